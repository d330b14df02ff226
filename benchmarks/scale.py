"""How the commands do on stores of any size: ratios to what they cannot do without.

    python -m benchmarks.scale 1000 1000000

Stores are made once a day in .make/stores. Each table is of one run on one machine; a ratio is of
medians taken in turns. FLOOR is what every click program pays; SQLite's own shell is the peer for
long pages, and ripgrep over the exported text for a search: where it is not installed that is said,
and the line is missing. Run it with the
Python of an environment that holds the installed wheel (`make large`).
"""

import argparse
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from time import perf_counter

from benchmarks.stores import generate
from benchmarks.timing import Command, Timed, environment, measure
from tracker.store.opening import SCHEMA_VERSION

FOLDER = Path(".make/stores")
FLOOR = "import click, sqlite3"
TRACKER = Path(sys.executable).with_name("tracker")
WIDE = 20_000  # lines of the long page
TWINS = 100_000  # deadlines over which twins are sought; over a million it takes minutes
ADDED = ("--by", "party-3", "--said", "2026-01-01", "--on", "2035-12-01")
PHRASE = ("--phrase", "within two weeks")

# What SQLite's shell has to be asked for the same lines, to the byte, on a store of `generate`.
LONG_PAGE = """
WITH line AS (
    SELECT c.last, d.number,
        CASE WHEN c.last = {today} THEN 'today' WHEN c.last = {today} + 1 THEN 'tomorrow'
            ELSE 'in ' || (c.last - {today}) || ' days' END AS ahead,
        d.title, (SELECT group_concat(p.name, ', ') FROM deadline_party dp
            JOIN party p ON p.slug = dp.party
            WHERE dp.deadline = d.id AND dp.part = 'speaker') AS who,
        CASE WHEN d.first IS NULL THEN 'no date'
            WHEN substr(d.first, 1, 4) <> substr(d.last, 1, 4) THEN 'to '
            WHEN substr(d.first, 1, 7) = substr(d.last, 1, 7)
                THEN ltrim(substr(d.first, 9), '0') || '-'
            ELSE ltrim(substr(d.first, 9), '0') || ' '
                || substr({months}, 3 * substr(d.first, 6, 2) - 2, 3) || '-'
            END
        || CASE WHEN d.last IS NULL THEN '' ELSE ltrim(substr(d.last, 9), '0') || ' '
            || substr({months}, 3 * substr(d.last, 6, 2) - 2, 3)
            || CASE substr(d.last, 1, 4) WHEN '{year}' THEN '' ELSE ' ' || substr(d.last, 1, 4) END
            END AS window
    FROM clock c JOIN deadline d ON d.id = c.deadline
    WHERE c.due_from <= {end} AND c.tolerated >= {today} AND c.last <= {end}
)
SELECT rtrim(printf('%{number}s  %-{ahead}s  %s  %s  %s', '#' || number, ahead,
    CASE WHEN length(title) <= {title} THEN printf('%-{title}s', title)
        ELSE printf('%!-{title}s', rtrim(substr(title, 1, {title} - 1)) || '…') END,
    CASE WHEN length(who) <= {who} THEN printf('%-{who}s', who)
        ELSE printf('%!-{who}s', rtrim(substr(who, 1, {who} - 1)) || '…') END, window))
FROM line ORDER BY last, number;
"""
MONTHS = "'JanFebMarAprMayJunJulAugSepOctNovDec'"


def store_of(size: int, today: date) -> Path:
    """The store of that size, made if today's is not there yet."""
    path = FOLDER / f"{size}-{today}-schema-{SCHEMA_VERSION}.db"
    if not path.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        start = perf_counter()
        generate(path.with_suffix(".part"), size, today)
        path.with_suffix(".part").rename(path)
        print(f"made a store of {size:,} in {perf_counter() - start:.0f} s", file=sys.stderr)
    return path


def everyday(store: Path, size: int, today: date, runs: int) -> dict[str, float]:
    """The commands of a day, in milliseconds."""
    unjudged = _unjudged(store, today)
    fresh = (f"A promise no. {n}" for n in count(1))  # none looks like another
    commands: dict[str, Timed] = {
        "pass": (sys.executable, "-c", "pass"),
        FLOOR: (sys.executable, "-c", FLOOR),
        "due": (TRACKER, "due"),
        "due --limit 50": (TRACKER, "due", "--limit", "50"),
        "show": (TRACKER, "show", str(size // 2)),
        "list, its first 20 lines": ("sh", "-c", f"{TRACKER} list | head -n 20"),
        "search, a rare word": (TRACKER, "search", str(size // 2)),
        **_ripgrep(store, str(size // 2)),
        "check --dry-run": (TRACKER, "check", "--dry-run"),
        "add --on": lambda: (TRACKER, "add", next(fresh), *ADDED),
        "add --phrase": lambda: (TRACKER, "add", next(fresh), *ADDED[:4], *PHRASE),
        "met": lambda: next(unjudged),
    }
    return measure(commands, store, runs)


def _ripgrep(store: Path, word: str) -> dict[str, Timed]:
    """Ripgrep for a word in all deadlines, as `export` writes them; the file is cached.

    It stays in FOLDER until the next size. Where ripgrep is not installed there is nothing.
    """
    found = shutil.which("rg")
    if found is None:
        print("no ripgrep here: a search is compared with the floor alone", file=sys.stderr)
        return {}
    text = FOLDER / "scratch.ndjson"
    command = (TRACKER, "export", "ndjson", "--record", "deadline", "-o", text)
    subprocess.run(command, env=environment(store), stdout=subprocess.DEVNULL, check=True)
    asked = (found, "--no-config", "-w", "-F", word, text)
    hits = len(_printed(asked, store).splitlines())
    print(f"{text.stat().st_size:,} bytes of text, {hits} lines with {word}", file=sys.stderr)
    return {"ripgrep for it, over the text": asked}


def _unjudged(store: Path, today: date) -> Iterator[Command]:
    """Verdicts on lapses of long ago, each a day late."""
    with sqlite3.connect(store) as db:
        rows = db.execute(
            "SELECT d.number, d.last FROM clock c JOIN deadline d ON d.id = c.deadline"
            " WHERE c.tolerated < ? LIMIT 1000",
            (today.toordinal() - 100,),
        ).fetchall()
    db.close()
    for number, last in rows:
        late = (date.fromisoformat(last) + timedelta(days=1)).isoformat()
        yield (TRACKER, "met", str(number), "--happened", late, "--known", late)


def long_page(store: Path, today: date, runs: int) -> dict[str, float]:
    """A page of about WIDE lines, and the same from SQLite's shell, in milliseconds."""
    with sqlite3.connect(store) as db:
        row = db.execute(
            "SELECT last FROM clock WHERE tolerated >= ? ORDER BY last LIMIT 1 OFFSET ?",
            (today.toordinal(), WIDE),
        ).fetchone()
    db.close()
    if row is None:
        return {}
    ours = (TRACKER, "due", "--within", str(row[0] - today.toordinal()), "--limit", "0")
    page = _printed(ours, store).partition("\n\n")[0].splitlines()[1:]
    shell = ("sqlite3", store, LONG_PAGE.format(**_columns(page), **_days(today, row[0])))
    if _printed(shell, store).splitlines() != page:
        raise SystemExit("SQLite's shell does not print the same page")
    print(f"{len(page):,} lines, the same from both", file=sys.stderr)
    commands: dict[str, Timed] = {"shell": shell, "due --within": ours}
    return measure(commands, store, runs)


def _printed(command: Command, store: Path) -> str:
    done = subprocess.run(
        command, env=environment(store), capture_output=True, text=True, check=True
    )
    return done.stdout


def _columns(page: list[str]) -> dict[str, int]:
    """How wide the columns of a page are: each cell but the last is followed by two spaces."""
    number = page[0].index("  ", page[0].index("#"))
    rest = [line[number + 2 :] for line in page]
    ahead = max(len(line.partition("  ")[0]) for line in rest)
    room = 80 - number - ahead - max(len(line.rpartition("  ")[2]) for line in rest) - 8
    who = min(room * 3 // 10, 24)
    return {"number": number, "ahead": ahead, "title": room - who, "who": who}


def _days(today: date, end: int) -> dict[str, int | str]:
    return {"today": today.toordinal(), "end": end, "year": today.year, "months": MONTHS}


def writers(store: Path, processes: int, adds: int) -> float:
    """How many adds a second that many processes store together."""
    env = environment(store)
    script = f'for n in $(seq {adds}); do "$0" add "A promise no. $$ $n" "$@" || exit 1; done'
    command = ("sh", "-c", script, TRACKER, *ADDED)
    start = perf_counter()
    running = [
        subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL) for _ in range(processes)
    ]
    codes = [process.wait() for process in running]
    if any(codes):
        raise SystemExit("a writer failed")
    return processes * adds / (perf_counter() - start)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("sizes", type=int, nargs="+", help="how many deadlines")
    parser.add_argument("--runs", type=int, default=20, help="turns that count (default 20)")
    options = parser.parse_args()
    today = datetime.now(UTC).date()
    times = {}
    for size in options.sizes:
        store = store_of(size, today)
        scratch = FOLDER / "scratch.db"
        shutil.copyfile(store, scratch)
        subprocess.run(
            (TRACKER, "check"), env=environment(scratch), stdout=subprocess.DEVNULL, check=True
        )
        times[size] = everyday(scratch, size, today, options.runs)
        if size <= TWINS:
            times[size] |= measure({"twins": (TRACKER, "twins")}, scratch, 3)
        times[size] |= long_page(scratch, today, max(options.runs // 4, 3))
        alone, together = writers(scratch, 1, 40), writers(scratch, 4, 10)
        times[size] |= {"1 writer, adds/s": alone, "4 writers, adds/s": together}
        scratch.unlink()
        FOLDER.joinpath("scratch.ndjson").unlink(missing_ok=True)
    print_tables(times)


def print_tables(times: dict[int, dict[str, float]]) -> None:
    """Print milliseconds by size, and their ratios to FLOOR."""
    sizes = list(times)
    print("| ms (ratio to the floor) | " + " | ".join(f"{size:,}" for size in sizes) + " |")
    print("| --- |" + " ---: |" * len(sizes))
    for name in times[sizes[0]] | times[sizes[-1]]:
        cells = [_cell(name, times[size]) for size in sizes]
        print(f"| {name} | " + " | ".join(cells) + " |")


def _cell(name: str, of: dict[str, float]) -> str:
    if name not in of:
        return ""
    if name.endswith("adds/s"):
        return f"{of[name]:.1f}"
    if name == "due --within":
        return f"{of[name]:.0f} ({of[name] / of['shell']:.2f} of the shell's)"
    return f"{of[name]:.1f} ({of[name] / of[FLOOR]:.2f})"


if __name__ == "__main__":
    main()
