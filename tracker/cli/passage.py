"""A candidate's sentence among its neighbours, as the article has them."""

import re
from collections.abc import Iterator

from tracker.cli.candidate_lines import Row
from tracker.cli.marking import Mark, marked
from tracker.cli.output import coloured

_CUT = " … "
_AROUND = 240
"""Characters of the text that are shown before the sentence, and after it."""


def passage(text: str, row: Row, around: int = _AROUND) -> list[str]:
    """The sentence among its neighbours, with its phrase and the parties marked."""
    start, end = row["quote_start"], row["quote_end"]
    low, high = _begin(text, start, around), _end(text, end, around)
    marks = [Mark("sentence", start, end)]
    for name in sorted({row["speaker"], row["role"], *row["bound"]} - {None}):
        marks += _each(name, text, low, high)
    if row["phrase"] is not None:
        marks.append(Mark("phrase", row["phrase_start"], row["phrase_end"]))
    opens, closes = ("", "") if coloured() or (low, high) == (start, end) else ("«", "»")
    parts = (_CUT if _is_cut(text, low) else "", text[low:start], opens)
    rest = (closes, text[end:high], _CUT if _is_cut(text, high) else "")
    moved = len(parts[0]) - low
    shown = "".join((*parts, text[start:end], *rest))
    return marked(shown, [_moved(mark, moved, start, end, len(opens)) for mark in marks])


def _moved(mark: Mark, by: int, start: int, end: int, signs: int) -> Mark:
    """A mark in the passage, which has signs before the sentence and behind it."""
    first, last = (
        at + by + signs * ((at >= start) + (at >= end)) for at in (mark.start, mark.end - 1)
    )
    return Mark(mark.sort, first, last + 1)


def _is_cut(text: str, at: int) -> bool:
    """Whether a passage that begins or ends there leaves out a part of its paragraph."""
    return 0 < at < len(text) and "\n\n" not in text[at - 2 : at + 2]


def _each(name: str, text: str, low: int, high: int) -> Iterator[Mark]:
    """Every place where a party is named, in full or by the last word of its name."""
    for words in (name, *name.split()[-1:]):
        for found in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text[low:high]):
            if words == name or words[:1].isupper():
                yield Mark("party", low + found.start(), low + found.end())


def _begin(text: str, start: int, around: int) -> int:
    """Where the paragraph begins, or a word near the sentence."""
    low = max(text.rfind("\n\n", 0, start) + 2, 0) if "\n\n" in text[:start] else 0
    if start - low <= around:
        return low
    blank = text.find(" ", start - around, start)
    return blank + 1 if blank >= 0 else start


def _end(text: str, end: int, around: int) -> int:
    high = text.find("\n\n", end)
    high = len(text) if high < 0 else high
    if high - end <= around:
        return high
    blank = text.rfind(" ", end, end + around)
    return max(end, blank)
