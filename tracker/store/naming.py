"""Parties, topics and sources as people name them: found if they are known, else recorded."""

from tracker.errors import RecordRefused, UnknownId
from tracker.store.change import Change
from tracker.store.find import find_party, find_topic
from tracker.store.ids import slug
from tracker.store.made import NAME, Made, Named, nearest_to


def party(change: Change, name: str) -> str:
    """The slug of the party that goes by `name`; one that is not known is recorded.

    Raises UnknownId instead where the change takes none but known names.
    """
    return find_party(change.db, name) or record(change, "party", name)


def topic(change: Change, name: str) -> str:
    """The slug of the topic that goes by `name`; likewise."""
    _check_named("topic", name)
    return find_topic(change.db, name) or record(change, "topic", name)


def record(change: Change, kind: Named, name: str) -> str:
    """Record a party or topic that nobody has named before, and remember that it was made."""
    like = nearest_to(change.db, kind, name)
    if change.strict:
        hint = f": did you mean {like.name} ({like.slug})?" if like else " is recorded"
        raise UnknownId(f"no {kind} {name!r}{hint}")
    made = free_slug(change, kind, name)
    change.add(kind, {"slug": made, NAME[kind]: name.strip()})
    change.made.append(Made(kind, made, name.strip(), like))
    return made


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


def free_slug(change: Change, kind: Named, name: str) -> str:
    """A slug for `name` that no record of the kind has or ever had."""
    base = made = slug(name)
    count = 1
    while change.db.execute(_TAKEN, (kind, made)).fetchone() is not None:
        count += 1
        made = f"{base}-{count}"
    return made


_TAKEN = "SELECT 1 FROM journal WHERE kind = ? AND id = ? LIMIT 1"


def _check_named(kind: str, name: str) -> None:
    if not name.strip():
        raise RecordRefused(f"the name of a {kind} is empty")
