"""What of the record's own history is a correction: something that was shown and holds no more.

An outcome that was not known before is news; one that replaces another, or is taken back, and a
window that was amended, correct what anybody may have read.
"""

from collections.abc import Sequence
from datetime import date, time
from typing import Literal

from tracker.core.record import Record
from tracker.core.records import Verdict
from tracker.core.standing import judgement_of
from tracker.core.wording import count, day_words, window_words

Kind = Literal["reopened", "revised", "in error", "moved", "taken away", "brought back"]


class Correction(Record):
    """What kind of correction, what was shown before, and what is shown since."""

    kind: Kind
    was: str
    now: str


class Dates(Record):
    """The dates that are shown of a deadline or an event.

    `hangs_on` names in words the event that gives them; without days they are still to come.
    """

    first: date | None
    last: date | None
    hour: time | None = None
    tolerance: int = 0
    said_first: date | None = None
    said: date | None = None
    hangs_on: str | None = None


def of_verdict(verdict: Verdict, before: Sequence[Verdict]) -> Correction | None:
    """Whether a new verdict corrects those `before` it, oldest first; None if it is only news."""
    was = judgement_of(before)
    if verdict.outcome == "looked":
        return None
    if verdict.outcome == "in-error":
        shown = _words(was) if was else "counted like any other"
        return Correction("in error", shown, "recorded in error, and counts nowhere")
    if verdict.outcome == "reopened":
        return Correction("reopened", _words(was), _words(judgement_of([*before, verdict])))
    return Correction("revised", _words(was), _words(verdict)) if was else None


def of_removed(verdict: Verdict) -> Correction:
    """A verdict that was taken out of the record."""
    return Correction("taken away", _words(verdict), "no such verdict")


def of_dates(before: Dates, after: Dates) -> Correction | None:
    """Whether other dates are shown; None if they are the same."""
    if before == after:
        return None
    both = before.said != after.said or before.said_first != after.said_first
    tied = before.hangs_on != after.hangs_on
    was, now = (dated(each, both, tied) for each in (before, after))
    return Correction("moved", was, now) if was != now else None


def _words(verdict: Verdict | None) -> str:
    if verdict is None:
        return "no verdict"
    parts = [
        verdict.outcome,
        verdict.happened and f"happened {day_words(verdict.happened)}",
        verdict.missing and f"missing: {verdict.missing}",
        verdict.reason,
        verdict.closed and f"closed {day_words(verdict.closed)}",
    ]
    return ", ".join(part for part in parts if part)


def dated(dates: Dates, with_said: bool = False, tied: bool = True) -> str:
    """The dates in words, if `tied` with the event that gives them."""
    said = window_words(dates.said_first or dates.said, dates.said)
    awaits = dates.hangs_on and dates.first is None and dates.last is None
    parts = [
        "no date yet" if awaits else window_words(dates.first, dates.last),
        f"hangs on {dates.hangs_on}" if dates.hangs_on and tied else None,
        dates.hour and f"{dates.hour:%H:%M} on its last day",
        dates.tolerance and f"{count(dates.tolerance, 'day')} tolerated",
        f"said {said}" if with_said else None,
    ]
    return ", ".join(part for part in parts if part)
