"""What is read without click is what click reads; what is not, is left to it."""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, redirect_stderr, redirect_stdout, suppress
from importlib import import_module
from io import StringIO
from pathlib import Path
from typing import Any
from unittest import mock

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.cli.app import OPTIONS, App
from tracker.cli.commands import cli
from tracker.cli.ordinary import STATED, ordinary
from tracker.cli.stating import Command, OneOf, Option
from tracker.errors import TrackerError

ROOT = Path(__file__).resolve().parents[2]
SAID = "add Title --by X --said 2025-10-16"

ORDINARY = [
    # read without click
    "due",
    "--db other.db due",
    "--db=other.db --who= --as-of 2025-10-28 due",
    "--db one.db --db two.db due",
    "--who -x due",
    "show 1",
    "show '#1' --format json",
    "show --format table --format=ndjson 1",
    "show -",
    "show ''",
    "show 1 --as-of 2025-10-28",
    "--as-of 2025-10-20 show --as-of 2025-10-28 1",
    f"{SAID} --phrase 'within two weeks'",
    f"{SAID} --phrase --by",
    f"{SAID} --phrase '' --phrase '= b'",
    f"{SAID} --phrase='next week' --quote=a=b --topic=",
    "add --by X --by=Y --said=2025-10-16T15:00 --first 2025-10-16 --last 2025-10-17 Title",
    "add --by X --said 2025-10-16..2025-10-17 --on 12+14d Title",
    f"{SAID} --on 2025-10-17 --said 2025-10-15",
    f"{SAID} --last bad --last 2025-10-17",
    f"{SAID} --after 12+72h --before -x",
    f"{SAID} --between 12 13",
    f"{SAID} --between=12 --why --between 14 15",
    f"{SAID} --undated --undated --bound A --bound B --criterion c --role principal",
    f"{SAID} --firmness will --lead 0 --zone Europe/Kyiv --tolerance ' 3650 ' --reading 1_0",
    f"{SAID} --review 2025-11-01 --confidence recalled --kind legal --strict",
    f"{SAID} --every '90 days' --from 2026-01-31 --each on --count 8",
    f"{SAID} --every Friday --until 2026-01-31 --once --why because",
    f"{SAID} --source https://a.example --source b --why one --why ' two '",
    "met 1 --happened 2025-10-20",
    "met --happened 2025-10-20 '' --event 3 --part 'missing it' --note n --known 2025-10-21",
]
LEFT = [
    # left to click
    "",
    "-h",
    "--help",
    "--version",
    "--version due",
    "--db",
    "--db x.db",
    "--db= due",
    "--no due",
    "-- due",
    "nonsense",
    "list",
    "due --help",
    "due --long=yes",
    "due --within 36501",
    "due --window 2025",
    "due 1",
    "show",
    "show 1 2",
    "show 1 --format csv",
    "show 1 --format",
    "show 1 --form json",
    "show 1 -f json",
    "show -- 1",
    "show -1",
    "add",
    "add Title",
    "add Title --by X",
    "add Title --said 2025-10-16",
    "add --by X --said 2025-10-16",
    f"{SAID} another",
    f"{SAID} -h",
    f"{SAID} --help --on 2025-10-17",
    f"{SAID} --phr 'next week'",
    f"{SAID} --undated=1",
    f"{SAID} --phrase",
    f"{SAID} --between 12",
    f"{SAID} --on 2025-02-30",
    f"{SAID} --on soon",
    f"{SAID} --said 16.10.2025",
    f"{SAID} --kind Pledge",
    f"{SAID} --kind ''",
    f"{SAID} --lead 3651",
    f"{SAID} --lead -1",
    f"{SAID} --lead many",
    f"{SAID} --reading 0",
    f"{SAID} --count 0",
    f"{SAID} --why ''",
    f"{SAID} --why=' '",
    f"{SAID} ——on 2025-10-17",
    "met 1",
    "met 1 --happened yesterday",
]

Read = tuple[dict[str, Any], dict[str, Any]]
"""What the App was made of and keeps, and the values that the command is handed."""


def told(app: App, values: dict[str, Any]) -> Read:
    return vars(app), values


@contextmanager
def recorded(name: str) -> Iterator[list[Read]]:
    """What the command of that name is called with, instead of calling it."""
    seen: list[Read] = []

    def call(app: App, /, **values: Any) -> None:
        seen.append(told(app, values))

    module = import_module(f"tracker.cli.{name}")
    with mock.patch.object(module, "command", module.command.but(call=call)):
        yield seen


def by_click(words: Sequence[str]) -> Read | None:
    """How click reads a command line; None where it says something of its own."""
    with ExitStack() as stack:
        seen = [stack.enter_context(recorded(name)) for name in STATED]
        stack.enter_context(redirect_stdout(StringIO()))
        stack.enter_context(redirect_stderr(StringIO()))
        try:
            cli.main(list(words), prog_name="tracker", standalone_mode=False)
        except (click.ClickException, TrackerError):
            return None
        return next((each[0] for each in seen if each), None)


def without(words: Sequence[str]) -> Read | None:
    """How it is read without click; None where it is left to it."""
    found = ordinary(words)
    if found is None:
        return None
    app, call = found
    return told(app, call.keywords)


@pytest.mark.parametrize("line", ORDINARY)
def test_an_ordinary_line_is_read_as_by_click(line: str) -> None:
    words = shlex.split(line)
    assert without(words) == by_click(words) is not None


@pytest.mark.parametrize("line", LEFT)
def test_what_is_out_of_the_ordinary_is_left_to_click(line: str) -> None:
    assert ordinary(shlex.split(line)) is None


def test_all_is_left_to_click_where_it_expands_patterns(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(os, "name", "nt")
        assert ordinary(["due"]) is None


TEXTS = [
    *("2025-10-16", "2025-10-16T15:00", "2025-10-01..2025-10-16", "2025-02-30", "12+72h", "pledge"),
    *("0", "1", "-1", "3650", "3651", " 7 ", "1_0", "\u0663", "1" * 5000, "within two weeks"),
    *("", " ", "-", "--", "-h", "--by", "--help", "a=b", "=", "\udcff"),
]


def good(option: Option) -> st.SearchStrategy[str]:
    """Texts that the option takes, some by a hair."""
    pool = option.read.words if isinstance(option.read, OneOf) else TEXTS
    taken = []
    for text in pool:
        with suppress(ValueError, TrackerError):
            option.read(text)
            taken.append(text)
    return st.sampled_from(taken)


def typed(option: Option) -> st.SearchStrategy[list[str]]:
    """An option with as many texts as it takes, the first behind a = or not; else, a slip."""
    texts = st.lists(good(option), min_size=option.takes, max_size=option.takes)
    whole = texts.map(lambda texts: [option.name, *texts])
    joined = texts.map(lambda texts: ["=".join([option.name, *texts[:1]]), *texts[1:]])
    slips = [[option.name], [option.name[:-1]], *([f"{option.name}={text}"] for text in TEXTS)]
    return st.one_of(whole, whole, joined, joined, st.sampled_from(slips))


def several(options: Sequence[Option], most: int) -> st.SearchStrategy[list[str]]:
    """Words that are some of these options, with a stray text here and there."""
    pieces = st.lists(
        st.one_of(*map(typed, options), st.sampled_from(TEXTS).map(lambda text: [text])),
        max_size=most,
    )
    return pieces.map(lambda found: [word for piece in found for word in piece])


def command_of(name: str) -> Command:
    found = import_module(f"tracker.cli.{name}").command
    assert isinstance(found, Command)
    return found


WHOLE = {
    "due": [],
    "show": ["1"],
    "add": ["T", "--by", "X", "--said", "2025-10-16"],
    "met": ["1", "--happened", "2025-10-20"],
}


def lines(name: str, whole: list[str]) -> st.SearchStrategy[list[str]]:
    """Lines of one command, with all that it requires or with nothing of it."""
    parts = several(OPTIONS, 1), st.sampled_from([[], whole]), several(command_of(name).options, 4)
    return st.tuples(*parts).map(lambda found: [*found[0], name, *found[1], *found[2]])


@given(st.one_of([lines(*each) for each in WHOLE.items()]))
def test_whatever_is_read_is_what_click_reads(words: list[str]) -> None:
    found = without(words)
    assert found is None or found == by_click(words)


# A clock that stands still, and no chance in the ids: what is stored is the same to the byte.
STILL = """
import os, sys
from datetime import UTC, datetime
from tracker.cli import app, main, ordinary
app.App.now = lambda self: datetime(2025, 11, 20, 16, 0, tzinfo=UTC)
os.urandom = bytes
"""
BY_CLICK = "ordinary.STATED = ()\n"
REAL = [
    "due",
    "due --limit 1 --long --exit-code",
    "due --topic nonsense",
    "show 13",
    "show 1 --format json",
    "show 999",
    "--as-of 2025-10-28 show 13",
    f"{SAID} --phrase 'within two weeks or so' --topic ukraine-war --why 'it was said'",
    f"{SAID} --on 2025-12-01 --bound Hamas --source https://example.org/a --quote words",
    f"{SAID} --phrase 'each Friday until 5 December'",
    f"{SAID} --every '90 days' --from 2026-01-31 --count 8",
    f"{SAID} --phrase 'when pigs fly'",
    f"{SAID} --phrase 'next week' --on 2025-12-01 --strict",
    f"{SAID} --after 999",
    f"--as-of 2025-10-28 {SAID} --undated",
    f"--db nowhere.db {SAID} --undated",
    "met 14 --happened 2025-11-01 --part 'the second call'",
    "met 13 --happened 2026-11-01",
]


def real(store: Path, before: str, words: Sequence[str]) -> tuple[int, bytes, bytes, bytes]:
    """How a process of its own ended, what it printed, and the store after it."""
    copy = store.with_name("copy.db")
    shutil.copy(store, copy)
    done = subprocess.run(
        [sys.executable, "-c", f"{STILL}{before}main()", *words],
        env={**os.environ, "TRACKER_DB": str(copy), "TRACKER_WHO": "tester", "COLUMNS": "80"},
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr, copy.read_bytes()


@pytest.mark.parametrize("line", REAL)
def test_a_line_does_the_same_both_ways(store: Path, line: str) -> None:
    words = shlex.split(line)
    here = real(store, "", words)
    assert here == real(store, BY_CLICK, words)
    assert b"Traceback" not in here[2]


HEAVY = {"click", "sqlite_utils", "dateutil", "json", "dataclasses", "inspect", "tempfile"}


@pytest.mark.parametrize(
    "line",
    ["due --limit 1", "show 13", f"{SAID} --phrase 'next week'", "met 14 --happened 2025-11-01"],
)
def test_an_ordinary_line_loads_no_click(store: Path, line: str) -> None:
    code = (
        "import sys; before = set(sys.modules); import tracker.cli as c; code = c.run();"
        " print(*set(sys.modules) - before, file=sys.stderr); sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "--db", store, *shlex.split(line)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
    )
    assert HEAVY & set(done.stderr.split()) == set()
