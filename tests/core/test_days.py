"""Calendar arithmetic, against dateutil's."""

from datetime import date

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from tracker.core.days import add, add_months, days_in_month, iso
from tracker.core.spec import Length, Unreadable

DAYS = st.dates(date(1000, 1, 1), date(3000, 12, 31))


@given(DAYS, st.integers(-4800, 4800))
def test_months_are_added_as_dateutil_adds_them(day, months):
    assert add_months(day, months) == day + relativedelta(months=months)


@given(DAYS)
def test_a_month_ends_the_day_before_the_next(day):
    last = date(day.year, day.month, 1) + relativedelta(months=1, days=-1)
    assert days_in_month(day.year, day.month) == last.day


@pytest.mark.parametrize(
    ("length", "reached"),
    [
        (Length(2, 2, "week"), date(2025, 2, 14)),
        (Length(1, 1, "week", half=True), date(2025, 2, 10)),
        (Length(1, 1, "month"), date(2025, 2, 28)),
        (Length(2, 2, "month"), date(2025, 3, 31)),
        (Length(1, 1, "month", half=True), date(2025, 3, 15)),
        (Length(1, 1, "quarter"), date(2025, 4, 30)),
        (Length(1, 1, "year"), date(2026, 1, 31)),
        (Length(1, 1, "century"), date(2125, 1, 31)),
        (Length(25, 25, "hour"), date(2025, 2, 2)),
        (Length(90, 90, "minute"), date(2025, 2, 1)),
        (Length(90, 90, "second"), date(2025, 2, 1)),
        (Length(1, 1, "day", working=True), date(2025, 2, 3)),
    ],
)
def test_lengths_from_the_last_of_january(length, reached):
    assert add(date(2025, 1, 31), length, length.high) == reached


@pytest.mark.parametrize(
    ("lengths", "written"),
    [
        ([Length(2, 2, "week")], "P2W"),
        ([Length(30, 30, "day"), Length(60, 60, "day")], "P90D"),
        ([Length(1, 1, "month"), Length(2, 2, "week")], "P1M14D"),
        ([Length(1, 1, "week"), Length(12, 12, "hour")], "P7DT12H"),
    ],
)
def test_durations(lengths, written):
    assert iso(lengths) == written


def test_working_days_are_no_duration():
    with pytest.raises(Unreadable, match="working days"):
        iso([Length(5, 5, "day", working=True)])
