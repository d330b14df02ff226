"""Cases from the English tests of wanasit/chrono (test/en/*.ts), read without running them.

A test calls `testSingleCase(parser, text, reference, options, result => ...)` and kin, or
`parser.parse(...)`, and then `expect`s things of the result. Kept of these: what is asked of
`start` and `end` by `get` (year to minute, and the distance from UTC), by `toBeDate` and by
`toBeCloseTo`, and of `text`. The machine's zone is taken to be UTC, and so is a reference's whose
zone is not given. A case that expects nothing of start or end is left out, and so is one whose
parser was built by hand, or that comes with zones of its own; so is the silence of the strict mode,
which no other library can be asked for.

Clock times that are not the text's own do not count unless `--implied` asks for it: `get("hour")`
where the test says `isCertain("hour")` is false, and dates at noon or at the reference's clock
time, which is what chrono fills in.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from typing import Literal as Only

from benchmarks.phrases.cases import Case, Expected, Extracted, Stamp, stamp, stamp_of
from benchmarks.phrases.evaluate import Reached, Scope, called, evaluate
from benchmarks.phrases.javascript import (
    Call,
    Function,
    Member,
    Name,
    Statement,
    Tree,
    Unread,
    read_script,
)

NOW = datetime(2012, 8, 10, 12, tzinfo=UTC)
"""Where a test names no reference, and so cannot depend on it."""

ZONES = {"JST": 540, "BST": 60, "PST": -480, "PDT": -420, "CDT": -300, "EST": -300, "GMT": 0}
"""Minutes east of UTC of the abbreviations that references use; BST as in London's summer."""

_TESTS = ("testSingleCase", "testUnexpectedResult", "testWithExpectedDate")
_TRUTH = {"toBeTruthy": True, "toBeFalsy": False}
_PARTS = ("year", "month", "day", "hour", "minute", "timezoneOffset")


class Asked:
    """A call of a parser, and what is expected of its results as the test goes on."""

    def __init__(self, parser: Reached, text: str, reference: Any, options: Any, line: int) -> None:
        self.parser = parser
        self.text = text
        self.now = _reference(reference)
        self.options: dict[str, Any] = options if isinstance(options, dict) else {}
        self.line = line
        self.count: int | None = None
        self.results: dict[int, dict[tuple[Any, ...], Any]] = {}

    def note(self, steps: tuple[Any, ...], matcher: str, value: Any) -> None:
        """Keep an expectation of what `steps` lead to; the first counts, before results change."""
        if steps == ("length",) or (not steps and matcher == "toHaveLength"):
            self.count = int(value)
        elif steps and isinstance(steps[0], int):
            noted = self.results.setdefault(steps[0], {})
            path = steps[1:]
            if matcher in ("toBeDate", "toBeCloseTo"):
                noted.setdefault((path[0] if path else "start", "date"), value)
            elif matcher in _TRUTH:
                noted.setdefault(path, _TRUTH[matcher])
            elif matcher in ("toBe", "toStrictEqual"):
                noted.setdefault(path, value)


def read(folder: Path) -> Extracted:
    """Give the cases of a copy of the project; `folder` holds its `test/en`."""
    files = sorted((folder / "test" / "en").glob("*.ts"))
    found = Extracted([], [])
    for path in files:
        add_script(found, path.read_text(encoding="utf-8"), path.name)
    return found


def add_script(found: Extracted, text: str, name: str) -> None:
    """Add the cases of one test file, and what was left out of it."""
    statements, left = read_script(text)
    play = _Play()
    play.run(statements, {})
    found.left.extend(f"{name}:{line}: not calls and literals" for line in left)
    found.left.extend(f"{name}:{line}: {why}" for line, why in play.left)
    for asked in play.asked:
        origin = f"{name}:{asked.line}"
        try:
            found.cases.append(_case(asked, origin))
        except Unread as unread:
            found.left.append(f"{origin}: {unread}")


class _Play:
    """Goes through the statements of a test and notes what it asks for."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self.left: list[tuple[int, str]] = []
        self.line = 0

    def run(self, statements: Sequence[Statement], scope: Scope) -> None:
        for line, name, tree, body in statements:
            self.line = line
            self.run(body, dict(scope))
            try:
                value = evaluate(tree, scope, self.call) if tree else None
            except Unread:
                value = Reached(("unknown",))
                if _calls(tree) in _TESTS:
                    self.left.append((line, "text or reference is computed"))
            if name:
                scope[name] = value

    def call(self, tree: Call, scope: Scope) -> Any:
        given = [evaluate(each, scope, self.call) for each in tree.given]
        match tree.what:
            case Name("test" | "it" | "describe"):
                self.enter(given, dict(scope))
            case Name(name) if name in _TESTS:
                self.test(name, given, scope)
            case Member(Call(Name("expect"), (arg,)), matcher):
                self.expect(evaluate(arg, scope, self.call), matcher, given)
            case Member(Name(name), "setFullYear") if isinstance(scope.get(name), datetime):
                scope[name] = scope[name].replace(year=int(given[0]))
            case Member(of, "parse"):
                return Reached((), self.ask(evaluate(of, scope, self.call), given))
            case what:
                return called(evaluate(what, scope, self.call), tuple(given))
        return None

    def enter(self, given: Sequence[Any], scope: Scope) -> None:
        for function in given:
            if isinstance(function, Function):
                self.run(function.body, scope)

    def ask(self, parser: Any, given: Sequence[Any]) -> Asked:
        text, reference, options = (*given, None, None, None)[:3]
        if not isinstance(text, str) or not isinstance(parser, Reached) or parser.origin:
            raise Unread("a text that is not written out")
        self.asked.append(Asked(parser, text, reference, options, self.line))
        return self.asked[-1]

    def test(self, name: str, given: Sequence[Any], scope: Scope) -> None:
        parser, *rest = given
        function = rest.pop() if rest and isinstance(rest[-1], Function) else None
        expected = rest.pop() if name == "testWithExpectedDate" else None
        asked = self.ask(parser, rest)
        asked.count = 0 if name == "testUnexpectedResult" else 1
        if expected:
            asked.note((0,), "toBeDate", expected)
        if function:
            inner = dict(scope) | dict(
                zip(function.names, (Reached((0,), asked), asked.text), strict=False)
            )
            self.run(function.body, inner)

    def expect(self, arg: Any, matcher: str, given: Sequence[Any]) -> None:
        value = given[0] if given else None
        if isinstance(value, Reached):
            arg, value = value, arg
        if isinstance(value, float) and matcher == "toBeCloseTo":
            value = datetime.fromtimestamp(value / 1000, UTC)
        asked = arg.origin if isinstance(arg, Reached) else None
        if isinstance(asked, Asked) and not isinstance(value, Reached):
            asked.note(arg.steps, matcher, value)


def _calls(tree: Tree | None) -> str | None:
    """The bare name that a statement calls."""
    return tree.what.name if isinstance(tree, Call) and isinstance(tree.what, Name) else None


def _reference(given: Any) -> datetime:
    match given:
        case None:
            return NOW
        case datetime():
            return given.astimezone(UTC)
        case {"instant": datetime() as instant}:
            zone = given.get("timezone")
            minutes = ZONES.get(zone) if isinstance(zone, str) else zone or 0
            if minutes is None:
                raise Unread(f"a reference in {zone}")
            return instant.astimezone(timezone(timedelta(minutes=minutes)))
    raise Unread("a reference that is computed")


def _case(asked: Asked, origin: str) -> Case:
    options = _options(asked)
    count = asked.count if asked.count is not None else max(asked.results, default=-1) + 1
    if asked.count is None and not count:
        raise Unread("nothing is expected of it")
    expected = tuple(_expected(asked.results.get(n, {}), asked.now) for n in range(count))
    if not count and dict(options).get("strict"):
        raise Unread("the silence of the strict mode")
    if any(not each.start and not each.end for each in expected):
        raise Unread("neither start nor end is compared")
    return Case(asked.text, asked.now, expected, options, origin)


def _options(asked: Asked) -> tuple[tuple[str, Any], ...]:
    steps = asked.parser.steps
    if "timezones" in asked.options:
        raise Unread("zones of its own")
    if steps[0] != "chrono" or "clone" in steps:
        raise Unread("a parser built by hand")
    day_first = "GB" in steps or "createCasualConfiguration', (True," in repr(steps)
    given = {
        "strict": "strict" in steps,
        "day_first": day_first,
        "forward": bool(asked.options.get("forwardDate")),
    }
    return tuple((name, True) for name, value in given.items() if value)


def _expected(noted: dict[tuple[Any, ...], Any], now: datetime) -> Expected:
    text = noted.get(("text",))
    return Expected(_stamps(noted, "start", now), _stamps(noted, "end", now), text)


def _stamps(
    noted: dict[tuple[Any, ...], Any], side: Only["start", "end"], now: datetime
) -> tuple[Stamp, ...]:
    parts = [noted.get((side, "get", (name,))) for name in _PARTS]
    numbers = [int(part) if isinstance(part, int | float) else None for part in parts]
    stated = noted.get((side, "isCertain", ("hour",))) is not False
    known = any(number is not None for number in numbers)
    found = [stamp_of(numbers)._replace(clock_stated=stated)] if known else []
    moment = noted.get((side, "date"))
    if isinstance(moment, datetime):
        local = moment.astimezone(now.tzinfo)
        filled = local.strftime("%H:%M") in ("12:00", now.strftime("%H:%M"))
        found.append(stamp(local)._replace(clock_stated=stated and not filled))
    return tuple(found)
