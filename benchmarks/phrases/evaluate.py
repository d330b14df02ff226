"""What the trees of a script are worth: literals, dates, sums, and what calls lead to.

A name that the script does not explain is worth itself, and so is what is reached from it. Dates
are aware; the machine's zone is UTC.
"""

import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta, timezone
from typing import Any, NamedTuple

from benchmarks.phrases.javascript import (
    Call,
    Function,
    Item,
    Literal,
    Member,
    Name,
    New,
    Operation,
    Record,
    Tree,
    Unread,
)

_DATES = (
    "%a %b %d %Y %H:%M:%S",
    "%a %b %d %Y",
    "%A %b %d %Y",
    "%A %d %B %Y",
    "%B %d, %Y, %H:%M",
    "%b %d %Y %H:%M:%S",
)
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_GMT = re.compile(r" GMT([+-])(\d\d)(\d\d)(?: \(.*\))?$")
_CLOCK = ("hours", "minutes", "seconds", "milliseconds")


class Reached(NamedTuple):
    """Something of no value here: the names, places and arguments (a tuple) that lead to it.

    They lead from `origin`, or from a name, the first of them.
    """

    steps: tuple[Any, ...]
    origin: object = None


class _Method(NamedTuple):
    of: datetime
    name: str


Scope = dict[str, Any]
Caller = Callable[[Call, Scope], Any]


def evaluate(tree: Tree, scope: Scope, call: Caller) -> Any:
    """Give the value of a tree; `call` gives that of a call. Raises Unread for what has none."""
    match tree:
        case Literal(value):
            return value
        case Name(name):
            return scope.get(name, Reached((name,)))
        case Record(fields):
            return {name: evaluate(each, scope, call) for name, each in fields}
        case Operation(sign, parts):
            return _compute(sign, [evaluate(part, scope, call) for part in parts])
        case Function():
            return tree
        case Call():
            return call(tree, scope)
    return _reach(tree, scope, call)


def _reach(tree: New | Member | Item, scope: Scope, call: Caller) -> Any:
    match tree:
        case New(Name("Date"), given):
            return _date([evaluate(each, scope, call) for each in given])
        case New(what, given):
            values = tuple(evaluate(each, scope, call) for each in given)
            return _further(evaluate(what, scope, call), "new", values)
        case Item(of, place):
            return _further(evaluate(of, scope, call), int(evaluate(place, scope, call)))
        case Member(of, name):
            value = evaluate(of, scope, call)
            return _Method(value, name) if isinstance(value, datetime) else _further(value, name)


def _further(value: Any, *steps: Any) -> Reached:
    if not isinstance(value, Reached):
        raise Unread(f"a part of {value!r}")
    return value._replace(steps=value.steps + steps)


def called(what: Any, given: tuple[Any, ...]) -> Any:
    """Give what a call of something evaluated gives."""
    match what:
        case _Method(moment, "getTime"):
            return moment.timestamp() * 1000
        case _Method(_, "getTimezoneOffset"):
            return 0.0  # the machine's zone is UTC
        case _Method():
            raise Unread("a method of a date")
    return _further(what, given)


def _compute(sign: str, values: list[Any]) -> Any:
    match sign, values:
        case "+", [str(a), str(b)]:
            return a + b
        case "-", [float(a)]:
            return -a
        case "+" | "-" | "*", [float(a), float(b)]:
            return {"+": a + b, "-": a - b, "*": a * b}[sign]
    raise Unread(f"{sign} of {values}")


def _date(given: Sequence[Any]) -> datetime:
    """What `new Date(...)` gives: written, in milliseconds, or year, month from 0, day, clock."""
    match given:
        case [str(text)]:
            return _written(text)
        case [float(moment)]:
            return datetime.fromtimestamp(moment / 1000, UTC)
        case [float(year), float(month), *rest]:
            day, *clock = rest or [1.0]
            years = int(year + (1900 if 0 <= year < 100 else 0) + month // 12)
            later = timedelta(days=day - 1, **dict(zip(_CLOCK, clock, strict=False)))
            try:
                return datetime(years, int(month % 12) + 1, 1, tzinfo=UTC) + later
            except (OverflowError, ValueError):
                raise Unread("a year that datetime does not have") from None
    raise Unread(f"new Date of {given}")


def _written(text: str) -> datetime:
    if _ISO.match(text):
        moment = datetime.fromisoformat(text)
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    zone = _GMT.search(text)
    minutes = int(zone[2]) * 60 + int(zone[3]) if zone else 0
    away = timezone(timedelta(minutes=-minutes if zone and zone[1] == "-" else minutes))
    plain = text[: zone.start()] if zone else text
    for written in _DATES:
        try:
            return datetime.strptime(plain.title(), written).replace(tzinfo=away)
        except ValueError:
            continue
    raise Unread(f"the date {text}")
