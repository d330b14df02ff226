"""Import and export of many records, as ratios to what SQLite's own shell needs for the same.

    python -m benchmarks.inout 100000

For an import the shell is given the rows ready made as CSV: those of the record, of the journal
with their hashes, and of the index of days, all of which any importer has to write. It puts them
into an empty store's tables with their conditions, foreign keys and indexes, and fills the search
index, all in one transaction. What it is spared is to read and check what people write, to tell
new from known, and to hash: our import does that too, so that a ratio of 1 is out of reach.

For an export to JSON the shell writes the bare rows of each table, and for CSV the page that people
read, names and addresses joined to their deadline; our lists within a record, and its quotes, are
work that it is spared as well. Whole commands are timed in turns; ratios are of medians.
"""

import argparse
import resource
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

from benchmarks.scale import FOLDER, TRACKER, store_of
from benchmarks.timing import environment
from tracker.store.indexing import INDEXES
from tracker.store.kinds import KINDS
from tracker.store.making import make

SETTINGS = ("synchronous = EXTRA", "foreign_keys = ON", "cache_size = -64000")
INDEX = ("journal", "clock", "tally")


def tables(deadlines_only: bool) -> list[str]:
    """The tables of the record, what is referred to first."""
    kinds = [kind for kind in KINDS if kind not in ("migration", "setting")]
    if deadlines_only:
        kinds = ["source", "party", "topic", "deadline"]
    found = []
    for kind in kinds:
        shape = KINDS[kind]
        found += [shape.table, *dict.fromkeys(child.table for child in shape.children)]
    return found


def columns(db: sqlite3.Connection, table: str) -> list[str]:
    return [f'"{row[1]}"' for row in db.execute(f"PRAGMA table_info({table})")]


def dumped(store: Path, folder: Path, names: Sequence[str], begun: int) -> None:
    """Write tables as CSV, with the shell; of the journal what follows its first `begun` rows."""
    script = [".mode csv"]
    for name in names:
        where = f" WHERE seq > {begun}" if name == "journal" else ""
        script += [f".once {folder}/{name}.csv", f"SELECT * FROM {name}{where};"]
    shell(store, "\n".join(script))


def filling(store: Path, folder: Path, names: Sequence[str]) -> str:
    """What the shell is told to put the tables into an empty store."""
    script = [".mode csv", *(f"PRAGMA {each};" for each in SETTINGS), "BEGIN;"]
    with closing(sqlite3.connect(store)) as db:
        for name in names:
            own = columns(db, name)
            values = ", ".join(f"nullif({column}, '')" for column in own)
            script += [
                f"CREATE TEMP TABLE raw_{name} ({', '.join(own)});",
                f".import --schema temp {folder}/{name}.csv raw_{name}",
                f"INSERT INTO {name} ({', '.join(own)}) SELECT {values} FROM raw_{name};",
                f"DROP TABLE raw_{name};",
            ]
    script += [f"{index.insert} {index.rows};" for index in INDEXES]
    return "\n".join([*script, "COMMIT;"])


CSV_PAGE = """.mode csv
.headers on
SELECT d.*, (SELECT group_concat(p.name, '; ') FROM deadline_party dp
        JOIN party p ON p.slug = dp.party WHERE dp.deadline = d.id AND part = 'speaker') AS who,
    (SELECT group_concat(p.name, '; ') FROM deadline_party dp
        JOIN party p ON p.slug = dp.party WHERE dp.deadline = d.id AND part = 'bound') AS bounds,
    (SELECT group_concat(s.url, '; ') FROM deadline_source ds
        JOIN source s ON s.id = ds.source WHERE ds.deadline = d.id) AS sources
FROM deadline d ORDER BY number;
"""


def shell(store: Path, script: str) -> None:
    subprocess.run(
        ("sqlite3", "-bail", str(store)),
        input=script,
        text=True,
        check=True,
        stdout=subprocess.DEVNULL,
    )


def ours(store: Path, *words: str | Path) -> None:
    subprocess.run((TRACKER, *words), env=environment(store), check=True, stdout=subprocess.DEVNULL)


class Taken(NamedTuple):
    """Seconds that a command took: by the clock, and of processors, which others disturb less."""

    clock: float
    processor: float


def seconds(run: Callable[[], None]) -> Taken:
    start, before = perf_counter(), _processor()
    run()
    return Taken(perf_counter() - start, _processor() - before)


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


class Bench:
    """The files of one size, and the turns that are timed."""

    def __init__(self, size: int, turns: int) -> None:
        now = datetime.now(UTC)
        self.store = store_of(size, now.date())
        self.folder = FOLDER / f"inout-{size}"
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()
        self.turns = turns
        self.empty = self.folder / "empty.db"
        make(str(self.empty), now)
        self.into = self.folder / "into.db"

    def export(self) -> dict[str, tuple[Taken, Taken]]:
        """Seconds of ours and of the shell, for each format."""
        json = ".mode json\n" + "\n".join(f"SELECT * FROM {name};" for name in tables(False))
        return {
            "export csv": self._pair(
                lambda: ours(self.store, "export", "csv"), lambda: shell(self.store, CSV_PAGE)
            ),
            "export ndjson": self._pair(
                lambda: ours(self.store, "export", "ndjson"), lambda: shell(self.store, json)
            ),
            "export json": self._pair(
                lambda: ours(self.store, "export", "json"), lambda: shell(self.store, json)
            ),
        }

    def bring(self) -> dict[str, tuple[Taken, Taken]]:
        """The same for an import into an empty store: a sheet of deadlines, the whole record."""
        found = {}
        with closing(sqlite3.connect(self.empty)) as db:
            (begun,) = db.execute("SELECT max(seq) FROM journal").fetchone()  # every store has them
        for form, only in (("csv", True), ("ndjson", False)):
            file = self.folder / f"record.{form}"
            ours(self.store, "export", form, "-o", file)
            full = self._fresh()
            ours(full, "import", file)
            names = [*tables(only), *INDEX]
            dumped(full, self.folder, names, begun)
            script = filling(full, self.folder, names)
            found[f"import {form}"] = self._pair(
                lambda file=file: ours(self._fresh(), "import", file),  # type: ignore[misc]
                lambda script=script: shell(self._fresh(), script),  # type: ignore[misc]
            )
            again = seconds(partial(ours, full, "import", file))
            print(f"import {form} again, which changes nothing: {again.clock:.1f} s")
        return found

    def _fresh(self) -> Path:
        shutil.copyfile(self.empty, self.into)
        return self.into

    def _pair(self, one: Callable[[], None], other: Callable[[], None]) -> tuple[Taken, Taken]:
        taken = [(seconds(one), seconds(other)) for _ in range(self.turns)]
        own, peer = zip(*taken, strict=True)
        return _median(own), _median(peer)


def _median(taken: Sequence[Taken]) -> Taken:
    return Taken(median(each.clock for each in taken), median(each.processor for each in taken))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("size", type=int, help="how many deadlines")
    parser.add_argument("--turns", type=int, default=3, help="turns of each (default 3)")
    options = parser.parse_args()
    bench = Bench(options.size, options.turns)
    print(f"| {options.size:,} deadlines | s | SQLite's shell, s | ratio | of processor time |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for name, (own, peer) in (bench.export() | bench.bring()).items():
        times = f"{own.clock:.2f} | {peer.clock:.2f} | {own.clock / peer.clock:.2f}"
        print(f"| {name} | {times} | {own.processor / peer.processor:.2f} |")
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"most memory of any of these: {most} MB")
    shutil.rmtree(bench.folder)


if __name__ == "__main__":
    main()
