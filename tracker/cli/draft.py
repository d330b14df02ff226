"""A record as TOML to be edited: its fields with a comment on each, and what became of them."""

import sqlite3
import tomllib
from collections.abc import Iterator
from datetime import date, time
from typing import Any

from tracker.cli.fields import FIELDS, Field, checked, held, shown
from tracker.cli.options import Said
from tracker.core.phrases import LANGUAGES
from tracker.core.plain import is_hostile
from tracker.errors import TrackerError, TryAgain, UsageError
from tracker.store.kinds import State

ASKING = ("reading", "language")  # what a deadline's draft may hold beside its fields
_SHORT = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_HEAD = """\
# #{number}, a {kind}. Save and leave the editor to store what you changed; what is as it was, or
# whose line is gone, stays. "" empties a field that may be empty, [] a list.
{more}
number = {number}
version = {version}  # which this was made from; leave it as it is
"""
_DEADLINE = """\
# Another phrase, zone or day said makes the grammar read the phrase again, if it gave the window.
# To have it read in any case, or otherwise, add a line:  reading = 1  or  language = "de"
"""
_EVENT = "# Its day changes by `tracker event moved`.\n"


class Empty(UsageError):
    """A draft that has no field: as one leaves an editor to store nothing."""


def draft(db: sqlite3.Connection, kind: str, state: State) -> str:
    """The record in its stored state as TOML."""
    more = _DEADLINE if kind == "deadline" else _EVENT
    head = _HEAD.format(kind=kind, number=state["number"], version=state["version"], more=more)
    return head + "".join(
        f"\n# {field.what}\n{field.name} = {toml(value)}\n"
        for field, value in _values(db, kind, state)
    )


def _values(db: sqlite3.Connection, kind: str, state: State) -> Iterator[tuple[Field, Any]]:
    """Each field with what it holds, as people name it; an empty one has "" or an empty list."""
    for field in FIELDS[kind]:
        value = held(field, state)
        if field.several:
            yield field, [_party(db, slug) for slug in value or ()]
        elif field.name == "anchor" and value is not None:
            query = "SELECT number FROM event WHERE id = ?"
            yield field, db.execute(query, (value,)).fetchone()[0]
        elif field.name == "tolerance":
            yield field, value or 0
        else:
            yield field, "" if value is None else value


def _party(db: sqlite3.Connection, slug: str) -> str:
    return str(db.execute("SELECT name FROM party WHERE slug = ?", (slug,)).fetchone()[0])


def toml(value: Any) -> str:
    """A value as TOML, on one line and without letters that could rewrite it."""
    match value:
        case Said():
            return toml(f"{value.first}..{value.last}") if value.first else toml(value.last)
        case list():
            return f"[{', '.join(map(toml, value))}]"
        case date():
            return value.isoformat()
        case time():
            return f'"{value:%H:%M}"'
        case int():
            return str(value)
    return '"' + "".join(map(_escaped, str(value))) + '"'


def _escaped(letter: str) -> str:
    if letter in _SHORT:
        return _SHORT[letter]
    return f"\\u{ord(letter):04x}" if letter < " " or is_hostile(letter) else letter


def changed(db: sqlite3.Connection, kind: str, state: State, text: str) -> dict[str, Any]:
    """The fields that differ in the edited draft `text`, as they are to be.

    Raises UsageError naming every line that is wrong, Empty for a draft without a field, TryAgain
    when the record was changed since the draft was made.
    """
    try:
        edited = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UsageError(f"the draft is no TOML: {error}") from None
    _check_same(state, edited.pop("number", None), edited.pop("version", None))
    if not edited:
        raise Empty("the draft is empty: nothing was stored")
    before = tomllib.loads(draft(db, kind, state))
    found, faults = {}, []
    for name, value in edited.items():
        if name in before and value == before[name]:
            continue
        try:
            found[name] = _checked(kind, name, value)
        except TrackerError as error:
            faults.append(str(error))
    if faults:
        raise UsageError("; ".join(faults))
    return found


def _check_same(state: State, number: Any, version: Any) -> None:
    """Whether the draft was made from the record as it now is; a line that is gone passes."""
    now = state["version"]
    if number not in (None, state["number"]):
        raise UsageError(f"the draft is of #{shown(number)}, and not of #{state['number']}")
    if version is None:
        return
    if isinstance(version, bool) or not isinstance(version, int):
        raise UsageError(f"version: {shown(version)} is no version: write {now}")
    if version != now:
        raise TryAgain(
            f"#{state['number']} was changed meanwhile: look at it, and write version = {now}"
            " in the draft if it still is what you want"
        )


def _checked(kind: str, name: str, value: Any) -> Any:
    if name in {field.name for field in FIELDS[kind]}:
        return checked(kind, name, value)
    if kind != "deadline" or name not in ASKING:
        raise UsageError(f"{'an' if kind == 'event' else 'a'} {kind} has no field {name!r}")
    if name == "language" and value not in tuple(LANGUAGES):
        raise UsageError(f"language: {shown(value)} is none of {', '.join(LANGUAGES)}")
    numbered = isinstance(value, int) and not isinstance(value, bool) and value > 0
    if name == "reading" and not numbered:
        raise UsageError(f"reading: {shown(value)} is no number of a reading: write 2")
    return value
