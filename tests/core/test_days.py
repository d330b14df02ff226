"""Calendar arithmetic, against dateutil's."""

from datetime import date

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from tracker.core.days import add, add_months, days_in_month, iso, month_end, nth_weekday
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
        (Length(2, 2, "day", half=True, working=True), date(2025, 2, 5)),
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
        ([Length(60, 60, "minute")], "PT1H"),
        ([Length(61, 61, "minute")], "PT2H"),
        ([Length(3600, 3600, "second")], "PT1H"),
        ([Length(3601, 3601, "second")], "PT2H"),
    ],
)
def test_durations(lengths, written):
    assert iso(lengths) == written


def test_working_days_are_counted_last():
    five, month = Length(5, 5, "day", working=True), Length(1, 1, "month")
    assert iso([five]) == "P5B"
    assert iso([five.but(high=6, half=True)], -1) == "-P7B"
    assert iso([five, month]) == "P1M5B"
    assert iso([five, Length(72, 72, "hour")]) == "P5BT72H"
    for before in ([month, five], [five, five]):
        with pytest.raises(Unreadable, match="working days can only be counted last"):
            iso(before)


@pytest.mark.parametrize(
    ("year", "days"), [(1900, 28), (2000, 29), (2023, 28), (2024, 29), (2100, 28), (2400, 29)]
)
def test_days_in_february(year, days):
    assert days_in_month(year, 2) == days


def test_days_in_each_month():
    assert [days_in_month(2025, month) for month in range(1, 13)] == [
        *(31, 28, 31, 30, 31, 30),
        *(31, 31, 30, 31, 30, 31),
    ]


@pytest.mark.parametrize(
    ("first", "months", "end"),
    [
        (date(2024, 2, 1), 1, date(2024, 2, 29)),
        (date(2025, 11, 1), 3, date(2026, 1, 31)),
        (date(9998, 1, 1), 12, date(9998, 12, 31)),
        (date(9999, 10, 1), 2, date(9999, 11, 30)),
        (date(9999, 10, 1), 3, date.max),
        (date(9999, 1, 1), 12, date.max),
    ],
)
def test_end_of_a_period_of_months(first, months, end):
    assert month_end(first, months) == end


@pytest.mark.parametrize(
    ("weekday", "number", "day"),
    [
        # November 2025 begins on a Saturday and ends on a Sunday
        (5, 1, 1),
        (5, 5, 29),
        (5, 6, None),
        (0, 1, 3),
        (0, 4, 24),
        (0, 5, None),
        (6, -1, 30),
        (6, -2, 23),
        (0, -1, 24),
        (0, -4, 3),
        (0, -5, None),
    ],
)
def test_weekdays_of_a_period(weekday, number, day):
    found = nth_weekday(date(2025, 11, 1), date(2025, 11, 30), weekday, number)
    assert (found and found.day) == day


def test_the_last_weekday_of_a_period_that_ends_in_midweek():
    assert nth_weekday(date(2025, 10, 1), date(2025, 10, 31), 6, -1) == date(2025, 10, 26)
