"""`tracker search` as it is typed, and `list --text`, which finds the same deadlines."""

import json
import os
from pathlib import Path

from tests.cli.conftest import Run

KEYS = {"record", "id", "number", "title", "address", "flag", "state", "hit"}


def numbers(out: str) -> list[int]:
    return [row["number"] for row in json.loads(out) if row.get("record") in (None, "deadline")]


def test_lines(run: Run) -> None:
    result = run("search", "zelensky", "--limit", "3")
    assert (result.code, result.err) == (0, "")
    assert result.out.splitlines() == [
        "volodymyr-zelenskyy  party  Volodymyr Zelenskyy",
        "                            [Zelenskyy] / [Zelensky] / [Zelenskiy] / [Volodymyr",
        "                            Zelensky] / [Volodymyr Zelenskiy]",
        "#8                   event  Oval Office clash between Trump and [Zelenskyy]",
        "#4                   event  Trump-[Zelenskyy] meeting at the White House",
        "and more: `--limit 0` shows all",
    ]
    every = run("search", "zelensky", "--limit", "0").out
    assert "more" not in every
    assert "#20" in every


def test_nothing_found(run: Run) -> None:
    for words in (["no such thing"], ['"'], ["..."], ["+", "-"], ["AND", "zz"] * 300):
        assert run("search", *words).out == "Nothing holds these words.\n"
        assert run("search", *words, "--format", "json").out == "[]\n"


def test_a_name_that_was_mistyped_is_named(run: Run) -> None:
    line = "Nothing holds these words. Did you mean Volodymyr Zelenskyy?\n"
    for name in ("Zelenskj", "Зеленский"):
        assert run("search", name) == (0, line, "")
        assert run("search", name, "--format", "json").out == "[]\n"


SPELT = [
    # what is typed, and in which spelling a party is recorded that it finds
    ("Zelensky", "Zelenskyy"),
    ("Zelenskiy", "Zelenskyy"),
    ("zelen", "Zelenskyy"),
    ("lensk", "Zelenskyy"),
    ("Orban", "Orbán"),
    ("orbán", "Orban"),
    ("rbá", "Orban"),
    ("Türkiye", "Turkey"),
]


def test_parties_are_found_in_any_spelling_and_by_a_part(run: Run) -> None:
    for typed, name in SPELT:
        rows = json.loads(run("search", typed, "--format", "json", "--limit", "0").out)
        names = {row["title"] + row["hit"] for row in rows if row["record"] == "party"}
        assert any(name in each.replace("[", "").replace("]", "") for each in names), typed


def test_the_other_names_of_topics_are_searched(run: Run) -> None:
    run("topic", "alias", "iran", "The Vienna file")
    for words in (["vienna", "file"], ["ienna"]):
        rows = json.loads(run("search", *words, "--format", "json").out)
        assert "iran" in {row["id"] for row in rows if row["record"] == "topic"}


def test_signs_alone_are_ignored(run: Run) -> None:
    plain = run("search", "vote", "senate")
    assert "#13" in plain.out
    for words in (["vote + senate"], ["vote", "+", "senate"], ["vote", "&", "senate", "..."]):
        assert run("search", *words) == plain


def test_an_empty_text_is_refused(run: Run) -> None:
    for words in (["search", ""], ["search", "summit", " "], ["list", "--text", ""]):
        line = "tracker: a text to search for is empty: give some words\n"
        assert run(*words) == (2, "", line)


def test_machine_formats(run: Run) -> None:
    rows = json.loads(run("search", "summit", "--format", "json").out)
    assert all(row.keys() == KEYS for row in rows)
    assert {row["record"] for row in rows} >= {"deadline", "event", "source"}
    assert all((row["state"] is None) == (row["record"] != "deadline") for row in rows)
    assert all("[" in row["hit"] for row in rows)
    lines = run("search", "summit", "--format", "ndjson").out.splitlines()
    assert [json.loads(line) for line in lines] == rows
    head = run("search", "summit", "--format", "csv").out.splitlines()[0]
    assert set(head.split(",")) == KEYS


def test_what_is_found_can_be_typed_elsewhere(run: Run) -> None:
    for row in json.loads(run("search", "trump", "--limit", "0", "--format", "json").out):
        match row["record"]:
            case "deadline" | "event":
                assert run("show", f"#{row['number']}").code == 0
            case "party":
                assert run("list", "--by", row["id"]).code == 0
            case "topic":
                assert run("list", "--topic", row["id"]).code == 0


def test_filters_leave_deadlines(run: Run) -> None:
    rows = json.loads(run("search", "summit", "--by", "Trump", "--format", "json").out)
    assert {row["record"] for row in rows} == {"deadline"}
    assert run("search", "summit", "--by", "Nobody").code == 4


def test_list_finds_the_same(run: Run) -> None:
    for text in ("summit", "ummi", "next 30 days", "passing the bill"):
        listed = numbers(run("list", "--text", text, "--format", "json").out)
        searched = run("search", text, "--limit", "0", "--format", "json").out
        assert listed == sorted(numbers(searched)) != []


def test_long_lists_of_a_text_come_in_pages(run: Run, monkeypatch: object) -> None:
    import tracker.cli.list

    whole = run("list", "--text", "trump", "--format", "json")
    for chunk in (1, 3, len(json.loads(whole.out))):
        monkeypatch.setattr(tracker.cli.list, "CHUNK", chunk)  # type: ignore[attr-defined]
        assert run("list", "--text", "trump", "--format", "json") == whole


def test_what_is_in_error_is_left_out(run: Run) -> None:
    run("add", "Wombat talks", "--by", "Trump", "--said", "2025-10-20", "--undated")
    assert "#141" in run("search", "wombat").out
    run("in-error", "141")
    assert run("search", "wombat").out == "Nothing holds these words.\n"


def test_what_is_recorded_is_found_at_once(run: Run) -> None:
    words = ["--by", "Maia Sandu", "--said", "2025-10-20", "--undated"]
    run("add", "Koala\x1b[31m visit\u202e", *words, "--source", "A pamphlet")
    out = run("search", "koala").out
    assert out == "#141  review  [Koala][31m visit\n"
    assert "maia-sandu" in run("search", "andu").out
    assert "A [pamphlet]" in run("search", "pamphlet").out


def test_it_writes_nothing(run: Run, store: Path) -> None:
    before = store.read_bytes(), store.stat().st_mtime_ns
    assert run("search", "trump").code == 0
    assert (store.read_bytes(), store.stat().st_mtime_ns) == before
    assert os.listdir(store.parent) == [store.name]


def test_lines_fit(run: Run) -> None:
    for word in ("a", "trump", "the", "ukr", "http"):
        for line in run("search", word, "--limit", "0").out.splitlines():
            assert len(line) <= 80 or "://" in line
