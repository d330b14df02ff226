"""What `tracker check` says where one source supports a deadline and another contradicts it."""

import json
import shlex
from pathlib import Path

from tests.cli.conftest import Run

A, B = "https://example.org/a?x=1&y=2", "https://example.org/b"
TALKS = ["add", "Talks", "--by", "Trump", "--said", "2026-01-05", "--undated", "--source"]


def disputed(run: Run) -> list[dict[str, object]]:
    rows = json.loads(run("check", "--format", "json").out)
    return [row for row in rows if row["news"] == "disputed?"]


def settle(run: Run, command: object) -> None:
    program, *words = shlex.split(str(command))
    assert program == "tracker"
    assert run(*words).code == 0


def test_it_is_told_once_with_the_command_that_records_it(run: Run) -> None:
    run("check")
    run(*TALKS, A)
    assert disputed(run) == []
    assert run("cite", "141", "--source", B, "--stance", "contradicts", "--quote", "no").code == 0
    out = run("check", "--dry-run").out
    assert out.startswith("Sources disagree: look and decide\n#141 ")
    assert "One source supports it (https://example.org/a?x=1&y=2), another" in out
    command = f"tracker dispute 141 --supports '{A}' --contradicts {B}"
    assert out.splitlines()[-1].strip() == command
    (row,) = disputed(run)
    assert (row["number"], row["settle"]) == (141, command)
    assert run("check") == (0, "", "")
    # A third source is no news: that they disagree was told.
    run("cite", "141", "--source", "https://example.org/c", "--stance", "contradicts")
    assert run("check") == (0, "", "")
    settle(run, command)
    assert "disputed" in run("show", "141").out
    assert disputed(run) == []


def test_it_is_told_when_the_supporting_one_comes_last(run: Run) -> None:
    run("add", "Talks", "--by", "Trump", "--said", "2026-01-05", "--undated")
    run("cite", "141", "--source", B, "--stance", "contradicts")
    run("check")
    run("cite", "141", "--source", "https://example.org/n", "--stance", "neutral")
    assert disputed(run) == []
    run("cite", "141", "--source", A)
    assert [row["number"] for row in disputed(run)] == [141]


def test_what_was_judged_has_its_verdict_taken_back_first(run: Run) -> None:
    run("check")
    run("cite", "13", "--verdict", "--source", B, "--stance", "contradicts")
    (row,) = disputed(run)
    assert row["settle"] == 'tracker reopen 13 --why "sources disagree"'
    assert "Take its verdict back first" in str(row["because"])
    settle(run, row["settle"])
    run("check")
    # With the verdict went its evidence; the announcement has sources that support it only.
    run("cite", "13", "--source", B, "--stance", "contradicts")
    (row,) = disputed(run)
    assert str(row["settle"]).startswith("tracker dispute 13 --supports ")
    settle(run, row["settle"])


def test_what_is_closed_is_left_alone(run: Run) -> None:
    run(*TALKS, A)
    run("withdraw", "141")
    run("check")
    run("cite", "141", "--source", B, "--stance", "contradicts")
    assert run("check") == (0, "", "")


def test_evidence_of_an_event_is_no_news(run: Run) -> None:
    run("check")
    run("cite", "4", "--source", B, "--stance", "contradicts")
    assert run("check") == (0, "", "")


def test_the_first_run_tells_none(run: Run) -> None:
    run(*TALKS, A)
    run("cite", "141", "--source", B, "--stance", "contradicts")
    assert "disagree" not in run("check").out
    assert run("check") == (0, "", "")


def test_a_hostile_title_does_no_harm(run: Run, store: Path) -> None:
    run("check")
    run(*TALKS, "red\x1b[31m'; rm x\u202e\n")
    run("cite", "141", "--source", B, "--stance", "contradicts")
    out = run("check").out
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert out.count("\n") == len(out.splitlines()) <= 8
