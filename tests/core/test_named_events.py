"""Phrases that hang on an event which has a day: found by its words, and dated by it."""

from datetime import date

import pytest

from tracker.core.anchors import Window
from tracker.core.asked import Asked
from tracker.core.phrases import ENGLISH_LEXICON, find_as, read_as
from tracker.errors import PhraseError

SAID = date(2025, 10, 16)
VOTE = Window(date(2025, 11, 12), date(2025, 11, 13))


def asked(words: str, window: Window = VOTE) -> Asked:
    return Asked(SAID, events={words: window})


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        ("after the vote", "the vote"),
        ("after the vote", "vote"),
        ("after the vote", "A Vote"),
        ("after a vote", "THE VOTE"),
        ("after the Cabinet\u2019s approval", "cabinet's  approval"),
        ("after the cabinet's approval", "The Cabinet\u2019s approval"),
    ],
)
def test_case_article_and_quotes_make_no_difference(phrase, words):
    reading = read_as(phrase, asked(words))
    assert (reading.first, reading.last, reading.vague) == (date(2025, 11, 14), None, False)
    assert "With that event on 12 to 13 November 2025" in reading.sentence
    assert "has no day" not in reading.sentence
    assert "until that has a day" not in reading.sentence


@pytest.mark.parametrize("words", ["votes", "the vote in the Senate", "a", "the", ""])
def test_other_words_are_another_event(words):
    reading = read_as("after the vote", asked(words))
    assert (reading.first, reading.last) == (SAID, None)
    assert "until that has a day" in reading.sentence


WINDOWS = [
    # phrase, first and last day once the vote is on 12 to 13 November
    ("before the vote", SAID, date(2025, 11, 11)),
    ("by the vote", SAID, date(2025, 11, 13)),
    ("within 72 hours of the vote", date(2025, 11, 12), date(2025, 11, 16)),
    ("two weeks before the vote", date(2025, 10, 29), date(2025, 10, 30)),
    ("within a few days of the vote", date(2025, 11, 12), date(2025, 11, 17)),
]


@pytest.mark.parametrize(("phrase", "first", "last"), WINDOWS)
def test_the_day_of_the_event_gives_the_window(phrase, first, last):
    reading = read_as(phrase, asked("the vote"))
    assert (reading.first, reading.last) == (first, last)
    assert reading.anchor
    assert "has no day" not in reading.sentence


def test_running_text_is_dated_by_the_same_events():
    (mention,) = find_as("It lapses 30 days after the vote.", asked("Vote"))
    assert mention.reading
    assert (mention.reading.first, mention.reading.last) == (date(2025, 12, 12), date(2025, 12, 13))


def test_what_leaves_the_calendar_is_refused():
    end = Window(date(9999, 12, 1), date(9999, 12, 1))
    with pytest.raises(PhraseError, match="leaves the calendar"):
        read_as("60 days after the vote", asked("vote", end))
    (mention,) = find_as("It lapses 60 days after the vote.", asked("vote", end))
    assert (mention.reading, "leaves the calendar" in mention.reason) == (None, True)


def test_the_articles_are_those_of_the_language():
    assert {"the", "a", "an"} <= ENGLISH_LEXICON.articles
    assert not ENGLISH_LEXICON.articles & {"vote", "two", ""}
