"""Which deadlines look like one; that all pairs are found without comparing each with each."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.core import pairing
from tracker.core.pairing import pairs
from tracker.core.twins import OPEN, Look, Twin, alike


def look(number: int, title: str, first: str = "2025-10-16", last: str = "2025-10-30") -> Look:
    return Look(f"{number:016}", number, title, title.lower(), first, last)


SUMMIT = look(1, "Peace summit in Budapest")


@pytest.mark.parametrize(
    ("other", "found"),
    [
        (look(2, "Budapest peace summit"), True),
        (look(2, "Budapest peace summit", first="2025-10-30"), True),  # both ends count
        (look(2, "Budapest peace summit", first="2025-10-31", last=OPEN), False),
        (look(2, "Budapest peace summit", first="2025-10-01", last="2025-10-15"), False),
        (look(2, "Budapest peace summit", first="2025-10-01", last=OPEN), True),
        (look(2, "Vote on the bill"), False),
        (look(2, "Budapest peace summit 2"), True),  # only one of them names a number
    ],
)
def test_what_looks_alike(other: Look, found: bool) -> None:
    assert (alike(SUMMIT, other) is not None) == found
    assert alike(SUMMIT, other) == alike(other, SUMMIT)


def test_different_numbers_tell_titles_apart() -> None:
    one, other = look(1, "Sanctions package 19"), look(2, "Sanctions package 20")
    assert alike(one, other) is None
    assert alike(one, look(2, "Package 19 of sanctions")) is not None
    assert alike(look(1, "Minsk agreement, phase I"), look(2, "Minsk agreement, phase II")) is None


def test_what_both_windows_have() -> None:
    other = look(2, "Budapest peace summit", first="2025-10-20", last=OPEN)
    assert Twin(other, SUMMIT, "speaker", "X", 0.9).shared == ("2025-10-20", "2025-10-30")


WORDS = ("peace", "summit", "in", "budapest", "vote", "senate", "bill", "of", "19", "20", "峰会")
DAYS = st.integers(1, 28).map(lambda day: f"2025-10-{day:02}")
LOOKS = st.lists(
    st.tuples(st.lists(st.sampled_from(WORDS), max_size=6), DAYS, DAYS | st.just(OPEN)), max_size=40
)


@given(rows=LOOKS, many=st.sampled_from([0, 8, 1000]))
@settings(deadline=None)
def test_every_pair_is_found_either_way(rows: list[tuple[list[str], str, str]], many: int) -> None:
    group = [
        look(n, " ".join(words), min(first, last), max(first, last))
        for n, (words, first, last) in enumerate(rows)
    ]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pairing, "_MANY", many)
        found = [(*sorted((a.number, b.number)), like) for a, b, like in pairs(group)]
    wanted = [
        (a.number, b.number, like)
        for at, a in enumerate(group)
        for b in group[at + 1 :]
        if (like := alike(a, b)) is not None
    ]
    assert sorted(found) == wanted


def test_thousands_of_one_party_are_not_compared_each_with_each(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """All of them without an end, so that every two windows share days."""
    compared = []

    def counting(one: frozenset[str], other: frozenset[str]) -> float:
        compared.append(1)
        return 0.0

    monkeypatch.setattr(pairing, "likeness", counting)
    words = [f"{a}{b}{c}" for a in "bdfgk" for b in "aeiou" for c in ("lmn", "rst", "vwx")]
    group = [
        look(n, f"{words[n % 75]} {words[n * 7 % 73]} {words[n * 31 % 71]}", last=OPEN)
        for n in range(2000)
    ]
    list(pairs(group))
    assert len(compared) < 2000 * 1999 / 2 / 5
