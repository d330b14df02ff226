"""The morning page: its sections, their order, and when an old lapse is asked about again."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.builders import day, deadline, hanging, link, on, other, verdict
from tracker.core.agenda import SECTIONS, asked, asked_spans, cut, place, section
from tracker.core.glance import glance
from tracker.core.records import Case

PLAIN = Case(deadline())  # its lead begins on 23 October 2025, it is tolerated until 3 November
VAGUE = Case(deadline(first=None, last=None, tolerance=0))  # review on 15 November
LONG_LEAD = Case(deadline(lead=30))


def judged(outcome: str, known: str, **fields: object) -> Case:
    return Case(deadline(), (verdict(outcome, known, **fields),))


MET = judged("met", "2025-10-21", happened="2025-10-20")
LATE = judged("met", "2025-11-10", happened="2025-11-09")
BEFORE = judged("met", "2025-11-04", happened="2025-11-04")
LAPSED = judged("lapsed", "2025-11-05", reason="unknown")
WITHDRAWN = judged("withdrawn", "2025-10-22")
IN_ERROR = judged("in-error", "2025-10-22")
EXTENDED = Case(deadline(), links=(link(other(2, "2025-10-28", "2025-11-20"), deadline()),))

PAGES = [
    # the case, the day asked about, --within, --all, the section
    (PLAIN, "2025-10-22", None, False, None),
    (PLAIN, "2025-10-23", None, False, "due"),
    (PLAIN, "2025-10-30", None, False, "due"),
    (PLAIN, "2025-11-03", None, False, "due"),  # grace
    (PLAIN, "2025-11-04", None, False, "lapsed?"),
    (PLAIN, "2025-11-17", None, False, "lapsed?"),  # 13 days after the lapse
    (PLAIN, "2025-11-18", None, False, None),
    (PLAIN, "2025-11-18", None, True, "lapsed?"),
    (PLAIN, "2025-12-03", None, False, None),
    (PLAIN, "2025-12-04", None, False, "lapsed?"),  # 30 days
    (PLAIN, "2025-12-10", None, False, "lapsed?"),
    (PLAIN, "2025-12-11", None, False, None),
    (PLAIN, "2035-12-11", None, True, "lapsed?"),
    (VAGUE, "2025-11-14", None, False, None),
    (VAGUE, "2025-11-15", None, False, "due"),
    (VAGUE, "2035-11-15", None, False, "due"),
    (VAGUE, "2025-11-14", 36500, False, None),
    (VAGUE, "2025-11-15", 0, False, "due"),
    (Case(hanging("by", None)), "2025-12-01", 36500, False, None),
    (PLAIN, "2025-10-16", 13, False, None),
    (PLAIN, "2025-10-16", 14, False, "due"),  # whatever its lead
    (LONG_LEAD, "2025-10-16", None, False, "due"),
    (LONG_LEAD, "2025-10-16", 13, False, None),
    (LONG_LEAD, "2025-10-16", 14, False, "due"),
    (PLAIN, "2025-10-30", 0, False, "due"),
    (PLAIN, "2025-11-03", 0, False, "due"),
    (MET, "2025-10-20", None, False, None),
    (MET, "2025-10-21", None, False, "met"),
    (MET, "2025-10-28", None, False, "met"),  # known 7 days ago
    (MET, "2025-10-29", None, False, None),
    (MET, "2025-10-29", 30, True, None),
    (LATE, "2025-11-10", None, False, "met"),
    (LAPSED, "2025-11-04", None, False, "lapsed?"),
    (LAPSED, "2025-11-05", None, False, "lapsed"),
    (LAPSED, "2025-11-12", None, False, "lapsed"),
    (LAPSED, "2025-11-13", None, True, None),
    (WITHDRAWN, "2025-10-22", None, False, "closed"),
    (WITHDRAWN, "2025-10-29", None, False, "closed"),
    (WITHDRAWN, "2025-10-30", None, False, None),
    (EXTENDED, "2025-10-27", None, False, "due"),
    (EXTENDED, "2025-10-28", None, False, "closed"),
    (EXTENDED, "2025-11-05", None, False, None),
    (IN_ERROR, "2025-10-22", None, False, None),
]


@pytest.mark.parametrize(("case", "today", "within", "every", "where"), PAGES)
def test_section(case, today, within, every, where) -> None:
    found = on(case, today)
    assert found
    assert section(glance(case, found, day(today)), within, every) == where


def test_the_page_in_order() -> None:
    today = day("2025-11-10")
    cases = [
        # in the order of the page: due by last day, reviews after them; the rest newest first
        Case(other(7, "2025-10-16", "2025-11-08")),  # grace
        Case(other(4, "2025-10-16", "2025-11-12")),
        Case(other(9, "2025-10-16", "2025-11-12")),
        Case(other(2, "2025-10-16", "2025-11-17")),
        Case(other(8, "2025-09-16", None)),  # in review since 16 October
        Case(other(1, "2025-10-01", None)),  # since the 31st
        Case(other(11, "2025-10-16", "2025-11-04")),  # over since the 9th
        Case(other(5, "2025-10-16", "2025-10-30")),
        Case(other(6, "2025-10-16", "2025-10-30")),
        Case(other(15, "2025-09-01", "2025-10-01"), (verdict("lapsed", "2025-11-09"),)),
        Case(other(13, "2025-09-01", "2025-10-01"), (verdict("lapsed", "2025-11-05"),)),
        Case(other(12, "2025-10-16", "2025-11-12"), LATE.verdicts),
        Case(other(3, "2025-10-16", "2025-11-12"), BEFORE.verdicts),
        Case(other(10, "2025-10-16", "2025-11-12"), (verdict("withdrawn", "2025-11-08"),)),
    ]  # fmt: skip
    page = []
    for case in sorted(cases, key=lambda case: case.deadline.number):
        found = on(case, f"{today}")
        assert found
        line = glance(case, found, today)
        where = section(line, None, False)
        assert where
        page.append((where, line))
    page.sort(key=lambda line: place(*line))
    assert [line.number for _, line in page] == [case.deadline.number for case in cases]
    assert list(dict.fromkeys(where for where, _ in page)) == list(SECTIONS)


def test_a_page_is_cut_by_sections() -> None:
    page = [("due", 1), ("due", 2), ("due", 3), ("met", 4), ("met", 5)]
    assert cut(page, None) == (page, {})
    assert cut(page, 2) == ([*page[:2], *page[3:]], {"due": 1})
    assert cut(page, 1) == ([page[0], page[3]], {"due": 2, "met": 1})


@pytest.mark.parametrize("mark", [0, 7, 30, 90, 180, 365, 730, 1095, 3650, 36500])
def test_an_unjudged_lapse_is_asked_about_for_a_week_from_each_mark(mark: int) -> None:
    assert all(asked(mark + days) for days in range(7))
    assert mark in {0, 7} or not asked(mark - 1)
    assert mark == 0 or not asked(mark + 7)


def test_between_its_marks_it_is_left_alone() -> None:
    shown = [days for days in range(1200) if asked(days)]
    weeks = [days for days in shown if days - 1 not in shown]
    assert weeks == [0, 30, 90, 180, 365, 730, 1095]
    assert len(shown) == 14 + 6 * 7


@given(st.integers(0, 4000), st.integers(0, 30), st.booleans())
def test_the_index_is_asked_for_every_lapse_that_is_shown(ago, older, stated_hour) -> None:
    today = date(2025, 11, 15)
    # a state begins the day after the last tolerated one, with a stated hour on it
    tolerated = today - timedelta(days=ago + (not stated_hour))
    spans = asked_spans(today, oldest=tolerated.toordinal() - older)
    for doubt in (-1, 0, 1):  # other places are a day ahead or behind
        near = tolerated.toordinal() + doubt
        assert not asked(ago) or any(low <= near <= high for low, high in spans)


def test_the_index_is_asked_for_no_more_than_that() -> None:
    today = date(2025, 11, 15)
    spans = asked_spans(today, oldest=today.toordinal())
    assert len(spans) == 5
    assert all(high - low <= 9 for low, high in spans)
