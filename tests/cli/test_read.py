"""`tracker read`: what an article announces, from files, pipes and pages."""

import io
import json
import sqlite3
import sys
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.intake.serving import moved, ok, serving

TEXT = """Ministers meet

Foreign Minister Nino Beridze said on Tuesday that Georgia would open the crossing within two weeks.
The ministers met in Batumi on 3 October. The road is four years old.
"""
PAGE = """<!doctype html><html><head><title>Ministers meet</title>
<meta property="article:published_time" content="2025-10-07T18:00:00+04:00"></head>
<body><article><p>Foreign Minister Nino Beridze said on Tuesday that Georgia would open the
crossing within two weeks.</p></article></body></html>"""
LETTER = """From: desk@example.org
Date: Tue, 07 Oct 2025 18:00:00 +0400
Subject: Ministers meet
Content-Type: text/plain; charset=utf-8

Foreign Minister Nino Beridze said on Tuesday that Georgia would open the crossing within two weeks.
"""
OLD = Path(__file__).parents[1] / "data" / "stores" / "schema-8.sql"
PUBLISHED = ("--published", "2025-10-07")


def read(run: Run, *words: str) -> list[dict[str, Any]]:
    result = run("read", *words, "--format", "json")
    assert (result.code, result.err) == (0, "")
    found: list[dict[str, Any]] = json.loads(result.out)
    return found


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "batumi.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_quote_and_phrase_stand_in_the_text(run: Run, article: Path) -> None:
    deadline, event = read(run, str(article), *PUBLISHED)
    assert (deadline["kind"], event["kind"]) == ("deadline", "event_past")
    assert (deadline["first"], deadline["last"]) == ("2025-10-07", "2025-10-21")
    assert deadline["speaker"] == "Nino Beridze"
    assert (event["first"], event["last"]) == ("2025-10-03", "2025-10-03")
    for each in (deadline, event):
        for part in ("quote", "phrase"):
            start, end = each[f"{part}_start"], each[f"{part}_end"]
            assert TEXT[start:end] == each[part]


def test_a_dry_run_stores_nothing(run: Run, article: Path, store: Path) -> None:
    before = store.read_bytes()
    dry = run("read", str(article), *PUBLISHED, "--dry-run")
    assert (dry.code, dry.err) == (0, "")
    assert store.read_bytes() == before
    found = read(run, str(article), *PUBLISHED, "--dry-run")
    assert store.read_bytes() == before
    assert not {"id", "number", "state"} & found[0].keys()
    stored = read(run, str(article), *PUBLISHED)
    assert [row | found[n] for n, row in enumerate(stored)] == stored


def test_what_is_proposed_waits_with_a_number_of_its_own(run: Run, article: Path) -> None:
    shown = run("read", str(article), *PUBLISHED)
    assert (shown.code, shown.err) == (0, "")
    assert shown.out.startswith("c1    open the crossing\n")
    assert "\nc2    The ministers met" in shown.out
    assert shown.out.endswith("\n`tracker candidates` shows those that wait, one by one.\n")
    assert "#141" in run("add", "A", "--by", "B", "--said", "2025-10-07", "--undated").out
    assert run("doctor", "--format", "json").code == 0


def test_a_text_in_another_language_is_refused(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "genf.txt"
    path.write_text(
        "GENF - Der Minister sagte am Montag, dass die Verhandlungen nicht in der nächsten Woche,"
        " sondern bis zum Ende des Monats mit dem Nachbarn beginnen werden.\n",
        encoding="utf-8",
    )
    read = run("read", str(path), *PUBLISHED)
    assert (read.code, read.out) == (2, "")
    assert "genf.txt is not read: it reads as German, and there are rules for English" in read.err


def test_the_text_is_kept_as_a_source(run: Run, article: Path) -> None:
    assert run("read", str(article), *PUBLISHED).code == 0
    shown = json.loads(run("source", "show", "Ministers meet", "--format", "json").out)
    (source,) = shown if isinstance(shown, list) else [shown]
    assert source["published"] == "2025-10-07"
    assert source["copies"][0]["sha256"] == sha256(TEXT.encode()).hexdigest()
    assert "crossing" in run("search", "crossing").out


def test_nothing_is_proposed_twice(run: Run, article: Path, store: Path) -> None:
    first = read(run, str(article), *PUBLISHED)
    before = store.read_bytes()
    again = run("read", str(article), *PUBLISHED)
    assert again.out == (
        "Proposed before, and not proposed again: 2 waiting.\n\n"
        "`tracker candidates` shows those that wait, one by one.\n"
    )
    assert read(run, str(article), *PUBLISHED) == first
    assert store.read_bytes() == before


def test_reading_is_undone_whole(run: Run, article: Path) -> None:
    read(run, str(article), *PUBLISHED)
    undone = run("undo").out
    assert "candidate  c1 open the crossing, taken away" in undone
    assert "source     Ministers meet, taken away" in undone
    assert [row["number"] for row in read(run, str(article), *PUBLISHED)] == [3, 4]
    assert "c1 open the crossing, taken away" in run("log", "c1").out


def test_an_article_that_is_still_to_come_is_refused(run: Run, article: Path, store: Path) -> None:
    before = store.read_bytes()
    refused = run("read", str(article), "--published", "2999-01-01")
    assert (refused.code, refused.out) == (5, "")
    assert refused.err == "tracker: published on 2999-01-01, which is still to come\n"
    assert store.read_bytes() == before


def test_an_older_store_is_upgraded_as_add_upgrades_it(
    run: Run, article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "old.db"
    with closing(sqlite3.connect(path)) as db:
        db.executescript(OLD.read_text(encoding="utf-8"))
    monkeypatch.setenv("TRACKER_DB", str(path))
    dry = run("read", str(article), *PUBLISHED, "--dry-run")
    assert (dry.code, dry.out) == (2, "")
    assert "run `tracker upgrade`" in dry.err
    done = run("read", str(article), *PUBLISHED)
    assert done.code == 0
    assert done.err.startswith(f"tracker: upgraded {path}; what it was is kept as ")
    assert done.out.startswith("c1    open the crossing\n")


def test_a_store_that_is_named_has_to_be_there(
    run: Run, article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRACKER_DB", str(tmp_path / "none.db"))
    missing = run("read", str(article), *PUBLISHED)
    assert (missing.code, missing.out) == (2, "")
    assert "none.db" in missing.err
    monkeypatch.delenv("TRACKER_DB")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    assert run("read", str(article), *PUBLISHED).code == 0
    assert (tmp_path / "home" / "tracker" / "tracker.db").exists()


@pytest.mark.parametrize(("name", "text"), [("a.html", PAGE), ("a.eml", LETTER)])
def test_pages_and_letters_say_when_they_were_published(
    run: Run, tmp_path: Path, name: str, text: str
) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    (deadline,) = read(run, str(path))
    assert (deadline["published"], deadline["last"]) == ("2025-10-07", "2025-10-21")


def test_a_pipe_is_read(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert [each["article"] for each in read(run, "-", *PUBLISHED)] == ["Ministers meet"] * 2


def test_a_recorded_party_goes_by_its_name_and_a_twin_is_named(run: Run, article: Path) -> None:
    said = ("--said", "2025-10-06", "--phrase", "within two weeks")
    assert run("add", "Open the crossing", "--by", "Nino Beridze of Georgia", *said).code == 0
    assert run("party", "alias", "nino-beridze-of-georgia", "Nino Beridze").code == 0
    deadline = read(run, str(article), *PUBLISHED, "--kind", "deadline")[0]
    assert deadline["speaker"] == "Nino Beridze of Georgia"
    (made,) = deadline["suggestions"]
    assert made["tie"] in ("twin", "moves")
    shown = run("read", str(article), *PUBLISHED, "--kind", "deadline", "--dry-run").out
    assert f"#{made['number']}" in shown
    assert "recorded  " in shown


def test_it_needs_no_store(
    run: Run, article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRACKER_DB", str(tmp_path / "none" / "tracker.db"))
    missing = run("read", str(article), *PUBLISHED, "--dry-run")
    assert (missing.code, missing.err) == (0, "")
    assert not (tmp_path / "none").exists()


def test_what_is_less_sure_is_left_out(run: Run, article: Path) -> None:
    assert read(run, str(article), *PUBLISHED, "--min-confidence", "1") == []
    shown = run("read", str(article), *PUBLISHED, "--min-confidence", "1")
    assert shown.out == "Nothing is announced or dated in it.\n"


def test_a_guessed_day_is_said_to_be_one(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"BATUMI, 7 October 2025 - {TEXT}", encoding="utf-8")
    result = run("read", str(path))
    assert result.code == 0
    assert result.err == (
        "tracker: published on 7 October 2025, which is a guess: --published DAY says it\n"
    )
    assert run("read", str(path), *PUBLISHED).err == ""


def test_controls_of_the_text_do_nothing(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT.replace("crossing", "cros\x1b[31msing\u202e"), encoding="utf-8")
    shown = run("read", str(path), *PUBLISHED)
    assert shown.code == 0
    assert "\x1b" not in shown.out
    assert "\u202e" not in shown.out


REFUSED = [
    # file, its text, further words, exit code, what stderr says
    ("a.txt", TEXT, (), 2, "does not say when it was published: give --published DAY"),
    ("a.txt", "", PUBLISHED, 2, "holds no text"),
    ("a.txt", TEXT, ("--published", "soon"), 2, "write"),
    ("a.txt", TEXT, (*PUBLISHED, "--zone", "Mars/Olympus"), 2, "Mars/Olympus"),
]


@pytest.mark.parametrize(("name", "text", "words", "code", "says"), REFUSED)
def test_what_is_refused(
    run: Run, tmp_path: Path, name: str, text: str, words: tuple[str, ...], code: int, says: str
) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    result = run("read", str(path), *words)
    assert (result.code, result.out) == (code, "")
    assert says in result.err
    assert result.err.count("\n") == 1


ADDRESSES = [
    ("http://127.0.0.1/a", 77),
    ("https://[::1]/a", 77),
    ("ftp://example.org/a", 2),
    ("file:///etc/passwd", 2),
]


@pytest.mark.parametrize(("address", "code"), ADDRESSES)
def test_addresses_that_are_not_fetched(run: Run, address: str, code: int) -> None:
    result = run("read", address, *PUBLISHED)
    assert (result.code, result.out) == (code, "")
    assert result.err.count("\n") == 1


def test_a_missing_file_is_named(run: Run, tmp_path: Path) -> None:
    result = run("read", str(tmp_path / "none.txt"), *PUBLISHED)
    assert result.code == 2
    assert "none.txt" in result.err


def test_what_was_said_six_days_ago_is_news(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Trump said on Friday that he will sign the bill within two weeks.\n")
    (deadline,) = read(run, str(path), "--published", "2025-10-16")  # a Thursday
    assert deadline["last"] == "2025-10-24"


def test_every_proposal_has_a_title(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        'The film "By Friday" will open in cinemas soon. The "within two weeks" pledge.'
    )
    found = read(run, str(path), "--published", "2025-10-16")
    assert [each for each in found if not each["title"]] == []


def test_no_number_is_no_confidence(run: Run, article: Path) -> None:
    result = run("read", str(article), *PUBLISHED, "--min-confidence", "nan")
    assert (result.code, result.out) == (2, "")
    assert run("--as-of", "2026-10-01", "read", str(article)).code == 2


def served(page: str = PAGE) -> bytes:
    return ok(page.encode(), "Content-Type: text/html; charset=utf-8")


def test_a_host_that_the_settings_allow_is_fetched_from(run: Run) -> None:
    with serving(served()) as server:
        refused = run("read", server.url("/a"))
        assert (refused.code, refused.out, server.requests) == (77, "", [])
        assert f"the settings do not allow {server.host} (`tracker set hosts`)" in refused.err
        assert run("set", "hosts", f"intranet.example,{server.host}").code == 0
        (deadline,) = read(run, server.url("/a"))
    assert (deadline["published"], deadline["last"]) == ("2025-10-07", "2025-10-21")


def test_hosts_are_allowed_by_name_and_no_longer_than_set(run: Run) -> None:
    with serving(served()) as server:
        assert run("set", "hosts", "localhost").code == 0
        assert run("read", server.url("/a")).code == 77  # by its address it is another
        assert len(read(run, f"http://localhost:{server.port}/a")) == 1
        assert run("set", "hosts", "--unset").code == 0
        assert run("read", f"http://localhost:{server.port}/a").code == 77
        assert len(server.requests) == 1


def test_an_allowed_host_cannot_send_on_to_another_one(run: Run) -> None:
    with serving(served("secret")) as other, serving(moved(other.url("/b"))) as server:
        assert run("set", "hosts", server.host).code == 0
        refused = run("read", server.url("/a"))
        assert (refused.code, refused.out, refused.err.count("\n")) == (77, "", 1)
        assert f"{other.host}/b is not fetched: 127.0.0.1 is a loopback address" in refused.err
        assert (len(server.requests), other.requests) == (1, [])
        assert run("set", "hosts", f"{server.host},{other.host}").code == 0
    with serving(served()) as other, serving(moved(other.url("/b"))) as server:
        assert run("set", "hosts", f"{server.host},{other.host}").code == 0
        assert len(read(run, server.url("/a"))) == 1


def test_no_store_allows_no_host(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_DB", str(tmp_path / "none" / "tracker.db"))
    with serving(served()) as server:
        assert run("read", server.url("/a")).code == 77
        assert server.requests == []
