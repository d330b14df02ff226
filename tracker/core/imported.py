"""Calendars that were imported: days off, or the days on which a body sits, in the years known."""

from bisect import bisect_left, bisect_right
from datetime import date

from tracker.core.record import Record
from tracker.core.spec import Unreadable
from tracker.core.wording import day_words


class Calendar(Record):
    """Days that somebody listed, in order, for all of the years `first` to `last`.

    They are days off, besides the two days of rest that begin on the `weekend` (Monday is 0), or,
    where it is of a body that is `sitting`, the only days that count.
    """

    name: str
    sitting: bool
    first: int
    last: int
    days: tuple[date, ...]
    weekend: int = 5

    def __str__(self) -> str:
        return self.name

    def between(self, first: date, last: date) -> tuple[date, ...]:
        """The listed days from `first` to `last`, both counting; raises Unreadable beyond them."""
        self._check(first, last)
        return self.days[bisect_left(self.days, first) : bisect_right(self.days, last)]

    def sat(self, day: date, count: int) -> date:
        """`day` moved by days of sitting, forwards or back; 0 is the last one on or before it.

        `day` itself is not counted. Raises Unreadable where the calendar ends before.
        """
        self._check(day, day)
        before, upto = bisect_left(self.days, day), bisect_right(self.days, day)
        at = before + count if count < 0 else upto + count - 1
        if not 0 <= at < len(self.days):
            left, side = (before, "before") if count < 1 else (len(self.days) - upto, "after")
            sittings = f"{left} sitting day" + "s" * (left != 1)
            raise Unreadable(
                f"the calendar {self.name!r} is known for {self.years} only, and has {sittings}"
                f" {side} {day_words(day)}"
            )
        return self.days[at]

    @property
    def years(self) -> str:
        """The years it is known for, in words."""
        return f"{self.first}" if self.first == self.last else f"{self.first} to {self.last}"

    def _check(self, first: date, last: date) -> None:
        if first.year < self.first or last.year > self.last:
            raise Unreadable(f"the calendar {self.name!r} is known for {self.years} only")


Counting = str | Calendar
"""By what working days are counted: the name of a table of ours, a calendar, or "" for neither."""
