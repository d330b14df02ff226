"""Rows taken column by column become what they become one by one, also where some are bad."""

import json
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.generated import NOW, filled
from tracker.core.cells import guarded
from tracker.store import ids, ordinary
from tracker.store.change import changing
from tracker.store.drafts import Arrival, Terms
from tracker.store.examining import examine
from tracker.store.importing import faults, outcomes, stage, staging
from tracker.store.kinds import KINDS
from tracker.store.lines import lines
from tracker.store.making import make
from tracker.store.opening import reading
from tracker.store.sheaf import Sheaf
from tracker.store.walking import OWN_SETTINGS, travelling

ALL, NONE = 1, 10**9
"""How few rows of one shape are taken by columns."""

MANY = 20
"""Of so many rows some are right, whatever was spoiled."""

ODD: tuple[Any, ...] = ("", "x", "2025-02-30", "2099-01-01", "soon", 7, -1, 1.5, True, None, [], {})
SEEDS = st.integers(0, 10**9)

Rows = list[Arrival]
Spoil = Callable[[dict[str, Any], Random], None]


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "empty.db"
    make(str(path), NOW)
    return path


def full(folder: Path, empty: Path, seed: int) -> Path:
    path = folder / f"full-{seed}.db"
    shutil.copy(empty, path)
    filled(str(path), seed)
    return path


def objects(path: Path) -> Iterable[dict[str, Any]]:
    """All records of a store as JSON has them, what is referred to first."""
    with reading(str(path)) as db:
        for kind in travelling():
            for page in lines(db, kind):
                for line in page:
                    row = json.loads(line)
                    if kind != "setting" or row["key"] not in OWN_SETTINGS:
                        yield row


def spoiled(row: dict[str, Any], random: Random) -> None:
    """Make one field another, as often as not one that is wrong."""
    field = random.choice(sorted(row.keys() - {"record"}))
    row[field] = random.choice(ODD)


def as_objects(path: Path, random: Random) -> Rows:
    rows = [*objects(path)]
    for row in random.sample(rows, len(rows) // 5):
        spoiled(row, random)
    rows += random.sample(rows, 2)
    return [Arrival(n, row["record"], row) for n, row in enumerate(rows, 1)]


def as_cells(path: Path, random: Random) -> Rows:
    rows = []
    for row in objects(path):
        if row["record"] == "deadline":
            if random.random() < 0.2:
                spoiled(row, random)
            own = {name: each for name, each in row.items() if name != "record"}
            rows.append({name: _cell(name, each) for name, each in own.items()})
    return [Arrival(n, "deadline", row, cells=True) for n, row in enumerate(rows, 1)]


def _cell(name: str, value: Any) -> str:
    if isinstance(value, list):
        return json.dumps(value) if name == "sources" else "; ".join(map(str, value))
    return "" if value is None else guarded(str(value)) if isinstance(value, str) else str(value)


def brought(path: Path, rows: Rows, few: int, patch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What an import into a copy of a store makes of rows, and says of them."""
    into = path.with_name(f"into-{few}.db")
    staged = str(into.with_suffix(".staged"))
    shutil.copy(path, into)
    Path(staged).unlink(missing_ok=True)
    patch.setattr(ordinary, "FEWEST", few)
    patch.setattr(ids, "_last", 1 << 79)
    with staging(str(into), staged) as db, patch.context() as spy:
        taken = sifted(spy)
        found = stage(db, str(into), ((row, None) for row in rows), NOW, Terms(), True)
    assert few == ALL or not taken
    assert taken or few == NONE or len(rows) < MANY
    told = {"outcomes": [*outcomes(staged)], "faults": sorted(faults(staged)), "counts": found}
    file = {"name": "rows", "sha256": "0" * 64, "new": 1, "changed": 0}
    with changing(str(into), NOW, "me", "import", staged=staged) as change:
        change.bring(file)
    faulty = [each for each in examine(str(into), NOW).remarks if each.level == "fault"]
    assert {each.name for each in faulty} <= {"recurrences"}  # bad instances are missing
    return told | tables(into)


def sifted(patch: pytest.MonkeyPatch) -> list[Sheaf]:
    """What is taken by columns from here on."""
    taken: list[Sheaf] = []
    sift = ordinary.Ordinary.sift

    def spy(own: ordinary.Ordinary, rows: Rows) -> list[Sheaf]:
        found = sift(own, rows)
        taken.extend(found)
        return found

    patch.setattr(ordinary.Ordinary, "sift", spy)
    return taken


def tables(path: Path) -> dict[str, Any]:
    names = {"clock", "tally", "journal"}
    for shape in KINDS.values():
        names |= {shape.table, *(child.table for child in shape.children)}
    with reading(str(path)) as db:
        return {
            name: sorted(map(repr, db.execute(f"SELECT * FROM {name}"))) for name in sorted(names)
        }


@pytest.mark.parametrize("into", ["an empty store", "its own"])
@pytest.mark.parametrize("made", [as_objects, as_cells])
@given(seed=SEEDS)
@settings(max_examples=6, deadline=None)
def test_columns_give_what_rows_give(
    into: str,
    made: Callable[[Path, Random], Rows],
    seed: int,
    empty: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("both")
    source = full(folder, empty, seed)
    rows = made(source, Random(seed))
    target = source
    if into == "an empty store":
        target = folder / "target.db"
        shutil.copy(empty, target)
    with pytest.MonkeyPatch.context() as patch:
        by_columns, by_rows = (brought(target, rows, few, patch) for few in (ALL, NONE))
    for name, wanted in by_rows.items():
        assert by_columns[name] == wanted, name
