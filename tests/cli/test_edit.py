"""Editing a record as TOML: a real editor in a process of its own, and drafts that are kept."""

import io
import json
import os
import pty
import re
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cli.conftest import Run
from tests.promises.processes import ROOT, faults
from tracker.cli.draft import toml
from tracker.cli.fields import DEADLINE, EVENT
from tracker.core.plain import is_hostile
from tracker.errors import TryAgain

SAID = ("--by", "Trump", "--said", "2025-11-03")
EDITOR = """\
import os, sys
path = sys.argv[-1]
with open(path, encoding="utf-8") as file:
    text = file.read()
with open(os.environ["SEEN"], "a", encoding="utf-8") as seen:
    seen.write(text)
for change in filter(None, os.environ["CHANGES"].split("|")):
    old, new = change.split("=>")
    assert old in text, old
    text = text.replace(old, new)
with open(path, "w", encoding="utf-8", errors="surrogateescape") as file:
    file.write(text)
sys.exit(int(os.environ.get("ENDS", "0")))
"""

Edit = Callable[..., tuple[int, str, str]]


def at_terminal(monkeypatch: pytest.MonkeyPatch, typed: str = "") -> None:
    terminal = io.StringIO(typed)
    terminal.isatty = lambda: True  # type: ignore[method-assign]
    monkeypatch.setattr("sys.stdin", terminal)


@pytest.fixture
def drafts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where drafts are kept."""
    folder = tmp_path / "drafts"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder


@pytest.fixture
def edit(run: Run, tmp_path: Path, drafts: Path, monkeypatch: pytest.MonkeyPatch) -> Edit:
    """Edit a record at a terminal, by an editor that makes these changes."""
    run("add", "A summit", *SAID, "--phrase", "within two weeks or so", "--bound", "Zoë")
    run("event", "Signature", "--on", "2025-11-12", "--known", "2025-11-12", "--place", "Rome")
    program = tmp_path / "an editor.py"
    program.write_text(EDITOR, encoding="utf-8")
    monkeypatch.setenv("EDITOR", f'{sys.executable} "{program}"')
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("SEEN", str(tmp_path / "seen"))

    def edit(changes: str, *words: str, typed: str = "", ends: int = 0) -> tuple[int, str, str]:
        monkeypatch.setenv("CHANGES", changes)
        monkeypatch.setenv("ENDS", str(ends))
        at_terminal(monkeypatch, typed)
        return run("edit", *words)

    return edit


def row(run: Run, number: int) -> dict[str, object]:
    found: dict[str, object] = json.loads(run("show", str(number), "--format", "json").out)
    return found


def test_a_record_is_shown_whole_with_a_comment_on_each_field(
    run: Run, edit: Edit, tmp_path: Path
) -> None:
    assert edit("", "141") == (0, "#141 is so already: nothing was stored.\n", "")
    seen = (tmp_path / "seen").read_text(encoding="utf-8")
    found = tomllib.loads(seen)
    assert list(found) == ["number", "version", *(field.name for field in DEADLINE)]
    assert found["by"] == ["Donald Trump"]
    assert found["bound"] == ["Zoë"]
    assert (str(found["said"]), str(found["last"])) == ("2025-11-03", "2025-11-17")
    assert (found["phrase"], found["tolerance"], found["lead"]) == ("within two weeks or so", 4, "")
    for field in DEADLINE:
        assert f"# {field.what}\n{field.name} = " in seen
    (tmp_path / "seen").unlink()
    edit("", "142")
    found = tomllib.loads((tmp_path / "seen").read_text(encoding="utf-8"))
    assert list(found) == ["number", "version", *(field.name for field in EVENT)]


def test_what_was_changed_is_shown_and_stored(run: Run, edit: Edit, store: Path) -> None:
    code, out, err = edit('title = "A summit"=>title = "Talks"', "141", "--why", "a slip")
    assert (code, err) == (0, "")
    assert "  title         A summit → Talks" in out
    assert row(run, 141)["title"] == "Talks"
    log = run("log", "141", "--limit", "1").out
    assert ": edit (" in log
    assert "  why   a slip" in log
    assert faults(store) == []


def test_a_list_an_event_and_an_empty_field(run: Run, edit: Edit) -> None:
    changes = 'by = ["Donald Trump"]=>by = ["Putin", "A B"]|bound = ["Zoë"]=>bound = []'
    code, out, _ = edit(changes, "141")
    assert (code, "party A B is new" in out) == (0, True)
    assert (row(run, 141)["speakers"], row(run, 141)["bounds"]) == (["Vladimir Putin", "A B"], [])
    assert edit('place = "Rome"=>place = ""', "142")[0] == 0
    assert row(run, 142)["place"] is None


@pytest.mark.parametrize(("typed", "stored"), [("y\n", True), ("n\n", False)])
def test_a_changed_time_is_asked_about(
    run: Run, edit: Edit, drafts: Path, typed: str, stored: bool
) -> None:
    code, out, _ = edit("said = 2025-11-03=>said = 2025-11-05", "141", typed=typed)
    assert code == 0
    assert "  reads now     Two weeks counted from 5 November 2025" in out
    assert (row(run, 141)["said"] == "2025-11-05") == stored
    assert len(os.listdir(drafts)) == (not stored)
    if not stored:
        assert re.search(r"Nothing was stored\.\nThe draft is kept as .*/tracker-141-", out)


def test_an_answer_that_never_comes(run: Run, edit: Edit, drafts: Path) -> None:
    code, _, err = edit("said = 2025-11-03=>said = 2025-11-05", "141")
    (name,) = os.listdir(drafts)
    assert (code, f"tracker: the draft is kept as {drafts}/{name}\n" in err) == (130, True)
    assert row(run, 141)["said"] == "2025-11-03"


def test_lines_that_are_gone_stay_as_they_are(run: Run, edit: Edit) -> None:
    assert edit('topic = ""\n=>|title = "A summit"\n=>', "141")[1].startswith("#141 is so already")


def test_reading_and_language_may_be_asked_for(run: Run, edit: Edit) -> None:
    changes = 'phrase = "within two weeks or so"=>phrase = "binnen drei Wochen"\nlanguage = "de"'
    assert edit(changes, "141", "--yes")[0] == 0
    assert row(run, 141)["last"] == "2025-11-24"


WRONG = [
    # changes, exit code, words
    ("title = =>title == ", 2, "the draft is no TOML: "),
    ('title = "A summit"=>title = ""', 2, "the title cannot be empty"),
    ('title = "A summit"=>title = 7', 2, "title: 7 is no text"),
    ('title = "A summit"=>colour = "red"', 2, "a deadline has no field 'colour'"),
    (
        'title = "A summit"=>colour = "red"\nlead_ = 1|tolerance = 4=>tolerance = "x"',
        2,
        "a deadline has no field 'colour'; a deadline has no field 'lead_'; tolerance: 'x' is no",
    ),
    ("tolerance = 4=>tolerance = -1", 2, "tolerance: -1 is no number of days"),
    ("tolerance = 4=>tolerance = true", 2, "tolerance: true is no number of days"),
    ("tolerance = 4=>tolerance = 2025-01-01", 2, "tolerance: 2025-01-01 is no number of days"),
    ("tolerance = 4=>tolerance = [1, {a = 0.5}]", 2, "tolerance: [1, {a = 0.5}] is no number"),
    ('title = "A summit"=>title = 2025-01-01', 2, "title: 2025-01-01 is no text: put it in"),
    ("first = 2025-11-03=>first = 7", 2, "first: 7 is no day: write 2025-10-16"),
    ("first = 2025-11-03=>first = 2025-11-03T10:00:00", 2, "2025-11-03T10:00:00 is no day: write"),
    ('kind = "pledge"=>kind = 1979-05-27', 2, "kind: 1979-05-27 is none of pledge, ultimatum"),
    ('anchor = ""=>anchor = 1.5', 2, "anchor: 1.5 is no event: write its number"),
    ('hour = ""=>hour = 18', 2, "hour: 18 is no clock time: write 18:00"),
    ('by = ["Donald Trump"]=>by = [true]', 2, "by: [true] is no list of names"),
    ('by = ["Donald Trump"]=>by = "Trump"', 2, "by: 'Trump' is no list of names"),
    ('by = ["Donald Trump"]=>by = [7]', 2, "by: [7] is no list of names"),
    ('hour = ""=>hour = 18:00:00', 2, "the hour is read from the phrase"),
    ('hour = ""=>hour = 18:00:01', 2, "hour: 18:00:01 is no clock time: write 18:00"),
    ("said = 2025-11-03=>said = 2025-11-31", 2, "the draft is no TOML"),
    ("said = 2025-11-03=>said = 2025-11-03T10:00:00Z", 2, "00+00:00 is no day: write 2025-10-16"),
    ("said = 2025-11-03=>said = 7", 2, "said: 7 is no day: write 2025-10-16 or"),
    ("said = 2025-11-03=>said = 9999-01-01", 5, "is still to come"),
    ('phrase = "within two weeks or so"=>phrase = "gibberish"', 3, "not understood"),
    ('anchor = ""=>anchor = 142', 2, "its words hang on no event"),
    ('lead = ""=>lead = ""\nreading = "x"', 2, "reading: 'x' is no number of a reading"),
    ('lead = ""=>lead = ""\nreading = true', 2, "reading: true is no number of a reading: write 2"),
    ('lead = ""=>lead = ""\nlanguage = 07:30:00', 2, "language: 07:30:00 is none of en, de"),
    ('title = "A summit"=>title = "\\u0000"', 5, "title: the text holds a NUL"),
    ("version = 1=>version = true", 2, "version: true is no version: write 1"),
    ('version = 1=>version = "1"', 2, "version: '1' is no version: write 1"),
    ("number = 141=>number = 13", 2, "the draft is of #13, and not of #141"),
    ("version = 1=>version = 9", TryAgain.exit_code, "#141 was changed meanwhile"),
    ("# #141=>\udcff #141", 2, "is not valid UTF-8"),
    ("# #141=>x = " + "[" * 4000, 2, "the draft is no TOML"),
]


@pytest.mark.parametrize(("changes", "code", "words"), WRONG, ids=lambda part: str(part)[:30])
def test_a_draft_that_is_wrong_is_kept_and_can_be_gone_on_with(
    run: Run, edit: Edit, drafts: Path, store: Path, changes: str, code: int, words: str
) -> None:
    before = store.read_bytes()
    result = edit(changes, "141", "--yes")
    assert (result[0], result[1], result[2].count("\n")) == (code, "", 1)
    assert words in result[2]
    (name,) = os.listdir(drafts)
    assert f"; the draft is kept: `tracker edit 141 --draft {drafts}/{name}`" in result[2]
    assert (drafts / name).stat().st_mode & 0o777 == 0o600
    assert store.read_bytes() == before


def test_going_on_with_a_draft(run: Run, edit: Edit, drafts: Path) -> None:
    assert edit('title = "A summit"=>title = ', "141")[0] == 2
    (path,) = drafts.iterdir()
    assert edit('title = =>title = "Talks"', "141", "--draft", str(path))[0] == 0
    assert row(run, 141)["title"] == "Talks"
    assert path.exists()  # it is the user's by now


def test_a_draft_is_taken_without_a_terminal(run: Run, edit: Edit, drafts: Path) -> None:
    edit('title = "A summit"=>title = ', "141")
    (path,) = drafts.iterdir()
    text = path.read_text(encoding="utf-8").replace("title = ", 'title = "Talks"')
    path.write_text(text.replace("said = 2025-11-03", "said = 2025-11-05"), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.stdin", io.StringIO())
        result = run("edit", "141", "--draft", str(path))
        assert (result.code, "say --yes to store it; the draft is kept" in result.err) == (2, True)
        assert run("edit", "141", "--draft", str(path), "--yes").code == 0
    assert (row(run, 141)["title"], row(run, 141)["said"]) == ("Talks", "2025-11-05")


def test_a_record_that_moved_meanwhile(run: Run, edit: Edit, drafts: Path) -> None:
    edit('title = "A summit"=>title = ', "141")
    run("amend", "141", "--criterion", "x")
    (path,) = drafts.iterdir()
    words = ("141", "--draft", str(path))
    code, _, err = edit('title = =>title = "Talks"', *words)
    assert (code, "write version = 2 in the draft" in err) == (TryAgain.exit_code, True)
    changes = 'version = 1=>version = 2|criterion = ""=>criterion = "x"'
    assert edit(changes, *words)[0] == 0
    assert (row(run, 141)["title"], row(run, 141)["criterion"]) == ("Talks", "x")


def test_hostile_text_goes_through_the_draft_unharmed(
    run: Run, edit: Edit, tmp_path: Path, store: Path
) -> None:
    criterion = 'a"b\\c\n\td\x1b[31m\u202e e \U0001f600 \u0085'
    run("amend", "141", "--criterion", criterion)
    assert edit("", "141")[1].startswith("#141 is so already")
    seen = (tmp_path / "seen").read_text(encoding="utf-8")
    assert tomllib.loads(seen)["criterion"] == criterion
    assert "\x1b" not in seen
    assert "\u202e" not in seen


@given(text=st.text())
def test_any_text_is_written_as_toml_that_reads_the_same(text: str) -> None:
    written = toml([text])
    assert tomllib.loads(f"x = {written}") == {"x": [text]}
    assert not any(is_hostile(letter) for letter in written)


REFUSED = [
    # what is set, exit code, words
    (
        {"EDITOR": ""},
        2,
        "no editor is set: name one (`export EDITOR=nano`), or use `tracker amend 141`",
    ),
    ({"EDITOR": "'"}, 2, 'EDITOR is no command, "\'": a quotation mark is not closed'),
    ({"VISUAL": "vi '"}, 2, "VISUAL is no command"),
    ({"EDITOR": "/no/such/editor"}, 2, "cannot run the editor '/no/such/editor': No such file"),
    ({"VISUAL": "/no/such/editor"}, 2, "cannot run the editor"),
]


@pytest.mark.parametrize(("variables", "code", "words"), REFUSED)
def test_no_editor(
    edit: Edit,
    drafts: Path,
    monkeypatch: pytest.MonkeyPatch,
    variables: dict[str, str],
    code: int,
    words: str,
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    result = edit("", "141")
    assert (result[0], result[1], result[2].count("\n")) == (code, "", 1)
    assert words in result[2]
    assert os.listdir(drafts) == []


def test_an_editor_that_fails(edit: Edit, drafts: Path) -> None:
    code, _, err = edit('title = "A summit"=>title = "Talks"', "141", ends=3)
    assert (code, "ended with 3, and nothing was stored; the draft is kept" in err) == (2, True)
    assert len(os.listdir(drafts)) == 1


def test_a_draft_in_which_nothing_was_changed_is_not_kept(edit: Edit, drafts: Path) -> None:
    code, _, err = edit("", "141", ends=1)
    assert (code, err.endswith(" ended with 1, and nothing was stored\n")) == (2, True)
    assert os.listdir(drafts) == []


@pytest.mark.parametrize("text", ["", "\n  \n", "# nothing\n", "number = 141\nversion = 1\n"])
def test_an_empty_draft_stores_nothing(
    run: Run, edit: Edit, drafts: Path, tmp_path: Path, monkeypatch, text: str
) -> None:
    program = tmp_path / "emptying.py"
    program.write_text(f"import sys; open(sys.argv[1], 'w').write({text!r})", encoding="utf-8")
    monkeypatch.setenv("EDITOR", f'{sys.executable} "{program}"')
    refused = "tracker: the draft is empty: nothing was stored\n"
    assert edit("", "141") == (2, "", refused)
    assert os.listdir(drafts) == []
    own = tmp_path / "own.toml"
    own.write_text(text, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.stdin", io.StringIO())
        assert run("edit", "141", "--draft", str(own)) == (2, "", refused)
    assert own.exists()


def test_without_a_terminal(run: Run, store: Path) -> None:
    before = store.read_bytes()
    for command, code, words in (
        (
            ("edit", "14"),
            2,
            "`edit` opens an editor, and needs a terminal: use `tracker amend 14`, or give"
            " a draft that was kept as --draft FILE",
        ),
        (("edit", "9999", "--draft", "x"), 4, "no deadline #9999"),
        (("edit", "14", "--draft", "/no/such"), 2, "/no/such: No such file or directory"),
        (("edit", "14", "--draft", "/"), 2, "/: Is a directory"),
        (("--as-of", "2025-01-01", "edit", "14"), 2, "takes no --as-of"),
    ):
        result = run(*command)
        assert (result.code, result.out, result.err.count("\n")) == (code, "", 1), command
        assert words in result.err
        assert "the draft is kept" not in result.err
    assert store.read_bytes() == before


def test_a_closed_input_is_no_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    assert (run("edit", "14").code, run("amend", "14", "--said", "2025-10-02").code) == (2, 2)


def test_a_real_terminal(run: Run, edit: Edit, store: Path, monkeypatch) -> None:
    """The whole command on a terminal of its own, which also answers the question."""
    monkeypatch.setenv("CHANGES", "said = 2025-11-03=>said = 2025-11-05")
    monkeypatch.setenv("ENDS", "0")
    process, terminal = pty.fork()
    if not process:
        os.chdir(ROOT)
        os.execv(sys.executable, [sys.executable, "-m", "tracker", "edit", "141"])
    os.write(terminal, b"y\n")
    shown = b""
    try:
        while piece := os.read(terminal, 1000):
            shown += piece
    except OSError:  # Linux says so when the other end is closed
        pass
    os.close(terminal)
    assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 0, shown
    assert b"Store it? [y/N]" in shown
    assert row(run, 141)["said"] == "2025-11-05"
