"""`tracker merge`: what they recorded about what is gone here is never lost in silence."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.playing import Play, player, shown
from tests.cli.test_travel import faults
from tests.store.apart import records

SAID = ("--said", "2025-11-03", "--on", "2025-11-28")


@pytest.fixture
def parted(store: Path, here: Play) -> Play:
    """Another store, of a time at which a party was spelled in two ways."""
    here("add", "Visit", "--by", "Donald Trmup", *SAID)
    other = store.parent / "theirs.db"
    here("backup", str(other))
    return player(other)


def test_a_party_merged_away_here_stands_as_the_one_that_was_kept(
    run: Run, store: Path, here: Play, parted: Play
) -> None:
    here("party", "merge", "donald-trmup", "donald-trump")
    parted("add", "Another visit", "--by", "Donald Trmup", "--bound", "Hamas", *SAID)
    parted("event", "Lunch", "--party", "Donald Trmup", "--on", "2025-11-12")
    parted("met", "142", "--happened", "2025-11-10", "--known", "2025-11-11")
    other = store.parent / "theirs.db"
    assert run("merge", str(other)).code == 0
    found = run("show", "142").out
    assert "Donald Trump" in found
    assert "met" in found
    assert "Donald Trump" in run("show", "143").out
    assert faults(store) == []
    kept = store.read_bytes()
    assert "nothing that is new" in run("merge", str(other)).out
    assert store.read_bytes() == kept
    parted("merge", str(store))
    assert records(store) == records(other)
    assert faults(other) == []


def test_so_does_one_that_they_changed_once_that_is_settled(
    run: Run, store: Path, here: Play, parted: Play
) -> None:
    here("party", "merge", "donald-trmup", "donald-trump")
    parted("add", "Another visit", "--by", "Donald Trmup", *SAID)
    parted("party", "alias", "donald-trmup", "The Donald")
    other = store.parent / "theirs.db"
    result = run("merge", str(other))
    assert result.code == 5
    assert "party:donald-trmup Donald Trmup: removed here, changed there" in shown(result.out)
    assert "Another visit: refers to a party in conflict" in shown(result.out)
    assert run("merge", str(other), "--ours", "all").code == 0
    assert "Donald Trump" in run("show", "142").out
    parted("merge", str(store))
    assert records(store) == records(other)
    assert faults(store) == faults(other) == []


def test_a_topic_merged_away_here_is_the_one_that_was_kept(
    run: Run, store: Path, here: Play
) -> None:
    for slug in ("One thread", "Two threads"):
        here("add", f"Of {slug}", "--by", "Hamas", "--topic", slug, *SAID)
    other = store.parent / "theirs.db"
    here("backup", str(other))
    there = player(other)
    here("topic", "merge", "two-threads", "one-thread")
    there("add", "A third", "--by", "Hamas", "--topic", "two-threads", *SAID)
    assert run("merge", str(other)).code == 0
    assert "A third" in run("list", "--topic", "one-thread").out
    there("merge", str(store))
    assert records(store) == records(other)


@pytest.fixture
def gone(store: Path, here: Play) -> Play:
    """Another store, of a time at which there was a party and an event that are gone here."""
    here("party", "add", "Gone Here")
    here("event", "Gone too", "--on", "2025-11-12", "--known", "2025-11-12")
    other = store.parent / "theirs.db"
    here("backup", str(other))
    rows = json.loads(here("log", "--limit", "2", "--format", "json"))
    for entry in {row["change"] for row in rows}:
        here("undo", str(entry))
    there = player(other)
    there("add", "Theirs alone", "--by", "gone-here", *SAID)
    there("met", "142", "--happened", "2025-11-10", "--known", "2025-11-11")
    there("add", "Hangs on it", "--by", "Hamas", "--said", "2025-11-03", "--after", "141+2d")
    return there


@pytest.mark.parametrize("words", [["--ours", "all"], ["--ours", "party:gone-here"]])
def test_a_deadline_is_not_lost_with_its_party(
    words: list[str], run: Run, store: Path, gone: Play
) -> None:
    other = store.parent / "theirs.db"
    for _ in range(2):
        result = run("merge", str(other), *words)
        assert result.code == 5
        told = shown(result.out)
        assert "Theirs alone: names a party that is gone here: --theirs party:gone-here" in told
        assert "Theirs alone: refers to a deadline in conflict" in told
        assert faults(store) == []
    assert run("merge", str(other), *words, "--theirs", "party:gone-here").code == (
        2 if "party:gone-here" in words else 5
    )
    assert run("merge", str(other), "--theirs", "all").code == 0
    assert "Gone Here" in run("show", "142").out
    gone("merge", str(store))
    assert records(store) == records(other)
    assert faults(store) == []


def test_a_deadline_that_hangs_on_what_is_gone_is_listed_until_it_is_named(
    run: Run, store: Path, gone: Play
) -> None:
    other = store.parent / "theirs.db"
    result = run("merge", str(other), "--ours", "all", "--theirs", "party:gone-here")
    assert result.code == 5
    told = shown(result.out)
    assert "Hangs on it: names an event that is gone here: --theirs event:" in told
    assert "3 new" in told
    rows = run("merge", str(other), "--dry-run", "--ours", "all", "--format", "ndjson").out
    (row,) = map(json.loads, rows.splitlines())
    assert row["what"] == "conflict"
    kept = records(store)
    left = run("merge", str(other), "--ours", row["id"])
    assert left.code == 0
    assert "left out deadline:" in shown(left.out)
    assert "1 settled, 1 left out" in shown(left.out)
    assert records(store) == kept
    assert "nothing that is new" in run("merge", str(other)).out
    run("undo")
    assert run("merge", str(other)).code == 5, "an undone settlement is offered again"
    assert run("merge", str(other), "--theirs", row["id"]).code == 0
    assert "12 November 2025" in run("show", "141").out
    gone("merge", str(store))
    assert records(store) == records(other)
    assert faults(store) == []


def test_what_goes_with_a_deadline_is_told(run: Run, store: Path, here: Play) -> None:
    here("add", "Gone here", "--by", "Hamas", *SAID)
    other = store.parent / "theirs.db"
    here("backup", str(other))
    here("undo")
    player(other)("met", "141", "--happened", "2025-11-10", "--known", "2025-11-11")
    result = run("merge", str(other), "--ours", "141")
    assert result.code == 0
    assert "Gone here: it is of a deadline that is gone here" in shown(result.out)
    assert "1 settled, 1 left out" in shown(result.out)
    form = ("--format", "ndjson")
    run("undo")
    (row,) = map(json.loads, run("merge", str(other), "--ours", "141", *form).out.splitlines())
    assert (row["record"], row["what"]) == ("verdict", "left out")


def test_what_lacks_several_things_is_looked_at_once(run: Run, store: Path, here: Play) -> None:
    """A deadline that names a party merged away and one that is gone; a verdict of both kinds."""
    for name in ("Donald Trmup", "Gone Here"):
        here("party", "add", name)
    here("add", "Gone too", "--by", "Hamas", *SAID)
    here("event", "Gone as well", "--on", "2025-11-12", "--known", "2025-11-12")
    other = store.parent / "theirs.db"
    here("backup", str(other))
    there = player(other)
    rows = json.loads(here("log", "--limit", "3", "--format", "json"))
    for entry in {row["change"] for row in rows}:
        here("undo", str(entry))
    here("party", "merge", "donald-trmup", "donald-trump")
    there("add", "Two", "--by", "donald-trmup", "--bound", "gone-here", "--topic", "New", *SAID)
    met = ("--happened", "2025-11-12", "--known", "2025-11-12", "--event", "142")
    there("met", "141", *met)
    for words in ([], ["--ours", "all"], ["--ours", "141"]):
        result = run("merge", str(other), *words, "--dry-run")
        assert result.code == 5
        assert "Two: " in shown(result.out)
    result = run("merge", str(other), "--ours", "all")
    assert "1 left out" in shown(result.out)
    assert faults(store) == []
    result = run("merge", str(other), "--theirs", "all")
    assert result.code == 0
    found = run("show", "143").out
    assert "Donald Trump" in found
    assert "Gone Here" in found
    there("merge", str(store))
    assert records(store) == records(other)
    assert faults(store) == faults(other) == []


@pytest.mark.parametrize("named", ["141", "all"])
def test_all_that_hangs_on_what_is_brought_back_comes_with_it(
    named: str, run: Run, store: Path, here: Play
) -> None:
    here("add", "Perhaps a mistake", "--by", "Hamas", *SAID)
    other = store.parent / "theirs.db"
    here("backup", str(other))
    there = player(other)
    here("undo")
    there("cite", "141", "--source", "https://example.org/proof")
    there("met", "141", "--happened", "2025-11-10", "--known", "2025-11-11")
    assert run("merge", str(other), "--theirs", named).code == 0
    found = run("show", "141").out
    assert "https://example.org/proof" in found
    assert "met" in found
    assert "nothing that is new" in run("merge", str(other)).out
    there("merge", str(store))
    assert records(store) == records(other)
    assert faults(store) == faults(other) == []


def test_what_lacks_one_record_is_settled_at_once(run: Run, store: Path, here: Play) -> None:
    here("event", "Gone event", "--on", "2025-11-12")
    other = store.parent / "theirs.db"
    here("backup", str(other))
    there = player(other)
    here("undo")
    for title in ("One", "Two"):
        there("add", title, "--by", "Hamas", "--said", "2025-11-03", "--after", "141+10d")
    assert run("merge", str(other), "--theirs", "all").code == 0
    assert "nothing that is new" in run("merge", str(other)).out
    there("merge", str(store))
    assert records(store) == records(other)
    assert faults(store) == faults(other) == []
