"""Runs a command line that says on stdout when it begins to wait: `waiting.py SECONDS WORD...`

SECONDS is how long it waits for a lock, `-` the product's own.
"""

import sqlite3
import sys
from typing import Any

from tracker.cli import main
from tracker.store import opening

connect = sqlite3.connect
if sys.argv[1] != "-":
    opening.LOCK_SECONDS = float(sys.argv[1])


def told(sql: str) -> None:
    if sql.startswith("BEGIN"):
        print(f"at {sql}", flush=True)


def connected(*places: Any, **options: Any) -> sqlite3.Connection:
    db: sqlite3.Connection = connect(*places, **options)
    print("at connect", flush=True)
    db.set_trace_callback(told)
    return db


sqlite3.connect = connected  # type: ignore[assignment]
sys.argv[1:] = sys.argv[2:]
main()
