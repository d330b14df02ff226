"""Where TimeML's marks begin and end; said on Thursday 16 October 2025."""

from datetime import date
from itertools import pairwise

import pytest

from tracker.core.marks import marks
from tracker.core.phrases import find

SAID = date(2025, 10, 16)

EXTENTS: tuple[tuple[str, list[str]], ...] = (
    ("It ends by Friday.", ["Friday"]),
    ("It ends within two weeks.", ["two weeks"]),
    ("It ends by the end of the year.", ["the end of the year"]),
    ("It took about two weeks.", ["about two weeks"]),
    ("It took more than two weeks.", ["more than two weeks"]),
    ("It took two weeks or so.", ["two weeks or so"]),
    ("They hopefully meet in two weeks.", ["two weeks"]),
    ("It was a two-year plan.", ["two-year"]),
    ("It was a three hour meeting.", ["three hour"]),
    ("It fell in the first nine months.", ["the first nine months"]),
    ("It hurt the October 2023 deal.", ["October 2023"]),
    ("It fell earlier this year.", ["earlier this year"]),
    ("Friday's vote is off.", ["Friday"]),
    ("Friday\u2019s vote is off.", ["Friday"]),
    ("They meet each Friday.", ["each Friday"]),
    ("It is now open, and was recently shut.", ["now", "recently"]),
    ("It will be so in the near future.", ["the near future"]),
    ("Two flights a week.", []),
    ("It cut its quarterly dividend.", []),
    ("It will end as soon as possible.", []),
    ("They met before the summit.", []),
    ("The 6-year-old saw The New York Times.", []),
    ("It killed 1,500 people in 2024.", ["2024"]),
    ("", []),
)


@pytest.mark.parametrize(("text", "expected"), EXTENTS)
def test_a_mark_holds_the_time_and_what_belongs_to_it(text, expected):
    found = marks(text, find(text, SAID), SAID)
    assert [text[mark.start : mark.end] for mark in found] == expected


def test_marks_are_in_order_and_apart():
    text = "Now, on Friday, the future of two-year plans that are currently void ends next week."
    found = marks(text, find(text, SAID), SAID)
    assert len(found) == 6
    assert all(one.end <= other.start for one, other in pairwise(found))
