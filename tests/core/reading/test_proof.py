"""A proposal whose words do not stand in the text is refused, whoever made it."""

from collections.abc import Iterator
from datetime import date

import pytest

from tracker.core.reading import Article, Candidate, Given, Reader, proved, read

TEXT = "We will publish the list by Friday, she said."
DAY = date(2025, 10, 16)
ARTICLE = Article("a", TEXT, DAY)
GOOD = Candidate(
    "deadline", "publish the list", "she", TEXT, 0, len(TEXT), "by Friday", 25, 34,
    first=DAY, last=date(2025, 10, 17),
)  # fmt: skip


class Liar:
    """A reader that proposes what it was given."""

    name = "liar"

    def __init__(self, *proposals: Candidate) -> None:
        self.proposals = proposals

    def propose(self, article: Article, given: Given) -> Iterator[Candidate]:
        return iter(self.proposals)


def test_what_stands_in_the_text_is_taken() -> None:
    reader: Reader = Liar(GOOD)
    assert read(ARTICLE, Given(), reader) == [GOOD]


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"quote": "We will publish it"}, "its quote does not stand in the text where it says"),
        ({"quote": TEXT.upper()}, "its quote does not stand in the text where it says"),
        ({"quote_start": 1}, "its quote does not stand in the text where it says"),
        ({"quote_start": -45}, "its quote does not stand in the text where it says"),
        ({"quote": " "}, "it has no quote"),
        ({"phrase": "by Monday"}, "its phrase does not stand in the text where it says"),
        ({"phrase_start": None}, "its phrase does not stand in the text where it says"),
        ({"phrase": None}, "it has offsets of a phrase and no phrase"),
        (
            {"phrase": None, "phrase_start": None, "phrase_end": None},
            "it has days and no phrase that gives them",
        ),
        ({"first": date(2025, 12, 1)}, "its window ends 2025-10-17, before it opens 2025-12-01"),
        ({"kind": "rumour"}, "'rumour' is no kind of candidate"),
    ],
)
def test_what_does_not_is_refused_with_the_reason(changes, why):
    wrong = GOOD.but(**changes)
    taken, refused = proved(ARTICLE, [wrong, GOOD])
    assert taken == [GOOD]
    assert [(one.candidate, one.why) for one in refused] == [(wrong, why)]
    assert read(ARTICLE, reader=Liar(wrong)) == []
