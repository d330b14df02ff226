"""TIMEX3 of phrases, through the whole grammar; said on Thursday 16 October 2025."""

from datetime import date

import pytest

from tracker.core.phrases import find, parse, read
from tracker.core.spec import (
    Counted,
    Day,
    FromToday,
    Holiday,
    Length,
    Named,
    Nth,
    Numeric,
    Spec,
    Unitary,
    Weekday,
    Weekend,
    WeekOf,
    When,
)
from tracker.core.timex import Timex, timex
from tracker.core.timex_values import value

SAID = date(2025, 10, 16)

DATES = (
    ("on 16 October 2026", "2026-10-16", None),
    ("by Oct. 20", "2025-10-20", None),
    ("on the 20th", "2025-10-20", None),
    ("2025-12-01", "2025-12-01", None),
    ("by Friday", "2025-10-17", None),
    ("before Friday", "2025-10-17", None),
    ("after Friday", "2025-10-17", None),
    ("next Friday", "2025-10-24", None),
    ("today", "2025-10-16", None),
    ("before tomorrow", "2025-10-17", None),
    ("by Christmas", "2025-12-25", None),
    ("this week", "2025-W42", None),
    ("next week", "2025-W43", None),
    ("the week of 5 January", "2026-W02", None),
    ("this month", "2025-10", None),
    ("before next month", "2025-11", None),
    ("next quarter", "2026-Q1", None),
    ("next year", "2026", None),
    ("in November", "2025-11", None),
    ("after November", "2025-11", None),
    ("in March", "2026-03", None),
    ("as early as July", "2026-07", None),
    ("in the third quarter of 2026", "2026-Q3", None),
    ("in the first half of 2026", "2026-H1", None),
    ("H2 2026", "2026-H2", None),
    ("next summer", "2026-SU", None),
    ("in the winter of 2026", "2026-WI", None),
    ("in 2027", "2027", None),
    ("by the 2030s", "203", None),
    ("this weekend", "2025-W42-WE", None),
    ("by the weekend", "2025-W42-WE", None),
    ("early November", "2025-11", "START"),
    ("mid-November", "2025-11", "MID"),
    ("late 2026", "2026", "END"),
    ("by the beginning of next year", "2026", "START"),
    ("by the end of the year", "2025", "END"),
    ("before the end of the year", "2025", "END"),
    ("before early November", "2025-11", "START"),
    ("after the end of November", "2025-11", "END"),
    ("the second Monday in November", "2025-11-10", None),
    ("the last day of the month", "2025-10-31", None),
    ("the first week of November", "2025-W45", None),
    ("in two weeks", "2025-W44", None),
    ("in 10 days", "2025-10-26", None),
    ("in six months", "2026-04", None),
    ("in about six months", "2026-04", "APPROX"),
    ("in two years", "2027", None),
    ("a week from Monday", "2025-10-27", None),
    ("around Nov. 1", "2025-11-01", "APPROX"),
    ("soon", "FUTURE_REF", None),
)

TIMES = (
    ("by 6 p.m. Sunday", "2025-10-19T18:00"),
    ("at 11:59 p.m. on 29 March", "2026-03-29T23:59"),
    ("by noon on Friday", "2025-10-17T12:00"),
    ("before noon on Friday", "2025-10-17T12:00"),
    ("by midnight Friday", "2025-10-17T24:00"),
    ("tonight", "2025-10-16TNI"),
    ("tomorrow morning", "2025-10-17TMO"),
    ("Friday evening", "2025-10-17TEV"),
)

DURATIONS = (
    ("within two weeks", "P2W", None),
    ("within 72 hours", "PT72H", None),
    ("within 30 minutes", "PT30M", None),
    ("in the next 30 days", "P30D", None),
    ("for three months", "P3M", None),
    ("over the next two quarters", "P2Q", None),
    ("for two decades", "P20Y", None),
    ("within a fortnight", "P2W", None),
    ("two weeks", "P2W", None),
    ("within two weeks or so", "P2W", "APPROX"),
    ("at least 30 days", "P30D", "EQUAL_OR_MORE"),
    ("more than two weeks", "P2W", "MORE_THAN"),
    ("within nearly two weeks", "P2W", "LESS_THAN"),
    ("within a year and a half", "P1Y6M", None),
    ("within an hour and a half", "PT1H30M", None),
    ("within a day and a half", "P1DT12H", None),
    ("within a week and a half", "P1.5W", None),
    ("within half an hour", "PT30M", None),
    ("within half a year", "P6M", None),
    ("within half a month", "P0.5M", None),
    ("in the coming days", "PXD", None),
    ("within a few weeks", "PXW", "APPROX"),
    ("two to three weeks", "PXW", None),
    ("in the coming years", "PXY", None),
    ("60 days after notification", "P60D", None),
    ("within 72 hours of the cabinet's approval", "PT72H", None),
    ("Oct. 20-24", "P5D", None),
    ("between November and January", "P3M", None),
    ("between 2026 and 2028", "P3Y", None),
)


def read_timex(phrase: str) -> Timex | None:
    return timex(parse(phrase), read(phrase, SAID), SAID)


@pytest.mark.parametrize(("phrase", "expected", "mod"), DATES)
def test_a_date_is_the_period_that_was_named(phrase, expected, mod):
    assert read_timex(phrase) == Timex("DATE", expected, mod)


@pytest.mark.parametrize(("phrase", "expected"), TIMES)
def test_a_clock_time_or_part_of_a_day_makes_a_time(phrase, expected):
    assert read_timex(phrase) == Timex("TIME", expected)


@pytest.mark.parametrize(("phrase", "expected", "mod"), DURATIONS)
def test_a_length_is_a_duration(phrase, expected, mod):
    found = read_timex(phrase)
    assert found
    assert found[:3] == ("DURATION", expected, mod)


@pytest.mark.parametrize(
    ("phrase", "point"),
    [
        ("within two weeks", "begin"),
        ("in the next 30 days", "begin"),
        ("for three months", None),
        ("within 72 hours of the cabinet's approval", None),
    ],
)
def test_a_duration_begins_when_said_if_nothing_else_opens_it(phrase, point):
    found = read_timex(phrase)
    assert found
    assert found.point == point


def test_an_event_alone_is_no_time():
    assert read_timex("before the summit") is None


def test_business_hours_are_no_part_of_the_day():
    assert read_timex("by close of business Friday") == Timex("DATE", "2025-10-17")


PAST = (
    ("It fell in the past three months.", "DURATION", "P3M"),
    ("He left two weeks ago.", "DATE", "2025-W40"),
    ("He left 10 days ago.", "DATE", "2025-10-06"),
    ("He left five years ago.", "DATE", "2020"),
    ("It rose last year.", "DATE", "2024"),
    ("It fell last month.", "DATE", "2025-09"),
    ("He has ruled since February 2003.", "DATE", "2003-02"),
    ("They met last Friday.", "DATE", "2025-10-10"),
    ("It fell recently.", "DATE", "PAST_REF"),
    ("They met yesterday.", "DATE", "2025-10-15"),
    ("It began in the late 1970s.", "DATE", "197"),
    ("It was built in the 19th century.", "DATE", "18"),
)


@pytest.mark.parametrize(("text", "type_", "expected"), PAST)
def test_what_is_over_is_placed_too(text, type_, expected):
    (mention,) = find(text, SAID)
    found = timex(mention.spec, mention.reading, SAID)
    assert found
    assert (found.type, found.value) == (type_, expected)


SETS = (
    ("daily", "P1D", None),
    ("every 90 days", "P90D", None),
    ("quarterly", "P1Q", None),
    ("each Friday", "XXXX-WXX-5", None),
    ("every March", "XXXX-03", None),
    ("twice a week", "P1W", "2X"),
    ("the first Monday of every month", "P1M", None),
)


@pytest.mark.parametrize(("phrase", "expected", "freq"), SETS)
def test_a_repeated_time_is_a_set(phrase, expected, freq):
    (mention,) = find(phrase, SAID)
    assert timex(mention.spec, mention.reading, SAID) == Timex("SET", expected, freq=freq)


UNPLACED = (
    (Weekday(4, "bare"), "XXXX-WXX-5"),
    (Day(None, 10, 16), "XXXX-10-16"),
    (Day(None, None, 16), "XXXX-XX-16"),
    (Day(2025, 10, 16), "2025-10-16"),
    (Numeric(3, 4, None, False), "XXXX-XX-XX"),
    (Holiday("Christmas", 2025), "2025-XX-XX"),
    (Named("month", 10, None), "XXXX-10"),
    (Named("quarter", 3, None), "XXXX-Q3"),
    (Named("season", 6, None), "XXXX-SU"),
    (Named("decade", None, 1990), "199"),
    (Unitary("year", 1), "XXXX"),
    (Unitary("decade", -1), "XXX"),
    (Weekend(0), "XXXX-WXX-WE"),
    (WeekOf(Day(None, 10, 16)), "XXXX-WXX"),
    (Nth(1, "half", None, Named("month", 10, None)), "XXXX-10"),
    (Nth(1, "half", None, Unitary("year", 1)), "XXXX-HX"),
    (Counted(Length(2, 2, "month"), -1, FromToday(0)), "XXXX-XX"),
)


@pytest.mark.parametrize(("time", "expected"), UNPLACED)
def test_what_no_reading_places_stays_open(time: When, expected: str):
    assert value(time, None) == expected
    assert timex(Spec("when", "on", "", time), None, SAID) == Timex("DATE", expected)


@pytest.mark.parametrize(
    ("day", "expected"), [(date(2026, 12, 1), "2026-WI"), (date(2027, 2, 28), "2026-WI")]
)
def test_a_winter_has_the_year_in_which_it_opens(day, expected):
    assert value(Named("season", 12, None), day) == expected
    assert value(Unitary("season", 0), day) == expected


@pytest.mark.parametrize(
    ("time", "expected"), [(FromToday(-1), "2025-10-15"), (Unitary("fiscal year", 0), "2025")]
)
def test_what_is_running_needs_no_reading(time, expected):
    assert timex(Spec("when", "on", "", time), None, SAID) == Timex("DATE", expected)
