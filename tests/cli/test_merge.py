"""`tracker merge`: what comes in, what contradicts, and what is refused."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Result, Run
from tests.cli.playing import Play, Player, player, shown
from tests.cli.test_travel import faults
from tests.store.apart import records

SAID = ("--said", "2025-11-03", "--on", "2025-11-28")


def test_what_only_they_have_comes_in_with_its_id(
    run: Run, store: Path, other: Path, here: Play, there: Play
) -> None:
    here("add", "Ours alone", "--by", "Hamas", *SAID)
    there("add", "Theirs alone", "--by", "A new voice", *SAID)
    there("met", "141", "--happened", "2025-11-10", "--known", "2025-11-11")
    there("event", "A meeting", "--on", "2025-11-12", "--known", "2025-11-12")
    dry = run("merge", str(other), "--dry-run")
    assert dry.code == 0
    assert "party A new voice: new" in shown(dry.out)
    assert "deadline Theirs alone: new" in shown(dry.out)
    assert "verdict Theirs alone: new" in shown(dry.out)
    assert "1 record would get another number: theirs was taken here." in shown(dry.out)
    result = run("merge", str(other))
    assert result.code == 0
    assert "From theirs.db: 5 new, 0 changed, 0 removed." in shown(result.out)
    assert "1 record got another number: theirs was taken here." in shown(result.out)
    both = records(store)
    assert {key: both[key] for key in records(other)} == records(other)
    assert "Theirs alone" in run("show", "143").out
    assert "met" in run("show", "143").out
    assert "A meeting" in run("show", "142").out
    assert "Theirs alone" in run("search", "theirs alone").out
    assert faults(store) == []


def test_merging_twice_changes_nothing_and_back_and_forth_agrees(
    run: Run, store: Path, other: Path, here: Play, there: Play
) -> None:
    here("add", "Ours alone", "--by", "Hamas", *SAID)
    here("amend", "12", "--title", "Ours twelve")
    there("add", "Theirs alone", "--by", "Hamas", *SAID)
    there("amend", "13", "--title", "Theirs thirteen")
    kept = other.read_bytes()
    run("merge", str(other))
    assert other.read_bytes() == kept, "their file is only read"
    whole = store.read_bytes()
    again = run("merge", str(other))
    assert (again.code, again.out) == (0, "theirs.db has nothing that is new here.\n")
    assert store.read_bytes() == whole
    there("merge", str(store))
    assert records(store) == records(other)
    assert faults(other) == []
    assert "nothing that is new" in run("merge", str(other)).out
    assert store.read_bytes() == whole


def test_fields_that_only_one_side_changed_are_joined(
    run: Run, store: Path, other: Path, here: Play, there: Play
) -> None:
    here("amend", "12", "--title", "Another title", "--why", "ours")
    there("amend", "12", "--criterion", "It ends")
    there("party", "alias", "turkey", "Türkei")
    here("party", "alias", "turkey", "Turquie")
    assert run("merge", str(other)).code == 0
    (twelve,) = json.loads(run("log", "12", "--limit", "1", "--format", "json").out)[:1]
    assert twelve["command"] == "merge"
    found = run("show", "12").out
    assert "Another title" in found
    assert "It ends" in shown(found)
    assert "Turquie, Türkei" in run("party", "show", "turkey").out


def test_the_same_field_is_a_conflict_until_somebody_settles_it(
    run: Run, store: Path, other: Path, here: Play, there: Play
) -> None:
    here("amend", "14", "--title", "Ours")
    there("amend", "14", "--title", "Theirs", "--criterion", "It flies")
    there("amend", "13", "--title", "Only theirs")
    result = run("merge", str(other))
    assert result.code == 5
    assert result.out.splitlines()[:4] == [
        "conflict  #14 Ours",
        "  title           was Conditional threat to send Tomahawk missiles to Ukraine",
        "    ours          Ours",
        "    theirs        Theirs",
    ]
    assert result.err == (
        "tracker: theirs.db: 1 conflict left unmerged: settle with --ours ID or --theirs ID\n"
    )
    assert "Only theirs" in run("show", "13").out, "the rest is merged"
    assert "It flies" not in run("show", "14").out
    kept = store.read_bytes()
    assert run("merge", str(other)).code == 5
    assert store.read_bytes() == kept
    wrong = run("merge", str(other), "--theirs", "13")
    assert (wrong.code, "13 is in no conflict" in wrong.err) == (4, True)
    settled = run("merge", str(other), "--theirs", "14", "--why", "as it was said")
    assert settled.code == 0
    assert "1 changed, 0 removed, 1 settled" in shown(settled.out)
    assert "Theirs" in run("show", "14").out
    assert "It flies" in shown(run("show", "14").out)
    there("merge", str(store))
    assert records(store) == records(other)


@pytest.mark.parametrize("name", ["14", "#14", "deadline:{id}", "{id}", "all"])
def test_ours_stays_and_is_taken_there(
    name: str, run: Run, store: Path, other: Path, here: Play, there: Play
) -> None:
    here("amend", "14", "--title", "Ours")
    there("amend", "14", "--title", "Theirs")
    (row, *_) = json.loads(run("log", "14", "--format", "json").out)
    assert run("merge", str(other), "--ours", name.format(id=row["id"])).code == 0
    assert "Ours" in run("show", "14").out
    assert "nothing that is new" in run("merge", str(other)).out, "it is remembered"
    assert "1 changed" in there("merge", str(store))
    assert "Ours" in there("show", "14")
    assert records(store) == records(other)


def test_two_who_settled_it_otherwise_are_asked_again(
    run: Run, store: Path, other: Path, here: Play, there: Play
) -> None:
    here("amend", "14", "--title", "Ours")
    there("amend", "14", "--title", "Theirs")
    before = store.parent / "before.db"
    shutil.copy(store, before)
    here("merge", str(other), "--ours", "all")
    there("merge", str(before), "--ours", "all")
    assert run("merge", str(other)).code == 5
    assert run("merge", str(other), "--theirs", "14").code == 0
    there("merge", str(store))
    assert records(store) == records(other)


def test_what_was_taken_away_there_goes_here_too(run: Run, store: Path, here: Play) -> None:
    here("add", "Added by mistake", "--by", "Hamas", *SAID)
    other = store.parent / "theirs.db"
    here("backup", str(other))
    player(other)("undo", "--why", "a mistake")
    result = run("merge", str(other))
    assert "0 new, 0 changed, 1 removed" in shown(result.out)
    assert run("show", "141").code == 4
    assert "taken away" in run("log", "141").out
    assert faults(store) == []
    assert records(store) == records(other)
    run("undo")
    assert "Added by mistake" in run("show", "141").out
    assert faults(store) == []


@pytest.mark.parametrize(("side", "stays"), [("--ours", True), ("--theirs", False)])
def test_removed_there_and_changed_here(
    side: str, stays: bool, run: Run, store: Path, here: Play
) -> None:
    here("add", "Perhaps a mistake", "--by", "Hamas", *SAID)
    other = store.parent / "theirs.db"
    here("backup", str(other))
    there = player(other)
    there("undo")
    here("amend", "141", "--title", "No mistake")
    result = run("merge", str(other))
    assert result.code == 5
    assert "#141 No mistake: removed there, changed here" in shown(result.out)
    assert run("merge", str(other), side, "141").code == 0
    assert (run("show", "141").code == 0) is stays
    there("merge", str(store))
    assert records(store) == records(other)
    assert faults(store) == faults(other) == []


def test_what_they_recorded_about_what_was_removed_here_waits(
    run: Run, store: Path, here: Play
) -> None:
    here("add", "Gone here", "--by", "Hamas", *SAID)
    other = store.parent / "theirs.db"
    here("backup", str(other))
    there = player(other)
    here("undo")
    there("met", "141", "--happened", "2025-11-10", "--known", "2025-11-11")
    result = run("merge", str(other))
    assert result.code == 5
    assert "Gone here: removed here, referred to there" in shown(result.out)
    assert "waits" in result.out
    kept = [shutil.copy(path, f"{path}.kept") for path in (store, other)]
    assert run("merge", str(other), "--theirs", "all").code == 0
    assert "met" in run("show", "141").out
    assert faults(store) == []
    there("merge", str(store))
    assert records(store) == records(other)
    for path in kept:
        shutil.copy(path, path.removesuffix(".kept"))
    assert run("merge", str(other), "--ours", "141").code == 0
    assert run("show", "141").code == 4
    assert faults(store) == []
    assert "nothing that is new" in run("merge", str(other)).out


def test_what_was_removed_there_but_is_referred_to_here_stays(
    run: Run, store: Path, here: Play
) -> None:
    here("add", "Gone there", "--by", "Hamas", *SAID)
    other = store.parent / "theirs.db"
    here("backup", str(other))
    there = player(other)
    there("undo")
    here("met", "141", "--happened", "2025-11-10", "--known", "2025-11-11")
    result = run("merge", str(other), "--theirs", "all")
    assert result.code == 5
    assert "removed there, referred to here: only --ours settles it" in shown(result.out)
    assert run("merge", str(other), "--ours", "141").code == 0
    there("merge", str(store))
    assert records(store) == records(other)
    assert faults(other) == []


def test_a_party_that_both_recorded_is_one_with_all_names(
    run: Run, store: Path, other: Path, here: Play, there: Play
) -> None:
    here("party", "add", "Ursula von der Leyen", "--alias", "VDL")
    there("party", "add", "URSULA von der Leyen", "--alias", "von der Leyen")
    assert run("merge", str(other)).code == 0
    found = run("party", "show", "ursula-von-der-leyen").out
    assert "VDL" in found
    assert "von der Leyen" in found
    assert "URSULA" in found
    there("merge", str(store))
    assert records(store) == records(other)


def test_a_party_merged_there_is_repointed_here(run: Run, store: Path, here: Play) -> None:
    here("add", "Visit", "--by", "Donald Trmup", *SAID)
    other = store.parent / "theirs.db"
    here("backup", str(other))
    there = player(other)
    there("party", "merge", "donald-trmup", "donald-trump")
    result = run("merge", str(other))
    assert result.code == 0
    assert "Donald Trump" in run("show", "141").out
    assert run("party", "show", "donald-trmup").out.startswith("Donald Trump\n")
    assert faults(store) == []
    run("undo")
    assert "Donald Trmup" in run("show", "141").out
    assert faults(store) == []


def test_settings_are_merged_too(
    run: Run, store: Path, other: Path, here: Play, there: Play
) -> None:
    there("set", "lead", "9")
    there("set", "zone", "Europe/Kyiv")
    here("set", "zone", "Europe/Berlin")
    result = run("merge", str(other))
    assert result.code == 5
    assert "setting:zone" in result.out
    assert "lead 9" in shown(run("set", "--list").out)
    assert run("merge", str(other), "--theirs", "setting:zone").code == 0
    assert "zone Europe/Kyiv" in shown(run("set", "--list").out)
    assert faults(store) == []


def test_log_tells_who_wrote_it_in_which_store(
    run: Run, store: Path, other: Path, there: Play
) -> None:
    code, out = Player(other)("--who", "bo", "amend", "12", "--title", "Theirs", "--why", "a slip")
    assert code == 0, out
    run("--who", "anna", "merge", str(other), "--why", "weekly")
    found = shown(run("log", "12", "--limit", "1").out)
    assert "anna: merge (" in found
    assert "title Campaign promise: end the invasion on day one → Theirs" in found
    assert "theirs deadline #12 Theirs by 20 November 2025" in found
    assert "UTC, bo: amend (" in found
    assert "why a slip" in found
    whole = shown(run("log", "--limit", "1").out)
    assert "merge theirs.db store " in whole
    assert "theirs deadline #12" in shown(run("log", "--by", "bo").out)
    (*_, row) = json.loads(run("log", "12", "--limit", "1", "--format", "json").out)
    assert {row["kind"], row["command"]} <= {"merged", "deadline", "merge"}


def test_machine_formats_have_all_that_would_change(
    run: Run, store: Path, other: Path, here: Play, there: Play
) -> None:
    there("add", "Theirs alone", "--by", "Hamas", *SAID)
    there("amend", "13", "--title", "Theirs")
    here("amend", "14", "--title", "Ours")
    there("amend", "14", "--title", "Theirs")
    for form in ("json", "ndjson"):
        result = run("merge", str(other), "--dry-run", "--format", form)
        assert result.code == 5
        rows = rows_of(result, form)
        assert [(row["record"], row["what"]) for row in rows] == [
            ("deadline", "new"),
            ("deadline", "changed"),
            ("deadline", "conflict"),
        ]
        assert rows[2]["fields"] == {
            "title": [
                "Conditional threat to send Tomahawk missiles to Ukraine",
                "Ours",
                "Theirs",
            ]
        }
        assert {tuple(sorted(row)) for row in rows} == {
            ("changes", "fields", "id", "number", "reason", "record", "title", "what")
        }
    assert run("merge", str(other), "--dry-run", "--format", "csv").out.count("\n") == 4


def rows_of(result: Result, form: str) -> list[dict[str, Any]]:
    if form == "json":
        found: list[dict[str, Any]] = json.loads(result.out)
        return found
    return [json.loads(line) for line in result.out.splitlines()]


def test_a_store_merged_into_itself_changes_nothing(run: Run, store: Path) -> None:
    before = store.read_bytes()
    result = run("merge", str(store))
    assert (result.code, result.out) == (0, "tracker.db has nothing that is new here.\n")
    assert store.read_bytes() == before
