"""Export: what is in it, what is not, and that nothing is written half."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tracker.store.kinds import KINDS


def rows(run: Run, *words: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in run("export", "ndjson", *words).out.splitlines()]


def sheet(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


NOT_SEEDED = ("article", "calendar", "candidate", "citation", "copy", "feed", "recurrence")


def test_every_field_of_every_record_is_named(run: Run) -> None:
    found = rows(run)
    for row in found:
        shape = KINDS[str(row["record"])]
        fields = {"record", *shape.columns, *(child.field for child in shape.children)}
        assert row.keys() == fields
    assert {row["record"] for row in found} == KINDS.keys() - {"migration", "setting", *NOT_SEEDED}
    assert json.loads(run("export", "json").out) == found


def test_settings_of_the_store_itself_stay(run: Run) -> None:
    run("set", "lead", "9", "--yes")
    assert [row["key"] for row in rows(run, "--record", "setting")] == ["lead"]


def test_a_narrowed_export_stands_alone(run: Run, tmp_path: Path) -> None:
    """The deadlines that fit with all that they refer to and that refers to them, and no more."""
    file = tmp_path / "some.ndjson"
    done = run("export", "ndjson", "--topic", "ukraine-war", "--flag", "met", "-o", str(file))
    found = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert done.out == f"Wrote {len(found)} records to {file}.\n"
    deadlines = {row["id"] for row in found if row["record"] == "deadline"}
    listed = json.loads(
        run("list", "--topic", "ukraine-war", "--flag", "met", "--format", "json").out
    )
    assert deadlines == {row["id"] for row in listed}
    verdicts = [row["deadline"] for row in found if row["record"] == "verdict"]
    assert set(verdicts) == deadlines
    assert {row["slug"] for row in found if row["record"] == "topic"} == {"ukraine-war"}
    other = tmp_path / "other.db"
    assert run("--db", str(other), "init").code == 0
    assert run("--db", str(other), "import", str(file)).code == 0
    assert run("--db", str(other), "export", "ndjson").out == file.read_text(encoding="utf-8")


def test_a_sheet_shows_people_what_they_look_for(run: Run) -> None:
    text = run("export", "csv", "--by", "Thune").out
    head = text.partition("\n")[0].split(",")
    assert head[:7] == ["number", "title", "speakers", "bounds", "topic", "kind", "said"]
    assert head[-4:] == ["sources", "id", "recorded", "version"]
    row = sheet(text)[0]
    assert row["bounds"] == "John Thune; U.S. Senate [us-senate]"
    assert row["topic"] == "Senate sanctions bill on Russia [senate-sanctions-bill]"
    sources = json.loads(row["sources"])
    assert row["source"] == sources[0].get("url", sources[0]["title"])


def test_no_cell_starts_a_formula(run: Run) -> None:
    for n, sign in enumerate("=+-@\t\r'", 141):
        run("add", "A", "--by", "B", "--said", "2025-11-03", "--undated", "--criterion", f"{sign}1")
        assert n
    text = run("export", "csv", "--by", "B").out
    cells = [cell for row in sheet(text) for cell in row.values()]
    assert not [cell for cell in cells if cell[:1] in "=+-@\t\r" and cell]
    assert [row["criterion"] for row in sheet(text)][:2] == ["'=1", "'+1"]


def test_other_sheets(run: Run) -> None:
    parties = sheet(run("export", "csv", "--record", "party").out)
    aliases = {row["name"]: row["aliases"] for row in parties}
    assert aliases["Donald Trump"] == "Trump; Donald J. Trump; President Trump"
    assert len(sheet(run("export", "csv", "--record", "verdict").out)) > 10


@pytest.mark.parametrize("form", ["csv", "json", "ndjson"])
def test_an_export_of_nothing(form: str, run: Run) -> None:
    done = run("export", form, "--topic", "vienna")
    assert done.code == 4
    done = run("export", form, "--text", "zzzz")
    assert done.code == 0
    assert done.out.splitlines()[1:] == [] if form != "csv" else done.out.count("\n") == 1


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("xml",), 2, "'xml' is not one of 'csv', 'json', 'ndjson'"),
        (("csv", "--journal"), 2, "--journal goes with the whole record as json or ndjson"),
        (("json", "--journal", "--by", "Thune"), 2, "--journal goes with the whole record"),
        (("json", "--by", "Nobody"), 4, "no party 'Nobody'"),
        (("csv", "-o", "no/such/folder.csv"), 74, "no/such/folder.csv: No such file or directory"),
        (("csv", "-o", "other.db"), 2, "other.db is a store or another database; it was left"),
    ],
)
def test_refusals(
    words: tuple[str, ...],
    code: int,
    message: str,
    run: Run,
    store: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "other.db").write_bytes(store.read_bytes())
    before = sorted(tmp_path.iterdir())
    refused = run("export", *words)
    assert (refused.code, refused.out, refused.err.count("\n")) == (code, "", 1)
    assert message in refused.err
    assert sorted(tmp_path.iterdir()) == before
    assert (tmp_path / "other.db").read_bytes() == store.read_bytes()


def test_an_older_file_is_replaced_in_one_step(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "out.csv"
    file.write_text("before", encoding="utf-8")
    assert run("export", "csv", "-o", str(file)).code == 0
    assert file.read_text(encoding="utf-8").startswith("number,title,")
    assert [path.name for path in tmp_path.iterdir() if "part" in path.name] == []


def test_the_past_is_asked_about_for_what_fits(run: Run) -> None:
    """--as-of says which deadlines fit; what is written of them is the record as it is."""
    now = rows(run, "--flag", "met", "--record", "deadline")
    then = rows(run, "--flag", "met", "--record", "deadline", "--as-of", "2018-01-01")
    assert 0 < len(then) < len(now)
