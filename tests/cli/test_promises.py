"""What is stored stays stored: real processes, killed, crowded out, and with a full disk.

Short forms; each runs real commands on a store in a scratch folder.
"""

import json
import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ADD = ("--by", "Someone", "--said", "2026-01-01", "--on", "2026-02-01")


def start(data: Path, *words: str, **options: object) -> "subprocess.Popen[str]":
    """A command line of its own, whose default store is in `data`."""
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith("TRACKER_")
    }
    process: subprocess.Popen[str] = subprocess.Popen(
        [sys.executable, "-m", "tracker", *words],
        env=environment | {"XDG_DATA_HOME": str(data), "HOME": str(data)},
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **options,  # type: ignore[call-overload]
    )
    return process


def finished(process: "subprocess.Popen[str]") -> tuple[int, str, str]:
    out, err = process.communicate(timeout=60)
    return process.returncode, out, err


def titles(data: Path) -> set[str]:
    code, out, err = finished(start(data, "list", "--format", "ndjson"))
    assert (code, err) == (0, "")
    return {json.loads(line)["title"] for line in out.splitlines()}


@pytest.mark.skipif(os.name != "posix", reason="needs POSIX signals")
def test_writers_from_an_empty_folder_lose_nothing(tmp_path: Path) -> None:
    names = {f"deadline {n}" for n in range(12)}
    for code, _, err in [finished(p) for p in [start(tmp_path, "add", n, *ADD) for n in names]]:
        assert (code, err) == (0, "")
    assert titles(tmp_path) == names
    assert len(list(tmp_path.glob("**/tracker.db*"))) == 1


def test_a_kill_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    assert finished(start(tmp_path, "init"))[0] == 0
    acknowledged = set()
    for n in range(20):
        process = start(tmp_path, "add", f"deadline {n}", *ADD)
        try:
            process.wait(0.05 + n * 0.01)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
        if finished(process)[0] == 0:
            acknowledged.add(f"deadline {n}")
    assert acknowledged <= titles(tmp_path)
    assert finished(start(tmp_path, "add", "after all", *ADD))[0] == 0


def full(limit: int) -> None:
    """No file may grow beyond this many bytes, as on a full disk."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))


@pytest.mark.parametrize("limit", [0, 20_000, 150_000])
def test_a_full_disk_is_one_line_and_leaves_nothing(tmp_path: Path, limit: int) -> None:
    process = start(tmp_path, "init", "--seeds", preexec_fn=lambda: full(limit))
    code, out, err = finished(process)
    assert (code, out) == (74, "")
    assert err.count("\n") == 1
    assert list(tmp_path.glob("**/*.db*")) == []


def test_a_full_disk_keeps_what_was_stored(tmp_path: Path) -> None:
    assert finished(start(tmp_path, "init"))[0] == 0
    (path,) = tmp_path.glob("**/tracker.db")
    before = path.read_bytes()
    note = "x" * 100_000
    process = start(
        *(tmp_path, "add", note, *ADD), preexec_fn=lambda: full(path.stat().st_size + 8192)
    )
    code, _, err = finished(process)
    assert (code, err.count("\n")) == (74, 1)
    assert titles(tmp_path) == set()
    assert path.read_bytes() == before


def test_the_first_write_makes_the_default_store_and_no_other(tmp_path: Path) -> None:
    code, _, err = finished(start(tmp_path, "due"))
    assert (code, "make one with `tracker init`" in err) == (2, True)
    elsewhere = str(tmp_path / "typo.db")
    assert finished(start(tmp_path, "--db", elsewhere, "add", "x", *ADD))[0] == 2
    assert list(tmp_path.iterdir()) == []
    assert finished(start(tmp_path, "add", "x", *ADD))[0] == 0
    (path,) = tmp_path.glob("**/tracker.db")
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)
