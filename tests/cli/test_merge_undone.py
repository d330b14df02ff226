"""`tracker undo` of a merge: it is as if it had never been, until the next one brings it in."""

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.playing import Play, player, shown
from tests.cli.test_travel import faults
from tests.store.apart import records
from tracker.store.opening import reading

SAID = ("--said", "2025-11-03", "--on", "2025-11-28")


def embedded_once(store: Path) -> None:
    """Fail if a row of another store stands in this one's journal more than once."""
    with reading(str(store)) as db:
        rows = db.execute("SELECT id FROM journal WHERE kind = 'merged'").fetchall()
    assert rows
    assert len(rows) == len(set(rows))


def test_merging_again_brings_it_in_again(
    run: Run, store: Path, other: Path, here: Play, there: Play
) -> None:
    here("add", "Ours alone", "--by", "Hamas", *SAID)
    there("add", "Theirs alone", "--by", "Somebody new", *SAID)
    there("amend", "12", "--title", "Theirs")
    before = records(store)
    run("merge", str(other))
    merged = records(store)
    assert run("undo", "--why", "too early").code == 0
    assert records(store) == before
    again = run("merge", str(other))
    assert (again.code, "2 new, 1 changed, 0 removed" in shown(again.out)) == (0, True)
    assert records(store) == merged
    assert "Theirs alone" in run("show", "142").out, "its number is its own"
    assert faults(store) == []
    embedded_once(store)
    whole = store.read_bytes()
    assert "nothing that is new" in run("merge", str(other)).out
    assert store.read_bytes() == whole
    there("merge", str(store))
    assert records(store) == records(other)
    assert "nothing that is new" in run("merge", str(other)).out


def test_undone_and_brought_back_it_is_known(
    run: Run, store: Path, other: Path, there: Play
) -> None:
    there("add", "Theirs alone", "--by", "Somebody new", *SAID)
    there("amend", "12", "--title", "Theirs")
    run("merge", str(other))
    merged = records(store)
    for _ in range(2):
        run("undo")
    assert records(store) == merged
    assert "nothing that is new" in run("merge", str(other)).out
    run("undo")
    assert "2 new, 1 changed" in shown(run("merge", str(other)).out)
    for times in (1, 2):
        assert run("undo").code == 0
        assert (records(store) == merged) is (times == 2)
    embedded_once(store)
    assert faults(store) == []


def test_what_was_done_since_it_was_undone_is_joined(
    run: Run, store: Path, other: Path, here: Play, there: Play
) -> None:
    there("amend", "12", "--title", "Theirs")
    there("amend", "13", "--title", "Theirs too")
    run("merge", str(other))
    run("undo")
    here("amend", "12", "--criterion", "Ours")
    here("amend", "13", "--title", "Ours")
    result = run("merge", str(other))
    assert (result.code, "#13 Ours" in result.out) == (5, True)
    twelve = shown(run("show", "12").out)
    assert "Theirs" in twelve
    assert "Ours" in twelve
    assert run("merge", str(other), "--theirs", "13").code == 0
    there("merge", str(store))
    assert records(store) == records(other)
    embedded_once(store)


def test_an_older_merge_that_is_undone_comes_in_again(
    run: Run, store: Path, other: Path, there: Play
) -> None:
    """Also when another one has come since, up to a later row of theirs."""
    there("amend", "12", "--title", "Theirs")
    run("merge", str(other))
    (entry,) = {row["change"] for row in json.loads(run("log", "12", "--format", "json").out)[:1]}
    there("amend", "13", "--title", "Theirs too")
    run("merge", str(other))
    assert run("undo", str(entry)).code == 0
    assert "1 changed" in shown(run("merge", str(other)).out)
    assert records(store) == records(other)
    embedded_once(store)


def test_what_stays_of_an_undone_merge_is_known(
    run: Run, store: Path, other: Path, here: Play, there: Play
) -> None:
    there("add", "Theirs alone", "--by", "Somebody new", *SAID)
    run("merge", str(other))
    here("add", "Ours of the same", "--by", "Somebody new", *SAID)
    (entry,) = {row["change"] for row in json.loads(run("log", "141", "--format", "json").out)[:1]}
    assert "stays" in run("undo", str(entry)).out
    assert "1 new, 0 changed" in shown(run("merge", str(other)).out), "the party is here"
    there("merge", str(store))
    assert records(store) == records(other)


@pytest.mark.parametrize("side", ["--ours", "--theirs"])
def test_a_settlement_that_is_undone_is_open_again(
    side: str, run: Run, store: Path, other: Path, here: Play, there: Play
) -> None:
    here("amend", "14", "--title", "Ours")
    there("amend", "14", "--title", "Theirs")
    before = records(store)
    listed = run("merge", str(other))
    assert run("merge", str(other), side, "14").code == 0
    undone = run("undo", "--why", "we asked them")
    assert undone.code == 0, undone
    assert records(store) == before
    assert run("merge", str(other)) == listed
    assert faults(store) == []
    turned = "--ours" if side == "--theirs" else "--theirs"
    assert run("merge", str(other), turned, "14").code == 0
    assert run("show", "14").out.count("Ours" if turned == "--ours" else "Theirs")
    there("merge", str(store))
    assert records(store) == records(other)
    embedded_once(store)


@pytest.mark.parametrize("side", ["--ours", "--theirs"])
def test_so_is_one_about_what_was_removed(side: str, run: Run, store: Path, here: Play) -> None:
    here("add", "Perhaps a mistake", "--by", "Hamas", *SAID)
    other = store.parent / "theirs.db"
    here("backup", str(other))
    there = player(other)
    here("undo")
    there("amend", "141", "--title", "No mistake")
    there("met", "141", "--happened", "2025-11-10", "--known", "2025-11-11")
    before = records(store)
    listed = run("merge", str(other))
    assert listed.code == 5
    assert run("merge", str(other), side, "all").code == 0
    settled = records(store)
    undone = run("undo")
    assert undone.code == 0, undone
    assert records(store) == before
    again = run("merge", str(other))
    assert (again.code, again.err) == (5, listed.err)
    assert run("merge", str(other), side, "all").code == 0
    assert records(store) == settled
    assert faults(store) == []
    there("merge", str(store))
    assert records(store) == records(other)
    assert faults(other) == []


def test_a_settlement_alone_is_undone_and_brought_back(
    run: Run, store: Path, other: Path, here: Play, there: Play
) -> None:
    here("amend", "14", "--title", "Ours")
    there("amend", "14", "--title", "Theirs")
    run("merge", str(other), "--ours", "14")
    run("undo")
    assert re.search(r"undo \d+ \(", shown(run("log", "14", "--limit", "1").out))
    run("undo")
    assert "nothing that is new" in run("merge", str(other)).out


def test_an_export_that_was_undone_is_compared_again(
    run: Run, store: Path, here: Play, there: Play, tmp_path: Path
) -> None:
    there("amend", "12", "--title", "Theirs")
    there("add", "Theirs alone", "--by", "Hamas", *SAID)
    file = tmp_path / "bare.ndjson"
    there("export", "ndjson", "-o", str(file))
    assert run("merge", str(file), "--theirs", "all").code == 0
    merged = records(store)
    run("undo")
    assert run("merge", str(file)).code == 5
    assert run("merge", str(file), "--theirs", "all").code == 0
    assert records(store) == merged
    assert faults(store) == []


def test_a_copy_that_has_the_merge_brings_it_in(
    run: Run, store: Path, other: Path, here: Play, there: Play
) -> None:
    there("amend", "12", "--title", "Theirs")
    run("merge", str(other))
    copy = store.parent / "copy.db"
    here("backup", str(copy))
    run("undo")
    twin = player(copy)
    kept = shutil.copy(store, store.parent / "kept.db")
    assert "1 changed" in shown(run("merge", str(copy)).out)
    embedded_once(store)
    twin("merge", str(kept))
    assert records(copy) == records(store) == records(other)


def test_a_third_store_keeps_what_it_took_meanwhile(
    run: Run, store: Path, other: Path, here: Play, there: Play
) -> None:
    third = store.parent / "third.db"
    here("backup", str(third))
    here("amend", "14", "--title", "Ours")
    there("amend", "14", "--title", "Theirs")
    there("amend", "12", "--title", "Theirs")
    run("merge", str(other), "--ours", "14")
    player(third)("merge", str(store))
    taken = records(third)
    run("undo")
    player(third)("merge", str(store))
    assert records(third) == taken
    assert run("merge", str(third)).code == 0
    assert records(store) == taken
    assert faults(store) == []
    embedded_once(store)
    there("merge", str(store))
    assert records(other) == taken
