"""Time expressions in running text: what is found, with its days and hour, and what is no time.

A row of `mentions.csv` without words says that its text holds no time at all. What has no days has
no first and last.
"""

import csv
from datetime import date, time
from itertools import groupby
from pathlib import Path

import pytest

from tracker.core.mentions import Mention
from tracker.core.phrases import find

DATA = Path(__file__).parents[1] / "data"
SAID = date(2025, 10, 16)  # a Thursday

with (DATA / "mentions.csv").open(encoding="utf-8", newline="") as file:
    TEXTS = [
        (text, said, at, [row for row in rows if row["words"]])
        for (text, said, at), rows in groupby(
            csv.DictReader(file), key=lambda row: (row["text"], row["said"], row["at"])
        )
    ]


def found(text: str, mention: Mention) -> dict[str, str]:
    reading = mention.reading
    return {
        "words": text[mention.start : mention.end],
        "first": reading.first.isoformat() if reading and reading.first else "",
        "last": reading.last.isoformat() if reading and reading.last else "",
        "hour": reading.hour.isoformat("minutes") if reading and reading.hour else "",
    }


@pytest.mark.parametrize(
    ("text", "said", "at", "rows"), TEXTS, ids=[f"{text}, {at}" for text, _, at, _ in TEXTS]
)
def test_what_is_found(text, said, at, rows):
    mentions = find(text, date.fromisoformat(said), at=time.fromisoformat(at) if at else None)
    expected = [{name: row[name] for name in ("words", "first", "last", "hour")} for row in rows]
    assert [found(text, mention) for mention in mentions] == expected


def test_the_half_of_the_day_is_said_to_be_ours():
    [mention] = find("The ministers meet on Friday at 5.", SAID)
    assert mention.reading
    assert "17:00, UTC, as one to six are taken as of the afternoon" in mention.reading.sentence


def test_a_range_of_hours_opens_before_it_ends():
    [mention] = find("Shops are open from 9 to 5 tomorrow.", SAID)
    assert mention.reading
    assert (mention.reading.opens, mention.reading.hour) == (time(9), time(17))
    assert "the hours are 09:00 to 17:00" in mention.reading.sentence


@pytest.mark.parametrize(
    "piece",
    [
        *("2025-10-16t10:10:", "1t10:10t", "h1", "1h", "5p ", "1-2-", "1/2-", "10.10. ", "0935-"),
        *("12:30-", "at 5 ", "from 9 to ", "Friday 5p ", "+3d ", "6/Nov/", "9:9:9:9:", "1d 2h "),
    ],
)
def test_hostile_numbers_are_found_in_order_and_apart(piece):
    text = piece * (4_000 // len(piece))
    mentions = find(text, SAID)
    edges = [edge for mention in mentions for edge in (mention.start, mention.end)]
    assert edges == sorted(edges)
    assert all(mention.start < mention.end <= len(text) for mention in mentions)
