"""Where a deadline stands: every row of the design's table, and the laws of the clock."""

import os
import time as clock
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.builders import day, deadline, link, on, verdict
from tracker.core.clock import clock_row, earliest_start
from tracker.core.moment import begins, ends, reaches
from tracker.core.records import Anchor, Case, Deadline, EventRow
from tracker.core.standing import standing
from tracker.core.states import STATES

PLAIN = Case(deadline())
VAGUE = Case(deadline(first=None, last=None, tolerance=0))
EARLY = Case(deadline(first=day("2026-07-01"), last=None, tolerance=0))
HOUR = Case(deadline(hour=time(18), zone="America/New_York", tolerance=0))
SIGNED = {
    "E": (EventRow("happened", day("2025-11-03"), day("2025-11-03"), "day", day("2025-11-04")),)
}
ANCHORED = Case(
    deadline(
        first=None, last=None, tolerance=0, anchor=Anchor("signature", "PT72H", "within", "E")
    ),
    happenings=SIGNED,
)
LATER = deadline(id="2" * 16, number=2, said=day("2025-10-28"), last=day("2025-11-20"))
LATE = LATER._replace(said=day("2025-11-04"))
UNDATED = LATER._replace(first=None, last=None, tolerance=0)


def judged(*verdicts: object, case: Case = PLAIN) -> Case:
    return case._replace(verdicts=verdicts)  # type: ignore[arg-type]


MET = verdict("met", "2025-10-21", happened="2025-10-20")
MET_LATE = verdict("met", "2025-11-10", happened="2025-11-09")
LOOKED = verdict("looked", "2025-11-16", review=day("2025-12-24"))
LAPSED = verdict("lapsed", "2025-11-05", reason="unknown")
NOT_SO = verdict("reopened", "2025-11-07")

STANDS = [
    # the case, when, state, days to the last day
    (PLAIN, "2025-10-15", None, None),
    (PLAIN, "2025-10-16", "running", 14),
    (PLAIN, "2025-10-22T23:59:59", "running", 8),
    (PLAIN, "2025-10-23T00:00:00", "due", 7),
    (PLAIN, "2025-10-30T23:59:59", "due", 0),
    (PLAIN, "2025-10-31T00:00:00", "grace", -1),
    (PLAIN, "2025-11-03T23:59:59", "grace", -4),
    (PLAIN, "2025-11-04T00:00:00", "unconfirmed", -5),
    (PLAIN, "2035-01-01", "unconfirmed", -3350),
    (VAGUE, "2025-11-14", "vague", None),
    (VAGUE, "2025-11-15", "review", None),
    (EARLY, "2026-07-30", "vague", None),
    (EARLY, "2026-07-31", "review", None),
    (Case(VAGUE.deadline._replace(review=day("2025-10-20"))), "2025-10-20", "review", None),
    (judged(LOOKED, case=VAGUE), "2025-11-15", "review", None),
    (judged(LOOKED, case=VAGUE), "2025-12-23", "vague", None),
    (judged(LOOKED, case=VAGUE), "2025-12-24", "review", None),
    (ANCHORED, "2025-11-03", "waiting", None),
    (ANCHORED, "2025-11-04", "due", 2),
    (ANCHORED, "2025-11-07", "unconfirmed", -1),
    (HOUR, "2025-10-30T21:59:59", "due", 0),
    (HOUR, "2025-10-30T22:00:00", "unconfirmed", 0),
    (HOUR, "2025-10-29", "due", 1),
    (HOUR, "2025-10-30", "unconfirmed", 0),
    (judged(MET), "2025-10-20", "running", 10),
    (judged(MET), "2025-10-21", "met", 9),
    (judged(verdict("met", "2025-11-03", happened="2025-11-03")), "2025-11-03", "met", -4),
    (judged(MET_LATE), "2025-11-09", "unconfirmed", -10),
    (judged(MET_LATE), "2025-11-10", "met-late", -11),
    (judged(MET._replace(missing="half")), "2025-10-21", "met-in-part", 9),
    (judged(LAPSED), "2025-11-05", "lapsed", -6),
    (judged(LAPSED, MET_LATE), "2025-11-09", "lapsed", -10),
    (judged(LAPSED, MET_LATE), "2025-11-10", "met-late", -11),
    (judged(LAPSED, NOT_SO), "2025-11-06", "lapsed", -7),
    (judged(LAPSED, NOT_SO), "2025-11-07", "unconfirmed", -8),
    (judged(verdict("withdrawn", "2025-10-22")), "2025-10-22", "withdrawn", 8),
    (judged(verdict("moot", "2025-10-22")), "2025-10-22", "moot", 8),
    (judged(verdict("disputed", "2025-10-22")), "2025-10-22", "disputed", 8),
    (judged(verdict("unverifiable", "2025-10-22")), "2025-10-22", "unverifiable", 8),
    (judged(verdict("in-error", "2025-10-16")), "2025-10-16", "in-error", 14),
    (PLAIN._replace(links=(link(LATER, deadline()),)), "2025-10-27", "due", 3),
    (PLAIN._replace(links=(link(LATER, deadline()),)), "2025-10-28", "extended", 2),
    (PLAIN._replace(links=(link(UNDATED, deadline()),)), "2025-10-28", "extended", 2),
    (PLAIN._replace(links=(link(LATE, deadline()),)), "2025-11-04", "unconfirmed", -5),
    (PLAIN._replace(links=(link(LATER, deadline(), "different"),)), "2025-10-28", "superseded", 2),
    (PLAIN._replace(links=(link(LATER, deadline(), void=True),)), "2025-10-28", "due", 2),
    (judged(MET, case=PLAIN._replace(links=(link(LATER, deadline()),))), "2025-10-28", "met", 2),
]  # fmt: skip


@pytest.mark.parametrize(("case", "when", "state", "days"), STANDS)
def test_it_stands(case: Case, when: str, state: str | None, days: int | None) -> None:
    found = on(case, when)
    assert (found and found.state, found and found.days) == (state, days)
    if found:
        assert found.flag == STATES[found.state].flag
        assert found.why.endswith(".")
        assert found.since <= (day(when[:10]))


def test_every_state_is_in_the_table_above() -> None:
    assert {row[2] for row in STANDS if row[2]} == set(STATES)


def test_late_days_count_from_the_last_day() -> None:
    found = on(judged(MET_LATE), "2025-11-10")
    assert found is not None
    assert found.late == 10


@pytest.mark.parametrize(("new", "reset", "slips"), [(LATER, False, (21,)), (LATE, True, ())])
def test_a_later_announcement_extends_or_resets(
    new: Deadline, reset: bool, slips: tuple[int, ...]
) -> None:
    found = on(Case(new, links=(link(new, deadline()),)), "2025-11-05")
    assert found is not None
    assert (found.reset, found.slips) == (reset, slips)
    assert found.supersedes == deadline()


ORDER = {"running": 0, "due": 1, "grace": 2, "unconfirmed": 3, "vague": 0, "review": 1}
ZONES = st.sampled_from(["UTC", "Europe/Kyiv", "America/New_York", "Africa/Cairo", "Pacific/Apia"])
DAYS = st.dates(date(2000, 1, 1), date(2035, 1, 1))


@st.composite
def deadlines(draw: st.DrawFn) -> Deadline:
    said = draw(DAYS)
    last = draw(st.none() | st.integers(-30, 400).map(lambda days: said + timedelta(days=days)))
    return deadline(
        said=said,
        first=None,
        last=last,
        zone=draw(ZONES),
        tolerance=draw(st.integers(0, 14)) if last else 0,
        lead=draw(st.integers(0, 60)),
        hour=draw(st.none() | st.times().map(lambda t: t.replace(second=0, microsecond=0)))
        if last
        else None,
    )


@given(deadlines(), st.lists(st.integers(0, 500 * 24 * 3600), min_size=2, max_size=6))
def test_time_only_moves_an_unjudged_deadline_forward(given: Deadline, seconds: list[int]) -> None:
    start = begins(given.said, given.zone)
    stands = [standing(Case(given), start + timedelta(seconds=s)) for s in sorted(seconds)]
    ranks = [ORDER[found.state] for found in stands if found]
    assert ranks == sorted(ranks)


@given(deadlines(), st.integers(0, 500), st.integers(1, 500), st.sampled_from(["met", "withdrawn"]))
def test_what_was_known_later_changes_nothing(
    given: Deadline, after: int, later: int, outcome: str
) -> None:
    asked = given.said + timedelta(days=after)
    known = asked + timedelta(days=later)
    case = judged(
        verdict(outcome, known.isoformat(), happened=given.said.isoformat()), case=Case(given)
    )
    assert on(case, asked.isoformat()) == on(Case(given), asked.isoformat())


@given(deadlines(), st.integers(-3, 600))
def test_the_clock_index_finds_all_that_is_due(given: Deadline, after: int) -> None:
    asked = given.said + timedelta(days=after)
    found, row = on(Case(given), asked.isoformat()), clock_row(Case(given))
    assert row is not None
    if found and found.flag == "due":
        number = asked.toordinal()
        assert earliest_start(row.span_class, number) <= row.due_from <= number + 1
        assert row.tolerated >= number - 1


@pytest.mark.parametrize("machine", ["UTC", "Asia/Tokyo", "America/Los_Angeles"])
def test_a_stated_hour_knows_no_machine_zone(machine: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", machine)
    clock.tzset()
    try:
        last = on(HOUR, "2025-10-30T21:59:59")
        over = on(HOUR, "2025-10-30T22:00:00")
        assert last
        assert over
        assert (last.state, over.state) == ("due", "unconfirmed")
    finally:
        monkeypatch.undo()
        assert os.environ.get("TZ") != machine or machine == "UTC"
        clock.tzset()


TURNS = [
    # a day and place whose end falls near a turn of the clocks
    ("2025-04-24", "Africa/Cairo"),  # the next day has no midnight
    ("2025-10-30", "Africa/Cairo"),  # midnight comes twice
    ("2025-04-05", "Australia/Lord_Howe"),  # half an hour
    ("2010-11-06", "America/St_Johns"),  # back at 00:01
    ("2011-12-29", "Pacific/Apia"),  # the next day was skipped
    ("2025-10-25", "Europe/Kyiv"),
    ("2025-03-08", "America/New_York"),
    ("2024-02-28", "UTC"),
]


@pytest.mark.parametrize(("text", "zone"), TURNS)
def test_a_day_ends_when_its_place_has_left_it_for_good(text: str, zone: str) -> None:
    over = ends(day(text), None, zone)
    place = ZoneInfo(zone)
    around = range(-2 * 3600, 4 * 3600)
    local = {s: (over + timedelta(seconds=s)).astimezone(place).date() for s in around}
    assert local[-1] <= day(text)
    assert all(local[s] > day(text) for s in around if s >= 0)


@pytest.mark.parametrize(("text", "zone"), TURNS)
@pytest.mark.parametrize("hour", [time(0, 30), time(1, 30), time(2, 15), time(23, 30)])
def test_an_hour_is_over_when_the_clocks_have_passed_it_for_good(
    text: str, zone: str, hour: time
) -> None:
    wall = datetime.combine(day(text) + timedelta(days=1), hour)
    over = reaches(wall, zone)
    place = ZoneInfo(zone)
    shown = [
        (over + timedelta(seconds=s)).astimezone(place).replace(tzinfo=None)
        for s in range(-1, 4 * 3600)
    ]
    assert shown[0] < wall
    assert all(at >= wall for at in shown[1:])


def test_the_ends_of_the_calendar() -> None:
    last = Case(
        deadline(said=day("9999-12-01"), first=None, last=date.max, tolerance=14, lead=9999)
    )
    first = Case(deadline(said=date.min, first=None, last=date.min, tolerance=0))
    found, past = on(last, "9999-12-31"), on(first, "0001-01-02")
    assert found
    assert past
    assert (found.state, past.state) == ("due", "unconfirmed")
    assert begins(date.min, "Asia/Tokyo") == datetime.min.replace(tzinfo=UTC)
    assert ends(date.max, None, "America/New_York") == datetime.max.replace(tzinfo=UTC)
