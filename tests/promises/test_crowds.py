"""Many at once, from an empty folder: no error, nothing lost, nothing overwritten or half seen."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

from tests.promises.conftest import measured, size
from tests.promises.processes import complaint, finished, sound, start
from tracker.store.opening import reading

CROWD = (sys.executable, str(Path(__file__).with_name("crowding.py")))
WRITERS, READERS = 8, 3


def test_eight_writers_and_three_readers_from_an_empty_folder(tmp_path: Path) -> None:
    rounds = size(2, 10)
    more = {"PYTHONPATH": str(Path(__file__).parents[2])}
    words: list[tuple[str, ...]] = [("writer", f"writer {n}", str(rounds)) for n in range(WRITERS)]
    words += [("reader",)] * READERS
    crowd = [
        start(tmp_path, *given, program=CROWD, more=more, stdin=subprocess.PIPE) for given in words
    ]
    try:
        for each in crowd:
            assert each.stdout
            assert each.stdout.readline() == "ready\n"
        for each in crowd:
            assert each.stdin
            each.stdin.write("go\n")
            each.stdin.flush()
        did: Counter[str] = Counter()
        for each in crowd:  # the writers are first: a reader's stdin ends when all have written
            code, out, err = finished(each)
            assert code == 0, err
            did.update(json.loads(out))
    finally:
        for each in crowd:
            each.kill()
    total = WRITERS * rounds
    (path,) = tmp_path.glob("**/tracker.db*")
    sound(path)
    with reading(str(path)) as db:

        def one(query: str) -> object:
            return db.execute(query).fetchone()[0]

        assert one("SELECT count(*) FROM deadline WHERE title LIKE 'writer %'") == total
        assert one("SELECT count(*) FROM verdict") == total
        assert one("SELECT lead FROM topic") == total
        assert one("SELECT version FROM topic") == total + 1
        assert one("SELECT count(*) FROM deadline WHERE title = 'chain'") == total + 1
        assert one("SELECT count(*) FROM link") == total
        assert one("SELECT count(DISTINCT old) FROM link") == total
        assert one("SELECT count(DISTINCT note) FROM link") == total
        assert one("SELECT count(*) FROM event_standing") == did["events"] + did["moves"] == total
    assert did["rounds"] == total
    assert did["reads"] > 0
    measured("8 writers and 3 readers: changes stored", total * 5)
    measured("... edits refused because the record had moved, and done again", did["refused edits"])
    measured("... extensions refused, and done again", did["refused extensions"])
    measured("... reads meanwhile, each of them whole", did["reads"])


def test_the_first_writers_make_one_store(tmp_path: Path) -> None:
    """Commands that nobody holds back: they start as fast as they can."""
    names = [f"deadline {n}" for n in range(8)]
    words = ("--by", "Someone", "--said", "2025-01-01", "--on", "2025-02-01")
    for process in [start(tmp_path, "add", name, *words) for name in names]:
        code, _, err = finished(process)
        assert (code, complaint(err)) == (0, "")
    (path,) = tmp_path.glob("**/tracker.db*")
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    with reading(str(path)) as db:
        found = db.execute("SELECT title FROM deadline ORDER BY title").fetchall()
    assert [row[0] for row in found] == names
    sound(path)
