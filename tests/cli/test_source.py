"""`tracker source`: copies are kept as they were given, and nothing else is taken for one."""

import hashlib
import io
import json
import os
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tracker.cli import saving
from tracker.store import copies
from tracker.store.opening import reading

A = "https://example.org/a"
ROWS = {"id", "url", "title", "copies"}


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "statement.txt"
    path.write_bytes("\ufeffWe meet\r\nin two weeks “or so”.\tJa.\r\n".encode())
    return path


def shown(run: Run, source: str, *more: str) -> dict[str, object]:
    result = run("source", "show", source, "--format", "json", *more)
    assert (result.code, result.err) == (0, "")
    found: dict[str, object] = json.loads(result.out)
    return found


def shown_copies(run: Run, source: str) -> list[tuple[int, str]]:
    """Size and media of each copy."""
    copies = shown(run, source)["copies"]
    return [(copy["size"], copy["media"]) for copy in copies]  # type: ignore[attr-defined]


def test_a_copy_is_the_file_byte_by_byte(run: Run, text: Path, tmp_path: Path) -> None:
    done = run(
        "source", "add", str(text), "--url", A, "--publisher", "A", "--published", "2025-10-16"
    )
    digest = hashlib.sha256(text.read_bytes()).hexdigest()
    assert (done.code, done.err) == (0, "")
    assert digest in done.out
    row = shown(run, A)
    assert (row["sha256"], row["publisher"], row["published"]) == (digest, "A", "2025-10-16")
    assert shown_copies(run, A) == [(len(text.read_bytes()), "text/plain")]
    out = tmp_path / "out.txt"
    assert run("source", "show", A, "--save", str(out)).code == 0
    assert out.read_bytes() == text.read_bytes()


def test_the_text_is_in_no_journal_row(run: Run, store: Path, text: Path) -> None:
    text.write_text("a wombat " * 1000)
    run("source", "add", str(text), "--url", A)
    with reading(str(store)) as db:
        assert db.execute(
            "SELECT count(*) FROM journal WHERE state LIKE '%wombat%'"
        ).fetchone() == (0,)
        (state,) = db.execute("SELECT state FROM journal WHERE kind = 'copy'").fetchone()
        (kept,) = db.execute("SELECT count(*) FROM content").fetchone()
    assert json.loads(state).keys() == {"id", "source", "sha256", "media", "size", "recorded"}
    assert kept == 1


def test_the_text_is_printed_harmless(run: Run, text: Path) -> None:
    text.write_bytes("red\x1b[31m\u202e\tor\r\nnot\rso".encode())
    run("source", "add", str(text), "--url", A)
    assert (
        run("source", "show", A, "--text").out == "red\\u001b[31m\\u202e       or\nnot\\u000dso\n"
    )
    assert shown(run, A, "--text")["text"] == "red\x1b[31m\u202e\tor\r\nnot\rso"
    assert "text" not in shown(run, A)


def test_the_same_copy_again_changes_nothing(run: Run, store: Path, text: Path) -> None:
    run("source", "add", str(text), "--url", A, "--title", "T")
    before = store.read_bytes()
    for words in ([str(text), "--url", A], [A, "--copy", str(text)], [str(text)], [A]):
        done = run("source", "add", *words)
        assert (done.code, done.err) == (0, "")
        assert ", new" not in done.out
    assert store.read_bytes() == before
    assert "kept already" in run("source", "add", str(text)).out


def test_another_copy_is_the_newest_and_both_stay(run: Run, text: Path, tmp_path: Path) -> None:
    first = text.read_bytes()
    run("source", "add", str(text), "--url", A)
    text.write_text("We never meet.")
    run("source", "add", A, "--copy", str(text))
    hashes = [hashlib.sha256(data).hexdigest() for data in (text.read_bytes(), first)]
    row = shown(run, A)
    assert [copy["sha256"] for copy in row["copies"]] == hashes  # type: ignore[attr-defined]
    assert row["sha256"] == hashes[0]
    assert run("source", "show", A, "--text").out == "We never meet.\n"
    assert "two weeks" in run("source", "show", A, "--text", "--version", "2").out
    old = tmp_path / "old"
    run("source", "show", A, "--version", "2", "--save", str(old))
    assert old.read_bytes() == first
    # The page went back to what it was: that is the newest again, and is kept once.
    run("source", "add", A, "--copy", str(old))
    assert [copy["sha256"] for copy in shown(run, A)["copies"]] == hashes[::-1]  # type: ignore[attr-defined]


def test_two_sources_with_one_text_share_it(run: Run, store: Path, text: Path) -> None:
    run("source", "add", str(text), "--url", A)
    run("source", "add", str(text), "--url", "https://example.org/b")
    with reading(str(store)) as db:
        assert db.execute("SELECT count(*) FROM content").fetchone() == (1,)
        assert db.execute("SELECT count(*) FROM copy").fetchone() == (2,)


def test_a_url_alone_has_no_copy_and_says_so(run: Run) -> None:
    done = run("source", "add", A, "--title", "A vote")
    assert (done.code, done.err) == (0, "")
    assert "No copy is kept: give one as --copy FILE." in done.out
    assert shown(run, A)["copies"] == []
    assert "none is saved" in run("source", "show", "A vote").out


def test_a_copy_of_a_seeded_source_leaves_the_seed_as_it_was(run: Run, text: Path) -> None:
    assert run("source", "add", "06H0NPHC07X844Q3", "--copy", str(text)).code == 0
    assert run("init", "--seeds").out.endswith("Seeds: 0 added, 0 updated.\n")
    assert len(shown_copies(run, "06H0NPHC07X844Q3")) == 1


def test_what_is_told_later_is_stored(run: Run) -> None:
    run("source", "add", A)
    run("source", "add", A, "--title", "A vote", "--published", "2025-10-16")
    row = shown(run, A)
    assert (row["title"], row["published"]) == ("A vote", "2025-10-16")
    (step,) = json.loads(run("log", "--limit", "1", "--format", "json").out)
    assert step["changes"] == {"title": [None, "A vote"], "published": [None, "2025-10-16"]}


def test_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"<!doctype html><p>Hi</p>")))
    assert run("source", "add", "-", "--url", A).code == 0
    assert [media for _, media in shown_copies(run, A)] == ["text/html"]
    refused = run("source", "add", "-")
    assert (refused.code, "has no name" in refused.err) == (2, True)


def test_media_can_be_said(run: Run, text: Path) -> None:
    text.write_text("<p>a fragment</p>")
    run("source", "add", str(text), "--url", A)
    run("source", "add", str(text), "--url", "https://example.org/b", "--media", "text/html")
    for url, code in ((A, 5), ("https://example.org/b", 0)):
        assert run("cite", "13", "--source", url, "--quote", "a fragment\n").code == 0
        assert run("cite", "13", "--source", url, "--quote", "<p>").code == (0 if code else 5)


def test_the_name_of_a_file_says_that_it_is_a_page(run: Run, tmp_path: Path) -> None:
    for name, media in (("part.HTML", "text/html"), ("part.txt", "text/plain")):
        (tmp_path / name).write_text(f"<p>a fragment</p> in {name}")
        run("source", "add", str(tmp_path / name), "--title", name)
        assert shown_copies(run, name)[0][1] == media
        run("source", "add", "06H0NPHC07X844Q3", "--copy", str(tmp_path / name))
        assert shown_copies(run, "06H0NPHC07X844Q3")[0][1] == media
    assert run("cite", "13", "--source", str(tmp_path / "part.HTML"), "--quote", "<p>").code == 5


def test_listing(run: Run, text: Path) -> None:
    run("source", "add", str(text), "--url", A)
    rows = json.loads(run("source", "list", "--format", "json").out)
    assert all(row.keys() == ROWS for row in rows)
    assert [row["id"] for row in rows] == sorted(row["id"] for row in rows)
    assert {row["url"]: row["copies"] for row in rows}[A] == 1
    lines = run("source", "list", "--format", "ndjson").out.splitlines()
    assert [json.loads(line) for line in lines] == rows
    table = run("source", "list").out.splitlines()
    assert len(table) == len(rows)
    assert table[-1].split("  ")[1] == "1 kept"
    assert max(map(len, table)) <= 80
    assert len(run("source", "list", "--format", "csv").out.splitlines()) >= len(rows) + 1


def test_long_lists_come_in_pages(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = run("source", "list")
    for page in (1, 7):
        monkeypatch.setattr("tracker.cli.source.PAGE", page)
        assert run("source", "list") == whole


def test_what_cites_it_is_shown(run: Run) -> None:
    run("cite", "13", "--source", A, "--quote", "next 30 days")
    run("cite", "13", "--source", A, "--verdict", "--stance", "contradicts")
    run("cite", "4", "--source", A)
    cited = shown(run, A)["cited"]
    assert [(row["kind"], row["number"], row["stance"]) for row in cited] == [  # type: ignore[attr-defined]
        ("event_standing", 4, "supports"),
        ("deadline", 13, "supports"),
        ("verdict", 13, "contradicts"),
    ]
    out = run("source", "show", A).out
    assert "cited       #13, “next 30 days”\n" in out
    assert "cited       #13, its verdict, contradicts\n" in out
    assert "3 times in all" in out


def test_saved_copies_and_publishers_are_found(run: Run, text: Path) -> None:
    text.write_text(f"{'filler ' * 5000} the wombat crossed {'more ' * 5000}")
    run(
        "source",
        "add",
        str(text),
        "--url",
        A,
        "--title",
        "On animals",
        "--publisher",
        "Quagga Press",
    )
    (row,) = json.loads(run("search", "WOMBAT crossed", "--format", "json").out)
    assert (row["record"], row["title"]) == ("source", "On animals")
    assert "the [wombat crossed] more" in row["hit"]
    assert len(row["hit"]) < 300
    lines = run("search", "wombat").out.splitlines()
    assert lines[0].split() == ["source", "On", "animals"]
    assert lines[1].strip() == A
    assert "[wombat]" in " ".join(lines[2:])
    assert json.loads(run("search", "quagga", "--format", "json").out)[0]["title"] == "On animals"
    assert run("search", "ombat").out == "Nothing holds these words.\n"


def test_of_html_what_a_reader_sees_is_found(run: Run, text: Path) -> None:
    text.write_text("<!doctype html><div class=quokka>Wom<b>bat</b>s<script>koala</script></div>")
    run("source", "add", str(text), "--url", A)
    assert len(json.loads(run("search", "wombats", "--format", "json").out)) == 1
    for hidden in ("quokka", "koala", "doctype"):
        assert run("search", hidden).out == "Nothing holds these words.\n"


def test_what_the_record_says_comes_before_what_a_copy_says(run: Run, text: Path) -> None:
    text.write_text("summit " * 100)
    run("source", "add", str(text), "--url", A)
    rows = json.loads(run("search", "summit", "--limit", "0", "--format", "json").out)
    assert rows[-1]["address"] == A
    assert len(rows) > 5
    only = json.loads(run("search", "summit", "--by", "Trump", "--format", "json").out)
    assert A not in {row["address"] for row in only}


def test_a_name_of_a_party_stands_for_all_of_them_in_copies_too(run: Run, text: Path) -> None:
    text.write_text("So said Mr Zelenskiy.")
    run("source", "add", str(text), "--url", A)
    rows = json.loads(run("search", "zelensky", "said", "--format", "json").out)
    assert A in {row["address"] for row in rows}


def test_a_lost_index_of_copies_is_found_and_made_anew(run: Run, store: Path, text: Path) -> None:
    text.write_text("A wombat.")
    run("source", "add", str(text), "--url", A)
    run("cite", "13", "--source", A, "--quote", "wombat")
    for damage in (
        "INSERT INTO search_evidence (search_evidence) VALUES ('delete-all')",
        "DROP TABLE search_evidence",
        "DROP VIEW evidence_text",
    ):
        with closing(sqlite3.connect(store, isolation_level=None)) as db:
            db.execute(damage)
        assert run("doctor").code == 6
        assert run("upgrade", "--rebuild").code == 0
        assert run("doctor").code == 0
        assert len(json.loads(run("search", "wombat", "--format", "json").out)) == 2


def test_it_reads_without_writing(run: Run, store: Path, text: Path) -> None:
    run("source", "add", str(text), "--url", A)
    before = store.read_bytes(), store.stat().st_mtime_ns, sorted(os.listdir(store.parent))
    for words in (["list"], ["show", A], ["show", A, "--text"]):
        assert run("source", *words).code == 0
    assert (
        store.read_bytes(),
        store.stat().st_mtime_ns,
        sorted(os.listdir(store.parent)),
    ) == before


ERRORS = [
    # words after `source`, what is in the file, exit code, words of the message
    (["add"], b"x", 2, "has no name"),
    (["add", "FILE", "--url", "example.org"], b"x", 2, "is no address"),
    (["add", "FILE", "--copy", "FILE"], b"x", 2, "--copy belongs to"),
    (["add", A, "--url", A], b"x", 2, "--url belongs to a FILE"),
    (["add", A, "--media", "text/html"], b"x", 2, "--media belongs to a copy"),
    (["add", "FILE", "--media", "text/csv"], b"x", 2, "is not one of"),
    (["add", "FILE", "--title", " "], b"x", 2, "has no name"),
    (["add", "ftp://example.org/a"], b"x", 5, "source"),
    (["add", "06H0NPHC07X844QZ", "--copy", "FILE"], b"x", 4, "no source"),
    (["add", A, "--published", "9999-01-01"], b"x", 5, "still to come"),
    (["add", A, "--published", "2025-13-01"], b"x", 2, "no day of the calendar"),
    (["add", "FILE"], b"", 2, "is empty"),
    (["add", "FILE"], b"\xef\xbb\xbf \r\n", 2, "is empty"),
    (["add", "FILE"], b"abc\xffdef", 2, "is no UTF-8 text: see byte 3, 0xff"),
    (["add", "FILE"], "ab".encode("utf-16"), 2, "byte 3 is NUL"),
    (["add", "FILE"], b"a\0b", 2, "byte 1 is NUL"),
    (["add", "FILE"], b"x" * 2000, 2, "is longer than"),
    (["add", "no-such-file"], b"x", 2, "cannot read no-such-file"),
    (["add", A, "--copy", "/"], b"x", 2, "cannot read /"),
    (["show", "nothing"], b"x", 4, "no source 'nothing'"),
    (["show", "KNOWN", "--text"], b"x", 5, "no copy of this source"),
    (["show", "KNOWN", "--version", "2"], b"x", 2, "--version goes with"),
    (["--as-of", "2025-01-01", "list"], b"x", 2, "No such option"),
]


@pytest.mark.parametrize(("words", "data", "code", "message"), ERRORS)
def test_errors_are_one_line(
    run: Run,
    store: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: list[str],
    data: bytes,
    code: int,
    message: str,
) -> None:
    monkeypatch.setattr(saving, "LARGEST", 1000)
    path = tmp_path / "given.txt"
    path.write_bytes(data)
    before = store.read_bytes()
    meant = {"FILE": str(path), "KNOWN": "06H0NPHC07X844Q3"}
    result = run("source", *(meant.get(word, word) for word in words))
    assert (result.code, result.out, result.err.count("\n")) == (code, "", 1), result
    assert message in result.err
    assert store.read_bytes() == before


def test_what_may_not_be_read_or_is_there_is_told(run: Run, text: Path, tmp_path: Path) -> None:
    run("source", "add", str(text), "--url", A)
    assert run("source", "show", A, "--save", str(text)).code == 2
    assert run("source", "show", A, "--save", str(tmp_path / "no" / "x")).code == 2
    assert run("source", "show", A, "--text", "--version", "2").code == 2
    assert run("source", "show", A, "--as-of", "2025-01-01").code == 2
    assert run("--as-of", "2025-01-01", "source", "list").code == 2
    assert text.read_bytes().startswith(b"\xef\xbb\xbfWe meet")


def test_sources_with_one_title_are_told_apart(run: Run, text: Path) -> None:
    other = text.with_name("more")
    other.mkdir()
    (other / text.name).write_text("Another statement.")
    for path in (text, other / text.name):
        assert ", new" in run("source", "add", str(path)).out
    refused = run("source", "show", "statement.txt")
    assert (refused.code, "2 sources have the title" in refused.err) == (4, True)


def test_a_large_copy_is_taken_up_to_the_limit(run: Run, text: Path) -> None:
    line = b"a word and another, and so on to the end of the line\n"
    text.write_bytes((line * (copies.LARGEST // len(line) + 1))[: copies.LARGEST])
    assert run("source", "add", str(text), "--url", A).code == 0
    with text.open("ab") as file:
        file.write(b"x")
    refused = run("source", "add", str(text), "--url", A)
    assert (refused.code, "longer than 10 MB" in refused.err) == (2, True)
