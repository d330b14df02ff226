"""Windows that hang on an event, for every relation; and how the event itself stands."""

from datetime import date, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.builders import SAID, day, deadline, hanging, on, row
from tracker.core.anchors import (
    Window,
    anchored,
    awaited,
    event_at,
    event_then,
    loop,
    shifted,
    window_at,
)
from tracker.core.causes import causes, tie_words
from tracker.core.happening import event_standing
from tracker.core.records import Anchor, Case, EventRow, Relation
from tracker.errors import RecordRefused

WINDOWS = [
    # relation, offset, first and last of the event, first and last of the window
    ("within", None, "2025-11-03", "2025-11-04", "2025-11-03", "2025-11-04"),
    ("within", "PT72H", "2025-11-03", "2025-11-03", "2025-11-03", "2025-11-06"),
    ("within", "PT73H", "2025-11-03", "2025-11-03", "2025-11-03", "2025-11-07"),
    ("within", "P2M", "2025-12-31", "2025-12-31", "2025-12-31", "2026-02-28"),
    ("within", "-P14D", "2025-11-20", "2025-11-20", "2025-11-06", "2025-11-20"),
    ("within", "P3D", "2025-11-01", "2025-11-30", "2025-11-01", "2025-12-03"),
    ("in", "P60D", "2025-11-03", "2025-11-03", "2026-01-02", "2026-01-02"),
    ("in", "-P2W", "2025-11-20", "2025-11-20", "2025-11-06", "2025-11-06"),
    ("in", "P1M", "2025-01-31", "2025-01-31", "2025-02-28", "2025-02-28"),
    ("on", None, "2025-11-03", "2025-11-04", "2025-11-03", "2025-11-04"),
    ("on", "P1D", "2025-11-03", "2025-11-04", "2025-11-04", "2025-11-05"),
    ("by", None, "2025-11-03", "2025-11-03", "2025-10-16", "2025-11-03"),
    ("by", "-P1W", "2025-11-03", "2025-11-04", "2025-10-16", "2025-10-27"),
    ("by", None, "2025-10-01", "2025-10-01", "2025-10-01", "2025-10-01"),  # before it was said
    ("until", None, "2025-11-03", "2025-11-05", "2025-10-16", "2025-11-05"),
    ("until", "P12M", "2025-11-03", "2025-11-03", "2025-10-16", "2026-11-03"),
    ("before", None, "2025-11-03", "2025-11-05", "2025-10-16", "2025-11-02"),
    ("before", None, "2025-10-16", "2025-10-16", "2025-10-15", "2025-10-15"),
    ("before", "-P3D", "2025-11-03", "2025-11-05", "2025-10-31", "2025-11-02"),
    ("after", None, "2025-11-03", "2025-11-05", "2025-11-06", None),
    ("after", "P90D", "2025-11-03", "2025-11-03", "2026-02-01", "2026-02-01"),
    ("as early as", None, "2025-11-03", "2025-11-05", "2025-11-03", None),
    ("as early as", "P1D", "2025-11-03", "2025-11-05", "2025-11-04", None),
]


@pytest.mark.parametrize(("relation", "offset", "start", "end", "first", "last"), WINDOWS)
def test_window(relation, offset, start, end, first, last) -> None:
    found = anchored(Anchor("it", offset, relation), SAID, day(start), day(end))
    assert found == Window(day(first), last and day(last))


def test_every_relation_is_in_the_table_above() -> None:
    assert {row[0] for row in WINDOWS} == set(get_args(Relation))


OFFSETS = st.sampled_from(
    [None, "PT1H", "PT72H", "P1D", "P2W", "P3M", "P1Y", "-P10D", "-P1M", "P10B", "-P3B", "P1M2B"]
)
DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))


@given(st.sampled_from(get_args(Relation)), OFFSETS, DAYS, DAYS, DAYS)
def test_a_window_never_ends_before_it_opens(relation, offset, said, one, another) -> None:
    start, end = sorted((one, another))
    window = anchored(Anchor("it", offset, relation), said, start, end)
    assert window.first is not None
    assert window.last is None or window.first <= window.last


@pytest.mark.parametrize(
    ("offset", "moved"),
    [
        (None, "2025-01-31"),
        ("P0D", "2025-01-31"),
        ("PT1H", "2025-02-01"),
        ("PT24H", "2025-02-01"),
        ("PT25H", "2025-02-02"),
        ("PT36H", "2025-02-02"),
        ("PT48H", "2025-02-02"),
        ("-PT1H", "2025-01-30"),
        ("P1D", "2025-02-01"),
        ("P2W", "2025-02-14"),
        ("P1W1D", "2025-02-08"),
        ("P1M", "2025-02-28"),
        ("P2M", "2025-03-31"),  # in one step
        ("P13M", "2026-02-28"),
        ("P1Y1M", "2026-02-28"),
        ("P1M1D", "2025-03-01"),
        ("P1Y", "2026-01-31"),
        ("-P1D", "2025-01-30"),
        ("-P2M", "2024-11-30"),
        ("P1B", "2025-02-03"),  # 31 January 2025 is a Friday
        ("P10B", "2025-02-14"),
        ("P1M1B", "2025-03-03"),
        ("P1W2D3BT24H", "2025-02-13"),
        ("P0B", "2025-01-31"),
        ("-P5B", "2025-01-24"),
    ],
)
def test_offsets_are_calendar_days_and_hours_round_up(offset, moved) -> None:
    assert shifted(date(2025, 1, 31), offset) == day(moved)


@pytest.mark.parametrize(
    "offset",
    ["", "P", "PT", "-P", "--P1D", "+P1D", "72h", "P5X", "P1.5D", "P٣D", "p1d", "P1D ", "PT1M"],
)
def test_what_is_no_offset_is_refused(offset: str) -> None:
    with pytest.raises(RecordRefused) as refused:
        shifted(SAID, offset)
    line = f"{offset!r} is no duration: write PT72H, P14D, P10B, P2W, P3M or P1Y"
    assert str(refused.value) == line


@pytest.mark.parametrize("offset", ["P9999Y", "P99999M", "P9999Y99999M", "-P3000Y", "-P999999D"])
def test_an_offset_beyond_the_calendar_is_refused(offset: str) -> None:
    with pytest.raises(RecordRefused, match="from 2025-10-16 leaves the calendar"):
        shifted(SAID, offset)


@pytest.mark.parametrize(
    ("relation", "offset", "event"),
    [
        ("after", None, date.max),
        ("before", None, date.min),
        ("within", "PT1H", date.max),
        ("in", "-P1D", date.min),
    ],
)
def test_a_window_beyond_the_calendar_is_refused(relation, offset, event) -> None:
    with pytest.raises(RecordRefused, match="leaves the calendar"):
        anchored(Anchor("it", offset, relation), SAID, event, event)


MOVING = (
    row("2025-10-10", "scheduled", "2025-11-03"),
    row("2025-10-20", "scheduled", "2025-11-10", "2025-11-12"),
    row("2025-11-01", "cancelled", "2025-11-10", "2025-11-12"),
    row("2025-11-05", "scheduled", None),
    row("2025-11-06", "claimed", "2025-11-05"),
    row("2025-11-07", "disputed", "2025-11-05"),
    row("2025-11-20", "happened", "2025-11-12"),
)
KNOWN_THEN = [
    # the day asked about; the event's standing; the last day of "within 72 hours of" it
    ("2025-10-09", "", None),
    ("2025-10-10", "scheduled", "2025-11-06"),
    ("2025-10-19", "scheduled", "2025-11-06"),
    ("2025-10-20", "scheduled", "2025-11-15"),
    ("2025-11-01", "cancelled", None),
    ("2025-11-05", "scheduled", None),
    ("2025-11-06", "claimed", None),
    ("2025-11-07", "disputed", None),
    ("2025-11-19", "disputed", None),
    ("2025-11-20", "happened", "2025-11-15"),
]


@pytest.mark.parametrize(("today", "stands", "last"), KNOWN_THEN)
def test_the_day_known_then_counts(today, stands, last) -> None:
    case = Case(hanging("within", "PT72H", said=day("2025-10-01")), happenings={"E": MOVING})
    window = window_at(case, case.deadline, day(today))
    assert (window and window.last) == (last and day(last))
    assert event_standing({"E": MOVING}, "E", day(today))[1] == stands
    found = on(case, today)
    assert found
    assert (found.state == "waiting") == (last is None)
    assert (found.last, found.tolerated) == (last and day(last), last and day(last))


def test_an_event_that_nobody_named_yet_has_no_day() -> None:
    unnamed = hanging("within", "PT72H").but(anchor=Anchor("signature", "PT72H", "within"))
    case = Case(unnamed, happenings={"E": MOVING})
    assert window_at(case, unnamed, day("2025-12-01")) is None
    found = on(case, "2035-12-01")
    assert found
    assert found.state == "waiting"
    assert found.why == "It hangs on “signature”, which has no day yet."


def test_without_an_anchor_the_window_is_as_recorded() -> None:
    assert window_at(Case(deadline()), deadline(), SAID) == Window(SAID, day("2025-10-30"))


@pytest.mark.parametrize(
    ("today", "word"),
    [
        ("2025-10-09", ""),
        ("2025-11-03", "scheduled"),
        ("2025-11-04", "scheduled?"),  # its day has passed unconfirmed
        ("2035-11-04", "scheduled?"),
    ],
)
def test_a_day_that_passed_unconfirmed_is_asked(today: str, word: str) -> None:
    rows = MOVING[:1]
    found, shown = event_standing({"E": rows}, "E", day(today))
    assert shown == word
    assert found == event_at(rows, day(today))
    assert (found is None) == (word == "")


def test_what_has_no_last_day_never_passes() -> None:
    rows = (row("2025-10-10", "scheduled", None),)
    assert event_standing({"E": rows}, "E", date.max)[1] == "scheduled"


def hung(known: str, anchor: Anchor, standing: str = "scheduled") -> EventRow:
    return row(known, standing, None).but(anchor=anchor)


UP = {"E": MOVING}
CHAINED = [
    # the anchor of F, which hangs on E; the day asked about; its first and last day
    (Anchor("E", "P30D", "on", "E"), "2025-10-10", ("2025-12-03", "2025-12-03")),
    (Anchor("E", "P30D", "on", "E"), "2025-10-20", ("2025-12-10", "2025-12-12")),
    (Anchor("E", "P30D", "on", "E"), "2025-11-01", (None, None)),
    (Anchor("E", "P10B", "within", "E"), "2025-11-20", ("2025-11-12", "2025-11-26")),
    (Anchor("E", "P10B", "within", "E", "us-federal"), "2025-11-20", ("2025-11-12", "2025-11-26")),
    (Anchor("E", "P11B", "within", "E", "us-federal"), "2025-11-20", ("2025-11-12", "2025-11-28")),
    (Anchor("E", "P10B", "within", "E", "un-new-york"), "2025-11-20", (None, None)),
]


@pytest.mark.parametrize(("anchor", "today", "days"), CHAINED)
def test_an_event_that_hangs_has_the_days_of_then(anchor, today, days) -> None:
    happenings = UP | {"F": (hung("2025-10-10", anchor),)}
    found = event_then(happenings, "F", day(today))
    assert found
    assert (found.first, found.last) == tuple(text and day(text) for text in days)
    assert event_then(happenings, "F", day("2025-10-09")) is None
    above = deadline(first=None, last=None, anchor=Anchor("F", "P1D", "within", "F"))
    window = window_at(Case(above, happenings=happenings), above, day(today))
    assert (window and window.last) == (found.last and found.last + timedelta(days=1))


def test_a_loop_that_a_merge_left_gives_no_days() -> None:
    here, there = (hung("2025-10-10", Anchor(id, "P1D", "on", id)) for id in "FE")
    happenings = {"E": (here,), "F": (there,)}
    found = event_then(happenings, "E", SAID)
    assert found
    assert found.last is None
    assert loop(happenings, "E") == ("E", "F", "E")
    assert loop({"E": (here,), "F": MOVING}, "E") == ()
    assert loop(happenings | {"G": (hung("2025-10-10", Anchor("E", "P1D", "on", "E")),)}, "G") == ()
    steps = causes(happenings, Anchor("it", "P1D", "within", "E"), SAID)
    assert [step.event for step in steps] == ["E", "F", "E"]


BETWEEN = [
    # when the one is and the other, first and last day, or why there are none
    ("2025-11-03", "2025-11-10", ("2025-11-03", "2025-11-10")),
    ("2025-11-03", "2025-11-03", ("2025-11-03", "2025-11-03")),
    ("2025-11-03", None, "it hangs on “B”, which has no day yet"),
    (None, "2025-11-03", "it hangs on “A”, which has no day yet"),
    (
        *("2025-11-03", "2025-11-02"),
        "it lies between “A”, 3 November 2025, and “B”, 2 November 2025, which is before that",
    ),
]


@pytest.mark.parametrize(("opens", "ends", "window"), BETWEEN)
def test_between_two_events(opens, ends, window) -> None:
    anchor = Anchor("A", None, "within", "A", "", "B", "B")
    both = {
        "A": (row("2025-10-10", "scheduled", opens),),
        "B": (row("2025-10-10", "scheduled", ends),),
    }
    hung = deadline(first=None, last=None, anchor=anchor)
    case = Case(hung, happenings=both)
    found = window_at(case, hung, SAID)
    if isinstance(window, str):
        assert found is None
        assert awaited(case, hung, SAID) == window
    else:
        assert found == Window(*map(day, window))


def test_years_that_are_not_known_are_waited_for() -> None:
    anchor = Anchor("vote", "P3B", "within", "E", "un-new-york")
    hung = deadline(first=None, last=None, anchor=anchor)
    case = Case(hung, happenings={"E": (row("2025-10-10", "scheduled", "2025-11-03"),)})
    assert window_at(case, hung, SAID) is None
    assert awaited(case, hung, SAID) == (
        "it hangs on “vote”, and the holiday table 'un-new-york' is known for the years 2017, 2020,"
        " 2024 only"
    )


TIES = [
    (Anchor("E", None, "before", "E"), "before"),
    (Anchor("E", "PT72H", "within", "E"), "within 72 hours after"),
    (Anchor("E", "-P1D", "by", "E"), "by 1 day before"),
    (Anchor("E", "-P2W", "on", "E"), "2 weeks before"),
    (
        Anchor("E", "P60D10B", "until", "E", "target"),
        "until 60 days and 10 working days (target) after",
    ),
    (Anchor("E", None, "within", "E", "", "F", "F"), "between"),
]


@pytest.mark.parametrize(("anchor", "words"), TIES)
def test_how_it_hangs_in_words(anchor, words) -> None:
    assert tie_words(anchor) == words


@given(DAYS, st.integers(1, 400))
def test_so_many_working_days_on_are_so_many_counted(start, count) -> None:
    for end in (shifted(start, f"P{count}B"), shifted(start, f"-P{count}B")):
        low, high = sorted((start, end))
        every = [date.fromordinal(n) for n in range(low.toordinal(), high.toordinal() + 1)]
        assert sum(each.weekday() < 5 for each in every if each != start) == count
