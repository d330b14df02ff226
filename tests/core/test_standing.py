"""Where a deadline stands: every row of the design's table, and the laws of the clock."""

import time as machine
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.builders import day, deadline, hanging, link, on, other, row, verdict
from tracker.core.moment import Moment, begins, ends
from tracker.core.records import Case, Deadline, Verdict
from tracker.core.standing import standing
from tracker.core.states import FLAGS, STATES, label

PLAIN = Case(deadline())  # said on 16 October 2025, 30 October, tolerated until 3 November
EXACT = Case(deadline(tolerance=0, hedge=None))
VAGUE = Case(deadline(first=None, last=None, tolerance=0))
EARLIEST = Case(deadline(first=day("2026-07-01"), last=None, tolerance=0))
SET = Case(VAGUE.deadline.but(review=day("2025-10-20")))
HOUR = Case(deadline(hour=time(18), zone="America/New_York", tolerance=0))
SOFT_HOUR = Case(HOUR.deadline.but(tolerance=4))
ANCHORED = Case(
    hanging("within", "PT72H"),
    happenings={"E": (row("2025-11-04", "happened", "2025-11-03"),)},
)
CANCELLED = Case(
    hanging("by", None),
    happenings={
        "E": (
            row("2025-10-01", "scheduled", "2025-10-30"),
            row("2025-10-20", "cancelled", None),
            row("2025-10-22", "scheduled", "2025-12-30"),
        )
    },
)


def judged(case: Case, *verdicts: Verdict) -> Case:
    return case.but(verdicts=verdicts)


def closed(outcome: str) -> Case:
    return judged(PLAIN, verdict(outcome, "2025-10-22"))


def followed(new: Deadline, kind: str = "same", case: Case = PLAIN, **fields: object) -> Case:
    return case.but(links=(link(new, case.deadline, kind, **fields),))


MET = verdict("met", "2025-10-21", happened="2025-10-20")
MET_LATE = verdict("met", "2025-11-10", happened="2025-11-04")
MET_TOLERATED = verdict("met", "2025-11-10", happened="2025-11-03")
IN_PART = verdict("met", "2025-11-10", happened="2025-11-04", missing="the second vote")
LOOKED = verdict("looked", "2025-11-16", review=day("2025-12-24"))
LAPSED = verdict("lapsed", "2025-11-05", reason="unknown")
CLOSED = verdict("lapsed", "2025-10-25", reason="changed mind", closed=day("2025-10-24"))
REOPENED = verdict("reopened", "2025-11-07")
TOO_SOON = verdict("reopened", "2025-10-24")
WITHDRAWN = verdict("withdrawn", "2025-10-22")

ERROR = verdict("in-error", "2025-10-16").but(id="E")
RIGHTED = verdict("reopened", "2025-10-16", voids="E")
TAKEN = verdict("reopened", "2025-10-25")
MET_LATE = MET_LATE.but(id="L")
VOID_MET = verdict("reopened", "2025-11-10", voids="L")

IN_ERROR = ("closed", "in-error")
ON_THE_28TH = other(2, "2025-10-28", "2025-11-20")
TOLERATED = other(2, "2025-11-03", "2025-11-20")
RESET = other(2, "2025-11-04", "2025-11-20")
UNDATED = other(2, "2025-10-28", None)
FULFILLED = judged(PLAIN, LAPSED, MET_LATE)
TAKEN_BACK = judged(PLAIN, LAPSED, REOPENED)
KNOWN_LATER = followed(ON_THE_28TH, known=day("2025-10-29"))

STANDS = [
    # what is asked, the case, when (a day, or an instant in UTC), flag, state, days to the last day
    ("not said yet", PLAIN, "2025-10-15T23:59:59", None, None, None),
    ("said a second ago", PLAIN, "2025-10-16T00:00:00", "open", "running", 14),
    ("before the lead", PLAIN, "2025-10-22T23:59:59", "open", "running", 8),
    ("the lead begins", PLAIN, "2025-10-23T00:00:00", "due", "due", 7),
    ("last second", PLAIN, "2025-10-30T23:59:59", "due", "due", 0),
    ("first second of grace", PLAIN, "2025-10-31T00:00:00", "due", "grace", -1),
    ("last second of grace", PLAIN, "2025-11-03T23:59:59", "due", "grace", -4),
    ("over", PLAIN, "2025-11-04T00:00:00", "lapsed", "unconfirmed", -5),
    ("never off the list", PLAIN, "2035-01-01", "lapsed", "unconfirmed", -3350),
    ("no tolerance, last second", EXACT, "2025-10-30T23:59:59", "due", "due", 0),
    ("no tolerance, over", EXACT, "2025-10-31T00:00:00", "lapsed", "unconfirmed", -1),
    ("no lead, the day before", Case(deadline(lead=0)), "2025-10-29", "open", "running", 1),
    ("no lead, the last day", Case(deadline(lead=0)), "2025-10-30T00:00:00", "due", "due", 0),
    ("lead longer than all", Case(deadline(lead=99999)), "2025-10-16", "due", "due", 14),
    ("vague, 30 days but a second", VAGUE, "2025-11-14T23:59:59", "open", "vague", None),
    ("vague for 30 days", VAGUE, "2025-11-15T00:00:00", "due", "review", None),
    ("vague for ten years", VAGUE, "2035-11-15", "due", "review", None),
    ("from its first day", EARLIEST, "2026-07-30T23:59:59", "open", "vague", None),
    ("30 days after its first day", EARLIEST, "2026-07-31T00:00:00", "due", "review", None),
    ("review as set, before", SET, "2025-10-19T23:59:59", "open", "vague", None),
    ("review as set", SET, "2025-10-20T00:00:00", "due", "review", None),
    ("looked, not known yet", judged(VAGUE, LOOKED), "2025-11-15", "due", "review", None),
    ("looked", judged(VAGUE, LOOKED), "2025-11-16T00:00:00", "open", "vague", None),
    ("looked beats as set", judged(SET, LOOKED), "2025-12-23", "open", "vague", None),
    ("the next review", judged(VAGUE, LOOKED), "2025-12-24T00:00:00", "due", "review", None),
    ("looking settles nothing", judged(PLAIN, LOOKED), "2025-12-01", "lapsed", "unconfirmed", -32),
    ("no day yet", ANCHORED, "2025-11-03T23:59:59", "open", "waiting", None),
    ("72 hours run", ANCHORED, "2025-11-04T00:00:00", "due", "due", 2),
    ("72 hours over", ANCHORED, "2025-11-07T00:00:00", "lapsed", "unconfirmed", -1),
    ("the event has its day", CANCELLED, "2025-10-19", "open", "running", 11),
    ("the event is cancelled", CANCELLED, "2025-10-20", "open", "waiting", None),
    ("the event is on again", CANCELLED, "2025-10-22", "open", "running", 69),
    ("hour, last second", HOUR, "2025-10-30T21:59:59", "due", "due", 0),
    ("hour over", HOUR, "2025-10-30T22:00:00", "lapsed", "unconfirmed", 0),
    ("hour, the day before", HOUR, "2025-10-29", "due", "due", 1),
    ("hour, as of its day", HOUR, "2025-10-30", "lapsed", "unconfirmed", 0),
    ("hour and tolerance", SOFT_HOUR, "2025-10-30T22:00:00", "due", "grace", 0),
    ("hour, last tolerated second", SOFT_HOUR, "2025-11-03T22:59:59", "due", "grace", -4),
    ("hour and tolerance over", SOFT_HOUR, "2025-11-03T23:00:00", "lapsed", "unconfirmed", -4),
    ("met, not known yet", judged(PLAIN, MET), "2025-10-20T23:59:59", "open", "running", 10),
    ("met, known", judged(PLAIN, MET), "2025-10-21T00:00:00", "met", "met", 9),
    ("met on the last day of grace", judged(PLAIN, MET_TOLERATED), "2025-11-10", "met", "met", -11),
    ("met a day after it", judged(PLAIN, MET_LATE), "2025-11-10", "met", "met-late", -11),
    ("not known yet", judged(PLAIN, MET_LATE), "2025-11-09", "lapsed", "unconfirmed", -10),
    ("met without an end", judged(VAGUE, MET_LATE), "2035-01-01", "met", "met", None),
    ("met in part", judged(PLAIN, IN_PART), "2025-11-10", "met", "met-in-part", -11),
    ("lapsed, not known yet", judged(PLAIN, LAPSED), "2025-11-04", "lapsed", "unconfirmed", -5),
    ("lapsed", judged(PLAIN, LAPSED), "2025-11-05T00:00:00", "lapsed", "lapsed", -6),
    ("closed by an act", judged(PLAIN, CLOSED), "2025-10-25", "lapsed", "lapsed", 5),
    ("lapsed, met later", FULFILLED, "2025-11-09", "lapsed", "lapsed", -10),
    ("known to be met", FULFILLED, "2025-11-10", "met", "met-late", -11),
    ("before it was reopened", TAKEN_BACK, "2025-11-06", "lapsed", "lapsed", -7),
    ("reopened", TAKEN_BACK, "2025-11-07", "lapsed", "unconfirmed", -8),
    ("reopened in time", judged(PLAIN, MET, TOO_SOON), "2025-10-24", "due", "due", 6),
    ("withdrawn, not known yet", judged(PLAIN, WITHDRAWN), "2025-10-21", "open", "running", 9),
    ("withdrawn", judged(PLAIN, WITHDRAWN), "2025-10-22T00:00:00", "closed", "withdrawn", 8),
    ("withdrawn for good", judged(PLAIN, WITHDRAWN), "2035-01-01", "closed", "withdrawn", -3350),
    ("moot", closed("moot"), "2025-10-22", "closed", "moot", 8),
    ("disputed", closed("disputed"), "2025-10-22", "closed", "disputed", 8),
    ("unseen", closed("unverifiable"), "2025-10-22", "closed", "unverifiable", 8),
    ("in error", closed("in-error"), "2025-10-22", "closed", "in-error", 8),
    ("in error, over all", judged(PLAIN, ERROR, MET, TAKEN), "2025-12-01", *IN_ERROR, -32),
    ("error taken back", judged(PLAIN, ERROR, RIGHTED, MET), "2025-12-01", "met", "met", -32),
    ("met again", judged(PLAIN, LAPSED, MET_LATE, VOID_MET), "2025-12-01", "lapsed", "lapsed", -32),
    ("never met", judged(PLAIN, MET_LATE, VOID_MET), "2025-11-10", "lapsed", "unconfirmed", -11),
    ("known earlier", judged(PLAIN, MET, MET_LATE, VOID_MET), "2025-12-01", "met", "met", -32),
    ("not announced again yet", followed(ON_THE_28TH), "2025-10-27T23:59:59", "due", "due", 3),
    ("announced again", followed(ON_THE_28TH), "2025-10-28T00:00:00", "closed", "extended", 2),
    ("not known yet", KNOWN_LATER, "2025-10-28", "due", "due", 2),
    ("without a date", followed(UNDATED), "2025-10-28", "closed", "extended", 2),
    ("on the last tolerated day", followed(TOLERATED), "2025-11-03", "closed", "extended", -4),
    ("a day too late", followed(RESET), "2025-11-04", "lapsed", "unconfirmed", -5),
    ("no end, so in time", followed(RESET, case=VAGUE), "2025-11-04", "closed", "extended", None),
    ("other terms", followed(ON_THE_28TH, "different"), "2025-10-28", "closed", "superseded", 2),
    ("other terms, late", followed(RESET, "different"), "2025-11-04", "lapsed", "unconfirmed", -5),
    ("only related", followed(ON_THE_28TH, "related"), "2025-10-28", "due", "due", 2),
    ("the new one is in error", followed(ON_THE_28TH, void=True), "2025-10-28", "due", "due", 2),
    ("verdict before link", judged(followed(ON_THE_28TH), MET), "2025-10-28", "met", "met", 2),
]  # fmt: skip


@pytest.mark.parametrize(
    ("case", "when", "flag", "state", "days"),
    [row[1:] for row in STANDS],
    ids=[f"{row[0]} {row[2]}" for row in STANDS],
)
def test_it_stands(case, when, flag, state, days) -> None:
    found = on(case, when)
    assert (found and (found.flag, found.state, found.days)) == (flag and (flag, state, days))
    if found:
        assert found.why.endswith(".")
        assert case.deadline.said <= found.since <= day(when[:10])


def test_every_state_is_in_the_table_above() -> None:
    assert {row[4] for row in STANDS if row[4]} == set(STATES)
    assert {row[3] for row in STANDS if row[3]} == set(FLAGS)


def test_only_the_lapse_that_nobody_confirmed_is_asked() -> None:
    assert label("unconfirmed") == "lapsed?"
    assert label("met-in-part") == "met in part"
    assert sum("?" in label(state) for state in STATES) == 1


@pytest.mark.parametrize(
    ("case", "when", "late", "since", "why"),
    [
        # days late count from the last day, not from the last tolerated one
        (
            *(judged(PLAIN, MET_LATE), "2025-12-01", 5, "2025-11-10"),
            "It happened on 4 November 2025, 5 days after the last day, 30 October 2025.",
        ),
        (
            *(judged(PLAIN, MET_TOLERATED), "2025-12-01", None, "2025-11-10"),
            "It happened on 3 November 2025, within the tolerance of 4 days.",
        ),
        (
            *(judged(PLAIN, IN_PART), "2025-12-01", 5, "2025-11-10"),
            "It happened on 4 November 2025, 5 days after the last day, 30 October 2025,"
            " but in part: the second vote.",
        ),
        (
            *(judged(PLAIN, MET), "2025-12-01", None, "2025-10-21"),
            "It happened on 20 October 2025, in time.",
        ),
        (
            *(judged(VAGUE, MET), "2025-12-01", None, "2025-10-21"),
            "It happened on 20 October 2025; no end was announced.",
        ),
        (
            *(judged(PLAIN, CLOSED), "2025-12-01", None, "2025-10-25"),
            "It was closed on 24 October 2025 without happening: changed mind.",
        ),
        (
            *(KNOWN_LATER, "2025-12-01", None, "2025-10-29"),
            "It was announced again in time as #2, said on 28 October 2025.",
        ),
        (
            *(HOUR, "2025-10-20", None, "2025-10-16"),
            "Its last day is 30 October 2025 at 18:00 (America/New_York);"
            " its lead begins on 23 October 2025.",
        ),
        (
            *(HOUR, "2025-12-01", None, "2025-10-30"),
            "Its last tolerated day, 30 October 2025 at 18:00 (America/New_York), is past,"
            " and nobody has looked.",
        ),
        (
            *(PLAIN, "2025-10-30", None, "2025-10-23"),
            "Its last day, 30 October 2025, is today.",
        ),
        (
            *(PLAIN, "2025-10-31", None, "2025-10-31"),
            "Its last day was 30 October 2025; “or so” allows until 3 November 2025.",
        ),
        (
            *(Case(deadline(loose=True)), "2025-10-31", None, "2025-10-31"),
            "Its last day was 30 October 2025; its end is our convention,"
            " which allows until 3 November 2025.",
        ),
        (
            *(Case(deadline(hedge=None)), "2025-10-31", None, "2025-10-31"),
            "Its last day was 30 October 2025; its tolerance allows until 3 November 2025.",
        ),
        # said only after its last day: no state began before the announcement
        (
            *(Case(deadline(said=day("2025-11-02"))), "2025-11-02", None, "2025-11-02"),
            "Its last day was 30 October 2025; “or so” allows until 3 November 2025.",
        ),
    ],
)
def test_it_says_why_since_when_and_how_late(case, when, late, since, why) -> None:
    found = on(case, when)
    assert found
    assert (found.late, found.since, found.why) == (late, day(since), why)


ZONES = st.sampled_from(
    [
        *("UTC", "Europe/Kyiv", "America/New_York", "Africa/Cairo", "Pacific/Apia"),
        *("America/St_Johns", "Australia/Lord_Howe", "Asia/Kathmandu"),
    ]
)
DAYS = st.dates(date(2000, 1, 1), date(2035, 1, 1))
HOURS = st.times().map(lambda at: at.replace(second=0, microsecond=0))


@st.composite
def deadlines(draw: st.DrawFn) -> Deadline:
    """Dated and vague ones, with and without an hour; a last day may be before it was said."""
    said, ahead = draw(DAYS), st.integers(-30, 400)
    last = draw(st.none() | ahead.map(lambda days: said + timedelta(days=days)))
    return deadline(
        said=said,
        first=None,
        last=last,
        zone=draw(ZONES),
        tolerance=draw(st.integers(0, 14)) if last else 0,
        lead=draw(st.integers(0, 60)),
        hour=draw(st.none() | HOURS) if last else None,
        review=None if last else draw(st.none() | ahead.map(lambda d: said + timedelta(days=d))),
    )


ORDER = {"running": 0, "due": 1, "grace": 2, "unconfirmed": 3, "vague": 0, "review": 1}


def ranks(case: Case, instants: list[datetime]) -> list[int]:
    """How far the deadline has come at each instant; -1 before it was said."""
    return [ORDER[found.state] if (found := standing(case, at)) else -1 for at in instants]


@st.composite
def instants(draw: st.DrawFn, about: Deadline) -> list[datetime]:
    """Some instants in order, most of them within three hours of where something may change."""
    days = [about.said, about.review or about.said, about.last or about.said]
    days += [days[2] + timedelta(days=n) for n in (-about.lead, 1, about.tolerance + 1)]
    near = st.builds(
        lambda at, seconds: begins(at, about.zone) + timedelta(seconds=seconds),
        st.sampled_from(days),
        st.integers(-3 * 3600, 27 * 3600),
    )
    return sorted(draw(st.lists(near, min_size=2, max_size=8)))


@given(st.data())
def test_time_only_moves_an_unjudged_deadline_forward(data: st.DataObject) -> None:
    about = data.draw(deadlines())
    found = ranks(Case(about), data.draw(instants(about)))
    assert found == sorted(found)


@pytest.mark.parametrize(
    ("turn", "zone"),
    [
        ("2010-11-07", "America/St_Johns"),  # at 00:01 back to 23:01 of the day before
        ("2006-10-29", "America/Goose_Bay"),
        ("2025-10-31", "Africa/Cairo"),
        ("2025-04-25", "Africa/Cairo"),
        ("2011-12-31", "Pacific/Apia"),
    ],
)
def test_no_turn_of_the_clocks_moves_it_back(turn: str, zone: str) -> None:
    at = day(turn)
    here = {"zone": zone, "first": None, "said": at - timedelta(days=60), "tolerance": 0}
    cases = [
        Case(deadline(**here | {"said": at, "last": at + timedelta(days=30)})),
        Case(deadline(**here, last=None, review=at)),
        Case(deadline(**here, last=at, lead=0)),
        Case(deadline(**here | {"tolerance": 1}, last=at - timedelta(days=1))),
        Case(deadline(**here, last=at - timedelta(days=1))),
        Case(deadline(**here, last=at, hour=time(0, 0, 30))),
    ]
    midnight = begins(at, zone)
    steps = [midnight + timedelta(seconds=s) for s in range(-5400, 5400, 15)]
    for case in cases:
        found = ranks(case, steps)
        assert found == sorted(found)
        assert found[0] < found[-1]


@pytest.mark.parametrize(
    ("outcome", "fields"),
    [
        ("met", {}),
        ("lapsed", {"reason": "unknown"}),
        ("withdrawn", {}),
        ("moot", {}),
        ("disputed", {}),
        ("unverifiable", {}),
        ("in-error", {}),
        ("reopened", {}),
        ("looked", {"review": date(2040, 1, 1)}),
    ],
)
@given(about=deadlines(), after=st.integers(0, 500), later=st.integers(1, 500))
def test_what_was_known_later_changes_nothing(outcome, fields, about, after, later) -> None:
    asked = about.said + timedelta(days=after)
    known = asked + timedelta(days=later)
    given = verdict(outcome, f"{known}", happened=f"{about.said}", **fields)
    link_known_later = link(other(2, f"{about.said}", None), about, known=known)
    assert on(judged(Case(about), given), f"{asked}") == on(Case(about), f"{asked}")
    assert on(Case(about, links=(link_known_later,)), f"{asked}") == on(Case(about), f"{asked}")


@given(deadlines(), st.integers(-3, 500))
def test_a_day_is_its_last_second_there(about: Deadline, after: int) -> None:
    asked = about.said + timedelta(days=after)
    over = ends(asked, None, about.zone)
    found = standing(Case(about), Moment(asked, None).at(about.zone))
    assert found == standing(Case(about), over - timedelta(seconds=1))


@pytest.fixture(params=["UTC", "Asia/Tokyo", "America/Los_Angeles", "Pacific/Kiritimati"])
def machine_zone(request, monkeypatch) -> Iterator[str]:
    """The machine's own zone, which nothing may depend on."""
    with monkeypatch.context() as patch:
        patch.setenv("TZ", request.param)
        machine.tzset()
        yield request.param
    machine.tzset()


HOUR_ENDS = [
    # last day, hour, zone, and the instant (UTC) from which it is over
    ("2025-10-30", "18:00", "America/New_York", "2025-10-30T22:00:00"),
    ("2025-11-02", "18:00", "America/New_York", "2025-11-02T23:00:00"),  # winter time since 2:00
    ("2025-11-02", "01:30", "America/New_York", "2025-11-02T06:30:00"),  # the second 1:30
    ("2025-03-09", "02:30", "America/New_York", "2025-03-09T07:00:00"),  # there is no 2:30
    ("2025-10-30", "00:00", "Europe/Kyiv", "2025-10-29T22:00:00"),
    ("2025-10-30", "23:59", "Pacific/Kiritimati", "2025-10-30T09:59:00"),
    ("2025-10-30", "12:00", "Asia/Kathmandu", "2025-10-30T06:15:00"),
    ("2011-12-30", "12:00", "Pacific/Apia", "2011-12-30T10:00:00"),  # a day that never was
]


@pytest.mark.parametrize(("last", "hour", "zone", "over"), HOUR_ENDS)
def test_a_stated_hour_decides_to_the_second(machine_zone, last, hour, zone, over) -> None:
    about = deadline(
        said=day("2010-01-01"),
        last=day(last),
        hour=time.fromisoformat(hour),
        zone=zone,
        tolerance=0,
    )
    second_before = datetime.fromisoformat(over) - timedelta(seconds=1)
    found, past = on(Case(about), second_before.isoformat()), on(Case(about), over)
    assert (found and found.state, past and past.state) == ("due", "unconfirmed")


def test_the_ends_of_the_calendar() -> None:
    last = Case(
        deadline(said=day("9999-12-01"), first=None, last=date.max, tolerance=14, lead=9999)
    )
    vague = Case(deadline(said=date.max, first=None, last=None, tolerance=0))
    first = Case(deadline(said=date.min, first=None, last=date.min, tolerance=0))
    stands = [on(last, "9999-12-31"), on(vague, "9999-12-31"), on(first, "0001-01-02")]
    assert [found and found.state for found in stands] == ["due", "review", "unconfirmed"]
