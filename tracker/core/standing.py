"""Where a deadline stands: one pure function from the record and an instant.

Nothing here is stored. A verdict that was known decides; else a later announcement that came in
time closes; else the clock moves the deadline from open to due to lapsed, and never back.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta

from tracker.core.anchors import Window, awaited, window_at
from tracker.core.chain import in_time, last_tolerated, predecessor, slips, successor
from tracker.core.moment import begins, ends, local_day
from tracker.core.record import Record
from tracker.core.records import Case, Deadline, Link, Outcome, Verdict
from tracker.core.states import STATES, Flag, State
from tracker.core.wording import count, day_words

REVIEW_AFTER = 30  # days after a vague deadline's first day, else after it was said


CLOSING: dict[Outcome, tuple[State, str]] = {
    "withdrawn": ("withdrawn", "It was withdrawn by {day}."),
    "moot": ("moot", "What it assumed had failed by {day}."),
    "disputed": ("disputed", "Since {day} one source supports it and one contradicts it."),
    "unverifiable": ("unverifiable", "Nobody can observe whether it happened."),
    "in-error": ("in-error", "It was recorded in error, and counts nowhere."),
}


class Standing(Record):
    """Where one deadline stood at an instant.

    `first`, `last` and `tolerated` are the window as known then, both ends counting. `days` is
    whole days from the day asked about to `last` (negative: past), None when there is no end.
    `since` is the day on which the state began, `late` the days from `last` to the day a late
    fulfilment happened. `supersedes` and `superseded_by` are the neighbours in its chain; `reset`
    says that it was announced only after the one it follows had lapsed. `slips` are the days by
    which each extension of the whole chain moved the last day, oldest first.
    """

    flag: Flag
    state: State
    why: str
    since: date
    first: date | None
    last: date | None
    tolerated: date | None
    days: int | None
    late: int | None = None
    verdict: Verdict | None = None
    supersedes: Deadline | None = None
    superseded_by: Deadline | None = None
    reset: bool = False
    slips: tuple[int | None, ...] = ()


class Finding(Record):
    """A state, since which day, and why in one sentence."""

    state: State
    since: date
    why: str
    late: int | None = None


def standing(case: Case, at: datetime) -> Standing | None:
    """Where the case's deadline stands at the aware instant `at`; None before it was said."""
    deadline = case.deadline
    today = local_day(at, deadline.zone)
    if today < deadline.said:
        return None
    window = window_at(case, deadline, today)
    verdict = judgement(case, today)
    after, before = successor(case, deadline, today), predecessor(case, deadline, today)
    finding = (
        (verdict and _judged(deadline, verdict, window))
        or _followed(case, today)
        or _clock(case, window, at, today)
    )
    first, last = window or (None, None)
    return Standing(
        flag=STATES[finding.state].flag,
        state=finding.state,
        why=finding.why,
        since=finding.since,
        first=first,
        last=last,
        tolerated=last_tolerated(deadline, last),
        days=(last - today).days if last else None,
        late=finding.late,
        verdict=verdict,
        supersedes=before.old if before else None,
        superseded_by=after.new if after else None,
        reset=before is not None and _resets(case, before, today),
        slips=slips(case, today),
    )


def _resets(case: Case, link: Link, today: date) -> bool:
    return link.kind == "same" and not in_time(case, link, today)


def judgement(case: Case, today: date) -> Verdict | None:
    """The verdict that holds on `today`: the newest one known, unless it was reopened since.

    A record in error stays in error, whatever else became known. Having looked settles nothing.
    """
    return _holding(verdict for verdict in upheld(case.verdicts) if verdict.known <= today)


def judgement_of(verdicts: Sequence[Verdict]) -> Verdict | None:
    """The verdict that these, oldest first, leave standing, once all of them are known."""
    return _holding(upheld(verdicts))


def in_error(verdicts: Sequence[Verdict]) -> bool:
    """Whether these verdicts, oldest first, leave the record in error."""
    verdict = judgement_of(verdicts)
    return verdict is not None and verdict.outcome == "in-error"


def upheld(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """The verdicts less those that were our own error, and the rows that took them back.

    Such a correction applies backwards: on no day did the verdict count.
    """
    void = {verdict.voids for verdict in verdicts if verdict.voids}
    return [verdict for verdict in verdicts if not verdict.voids and verdict.id not in void]


def _holding(verdicts: Iterable[Verdict]) -> Verdict | None:
    """An error holds over all else, however early it was known: only voiding takes it back."""
    holding = error = None
    for verdict in verdicts:
        match verdict.outcome:
            case "looked":
                pass
            case "reopened":
                holding = None
            case "in-error":
                error = verdict
            case _:
                holding = verdict
    return error or holding


def review_day(case: Case, first: date | None, today: date) -> date:
    """When a deadline without an end is to be looked at: as set, else by rule."""
    looked = [v.review for v in case.verdicts if v.review is not None and v.known <= today]
    if looked:
        return looked[-1]
    if case.deadline.review is not None:
        return case.deadline.review
    return _later(first or case.deadline.said, REVIEW_AFTER)


def _judged(deadline: Deadline, verdict: Verdict, window: Window | None) -> Finding:
    known = verdict.known
    if verdict.outcome == "met":
        return _met(deadline, verdict, window.last if window else None)
    if verdict.outcome == "lapsed":
        return Finding("lapsed", known, _lapse(verdict))
    state, why = CLOSING[verdict.outcome]
    return Finding(state, known, why.format(day=day_words(known)))


def _met(deadline: Deadline, verdict: Verdict, last: date | None) -> Finding:
    assert verdict.happened is not None
    happened, known = verdict.happened, verdict.known
    on = f"It happened on {day_words(happened)}"
    tolerated = last_tolerated(deadline, last)
    if last is not None and tolerated is not None and happened > tolerated:
        late = (happened - last).days
        why = f"{on}, {count(late, 'day')} after the last day, {day_words(last)}."
        state: State = "met-late"
    elif last is None:
        late, state, why = None, "met", f"{on}; no end was announced."
    elif happened > last:
        late, state = None, "met"
        why = f"{on}, within the tolerance of {count(deadline.tolerance, 'day')}."
    else:
        late, state, why = None, "met", f"{on}, in time."
    if verdict.missing is not None:
        state, why = "met-in-part", f"{why[:-1]}, but in part: {verdict.missing}."
    return Finding(state, known, why, late)


def _lapse(verdict: Verdict) -> str:
    if verdict.closed is not None:
        return f"It was closed on {day_words(verdict.closed)} without happening: {verdict.reason}."
    return f"Somebody looked by {day_words(verdict.known)}: it did not happen ({verdict.reason})."


def _followed(case: Case, today: date) -> Finding | None:
    """Closed by a later announcement, if that came in time."""
    link = successor(case, case.deadline, today)
    if link is None or not in_time(case, link, today):
        return None
    since = max(link.known, link.new.said)
    said = f"#{link.new.number}, said on {day_words(link.new.said)}"
    if link.kind == "same":
        return Finding("extended", since, f"It was announced again in time as {said}.")
    return Finding("superseded", since, f"Other terms replaced it in time: {said}.")


def _clock(case: Case, window: Window | None, at: datetime, today: date) -> Finding:
    deadline = case.deadline
    if window is None:
        waits = awaited(case, deadline, today)
        return Finding("waiting", deadline.said, f"{waits[:1].upper()}{waits[1:]}.")
    if window.last is None:
        return _vague(case, window.first, today)
    return _dated(deadline, window.last, at, today)


def _vague(case: Case, first: date | None, today: date) -> Finding:
    review = review_day(case, first, today)
    if today >= review:
        why = f"It has no end, and its review day came on {day_words(review)}."
        return Finding("review", max(review, case.deadline.said), why)
    why = f"It has no end; its review day is {day_words(review)}."
    return Finding("vague", case.deadline.said, why)


def _dated(deadline: Deadline, last: date, at: datetime, today: date) -> Finding:
    zone, hour = deadline.zone, deadline.hour
    lead_begins = _later(last, -deadline.lead)
    tolerated = last_tolerated(deadline, last)
    assert tolerated is not None
    end = f"{day_words(last)}{_at(hour, zone)}"
    if at < begins(lead_begins, zone) and at < ends(last, hour, zone):
        why = f"Its last day is {end}; its lead begins on {day_words(lead_begins)}."
        return Finding("running", deadline.said, why)
    if at < ends(last, hour, zone):
        left = (last - today).days
        why = f"Its last day, {end}, is {_ahead(left)}."
        return Finding("due", max(lead_begins, deadline.said), why)
    since = last if hour else _later(last, 1)
    if at < ends(tolerated, hour, zone):
        why = f"Its last day was {end}; {_softly(deadline)} allows until {day_words(tolerated)}."
        return Finding("grace", max(since, deadline.said), why)
    lapsed = tolerated if hour else _later(tolerated, 1)
    over = f"{day_words(tolerated)}{_at(hour, zone)}"
    why = f"Its last tolerated day, {over}, is past, and nobody has looked."
    return Finding("unconfirmed", max(lapsed, deadline.said), why)


def _softly(deadline: Deadline) -> str:
    if deadline.loose:
        return "its end is our convention, which"
    return f"“{deadline.hedge}”" if deadline.hedge else "its tolerance"


def _at(hour: time | None, zone: str) -> str:
    return f" at {hour:%H:%M} ({zone})" if hour else ""


def _ahead(days: int) -> str:
    return "today" if days == 0 else f"{count(days, 'day')} ahead"


def _later(day: date, days: int) -> date:
    """`day` moved by calendar days, held inside the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min
