"""Watched feeds, and what runs remember of them: the latter is no part of the record."""

import json
import sqlite3
from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from typing import NamedTuple

from tracker.errors import UnknownId
from tracker.store.change import Change, stamp
from tracker.store.ids import slug
from tracker.store.kinds import lasting, live


class Watched(NamedTuple):
    """A feed that a person asked to watch; `topic` is a slug."""

    slug: str
    url: str
    title: str
    topic: str | None


class Remembered(NamedTuple):
    """How the last runs went. `asked` is None before the first one.

    `etag` and `modified` are the server's words for what was read of the feed whole: while they
    hold, nothing is left of it. `failures` are those in a row, `error` is the last of them.
    """

    etag: str | None = None
    modified: str | None = None
    asked: datetime | None = None
    new: int = 0
    error: str | None = None
    failures: int = 0


class Met(NamedTuple):
    """An entry that a run has met: whether it is done with, and how often it failed."""

    done: bool
    tries: int


_FORGOTTEN = "-180 days"
"""How long an entry that is not in its feed any more is known again."""


def watched(db: sqlite3.Connection) -> list[Watched]:
    """All feeds, by slug."""
    rows = db.execute("SELECT slug, url, title, topic FROM feed ORDER BY slug").fetchall()
    return [Watched(*row) for row in rows]


def feeds_named(db: sqlite3.Connection, text: str) -> list[str]:
    """The slugs of the feeds that go by `text`: a slug, an address or a title."""
    query = "SELECT slug FROM feed WHERE slug = ? OR url = ? OR title = ? ORDER BY slug"
    return [row[0] for row in db.execute(query, (text.lower(), text, text))]


def find_feed(db: sqlite3.Connection, text: str) -> Watched:
    """The feed that `text` names; raises UnknownId."""
    found = feeds_named(db, text)
    if len(found) == 1:
        return next(each for each in watched(db) if each.slug == found[0])
    if found:
        raise UnknownId(f"{text!r} may be {' or '.join(found)}: say which")
    raise UnknownId(f"no feed {text!r} is watched: `tracker watch list` shows them")


def free_name(db: sqlite3.Connection, title: str, url: str) -> str:
    """A slug for a feed that no other one has or had."""
    base = made = slug(title)
    count = 1
    while _is_taken(db, made, url):
        count += 1
        made = f"{base}-{count}"
    return made


def _is_taken(db: sqlite3.Connection, made: str, url: str) -> bool:
    query = "SELECT state FROM journal WHERE kind = 'feed' AND id = ? ORDER BY seq DESC LIMIT 1"
    row = db.execute(query, (made,)).fetchone()
    if row is None:
        return False
    state = json.loads(row[0])
    return live(state) is not None or lasting(state)["url"] != url


def remembered(db: sqlite3.Connection, url: str) -> Remembered | None:
    """What runs remember of the feed at an address; None if none knows it."""
    query = "SELECT etag, modified, asked, new, error, failures FROM feed_run WHERE url = ?"
    row = db.execute(query, (url,)).fetchone()
    if row is None:
        return None
    etag, modified, asked, *rest = row
    return Remembered(etag, modified, asked and datetime.fromisoformat(asked), *rest)


def note(change: Change, url: str, how: Remembered) -> None:
    """Put `how` in the place of what was remembered of a feed."""
    change.db.execute(
        "INSERT OR REPLACE INTO feed_run (url, etag, modified, asked, new, error, failures)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (url, how.etag, how.modified, how.asked and stamp(how.asked), *how[3:]),
    )


def entry_key(name: str) -> str:
    """An entry's own name, however long, as it is kept."""
    return sha256(name.encode()).hexdigest()


def met(db: sqlite3.Connection, url: str) -> dict[str, Met]:
    """The entries of a feed that runs have met, by key."""
    rows = db.execute("SELECT entry, done, tries FROM feed_entry WHERE url = ?", (url,)).fetchall()
    return {entry: Met(bool(done), tries) for entry, done, tries in rows}


def done_with(change: Change, url: str, entries: Iterable[str]) -> None:
    """Never look at these entries, given by key, again."""
    at = stamp(change.now)
    change.db.executemany(
        "INSERT INTO feed_entry (url, entry, done, met) VALUES (?1, ?2, 1, ?3)"
        " ON CONFLICT (url, entry) DO UPDATE SET done = 1, met = ?3",
        [(url, entry, at) for entry in entries],
    )


def failed(change: Change, url: str, entry: str, most: int) -> bool:
    """Count a failure of an entry, which is done with after `most`; gives whether it now is."""
    change.db.execute(
        "INSERT INTO feed_entry (url, entry, done, tries, met) VALUES (?1, ?2, ?3 <= 1, 1, ?4)"
        " ON CONFLICT (url, entry) DO UPDATE"
        " SET tries = tries + 1, done = done OR tries + 1 >= ?3, met = ?4",
        (url, entry, most, stamp(change.now)),
    )
    return met(change.db, url)[entry].done


def keep_only(change: Change, url: str, entries: Iterable[str]) -> None:
    """Of entries that are long since in the feed no more, remember none."""
    present = json.dumps(list(entries))
    change.db.execute(
        "DELETE FROM feed_entry WHERE url = ?1 AND met < strftime('%Y-%m-%dT%H:%M:%fZ', ?2, ?3)"
        " AND entry NOT IN (SELECT value FROM json_each(?4))",
        (url, stamp(change.now), _FORGOTTEN, present),
    )


def forget_feed(change: Change, url: str) -> None:
    """Remember nothing of the feed at an address."""
    for table in ("feed_run", "feed_entry"):
        change.db.execute(f"DELETE FROM {table} WHERE url = ?", (url,))


def rests(db: sqlite3.Connection) -> dict[str, datetime]:
    """Until when hosts want to be left alone."""
    rows = db.execute("SELECT host, until FROM host_rest").fetchall()
    return {host: datetime.fromisoformat(until) for host, until in rows}


def keep_rests(change: Change, until: dict[str, datetime]) -> None:
    """Remember those of the rests that are not over."""
    change.db.execute("DELETE FROM host_rest")
    change.db.executemany(
        "INSERT INTO host_rest (host, until) VALUES (?, ?)",
        [(host, stamp(end)) for host, end in until.items() if end > change.now],
    )
