"""Each row of the table of cues is found in its example, and reads nothing into plain words."""

import re
from datetime import date
from itertools import pairwise

import pytest

from benchmarks.articles import ROOT
from tracker.core.reading.cue_table import ROWS
from tracker.core.reading.cues import cues
from tracker.core.reading.records import Article, Given
from tracker.core.reading.times import ORDERS, asked_of, times
from tracker.core.tokens import plain


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_the_example_of_a_row_is_its_own(row):
    first, *_ = cues(row.example, 0, len(row.example))
    assert (first.name, first.sense) == (row.name, row.sense)


def test_a_row_fits_behind_no_word_that_does_not_open_it():
    """The words that open a row are stated apart, so that few rows are tried at a place."""
    words = re.compile(r"(?<![\w-])[a-z]+(?:'[a-z]+)?", re.IGNORECASE)
    text = "\n".join(plain(path.read_text("utf-8")) for path in sorted(ROOT.rglob("*.txt")))
    found = list(words.finditer(text))
    assert len(found) > 7_000
    for row in ROWS:
        pattern, opens = re.compile(row.pattern, re.IGNORECASE), re.compile(row.opens)
        for word in found:
            match = pattern.match(text, word.start())
            if match and match.end() >= word.end():
                assert opens.fullmatch(word[0].lower()), (row.name, match[0])


def test_rows_have_names_of_their_own():
    assert len({row.name for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize(
    "text", ["the talks in Geneva", "a goodwill visit", "in May the river", "united in hope"[:9]]
)
def test_plain_words_are_no_cue(text):
    assert cues(text, 0, len(text)) == []


def test_cues_are_in_order_and_apart():
    text = "He said they would not meet, but had agreed to talk by Friday if asked."
    found = cues(text, 0, len(text))
    assert [cue.name for cue in found] == ["was-said", "not-do", "did", "intends", "if", "ed"]
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize("row", ORDERS, ids=lambda row: row.name)
def test_the_example_of_an_order_gives_its_days(row):
    day = date(2025, 10, 16)
    article = Article("a", row.example, day)
    found = times(article, asked_of(article, Given()), row.example)
    assert [(one.first, one.last) for one in found if one.order == row.name] == [row.days(day)]
