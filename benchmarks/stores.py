"""Stores of any size to measure with: chains, verdicts, and lapses that nobody has judged.

The shape is the same at every size: 20 lines are on today's page, a tenth has lapsed unjudged long
ago (100,000 at the most), a tenth is still to come, one in five belongs to a chain, and the rest
has been judged. Every record is journalled as the commands would have done, so that `tracker
doctor` finds nothing to complain of; rows are written in bulk, since the commands would take hours.

    python benchmarks/stores.py 100000 big.db
"""

import argparse
import random
import sqlite3
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from tracker.core.agenda import Section, asked
from tracker.store import journal
from tracker.store.change import Change, stamp
from tracker.store.ids import encode
from tracker.store.indexing import fill
from tracker.store.kinds import KINDS, State
from tracker.store.making import make
from tracker.store.opening import writing

YEARS = 20
PARTIES = 400
TOPICS = 60
BATCH = 20_000
LEAD = 7
UNJUDGED = 100_000
PAGE: dict[Section, int] = {"due": 12, "lapsed?": 5, "met": 3}
WORDS = ("summit", "vote", "talks", "ceasefire", "treaty", "bill", "deal", "strike", "report")
PHRASES = ("within two weeks", "in the next 30 days", "by the end of the month", "next week")


class Maker:
    """Makes the records of one store, oldest first, all from one seed."""

    def __init__(self, size: int, today: date) -> None:
        self.size = size
        self.today = today
        self.random = random.Random(size)  # a fixed shape, nothing secret
        self.number = 0
        self._id = int(datetime(2006, 1, 1, tzinfo=UTC).timestamp() * 1000) << 32
        self.ids: set[str] = set()  # of the deadlines that are still on the clock

    def id(self) -> str:
        self._id += self.random.randrange(1 << 30, 1 << 34)
        return encode(self._id)

    def names(self) -> Iterator[tuple[str, State]]:
        """The parties, topics and sources that deadlines refer to."""
        for n in range(PARTIES):
            yield (
                "party",
                {"slug": f"party-{n}", "name": f"Minister {n:03} of {WORDS[n % len(WORDS)]}"},
            )
        for n in range(TOPICS):
            yield "topic", {"slug": f"topic-{n}", "title": f"The {WORDS[n % len(WORDS)]} of {n}"}
        for n in range(TOPICS):
            url = f"https://example.org/{n}"
            yield "source", {"id": f"{n:016}", "url": url, "title": f"Report {n}"}

    def page(self) -> Iterator[tuple[str, State]]:
        """What is on today's page, at every size the same."""
        for n in range(PAGE["due"]):
            yield from self.open(self.today + timedelta(days=n % LEAD))
        for n in range(PAGE["lapsed?"]):
            yield from self.open(self.today - timedelta(days=1 + n))
        for n in range(PAGE["met"]):
            yield from self.judged(self.today - timedelta(days=2 + n))

    def rest(self) -> Iterator[tuple[str, State]]:
        """All the others, until the store has its size."""
        lapsed = min(self.size // 10, UNJUDGED)
        ahead = self.size // 10
        for _ in range(lapsed):
            yield from self.open(self.today - timedelta(days=self._unasked()))
        for n in range(ahead):
            if n % 20:
                days = self.random.randrange(LEAD + 3, 400)
                yield from self.open(self.today + timedelta(days=days))
            else:
                yield from self.vague()
        while self.number < self.size:
            last = self.today - timedelta(days=self.random.randrange(30, 365 * YEARS))
            if self.size - self.number > 3 and self.random.random() < 0.1:
                yield from self.chain(last)
            else:
                yield from self.judged(last)

    def _unasked(self) -> int:
        """Days since a lapse that is not on the page, whatever the zone."""
        while True:
            days = self.random.randrange(20, 365 * YEARS)
            if not any(asked(max(days + near, 0)) for near in (-3, -2, -1, 0, 1, 2)):
                return days

    def deadline(self, said: date, **fields: Any) -> State:
        self.number += 1
        word = self.random.choice(WORDS)
        return {
            "id": self.id(),
            "number": self.number,
            "title": f"{word.capitalize()} no. {self.number} promised by the ministry",
            "kind": self.random.choice(("pledge", "pledge", "schedule", "ultimatum")),
            "said": said.isoformat(),
            "phrase": self.random.choice(PHRASES),
            "topic": f"topic-{self.random.randrange(TOPICS)}",
            "by_hand": 0,
            "tolerance": 0,
            "loose": 0,
            "precision": "week",
            "relation": "within",
            "rule": "within-length",
            "sentence": "Two weeks counted from the day it was said.",
            "confidence": "verified",
            "speakers": [f"party-{self.random.randrange(PARTIES)}"],
            "bounds": [f"party-{self.random.randrange(PARTIES)}"],
            "sources": [{"source": f"{self.random.randrange(TOPICS):016}", "stance": "supports"}],
        } | fields

    def dated(self, last: date) -> State:
        said = min(last, self.today) - timedelta(days=14)
        return self.deadline(said, first=said.isoformat(), last=last.isoformat())

    def open(self, last: date) -> Iterator[tuple[str, State]]:
        state = self.dated(last)
        self.ids.add(state["id"])
        yield "deadline", state

    def vague(self) -> Iterator[tuple[str, State]]:
        said = self.today - timedelta(days=self.random.randrange(1, 20))
        state = self.deadline(said, precision="none", phrase="soon", relation=None)
        self.ids.add(state["id"])
        yield "deadline", {k: v for k, v in state.items() if v is not None}

    def judged(self, last: date) -> Iterator[tuple[str, State]]:
        state = self.dated(last)
        yield "deadline", state
        yield "verdict", self.verdict(state, last)

    def verdict(self, state: State, last: date) -> State:
        known = last.isoformat()
        fields: State = {"outcome": "met", "happened": known}
        if self.random.random() < 0.4 and (self.today - last).days > 30:
            fields = {"outcome": "lapsed", "reason": "unknown", "searched": "two agencies"}
            known = (last + timedelta(days=1)).isoformat()
        sources = [{"source": f"{self.random.randrange(TOPICS):016}", "stance": "supports"}]
        home = {"id": self.id(), "deadline": state["id"], "known": known}
        return home | fields | {"confidence": "verified", "sources": sources}

    def chain(self, last: date) -> Iterator[tuple[str, State]]:
        """An announcement that was extended once or twice, and then judged."""
        old = None
        for n in range(self.random.choice((2, 3))):
            state = self.dated(last - timedelta(days=10 * (3 - n)))
            yield "deadline", state
            if old:
                ends = {"id": self.id(), "new": state["id"], "old": old["id"]}
                yield "link", ends | {"kind": "same", "known": state["said"]}
            old = state
        assert old is not None
        yield "verdict", self.verdict(old, date.fromisoformat(old["last"]))


def generate(path: Path, size: int, today: date) -> None:
    """Make a store of `size` deadlines at `path`, which must not be there yet."""
    maker = Maker(size, today)
    now = datetime.combine(today, time(0, 0, 1), UTC)
    make(str(path), now)
    with writing(str(path)) as db:
        db.execute("PRAGMA cache_size = -400000")
        for records in (maker.names(), maker.page(), maker.rest()):
            while batch := list(islice(records, BATCH)):
                put(db, batch, now)
        Change(db, now, "bench", "generate", None).wind_only(maker.ids)
        fill(db)


def put(db: sqlite3.Connection, batch: list[tuple[str, State]], now: datetime) -> None:
    """Write records in bulk, each with its journal row."""
    at = stamp(now)
    rows: dict[tuple[str, tuple[str, ...]], list[tuple[Any, ...]]] = {}
    seq, prev = db.execute("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
    first, written = seq + 1, []
    for kind, given in batch:
        shape = KINDS[kind]
        state = given | {"recorded": at} | ({} if shape.appended else {"version": 1})
        table = (shape.table, (*shape.columns, *shape.derived(state)))
        values = state | shape.derived(state)
        rows.setdefault(table, []).append(tuple(values.get(name) for name in table[1]))
        for child in shape.children:
            names = (child.home, *child.fixed, "position", *child.columns)
            for position, item in enumerate(state.get(child.field, ())):
                value = item if isinstance(item, dict) else {child.columns[0]: item}
                value = {child.home: state[shape.key], **child.fixed, "position": position} | value
                rows.setdefault((child.table, names), []).append(tuple(map(value.get, names)))
        seq += 1
        text = journal.canonical(state)
        content = (seq, first, at, "bench", "generate", kind, state[shape.key], text, None)
        hashed = journal.digest(prev, content)
        written.append((*content, prev, hashed))
        prev = hashed
    for (table_name, names), values_of in sorted(rows.items(), key=lambda each: _rank(each[0][0])):
        columns = ", ".join(f'"{name}"' for name in names)
        marks = ", ".join("?" * len(names))
        db.executemany(f"INSERT INTO {table_name} ({columns}) VALUES ({marks})", values_of)
    db.executemany(f"INSERT INTO journal VALUES ({', '.join('?' * 11)})", written)


def _rank(table: str) -> int:
    """What others refer to is written before them; a child comes after its own record."""
    for rank, shape in enumerate(KINDS.values()):
        if table in (shape.table, *(child.table for child in shape.children)):
            return 2 * rank + (table != shape.table)
    raise KeyError(table)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("size", type=int, help="how many deadlines, 100 or more")
    parser.add_argument("file", type=Path)
    options = parser.parse_args()
    generate(options.file, options.size, datetime.now(UTC).date())


if __name__ == "__main__":
    main()
