"""Windows that hang on events: EVENT+72h as people type it, and what is recorded of it."""

import re
from contextlib import suppress
from datetime import date
from typing import Literal, NamedTuple

from tracker.core.anchors import Happenings, anchored, event_then, loop
from tracker.core.records import Anchor, Precision, Relation
from tracker.core.wording import window_words
from tracker.errors import RecordRefused, UnknownId, UsageError
from tracker.store.calendars import counting
from tracker.store.cases import event_rows
from tracker.store.change import Change
from tracker.store.conventions import conventions
from tracker.store.find import find
from tracker.store.kinds import State


class Unit(NamedTuple):
    """A unit behind a number: how it is kept, how exact it is, and what counts its days."""

    offset: str
    precision: Precision
    counted: Literal["", "holidays", "sitting"] = ""


UNITS: dict[str, Unit] = {
    "h": Unit("T{}H", "hour"),
    "d": Unit("{}D", "day"),
    "b": Unit("{}B", "day", "holidays"),
    "s": Unit("{}B", "day", "sitting"),
    "w": Unit("{}W", "week"),
    "m": Unit("{}M", "month"),
    "y": Unit("{}Y", "year"),
}
_WORDS = {
    "hour": "h",
    "day": "d",
    "week": "w",
    "month": "m",
    "year": "y",
    **dict.fromkeys(("bd", "business day", "working day"), "b"),
    **dict.fromkeys(("sitting day", "session day", "legislative day"), "s"),
}
_HUNG = r"(.*?[^\s+-])\s*([+-])\s*(\d{1,5})\s*([A-Za-z][A-Za-z ]*)"
_MOST_YEARS = 9999
_FORM = "EVENT+72h: h d w m y, b for business days, s for sitting days, or the words"


class Hung(NamedTuple):
    """An event as typed, and how far from it: "+" or "-", a number and a unit."""

    event: str
    sign: str = ""
    number: int = 0
    unit: Unit = UNITS["d"]

    @property
    def offset(self) -> str | None:
        """As it is kept: an ISO 8601 duration, in which B are working days."""
        if not self.sign:
            return None
        return ("-" if self.sign == "-" else "") + "P" + self.unit.offset.format(self.number)


def is_hung(text: str) -> bool:
    """Whether it is counted from an event, and no day: 12+2w, not 2025-10."""
    return re.fullmatch(_HUNG, text, re.ASCII) is not None


def hung(text: str) -> Hung:
    """EVENT, EVENT+72h, EVENT-2 weeks; raises UsageError for what is neither."""
    match = re.fullmatch(_HUNG, text.strip(), re.ASCII)
    if match is None:
        if "+" in text:
            raise UsageError(f"{text!r} is counted from no event: write {_FORM}")
        return Hung(text)
    event, sign, number, words = match.groups()
    word = " ".join(words.lower().split())
    unit = UNITS.get(word) or UNITS.get(_WORDS.get(word.removesuffix("s"), ""))
    if unit is None:
        raise UsageError(f"{words!r} is no unit: write {_FORM}")
    if unit.precision == "year" and int(number) > _MOST_YEARS:
        raise UsageError(f"{number} years leave the calendar")
    return Hung(event, sign, int(number), unit)


def after(change: Change, text: str) -> State:
    """--after EVENT, or within that long after it."""
    found = hung(text)
    if found.sign == "-":
        raise UsageError(f"--after counts on: for what comes earlier, --before {text} or --on")
    return _hanging(change, found, "within" if found.sign else "after")


def before(change: Change, text: str) -> State:
    """--before EVENT, or so long before it at the latest."""
    found = hung(text)
    if found.sign == "+":
        raise UsageError(f"--before counts back: for what comes later, --after {text} or --on")
    return _hanging(change, found, "by" if found.sign else "before")


def on(change: Change, text: str) -> State:
    """--on EVENT+14d: the day itself, so long after an event or before it."""
    return _hanging(change, hung(text), "on")


def between(change: Change, texts: tuple[str, str]) -> State:
    """--between EVENT EVENT: from the first day of the one to the last of the other."""
    opens, ends = (_event(change, text) for text in texts)
    if opens == ends:
        raise UsageError(f"--between {' '.join(texts)} is one event: name two")
    named = change.load("event", opens)
    assert named is not None
    change.doubts += _disordered(change, opens, ends)
    return {
        "anchor_words": named["title"],
        "anchor_event": opens,
        "anchor_end": ends,
        "relation": "within",
    }


def _disordered(change: Change, opens: str, ends: str) -> list[str]:
    """What there is to say of two events that come in the other order, by what is known now."""
    happenings = event_rows(change.db, [opens, ends])
    first, last = (event_then(happenings, id, date.max) for id in (opens, ends))
    if first is None or last is None or first.last is None or last.last is None:
        return []
    if last.last >= (first.first or first.last):
        return []
    one, other = (
        f"#{state['number']} ({window_words(row.first, row.last)})"
        for id, row in ((opens, first), (ends, last))
        if (state := change.load("event", id))
    )
    return [f"--between: {other} is before {one}, so that there is no window until one moves"]


def _hanging(change: Change, found: Hung, relation: Relation) -> State:
    """The columns of a deadline; raises RecordRefused where its days cannot be counted already."""
    event, calendar = _event(change, found.event), _calendar(change, found.unit)
    named = change.load("event", event)
    assert named is not None
    state = {
        "anchor_words": named["title"],
        "anchor_event": event,
        "anchor_offset": found.offset,
        "anchor_calendar": calendar,
        "relation": relation,
        "precision": found.unit.precision,
    }
    counted = counting(change.db, [calendar])[calendar] if calendar else ""
    anchor = Anchor(named["title"], found.offset, relation, event, counted)
    row = event_then(event_rows(change.db, [event]), event, date.max)
    if row is not None and row.last is not None:
        anchored(anchor, row.known, row.first or row.last, row.last)
    return {name: value for name, value in state.items() if value is not None}


def _event(change: Change, text: str) -> str:
    """The id of the event that is named; raises UnknownId, and says so of a deadline."""
    try:
        return find(change.db, text, "event")
    except UnknownId as unknown:
        with suppress(UnknownId):
            find(change.db, text, "deadline")
            raise UsageError(
                f"#{text.strip().removeprefix('#')} is a deadline, and windows hang on events:"
                " record what it leads to as an event (`tracker event TITLE --on DAY`)"
            ) from None
        raise unknown from None


def _calendar(change: Change, unit: Unit) -> str | None:
    """What counts the days: the convention of the store as it is now, which stays with them."""
    if not unit.counted:
        return None
    chosen = str(getattr(conventions(change.db), unit.counted))
    if unit.counted == "sitting" and not chosen:
        raise UsageError(
            "which days count as sitting days depends on that body's calendar: import it, and"
            " `tracker set convention.sitting NAME`"
        )
    return chosen or None


def of_event(change: Change, text: str, option: Literal["--on", "--after"]) -> State:
    """The columns of an event that hangs on another, by its --on or --after."""
    found = hung(text)
    if not found.sign:
        raise UsageError(f"{option} {text} does not say how long after: write {_FORM}")
    state = after(change, text) if option == "--after" else on(change, text)
    return {
        "anchor_event": state["anchor_event"],
        "anchor_relation": state["relation"],
        "anchor_offset": state["anchor_offset"],
        "precision": state["precision"],
    } | ({"anchor_calendar": state["anchor_calendar"]} if "anchor_calendar" in state else {})


def refuse_loop(change: Change, event: str, happenings: Happenings) -> None:
    """Refuse an event that hangs on itself, by way of others or not; raises RecordRefused."""
    path = loop(happenings, event)
    if path:
        states = [change.load("event", id) for id in path]
        names = [f"#{state['number']} {state['title']}" for state in states if state]
        raise RecordRefused(f"{', which hangs on '.join(names)}: a loop")
