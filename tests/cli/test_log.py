"""`tracker log`: the journal readably, by record, day and hand; every row for machines."""

import csv
import io
import json
import re
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.conftest import SEEDED_ROWS
from tracker.cli.app import App
from tracker.store import history, ids

ADD = ("--by", "Someone", "--said", "2026-01-01", "--phrase", "within two weeks or so")


@pytest.fixture(autouse=True)
def _fixed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each command is run a minute after the one before, after all that the seeds know."""
    minutes = iter(range(60))
    monkeypatch.setattr(ids, "_last", ids._last)  # ids of other tests are not to rise from 2099
    monkeypatch.setattr(
        App, "now", lambda app: datetime(2099, 3, 1, 9, next(minutes), 30, tzinfo=UTC)
    )


def rows(run: Run, *words: str) -> list[dict[str, object]]:
    result = run("log", *words, "--format", "json")
    assert (result.code, result.err) == (0, "")
    found: list[dict[str, object]] = json.loads(result.out)
    return found


def test_a_change_is_one_block(run: Run) -> None:
    assert run("--who", "anna", "add", "Peace summit", *ADD, "--topic", "peace").code == 0
    lines = run("log", "--limit", "1").out.splitlines()
    assert re.fullmatch(rf"1 March 2099, 09:0\d:30 UTC, anna: add \({SEEDED_ROWS + 1}\)", lines[0])
    assert lines[1:] == [
        "  topic      peace, new",
        "  party      Someone, new",
        "  deadline   #141 Peace summit, new",
        "    speakers      someone",
        "    said          2026-01-01",
        "    phrase        within two weeks or so",
        "    first         2026-01-01",
        "    last          2026-01-15",
        "    topic         peace",
    ]


def test_an_edit_shows_what_was_and_what_is(run: Run, store: Path) -> None:
    app = App(str(store), None, "berta")
    with app.changing("correct", "a typing error") as change:
        (id,) = change.db.execute("SELECT id FROM deadline WHERE number = 13").fetchone()
        state = change.load("deadline", id)
        assert state is not None
        change.edit("deadline", state | {"title": "Senate vote", "hedge": "about"})
    out = run("log", "13", "--limit", "1").out
    assert "  why   a typing error\n" in out
    assert "  deadline   #13 Senate vote\n" in out
    assert "    hedge         - → about\n" in out
    assert "Senate vote on the Russia sanctions bill → Senate vote" in " ".join(out.split())
    assert "version" not in out


def test_a_record_comes_with_what_belongs_to_it(run: Run) -> None:
    assert run("add", "Peace summit", *ADD).code == 0
    assert run("extend", "141", "--said", "2026-01-10", "--on", "2026-02-01").code == 0
    assert run("met", "142", "--happened", "2026-01-20", "--note", "it did").code == 0
    assert run("event", "Vote", "--on", "2026-03-01", "--standing", "scheduled").code == 0
    assert run("event", "cancelled", "143", "--known", "2026-02-20").code == 0
    kinds = [(row["command"], row["kind"]) for row in rows(run, "#141")]
    assert kinds == [("extend", "link"), ("add", "deadline")]
    kinds = [(row["command"], row["kind"]) for row in rows(run, "142")]
    assert kinds == [("met", "verdict"), ("extend", "deadline"), ("extend", "link")]
    assert {row["kind"] for row in rows(run, "143")} == {"event", "event_standing"}
    words = " ".join(run("log", "141").out.split())
    assert "link #142 Peace summit, new kind same old #141 Peace summit" in words
    assert run("log", "9999").code == 4
    assert rows(run, str(rows(run, "141")[-1]["id"])) == rows(run, "141")


def test_by_hand_day_and_number(run: Run) -> None:
    for who in ("anna", "berta", "anna"):
        assert run("--who", who, "add", f"By {who}", *ADD).code == 0
    assert {row["who"] for row in rows(run, "--by", "berta")} == {"berta"}
    assert len({row["change"] for row in rows(run, "--since", "2099-03-01")}) == 3
    assert rows(run, "--since", "2099-03-02") == []
    assert len({row["change"] for row in rows(run, "--limit", "2")}) == 2
    assert run("log", "--by", "nobody").out == "Nothing was recorded.\n"
    assert run("log", "--limit", "0").code == 2
    assert run("log", "--since", "1 March").code == 2


def test_pages_meet_without_a_seam(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("add", "Peace summit", *ADD).code == 0
    whole = run("log", "--format", "ndjson").out, run("log").out
    monkeypatch.setattr(history, "PAGE", 7)
    assert (run("log", "--format", "ndjson").out, run("log").out) == whole


def test_every_row_is_there_for_machines(run: Run, store: Path) -> None:
    with closing(sqlite3.connect(store)) as db:
        seqs = {row[0] for row in db.execute("SELECT seq FROM journal")}
    assert {row["seq"] for row in rows(run)} == seqs
    ndjson = [json.loads(line) for line in run("log", "--format", "ndjson").out.splitlines()]
    assert ndjson == rows(run)
    table = list(csv.DictReader(io.StringIO(run("log", "--format", "csv").out)))
    assert [int(row["seq"]) for row in table] == [row["seq"] for row in rows(run)]
    assert list(table[0])[:5] == ["seq", "change", "at", "who", "command"]


def test_hundreds_of_records_are_not_all_told(run: Run) -> None:
    out = run("log").out
    assert "and 542 more records: --format ndjson has all" in out
    assert max(len(line) for line in out.splitlines() if "http" not in line) <= 80


def test_hostile_text_is_made_plain(run: Run) -> None:
    title = "\x1b[31mred\u202eevil\r\nnext\x07"
    assert run("--who", "a\x1b[2Jb", "add", title, *ADD, "--topic", "t\x07u").code == 0
    for form in ("table", "json", "ndjson", "csv"):
        out = run("log", "--limit", "1", "--format", form).out
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u202e]", out)
        assert "red" in out


def test_nothing_is_held_open_while_it_prints(
    run: Run, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between two blocks another process may write at once."""
    from tracker.cli import log

    def block(change: object) -> list[str]:
        with closing(sqlite3.connect(store, timeout=0, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
        return ["block"]

    monkeypatch.setattr(log, "block", block)
    monkeypatch.setattr(history, "PAGE", 50)
    assert run("log").out.count("block") == 2
