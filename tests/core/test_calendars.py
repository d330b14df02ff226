"""Calendar times against a table: the days, what each bound takes of them, and what is said."""

import csv
from datetime import date
from pathlib import Path

import pytest

from tracker.core.asked import Asked
from tracker.core.calendars import choose
from tracker.core.conventions import CONVENTIONS, Conventions
from tracker.core.days import Days
from tracker.core.phrases import parse
from tracker.core.spec import LIMITS, Unreadable
from tracker.core.wording import ordinal

with (Path(__file__).parents[1] / "data" / "calendar_cases.csv").open(
    encoding="utf-8", newline=""
) as file:
    CASES = list(csv.DictReader(file))


def conventions(text: str) -> Conventions:
    """Our conventions with the one that a cell sets: fiscal_month=10."""
    if not text:
        return CONVENTIONS
    name, _, value = text.partition("=")
    kind = type(getattr(CONVENTIONS, name))
    return CONVENTIONS.but(**{name: value if kind is str else kind(int(value))})


def other(days: Days) -> str:
    return f"{days.name}: {days.first} {days.last} {days.by} {days.start} {days.done}"


@pytest.mark.parametrize(
    "row", CASES, ids=lambda row: f"{row['phrase']}, {row['said']} {row['convention']}".strip()
)
def test_calendar_case(row):
    spec = parse(row["phrase"])
    asked = Asked(date.fromisoformat(row["said"]), conventions=conventions(row["convention"]))
    days = choose(spec.time, asked, spec.relation in LIMITS)
    assert {
        "phrase": row["phrase"],
        "said": row["said"],
        "convention": row["convention"],
        "first": str(days.first),
        "last": str(days.last),
        "by": str(days.by),
        "start": str(days.start),
        "done": str(days.done),
        "precision": days.precision,
        "span": str(days.span),
        "name": days.name,
        "why": days.why,
        "why_limit": "-" if days.why_limit is None else days.why_limit,
        "others": "; ".join(other(each) for each in days.others),
    } == row


@pytest.mark.parametrize(
    ("number", "words"),
    [
        *((1, "first"), (2, "second"), (3, "third"), (4, "fourth"), (5, "fifth"), (6, "6th")),
        *((10, "10th"), (11, "11th"), (12, "12th"), (13, "13th"), (14, "14th"), (20, "20th")),
        *((21, "21st"), (22, "22nd"), (23, "23rd"), (24, "24th"), (101, "101st"), (111, "111th")),
        *((112, "112th"), (113, "113th"), (-1, "last"), (-2, "last but one")),
    ],
)
def test_places_in_words(number, words):
    assert ordinal(number) == words


@pytest.mark.parametrize(
    ("phrase", "reason"),
    [
        ("on 30 February", "February has no day 30"),
        ("on 29 February 2025", "February has no day 29"),
        ("on 31 April 2026", "April has no day 31"),
        ("on 31/04/2026", "April has no day 31"),
        ("on 13/14/2026", "neither 13 nor 14 is a month"),
        ("on 00/14/2026", "there is no month 0"),
        ("on Thursday 17 October 2025", "17 October 2025 is a Friday, not a Thursday"),
        ("on Monday 1 May 2026", "1 May 2026 is a Friday, not a Monday"),
        ("the fifth quarter of 2026", "a year has no fifth quarter"),
        ("the fifth Friday of February 2026", "February 2026 has no fifth Friday"),
        ("the sixth week of November", "November 2025 has no 6th week"),
        ("the 31st day of November", "November 2025 has no 31st day"),
        ("the fourth month of next quarter", "next quarter has no fourth month"),
        ("the second half of next week", "next week is not counted in halves"),
        ("the first quarter of next month", "next month is not counted in such"),
        ("this fiscal year", "no convention says in which month it opens"),
        ("yesterday", "yesterday was over before 16 October 2025, when it was said"),
        ("last week", "last week was over before 16 October 2025, when it was said"),
        ("May 2025", "May 2025 was over before 16 October 2025, when it was said"),
    ],
)
def test_there_are_no_such_days(phrase, reason):
    spec = parse(phrase)
    with pytest.raises(Unreadable, match=reason):
        choose(spec.time, Asked(date(2025, 10, 16)), spec.relation in LIMITS)
