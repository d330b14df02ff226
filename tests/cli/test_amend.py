"""Amending: each field, the time that is read again or stays, what is asked, what is refused."""

import io
import json
import os
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.cli.playing import Player
from tests.promises.processes import complaint, faults, finished, start
from tracker.cli.app import App
from tracker.errors import TryAgain
from tracker.store.change import changing
from tracker.store.kinds import State
from tracker.store.opening import reading
from tracker.store.state import load

NOW = datetime(2025, 11, 20, 16, 0, tzinfo=UTC)
SAID = ("--by", "Trump", "--said", "2025-11-03")
TOLERANCE = ("--tolerance", "2")


@pytest.fixture(autouse=True)
def _fixed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(App, "now", lambda app: NOW)


@pytest.fixture(scope="module")
def furnished(seeded: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """#141 read from its phrase, #142 by hand, #143 an event, #144 hanging on one by its words."""
    path = Path(shutil.copy(seeded, tmp_path_factory.mktemp("furnished") / "tracker.db"))
    play = Player(path)
    for words in (
        ("add", "A summit", *SAID, "--phrase", "within two weeks or so", "--topic", "ukraine-war"),
        ("add", "A vote", *SAID, "--first", "2025-11-10", "--last", "2025-12-05", *TOLERANCE),
        ("event", "Signature", "--on", "2025-11-25", "--known", "2025-11-04"),
        ("add", "Release", *SAID, "--phrase", "within 72 hours of the signature"),
    ):
        assert play(*words)[0] == 0
    return path


@pytest.fixture
def store(furnished: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(furnished, tmp_path / "tracker.db"))


def stored(store: Path, number: int) -> State:
    with reading(str(store)) as db:
        for kind in ("deadline", "event"):
            row = db.execute(f"SELECT id FROM {kind} WHERE number = ?", (number,)).fetchone()
            if row:
                state = load(db, kind, row[0])
                assert state is not None
                return state
    raise AssertionError(number)


def done(run: Run, *words: str) -> str:
    result = run(*words)
    assert (result.code, result.complaint) == (0, ""), (words, result.err)
    return result.out


def changed(before: State, after: State) -> dict[str, Any]:
    names = [name for name in before | after if before.get(name) != after.get(name)]
    return {name: after.get(name) for name in names if name != "version"}


FIELDS: list[tuple[int, list[str], dict[str, Any]]] = [
    (141, ["--title", " A  meeting "], {"title": "A meeting"}),
    (141, ["--criterion", "both sit down"], {"criterion": "both sit down"}),
    (141, ["--by", "Putin", "--by", "Trump"], {"speakers": ["vladimir-putin", "donald-trump"]}),
    (141, ["--bound", "Somebody New"], {"bounds": ["somebody-new"]}),
    (141, ["--no-by"], {"speakers": None}),
    (141, ["--kind", "target"], {"kind": "target"}),
    (141, ["--role", "official"], {"role": "official"}),
    (141, ["--firmness", "hopes"], {"firmness": "hopes"}),
    (141, ["--topic", "iran"], {"topic": "iran"}),
    (141, ["--topic", "Brand new"], {"topic": "brand-new"}),
    (141, ["--no-topic"], {"topic": None}),
    (141, ["--lead", "3"], {"lead": 3}),
    (141, ["--review", "2026-01-01"], {"review": "2026-01-01"}),
    (141, ["--confidence", "recalled"], {"confidence": "recalled"}),
    (141, ["--tolerance", "1"], {"tolerance": 1}),
    (141, ["--no-tolerance"], {"tolerance": 0}),
    (141, ["--zone", "Europe/Kyiv"], {"zone": "Europe/Kyiv"}),
    (142, ["--phrase", "by early December"], {"phrase": "by early December"}),
    (142, ["--said", "2025-11-02"], {"said": "2025-11-02"}),
    (142, ["--said", "2025-11-01..2025-11-03"], {"said_first": "2025-11-01"}),
    (142, ["--first", "2025-11-12"], {"first": "2025-11-12"}),
    (142, ["--last", "2025-12-12"], {"last": "2025-12-12"}),
    (142, ["--no-first"], {"first": None, "relation": "by"}),
    (142, ["--no-last"], {"last": None, "relation": "as early as", "tolerance": 0}),
    (142, ["--on", "2025-12-01"], {"first": "2025-12-01", "last": "2025-12-01", "relation": "on"}),
    (142, ["--hour", "18:00"], {"hour": "18:00"}),
    (142, ["--relation", "before"], {"relation": "before"}),
    (142, ["--hedge", "about"], {"hedge": "about"}),
    (143, ["--title", "The signing"], {"title": "The signing"}),
    (143, ["--kind", "signing", "--place", "Geneva"], {"kind": "signing", "place": "Geneva"}),
    (143, ["--party", "Trump", "--party", "Hamas"], {"parties": ["donald-trump", "hamas"]}),
    (143, ["--topic", "iran", "--confidence", "recalled"],
     {"topic": "iran", "confidence": "recalled"}),
]  # fmt: skip


@pytest.mark.parametrize(("number", "options", "wanted"), FIELDS, ids=lambda part: str(part)[:40])
def test_a_field_is_amended_and_nothing_else(
    run: Run, store: Path, number: int, options: list[str], wanted: dict[str, Any]
) -> None:
    before = stored(store, number)
    done(run, "amend", str(number), *options, "--yes")
    after = stored(store, number)
    assert changed(before, after) == wanted
    assert after["version"] == before["version"] + 1
    size = store.read_bytes()
    again = done(run, "amend", str(number), *options)
    assert again == f"#{number} is so already: nothing was stored.\n"
    assert store.read_bytes() == size


def test_all_of_it_is_journalled_indexed_and_sound(run: Run, store: Path) -> None:
    for number, options, _ in FIELDS:
        done(run, "amend", str(number), *options, "--yes", "--why", "for the test")
    assert faults(store) == []
    log = done(run, "log", "141", "--limit", "1")
    assert "  why   for the test\n" in log
    assert "    zone          - → Europe/Kyiv\n" in log
    assert "[signing]" in done(run, "search", "signing")


READ_AGAIN: list[tuple[list[str], dict[str, Any]]] = [
    (["--said", "2025-11-05"], {"said": "2025-11-05", "first": "2025-11-05", "last": "2025-11-19"}),
    (
        ["--phrase", "by Friday"],
        {"last": "2025-11-07", "tolerance": 0, "hedge": None, "relation": "by"},
    ),
    (["--phrase", "binnen drei Wochen", "--language", "de"], {"last": "2025-11-24", "hedge": None}),
    (
        ["--phrase", "within 72 hours", "--said", "2025-11-03T15:00"],
        {"last": "2025-11-06", "hour": "15:00"},
    ),
    (["--phrase", "by 6 p.m. Kyiv time on 7 November"], {"hour": "18:00", "zone": "Europe/Kyiv"}),
    (["--on", "2025-12-01"], {"by_hand": 1, "rule": None, "sentence": None, "tolerance": 0}),
    (["--last", "2025-12-01"], {"by_hand": 1, "last": "2025-12-01", "hedge": None}),
    (["--undated"], {"by_hand": 1, "first": None, "last": None, "precision": "none"}),
    (["--after", "143+72h"], {"anchor_words": "Signature", "anchor_offset": "PT72H", "last": None}),
]


@pytest.mark.parametrize(("options", "wanted"), READ_AGAIN, ids=lambda part: str(part)[:40])
def test_a_changed_time_is_read_again_and_shown_first(
    run: Run, store: Path, options: list[str], wanted: dict[str, Any]
) -> None:
    before, size = stored(store, 141), store.read_bytes()
    refused = run("amend", "141", *options)
    assert refused.code == 2
    assert refused.err == (
        "tracker: #141: this changes what states its time: say --yes to store it\n"
    )
    assert "  was read      Two weeks counted from 3 November 2025" in refused.out
    assert "  reads now " in refused.out
    assert run("amend", "141", *options, "--dry-run") == (0, refused.out, "")
    assert store.read_bytes() == size
    out = done(run, "amend", "141", *options, "--yes")
    assert out.startswith(refused.out)
    found = changed(before, stored(store, 141))
    assert wanted.items() <= found.items()


def test_the_old_and_the_new_window_are_shown(run: Run) -> None:
    out = " ".join(done(run, "amend", "141", "--said", "2025-11-05", "--dry-run").split())
    assert "window 3 to 17 November 2025, tolerated to 21 November 2025 → 5 to 19 November" in out


def test_what_the_grammar_is_not_asked_to_reread_stays(run: Run, store: Path) -> None:
    """Another title does not read a phrase by conventions that were set since."""
    done(run, "add", "Few", *SAID, "--phrase", "within a few days")
    before = stored(store, 145)
    done(run, "set", "convention.few", "6")
    done(run, "amend", "145", "--title", "Some")
    done(run, "amend", "142", "--phrase", "in the first days of December", "--yes")
    assert changed(before, stored(store, 145)) == {"title": "Some"}
    assert stored(store, 142)["last"] == "2025-12-05"
    done(run, "amend", "145", "--reading", "1", "--yes")
    assert stored(store, 145)["last"] == "2025-11-09"


def test_a_window_by_hand_is_read_when_that_is_asked(run: Run, store: Path) -> None:
    done(run, "amend", "142", "--phrase", "by Friday", "--reading", "1", "--yes")
    state = stored(store, 142)
    assert (state["by_hand"], state["last"], state["tolerance"]) == (0, "2025-11-07", 0)


def test_the_reading_that_was_chosen_is_kept(run: Run, store: Path) -> None:
    done(run, "add", "Vote", *SAID, "--phrase", "next Friday", "--reading", "2")
    assert stored(store, 145)["last"] == "2025-11-07"
    done(run, "amend", "145", "--said", "2025-11-11", "--yes")
    assert stored(store, 145)["last"] == "2025-11-14"
    done(run, "amend", "145", "--phrase", "next Monday", "--yes")
    assert stored(store, 145)["last"] == "2025-11-17"


def test_a_zone_of_the_words_goes_with_them(run: Run, store: Path) -> None:
    done(run, "add", "Vote", *SAID, "--phrase", "by 6 p.m. Kyiv time on 7 November")
    assert stored(store, 145)["zone"] == "Europe/Kyiv"
    done(run, "amend", "145", "--phrase", "by 7 November", "--yes")
    assert "zone" not in stored(store, 145)
    done(run, "amend", "145", "--zone", "Asia/Tokyo", "--yes")
    done(run, "amend", "145", "--phrase", "by 8 November", "--yes")
    assert stored(store, 145)["zone"] == "Asia/Tokyo"


def test_an_event_that_is_named_only_later(run: Run, store: Path) -> None:
    assert json.loads(done(run, "show", "144", "--format", "json"))["state"] == "waiting"
    out = done(run, "amend", "144", "--anchor", "143", "--yes")
    assert "hangs on “the signature” → 25 to 28 November 2025" in " ".join(out.split())
    assert "#144          would stand otherwise: open, waiting → open, running" in out
    row = json.loads(done(run, "show", "144", "--format", "json"))
    assert row["sentence"] == "72 hours counted from “the signature”."
    assert (row["first"], row["last"], row["state"]) == ("2025-11-25", "2025-11-28", "running")
    done(run, "amend", "144", "--said", "2025-11-04", "--yes")
    assert "anchor_event" in stored(store, 144)  # the words still name it
    done(run, "event", "moved", "143", "--on", "2025-12-01")
    assert json.loads(done(run, "show", "144", "--format", "json"))["last"] == "2025-12-04"
    done(run, "amend", "144", "--phrase", "within 72 hours of the vote", "--yes")
    assert "anchor_event" not in stored(store, 144)
    done(run, "amend", "144", "--anchor", "143", "--yes")
    done(run, "amend", "144", "--no-anchor", "--yes")
    assert json.loads(done(run, "show", "144", "--format", "json"))["state"] == "waiting"
    assert faults(store) == []


def test_new_names_are_said_to_be_new(run: Run) -> None:
    out = done(run, "amend", "141", "--by", "Trump", "--by", "Nobody X", "--topic", "Peas")
    assert "  party Nobody X is new\n  topic Peas is new\n" in out
    assert "is new" not in done(run, "amend", "141", "--by", "Nobody X", "--topic", "peas")


def test_a_verdict_that_comes_to_say_something_else_is_told(run: Run, store: Path) -> None:
    done(run, "met", "141", "--happened", "2025-11-12")
    out = done(run, "amend", "141", "--phrase", "by Friday", "--yes")
    assert "#141          would stand otherwise: met, met → met, met late" in out
    assert json.loads(done(run, "show", "141", "--format", "json"))["state"] == "met-late"


def test_what_else_stands_otherwise_is_told(run: Run) -> None:
    """An announcement that was said later came too late to extend the one before."""
    done(run, "add", "Talks", *SAID, "--on", "2025-11-10")
    done(run, "extend", "145", "--said", "2025-11-09", "--on", "2025-12-01")
    out = done(run, "amend", "146", "--said", "2025-11-11", "--yes")
    assert "#145          would stand otherwise: closed, extended → lapsed, lapsed?" in out
    assert json.loads(done(run, "show", "145", "--format", "json"))["state"] == "unconfirmed"


def test_a_lead_that_makes_it_due_is_asked_about(run: Run) -> None:
    refused = run("amend", "142", "--lead", "30")
    assert (refused.code, "where a deadline stands: say --yes" in refused.err) == (2, True)
    assert "would stand otherwise: open, running → due, due" in refused.out


REFUSED = [
    ("amend 141", 2, "say what to amend"),
    ("amend 9999 --title x", 4, "no deadline #9999"),
    ("amend 141 --place x", 2, "141 is a deadline, which has no --place"),
    ("amend 141 --party x", 2, "141 is a deadline, which has no --party"),
    ("amend 143 --said 2025-11-01", 2, "143 is an event, which has no --said; its day changes by"),
    ("amend 143 --on 2025-11-01", 2, "no --on; its day changes by `tracker event moved`"),
    ("amend 143 --no-phrase", 2, "143 is an event, which has no --phrase"),
    ("amend 141 --topic=", 2, "--topic is empty: to empty a field that may be, say --no-topic"),
    ("amend 141 --topic x --no-topic", 2, "give either --topic or --no-topic"),
    ("amend 141 --no-title", 2, "No such option"),
    ("amend 141 --colour red", 2, "No such option"),
    ("amend 141 --kind hope", 2, "kind: 'hope' is none of pledge, ultimatum"),
    ("amend 141 --role king", 2, "role: 'king' is none of"),
    ("amend 141 --lead x", 2, "lead: 'x' is no number of days"),
    ("amend 141 --lead 99999", 2, "are more than 3650"),
    ("amend 141 --review tomorrow", 2, "review: 'tomorrow' is not a day"),
    ("amend 142 --hour 25:00", 2, "hour: '25:00' is no clock time"),
    ("amend 141 --hour 18:00", 2, "the hour is read from the phrase"),
    ("amend 141 --hedge x", 2, "the hedge is read from the phrase"),
    ("amend 141 --no-phrase", 2, "without a phrase there is nothing to read"),
    ("amend 142 --reading 1", 2, "without a phrase there is nothing to read"),
    ("amend 141 --reading 9 --yes", 2, "has 1 reading, so there is no --reading 9"),
    ("amend 141 --phrase gibberish --yes", 3, "not understood"),
    ("amend 141 --phrase x --language xx", 2, "is not one of 'en', 'de'"),
    ("amend 141 --zone Mars/X --yes", 2, "no time zone"),
    ("amend 142 --on 2025-11-11 --last 2025-11-12 --yes", 2, "give one of --on"),
    ("amend 142 --first 2025-12-31 --yes", 2, "is before --first"),
    ("amend 142 --anchor 143", 2, "its words hang on no event: use --after"),
    ("amend 144 --anchor 9999", 4, "no event #9999"),
    ("amend 144 --anchor 141", 4, "no event #141"),
    ("amend 141 --said 2025-12-01 --yes", 5, "is still to come"),
    ("amend 141 --said 2025-11-05..2025-11-03 --yes", 5, "comes after the last"),
    ("amend 11 --said 2025-10-25 --yes", 5, "it would come after its verdict met, which speaks of"),
    ("--as-of 2025-11-01 amend 141 --title x", 2, "takes no --as-of"),
    ("amend 141 --title x --why=", 2, "--why is empty"),
]  # fmt: skip


@pytest.mark.parametrize(("command", "code", "words"), REFUSED)
def test_it_refuses_in_one_line(run: Run, store: Path, command: str, code: int, words: str) -> None:
    before = store.read_bytes()
    result = run(*command.split())
    assert (result.code, result.out, result.err.count("\n")) == (code, "", 1)
    assert words in result.err
    assert store.read_bytes() == before


def test_an_announcement_stays_behind_the_one_it_follows(run: Run) -> None:
    done(run, "add", "Talks", *SAID, "--on", "2025-11-10")
    done(run, "extend", "145", "--said", "2025-11-09", "--on", "2025-12-01")
    for words in (("146", "--said", "2025-11-01"), ("145", "--said", "2025-11-12")):
        result = run("amend", *words, "--yes")
        assert (result.code, "#146 follows on #145" in result.err) == (5, True)


def answer(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    terminal = io.StringIO(text)
    terminal.isatty = lambda: True  # type: ignore[method-assign]
    monkeypatch.setattr("sys.stdin", terminal)


@pytest.mark.parametrize(("typed", "said"), [("y\n", "2025-11-05"), ("n\n", "2025-11-03")])
def test_a_terminal_is_asked(
    run: Run, store: Path, monkeypatch: pytest.MonkeyPatch, typed: str, said: str
) -> None:
    answer(monkeypatch, typed)
    result = run("amend", "141", "--said", "2025-11-05")
    assert result.code == 0
    assert "This changes what states its time. Store it? [y/N]" in result.out
    assert ("Nothing was stored." in result.out) == (typed == "n\n")
    assert stored(store, 141)["said"] == said


def test_nobody_waits_while_it_asks_and_a_move_meanwhile_is_refused(
    run: Run, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def confirm(question: str) -> bool:
        with changing(str(store), NOW, "another", "amend") as change:
            (id,) = change.db.execute("SELECT id FROM deadline WHERE number = 141").fetchone()
            state = change.load("deadline", id)
            assert state is not None
            change.edit("deadline", state | {"title": "Theirs"})
        return True

    answer(monkeypatch, "")
    monkeypatch.setattr("click.confirm", confirm)
    result = run("amend", "141", "--said", "2025-11-05")
    assert (result.code, result.err) == (
        TryAgain.exit_code,
        "tracker: #141 was changed meanwhile: look at it and try again\n",
    )
    assert stored(store, 141)["title"] == "Theirs"


def test_a_record_taken_away_meanwhile(
    run: Run, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done(run, "add", "Last", *SAID, "--phrase", "within a week")
    answer(monkeypatch, "")
    monkeypatch.setattr("click.confirm", lambda question: run("undo").code == 0)
    result = run("amend", "145", "--said", "2025-11-05")
    assert (result.code, "was taken away meanwhile" in result.err) == (TryAgain.exit_code, True)


def test_many_at_once_show_no_error_and_lose_nothing(run: Run, store: Path) -> None:
    """Other fields of one record, by processes of their own, and one field by two of them."""
    options: list[tuple[str, ...]] = [
        ("--title", "Mine"),
        ("--criterion", "theirs"),
        ("--role", "official"),
    ]
    options += [("--role", "official"), ("--said", "2025-11-05", "--yes"), ("--by", "New Man")]
    crowd = [start(store.parent, "--db", str(store), "amend", "141", *each) for each in options]
    ended = [finished(each) for each in crowd]
    assert [(code, complaint(err)) for code, _, err in ended] == [(0, "")] * len(options)
    state = stored(store, 141)
    found = (state["title"], state["criterion"], state["role"], state["said"], state["speakers"])
    assert found == ("Mine", "theirs", "official", "2025-11-05", ["new-man"])
    assert state["version"] == 6
    assert faults(store) == []


def test_the_default_store_of_an_older_version_is_brought_up(run: Run, tmp_path: Path) -> None:
    old = tmp_path / "old.db"
    dump = Path(__file__).parents[1] / "data" / "stores" / "schema-3.sql"
    with closing(sqlite3.connect(old)) as db:
        db.executescript(dump.read_text(encoding="utf-8"))
    result = run("--db", str(old), "amend", "1", "--title", "Another")
    assert (result.code, "upgraded" in result.err) == (0, True)
    assert os.listdir(tmp_path).count("old.db") == 1
