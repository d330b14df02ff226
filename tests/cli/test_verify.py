"""`tracker verify`: every quote against the saved copies of its source, and the copies too."""

import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import Run

A, B = "https://example.org/a", "https://example.org/b"
KEYS = {"record", "id", "number", "source", "url", "title", "quote", "stance", "found", "nearest"}
PAGE = "<!doctype html><p>He said: &ldquo;We will meet\nwithin <b>two</b>&nbsp;weeks.&rdquo;</p>"


@pytest.fixture
def seeds(run: Run) -> int:
    """How many quotes the seeds have; none of their sources has a copy."""
    return len(found(run))


@pytest.fixture
def page(run: Run, seeds: int, tmp_path: Path) -> Path:
    path = tmp_path / "article.html"
    path.write_text(PAGE)
    assert run("source", "add", str(path), "--url", A).code == 0
    return path


def tamper(store: Path, *statements: str) -> None:
    """Write to the store behind tracker's back, references aside."""
    with closing(sqlite3.connect(store, isolation_level=None)) as db:
        for statement in statements:
            db.execute(statement)


def found(run: Run, *ids: str) -> list[tuple[object, ...]]:
    rows = json.loads(run("verify", *ids, "--format", "json").out)
    return [(row["record"], row["number"], row["quote"], row["found"]) for row in rows]


def test_the_seeds_have_no_copies_and_no_faults(run: Run, seeds: int) -> None:
    result = run("verify")
    assert (result.code, result.err) == (0, "")
    assert result.out == f"{seeds} quotes: 0 in the saved copy, {seeds} without one.\n"
    assert seeds > 10


def test_every_kind_of_quote_is_proved(run: Run, page: Path) -> None:
    add = ["--source", A, "--quote"]
    run("add", "Talks", "--by", "X", "--said", "2025-10-20", "--undated", *add, "within two weeks")
    run("event", "Call", "--on", "2025-10-21", *add, "We will meet")
    run("met", "141", "--happened", "2025-10-22", *add, "He said")
    for id, quote, more in (
        ("141", '"We will', []),
        ("142", "will meet", []),
        ("141", "said", ["--verdict"]),
    ):
        assert run("cite", id, *add, quote, *more).code == 0
    result = run("verify", "141", "142")
    assert result == (0, "6 quotes: 6 in the saved copy.\n", "")
    assert sorted(found(run, A)) == [
        ("deadline", 141, '"We will', "stands"),
        ("deadline", 141, "within two weeks", "stands"),
        ("event", 142, "We will meet", "stands"),
        ("event", 142, "will meet", "stands"),
        ("verdict", 141, "He said", "stands"),
        ("verdict", 141, "said", "stands"),
    ]
    assert [row[1] for row in found(run, "142")] == [142, 142]


def test_a_quote_that_does_not_stand_is_named_with_what_is_nearest(
    run: Run, page: Path, seeds: int
) -> None:
    words = ["--by", "X", "--said", "2025-10-20", "--undated", "--source", A, "--quote"]
    run("add", "Talks", *words, "We shall meet within two weeks")
    run("add", "More talks", *words, "nothing like it")
    run("cite", "141", "--source", A, "--quote", "He said")
    result = run("verify")
    assert (result.code, result.err) == (6, "")
    assert result.out.splitlines() == [
        "#141      “We shall meet within two weeks” does not stand in the saved copy of",
        "          https://example.org/a",
        '          nearest: “"We will meet within two weeks."”',
        "#142      “nothing like it” does not stand in the saved copy of",
        "          https://example.org/a",
        "          nothing is near it",
        f"{seeds + 3} quotes: 1 in the saved copy, 2 in none, {seeds} without one.",
    ]
    assert run("verify", "141").code == 6
    assert run("verify", "13").code == 0
    (row,) = [
        row
        for row in json.loads(run("verify", "141", "--format", "json").out)
        if row["found"] == "missing"
    ]
    assert row["nearest"] == '"We will meet within two weeks."'


def test_what_was_kept_unverified_is_counted_and_no_fault(run: Run, page: Path) -> None:
    run("cite", "13", "--source", A, "--quote", "next 30 days", "--unverified")
    result = run("verify", A)
    assert result == (0, "1 quote: 0 in the saved copy, 1 in none and marked unverified.\n", "")


def test_what_only_an_older_copy_has_is_named_and_no_fault(
    run: Run, page: Path, seeds: int
) -> None:
    run("cite", "13", "--source", A, "--quote", "within two weeks")
    page.write_text(PAGE.replace("two", "three"))
    assert run("source", "add", A, "--copy", str(page)).code == 0
    result = run("verify")
    assert (result.code, result.err) == (0, "")
    assert result.out.splitlines() == [
        "#13       “within two weeks” stands only in an older copy of",
        "          https://example.org/a",
        f"{seeds + 1} quotes: 0 in the saved copy, 1 in an older one only, {seeds} without one.",
    ]
    # Evidence can still be taken from the older one.
    assert run("cite", "13", "--source", A, "--quote", "We will meet within two").code == 0


TAMPERED = [
    # what is done to the copy, what doctor says of it
    ("UPDATE content SET text = replace(text, 'two', 'ten')", "is not what its SHA-256 names"),
    ("UPDATE content SET text = CAST(x'ff' || CAST(text AS BLOB) AS TEXT)", "is not what its"),
    ("UPDATE content SET text = text || ' '", "is not what its SHA-256 names"),
    ("PRAGMA foreign_keys = OFF; DELETE FROM content", "has not the text that it names"),
]


@pytest.mark.parametrize(("statement", "words"), TAMPERED)
def test_tampering_with_a_copy_is_found(
    run: Run, store: Path, page: Path, seeds: int, statement: str, words: str
) -> None:
    run("cite", "13", "--source", A, "--quote", "within two weeks")
    tamper(store, *statement.split(";"))
    result = run("verify")
    assert (result.code, result.err) == (6, "")
    assert result.out.splitlines() == [
        f"fault     a saved copy is not what its SHA-256 names: {A}",
        "#13       “within two weeks” was to stand in the damaged copy of",
        "          https://example.org/a",
        f"{seeds + 1} quotes: 0 in the saved copy, 1 in a damaged one, {seeds} without one;"
        " 1 saved text",
        "damaged.",
    ]
    assert ("copy", None, None, "damaged") in found(run, A)
    doctor = run("doctor")
    assert doctor.code == 6
    assert words in " ".join(doctor.out.split())
    assert run("source", "show", A, "--save", str(page) + ".out").code == 74
    assert not os.path.exists(str(page) + ".out")


def test_what_is_found_of_a_page_is_checked_by_doctor(run: Run, store: Path, page: Path) -> None:
    tamper(store, "UPDATE content SET words = 'a wombat'")
    result = run("doctor")
    assert (result.code, "has not the words of its page" in " ".join(result.out.split())) == (
        6,
        True,
    )
    assert run("verify").code == 0


def test_machine_formats(run: Run, page: Path, seeds: int) -> None:
    run("cite", "13", "--source", A, "--quote", "within two weeks")
    rows = json.loads(run("verify", "--format", "json").out)
    assert all(row.keys() == KEYS for row in rows)
    assert len(rows) == seeds + 1
    lines = run("verify", "--format", "ndjson").out.splitlines()
    assert [json.loads(line) for line in lines] == rows
    assert set(run("verify", "--format", "csv").out.splitlines()[0].split(",")) == KEYS
    assert run("verify", B + "x", "--format", "json").code == 4


def test_every_source_is_reached_whatever_the_pages(
    run: Run, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("cite", "13", "--source", A, "--quote", "within two weeks")
    whole, some = run("verify", "--format", "json"), run("verify", "13", A, "--format", "json")
    for size in (1, 2, 7):
        monkeypatch.setattr("tracker.cli.verify.PAGE", size)
        assert run("verify", "--format", "json") == whole
        assert run("verify", "13", A, "--format", "json") == some


def test_it_writes_nothing(run: Run, store: Path, page: Path) -> None:
    before = store.read_bytes(), store.stat().st_mtime_ns, sorted(os.listdir(store.parent))
    assert run("verify").code == 0
    assert (
        store.read_bytes(),
        store.stat().st_mtime_ns,
        sorted(os.listdir(store.parent)),
    ) == before


def test_hostile_words_do_no_harm(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "hostile.txt"
    path.write_text("we \x1b[31mmeet\u202e soon")
    run("source", "add", str(path), "--url", A)
    words = ["--by", "X", "--said", "2025-10-20", "--undated", "--source", A]
    run("add", "Talks", *words, "--quote", "we\x1b[31m meet\u202e never")
    out = run("verify").out
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert max(map(len, out.splitlines())) <= 80


def test_errors(run: Run) -> None:
    for words, code, message in (
        (["verify", "9999"], 4, "no deadline or event 9999"),
        (["verify", "nothing"], 4, "no source 'nothing'"),
        (["--as-of", "2025-10-20", "verify"], 2, "takes no --as-of"),
    ):
        result = run(*words)
        assert (result.code, result.out, result.err.count("\n")) == (code, "", 1)
        assert message in result.err
