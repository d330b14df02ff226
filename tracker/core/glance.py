"""What one line of a list shows of a deadline, read from its case or from the clock index alone."""

from datetime import date

from tracker.core.clock import NO_END, ClockRow, clock_state
from tracker.core.record import Record
from tracker.core.records import Case
from tracker.core.standing import Standing
from tracker.core.states import STATES, Flag, State
from tracker.core.wording import names


class Glance(Record):
    """A deadline as a line shows it on `today`, the day asked about at its own place.

    `soft` says that its words soften the window or that the end is ours. `who` are its speakers,
    else those bound. The other fields are those of its standing.
    """

    id: str
    number: int
    title: str
    who: str
    soft: bool
    state: State
    since: date
    first: date | None
    last: date | None
    tolerated: date | None
    late: int | None
    today: date

    @property
    def flag(self) -> Flag:
        """The flag of its state."""
        return STATES[self.state].flag

    @property
    def days(self) -> int | None:
        """Whole days to the last day; negative ones are past."""
        return None if self.last is None else (self.last - self.today).days


def glance(case: Case, standing: Standing, today: date) -> Glance:
    """The line of a case that stands so."""
    deadline = case.deadline
    return Glance(
        deadline.id,
        deadline.number,
        deadline.title,
        names(deadline.speakers) or names(deadline.bounds),
        bool(deadline.hedge or deadline.loose),
        standing.state,
        standing.since,
        standing.first,
        standing.last,
        standing.tolerated,
        standing.late,
        today,
    )


def clocked(
    head: tuple[str, int, str, str, bool],
    row: ClockRow,
    said: date,
    first: date | None,
    today: date,
) -> Glance:
    """The line of a deadline by its row of the clock index; `head` is id to `soft`.

    It is for the present, and for plain windows: all that is recorded is known `today`, no stated
    hour nor event ends the window, and it did not end before it was said.
    """
    state, since = clock_state(row, said.toordinal(), today.toordinal())
    last = tolerated = None
    if row.last != NO_END:
        last, tolerated = date.fromordinal(row.last), date.fromordinal(row.tolerated)
    return Glance(*head, state, date.fromordinal(since), first, last, tolerated, None, today)
