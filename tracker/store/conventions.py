"""The conventions by which a store reads phrases: the defaults, and what its settings change."""

import sqlite3

from tracker.core.conventions import CONVENTIONS, Conventions
from tracker.store.settings import CONVENTION

_ROWS = "SELECT substr(key, ?), value FROM setting WHERE substr(key, 1, ?) = ?"


def conventions(db: sqlite3.Connection) -> Conventions:
    """The conventions in force; raises UsageError for a setting that cannot be used."""
    size = len(CONVENTION)
    texts = dict(db.execute(_ROWS, (size + 1, size, CONVENTION)))
    if not texts:
        return CONVENTIONS
    from tracker.core.convention_texts import conventions_of  # most stores change none

    if not {"holidays", "sitting"} & texts.keys():
        return conventions_of(texts)
    from tracker.store.calendars import calendars  # fewer name one

    return conventions_of(texts, calendars=calendars(db))
