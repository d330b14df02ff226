"""Every state by commands: `due`, `list`, `show` and `timeline` show it, and what stood before."""

import json
import shlex
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple, get_args

import pytest

from tests.cli.conftest import Run
from tracker.cli.app import App
from tracker.core.agenda import Section
from tracker.core.states import STATES, State, label

DATED = "--phrase 'within two weeks or so'"  # 16 to 30 October 2025, tolerated to 3 November
NEW = "--phrase 'by November 20, 2025'"
SOURCES = "--supports https://example.org/a --contradicts https://example.org/b"
EVENT = "event 'The signature' --on 2025-12-01 --standing scheduled --known 2025-10-16"
SEARCHED = "--reason unknown --searched 'two agencies'"


class Way(NamedTuple):
    """How #N comes into a state: how its time was given, what is run next, the day it stands.

    `before` is the state on the eve, None where it had not been announced. `section` is where the
    morning page has it. N is its number, M the one after it, E an event before it.
    """

    state: State
    time: str
    commands: tuple[str, ...]
    day: str
    before: State | None
    section: Section | None


WAYS = [
    Way(
        *("waiting", "--after E+72h", ("event cancelled E --known 2025-10-20",)),
        *("2025-10-20", "running", None),
    ),
    Way("vague", "--undated", (), "2025-10-16", None, None),
    Way(
        *("vague", "--undated", ("look-again N --on 2025-12-20 --known 2025-11-16",)),
        *("2025-11-16", "review", None),
    ),
    Way("running", DATED, (), "2025-10-16", None, None),
    Way("due", DATED, (), "2025-10-23", "running", "due"),
    Way("grace", DATED, (), "2025-10-31", "due", "due"),
    Way("review", "--undated", (), "2025-11-15", "vague", "due"),
    Way(
        *("review", "--undated", ("look-again N --on 2025-12-20 --known 2025-11-15",)),
        *("2025-12-20", "vague", "due"),
    ),
    Way(
        *("met", DATED, ("met N --happened 2025-11-03 --known 2025-11-05",)),
        *("2025-11-05", "unconfirmed", "met"),
    ),
    Way(
        *("met-late", DATED, ("met N --happened 2025-11-04 --known 2025-11-05",)),
        *("2025-11-05", "unconfirmed", "met"),
    ),
    Way(
        *("met-in-part", DATED, ("met N --happened 2025-10-20 --known 2025-10-21 --part half",)),
        *("2025-10-21", "running", "met"),
    ),
    Way("unconfirmed", DATED, (), "2025-11-04", "grace", "lapsed?"),
    Way(
        *("lapsed", DATED, (f"lapsed N {SEARCHED} --known 2025-11-06",)),
        *("2025-11-06", "unconfirmed", "lapsed"),
    ),
    Way(
        *("extended", DATED, (f"extend N --said 2025-10-28 {NEW}",)),
        *("2025-10-28", "due", "closed"),
    ),
    Way(
        "extended",
        DATED,
        (f"add 'The same' --by x --said 2025-10-28 {NEW}", "link N M --same"),
        *("2025-10-28", "due", "closed"),
    ),
    Way(
        *("superseded", DATED, (f"supersede N --add Terms --said 2025-10-21 {NEW}",)),
        *("2025-10-21", "running", "closed"),
    ),
    Way(
        "superseded",
        DATED,
        (f"add 'Terms' --by x --said 2025-10-28 {NEW}", "supersede N --with M --known 2025-11-02"),
        *("2025-11-02", "grace", "closed"),
    ),
    Way(
        *("withdrawn", DATED, ("withdraw N --known 2025-10-22",)),
        *("2025-10-22", "running", "closed"),
    ),
    Way("moot", DATED, ("moot N --known 2025-10-22",), "2025-10-22", "running", "closed"),
    Way(
        *("disputed", DATED, (f"dispute N {SOURCES} --known 2025-11-10",)),
        *("2025-11-10", "unconfirmed", "closed"),
    ),
    Way(
        *("unverifiable", "--undated", ("unverifiable N --known 2025-12-01",)),
        *("2025-12-01", "review", "closed"),
    ),
    Way("in-error", DATED, ("in-error N --same-as 10",), "2025-10-16", None, None),
    Way(
        "in-error",
        DATED,
        ("met N --happened 2025-10-20 --known 2025-10-20", "in-error N --known 2025-10-25"),
        *("2025-10-25", "met", None),
    ),
]


def test_every_state_has_a_way() -> None:
    assert {way.state for way in WAYS} == set(STATES) == set(get_args(State))


@pytest.fixture(autouse=True)
def long_after(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(App, "now", lambda app: datetime(2026, 3, 1, tzinfo=UTC))


def go(run: Run, way: Way) -> None:
    """Run the commands of a way: E is #141, N is #142, M is #143."""
    names = {"E": "141", "N": "142", "M": "143"}
    for command in (EVENT, f"add 'A deal' --by x --said 2025-10-16 {way.time}", *way.commands):
        words = shlex.split(command)
        done = run(*(names.get(word, word.replace("E+", "141+")) for word in words))
        assert (done.code, done.complaint) == (0, ""), command


def rows(run: Run, *words: str) -> dict[int, dict[str, Any]]:
    found = json.loads(run(*words, "--format", "json").out)
    return {row["number"]: row for row in found}


def state_on(run: Run, day: str) -> str | None:
    done = run("show", "142", "--as-of", day, "--format", "json")
    return str(json.loads(done.out)["state"]) if done.code == 0 else None


@pytest.mark.parametrize("way", WAYS, ids=lambda way: f"{way.state} {way.day}")
def test_each_state_is_shown_everywhere_and_replayed(run: Run, way: Way) -> None:
    go(run, way)
    eve = (date.fromisoformat(way.day) - timedelta(days=1)).isoformat()
    assert (state_on(run, eve), state_on(run, way.day)) == (way.before, way.state)
    on = ("--as-of", way.day)
    flag, wrong = STATES[way.state].flag, way.state == "in-error"
    assert f"{'stands':<12}{label(way.state)}" in run("show", "142", *on).out
    assert rows(run, "list", "--state", way.state, *on)[142]["flag"] == flag
    assert (142 in rows(run, "list", "--flag", flag, *on)) is not wrong
    row = rows(run, "timeline", *on).get(142)
    assert (row and row["state"]) == (None if wrong else way.state)
    row = rows(run, "due", *on).get(142)
    assert (row and (row["section"], row["state"])) == (way.section and (way.section, way.state))
    title = " A deal "
    assert (
        any(title in line and label(way.state) in line for line in lines(run, "list", *on)) or wrong
    )
    assert any(title in line for line in lines(run, "due", *on)) is (way.section is not None)
    assert any(title in line for line in lines(run, "timeline", *on)) is not wrong
    if way.before is not None:
        assert 142 in rows(run, "list", "--state", way.before, "--as-of", eve)
    else:
        assert 142 not in rows(run, "list", "--as-of", eve)


def lines(run: Run, *words: str) -> list[str]:
    return run(*words).out.splitlines()
