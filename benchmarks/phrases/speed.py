"""How fast we read phrases and text, against other libraries on the same phrases in the same run.

The phrases are those of tests/data. Every turn starts a process for each library, warms it up on
every second phrase, and times one pass over the others: no process meets a phrase twice, so that a
cache of answers gains nothing, and what is made once is made. Printed are the medians over the
turns, taken by all in turns; the halves change places from turn to turn.

Text is timed in megabytes (of UTF-8) a second, article by article, over a file given with `--text`
or over articles made here; importing is timed as whole processes, less those that do nothing.

    python -m benchmarks.phrases.speed --node node_modules
"""

import argparse
import csv
import json
import random
import subprocess
import sys
import textwrap
import warnings
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from importlib import import_module
from pathlib import Path
from statistics import mean, median
from time import perf_counter
from typing import Any, NamedTuple

from benchmarks.phrases import peers
from benchmarks.timing import measure
from tracker.core import phrases

DATA = Path(__file__).parents[2] / "tests" / "data"
ARTICLE = 6_000
"""Characters of an article that is made or cut here; news run from 2,000 to 10,000."""

_FILLER = """
    the minister officials talks agreement delegation said that of and to with a border sanctions
    ceasefire parliament spokesperson foreign negotiators proposal summit may second statement
    according their had been reached over on trade security leaders new plan would will
"""
_FIND: Callable[..., Any] | None = getattr(phrases, "find", None)


class Phrase(NamedTuple):
    text: str
    said: date


def load() -> list[Phrase]:
    """Give the distinct phrases of the case tables, with the day on which each was said."""
    found: dict[str, date] = {}
    with (DATA / "phrases.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            found.setdefault(row["phrase"], date.fromisoformat(row["ref"][:10]))
    with (DATA / "phrase_cases.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            found.setdefault(row["phrase"], date.fromisoformat(row["said"]))
    return [Phrase(*pair) for pair in found.items()]


Reads = Callable[[Phrase], object]
"""Reads a phrase; None, False or an exception is no answer."""


def _dateparser() -> Reads:
    parse = import_module("dateparser").parse
    return lambda phrase: parse(
        phrase.text, languages=["en"], settings={"RELATIVE_BASE": _noon(phrase.said)}
    )


def _parsedatetime() -> Reads:
    calendar = import_module("parsedatetime").Calendar()
    return lambda phrase: calendar.parseDT(phrase.text, sourceTime=_noon(phrase.said))[1]


def _date_wrangler() -> Reads:
    parse = import_module("date_wrangler").parse_one
    return lambda phrase: parse(phrase.text, today=phrase.said)


def _dateutil() -> Reads:
    parse = import_module("dateutil.parser").parse
    return lambda phrase: parse(phrase.text, default=_noon(phrase.said), fuzzy=True)


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12))


READERS: dict[str, Callable[[], Reads]] = {
    "ours": lambda: lambda phrase: phrases.read(phrase.text, phrase.said),
    "dateparser": _dateparser,
    "parsedatetime": _parsedatetime,
    "date-wrangler": _date_wrangler,
    "python-dateutil": _dateutil,
}


def _answers(reads: Reads, phrase: Phrase) -> bool:
    try:
        return bool(reads(phrase))
    except Exception:
        return False


def run_once(name: str, turn: int) -> dict[str, float]:
    """Time one pass in this process: phrases a second, and the per cent that got an answer."""
    warnings.simplefilter("ignore")
    reads, asked = READERS[name](), load()
    for phrase in asked[1 - turn % 2 :: 2]:
        _answers(reads, phrase)
    timed = asked[turn % 2 :: 2]
    start = perf_counter()
    answered = sum(_answers(reads, phrase) for phrase in timed)
    taken = perf_counter() - start
    return {"rate": len(timed) / taken, "answered": 100 * answered / len(timed)}


def compare(turns: int) -> None:
    """Print phrases a second of each library that is here, and how many times ours takes."""
    here = peers.installed()
    names = [name for name in READERS if name == "ours" or name in here]
    runs: dict[str, list[dict[str, float]]] = {name: [] for name in names}
    for turn in range(turns):
        for name in names:
            once = ("--once", name, "--turn", str(turn))
            command = (sys.executable, "-m", "benchmarks.phrases.speed", *once)
            done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
            runs[name].append(json.loads(done.stdout))
    rates = {name: median(run["rate"] for run in taken) for name, taken in runs.items()}
    print(f"{len(load())} phrases, medians of {turns} turns")
    print(f"{'library':<28} {'a second':>9} {'ours is':>9} {'% answered':>11}")
    for name, rate in rates.items():
        version = "" if name == "ours" else here[name][0]
        times = f"{rates['ours'] / rate:8.2f}x"
        share = mean(run["answered"] for run in runs[name])
        print(f"{name + ' ' + version:<28} {rate:9.0f} {times} {share:11.1f}")


def articles(size: int) -> Iterator[str]:
    """Make articles of about `size` characters in all: a phrase in every third sentence."""
    chance = random.Random(1)
    asked, filler = load(), _FILLER.split()
    while size > 0:
        written = ""
        while len(written) < ARTICLE:
            words = chance.choices(filler, k=chance.randrange(8, 30))
            if chance.random() < 1 / 3:
                words.insert(chance.randrange(len(words)), chance.choice(asked).text)
            written += " ".join(words).capitalize() + ". "
        size -= len(written)
        yield written


def megabytes_a_second(texts: list[str], read: Callable[[str], object]) -> float:
    """Time one pass over the texts."""
    start = perf_counter()
    for text in texts:
        read(text)
    return sum(len(text.encode()) for text in texts) / 1e6 / (perf_counter() - start)


def compare_text(texts: list[str], turns: int, node: Path | None) -> None:
    """Print megabytes of text a second, of ours and of chrono where it can be run."""
    size = sum(len(text.encode()) for text in texts) / 1e6
    print(f"\n{len(texts)} articles, {size:.1f} MB, medians of {turns} turns, MB a second")
    if _FIND:
        find, said = _FIND, date(2025, 3, 3)
        rates = [megabytes_a_second(texts, lambda text: find(text, said)) for _ in range(turns)]
        print(f"{'ours':<28} {median(rates):9.2f}")
    else:
        print(f"{'ours':<28} {'no `find` yet':>13}")
    if node and (version := peers.chrono_version(node)):
        rates = [size / peers.chrono_seconds(texts, node) for _ in range(turns)]
        print(f"{'chrono-node ' + version:<28} {median(rates):9.2f}")


def compare_import(turns: int) -> None:
    """Print what importing the grammar adds to a Python that does nothing, in milliseconds."""
    taken = measure(
        {
            "pass": (sys.executable, "-c", "pass"),
            "import": (sys.executable, "-c", "import tracker.core.phrases"),
        },
        None,
        turns,
    )
    added = taken["import"] - taken["pass"]
    print(f"\nimporting tracker.core.phrases: {added:.1f} ms over {taken['pass']:.1f} ms of `pass`")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--turns", type=int, default=10, help="turns that count (default 10)")
    parser.add_argument("--text", type=Path, help="running text; otherwise some is made")
    parser.add_argument("--node", type=Path, help="node_modules that holds chrono-node")
    parser.add_argument("--once", help=argparse.SUPPRESS)
    parser.add_argument("--turn", type=int, default=0, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.once:
        print(json.dumps(run_once(options.once, options.turn)))
        return
    compare(options.turns)
    if options.text:
        written = options.text.read_text(encoding="utf-8")
        texts = textwrap.wrap(written, ARTICLE, replace_whitespace=False, drop_whitespace=False)
    else:
        texts = list(articles(1_000_000))
    compare_text(texts, options.turns, options.node)
    compare_import(options.turns)


if __name__ == "__main__":
    main()
