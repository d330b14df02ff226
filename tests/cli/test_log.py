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


def public(run: Run, *words: str) -> list[tuple[object, ...]]:
    result = run("log", "--public", *words, "--format", "json")
    assert (result.code, result.err) == (0, "")
    found = json.loads(result.out)
    keys = {"day", "number", "title", "correction", "was", "now", "why"}
    assert all(row.keys() == keys for row in found)
    return [(row["number"], row["correction"], row["was"], row["now"]) for row in found]


def test_news_are_no_corrections(run: Run) -> None:
    assert public(run) == []
    assert run("log", "--public").out == "Nothing was corrected.\n"
    for command in (
        ("add", "A", *ADD),
        ("event", "Vote", "--on", "2026-03-01"),
        ("event", "happened", "142"),
        ("extend", "141", "--said", "2026-01-10", "--on", "2026-02-01"),
        ("met", "143", "--happened", "2026-01-20"),
        ("look-again", "14", "--on", "2100-01-01"),
        ("amend", "141", "--title", "B", "--criterion", "c"),
        ("set", "lead", "9", "--topic", "iran", "--yes"),
        ("link", "14", "17", "--related"),
    ):
        assert run(*command).code == 0, command
    assert public(run) == []


CORRECTED: list[tuple[str, list[tuple[object, ...]]]] = [
    # commands, and the corrections that they make, newest first
    (
        "met 141 --happened 2026-01-10; reopen 141 --why x",
        [(141, "reopened", "met, happened 10 January 2026", "no verdict")],
    ),
    (
        "lapsed 141 --reason unknown --searched x; met 141 --happened 2026-02-10",
        [(141, "revised", "lapsed, unknown", "met, happened 10 February 2026")],
    ),
    (
        "lapsed 141 --reason unknown --searched x; met 141 --happened 2026-02-10;"
        " reopen 141 --why x",
        [
            (141, "reopened", "met, happened 10 February 2026", "lapsed, unknown"),
            (141, "revised", "lapsed, unknown", "met, happened 10 February 2026"),
        ],
    ),
    (
        "in-error 141",
        [(141, "in error", "counted like any other", "recorded in error, and counts nowhere")],
    ),
    (
        "met 141 --happened 2026-01-10 --part half; in-error 141; reopen 141 --why x",
        [
            (141, "reopened", "in-error", "met, happened 10 January 2026, missing: half"),
            (
                141,
                "in error",
                "met, happened 10 January 2026, missing: half",
                "recorded in error, and counts nowhere",
            ),
        ],
    ),
    (
        "amend 141 --said 2026-01-02 --yes",
        [
            (
                141,
                "moved",
                "1 to 15 January 2026, 4 days tolerated, said 1 January 2026",
                "2 to 16 January 2026, 4 days tolerated, said 2 January 2026",
            )
        ],
    ),
    (
        "amend 141 --on 2026-02-01 --yes; undo",
        [
            (141, "moved", "1 February 2026", "1 to 15 January 2026, 4 days tolerated"),
            (141, "moved", "1 to 15 January 2026, 4 days tolerated", "1 February 2026"),
        ],
    ),
    ("amend 141 --zone Asia/Tokyo --yes", []),
    ("undo", [(141, "taken away", "1 to 15 January 2026, 4 days tolerated", "no such record")]),
    (
        "undo; undo",
        [
            (141, "brought back", "no such record", "1 to 15 January 2026, 4 days tolerated"),
            (141, "taken away", "1 to 15 January 2026, 4 days tolerated", "no such record"),
        ],
    ),
    (
        "met 141 --happened 2026-01-10; undo; undo",
        [
            (141, "brought back", "no such verdict", "met"),
            (141, "taken away", "met, happened 10 January 2026", "no such verdict"),
        ],
    ),
    (
        "event Vote --on 2026-03-01 --standing scheduled; event moved 142 --on 2026-03-05;"
        " event cancelled 142",
        [(142, "moved", "1 March 2026", "5 March 2026")],
    ),
    (
        "event Vote --on 2026-03-01 --standing scheduled; amend 141 --after 142+72h --yes",
        [
            (
                *(141, "moved", "1 to 15 January 2026, 4 days tolerated"),
                "1 to 4 March 2026, hangs on “Vote, event #142”",
            )
        ],
    ),
    (  # what hangs on an event moves with it, through another event too
        "event Vote --on 2026-03-01 --standing scheduled; event Second --after 142+5d;"
        " amend 141 --after 143+72h --yes; event moved 142 --on 2026-03-11",
        [
            (141, "moved", "1 to 9 March 2026", "11 to 19 March 2026"),
            (143, "moved", "1 to 6 March 2026", "11 to 16 March 2026"),
            (142, "moved", "1 March 2026", "11 March 2026"),
            (
                *(141, "moved", "1 to 15 January 2026, 4 days tolerated"),
                "1 to 9 March 2026, hangs on “Second, event #143”",
            ),
        ],
    ),
    (
        "event Vote --on 2026-03-01 --standing scheduled; event Second --after 142+5d;"
        " event moved 143 --after 142+7d; event moved 143 --on 2026-04-01",
        [
            (143, "moved", "1 to 8 March 2026, hangs on “Vote, event #142”", "1 April 2026"),
            (143, "moved", "1 to 6 March 2026", "1 to 8 March 2026"),
        ],
    ),
    (
        "event Vote --on 2026-03-01 --standing scheduled; event End --on 2026-05-01"
        " --standing scheduled; amend 141 --between 142 143 --yes; event cancelled 142",
        [
            (141, "moved", "1 March to 1 May 2026", "no date yet"),
            (
                *(141, "moved", "1 to 15 January 2026, 4 days tolerated"),
                "1 March to 1 May 2026, hangs on “Vote, event #142” and “End, event #143”",
            ),
        ],
    ),
    (  # a first day is news
        "event Vote --on 2026-03-01 --standing scheduled; event cancelled 142;"
        " amend 141 --after 142+72h --yes; event moved 142 --on 2026-03-11",
        [
            (142, "moved", "1 March 2026", "11 March 2026"),
            (
                *(141, "moved", "1 to 15 January 2026, 4 days tolerated"),
                "no date yet, hangs on “Vote, event #142”",
            ),
        ],
    ),
    (
        "event Vote --on 2026-03-01 --standing scheduled; amend 141 --after 142+72h --yes;"
        " event moved 142 --on 2026-03-11; undo",
        [
            (142, "moved", "11 March 2026", "1 March 2026"),
            (141, "moved", "11 to 14 March 2026", "1 to 4 March 2026"),
            (141, "moved", "1 to 4 March 2026", "11 to 14 March 2026"),
            (142, "moved", "1 March 2026", "11 March 2026"),
            (
                *(141, "moved", "1 to 15 January 2026, 4 days tolerated"),
                "1 to 4 March 2026, hangs on “Vote, event #142”",
            ),
        ],
    ),
    (  # what became known before the newest that is known moves nothing
        "event Vote --on 2026-03-01 --standing scheduled --known 2026-02-10;"
        " event moved 142 --on 2026-02-20 --known 2026-02-01",
        [],
    ),
    (
        "event Vote --on 2026-03-01 --standing scheduled; undo; undo",
        [
            (142, "brought back", "no such record", "1 March 2026"),
            (142, "brought back", "no such record", "Vote"),
            (142, "taken away", "Vote", "no such record"),
            (142, "taken away", "1 March 2026", "no such record"),
        ],
    ),
]


@pytest.mark.parametrize(("commands", "wanted"), CORRECTED, ids=lambda part: str(part)[:50])
def test_corrections_are_public(
    run: Run, commands: str, wanted: list[tuple[object, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("add", "A summit", *ADD).code == 0
    for command in commands.split("; "):
        assert run(*command.split()).code == 0, command
    assert public(run) == wanted
    monkeypatch.setattr("tracker.store.history.PAGE", 2)
    monkeypatch.setattr("tracker.store.corrections.PAGE", 2)
    assert public(run) == wanted
    assert public(run, "--limit", "1") == wanted[:1]


def test_a_list_of_corrections_names_nobody_and_gives_reasons(run: Run) -> None:
    assert run("--who", "anna", "add", "A summit", *ADD).code == 0
    words = ("amend", "141", "--said", "2026-01-02", "--yes", "--why", "a slip")
    assert run("--who", "anna@host", *words).code == 0
    table = run("log", "--public", "141").out
    assert table == (
        "1 March 2099: #141 A summit: moved\n"
        "  was   1 to 15 January 2026, 4 days tolerated, said 1 January 2026\n"
        "  now   2 to 16 January 2026, 4 days tolerated, said 2 January 2026\n"
        "  why   a slip\n"
    )
    for form in ("json", "ndjson", "csv"):
        out = run("log", "--public", "--format", form).out
        assert "a slip" in out
        assert "anna" not in out
    assert public(run, "--since", "2099-03-02") == []
    refused = run("log", "--public", "--by", "anna")
    assert (refused.code, "names nobody" in refused.err) == (2, True)


def test_a_correction_names_the_event_that_moved_it(run: Run) -> None:
    assert run("add", "A summit", *ADD).code == 0
    assert run("event", "Vote", "--on", "2026-03-01", "--standing", "scheduled").code == 0
    assert run("amend", "141", "--after", "142+72h", "--yes").code == 0
    assert run("event", "moved", "142", "--on", "2026-03-11", "--why", "a storm").code == 0
    assert run("log", "--public", "141", "--limit", "1").out == (
        "1 March 2099: #141 A summit: moved\n"
        "  was   1 to 4 March 2026\n"
        "  now   11 to 14 March 2026\n"
        "  why   event #142 is now scheduled, 11 March 2026\n"
    )


def test_a_calendar_imported_anew_moves_what_it_counts(run: Run, tmp_path: Path) -> None:
    days = tmp_path / "days.csv"
    words = ("import", "off", str(days), "--years", "2026", "--source", "https://example.org/off")
    days.write_text("day,name\n2026-01-01,New Year\n")
    assert run("calendar", *words).code == 0
    assert run("set", "convention.holidays", "off", "--yes").code == 0
    assert run("event", "Vote", "--on", "2026-03-02", "--standing", "scheduled").code == 0
    added = ("add", "A", "--by", "B", "--said", "2026-01-01", "--after", "141+3b")
    assert run(*added).code == 0
    days.write_text("day,name\n2026-01-01,New Year\n2026-03-04,Feast\n")
    assert run("calendar", *words).code == 0
    assert public(run) == [(142, "moved", "2 to 5 March 2026", "2 to 6 March 2026")]


OF_OTHERS = [
    # commands, what is asked for, and the kinds of the rows with their commands, newest first
    (
        "party add Zorbia; party alias zorbia Z",
        "zorbia",
        [("party", "party alias"), ("party", "party add")],
    ),
    (
        "party add Zorbia; party alias zorbia Zed",
        "ZED",
        [("party", "party alias"), ("party", "party add")],
    ),
    ("party add Zorbia; party merge zorbia iran", "party:zorbia", [("party", "party merge")]),
    ("party add Zorbia; undo", "zorbia", [("party", "undo"), ("party", "party add")]),
    (
        "topic add Zorbia; undo; undo",
        "topic:zorbia",
        [("topic", "undo"), ("topic", "undo"), ("topic", "topic add")],
    ),
    ("party add Zorbia; topic add Zorbia", "topic:Zorbia", [("topic", "topic add")]),
    (
        "calendar import off {file} --source https://example.org/off",
        "off",
        [("calendar", "calendar import")],
    ),
    (
        "source add {file} --url https://example.org/a",
        "https://example.org/a",
        [("source", "source add"), ("copy", "source add"), ("source", "source add")],
    ),
    ("source add --url https://example.org/a --title T", "T", [("source", "source add")]),
]


@pytest.mark.parametrize(("commands", "asked", "wanted"), OF_OTHERS)
def test_other_records_have_a_history_too(
    run: Run, tmp_path: Path, commands: str, asked: str, wanted: list[tuple[str, str]]
) -> None:
    file = tmp_path / "days.csv"
    file.write_text("day,name\n2026-01-01,New Year\n")
    for command in commands.split("; "):
        assert run(*command.format(file=file).split()).code == 0, command
    found = [(row["kind"], str(row["command"])) for row in rows(run, asked)]
    assert [(kind, re.sub(r"undo.*", "undo", command)) for kind, command in found][
        : len(wanted)
    ] == wanted
    assert run("log", asked).code == 0


def test_what_recurs_has_a_history_with_its_instances(run: Run) -> None:
    monthly = ("--every", "month", "--from", "2099-03-31", "--count", "2")
    assert run("add", "Report", "--by", "B", "--said", "2026-01-01", *monthly).code == 0
    (rule,) = json.loads(run("recurrence", "list", "--format", "json").out)
    kinds = [row["kind"] for row in rows(run, rule["id"])]
    assert set(kinds) == {"recurrence", "deadline"}
    assert run("log", "--public", rule["id"]).code == 0


@pytest.mark.parametrize(
    ("asked", "code", "words"),
    [
        ("iran", 4, "'iran' may be party:iran or topic:iran: say which"),
        ("zorbia", 4, "nothing goes by 'zorbia': give the number of a deadline or an event, or"),
        ("party:zorbia", 4, "nothing goes by 'party:zorbia'"),
        ("9999", 4, "no deadline #9999"),
        ("0123456789ABCDEF", 4, "nothing goes by"),
        ("", 4, "nothing goes by ''"),
    ],
)
def test_what_has_no_history(run: Run, asked: str, code: int, words: str) -> None:
    result = run("log", asked)
    assert (result.code, result.out, result.err.count("\n")) == (code, "", 1)
    assert words in result.err


def test_a_party_has_no_corrections(run: Run) -> None:
    refused = run("log", "--public", "ukraine-war")
    assert (refused.code, "--public is about deadlines and events" in refused.err) == (2, True)
