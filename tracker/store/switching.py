"""The journal mode of the store's file, switched outside of any transaction."""

from tracker.errors import TryAgain
from tracker.store.opening import connected, mended, probe


def switch(path: str, mode: str) -> None:
    """Make SQLite keep the file at `path` in this journal mode from now on.

    `opening` asks for synchronous EXTRA in either mode; for WAL that is the same as FULL. Raises
    TryAgain when another process keeps the file from switching, and as `reading` does.
    """
    with mended(path), connected(path) as db:
        db.execute("BEGIN")
        probe(db, path)
        db.execute("COMMIT")
        (found,) = db.execute(f"PRAGMA journal_mode = {mode}").fetchone()
    if found != mode:
        raise TryAgain(f"{path} is in use by another process: try again")
