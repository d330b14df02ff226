"""Which instances of a series are the same ones when it changes."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.builders import day
from tracker.core.series import SINGLE, mark_day, same_instances

BEGUN = date(2025, 12, 1)


def marks(days: str, hour: str = "") -> dict[str, date]:
    """Instances on these days of December 2025, at an hour."""
    return {f"202512{n}{hour}": date(2025, 12, int(n)) for n in days.split()}


PAIRS = [
    # before, now, and which is which
    (marks("03 10 17"), marks("03 17"), {"20251203": "20251203", "20251217": "20251217"}),
    (
        marks("03 10", "T08"),
        marks("03 10", "T09"),
        {"20251203T09": "20251203T08", "20251210T09": "20251210T08"},
    ),
    (marks("03 10"), marks("05 12"), {"20251205": "20251203", "20251212": "20251210"}),
    (marks("03 10"), marks("05 13"), {}),
    (marks("03 10"), marks("05"), {}),
    (marks("03 10"), marks("03 12"), {"20251203": "20251203"}),  # one left, and one came
    ({SINGLE: date(2025, 12, 3)}, marks("03 10"), {"20251203": SINGLE}),
    ({SINGLE: date(2025, 12, 10)}, marks("03 10"), {"20251210": SINGLE}),
    ({SINGLE: date(2025, 12, 1)}, marks("10 03"), {"20251203": SINGLE}),
    (marks("03 10"), {SINGLE: date(2025, 12, 3)}, {SINGLE: "20251203"}),
    (marks("03 10"), {SINGLE: date(2025, 12, 1)}, {}),
    ({}, marks("03"), {}),
    (marks("03"), {}, {}),
]


@pytest.mark.parametrize(("before", "now", "same"), PAIRS)
def test_which_is_which(
    before: dict[str, date], now: dict[str, date], same: dict[str, str]
) -> None:
    assert same_instances(before, now) == same


SERIES = st.dictionaries(
    st.sampled_from([SINGLE, *"abcdefgh"]),
    st.integers(0, 12).map(lambda n: BEGUN + timedelta(n)),
    max_size=6,
)


@given(SERIES, SERIES)
def test_each_is_one_at_most(before: dict[str, date], now: dict[str, date]) -> None:
    same = same_instances(before, now)
    assert len({*same.values()}) == len(same)
    assert same.keys() <= now.keys()
    assert {*same.values()} <= before.keys()
    assert all(same[mark] == mark for mark in now.keys() & before.keys())
    assert same_instances(now, now) == {mark: mark for mark in now}


MARKS = [
    ("2025-12-03", "Asia/Tokyo", "2025-12-03"),
    ("20251203T200000Z", "Asia/Tokyo", "2025-12-04"),
    ("20251203T020000Z", "America/New_York", "2025-12-02"),
]


@pytest.mark.parametrize(("mark", "zone", "at"), MARKS)
def test_the_day_of_a_mark(mark: str, zone: str, at: str) -> None:
    assert mark_day(mark, zone) == day(at)
