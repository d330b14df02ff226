"""Loading the seeds: repeatable, validated row by row, never over what a person has changed."""

import json
import sqlite3
from typing import NamedTuple

from tracker.errors import RecordRefused, UnknownId
from tracker.resources import data
from tracker.store.change import Change
from tracker.store.find import find_party, find_topic
from tracker.store.kinds import KINDS, State
from tracker.store.state import filled

ORDER = (
    *("source", "party", "topic", "event", "event_standing", "deadline", "link", "verdict"),
    "note",
)
SEEDER = "seeds"  # who the journal names
_OWN = ("number", "recorded", "version", "sha256")  # what a store adds to a seed


class Loaded(NamedTuple):
    """What a load did: how many rows were new and changed, and which a person's edit kept."""

    added: int
    updated: int
    kept: list[str]


def load_seeds(change: Change) -> Loaded:
    """Bring in every seed that the store lacks, and those that the seeds have changed since.

    Raises RecordRefused naming every bad row with its file and line; nothing is stored then.
    """
    added = updated = 0
    kept: list[str] = []
    faults: list[str] = []
    for kind in ORDER:
        for line, text in enumerate(_lines(kind), 1):
            try:
                match _load(change, kind, json.loads(text)):
                    case "added":
                        added += 1
                    case "updated":
                        updated += 1
                    case "same":
                        pass
                    case name:
                        kept.append(name)
            except (RecordRefused, UnknownId, ValueError, KeyError, sqlite3.Error) as error:
                if not change.db.in_transaction:
                    raise  # the disk is full: SQLite has rolled back, and no row is at fault
                faults.append(f"seeds/{kind}.jsonl:{line}: {error}")
    if faults:
        raise RecordRefused("; ".join(faults))
    return Loaded(added, updated, kept)


def _lines(kind: str) -> list[str]:
    return data("seeds", f"{kind}.jsonl").read_text(encoding="utf-8").splitlines()


def _load(change: Change, kind: str, seed: State) -> str:
    shape = KINDS[kind]
    key = seed[shape.key]
    stored = change.load(kind, key)
    if stored is None:
        if _last_hand(change, kind, key) is not None:  # it was removed, or merged into another
            return _named(kind, key, seed)
        change.add(kind, _repointed(change, seed))
        return "added"
    if _bare(stored) == _bare(filled(change.db, kind, seed)):
        return "same"
    if shape.appended or _last_hand(change, kind, key) != SEEDER:
        return _named(kind, key, stored)
    own = {name: stored[name] for name in _OWN if name in stored}
    change.edit(kind, own | filled(change.db, kind, seed))  # a field that the seed lost goes too
    return "updated"


def _named(kind: str, key: str, state: State) -> str:
    return f"{kind} {state.get('title') or state.get('name') or key}"


def _repointed(change: Change, seed: State) -> State:
    """A new seed with what the parties and the topic that it names were merged into."""
    moved: State = {}
    for field in ("speakers", "bounds", "parties"):
        if slugs := seed.get(field):
            moved[field] = [find_party(change.db, slug) or slug for slug in slugs]
    if topic := seed.get("topic"):
        moved["topic"] = find_topic(change.db, topic) or topic
    return seed | moved


def _bare(state: State) -> State:
    return {name: value for name, value in state.items() if name not in _OWN}


def _last_hand(change: Change, kind: str, key: str) -> str | None:
    row = change.db.execute(
        "SELECT who FROM journal WHERE kind = ? AND id = ? ORDER BY seq DESC LIMIT 1", (kind, key)
    ).fetchone()
    return row[0] if row else None
