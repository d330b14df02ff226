"""What we take words to mean where a speaker leaves it open: one frozen record."""

from typing import TYPE_CHECKING, Literal

from tracker.core.record import Record

if TYPE_CHECKING:
    from tracker.core.imported import Counting


class Conventions(Record):
    """How loose words are counted; a reading's sentence names the one that decided.

    `by_includes`: "by Friday" includes Friday, as "no later than Friday" does anyway.
    `week_start`: the weekday on which weeks begin (Monday is 0). `next_weekday`: "next Friday" is
    the one of the week after, or the nearest. `month_first`: 03/04 is 4 March. `couple`, `few`,
    `several` and `dozens` are counts; `coming_hours`, `coming_days`, `coming_weeks` and
    `coming_months` the days that a bare plural gets. A hedge allows one day in `tolerance_share`,
    at least `tolerance_least` and at most `tolerance_most` days. `fiscal_month` is the month in
    which a fiscal year opens, 0 when that is not known; it is named for the year in which it ends.
    `zone_letters`: EST and the like are what their letters say in summer, too, instead of what the
    clocks of their place show. `south` turns the seasons round. `holidays` is the table or calendar
    of days that working days skip, and `sitting` the calendar of the days on which a body sits;
    both are empty for none.
    """

    by_includes: bool = True
    week_start: int = 0
    next_weekday: Literal["week after", "nearest"] = "week after"
    month_first: bool = True
    couple: int = 2
    few: int = 4
    several: int = 5
    dozens: int = 36
    coming_hours: int = 1
    coming_days: int = 7
    coming_weeks: int = 42
    coming_months: int = 180
    tolerance_share: int = 4
    tolerance_least: int = 1
    tolerance_most: int = 14
    fiscal_month: int = 0
    south: bool = False
    holidays: "Counting" = ""
    sitting: "Counting" = ""
    zone_letters: bool = False


CONVENTIONS = Conventions()
"""What holds unless the settings say otherwise; docs/conventions.md gives the reasons."""
