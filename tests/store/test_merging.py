"""Stores of several keepers: whatever way their changes take, they end up the same."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from tests.promises.processes import faults
from tests.store.apart import records
from tests.store.conftest import WRITTEN
from tracker.errors import FaultFound, OldStore
from tracker.store.chained import head
from tracker.store.change import changing
from tracker.store.conflicts import Named, Settling, conflicts
from tracker.store.find import find
from tracker.store.merging import UNFIT, Meeting
from tracker.store.opening import private, reading
from tracker.store.others import beside, copied_from, proved
from tracker.store.summing import Found, found
from tracker.store.untangling import untangle

OLD = sorted((Path(__file__).parents[1] / "data" / "stores").glob("schema-*.sql"))


class Keeper:
    """A store with its keeper, whose changes come a minute after one another."""

    minutes = iter(range(1, 10**6))

    def __init__(self, path: Path) -> None:
        self.path = path
        self.now = lambda: WRITTEN + timedelta(minutes=next(self.minutes))

    def amend(self, number: int, **fields: str) -> None:
        with changing(str(self.path), self.now(), self.path.stem, "amend") as change:
            state = change.load("deadline", find(change.db, str(number), "deadline"))
            assert state is not None
            change.edit("deadline", state | fields)

    def edit(self, kind: str, key: str, **fields: str | None) -> None:
        with changing(str(self.path), self.now(), self.path.stem, "edit") as change:
            state = {**(change.load(kind, key) or {}), **fields}
            change.edit(kind, {name: value for name, value in state.items() if value is not None})

    def field(self, number: int, name: str) -> object:
        with reading(str(self.path)) as db:
            (value,) = db.execute(
                f"SELECT {name} FROM deadline WHERE number = ?", (number,)
            ).fetchone()
        return value

    def merge(
        self, other: "Keeper", *theirs: str, ours: tuple[str, ...] = ()
    ) -> tuple[Found, list[Named]]:
        folder = self.path.parent / f"merge-{next(self.minutes)}"
        folder.mkdir()
        given = proved(copied_from(str(other.path), str(folder), self.now()), other.path.name)
        staged = str(folder / "staged")
        with beside(str(self.path), given, staged, str(folder)) as db:
            meeting = Meeting(db, given, Settling(ours, theirs))
            meeting.compare()
            untangle(meeting)
            at, total, left = meeting.head, found(db), list(conflicts(db))
        if total.something:
            act = {"name": "x", "store": given.store, "seq": given.head.seq}
            act |= {"hash": given.head.hash, "left": total.left}
            with changing(str(self.path), self.now(), "x", "merge", staged=staged) as change:
                change.join(act, at)
        return total, left


@pytest.fixture
def keepers(store: str, tmp_path: Path) -> list[Keeper]:
    paths = [tmp_path / f"{name}.db" for name in ("anna", "bo", "cy")]
    for path in paths:
        shutil.copy(store, path)
    return [Keeper(path) for path in paths]


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0)])
def test_three_keepers_agree_by_way_of_one_another(
    order: tuple[int, ...], keepers: list[Keeper]
) -> None:
    for keeper, field in zip(keepers, ("title", "criterion", "zone"), strict=True):
        keeper.amend(12, **{field: "Europe/Kyiv"})
    a, b, c = (keepers[n] for n in order)
    for one, other in ((a, b), (b, c), (c, a), (a, c), (b, a), (c, b), (a, b)):
        assert one.merge(other)[1] == []
    assert records(a.path) == records(b.path) == records(c.path)
    for keeper in keepers:
        assert [keeper.field(12, name) for name in ("title", "criterion", "zone")] == [
            "Europe/Kyiv"
        ] * 3
        assert faults(keeper.path) == []
    with reading(str(a.path)) as db:
        before = head(db)
    for other in (b, c):
        assert not a.merge(other)[0].something
    with reading(str(a.path)) as db:
        assert head(db) == before


def test_what_was_put_back_since_both_merged_is_a_change(keepers: list[Keeper]) -> None:
    """The base is what the merge made, not what one side had before."""
    a, b, _ = keepers
    title = str(a.field(12, "title"))
    a.amend(12, title="ours")
    b.amend(12, criterion="theirs")
    before = Keeper(a.path.with_name("before.db"))
    shutil.copy(a.path, before.path)
    a.merge(b)
    b.merge(before)
    a.amend(12, title=title)
    b.amend(12, confidence="recalled")
    assert a.merge(b)[1] == []
    assert (a.field(12, "title"), a.field(12, "confidence")) == (title, "recalled")
    b.merge(a)
    assert records(a.path) == records(b.path)


def test_what_a_third_settled_settles_it_for_both(keepers: list[Keeper]) -> None:
    a, b, c = keepers
    a.amend(12, title="a")
    b.amend(12, title="b")
    assert len(a.merge(b)[1]) == 1
    c.merge(a)
    c.merge(b, "12")
    assert a.merge(c)[1] == b.merge(c)[1] == []
    assert a.field(12, "title") == b.field(12, "title") == "b"
    assert records(a.path) == records(b.path)


@pytest.mark.parametrize("side", ["ours", "theirs"])
def test_two_changes_that_make_no_record_together_are_a_conflict(
    side: str, keepers: list[Keeper]
) -> None:
    """A source has to have an address or a title: each took another of them away."""
    a, b, _ = keepers
    with reading(str(a.path)) as db:
        query = "SELECT id FROM source WHERE url IS NOT NULL AND title IS NOT NULL"
        (source,) = db.execute(query).fetchone()
    a.edit("source", source, url=None)
    b.edit("source", source, title=None)
    _, left = a.merge(b)
    assert [each.conflict.reason for each in left] == [UNFIT]
    total, left = a.merge(b, ours=(source,)) if side == "ours" else a.merge(b, source)
    assert (total.settled, left) == (1, [])
    assert ("url" in records(a.path)["source", source]) is (side == "theirs")
    assert b.merge(a)[1] == []
    assert records(a.path) == records(b.path)
    assert faults(a.path) == []


def test_a_restored_backup_gets_back_what_it_lacks(keepers: list[Keeper]) -> None:
    a, b, _ = keepers
    a.amend(12, title="a")
    assert b.merge(a)[0].counts["changed"] == 1
    assert records(a.path) == records(b.path)


@pytest.fixture(params=OLD, ids=lambda dump: dump.stem)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "old.db"
    with closing(sqlite3.connect(path)) as db:
        db.executescript(request.param.read_text(encoding="utf-8"))
    kept = path.read_bytes()
    yield path
    assert path.read_bytes() == kept, "it stays as old as it is"


def test_an_older_store_comes_in_from_a_copy(old: Path, keepers: list[Keeper]) -> None:
    a, *_ = keepers
    with pytest.raises(OldStore), reading(str(old)):
        pass
    with closing(sqlite3.connect(old)) as db:
        ids = {row[0] for row in db.execute("SELECT id FROM deadline")}
    a.merge(Keeper(old))
    assert ids <= {key for kind, key in records(a.path) if kind == "deadline"}
    assert faults(a.path) == []


def test_a_copy_that_is_damaged_is_refused(keepers: list[Keeper]) -> None:
    with private(str(keepers[1].path)) as db:
        db.execute("UPDATE verdict SET note = 'forged'")
    with pytest.raises(FaultFound, match=r"bo\.db does not hold, and nothing was merged: verdict"):
        keepers[0].merge(keepers[1])
