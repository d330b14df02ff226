"""Recording: what a day's work leaves in the store, seen through the command line."""

import json
from typing import Any

import pytest

from tests.cli.conftest import Run


def shown(run: Run, number: int, as_of: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        run("show", str(number), "--as-of", as_of, "--format", "json").out
    )
    return found


def test_a_phrase_is_read_and_kept(run: Run) -> None:
    words = "within two weeks or so"
    done = run("add", "A summit", "--by", "Trump", "--said", "2025-11-03", "--phrase", words)
    assert "“or so” allows 4 more days" in " ".join(done.out.split())
    row = shown(run, 141, "2025-11-04")
    assert (row["first"], row["last"], row["tolerated"]) == (
        "2025-11-03",
        "2025-11-17",
        "2025-11-21",
    )
    assert (row["speaker"], row["by_hand"], row["hedge"]) == ("Donald Trump", False, "or so")


def test_the_clock_time_of_the_words_gives_an_hour(run: Run) -> None:
    """Lengths in hours end at an hour then; what is stored is the day."""
    said = ("--said", "2025-10-16T15:00")
    run("add", "An answer", "--by", "Trump", *said, "--phrase", "within 72 hours")
    row = shown(run, 141, "2025-10-17")
    assert (row["said"], row["last"], row["hour"]) == ("2025-10-16", "2025-10-19", "15:00")
    words = ("--said", "2025-10-17T09:30", "--phrase", "in 90 minutes", "--zone", "Europe/Kyiv")
    assert run("supersede", "141", "--add", "A call", *words).code == 0
    row = shown(run, 142, "2025-10-17")
    assert (row["last"], row["hour"], row["zone"]) == ("2025-10-17", "11:00", "Europe/Kyiv")
    assert run("extend", "142", "--said", "2025-10-17T10:00", "--phrase", "by noon").code == 0
    assert shown(run, 143, "2025-10-17")["hour"] == "12:00"


def test_another_reading_can_be_taken(run: Run) -> None:
    said = ("--by", "Thune", "--said", "2025-10-16", "--phrase", "next Friday")
    done = run("add", "A vote", *said, "--reading", "2")
    words = " ".join(done.out.split())
    assert "Window: 17 October 2025." in words
    assert "It was chosen over 24 October 2025." in words
    assert "It was chosen" not in run("add", "A vote", *said, "--reading", "1").out
    assert [shown(run, n, "2025-10-16")["last"] for n in (141, 142)] == ["2025-10-17", "2025-10-24"]
    again = ("--said", "2025-10-17", "--phrase", "by 6 pm IST Sunday", "--reading", "3")
    assert run("extend", "141", *again).code == 0
    assert shown(run, 143, "2025-10-17")["zone"] == "Europe/Dublin"
    terms = ("--said", "2025-10-18", "--phrase", "by 03/04/2026", "--reading", "2")
    assert run("supersede", "143", "--add", "Other terms", *terms).code == 0
    assert shown(run, 144, "2025-10-18")["last"] == "2026-04-03"


REFUSED = [
    (("--phrase", "next Friday", "--reading", "3"), "'next Friday' has 2 readings, so there is no"),
    (("--phrase", "by Friday", "--reading", "2"), "'by Friday' has 1 reading, so there is no"),
    (("--phrase", "next Friday", "--reading", "0"), "0 is not in the range x>=1"),
    (("--on", "2025-11-12", "--reading", "1"), "--reading goes with a --phrase"),
    (("--undated", "--phrase", "soon", "--reading", "2"), "--reading goes with a --phrase"),
    (("--phrase", "by noon", "--said", "2025-10-16T25:00"), "'25:00' is no clock time"),
    (("--phrase", "by noon", "--said", "2025-10-16T15:00..2025-10-17"), "write it as 2025-10-16"),
    (("--phrase", "by noon", "--said", "2025-10-16..2025-10-17T15:00"), "write it as 2025-10-16"),
]


@pytest.mark.parametrize(("words", "message"), REFUSED)
def test_what_cannot_be_meant_is_refused(run: Run, words: tuple[str, ...], message: str) -> None:
    refused = run("add", "A vote", "--by", "Thune", "--said", "2025-10-16", *words)
    assert (refused.code, refused.out, refused.err.count("\n")) == (2, "", 1)
    assert message in refused.err
    assert run("show", "141").code == 4


def test_a_window_by_hand_keeps_the_words(run: Run) -> None:
    run(
        *("add", "A vote", "--by", "Thune", "--said", "2025-11-03..2025-11-04"),
        *("--phrase", "when we are ready", "--first", "2025-11-10", "--last", "2025-11-12"),
    )
    row = shown(run, 141, "2025-11-04")
    assert (row["phrase"], row["by_hand"], row["said_first"]) == (
        "when we are ready",
        True,
        "2025-11-03",
    )


def test_every_speaker_and_bound_party_is_kept_once(run: Run) -> None:
    run(
        *("add", "Talks", "--by", "Trump", "--by", "donald trump", "--by", "New Person"),
        *("--bound", "Zelensky", "--said", "2025-11-03", "--undated"),
    )
    row = shown(run, 141, "2025-11-04")
    assert row["speakers"] == ["Donald Trump", "New Person"]
    assert row["bounds"] == ["Volodymyr Zelenskyy"]


def test_an_extension_in_time_and_one_too_late(run: Run) -> None:
    run("add", "A deal", "--by", "Trump", "--said", "2025-11-03", "--on", "2025-11-10")
    done = run("extend", "141", "--said", "2025-11-10", "--on", "2025-11-20")
    assert "Counts as an extension of #141" in done.out
    done = run("extend", "142", "--said", "2025-11-21", "--on", "2025-11-30")
    assert "Counts as a reset of #142" in done.out
    assert shown(run, 141, "2025-11-09")["state"] == "due"
    assert shown(run, 141, "2025-11-10")["state"] == "extended"
    assert shown(run, 142, "2025-11-21")["state"] == "unconfirmed"
    last = shown(run, 143, "2025-11-21")
    assert (last["reset"], last["slips"]) == (True, [10])
    assert [entry["number"] for entry in last["chain"]] == [141, 142, 143]


def test_an_undated_extension_is_vague_and_counts_as_a_slip(run: Run) -> None:
    run("add", "A deal", "--by", "Trump", "--said", "2025-11-03", "--on", "2025-11-10")
    run("extend", "141", "--said", "2025-11-08", "--undated")
    row = shown(run, 142, "2025-11-09")
    assert (row["state"], row["slips"], row["last"]) == ("vague", [None], None)


def test_an_anchored_deadline_waits_for_its_event(run: Run) -> None:
    event = ("--on", "2025-12-10", "--standing", "scheduled", "--known", "2025-11-03")
    run("event", "A signature", *event)
    run("add", "Hostages freed", "--by", "Hamas", "--said", "2025-11-03", "--after", "141+72h")
    run("event", "moved", "141", "--on", "2025-12-12", "--known", "2025-12-01")
    run("event", "cancelled", "141", "--known", "2025-12-05")
    windows = {
        day: (row["state"], row["first"], row["last"])
        for day in ("2025-11-03", "2025-12-01", "2025-12-05")
        for row in [shown(run, 142, day)]
    }
    assert windows == {
        "2025-11-03": ("running", "2025-12-10", "2025-12-13"),
        "2025-12-01": ("running", "2025-12-12", "2025-12-15"),
        "2025-12-05": ("waiting", None, None),
    }


def test_a_part_a_reopening_and_a_later_verdict(run: Run) -> None:
    run("add", "A deal", "--by", "Trump", "--said", "2025-11-03", "--on", "2025-11-10")
    run("met", "141", "--happened", "2025-11-09", "--known", "2025-11-09", "--part", "missing half")
    assert shown(run, 141, "2025-11-09")["state"] == "met-in-part"
    run("reopen", "141", "--why", "the readout was wrong")
    assert shown(run, 141, "2025-11-09")["state"] == "due"
    looked = ("--reason", "unknown", "--searched", "two agencies", "--known", "2025-11-12")
    run("lapsed", "141", *looked)
    assert shown(run, 141, "2025-11-11")["state"] == "unconfirmed"
    assert shown(run, 141, "2025-11-12")["state"] == "lapsed"
    run("met", "141", "--happened", "2025-11-13", "--known", "2025-11-14")
    assert shown(run, 141, "2025-11-13")["state"] == "lapsed"
    last = shown(run, 141, "2025-11-14")
    assert (last["state"], last["late"]) == ("met-late", 3)
    assert len(last["verdicts"]) == 4


def test_withdrawn_and_disputed(run: Run) -> None:
    assert "withdrawn" in run("withdraw", "14", "--known", "2025-11-01").out
    both = ("--supports", "https://example.org/a", "--contradicts", "https://example.org/b")
    done = run("dispute", "17", "--known", "2025-11-01", *both, "--quote", "no such call")
    assert "disputed" in done.out
    sources = shown(run, 17, "2025-11-01")["verdicts"][0]["sources"]
    assert [(s["url"][-1], s["stance"], s["quote"]) for s in sources] == [
        ("a", "supports", None),
        ("b", "contradicts", "no such call"),
    ]
    lines = run("show", "17").out
    assert "https://example.org/a, (supports)" in lines
    assert "“no such call”, https://example.org/b, (contradicts)" in lines


def test_seeds_twice_change_nothing_and_spare_what_a_person_changed(run: Run) -> None:
    assert run("init", "--seeds").out == "Seeds: 0 added, 0 updated.\n"
