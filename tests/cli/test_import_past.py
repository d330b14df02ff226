"""Import of files that know an older record: before an edit, before a merge; and of loops."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.store.conftest import WRITTEN
from tracker.store.examining import examine

ADD = ("--by", "Someone", "--said", "2025-11-03", "--on", "2025-12-01")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "rows.ndjson"


def written(file: Path, *rows: dict[str, Any]) -> str:
    file.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return str(file)


def parties(run: Run) -> set[str]:
    return {row["slug"] for row in json.loads(run("party", "list", "--format", "json").out)}


def test_an_older_export_is_refused_and_the_remedy_said_once(run: Run, file: Path) -> None:
    assert run("export", "ndjson", "-o", str(file)).code == 0
    for id in ("13", "14"):
        assert run("amend", id, "--title", f"Another {id}").code == 0
    refused = run("import", str(file))
    assert refused.code == 5
    assert refused.err.count("it was changed since the file was written") == 2
    assert refused.err.count("`tracker merge FILE.ndjson` joins an export") == 1
    before = run("export", "ndjson").out
    assert run("import", str(file), "--skip-bad").code == 0, "what it says to do works"
    assert run("export", "ndjson").out == before
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    bare = [{name: row[name] for name in row if name != "version"} for row in rows]
    assert run("import", written(file, *bare)).out.count("2 changed") == 1
    assert "Another" not in run("show", "13").out.splitlines()[0]


MERGED = {"record": "deadline", "title": "A", "said": "2025-11-03", "last": "2025-12-01"}


def test_a_slug_that_was_merged_away_is_the_one_that_was_kept(run: Run, file: Path) -> None:
    for kind in ("party", "topic"):
        pair = ("poland", "germany") if kind == "party" else ("africa", "iran")
        assert run(kind, "merge", *pair).code == 0
    before = parties(run)
    done = run("import", written(file, MERGED | {"speakers": ["poland"], "topic": "africa"}))
    assert (done.code, done.out) == (0, "From rows.ndjson: 1 new, 0 changed, 0 unchanged.\n")
    row = json.loads(run("show", "141", "--format", "json").out)
    assert (row["speakers"], row["topic"]) == (["Germany"], "iran")
    sheet = file.with_suffix(".csv")
    sheet.write_text(
        "title,said,last,speakers,topic\nB,2025-11-03,2025-12-01,Polen [poland],Land [africa]\n"
    )
    assert run("import", str(sheet)).out == "From rows.csv: 1 new, 0 changed, 0 unchanged.\n"
    assert json.loads(run("show", "142", "--format", "json").out)["speakers"] == ["Germany"]
    assert parties(run) == before


def test_an_export_from_before_a_merge_brings_nothing_back(
    run: Run, file: Path, store: Path
) -> None:
    assert run("add", "A quokka", "--by", "Quokka Board", *ADD[2:]).code == 0
    assert run("party", "add", "Board of Quokkas").code == 0
    rows = [json.loads(line) for line in run("export", "ndjson").out.splitlines()]
    assert run("party", "merge", "quokka-board", "board-of-quokkas").code == 0
    before = parties(run)
    older = [row for row in rows if row.get("slug") != "board-of-quokkas"]
    done = run("import", written(file, *older))
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("From rows.ndjson: 0 new, 0 changed, ")
    assert parties(run) == before
    assert json.loads(run("show", "141", "--format", "json").out)["speakers"] == [
        "Board of Quokkas"
    ]
    found = [each for each in examine(str(store), WRITTEN).remarks if each.level == "fault"]
    assert found == []


def test_a_party_that_was_taken_away_comes_back(run: Run, file: Path) -> None:
    assert run("party", "add", "Quokka Board").code == 0
    rows = [json.loads(line) for line in run("export", "ndjson").out.splitlines()]
    assert run("undo").code == 0
    done = run("import", written(file, *rows))
    assert done.out.startswith("From rows.ndjson: 1 new, 0 changed, ")
    assert "quokka-board" in parties(run)


def test_events_that_hang_on_one_another_in_a_loop_are_refused(
    run: Run, file: Path, store: Path
) -> None:
    ids = ["0" * 15 + n for n in "123"]
    events = [{"record": "event", "id": id, "title": f"Event {id[-1]}"} for id in ids]
    standings = [
        {"record": "event_standing", "event": id, "standing": "scheduled", "precision": "day"}
        | {"known": "2025-11-03", "anchor_event": on, "anchor_relation": "on"}
        | {"anchor_offset": "P1D"}
        for id, on in zip(ids, [*ids[1:], ids[0]], strict=True)
    ]
    before = store.read_bytes()
    refused = run("import", written(file, *events, *standings))
    assert refused.code == 5
    assert (
        f"rows.ndjson:4: anchor_event: '{ids[1]}'; expected an event that hangs on no loop:"
        " #141 Event 1, which hangs on #142 Event 2, which hangs on #143 Event 3, which hangs on"
        " #141 Event 1"
    ) in refused.err
    assert store.read_bytes() == before
    bad = MERGED | {"lead": "x", "topic": "no-such"}
    done = run("import", written(file, *events, *standings, bad), "--skip-bad")
    assert (done.code, done.err.count("no-such"), done.err.count("no loop")) == (0, 1, 3)
    assert run("undo").code == 0
    assert run("import", written(file, *events, *standings[:2])).code == 0
    refused = run("import", written(file, standings[2]))
    assert (refused.code, "hangs on no loop" in refused.err) == (5, True)


def test_a_sheet_says_which_rules_it_does_not_hold(run: Run, file: Path, tmp_path: Path) -> None:
    assert run("export", "csv").err == ""
    monthly = ("--every", "month", "--from", "2026-01-31", "--count", "3")
    assert run("add", "Report", *ADD[:4], *monthly).code == 0
    sheet, other = tmp_path / "rows.csv", str(tmp_path / "other.db")
    done = run("export", "csv", "-o", str(sheet))
    assert done.code == 0
    assert "none of the 1 rule that make them: json and ndjson hold both" in done.err
    assert run("import", str(sheet)).err == "", "where the rule is, the sheet comes back"
    assert run("--db", other, "init").code == 0
    refused = run("--db", other, "import", str(sheet)).err
    assert "bring its rows in without recurrence and instance" in refused
    maps = ("--map", "recurrence=", "--map", "instance=", "--map", "anchor_event=")
    assert run("--db", other, "import", str(sheet), *maps).code == 0
