"""What holds for running text, whatever it is: nothing raises, and time grows with its length."""

import os
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tracker.core.asked import Asked
from tracker.core.english import ENGLISH, VOCABULARY
from tracker.core.phrases import ENGLISH_LEXICON, find, parse, read_as
from tracker.core.scan import anchors, regions
from tracker.core.spec import Unreadable

SAID = date(2025, 10, 16)
LENGTH = 1_000_000 if os.environ.get("TRACKER_TORTURE") else 20_000
"""Characters; a step that is not linear shows in the longer one by never coming to an end."""

WORDS = st.sampled_from(
    [word for _, _, words in VOCABULARY for word in words.split("|")]
    + ["2", "10", "31", "2026", "6:30", "16/10", "-", ",", ".", "summit", "the", "zebra", "(6)"]
    + ["1st", "\n\n", "“", "May", "Friday", "said", "will", "\0", "\ud800", "12.5.2026", "5pm"]
)
TEXTS = st.one_of(st.text(max_size=600), st.lists(WORDS, max_size=40).map(" ".join))

HOSTILE = [
    "x",
    "friday ",
    "in ",
    "two weeks ",
    "two weeks and ",
    "two and a half ",
    "twenty-one ",
    "half ",
    "end of the ",
    "first day of the ",
    "week of ",
    "the ",
    "every ",
    "may ",
    "1",
    "1 ",
    "1,",
    "1.",
    "1-",
    "12:",
    "2026 ",
    "2026-",
    "(",
    "(6) ",
    "before ",
    "before the day before the ",
    "after the summit ",
    "by the time ",
    ". ",
    "\n",
    "\n \n",
    " ",
    "'",
    "a's ",
    "\0",
    "\ud800",
    "\u202e",
    "१२ ",
    "\U0001d7da days ",
    "İ ",
    "FRIDAY ",
    "p.m.",
    "fri.day",
    "soon ",
    "ago ",
    "two weeks ago ",
    "on monday he said two weeks ",
]


@given(TEXTS, st.dates())
@example('the fifties "about" max "today"', date(2000, 1, 1))
def test_mentions_are_in_order_apart_and_inside_the_text(text, said):
    behind = 0
    for mention in find(text, said):
        assert behind <= mention.start <= mention.time_start < mention.time_end
        assert mention.time_end <= mention.end <= len(text)
        assert (mention.reading is None) == bool(mention.reason)
        behind = mention.end


@given(TEXTS, st.dates(date(1900, 1, 1), date(2200, 1, 1)))
def test_readings_end_after_they_open(text, said):
    for mention in find(text, said):
        reading = mention.reading
        if reading and reading.first and reading.last:
            assert reading.first <= reading.last


@given(st.lists(WORDS, max_size=12).map(" ".join), st.lists(WORDS, max_size=12).map(" ".join))
def test_a_paragraph_is_read_by_itself(left, right):
    between = "\n\n" + "x" * 300 + "\n\n"  # a text that is nothing but one phrase is read as one
    apart = left + between + right
    shift = len(left) + len(between)
    alone = [(one.start + len(left), one.end + len(left)) for one in find(between + right, SAID)]
    together = [(one.start, one.end) for one in find(apart, SAID) if one.start >= shift]
    assert together == alone


@given(st.lists(WORDS, min_size=1, max_size=8).map(" ".join))
@settings(max_examples=300)
def test_a_mention_reads_alone_as_it_does_in_its_text(text):
    for mention in find(text, SAID):
        words = text[mention.start : mention.end]
        try:
            alone = parse(words)
        except Unreadable:
            continue  # what only its neighbours make a time, or what only stands in a text
        if mention.reading and alone == mention.spec:
            assert read_as(words, Asked(SAID, past=True)).rule == mention.reading.rule


@pytest.mark.parametrize("piece", HOSTILE, ids=ascii)
def test_hostile_text_is_read_to_its_end(piece):
    text = (piece * (LENGTH // len(piece) + 1))[:LENGTH]
    assert all(mention.end <= LENGTH for mention in find(text, SAID))


@pytest.mark.parametrize("piece", HOSTILE, ids=ascii)
def test_no_region_is_missed_or_read_twice(piece):
    text = (piece * 2000)[:20_000].lower()
    behind = 0
    for start, end in regions(text, text, anchors(ENGLISH), ENGLISH_LEXICON):
        assert behind <= start <= end <= len(text)
        behind = end
