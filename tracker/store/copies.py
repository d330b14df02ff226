"""Saved copies of sources: what each said when it was saved, and that it still is that text.

A text is kept as it was given, byte by byte, so that its SHA-256 is that of the file it came from.
"""

import sqlite3
from collections.abc import Generator
from hashlib import sha256
from typing import NamedTuple

from tracker.core.quotes import Media, media_of, words_of
from tracker.core.wording import count
from tracker.store.change import Change

LARGEST = 10 * 2**20
"""Bytes of a copy at the most: a long book; what is longer is no article."""


class Copy(NamedTuple):
    """One saved copy; `size` is in bytes, `recorded` the instant of saving as the store has it."""

    id: str
    source: str
    sha256: str
    media: Media
    size: int
    recorded: str


class Kept(NamedTuple):
    """A copy with its text; `sound` says that the text is the one that its SHA-256 names."""

    copy: Copy
    text: str
    sound: bool

    @property
    def words(self) -> str:
        """What a reader sees of it."""
        return words_of(self.text, self.copy.media)


_COPIES = f"""
SELECT {", ".join(f"c.{field}" for field in Copy._fields)}
FROM copy c JOIN source s ON s.id = c.source WHERE c.source = ?
ORDER BY c.sha256 IS s.sha256 DESC, c.recorded DESC, c.id DESC
"""
_TEXT = "SELECT CAST(text AS BLOB) FROM content WHERE sha256 = ? AND media = ?"
_ALL = "SELECT sha256, media, CAST(text AS BLOB), words FROM content ORDER BY sha256, media"
_SIZES = """
SELECT c.id FROM copy c LEFT JOIN content t USING (sha256, media)
WHERE t.sha256 IS NULL OR c.size <> length(CAST(t.text AS BLOB)) ORDER BY c.id
"""


def copies(db: sqlite3.Connection, source: str) -> list[Copy]:
    """The saved copies of a source, the newest first: the one that was saved last."""
    return [Copy(*row) for row in db.execute(_COPIES, (source,))]


def kept(db: sqlite3.Connection, copy: Copy) -> Kept:
    """A copy with its text; bytes that are no UTF-8 are seen as U+FFFD, and it is not sound."""
    row = db.execute(_TEXT, (copy.sha256, copy.media)).fetchone()
    data: bytes = row[0] if row else b""
    return Kept(copy, data.decode(errors="replace"), sha256(data).hexdigest() == copy.sha256)


def source_of(db: sqlite3.Connection, text: str) -> str | None:
    """The source that had this very text, the first of several; None if none had."""
    row = db.execute(
        "SELECT source FROM copy WHERE sha256 = ? ORDER BY id LIMIT 1", (_hash(text),)
    ).fetchone()
    return row[0] if row else None


def keep(change: Change, source: str, text: str, media: Media | None) -> tuple[Copy, bool]:
    """Keep what a source says as its newest copy; gives it, and whether it was not kept before.

    Without `media` the text itself tells what it is.
    """
    media = media or media_of(text)
    digest = _hash(text)
    change.keep(digest, media, text, shown_words(text, media))
    before = [c for c in copies(change.db, source) if (c.sha256, c.media) == (digest, media)]
    if not before:
        state = {"source": source, "sha256": digest, "media": media, "size": len(text.encode())}
        change.add("copy", {"id": change.new_id(), **state})
    loaded = change.load("source", source)
    assert loaded is not None
    if loaded.get("sha256") != digest:
        change.edit("source", loaded | {"sha256": digest})
    return copies(change.db, source)[0], not before


def shown_words(text: str, media: Media) -> str | None:
    """What a reader sees of a text, as it is kept beside it; None where that is the text itself."""
    return words_of(text, media) if media != "text/plain" else None


def rehashed(db: sqlite3.Connection) -> Generator[str, None, str]:
    """Every text is the one that its SHA-256 names, and its words are its own."""
    total = 0
    for digest, media, data, words in db.execute(_ALL):
        total += 1
        name = f"the saved text {digest[:12]}"
        if sha256(data).hexdigest() != digest:
            yield f"{name} is not what its SHA-256 names"
        elif words != shown_words(data.decode(), media):
            yield f"{name} has not the words of its page"
    for (id,) in db.execute(_SIZES):
        yield f"copy {id} has not the text that it names"
    return f"{count(total, 'saved text')}, each as its SHA-256 names it"


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()
