"""When something was published, as pages and letters write it."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.core.moment import place
from tracker.intake.dateline import dateline
from tracker.intake.stamps import Stamp, stamp

DAY = date(2025, 10, 16)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-10-16", Stamp(DAY)),
        ("20251016", Stamp(DAY)),
        ("2025-10-16T14:05", Stamp(DAY, time(14, 5))),
        ("2025-10-16 14:05:06", Stamp(DAY, time(14, 5, 6))),
        ("2025-10-16T14:05:06.123Z", Stamp(DAY, time(14, 5, 6), "UTC")),
        ("2025-10-16T14:05:06+0000", Stamp(DAY, time(14, 5, 6), "UTC")),
        ("2025-10-16 14:05 GMT", Stamp(DAY, time(14, 5), "UTC")),
        ("2025-10-16T14:05:06-04:00", Stamp(DAY, time(14, 5, 6), "Etc/GMT+4")),
        ("2025-10-16T14:05:06+02", Stamp(DAY, time(14, 5, 6), "Etc/GMT-2")),
        ("20251016T140506Z", Stamp(DAY, time(14, 5, 6), "UTC")),
        ("2025-10-16T23:30:00+05:30", Stamp(DAY, time(23, 30), "Asia/Kolkata")),
        ("2025-10-16T23:30:00-03:30", Stamp(date(2025, 10, 17), time(3, 0), "UTC")),
        ("Thu, 16 Oct 2025 18:03:00 -0400", Stamp(DAY, time(18, 3), "Etc/GMT+4")),
        ("16 Oct 2025 18:03 +0200 (CEST)", Stamp(DAY, time(18, 3), "Etc/GMT-2")),
        ("Thu, 16 Oct 2025 18:03:00 -0000", Stamp(DAY, time(18, 3), "UTC")),
        ("", None),
        ("yesterday", None),
        ("2025-02-30", None),
        ("2025-10-16T25:00", None),
        ("2025-10-16T10:00+99:00", None),
        ("2025-10-16 and more", None),
        ("0001-01-01T00:00:00Z", None),
        ("1760000000", None),
        ("16/10/2025", None),
        ("2025-10-16" + " " * 100 + "x", None),
    ],
)
def test_stamps(text: str, expected: Stamp | None) -> None:
    assert stamp(text) == expected
    if expected and expected.zone:
        assert place(expected.zone)


@given(st.text() | st.from_regex(r"[0-9TZ:+. -]{8,30}") | st.datetimes().map(str))
def test_no_text_is_an_error(text: str) -> None:
    assert stamp(text) is None or stamp(text).day.year >= 1600  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A title\n\nOctober 16, 2025", Stamp(DAY)),
        ("Published: 16 October 2025\nText", Stamp(DAY)),
        ("Updated 6:03 p.m. ET, Thu October 16, 2025", Stamp(DAY, time(18, 3), "America/New_York")),
        ("WASHINGTON, Oct. 16, 2025 (Own report) -- The president said", Stamp(DAY)),
        ("GENEVA — 16 October 2025 — The envoys met", Stamp(DAY)),
        ("2025-10-16", Stamp(DAY)),
        ("By A. Writer | Oct. 16, 2025 | 5 min read", Stamp(DAY)),
        ("Summit set for October 30, 2025", None),
        ("The summit is on October 30, 2025, he said.", None),
        ("By October 16, 2025", None),
        ("October 2025", None),
        ("16 October", None),
        ("03/04/2025", None),  # two readings
        ("yesterday\ntoday", None),
        ("x\n" * 40 + "October 16, 2025", None),
        ("", None),
    ],
)
def test_the_day_that_a_text_shows_above_itself(text: str, expected: Stamp | None) -> None:
    assert dateline(text) == expected
