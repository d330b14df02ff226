"""Accepting a candidate: the record that it becomes, by the same ways as `add` and `event add`."""

import sqlite3
from collections.abc import Mapping
from datetime import date, time, timedelta
from typing import Any, Literal, NamedTuple, cast

from tracker.cli.announcing import checked_title, prepare, stored_lines, unique
from tracker.cli.event import When, append
from tracker.cli.fields import DEADLINE, EVENT, Field
from tracker.cli.options import Evidence, Said
from tracker.cli.output import wrapped
from tracker.core.anchors import Window
from tracker.core.asked import Asked
from tracker.core.moment import Moment
from tracker.core.phrases import lexicon, read_as
from tracker.core.records import Precision, Reading
from tracker.core.wording import day_words
from tracker.errors import PhraseError, RecordRefused, TrackerError, UsageError
from tracker.store.candidates import Read, numbers_of, reads
from tracker.store.cases import setting
from tracker.store.change import Change
from tracker.store.conventions import conventions
from tracker.store.kinds import State
from tracker.store.naming import topic

Target = Literal["deadline", "event"]
Fields = dict[str, Any]
"""Values by the names of `fields.FIELDS`; None for one that is empty."""

_OF_DEADLINE = (
    *("title", "criterion", "by", "bound", "said", "phrase", "first", "last", "zone"),
    *("kind", "role", "firmness", "topic", "lead", "review", "confidence"),
)
_DAYS = tuple(field for field in DEADLINE if field.name in ("first", "last"))
TAKEN: dict[Target, tuple[Field, ...]] = {
    # the fields that a candidate is accepted with
    "deadline": tuple(field for field in DEADLINE if field.name in _OF_DEADLINE),
    "event": (*EVENT, *_DAYS),
}
_KINDS = {
    # what the rule that proposed a deadline found, and the kind of deadline that it is
    "expires": "expiry",
    "slots": "schedule",
    "gives": "ultimatum",
    "a condition and what follows": "ultimatum",
}
_FURTHEST = 7
"""Days: an article rarely tells of words that were said longer ago."""

_OWN = {"by": "speakers", "bound": "bounds"}


class Accepted(NamedTuple):
    """The record that a candidate became, its id, and lines about it."""

    kind: Target
    id: str
    lines: list[str]


def target_of(state: State) -> Target:
    """What a candidate becomes when it is accepted."""
    return "event" if state["kind"].startswith("event") else "deadline"


def proposed(db: sqlite3.Connection, state: State, target: Target) -> Fields:
    """What a candidate proposes for each field of the record; what it says nothing of is None."""
    read = reads(db, [state["article"]])[state["article"]]
    days = {end: state.get(end) and date.fromisoformat(state[end]) for end in ("first", "last")}
    if target == "event":
        told: Fields = {
            "title": state["title"],
            "party": _parties(state),
            "topic": read.topic,
            **days,
        }
    else:
        found = state["rule"].partition(": ")[2]
        speaker = state.get("speaker")
        told = {
            "title": state["title"],
            "by": (speaker,) if speaker else None,
            "bound": tuple(state.get("bounds", ())) or None,
            "said": _said(db, state, read),
            "phrase": state.get("phrase"),
            "zone": read.zone if read.zone != setting(db, "zone") else None,
            "kind": _KINDS.get(found, "pledge"),
            "topic": read.topic,
            **days,
        }
    return {field.name: told.get(field.name) for field in TAKEN[target]} | {
        "confidence": "verified"
    }


_PROPOSED = ("title", "by", "bound", "party", "said", "phrase", "first", "last")
"""Fields of which an empty one is a proposal too."""


def _parties(state: State) -> tuple[str, ...] | None:
    return tuple(dict.fromkeys(state.get("bounds", ()))) or None


def _said(db: sqlite3.Connection, state: State, read: Read) -> Said:
    """The day from which its phrase gives its window: that of the article, or one shortly before.

    An article tells on Wednesday what was said on Tuesday. Where no day does, it is the article's.
    """
    at = read.at and time.fromisoformat(read.at)
    given = Said(None, read.published, cast("time | None", at))
    for ago in range(_FURTHEST + 1 if state.get("phrase") else 0):
        said = given if not ago else Said(None, read.published - timedelta(ago), None)
        if _reading_of(db, state, said, read.zone) is not None:
            return said
    return given


def _reading_of(db: sqlite3.Connection, state: State, said: Said, zone: str) -> int | None:
    """Which reading of its phrase has the candidate's window; None if none has."""
    asked = Asked(said.last, zone, conventions(db), said.at)
    try:
        first = read_as(state["phrase"], asked, lexicon("en"))
    except PhraseError:
        return None
    window = state.get("first"), state.get("last")
    for number, each in enumerate((first, *first.alternatives), 1):
        if (_iso(each.first), _iso(each.last)) == window:
            return number
    return None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def accept(
    change: Change, state: State, edits: Mapping[str, Any], target: Target | None = None
) -> Accepted:
    """Record what a candidate proposes, but for the `edits`, and note what it became.

    The window that was shown is the one that is stored: where its phrase alone would give another,
    as one given by hand, with the phrase beside it. Raises RecordRefused for one that is judged
    already, and as `add` and `event add` do, with the candidate's number in front.
    """
    name = f"c{state['number']}"
    if state["state"] != "waiting":
        raise RecordRefused(f"{name} was {state['state']} already: `tracker log {name}` says how")
    target = target or target_of(state)
    before = proposed(change.db, state, target)
    unknown = sorted(edits.keys() - before.keys())
    if unknown:
        what = "an event" if target == "event" else "a deadline"
        raise UsageError(f"{name} becomes {what}, which has no --{unknown[0]}")
    wanted = before | dict(edits)
    read = reads(change.db, [state["article"]])[state["article"]]
    try:
        if target == "event":
            made = _event(change, state, read, wanted, edits)
        else:
            made = _deadline(change, state, read, wanted, edits)
    except TrackerError as error:
        error.args = (f"{name}: {error}",)
        raise
    changed = any(
        wanted[field] != before[field]
        for field in before
        if before[field] is not None or field in _PROPOSED
    )
    judged = {"state": "accepted", "edited": int(changed), target: made.id}
    change.edit("candidate", state | judged)
    return made._replace(lines=[*made.lines, *_offers(change, state, made)])


def _deadline(
    change: Change, state: State, read: Read, wanted: Fields, edits: Mapping[str, Any]
) -> Accepted:
    options = {_OWN.get(name, name): value for name, value in wanted.items()}
    options |= {name: options[name] or () for name in _OWN.values()}
    said = options["said"]
    ends = options.pop("first"), options.pop("last")
    timed, why = _time(change, state, wanted, edits)
    if timed.pop("by_hand", False):
        timed |= {"first": ends[0], "last": ends[1]}
    proof = Evidence(None, (read.source,), state["quote"], None)
    options |= timed | {"said": said}
    record, reading = prepare(change, checked_title(options.pop("title")), options, proof)
    id, lines = _added(change, record, reading)
    return Accepted("deadline", id, [*lines, *([wrapped("", why, 6)] if why else [])])


def _time(
    change: Change, state: State, wanted: Fields, edits: Mapping[str, Any]
) -> tuple[Fields, str | None]:
    """The options that state the time; and why, where the phrase would not give the window."""
    phrase = wanted["phrase"]
    if {"first", "last"} & edits.keys():
        return {"phrase": phrase, "by_hand": True}, None
    if phrase is not None and {"phrase", "said", "zone"} & edits.keys():
        return {"phrase": phrase}, None
    if phrase is not None:
        zone = wanted["zone"] or setting(change.db, "zone")
        number = _reading_of(change.db, state, wanted["said"], zone)
        if number is not None:
            return {"phrase": phrase, "reading": number if number > 1 else None}, None
    if wanted["first"] or wanted["last"]:
        why = "Its window is kept as the article gives it: the phrase alone does not read so."
        return {"phrase": phrase, "by_hand": True}, why
    return {"phrase": phrase, "undated": True}, None


def _added(change: Change, record: State, reading: Reading | None) -> tuple[str, list[str]]:
    if reading is None or reading.every is None:
        id = change.add("deadline", record)["id"]
        return id, stored_lines(change, id, reading)
    from tracker.cli.recurring import add_read  # few recur

    return add_read(change, record, reading)


def _event(
    change: Change, state: State, read: Read, wanted: Fields, edits: Mapping[str, Any]
) -> Accepted:
    first, last = wanted["first"], wanted["last"]
    past = state["kind"] == "event_past"
    lines = []
    if past and last and last > read.published and "last" not in edits:
        last = max(read.published, first or read.published)
        lines = [wrapped("", f"It had happened by {day_words(last)}, the article's day.", 6)]
    by_hand = {"first", "last"} & edits.keys()
    precision: Precision = "day" if by_hand else state["precision"]
    if first is None and last is None:
        raise UsageError("it has no day, and an event has one: give --first and --last")
    if first and last and last < first:
        raise UsageError(f"its last day, {last}, is before its first, {first}")
    fields = {
        "id": change.new_id(),
        "title": checked_title(wanted["title"]),
        "kind": wanted["kind"],
        "place": wanted["place"],
        "topic": wanted["topic"] and topic(change, wanted["topic"]),
        "confidence": wanted["confidence"],
        "parties": unique(change, wanted["party"] or ()),
    }
    stored = change.add("event", {k: v for k, v in fields.items() if v not in (None, [])})
    when = When(Window(first, last), precision)
    proof = Evidence(read.published, (read.source,), state["quote"], None)
    today = Moment(None, change.now).today(setting(change.db, "zone"))
    standing: Literal["happened", "scheduled"] = "happened" if past else "scheduled"
    return Accepted(
        "event", stored["id"], [*append(change, stored["id"], standing, when, proof, today), *lines]
    )


def _offers(change: Change, state: State, made: Accepted) -> list[str]:
    """What may follow for the records that it seems to be of: the commands, and no more."""
    named = numbers_of(change.db, [made.id, *(tie["record"] for tie in state.get("ties", ()))])
    own = named[made.id][0]
    found = []
    for tie in state.get("ties", ()):
        if tie["record"] not in named:
            continue
        number, title = named[tie["record"]]
        if tie.get("verdict") and made.kind == "event":
            day = state.get("last") or "DAY"
            command = f"`tracker met {number} --happened {day} --event {own}`"
            found.append(f"It may fulfil #{number}, \u201c{title}\u201d: {command} records that.")
        elif tie["tie"] == "moves" and made.kind == "deadline":
            command = f"`tracker link {own} {number} --same`"
            found.append(f"It may move #{number}, \u201c{title}\u201d: {command} says so.")
    return [wrapped("", words, 6) for words in found]
