"""A full export, imported into an empty store, gives the same records with the same ids."""

import json
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.generated import NOW, filled
from tracker.cli.commands import cli
from tracker.store.cases import chunks
from tracker.store.chained import head
from tracker.store.examining import examine
from tracker.store.kinds import KINDS
from tracker.store.lines import lines
from tracker.store.making import make
from tracker.store.opening import SCHEMA_VERSION, private, reading
from tracker.store.walking import rows_of, travelling


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "empty.db"
    make(str(path), NOW)
    return path


def run(path: Path, *words: str) -> None:
    cli.main(["--db", str(path), *words], prog_name="tracker", standalone_mode=False)


def records(path: Path, *, own: bool = False) -> dict[str, list[dict[str, Any]]]:
    """All records by kind; `own` with the settings of the store itself."""
    with reading(str(path)) as db:
        found = {kind: rows(db, kind) for kind in travelling()}
    if not own:
        found["setting"] = [row for row in found["setting"] if row["key"] != "store"]
    return found


def rows(db: sqlite3.Connection, kind: str) -> list[dict[str, Any]]:
    """All records of a kind, as their tables have them, in the order of an export."""
    shape = KINDS[kind]
    order = "number" if shape.numbered else shape.key
    keys = [key for (key,) in db.execute(f"SELECT {shape.key} FROM {shape.table} ORDER BY {order}")]
    return [row for some in chunks(keys) for row in rows_of(db, kind, some)]


def faults(path: Path) -> list[str]:
    looked = examine(str(path), NOW, private=True).remarks
    return [f"{each.name}: {each.found}" for each in looked if each.level == "fault"]


class Stores:
    """A generated store and empty ones, gone before the next example."""

    def __init__(self, folder: Path, empty: Path, seed: int) -> None:
        self.folder = folder / f"{seed}"
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(mode=0o700)
        self._empty = empty
        self.full = self.fresh("full")
        filled(str(self.full), seed)

    def fresh(self, name: str) -> Path:
        path = self.folder / f"{name}.db"
        shutil.copy(self._empty, path)
        return path


SEEDS = st.integers(0, 10**9)
ODD = "\0\x01\b\t\n\f\r\x1f\x7f\x85\"\\/'{}%s%%\u2028\ufeff\U0001f54a"


@given(seed=SEEDS)
@settings(max_examples=5, deadline=None)
def test_sqlite_writes_records_as_the_json_module_does(
    seed: int, empty: Path, tmp_path_factory: Any
) -> None:
    stores = Stores(tmp_path_factory.getbasetemp(), empty, seed)
    with private(str(stores.full)) as db:
        db.execute("UPDATE deadline SET title = ? || title, phrase = ?", (ODD, ODD))
        db.execute("UPDATE deadline_source SET quote = ?", (ODD,))
        for kind in travelling():
            wanted = [
                json.dumps({"record": kind, **row}, ensure_ascii=False, sort_keys=True)
                for row in rows(db, kind)
            ]
            assert [line for page in lines(db, kind) for line in page] == wanted


@pytest.mark.parametrize("form", ["ndjson", "json"])
@given(seed=SEEDS)
@settings(max_examples=5, deadline=None)
def test_all_records_travel(form: str, seed: int, empty: Path, tmp_path_factory: Any) -> None:
    stores = Stores(tmp_path_factory.getbasetemp(), empty, seed)
    file = stores.folder / f"all.{form}"
    run(stores.full, "export", form, "-o", str(file))
    other = stores.fresh("other")
    run(other, "import", str(file))
    assert records(other) == records(stores.full)
    assert faults(other) == []
    with reading(str(other)) as db:
        seq = head(db)
        query = "SELECT kind FROM journal WHERE seq > ? LIMIT 1"
        kinds = [row[0] for row in db.execute(query, (1 + SCHEMA_VERSION,))]
    assert kinds == ["import"]
    run(other, "import", str(file))
    with reading(str(other)) as db:
        assert head(db) == seq, "importing twice journals nothing"
    again = stores.folder / f"again.{form}"
    run(other, "export", form, "-o", str(again))
    assert again.read_bytes() == file.read_bytes()


@given(seed=SEEDS)
@settings(max_examples=4, deadline=None)
def test_the_journal_travels_if_asked(seed: int, empty: Path, tmp_path_factory: Any) -> None:
    stores = Stores(tmp_path_factory.getbasetemp(), empty, seed)
    file = stores.folder / "whole.ndjson"
    run(stores.full, "export", "ndjson", "--journal", "-o", str(file))
    other = stores.fresh("other")
    run(other, "import", str(file), "--journal")
    assert records(other, own=True) == records(stores.full, own=True)
    assert faults(other) == []
    query = "SELECT * FROM journal ORDER BY seq"
    with private(str(stores.full)) as one, private(str(other)) as two:
        old, new = one.execute(query).fetchall(), two.execute(query).fetchall()
    assert new[: len(old)] == old
    assert [row[5] for row in new[len(old) :]] == ["import"]


@given(seed=SEEDS)
@settings(max_examples=5, deadline=None)
def test_a_sheet_loses_nothing_of_a_deadline(seed: int, empty: Path, tmp_path_factory: Any) -> None:
    """Where its event and its rule are known, all of it comes back, whatever its texts are."""
    stores = Stores(tmp_path_factory.getbasetemp(), empty, seed)
    file, rest = stores.folder / "deadlines.csv", stores.folder / "rest.ndjson"
    run(stores.full, "export", "csv", "-o", str(file))
    run(stores.full, "export", "ndjson", "-o", str(rest))
    rows = [json.loads(line) for line in rest.read_text(encoding="utf-8").splitlines()]
    kept = [row for row in rows if row["record"] in ("event", "recurrence") or row.get("instance")]
    bare = [{**row, **({"topic": None, "parties": []} if "place" in row else {})} for row in kept]
    rest.write_text("".join(json.dumps(row) + "\n" for row in bare), encoding="utf-8")
    other = stores.fresh("other")
    run(other, "import", str(rest))
    run(other, "import", str(file))
    assert records(other)["deadline"] == records(stores.full)["deadline"]
    assert faults(other) == []
    again = stores.folder / "again.csv"
    before = stores.full.read_bytes()
    run(stores.full, "import", str(file))
    assert stores.full.read_bytes() == before, "its own sheet changes nothing"
    run(other, "export", "csv", "-o", str(again))
