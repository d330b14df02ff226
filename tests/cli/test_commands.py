"""What every command promises: shapes, errors, widths, and that reading writes nothing."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tracker.cli.app import App
from tracker.cli.commands import COMMANDS

DEADLINE_KEYS = set(
    "id number title speaker speakers bound bounds kind topic said said_first phrase relation first"
    " last hour by_hand tolerance tolerated zone hedge loose precision anchor confidence flag state"
    " days why supersedes superseded_by slips".split()
)
EVENT_KEYS = set("id number title kind standing first last precision topic parties".split())
EXPLAIN_KEYS = set(
    "phrase said first last tolerance hedge loose precision relation hour zone anchor vague rule"
    " sentence alternatives opens every".split()
)
READING = [
    ("due",),
    ("due", "--long", "--all"),
    ("due", "--within", "400", "--topic", "ukraine-war"),
    ("list",),
    ("list", "--flag", "lapsed", "--by", "Trump", "--window", "2025"),
    ("show", "13"),
    ("show", "#1"),
    ("timeline",),
    ("timeline", "--topic", "ukraine-war", "--from", "2025-10-01"),
]
ROOT = Path(__file__).resolve().parents[2]


def test_keys_are_kept(run: Run) -> None:
    for row in json.loads(run("list", "--format", "json").out):
        assert row.keys() >= DEADLINE_KEYS
    page = json.loads(run("due", "--as-of", "2025-10-20", "--format", "json").out)
    assert {row["section"] for row in page} == {"due", "lapsed?", "met", "closed"}
    assert all(row.keys() >= DEADLINE_KEYS for row in page)
    assert json.loads(run("show", "1", "--format", "json").out).keys() >= EVENT_KEYS
    explained = run("explain", "next 30 days", "--said", "2025-10-16", "--format", "json").out
    assert json.loads(explained).keys() >= EXPLAIN_KEYS


def test_phrase_in_another_language(run: Run) -> None:
    phrase = ("explain", "bis Ende nächster Woche", "--said", "2025-10-16")
    page = ROOT / "docs" / "languages.md"
    shown = run(*phrase, "--language", "de").out
    assert f"--said 2025-10-16\n{shown}```" in page.read_text(encoding="utf-8")
    assert run(*phrase).code == 3
    assert run(*phrase, "--language", "xx").code == 2


def test_ndjson_is_one_a_line(run: Run) -> None:
    lines = run("list", "--format", "ndjson").out.splitlines()
    assert [json.loads(line) for line in lines] == json.loads(run("list", "--format", "json").out)


def test_csv_has_a_header_and_no_formulas(run: Run) -> None:
    run("add", "=1+1", "--by", "@x", "--said", "2025-01-01", "--undated")
    lines = run("list", "--format", "csv").out.splitlines()
    assert lines[0].startswith("id,number,title,speaker")
    assert ",'=1+1,'@x," in lines[-1]


@pytest.mark.parametrize("command", READING, ids=" ".join)
def test_reading_writes_no_byte(run: Run, store: Path, command: tuple[str, ...]) -> None:
    before = store.read_bytes(), store.stat().st_mtime_ns
    assert run(*command).code == 0
    assert (store.read_bytes(), store.stat().st_mtime_ns) == before
    assert os.listdir(store.parent) == [store.name]


@pytest.mark.parametrize("command", READING, ids=" ".join)
def test_as_of_stands_before_or_after_the_command(run: Run, command: tuple[str, ...]) -> None:
    early = run("--as-of", "2025-11-15", *command)
    assert early.code == 0
    assert run(*command, "--as-of", "2025-11-15") == early


@pytest.mark.parametrize("command", READING, ids=" ".join)
@pytest.mark.parametrize("day", ["2025-10-20", "2026-11-24"])
def test_lines_fit_and_are_plain(run: Run, command: tuple[str, ...], day: str) -> None:
    out = run("--as-of", day, *command).out
    assert "\x1b" not in out
    assert [line for line in out.splitlines() if len(line) > 80 and "http" not in line] == []


def test_an_empty_day_says_so(run: Run) -> None:
    assert run("--as-of", "2001-01-01", "due").out == "Nothing is due on 1 January 2001.\n"


def test_exit_codes_when_asked(run: Run) -> None:
    assert run("--as-of", "2025-11-15", "due", "--exit-code").code == 11
    assert run("--as-of", "2025-11-15", "due", "--exit-code", "--by", "Thune").code == 10
    assert run("--as-of", "2001-01-01", "due", "--exit-code").code == 0
    assert run("--as-of", "2025-11-15", "due").code == 0


def test_hostile_text_stays_in_its_column(run: Run) -> None:
    title = "\x1b[31mred\u202eevil\r\nnext\x07"
    assert run("add", title, "--by", "a\tb", "--said", "2025-01-01", "--on", "2025-02-01").code == 0
    for command in [("list",), ("show", "141"), ("list", "--format", "json"), ("timeline",)]:
        out = run("--as-of", "2025-02-01", *command).out
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u202e]", out)
        assert "redevil" in out or "\\u202e" in out


ERRORS = [
    # command, exit code, words of the message
    ("met 9999 --happened 2025-10-20", 4, "no deadline #9999; nearest: #138 "),
    ("show nothing-like-it", 4, "no deadline 'nothing-like-it'"),
    ("due --topic none", 4, "topics: "),
    ("--db= due", 2, "--db is empty"),
    ("due --by Nobody", 4, "no party 'Nobody': `tracker party list`"),
    ("add x --by y --said 2025-02-30 --undated", 2, "no day of the calendar"),
    ("add x --by y --said 16/10/2025 --undated", 2, "write it as 2025-10-16"),
    ("add x --by y --said 2025-01-01 --undated --on 2025-02-01", 2, "give one of"),
    ("add x --by y --said 2025-01-01", 2, "give the time"),
    ("add x --by y --said 2025-01-01 --first 2025-03-01 --last 2025-02-01", 2, "is before"),
    ("add x --by y --said 2025-01-01 --phrase gibberish", 3, "not understood"),
    ("add x --by y --said 9999-01-01 --undated", 5, "still to come"),
    ("add x --by y --said 2025-01-01 --undated --quote q", 2, "needs the --source"),
    ("add x --by y --said 2025-01-01 --on 2025-02-01 --zone Mars/X", 2, "no time zone"),
    ("add x --by y --said 2025-01-01 --after 9999+72h", 4, "no event #9999"),
    ("add x --by y --said 2025-01-01 --undated --source ftp://x.org", 5, "source"),
    ("met 14 --happened 2025-10-01 --known 2025-10-20", 5, "before the announcement"),
    ("met 14 --happened 2025-10-20 --known 2025-10-19", 5, "after the day it became known"),
    ("met 14 --happened 9999-01-01 --known 9999-01-01", 5, "still to come"),
    ("met 11 --happened 2025-10-20", 5, "judged met: use `tracker reopen`"),
    ("lapsed 14 --reason unknown --searched x", 5, "has no end"),
    ("lapsed 140 --reason unknown --searched x --known 2026-09-01", 5, "--closed"),
    ("withdraw 124 --known 2026-11-20", 5, "changed mind"),
    ("reopen 14 --why x", 5, "no verdict"),
    ("extend 92 --said 2025-06-18 --undated", 5, "already followed by"),
    ("extend 13 --said 2025-10-20 --undated", 5, "judged met"),
    ("extend 124 --said 2025-10-01 --undated", 5, "is before that"),
    ("supersede 10 --with 9999", 4, "no deadline #9999"),
    ("supersede 10", 2, "give either --with"),
    ("supersede 10 --with 14 --add x", 2, "give either --with"),
    ("supersede 10 --with 14 --on 2025-11-01", 2, "--on belongs to --add"),
    ("supersede 10 --with 14 --lead 0", 2, "--lead belongs to --add"),
    ("supersede 10 --with 14 --undated", 2, "--undated belongs to --add"),
    ("supersede 10 --with 14 --by x", 2, "--by belongs to --add"),
    ("supersede 10 --add x --on 2025-11-01", 2, "--add needs --said"),
    ("supersede 10 --add x --said 2025-10-01 --on 2025-11-01", 5, "is before that"),
    ("supersede 10 --add x --said 2025-10-20", 2, "give the time"),
    ("supersede 10 --with 10", 5, "cannot be linked to itself"),
    ("supersede 13 --with 14", 5, "judged met"),
    ("supersede 14 --with 12", 5, "is before that"),
    ("supersede 92 --with 138", 5, "already followed by"),
    ("supersede 14 --with 17 --quote q", 2, "needs the --source"),
    ("supersede 14 --with 17 --known 2025-10-01", 5, "is before the announcement"),
    ("link 14 17", 2, "one of --same, --related and --consequence"),
    ("link 14 17 --same --related", 2, "one of --same, --related and --consequence"),
    ("link 14 14 --related", 5, "cannot be linked to itself"),
    ("link 14 9999 --related", 4, "no deadline #9999"),
    ("link 14 17 --related --known 9999-01-01", 5, "still to come"),
    ("moot 13", 5, "judged met"),
    ("moot 14 --known 2025-10-01", 5, "before the announcement"),
    ("unverifiable 9999", 4, "no deadline #9999"),
    ("in-error 14 --same-as 14", 5, "duplicate of itself"),
    ("in-error 14 --known 9999-01-01", 5, "still to come"),
    ("look-again 14 --on 2025-10-01 --known 2025-10-20", 5, "is not after 2025-10-20"),
    ("look-again 140 --on 2027-10-01", 5, "the clock asks by itself"),
    ("look-again 13 --on 2027-10-01", 5, "judged met"),
    ("look-again 14", 2, "Missing option '--on'"),
    ("dispute 14", 2, "give a source as --supports too"),
    ("dispute 14 --supports https://example.org/a", 2, "give a source as --contradicts too"),
    ("dispute 14 --source https://example.org/a", 2, "No such option"),
    ("event x --on 2025-13", 2, "no day of the calendar"),
    ("event x --on 9999-01-01 --standing happened", 5, "cannot have happened"),
    ("init", 2, "is there already"),
    ("due --as-of yesterday", 2, "neither a day"),
    ("due --as-of 2025-10-05T12:00", 2, "neither a day"),
    ("due --bogus", 2, "No such option"),
    ("nonsense", 2, "No such command"),
    ("explain gibberish --said 2025-01-01", 3, "not understood"),
]


@pytest.mark.parametrize(("command", "code", "words"), ERRORS)
def test_errors_are_one_line(run: Run, store: Path, command: str, code: int, words: str) -> None:
    before = store.read_bytes()
    result = run(*command.split())
    assert (result.code, result.out) == (code, "")
    assert words in result.err
    assert result.err.startswith("tracker: ")
    assert result.err.count("\n") == 1
    assert store.read_bytes() == before


WRITING = [name for name in COMMANDS if name not in ("due", "list", "show", "timeline", "explain")]


def test_commands_that_write_refuse_as_of(run: Run, store: Path) -> None:
    before = store.read_bytes()
    for command in (
        "add x --by y --said 2025-01-01 --undated",
        "event x --on 2025-01-01",
        "event happened 4",
        "extend 10 --said 2025-10-20 --undated",
        "met 14 --happened 2025-10-20",
        "lapsed 124 --reason unknown --searched x",
        "withdraw 14",
        "dispute 14 --supports https://example.org/a --contradicts https://example.org/b",
        "supersede 14 --with 17",
        "link 14 17 --related",
        "moot 14",
        "unverifiable 14",
        "look-again 14 --on 2026-01-01",
        "in-error 14",
        "reopen 11 --why x",
        "init --seeds",
        "amend 14 --title x",
        "edit 14",
        "undo",
        "demo",
    ):
        result = run("--as-of", "2025-11-15", *command.split())
        assert (result.code, "takes no --as-of" in result.err) == (2, True), command
    assert store.read_bytes() == before


NO_REASON = {
    # they read, or make, keep and mend the store
    *("due", "check", "list", "search", "show", "timeline", "explain", "log", "doctor", "backup"),
    *("restore", "init", "upgrade", "demo", "completion", "export", "twins", "verify", "read"),
}


GROUPS = {
    # their commands that write
    "event": ("add", "happened", "moved", "cancelled"),
    "party": ("add", "alias", "rename", "merge"),
    "topic": ("add", "alias", "rename", "merge"),
    "source": ("add",),
    "calendar": ("import", "remove"),
    "recurrence": ("end", "change"),
    "candidates": ("accept", "drop", "link"),
    "watch": ("add", "remove"),
}


@pytest.mark.parametrize("name", sorted(set(COMMANDS) - NO_REASON - GROUPS.keys()))
def test_what_writes_takes_a_reason(run: Run, name: str) -> None:
    assert "--why TEXT" in run(name, "--help").out


@pytest.mark.parametrize(
    ("group", "name"), [(group, name) for group, names in GROUPS.items() for name in names]
)
def test_so_does_what_writes_of_a_group(run: Run, group: str, name: str) -> None:
    assert "--why TEXT" in run(group, name, "--help").out


REASONED = [
    "add x --by y --said 2025-01-01 --undated",
    "event x --on 2025-01-01",
    "event happened 4",
    "extend 14 --said 2025-11-20 --undated",
    "met 14 --happened 2025-10-20",
    "withdraw 14",
    "link 14 17 --related",
    "set lead 9 --topic iran --yes",
    "set convention.few 6",
]


@pytest.mark.parametrize("command", REASONED)
def test_the_journal_keeps_the_reason(run: Run, command: str) -> None:
    assert run(*command.split(), "--why", "for good reasons").code == 0
    rows = json.loads(run("log", "--limit", "1", "--format", "json").out)
    assert {row["why"] for row in rows} <= {"for good reasons"} | {
        row["why"] for row in rows if row["kind"] == "deadline" and row["changes"] == {}
    }
    assert "for good reasons" in {row["why"] for row in rows}


@pytest.mark.parametrize("command", REASONED[:5])
def test_an_empty_reason_is_refused(run: Run, store: Path, command: str) -> None:
    before = store.read_bytes()
    for reason in ("", " "):
        result = run(*command.split(), "--why", reason)
        assert (result.code, result.out) == (2, "")
        assert result.err == "tracker: --why is empty: give the reason\n"
    assert store.read_bytes() == before


def test_what_a_limit_leaves_out_is_counted_whatever_else_was_asked(run: Run) -> None:
    page = run("due", "--as-of", "2025-11-15", "--topic", "ukraine-war", "--limit", "1").out
    assert re.search(r"^and \d+ more: `--limit 0` shows all$", page, re.MULTILINE)


@pytest.mark.parametrize(
    ("name", "default"),
    [
        ("met", "today"),
        ("extend", "the day the later one was said"),
        ("in-error", "always, as our own error"),
    ],
)
def test_help_says_what_known_is_if_left_out(run: Run, name: str, default: str) -> None:
    assert f"became known; default {default}." in " ".join(run(name, "--help").out.split())


@pytest.mark.parametrize("name", COMMANDS)
def test_help_shows_an_example(run: Run, name: str) -> None:
    assert "  tracker " in run(name, "--help").out or name == "demo"


def test_help_is_ascii(run: Run) -> None:
    """click prints help itself, and takes a stream that can only print ASCII for a mistake."""
    assert [name for name in COMMANDS if not run(name, "--help").out.isascii()] == []
    assert run("--help").out.isascii()


@pytest.mark.parametrize("command", ["list --format json", "timeline", "demo"])
def test_a_closed_pipe_is_no_error(store: Path, command: str) -> None:
    done = subprocess.run(
        f"{sys.executable} -m tracker --db {store} {command} | head -c 1 >/dev/null; "
        "echo ${PIPESTATUS[0]}",
        shell=True,
        executable="/bin/bash",
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
    )
    assert (done.stdout, done.stderr) == ("0\n", "")


HEAVY = {
    "click", "sqlite_utils", "dateutil", "dataclasses", "json", "importlib.resources", "pathlib",
    "tempfile", "urllib", "getpass", "csv", "platformdirs", "tracker.core.phrases",
    "tracker.export.rows", "tracker.store.change", "tracker.resources",
}  # fmt: skip


@pytest.mark.parametrize("words", [("due",), ("list",)], ids=" ".join)
def test_a_command_that_is_interrupted_leaves_quietly(
    run: Run, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    """As by Ctrl-C while it waits for a lock; with and without click."""

    def interrupted(app: App) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(App, "reading", interrupted)
    result = run(*words)
    assert (result.code, result.out, result.err.strip()) == (130, "", "")


def test_the_morning_page_stays_light(store: Path) -> None:
    code = (
        "import sys; before = set(sys.modules); import tracker.cli as c;"
        " sys.argv[1:] = ['--db', sys.argv[1], '--as-of', '2025-10-20', 'due']; c.run();"
        " print(*set(sys.modules) - before, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, store], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert "staff talks" in done.stdout
    assert HEAVY & set(done.stderr.split()) == set()


def test_missing_foreign_and_newer_stores_are_left_alone(run: Run, store: Path) -> None:
    import sqlite3

    folder = store.parent
    (folder / "empty.db").touch()
    (folder / "text.db").write_text("no database, but long enough to look like one" * 100)
    with sqlite3.connect(folder / "foreign.db") as foreign:
        foreign.execute("CREATE TABLE t (x)")
    with sqlite3.connect(store) as newer:
        newer.execute("PRAGMA user_version = 99")
    for name, words in [
        ("absent.db", "make one with `tracker init`"),
        ("empty.db", "not a tracker store"),
        ("text.db", "not a tracker store"),
        ("foreign.db", "not a tracker store"),
        (store.name, "newer tracker"),
    ]:
        path = folder / name
        before = path.read_bytes() if path.exists() else None
        for command in (("due",), ("add", "x", "--by", "y", "--said", "2025-01-01", "--undated")):
            result = run("--db", str(path), *command)
            assert (result.code, words in result.err) == (2, True), (name, result.err)
        assert (path.read_bytes() if path.exists() else None) == before


def test_the_timeline_names_the_year_of_every_day(run: Run) -> None:
    for day in ("2025-12-31", "9999-12-31"):
        done = run("add", f"Until {day}", "--by", "Hamas", "--said", "2025-11-03", "--on", day)
        assert done.code == 0, done
    told = run("timeline").out
    assert "31 Dec 2025" in told
    assert "31 Dec 9999" in told
