"""Parties and topics by their names: added, shown, renamed, merged, and named by mistake."""

import csv
import io
import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.promises.processes import faults
from tracker.cli.app import App
from tracker.store.kinds import live

UNDATED = ("--said", "2025-10-16", "--undated")


@pytest.fixture(autouse=True)
def long_after(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(App, "now", lambda app: datetime(2026, 3, 1, tzinfo=UTC))


def ok(run: Run, *words: str) -> str:
    done = run(*words)
    assert (done.code, done.complaint) == (0, ""), done
    return done.out


def shown(run: Run, kind: str, name: str, *words: str) -> dict[str, Any]:
    row: dict[str, Any] = json.loads(ok(run, kind, "show", name, "--format", "json", *words))
    return row


def listed(run: Run, kind: str) -> dict[str, dict[str, Any]]:
    rows = json.loads(ok(run, kind, "list", "--format", "json"))
    return {row["slug"]: row for row in rows}


def journal(store: Path) -> list[tuple[int, str, str, Any]]:
    with closing(sqlite3.connect(store)) as db:
        rows = db.execute("SELECT change, kind, id, state FROM journal ORDER BY seq").fetchall()
    return [(change, kind, id, json.loads(state)) for change, kind, id, state in rows]


def test_a_party_is_recorded_with_its_names(run: Run) -> None:
    out = ok(
        run, "party", "add", "Ursula von der  Leyen", "--alias", "VDL", "--alias", "von der Leyen"
    )
    assert out.splitlines() == [
        "ursula-von-der-leyen  Ursula von der Leyen",
        "      also VDL, von der Leyen",
    ]
    row = shown(run, "party", "vdl")
    assert (row["name"], row["aliases"]) == ("Ursula von der Leyen", ["VDL", "von der Leyen"])
    assert run("add", "A visit", "--by", "VDL", *UNDATED).err == ""
    assert [d["number"] for d in shown(run, "party", "Leyen")["announced"]] == [141]


def test_a_topic_is_recorded_with_its_names_and_lead(run: Run) -> None:
    ok(run, "topic", "add", "The Black Sea corridor", "--alias", "grain deal", "--lead", "30")
    assert run("add", "Ships sail", "--by", "Trump", *UNDATED, "--topic", "Grain Deal").err == ""
    row = shown(run, "topic", "the black sea CORRIDOR")
    assert (row["slug"], row["lead"], row["aliases"]) == (
        *("the-black-sea-corridor", 30),
        ["grain deal"],
    )
    assert [d["number"] for d in row["deadlines"]] == [141]
    assert "lead        30 days" in ok(run, "topic", "show", "grain deal")


REFUSED = [
    ("party add Trump", 5, "'Trump' is a name of donald-trump already"),
    ("party add ORBAN", 5, "is a name of viktor-orban already"),
    ("party add New --alias Putin", 5, "'Putin' is a name of vladimir-putin already"),
    ("topic add Iran", 5, "'Iran' is a name of iran already"),
    ("party add ???", 5, "'???' has no letter and no digit to be found by: spell it out"),
    ("topic add —", 5, "'—' has no letter and no digit to be found by: spell it out"),
    ("add A --by ? --said 2025-10-16 --undated", 5, "'?' has no letter and no digit"),
    ("add A --by B --bound 🇺🇸 --said 2025-10-16 --undated", 5, "'🇺🇸' has no letter and no digit"),
    ("event A --on 2025-10-16 --party __", 5, "'__' has no letter and no digit"),
    ("amend 14 --by ??", 5, "'??' has no letter and no digit"),
    ("party alias trump Putin", 5, "is a name of vladimir-putin already"),
    ("party alias trump Nobody --remove", 5, "'Nobody' is no other name of donald-trump: it has"),
    ("party alias iran Nobody --remove", 5, "it has none"),
    ("party alias nobody X", 4, "no party 'nobody'"),
    ("party alias trump", 2, "Missing argument"),
    ("party rename trump Putin", 5, "is a name of vladimir-putin already"),
    ("party merge trump Trump", 5, "donald-trump cannot be merged into itself"),
    ("party merge trump nobody", 4, "no party 'nobody'"),
    ("party show nobody", 4, "no party 'nobody'"),
    ("party show u", 4, "more than one fits"),
    ("topic merge iran nothing", 4, "no topic 'nothing'; topics: "),
    ("topic show nothing", 4, "no topic 'nothing'"),
    ("--as-of 2025-10-01 party list", 2, "takes no --as-of"),
    ("--as-of 2025-10-01 party merge russia iran", 2, "takes no --as-of"),
    ("add x --by Trmup --said 2025-10-16 --undated --strict", 4, "did you mean Donald Trump ("),
    ("add x --by Qqq --said 2025-10-16 --undated --strict", 4, "no party 'Qqq' is recorded"),
    ("add x --by Trump --said 2025-10-16 --undated --topic irna --strict", 4, "did you mean Iran"),
]


@pytest.mark.parametrize(("command", "code", "words"), REFUSED)
def test_refusals_are_one_line_and_change_nothing(
    run: Run, store: Path, command: str, code: int, words: str
) -> None:
    before = store.read_bytes()
    result = run(*command.split())
    assert (result.code, result.out, result.err.count("\n")) == (code, "", 1)
    assert words in result.err
    assert store.read_bytes() == before


@pytest.mark.parametrize("name", ["", "  "])
def test_an_empty_name_is_refused(run: Run, name: str) -> None:
    for words in (("party", "add", name), ("topic", "rename", "iran", name)):
        assert (run(*words).code, "is empty" in run(*words).err) == (5, True)


def test_other_names_are_given_and_taken_away(run: Run) -> None:
    assert "also Siam, Thai kingdom" in ok(
        run, "party", "alias", "thailand", "Siam", "Thai kingdom"
    )
    before = len(json.loads(ok(run, "log", "--format", "json")))
    ok(run, "party", "alias", "thailand", "Siam")  # it has that
    assert len(json.loads(ok(run, "log", "--format", "json"))) == before
    assert "thailand" in ok(run, "search", "siam")
    assert "also Thai kingdom" in ok(run, "party", "alias", "Siam", "SIAM", "--remove")
    assert run("party", "show", "Siam").code == 4
    assert "Nothing" in ok(run, "search", "siam")
    ok(run, "topic", "alias", "iran", "the nuclear file")
    assert "iran" in ok(run, "search", "nuclear file")


def test_a_renamed_party_keeps_its_slug_and_its_old_name(run: Run) -> None:
    out = ok(run, "party", "rename", "turkey", "Türkiye")
    assert out.splitlines() == ["turkey  Türkiye", "      also Turkey"]
    assert "Türkiye" in ok(run, "party", "show", "Turkey")
    ok(run, "topic", "rename", "iran", "Iran and the bomb")
    assert shown(run, "topic", "Iran")["title"] == "Iran and the bomb"


@pytest.fixture
def doubled(run: Run) -> Run:
    """Zelenskyy under a second name, as a speaker, bound, both, and at an event."""
    for words in (
        ("party", "add", "Володимир Зеленський", "--alias", "V. Z."),
        ("add", "First", "--by", "V. Z.", *UNDATED, "--topic", "thread"),
        ("add", "Second", "--by", "Trump", "--bound", "V. Z.", *UNDATED),
        ("add", "Third", "--by", "V. Z.", "--by", "Zelensky", "--by", "Putin", *UNDATED),
        ("event", "A call", "--on", "2025-10-16", "--party", "Trump", "--party", "V. Z."),
    ):
        assert run(*words).code == 0
    return run


def test_a_merge_repoints_every_record_in_one_change(doubled: Run, store: Path) -> None:
    before = journal(store)
    out = ok(doubled, "party", "merge", "V. Z.", "zelensky")
    assert "volodimir-zelenskii is merged into it: 3 deadlines and 1 event repointed." in out
    row = shown(doubled, "party", "zelensky")
    assert row["slug"] == "volodymyr-zelenskyy"
    assert row["aliases"][-3:] == ["Володимир Зеленський", "V. Z.", "volodimir-zelenskii"]
    assert {d["number"] for d in row["announced"]} >= {141, 143}
    assert 142 in {d["number"] for d in row["bound"]}
    third = next(d for d in row["announced"] if d["number"] == 143)
    assert third["speakers"] == ["Volodymyr Zelenskyy", "Vladimir Putin"]
    assert "A call" in [event["title"] for event in row["events"]]
    assert "volodimir-zelenskii" not in listed(doubled, "party")
    for name in ("V. Z.", "Володимир Зеленський", "volodimir-zelenskii"):
        assert shown(doubled, "party", name)["slug"] == "volodymyr-zelenskyy"
        assert doubled("add", f"By {name}", "--by", name, *UNDATED).err == ""
    rows = journal(store)[len(before) :][:6]
    assert len({change for change, *_ in rows}) == 1
    kinds = [(kind, live(state) is None) for _, kind, _, state in rows]
    assert kinds == [
        ("event", False),
        *[("deadline", False)] * 3,
        ("party", False),
        ("party", True),
    ]
    assert all(state["version"] == 2 for _, kind, _, state in rows[:4])
    assert faults(store) == []


def test_a_merge_is_in_the_log_and_found_by_search(doubled: Run) -> None:
    ok(doubled, "party", "merge", "V. Z.", "zelensky")
    out = ok(doubled, "log", "--limit", "1")
    assert "party      Володимир Зеленський, taken away" in out
    assert "volodimir-zelenskii → volodymyr-zelenskyy" in " ".join(out.split())
    last = json.loads(ok(doubled, "log", "--limit", "1", "--format", "json"))[-1]
    assert (last["kind"], last["removed"], last["new"]) == ("party", True, False)
    assert last["changes"]["name"] == ["Володимир Зеленський", None]
    rows = json.loads(ok(doubled, "search", "Зеленський", "--format", "json", "--limit", "0"))
    assert {row["id"] for row in rows if row["record"] == "party"} == {"volodymyr-zelenskyy"}


def test_a_slug_that_was_merged_away_is_not_given_again(doubled: Run) -> None:
    ok(doubled, "topic", "add", "Gone")
    ok(doubled, "topic", "merge", "gone", "iran")
    ok(doubled, "topic", "alias", "iran", "Gone", "--remove")
    assert ok(doubled, "topic", "add", "Gone").startswith("gone-2 ")


def test_merged_topics_have_the_lead_of_the_one_that_stays(doubled: Run, store: Path) -> None:
    ok(doubled, "set", "lead", "60", "--topic", "thread", "--yes")
    dated = ("--said", "2026-02-01", "--on", "2026-04-10", "--topic", "thread")
    ok(doubled, "add", "Dated", "--by", "Trump", *dated)
    assert "due" in ok(doubled, "list", "--topic", "thread", "--flag", "due", "--text", "Dated")
    ok(doubled, "check")
    out = ok(doubled, "topic", "merge", "thread", "iran")
    assert "2 deadlines repointed" in out
    row = shown(doubled, "topic", "thread")
    assert (row["slug"], row["aliases"]) == ("iran", ["thread"])
    assert next(d for d in row["deadlines"] if d["title"] == "Dated")["flag"] == "open"
    assert doubled("check").code == 0
    assert faults(store) == []


def test_seeds_do_not_bring_a_merged_party_back(run: Run, store: Path) -> None:
    ok(run, "party", "merge", "poland", "germany")
    ok(run, "topic", "merge", "africa", "iran")
    again = ok(run, "init", "--seeds")
    assert "0 added, 0 updated" in again
    assert "poland" not in listed(run, "party")
    assert faults(store) == []


def test_lists_count_what_is_not_in_error(run: Run) -> None:
    before = listed(run, "party")["donald-trump"]
    ok(run, "add", "Read twice", "--by", "Trump", "--bound", "Putin", *UNDATED, "--topic", "iran")
    topic = listed(run, "topic")["iran"]["deadlines"]
    assert listed(run, "party")["donald-trump"]["announced"] == before["announced"] + 1
    ok(run, "in-error", "141")
    assert listed(run, "party")["donald-trump"] == before
    assert listed(run, "topic")["iran"]["deadlines"] == topic - 1
    ok(run, "reopen", "141", "--why", "it was not")
    assert listed(run, "party")["donald-trump"]["announced"] == before["announced"] + 1
    rows = json.loads(ok(run, "list", "--as-of", "2026-12-01", "--by", "Trump", "--format", "json"))
    assert len(rows) == before["announced"] + 1


def test_show_has_flags_and_a_past(run: Run) -> None:
    row = shown(run, "party", "Zelensky")
    assert row["flags"]["announced"] == {"due": 1, "lapsed": 0, "met": 1, "open": 0, "closed": 0}
    assert [deadline["flag"] for deadline in row["announced"]] == ["due", "met"]
    early = shown(run, "party", "Zelensky", "--as-of", "2025-10-16")
    assert early["flags"]["announced"] == {"due": 0, "lapsed": 0, "met": 1, "open": 1, "closed": 0}
    assert shown(run, "party", "Zelensky", "--as-of", "2001-01-01")["announced"] == []
    out = ok(run, "party", "show", "Trump", "--limit", "2")
    assert "announced (40: " in out
    assert "and 38 more: `--limit 0` shows all" in out
    assert "more" not in ok(run, "party", "show", "Trump", "--limit", "0")


@pytest.mark.parametrize("kind", ["party", "topic"])
def test_formats_and_widths(run: Run, kind: str) -> None:
    rows = json.loads(ok(run, kind, "list", "--format", "json"))
    lines = ok(run, kind, "list", "--format", "ndjson").splitlines()
    assert [json.loads(line) for line in lines] == rows
    table = list(csv.DictReader(io.StringIO(ok(run, kind, "list", "--format", "csv"))))
    assert [row["slug"] for row in table] == [row["slug"] for row in rows]
    shown_ones = (ok(run, kind, "show", rows[n]["slug"], "--limit", "0") for n in range(0, 20, 5))
    for out in (ok(run, kind, "list"), *shown_ones):
        assert max(map(len, out.splitlines())) <= 80


def test_hostile_names_stay_in_their_line(run: Run) -> None:
    run("party", "add", "\x1b[31mred\u202eevil\r\nnext", "--alias", "a\x07b")
    for words in (("party", "list"), ("party", "show", "31mredevil-next")):
        out = run(*words).out
        assert not set(out) & set("\x1b\u202e\x07\r")


MISTAKES = [
    # what was typed for whom, and what stderr says
    ("Donald Trmup", "did you mean Donald Trump (donald-trump)?"),
    ("Trmup", "did you mean Donald Trump"),
    ("Zelenskj", "did you mean Volodymyr Zelenskyy"),
    ("Зеленский", "did you mean Volodymyr Zelenskyy"),
    ("Orbaan", "did you mean Viktor Orban"),
    ("Jong Un", "did you mean Kim Jong Un"),
    ("Donald Trump Jr.", "did you mean Donald Trump"),
    ("Emmanuel Macron", "tracker: a new party: Emmanuel Macron (emmanuel-macron)\n"),
]


@pytest.mark.parametrize(("name", "words"), MISTAKES)
def test_a_new_party_is_told_with_the_nearest(run: Run, name: str, words: str) -> None:
    done = run("add", "A promise", "--by", name, *UNDATED)
    assert (done.code, done.err.count("\n")) == (0, 1)
    assert done.err.startswith(f"tracker: a new party: {name}")
    assert words in done.err


def test_what_it_advises_works(run: Run, store: Path) -> None:
    done = run("add", "A promise", "--by", "Donald Trmup", *UNDATED, "--topic", "ukrain-war")
    advised = [line.split("`")[1].split()[1:] for line in done.err.splitlines()]
    assert [words[:2] for words in advised] == [["topic", "merge"], ["party", "merge"]]
    for words in advised:
        ok(run, *words)
    row = json.loads(ok(run, "show", "141", "--format", "json"))
    assert (row["speaker"], row["topic"]) == ("Donald Trump", "ukraine-war")
    assert faults(store) == []


def test_a_refused_command_tells_of_no_new_party(run: Run) -> None:
    done = run(
        "add", "A promise", "--by", "Newcomer", "--said", "2025-10-16", "--phrase", "gibberish"
    )
    assert (done.code, "new party" in done.err) == (3, False)


def test_many_new_names_are_counted(run: Run) -> None:
    names = [word for n in range(8) for word in ("--by", f"Person {chr(97 + n) * 6}")]
    done = run("add", "A joint promise", *names, *UNDATED)
    assert len(done.err.splitlines()) == 6
    assert done.err.splitlines()[-1] == "tracker: and 3 more new names"


def test_a_dry_run_of_a_merge_names_what_it_would_repoint(doubled: Run, store: Path) -> None:
    before = store.read_bytes()
    told = ok(doubled, "party", "merge", "V. Z.", "zelensky", "--dry-run")
    words = (
        "volodimir-zelenskii would be merged into it: 3 deadlines and 1 event would be repointed"
    )
    assert f" {words}; nothing was stored." in " ".join(told.split())
    numbered = [line.split()[0] for line in told.splitlines() if line.startswith("      #")]
    assert len(numbered) == 4
    assert store.read_bytes() == before
    ok(doubled, "party", "merge", "V. Z.", "zelensky")
    rows = shown(doubled, "party", "zelensky")
    found = [f"#{row['number']}" for row in (*rows["announced"], *rows["bound"], *rows["events"])]
    assert set(numbered) <= set(found)


def test_a_dry_run_of_a_merge_of_many_counts_the_rest(run: Run, store: Path) -> None:
    before = store.read_bytes()
    told = ok(run, "topic", "merge", "ukraine-war", "iran", "--dry-run").splitlines()
    assert told[-1].startswith("      and ")
    assert told[-1].endswith(" more")
    assert store.read_bytes() == before
    ok(run, "topic", "add", "Unused")
    told_of_none = ok(run, "topic", "merge", "unused", "iran", "--dry-run")
    assert "nothing refers to it; nothing was stored." in " ".join(told_of_none.split())
    assert run("topic", "merge", "nothing", "iran", "--dry-run").code == 4
    assert run("--as-of", "2025-10-01", "topic", "merge", "a", "b", "--dry-run").code == 2


def test_names_that_differ_in_a_number_are_two(run: Run) -> None:
    for kind in ("party", "topic"):
        ok(run, kind, "add", "Minsk I")
        ok(run, kind, "add", "Minsk II")
        assert "is recorded too" in run(kind, "add", "Minks II").err


def test_a_name_of_other_letters_gets_a_slug_and_a_name_without_any_an_alias(run: Run) -> None:
    assert ok(run, "party", "add", "中国").split()[0].startswith("cjk-")
    ok(run, "party", "alias", "trump", "🇺🇸")
    assert shown(run, "party", "🇺🇸")["slug"] == "donald-trump"
