"""What may be recorded of a deadline: each check raises RecordRefused and says what to do."""

from datetime import date

from tracker.core.chain import in_time, successor, tolerated
from tracker.core.records import Case, Outcome
from tracker.core.standing import judgement, upheld
from tracker.core.states import label
from tracker.core.wording import day_words
from tracker.errors import RecordRefused


def check_said(said_first: date | None, said: date, today: date) -> None:
    """An announcement is of the past; a span of days when it may have been said is in order."""
    if said > today:
        raise RecordRefused(f"{day_words(said)} is still to come: give the day it was said")
    if said_first is not None and said_first > said:
        raise RecordRefused("the first possible day it was said comes after the last")


def check_verdict(
    case: Case,
    outcome: Outcome,
    *,
    known: date,
    today: date,
    happened: date | None = None,
    closed: date | None = None,
) -> None:
    """Whether this verdict fits the deadline; all are days at the deadline's place."""
    name = f"#{case.deadline.number}"
    _check_days(case, known=known, today=today, happened=happened, closed=closed)
    _check_open(case, outcome, name)
    if outcome != "looked":
        _check_newest(case, known, name)
    end = tolerated(case, case.deadline, date.max)
    if outcome == "lapsed":
        _check_lapse(name, end, known, closed)
    if outcome == "withdrawn" and end is not None and known > end:
        raise RecordRefused(
            f"{name} ended on {day_words(end)}, so it cannot be withdrawn on {day_words(known)}:"
            ' use `tracker lapsed --reason "changed mind"`'
        )


def check_extension(case: Case, said: date, today: date) -> None:
    """Whether a later announcement, said on this day, may follow on the deadline."""
    deadline = case.deadline
    check_said(None, said, today)
    if said < deadline.said:
        raise RecordRefused(
            f"#{deadline.number} was said on {day_words(deadline.said)};"
            f" {day_words(said)} is before that"
        )
    verdict = judgement(case, date.max)
    end = tolerated(case, deadline, date.max)
    late = end is not None and said > end
    if verdict is not None and not (verdict.outcome == "lapsed" and late):
        raise RecordRefused(
            f"#{deadline.number} is judged {verdict.outcome}: use `tracker reopen` first"
        )


def _check_days(
    case: Case, *, known: date, today: date, happened: date | None, closed: date | None
) -> None:
    deadline = case.deadline
    since = deadline.said_first or deadline.said
    for name, day in (("known", known), ("happened", happened), ("closed", closed)):
        if day is None:
            continue
        if day > today:
            raise RecordRefused(f"--{name} {day} is still to come")
        if day < since:
            raise RecordRefused(f"--{name} {day} is before the announcement of {day_words(since)}")
        if day > known:
            raise RecordRefused(f"--{name} {day} is after the day it became known, {known}")


def _check_open(case: Case, outcome: Outcome, name: str) -> None:
    verdict = judgement(case, date.max)
    if outcome == "reopened":
        if verdict is None:
            raise RecordRefused(f"{name} has no verdict to take back")
        return
    if verdict is not None and not (verdict.outcome == "lapsed" and outcome == "met"):
        raise RecordRefused(
            f"{name} is judged {verdict.outcome}: use `tracker reopen` first if that was wrong"
        )
    link = successor(case, case.deadline, date.max)
    if verdict is None and link is not None and in_time(case, link, date.max):
        state = label("extended" if link.kind == "same" else "superseded")
        raise RecordRefused(f"{name} was {state} by #{link.new.number}: judge that one")


def _check_newest(case: Case, known: date, name: str) -> None:
    """The newest known verdict holds, so one known before another would change nothing."""
    given = [v.known for v in upheld(case.verdicts) if v.outcome != "looked"]
    newest = max(given, default=known)
    if known < newest:
        raise RecordRefused(
            f"--known {known} is before {name} was last judged, on what was known on"
            f" {day_words(newest)}: it would change nothing"
        )


def _check_lapse(name: str, end: date | None, known: date, closed: date | None) -> None:
    if end is None:
        raise RecordRefused(f"{name} has no end, so it cannot lapse: withdraw or dispute it")
    if closed is None and known <= end:
        raise RecordRefused(
            f"{name} runs until {day_words(end)}: give the day of the act that closed it"
            " as --closed"
        )
    if closed is not None and closed > end:
        raise RecordRefused(f"{name} ended on {day_words(end)}, before --closed {closed}")
