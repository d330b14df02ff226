"""Holiday tables against the days off as published, and working days counted by them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.builders import day
from tracker.core.days import add_working
from tracker.core.holidays import HOLIDAY_TABLES, LAST_YEAR, closed, holiday, holidays_in
from tracker.core.spec import Unreadable

DAY = timedelta(days=1)
BY_LAW = [name for name, table in HOLIDAY_TABLES.items() if not table.years]
TABLES = st.sampled_from(BY_LAW)
WAYS = st.sampled_from(["", *BY_LAW])
DAYS = st.dates(date(2010, 1, 1), date(2060, 12, 31))
COUNTS = st.integers(-600, 600)

PUBLISHED = {
    # Office of Personnel Management, federal holidays
    ("us-federal", 2021): "01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31",
    ("us-federal", 2022): "01-17 02-21 05-30 06-20 07-04 09-05 10-10 11-11 11-24 12-26",
    ("us-federal", 2020): "01-01 01-20 02-17 05-25 07-03 09-07 10-12 11-11 11-26 12-25",
    ("us-federal", 2026): "01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25",
    # gov.uk, bank holidays
    ("england-wales", 2020): "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28",
    ("england-wales", 2021): "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28",
    ("england-wales", 2022): "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27",
    ("england-wales", 2023): "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26",
    ("england-wales", 2026): "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
    # information circulars on the official holidays at Headquarters
    ("un-new-york", 2017): "01-02 04-14 05-29 06-26 07-04 09-01 09-04 11-23 12-25",
    ("un-new-york", 2020): "01-01 04-10 05-25 05-26 07-03 07-31 09-07 11-26 12-25",
    ("un-new-york", 2024): "01-01 03-29 04-10 05-27 06-17 07-04 09-02 11-28 12-25",
    # European Central Bank, TARGET closing days
    ("target", 2025): "01-01 04-18 04-21 05-01 12-25 12-26",
    ("target", 2026): "01-01 04-03 04-06 05-01 12-25 12-26",
    # Federal Ministry of the Interior, Germany
    ("germany", 2017): "01-01 04-14 04-17 05-01 05-25 06-05 10-03 10-31 12-25 12-26",
    ("germany", 2025): "01-01 04-18 04-21 05-01 05-29 06-09 10-03 12-25 12-26",
    # service-public.fr
    ("france", 2025): "01-01 04-21 05-01 05-08 05-29 06-09 07-14 08-15 11-01 11-11 12-25",
    ("france", 2005): "01-01 03-28 05-01 05-05 05-08 07-14 08-15 11-01 11-11 12-25",
    # Government of Canada, public holidays
    ("canada-federal", 2025): "01-01 04-18 05-19 07-01 09-01 09-30 10-13 11-11 12-25 12-26",
    ("canada-federal", 2023): "01-02 04-07 05-22 07-03 09-04 10-02 10-09 11-13 12-25 12-26",
    # Ministry of Economy of Ukraine, yearly letter on working time
    ("ukraine", 2021): "01-01 01-07 03-08 05-03 05-04 05-10 06-21 06-28 08-24 10-14 12-27",
    ("ukraine", 2022): "01-03 01-07 03-08",
    ("ukraine", 2025): "",
    # Israel, days of rest
    ("israel", 2025): "04-13 04-19 05-01 06-02 09-23 09-24 10-02 10-07 10-14",
}


@pytest.mark.parametrize(("table", "year"), PUBLISHED)
def test_days_off_as_published(table, year) -> None:
    found = holidays_in(table, date(year, 1, 1), date(year, 12, 31))
    assert " ".join(f"{off:%m-%d}" for off in found) == PUBLISHED[table, year]


@pytest.mark.parametrize(
    ("table", "text", "name"),
    [
        ("us-federal", "2021-06-18", "Juneteenth (observed)"),
        ("us-federal", "2020-06-19", None),
        ("us-federal", "1985-01-21", None),
        ("us-federal", "1986-01-20", "Martin Luther King Day"),
        ("us-federal", "1977-10-24", "Veterans Day"),
        ("us-federal", "1977-11-11", None),
        ("us-federal", "1978-11-10", "Veterans Day (observed)"),
        ("us-federal", "2021-12-31", "New Year's Day (observed)"),
        ("us-federal", "2022-01-01", None),
        ("us-federal", "2025-01-20", "Martin Luther King Day"),
        ("england-wales", "2002-05-27", None),
        ("england-wales", "2022-12-27", "Christmas (observed)"),
        ("england-wales", "2022-12-26", "Boxing Day"),
        ("england-wales", "2021-12-28", "Boxing Day (observed)"),
        ("england-wales", "1999-12-31", "Millennium Eve"),
        ("france", "2008-05-12", "Whit Monday"),
        ("canada-federal", "2020-09-30", None),
        ("ukraine", "2017-05-02", "Second day of May"),
        ("ukraine", "2018-05-02", None),
        # Easter and May Day on one Sunday are moved as one, past the second day of May
        ("ukraine", "2016-05-03", "May Day (observed)"),
        ("ukraine", "2016-05-04", None),
        ("germany", "2004-10-03", "German Unity Day"),
        ("israel", "2024-05-14", "Yom Ha'atzmaut"),
    ],
)
def test_what_a_day_is(table, text, name) -> None:
    assert holiday(table, day(text)) == name


@pytest.mark.parametrize(
    ("table", "text", "reason"),
    [
        (
            "mars",
            "2025-01-01",
            "there is no holiday table 'mars'; there are us-federal, england-wales, target,"
            " germany, france, canada-federal, ukraine, israel, un-new-york",
        ),
        (
            "us-federal",
            "1970-12-31",
            "the holiday table 'us-federal' holds for the years 1971 to 2999 only",
        ),
        (
            "un-new-york",
            "2025-01-02",
            "the holiday table 'un-new-york' is known for the years 2017, 2020, 2024 only",
        ),
        (
            "israel",
            "3000-01-01",
            "the holiday table 'israel' holds for the years 2004 to 2999 only",
        ),
    ],
)
def test_what_no_table_knows_is_refused(table, text, reason) -> None:
    for ask in (
        lambda: holiday(table, day(text)),
        lambda: closed(table, day(text), day(text)),
        lambda: add_working(day(text), 0, table),
    ):
        with pytest.raises(Unreadable) as refused:
            ask()
        assert str(refused.value) == reason


@pytest.mark.parametrize(
    ("text", "count", "table", "reached"),
    [
        # the week of Martin Luther King Day 2026
        ("2026-01-15", 5, "", "2026-01-22"),
        ("2026-01-17", 1, "", "2026-01-19"),
        ("2026-01-17", -1, "", "2026-01-16"),
        ("2026-01-18", -1, "", "2026-01-16"),
        ("2026-01-18", -6, "", "2026-01-09"),
        ("2026-01-17", 0, "", "2026-01-16"),
        ("2026-01-15", 5, "us-federal", "2026-01-23"),
        ("2026-01-19", 1, "us-federal", "2026-01-20"),
        ("2026-01-17", 1, "us-federal", "2026-01-20"),
        ("2026-01-20", -1, "us-federal", "2026-01-16"),
        ("2026-01-19", -1, "us-federal", "2026-01-16"),
        ("2026-01-19", 0, "us-federal", "2026-01-16"),
        ("2026-01-18", 0, "us-federal", "2026-01-16"),
        ("2026-01-20", 0, "us-federal", "2026-01-20"),
        # Christmas to New Year: two substitute days behind a weekend
        ("2021-12-24", 1, "england-wales", "2021-12-29"),
        ("2021-12-29", -1, "england-wales", "2021-12-24"),
        ("2021-12-24", 4, "england-wales", "2022-01-04"),
        # Friday and Saturday are the weekend
        ("2025-01-02", 1, "israel", "2025-01-05"),
        ("2025-01-03", 1, "israel", "2025-01-05"),
        ("2025-01-05", -1, "israel", "2025-01-02"),
        ("2025-01-04", 0, "israel", "2025-01-02"),
        ("2025-09-22", 1, "israel", "2025-09-25"),
        # martial law
        ("2025-08-22", 1, "ukraine", "2025-08-25"),
        ("2021-08-23", 1, "ukraine", "2021-08-25"),
        ("2025-04-17", 1, "target", "2025-04-22"),
    ],
)
def test_working_days_by_a_table(text, count, table, reached) -> None:
    assert add_working(day(text), count, table) == day(reached)


def works(table: str, on: date) -> bool:
    rests = (4, 5) if table == "israel" else (5, 6)
    return on.weekday() not in rests and not (table and holiday(table, on))


@given(start=DAYS, count=COUNTS, table=WAYS)
def test_counting_agrees_with_walking(start, count, table) -> None:
    step = DAY if count > 0 else -DAY
    walked, left = start, abs(count)
    while left or (count == 0 and not works(table, walked)):
        walked += step
        left -= works(table, walked) and left > 0
    assert add_working(start, count, table) == walked


@given(start=DAYS, count=st.integers(0, 600), table=WAYS)
def test_there_and_back_from_a_working_day(start, count, table) -> None:
    first = add_working(start, 0, table)
    assert works(table, first)
    assert add_working(add_working(first, count, table), -count, table) == first


@given(start=DAYS, one=st.integers(1, 300), other=st.integers(0, 300), table=WAYS)
def test_two_counts_are_one(start, one, other, table) -> None:
    for sign in (1, -1):
        halfway = add_working(start, sign * one, table)
        whole = add_working(start, sign * (one + other), table)
        assert add_working(halfway, sign * other, table) == whole


@given(start=DAYS, count=COUNTS, table=st.sampled_from(BY_LAW[:-1]))
def test_holidays_only_make_it_longer(start, count, table) -> None:
    plain, counted = add_working(start, count), add_working(start, count, table)
    assert counted >= plain if count > 0 else counted <= plain


@given(start=DAYS, table=WAYS)
def test_more_working_days_reach_later(start, table) -> None:
    reached = [add_working(start, count, table) for count in range(-8, 9)]
    assert reached == sorted(reached)
    assert len({*reached}) >= len(reached) - 1


@given(first=DAYS, length=st.integers(0, 800), table=TABLES)
def test_a_span_holds_what_its_days_do(first, length, table) -> None:
    last = first + length * DAY
    found = holidays_in(table, first, last)
    assert [*found] == sorted(found)
    singly = {
        first + more * DAY: name
        for more in range(length + 1)
        if (name := holiday(table, first + more * DAY))
    }
    assert found == singly


@pytest.mark.parametrize("table", BY_LAW)
def test_a_table_holds_to_its_last_year(table) -> None:
    assert holidays_in(table, date(LAST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)) or table == "ukraine"
    assert HOLIDAY_TABLES[table].source
    with pytest.raises(Unreadable, match="to 2999 only"):
        add_working(date(LAST_YEAR, 12, 30), 9, table)
    with pytest.raises(Unreadable, match="only"):
        add_working(date(HOLIDAY_TABLES[table].first, 1, 20), -30, table)


def test_a_count_beyond_the_calendar_ends_at_once() -> None:
    with pytest.raises(OverflowError):
        add_working(date(2025, 1, 1), 10**9, "us-federal")
