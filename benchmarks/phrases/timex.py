"""How well time expressions are found in news, by the measures of TempEval-3.

FOLDER holds TimeML files (.tml) marked by annotators; they are not part of this repository. With
`--system` the marks of another program, in files of the same names, are scored in place of ours.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.phrases.scoring import Counts, counts, misses, scores
from benchmarks.phrases.timeml import Document, Marked, document, documents
from tracker.core.marks import Mark, marks
from tracker.core.phrases import find
from tracker.export.timex import timeml

System = Callable[[Document], Sequence[Marked]]


def ours(asked: Document) -> Sequence[Marked]:
    return [
        Marked(mark.start, mark.end, mark.timex.type, mark.timex.value) for mark in _marks(asked)
    ]


def _marks(asked: Document) -> list[Mark]:
    return marks(asked.text, find(asked.text, asked.made), asked.made)


def tag(asked: Iterable[Document], folder: Path) -> None:
    """Write the documents with our marks, for the scorers of others."""
    folder.mkdir(parents=True, exist_ok=True)
    for one in asked:
        tagged = timeml(one.text, one.made, _marks(one), one.name.removesuffix(".tml"))
        (folder / one.name).write_text(tagged, encoding="utf-8", newline="")


def other(folder: Path) -> System:
    """The marks in the files of a folder. Raises SystemExit where a text is not the same."""

    def marked(asked: Document) -> Sequence[Marked]:
        theirs = document(asked.name, (folder / asked.name).read_bytes())
        if theirs.text != asked.text:
            raise SystemExit(f"{asked.name}: the text in {folder} is another one")
        return theirs.marked

    return marked


def measure(asked: Iterable[Document], system: System) -> tuple[Counts, list[dict[str, Any]]]:
    """What was counted in the documents, and every miss."""
    total, missed = Counts(), list[dict[str, Any]]()
    for one in asked:
        found = system(one)
        total += counts(one, found)
        missed += misses(one, found)
    return total, missed


def show(read: int, total: Counts) -> None:
    print(f"{read} documents, {total.marked} time expressions marked, {total.found} found")
    print(f"{'':<8} {'F1':>6} {'P':>6} {'R':>6}")
    for name, score in scores(total).items():
        print(f"{name:<8} {score.f1:6.2f} {score.precision:6.2f} {score.recall:6.2f}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="TimeML files marked by annotators")
    parser.add_argument("--system", type=Path, metavar="FOLDER", help="score these marks, not ours")
    parser.add_argument("--misses", type=Path, metavar="FILE", help="write every miss, a JSON line")
    parser.add_argument("--tag", type=Path, metavar="FOLDER", help="write TimeML with our marks")
    options = parser.parse_args()

    asked = [*documents(options.folder)]
    total, missed = measure(asked, other(options.system) if options.system else ours)
    show(len(asked), total)
    if options.tag:
        tag(asked, options.tag)
    if options.misses:
        lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in missed]
        options.misses.write_text("".join(lines), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
