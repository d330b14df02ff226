"""What the shells offer behind TAB, asked of their own completion functions."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.walking import every_command
from tracker.cli.commands import COMMANDS
from tracker.cli.completing import offering, words_of

ROOT = Path(__file__).resolve().parents[2]
SHELLS = ("bash", "zsh", "fish")
Offers = Callable[..., list[str]]

# Each prints what its shell would offer for the words that follow, the last one unfinished.
DRIVERS = {
    "bash": """
        eval "$(tracker completion bash)"
        COMP_WORDS=(tracker "$@") COMP_CWORD=$# COMP_TYPE=${TYPE:-9}
        compopt() { echo compopt "$@"; }
        _tracker
        for each in "${COMPREPLY[@]}"; do echo "$each"; done
    """,
    "zsh": """
        compdef() { :; }
        eval "$(tracker completion zsh)"
        _describe() { for each in "${(@P)3}"; do print -r -- "${each%%:*}	${each#*:}"; done; }
        _files() { print compopt; }
        words=(tracker "${(@q)argv}") CURRENT=$(( $# + 1 ))
        _tracker || true
    """,
    "fish": """
        tracker completion fish | source
        complete --do-complete "tracker $argv"
    """,
}


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """A folder with `tracker` in it, as an installation would put it on the path."""
    folder = tmp_path / "bin"
    folder.mkdir()
    script = folder / "tracker"
    script.write_text(f'#!/bin/sh\nPYTHONPATH={ROOT} exec {sys.executable} -m tracker "$@"\n')
    script.chmod(0o755)
    return folder


@pytest.fixture
def offers(request: pytest.FixtureRequest, installed: Path, store: Path, tmp_path: Path) -> Offers:
    def offers(*words: str, **environment: str) -> list[str]:
        shell = request.getfixturevalue("shell")
        if shutil.which(shell) is None:
            pytest.skip(f"{shell} is not installed")
        plain = {k: v for k, v in os.environ.items() if not k.startswith("TRACKER_")}
        path = f"{installed}:{os.environ['PATH']}"
        home = {"HOME": str(tmp_path), "TRACKER_DB": str(store), "PATH": path}
        flags = {"bash": ["--norc", "-c"], "zsh": ["-f", "-c"], "fish": ["--no-config", "-c"]}[
            shell
        ]
        name = ["--"] if shell == "fish" else ["shell"]
        done = subprocess.run(
            [shell, *flags, DRIVERS[shell], *name, *words],
            env=plain | home | environment,
            capture_output=True,
            text=True,
            cwd=tmp_path,
            check=True,
        )
        assert done.stderr == ""
        return done.stdout.splitlines()

    return offers


def values(lines: list[str]) -> list[str]:
    return [line.partition("\t")[0] for line in lines]


OFFERED = [
    # the words typed, what is offered among others, what is not
    (("ex",), {"explain", "extend"}, {"due"}),
    (("list", "--by"[:3]), {"--by"}, {"--topic"}),
    (("list", "--flag", ""), {"due", "lapsed", "met", "open", "closed"}, set()),
    (("met", "12"), {"12", "124"}, {"13", "1"}),
    (("met", "9999"), set(), {"9999"}),
    (("show", "1"), {"1", "13", "140"}, {"2"}),  # events too
    (("event", "happened", ""), {"1", "8"}, {"13"}),
    (("in-error", "13", "--same-as", "14"), {"14", "140"}, {"13"}),
    (("supersede", "10", "--with", "14"), {"14", "140"}, set()),
    (("list", "--by", "vol"), {"volodymyr-zelenskyy"}, {"vladimir-putin"}),
    (("add", "A vote", "--by", "viktor"), {"viktor-orban"}, {"vladimir-putin"}),
    (("party", "sh"), {"show"}, {"add"}),
    (("party", "show", "russia"), {"russia"}, set()),
    (("party", "merge", "russia", "uk"), {"ukraine"}, {"russia"}),
    (("timeline", "--topic", "ukr"), {"ukraine-war"}, {"iran"}),
    (("topic", "merge", "ira"), {"iran"}, {"ukraine-war"}),
    (("set", "zo"), {"zone"}, {"lead"}),
    (("set", "convention.week"), {"convention.week-start"}, {"lead"}),
    (("set", "convention.week-start", "mo"), {"monday"}, {"sunday"}),
    (("set", "journal_mode", ""), {"delete", "wal"}, set()),
    (("set", "ho"), {"hosts"}, {"lead"}),
    (("read", "a.txt", "--reader", "r"), {"rules"}, {"llm"}),
    (("calendar", "show", "us"), {"us-federal"}, {"un-new-york"}),
    (("source", "show", "06h0nphc02m5shc"), {"06H0NPHC02M5SHCK"}, {"{source}"}),
    (("source", "show", "press"), {"{source}"}, set()),  # by a word of its title
    (("cite", "13", "--source", "press"), {"{source}"}, set()),
    (("cite", "13", "--source", "no-such"), {"file"}, set()),  # a file, maybe
    (("cite", "13", "--after", ""), set(), {"1", "8"}),  # words, and no event
    (("undo", ""), {"{entry}"}, set()),
    (("recurrence", "show", ""), {"142"}, {"13", "143"}),
    (("add", "A", "--between", ""), {"1", "8"}, {"13"}),
    (("amend", "143", "--before", ""), {"1", "8"}, {"13"}),
    (("amend", "1"), {"1", "13"}, set()),
    (("log", "ukr"), {"ukraine", "ukraine-war"}, set()),
    (("verify", "13"), {"13", "130"}, {"donald-trump"}),
    (("ultimatum", "x", "--carried-out-by", "rus"), {"russia"}, set()),
    (("completion", ""), {"bash", "zsh", "fish"}, set()),
]


@pytest.mark.parametrize(("words", "among", "never"), OFFERED)
def test_what_is_offered(
    run: Run,
    store: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
    among: set[str],
    never: set[str],
) -> None:
    assert (
        run("source", "add", "--url", "https://example.org/p", "--title", "A press note").code == 0
    )
    monthly = ("--every", "month", "--from", "2026-01-31", "--count", "2")
    assert run("event", "E", "--on", "2025-10-16").code == 0
    assert run("add", "R", "--by", "B", "--said", "2025-10-16", *monthly).code == 0
    with closing(sqlite3.connect(store)) as db:
        (source,) = db.execute("SELECT id FROM source WHERE title = 'A press note'").fetchone()
        (entry,) = db.execute("SELECT max(change) FROM journal").fetchone()
    among, never = (
        {each.format(source=source, entry=entry) for each in given} for given in (among, never)
    )
    before = store.read_bytes(), store.stat().st_mtime_ns
    monkeypatch.setenv("_TRACKER_COMPLETE", "fish")
    result = run(*words)
    assert (result.code, result.err) == (0, "")
    found = set(values(result.out.splitlines()))
    assert among <= found
    assert not never & found
    assert (store.read_bytes(), store.stat().st_mtime_ns) == before


RECORDS = {
    # words by which help calls something that is recorded
    *("ID", "EVENT", "DEADLINE", "PARTY", "SPEAKER", "TOPIC", "CALENDAR", "SOURCE", "RECURRENCE"),
    *("ENTRY",),
}
NAMES = {"OLD", "INTO", "NEW"}  # of two records of one kind


def test_whatever_is_recorded_is_offered() -> None:
    """Of each command, new ones too: what takes a record has to be completed."""
    wanted = {
        (path, param.name): param
        for path, command in every_command().items()
        for param in offering(command, path).params
        if (RECORDS | NAMES) & set(words_of(param)) or param.type.name == "entry"
    }
    assert len(wanted) > 60
    assert [key for key, param in wanted.items() if "shell_complete" not in vars(param)] == []


@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_offers_the_same(shell: str, offers: Offers, store: Path) -> None:
    before = store.read_bytes(), store.stat().st_mtime_ns
    assert sorted(values(offers("ex"))) == ["explain", "export", "extend"]  # fish has its own order
    assert values(offers("met", "12"))[0] == "12"
    assert values(offers("add", "A vote", "--by", "viktor")) == ["viktor-orban"]
    assert (store.read_bytes(), store.stat().st_mtime_ns) == before


@pytest.mark.parametrize("shell", [shell for shell in SHELLS if shell != "bash"])
def test_offers_say_what_they_are(shell: str, offers: Offers) -> None:
    assert "13\tSenate vote on the Russia sanctions bill" in offers("met", "13")
    assert "volodymyr-zelenskyy\tVolodymyr Zelenskyy" in offers("list", "--by", "volo")
    assert "due\tWhat is due, what lapsed, what was met: the morning page." in offers("du")


@pytest.mark.parametrize("shell", ["bash"])
def test_bash_lists_meanings_and_inserts_values(shell: str, offers: Offers) -> None:
    listed = offers("met", "13", TYPE="63")
    assert "13  (Senate vote on the Russia sanctions bill)" in listed
    assert offers("met", "13", TYPE="9")[0] == "13"
    assert offers("list", "--by", "Zelen", TYPE="63") == ["volodymyr-zelenskyy"]  # by any name
    assert offers("met", "#13")[0] == "13"  # with the sign it would begin a comment


@pytest.mark.parametrize("shell", ["bash"])
def test_bash_splits_words_at_the_sign_of_equality(shell: str, offers: Offers) -> None:
    assert offers("list", "--by", "=", "volo") == ["volodymyr-zelenskyy"]
    assert "donald-trump" in offers("list", "--by", "=")
    assert offers("explain", "--convention", "week") == ["compopt -o nospace", "week-start="]
    assert offers("explain", "--convention", "week-start", "=", "mo") == ["monday"]
    assert "monday" in offers("explain", "--convention", "week-start", "=")


@pytest.mark.parametrize("shell", ["bash"])
def test_names_of_files_are_left_to_the_shell(shell: str, offers: Offers) -> None:
    for words in (("backup", ""), ("restore", "tra"), ("--db", "")):
        assert offers(*words) == ["compopt -o default"]


@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_offers_nothing_where_there_is_no_store(
    shell: str, offers: Offers, tmp_path: Path
) -> None:
    absent = tmp_path / "absent.db"
    assert offers("met", "1", TRACKER_DB=str(absent)) == []
    assert not absent.exists()


def test_trouble_offers_nothing(
    run: Run, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("_TRACKER_COMPLETE", "bash")
    monkeypatch.setattr("tracker.cli.completing.PATIENCE", 0.01)
    absent, text, old = (tmp_path / f"{name}.db" for name in ("absent", "text", "old"))
    text.write_text("no database, but long enough to look like one" * 100)
    shutil.copy(store, old)
    with closing(sqlite3.connect(old)) as db:
        db.execute("PRAGMA user_version = 1")
    for path in (absent, text, old, tmp_path):
        assert run("--db", str(path), "met", "1") == (0, "", "")
    assert not absent.exists()
    assert run("--db", str(absent), "met", "13", "--happ").out.startswith("--happened")
    with closing(sqlite3.connect(store, isolation_level=None)) as db:
        db.execute("BEGIN EXCLUSIVE")  # as a writer that takes long
        assert run("met", "1") == (0, "", "")
    assert run("met", "1").out.startswith("1")


@pytest.mark.parametrize("shell", SHELLS)
def test_hostile_titles_stay_on_their_line(shell: str, offers: Offers, run: Run) -> None:
    title = "\x1b[31mred\u202eevil\r\nnext\x07\tend $(touch x) `touch y` 'q"
    assert run("add", title, "--by", "Q $(touch z)", "--said", "2025-01-01", "--undated").code == 0
    found = offers("met", "141", TYPE="63")
    assert values(found)[-1].startswith("141")
    assert len([line for line in found if "141" in line]) == 1
    assert not any(letter in "".join(found) for letter in "\x1b\u202e\x07\r")
    assert not [name for name in ("x", "y", "z") if (Path.cwd() / name).exists()]


def test_commands_are_offered_without_loading_them(installed: Path, store: Path) -> None:
    code = (
        "import sys; from tracker.cli.completing import complete; complete('fish', [''])"
        "; print(*[m for m in sys.modules if m.startswith('tracker.cli.')], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert [line.partition("\t")[0] for line in done.stdout.splitlines()] == list(COMMANDS)
    loaded = set(done.stderr.split())
    assert not loaded & {f"tracker.cli.{module}" for module, _ in COMMANDS.values()}


def test_a_shell_that_is_not_known_is_refused(run: Run) -> None:
    result = run("completion", "csh")
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)


@pytest.mark.parametrize("words", [["due"], ["add", "x", "--by"], []])
def test_the_words_of_a_completion_are_never_run(
    run: Run, store: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    before = store.read_bytes()
    monkeypatch.setenv("_TRACKER_COMPLETE", "bash")
    result = run(*words)
    assert (result.code, result.err) == (0, "")
    assert "Nothing" not in result.out
    assert store.read_bytes() == before
