"""Records by what they are called, those that were taken away among them: what `log` may show."""

import sqlite3
from collections.abc import Callable

from tracker.errors import UnknownId
from tracker.store.candidates import candidate_ever
from tracker.store.feeds import feeds_named
from tracker.store.find import either, find_party, find_topic, sources_named, taken_away
from tracker.store.ids import as_id

_BY_ID = ("deadline", "event", "source", "recurrence", "candidate")
_ONCE = "SELECT kind FROM journal WHERE kind = ? AND id = ? LIMIT 1"


def find_ever(db: sqlite3.Connection, text: str) -> tuple[str, str]:
    """Kind and key of the record that `text` names, also of one that was taken away.

    That is a deadline or an event by its number or public id, a source or what recurs by its
    public id, a candidate by c12 or its public id, a source by its address or title, a party, a
    topic, a calendar or a feed by its slug or any of its names. With "party:" and the like in front
    it is one of those.

    Raises UnknownId, also where several kinds go by that name.
    """
    given = text.strip().removeprefix("#")
    if given.isascii() and given.isdigit() and len(given) < 16:
        return taken_away(db, int(given)) or either(db, text)
    if candidate := candidate_ever(db, given):
        return "candidate", candidate
    kind, colon, name = text.partition(":")
    if colon and kind in _NAMED:
        found = [(kind, key) for key in _keys(db, kind, name.strip())]
    else:
        found = _with_id(db, given) or [
            (kind, key) for kind in _NAMED for key in _keys(db, kind, text.strip())
        ]
    if len(found) == 1:
        return found[0]
    if found:
        raise UnknownId(f"{text!r} may be {_listed(found, text)}: say which")
    raise UnknownId(
        f"nothing goes by {text!r}: give the number of a deadline or an event, or the name of a"
        " party, a topic, a source, a calendar or a feed"
    )


def _with_id(db: sqlite3.Connection, text: str) -> list[tuple[str, str]]:
    id = as_id(text)
    return [(kind, id) for kind in _BY_ID if id and db.execute(_ONCE, (kind, id)).fetchone()]


def _keys(db: sqlite3.Connection, kind: str, name: str) -> list[str]:
    """The keys of the records of a kind that go by that name, or that had it as their key."""
    found = dict.fromkeys(_NAMED[kind](db, name))
    if not found and db.execute(_ONCE, (kind, name)).fetchone():
        return [name]
    return list(found)


def _calendar(db: sqlite3.Connection, name: str) -> list[str]:
    rows = db.execute("SELECT slug FROM calendar WHERE slug = ? OR title = ?", (name.lower(), name))
    return [row[0] for row in rows]


_NAMED: dict[str, Callable[[sqlite3.Connection, str], list[str]]] = {
    "party": lambda db, name: list(filter(None, [find_party(db, name)])),
    "topic": lambda db, name: list(filter(None, [find_topic(db, name)])),
    "calendar": _calendar,
    "feed": feeds_named,
    "source": sources_named,
}


def _listed(found: list[tuple[str, str]], text: str) -> str:
    """What it may be, as it can be asked for; of sources by their ids."""
    return " or ".join(key if kind == "source" else f"{kind}:{text}" for kind, key in found)
