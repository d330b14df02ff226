"""Two versions of a record made one, and the state that both came from."""

from typing import Any

import pytest

from tracker.core.lineage import Point, Step, aligned, bases, points, undone
from tracker.core.merged import Clash, Rules, Side, joined

State = dict[str, Any]
NAMES = Rules(union="aliases", name="name")
TIMES = Rules(together=(("phrase", "last"),))
BASE = {"id": "1", "number": 4, "title": "a", "version": 2}

_COPY = Rules(newest=("r", "m"))


@pytest.mark.parametrize(
    ("ours", "theirs", "bases", "rules", "wanted"),
    [
        ({"a": 1}, {"a": 1}, [], Rules(), {"a": 1}),
        ({"a": 1}, {"a": 2}, [{"a": 1}], Rules(), {"a": 2}),
        ({"a": 2}, {"a": 1}, [{"a": 1}], Rules(), {"a": 2}),
        ({"a": 1, "b": 2}, {"a": 3}, [{"a": 1}], Rules(), {"a": 3, "b": 2}),
        ({"b": 1}, {"a": 1}, [{"a": 1, "b": 1}], Rules(), {}),  # each took one away
        ({"a": 1}, {"a": 1}, [{"a": 2}], Rules(), {"a": 1}),  # both alike
        # a day that both moved on: the later; none where one side has ended it
        ({"n": "2"}, {"n": "3"}, [{"n": "1"}], Rules(later="n"), {"n": "3"}),
        ({}, {"n": "3"}, [{"n": "1"}], Rules(later="n"), {}),
        # copies of a calendar: all from the newer one
        ({"r": "2", "m": "a"}, {"r": "3", "m": "b"}, [], _COPY, {"r": "3", "m": "b"}),
        ({"r": "2", "m": "a"}, {"m": "b"}, [{"m": "c"}], _COPY, {"r": "2", "m": "a"}),
        # names: what neither took away, then what was added, in one order
        (
            {"aliases": ["x", "z", "c"]},
            {"aliases": ["x", "y", "b"]},
            [{"aliases": ["y", "x", "z"]}],
            Rules(union="aliases"),
            {"aliases": ["x", "b", "c"]},
        ),
        (
            {"name": "B", "recorded": "2", "aliases": ["A", "x"]},
            {"name": "A", "recorded": "1"},
            [],
            NAMES,
            {"name": "A", "recorded": "1", "aliases": ["B", "x"]},
        ),
        # one side read the phrase anew, the other changed something else
        (
            {"phrase": "p", "last": "1", "title": "t"},
            {"phrase": "q", "last": "2"},
            [{"phrase": "p", "last": "1"}],
            TIMES,
            {"phrase": "q", "last": "2", "title": "t"},
        ),
    ],
)
def test_joined(
    ours: State, theirs: State, bases: list[State], rules: Rules, wanted: State
) -> None:
    assert joined(ours, theirs, bases, rules) == (wanted, [])
    assert joined(theirs, ours, bases, rules) == (wanted, []), "from either side"


@pytest.mark.parametrize(
    ("ours", "theirs", "bases", "rules", "clashes"),
    [
        ({"a": 2}, {"a": 3}, [{"a": 1}], Rules(), [Clash("a", 1, 2, 3)]),
        ({"a": 2}, {}, [{"a": 1}], Rules(), [Clash("a", 1, 2, None)]),
        ({"a": 2}, {"a": 3}, [], Rules(), [Clash("a", None, 2, 3)]),
        ({"a": 2}, {"a": 3}, [{"a": 2}, {"a": 3}], Rules(), [Clash("a", None, 2, 3)]),
        # what belongs together is of one side
        (
            {"phrase": "q", "last": "1"},
            {"phrase": "p", "last": "2"},
            [{"phrase": "p", "last": "1"}],
            TIMES,
            [Clash("phrase", "p", "q", "p"), Clash("last", "1", "1", "2")],
        ),
    ],
)
def test_clashes(
    ours: State, theirs: State, bases: list[State], rules: Rules, clashes: list[Clash]
) -> None:
    assert joined(ours, theirs, bases, rules) == (ours, clashes)
    assert joined(ours, theirs, bases, rules, "theirs") == (theirs, clashes)


@pytest.mark.parametrize(
    ("side", "wanted"),
    [("ours", {"title": "o", "place": "p"}), ("theirs", {"title": "t", "place": "p"})],
)
def test_a_side_settles_only_what_contradicts(side: Side, wanted: State) -> None:
    ours, theirs = {**BASE, "title": "o"}, {**BASE, "number": 9, "title": "t", "place": "p"}
    state, clashes = joined(ours, theirs, [BASE], Rules(), side)
    assert [clash.field for clash in clashes] == ["title"]
    assert state == {**BASE, **wanted, "version": 3}


def test_the_version_rises_above_ours_and_the_number_stays() -> None:
    theirs = {**BASE, "number": 9, "title": "t", "version": 7}
    assert joined(BASE, theirs, [BASE], Rules())[0] == {**theirs, "number": 4}
    assert joined(theirs, BASE, [BASE], Rules())[0] == theirs


def steps(*given: tuple[str, State | None]) -> list[Point]:
    """Points from marks (a letter each) and states."""
    return points(Step(frozenset(marks), state) for marks, state in given)


A, B, C, D = ({"title": letter} for letter in "abcd")


@pytest.mark.parametrize(
    ("ours", "theirs", "wanted"),
    [
        # one goes on from the other
        (steps(("a", A)), steps(("a", A), ("b", B)), (A, A)),
        # both went on
        (steps(("a", A), ("b", B)), steps(("a", A), ("c", C)), (A, A)),
        # ours took theirs in, theirs went on
        (steps(("a", A), ("b", B), ("c", D)), steps(("a", A), ("c", C), ("d", D)), (C,)),
        # each took the other in, to the same end
        (steps(("a", A), ("b", B), ("c", D)), steps(("a", A), ("c", C), ("b", D)), (D, D)),
        # and to another end: what they agree on is common
        (steps(("a", A), ("b", B), ("c", B)), steps(("a", A), ("c", C), ("b", C)), (B, C)),
        (steps(("a", A)), steps(("b", B)), ()),
        # it was taken away by both
        (steps(("a", A), ("b", None)), steps(("a", A), ("b", None), ("c", C)), (None, None)),
    ],
)
def test_bases(ours: list[Point], theirs: list[Point], wanted: tuple[State | None, ...]) -> None:
    assert bases(ours, theirs) == wanted
    assert bases(theirs, ours) == wanted[::-1]


def test_a_first_state_that_the_other_once_had_is_that() -> None:
    ours = steps(("a", A), ("b", B), ("c", C))
    first = {**B, "number": 9, "version": 1, "recorded": "later"}
    theirs = steps(("x", first), ("y", D))
    assert bases(ours, theirs) == ()
    assert bases(*aligned(ours, theirs)) == (B, first)
    assert bases(*aligned(theirs, ours)) == (first, B)
    assert aligned(ours, steps(("x", D))) == (ours, steps(("x", D)))


def test_what_was_taken_in_without_a_change_keeps_the_state() -> None:
    found = points([Step(frozenset("a"), A), Step(frozenset("b"), None, kept=True)])
    assert found[-1] == Point(frozenset("ab"), A)


@pytest.mark.parametrize(
    ("targets", "off", "quiet"),
    [
        ({}, set(), set()),
        ({9: 5}, {5}, {9}),
        ({9: 5, 12: 9}, {9}, {9, 12}),
        ({9: 5, 12: 9, 14: 12}, {5, 12}, {9, 12, 14}),
        ({9: 5, 12: 9, 14: 5}, {5, 9}, {9, 12, 14}),
        ({9: 4, 12: 9}, set(), set()),  # 4 is no merge: its undoing is a change like others
        ({9: 5, 12: 7}, {5, 7}, {9, 12}),
    ],
)
def test_what_was_undone_and_what_undid_it(
    targets: dict[int, int], off: set[int], quiet: set[int]
) -> None:
    assert [*map(set, undone(targets, [5, 7]))] == [off, quiet]
