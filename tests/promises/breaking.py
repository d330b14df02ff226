"""Runs a command line that kills itself at a moment of its SQL: `breaking.py KIND N COUNTS WORD...`

KIND is `statement` (before the N-th one), `step` (at the N-th hundred steps of SQLite's machine) or
`committed` (right after the N-th COMMIT). COUNTS is a file that gets how many there were, if it
comes to an end. The product knows nothing of this.
"""

import os
import signal
import sqlite3
import sys
from typing import Any

KIND, LIMIT, COUNTS = sys.argv[1], int(sys.argv[2]), sys.argv[3]
seen = 0
connect = sqlite3.connect
leave = os._exit


def count(*_: object) -> int:
    global seen  # noqa: PLW0603 - there is nothing else in this process
    seen += 1
    if seen == LIMIT:
        os.kill(os.getpid(), signal.SIGKILL)
    return 0


class Connection(sqlite3.Connection):
    def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
        cursor = super().execute(sql, *values)
        if KIND == "committed" and sql == "COMMIT":
            count()
        return cursor


def connected(*places: Any, **options: Any) -> sqlite3.Connection:
    db: sqlite3.Connection = connect(*places, **options, factory=Connection)
    if KIND == "statement":
        db.set_trace_callback(count)
    elif KIND == "step":
        db.set_progress_handler(count, 100)
    return db


def finish(code: int) -> None:
    with open(COUNTS, "w", encoding="ascii") as out:
        out.write(str(seen))
    leave(code)


sqlite3.connect = connected  # type: ignore[assignment]
os._exit = finish  # type: ignore[assignment]
sys.argv[1:] = sys.argv[4:]

from tracker.cli import main  # noqa: E402

main()
