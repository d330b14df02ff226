"""Import: what becomes of rows, what is said of bad ones, and that nothing is half stored."""

import csv
import io
import json
import os
import pty
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.store.conftest import WRITTEN
from tracker.store.examining import examine
from tracker.store.opening import reading

SHEETS = sorted((Path(__file__).parents[1] / "data" / "import").glob("*.[ct]*"))
ENCODINGS = {"excel-ansi.csv": "windows-1252", "excel-unicode.txt": "utf-16"}
HEAD = "title,speakers,said,phrase,first,last\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "rows.csv"


def sound(store: Path) -> None:
    faults = [each for each in examine(str(store), WRITTEN).remarks if each.level == "fault"]
    assert faults == []


def head(store: Path) -> int:
    with reading(str(store)) as db:
        return int(db.execute("SELECT max(seq) FROM journal").fetchone()[0])


def shown(run: Run, number: int) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run("show", str(number), "--format", "json").out)
    return found


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_a_sheet_of_each_program(sheet: Path, run: Run, store: Path) -> None:
    encoding = ENCODINGS.get(sheet.name, "utf-8")
    done = run("import", str(sheet), "--encoding", encoding)
    assert (done.code, done.err) == (0, "")
    assert done.out == f"From {sheet.name}: 4 new, 0 changed, 0 unchanged.\n"
    vote, talks = shown(run, 141), shown(run, 142)
    assert vote["title"] == "Vote on the budget; second reading"
    assert vote["criterion"].split() == "“Yes” by a majority, as the rules say".split()
    assert (vote["relation"], vote["first"], vote["last"]) == ("by", None, "2025-12-01")
    assert (vote["by_hand"], vote["kind"], vote["precision"]) == (True, "pledge", "day")
    assert talks["title"] == "Résumé des négociations à Genève"
    assert talks["speakers"] == ["Elena Fischer", "Red Cross"]
    assert talks["criterion"] == "-5 % at least"
    sound(store)
    seq = head(store)
    again = run("import", str(sheet), "--encoding", encoding)
    assert again.out == f"From {sheet.name}: 0 new, 0 changed, 2 unchanged.\n"
    assert head(store) == seq


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (
            "excel-ansi.csv",
            "excel-ansi.csv:2: byte 0x93 is no UTF-8: save it as UTF-8, or give its",
        ),
        ("excel-unicode.txt", "excel-unicode.txt is no UTF-8 but UTF-16: give --encoding utf-16"),
    ],
)
def test_another_encoding_is_refused_with_the_remedy(name: str, words: str, run: Run) -> None:
    sheet = next(path for path in SHEETS if path.name == name)
    refused = run("import", str(sheet))
    assert (refused.code, refused.out, refused.err.count("\n")) == (2, "", 1)
    assert words in refused.err


BAD = [
    # a row of HEAD, and what is said of it
    ("A,B,2025-11-03,,,2025-02-30", "last: '2025-02-30'; expected a day of the calendar, written"),
    ("A,B,2025-11-03,,,1 December", "last: '1 December'; expected a day of the calendar, written"),
    ("A,B,3.11.2025,,,2025-12-01", "said: '3.11.2025'; expected a day, a span of days or a day"),
    ("A,B,2099-01-01,,,2099-12-01", "said: '2099-01-01'; expected a day of the past: 1 January"),
    ("A,B,,,,2025-12-01", "said: expected a value; there is none"),
    ("A,B,,soon,,", "said: expected the day it was said, from which the phrase counts"),
    (",B,2025-11-03,,,2025-12-01", "title: expected a value; there is none"),
    ("A,B,2025-11-03,,,", "phrase: expected a phrase, or the days as first and last"),
    ("A,B,2025-11-03,by blursday,,", "phrase: 'by blursday'; expected words that state a time: "),
    ("A,B,2025-11-03,,2025-12-02,2025-12-01", "first: '2025-12-02'; expected first not after last"),
    (
        "A,B,2025-11-05..2025-11-03,,,2025-12-01",
        "said_first: '2025-11-05'; expected said_first not after",
    ),
    ("A,B,2025-11-03T25:00,by noon,,", "said: '2025-11-03T25:00'; expected a day, a span of"),
    ("A,B", "2 cells; expected 6, as in the header"),
]


def test_all_bad_rows_are_told_at_once(file: Path, run: Run, store: Path) -> None:
    good = "Good,B,2025-11-03,,,2025-12-01\n"
    file.write_text(HEAD + good + "".join(f"{row}\n" for row, _ in BAD), encoding="utf-8")
    before = store.read_bytes()
    refused = run("import", str(file))
    assert (refused.code, refused.out) == (5, "")
    *told, last = refused.err.splitlines()
    assert len(told) == len(BAD)
    for line, (words, (_, wanted)) in enumerate(zip(told, BAD, strict=True), 3):
        assert words.startswith(f"tracker: rows.csv:{line}: {wanted}"), words
    assert last == (
        f"tracker: rows.csv: {len(BAD)} bad rows; nothing was stored (--skip-bad stores the others)"
    )
    assert store.read_bytes() == before


def test_a_row_tells_all_that_is_wrong_with_it(file: Path, run: Run) -> None:
    file.write_text(
        "title,said,last,kind,lead,hour,zone\n,2025-13-01,soon,hope,few,25:00,Mars\n"
        ",2025-13-01,soon,hope,7,25:00,\n",
        encoding="utf-8",
    )
    told = [line.partition("rows.csv:")[2] for line in run("import", str(file)).err.splitlines()]
    kinds = "pledge, ultimatum, legal, expiry, schedule, target"
    assert told[:-1] == [
        "2: lead: 'few'; expected a whole number",
        "2: zone: 'Mars'; expected a time zone by its IANA name, such as Europe/Kyiv",
        "2: title: expected a value; there is none",
        f"2: kind: 'hope'; expected one of {kinds}",
        "2: said: '2025-13-01'; expected a day of the calendar, written as 2025-10-16",
        "2: last: 'soon'; expected a day of the calendar, written as 2025-10-16",
        "2: hour: '25:00'; expected a clock time such as 18:00",
        "3: title: expected a value; there is none",
        f"3: kind: 'hope'; expected one of {kinds}",
        "3: said: '2025-13-01'; expected a day of the calendar, written as 2025-10-16",
        "3: last: 'soon'; expected a day of the calendar, written as 2025-10-16",
        "3: hour: '25:00'; expected a clock time such as 18:00",
    ]


RECORDS: list[tuple[dict[str, Any], str]] = [
    ({"record": "verdict"}, "deadline: expected a value; there is none"),
    ({"record": "cat"}, "record: 'cat'; expected one of source, party, topic, event"),
    ({"title": 5}, "title: '5'; expected a text"),
    ({"title": "A", "colour": "red"}, "colour: expected no such field"),
    ({"title": "A", "speakers": "B"}, "speakers: 'B'; expected a list"),
    ({"title": "A", "speakers": [5]}, "speakers: '[5]'; expected a list of texts"),
    ({"title": "A", "lead": 1.5}, "lead: '1.5'; expected a whole number"),
    ({"title": "A", "lead": -1, "last": "2025-12-01"}, "lead: '-1'; expected a whole number, 0 or"),
    ({"title": "A", "id": "x"}, "id: 'x'; expected an id of 16 letters and digits"),
    ({"title": "A\u0000", "last": "2025-12-01"}, "title: the text holds a NUL character"),
    ({"title": "A\ud800", "last": "2025-12-01"}, "title: the text is not valid UTF-8"),
    ({"title": "A", "lead": 2**63}, "lead: '9223372036854775808'; expected a whole number"),
    (
        {"title": "A", "last": "2025-12-01", "topic": "no-such"},
        "topic: 'no-such'; expected a topic of the",
    ),
    (
        {"title": "A", "last": "2025-12-01", "anchor_words": "x", "anchor_event": "0" * 16},
        "anchor_event: '0000000000000000'; expected an event of the store or of this file, by",
    ),
    (
        {"title": "A", "last": "2025-12-01", "sources": [{"source": "0" * 16}]},
        "sources: source: '0000000000000000'; expected a source of the store or of this file, by",
    ),
    ({"title": "A", "last": "2025-12-01", "sources": [{"colour": "x"}]}, "sources: \"[{'colour'"),
    ({"record": "setting", "key": "lead", "value": "x"}, "value: 'x'; expected what `tracker set`"),
    ({"record": "setting", "key": "store", "value": "x"}, "key: 'store'; expected a setting that"),
    ({"record": "setting", "value": "x"}, "key: expected a value; there is none"),
    ({"title": "A", "last": "2025-12-01", "zone": "Mars"}, "zone: 'Mars'; expected a time zone by"),
    (
        {"title": "A", "anchor_words": "x", "anchor_offset": "soon"},
        "anchor_offset: 'soon'; expected a duration: 'soon' is no duration",
    ),
]


def test_bad_records_in_json_lines(tmp_path: Path, run: Run, store: Path) -> None:
    file = tmp_path / "rows.ndjson"
    rows = [
        row if "record" in row else {"said": "2025-11-03", "topic": f"t {n}"} | row
        for n, (row, _) in enumerate(RECORDS)
    ]
    for n, row in enumerate(rows):  # else some would say the same as others
        if isinstance(row.get("title"), str):
            row["title"] += str(n)
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    before = store.read_bytes()
    refused = run("import", str(file))
    assert refused.code == 5
    lines = dict.fromkeys(line.split(":")[2] for line in refused.err.splitlines()[:-1])
    assert [int(line) for line in lines] == list(range(1, len(RECORDS) + 1))
    for line, (_, words) in enumerate(RECORDS, 1):
        assert f"tracker: rows.ndjson:{line}: {words}" in refused.err
    assert store.read_bytes() == before


def test_good_rows_are_stored_and_the_bad_ones_written_beside(
    file: Path, run: Run, store: Path
) -> None:
    text = 'title,Said,last\nGood,2025-11-03,2025-12-01\n"=A, b",2025-13-01,2025-12-01\nC\n'
    file.write_text(text, encoding="utf-8")
    done = run("import", str(file), "--skip-bad")
    assert done.code == 0
    assert done.out.splitlines()[0] == "From rows.csv: 1 new, 0 changed, 0 unchanged, 2 bad."
    beside = file.with_name("rows.csv.bad.csv")
    rows = list(csv.reader(io.StringIO(beside.read_text(encoding="utf-8"), newline="")))
    assert rows[0] == ["title", "Said", "last", "line", "reason"]
    assert rows[1][:4] == ["=A, b", "2025-13-01", "2025-12-01", "3"]
    assert rows[1][4].startswith("said: '2025-13-01'; expected a day")
    assert rows[2] == ["C", "4", "1 cell; expected 3, as in the header"]
    before = beside.read_bytes()
    assert "rows.csv.bad-2.csv" in run("import", str(file), "--skip-bad").out
    assert beside.read_bytes() == before
    sound(store)


def test_what_was_made_for_a_bad_row_only_is_not_stored(file: Path, run: Run, store: Path) -> None:
    file.write_text(
        "title,speakers,topic,source,said,last\n"
        "A,Nobody Else,other,https://example.org/b,2025-13-03,2025-12-01\n"
        "B,Somebody,new,https://example.org/g,2025-11-03,2025-12-01\n",
        encoding="utf-8",
    )
    assert (
        "From rows.csv: 4 new, 0 changed, 0 unchanged, 1 bad."
        in run("import", str(file), "--skip-bad").out
    )
    with reading(str(store)) as db:
        parties = {row[0] for row in db.execute("SELECT slug FROM party")}
        topics = {row[0] for row in db.execute("SELECT slug FROM topic")}
    assert {"somebody", "nobody-else"} & parties == {"somebody"}
    assert {"new", "other"} & topics == {"new"}
    sound(store)


def test_chains_that_would_not_hold_are_refused(tmp_path: Path, run: Run, store: Path) -> None:
    ids = [f"{n:016}" for n in range(1, 4)]
    rows: list[dict[str, object]] = [
        {"id": id, "title": "A", "said": "2025-11-03", "last": "2025-12-01"} for id in ids
    ]
    ends = [(ids[1], ids[0]), (ids[2], ids[1]), (ids[0], ids[2])]
    rows += [
        {"record": "link", "new": new, "old": old, "kind": "same", "known": "2025-11-04"}
        for new, old in ends
    ]
    file = tmp_path / "loop.ndjson"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    before = store.read_bytes()
    refused = run("import", str(file))
    assert refused.code == 5
    assert "expected a chain that holds: #" in refused.err
    assert store.read_bytes() == before


def test_columns_of_others_are_mapped(file: Path, run: Run) -> None:
    text = "Who;What;On;Due;Remarks\nRed Cross;Camps open;2025-11-03;2025-12-01;x\n"
    file.write_text(text, encoding="utf-8")
    refused = run("import", str(file))
    assert (refused.code, refused.err.count("\n")) == (2, 1)
    for column in ("Who", "What", "On", "Remarks"):
        assert f"no field {column!r}" in refused.err
    maps = [
        word
        for pair in ("who=speakers", "WHAT=title", "On=said", "Remarks=")
        for word in ("--map", pair)
    ]
    assert run("import", str(file), *maps).code == 0
    row = shown(run, 141)
    assert (row["speaker"], row["title"], row["last"]) == ("Red Cross", "Camps open", "2025-12-01")


def test_phrases_are_read_as_add_reads_them(file: Path, run: Run) -> None:
    file.write_text(HEAD + 'A,Trump,2025-11-03,"within two weeks or so",,\n', encoding="utf-8")
    run("set", "zone", "America/New_York", "--yes")
    assert run("import", str(file)).code == 0
    words = ("A", "--by", "Trump", "--said", "2025-11-03", "--phrase", "within two weeks or so")
    run("add", *words)
    rows = [shown(run, number) for number in (141, 142)]
    for row in rows:
        del row["id"], row["number"], row["chain"]
    assert rows[0] == rows[1]
    assert rows[0]["tolerance"] == 4


def test_what_rows_leave_out_can_be_given(file: Path, run: Run) -> None:
    file.write_text("title,last,topic\nA,2025-12-01,\nB,2025-12-02,israel-gaza\n", encoding="utf-8")
    given = ("--topic", "ukraine-war", "--by", "Trump", "--by", "Hamas", "--said", "2025-11-03")
    assert run("import", str(file), *given).code == 0
    rows = [shown(run, number) for number in (141, 142)]
    assert [row["topic"] for row in rows] == ["ukraine-war", "israel-gaza"]
    assert rows[1]["speakers"] == ["Donald Trump", "Hamas"]


def test_a_known_record_is_changed_through_the_journal(file: Path, run: Run, store: Path) -> None:
    row = shown(run, 13)
    file.write_text(f"id,title,criterion\n{row['id']},Another title,\n", encoding="utf-8")
    look = run("import", str(file), "--dry-run")
    words = " ".join(look.out.split())
    assert words.startswith("#13 Another title: criterion The Senate votes on the bill; holding t…")
    assert f"title {row['title']} → Another title" in words
    assert "Would bring in rows.csv: 0 new, 1 changed, 0 unchanged." in words
    assert shown(run, 13) == row
    assert run("import", str(file), "--why", "a better one").code == 0
    after = shown(run, 13)
    assert (after["title"], after["criterion"]) == ("Another title", None)
    assert (after["last"], after["phrase"]) == (row["last"], row["phrase"])
    log = " ".join(run("log", "13", "--limit", "1").out.split())
    assert "tester: import" in log
    assert "why a better one" in log
    assert "→ Another title" in log
    assert "#13" in run("search", "Another title").out
    sound(store)


def test_a_record_that_was_changed_since_is_not_overwritten(file: Path, run: Run) -> None:
    file.write_text(run("export", "csv").out, encoding="utf-8")
    text = file.read_text(encoding="utf-8")
    row = shown(run, 13)
    newer = file.with_name("newer.csv")
    newer.write_text(f"id,title\n{row['id']},Newer\n", encoding="utf-8")
    assert run("import", str(newer)).code == 0
    file.write_text(text.replace(row["title"], "Older"), encoding="utf-8")
    refused = run("import", str(file))
    assert refused.code == 5
    assert "version: '1'; expected 2: it was changed since the file was written" in refused.err


def test_numbers_name_records_if_asked(file: Path, run: Run) -> None:
    file.write_text("Number,title\n13,By its number\n", encoding="utf-8")
    assert run("import", str(file)).code == 5
    assert run("import", str(file), "--by-number").code == 0
    assert shown(run, 13)["title"] == "By its number"
    file.write_text("Number,title\n999,Nothing\n", encoding="utf-8")
    assert (
        "number: '999'; expected the number of a known deadline"
        in run("import", str(file), "--by-number").err
    )


def test_a_taken_number_becomes_the_next_free_one(file: Path, run: Run, store: Path) -> None:
    rows = [("0" * 15 + "1", 13), ("0" * 15 + "2", 500)]
    text = "".join(f"{id},{number},A{number},2025-11-03,2025-12-01\n" for id, number in rows)
    file.write_text("id,number,title,said,last\n" + text, encoding="utf-8")
    done = run("import", str(file))
    assert done.out.splitlines()[1] == "1 record got another number: theirs was taken here."
    assert [shown(run, number)["title"] for number in (500, 501)] == ["A500", "A13"]
    sound(store)


def test_what_is_only_ever_added_is_never_changed(tmp_path: Path, run: Run) -> None:
    rows = [json.loads(line) for line in run("export", "ndjson").out.splitlines()]
    verdict = next(row for row in rows if row["record"] == "verdict")
    file = tmp_path / "one.ndjson"
    file.write_text(json.dumps(verdict | {"note": "another"}), encoding="utf-8")
    refused = run("import", str(file))
    assert refused.code == 5
    assert (
        "note: 'another'; expected as the store has it: a verdict is only ever added" in refused.err
    )


def test_rows_that_repeat_one_another_are_refused(file: Path, run: Run) -> None:
    row = "A,Trump,2025-11-03,,,2025-12-01\n"
    file.write_text(HEAD + row + row.replace("Trump", "Hamas") + row, encoding="utf-8")
    told = run("import", str(file)).err.splitlines()
    assert told[0] == "tracker: rows.csv:4: each deadline once; line 2 says the same"
    assert len(told) == 2


@pytest.mark.parametrize("form", ["json", "ndjson", "csv"])
def test_outcomes_for_machines(form: str, file: Path, run: Run) -> None:
    file.write_text(HEAD + "A,Trump,2025-11-03,,,2025-12-01\nB,,x,,,\n", encoding="utf-8")
    told = run("import", str(file), "--dry-run", "--format", form)
    assert told.code == 5
    if form == "csv":
        rows = list(csv.DictReader(io.StringIO(told.out)))
    elif form == "json":
        rows = json.loads(told.out)
    else:
        rows = [json.loads(line) for line in told.out.splitlines()]
    assert [(row["what"], str(row["line"]), row["title"] or None) for row in rows] == [
        ("new", "2", "A"),
        ("bad", "3", None),
    ]
    assert rows[1]["reason"].startswith("said: 'x'; expected a day, a span of days or")


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("nowhere.csv",), 2, "cannot read nowhere.csv: No such file or directory"),
        ((".",), 2, ". is a folder: name a file"),
        (("rows.csv", "--encoding", "klingon"), 2, "no encoding 'klingon': try utf-8"),
        (("rows.csv", "--map", "Due"), 2, "--map 'Due': write it as COLUMN=FIELD"),
        (("rows.csv", "--journal"), 5, "--journal needs an empty store"),
        (("rows.csv", "--record", "cat"), 2, "'cat' is not one of"),
    ],
)
def test_calls_that_cannot_be_meant(
    words: tuple[str, ...],
    code: int,
    message: str,
    run: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("rows.csv").write_text(HEAD + "A,Trump,2025-11-03,,,2025-12-01\n", encoding="utf-8")
    refused = run("import", *words)
    assert (refused.code, refused.err.count("\n")) == (code, 1)
    assert message in refused.err


def test_a_pipe_and_a_terminal(store: Path, tmp_path: Path) -> None:
    """From a pipe nothing is drawn; on a terminal a bar is, and wiped away."""
    command = [sys.executable, "-m", "tracker", "import", "-", "--dry-run"]
    row = b"A,Trump,2025-11-03,,,2025-12-01\n"
    env = os.environ | {"TRACKER_DB": str(store)}
    done = subprocess.run(
        command, input=HEAD.encode() + row, env=env, capture_output=True, check=True
    )
    assert (done.stderr, done.stdout) == (
        b"",
        b"Would bring in standard input: 1 new, 0 changed, 0 unchanged.\n",
    )
    ours, theirs = pty.openpty()
    with os.fdopen(ours, "rb", buffering=0) as screen:
        done = subprocess.run(
            command,
            input=HEAD.encode() + row,
            env=env,
            stdout=subprocess.PIPE,
            stderr=theirs,
            check=True,
        )
        os.close(theirs)
        drawn = screen.read(4096).decode()
    assert drawn.startswith("\rstandard input  ###")
    assert drawn.endswith("100%\r\x1b[K")


def test_a_sheet_with_rows_of_other_kinds(file: Path, run: Run) -> None:
    """The columns are those of the kind that was asked for; what a row's own kind lacks is bad."""
    file.write_text(
        "record,title,said,last,speakers\n,A,2025-11-03,2025-12-01,\nevent,Talks,,,\n",
        encoding="utf-8",
    )
    assert run("import", str(file)).out == "From rows.csv: 2 new, 0 changed, 0 unchanged.\n"
    file.write_text("record,title,said\nevent,Talks,2025-11-03\n", encoding="utf-8")
    told = run("import", str(file)).err
    assert "rows.csv:2: said: '2025-11-03'; expected nothing, as a event has no such field" in told


def test_the_file_of_bad_rows_is_read_again_once_it_is_mended(file: Path, run: Run) -> None:
    file.write_text("title,said,last\nA,2025-13-01,2025-12-01\n", encoding="utf-8")
    run("import", str(file), "--skip-bad")
    bad = file.with_name("rows.csv.bad.csv")
    bad.write_text(bad.read_text(encoding="utf-8").replace("2025-13-01", "2025-11-03"), "utf-8")
    assert run("import", str(bad)).out == "From rows.csv.bad.csv: 1 new, 0 changed, 0 unchanged.\n"


def test_the_log_names_the_file_by_its_hash(file: Path, run: Run) -> None:
    file.write_text(HEAD + "A,Trump,2025-11-03,,,2025-12-01\n", encoding="utf-8")
    run("import", str(file))
    lines = [" ".join(line.split()) for line in run("log", "--limit", "1").out.splitlines()]
    assert lines[1] == "import rows.csv"
    assert lines[2].startswith("sha256 ")
    assert sha256(file.read_bytes()).hexdigest()[:40] in "".join(lines[2:4])
    assert "tester: import" in run("log", "141").out


def test_a_journal_goes_into_an_empty_store_only_if_it_is_whole(run: Run, tmp_path: Path) -> None:
    file, other = tmp_path / "all.ndjson", tmp_path / "other.db"
    assert run("export", "ndjson", "--journal", "-o", str(file)).code == 0
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    assert run("--db", str(other), "init").code == 0
    into = ("--db", str(other), "import", str(file), "--journal")
    tampered = [
        line.replace("Budapest", "Bucharest") if '"journal"' in line else line for line in lines
    ]
    wanted = {
        "hash: ": tampered,
        "the journal has it, and the file has not": [
            line for line in lines if '"record": "note"' not in line
        ],
        "the file holds no journal": [line for line in lines if '"record": "journal"' not in line],
        "expected the record as the journal last had it": [
            line.replace("Budapest", "Bucharest") if '"record": "deadline"' in line else line
            for line in lines
        ],
        "--skip-bad does not go with it": lines,
    }
    before = other.read_bytes()
    for words, text in wanted.items():
        file.write_text("".join(text), encoding="utf-8")
        refused = run(*into, *(("--skip-bad",) if "skip" in words else ()))
        assert refused.code in (2, 5)
        assert words in refused.err
        assert other.read_bytes() == before
    file.write_text("".join(lines), encoding="utf-8")
    assert "journal rows left out" in run("--db", str(other), "import", str(file), "--dry-run").out
    assert run(*into).code == 0
    with reading(str(other)) as db:
        assert db.execute("SELECT count(*) FROM deadline").fetchone() == (132,)


def test_faults_of_bad_rows_and_of_what_hangs_on_them_are_told_at_once(
    run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "rows.ndjson"
    bad, good = "0" * 15 + "1", "0" * 15 + "2"
    deadline = {"record": "deadline", "id": bad, "title": "A", "said": "2025-11-03"}
    verdict = {"record": "verdict", "id": good, "deadline": bad, "outcome": "moot"}
    rows = [
        deadline | {"last": "2025-12-01", "kind": "hope", "topic": "no-such", "lead": "x"},
        verdict | {"known": "2025-12-02"},
    ]
    file.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    told = [line.partition("rows.ndjson:")[2] for line in run("import", str(file)).err.splitlines()]
    assert told[:-1] == [
        "1: lead: 'x'; expected a whole number",
        "1: kind: 'hope'; expected one of pledge, ultimatum, legal, expiry, schedule, target",
        "1: topic: 'no-such'; expected a topic of the store or of this file, by its slug",
        f"2: deadline: '{bad}'; expected a deadline that can be stored: line 1 is bad",
    ]


ADD = ("--by", "Someone", "--said", "2025-11-03", "--on", "2025-12-01")


def test_what_looks_as_if_it_were_recorded_twice_is_told(run: Run, file: Path) -> None:
    assert run("add", "Peace summit in Geneva", *ADD).code == 0
    file.write_text(
        f"{HEAD}Peace summit at Geneva,Someone,2025-11-04,,,2025-12-01\n"
        "Another matter,Someone,2025-11-04,,,2025-12-01\n"
    )
    done = run("import", str(file))
    assert done.code == 0
    assert done.err.startswith("tracker: #142 looks like #141 “Peace summit in Geneva”: Someone")
    assert done.err.count("looks like") == 1
    assert run("import", str(file)).err == "", "nothing is new"


def test_what_was_taken_away_comes_back_under_its_number(
    run: Run, store: Path, file: Path, tmp_path: Path
) -> None:
    whole = tmp_path / "whole.ndjson"
    assert run("add", "A quokka", *ADD, "--topic", "Zoo").code == 0
    assert run("export", "ndjson", "-o", str(whole)).code == 0
    assert run("undo").code == 0
    file.write_text(f"{HEAD}Another,Someone,2025-11-04,,,2025-12-01\n")
    assert run("import", str(file)).code == 0
    assert shown(run, 142)["title"] == "Another", "141 is not given again"
    assert run("import", str(whole)).code == 0
    assert shown(run, 141)["title"] == "A quokka"
    assert "#141" in run("search", "quokka").out
    sound(store)


def test_copies_and_citations_travel_with_their_record(
    run: Run, store: Path, tmp_path: Path
) -> None:
    page, part = tmp_path / "page.html", tmp_path / "part.ndjson"
    page.write_text("<p>A vote &amp; a speech</p>")
    assert run("add", "A", *ADD).code == 0
    for id in ("141", "13"):
        cited = ("--source", str(page), "--quote", "vote & a speech")
        assert run("cite", id, *cited).code == 0
    window = ("--window", "2025-12-01..2025-12-01", "--by", "Someone")
    assert run("export", "ndjson", *window, "-o", str(part)).code == 0
    rows = [json.loads(line) for line in part.read_text().splitlines()]
    assert [row["record"] for row in rows].count("citation") == 1, "that of #13 stays"
    assert [row["number"] for row in rows if row["record"] == "deadline"] == [141]
    other = tmp_path / "other.db"
    assert run("--db", str(other), "init").code == 0
    assert run("--db", str(other), "import", str(part)).code == 0
    assert run("--db", str(other), "verify").code == 0
    assert "1 in the saved copy" in run("--db", str(other), "verify").out
    sound(other)
    wrong = part.read_text().replace("a speech</p>", "no speech</p>")
    part.write_text(wrong)
    refused = run("--db", str(other), "import", str(part))
    assert (refused.code, "the hash of its text" in refused.err) == (5, True)


def test_what_only_one_may_have_is_refused(run: Run, store: Path, tmp_path: Path) -> None:
    links = tmp_path / "links.ndjson"
    assert run("link", "14", "17", "--related").code == 0
    assert run("export", "ndjson", "--record", "link", "-o", str(links)).code == 0
    row = json.loads(links.read_text().splitlines()[-1])
    links.write_text(json.dumps(row | {"id": "0" * 16}) + "\n")
    done = run("import", str(links))
    assert done.code == 5
    assert f"another new, old, kind than the link {row['id']} has" in done.err
    sound(store)


def test_a_journal_that_tells_of_what_was_taken_away(run: Run, tmp_path: Path) -> None:
    whole, other = tmp_path / "whole.ndjson", tmp_path / "other.db"
    assert run("add", "A", *ADD).code == 0
    assert run("undo").code == 0
    assert run("export", "ndjson", "--journal", "-o", str(whole)).code == 0
    assert run("--db", str(other), "init").code == 0
    assert run("--db", str(other), "import", str(whole), "--journal").code == 0
    assert run("--db", str(other), "doctor").code == 0
    assert run("--db", str(other), "add", "B", *ADD).code == 0
    assert "#142" in run("--db", str(other), "list", "--by", "Someone").out


def test_an_import_is_undone(run: Run, store: Path, file: Path) -> None:
    file.write_text(f"{HEAD}Another,Someone,2025-11-04,,,2025-12-01\n")
    assert run("import", str(file)).code == 0
    assert run("undo").code == 0
    assert run("show", "141").code == 4
    sound(store)
