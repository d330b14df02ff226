"""Phrases from real announcements, and the windows an analyst reasoned out, against the reader.

In `usage.jsonl` a null end of an accepted range is open on that side. Rows with a `text` are
read inside it, as an article's are; the others stand alone.
"""

import json
import re
from collections import Counter
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, get_args
from zoneinfo import ZoneInfo

import pytest

from tracker.core import phrases
from tracker.core.anchors import anchored
from tracker.core.records import Relation
from tracker.errors import PhraseError

Row = dict[str, Any]

LINES = (Path(__file__).parents[1] / "data" / "usage.jsonl").read_text(encoding="utf-8")
ROWS: list[Row] = [json.loads(line) for line in LINES.splitlines()]
IN_TEXT = [row for row in ROWS if "text" in row]
CLASSES = {
    *("length", "edge", "calendar", "holiday", "lower-bound", "clock", "working-time"),
    *("anchor", "recurrence", "vague", "past", "reference"),
}
MUSTS = {"date", "vague", "anchor", "refuse", "past", "recurrence"}
FIELDS = {
    *("id", "phrase", "ref", "class", "context", "earliest", "latest", "earliest_ok", "latest_ok"),
    *("must", "anchor", "hedge", "why", "relation"),
}
MAY = {"hour", "zone", "reason", "every", "text"}
NEEDS_A_CLOCK = {
    # said in the morning and over by night; from the day alone that cannot be known
    "within an hour",
    "within a few hours",
}


def these(*musts: str) -> list[Row]:
    """The rows that are read alone and have to come to one of these."""
    return [row for row in ROWS if row["must"] in musts and "text" not in row]


def having(field: str) -> list[Row]:
    return [row for row in ROWS if row.get(field) and "text" not in row]


def each(rows: list[Row]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("row", rows, ids=lambda row: f"{row['id']} {row['phrase']}")


def said(row: Row) -> date:
    return day(row["ref"][:10])


def day(text: str) -> date:
    found = date.fromisoformat(text)
    assert found.isoformat() == text
    return found


def maybe(text: str | None) -> date | None:
    return day(text) if text else None


def within(found: date | None, low: str | None, high: str | None, *, opens: bool) -> bool:
    """Whether an end lies in its range; a missing end only where the range is open that side."""
    if found is None:
        return (low if opens else high) is None
    return (low is None or found >= day(low)) and (high is None or found <= day(high))


def in_ranges(first: date | None, last: date | None, row: Row) -> bool:
    return within(first, *row["earliest_ok"], opens=True) and within(
        last, *row["latest_ok"], opens=False
    )


def preferred(row: Row) -> tuple[date | None, date | None]:
    return maybe(row["earliest"]), maybe(row["latest"])


# The table itself


def test_ids_follow_the_lines():
    assert [row["id"] for row in ROWS] == [f"use{n:03}" for n in range(1, len(ROWS) + 1)]


def test_no_phrase_stands_twice_for_one_day():
    counts = Counter((row["phrase"], row["ref"], row.get("text")) for row in ROWS)
    assert [key for key, count in counts.items() if count > 1] == []


def test_every_class_has_a_dozen_rows():
    counts = Counter(row["class"] for row in ROWS)
    assert counts.keys() == CLASSES
    assert min(counts.values()) >= 12
    assert len(ROWS) >= 300


@each(ROWS)
def test_row_is_well_made(row):
    assert FIELDS <= row.keys() <= FIELDS | MAY
    assert row["must"] in MUSTS
    assert row["why"]
    assert datetime.fromisoformat(row["ref"]).isoformat(timespec="minutes") == row["ref"]
    assert row["phrase"] in row.get("text", row["phrase"])
    assert row["relation"] is None or row["relation"] in get_args(Relation)


@each(ROWS)
def test_row_has_what_its_outcome_needs(row):
    must = row["must"]
    assert (row["anchor"] is not None) == (must == "anchor")
    assert ("reason" in row) == (must == "refuse")
    assert ("every" in row) == (must == "recurrence")
    assert must != "past" or "text" in row
    assert "every" not in row or re.fullmatch(r"P[1-9]\d*[DWMY]", row["every"])
    assert (
        "hour" not in row
        or time.fromisoformat(row["hour"]).isoformat(timespec="minutes") == row["hour"]
    )
    assert "zone" not in row or ZoneInfo(row["zone"])


@each(ROWS)
def test_ranges_hold_the_preferred_ends(row):
    first, last = preferred(row)
    for low, high in (row["earliest_ok"], row["latest_ok"]):
        assert not (low and high) or day(low) <= day(high)
    assert not (first and last) or first <= last
    assert in_ranges(first, last, row)
    if row["must"] in {"vague", "anchor"}:
        assert (first, last) == (said(row), None)
    if row["must"] == "refuse":
        assert (first, last) == (None, None)
    if row["must"] in {"date", "recurrence"}:
        assert first


# The reader against it


@each(these("date", "vague", "anchor", "recurrence"))
def test_ends_are_defensible(row):
    reading = phrases.read(row["phrase"], said(row))
    assert in_ranges(reading.first, reading.last, row), (reading.first, reading.last)


@each([r for r in these("date", "recurrence") if r["phrase"] not in NEEDS_A_CLOCK])
def test_preferred_window_is_taken_or_offered(row):
    reading = phrases.read(row["phrase"], said(row))
    windows = [(one.first, one.last) for one in (reading, *reading.alternatives)]
    assert preferred(row) in windows


@each(these("date", "vague", "anchor", "recurrence"))
def test_vague_and_hanging_phrases_are_told_apart(row):
    reading = phrases.read(row["phrase"], said(row))
    assert reading.vague == (row["must"] == "vague")
    assert (reading.anchor is not None) == (row["must"] == "anchor")
    if row["must"] in {"vague", "anchor"}:
        assert (reading.first, reading.last) == (said(row), None)  # no day is invented


@each(these("anchor"))
def test_anchor_names_the_event_and_comes_to_its_window(row):
    anchor, event = phrases.read(row["phrase"], said(row)).anchor, row["anchor"]
    for word in event["event"].lower().split():
        assert re.sub("s$", "", word) in anchor.words.lower()
    first, last = anchored(anchor, said(row), day(event["date"]), day(event["date"]))
    low, high = event.get("earliest_ok", [event["earliest"]] * 2)
    assert within(first, low, high, opens=True), first
    assert last == maybe(event["latest"])


@each(having("relation"))
def test_relation(row):
    assert phrases.read(row["phrase"], said(row)).relation == row["relation"]


@each(having("hedge"))
def test_hedge_is_kept(row):
    assert phrases.read(row["phrase"], said(row)).hedge == row["hedge"]


@each(having("hour"))
def test_hour(row):
    assert phrases.read(row["phrase"], said(row)).hour == time.fromisoformat(row["hour"])


@each(having("zone"))
def test_zone(row):
    """Names may differ (UTC, Etc/UTC); what counts is the offset on the day."""
    noon = datetime.combine(day(row["latest"]), time(12))
    found = phrases.read(row["phrase"], said(row)).zone
    assert ZoneInfo(found).utcoffset(noon) == ZoneInfo(row["zone"]).utcoffset(noon)


@each(having("every"))
def test_period(row):
    assert phrases.read(row["phrase"], said(row)).every == row["every"]


@each(these("refuse"))
def test_refusal_says_why(row):
    with pytest.raises(PhraseError) as caught:
        phrases.read(row["phrase"], said(row))
    assert row["reason"].lower() in caught.value.reason.lower()


def windows_in(row: Row) -> list[tuple[date | None, date | None]]:
    """The windows of the mentions in a row's text that have one."""
    readings = [mention.reading for mention in phrases.find(row["text"], said(row))]
    windows = [(one.first, one.last) for one in readings if one]
    return [window for window in windows if window != (None, None)]


@each([row for row in IN_TEXT if row["latest_ok"] != [None, None]])
def test_window_in_running_text(row):
    windows = windows_in(row)
    assert any(in_ranges(first, last, row) for first, last in windows), windows


@each([row for row in IN_TEXT if row["latest_ok"] == [None, None]])
def test_ages_and_amounts_have_no_window(row):
    assert windows_in(row) == []
