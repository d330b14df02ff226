"""The morning page: which deadlines are on it, in which section and order."""

from datetime import date
from typing import Any, Literal, TypeVar

from tracker.core.glance import Glance

T = TypeVar("T", bound=tuple[Any, ...])
Section = Literal["due", "lapsed?", "lapsed", "met", "closed"]
SECTIONS: tuple[Section, ...] = ("due", "lapsed?", "lapsed", "met", "closed")
RECENT = 7  # days for which a settled deadline stays on the page
SHOWN = 50  # lines a section, unless more are asked for
ASKED_AGAIN = (0, 7, 30, 90, 180)  # days after the lapse; then every 365
ASKED_FOR = 7  # days that an unjudged deadline stays on the page each time


def asked(days: int) -> bool:
    """Whether a deadline that lapsed this many days ago, unjudged, is asked about now."""
    mark = max((mark for mark in ASKED_AGAIN if mark <= days), default=0)
    return days - mark < ASKED_FOR or (days >= 365 and days % 365 < ASKED_FOR)


def surely_asked(days: int) -> bool:
    """Whether what was tolerated until so many days ago is asked about now, wherever it is.

    The lapse began on that day or the one after, and it may be a day earlier or later there.
    """
    return all(asked(lapsed) for lapsed in range(days - 2, days + 2))


def asked_spans(today: date, oldest: int) -> list[tuple[int, int]]:
    """The spans of last tolerated days, as day numbers, that are asked about around `today`.

    None before `oldest` is needed. A day is added at both ends, since zones differ; the core
    decides each deadline exactly.
    """
    number = today.toordinal()
    marks = [*ASKED_AGAIN, *range(365, number - oldest + ASKED_FOR + 2, 365)]
    return [(number - mark - ASKED_FOR - 1, number - mark + 1) for mark in marks]


def section(glance: Glance, within: int | None, every: bool) -> Section | None:
    """The section that a deadline belongs to on its day; None when it is not on the page.

    `within` asks for all whose last day is at most that many days ahead, whatever their lead;
    `every` shows each unjudged lapse, however old.
    """
    state, flag, days = glance.state, glance.flag, glance.days
    if state == "unconfirmed":
        return "lapsed?" if every or asked((glance.today - glance.since).days) else None
    soon = within is not None and days is not None and days <= within
    if flag == "due":
        return "due" if soon or within is None or days is None else None
    if flag == "open":
        return "due" if soon else None
    if (glance.today - glance.since).days > RECENT or state == "in-error":
        return None
    return flag


def place(section: Section, glance: Glance) -> tuple[int, ...]:
    """What orders the page: due by their last day, reviews after them; the rest newest first."""
    if section != "due":
        return SECTIONS.index(section), 0, -glance.since.toordinal(), glance.number
    return 0, glance.last is None, (glance.last or glance.since).toordinal(), glance.number


def cut(items: list[T], limit: int | None) -> tuple[list[T], dict[Section, int]]:
    """The first `limit` items of each section, and how many are left out of each; None cuts none.

    `items` are in order, and the first of each is its section.
    """
    if limit is None:
        return items, {}
    kept: list[T] = []
    left: dict[Section, int] = {}
    shown: dict[Section, int] = {}
    for item in items:
        section: Section = item[0]
        count = shown[section] = shown.get(section, 0) + 1
        if count <= limit:
            kept.append(item)
        else:
            left[section] = left.get(section, 0) + 1
    return kept, left
