"""Records as JSON and back, by the types that their fields declare: nothing else comes through."""

from contextlib import suppress
from datetime import date, time
from functools import cache
from math import isfinite
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from tracker.core.imported import Counting
from tracker.core.record import Record
from tracker.core.records import Reading

_SHOWN = 40
"""Characters of a wrong value that an error repeats."""


def as_json(value: object) -> Any:
    """What `json` can write of a record and what it holds; raises TypeError for anything else."""
    if isinstance(value, Reading):
        value = value.worded()
    if isinstance(value, Record):
        return {name: as_json(each) for name, each in value.by_name().items()}
    if isinstance(value, tuple):
        return [as_json(each) for each in value]
    if isinstance(value, date | time):
        return value.isoformat()
    if value is None or isinstance(value, str | int | float):
        return value
    raise TypeError(f"a field holds a value of the type {type(value).__name__}")


def from_json(wanted: Any, value: object, name: str) -> Any:
    """The value of a type, as JSON has it; raises ValueError that says what is wrong and where.

    `name` is what the value is called there. A record has all of its fields that have no default,
    and no others; days and times are ISO text, as `as_json` writes them.
    """
    origin = get_origin(wanted)
    if origin in (Union, UnionType):
        return _one_of(get_args(wanted), value, name)
    if origin is Literal:
        return _chosen(get_args(wanted), value, name)
    if origin is tuple:
        return _several(get_args(wanted), value, name)
    if issubclass(wanted, Record):
        return _record(wanted, value, name)
    if wanted in (date, time):
        return _iso(wanted, value, name)
    return _simple(wanted, value, name)


def _one_of(wanted: tuple[Any, ...], value: object, name: str) -> Any:
    """By the first type that takes it; what is wrong is told of the last."""
    if value is None and NoneType in wanted:
        return None
    *others, last = (each for each in wanted if each is not NoneType)
    for each in others:
        with suppress(ValueError):
            return from_json(each, value, name)
    return from_json(last, value, name)


def _chosen(wanted: tuple[Any, ...], value: object, name: str) -> Any:
    if value not in wanted:
        raise _wrong(name, f"one of {', '.join(wanted)}", value)
    return value


def _several(wanted: tuple[Any, ...], value: object, name: str) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise _wrong(name, "a list", value)
    types = wanted[:1] * len(value) if wanted[-1] is ... else wanted
    if len(types) != len(value):
        raise _wrong(name, f"a list of {len(types)}", value)
    numbered = enumerate(zip(types, value, strict=True))
    return tuple(from_json(kind, each, f"{name}[{at}]") for at, (kind, each) in numbered)


def _record(wanted: type[Record], value: object, name: str) -> Record:
    if not isinstance(value, dict):
        raise _wrong(name, "an object", value)
    hints = _hints(wanted)
    for key in value:
        if key not in hints:
            raise ValueError(f"{name} has no field {_shown(key)}")
    for key in hints:
        if key not in value and key not in wanted._defaults:
            raise ValueError(f"{name} lacks its {key}")
    return wanted(
        **{key: from_json(hints[key], each, f"{name}.{key}") for key, each in value.items()}
    )


@cache
def _hints(record: type[Record]) -> dict[str, Any]:
    """The types of its fields; some name what is only imported where types are checked."""
    hints = get_type_hints(record, localns={"Counting": Counting})
    return {name: hints[name] for name in record._fields}


_CALLED: dict[Any, str] = {
    str: "text",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    date: "a day such as 2025-10-16",
    time: "a time such as 18:00:00",
}


def _simple(wanted: Any, value: object, name: str) -> Any:
    if wanted is float and type(value) is int:
        with suppress(OverflowError):
            value = float(value)
    if type(value) is not wanted or (isinstance(value, float) and not isfinite(value)):
        raise _wrong(name, _CALLED[wanted], value)
    return value


def _iso(wanted: Any, value: object, name: str) -> Any:
    found = None
    with suppress(ValueError, TypeError):
        found = wanted.fromisoformat(value)
    if found is None or found.isoformat() != value:
        raise _wrong(name, _CALLED[wanted], value)
    return found


def _wrong(name: str, wanted: str, value: object) -> ValueError:
    return ValueError(f"{name} is {wanted}, not {_shown(value)}")


def _shown(value: object) -> str:
    said = repr(value)
    return said if len(said) <= _SHOWN else f"{said[:_SHOWN]}..."
