"""`tracker merge`: what it says of what came in that a person should look at."""

import json
from pathlib import Path

from tests.cli.conftest import Run
from tests.cli.playing import Play, player, shown

SAID = ("--said", "2025-11-03", "--on", "2025-11-28")


def test_near_twins_are_told_as_import_tells_them(
    run: Run, store: Path, other: Path, here: Play, there: Play
) -> None:
    here("add", "Senate vote on the sanctions bill", "--by", "Hamas", *SAID)
    there("add", "Senate vote on sanctions bill", "--by", "Hamas", *SAID)
    assert "looks like" not in run("merge", str(other), "--dry-run").err
    result = run("merge", str(other))
    assert result.code == 0
    assert "tracker: #142 looks like #141 “Senate vote on the sanctions bill”" in result.err
    assert run("merge", str(other)).err == ""


def test_they_are_told_beside_conflicts(
    run: Run, store: Path, other: Path, here: Play, there: Play
) -> None:
    here("add", "Senate vote on the sanctions bill", "--by", "Hamas", *SAID)
    here("amend", "14", "--title", "Ours")
    there("add", "Senate vote on sanctions bill", "--by", "Hamas", *SAID)
    there("amend", "14", "--title", "Theirs")
    result = run("merge", str(other))
    assert result.code == 5
    assert "#142 looks like #141" in result.err
    assert "1 conflict left unmerged" in result.err


def test_a_deadline_that_both_judged_is_told(run: Run, store: Path, here: Play) -> None:
    for title in ("Apart", "Alike", "One side"):
        here("add", title, "--by", "Hamas", "--said", "2025-11-03", "--on", "2025-11-12")
    other = store.parent / "theirs.db"
    here("backup", str(other))
    there = player(other)
    met = ("--happened", "2025-11-10", "--known", "2025-11-11")
    here("met", "141", *met)
    there("lapsed", "141", "--known", "2025-11-14", "--reason", "unknown", "--searched", "all")
    for play in (here, there):
        play("met", "142", *met)
    there("met", "143", *met)
    told = (
        "tracker: #141 Apart: judged on both sides, met on 2025-11-10 here and lapsed there; both"
        " verdicts are kept, see `tracker show 141`\n"
    )
    dry = run("merge", str(other), "--dry-run")
    assert (dry.code, dry.err) == (0, told)
    result = run("merge", str(other), "--format", "ndjson")
    assert (result.code, result.err) == (0, told)
    assert len(result.out.splitlines()) == 3
    assert run("merge", str(other)).err == ""


def test_a_verdict_that_builds_on_ours_contradicts_nothing(
    run: Run, store: Path, here: Play
) -> None:
    here("add", "Judged", "--by", "Hamas", "--said", "2025-11-03", "--on", "2025-11-12")
    here("met", "141", "--happened", "2025-11-10", "--known", "2025-11-11")
    other = store.parent / "theirs.db"
    here("backup", str(other))
    there = player(other)
    there("reopen", "141", "--why", "it was not so", "--known", "2025-11-13")
    there("lapsed", "141", "--known", "2025-11-14", "--reason", "unknown", "--searched", "all")
    result = run("merge", str(other))
    assert (result.code, result.err) == (0, "")


def test_theirs_is_offered_only_where_it_settles_something(
    run: Run, store: Path, here: Play
) -> None:
    here("add", "Gone there", "--by", "Hamas", *SAID)
    other = store.parent / "theirs.db"
    here("backup", str(other))
    there = player(other)
    there("undo")
    here("met", "141", "--happened", "2025-11-10", "--known", "2025-11-11")
    only = "tracker: theirs.db: 1 conflict left unmerged: settle with --ours ID\n"
    assert run("merge", str(other)).err == only
    assert run("merge", str(other), "--theirs", "141").err == only
    here("amend", "14", "--title", "Ours")
    there("amend", "14", "--title", "Theirs")
    assert "2 conflicts left unmerged: settle with --ours ID or --theirs ID" in (
        run("merge", str(other)).err
    )


def test_what_waits_is_named_by_what_it_is_of(run: Run, store: Path, here: Play) -> None:
    here("party", "add", "Gone Here")
    other = store.parent / "theirs.db"
    here("backup", str(other))
    here("undo")
    there = player(other)
    there("add", "Theirs alone", "--by", "gone-here", *SAID)
    there("met", "141", "--happened", "2025-11-10", "--known", "2025-11-11")
    result = run("merge", str(other), "--format", "ndjson")
    rows = map(json.loads, result.out.splitlines())
    assert [(row["record"], row["what"], row["title"]) for row in rows] == [
        ("party", "conflict", "Gone Here"),
        ("deadline", "waits", "Theirs alone"),
        ("verdict", "waits", "Theirs alone"),
    ]
    assert "waits verdict:" in shown(run("merge", str(other)).out)
