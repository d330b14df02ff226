"""Candidates in two stores that are merged, and in a file."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.playing import Play, player
from tests.cli.test_candidates import DAY, LONG
from tests.cli.test_read import PUBLISHED, TEXT
from tests.promises.processes import faults


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory: pytest.TempPathFactory, seeded: Path) -> Path:
    folder = tmp_path_factory.mktemp("travel")
    text, store = folder / "summit.txt", folder / "tracker.db"
    text.write_text(LONG, encoding="utf-8")
    (folder / "batumi.txt").write_text(TEXT, encoding="utf-8")
    shutil.copy(seeded, store)
    player(store)("read", str(text), *DAY)
    return store


@pytest.fixture
def store(reviewed: Path, tmp_path: Path) -> Path:
    """A store with six candidates that wait, of which `other` is a backup."""
    return Path(shutil.copy(reviewed, tmp_path / "tracker.db"))


def states(play: Play) -> dict[str, str]:
    rows = json.loads(play("candidates", "list", "--format", "json"))
    return {f"c{row['number']} {row['title']}": row["state"] for row in rows}


def test_a_judgement_of_theirs_comes_in(
    run: Run, store: Path, other: Path, here: Play, there: Play
) -> None:
    there("candidates", "accept", "c1")
    here("candidates", "drop", "c2", "--why", "no")
    assert run("merge", str(other)).code == 0
    assert list(states(here).values())[:3] == ["accepted", "dropped", "waiting"]
    assert "vote on the treaty" in run("show", "141").out
    there("merge", str(store))
    assert states(there) == states(here)
    assert faults(store) == faults(other) == []


def test_numbers_that_both_gave_are_given_anew(
    run: Run, store: Path, other: Path, reviewed: Path, here: Play, there: Play
) -> None:
    batumi, else_ = reviewed.parent / "batumi.txt", store.parent / "else.txt"
    else_.write_text(TEXT.replace("within two weeks", "within six weeks"), encoding="utf-8")
    here("read", str(batumi), *PUBLISHED)
    there("read", str(else_), *PUBLISHED)
    there("add", "Theirs", "--by", "Hamas", "--said", "2025-11-03", "--on", "2025-11-28")
    result = run("merge", str(other))
    assert result.code == 0
    assert "2 records got another number" in " ".join(result.out.split())
    found = list(states(here))
    assert [name.split()[0] for name in found] == [f"c{n}" for n in range(1, 11)]
    assert "#141" in run("show", "141").out  # of another sequence, and nobody else had it
    assert faults(store) == []


def test_who_judged_otherwise_is_asked(
    run: Run, store: Path, other: Path, here: Play, there: Play
) -> None:
    here("candidates", "drop", "c1", "--why", "no")
    there("candidates", "accept", "c1")
    (row,) = json.loads(
        here("candidates", "list", "--limit", "1", "--format", "json", "--state", "dropped")
    )
    assert "c1 vote on the treaty" in run("merge", str(other), "--dry-run").out
    assert run("merge", str(other), "--theirs", row["id"]).code == 0
    assert states(here)["c1 vote on the treaty"] == "accepted"
    assert faults(store) == []


def test_the_same_article_may_be_read_in_both(
    run: Run, store: Path, other: Path, reviewed: Path, here: Play, there: Play
) -> None:
    for play in (here, there):
        play("read", str(reviewed.parent / "batumi.txt"), *PUBLISHED)
    assert run("merge", str(other)).code == 0
    assert faults(store) == []
    again = run("read", str(reviewed.parent / "batumi.txt"), *PUBLISHED)
    assert again.out.startswith("Proposed before, and not proposed again: 2 waiting.")


def test_a_file_with_another_number_takes_the_next(
    run: Run, store: Path, tmp_path: Path, here: Play
) -> None:
    file = tmp_path / "all.ndjson"
    here("export", "ndjson", "-o", str(file))
    fresh = tmp_path / "fresh.db"
    play = player(fresh)
    play("init")
    (tmp_path / "batumi.txt").write_text(TEXT, encoding="utf-8")
    play("read", str(tmp_path / "batumi.txt"), *PUBLISHED)
    assert run("--db", str(fresh), "import", str(file)).code == 0
    assert [name.split()[0] for name in states(play)] == [f"c{n}" for n in range(1, 9)]
    assert faults(fresh) == []


def test_a_full_export_takes_candidates_along(run: Run, store: Path, tmp_path: Path) -> None:
    assert run("candidates", "accept", "c1").code == 0
    assert run("candidates", "drop", "c2", "--why", "x").code == 0
    for form, name in (("ndjson", "all.ndjson"), ("json", "all.json")):
        file, other = tmp_path / name, tmp_path / f"{form}.db"
        assert run("export", form, "-o", str(file)).code == 0
        assert run("--db", str(other), "init").code == 0
        assert run("--db", str(other), "import", str(file)).code == 0
        theirs = run("--db", str(other), "candidates", "list", "--format", "json").out
        assert theirs == run("candidates", "list", "--format", "json").out
        assert run("--db", str(other), "doctor").code == 0


def test_a_narrowed_export_leaves_them_here(run: Run, store: Path, tmp_path: Path) -> None:
    assert run("candidates", "accept", "c1", "c2", "--topic", "treaty").code == 0
    rows = run("export", "ndjson", "--topic", "treaty").out.splitlines()
    kinds = {json.loads(row)["record"] for row in rows}
    assert "deadline" in kinds
    assert not {"article", "candidate"} & kinds
