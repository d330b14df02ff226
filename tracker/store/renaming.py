"""Parties and topics renamed, given other names, and merged; what refers to them is repointed."""

import sqlite3
from typing import NamedTuple

from tracker.errors import RecordRefused
from tracker.store.change import Change
from tracker.store.find import find_party, find_topic
from tracker.store.ids import fold
from tracker.store.kinds import KINDS, Kind, State
from tracker.store.made import NAME, Named
from tracker.store.referring import referring


class Merged(NamedTuple):
    """What a merge left: the state of the record that stays, and the records that were repointed
    to it, by kind and key.
    """

    state: State
    moved: list[tuple[str, str]]


def check_free(change: Change, kind: Named, name: str, owner: str | None = None) -> str:
    """The name without spaces around it; raises RecordRefused when another goes by it, or none."""
    name = " ".join(name.split())
    if not name:
        raise RecordRefused(f"the name of a {kind} is empty")
    found = _find(change.db, kind, name)
    if found is not None and found != owner:
        raise RecordRefused(
            f"{name!r} is a name of {found} already: another spelling goes with `tracker {kind}"
            f" alias`, and two records of one {kind} with `tracker {kind} merge`"
        )
    return name


def give(change: Change, kind: Named, slug: str, names: tuple[str, ...]) -> State:
    """Give a party or topic other names; gives its state. Those that it has stay as they are."""
    state = loaded(change, kind, slug)
    fresh = [check_free(change, kind, name, slug) for name in names]
    return _with_names(change, kind, state, [*state.get("aliases", ()), *fresh])


def take(change: Change, kind: Named, slug: str, names: tuple[str, ...]) -> State:
    """Take other names away; gives its state. Raises RecordRefused for one that it has not."""
    state = loaded(change, kind, slug)
    left = list(state.get("aliases", ()))
    for name in names:
        alike = [each for each in left if name in (each, each.strip())] or [
            each for each in left if fold(each) == fold(name)
        ]
        if not alike:
            raise RecordRefused(f"{name!r} is no other name of {slug}: {_list(left)}")
        left.remove(alike[0])
    return _with_names(change, kind, state, left)


def rename(change: Change, kind: Named, slug: str, name: str) -> State:
    """Call it by another name, and keep the one that it had; the slug stays. Gives its state."""
    state = loaded(change, kind, slug)
    name = check_free(change, kind, name, slug)
    others = [state[NAME[kind]], *state.get("aliases", ())]
    return _with_names(change, kind, state | {NAME[kind]: name}, others)


def merge(change: Change, kind: Named, old: str, into: str) -> Merged:
    """Make two records of one party or topic one: `into` stays, and has all names of `old`.

    Every record that refers to `old` refers to `into` afterwards. Raises RecordRefused.
    """
    if old == into:
        raise RecordRefused(f"{old} cannot be merged into itself")
    gone, stays = loaded(change, kind, old), loaded(change, kind, into)
    moved = list(referring(change.db, kind, old))
    for name, key in moved:
        state = change.load(name, key)
        assert state is not None
        change.edit(name, repointed(KINDS[name], state, kind, old, into))
    names = [*stays.get("aliases", ()), gone[NAME[kind]], *gone.get("aliases", ())]
    if fold(old) not in map(fold, (*names, stays[NAME[kind]])):
        names.append(old)  # else what was typed by its slug would no longer be found
    state = _with_names(change, kind, stays, names)
    change.remove(kind, old)
    return Merged(state, moved)


def loaded(change: Change, kind: Named, slug: str) -> State:
    """The state of a party or topic that exists."""
    state = change.load(kind, slug)
    assert state is not None
    return state


def _find(db: sqlite3.Connection, kind: Named, name: str) -> str | None:
    return find_party(db, name) if kind == "party" else find_topic(db, name)


def _with_names(change: Change, kind: Named, state: State, others: list[str]) -> State:
    """Store it with these other names, each once; nothing is stored where nothing changes."""
    kept = [name for name in dict.fromkeys(others) if name != state[NAME[kind]]]
    state = {field: value for field, value in state.items() if field != "aliases"}
    if kept:
        state["aliases"] = kept
    if state == change.load(kind, state["slug"]):
        return state
    return change.edit(kind, state)


def repointed(shape: Kind, state: State, kind: str, old: str, into: str) -> State:
    """The state with `into` wherever it had `old`; a list that has both keeps the first."""
    moved = dict(state)
    if moved.get(kind) == old:
        moved[kind] = into
    for child in shape.children:
        if kind not in child.columns or child.field not in state:
            continue
        if len(child.columns) == 1:
            slugs = (into if slug == old else slug for slug in state[child.field])
            moved[child.field] = list(dict.fromkeys(slugs))
        else:
            moved[child.field] = [
                row | {kind: into} if row.get(kind) == old else row for row in state[child.field]
            ]
    return moved


def _list(names: list[str]) -> str:
    return f"it has {', '.join(names)}" if names else "it has none"
