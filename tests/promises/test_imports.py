"""Imports beside other writers and through kills; exports into pipes that close."""

import json
import random
import signal
import subprocess
import sys
from pathlib import Path

from tests.promises.conftest import measured, size
from tests.promises.processes import ADD, complaint, extent, finished, sound, start, titles

BREAKING = (sys.executable, str(Path(__file__).with_name("breaking.py")))
SAID = "2025-01-01"


def rows(folder: Path, name: str, count: int, first: int = 0) -> Path:
    """A file with so many deadlines of new parties, each with a verdict."""
    file = folder / f"{name}.ndjson"
    with open(file, "w", encoding="utf-8") as out:
        for n in range(first, first + count):
            id = f"{n:016}"
            deadline = {
                "id": id,
                "title": f"{name} {n}",
                "said": SAID,
                "last": "2025-02-01",
                "speakers": [f"Speaker {n % 7} of {name}"],
            }
            verdict = {"record": "verdict", "id": f"9{n:015}", "deadline": id, "outcome": "met"}
            days = {"happened": "2025-01-20", "known": "2025-01-21"}
            out.write(json.dumps(deadline) + "\n" + json.dumps(verdict | days) + "\n")
    return file


def test_two_imports_and_a_writer_at_once(store: Path) -> None:
    """Neither sees an error, and nothing of either is lost, whoever comes first."""
    files = [rows(store.parent, name, 300, 1000 * n) for n, name in enumerate(("one", "two"), 1)]
    db = ("--db", str(store))
    before = len(titles(store))
    running = [start(store.parent, *db, "import", str(file)) for file in files]
    added = 0
    while any(process.poll() is None for process in running):
        code, _, err = finished(start(store.parent, *db, "add", f"added {added}", *ADD))
        assert (code, complaint(err)) == (0, "")
        added += 1
    for process in running:
        code, out, err = finished(process)
        assert (code, complaint(err)) == (0, "")
        assert ": 607 new, 0 changed, 0 unchanged." in out
    assert len(titles(store)) == before + 600 + added
    sound(store)


def test_the_same_file_twice_at_once(store: Path) -> None:
    """One brings it in, the other finds it there."""
    file = rows(store.parent, "same", 200)
    running = [start(store.parent, "--db", str(store), "import", str(file)) for _ in range(2)]
    ends = sorted(finished(process) for process in running)
    assert [(code, err) for code, _, err in ends] == [(0, ""), (0, "")]
    assert sorted(out for _, out, _ in ends) == [
        "From same.ndjson: 0 new, 0 changed, 400 unchanged.\n",
        "From same.ndjson: 407 new, 0 changed, 0 unchanged.\n",
    ]
    sound(store)


def test_a_kill_in_an_import_leaves_all_or_nothing(store: Path, tmp_path: Path) -> None:
    file = rows(tmp_path, "killed", 50)
    before = extent(store)
    original = store.read_bytes()
    chance = random.Random(5)
    done = None
    for kind in ("statement", "step", "committed"):
        counts = tmp_path / "counts"
        words = ("--db", str(store), "import", str(file))
        whole = start(store.parent, kind, "0", str(counts), *words, program=BREAKING)
        assert finished(whole)[0] == 0
        done = extent(store)
        total = int(counts.read_text(encoding="ascii"))
        for _ in range(size(3, 25)):
            store.write_bytes(original)
            at = chance.randint(total // 2, total)  # the first half only reads
            killed = start(store.parent, kind, str(at), str(counts), *words, program=BREAKING)
            assert finished(killed)[0] == -signal.SIGKILL
            assert finished(start(store.parent, "--db", str(store), "due"))[0] == 0
            assert extent(store) in (before, done)
            sound(store)
            code, _, err = finished(start(store.parent, *words))
            assert (code, complaint(err)) == (0, "")
            assert extent(store) == done
        store.write_bytes(original)
        measured(f"kills of `import` at a {kind} of its SQL", f"{size(3, 25)} of {total}")


def test_a_reader_of_an_export_may_leave(store: Path) -> None:
    file = rows(store.parent, "many", 3000)
    assert finished(start(store.parent, "--db", str(store), "import", str(file)))[0] == 0
    for form in ("csv", "json", "ndjson"):
        process = start(store.parent, "--db", str(store), "export", form)
        assert process.stdout is not None
        process.stdout.readline()
        process.stdout.close()
        process.wait(timeout=60)
        assert process.stderr is not None
        assert (process.returncode, process.stderr.read()) == (0, "")
        process.stderr.close()
    assert [path.name for path in store.parent.iterdir() if "scratch" in path.name] == []


def test_writers_do_not_wait_for_an_export(store: Path) -> None:
    """The copy it reads is its own: a change goes through while it is stuck in a full pipe."""
    file = rows(store.parent, "many", 3000)
    db = ("--db", str(store))
    assert finished(start(store.parent, *db, "import", str(file)))[0] == 0
    process = start(store.parent, *db, "export", "ndjson", stdout=subprocess.PIPE)
    assert process.stdout is not None
    first = process.stdout.readline()
    code, _, err = finished(start(store.parent, *db, "add", "Meanwhile", *ADD))
    assert (code, complaint(err)) == (0, "")
    rest, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    assert "Meanwhile" not in first + rest
    assert "Meanwhile" in titles(store)
