"""How found time expressions are counted against marked ones."""

from datetime import date

import pytest

from benchmarks.phrases.scoring import Counts, Score, counts, misses, pairs, scores
from benchmarks.phrases.timeml import Document, Marked, document

TEXT = "Late on Friday, 17 October 2025, they met."
FRIDAY = Marked(8, 14, "DATE", "2025-10-17")
WRITTEN = Marked(16, 31, "DATE", "2025-10-17")
BOTH = Marked(8, 31, "DATE", "2025-10-17")
LATE = Marked(0, 14, "TIME", "2025-10-17TNI")


def marked(*expressions: Marked) -> Document:
    return Document("a.tml", date(2025, 10, 18), TEXT, expressions)


@pytest.mark.parametrize(
    ("there", "found", "expected"),
    [
        ([FRIDAY], [FRIDAY], Counts(1, 1, 1, 1, 1, 1)),
        ([FRIDAY], [LATE], Counts(1, 1, 0, 1, 0, 0)),
        ([FRIDAY], [WRITTEN], Counts(1, 1, 0, 0, 0, 0)),
        ([FRIDAY, WRITTEN], [BOTH], Counts(2, 1, 0, 1, 1, 1)),
        ([BOTH], [FRIDAY, WRITTEN], Counts(1, 2, 0, 1, 1, 1)),
        ([], [FRIDAY], Counts(0, 1, 0, 0, 0, 0)),
        ([FRIDAY], [], Counts(1, 0, 0, 0, 0, 0)),
    ],
)
def test_each_expression_is_matched_once(there, found, expected):
    assert counts(marked(*there), found) == expected


def test_the_same_extent_goes_first():
    assert pairs([LATE, FRIDAY], [FRIDAY]) == [(LATE, None), (FRIDAY, FRIDAY)]


def test_scores_are_per_cent():
    found = scores(Counts(marked=4, found=2, strict=1, relaxed=2, value=0, type=2))
    assert found["strict"] == Score(50.0, 25.0, pytest.approx(100 / 3))
    assert found["value"] == Score(0.0, 0.0, 0.0)
    assert scores(Counts())["relaxed"] == Score(0.0, 0.0, 0.0)


def test_every_difference_is_a_miss_of_one_kind():
    late = LATE._replace(type="DATE", value="2025-10-17")
    kinds = [
        [row["kind"] for row in misses(marked(*there), found)]
        for there, found in (
            ([FRIDAY], [FRIDAY]),
            ([FRIDAY], [late]),
            ([FRIDAY], [LATE]),
            ([FRIDAY], [FRIDAY._replace(type="TIME")]),
            ([FRIDAY], [WRITTEN]),
        )
    ]
    negative_positive = ["false negative", "false positive"]
    assert kinds == [[], ["wrong extent"], ["wrong value"], ["wrong type"], negative_positive]


def test_a_miss_shows_the_words_around_it():
    (row,) = misses(marked(FRIDAY), [])
    assert row["context"] == "Late on [Friday], 17 October 2025, they met."


def test_offsets_count_the_text_without_tags():
    found = document(
        "a.tml",
        b"<TimeML><DCT><TIMEX3 value='2025-10-18T09:00'>today</TIMEX3></DCT><TEXT>\nThey "
        b"<EVENT>met</EVENT> at &lt; <TIMEX3 type='TIME' value='T'>5 <EVENT>p.m.</EVENT></TIMEX3>"
        b" on <TIMEX3 type='DATE' value='D'>Friday</TIMEX3>.</TEXT></TimeML>",
    )
    assert found.made == date(2025, 10, 18)
    assert [found.text[one.start : one.end] for one in found.marked] == ["5 p.m.", "Friday"]


@pytest.mark.parametrize("content", [b"<TimeML/>", b"<TimeML><TEXT/><DCT/></TimeML>"])
def test_a_document_without_text_or_day_is_refused(content):
    with pytest.raises(SystemExit, match=r"a\.tml"):
        document("a.tml", content)
