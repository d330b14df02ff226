"""Rows of a file that are no records but vouch for some: texts of saved copies, the journal."""

import sqlite3
from collections import Counter
from hashlib import sha256
from typing import Any

from tracker.core.quotes import MEDIA
from tracker.store.copies import shown_words
from tracker.store.drafts import Arrival
from tracker.store.journal import START, digest
from tracker.store.staging import FOLLOWS, Fault, Stage

_JOURNAL = ("seq", "change", "at", "who", "command", "kind", "id", "state", "why", "prev", "hash")


class Vouching:
    """Takes these rows of one file, in their order; the journal only if it is asked for."""

    def __init__(self, db: sqlite3.Connection, stage: Stage, journal: bool) -> None:
        self._db = db
        self._stage = stage
        self._wanted = journal
        self._head = (0, START)

    def take(self, row: Arrival, counts: Counter[str]) -> list[Fault]:
        """Take a row, and count it if it is of the journal."""
        return self._content(row) if row.kind == "content" else self._journal(row, counts)

    def _content(self, row: Arrival) -> list[Fault]:
        """Take the text of saved copies, if it is the one that its hash names."""
        given, media, text = (row.fields.get(name) for name in ("sha256", "media", "text"))
        if not isinstance(text, str) or not text:
            return [Fault(row.line, "text", "", "a text that is not empty")]
        if media not in MEDIA:
            return [Fault(row.line, "media", media, f"one of {', '.join(MEDIA)}")]
        try:
            right = sha256(text.encode()).hexdigest()
        except UnicodeEncodeError:
            return [Fault(row.line, "text", "", "a text of whole letters")]
        if given != right:
            return [Fault(row.line, "sha256", given, f"{right}, the hash of its text")]
        self._stage.put_text(right, media, text, shown_words(text, media))
        return []

    def _journal(self, row: Arrival, counts: Counter[str]) -> list[Fault]:
        """Take a journal row, which has to follow from the one before.

        What comes after one that does not is compared with that, as it stands: a row that was
        edited is one fault, and not one of each row behind it.
        """
        if not self._wanted:
            counts["journal rows left out"] += 1
            return []
        values = tuple(row.fields.get(name) for name in _JOURNAL)
        seq, prev = self._head
        right = values[0] == seq + 1 and values[-2] == prev and _digest(values) == values[-1]
        if not right:
            if isinstance(values[0], int) and isinstance(values[-1], str):
                self._head = (values[0], values[-1])
            return [Fault(row.line, "hash", values[-1], FOLLOWS)]
        self._db.execute(f"INSERT INTO staged.journal VALUES ({', '.join('?' * 11)})", values)
        self._head = (seq + 1, str(values[-1]))
        counts["journal"] += 1
        return []


def _digest(values: tuple[Any, ...]) -> str | None:
    try:
        return digest(values[-2], values[:-2])
    except (TypeError, UnicodeEncodeError):
        return None
