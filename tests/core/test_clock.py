"""The clock index: whatever `standing` calls due, its row can be found by."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.builders import day, deadline, hanging, link, on, other, row, verdict
from tests.core.test_standing import deadlines
from tracker.core.anchors import window_at
from tracker.core.clock import (
    NO_END,
    SPAN_CLASSES,
    ClockRow,
    clock_row,
    clock_state,
    earliest_start,
)
from tracker.core.records import Anchor, Case, Deadline, EventRow, Link, Verdict

PLAIN = Case(deadline())
VAGUE = Case(deadline(first=None, last=None, tolerance=0))
MET = verdict("met", "2025-10-21", happened="2025-10-20")
ON_THE_28TH = link(other(2, "2025-10-28", None), deadline())
TOO_LATE = link(other(2, "2025-11-04", None), deadline())
HAPPENED = {"E": (row("2025-11-04", "happened", "2025-11-03"),)}
CALLED_OFF = {"E": (*HAPPENED["E"], row("2025-11-05", "cancelled", None))}

ROWS = [
    # the case, due from, last tolerated day; neither when it has no row
    (PLAIN, "2025-10-23", "2025-11-03"),
    (Case(deadline(lead=0, tolerance=0)), "2025-10-30", "2025-10-30"),
    (Case(deadline(said=day("0001-01-01"), last=day("0001-01-03"))), "0001-01-01", "0001-01-07"),
    (Case(deadline(last=day("2025-09-15"))), "2025-09-08", "2025-10-15"),  # over when it was said
    (Case(deadline(last=date.max)), "9999-12-24", "9999-12-31"),
    (VAGUE, "2025-11-15", "9999-12-31"),
    (VAGUE.but(verdicts=(verdict("looked", "2025-11-16", review=day("2025-12-24")),)),
     "2025-12-24", "9999-12-31"),
    (PLAIN.but(verdicts=(MET,)), None, None),
    (PLAIN.but(verdicts=(MET, verdict("reopened", "2025-10-22"))), "2025-10-23", "2025-11-03"),
    (PLAIN.but(links=(ON_THE_28TH,)), None, None),
    (PLAIN.but(links=(ON_THE_28TH.but(kind="different"),)), None, None),
    (PLAIN.but(links=(ON_THE_28TH.but(void=True),)), "2025-10-23", "2025-11-03"),
    (PLAIN.but(links=(TOO_LATE,)), "2025-10-23", "2025-11-03"),
    (Case(hanging("within", "PT72H")), None, None),
    (Case(hanging("within", "PT72H"), happenings=HAPPENED), "2025-10-30", "2025-11-06"),
    (Case(hanging("after", None), happenings=HAPPENED), "2025-12-04", "9999-12-31"),
    (Case(hanging("within", "PT72H"), happenings=CALLED_OFF), None, None),
]  # fmt: skip


@pytest.mark.parametrize(("case", "due_from", "tolerated"), ROWS)
def test_row(case, due_from, tolerated) -> None:
    found = clock_row(case)
    assert (found and (found.due_from, found.tolerated)) == (
        due_from and (day(due_from).toordinal(), day(tolerated).toordinal())
    )
    if found:
        last = window_at(case, case.deadline, date.max)
        assert found.last == ((last and last.last and last.last.toordinal()) or NO_END)


@given(st.integers(1, NO_END), st.integers(1, NO_END), st.integers(0, NO_END))
def test_a_class_bounds_how_far_back_to_look(one: int, another: int, asked: int) -> None:
    start, end = sorted((one, another))
    found = ClockRow(start, end, end)
    assert found.span_class in SPAN_CLASSES
    if found.due_from - 1 <= asked <= found.tolerated + 1:
        assert earliest_start(found.span_class, asked) <= found.due_from


AHEAD = st.integers(0, 120)
ANCHORS = [
    Anchor("it", "PT72H", "within", "E"),
    Anchor("it", "P1M", "by", "E"),
    Anchor("it", None, "after", "E"),
    Anchor("it", "P9D", "in", "E"),
]


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Any deadline, dated, vague or anchored, with verdicts, links and event rows in order."""
    about = draw(deadlines())
    happenings: dict[str, tuple[EventRow, ...]] = {}
    if about.last is None and draw(st.booleans()):
        about = about.but(anchor=draw(st.sampled_from(ANCHORS)))
        happenings = {"E": tuple(draw(st.lists(event_rows(about), max_size=3)))}
        happenings["E"] = tuple(sorted(happenings["E"], key=lambda found: found.known))
    verdicts = tuple(sorted(draw(st.lists(given_verdicts(about), max_size=3)), key=known))
    links = tuple(draw(st.lists(links_from(about), max_size=1)))
    return Case(about, verdicts, links, happenings)


def known(found: Verdict) -> date:
    return found.known


@st.composite
def event_rows(draw: st.DrawFn, about: Deadline) -> EventRow:
    standing = draw(st.sampled_from(["scheduled", "scheduled", "happened", "cancelled"]))
    at = about.said + timedelta(days=draw(st.integers(-30, 200)))
    return row(f"{about.said + timedelta(days=draw(AHEAD))}", standing, f"{at}")


@st.composite
def given_verdicts(draw: st.DrawFn, about: Deadline) -> Verdict:
    outcome = draw(
        st.sampled_from(["met", "lapsed", "withdrawn", "reopened", "reopened", "looked"])
    )
    review = about.said + timedelta(days=draw(AHEAD)) if outcome == "looked" else None
    at = about.said + timedelta(days=draw(AHEAD))
    return verdict(outcome, f"{at}", happened=f"{about.said}", review=review)


@st.composite
def links_from(draw: st.DrawFn, about: Deadline) -> Link:
    said = about.said + timedelta(days=draw(AHEAD))
    kind = draw(st.sampled_from(["same", "different", "related"]))
    late = said + timedelta(days=draw(st.integers(0, 9)))
    return link(other(2, f"{said}", None), about, kind, void=draw(st.booleans()), known=late)


def last_known(case: Case) -> date:
    """The day from which nothing about the case becomes known any more."""
    days = [case.deadline.said, *map(known, case.verdicts)]
    days += [max(tie.known, tie.new.said) for tie in case.links]
    days += [found.known for rows in case.happenings.values() for found in rows]
    return max(days)


@given(cases(), st.integers(0, 600))
def test_it_finds_all_that_is_due(case: Case, after: int) -> None:
    asked = last_known(case) + timedelta(days=after)
    stands, found = on(case, f"{asked}"), clock_row(case)
    assert stands
    number = asked.toordinal()
    if stands.flag == "due":
        assert found
        assert found.due_from - 1 <= number <= found.tolerated + 1
        assert earliest_start(found.span_class, number) <= found.due_from <= number + 1
    if stands.state == "unconfirmed":
        assert found
        assert found.tolerated <= number
    if found is None:
        assert stands.state == "waiting" or stands.flag in {"met", "lapsed", "closed"}
    elif stands.flag == "open":
        assert number < found.due_from


@given(cases(), st.integers(0, 600))
def test_where_days_decide_the_row_says_where_it_stands(case: Case, after: int) -> None:
    """Once all is known; the morning page has this from the index for most of its lines."""
    case = case.but(deadline=case.deadline.but(hour=None))
    asked = last_known(case) + timedelta(days=after)
    found, stands = clock_row(case), on(case, f"{asked}")
    if found and stands:
        expected = (stands.state, stands.since.toordinal())
        assert clock_state(found, case.deadline.said.toordinal(), asked.toordinal()) == expected
