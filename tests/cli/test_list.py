"""Long lists come in pages, and no read is open while one is printed."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import tracker.cli.list
from benchmarks.stores import generate
from tests.cli.conftest import Run

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("form", ["json", "ndjson", "csv"])
@pytest.mark.parametrize("chunk", [1, 7, 132, 500])
def test_pages_add_up(run: Run, form: str, chunk: int, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = run("list", "--as-of", "2025-10-20", "--format", form)
    monkeypatch.setattr(tracker.cli.list, "CHUNK", chunk)
    assert run("list", "--as-of", "2025-10-20", "--format", form) == whole


def test_columns_stay_the_same_on_all_pages(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    numbers = [line.split()[0] for line in run("list").out.splitlines()]
    monkeypatch.setattr(tracker.cli.list, "CHUNK", 20)
    lines = run("list").out.splitlines()
    assert [line.split()[0] for line in lines] == numbers
    assert {line.index("  ") for line in lines if len(line.split()[0]) == 4} == {4}
    assert max(map(len, lines)) <= 80
    monkeypatch.setattr(tracker.cli.list, "CHUNK", 500)
    assert run("list", "--text", "no such thing").out == "No deadline fits.\n"


def test_a_list_that_nobody_reads_keeps_no_writer_out(tmp_path: Path) -> None:
    store = tmp_path / "tracker.db"
    generate(store, 1200, date(2026, 11, 24))
    program = [sys.executable, "-m", "tracker", "--db", str(store)]
    with subprocess.Popen(
        [*program, "list", "--format", "ndjson"], stdout=subprocess.PIPE, cwd=ROOT, text=True
    ) as listing:
        assert listing.stdout is not None
        seen = [listing.stdout.readline()]  # it is under way, and the pipe soon full
        words = ["add", "One more", "--by", "x", "--said", "2026-01-01", "--undated"]
        subprocess.run([*program, *words], cwd=ROOT, check=True, capture_output=True, timeout=25)
        seen += listing.stdout.readlines()
        assert listing.wait() == 0
    assert [json.loads(line)["number"] for line in seen][:1200] == list(range(1, 1201))
