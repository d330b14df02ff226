"""Parties, topics and sources as people name them: found if they are known, else recorded."""

from tracker.errors import RecordRefused
from tracker.store.change import Change
from tracker.store.find import find_party
from tracker.store.ids import slug


def party(change: Change, name: str) -> str:
    """The slug of the party that goes by `name`; one that is not known is recorded."""
    found = find_party(change.db, name)
    if found is None:
        found = _free_slug(change, "party", name)
        change.add("party", {"slug": found, "name": name.strip()})
    return found


def topic(change: Change, name: str) -> str:
    """The slug of the topic `name` (its slug or its title); one that is not known is recorded."""
    _check_named("topic", name)
    found = change.db.execute(
        "SELECT slug FROM topic WHERE slug = ? OR title = ?", (name, name)
    ).fetchone()
    if found is None:
        made = _free_slug(change, "topic", name)
        change.add("topic", {"slug": made, "title": name.strip()})
        return made
    return str(found[0])


def source(change: Change, text: str) -> str:
    """The id of the source at the address `text`, or with that title; recorded if it is new."""
    _check_named("source", text)
    column = "url" if "://" in text else "title"
    found = change.db.execute(
        f"SELECT id FROM source WHERE {column} = ? ORDER BY id LIMIT 1", (text,)
    ).fetchone()
    if found is None:
        return str(change.add("source", {"id": change.new_id(), column: text})["id"])
    return str(found[0])


def _check_named(kind: str, name: str) -> None:
    if not name.strip():
        raise RecordRefused(f"the name of a {kind} is empty")


def _free_slug(change: Change, kind: str, name: str) -> str:
    base = made = slug(name)
    count = 1
    while change.load(kind, made) is not None:
        count += 1
        made = f"{base}-{count}"
    return made
