"""Texts as cells and back; names that lead back to their records."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.core.cells import guarded, labelled, labels, listed, unguarded
from tracker.store.ids import fold, slug


@given(st.text())
def test_every_text_comes_back(text: str) -> None:
    cell = guarded(text)
    assert unguarded(cell) == text
    assert cell[0] not in "=+-@\t\r"


@pytest.mark.parametrize("cell", ["'tis", "plain", "'", "a=b"])
def test_what_people_type_is_left_alone(cell: str) -> None:
    assert unguarded(cell) == ("" if cell == "'" else cell)


NAMES = [
    ("donald-trump", "Donald Trump"),
    ("us-senate", "U.S. Senate"),
    ("trump", "Trump"),
    ("a-b", "A; B"),
    ("c", "C [x]"),
    ("hamas", "Hamas"),
]


def test_labels_lead_back() -> None:
    found = labels(NAMES, [("donald-trump", "Trump")], fold, slug)
    assert found == {
        "donald-trump": "Donald Trump",
        "us-senate": "U.S. Senate [us-senate]",
        "trump": "Trump [trump]",  # an alias of another goes by that name too
        "a-b": "[a-b]",
        "c": "[c]",
        "hamas": "Hamas",
    }
    assert [labelled(text) for text in found.values()] == [
        ("Donald Trump", None),
        ("U.S. Senate", "us-senate"),
        ("Trump", "trump"),
        ("", "a-b"),
        ("", "c"),
        ("Hamas", None),
    ]


def test_names_in_one_cell() -> None:
    assert listed(" A. Minister;B ; ;C [c]\n") == ["A. Minister", "B", "C [c]"]
