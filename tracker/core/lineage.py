"""What two stores know in common of a record: the newest state that both have come from.

A store knows the changes that it made or took in, each by a mark that no other has. Its states of
a record, in their order, are points; from one to the next it knows more.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from tracker.core.merged import State, content


class Step(NamedTuple):
    """What one transaction did to a record: the marks that came in, and the state it left.

    `kept` says that it left the state as it was.
    """

    marks: frozenset[str]
    state: State | None
    kept: bool = False


class Point(NamedTuple):
    """A state, None where there was no record, and the marks of all that has gone into it."""

    known: frozenset[str]
    state: State | None


class Undone(NamedTuple):
    """Changes that do not count: those taken back in the end, and all that took one back or again.

    `off` are the former, `quiet` the latter.
    """

    off: frozenset[int]
    quiet: frozenset[int]


def undone(targets: Mapping[int, int], counting: Iterable[int]) -> Undone:
    """What became of some changes, of those that took others back (each to which).

    Only what leads to one of `counting` is looked at; of two changes the later has the greater
    number. A change that was taken back is as if it had never been, until that is taken back too.
    """
    off: set[int] = set()
    for change in sorted(targets, reverse=True):
        if change not in off:
            off.add(targets[change])
    wanted = frozenset(counting)
    quiet = {change for change in targets if _first(change, targets) in wanted}
    return Undone(frozenset(off & (wanted | quiet)), frozenset(quiet))


def _first(change: int, targets: Mapping[int, int]) -> int:
    """The change that this one, by way of others, took back or brought back."""
    while change in targets:
        change = targets[change]
    return change


def points(steps: Iterable[Step]) -> list[Point]:
    """The states that these steps led through, first things first."""
    found: list[Point] = []
    known: frozenset[str] = frozenset()
    state: State | None = None
    for step in steps:
        known |= step.marks
        state = state if step.kept else step.state
        found.append(Point(known, state))
    return found


def aligned(ours: Sequence[Point], theirs: Sequence[Point]) -> tuple[list[Point], list[Point]]:
    """Both, with a first state of one that the other had at some time known as that.

    Such a record was imported, or seeded twice: its journal begins anew with what it was.
    """
    if _apart(theirs[0], ours):
        same = _alike(theirs[0], ours)
        if same is not None:
            return list(ours), _grafted(theirs, same)
    if _apart(ours[0], theirs):
        same = _alike(ours[0], theirs)
        if same is not None:
            return _grafted(ours, same), list(theirs)
    return list(ours), list(theirs)


def _apart(first: Point, others: Sequence[Point]) -> bool:
    return first.known.isdisjoint(others[-1].known)


def _alike(first: Point, others: Sequence[Point]) -> Point | None:
    wanted = content(first.state)
    if wanted is None:
        return None
    return next((point for point in others if content(point.state) == wanted), None)


def _grafted(own: Sequence[Point], same: Point) -> list[Point]:
    first = own[0].known
    return [Point(point.known - first | same.known, point.state) for point in own]


def bases(ours: Sequence[Point], theirs: Sequence[Point]) -> tuple[State | None, ...]:
    """The newest states into which only went what both sides know; () if they share nothing.

    There is one of each side, or that of the side that knows more by then. Only what they agree on
    is common: each side may have settled a contradiction in its own way.
    """
    here = _newest(ours, theirs[-1].known)
    there = _newest(theirs, ours[-1].known)
    if here is None or there is None:
        found = here or there
        return () if found is None else (found.state,)
    if here.known < there.known:
        return (there.state,)
    if there.known < here.known:
        return (here.state,)
    return (here.state, there.state)


def _newest(own: Sequence[Point], known: frozenset[str]) -> Point | None:
    return next((point for point in reversed(own) if point.known <= known), None)
