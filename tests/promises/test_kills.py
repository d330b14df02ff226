"""kill -9 at aimed and at random moments: what was acknowledged is kept, nothing is half done."""

import itertools
import random
import shutil
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.promises.conftest import TORTURE, measured, size
from tests.promises.processes import ADD, complaint, extent, finished, sound, start, titles
from tests.promises.stopping import AVAILABLE, run

BREAKING = (sys.executable, str(Path(__file__).with_name("breaking.py")))
SHORT = {"add": ["step"], "moved": ["committed"], "upgrade": ["statement"]}
NEXT = ("add", "the next command", *ADD)
KNOWN = ("--known", "2025-02-10", "--source", "https://example.org/a", "--quote", "so")


class Attempt(NamedTuple):
    """A command that is killed, the store that it starts from, and how it may leave that.

    `stages` are the commands that lead to each state in which the store may be found.
    """

    words: tuple[str, ...]
    base: str
    stages: tuple[tuple[str, ...], ...] = ()


ATTEMPTS = {
    "add": Attempt(("add", "A vote", "--topic", "new", *ADD, *KNOWN[2:]), "seeded"),
    "met": Attempt(("met", "141", "--happened", "2025-02-09", *KNOWN), "seeded"),
    "extend": Attempt(
        ("extend", "141", "--said", "2025-02-10", "--phrase", "next week", *KNOWN), "seeded"
    ),
    "moved": Attempt(("event", "moved", "142", "--on", "2025-03-05", *KNOWN), "seeded"),
    "amend": Attempt(("amend", "141", "--said", "2025-01-02", "--by", "New", "--yes"), "seeded"),
    "undo": Attempt(("undo",), "seeded"),
    "reopen": Attempt(("reopen", "145", "--why", "an error"), "seeded"),
    "upgrade": Attempt(("upgrade",), "old"),
    "add to an old store": Attempt(("add", "A vote", *ADD), "old", (("upgrade",),)),
    "init": Attempt(("init",), "nothing"),
    "init with seeds": Attempt(("init", "--seeds"), "nothing", (("init",),)),
}


@pytest.fixture(scope="module", params=ATTEMPTS)
def scene(request, seeded: Path, old: Path, tmp_path_factory) -> "Scene":
    folder = tmp_path_factory.mktemp("scene")
    return Scene(request.param, {"seeded": seeded, "old": old}, folder)


class Scene:
    """Fresh copies of a store, to be struck and looked at."""

    def __init__(self, name: str, bases: dict[str, Path], tmp: Path) -> None:
        self.name = name
        self.attempt = attempt = ATTEMPTS[name]
        self._base = bases.get(attempt.base)
        self._tmp = tmp
        self._made = 0
        stages = ((), *attempt.stages, attempt.words)
        self.allowed = [self._after(stage) for stage in stages]
        self.done = self.allowed[-1]

    def fresh(self) -> Path:
        """A copy of the store that the attempt starts from."""
        self._made += 1
        folder = self._tmp / str(self._made)
        folder.mkdir()
        if self._base:
            shutil.copy(self._base, folder / "tracker.db")
        return folder / "tracker.db"

    def words(self, path: Path) -> tuple[str, ...]:
        return ("--db", str(path), *self.attempt.words)

    def _after(self, stage: tuple[str, ...]) -> dict[str, int] | None:
        path = self.fresh()
        if stage:
            assert finished(start(path.parent, "--db", str(path), *stage))[0] == 0
        return self.follow(path)

    def follow(self, path: Path) -> dict[str, int] | None:
        """The extent of the store after the next command, which has to work; it has to be sound."""
        next_words = NEXT if path.exists() else ("init",)
        code, _, err = finished(start(path.parent, "--db", str(path), *next_words))
        assert code == 0, err
        sound(path)
        return extent(path)

    def check(self, path: Path, code: int) -> None:
        """What has to hold after the attempt ended with `code`."""
        assert code in (0, -signal.SIGKILL)
        if path.exists() and self._made % 2:  # a reading command may come first, and recover
            read = start(path.parent, "--db", str(path), "due")
            assert finished(read)[0] in ((0, 2) if self.attempt.base == "old" else (0,))
        for copy in path.parent.glob("*.schema-1.*"):
            if not copy.name.endswith((".new", "-journal")):
                assert extent(copy) == extent(self._base or copy), "the copy is not whole"
        found = self.follow(path)
        assert found in ([self.done] if code == 0 else self.allowed)
        shutil.rmtree(path.parent)


@pytest.mark.skipif(not AVAILABLE, reason="needs ptrace")
def test_a_kill_beside_any_system_call_leaves_all_or_nothing(scene: Scene) -> None:
    path = scene.fresh()
    code, moments = run(path.parent, *scene.words(path))
    assert code == 0
    aims = aimed(moments, size(2, 20))
    for aim in aims:
        path = scene.fresh()
        code, came_through = run(path.parent, *scene.words(path), kill_at=aim)
        assert code == -signal.SIGKILL or len(came_through) <= aim  # one write more or less
        stored = "after unlink" in came_through and scene.attempt.base == "seeded"
        scene.check(path, 0 if stored else code)  # the journal is gone: that was the commit
    calls = Counter(moments[aim].split()[1] for aim in aims)
    measured(
        f"kills of `{scene.name}` beside system calls",
        f"{len(aims)} of {len(moments)} moments: {', '.join(f'{n} {c}' for c, n in calls.items())}",
    )


def aimed(moments: list[str], kills: int) -> list[int]:
    """Which moments to kill at: half of them beside what is no plain write, the rest all over."""
    rare = [n for n, moment in enumerate(moments) if not moment.endswith("write")]
    return sorted({*spread(rare, kills // 2), *spread(range(len(moments)), kills - kills // 2)})


def spread(given: Sequence[int], count: int) -> list[int]:
    """So many of the given numbers, evenly, the middle one if it is one."""
    if count == 1:
        return [given[len(given) // 2]]
    return [given[round(n * (len(given) - 1) / (count - 1))] for n in range(count)]


def test_a_kill_at_any_moment_of_the_sql_leaves_all_or_nothing(scene: Scene) -> None:
    kinds = ("statement", "step", "committed")
    for kind in kinds if TORTURE else SHORT.get(scene.name, ()):
        chance = random.Random(f"{scene.name}{kind}")
        counts = scene.fresh().with_name("counts")
        path = scene.fresh()
        whole = start(path.parent, kind, "0", str(counts), *scene.words(path), program=BREAKING)
        assert finished(whole)[0] == 0
        total = int(counts.read_text(encoding="ascii"))
        for _ in range(size(1, 3)):
            path = scene.fresh()
            words = (kind, str(chance.randint(1, total)), str(counts), *scene.words(path))
            code, _, _ = finished(start(path.parent, *words, program=BREAKING))
            assert code == -signal.SIGKILL
            scene.check(path, code)
        measured(f"kills of `{scene.name}` at a {kind} of its SQL", f"{size(1, 3)} of {total}")


def test_kills_at_random_times_lose_nothing_that_was_acknowledged(store: Path) -> None:
    """One store, through all of them; each command is another one."""
    chance = random.Random(20251016)
    acknowledged, killed = set(), 0
    before = len(titles(store))
    for n in itertools.count():
        if killed >= size(8, 60):
            break
        title = f"deadline {n}"
        process = start(store.parent, "--db", str(store), "add", title, *ADD)
        try:
            process.wait(chance.uniform(0.08, 0.35))
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
        code = finished(process)[0]
        assert code in (0, -signal.SIGKILL)
        killed += code != 0
        if code == 0:
            acknowledged.add(title)
        if n % 5 == 4:
            sound(store)
    assert acknowledged <= titles(store)
    assert len(titles(store)) <= before + len(acknowledged) + killed
    code, _, err = finished(start(store.parent, "--db", str(store), *NEXT))
    assert (code, complaint(err)) == (0, "")
    sound(store)
    measured("kills of `add` at random times, on one store", killed)
    measured("... acknowledged there, and all found", len(acknowledged))
