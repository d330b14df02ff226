"""What holds for every phrase and every day, tried with generated ones."""

import re
from datetime import date, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from tracker.core.english import HEDGES, VOCABULARY
from tracker.core.phrases import read
from tracker.core.records import Reading
from tracker.errors import PhraseError

DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))
COUNTS = st.integers(1, 400)
UNITS = st.sampled_from(
    ["hours", "days", "weeks", "months", "years", "business days", "fortnights"]
)
TIES = st.sampled_from(["within", "in", "by", "for", "in the next", "no later than", "until"])
WORDS = st.sampled_from(
    [word for _, _, words in VOCABULARY for word in words.split("|")]
    + ["2", "10", "31", "2026", "6:30", "16/10", "-", ",", "summit", "the", "zebra", "(6)", "1st"]
)
SALADS = st.lists(WORDS, min_size=1, max_size=8).map(" ".join)
SOFT = st.sampled_from([word for _, soft, words in HEDGES for word in words.split("|")])


@st.composite
def lengths(draw: st.DrawFn) -> str:
    return f"{draw(TIES)} {draw(COUNTS)} {draw(UNITS)}"


@st.composite
def dated(draw: st.DrawFn) -> str:
    """A phrase with a calendar time."""
    tie = draw(st.sampled_from(["", "by ", "in ", "until ", "before ", "after ", "as early as "]))
    part = draw(
        st.sampled_from(["", "early ", "mid-", "late ", "the end of ", "the beginning of "])
    )
    return (
        tie
        + part
        + draw(
            st.sampled_from(
                [
                    "October",
                    "next month",
                    "this year",
                    "2150",
                    "the summer",
                    "next week",
                    "Q2",
                    "Friday",
                ]
            )
        )
    )


def reading(phrase: str, said: date) -> Reading | None:
    try:
        return read(phrase, said)
    except PhraseError:
        return None


@given(st.one_of(st.text(max_size=400), SALADS), st.dates())
def test_anything_reads_or_is_refused(phrase, said):
    found = reading(phrase, said)
    if found is None:
        return
    assert found.phrase == phrase
    assert found.first is not None
    for one in (found, *found.alternatives):
        assert one.first >= said
        assert one.last is None or one.last >= one.first
        stated = re.search("give or take|plus or minus", one.hedge or "", re.IGNORECASE)
        assert 0 <= one.tolerance <= 14 or one.loose or stated
        assert one.sentence.endswith(".")


@given(st.one_of(lengths(), dated()), DAYS)
def test_windows_open_when_said_or_later_and_end_after_they_open(phrase, said):
    found = reading(phrase, said)
    assume(found)
    assert said <= found.first
    assert found.last is None or found.first <= found.last


@given(lengths(), DAYS)
def test_said_a_day_later_never_ends_earlier(phrase, said):
    assert read(phrase, said).last <= read(phrase, said + timedelta(days=1)).last


@given(st.integers(0, 4000), DAYS)
def test_within_days_counts_from_the_day_it_was_said(count, said):
    found = read(f"within {count} days", said)
    assert (found.first, found.last) == (said, said + timedelta(days=count))


@given(lengths(), SOFT, DAYS)
def test_a_hedge_moves_neither_end(phrase, hedge, said):
    tie, _, length = phrase.rpartition(" ")
    plain = read(phrase, said)
    for softened in (f"{hedge} {phrase}", f"{phrase} {hedge}", f"{tie} {hedge} {length}"):
        found = read(softened, said)
        assert (found.first, found.last) == (plain.first, plain.last)
        assert found.hedge == hedge
        assert plain.tolerance == 0 <= found.tolerance <= 14


@given(st.one_of(lengths(), dated(), SALADS), DAYS)
def test_case_and_spaces_do_not_matter(phrase, said):
    plain, loud = reading(phrase, said), reading(f"  {phrase.upper().replace(' ', '   ')} ", said)
    assert (plain is None) == (loud is None)
    if plain and loud:
        assert plain[2:5] == loud[2:5]
        assert (plain.rule, plain.hour, plain.zone) == (loud.rule, loud.hour, loud.zone)


@given(st.one_of(lengths(), dated()), DAYS)
def test_the_same_words_read_the_same(phrase, said):
    assert reading(phrase, said) == reading(phrase, said)
