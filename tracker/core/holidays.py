"""Days off for counting working days: one table a country or body, each row with its law.

Without a table working days are Monday to Friday. A holiday that falls on a weekend counts on the
day to which the table's law moves it; single days off that a government grants from year to year
are listed only where the law makes them holidays.
"""

from collections.abc import Callable, Iterable, Set
from datetime import date, timedelta
from functools import cache
from typing import Literal, NamedTuple

from tracker.core.feast_rules import RULES, Rule
from tracker.core.feasts import first_days
from tracker.core.imported import Calendar, Counting
from tracker.core.spec import Unreadable

DAY = timedelta(days=1)
LAST_YEAR = 2999
"""Laws last less long, and the Hebrew rules are known little longer."""


class Row(NamedTuple):
    """A holiday, by the rule of a feast or its own, in the years `since` to `until` except `but`.

    `days` are the days off, counted from the feast's first day as 0. `source` is the law where it
    is not the table's.
    """

    name: str
    rule: Rule
    since: int = 1
    until: int = 9999
    but: tuple[int, ...] = ()
    days: tuple[int, ...] = (0,)
    source: str = ""


class Table(NamedTuple):
    """The holidays of a country or body from the year `first` on.

    `observed` says where a holiday goes that falls on a weekend: nowhere ("no"), to the nearest
    weekday ("nearest": Saturday to Friday, Sunday to Monday), to the next weekday that is no
    holiday itself ("next"). `weekend` is the first of the two days of rest, Monday being 0. Where
    days are set from year to year, `years` are those for which they are known.
    """

    title: str
    first: int
    observed: Literal["no", "nearest", "next"]
    source: str
    rows: tuple[Row, ...]
    weekend: int = 5
    years: tuple[int, ...] = ()

    def knows(self, first: int, last: int) -> bool:
        """Whether its days are known for all years from `first` to `last`."""
        if self.years:
            return all(year in self.years for year in range(first, last + 1))
        return self.first <= first and last <= LAST_YEAR

    @property
    def known(self) -> str:
        """The years for which its days are known, in words."""
        if self.years:
            return ", ".join(map(str, self.years))
        return f"{self.first} to {LAST_YEAR}"


def _feast(name: str, since: int = 1, until: int = 9999, source: str = "") -> Row:
    """A row for a feast that goes by its own name."""
    return Row(name, RULES[name], since, until, source=source)


def _day(month: int, day: int) -> Rule:
    return Rule("fixed", (month, day), "", "")


def _once(name: str, year: int, month: int, day: int) -> Row:
    """A holiday of a single year, by proclamation."""
    return Row(name, _day(month, day), year, year, source="royal proclamation")


def _nth(month: int, weekday: int, number: int) -> Rule:
    return Rule("nth", (month, weekday, number, 0), "", "")


_UNIFORM = "Public Law 90-363 (Uniform Monday Holiday Act)"
_VETERANS = "Public Law 94-97"
_ACT_OF_1971 = "Banking and Financial Dealings Act 1971, section 1(3): royal proclamation"

_UN = {
    # year: its circular, and the days as month and day in the order of _UN_NAMES
    2017: (
        "information circular 16-19205, official holidays for 2017 at United Nations Headquarters",
        ((1, 2), (4, 14), (5, 29), (6, 26), (7, 4), (9, 1), (9, 4), (11, 23), (12, 25)),
    ),
    2020: (
        "ST/IC/2019/23; https://ask.un.org/faq/112514",
        ((1, 1), (4, 10), (5, 25), (5, 26), (7, 3), (7, 31), (9, 7), (11, 26), (12, 25)),
    ),
    2024: (
        "UN News, 22 December 2023, on the official holidays for 2024 at Headquarters",
        ((1, 1), (3, 29), (5, 27), (4, 10), (7, 4), (6, 17), (9, 2), (11, 28), (12, 25)),
    ),
}
_UN_NAMES = (
    *("New Year's Day", "Good Friday", "Memorial Day", "Eid al-Fitr", "Independence Day"),
    *("Eid al-Adha", "Labour Day", "Thanksgiving", "Christmas"),
)

HOLIDAY_TABLES: dict[str, Table] = {
    "us-federal": Table(
        "United States federal holidays",
        1971,
        "nearest",
        "5 U.S.C. 6103; Executive Order 11582",
        (
            _feast("New Year's Day"),
            _feast("Martin Luther King Day", 1986, source="Public Law 98-144"),
            _feast("Presidents' Day", source=_UNIFORM),
            _feast("Memorial Day", source=_UNIFORM),
            _feast("Juneteenth", 2021, source="Public Law 117-17"),
            _feast("Independence Day"),
            _feast("Labor Day"),
            _feast("Columbus Day", source=_UNIFORM),
            Row("Veterans Day", _nth(10, 0, 4), 1971, 1977, source=_UNIFORM),
            _feast("Veterans Day", 1978, source=_VETERANS),
            _feast("Thanksgiving"),
            _feast("Christmas"),
        ),
    ),
    "england-wales": Table(
        "bank holidays in England and Wales",
        1978,
        "next",
        "Banking and Financial Dealings Act 1971, schedule 1",
        (
            _feast("New Year's Day", source=_ACT_OF_1971),
            _feast("Good Friday", source="common law"),
            _feast("Easter Monday"),
            Row("Early May bank holiday", _nth(5, 0, 1), but=(1995, 2020), source=_ACT_OF_1971),
            Row("Spring bank holiday", _nth(5, 0, -1), but=(2002, 2012, 2022)),
            Row("Summer bank holiday", _nth(8, 0, -1)),
            _feast("Christmas", source="common law"),
            _feast("Boxing Day"),
            _once("Wedding of the Prince of Wales", 1981, 7, 29),
            _once("Early May bank holiday (VE Day)", 1995, 5, 8),
            _once("Millennium Eve", 1999, 12, 31),
            _once("Golden Jubilee", 2002, 6, 3),
            _once("Spring bank holiday", 2002, 6, 4),
            _once("Wedding of Prince William", 2011, 4, 29),
            _once("Spring bank holiday", 2012, 6, 4),
            _once("Diamond Jubilee", 2012, 6, 5),
            _once("Early May bank holiday (VE Day)", 2020, 5, 8),
            _once("Spring bank holiday", 2022, 6, 2),
            _once("Platinum Jubilee", 2022, 6, 3),
            _once("State funeral of Queen Elizabeth II", 2022, 9, 19),
            _once("Coronation of King Charles III", 2023, 5, 8),
        ),
    ),
    "target": Table(
        "closing days of the euro payment system TARGET",
        2002,
        "no",
        "European Central Bank, long-term calendar of 14 December 2000",
        (
            _feast("New Year's Day"),
            _feast("Good Friday"),
            _feast("Easter Monday"),
            _feast("May Day"),
            _feast("Christmas"),
            Row("26 December", _day(12, 26)),
        ),
    ),
    "germany": Table(
        "holidays in all of Germany",
        1995,
        "no",
        "public holiday acts of the sixteen states",
        (
            _feast("New Year's Day"),
            _feast("Good Friday"),
            _feast("Easter Monday"),
            _feast("May Day"),
            _feast("Ascension Day"),
            _feast("Whit Monday"),
            _feast("German Unity Day", source="Unification Treaty, article 2(2)"),
            Row("Reformation Day", _day(10, 31), 2017, 2017, source="the 500th anniversary"),
            _feast("Christmas"),
            Row("Second day of Christmas", _day(12, 26)),
        ),
    ),
    "france": Table(
        "holidays in France",
        1982,
        "no",
        "Code du travail, article L3133-1",
        (
            _feast("New Year's Day"),
            _feast("Easter Monday"),
            _feast("May Day"),
            Row("Victory of 1945", _day(5, 8), source="Law 81-893 of 2 October 1981"),
            _feast("Ascension Day"),
            Row(
                "Whit Monday",
                RULES["Whit Monday"],
                but=(2005, 2006, 2007),
                source="Law 2004-626 of 30 June 2004: worked in these years",
            ),
            _feast("Bastille Day"),
            _feast("Assumption Day"),
            _feast("All Saints' Day"),
            _feast("Armistice Day"),
            _feast("Christmas"),
        ),
    ),
    # The code leaves open which working day, before or after; the public service takes the next.
    "canada-federal": Table(
        "general holidays under Canadian federal law",
        1985,
        "next",
        "Canada Labour Code, R.S.C. 1985, c. L-2, sections 166 and 193",
        (
            _feast("New Year's Day"),
            _feast("Good Friday"),
            _feast("Victoria Day"),
            _feast("Canada Day"),
            Row("Labour Day", _nth(9, 0, 1)),
            Row(
                "National Day for Truth and Reconciliation",
                _day(9, 30),
                2021,
                source="S.C. 2021, c. 11",
            ),
            Row("Thanksgiving", RULES["Canadian Thanksgiving"]),
            _feast("Remembrance Day"),
            _feast("Christmas"),
            _feast("Boxing Day"),
        ),
    ),
    # Under martial law, in force since 2022, these days are worked: Law 2136-IX of 15 March 2022,
    # article 6(6). They need rows with a new `since` when it ends.
    "ukraine": Table(
        "holidays in Ukraine, none under martial law",
        2000,
        "next",
        "Labour Code of Ukraine, articles 67 and 73; Law 2136-IX of 15 March 2022, article 6",
        (
            _feast("New Year's Day", until=2022),
            _feast("Orthodox Christmas", until=2022),
            _feast("International Women's Day", until=2022),
            _feast("Orthodox Easter", until=2021),
            _feast("Orthodox Pentecost", until=2021),
            _feast("May Day", until=2021),
            Row("Second day of May", _day(5, 2), until=2017, source="ended by Law 2211-VIII"),
            Row("Victory Day", _day(5, 9), until=2021),
            _feast("Ukrainian Constitution Day", until=2021),
            _feast("Ukrainian Independence Day", until=2021),
            Row("Defenders Day", _day(10, 14), 2015, 2021, source="Law 238-VIII of 5 March 2015"),
            _feast("Christmas", 2017, 2021, source="Law 2211-VIII of 16 November 2017"),
        ),
    ),
    "israel": Table(
        "days of rest in Israel; Friday and Saturday are the weekend",
        2004,
        "no",
        "Law and Administration Ordinance 5708-1948, section 18A",
        (
            Row("Passover", RULES["Passover"], days=(0, 6)),
            _feast("Yom Ha'atzmaut", source="Independence Day Law 5709-1949"),
            _feast("Shavuot"),
            Row("Rosh Hashanah", RULES["Rosh Hashanah"], days=(0, 1)),
            _feast("Yom Kippur"),
            _feast("Sukkot"),
            _feast("Simchat Torah"),
        ),
        weekend=4,
    ),
    # The Secretary-General sets them each autumn for the year to come. The tenth day, which each of
    # the staff chooses, is none on which all are away.
    "un-new-york": Table(
        "official holidays at United Nations Headquarters, New York",
        2017,
        "no",
        "General Assembly resolution 52/214 A and decision 52/468; a circular for each year",
        tuple(
            Row(name, _day(month, day), year, year, source=circular)
            for year, (circular, days) in _UN.items()
            for name, (month, day) in zip(_UN_NAMES, days, strict=True)
        ),
        years=tuple(_UN),
    ),
}


def table_named(name: str) -> Table:
    """The table of that name; raises Unreadable with the names there are."""
    if name not in HOLIDAY_TABLES:
        known = ", ".join(HOLIDAY_TABLES)
        raise Unreadable(f"there is no holiday table {name!r}; there are {known}")
    return HOLIDAY_TABLES[name]


def holiday(table: str, day: date) -> str | None:
    """The name of the holiday on a day, None on others; raises as `holidays_in` does."""
    return holidays_in(table, day, day).get(day)


def holidays_in(table: str, first: date, last: date) -> dict[date, str]:
    """The holidays from `first` to `last`, both counting, in order; "(observed)" on a moved one.

    Those that fall on a weekend and are not moved are among them. Raises Unreadable for a name
    that is no table, and for years outside it.
    """
    known = table_named(table)
    if not known.knows(first.year, last.year):
        verb = "is known" if known.years else "holds"
        raise Unreadable(f"the holiday table {table!r} {verb} for the years {known.known} only")
    return {
        day: name
        for year in range(first.year, last.year + 1)
        for day, name in _year(table, year).items()
        if first <= day <= last
    }


def weekend_of(table: Counting) -> int:
    """The first of the two days of rest by a table or calendar, Monday being 0."""
    return table.weekend if isinstance(table, Calendar) else table_named(table).weekend


def closed(table: Counting, first: date, last: date) -> int:
    """How many weekdays from `first` to `last`, both counting, are holidays."""
    if isinstance(table, Calendar):
        found: Iterable[date] = table.between(first, last)
    else:
        found = holidays_in(table, first, last)
    weekend = weekend_of(table)
    return sum(not _rests(day, weekend) for day in found)


@cache
def _year(table: str, year: int) -> dict[date, str]:
    """The holidays of a year, in order; New Year's Day of the next may be moved into it."""
    found = _by_law(table, year) | _by_law(table, year + 1)
    return {day: found[day] for day in sorted(found) if day.year == year}


@cache
def _by_law(table: str, year: int) -> dict[date, str]:
    """The holidays that a table's rows give for a year, moved off the weekend."""
    known = HOLIDAY_TABLES[table]
    named: dict[date, str] = {}  # two on one day are moved as one
    for row in known.rows:
        if row.since <= year <= row.until and year not in row.but:
            for first in first_days(row.rule, year):
                named.update((first + days * DAY, row.name) for days in row.days)
    found: dict[date, str] = {}
    for day in sorted(named):
        kept = day
        if _rests(day, known.weekend):
            kept = OBSERVED[known.observed](day, known.weekend, named.keys() | found.keys())
        found[kept] = named[day] if kept == day else f"{named[day]} (observed)"
    return found


def _rests(day: date, weekend: int) -> bool:
    return (day.weekday() - weekend) % 7 < 2


def _nearest(day: date, weekend: int, taken: Set[date]) -> date:
    return day - DAY if day.weekday() == weekend else day + DAY


def _next(day: date, weekend: int, taken: Set[date]) -> date:
    while day in taken or _rests(day, weekend):
        day += DAY
    return day


OBSERVED: dict[str, Callable[[date, int, Set[date]], date]] = {
    "no": lambda day, weekend, taken: day,
    "nearest": _nearest,
    "next": _next,
}
