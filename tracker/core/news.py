"""What there is to say of a deadline since an earlier look: one pure comparison.

A deadline is news when it stands otherwise than it did then, by the record as it was held then. It
is told once, as where it ended: what it passed through between two looks is not told.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Literal, NamedTuple

from tracker.core.anchors import window_at
from tracker.core.chain import predecessor, successor
from tracker.core.contradiction import Sides
from tracker.core.moment import local_day
from tracker.core.records import Case, Link
from tracker.core.standing import Standing, standing
from tracker.core.states import Flag, State, label
from tracker.core.ultimatum import Advice
from tracker.core.wording import count, day_words

Kind = Literal[
    "due",
    "grace",
    "review",
    "lapsed?",
    "met",
    "lapsed",
    "closed",
    "reset",
    "moved",
    "reopened",
    "open",
    "removed",
    "consequence",
    "suggestion",
    "disputed?",
]


class KindRow(NamedTuple):
    """One row of the table: the heading, its colour, and whether each line is explained."""

    heading: str
    flag: Flag
    explained: bool


KINDS: dict[Kind, KindRow] = {
    "due": KindRow("Newly due", "due", False),
    "grace": KindRow("The last day is over, the tolerance is not", "due", False),
    "review": KindRow("The review day has come", "due", False),
    "lapsed?": KindRow("Lapsed? Nobody has looked yet", "lapsed", False),
    "met": KindRow("Met", "met", False),
    "lapsed": KindRow("Lapsed", "lapsed", True),
    "closed": KindRow("Closed", "closed", True),
    "reset": KindRow("Announced anew after it had lapsed", "open", True),
    "moved": KindRow("Moved", "open", True),
    "reopened": KindRow("Reopened", "open", True),
    "open": KindRow("No longer due", "open", True),
    "removed": KindRow("Taken out of the record", "closed", True),
    "consequence": KindRow("What was threatened: its demand is settled", "due", True),
    "suggestion": KindRow("Perhaps met already: look and decide", "met", True),
    "disputed?": KindRow("Sources disagree: look and decide", "closed", True),
}
"""The kinds of news, in the order of the page."""

OF_STATE: dict[State, Kind] = {
    "waiting": "open",
    "vague": "open",
    "running": "open",
    "due": "due",
    "grace": "grace",
    "review": "review",
    "unconfirmed": "lapsed?",
    "met": "met",
    "met-late": "met",
    "met-in-part": "met",
    "lapsed": "lapsed",
    "extended": "moved",
    "superseded": "closed",
    "withdrawn": "closed",
    "moot": "closed",
    "disputed": "closed",
    "unverifiable": "closed",
    "in-error": "closed",
}


class News(NamedTuple):
    """One line of what changed. `today` is the day of the look at the deadline's own place.

    `was` is where the deadline stood at the look before, None if it was not held then. `slip` is
    the days by which its last day moved, None where it did not or an end is open. `typed_late`
    says that what settled it was recorded since, but known on a day before that look. A suggestion
    names the `event`, by its number, that looks as if it fulfilled the deadline, and its day. Where
    sources disagree, `sides` names one of each. `advice` is what the demand of an ultimatum says of
    this consequence.
    """

    kind: Kind
    case: Case
    was: Standing | None
    standing: Standing
    today: date
    why: str
    slip: int | None = None
    typed_late: bool = False
    event: int | None = None
    happened: date | None = None
    sides: Sides | None = None
    advice: Advice | None = None


def news(before: Case | None, then: datetime, case: Case, now: datetime) -> News | None:
    """What changed between the aware instants `then` and `now`; None if nothing worth saying did.

    `before` is the case as the store held it at the earlier look, None if it was recorded since:
    such a deadline is news only when it is not simply open.
    """
    zone = case.deadline.zone
    today = local_day(now, zone)
    found = standing(case, now)
    was = standing(before, then) if before else None
    if found is None:
        return None
    anew = _announced_anew(case, was, found, today)
    kind = "reset" if anew else _kind(was, found) if was else _first_seen(found)
    if kind is None:
        return None
    link = successor(case, case.deadline, today)
    late = _typed_late(before, local_day(then, zone), found, link)
    slip = _slip(case, was, found, today)
    why = " ".join(_sentences(was, found, slip, late))
    if reset_since(was, found):
        further = _reset_by(case, found, today)
        slip = further if kind == "reset" else slip
        why = f"{_anew(found, further)} {why}"
    return News(kind, case, was, found, today, why, slip, late)


def removed(before: Case, then: datetime) -> News | None:
    """That a deadline is in the record no more, as it stood at `then`; None if it did not yet."""
    was = standing(before, then)
    if was is None:
        return None
    today = local_day(then, before.deadline.zone)
    why = f"It was taken away: `tracker log {before.deadline.number}` says how."
    return News("removed", before, was, was, today, why)


def reset_since(was: Standing | None, found: Standing) -> bool:
    """Whether it turned out since the earlier look that it was announced after a lapse."""
    return found.reset and not (was is not None and was.reset)


def _announced_anew(case: Case, was: Standing | None, found: Standing, today: date) -> bool:
    """Whether that is where it ended: what the clock or a person made of it later is told instead.

    The reset is then told beside that.
    """
    if not reset_since(was, found) or _settled(found) or (was is not None and _settled(was)):
        return False
    link = predecessor(case, case.deadline, today)
    assert link is not None
    return found.flag == "open" or max(link.known, link.new.said) > found.since


def _first_seen(found: Standing) -> Kind | None:
    return None if found.flag == "open" or found.state == "in-error" else OF_STATE[found.state]


def _kind(was: Standing, found: Standing) -> Kind | None:
    kind, moved = OF_STATE[found.state], was.last != found.last
    judged_anew = _verdict(was) != _verdict(found)
    if was.state == found.state and not judged_anew:
        return "moved" if moved else None
    if _settled(found):
        return kind
    if _settled(was):
        return "reopened"
    if moved and (kind == "open" or was.flag == found.flag):
        return "moved"
    return None if was.flag == found.flag == "open" else kind


def _reset_by(case: Case, found: Standing, today: date) -> int | None:
    """The days from the last day that had lapsed to the new one."""
    assert found.supersedes is not None
    window = window_at(case, found.supersedes, today)
    return (found.last - window.last).days if found.last and window and window.last else None


def _settled(found: Standing) -> bool:
    """Whether the clock no longer moves it."""
    return found.flag in ("met", "closed") or found.state == "lapsed"


def _verdict(found: Standing) -> str | None:
    return found.verdict.id if found.verdict else None


def _typed_late(before: Case | None, then: date, found: Standing, link: Link | None) -> bool:
    """Whether what settled it was not held before, though known on a day before `then`."""
    if found.state == "in-error":
        return False  # our own correction: it became known by being typed
    if found.verdict is not None:
        held = before is not None and found.verdict.id in {v.id for v in before.verdicts}
        return not held and found.verdict.known < then
    if link is None or not _settled(found):
        return False
    held = before is not None and _ends(link) in map(_ends, before.links)
    return not held and max(link.known, link.new.said) < then


def _ends(link: Link) -> tuple[str, str]:
    return link.new.id, link.old.id


def _slip(case: Case, was: Standing | None, found: Standing, today: date) -> int | None:
    """The days by which the last day moved: to the later announcement's, or from what it was."""
    start, end = (was.last if was else found.last), found.last
    if found.state == "extended" and found.superseded_by is not None:
        window = window_at(case, found.superseded_by, today)
        start, end = found.last, window.last if window else None
    return (end - start).days if start and end and end != start else None


def _sentences(
    was: Standing | None, found: Standing, slip: int | None, late: bool
) -> Iterable[str]:
    if was is not None and _settled(was) and not _settled(found):
        yield f"It was {label(was.state)}, which no longer holds."
    if found.state == "extended":
        yield found.why
        if slip is not None and found.last is not None:
            yield _move(found.last, date.fromordinal(found.last.toordinal() + slip))
    else:
        if was is not None and was.last != found.last:
            yield _move(was.last, found.last)
        yield found.why
    if late:
        yield f"Typed late: it was known on {day_words(found.since)}, before the last check."


def _anew(found: Standing, slip: int | None) -> str:
    """What it follows on; `slip` is the days by which the new last day is later."""
    assert found.supersedes is not None
    words = f"It was announced anew after #{found.supersedes.number} had lapsed"
    if not slip:
        return f"{words}."
    return f"{words}; its last day is {_further(slip)}."


def _further(days: int) -> str:
    return f"{count(abs(days), 'day')} {'later' if days > 0 else 'earlier'}"


def _move(start: date | None, end: date | None) -> str:
    if end is None:
        return f"It no longer has a last day, which was {day_words(start)}." if start else ""
    if start is None:
        return f"It now has a last day, {day_words(end)}."
    days = (end - start).days
    return f"Its last day moved from {day_words(start)} to {day_words(end)}, {_further(days)}."


def ordered(items: Iterable[News]) -> list[News]:
    """The page in order: by kind, then by last day, open ends after them."""
    return sorted(items, key=_place)


def _place(item: News) -> tuple[int, date, int, int]:
    last = item.standing.last or date.max
    return list(KINDS).index(item.kind), last, item.case.deadline.number, item.event or 0
