"""Deadlines recorded twice: told as they are added, listed over the store, settled by a person."""

import csv
import io
import json
import os
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path
from sqlite3 import Connection
from typing import Any

import pytest

from tests.cli.conftest import Run
from tracker.cli.app import App
from tracker.store import twins as stored
from tracker.store.find import find
from tracker.store.opening import reading
from tracker.store.twins import twins

WINDOW = ("--said", "2025-11-03", "--phrase", "within two weeks or so")


@pytest.fixture(autouse=True)
def long_after(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(App, "now", lambda app: datetime(2026, 3, 1, tzinfo=UTC))


@pytest.fixture
def summit(run: Run) -> Run:
    """#141, by Trump, binding Putin: 3 to 17 November 2025."""
    done = run("add", "Peace summit in Vienna", "--by", "Trump", "--bound", "Putin", *WINDOW)
    assert (done.code, done.err) == (0, "")
    return run


def pairs(run: Run) -> set[tuple[int, int]]:
    rows = json.loads(run("twins", "--limit", "0", "--format", "json").out)
    return {(row["number"], row["other_number"]) for row in rows}


LIKE = [
    # what is added, and what stderr says of #141 (None: nothing)
    (("Vienna peace summit", "--by", "Trump"), "Donald Trump announced both"),
    (
        ("Vienna peace summit", "--by", "Putin", "--bound", "Putin"),
        "Vladimir Putin is bound by both",
    ),
    (("Vienna peace summit", "--by", "Putin"), None),  # who is bound there speaks here
    (("Vienna peace summit", "--by", "Rubio"), None),
    (("Vote on the farm bill", "--by", "Trump"), None),
    (("Peace summit in Vienna", "--by", "Trump"), "and the titles are the same"),
]


@pytest.mark.parametrize(("words", "reason"), LIKE)
def test_adding_tells_what_it_looks_like(
    summit: Run, words: tuple[str, ...], reason: str | None
) -> None:
    done = summit("add", *words, *WINDOW)
    assert done.code == 0
    assert done.out.startswith("#142")
    if reason is None:
        assert done.err == ""
    else:
        assert done.err.count("\n") == 1
        assert done.err.startswith("tracker: #142 looks like #141 “Peace summit in Vienna”: ")
        assert reason in done.err
        assert "the windows share 3 to 17 November 2025" in done.err
    assert ((142, 141) in pairs(summit)) == (reason is not None)


@pytest.mark.parametrize(
    ("time", "like"),
    [
        (("--on", "2025-11-17"), True),  # the last day counts
        (("--on", "2025-11-18"), False),
        (("--undated",), True),
        (("--first", "2025-11-10"), True),
        (("--last", "2026-01-01"), True),
    ],
)
def test_windows_have_to_share_a_day(summit: Run, time: tuple[str, ...], like: bool) -> None:
    done = summit("add", "Vienna peace summit", "--by", "Trump", "--said", "2025-11-03", *time)
    assert (done.code, "looks like #141" in done.err) == (0, like)
    assert ((142, 141) in pairs(summit)) == like


def test_titles_in_other_scripts_count(run: Run) -> None:
    for one, other in (
        ("Перемирие в Газе", "Перемирие в секторе Газа"),
        ("北京峰会", "北京首脑峰会"),
    ):
        assert "looks like" not in run("add", one, "--by", "China", *WINDOW).err
        assert "looks like" in run("add", other, "--by", "China", *WINDOW).err


def twin(run: Run) -> Run:
    run("add", "Vienna peace summit", "--by", "Trump", *WINDOW)
    assert (142, 141) in pairs(run)
    return run


@pytest.mark.parametrize(
    "words",
    [
        ("in-error", "142", "--same-as", "141"),
        ("link", "142", "141", "--related"),
        ("link", "142", "141", "--same"),
        ("supersede", "141", "--with", "142"),
    ],
)
def test_a_pair_is_settled(summit: Run, words: tuple[str, ...]) -> None:
    twin(summit)
    assert summit(*words).code == 0
    assert (142, 141) not in pairs(summit)
    assert "looks like #141" not in summit("add", "Other", "--by", "Trump", *WINDOW).err


def test_what_is_in_error_comes_back_when_it_is_reopened(summit: Run) -> None:
    twin(summit)
    assert summit("in-error", "141").code == 0
    assert (142, 141) not in pairs(summit)
    assert "looks like #142" in summit("add", "Vienna peace summit", "--by", "Trump", *WINDOW).err
    assert summit("reopen", "141", "--why", "it was right").code == 0
    assert {(142, 141), (143, 141), (143, 142)} <= pairs(summit)


def test_one_chain_is_no_pair(summit: Run) -> None:
    """Also its ends, which no link ties."""
    for said in ("2025-11-05", "2025-11-07"):
        number = "141" if said == "2025-11-05" else "142"
        done = summit("extend", number, "--said", said, "--phrase", "within two weeks or so")
        assert (done.code, done.err) == (0, "")
    assert not {(142, 141), (143, 141), (143, 142)} & pairs(summit)


def test_many_are_counted(run: Run) -> None:
    for _ in range(5):
        done = run("add", "Vienna peace summit", "--by", "Trump", *WINDOW)
    assert done.err.count("looks like") == 3
    assert done.err.endswith("tracker: and like 1 more deadline: see `tracker twins`\n")
    out = run("twins", "--limit", "2").out
    assert out.count("announced both") == 2
    assert "and 9 more pairs: `--limit 0` shows all" in out


def test_lines(summit: Run) -> None:
    twin(summit)
    out = summit("twins", "--limit", "1").out
    assert out.splitlines()[:4] == [
        "#142 Vienna peace summit",
        "#141 Peace summit in Vienna",
        "         Donald Trump announced both, the windows share 3 to 17 November 2025,",
        "         and the titles are 94% alike.",
    ]
    assert "`tracker in-error ID --same-as ID`" in " ".join(out.split())
    assert max(map(len, summit("twins").out.splitlines())) <= 80


def test_no_pairs(run: Run, tmp_path: Path) -> None:
    path = str(tmp_path / "empty.db")
    assert run("--db", path, "init").code == 0
    assert run("--db", path, "twins").out == "No two deadlines look like one.\n"
    assert run("--db", path, "twins", "--format", "json").out == "[]\n"


def test_machine_formats(summit: Run) -> None:
    twin(summit)
    rows = json.loads(summit("twins", "--format", "json").out)
    first: dict[str, Any] = rows[0]
    assert (first["number"], first["other_number"], first["part"]) == (142, 141, "speaker")
    assert (first["first"], first["last"], first["like"]) == ("2025-11-03", "2025-11-17", 0.94)
    assert first["why"].startswith("Donald Trump announced both")
    lines = summit("twins", "--format", "ndjson").out.splitlines()
    assert [json.loads(line) for line in lines] == rows
    table = list(csv.DictReader(io.StringIO(summit("twins", "--format", "csv").out)))
    assert [row["number"] for row in table] == [str(row["number"]) for row in rows]


def test_it_writes_nothing_and_takes_no_as_of(run: Run, store: Path) -> None:
    before = store.read_bytes(), store.stat().st_mtime_ns
    assert run("twins").code == 0
    assert run("--as-of", "2025-10-01", "twins").code == 2
    assert (store.read_bytes(), store.stat().st_mtime_ns) == before
    assert os.listdir(store.parent) == [store.name]


def opened(store: Path) -> Callable[[], AbstractContextManager[Connection]]:
    return lambda: reading(str(store))


def test_those_of_a_file_are_compared_with_all(summit: Run, store: Path) -> None:
    """As an import asks, which adds many and then looks once."""
    twin(summit)
    summit("add", "Summit for peace in Vienna", "--by", "Rubio", "--bound", "Putin", *WINDOW)
    with reading(str(store)) as db:
        ids = {n: find(db, str(n), "deadline") for n in (51, 141, 142, 143)}
    every = {(twin.one.number, twin.other.number) for twin in twins(opened(store))}
    assert {(142, 141), (143, 141), (51, 48)} <= every
    for among in ([51], [142], [141, 143], []):
        found = twins(opened(store), [ids[n] for n in among])
        numbers = {(twin.one.number, twin.other.number) for twin in found}
        assert numbers == {pair for pair in every if set(pair) & set(among)}


def test_of_each_party_the_latest_are_compared_with_a_new_one(
    summit: Run, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that adding takes no longer as a party gets older; `twins` compares all."""
    query = stored._NEAR.replace(f"LIMIT {stored.RECENT}", "LIMIT 1")
    assert query != stored._NEAR
    monkeypatch.setattr(stored, "_NEAR", query)
    summit("add", "Vote on the farm bill", "--by", "Trump", *WINDOW)
    assert summit("add", "Vienna peace summit", "--by", "Trump", *WINDOW).err == ""
    assert (143, 141) in pairs(summit)
