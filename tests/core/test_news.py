"""What is news between two looks: from tables, and the laws that hold for any two instants."""

from datetime import UTC, datetime, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.builders import day, deadline, hanging, link, other, row, verdict
from tracker.core.news import KINDS, OF_STATE, Kind, News, news, ordered
from tracker.core.records import Case, EventRow
from tracker.core.standing import standing
from tracker.core.states import STATES

PLAIN = Case(deadline())  # lead from 23 October 2025, last day the 30th, tolerated to 3 November
VAGUE = Case(deadline(first=None, last=None, tolerance=0))  # review on 15 November
WAITING = Case(hanging("within", "PT72H"))


def changed(**fields: object) -> Case:
    return Case(deadline(**fields))


def judged(outcome: str, known: str, **fields: object) -> Case:
    return Case(deadline(), (verdict(outcome, known, **fields),))


def on_event(*rows: EventRow) -> Case:
    return WAITING.but(happenings={"E": rows})


MET = judged("met", "2025-10-24", happened="2025-10-24")
IN_PART = judged("met", "2025-10-24", happened="2025-10-24", missing="a half")
LATE = judged("met", "2025-11-06", happened="2025-11-05")
FULFILLED_LATER = (verdict("met", "2025-11-06", happened="2025-11-05").but(id="W"),)
WITHDRAWN = judged("withdrawn", "2025-10-24")
LAPSED = judged("lapsed", "2025-11-05", reason="unknown")
IN_ERROR = judged("in-error", "2025-10-24")
MISREAD = MET.but(verdicts=(*MET.verdicts, IN_ERROR.verdicts[0].but(id="W")))
REOPENED = MET.but(
    verdicts=(*MET.verdicts, verdict("reopened", "2025-10-24", voids="V").but(id="W"))
)
MET_AGAIN = MET.but(
    verdicts=(
        *REOPENED.verdicts,
        verdict("met", "2025-10-24", happened="2025-10-23").but(id="X"),
    )
)
EXTENDED = Case(deadline(), links=(link(other(2, "2025-10-24", "2025-11-13"), deadline()),))
UNDATED = Case(deadline(), links=(link(other(2, "2025-10-24", None), deadline()),))
OTHERWISE = Case(
    deadline(), links=(link(other(2, "2025-10-24", "2025-11-13"), deadline(), "different"),)
)
AGAIN = other(2, "2025-11-04", "2025-11-13")  # said after the last tolerated day
ANEW = Case(AGAIN, links=(link(AGAIN, deadline()),))
ANEW_LATER = Case(AGAIN, links=(link(AGAIN, deadline(), known=day("2025-11-08")),))
ALONE = Case(AGAIN)
UNDATED_ANEW = Case(
    AGAIN.but(last=None), links=(link(AGAIN.but(last=None), deadline(), known=day("2025-11-08")),)
)
MET_ANEW = ANEW.but(verdicts=(verdict("met", "2025-11-10", happened="2025-11-10"),))
VOID = Case(deadline(), links=(EXTENDED.links[0].but(void=True),))
RESET = Case(deadline(), links=(link(other(2, "2025-11-04", "2025-11-13"), deadline()),))
LOOKED = VAGUE.but(verdicts=(verdict("looked", "2025-11-16", review=day("2025-12-16")),))
SIGNED = on_event(row("2025-10-18", "scheduled", "2025-10-27"))
SIGNED_LATER = on_event(*SIGNED.happenings["E"], row("2025-10-20", "scheduled", "2025-11-20"))
CALLED_OFF = on_event(*SIGNED.happenings["E"], row("2025-10-20", "cancelled", "2025-10-27"))

TOLD = [
    # the case then, the instant, the case now, the instant; the kind, the slip, typed late
    (PLAIN, "10-20", PLAIN, "10-21", None, None, False),
    (PLAIN, "10-22", PLAIN, "10-23", "due", None, False),
    (PLAIN, "10-23", PLAIN, "10-30", None, None, False),
    (PLAIN, "10-30", PLAIN, "10-31", "grace", None, False),
    (PLAIN, "11-03", PLAIN, "11-04", "lapsed?", None, False),
    (PLAIN, "10-20", PLAIN, "11-20", "lapsed?", None, False),  # due and grace were passed through
    (PLAIN, "11-04", PLAIN, "12-04", None, None, False),
    (VAGUE, "11-14", VAGUE, "11-15", "review", None, False),
    (VAGUE, "11-15", LOOKED, "11-16", "open", None, False),
    (PLAIN, "10-24", MET, "10-24", "met", None, False),
    (PLAIN, "10-24", MET, "10-25", "met", None, False),
    (PLAIN, "10-25", MET, "10-25", "met", None, True),
    (PLAIN, "10-24", IN_PART, "10-25", "met", None, False),
    (PLAIN, "11-05", LATE, "11-06", "met", None, False),
    (LAPSED, "11-06", Case(deadline(), LAPSED.verdicts + FULFILLED_LATER), "11-07", "met", None, 0),
    (PLAIN, "11-06", LAPSED, "11-07", "lapsed", None, True),
    (PLAIN, "10-23", WITHDRAWN, "10-24", "closed", None, False),
    (PLAIN, "10-23", IN_ERROR, "10-24", "closed", None, False),
    (MET, "10-24", REOPENED, "10-24", "reopened", None, False),
    (MET, "10-24", REOPENED, "11-04", "reopened", None, False),
    (MET, "10-24", MET_AGAIN, "10-25", "met", None, False),
    (MET, "10-25", MISREAD, "10-25", "closed", None, False),
    (PLAIN, "10-23", EXTENDED, "10-24", "moved", 14, False),
    (PLAIN, "10-25", EXTENDED, "10-26", "moved", 14, True),
    (PLAIN, "10-23", UNDATED, "10-24", "moved", None, False),
    (PLAIN, "10-23", OTHERWISE, "10-24", "closed", None, False),
    (PLAIN, "10-25", OTHERWISE, "10-25", "closed", None, True),
    (EXTENDED, "10-24", VOID, "10-25", "reopened", None, False),
    (PLAIN, "11-03", RESET, "11-04", "lapsed?", None, False),
    (PLAIN, "11-04", RESET, "11-05", None, None, False),
    (None, "11-03", ANEW, "11-04", "reset", 14, False),
    (None, "11-03", ANEW, "11-10", "due", None, False),  # due by then, which is told instead
    (None, "11-03", ANEW, "11-18", "lapsed?", None, False),
    (ALONE, "11-07", ANEW_LATER, "11-08", "reset", 14, False),  # due at both looks
    (ALONE, "11-05", ANEW_LATER, "11-08", "reset", 14, False),  # due since the 6th
    (ALONE, "11-05", ANEW_LATER, "11-18", "lapsed?", None, False),
    (None, "11-03", MET_ANEW, "11-10", "met", None, False),
    (ALONE, "11-05", ANEW, "11-05", "reset", 14, False),  # linked since
    (ANEW, "11-05", ANEW, "11-06", "due", None, False),
    (ANEW, "11-03", ANEW, "11-04", "reset", 14, False),  # not said yet
    (ANEW, "11-05", ALONE, "11-05", None, None, False),
    (UNDATED_ANEW, "11-07", UNDATED_ANEW, "11-08", "reset", None, False),  # known since
    (UNDATED_ANEW, "11-08", UNDATED_ANEW, "11-09", None, None, False),
    (PLAIN, "10-20", changed(last=day("2025-11-06")), "10-20", "moved", 7, False),
    (PLAIN, "10-24", changed(last=day("2025-11-06")), "10-24", "moved", 7, False),  # due no more
    (PLAIN, "10-24", changed(last=day("2025-10-28")), "10-24", "moved", -2, False),
    (PLAIN, "10-20", changed(last=day("2025-10-22")), "10-20", "due", -8, False),
    (PLAIN, "10-20", changed(last=day("2025-10-16"), tolerance=0), "10-20", "lapsed?", -14, 0),
    (PLAIN, "11-05", changed(last=day("2025-11-08")), "11-05", "due", 9, False),
    (PLAIN, "11-05", changed(last=day("2025-12-08")), "11-05", "moved", 39, False),
    (PLAIN, "10-20", changed(lead=30), "10-20", "due", None, False),
    (PLAIN, "10-24", changed(lead=1), "10-24", "open", None, False),
    (PLAIN, "10-31", changed(tolerance=0), "10-31", "lapsed?", None, False),
    (PLAIN, "10-24", changed(title="other words", criterion="more"), "10-24", None, None, False),
    (MET, "10-24", MET.but(deadline=deadline(last=day("2025-11-06"))), "10-25", "moved", 7, 0),
    (WAITING, "10-18", SIGNED, "10-18", "moved", None, False),
    (WAITING, "10-18", SIGNED, "10-24", "due", None, False),
    (SIGNED, "10-19", SIGNED_LATER, "10-20", "moved", 24, False),
    (SIGNED, "10-25", SIGNED_LATER, "10-25", "moved", 24, False),
    (SIGNED, "10-25", CALLED_OFF, "10-25", "moved", None, False),
    (WAITING, "10-18", on_event(row("2025-10-18", "cancelled", "2025-10-27")), "10-19", None, 0, 0),
    (None, "10-20", PLAIN, "10-20", None, None, False),
    (None, "10-20", WAITING, "10-20", None, None, False),
    (None, "10-24", PLAIN, "10-24", "due", None, False),
    (None, "11-05", PLAIN, "11-05", "lapsed?", None, False),
    (None, "10-24", MET, "10-24", "met", None, False),
    (None, "10-25", MET, "10-25", "met", None, True),
    (None, "10-25", EXTENDED, "10-25", "moved", 14, True),
    (None, "10-24", IN_ERROR, "10-24", None, None, False),  # recorded and taken back at once
    (PLAIN, "10-15", PLAIN, "10-15", None, None, False),  # not said yet
    (PLAIN, "10-15", PLAIN, "10-16", None, None, False),
    (PLAIN, "10-15", PLAIN, "10-24", "due", None, False),
]


def noon(text: str) -> datetime:
    return datetime.fromisoformat(f"2025-{text}T12:00").replace(tzinfo=UTC)


@pytest.mark.parametrize(("before", "then", "case", "now", "kind", "slip", "late"), TOLD)
def test_news(before, then, case, now, kind, slip, late) -> None:
    told = news(before, noon(then), case, noon(now))
    assert (told and told.kind) == kind
    if told:
        assert (told.slip, told.typed_late) == (slip, bool(late))
        assert told.standing == standing(case, noon(now))


SENTENCES = [
    (PLAIN, EXTENDED, "It was announced again in time as #2, said on 24 October 2025. Its last day"
     " moved from 30 October 2025 to 13 November 2025, 14 days later. Typed late: it was known on"
     " 24 October 2025, before the last check."),
    (MET, REOPENED, "It was met, which no longer holds. Its last day, 30 October 2025, is 4 days"
     " ahead."),
    (SIGNED, CALLED_OFF, "It no longer has a last day, which was 30 October 2025. It hangs on"
     " “signature”, which has no day yet."),
    (WAITING, SIGNED, "It now has a last day, 30 October 2025. Its last day, 30 October 2025, is"
     " 4 days ahead."),
    (PLAIN, changed(last=day("2025-10-29")), "Its last day moved from 30 October 2025 to 29 October"
     " 2025, 1 day earlier. Its last day, 29 October 2025, is 3 days ahead."),
    (None, ANEW, "It was announced anew after #1 had lapsed; its last day is 14 days later. Its"
     " last day is 13 November 2025; its lead begins on 6 November 2025."),
    (None, MET, "It happened on 24 October 2025, in time. Typed late: it was known on 24 October"
     " 2025, before the last check."),
]  # fmt: skip


@pytest.mark.parametrize(("before", "case", "why"), SENTENCES)
def test_the_sentence(before, case, why) -> None:
    at = noon("11-05" if case == ANEW else "10-26")
    told = news(before, at, case, at)
    assert told
    assert told.why == why


def test_a_stated_hour_ends_the_last_day_within_it() -> None:
    from datetime import time

    case = changed(hour=time(18), zone="Europe/Kyiv", tolerance=0)  # ends at 16:00 UTC
    at = datetime(2025, 10, 30, 15, 59, 59, tzinfo=UTC)
    told = news(case, at, case, at + timedelta(seconds=1))
    assert told
    assert (told.kind, told.today) == ("lapsed?", day("2025-10-30"))
    assert news(case, at - timedelta(hours=9), case, at) is None


def test_a_day_is_over_at_its_own_place() -> None:
    for zone, hour in (("Pacific/Kiritimati", -14), ("UTC", 0), ("Pacific/Pago_Pago", 11)):
        case = changed(zone=zone, tolerance=0)
        end = datetime(2025, 10, 31, tzinfo=UTC) + timedelta(hours=hour)
        assert news(case, end - timedelta(days=1), case, end - timedelta(seconds=1)) is None
        told = news(case, end - timedelta(seconds=1), case, end)
        assert told
        assert told.kind == "lapsed?"


def test_the_tables_are_whole() -> None:
    assert list(KINDS) == list(get_args(Kind))
    assert OF_STATE.keys() == STATES.keys()
    assert set(KINDS) - set(OF_STATE.values()) == {
        *("reopened", "reset", "removed", "consequence", "disputed?", "suggestion")
    }


def test_the_page_in_order() -> None:
    def item(kind: Kind, number: int, last: str | None, event: int | None = None) -> News:
        case = Case(other(number, "2025-10-16", last))
        found = standing(case, noon("10-20"))
        assert found
        return News(kind, case, None, found, day("2025-10-20"), "", event=event)

    page = [
        item("due", 9, "2025-10-21"),
        item("due", 3, "2025-10-22"),
        item("due", 4, "2025-10-22"),
        item("due", 1, None),
        item("lapsed?", 8, "2025-10-01"),
        item("suggestion", 2, "2025-10-21", 11),
        item("suggestion", 2, "2025-10-21", 12),
    ]
    assert ordered(reversed(page)) == page


HISTORY = [
    *(PLAIN, changed(last=day("2025-11-06")), MET, REOPENED, EXTENDED, VOID, MET_AGAIN, LATE),
    *(changed(lead=30), IN_ERROR, WITHDRAWN, LAPSED, changed(tolerance=0), UNDATED),
]
INSTANTS = st.datetimes(datetime(2025, 10, 1), datetime(2025, 12, 1), timezones=st.just(UTC))
CASES = st.sampled_from(
    [
        *HISTORY,
        ANEW,
        ANEW_LATER,
        MET_ANEW,
        UNDATED_ANEW,
        VAGUE,
        LOOKED,
        WAITING,
        SIGNED,
        SIGNED_LATER,
        CALLED_OFF,
    ]
)


@given(CASES, INSTANTS)
def test_the_same_look_twice_tells_nothing(case, at) -> None:
    assert news(case, at, case, at) is None


@given(CASES, st.lists(INSTANTS, min_size=3, max_size=3).map(sorted))
def test_a_look_in_between_tells_no_crossing_twice(case, instants) -> None:
    a, b, c = instants
    first, second, whole = (
        news(case, *pair) for pair in ((a, case, b), (b, case, c), (a, case, c))
    )
    if whole is None:  # what was told in between was taken back, unless it is announced since
        assert (first is None) == (second is None) or standing(case, a) is None
        return
    assert second is None or whole.standing == second.standing
    kinds = [told.kind for told in (first, second) if told]
    assert len(set(kinds)) == len(kinds)
    assert kinds[-1] == whole.kind


@given(st.lists(st.tuples(st.sampled_from(HISTORY), INSTANTS), min_size=3, max_size=3))
def test_a_look_in_between_ends_where_one_look_does(steps) -> None:
    instants = sorted(at for _, at in steps)
    (a, one), (b, two), (c, three) = zip(instants, (case for case, _ in steps), strict=True)
    second, whole = news(two, b, three, c), news(one, a, three, c)
    for told in (second, whole):
        assert told is None or told.standing == standing(three, c)
    if second is None and whole is not None:
        assert news(one, a, two, b) is not None
