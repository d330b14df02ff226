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

System = Callable[[Document], Sequence[Marked]]


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
    options = parser.parse_args()

    asked = [*documents(options.folder)]
    total, missed = measure(asked, other(options.system))
    show(len(asked), total)
    if options.misses:
        lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in missed]
        options.misses.write_text("".join(lines), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
