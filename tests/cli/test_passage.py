"""A sentence among its neighbours: nothing of it is lost, and each mark stands in its place."""

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.cli.output import columns_of
from tracker.cli.passage import passage

TEXT = "One came. Ana Ilic said that parliament would vote by Friday. Ilic left.\n\nAnother tale."


@pytest.fixture(autouse=True)
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")


def row(text: str, quote: str, phrase: str | None, **fields: Any) -> dict[str, Any]:
    start = text.index(quote)
    at = text.index(phrase) if phrase else None
    places = {"quote_start": start, "quote_end": start + len(quote), "phrase": phrase}
    places |= {"phrase_start": at, "phrase_end": None if at is None else at + len(phrase or "")}
    return {"speaker": "Ana Ilic", "role": None, "bound": [], **places, **fields}


CASES = [
    # quote, phrase, characters around it, what is shown
    (
        "Ana Ilic said that parliament would vote by Friday.",
        "by Friday",
        240,
        "  One came. «<Ana Ilic> said that parliament would vote [by]\n  [Friday].» <Ilic> left.",
    ),
    ("Ilic left.", None, 9, "  … Friday. «<Ilic> left.»"),
    ("Ilic left.", None, 3, "  … <Ilic> left."),
    ("Another tale.", "tale.", 240, "  Another [tale.]"),
    ("One came.", "One", 8, "  «[One] came.» Ana …"),
]


@pytest.mark.parametrize(("quote", "phrase", "around", "shown"), CASES)
def test_what_is_shown(quote: str, phrase: str | None, around: int, shown: str) -> None:
    lines = passage(TEXT, row(TEXT, quote, phrase), around)
    assert "\n".join(lines) == shown


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_nothing_is_lost_and_no_line_is_too_wide(data: st.DataObject) -> None:
    words = st.text("abcdeé 世\n", min_size=1, max_size=90)
    before, quote, after = data.draw(words), data.draw(words), data.draw(words)
    text = before + quote + after
    start, end = len(before), len(before) + len(quote)
    one = data.draw(st.integers(start, end - 1))
    other = data.draw(st.integers(one + 1, end))
    given_ = {
        "quote_start": start,
        "quote_end": end,
        "phrase": text[one:other],
        "phrase_start": one,
        "phrase_end": other,
        "speaker": "abc",
        "role": None,
        "bound": [],
    }
    lines = passage(text, given_, 1000)
    assert max(map(columns_of, lines), default=0) <= 60
    bare = re.sub(r"[\[\]<>«»…]", "", "".join(lines))
    assert "".join(bare.split()) in "".join(text.split())
    assert "".join(quote.split()) in "".join(bare.split())


def test_a_long_word_is_whole() -> None:
    text = "x" * 500
    lines = passage(text, row(text, text, None))
    assert "".join(map(str.strip, lines)) == text
    assert max(map(len, lines)) <= 60
