"""Two versions of one record made one: compared field by field with what both came from."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal, NamedTuple

from tracker.core.record import Record

State = dict[str, Any]
Side = Literal["ours", "theirs"]

LOCAL = ("number", "version")
"""Fields in which a store goes its own way."""


class Rules(Record):
    """What a kind of record asks for.

    `together` are fields that make sense only as one side has them all, `union` lists to which
    both sides may add, `later` days of which the later one holds, and none if one side has none.
    `newest` are fields of which all are those of the side whose first is the greater text.
    `name` is a field of which the one recorded first is kept, and the other among the `union`,
    where both sides recorded the same by themselves.
    """

    together: tuple[tuple[str, ...], ...] = ()
    union: str | None = None
    later: str | None = None
    newest: tuple[str, ...] = ()
    name: str | None = None


class Clash(NamedTuple):
    """A field that both sides changed, each in its own way; None where it is not there."""

    field: str
    base: Any
    ours: Any
    theirs: Any


def content(state: State | None) -> State | None:
    """A state without what two stores may have otherwise of one record."""
    if state is None:
        return None
    return {name: value for name, value in state.items() if name not in (*LOCAL, "recorded")}


def joined(
    ours: State,
    theirs: State,
    bases: Sequence[State],
    rules: Rules,
    side: Side | None = None,
) -> tuple[State, list[Clash]]:
    """One state with what either side changed since `bases`, and where they contradict.

    Without a base every difference is a contradiction, and so is it in fields that several bases
    do not agree on. Where the sides contradict, the state has what `side` has, else ours.
    """
    if not bases and rules.name:
        ours, theirs = _named(ours, theirs, rules.name, rules.union or "")
    result = {name: ours[name] for name in LOCAL if name in ours}
    clashes: list[Clash] = []
    for unit in _units([*bases, ours, theirs], rules):
        mine, other = _picked(ours, unit), _picked(theirs, unit)
        known = [_picked(base, unit) for base in bases]
        base = known[0] if known and all(each == known[0] for each in known) else None
        if other in (mine, base):
            result |= mine
        elif mine == base:
            result |= other
        elif (both := _both(unit, mine, other, base, rules)) is not None:
            result |= both
        else:
            result |= other if side == "theirs" else mine
            clashes += [
                Clash(name, base.get(name) if base else None, mine.get(name), other.get(name))
                for name in unit
                if mine.get(name) != other.get(name)
            ]
    if content(result) != content(ours) or result.get("recorded") != ours.get("recorded"):
        result |= _raised(ours, theirs)
    return result, clashes


def _raised(ours: State, theirs: State) -> dict[str, int]:
    """The version of what has changed: above ours, so that whoever edits that is told."""
    if "version" not in ours:
        return {}
    return {"version": max(ours["version"] + 1, theirs.get("version", 0))}


def _units(states: Sequence[State], rules: Rules) -> Iterator[tuple[str, ...]]:
    """The fields to be compared, those that belong together as one."""
    fields = dict.fromkeys(name for state in states for name in state if name not in LOCAL)
    units = [unit for unit in (*rules.together, rules.newest) if unit]
    for unit in units:
        if any(name in fields for name in unit):
            yield unit
    grouped = {name for unit in units for name in unit}
    yield from ((name,) for name in fields if name not in grouped)


def _picked(state: State, unit: tuple[str, ...]) -> dict[str, Any]:
    return {name: state[name] for name in unit if state.get(name) not in (None, [])}


def _both(
    unit: tuple[str, ...],
    ours: Mapping[str, Any],
    theirs: Mapping[str, Any],
    base: Mapping[str, Any] | None,
    rules: Rules,
) -> dict[str, Any] | None:
    """What takes in both sides, for a field that can."""
    field = unit[0]
    if unit == rules.newest:
        return dict(ours if ours.get(field, "") >= theirs.get(field, "") else theirs)
    if field == "recorded":
        return {field: min(ours[field], theirs[field])}
    if field == rules.later:
        days = [side[field] for side in (ours, theirs) if field in side]
        return {field: max(days)} if len(days) > 1 else {}
    if field == rules.union:
        return _united(field, *(side.get(field, []) for side in (ours, theirs, base or {})))
    return None


def _united(
    field: str, ours: Sequence[str], theirs: Sequence[str], base: Sequence[str]
) -> dict[str, Any]:
    """What neither took away, then what either added, in an order that both sides come to."""
    kept = [item for item in base if item in ours and item in theirs]
    added = sorted({*ours, *theirs} - {*base})
    return {field: [*kept, *added]} if kept or added else {}


def _named(ours: State, theirs: State, name: str, union: str) -> tuple[State, State]:
    """Both with the name that was recorded first, and with the other one among the others."""
    if ours[name] == theirs[name]:
        return ours, theirs
    first = min((each["recorded"], each[name]) for each in (ours, theirs))[1]
    both = [
        {
            **each,
            name: first,
            union: [*(item for item in each.get(union, []) if item != first), each[name]],
        }
        for each in (ours, theirs)
    ]
    for each in both:
        each[union] = [item for item in each[union] if item != first]
    return both[0], both[1]
