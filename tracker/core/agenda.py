"""The morning page: which deadlines are on it, in which section and order."""

from collections.abc import Iterable
from datetime import date
from typing import Literal, NamedTuple

from tracker.core.records import Case
from tracker.core.standing import Standing

Section = Literal["due", "lapsed?", "lapsed", "met", "closed"]
SECTIONS: tuple[Section, ...] = ("due", "lapsed?", "lapsed", "met", "closed")
RECENT = 7  # days for which a settled deadline stays on the page
SHOWN = 50  # lines a section, unless more are asked for
ASKED_AGAIN = (0, 7, 30, 90, 180)  # days after the lapse; then every 365
ASKED_FOR = 7  # days that an unjudged deadline stays on the page each time


class Item(NamedTuple):
    """One line of the page. `today` is the day asked about at the deadline's own place."""

    section: Section
    case: Case
    standing: Standing
    today: date


def asked(days: int) -> bool:
    """Whether a deadline that lapsed this many days ago, unjudged, is asked about now."""
    mark = max((mark for mark in ASKED_AGAIN if mark <= days), default=0)
    return days - mark < ASKED_FOR or (days >= 365 and days % 365 < ASKED_FOR)


def asked_spans(today: date, oldest: int) -> list[tuple[int, int]]:
    """The spans of last tolerated days, as day numbers, that are asked about around `today`.

    None before `oldest` is needed. A day is added at both ends, since zones differ; the core
    decides each deadline exactly.
    """
    number = today.toordinal()
    marks = [*ASKED_AGAIN, *range(365, number - oldest + ASKED_FOR + 2, 365)]
    return [(number - mark - ASKED_FOR - 1, number - mark + 1) for mark in marks]


def section(standing: Standing, today: date, within: int | None, every: bool) -> Section | None:
    """The section that a deadline belongs to on `today`; None when it is not on the page.

    `within` asks for all whose last day is at most that many days ahead, whatever their lead;
    `every` shows each unjudged lapse, however old.
    """
    if standing.state == "unconfirmed":
        return "lapsed?" if every or asked((today - standing.since).days) else None
    if standing.flag == "due" or (standing.flag == "open" and _ends_soon(standing, within)):
        ahead = standing.days is None or within is None or standing.days <= within
        return "due" if ahead else None
    if standing.flag == "open" or (today - standing.since).days > RECENT:
        return None
    if standing.state == "in-error":
        return None
    return "closed" if standing.flag == "closed" else _settled(standing)


def _ends_soon(standing: Standing, within: int | None) -> bool:
    return within is not None and standing.days is not None and standing.days <= within


def _settled(standing: Standing) -> Section:
    return "met" if standing.flag == "met" else "lapsed"


def ordered(items: Iterable[Item]) -> list[Item]:
    """The page in order: due by their last day, reviews after them; the rest newest first."""
    return sorted(items, key=_place)


def _place(item: Item) -> tuple[int, int, int, int]:
    at = SECTIONS.index(item.section)
    last = item.standing.last
    if item.section == "due":
        return (
            at,
            last is None,
            (last or item.standing.since).toordinal(),
            item.case.deadline.number,
        )
    return at, 0, -item.standing.since.toordinal(), item.case.deadline.number


def cut(items: list[Item], limit: int | None) -> tuple[list[Item], dict[Section, int]]:
    """The first `limit` items of each section, and how many are left out of each; None cuts none.

    `items` are in order.
    """
    kept: list[Item] = []
    left: dict[Section, int] = {}
    shown: dict[Section, int] = {}
    for item in items:
        count = shown[item.section] = shown.get(item.section, 0) + 1
        if limit is None or count <= limit:
            kept.append(item)
        else:
            left[item.section] = left.get(item.section, 0) + 1
    return kept, left
