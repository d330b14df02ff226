"""Each convention decides some phrase, and the sentence of the reading names it, however it is set.

The last test goes through every phrase we have: where another convention gives another window, both
sentences have to say which convention that was.
"""

import csv
import json
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tracker.core.asked import Asked
from tracker.core.conventions import CONVENTIONS, Conventions
from tracker.core.imported import Calendar
from tracker.core.phrases import read_as
from tracker.core.productions import PRODUCTIONS
from tracker.core.records import Reading
from tracker.errors import PhraseError

DATA = Path(__file__).parents[1] / "data"
SAID = date(2025, 10, 16)  # a Thursday


def every(days: int) -> Calendar:
    """A body that sits each so many days."""
    sits = (date(2020, 1, 1) + timedelta(n) for n in range(0, 7000, days))
    return Calendar(f"every-{days}", True, 2020, 2038, (*sits,))


class Decided(NamedTuple):
    """A phrase that a convention decides, and the words that name it: as it is, and as changed."""

    phrase: str
    other: Any
    words: str
    other_words: str


def taken(number: int) -> str:
    return f"” is taken as {number}, by our convention"


OURS = "by (our )?convention"
SHARE = "(a quarter|half) of|the (least|most) that we allow"
DECIDED = {
    "by_includes": Decided("by Friday", False, "includes", "“.*” stops the day before, by our set"),
    "week_start": Decided("next week", 6, "Monday(, Tuesday)? (to|and) ", "Sunday (to|and) "),
    "next_weekday": Decided(
        "next Friday",
        "nearest",
        "“next” is taken as the one of the week after",
        "“next” is taken as the nearest one",
    ),
    "month_first": Decided("by 03/04/2026", False, "read month first", "read day first"),
    "couple": Decided("within a couple of weeks", 3, taken(2), taken(3)),
    "few": Decided("in a few days", 3, taken(4), taken(3)),
    "several": Decided("within several weeks", 7, taken(5), taken(7)),
    "dozens": Decided("within dozens of days", 24, taken(36), taken(24)),
    "coming_hours": Decided("in the coming hours", 2, OURS, OURS),
    "coming_days": Decided("in the coming days", 10, OURS, OURS),
    "coming_weeks": Decided("within weeks", 28, OURS, OURS),
    "coming_months": Decided("in the coming months", 90, OURS, OURS),
    "tolerance_share": Decided("within two weeks or so", 2, SHARE, SHARE),
    "tolerance_least": Decided("in about two days", 3, SHARE, SHARE),
    "tolerance_most": Decided("within about six months", 30, SHARE, SHARE),
    "fiscal_month": Decided(
        "by the end of the fiscal year",
        10,
        "no convention says in which month it opens",
        "a fiscal year opens in October, by our setting",
    ),
    "zone_letters": Decided(
        "6 p.m. EST on 1 July 2026",
        True,
        "taken as America/New_York; it can also be Etc/GMT.5",
        "taken as Etc/GMT.5; it can also be America/New_York",
    ),
    "south": Decided("this summer", True, "as in the north", "as in the south"),
    "holidays": Decided(
        "within 25 working days",
        "us-federal",
        "weekends are skipped, and no holiday table was used",
        "weekends and the holidays of the table us-federal are skipped",
    ),
    "sitting": Decided(
        "within ten legislative days",
        every(2),
        "which days count as such depends on that body's calendar",
        "only the days in the calendar every-2 count",
    ),
}


def window(reading: Reading) -> tuple[object, ...]:
    offset = reading.anchor and reading.anchor.offset
    return reading.first, reading.last, reading.tolerance, reading.zone, offset


def said(phrase: str, conventions: Conventions, day: date = SAID) -> tuple[object, str]:
    """The window and the sentence; None and the reason where it is refused."""
    try:
        reading = read_as(phrase, Asked(day, conventions=conventions))
    except PhraseError as refused:
        return None, refused.reason
    return window(reading), reading.sentence


@pytest.mark.parametrize("field", Conventions._fields)
def test_the_sentence_names_it_however_it_is_set(field: str) -> None:
    phrase, other, words, other_words = DECIDED[field]
    one, sentence = said(phrase, CONVENTIONS)
    two, other_sentence = said(phrase, CONVENTIONS.but(**{field: other}))
    assert one != two
    assert re.search(words, sentence), sentence
    assert re.search(other_words, other_sentence), other_sentence


@pytest.mark.parametrize(
    "phrase",
    [
        *("no later than Friday", "on or before Friday", "Friday at the latest"),
        *("by no later than two weeks from now", "by noon on Friday", "by Friday evening"),
        *("until Friday", "before Friday", "by the vote"),
    ],
)
def test_what_includes_its_day_by_itself_does_so_however_by_is_set(phrase: str) -> None:
    assert said(phrase, CONVENTIONS) == said(phrase, CONVENTIONS.but(by_includes=False))


def test_the_document_gives_the_same_phrases() -> None:
    text = (DATA.parents[1] / "docs" / "conventions.md").read_text(encoding="utf-8")
    assert [each.phrase for each in DECIDED.values() if f"| “{each.phrase}” |" not in text] == []


def phrases() -> list[tuple[str, date]]:
    """Every phrase of the case tables, and the example of every production."""
    found = {(row.example, SAID) for row in PRODUCTIONS}
    with (DATA / "phrase_cases.csv").open(encoding="utf-8", newline="") as file:
        found |= {(row["phrase"], date.fromisoformat(row["said"])) for row in csv.DictReader(file)}
    for line in (DATA / "usage.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if "said" in row:
            found.add((row["phrase"], date.fromisoformat(row["said"][:10])))
    return sorted(found)


ODD = (
    "early next week|the last week of summer|two weeks after next Friday|the week of next Friday"
    "|a few days after 5 May 2026|within a few days of the vote|about a week before the vote"
    "|between 03/04/2026 and 05/04/2026|in the second half of the fiscal year|next summer"
    "|weeks after the vote|every few weeks|every Friday until next Friday|early this summer"
    "|by the end of next week|by the middle of next week|from next Friday|the Friday of next week"
    "|60 days after the end of the fiscal year|by the end of this summer|every week until 03/04/26"
    "|several days after the vote|in a couple of days|dozens of days after 5 May 2026"
    "|hours after the vote|months after the vote|by several weeks from now"
    "|within dozens of weeks of the vote"
    "|thirty working days after 5 May 2026|over the past thirty business days"
    "|the first few days of next week|the last several days of summer|6 p.m. EST on 1 July 2026"
    "|two session days after 5 May 2026|the first two sitting days of next week"
    "|five legislative days before 5 May 2026|the next sitting day|every two sitting days"
)
"""Phrases in which what a convention decides stands inside something else."""


@pytest.mark.parametrize("field", Conventions._fields)
def test_whatever_it_decides_says_so(field: str) -> None:
    _, other, words, other_words = DECIDED[field]
    base = CONVENTIONS.but(fiscal_month=7) if field == "fiscal_month" else CONVENTIONS
    if field == "sitting":  # without a calendar there is no window to compare with
        base, words = CONVENTIONS.but(sitting=every(3)), "the days in the calendar every-3 count"
    changed = base.but(**{field: other})
    if field == "fiscal_month":
        words = "a fiscal year opens in July, by our setting"
    moved = 0
    for phrase, day in [*phrases(), *((odd, SAID) for odd in ODD.split("|"))]:
        (one, sentence), (two, other_sentence) = (
            said(phrase, base, day),
            said(phrase, changed, day),
        )
        if one != two and one is not None and two is not None:
            moved += 1
            assert re.search(words, sentence), (phrase, sentence)
            assert re.search(other_words, other_sentence), (phrase, other_sentence)
    assert moved > 1


@pytest.mark.parametrize(
    ("phrase", "last"),
    [
        ("by March", date(2026, 2, 28)),
        ("by the end of the year", date(2025, 12, 31)),
        ("by Friday", date(2025, 10, 16)),
        ("by 48 hours", date(2025, 10, 17)),
        ("by mid-November", date(2025, 11, 14)),
    ],
)
def test_what_by_leaves_out_is_all_of_what_it_names(phrase, last):
    asked = Asked(date(2025, 10, 16), conventions=CONVENTIONS.but(by_includes=False))
    assert read_as(phrase, asked).last == last
