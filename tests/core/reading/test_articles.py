"""What is found in articles of our own, against what a careful analyst writes from them."""

import json

import pytest

from benchmarks.articles import ROOT, Proposal, Score, cases, proposals, same_speaker, scored
from tracker.core.reading import read
from tracker.core.reading.proof import fault

FOLDERS = [ROOT, ROOT / "unseen", ROOT / "unseen2"]
CASES = [case for folder in FOLDERS for case in cases(folder)]
KEYS = {"kind", "core", "speaker", "phrase", "start", "end", "first", "last"}


def test_there_are_enough_articles():
    assert len(cases(ROOT)) >= 20
    assert len(cases(ROOT / "unseen")) == len(cases(ROOT / "unseen2")) == 10


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.article.name)
def test_what_is_expected_stands_in_the_text(case):
    for row in case.rows:
        assert set(row) == KEYS
        assert case.article.text[row["start"] : row["end"]] == row["phrase"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.article.name)
def test_what_is_found_stands_in_the_text(case):
    for one in read(case.article):
        assert fault(case.article.text, one) is None
        assert 0.05 <= one.confidence <= 0.98
        assert one.reasons
        assert one.title


def test_the_articles_that_the_rules_were_written_with():
    score = scored(ROOT)
    told = "\n".join(score.missed)
    assert score.f1("deadlines")[2] >= 0.97, told
    assert score.f1("events")[2] >= 0.97, told
    assert score.windows >= 0.98, told
    assert score.speakers >= 0.95, told


def test_a_score_counts_what_is_missed_and_what_is_wrong():
    case = next(case for case in CASES if case.article.name == "agency-bogota")
    score = Score()
    score.add(case, [Proposal("deadlines", 0, 3, None, None, None)])
    expected = [row for row in case.rows if row["kind"] == "deadline" and row["core"]]
    assert score.counts["deadlines missed"] == len(expected)
    assert score.counts["deadlines wrong"] == 1
    assert score.f1("deadlines") == (0.0, 0.0, 0.0)


def test_the_expected_rows_score_full_marks():
    for case in CASES:
        score = Score()
        score.add(case, [_as_proposal(row) for row in case.rows])
        assert score.missed == []


def _as_proposal(row):
    group = {"deadline": "deadlines", "undated_commitment": "undated"}.get(row["kind"], "events")
    ends = (row["start"], row["end"], row["first"], row["last"], row["speaker"])
    return Proposal(group, *ends)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Donald Trump", "Trump", True),
        ("the bloc", "The bloc", True),
        ("Thune", "Trump", False),
        (None, "article", False),
    ],
)
def test_speakers_are_the_same_by_their_words(one, other, same):
    assert same_speaker(one, other) is same


def test_reading_twice_gives_the_same():
    case = CASES[0]
    assert read(case.article) == read(case.article)
    assert json.dumps(proposals(read(case.article)))


@pytest.mark.parametrize(("folder", "deadlines"), [("unseen", 0.90), ("unseen2", 0.85)])
def test_the_articles_that_were_put_aside_while_the_rules_were_written(folder, deadlines):
    score = scored(ROOT / folder)
    told = f"see benchmarks/articles.py --folder {folder}"
    assert score.f1("deadlines")[2] >= deadlines, told
    assert score.f1("events")[2] >= 0.85, told
    assert score.windows >= 0.92, told
    assert score.speakers >= 0.85, told
