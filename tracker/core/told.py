"""English words of news that mean a time by what was told before them: that year, a year earlier.

They are no time phrases, since nothing in them names a day; TimeML marks them all the same.
"""

import re
from datetime import date, timedelta

from tracker.core.days import add_months
from tracker.core.timex import Timex
from tracker.core.timex_values import period

UNITS = re.compile(
    r"\b(?:the (?:full )?(?P<running>year|quarter|week)"
    r"|that (?P<told>year|quarter|month|week|day)"
    r"|the following (?P<next>year|month|week|day))\b(?![-'\u2019])",
    re.IGNORECASE,
)
"""A unit without a number that is the running one, the one told of, or the one behind that."""

_ENDS = re.compile(r"\s+end(?:ed|ing)\b", re.IGNORECASE)
_YEAR_BEFORE = re.compile(r"(?:the |an? )?(?:year|12 months)[- ](?:ago|earlier)", re.IGNORECASE)
_QUARTER = re.compile(r"[0-9]{4}-Q[1-4]")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}(?![0-9])")
_YEAR = re.compile(r"[0-9]{4}(?![0-9])")

_FAR = 600
"""Characters behind a quarter in which a year earlier is counted from it."""


class Told:
    """What was told so far in a text that was said on a day."""

    def __init__(self, said: date) -> None:
        self._said = said
        self._quarter = ""
        self._quarter_at = 0
        self._last = ""

    def timex(self, text: str, start: int, end: int, found: Timex) -> Timex:
        """What the words of a mark mean; without these tables it would be what was `found`."""
        unit = UNITS.fullmatch(text, start, end)
        if unit:
            found = self._unit(unit, bool(_ENDS.match(text, end)))
        elif self._is_year_before(text, start, end):
            year, _, quarter = self._quarter.partition("-")
            return found._replace(value=f"{int(year) - 1:04}-{quarter}")
        self._note(found.value, start)
        return found

    def _note(self, value: str, at: int) -> None:
        if _QUARTER.fullmatch(value) and value <= period("quarter", self._said):
            self._quarter, self._quarter_at = value, at
        if _YEAR.match(value):
            self._last = value

    def _is_year_before(self, text: str, start: int, end: int) -> bool:
        """Up from $9 million a year earlier: of the same quarter, where one was told of."""
        if not self._quarter or start - self._quarter_at > _FAR:
            return False
        return bool(_YEAR_BEFORE.fullmatch(text, start, end))

    def _unit(self, match: re.Match[str], ends: bool) -> Timex:
        """The year that ended 30 June is a length; "the quarter" is the one that was told of."""
        unit = (match["running"] or match["told"] or match["next"]).lower()
        if unit == "quarter" and self._quarter:
            return Timex("DATE", self._quarter)
        if match["running"]:
            length = f"P1{unit[0].upper()}"
            return Timex("DURATION", length) if ends else Timex("DATE", period(unit, self._said))
        day = self._told(unit)
        if day and match["next"]:
            day = _following(unit, day)
        return Timex("DATE", period(unit, day))

    def _told(self, unit: str) -> date | None:
        """A day of the unit that was told of last, if that was so precise."""
        if _DAY.match(self._last):
            return date.fromisoformat(self._last[:10])
        if unit in ("month", "quarter", "year") and _MONTH.match(self._last):
            return date.fromisoformat(f"{self._last[:7]}-01")
        known = unit == "year" and _YEAR.match(self._last)
        return date(int(self._last[:4]), 1, 1) if known else None


_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


def _following(unit: str, day: date) -> date:
    days = _DAYS.get(unit)
    return day + timedelta(days) if days else add_months(day, _MONTHS[unit])
