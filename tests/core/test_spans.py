"""Days and spans as typed: strict ISO, and one line that says what is wrong with the rest."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.builders import day as iso
from tracker.core.anchors import Window
from tracker.core.spans import day, day_and_time, span
from tracker.errors import UsageError


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("2025-10-16", None),
        ("2025-10-16T15:00", time(15)),
        ("2025-10-16T00:00", time(0)),
        ("2025-10-16T23:59", time(23, 59)),
    ],
)
def test_a_day_may_have_its_clock_time(text, clock) -> None:
    assert day_and_time(text) == (iso("2025-10-16"), clock)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2025-10-16T24:00", "'24:00' is no clock time"),
        ("2025-10-16T15:00:00", "'15:00:00' is no clock time"),
        ("2025-10-16T15:00Z", "'15:00Z' is no clock time"),
        ("2025-10-16T", "'' is no clock time"),
        ("2025-10-16 15:00", "is not a day"),
        ("T15:00", "'' is not a day"),
        ("2025-02-30T15:00", "'2025-02-30' is no day of the calendar"),
    ],
)
def test_what_is_no_clock_time_is_refused(text, words) -> None:
    with pytest.raises(UsageError) as refused:
        day_and_time(text)
    assert words in str(refused.value)


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2025-10-16", "2025-10-16", "2025-10-16", "day"),
        ("2024-02", "2024-02-01", "2024-02-29", "month"),
        ("2025-02", "2025-02-01", "2025-02-28", "month"),
        ("2025-12", "2025-12-01", "2025-12-31", "month"),
        ("9999-12", "9999-12-01", "9999-12-31", "month"),
        ("2025", "2025-01-01", "2025-12-31", "year"),
        ("2025-10-16..2025-10-30", "2025-10-16", "2025-10-30", "day"),
        ("2025-10..2025-11-03", "2025-10-01", "2025-11-03", "month"),
        ("2025..2026", "2025-01-01", "2026-12-31", "year"),
        ("2025-11-03..2025-11", "2025-11-03", "2025-11-30", "day"),
        ("..2025-11-03", None, "2025-11-03", "day"),
        ("..2025-11", None, "2025-11-30", "month"),
        ("2025-11-03..", "2025-11-03", None, "day"),
        ("2025..", "2025-01-01", None, "year"),
    ],
)
def test_span(text, first, last, precision) -> None:
    assert span(text) == (Window(first and iso(first), last and iso(last)), precision)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "'' is not a day: write it as 2025-10-16"),
        ("16.10.2025", "'16.10.2025' is not a day: write it as 2025-10-16"),
        ("2025-W42-4", "'2025-W42-4' is not a day: write it as 2025-10-16"),
        ("20251016", "'20251016' is not a day: write it as 2025-10-16"),
        (" 2025-10-16", "' 2025-10-16' is not a day: write it as 2025-10-16"),
        ("٢٠٢٥", "'٢٠٢٥' is not a day: write it as 2025-10-16"),
        ("2025-02-30", "'2025-02-30' is no day of the calendar: write it as 2025-10-16"),
        ("2025-13", "'2025-13-01' is no day of the calendar: write it as 2025-10-16"),
        ("0000", "'0000-01-01' is no day of the calendar: write it as 2025-10-16"),
        ("2025-10-16..30", "'30' is not a day: write it as 2025-10-16"),
        ("2025..2026..2027", "'2026..2027' is not a day: write it as 2025-10-16"),
        ("..", "'..' has no end: write 2025-10-16..2025-10-30"),
        ("2025-11..2025-10", "'2025-11..2025-10' ends before it begins"),
    ],
)
def test_what_is_no_span_is_refused(text: str, message: str) -> None:
    with pytest.raises(UsageError) as refused:
        span(text)
    assert str(refused.value) == message


@given(st.dates(), st.dates())
def test_days_are_read_back_as_written(one, another) -> None:
    first, last = sorted((one, another))
    assert day(f"{one}") == one
    assert span(f"{first}..{last}") == (Window(first, last), "day")


@given(st.text(max_size=12))
def test_any_text_is_a_day_or_refused(text: str) -> None:
    try:
        read = day(text)
    except UsageError:
        return
    assert read.isoformat() == text
