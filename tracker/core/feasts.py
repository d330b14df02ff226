"""Named days to dates: when a feast falls, by the rules and tables of `feast_rules`.

A feast belongs to the Gregorian year in which it begins; a year may hold two of an Islamic one, and
none of what comes every four years. Outside the years for which a rule is known nothing is guessed.
"""

from bisect import bisect_right
from calendar import isleap
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from functools import cache, lru_cache
from itertools import accumulate, count
from typing import NamedTuple

from tracker.core.days import month_end, nth_weekday
from tracker.core.feast_days import DAYS, HIJRI_FIRST_DAY, HIJRI_FIRST_YEAR, HIJRI_MONTHS
from tracker.core.feast_rules import RULES, Rule
from tracker.core.spec import Unreadable


class Feast(NamedTuple):
    """A feast of one year; `first` and `last` both count.

    A Jewish or Islamic feast begins in the evening before `first`; `eve` marks those of which that
    evening is kept already. `where` says by whose convention it falls so, and `source` what lays
    that down.
    """

    name: str
    first: date
    last: date
    estimated: bool
    eve: bool
    where: str
    source: str


def feasts_from(name: str, day: date) -> Iterator[Feast]:
    """The occurrences of a feast that are not over on `day`, the soonest first.

    Raises Unreadable at the end of the years for which it is known, and KeyError for a name that
    has no rule.
    """
    earliest, _ = known_years(name)
    for year in count(max(day.year - 1, earliest) if day.year >= earliest else day.year):
        yield from (feast for feast in feasts_of(name, year) if feast.last >= day)


@lru_cache(maxsize=1024)
def feasts_of(name: str, year: int) -> tuple[Feast, ...]:
    """The occurrences of a feast that begin in a year, in order; () where the year has none.

    Raises Unreadable outside the years for which it is known, and KeyError for a name that has no
    rule.
    """
    rule = RULES[name]
    if rule.of:
        found = (feast for other in rule.of for feast in feasts_of(other, year))
        return (*sorted(found, key=lambda feast: feast.first),)
    earliest, latest = known_years(name)
    if not earliest <= year <= latest:
        raise Unreadable(f"{name} is known for the years {earliest} to {latest} only")
    return (*(_feast(name, rule, first, year) for first in first_days(rule, year)),)


def known_years(name: str) -> tuple[int, int]:
    """The first and last year for which a feast is known."""
    rule = RULES[name]
    if rule.of:
        return known_years(rule.of[0])
    if rule.kind == "table":
        return min(DAYS[rule.table]), max(DAYS[rule.table])
    return rule.years or YEARS[rule.kind]


def first_days(rule: Rule, year: int) -> Iterable[date]:
    """The days in a year on which a rule's feast begins, moved where the rule moves them."""
    cycle, remainder = rule.every
    if year % cycle != remainder:
        return
    if rule.moved:
        yield from _moved(rule, year)
    else:
        yield from (
            _of_table(rule, year) if rule.kind == "table" else KINDS[rule.kind](rule.at, year)
        )


def _moved(rule: Rule, year: int) -> Iterator[date]:
    """The days of a year once they are moved; one of the next year's may be moved into it."""
    _, latest = rule.years or YEARS[rule.kind]
    for other in (year, year + 1) if year < latest else (year,):
        for day in KINDS[rule.kind](rule.at, other):
            moved = day + timedelta(days=rule.moved[day.weekday()])
            if moved.year == year:
                yield moved


def _feast(name: str, rule: Rule, first: date, year: int) -> Feast:
    estimated = rule.estimated is not None and year >= rule.estimated
    last = first + timedelta(days=rule.days - 1) if rule.days else _hijri_month_end(first)
    eve = rule.kind in ("hebrew", "kislev")
    return Feast(name, first, last, estimated, eve, rule.where, rule.source)


def _fixed(at: tuple[int, ...], year: int) -> Iterable[date]:
    month, day = at
    return () if at == (2, 29) and not isleap(year) else (date(year, month, day),)


def _nth(at: tuple[int, ...], year: int) -> Iterable[date]:
    month, weekday, number, more = at
    first = date(year, month, 1)
    day = nth_weekday(first, month_end(first, 1), weekday, number)
    assert day is not None
    return (day + timedelta(days=more),)


def _from(at: tuple[int, ...], year: int) -> Iterable[date]:
    month, day, weekday = at
    first = date(year, month, day)
    return (first + timedelta(days=(weekday - first.weekday()) % 7),)


def _easter(at: tuple[int, ...], year: int) -> Iterable[date]:
    from dateutil.easter import EASTER_WESTERN, easter  # few phrases need it

    return (easter(year, EASTER_WESTERN) + timedelta(days=at[0]),)


def _orthodox(at: tuple[int, ...], year: int) -> Iterable[date]:
    from dateutil.easter import EASTER_ORTHODOX, easter

    return (easter(year, EASTER_ORTHODOX) + timedelta(days=at[0]),)


def _julian(at: tuple[int, ...], year: int) -> Iterable[date]:
    """The Julian calendar falls behind by three days in 400 years; its December ends in ours.

    It does so on the 29 February that we leave out.
    """
    month, day = at
    for written in (year - 1, year):
        century = (written if month > 2 else written - 1) // 100
        late = century - century // 4 - 2
        found = date(written, month, day) + timedelta(days=late)
        if found.year == year:
            yield found


def _rosh_hashanah(year: int) -> date:
    """1 Tishri in a Gregorian year: the mean new moon, put off so that no feast clashes."""
    before, day, after = (_molad_day(year + 3760 + shift) for shift in (0, 1, 2))
    if after - day == 356:  # the year that begins would be too long
        day += 2
    elif day - before == 382:  # the year before would be too short
        day += 1
    return date.fromordinal(day - 1373427)


def _molad_day(year: int) -> int:
    """Days from the epoch to the new year of a Hebrew year, before its length is looked at.

    A month is 29 days and 13753 of 25920 parts; 1 Tishri is no Sunday, Wednesday or Friday.
    """
    months = (235 * year - 234) // 19
    day = 29 * months + (12084 + 13753 * months) // 25920
    return day + 1 if 3 * (day + 1) % 7 < 3 else day


def _hebrew(at: tuple[int, ...], year: int) -> Iterable[date]:
    return (_rosh_hashanah(year) + timedelta(days=at[0]),)


def _kislev(at: tuple[int, ...], year: int) -> Iterable[date]:
    """Kislev follows 59 days after the new year, 60 when Heshvan is long."""
    start = _rosh_hashanah(year)
    long = (_rosh_hashanah(year + 1) - start).days in (355, 385)
    return (start + timedelta(days=59 + long + at[0]),)


@cache
def _hijri_months() -> tuple[int, ...]:
    """The ordinals of the first days of all months of the table, and of the day behind it."""
    bits = "".join(f"{int(months, 16):012b}" for months in HIJRI_MONTHS.split())
    lengths = (29 + int(bit) for bit in bits)
    return (*accumulate(lengths, initial=date(*HIJRI_FIRST_DAY).toordinal()),)


def _islamic(at: tuple[int, ...], year: int) -> Iterable[date]:
    """An Islamic year is some eleven days shorter than ours, so a date may fall twice or never."""
    month, day = at
    nearest = (year - 622) * 33 // 32
    for hijri in range(nearest - 1, nearest + 3):
        index = 12 * (hijri - HIJRI_FIRST_YEAR) + month - 1
        if 0 <= index < len(_hijri_months()):
            found = date.fromordinal(_hijri_months()[index] + day - 1)
            if found.year == year:
                yield found


def _hijri_month_end(first: date) -> date:
    months = _hijri_months()
    return date.fromordinal(months[bisect_right(months, first.toordinal())] - 1)


def _of_table(rule: Rule, year: int) -> Iterable[date]:
    return (date(year, *DAYS[rule.table][year]) + timedelta(days=rule.at[0]),)


KINDS: dict[str, Callable[[tuple[int, ...], int], Iterable[date]]] = {
    "fixed": _fixed,
    "nth": _nth,
    "from": _from,
    "easter": _easter,
    "orthodox": _orthodox,
    "julian": _julian,
    "hebrew": _hebrew,
    "kislev": _kislev,
    "islamic": _islamic,
}

YEARS: dict[str, tuple[int, int]] = {
    "fixed": (1, 9999),
    "nth": (1, 9999),
    "from": (1, 9999),
    "easter": (1583, 4099),
    "orthodox": (1583, 4099),
    "julian": (1583, 9998),
    # later Hanukkah may begin in January
    "hebrew": (1583, 3000),
    "kislev": (1583, 3000),
    # the whole years of the table of months
    "islamic": (1980, 2076),
}
"""The years for which a kind of rule is known to hold."""
