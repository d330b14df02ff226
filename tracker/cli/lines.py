"""One line a deadline: number, days, title, speaker, window."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from tracker.cli.output import coloured, columns_of, pad, paint, width, wrapped
from tracker.core.standing import Standing
from tracker.core.states import STATES, label
from tracker.core.wording import MONTHS, count, day_words

if TYPE_CHECKING:
    from tracker.core.glance import Glance  # what prints one deadline does without

Cells = tuple[str, str, str, str, str]


WINDOW = 18  # columns at the most: to 16 January 2027


def lines(
    glances: Sequence["Glance"], states: bool = False, longest: int | None = None
) -> list[str]:
    """The lines of a page, in columns that fit the terminal; `states` names each state.

    Columns are as wide as these need, or as all pages of a long list do, whose longest number
    takes `longest` columns.
    """
    cells = [_cells(glance, states) for glance in glances]
    if not cells:
        return []
    columns = list(zip(*cells, strict=True))
    number, days, window = (max(map(len, columns[at])) for at in (0, 1, 4))
    if longest is not None:
        number, days, window = longest, max(map(len, STATES)), WINDOW
    days, window = min(days, 20), min(window, WINDOW)
    room = width() - number - days - window - 8
    speaker = min(max(map(columns_of, columns[3])), room * 3 // 10, 24)
    title = room - speaker
    begun = [when[:days].ljust(days) for when in columns[1]]
    if coloured():
        begun = [paint(when, line.flag) for when, line in zip(begun, glances, strict=True)]
    return [
        f"{row[0]:>{number}}  {when}  {pad(row[2], title)}  {pad(row[3], speaker)}"
        f"  {row[4][:window]}".rstrip()
        for row, when in zip(cells, begun, strict=True)
    ]


def unrecorded_line(day: date) -> str:
    """Where a page may lack instances of what recurs, since they are recorded up to `day` only."""
    words = (
        f"Instances of recurrences after {day_words(day)} are not shown: they are recorded as they"
        " come into sight, by `tracker check`."
    )
    return wrapped("", words, 0)


def _cells(glance: "Glance", states: bool) -> Cells:
    mark = "~" if glance.soft else ""
    window = short_window(glance.first, glance.last, glance.today)
    when = label(glance.state) if states else when_words(glance, glance.today)
    return f"#{glance.number}", when, glance.title, glance.who, mark + window


def when_words(standing: "Standing | Glance", today: date) -> str:
    """When, in the words of the morning page: in 2 days, 3 days ago, met 2 days late."""
    days = standing.days
    if standing.state in ("due", "running"):
        assert days is not None
        if days > 1:
            return f"in {count(days, 'day')}"
        return "tomorrow" if days else "today"
    if standing.state == "grace":
        return f"{_ago(-(days or 0))}, grace"
    if standing.state == "unconfirmed":
        assert standing.tolerated is not None
        return _ago((today - standing.tolerated).days)
    if standing.late is not None:
        return f"{count(standing.late, 'day')} late"
    return label(standing.state)


def state_words(standing: Standing, today: date) -> str:
    """The state and when, each said once: due, in 2 days; met late, 265 days; withdrawn."""
    state, when = label(standing.state), when_words(standing, today)
    if standing.late is not None:
        return f"{state}, {count(standing.late, 'day')}"
    if when.startswith(state):
        return when
    return state if when.endswith(state) else f"{state}, {when}"


def _ago(days: int) -> str:
    return "today" if days == 0 else f"{count(days, 'day')} ago"


@lru_cache(1024)  # a long page has the same windows over and over
def short_window(first: date | None, last: date | None, today: date | None) -> str:
    """A window in few letters: 16-30 Oct, 16 Oct-15 Nov, 3-5 May 2024; else its end.

    The year is left out of days of this one; without `today` it stands always.
    """
    if last is None:
        return f"from {_short(first, today)}" if first else "no date"
    if first is None:
        return f"by {_short(last, today)}"
    if first == last:
        return _short(last, today)
    end = _short(last, today)
    if first.year != last.year:
        return f"to {end}"  # on one line the end is what matters; `show` has both
    return f"{first.day if first.month == last.month else _day(first)}-{end}"


def _short(day: date, today: date | None) -> str:
    return _day(day) if today and day.year == today.year else f"{_day(day)} {day.year}"


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1][:3]}"
