"""What an amendment makes of a record: its state, with the time read again where that is asked."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from tracker.cli.announcing import checked_title
from tracker.cli.fields import FIELDS
from tracker.cli.options import Said
from tracker.cli.record import Given, window
from tracker.core.moment import place
from tracker.core.records import Reading
from tracker.core.sentences import tied
from tracker.errors import PhraseError, UsageError
from tracker.store import readings
from tracker.store.cases import setting
from tracker.store.change import Change
from tracker.store.find import find, find_party, find_topic
from tracker.store.kinds import State

Wanted = Mapping[str, Any]
"""The fields to be amended, as `fields.checked` gives them; what is not in it stays as it is."""

TIME = ("said_first", "said", "zone", "phrase", *readings.TIME)
"""The columns of a deadline that state the time, with the words and what they count from."""

_WAYS = ("on", "first", "last", "after", "before", "between", "undated")
_ENDS = ("first", "last")
_BY_HAND = ("hour", "relation", "hedge")
_TIMED = {*_WAYS, *_BY_HAND, "said", "phrase", "zone", "tolerance", "anchor", "reading", "language"}


def amended(change: Change, kind: str, stored: State, wanted: Wanted) -> tuple[State, list[str]]:
    """The state as it would be, and the names in it that are not recorded yet, "party X".

    Those stand in the state as they were typed. Nothing is written. Raises as `window` does.
    """
    fresh: list[str] = []
    state = dict(stored)
    for field in FIELDS[kind]:
        if field.name in wanted and not (kind == "deadline" and field.name in _TIMED):
            value = wanted[field.name]
            state[field.column] = _stored(change, field.name, value, fresh)
    if kind == "deadline" and wanted.keys() & _TIMED:
        kept = {name: value for name, value in state.items() if name not in TIME}
        state = kept | _time(change, stored, wanted)
    return {name: value for name, value in state.items() if value not in (None, [])}, fresh


def _stored(change: Change, name: str, value: Any, fresh: list[str]) -> Any:
    if value is None:
        return None
    if name == "title":
        return checked_title(value)
    if name in ("by", "bound", "party"):
        return list(dict.fromkeys(_party(change, each, fresh) for each in value))
    if name == "topic":
        return _topic(change, value, fresh)
    return value.isoformat() if isinstance(value, date) else value


def _party(change: Change, name: str, fresh: list[str]) -> str:
    if not name.strip():
        raise UsageError("the name of a party is empty")
    slug = find_party(change.db, name)
    if slug is None:
        fresh.append(f"party {name.strip()}")
    return slug or name.strip()


def _topic(change: Change, name: str, fresh: list[str]) -> str:
    if not name.strip():
        raise UsageError("the name of a topic is empty")
    slug = find_topic(change.db, name)
    if slug is None:
        fresh.append(f"topic {name.strip()}")
    return slug or name.strip()


def _time(change: Change, stored: State, wanted: Wanted) -> State:
    """The columns that state the time; the grammar is asked only where something says so."""
    said: Said = wanted.get("said") or _said(stored)
    phrase, zone = (wanted.get(name, stored.get(name)) for name in ("phrase", "zone"))
    if zone is not None:
        place(zone)
    if any(way in wanted for way in _WAYS):
        state = _by_hand(change, stored, wanted, said)
    elif _asks(stored, wanted):
        state = _read(change, stored, wanted, said)
        zone = state.get("zone")
    else:
        state = {name: stored[name] for name in TIME if name in stored}
    first = said.first.isoformat() if said.first else None
    state |= {"phrase": phrase, "zone": zone, "said": said.last.isoformat(), "said_first": first}
    return _beside(change, state, wanted)


def _said(stored: State) -> Said:
    first = stored.get("said_first")
    return Said(first and date.fromisoformat(first), date.fromisoformat(stored["said"]), None)


def _by_hand(change: Change, stored: State, wanted: Wanted, said: Said) -> State:
    """A window by hand; of one that was so before, only the end that is given changes."""
    own = {name: wanted[name] for name in _WAYS if name in wanted and name not in _ENDS}
    base = {} if own or "anchor_words" in stored else stored
    ends = {name: wanted.get(name, _day(base.get(name))) for name in _ENDS}
    if not own and not any(ends.values()):
        own = {"undated": True}
    state, _ = window(change, Given().but(**own, **ends), said)
    if stored["by_hand"]:
        kept = ["tolerance", "hedge"] + ["hour"] * (state.get("last") == stored.get("last"))
        state |= {name: stored[name] for name in kept if name in stored and "last" in state}
    return {"tolerance": 0, "loose": 0} | state


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _asks(stored: State, wanted: Wanted) -> bool:
    """Whether the phrase has to be read again; a window by hand stays unless that is said."""
    if "reading" in wanted or "language" in wanted:
        return True
    if stored["by_hand"]:
        return False
    given = wanted.get("said")
    if given is not None and (given.at is not None or given != _said(stored)):
        return True
    return any(name in wanted and wanted[name] != stored.get(name) for name in ("phrase", "zone"))


def _read(change: Change, stored: State, wanted: Wanted, said: Said) -> State:
    """The time as the grammar reads it now; an event stays tied if the words still name it."""
    phrase = wanted.get("phrase", stored.get("phrase"))
    if phrase is None:
        raise UsageError("without a phrase there is nothing to read: give the window by hand")
    number, zone = wanted.get("reading"), wanted.get("zone", stored.get("zone"))
    was = _reading_of(change, stored) if "language" not in wanted else None
    named = was is not None and was.zone == stored.get("zone") != setting(change.db, "zone")
    if named and "zone" not in wanted:
        zone = None  # the old words named it
    given = Given(phrase=phrase, zone=zone, language=wanted.get("language"))
    if number is None and was is not None and phrase == stored.get("phrase"):
        number = _number_of(was, stored)
    try:
        state, _ = window(change, given.but(reading=number), said)
    except UsageError:
        if "reading" in wanted:
            raise
        state, _ = window(change, given, said)  # on that day it has fewer
    if state.get("anchor_words") == stored.get("anchor_words") and "anchor_event" in stored:
        state["anchor_event"] = stored["anchor_event"]
    return state


def _reading_of(change: Change, stored: State) -> Reading | None:
    """What the grammar makes of the words as they are recorded, where they are of our language."""
    if stored["by_hand"] or "phrase" not in stored:
        return None
    from tracker.core.asked import Asked
    from tracker.core.phrases import read_as
    from tracker.store.conventions import conventions

    said = date.fromisoformat(stored["said"])
    asked = Asked(said, setting(change.db, "zone"), conventions(change.db))
    try:
        return read_as(stored["phrase"], asked)
    except PhraseError:
        return None


def _number_of(reading: Reading, stored: State) -> int | None:
    """Which of its readings was recorded; None if it is none of them."""
    ends = _day(stored.get("first")), _day(stored.get("last"))
    for number, other in enumerate((reading, *reading.alternatives), 1):
        if ends == (other.first, other.last):
            return number
    return None


def _beside(change: Change, state: State, wanted: Wanted) -> State:
    """What stands beside the window: tolerance, the event, and what is stated by hand only."""
    for name in _BY_HAND:
        if name in wanted:
            if not state["by_hand"]:
                raise UsageError(
                    f"the {name} is read from the phrase: amend that, or give the window by hand"
                )
            value = wanted[name]
            state[name] = f"{value:%H:%M}" if name == "hour" and value else value
    if "tolerance" in wanted:
        state["tolerance"] = wanted["tolerance"] or 0
    if "anchor" in wanted:
        if not state.get("anchor_words"):
            raise UsageError("its words hang on no event: use --after EVENT+72h")
        event = wanted["anchor"]
        state["anchor_event"] = None if event is None else find(change.db, event, "event")
    if state.get("anchor_event") and "sentence" in state:
        state["sentence"] = tied(state["sentence"])
    return state
