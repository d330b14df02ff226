"""Which of the times that a year or a week would tell apart running text means."""

from datetime import date

import pytest

from tracker.core.phrases import find

SAID = date(2025, 10, 16)
"""A Thursday."""

CASES = (
    # weekdays: the last one, the day itself as today, unless a verb near it looks ahead
    ("The talks broke down Tuesday.", "2025-10-14"),
    ("He told reporters on Thursday.", "2025-10-16"),
    ("Talks, Tuesday.", "2025-10-14"),
    ("They will meet on Tuesday.", "2025-10-21"),
    ("It will be opened on Tuesday.", "2025-10-21"),
    ("It is due by Tuesday.", "2025-10-21"),
    ("He was asked about the plan for reform of the upper house Tuesday.", "2025-10-14"),
    # dates: the nearer one by far
    ("The blasts of Aug. 7 killed many.", "2025-08-07"),
    ("Holders of record Nov. 16 get a share.", "2025-11-16"),
    ("It was extended to Nov. 16.", "2025-11-16"),
    ("The vote was held on June 20.", "2025-06-20"),
    ("The vote will be held on May 20.", "2026-05-20"),
    ("He returned on Oct. 16.", "2025-10-16"),
    # months
    ("A summit in November ends it.", "2025-11-30"),
    ("Prices fell in September.", "2025-09-30"),
    ("They will meet in April.", "2026-04-30"),
    ("It was cool this summer.", "2025-08-31"),
    ("The accord signed this December holds.", "2025-12-31"),
    ("They met in early April.", "2025-04-10"),
)


@pytest.mark.parametrize(("text", "last"), CASES)
def test_the_time_that_is_meant(text, last):
    (mention,) = find(text, SAID)
    assert mention.reading
    assert mention.reading.last == date.fromisoformat(last)
