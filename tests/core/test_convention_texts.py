"""Conventions as text: each value comes back as it was, and what is no value is refused."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.core.convention_texts import CONVENTION_TEXTS, canonical, conventions_of, initial
from tracker.core.conventions import CONVENTIONS, Conventions
from tracker.core.holidays import HOLIDAY_TABLES
from tracker.errors import UsageError

DOCUMENT = Path(__file__).parents[2] / "docs" / "conventions.md"
ACCEPTED = [
    ("by-includes", "Yes", True, "yes"),
    ("by-includes", "no", False, "no"),
    ("week-start", "Sunday", 6, "sunday"),
    ("next-weekday", " week  AFTER ", "week after", "week after"),
    ("few", "999", 999, "999"),
    ("coming-hours", "0", 0, "0"),
    ("coming-days", "3650", 3650, "3650"),
    ("fiscal-month", "10", 10, "october"),
    ("fiscal-month", "April", 4, "april"),
    ("fiscal-month", "none", 0, "none"),
    ("holidays", "None", "", "none"),
    ("holidays", "target", "target", "target"),
]
REFUSED = [
    ("by-includes", "maybe", "by-includes is yes or no, not 'maybe'"),
    ("by-includes", "", "by-includes is yes or no, not ''"),
    ("week-start", "mon", "week-start is a weekday, such as monday, not 'mon'"),
    ("few", "0", "few is a number from 1 to 999, not '0'"),
    ("few", "1000", "few is a number from 1 to 999, not '1000'"),
    ("few", "٣", "few is a number from 1 to 999, not '٣'"),
    ("few", "2.5", "few is a number from 1 to 999, not '2.5'"),
    ("coming-days", "3651", "coming-days is a number of days from 0 to 3,650, not '3651'"),
    ("tolerance-share", "0", "tolerance-share is a number from 1 to 999, not '0'"),
    ("fiscal-month", "0", "a month, such as october or 10, or none, not '0'"),
    ("fiscal-month", "13", "a month, such as october or 10, or none, not '13'"),
    ("holidays", "", "holidays is none or one of us-federal, "),
    ("few_", "3", "no convention 'few_'; conventions: by-includes, week-start, "),
]


def test_every_convention_has_a_text() -> None:
    assert [key.replace("-", "_") for key in CONVENTION_TEXTS] == list(Conventions._fields)


@pytest.mark.parametrize(("key", "text", "value", "written"), ACCEPTED)
def test_a_value_is_read_and_written(key, text, value, written) -> None:
    assert conventions_of({key: text}) == CONVENTIONS.but(**{key.replace("-", "_"): value})
    assert canonical(key, text) == written
    assert canonical(key, written) == written


@pytest.mark.parametrize(("key", "text", "words"), REFUSED)
def test_what_is_no_value_is_refused(key, text, words) -> None:
    with pytest.raises(UsageError) as refused:
        conventions_of({key: text})
    assert words in str(refused.value)


@given(st.sampled_from(list(CONVENTION_TEXTS)), st.text(max_size=8))
def test_any_text_is_a_value_that_is_kept_or_refused(key, text) -> None:
    try:
        kept = canonical(key, text)
    except UsageError:
        return
    assert conventions_of({key: kept}) == conventions_of({key: text})


def test_the_defaults_are_those_of_the_record() -> None:
    assert conventions_of({key: initial(key) for key in CONVENTION_TEXTS}) == CONVENTIONS


def test_others_keep_what_they_are() -> None:
    base = CONVENTIONS.but(few=9)
    assert conventions_of({"couple": "3"}, base) == CONVENTIONS.but(few=9, couple=3)


def test_the_document_has_every_convention_with_its_default() -> None:
    rows = re.findall(r"^\| `([^`]+)` \| ([^|]+) \| ([^|]+) \| “([^|]+)” \|", text(), re.MULTILINE)
    assert [(key, value) for key, value, *_ in rows] == [
        (key, initial(key)) for key in CONVENTION_TEXTS
    ]


def test_the_document_names_every_table_of_holidays() -> None:
    assert [name for name in HOLIDAY_TABLES if f"`{name}`" not in text()] == []


def text() -> str:
    return DOCUMENT.read_text(encoding="utf-8")
