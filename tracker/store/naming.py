"""Parties, topics and sources as people name them: found if they are known, else recorded."""

import sqlite3
from typing import TYPE_CHECKING

from tracker.errors import RecordRefused, UnknownId
from tracker.store.change import Change
from tracker.store.find import find_party, find_topic
from tracker.store.ids import as_id, fold, slug
from tracker.store.kinds import lasting, live

if TYPE_CHECKING:
    from tracker.store.made import Named


def party(change: Change, name: str) -> str:
    """The slug of the party that goes by `name`; one that is not known is recorded.

    Raises UnknownId instead where the change takes none but known names.
    """
    return find_party(change.db, name) or record(change, "party", name)


def topic(change: Change, name: str) -> str:
    """The slug of the topic that goes by `name`; likewise."""
    _check_named("topic", name)
    return find_topic(change.db, name) or record(change, "topic", name)


def record(change: Change, kind: "Named", name: str) -> str:
    """Record a party or topic that nobody has named before, and remember that it was made."""
    from tracker.store.made import NAME, Made, nearest_to  # few changes name what is not known

    like = nearest_to(change.db, kind, name)
    if change.strict:
        hint = f": did you mean {like.name} ({like.slug})?" if like else " is recorded"
        raise UnknownId(f"no {kind} {name!r}{hint}")
    made = free_slug(change, kind, name)
    change.add(kind, {"slug": made, NAME[kind]: name.strip()})
    change.made.append(Made(kind, made, name.strip(), like))
    return made


def source(change: Change, text: str) -> str:
    """The id of the source with that id, address or title; recorded if it is new."""
    _check_named("source", text)
    id = as_id(text)
    if id and change.db.execute("SELECT 1 FROM source WHERE id = ?", (id,)).fetchone():
        return id
    column = "url" if "://" in text else "title"
    found = change.db.execute(
        f"SELECT id FROM source WHERE {column} = ? ORDER BY id LIMIT 1", (text,)
    ).fetchone()
    if found is None:
        return str(change.add("source", {"id": change.new_id(), column: text})["id"])
    return str(found[0])


def free_slug(change: Change, kind: "Named", name: str) -> str:
    """A slug for `name` that no record of the kind has or had, but for an addition of it that was
    undone. Raises RecordRefused where there is nothing in `name` to make one of.
    """
    if not any(map(str.isalnum, name)):
        raise RecordRefused(f"{name!r} has no letter and no digit to be found by: spell it out")
    base = made = slug(name)
    count = 1
    while not _is_free(change.db, kind, made, name):
        count += 1
        made = f"{base}-{count}"
    return made


def _is_free(db: sqlite3.Connection, kind: "Named", key: str, name: str) -> bool:
    row = db.execute(_NEWEST, (kind, key)).fetchone()
    if row is None:
        return True
    import json  # few slugs were given before

    from tracker.store.made import NAME

    state, command = json.loads(row[0]), row[1]
    if live(state) is not None or command == f"{kind} merge":
        return False
    return fold(lasting(state)[NAME[kind]]) == fold(name)


_NEWEST = "SELECT state, command FROM journal WHERE kind = ? AND id = ? ORDER BY seq DESC LIMIT 1"


def _check_named(kind: str, name: str) -> None:
    if not name.strip():
        raise RecordRefused(f"the name of a {kind} is empty")
