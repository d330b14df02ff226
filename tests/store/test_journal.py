"""How the journal writes a state: JSON as the json module writes it, byte for byte."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.store.journal import canonical

TEXTS = st.text(st.characters())  # surrogates and control characters too
LEAVES = st.none() | st.booleans() | st.integers() | TEXTS
VALUES = st.recursive(
    LEAVES, lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner), max_leaves=20
)
EVERY_LATIN = "".join(map(chr, range(0x100)))


def written(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@given(VALUES)
def test_it_is_what_the_json_module_writes(value) -> None:
    assert canonical(value) == written(value)


@pytest.mark.parametrize("text", [EVERY_LATIN, "\u2028\u2029\ufeff\U0001f600", "\ud800"])
def test_every_sign_is_written_as_the_json_module_does(text) -> None:
    assert canonical((text, {text: [text]})) == written((text, {text: [text]}))


@pytest.mark.parametrize("value", [1.5, b"bytes", date(2025, 10, 16)])
def test_what_no_state_holds_is_refused(value) -> None:
    with pytest.raises(TypeError):
        canonical({"value": [value]})
