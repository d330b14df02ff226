"""What may not be recorded of a deadline, each refusal with its line."""

import pytest

from tests.core.builders import day, deadline, hanging, link, other, verdict
from tracker.core.checks import check_extension, check_said, check_verdict
from tracker.core.records import Case
from tracker.errors import RecordRefused

TODAY = "2025-12-01"
PLAIN = Case(deadline())  # said on 16 October 2025, 30 October, tolerated until 3 November
VAGUE = Case(deadline(first=None, last=None, tolerance=0))
WAITING = Case(hanging("by", None))
SPAN = Case(deadline(said_first=day("2025-10-10")))
MET = PLAIN._replace(verdicts=(verdict("met", "2025-10-21", happened="2025-10-20"),))
LAPSED = PLAIN._replace(verdicts=(verdict("lapsed", "2025-11-05", reason="unknown"),))
REOPENED = MET._replace(verdicts=(*MET.verdicts, verdict("reopened", "2025-10-25")))
LOOKED = VAGUE._replace(verdicts=(verdict("looked", "2025-11-20", review=day("2026-01-01")),))
EXTENDED = PLAIN._replace(links=(link(other(2, "2025-10-28", "2025-11-20"), deadline()),))
REPLACED = PLAIN._replace(
    links=(link(other(2, "2025-10-28", "2025-11-20"), deadline(), "different"),)
)
RESET = PLAIN._replace(links=(link(other(2, "2025-11-04", "2025-11-20"), deadline()),))

TAKEN = [
    # the case, outcome, known, and what more is said
    (PLAIN, "met", "2025-10-16", {"happened": "2025-10-16"}),
    (PLAIN, "met", "2025-12-01", {"happened": "2025-12-01"}),
    (SPAN, "met", "2025-10-10", {"happened": "2025-10-10"}),
    (LAPSED, "met", "2025-11-05", {"happened": "2025-11-04"}),
    (REOPENED, "met", "2025-10-25", {"happened": "2025-10-20"}),
    (RESET, "met", "2025-11-10", {"happened": "2025-11-09"}),
    (PLAIN, "lapsed", "2025-11-04", {}),
    (PLAIN, "lapsed", "2025-11-03", {"closed": "2025-11-03"}),
    (PLAIN, "lapsed", "2025-10-16", {"closed": "2025-10-16"}),
    (RESET, "lapsed", "2025-11-04", {}),
    (PLAIN, "withdrawn", "2025-11-03", {}),
    (VAGUE, "withdrawn", "2025-12-01", {}),
    (WAITING, "withdrawn", "2025-12-01", {}),
    (VAGUE, "moot", "2025-12-01", {}),
    (VAGUE, "unverifiable", "2025-12-01", {}),
    (PLAIN, "disputed", "2025-12-01", {}),
    (PLAIN, "in-error", "2025-12-01", {}),
    (MET, "reopened", "2025-10-21", {}),
    (LAPSED, "reopened", "2025-11-05", {}),
    (VAGUE, "looked", "2025-11-20", {}),
    (LOOKED, "looked", "2025-11-19", {}),
    (LOOKED, "withdrawn", "2025-11-01", {}),  # having looked settled nothing
]

JUDGED = "#1 is judged {}: use `tracker reopen` first if that was wrong"
ENDLESS = "#1 has no end, so it cannot lapse: withdraw or dispute it"

REFUSED = [
    # the case, outcome, known, what more is said, and the line
    (PLAIN, "met", "2025-12-02", {}, "--known 2025-12-02 is still to come"),
    (PLAIN, "met", TODAY, {"happened": "2025-12-02"}, "--happened 2025-12-02 is still to come"),
    (PLAIN, "lapsed", TODAY, {"closed": "2025-12-02"}, "--closed 2025-12-02 is still to come"),
    (
        *(PLAIN, "moot", "2025-10-15", {}),
        "--known 2025-10-15 is before the announcement of 16 October 2025",
    ),
    (
        *(PLAIN, "met", "2025-10-20", {"happened": "2025-10-15"}),
        "--happened 2025-10-15 is before the announcement of 16 October 2025",
    ),
    (
        *(SPAN, "met", "2025-10-20", {"happened": "2025-10-09"}),
        "--happened 2025-10-09 is before the announcement of 10 October 2025",
    ),
    (
        *(PLAIN, "met", "2025-10-20", {"happened": "2025-10-21"}),
        "--happened 2025-10-21 is after the day it became known, 2025-10-20",
    ),
    (
        *(PLAIN, "lapsed", "2025-10-20", {"closed": "2025-10-21"}),
        "--closed 2025-10-21 is after the day it became known, 2025-10-20",
    ),
    (PLAIN, "reopened", "2025-11-10", {}, "#1 has no verdict to take back"),
    (REOPENED, "reopened", "2025-11-10", {}, "#1 has no verdict to take back"),
    (LOOKED, "reopened", "2025-11-20", {}, "#1 has no verdict to take back"),
    (MET, "lapsed", "2025-11-10", {}, JUDGED.format("met")),
    (MET, "met", "2025-11-10", {}, JUDGED.format("met")),
    (MET, "looked", "2025-11-10", {}, JUDGED.format("met")),
    (LAPSED, "moot", "2025-11-10", {}, JUDGED.format("lapsed")),
    (EXTENDED, "met", "2025-11-10", {}, "#1 was extended by #2: judge that one"),
    (REPLACED, "lapsed", "2025-11-10", {}, "#1 was superseded by #2: judge that one"),
    (
        *(PLAIN, "lapsed", "2025-11-03", {}),
        "#1 runs until 3 November 2025: give the day of the act that closed it as --closed",
    ),
    (
        *(PLAIN, "lapsed", "2025-11-10", {"closed": "2025-11-04"}),
        "#1 ended on 3 November 2025, before --closed 2025-11-04",
    ),
    (VAGUE, "lapsed", "2025-11-10", {}, ENDLESS),
    (WAITING, "lapsed", "2025-11-10", {}, ENDLESS),
    (
        *(PLAIN, "withdrawn", "2025-11-04", {}),
        "#1 ended on 3 November 2025, so it cannot be withdrawn on 4 November 2025:"
        ' use `tracker lapsed --reason "changed mind"`',
    ),
    # the newest known verdict holds, so these would be stored without any effect
    (
        *(LAPSED, "met", "2025-11-04", {"happened": "2025-11-02"}),
        "--known 2025-11-04 is before #1 was last judged, on what was known on 5 November 2025:"
        " it would change nothing",
    ),
    (
        *(LAPSED, "reopened", "2025-11-04", {}),
        "--known 2025-11-04 is before #1 was last judged, on what was known on 5 November 2025:"
        " it would change nothing",
    ),
    (
        *(REOPENED, "withdrawn", "2025-10-24", {}),
        "--known 2025-10-24 is before #1 was last judged, on what was known on 25 October 2025:"
        " it would change nothing",
    ),
]  # fmt: skip


def check(case, outcome, known, fields) -> None:
    days = {name: day(text) for name, text in fields.items()}
    check_verdict(case, outcome, known=day(known), today=day(TODAY), **days)


@pytest.mark.parametrize(("case", "outcome", "known", "fields"), TAKEN)
def test_a_verdict_that_fits_is_taken(case, outcome, known, fields) -> None:
    check(case, outcome, known, fields)


@pytest.mark.parametrize(("case", "outcome", "known", "fields", "line"), REFUSED)
def test_a_verdict_that_does_not_fit_is_refused(case, outcome, known, fields, line) -> None:
    with pytest.raises(RecordRefused) as refused:
        check(case, outcome, known, fields)
    assert str(refused.value) == line


@pytest.mark.parametrize(
    ("case", "said", "line"),
    [
        (PLAIN, "2025-10-16", None),
        (PLAIN, "2025-10-28", None),
        (PLAIN, "2025-11-04", None),  # a reset
        (VAGUE, "2025-12-01", None),
        (LAPSED, "2025-11-04", None),  # a reset of what has been seen to lapse
        (REOPENED, "2025-10-28", None),
        (PLAIN, "2025-12-02", "2 December 2025 is still to come: give the day it was said"),
        (PLAIN, "2025-10-15", "#1 was said on 16 October 2025; 15 October 2025 is before that"),
        (LAPSED, "2025-11-03", "#1 is judged lapsed: use `tracker reopen` first"),
        (MET, "2025-10-28", "#1 is judged met: use `tracker reopen` first"),
        (MET, "2025-11-28", "#1 is judged met: use `tracker reopen` first"),
    ],
)
def test_an_extension(case, said, line) -> None:
    if line is None:
        check_extension(case, day(said), day(TODAY))
        return
    with pytest.raises(RecordRefused) as refused:
        check_extension(case, day(said), day(TODAY))
    assert str(refused.value) == line


@pytest.mark.parametrize(
    ("first", "said", "line"),
    [
        (None, "2025-12-01", None),
        ("2025-11-30", "2025-12-01", None),
        ("2025-12-01", "2025-12-01", None),
        (None, "2025-12-02", "2 December 2025 is still to come: give the day it was said"),
        (
            *("2025-11-02", "2025-11-01"),
            "the first possible day it was said comes after the last",
        ),
    ],
)
def test_the_day_it_was_said(first, said, line) -> None:
    days = (first and day(first), day(said), day(TODAY))
    if line is None:
        check_said(*days)
        return
    with pytest.raises(RecordRefused) as refused:
        check_said(*days)
    assert str(refused.value) == line
