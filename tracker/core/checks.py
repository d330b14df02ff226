"""What may be recorded of a deadline: each check raises RecordRefused and says what to do."""

from datetime import date

from tracker.core.anchors import window_at
from tracker.core.chain import check_chain, in_time, successor, tolerated
from tracker.core.records import Case, Outcome
from tracker.core.standing import in_error, judgement, upheld
from tracker.core.states import label
from tracker.core.wording import day_words
from tracker.errors import RecordRefused


def check_said(said_first: date | None, said: date, today: date) -> None:
    """An announcement is of the past; a span of days when it may have been said is in order."""
    if said > today:
        raise RecordRefused(f"{day_words(said)} is still to come: give the day it was said")
    if said_first is not None and said_first > said:
        raise RecordRefused("the first possible day it was said comes after the last")


def check_evidence(known: date, today: date, since: date | None) -> None:
    """Whether evidence may be known on that day; `since` is the first day it can be about."""
    if known > today:
        raise RecordRefused(f"--known {known} is still to come")
    if since is not None and known < since:
        raise RecordRefused(f"--known {known} is before the announcement of {day_words(since)}")


def check_verdict(
    case: Case,
    outcome: Outcome,
    *,
    known: date,
    today: date,
    happened: date | None = None,
    closed: date | None = None,
    review: date | None = None,
) -> None:
    """Whether this verdict fits the deadline; all are days at the deadline's place."""
    name = f"#{case.deadline.number}"
    _check_days(case, known=known, today=today, happened=happened, closed=closed)
    if outcome == "in-error":
        _check_counts(case, name)
        return
    _check_open(case, outcome, name)
    if outcome != "looked" and not in_error(case.verdicts):
        _check_newest(case, known, name)
    end = tolerated(case, case.deadline, date.max)
    if outcome == "looked":
        _check_look(case, name, known, review)
    if outcome == "lapsed":
        _check_lapse(name, end, known, closed)
    if outcome == "withdrawn" and end is not None and known > end:
        raise RecordRefused(
            f"{name} ended on {day_words(end)}, so it cannot be withdrawn on {day_words(known)}:"
            ' use `tracker lapsed --reason "changed mind"`'
        )


def check_reopened(case: Case) -> None:
    """Whether the chain still holds, now that the links of what was in error count again."""
    try:
        check_chain(case)
    except RecordRefused as refused:
        raise RecordRefused(f"its links would count again, but {refused}") from None


def check_amended(case: Case, today: date) -> None:
    """Whether a deadline that was amended still fits what is recorded about it.

    Another window may make another outcome of a verdict; that is told, and no reason to refuse.
    """
    deadline = case.deadline
    check_said(deadline.said_first, deadline.said, today)
    since = deadline.said_first or deadline.said
    for verdict in upheld(case.verdicts):
        given = (verdict.happened, verdict.closed, verdict.known)
        days = [day for day in given if day is not None and day < since]
        if days and verdict.outcome not in ("in-error", "reopened"):
            raise RecordRefused(
                f"said on {day_words(since)}, it would come after its verdict"
                f" {verdict.outcome}, which speaks of {day_words(days[0])}"
            )
    for link in case.links:
        if deadline.id in (link.new.id, link.old.id) and link.new.said < link.old.said:
            raise RecordRefused(
                f"#{link.new.number} follows on #{link.old.number}: it cannot be said before it"
            )


def check_same_as(case: Case, other: Case) -> None:
    """Whether `case` can be a duplicate of `other`."""
    if case.deadline.id == other.deadline.id:
        raise RecordRefused(f"#{case.deadline.number} cannot be a duplicate of itself")
    _check_counts(other, f"--same-as: #{other.deadline.number}")


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


def check_tie(new: Case, old: Case, known: date, today: date) -> None:
    """Whether two deadlines may be linked, as known on that day at the place of `old`."""
    if new.deadline.id == old.deadline.id:
        raise RecordRefused(f"#{old.deadline.number} cannot be linked to itself")
    for case in (new, old):
        _check_counts(case, f"#{case.deadline.number}")
    if known > today:
        raise RecordRefused(f"--known {known} is still to come")
    said = max(new.deadline, old.deadline, key=lambda deadline: deadline.said)
    if known < said.said:
        raise RecordRefused(
            f"--known {known} is before the announcement of #{said.number}, {day_words(said.said)}"
        )


def _check_counts(case: Case, name: str) -> None:
    if in_error(case.verdicts):
        raise RecordRefused(f"{name} is recorded in error already: use `tracker reopen` if not")


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


def _check_look(case: Case, name: str, known: date, review: date | None) -> None:
    """Only what has no end is looked at again on a day that a person sets."""
    window = window_at(case, case.deadline, date.max)
    if window is None:
        raise RecordRefused(f"{name} waits for its event: record that one's day")
    if window.last is not None:
        raise RecordRefused(f"{name} ends on {day_words(window.last)}: the clock asks by itself")
    if review is not None and review <= known:
        raise RecordRefused(f"--on {review} is not after {known}, the day somebody looked")


def _check_lapse(name: str, end: date | None, known: date, closed: date | None) -> None:
    if end is None:
        raise RecordRefused(
            f"{name} has no end, so it cannot lapse: use `tracker withdraw`,"
            " `moot` or `unverifiable`"
        )
    if closed is None and known <= end:
        raise RecordRefused(
            f"{name} runs until {day_words(end)}: give the day of the act that closed it"
            " as --closed"
        )
    if closed is not None and closed > end:
        raise RecordRefused(f"{name} ended on {day_words(end)}, before --closed {closed}")
