"""`tracker read --reader`: readers of other packages, and what becomes of broken ones."""

import json
import os
import signal
import socket
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.core.reading.test_articles import CASES
from tests.readers.packages import package
from tracker.core.reading import Article, Given
from tracker.readers import apart
from tracker.readers.apart import Limits
from tracker.readers.registry import GROUP
from tracker.readers.typed import as_json

ROOT = Path(__file__).resolve().parents[2]
TEXT = "Ministers meet\n\nGeorgia would open the crossing within two weeks, Nino Beridze said.\n"
PUBLISHED = ("--published", "2025-10-07")
NAMES = (
    "lines lingering lying raising mendable unreadable leaving dying hanging endless"
    " nothing words typeless listed unsure long no_factory choosy"
)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "batumi.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package with readers, on the path of this process and of those it starts."""
    points = {name: f"broken:{name}" for name in NAMES.split()}
    points |= {"missing": "nowhere:reader", "unnamed": "broken:nobody"}
    folder = package(tmp_path / "site", "broken", "broken", GROUP, points)
    monkeypatch.syspath_prepend(folder)
    return folder


def read(run: Run, article: Path, reader: str) -> list[dict[str, Any]]:
    result = run("read", str(article), *PUBLISHED, "--reader", reader, "--format", "json")
    assert (result.code, result.err) == (0, "")
    found: list[dict[str, Any]] = json.loads(result.out)
    return found


def test_a_reader_of_another_package_proposes(run: Run, article: Path, others: Path) -> None:
    (one,) = read(run, article, "lines")
    assert (one["title"], one["quote"], one["confidence"]) == ("A line", "Ministers meet", 0.5)
    assert one["reasons"] == ["proposed by lines"]


def test_what_stands_behind_the_colon_is_the_readers(run: Run, article: Path, others: Path) -> None:
    assert read(run, article, "choosy:a/b:c")[0]["title"] == "of a/b:c"
    assert read(run, article, "choosy")[0]["title"] == "of None"
    assert read(run, article, "choosy:")[0]["title"] == "of None"


def test_what_a_reader_leaves_behind_holds_nothing_up(
    run: Run, article: Path, others: Path
) -> None:
    assert len(read(run, article, "lingering")) == 1


def test_what_does_not_stand_in_the_text_is_refused_and_counted(
    run: Run, article: Path, others: Path
) -> None:
    result = run("read", str(article), *PUBLISHED, "--reader", "lying", "--format", "json")
    assert (result.code, result.err) == (
        0,
        "tracker: 1 proposal of lying refused: its quote does not stand in the text where it says"
        " (1)\n",
    )
    assert [each["quote"] for each in json.loads(result.out)] == ["Ministers meet"]


BROKEN = [
    # reader, exit code, what stderr says
    ("raising", 70, "the reader raising failed: ValueError: no [31mluck\n"),
    ("mendable", 2, "tracker: name a language first\n"),
    ("unreadable", 70, "the reader unreadable failed: cannot read 'soon': it is vague\n"),
    ("leaving", 70, "the reader leaving failed: SystemExit: 3\n"),
    ("dying", 70, "the reader dying ended with signal 9, without an answer\n"),
    ("endless", 70, "failed: ValueError: it proposes more than 10,000 candidates\n"),
    ("nothing", 70, "failed: TypeError: 'NoneType' object is not iterable\n"),
    ("words", 70, "failed: TypeError: it proposes a str, which is no Candidate\n"),
    ("typeless", 70, "gave what is no candidate: candidates[0].quote is text, not 3\n"),
    ("listed", 70, "failed: TypeError: a field holds a value of the type list\n"),
    ("unsure", 70, "failed: ValueError: it is nan sure, which is not from 0 to 1\n"),
    ("long", 70, "the reader long failed: its answer has 67,"),
    ("no_factory", 70, "failed: TypeError: 'Reader' object is not callable\n"),
    ("missing", 70, "failed: ModuleNotFoundError: No module named 'nowhere'\n"),
    ("unnamed", 70, "failed: AttributeError: module 'broken' has no attribute 'nobody'\n"),
    ("rules:strict", 2, "tracker: the reader rules takes no model\n"),
    ("nobody", 2, "no reader 'nobody'; readers: choosy, dying, "),
    ("", 2, "no reader ''; readers: "),
]


@pytest.mark.parametrize(("reader", "code", "says"), BROKEN)
def test_a_broken_reader_is_one_line_and_nothing_is_recorded(
    run: Run, article: Path, others: Path, store: Path, reader: str, code: int, says: str
) -> None:
    before = store.read_bytes()
    result = run("read", str(article), *PUBLISHED, "--reader", reader)
    assert (result.code, result.out, result.err.count("\n")) == (code, "", 1)
    assert says in result.err
    assert store.read_bytes() == before


def test_a_reader_that_hangs_is_ended(
    run: Run, article: Path, others: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "LIMITS", Limits(seconds=1))
    result = run("read", str(article), *PUBLISHED, "--reader", "hanging")
    assert result == (70, "", "tracker: the reader hanging gave nothing within 1 s\n")


def test_no_process_for_it_is_told(
    run: Run, article: Path, others: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(article))  # which may not be run
    result = run("read", str(article), *PUBLISHED, "--reader", "lines", "--zone", "UTC")
    assert (result.code, result.out, result.err.count("\n")) == (75, "", 1)
    assert "cannot start a process" in result.err


def test_a_name_that_two_packages_give_is_refused(run: Run, article: Path, others: Path) -> None:
    package(others, "another", "broken", GROUP, {"lines": "broken:lines", "rules": "broken:lines"})
    for name, homes in (("lines", "another and broken"), ("rules", "another and tracker")):
        result = run("read", str(article), *PUBLISHED, "--reader", name)
        told = f"tracker: two packages name a reader '{name}': {homes}\n"
        assert result == (2, "", told)
    assert run("read", str(article), *PUBLISHED).code == 0  # nobody stands in for the rules


def test_the_reader_is_looked_for_before_anything_is_read(run: Run, tmp_path: Path) -> None:
    result = run("read", str(tmp_path / "none.txt"), "--reader", "nobody")
    assert (result.code, result.err) == (2, "tracker: no reader 'nobody'; readers: llm, rules\n")


@pytest.mark.parametrize("case", CASES[::11], ids=lambda case: case.article.name)
def test_the_rules_run_apart_propose_the_same(run: Run, tmp_path: Path, case: Any) -> None:
    path = tmp_path / "article.txt"
    path.write_text(case.article.text, encoding="utf-8")
    run("set", "convention.holidays", "us-federal")
    words = ("read", str(path), "--published", case.article.published.isoformat())
    assert run(*words, "--format", "json", "--reader", "rules") == run(*words, "--format", "json")


def test_what_is_recorded_is_compared_with_by_us(run: Run, article: Path) -> None:
    said = ("--said", "2025-10-06", "--phrase", "within two weeks")
    assert run("add", "Open the crossing", "--by", "Nino Beridze", *said).code == 0
    one = read(run, article, "rules")[0]
    assert one["suggestions"]
    assert [one] == read(run, article, "rules")[:1]


def alone(words: list[str], article: Path, site: Path) -> subprocess.CompletedProcess[str]:
    """The program in a process of its own, with packages on its path, without a store."""
    own = {"PYTHONPATH": str(site), "LLM_USER_PATH": str(site), "TRACKER_DB": str(site / "none.db")}
    return subprocess.run(
        [sys.executable, "-m", "tracker", "read", str(article), *PUBLISHED, "--dry-run", *words],
        cwd=ROOT,
        env=os.environ | own,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_a_process_of_its_own_finds_readers_on_its_path(article: Path, tmp_path: Path) -> None:
    site = package(tmp_path / "site", "broken", "broken", GROUP, {"lines": "broken:lines"})
    done = alone(["--reader", "lines"], article, site)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Ministers meet" in done.stdout


def test_who_asks_for_no_reader_waits_for_none(article: Path, tmp_path: Path) -> None:
    probe = (
        "import sys; from tracker.cli import run; run();"
        " print({'importlib.metadata', 'tracker.readers', 'llm'} & sys.modules.keys())"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe, "read", str(article), *PUBLISHED, "--dry-run"],
        cwd=ROOT,
        env=os.environ | {"TRACKER_DB": str(tmp_path / "none.db")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.endswith("\nset()\n")


def test_who_is_interrupted_leaves_no_reader_behind(article: Path, tmp_path: Path) -> None:
    points = {"telling": "broken:telling"}
    site = package(tmp_path / "site", "broken", "broken", GROUP, points)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        reader = f"telling:{listening.getsockname()[1]}"
        words = ["read", str(article), *PUBLISHED, "--dry-run", "--reader", reader]
        child = subprocess.Popen(
            [sys.executable, "-m", "tracker", *words],
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(site), "TRACKER_DB": str(tmp_path / "none.db")},
        )
        listening.settimeout(60)
        line, _ = listening.accept()
        with line:
            line.settimeout(60)
            assert line.recv(4) == b"here"
            child.send_signal(signal.SIGINT)
            assert child.wait() == 130
            assert line.recv(1) == b""  # nobody is left to hold it


def test_whose_parent_was_killed_ends_by_itself(others: Path) -> None:
    article, given = as_json(Article("a", TEXT, date(2026, 10, 6))), as_json(Given())
    asked = {"reader": "broken:hanging", "model": None, "article": article, "given": given}
    done = subprocess.run(
        [sys.executable, "-c", apart._CHILD, *sys.path],
        input=json.dumps(asked | {"seconds": 0.1}).encode(),
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (-signal.SIGALRM, b"", b"")


@pytest.fixture
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package with models for llm, on the path."""
    folder = package(tmp_path / "models", "talking", "talking", "llm", {"talking": "talking"})
    monkeypatch.syspath_prepend(folder)
    monkeypatch.setenv("LLM_USER_PATH", str(folder))
    return folder


def test_a_model_is_asked_in_a_process_of_its_own(article: Path, models: Path) -> None:
    done = alone(["--reader", "llm:talking-wrong-quote"], article, models)
    assert (done.returncode, done.stderr) == (
        0,
        "tracker: 1 proposal of llm:talking-wrong-quote refused: its quote does not stand in the"
        " text where it says (1)\n",
    )
    kind, *_, window, sentence = done.stdout.splitlines()[1:]
    assert kind == "kind      deadline, 55% sure, proposed by the model talking-wrong-quote"
    assert window == "window    7 to 21 October 2025, for “within two weeks”"
    assert sentence.endswith("Two weeks counted from 7 October 2025 end on 21 October 2025.")


ANSWERED = [
    # model, exit code, what stderr says
    ("talking-none", 0, ""),
    (
        "talking-raising",
        70,
        "the reader llm:talking-raising failed: ModelError: the model is out of order",
    ),
    (
        "talking-bad-json",
        70,
        "the reader llm:talking-bad-json failed: ValueError: its answer is no JSON: ",
    ),
    (
        "talking-too-many",
        70,
        "the reader llm:talking-too-many failed: ValueError: its answer has 201 proposals",
    ),
    ("talking-locked", 2, "llm:talking-locked: No key found"),
    ("talking-nobody", 2, "llm knows no model 'talking-nobody'"),
]


@pytest.mark.parametrize(("model", "code", "says"), ANSWERED)
def test_what_a_model_answers_is_taken_or_told_in_one_line(
    run: Run, article: Path, models: Path, store: Path, model: str, code: int, says: str
) -> None:
    before = store.read_bytes()
    dry = () if code else ("--dry-run",)
    result = run("read", str(article), *PUBLISHED, *dry, "--reader", f"llm:{model}")
    printed = "" if code else "Nothing is announced or dated in it.\n"
    assert (result.code, result.out) == (code, printed)
    assert result.err.startswith(f"tracker: {says}" if says else "")
    assert result.err.count("\n") == bool(code)
    assert store.read_bytes() == before


def test_proposals_of_a_model_are_compared_with_what_is_recorded(
    run: Run, article: Path, models: Path
) -> None:
    said = ("--said", "2025-10-06", "--phrase", "within two weeks")
    assert run("add", "Open the crossing", "--by", "Nino Beridze of Georgia", *said).code == 0
    assert run("party", "alias", "nino-beridze-of-georgia", "Nino Beridze").code == 0
    (one,) = read(run, article, "llm:talking-right")
    assert one["speaker"] == "Nino Beridze of Georgia"
    assert [each["tie"] for each in one["suggestions"]] == ["moves"]
    assert one["reasons"][0] == "proposed by the model talking-right"
