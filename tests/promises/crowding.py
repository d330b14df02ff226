"""One of many at once, on the default store: `crowding.py writer NAME ROUNDS` or `... reader`.

Each waits for a line on stdin, so that all begin together. A reader reads until its stdin ends.
Every command is the real one. Prints one line of figures as JSON.
"""

import io
import json
import select
import sys
from collections import Counter
from contextlib import redirect_stderr, redirect_stdout, suppress
from datetime import UTC, datetime

import tracker.cli
from tracker.errors import TryAgain, UsageError
from tracker.store.change import changing
from tracker.store.kinds import KINDS
from tracker.store.opening import default_path, reading
from tracker.store.state import load

did: Counter[str] = Counter()


def tracker_says(*words: str) -> tuple[int, str]:
    """The exit code of a command, and what it printed."""
    sys.argv[1:] = words
    out = io.StringIO()
    with redirect_stdout(out), redirect_stderr(out):
        code = tracker.cli.run()
    return code, out.getvalue()


def done(*words: str) -> str:
    code, out = tracker_says(*words)
    assert code == 0, (words, code, out)
    return out


def write(name: str, rounds: int) -> None:
    for n in range(rounds):
        title = f"{name} {n}"
        done("add", title, "--by", name, "--said", "2025-01-01", "--on", "2025-02-01")
        with reading(default_path()) as db:
            (own,) = db.execute("SELECT number FROM deadline WHERE title = ?", (title,)).fetchone()
        done("met", str(own), "--happened", "2025-01-15", "--known", "2025-01-16")
        raise_lead()
        extend_shared(name, n)
        move_shared(n)
    did["rounds"] += rounds


def raise_lead() -> None:
    """Add one to a shared record, by the version that was read."""
    while True:
        with reading(default_path()) as db:
            state = load(db, "topic", "shared")
        try:
            with changing(default_path(), datetime.now(UTC), "crowd", "raise") as change:
                if state is not None:
                    change.edit("topic", state | {"lead": state["lead"] + 1})
                    return
                if change.load("topic", "shared") is None:
                    change.add("topic", {"slug": "shared", "title": "shared", "lead": 0})
        except TryAgain:
            did["refused edits"] += 1


def extend_shared(name: str, n: int) -> None:
    """Put one more announcement at the end of the one chain; what somebody extended is refused."""
    while True:
        with reading(default_path()) as db:
            last = db.execute(
                "SELECT number FROM deadline WHERE title = 'chain'"
                " AND id NOT IN (SELECT old FROM link) ORDER BY number LIMIT 1"
            ).fetchone()
        if last is None:
            with changing(default_path(), datetime.now(UTC), "crowd", "chain") as change:
                if change.db.execute("SELECT 1 FROM deadline WHERE title = 'chain'").fetchone():
                    continue
                fields = {"kind": "pledge", "said": "2025-01-01", "by_hand": 1, "precision": "none"}
                change.add("deadline", {"id": change.new_id(), "title": "chain", **fields})
            continue
        code, out = tracker_says(
            *("extend", str(last[0]), "--said", "2025-01-02", "--on", "2025-03-01"),
            *("--note", f"{name} {n}"),
        )
        if code == 0:
            return
        assert "already followed by" in out, (code, out)
        did["refused extensions"] += 1


def move_shared(n: int) -> None:
    """Append to the one event, on which a window hangs."""
    with reading(default_path()) as db:
        row = db.execute("SELECT number FROM event ORDER BY number LIMIT 1").fetchone()
    if row is None:
        done("event", "shared", "--on", "2025-05-01", "--standing", "scheduled")
        did["events"] += 1
    else:
        done("event", "moved", str(row[0]), "--on", f"2025-05-{n % 28 + 1:02}")
        did["moves"] += 1


def read() -> None:
    seen = 0
    while not select.select([sys.stdin], [], [], 0)[0]:
        try:
            with reading(default_path()) as db:
                seen = look(db, seen)
        except UsageError as error:  # nobody has made it yet
            if seen or "no store at" not in str(error):
                raise
            continue
        for words in (("due",), ("list", "--format", "ndjson"), ("timeline",), ("show", "1")):
            code, out = tracker_says(*words)
            assert code in ((0, 4) if words[0] == "show" else (0,)), (words, code, out)
        did["reads"] += 5


def look(db, seen: int) -> int:
    """Everything that one snapshot holds fits together, and nothing goes back; gives the head."""
    (head,) = db.execute("SELECT max(seq) FROM journal").fetchone()
    assert head >= seen
    for kind, shape in KINDS.items():
        (live,) = db.execute(f"SELECT count(*) FROM {shape.table}").fetchone()
        told = db.execute("SELECT count(DISTINCT id) FROM journal WHERE kind = ?", (kind,))
        assert told.fetchone() == (live,), kind
    (counted,) = db.execute("SELECT coalesce(sum(n), 0) FROM tally").fetchone()
    assert db.execute("SELECT count(*) FROM clock").fetchone() == (counted,)
    chained = "SELECT count(*) FROM deadline WHERE title = 'chain'"
    linked = "SELECT count(*) FROM link"
    assert db.execute(chained).fetchone()[0] - db.execute(linked).fetchone()[0] in (0, 1)
    return int(head)


if __name__ == "__main__":
    print("ready", flush=True)
    sys.stdin.readline()
    job, *given = sys.argv[1:]
    if job == "writer":
        write(given[0], int(given[1]))
    else:
        with suppress(EOFError):
            read()
    print(json.dumps(did))
