"""Windows that hang on an event, for every relation; and spans and checks in small tables."""

from datetime import date

import pytest

from tests.core.builders import SAID, day, deadline, link
from tracker.core.agenda import asked, asked_spans
from tracker.core.anchors import anchored, shifted
from tracker.core.chain import check_link
from tracker.core.plain import plain
from tracker.core.records import Anchor, Case
from tracker.core.spans import span
from tracker.errors import RecordRefused, UsageError

WINDOWS = [
    # relation, offset, first and last of the event, first and last of the window
    ("within", "PT72H", "2025-11-03", "2025-11-03", "2025-11-03", "2025-11-06"),
    ("within", "P2M", "2025-12-31", "2025-12-31", "2025-12-31", "2026-02-28"),
    ("within", "-P14D", "2025-11-20", "2025-11-20", "2025-11-06", "2025-11-20"),
    ("within", "P3D", "2025-11-01", "2025-11-30", "2025-11-01", "2025-12-03"),
    ("in", "P60D", "2025-11-03", "2025-11-03", "2026-01-02", "2026-01-02"),
    ("in", "-P2W", "2025-11-20", "2025-11-20", "2025-11-06", "2025-11-06"),
    ("on", None, "2025-11-03", "2025-11-04", "2025-11-03", "2025-11-04"),
    ("by", None, "2025-11-03", "2025-11-03", "2025-10-16", "2025-11-03"),
    ("until", "P12M", "2025-11-03", "2025-11-03", "2025-10-16", "2026-11-03"),
    ("before", None, "2025-11-03", "2025-11-05", "2025-10-16", "2025-11-02"),
    ("after", None, "2025-11-03", "2025-11-03", "2025-11-04", None),
    ("as early as", None, "2025-11-03", "2025-11-03", "2025-11-03", None),
    ("by", None, "2025-10-01", "2025-10-01", "2025-10-01", "2025-10-01"),
]


@pytest.mark.parametrize(("relation", "offset", "start", "end", "first", "last"), WINDOWS)
def test_window(relation, offset, start, end, first, last):
    found = anchored(Anchor("it", offset, relation), SAID, day(start), day(end))
    assert found == (day(first), last and day(last))


@pytest.mark.parametrize(
    ("offset", "moved"),
    [
        (None, "2025-01-31"),
        ("PT1H", "2025-02-01"),
        ("PT24H", "2025-02-01"),
        ("PT36H", "2025-02-02"),
        ("P1D", "2025-02-01"),
        ("P2W", "2025-02-14"),
        ("P2M", "2025-03-31"),
        ("P1M", "2025-02-28"),
        ("P1Y", "2026-01-31"),
        ("-P1D", "2025-01-30"),
    ],
)
def test_offsets_are_calendar_days_and_hours_round_up(offset, moved):
    assert shifted(date(2025, 1, 31), offset) == day(moved)


@pytest.mark.parametrize("offset", ["P", "PT", "72h", "P5B", "P9999Y", "P999999D9", "-P3000Y", ""])
def test_what_is_no_offset_is_refused(offset):
    with pytest.raises(RecordRefused):
        shifted(date(2025, 1, 31), offset)


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2025-10-16", "2025-10-16", "2025-10-16", "day"),
        ("2024-02", "2024-02-01", "2024-02-29", "month"),
        ("2025-12", "2025-12-01", "2025-12-31", "month"),
        ("2025", "2025-01-01", "2025-12-31", "year"),
        ("2025-10..2025-11-03", "2025-10-01", "2025-11-03", "month"),
        ("..2025-11-03", None, "2025-11-03", "day"),
        ("2025-11-03..", "2025-11-03", None, "day"),
    ],
)
def test_span(text, first, last, precision):
    assert span(text) == ((first and day(first), last and day(last)), precision)


@pytest.mark.parametrize(
    "text",
    ["", "..", "2025-13", "2025-02-30", "16.10.2025", "2025-W42-4", "2025-11..2025-10", "٢٠٢٥"],
)
def test_what_is_no_span_is_refused(text):
    with pytest.raises(UsageError):
        span(text)


def test_a_chain_takes_no_loop_and_no_second_successor():
    first, second, third = (deadline(id=str(n) * 16, number=n) for n in (1, 2, 3))
    links = (link(second, first), link(third, second))
    check_link(Case(third, links=links), deadline(id="4" * 16, number=4), third)
    with pytest.raises(RecordRefused, match="a loop"):
        check_link(Case(third, links=links), first, third)
    with pytest.raises(RecordRefused, match="already followed by #2"):
        check_link(Case(first, links=links), third, first)


def test_an_unjudged_lapse_is_asked_about_for_a_week_from_each_mark():
    shown = [days for days in range(1200) if asked(days)]
    weeks = [days for days in shown if days - 1 not in shown]
    assert weeks == [0, 30, 90, 180, 365, 730, 1095]
    assert len(shown) == 14 + 6 * 7


def test_the_index_is_asked_for_every_lapse_that_is_shown():
    today = date(2025, 11, 15)
    spans = asked_spans(today, oldest=today.toordinal() - 4000)
    for days in range(4000):
        tolerated = today.toordinal() - days - 1
        if asked(days):
            assert any(low <= tolerated <= high for low, high in spans), days


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Orbán", "Orbán"),
        ("two\r\nlines\tand a tab", "two lines and a tab"),
        ("\x1b[31mred\x07", "[31mred"),
        ("a\u202eb\u2066c\ufeff", "abc"),
        ("\x9b1m", "1m"),
    ],
)
def test_plain(text, printed):
    assert plain(text) == printed
