"""Which sources make material for a dispute, and what is said of it."""

import pytest

from tracker.core.contradiction import Side, Sides, sentence, sides

CASES = [
    # the stances of sources, in order; the numbers of the two that are named
    ([], None),
    (["supports"], None),
    (["contradicts", "contradicts", "neutral"], None),
    (["supports", "neutral"], None),
    (["supports", "contradicts"], (0, 1)),
    (["neutral", "contradicts", "supports", "supports", "contradicts"], (2, 1)),
]


@pytest.mark.parametrize(("stances", "named"), CASES)
def test_the_first_of_each_side(stances: list[str], named: tuple[int, int] | None) -> None:
    found = sides(Side(stance, f"source {n}") for n, stance in enumerate(stances))
    assert found == (Sides(*(f"source {n}" for n in named)) if named else None)


def test_what_is_said_of_it() -> None:
    words = "One source supports it (a), another contradicts it (b)."
    assert sentence(Sides("a", "b"), judged=False) == words
    assert sentence(Sides("a", "b"), judged=True).startswith(f"{words} Take its verdict back")
