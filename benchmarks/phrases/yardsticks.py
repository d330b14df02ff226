"""How much of other projects' own tests is read exactly, by us and by other libraries.

DATA is a folder with copies of wanasit/chrono, comtravo/ctparse and alvinwan/timefhuman, named
chrono, ctparse and timefhuman; those that are missing are left out. What is taken from each, and
what is compared, stands at the top of from_chrono.py, from_ctparse.py and from_timefhuman.py; how
our windows become points, in ours.py.

Columns, in per cent:

- all: the results are as many as expected, and each has the expected start, and the expected end
  where one is expected, to the minute in all that is compared
- seen, unseen: the same for the two halves into which the hash of the texts splits the cases;
  rules may be made with an eye on the first half, and the second shows which were only fitted
- points: of the cases that expect one result and no range, those whose first answer is right
- silent: of the cases that expect nothing, those that got no answer
- answered: of the cases that expect something, those that got an answer, right or wrong

    python -m benchmarks.phrases.yardsticks DATA --misses misses.jsonl
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.phrases import from_chrono, from_ctparse, from_timefhuman, ours, peers
from benchmarks.phrases.cases import Answer, Case, Extracted, exact, held_out, is_point

Readings = Callable[[Sequence[Case]], list[list[Answer]]]


class Yardstick(NamedTuple):
    """Cases of one project, and what is its own in reading them.

    `noon` says that it gives days the clock time of noon, `hours` when it has a part of the day
    begin, and `conventions` which of ours it has otherwise.
    """

    name: str
    folder: str
    read: Callable[[Path], Extracted]
    hours: Mapping[str, int] = {}
    conventions: Mapping[str, Any] = {}
    noon: bool = False


YARDSTICKS = (
    Yardstick(
        "chrono",
        "chrono",
        from_chrono.read,
        {"morning": 6, "afternoon": 15, "evening": 20, "night": 22},
        {"few": 3, "several": 7, "zone_letters": True},
        noon=True,
    ),
    Yardstick(
        "ctparse",
        "ctparse",
        lambda folder: from_ctparse.read_data_set(folder, "en"),
        from_ctparse.BEGINS,
    ),
    Yardstick(
        "ctparse-tests",
        "ctparse",
        lambda folder: from_ctparse.read_corpus(folder, "en"),
        from_ctparse.BEGINS,
    ),
    Yardstick(
        "ctparse-de",
        "ctparse",
        lambda folder: from_ctparse.read_data_set(folder, "de"),
        from_ctparse.BEGINS,
    ),
    Yardstick(
        "timefhuman",
        "timefhuman",
        from_timefhuman.read,
        {"morning": 6, "afternoon": 15, "evening": 18, "night": 20},
        {"next_weekday": "nearest"},
    ),
)


class Judged(NamedTuple):
    """A case with what was answered, and whether that is exact, and right at first."""

    case: Case
    answers: list[Answer]
    exact: bool
    at_first: bool


class Score(NamedTuple):
    """How many are right and how many there are, for each column."""

    all: tuple[int, int]
    seen: tuple[int, int]
    unseen: tuple[int, int]
    points: tuple[int, int]
    silent: tuple[int, int]
    answered: tuple[int, int]


def judge(cases: Iterable[Case], given: Iterable[list[Answer]], implied: bool) -> list[Judged]:
    """Hold the answers against what is expected."""
    return [
        Judged(
            case,
            answers,
            exact(case, answers, implied=implied),
            exact(case, answers[:1], implied=implied),
        )
        for case, answers in zip(cases, given, strict=True)
    ]


def score(judged: Sequence[Judged]) -> Score:
    """Count what was right, column by column."""
    dated = [each for each in judged if each.case.expected]
    halves = [
        [each for each in dated if held_out(each.case.text) is half] for half in (False, True)
    ]
    points = [each.at_first for each in dated if is_point(each.case)]
    silent = [each.exact for each in judged if not each.case.expected]
    columns = [[each.exact for each in part] for part in (dated, *halves)]
    columns += [points, silent, [bool(each.answers) for each in dated]]
    return Score(*((sum(column), len(column)) for column in columns))


def readers(options: argparse.Namespace, yardstick: Yardstick) -> dict[str, Readings]:
    """Who is asked, under the names that are printed."""
    fill = ours.NOON if yardstick.noon else None
    chosen = {**yardstick.conventions, **dict(options.convention)}
    found: dict[str, Readings] = {"ours": each(ours.reader(chosen, fill, yardstick.hours))}
    if options.peers:
        for name, (version, make) in peers.installed().items():
            found[f"{name} {version}"] = each(peers.patient(make()))
    if options.node and (chrono := peers.chrono_version(options.node)):
        found[f"chrono-node {chrono}"] = lambda cases: peers.chrono(cases, options.node)
        found["  as it comes"] = lambda cases: peers.chrono(_plain(cases), options.node)
    return found


def each(read: peers.Reader) -> Readings:
    return lambda cases: [read(case) for case in cases]


def _plain(cases: Iterable[Case]) -> list[Case]:
    return [case._replace(options=()) for case in cases]


def dump(value: Any) -> Any:
    """Make a case or an answer JSON, without what is as it is by default."""
    if isinstance(value, tuple) and hasattr(value, "_field_defaults"):
        record: Any = value
        said, defaults = record._asdict(), record._field_defaults
        return {name: dump(part) for name, part in said.items() if part != defaults.get(name)}
    if isinstance(value, list | tuple):
        return [dump(part) for part in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


def _row(yardstick: str, case: Case, **more: Any) -> str:
    half = "held out" if held_out(case.text) else "seen"
    row = {"yardstick": yardstick, "half": half} | dump(case) | more
    return json.dumps(row, ensure_ascii=False, default=str)


def misses(name: str, judged: Iterable[Judged]) -> list[str]:
    """The cases that are not exact, as JSON, with what was answered, or why nothing was."""
    return [
        _row(name, each.case, got=dump(each.answers))
        if each.answers
        else _row(name, each.case, why=ours.why(each.case))
        for each in judged
        if not each.exact
    ]


def _convention(text: str) -> tuple[str, Any]:
    name, _, value = text.partition("=")
    try:
        return name, json.loads(value)
    except json.JSONDecodeError:
        return name, value


def percent(counted: tuple[int, int]) -> str:
    right, whole = counted
    return f"{100 * right / whole:8.1f}" if whole else f"{'-':>8}"


def measure(yardstick: Yardstick, options: argparse.Namespace, files: dict[str, list[str]]) -> None:
    """Print the scores on one yardstick, and add to what goes into files."""
    name = yardstick.name
    cases, left = yardstick.read(options.data / yardstick.folder)
    dated = sum(bool(case.expected) for case in cases)
    print(f"{name}: {dated} with a time, {len(cases) - dated} without; {len(left)} left out")
    for who, ask in readers(options, yardstick).items():
        judged = judge(cases, ask(cases), options.implied)
        print(f"  {who:<27}", *(percent(column) for column in score(judged)), flush=True)
        if who == "ours":
            shown = [row for row in judged if options.held_out or not held_out(row.case.text)]
            files["cases"] += [_row(name, row.case) for row in shown]
            files["misses"] += misses(name, shown)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", type=Path, help="folder with chrono, ctparse, timefhuman")
    parser.add_argument("--peers", action="store_true", help="ask the installed libraries, too")
    parser.add_argument(
        "--node", type=Path, help="node_modules that holds chrono-node: ask it, too"
    )
    parser.add_argument("--only", action="append", choices=[each.name for each in YARDSTICKS])
    parser.add_argument("--implied", action="store_true", help="compare implied clock times, too")
    parser.add_argument("--misses", type=Path, help="write what we miss, as JSON Lines")
    parser.add_argument("--cases", type=Path, help="write the cases, as JSON Lines")
    parser.add_argument(
        "--held-out", action="store_true", help="write those of the held-out half, too"
    )
    parser.add_argument(
        "--convention", type=_convention, action="append", default=[], metavar="NAME=VALUE"
    )
    options = parser.parse_args()
    files: dict[str, list[str]] = {"cases": [], "misses": []}
    print(f"{'':<29}", *(f"{column:>8}" for column in Score._fields))
    for yardstick in YARDSTICKS:
        if options.only and yardstick.name not in options.only:
            continue
        if (options.data / yardstick.folder).is_dir():
            measure(yardstick, options, files)
        else:
            print(f"{yardstick.name}: no folder {yardstick.folder}", file=sys.stderr)
    for path, rows in ((options.cases, files["cases"]), (options.misses, files["misses"])):
        if path:
            path.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
