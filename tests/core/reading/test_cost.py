"""What reading costs grows with the length of the text and nothing else, whatever the text.

Work is counted in calls. What one call may do too long, a pattern that goes back and forth, shows
by never coming to an end: `make torture` reads megabytes.
"""

import os
import sys
from datetime import date

import pytest

from tracker.core.reading import Article, read

DAY = date(2025, 10, 16)
LENGTH = 5_000_000 if os.environ.get("TRACKER_TORTURE") else 50_000

EMPTY = {
    "commas": ", ",
    "no stop": "the minister of the river spoke at length of it and ",
    "open quotes": "\u201che ",
    "brackets": "((",
    "straight quotes": '" ',
    "names": "Anna Maria ",
    "dots": ". ",
    "short forms": "U.S. ",
    "lines": "a\n",
    "paragraphs": "a\n\n",
    "speaking": "said Bek, ",
    "offices": "chief Bek of the ",
    "joined": "Serbia and ",
    "denials": "denied that ",
    "what was told": "told the ",
    "limits": "deadline of the ",
    "orders": "order the troops of ",
    "labels": "MR. BEK: x\n",
    "labels in small letters": "Host: x\n",
    "one word": "Xa",
}
"""Pieces of which a text may have any number, and none of them a time."""

DATED = {
    "days": "on Monday ",
    "deadlines": "it will pay by Friday ",
    "conditions": "if not by Friday, ",
    "list": "Oct 3: talks\n",
    "list in one line": "Oct 20 - ",
    "statements": "said on Monday it will pay by Friday, ",
}


def calls(text: str) -> int:
    """The calls, of functions of ours and of others, that reading a text takes."""
    count = 0

    def note(frame: object, event: str, arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    article = Article("a", text, DAY)
    before = sys.getprofile()
    sys.setprofile(note)
    try:
        read(article)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("piece", [*EMPTY.values(), *DATED.values()], ids=[*EMPTY, *DATED])
def test_eight_times_the_text_takes_eight_times_the_work(piece):
    read(Article("a", piece * 40, DAY))  # what is made once for all articles
    short = calls(piece * (1_600 // len(piece)))
    assert calls(piece * (12_800 // len(piece))) < 10 * short


@pytest.mark.parametrize("piece", EMPTY.values(), ids=EMPTY)
def test_a_long_text_comes_to_an_end(piece):
    read(Article("a", piece * (LENGTH // len(piece)), DAY))
