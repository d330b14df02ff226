"""`tracker explain`: a phrase or a running text, to the byte, and every way to ask it wrongly."""

import io
import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.cli.conftest import Run
from tracker.cli import text_file
from tracker.core.phrases import find

ROOT = Path(__file__).resolve().parents[2]
SAID = ("--said", "2025-10-16")
ARTICLE = """\
KYIV — A summit will take place "within two weeks or so", he said.
The Senate votes by 6 p.m. Sunday, Washington time.
60 days after notification, or by the end of the fiscal year.
"""
TABLE = """\
1:34        within two weeks or so
characters  33 to 55
window      16 to 30 October 2025
tolerance   4 days
hedge       or so
rule        within-length
because     Two weeks counted from 16 October 2025 end on 30 October 2025; “or
            so” allows 4 more days, a quarter of 14 days, to 3 November 2025.

2:18        by 6 p.m. Sunday, Washington time
characters  84 to 117
window      16 to 19 October 2025, 18:00 (America/New_York)
rule        by-when
because     The last day is 19 October 2025: “by” includes Sunday; the first
            such day after it was said; the hour is 18:00, America/New_York.

3:1         60 days after notification
characters  119 to 145
window      hangs on “notification”
rule        length-after-event
because     60 days counted from “notification”, which has no day yet.

3:32        by the end of the fiscal year
characters  150 to 179
no days     a fiscal or financial year differs between bodies, and no convention
            says in which month it opens; give the dates
"""
JSON = """\
[
  {
    "end": 21,
    "reading": {
      "alternatives": [],
      "anchor": null,
      "every": null,
      "first": "2025-10-16",
      "hedge": null,
      "hour": null,
      "last": "2025-10-17",
      "loose": false,
      "opens": null,
      "phrase": "until Friday",
      "precision": "day",
      "relation": "until",
      "rule": "until-when",
      "said": "2025-10-16",
      "sentence": "The last day is 17 October 2025: “until” includes Friday; the first such \
day after it was said.",
      "tolerance": 0,
      "until": null,
      "vague": false,
      "zone": "UTC"
    },
    "reason": null,
    "spec": "Spec(rule='until-when', relation='until', tie='until', time=Weekday(day=4, \
ring='bare', shift=0), event=None, hedges=(), clock=None, opens=None, daypart=None, \
daypart_words='', zone=None, included=False, margin=None, also=None)",
    "start": 9,
    "text": "until Friday",
    "time": {
      "end": 21,
      "start": 15
    }
  }
]
"""


TIMEX3 = """\
<?xml version="1.0" encoding="UTF-8"?>
<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:noNamespaceSchemaLocation="http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd">

<DOCID>article</DOCID>

<DCT><TIMEX3 tid="t0" type="DATE" value="2025-10-16" temporalFunction="false" \
functionInDocument="CREATION_TIME">2025-10-16</TIMEX3></DCT>

<TEXT>KYIV — A summit will take place "within <TIMEX3 tid="t1" type="DURATION" value="P2W" \
mod="APPROX" beginPoint="t0">two weeks or so</TIMEX3>", he said.
The Senate votes by <TIMEX3 tid="t2" type="TIME" value="2025-10-19T18:00">6 p.m. Sunday, \
Washington time</TIMEX3>.
<TIMEX3 tid="t3" type="DURATION" value="P60D">60 days</TIMEX3> after notification, or by \
<TIMEX3 tid="t4" type="DATE" value="XXXX" mod="END">the end of the fiscal year</TIMEX3>.
</TEXT>

</TimeML>
"""


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return str(path)


def piped(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_a_text_as_a_table(run: Run, article: str) -> None:
    assert run("explain", "--text", article, *SAID) == (0, TABLE, "")


def test_a_text_as_json_from_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    piped(monkeypatch, b"It lasts until Friday.")
    assert run("explain", "--text", "-", *SAID, "--format", "json") == (0, JSON, "")


def test_a_text_in_another_language(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Die Waffenruhe läuft bis Freitag um 18.30 Uhr, so der Sprecher."
    asked = ("explain", "--text", "-", *SAID, "--format", "json")
    piped(monkeypatch, text.encode())
    (found,) = json.loads(run(*asked, "--language", "de").out)
    assert found["text"] == "bis Freitag um 18.30 Uhr"
    assert (found["reading"]["last"], found["reading"]["hour"]) == ("2025-10-17", "18:30")
    piped(monkeypatch, text.encode())
    assert json.loads(run(*asked).out) == []


def test_a_text_as_timeml(run: Run, article: str) -> None:
    done = run("explain", "--text", article, *SAID, "--format", "timex3")
    assert done == (0, TIMEX3, "")
    root = ElementTree.fromstring(done.out.encode())
    assert "".join(root.find("TEXT").itertext()) == ARTICLE  # type: ignore[union-attr]


def test_timeml_where_output_is_not_utf_8(
    run: Run, article: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    buffer = io.BytesIO()
    out = io.TextIOWrapper(buffer, encoding="latin-1", errors="backslashreplace")
    monkeypatch.setattr("sys.stdout", out)
    assert run("explain", "--text", article, *SAID, "--format", "timex3").code == 0
    root = ElementTree.fromstring(buffer.getvalue())
    assert "".join(root.find("TEXT").itertext()) == ARTICLE  # type: ignore[union-attr]


def test_offsets_count_characters_and_the_time_stands_within(run: Run, article: str) -> None:
    rows = json.loads(run("explain", "--text", article, *SAID, "--format", "json").out)
    assert [ARTICLE[row["start"] : row["end"]] for row in rows] == [row["text"] for row in rows]
    times = [ARTICLE[row["time"]["start"] : row["time"]["end"]] for row in rows]
    assert times[:2] == ["two weeks", "6 p.m. Sunday, Washington time"]
    assert [row["start"] for row in rows] == [m.start for m in find(ARTICLE, date(2025, 10, 16))]
    assert (rows[3]["reading"], rows[3]["reason"].split(",")[0]) == (
        None,
        "a fiscal or financial year differs between bodies",
    )


@pytest.mark.parametrize("text", [b"", b"\n", b"Nobody said when.\n", b"\xef\xbb\xbf"])
@pytest.mark.parametrize(
    ("form", "printed"), [("table", "No time expression was found.\n"), ("json", "[]\n")]
)
def test_a_text_without_times(
    run: Run, monkeypatch: pytest.MonkeyPatch, text: bytes, form: str, printed: str
) -> None:
    piped(monkeypatch, text)
    assert run("explain", "--text", "-", *SAID, "--format", form) == (0, printed, "")


def test_a_mark_at_the_beginning_is_no_character(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    piped(monkeypatch, "\ufeffuntil Friday\r\nand in May".encode())
    lines = run("explain", "--text", "-", *SAID).out.splitlines()
    assert lines[:2] == ["1:1         until Friday", "characters  0 to 12"]
    assert "2:5         in May" in lines


def test_head_may_leave(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text(ARTICLE * 200, encoding="utf-8")
    command = [sys.executable, "-m", "tracker", "explain", "--text", str(path), *SAID]
    alone = {**os.environ, "XDG_DATA_HOME": str(tmp_path)}  # no store of this machine's is read
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT, text=True, env=alone
    ) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.readline() == "1:34        within two weeks or so\n"
        process.stdout.close()
        assert process.stderr.read() == ""
    assert process.returncode == 0


def test_what_is_no_text_is_refused(run: Run, tmp_path: Path) -> None:
    cases = {
        "nul": (b"in two\0 weeks", "is no text: byte 6 is NUL"),
        "utf-16": ("in two weeks".encode("utf-16"), "is no text: byte 3 is NUL"),
        "latin": (b"caf\xe9 in two weeks", "is no UTF-8 text: see byte 3, 0xe9"),
    }
    for name, (data, words) in cases.items():
        path = tmp_path / name
        path.write_bytes(data)
        refused = run("explain", "--text", str(path), *SAID)
        assert refused == (2, "", f"tracker: {path} {words}\n")


def test_what_is_too_long_is_refused(
    run: Run, article: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text_file, "LARGEST", len(ARTICLE.encode()))
    assert run("explain", "--text", article, *SAID).code == 0
    monkeypatch.setattr(text_file, "LARGEST", len(ARTICLE.encode()) - 1)
    refused = run("explain", "--text", article, *SAID)
    assert (refused.code, "is longer than" in refused.err) == (2, True)


def test_what_cannot_be_opened(run: Run, tmp_path: Path) -> None:
    missing = tmp_path / "missing"
    assert run("explain", "--text", str(missing), *SAID) == (
        2,
        "",
        f"tracker: cannot read {missing}: No such file or directory\n",
    )
    folder = run("explain", "--text", str(tmp_path), *SAID)
    assert (folder.code, "Is a directory" in folder.err) == (2, True)


def test_what_may_not_be_read(run: Run, article: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*given: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", refuse)
    refused = run("explain", "--text", article, *SAID)
    assert refused == (77, "", f"tracker: {article}: permission denied\n")


REFUSED = [
    ("explain --said 2025-10-16", "give PHRASE, or --text FILE"),
    ("explain x --text y --said 2025-10-16", "give PHRASE, or --text FILE"),
    ("explain x", "Missing option '--said'"),
    ("explain x --said 16/10/2025", "write it as 2025-10-16"),
    ("explain x --said 2025-10-16T25:00", "'25:00' is no clock time"),
    ("explain x --said 2025-10-16T15:00-04:00", "is no clock time"),
    ("explain x --said 2025-10-16 --zone Mars/X", "no time zone 'Mars/X'"),
    ("explain x --said 2025-10-16 --event vote", "--event is WORDS=DAY, not 'vote'"),
    ("explain x --said 2025-10-16 --event =2025-11-12", "--event is WORDS=DAY"),
    ("explain x --said 2025-10-16 --event vote=soon", "write it as 2025-10-16"),
    ("explain x --said 2025-10-16 --event vote=2025-11-12..", "an event has a last day"),
    ("explain x --said 2025-10-16 --convention few", "--convention is KEY=VALUE, not 'few'"),
    ("explain x --said 2025-10-16 --convention fw=3", "no convention 'fw'"),
    ("explain x --said 2025-10-16 --convention few=0", "few is a number from 1 to 999"),
    ("explain x --said 2025-10-16 --format xml", "'xml' is not one of"),
    ("explain x --said 2025-10-16 --format timex3", "--format timex3 goes with --text"),
    ("--db nothing.db explain x --said 2025-10-16", "no store at"),
]


@pytest.mark.parametrize(("command", "words"), REFUSED)
def test_a_wrong_call_is_one_line(run: Run, command: str, words: str) -> None:
    refused = run(*command.split())
    assert (refused.code, refused.out, words in refused.err, refused.err.count("\n")) == (
        2,
        "",
        True,
        1,
    )


def test_a_clock_time_gives_an_hour(run: Run) -> None:
    at = ("--said", "2025-10-16T15:00", "--zone", "Europe/Kyiv")
    assert run("explain", "within 72 hours", *at).out == (
        "window      16 to 19 October 2025, 15:00 (Europe/Kyiv)\n"
        "rule        within-length\n"
        "because     72 hours counted from 16 October 2025 end on 19 October 2025; the\n"
        "            hour is 15:00, Europe/Kyiv.\n"
    )
    row = json.loads(run("explain", "in 90 minutes", *at, "--format", "json").out)
    assert (row["last"], row["hour"], row["zone"]) == ("2025-10-16", "16:30", "Europe/Kyiv")
    by = run("explain", "by 48 hours", *at, "--convention", "by-includes=no").out
    assert "16 to 18 October 2025, 15:00" in by


def test_an_event_with_a_day_gives_the_window(run: Run) -> None:
    waiting = run("explain", "30 days after the vote", *SAID)
    assert waiting.out.startswith("window      hangs on “the vote”\nrule")
    dated = run("explain", "30 days after the vote", *SAID, "--event", "A Vote=2025-11-12")
    assert dated.out.startswith("window      12 December 2025\nevent       hangs on “the vote”\n")
    span = ("--event", "vote=2025-11-12..2025-11-14", "--event", "summit=2026-01-01")
    row = json.loads(run("explain", "before the vote", *SAID, *span, "--format", "json").out)
    assert (row["first"], row["last"]) == ("2025-10-16", "2025-11-11")


def test_repetition_opening_hours_and_doubtful_zones_are_shown(run: Run) -> None:
    every = run("explain", "every 90 days", *SAID).out
    assert "every       P90D: the window is the first of them\n" in every
    hours = run("explain", "from 9 am to 5 pm on Friday", *SAID).out
    assert ", 09:00 to 17:00 (UTC)\n" in hours
    doubt = run("explain", "by 6 pm IST Friday", *SAID).out
    assert "16 to 17 October 2025, 18:00 (Asia/Kolkata)\n" in doubt
    assert "or          16 to 17 October 2025, 18:00 (Asia/Jerusalem) (by-when)\n" in doubt


def test_a_convention_may_be_given(run: Run) -> None:
    few = run("explain", "in a few days", *SAID, "--convention", "few=6").out
    assert "window      22 October 2025\n" in few
    two = ("--convention", "by-includes=no", "--convention", "week-start=sunday")
    assert "window      16 to 18 October 2025\n" in run("explain", "by next week", *SAID, *two).out


def test_a_store_that_is_there_is_asked(
    run: Run, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("set", "convention.few", "6")
    run("set", "zone", "Europe/Kyiv", "--yes")
    words = ("explain", "in a few days", *SAID)
    assert "window      22 October 2025\n" in run(*words).out
    assert "window      22 October 2025\n" in run("--db", str(store), *words).out
    over = run("--db", str(store), *words, "--convention", "few=3").out
    assert "window      19 October 2025\n" in over
    hour = ("--db", str(store), "explain", "by 6 pm Friday", *SAID)
    assert "18:00 (Europe/Kyiv)" in run(*hour).out
    assert "18:00 (Asia/Tokyo)" in run(*hour, "--zone", "Asia/Tokyo").out
    monkeypatch.setenv("XDG_DATA_HOME", str(store.parent))
    monkeypatch.setattr("tracker.cli.app.default_path", lambda: str(store))
    monkeypatch.delenv("TRACKER_DB")
    assert "window      22 October 2025\n" in run(*words).out
    monkeypatch.setenv("TRACKER_DB", str(store.parent / "none.db"))
    result = run(*words)
    assert (result.code, result.err) == (0, "")
    assert "window      20 October 2025\n" in result.out
    assert sorted(path.name for path in store.parent.iterdir()) == [store.name]


def test_it_reads_as_add_does(run: Run) -> None:
    run("set", "convention.week-start", "sunday")
    words = "by the end of the week"
    run("add", "A vote", "--by", "Trump", *SAID, "--phrase", words)
    row = json.loads(run("show", "141", "--format", "json").out)
    found = json.loads(run("explain", words, *SAID, "--format", "json").out)
    assert (row["first"], row["last"]) == (found["first"], found["last"])
    assert found["last"] == "2025-10-18"


DAMAGED = [
    # what is done to the store, words of the line
    ("DELETE FROM setting; DROP TABLE setting", "no such table: setting"),
    ("INSERT INTO setting (key, value) VALUES ('convention.few', 'x')", "few is a number"),
    ("INSERT INTO setting (key, value) VALUES ('zone', 'Mars/X')", "Mars/X"),
    ("PRAGMA application_id = 1", "is not a tracker store"),
    ("PRAGMA user_version = 99", "by a newer tracker"),
    ("PRAGMA user_version = 1", "run `tracker upgrade`"),
    (None, "is not a tracker store"),
]


@pytest.mark.parametrize(("statements", "message"), DAMAGED)
def test_a_store_that_cannot_be_read_is_told_and_left_aside(
    run: Run, store: Path, statements: str | None, message: str
) -> None:
    if statements is None:
        store.write_bytes(b"no database at all" * 100)
    else:
        with closing(sqlite3.connect(store, isolation_level=None)) as db:
            db.executescript(statements)
    before = store.read_bytes()
    result = run("explain", "in a few days", *SAID)
    assert (result.code, result.err.count("\n")) == (0, 1), result
    assert "window      20 October 2025\n" in result.out
    assert message in result.err
    assert str(store) in result.err
    assert result.err.endswith("; read by the defaults\n")
    named = run("--db", str(store), "explain", "in a few days", *SAID)
    assert (named.code, named.out, named.err.count("\n")) in {(2, "", 1), (74, "", 1)}
    assert store.read_bytes() == before


def test_a_phrase_loads_neither_store_nor_text(tmp_path: Path) -> None:
    code = (
        "import sys; import tracker.cli as c; sys.argv = ['tracker', *sys.argv[1:]]; c.run();"
        " print(*sys.modules, file=sys.stderr)"
    )
    command = [sys.executable, "-c", code, "explain", "within two weeks", *SAID]
    bare = {**os.environ, "TRACKER_DB": str(tmp_path / "none.db")}
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=bare, check=True)
    heavy = {
        *("sqlite_utils", "jinja2", "icalendar", "json", "dataclasses"),
        *("tracker.core.mentions", "tracker.core.holidays", "tracker.core.convention_texts"),
        *("tracker.cli.explain_text", "tracker.cli.text_file", "tracker.export.rows"),
    }
    assert done.stdout.startswith("window")
    assert heavy & set(done.stderr.split()) == set()
