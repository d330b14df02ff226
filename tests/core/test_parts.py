"""Parts of a few days, for which no phrase of the tables stands."""

from datetime import date, timedelta

import pytest

from tracker.core.days import whole
from tracker.core.parts import part

FIRST = date(2025, 10, 18)


@pytest.mark.parametrize(
    ("days", "early", "middle", "late"),
    [
        # how many days there are; the first and last of each part, the first day being 1
        (1, (1, 1), (1, 1), (1, 1)),
        (2, (1, 1), (1, 2), (2, 2)),
        (3, (1, 1), (2, 2), (3, 3)),
        (4, (1, 1), (2, 3), (4, 4)),
        (5, (1, 1), (2, 4), (5, 5)),
        (6, (1, 2), (3, 4), (5, 6)),
        (8, (1, 2), (3, 6), (7, 8)),
        (9, (1, 3), (4, 6), (7, 9)),
    ],
)
def test_thirds_of_a_few_days(days, early, middle, late):
    period = whole(FIRST, FIRST + timedelta(days=days - 1), "day", "those days")
    for which, ends in (("early", early), ("middle", middle), ("late", late)):
        found = part(which, period)
        first, last = [(end - FIRST).days + 1 for end in (found.first, found.last)]
        assert (first, last) == ends
        assert found.why == ""
    assert part("start", period)[:2] == part("early", period)[:2]
    assert part("end", period)[:2] == part("late", period)[:2]


def test_as_a_limit_the_middle_of_a_few_days_is_their_middle_day():
    period = whole(FIRST, FIRST + timedelta(days=4), "day", "those days")
    found = part("middle", period)
    assert found.by == found.start == found.done == FIRST + timedelta(days=2)


def test_the_last_day_of_the_calendar_has_no_midnight_behind_it():
    period = whole(date(9999, 1, 1), date.max, "year", "9999")
    assert part("end", period).start == date.max
    assert part("end", period).first == date(9999, 12, 1)
