"""What conditions of the tables want, in words: each has some."""

from pathlib import Path

import pytest

from tests.store.conftest import WRITTEN
from tracker.store.conditions import conditions
from tracker.store.kinds import KINDS
from tracker.store.making import make
from tracker.store.opening import reading


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "migration"])
def test_every_condition_has_words(kind: str, tmp_path: Path) -> None:
    path = str(tmp_path / "store.db")
    make(path, WRITTEN)
    shape = KINDS[kind]
    with reading(path) as db:
        for table in (shape.table, *(child.table for child in shape.children)):
            query = "SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?"
            (made,) = db.execute(query, (table,)).fetchone()
            columns = tuple(row[1] for row in db.execute(f"PRAGMA table_info({table})"))
            for each in conditions(made, columns):
                assert not each.wants.startswith("what fulfils"), each
