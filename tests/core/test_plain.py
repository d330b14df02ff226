"""What is printed: text that can do no harm, and days and counts in words."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.builders import day
from tracker.core.plain import is_hostile, plain
from tracker.core.records import Party
from tracker.core.wording import count, day_words, names, window_words


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("", ""),
        ("A vote", "A vote"),
        ("Orbán, Київ, 北京, נתניהו", "Orbán, Київ, 北京, נתניהו"),
        ("two\r\nlines\tand a tab", "two lines and a tab"),
        ("a\u2028b\u2029c", "a b c"),
        ("\x1b[31mred\x07", "[31mred"),
        ("\x9b1m", "1m"),
        ("del\x7fete\x00", "delete"),
        ("a\u202eb\u2066c\u2069\ufeff\u200e\u200f\u061c", "abc"),
        ("a\u206ab\u206f", "ab"),
        ("Z" + "\u0301" * 300 + "algo", "Z" + "\u0301" * 8 + "algo"),
    ],
)
def test_plain(text: str, printed: str) -> None:
    assert plain(text) == printed


SLY = st.text(st.characters(categories=["Cc", "Cf", "Zl", "Zp", "Zs", "L"]))


@given(SLY)
def test_plain_text_stays_as_it_is_and_holds_nothing_hostile(text: str) -> None:
    printed = plain(text)
    assert plain(printed) == printed
    assert not any(is_hostile(character) for character in printed)
    turning = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    for character in printed:
        assert unicodedata.category(character) not in {"Cc", "Zl", "Zp"}
        assert unicodedata.bidirectional(character) not in turning


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (None, None, "no date"),
        ("2025-10-16", None, "from 16 October 2025"),
        (None, "2025-10-30", "until 30 October 2025"),
        ("2025-10-16", "2025-10-16", "16 October 2025"),
        ("2025-10-16", "2025-10-30", "16 to 30 October 2025"),
        ("2025-10-16", "2025-11-03", "16 October to 3 November 2025"),
        ("2025-10-16", "2026-10-16", "16 October 2025 to 16 October 2026"),
    ],
)
def test_a_window_in_words(first, last, words) -> None:
    assert window_words(first and day(first), last and day(last)) == words


@pytest.mark.parametrize(
    ("n", "words"),
    [(0, "0 days"), (1, "1 day"), (2, "2 days"), (-1, "-1 day"), (1234, "1,234 days")],
)
def test_a_count_in_words(n: int, words: str) -> None:
    assert count(n, "day") == words


def test_days_and_names_in_words() -> None:
    assert day_words(day("2025-01-02")) == "2 January 2025"
    assert day_words(day("0001-12-31")) == "31 December 1"
    assert names([]) == ""
    assert names([Party("a", "A. Minister"), Party("b", "B")]) == "A. Minister, B"
