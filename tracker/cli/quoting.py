"""A quote that is recorded, looked up in what is saved of its source."""

import sqlite3
from collections.abc import Iterator

from tracker.core.quotes import nearest, normal, stands
from tracker.store.copies import copies, kept

_SHOWN = 200  # characters of what is nearest


def lacking(db: sqlite3.Connection, source: str, quote: str) -> Iterator[str]:
    """Says that no saved copy of the source has the quote; nothing where none is saved."""
    texts = saved_words(db, source)
    if texts and not any(stands(quote, text) for text in texts):
        yield (
            f"the quote does not stand in the saved copy of its source{hint(quote, texts[0])}:"
            " it is stored as it is, and `tracker undo` takes it back"
        )


def saved_words(db: sqlite3.Connection, source: str) -> list[str]:
    """What a reader sees of each saved copy of a source, the newest first, in normal form."""
    return [normal(kept(db, copy).words) for copy in copies(db, source)]


def hint(quote: str, words: str) -> str:
    """What is nearest to a quote, to stand in a sentence about it."""
    near = nearest(quote, words)
    return f" (nearest: “{near[:_SHOWN]}”)" if near else ""
