"""How alike names and titles are, in any script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.core.alike import apart, likeness, nearest, numbers, pieces

KNOWN = [
    ("trump", "donald trump"),
    ("trump", "trump"),
    ("zelenskyy", "volodymyr zelenskyy"),
    ("zelenskyy", "zelensky"),
    ("orban", "viktor orban"),
    ("uk", "uk"),
    ("un", "united nations"),
    ("none", ""),
    ("uae", "u a e"),
]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("donald trmup", "trump"),
        ("zelenski", "zelenskyy"),
        ("orban", "orban"),  # a word of the name
        ("mr donald trump", "trump"),  # or the name and more
        ("nations", "un"),
        ("vikto orbn", "orban"),
        ("us", None),
        ("a", None),  # of U.A.E. a letter
        ("emmanuel macron", None),
        ("", None),
    ],
)
def test_nearest(name: str, key: str | None) -> None:
    assert nearest(name, KNOWN) == key


@pytest.mark.parametrize(
    ("name", "known", "near"),
    [
        ("pair 2", "pair 1", False),
        ("pair 12", "pair 1", False),
        ("minsk ii", "minsk i", False),
        ("minsk ii agreement", "minsk iii agreement", False),
        ("task force 141", "task force 14", False),
        ("geneva iv", "geneva 4", True),
        ("pair 02", "pair 2", True),
        ("minsk ii", "minsk", True),  # it may be short for that
        ("minsk ii", "minks ii", True),
        ("xi jinping", "xi jin ping", True),
        ("v zelensky", "x zelensky", True),  # an initial is no numeral
    ],
)
def test_another_number_is_another_name(name: str, known: str, near: bool) -> None:
    assert (nearest(name, [("key", known)]) is not None) == near
    assert (nearest(known, [("key", name)]) is not None) == near


@pytest.mark.parametrize(
    ("folded", "found"),
    [
        ("package 19 of 2025", {"19", "2025"}),
        ("phase ii", {"2"}),
        ("phase xxxix", {"39"}),
        ("phase xl", set()),
        ("i will sign", set()),  # a word in front is none
        ("phase iiii", set()),
        ("000", {"0"}),
        ("9" * 6000, {"9" * 6000}),
        ("", set()),
    ],
)
def test_numbers(folded: str, found: set[str]) -> None:
    assert numbers(folded) == found
    assert not apart(folded, folded)


@pytest.mark.parametrize(
    ("one", "other", "low", "high"),
    [
        ("a vote", "a vote", 1, 1),
        ("peace summit in budapest", "budapest peace summit", 0.9, 0.99),
        ("senate vote on the sanctions bill", "senate to vote on russia sanctions", 0.65, 0.8),
        ("trump and putin to meet in budapest", "putin trump summit in budapest", 0.65, 0.8),
        ("handover of lachin", "handover of aghdam", 0, 0.64),
        ("tariffs on canada", "tariffs on mexico", 0, 0.64),
        ("перемирие в газе", "перемирие в секторе газа", 0.6, 0.9),
        ("北京峰会", "北京首脑峰会", 0.65, 0.9),
        ("قمة بغداد", "قمة بغداد المقبلة", 0.6, 0.9),
        ("", "", 0, 0),
        ("a vote", "", 0, 0),
    ],
)
def test_titles(one: str, other: str, low: float, high: float) -> None:
    assert low <= likeness(pieces(one), pieces(other)) <= high


@given(one=st.text(), other=st.text())
def test_likeness_is_the_same_both_ways_and_whole_with_itself(one: str, other: str) -> None:
    a, b = pieces(one), pieces(other)
    assert likeness(a, b) == likeness(b, a)
    assert 0 <= likeness(a, b) <= 1
    assert likeness(a, a) == (1 if one.split() else 0)
