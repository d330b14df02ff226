"""What holds of any two stores that are merged: nothing lost or twice, the same in the end."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cli.playing import Player
from tests.cli.test_merge_undone import embedded_once
from tests.cli.test_travel import Stores, faults
from tests.store.apart import Records, parted, records
from tests.store.generated import NOW
from tracker.store.making import make

SEEDS = st.integers(0, 10**9)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "empty.db"
    make(str(path), NOW)
    return path


def standings(store: Path) -> dict[str, tuple[str, str]]:
    code, out = Player(store)("--as-of", "2026-11-20", "list", "--format", "ndjson")
    assert code == 0, out
    rows = map(json.loads, out.splitlines())
    return {row["id"]: (row["flag"], row["state"]) for row in rows}


def doubled(key: tuple[str, str], theirs: Records, after: Records) -> bool:
    """Whether there is a link of the same kind between the same, which both recorded."""
    same = ("kind", "new", "old")
    return key[0] == "link" and any(
        kind == "link" and all(state[field] == theirs[key][field] for field in same)
        for (kind, _), state in after.items()
    )


def settled(ours: Path, theirs: Path) -> None:
    """Keep all as it is here; what would be lost of theirs has to be named."""
    code, out = Player(ours)("merge", str(theirs), "--ours", "all", "--format", "ndjson")
    rows = [json.loads(line) for line in out.splitlines() if line.startswith("{")]
    named = [row for row in rows if row["what"] == "conflict"]
    assert code == (5 if named else 0), out
    assert all("gone here" in row["reason"] for row in named)
    words = [word for row in named for word in ("--ours", row["id"])]
    code, out = Player(ours)("merge", str(theirs), "--ours", "all", *words)
    assert code == 0, out


@given(seed=SEEDS)
@settings(max_examples=6, deadline=None)
def test_back_and_forth_they_become_the_same(seed: int, empty: Path, tmp_path_factory: Any) -> None:
    stores = Stores(tmp_path_factory.getbasetemp(), empty, seed)
    ours, theirs = stores.full, stores.folder / "theirs.db"
    base = records(ours)
    parted(ours, theirs, seed)
    before = records(ours), records(theirs)
    read_only = theirs.read_bytes()
    code, out = Player(ours)("merge", str(theirs), "--dry-run")
    assert code in (0, 5), out
    assert records(ours) == before[0], "a dry run stores nothing"
    code, out = Player(ours)("merge", str(theirs))
    assert code in (0, 5), out
    assert faults(ours) == []
    assert theirs.read_bytes() == read_only
    after = records(ours)
    assert before[0].keys() & before[1].keys() <= after.keys() <= {**before[0], **before[1]}.keys()
    assert base.keys() >= before[0].keys() - after.keys(), "only what they took away goes"
    if code == 0:
        stays = {
            key for key in before[1].keys() - after.keys() if not doubled(key, before[1], after)
        }
        assert base.keys() >= stays, "and what was taken away here stays"
    again = ours.read_bytes()
    assert Player(ours)("merge", str(theirs))[0] == code
    assert ours.read_bytes() == again, "merging twice changes nothing"
    settled(ours, theirs)
    assert faults(ours) == []
    code, out = Player(theirs)("merge", str(ours))
    assert code == 0, out
    assert faults(theirs) == []
    assert records(theirs) == records(ours)
    assert standings(theirs) == standings(ours)
    for one, other in ((ours, theirs), (theirs, ours)):
        same = one.read_bytes()
        assert Player(one)("merge", str(other))[0] == 0
        assert one.read_bytes() == same, "what has converged stays"


@given(seed=SEEDS, side=st.sampled_from(["--ours", "--theirs"]))
@settings(max_examples=4, deadline=None)
def test_an_undone_merge_is_as_if_it_had_never_been(
    seed: int, side: str, empty: Path, tmp_path_factory: Any
) -> None:
    stores = Stores(tmp_path_factory.getbasetemp(), empty, seed)
    ours, theirs = stores.full, stores.folder / "theirs.db"
    parted(ours, theirs, seed)
    before = records(ours)
    listed = conflicts(ours, theirs)
    for _ in range(2):
        code, out = Player(ours)("merge", str(theirs), side, "all")
        assert code in (0, 5), out
        code, out = Player(ours)("undo")
        assert code == 0, out
        assert records(ours) == before
        assert faults(ours) == []
        assert conflicts(ours, theirs) == listed
    embedded_once(ours)
    settled(ours, theirs)
    assert faults(ours) == []
    embedded_once(ours)
    assert Player(theirs)("merge", str(ours))[0] == 0
    assert records(theirs) == records(ours)
    assert standings(theirs) == standings(ours)


def conflicts(ours: Path, theirs: Path) -> tuple[int, set[tuple[str, str, str]]]:
    """What a merge would do, and how it would end."""
    code, out = Player(ours)("merge", str(theirs), "--dry-run", "--format", "ndjson")
    rows = [json.loads(line) for line in out.splitlines() if line.startswith("{")]
    return code, {(row["record"], row["id"], row["what"]) for row in rows}
