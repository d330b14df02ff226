"""What may not be recorded of a deadline, each refusal with its line."""

import pytest

from tests.core.builders import day, deadline, hanging, link, other, verdict
from tracker.core.checks import (
    check_extension,
    check_reopened,
    check_said,
    check_same_as,
    check_tie,
    check_verdict,
)
from tracker.core.records import Case
from tracker.errors import RecordRefused

TODAY = "2025-12-01"
PLAIN = Case(deadline())  # said on 16 October 2025, 30 October, tolerated until 3 November
VAGUE = Case(deadline(first=None, last=None, tolerance=0))
WAITING = Case(hanging("by", None))
SPAN = Case(deadline(said_first=day("2025-10-10")))
MET = PLAIN.but(verdicts=(verdict("met", "2025-10-21", happened="2025-10-20"),))
LAPSED = PLAIN.but(verdicts=(verdict("lapsed", "2025-11-05", reason="unknown"),))
REOPENED = MET.but(verdicts=(*MET.verdicts, verdict("reopened", "2025-10-25")))
CORRECTED = MET.but(verdicts=(*MET.verdicts, verdict("reopened", "2025-10-21", voids="V")))
ERROR = verdict("in-error", "2025-10-16")
WRONG = PLAIN.but(verdicts=(ERROR,))
WRONG_AFTER_MET = MET.but(verdicts=(ERROR.but(id="E"), *MET.verdicts))
RIGHTED = WRONG.but(verdicts=(ERROR, verdict("reopened", "2025-10-16", voids="V")))
LOOKED = VAGUE.but(verdicts=(verdict("looked", "2025-11-20", review=day("2026-01-01")),))
EXTENDED = PLAIN.but(links=(link(other(2, "2025-10-28", "2025-11-20"), deadline()),))
REPLACED = PLAIN.but(links=(link(other(2, "2025-10-28", "2025-11-20"), deadline(), "different"),))
RESET = PLAIN.but(links=(link(other(2, "2025-11-04", "2025-11-20"), deadline()),))

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
    (MET, "in-error", "2025-10-16", {}),  # our own correction is over any verdict, on any day
    (LAPSED, "in-error", "2025-12-01", {}),
    (EXTENDED, "in-error", "2025-10-16", {}),
    (RIGHTED, "in-error", "2025-10-16", {}),
    (WRONG, "reopened", "2025-10-16", {}),
    (WRONG_AFTER_MET, "reopened", "2025-10-16", {}),
    (RIGHTED, "met", "2025-10-20", {"happened": "2025-10-20"}),
    (CORRECTED, "met", "2025-10-18", {"happened": "2025-10-17"}),  # before what was voided
    (VAGUE, "looked", "2025-11-20", {"review": "2025-11-21"}),
    (LOOKED, "looked", "2025-11-19", {"review": "2025-12-30"}),
    (LOOKED, "withdrawn", "2025-11-01", {}),  # having looked settled nothing
]

JUDGED = "#1 is judged {}: use `tracker reopen` first if that was wrong"
ENDLESS = "#1 has no end, so it cannot lapse: use `tracker withdraw`, `moot` or `unverifiable`"
IN_ERROR = "#1 is recorded in error already: use `tracker reopen` if not"

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
    (WRONG, "in-error", "2025-10-16", {}, IN_ERROR),
    (WRONG_AFTER_MET, "in-error", "2025-12-01", {}, IN_ERROR),
    (WRONG, "met", "2025-11-10", {}, JUDGED.format("in-error")),
    (PLAIN, "in-error", "2025-12-02", {}, "--known 2025-12-02 is still to come"),
    (
        *(PLAIN, "looked", "2025-11-10", {"review": "2025-12-10"}),
        "#1 ends on 30 October 2025: the clock asks by itself",
    ),
    (
        *(WAITING, "looked", "2025-11-10", {"review": "2025-12-10"}),
        "#1 waits for its event: record that one's day",
    ),
    (
        *(VAGUE, "looked", "2025-11-10", {"review": "2025-11-10"}),
        "--on 2025-11-10 is not after 2025-11-10, the day somebody looked",
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
    refused_with(line, check_extension, case, day(said), day(TODAY))


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
    refused_with(line, check_said, *days)


OTHER = Case(other(2, "2025-10-28", "2025-11-20"))
OTHER_WRONG = OTHER.but(verdicts=(ERROR,))


@pytest.mark.parametrize(
    ("case", "line"),
    [
        (OTHER, None),
        (PLAIN, "#1 cannot be a duplicate of itself"),
        (OTHER_WRONG, f"--same-as: {IN_ERROR.replace('#1', '#2')}"),
    ],
)
def test_what_it_is_a_duplicate_of(case, line) -> None:
    refused_with(line, check_same_as, PLAIN, case)


@pytest.mark.parametrize(
    ("new", "old", "known", "line"),
    [
        (OTHER, PLAIN, "2025-10-28", None),
        (PLAIN, OTHER, TODAY, None),
        (PLAIN, PLAIN, TODAY, "#1 cannot be linked to itself"),
        (OTHER, WRONG, TODAY, IN_ERROR),
        (OTHER_WRONG, PLAIN, TODAY, IN_ERROR.replace("#1", "#2")),
        (OTHER, PLAIN, "2025-12-02", "--known 2025-12-02 is still to come"),
        (
            *(OTHER, PLAIN, "2025-10-27"),
            "--known 2025-10-27 is before the announcement of #2, 28 October 2025",
        ),
    ],
)
def test_two_that_may_be_linked(new, old, known, line) -> None:
    refused_with(line, check_tie, new, old, day(known), day(TODAY))


def test_a_chain_has_no_room_for_what_was_in_error() -> None:
    late = other(3, "2025-10-29", "2025-11-25")
    check_reopened(EXTENDED)
    twice = EXTENDED.but(links=(*EXTENDED.links, link(late, deadline())))
    line = "its links would count again, but #1 is already followed by #2: link to #2"
    refused_with(line, check_reopened, twice)


def refused_with(line, check, *given) -> None:
    if line is None:
        check(*given)
        return
    with pytest.raises(RecordRefused) as refused:
        check(*given)
    assert str(refused.value) == line
