"""Cases from alvinwan/timefhuman's tests (tests/*.py), read without running them.

Taken are the rows of `parametrize` that give `test_input` and `expected`, and asserts that
compare `timefhuman(text, ...)` with what is written out. `now` is what conftest.py's fixture of
that name returns. What is expected are datetimes, dates, times, pairs (a range), lists of these
(a choice; its members count as results of their own) and, with matched text, triples.

Zones aren't compared, since the tests attach them so that they stand for local mean time. Midnight
isn't either: it is what timefhuman fills in where no clock time is stated. Lengths of time
(`timedelta`) name no point; a case of them is left out.
"""

import ast
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from benchmarks.phrases.cases import Case, Expected, Extracted, Stamp, clock, stamp

_BUILT = {"datetime": datetime, "date": date, "time": time}
_OPTIONS = {"infer_datetimes", "direction"}


class NotWrittenOut(Exception):
    """The tests compute here, or expect what is no point in time."""


def read(folder: Path) -> Extracted:
    """Give the cases of a copy of the project; `folder` holds its `tests` and conftest.py."""
    now = find_now((folder / "conftest.py").read_text(encoding="utf-8"))
    found = Extracted([], [])
    for path in sorted((folder / "tests").glob("test_*.py")):
        add_script(found, path.read_text(encoding="utf-8"), path.name, now)
    return found


def find_now(script: str) -> datetime:
    """Give what the fixture `now` returns; raises ValueError where there is none."""
    for node in ast.walk(ast.parse(script)):
        if isinstance(node, ast.FunctionDef) and node.name == "now":
            for inner in node.body:
                if isinstance(inner, ast.Return) and inner.value:
                    moment = _value(inner.value)
                    if isinstance(moment, datetime):
                        return moment.replace(tzinfo=UTC)
    raise ValueError("no fixture `now` that returns a datetime")


def add_script(found: Extracted, script: str, name: str, now: datetime) -> None:
    """Add the cases of one test file, and what was left out of it."""
    for line, text, config, expected in _rows(ast.parse(script)):
        origin = f"{name}:{line}"
        try:
            written = _value(text)
            results = tuple(_results(_value(expected)))
            found.cases.append(Case(written, now, results, _options(config), origin))
        except NotWrittenOut as unread:
            found.left.append(f"{origin}: {unread}")


Row = tuple[int, ast.expr, ast.expr | None, ast.expr]
"""Line, text, configuration, what is expected."""


def _rows(script: ast.Module) -> Iterator[Row]:
    for node in ast.walk(script):
        match node:
            case ast.Call(ast.Attribute(attr="parametrize"), [ast.Constant(str(names)), rows]):
                yield from _parametrized([name.strip() for name in names.split(",")], rows)
            case ast.Assert(ast.Compare(ast.Call(ast.Name("timefhuman"), given), [ast.Eq()], [to])):
                if given and isinstance(given[0], ast.Constant):
                    yield node.lineno, given[0], given[1] if len(given) > 1 else None, to


def _parametrized(names: list[str], rows: ast.expr) -> Iterator[Row]:
    if isinstance(rows, ast.List) and {"test_input", "expected"} <= set(names):
        for row in rows.elts:
            if isinstance(row, ast.Tuple):
                given = dict(zip(names, row.elts, strict=True))
                config = given.get("config")
                yield row.lineno, given["test_input"], config, given["expected"]


def _options(config: ast.expr | None) -> tuple[tuple[str, Any], ...]:
    """What a written-out configuration asks for, beyond `now`."""
    given = config.keywords if isinstance(config, ast.Call) else []
    named = {word.arg: ast.unparse(word.value) for word in given if word.arg in _OPTIONS}
    return tuple((str(name), value) for name, value in named.items())


def _value(tree: ast.expr) -> Any:
    match tree:
        case ast.Constant(value):
            return value
        case ast.UnaryOp(ast.USub(), operand):
            return -_value(operand)
        case ast.List(parts):
            return [_value(part) for part in parts]
        case ast.Tuple(parts):
            return tuple(_value(part) for part in parts)
        case ast.Call(ast.Attribute(ast.Name("datetime"), name), given, named) if name in _BUILT:
            words = {str(word.arg): _value(word.value) for word in named if word.arg != "tzinfo"}
            return _BUILT[name](*(_value(each) for each in given), **words)
        case ast.Call(ast.Attribute(ast.Name("datetime"), "timedelta")):
            raise NotWrittenOut("a length of time")
    raise NotWrittenOut(ast.unparse(tree))


def _results(value: Any) -> Iterator[Expected]:
    match value:
        case list(parts):
            for part in parts:
                yield from _results(part)
        case (str(text), tuple(), result):
            yield from (each._replace(text=text) for each in _results(result))
        case (start, end):
            yield Expected((_stamp(start),), (_stamp(end),))
        case _:
            yield Expected((_stamp(value),))


def _stamp(value: datetime | date | time) -> Stamp:
    if isinstance(value, time):
        return clock(value)
    if isinstance(value, datetime):
        return stamp(value)._replace(clock_stated=(value.hour, value.minute) != (0, 0))
    if isinstance(value, date):
        return stamp(value)
    raise NotWrittenOut(repr(value))
