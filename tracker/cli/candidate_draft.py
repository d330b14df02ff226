"""A candidate as TOML to be edited before it is accepted, and what became of it."""

import sqlite3
import tomllib
from typing import Any

from tracker.cli.accepting import TAKEN, Target, proposed, target_of
from tracker.cli.candidate_lines import Row
from tracker.cli.draft import toml
from tracker.cli.fields import FIELDS, Field, checked
from tracker.errors import TrackerError, UsageError
from tracker.store.kinds import State

_HEAD = """\
# c{number}, to be accepted as {what}. Save and leave the editor to accept it so; empty the file to
# accept nothing. What is as it was, or whose line is gone, stays as proposed. "" empties a field.
# Days that you change are given by hand; a changed phrase or day said is read by the grammar.
quote = {quote}  # of the article; it is cited as it is
"""


def draft(db: sqlite3.Connection, state: State, row: Row) -> str:
    """The candidate's proposal as TOML."""
    target = target_of(state)
    what = "an event" if target == "event" else "a deadline"
    head = _HEAD.format(number=state["number"], what=what, quote=toml(row["quote"]))
    given = proposed(db, state, target)
    return head + "".join(
        f"\n# {field.what}\n{field.name} = {toml(_shown(field, given[field.name]))}\n"
        for field in TAKEN[target]
    )


def _shown(field: Field, value: Any) -> Any:
    if value is None:
        return [] if field.several else ""
    return list(value) if field.several else value


def changed(db: sqlite3.Connection, state: State, text: str) -> dict[str, Any] | None:
    """The fields that differ in an edited draft, as they are to be; None for an empty draft.

    Raises UsageError naming every line that is wrong.
    """
    try:
        after = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UsageError(f"the draft is no TOML: {error}") from None
    after.pop("quote", None)
    if not after:
        return None
    target = target_of(state)
    given = proposed(db, state, target)
    before = tomllib.loads(
        "".join(f"{f.name} = {toml(_shown(f, given[f.name]))}\n" for f in TAKEN[target])
    )
    found, faults = {}, []
    for name, value in after.items():
        if name in before and value == before[name]:
            continue
        try:
            found[name] = taken(target, name, value)
        except TrackerError as error:
            faults.append(str(error))
    if faults:
        raise UsageError("; ".join(faults))
    return found


def taken(target: Target, name: str, value: Any) -> Any:
    """A field of the record as it is meant, None for an empty one; raises UsageError."""
    if name not in {field.name for field in TAKEN[target]}:
        raise UsageError(f"{'an event' if target == 'event' else 'a deadline'} has no {name!r}")
    owner = target if name in {field.name for field in FIELDS[target]} else "deadline"
    return checked(owner, name, value)
