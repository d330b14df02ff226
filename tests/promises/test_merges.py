"""Merges beside other writers and through kills: all of it, or nothing; nothing lost."""

import random
import shutil
import signal
from pathlib import Path

from tests.promises.conftest import measured, size
from tests.promises.processes import ADD, complaint, extent, finished, sound, start, titles
from tests.promises.test_imports import BREAKING, rows


def done(store: Path, *words: str) -> str:
    code, out, err = finished(start(store.parent, "--db", str(store), *words))
    assert (code, complaint(err)) == (0, ""), err
    return out


def parted(store: Path, count: int) -> Path:
    """A copy of the store to which so many deadlines came, and a change of one that both have."""
    other = store.parent / "theirs.db"
    shutil.copy(store, other)
    done(other, "import", str(rows(store.parent, "theirs", count)))
    done(other, "amend", "13", "--title", "Theirs")
    return other


def test_a_merge_and_a_writer_at_once(store: Path) -> None:
    """What is added meanwhile is not lost, and the merge is compared anew until it fits."""
    other = parted(store, 300)
    before = titles(store)
    merging = start(store.parent, "--db", str(store), "merge", str(other))
    added = 0
    while merging.poll() is None:
        done(store, "add", f"added {added}", *ADD)
        added += 1
        if added == 3:  # then it gets its turn
            break
    code, _, err = finished(merging)
    assert (code, complaint(err)) == (0, ""), err
    assert len(titles(store)) == len(before) + 300 + added
    sound(store)


def test_two_stores_that_merge_each_other_at_once(store: Path) -> None:
    other = parted(store, 100)
    done(store, "import", str(rows(store.parent, "ours", 100, 1000)))
    pairs = ((store, other), (other, store))
    running = [start(a.parent, "--db", str(a), "merge", str(b)) for a, b in pairs]
    for process in running:
        code, _, err = finished(process)
        assert (code, complaint(err)) == (0, ""), err
    for a, b in pairs:
        done(a, "merge", str(b))
    assert titles(store) == titles(other)
    for path in (store, other):
        sound(path)
        kept = path.read_bytes()
        assert "nothing that is new" in done(path, "merge", str(other if path == store else store))
        assert path.read_bytes() == kept


def test_a_kill_in_a_merge_leaves_all_or_nothing(store: Path, tmp_path: Path) -> None:
    other = parted(store, 50)
    before, theirs = extent(store), other.read_bytes()
    original = store.read_bytes()
    chance = random.Random(6)
    for kind in ("statement", "step", "committed"):
        counts = tmp_path / "counts"
        words = ("--db", str(store), "merge", str(other))
        whole = start(store.parent, kind, "0", str(counts), *words, program=BREAKING)
        assert finished(whole)[0] == 0
        merged = extent(store)
        total = int(counts.read_text(encoding="ascii"))
        for _ in range(size(2, 25)):
            store.write_bytes(original)
            at = chance.randint(total // 2, total)  # the first half only reads
            killed = start(store.parent, kind, str(at), str(counts), *words, program=BREAKING)
            assert finished(killed)[0] == -signal.SIGKILL
            assert extent(store) in (before, merged)
            assert other.read_bytes() == theirs
            sound(store)
            done(store, "merge", str(other))
            assert extent(store) == merged
        store.write_bytes(original)
        measured(f"kills of `merge` at a {kind} of its SQL", f"{size(2, 25)} of {total}")
