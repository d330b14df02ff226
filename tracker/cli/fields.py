"""The fields of a deadline and an event that can be amended, and what each may hold.

`amend` makes its options of these tables, `edit` the lines of its draft. A value of None stands
for a field that is empty.
"""

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any, get_args

from tracker.cli.options import KINDS, Said, day_said
from tracker.core.record import Record
from tracker.core.records import Confidence, Firmness, Relation, Role
from tracker.core.spans import day
from tracker.errors import UsageError
from tracker.store.kinds import State

LONGEST_DAYS = 3650

Parse = Callable[[Any], Any]
"""A value as typed, or as TOML has it, to what is meant; raises UsageError."""


class Field(Record):
    """One field: its name, what it is, how it is read; `column` is where it is kept.

    `empty` says that it may be empty, `several` that it is a list of names.
    """

    name: str
    what: str
    parse: Parse
    column: str
    metavar: str
    empty: bool = True
    several: bool = False


def shown(value: Any) -> str:
    """A value as one writes it: text in quotation marks, what else there is as TOML has it."""
    match value:
        case bool():
            return str(value).lower()
        case date() | time():
            return value.isoformat()
        case list() | tuple():
            return f"[{', '.join(map(shown, value))}]"
        case dict():
            return f"{{{', '.join(f'{name} = {shown(each)}' for name, each in value.items())}}}"
    return repr(value)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise UsageError(f"{shown(value)} is no text: put it in quotation marks")
    return value


def _one_of(*words: str) -> Parse:
    def parse(value: Any) -> str:
        if value not in words:
            raise UsageError(f"{shown(value)} is none of {', '.join(words)}")
        return str(value)

    return parse


def _day(value: Any) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if not isinstance(value, str):
        raise UsageError(f"{shown(value)} is no day: write 2025-10-16")
    return day(value)


def _days(value: Any) -> int:
    text = str(value)
    if isinstance(value, bool) or not (text.isascii() and text.isdecimal() and len(text) < 6):
        raise UsageError(f"{shown(value)} is no number of days")
    if int(text) > LONGEST_DAYS:
        raise UsageError(f"{value} days are more than {LONGEST_DAYS}")
    return int(text)


def _said(value: Any) -> Said:
    if isinstance(value, Said):
        return value
    if isinstance(value, datetime) and value.tzinfo is None and value.second == 0:
        return Said(None, value.date(), value.time().replace(microsecond=0))
    if isinstance(value, date) and not isinstance(value, datetime):
        return Said(None, value, None)
    if not isinstance(value, str):
        raise UsageError(
            f"{shown(value)} is no day: write 2025-10-16 or 2025-10-16T15:00, by the clocks of"
            " the zone"
        )
    return day_said(value)


def _hour(value: Any) -> time:
    try:
        given = value if isinstance(value, time) else time.fromisoformat(value)
    except (TypeError, ValueError):
        given = time(0, 0, 1)
    if given.second or given.microsecond or given.tzinfo:
        raise UsageError(f"{shown(value)} is no clock time: write 18:00")
    return given


def _event(value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise UsageError(f"{shown(value)} is no event: write its number")
    return str(value)


def _names(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or not all(isinstance(each, str) for each in value):
        raise UsageError(f'{shown(value)} is no list of names: write ["A. Minister", "Iran"]')
    return tuple(value)


def _words(literal: Any) -> str:
    return ", ".join(get_args(literal))


_RELATION = f"how the words tie it to the window, by hand only: {_words(Relation)}"
DEADLINE = (
    Field("title", "what was announced", _text, "title", "TEXT", empty=False),
    Field("criterion", "what counts as met", _text, "criterion", "TEXT"),
    Field("by", "who said it", _names, "speakers", "SPEAKER", several=True),
    Field("bound", "who has to act", _names, "bounds", "PARTY", several=True),
    Field("said", "the day it was said: DAY, DAYTHH:MM or DAY..DAY", _said, "said", "DAY", False),
    Field("phrase", "the exact words that state the time", _text, "phrase", "WORDS"),
    Field("zone", "where the day ends, as an IANA name", _text, "zone", "ZONE"),
    Field("first", "first day of the window; given here, it is by hand", _day, "first", "DAY"),
    Field("last", "last day of the window; given here, it is by hand", _day, "last", "DAY"),
    Field("hour", "clock time that ends the last day; by hand only", _hour, "hour", "HH:MM"),
    Field("tolerance", "days past the last one", _days, "tolerance", "DAYS"),
    Field("relation", _RELATION, _one_of(*get_args(Relation)), "relation", "WORD"),
    Field("hedge", "the softening words as said; by hand only", _text, "hedge", "WORDS"),
    Field("anchor", "the recorded event that it hangs on", _event, "anchor_event", "EVENT"),
    Field("kind", ", ".join(KINDS), _one_of(*KINDS), "kind", "KIND", empty=False),
    Field("role", _words(Role), _one_of(*get_args(Role)), "role", "ROLE"),
    Field("firmness", _words(Firmness), _one_of(*get_args(Firmness)), "firmness", "WORD"),
    Field("topic", "the thread it belongs to, by slug or title", _text, "topic", "TOPIC"),
    Field("lead", "days before the last one from which it is due", _days, "lead", "DAYS"),
    Field("review", "when one without an end is looked at", _day, "review", "DAY"),
    Field(
        "confidence",
        _words(Confidence),
        _one_of(*get_args(Confidence)),
        "confidence",
        "WORD",
        False,
    ),
)
EVENT = (
    DEADLINE[0],
    Field("kind", "meeting, call, vote, statement ...", _text, "kind", "KIND"),
    Field("place", "where it takes place", _text, "place", "PLACE"),
    Field("party", "who takes part", _names, "parties", "PARTY", several=True),
    next(field for field in DEADLINE if field.name == "topic"),
    DEADLINE[-1],
)
FIELDS = {"deadline": DEADLINE, "event": EVENT}

ASKING = ("reading", "language", "on", "after", "before", "between", "undated")
"""What an amendment of a deadline may hold beside its fields: ways to say what the time is."""


def checked(kind: str, name: str, value: Any) -> Any:
    """The value of a field as it is meant, None for an empty one; raises UsageError."""
    field = next(field for field in FIELDS[kind] if field.name == name)
    if value in (None, "", (), []):
        if not field.empty:
            raise UsageError(f"the {name} cannot be empty")
        return None
    try:
        return field.parse(value)
    except UsageError as wrong:
        raise UsageError(f"{name}: {wrong}") from None


def held(field: Field, state: State) -> Any:
    """What a stored state has in a field, as `checked` gives it; slugs and ids stay as they are."""
    value = state.get(field.column)
    if value is None:
        return None
    if field.name == "said":
        first = state.get("said_first")
        return Said(first and date.fromisoformat(first), date.fromisoformat(value), None)
    if field.several:
        return tuple(value)
    return field.parse(value)
