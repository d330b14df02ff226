"""Stores of every released schema come up to this one, with all that was in them."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from tests.store.conftest import WRITTEN
from tests.store.test_agenda import check_clock, check_day
from tests.store.test_change import check_journal
from tracker.errors import OldStore
from tracker.store.change import changing
from tracker.store.making import make
from tracker.store.opening import SCHEMA_VERSION, reading
from tracker.store.upgrading import upgrade

RELEASED = sorted((Path(__file__).parents[1] / "data" / "stores").glob("schema-*.sql"))


@pytest.fixture(params=RELEASED, ids=lambda dump: dump.stem)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    path = tmp_path / "tracker.db"
    with closing(sqlite3.connect(path)) as db:
        db.executescript(request.param.read_text(encoding="utf-8"))
    return str(path)


def contents(path: str) -> dict[str, list[dict[str, object]]]:
    """All that a person recorded, and the journal; columns that are null are left out."""
    with closing(sqlite3.connect(path)) as db:
        tables = ["deadline", "event", "event_standing", "party", "source", "link", "journal"]
        return {table: rows(db, table) for table in tables}


def rows(db: sqlite3.Connection, table: str) -> list[dict[str, object]]:
    found = db.execute(f"SELECT * FROM {table}")
    names = [column[0] for column in found.description]
    return [{k: v for k, v in zip(names, row, strict=True) if v is not None} for row in found]


TOGETHER = (*range(4, 8), 10)
"""Schemas that no store has stopped at: the steps to them and to the next one came at once."""


def test_every_older_schema_is_here() -> None:
    older = [n for n in range(1, SCHEMA_VERSION) if n not in TOGETHER]
    assert [dump.stem for dump in RELEASED] == [f"schema-{n}" for n in older]


def test_an_older_store_is_left_alone(old: str) -> None:
    before = Path(old).read_bytes()
    with pytest.raises(OldStore, match="run `tracker upgrade`"), reading(old):
        pass
    with pytest.raises(OldStore), changing(old, WRITTEN, "me", "add"):
        pass
    assert Path(old).read_bytes() == before


def test_an_upgrade_keeps_everything_and_a_copy(old: str) -> None:
    before = contents(old)
    kept = upgrade(old, WRITTEN)
    assert kept is not None
    assert Path(kept).stat().st_mode & 0o777 == 0o600
    assert contents(kept) == before
    after = contents(old)
    assert after["journal"][: len(before["journal"])] == before["journal"]
    assert {**after, "journal": []} == {**before, "journal": []}
    with reading(old) as db:
        check_clock(db)
        check_day(db, date(2025, 11, 15))
        check_journal(db)
    assert upgrade(old, WRITTEN) is None
    assert len(list(Path(old).parent.iterdir())) == 2


def test_an_upgraded_store_has_the_schema_of_a_new_one(old: str, tmp_path: Path) -> None:
    upgrade(old, WRITTEN)
    make(str(tmp_path / "new.db"), WRITTEN)

    def columns(path: str) -> set[tuple[object, ...]]:
        with closing(sqlite3.connect(path)) as db:
            return set(
                db.execute(
                    "SELECT m.name, p.name, p.type, p.'notnull', p.dflt_value, p.pk"
                    " FROM sqlite_master m, pragma_table_info(m.name) p"
                )
            )

    assert columns(old) == columns(str(tmp_path / "new.db"))
