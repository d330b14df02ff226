"""`tracker candidates`: what articles announce, judged on the command line."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.cli.playing import player
from tests.cli.test_read import PUBLISHED, TEXT, read

LONG = """The summit

Prime Minister Ana Ilic said on Monday that parliament would vote on the treaty within two weeks.
"We will publish the report by 20 November," Ilic told reporters in Belgrade.
The two presidents met in Vienna on 3 October. They will meet again on 2 December.
Foreign Minister Marko Petrov promised to reopen the embassy.
The gas contract expires on 31 December.
"""
DAY = ("--published", "2025-11-04")


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "batumi.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory: pytest.TempPathFactory, seeded: Path) -> tuple[Path, str]:
    """A store with the candidates of an article with all kinds, and these as JSON."""
    folder = tmp_path_factory.mktemp("summit")
    store, text = folder / "tracker.db", folder / "summit.txt"
    shutil.copy(seeded, store)
    text.write_text(LONG, encoding="utf-8")
    return store, player(store)("read", str(text), *DAY, "--format", "json")


@pytest.fixture
def summit(reviewed: tuple[Path, str], store: Path) -> list[dict[str, Any]]:
    """The candidates of that article, which the store has."""
    shutil.copy(reviewed[0], store)
    found: list[dict[str, Any]] = json.loads(reviewed[1])
    return found


def listed(run: Run, *words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(
        run("candidates", "list", *words, "--format", "json").out
    )
    return found


def shown(run: Run, id: str) -> dict[str, Any]:
    found = json.loads(run("show", id, "--format", "json").out)
    return found[0] if isinstance(found, list) else found  # type: ignore[no-any-return]


def test_the_same_text_is_the_same_source(run: Run, article: Path) -> None:
    assert run("source", "add", str(article), "--title", "From the ministry").code == 0
    assert run("read", str(article), *PUBLISHED).code == 0
    found = json.loads(run("candidates", "list", "--format", "json").out)
    assert {row["article"] for row in found} == {"From the ministry"}


def test_what_was_judged_is_not_proposed_again(run: Run, article: Path) -> None:
    read(run, str(article), *PUBLISHED)
    assert run("candidates", "drop", "c1", "--why", "no deadline").code == 0
    assert run("candidates", "accept", "c2").code == 0
    again = run("read", str(article), *PUBLISHED).out
    assert again == "Proposed before, and not proposed again: 1 dropped, 1 accepted.\n"


def test_what_waits_is_read_anew_from_another_day(run: Run, article: Path) -> None:
    first = read(run, str(article), *PUBLISHED)
    assert run("candidates", "drop", "c2", "--why", "long ago").code == 0
    second = read(run, str(article), "--published", "2025-10-14")
    assert [row["number"] for row in second] == [1, 2]
    assert second[0]["last"] != first[0]["last"]
    assert (second[0]["published"], second[1]["state"]) == ("2025-10-14", "dropped")
    assert second[1]["first"] == first[1]["first"]
    assert run("undo").code == 0
    assert read(run, str(article), *PUBLISHED)[0]["last"] == first[0]["last"]


def test_the_day_of_what_is_recorded_stays(run: Run, article: Path, store: Path) -> None:
    read(run, str(article), *PUBLISHED)
    assert run("candidates", "accept", "c1").code == 0
    before = store.read_bytes()
    again = run("read", str(article), "--published", "2025-10-14")
    assert (again.code, again.out) == (5, "")
    assert "give --published 2025-10-07" in again.err
    assert store.read_bytes() == before


def test_who_tells_of_an_event_takes_no_part_in_it(run: Run, tmp_path: Path) -> None:
    text = tmp_path / "talks.txt"
    text.write_text(
        "Talks\n\nSpokesman Farhan Haq said on Thursday that Russia and Ukraine would meet in"
        " Vienna on 3 December 2025.\n",
        encoding="utf-8",
    )
    (one,) = read(run, str(text), "--published", "2025-11-07")
    assert one["kind"] == "event_scheduled"
    assert run("candidates", "accept", "c1").code == 0
    assert shown(run, "141")["parties"] == ["Russia", "Ukraine"]


def test_a_speaker_that_was_not_proposed_is_an_edit(run: Run, tmp_path: Path) -> None:
    text = tmp_path / "plan.txt"
    text.write_text("Plan\n\nIran will publish the plan by 20 December 2025.\n", encoding="utf-8")
    (one,) = read(run, str(text), "--published", "2025-11-07")
    assert one["speaker"] == "article"
    assert run("candidates", "accept", "c1", "--by", "Somebody").code == 0
    assert listed(run, "--state", "accepted")[0]["edited"]


def test_what_is_accepted_is_recorded_as_add_records_it(
    run: Run, summit: list[dict[str, Any]]
) -> None:
    done = run("candidates", "accept", "c1", "c2", "--topic", "treaty")
    assert (done.code, done.complaint) == (0, "")
    assert done.out.startswith("#141  vote on the treaty\n")
    one, other = shown(run, "141"), shown(run, "142")
    assert (one["said"], one["first"], one["last"]) == ("2025-11-03", "2025-11-03", "2025-11-17")
    assert (one["phrase"], one["rule"], one["by_hand"]) == (
        "within two weeks",
        "within-length",
        False,
    )
    assert (one["speakers"], one["topic"], one["kind"]) == (["Ana Ilic"], "treaty", "pledge")
    (source,) = one["sources"]
    assert source["quote"] == summit[0]["quote"]
    assert source["title"] == "The summit"
    assert (other["said"], other["last"], other["bounds"]) == (
        "2025-11-04",
        "2025-11-20",
        ["Ana Ilic"],
    )
    assert run("verify", "141", "142").code == 0
    found = listed(run)
    assert [row["state"] for row in found] == ["accepted"] * 2 + ["waiting"] * 4
    assert [row["record"] for row in found[:3]] == [141, 142, None]
    assert not found[0]["edited"]


def test_an_event_is_recorded_as_event_add_records_it(
    run: Run, summit: list[dict[str, Any]]
) -> None:
    done = run("candidates", "accept", "c3", "c4")
    assert done.out == (
        "#141  The two presidents met in Vienna: happened, 3 October 2025\n"
        "#142  They will meet again: scheduled, 2 December 2025\n"
    )
    assert [row["record"] for row in listed(run, "--state", "accepted")] == [141, 142]
    assert "known       4 November 2025: happened, 3 October 2025" in run("show", "141").out


def test_a_commitment_without_a_time_has_none(run: Run, summit: list[dict[str, Any]]) -> None:
    assert summit[4]["kind"] == "undated_commitment"
    assert run("candidates", "accept", "c5").code == 0
    found = shown(run, "141")
    assert (found["first"], found["last"], found["phrase"]) == (None, None, None)
    assert found["bounds"] == ["Marko Petrov"]
    assert found["speakers"] == []  # the article itself says it


def test_what_runs_out_is_an_expiry(run: Run, summit: list[dict[str, Any]]) -> None:
    assert run("candidates", "accept", "c6").code == 0
    assert shown(run, "141")["kind"] == "expiry"


def test_fields_take_the_place_of_what_was_proposed(run: Run, summit: list[dict[str, Any]]) -> None:
    given = ("--title", "The treaty is put to the vote", "--by", "Trump", "--bound", "Putin")
    done = run("candidates", "accept", "c1", *given, "--last", "2025-11-20", "--lead", "3")
    assert (done.code, done.err) == (0, "")
    found = shown(run, "141")
    assert found["title"] == "The treaty is put to the vote"
    assert (found["speakers"], found["bounds"]) == (["Donald Trump"], ["Vladimir Putin"])
    assert (found["first"], found["last"], found["by_hand"]) == ("2025-11-03", "2025-11-20", True)
    assert (found["phrase"], found["lead"]) == ("within two weeks", 3)
    (row,) = listed(run, "--state", "accepted")
    assert row["edited"]
    assert (row["title"], row["last"]) == ("vote on the treaty", "2025-11-17")


def test_an_empty_value_empties_a_field(run: Run, summit: list[dict[str, Any]]) -> None:
    assert run("candidates", "accept", "c2", "--bound", "", "--by", "").code == 0
    found = shown(run, "141")
    assert (found["speakers"], found["bounds"]) == ([], [])
    assert run("candidates", "accept", "c1", "--phrase", "").code == 0
    found = shown(run, "142")
    assert (found["phrase"], found["last"], found["by_hand"]) == (None, "2025-11-17", True)


def test_another_day_said_is_read_by_the_grammar(run: Run, summit: list[dict[str, Any]]) -> None:
    assert run("candidates", "accept", "c1", "--said", "2025-11-02").code == 0
    found = shown(run, "141")
    assert (found["said"], found["last"], found["by_hand"]) == ("2025-11-02", "2025-11-16", False)


def test_a_scheduled_event_may_be_a_deadline(run: Run, summit: list[dict[str, Any]]) -> None:
    done = run("candidates", "accept", "c4", "--as", "deadline", "--title", "They meet")
    assert (done.code, done.err) == (0, "")
    found = shown(run, "141")
    assert (found["last"], found["phrase"]) == ("2025-12-02", "on 2 December")


def test_the_sure_ones_are_accepted_together(run: Run, summit: list[dict[str, Any]]) -> None:
    done = run("candidates", "accept", "--min-confidence", "0.9")
    assert done.code == 0
    states = {row["number"]: row["state"] for row in listed(run)}
    sure = {row["number"] for row in summit if row["confidence"] >= 0.9}
    assert {number for number, state in states.items() if state == "accepted"} == sure
    again = run("candidates", "accept", "--min-confidence", "0.9")
    assert (again.code, again.out) == (0, "No candidate waits of which the rules are so sure.\n")
    assert run("undo").code == 0
    assert {row["state"] for row in listed(run)} == {"waiting"}


def test_dropping_keeps_the_reason_and_undo_takes_it_back(
    run: Run, summit: list[dict[str, Any]]
) -> None:
    done = run("candidates", "drop", "c3", "4", "--why", "an  old\nstory")
    assert done.out == (
        "c3    The two presidents met in Vienna: dropped\nc4    They will meet again: dropped\n"
    )
    assert [row["reason"] for row in listed(run, "--state", "dropped")] == ["an old story"] * 2
    assert "dropped: an old story" in run("candidates", "show", "c3").out
    log = run("log", "c3").out
    assert "  why   an old story" in log
    assert "state         waiting → dropped" in log
    assert run("undo").code == 0
    assert listed(run, "--state", "dropped") == []


def test_a_link_names_what_it_tells_of(run: Run, summit: list[dict[str, Any]]) -> None:
    done = run("candidates", "link", "c1", "13")
    assert done.code == 0
    assert "c1    vote on the treaty: tells of #13" in done.out
    assert "`tracker cite 13 --source" in done.out.replace("\n      ", " ")
    assert run("candidates", "link", "c4", "4").code == 0
    assert [row["record"] for row in listed(run, "--state", "linked")] == [13, 4]
    assert "c1 vote on the treaty" in run("log", "13").out


def test_an_event_that_may_fulfil_a_deadline_offers_the_verdict(run: Run, tmp_path: Path) -> None:
    said = ("--said", "2025-09-20", "--phrase", "within a month")
    assert run("add", "Meeting of the ministers in Batumi", "--by", "Nino Beridze", *said).code == 0
    path = tmp_path / "a.txt"
    text = TEXT.replace("The ministers met in Batumi", "Nino Beridze met the ministers in Batumi")
    path.write_text(text, encoding="utf-8")
    (event,) = read(run, str(path), *PUBLISHED, "--kind", "event_past")
    (made,) = event["suggestions"]
    assert (made["tie"], made["number"], made["verdict"]) == ("fulfils", 141, "met")
    done = " ".join(run("candidates", "accept", "c1").out.split())
    assert "It may fulfil #141" in done
    assert "`tracker met 141 --happened 2025-10-03 --event 142` records that." in done
    assert shown(run, "141")["flag"] != "met"


def test_a_twin_is_told_as_add_tells_it(run: Run, summit: list[dict[str, Any]]) -> None:
    said = ("--by", "Ana Ilic", "--said", "2025-11-03", "--phrase", "within two weeks")
    assert run("add", "Vote on the treaty", *said).code == 0
    done = run("candidates", "accept", "c1")
    assert done.code == 0
    assert "tracker: #142 looks like #141" in done.err


def test_what_was_judged_names_its_record(run: Run, summit: list[dict[str, Any]]) -> None:
    assert run("candidates", "accept", "c1").code == 0
    shown_ = run("candidates", "show", "c1").out
    assert "state     accepted as #141\n" in shown_
    assert "  [within two weeks]." not in shown_
    assert "[within two weeks]" in shown_
    lines = run("candidates", "list", "--limit", "2").out.splitlines()
    assert lines[0].split()[:4] == ["c1", "90%", "deadline", "as"]
    assert lines[1].split()[:4] == ["c2", "98%", "deadline", "waiting"]


def test_stats_tell_what_earns_its_keep(run: Run, summit: list[dict[str, Any]]) -> None:
    assert run("candidates", "accept", "c1", "--title", "A vote").code == 0
    assert run("candidates", "drop", "c2", "--why", "x").code == 0
    rows = json.loads(run("candidates", "stats", "--format", "json").out)
    by_rule = {row["rule"]: row for row in rows}
    assert by_rule["will: commits"] == {
        "rule": "will: commits",
        "candidates": 3,
        "accepted": 1,
        "edited": 1,
        "linked": 0,
        "dropped": 1,
        "waiting": 1,
        "share": 0.5,
    }
    (article,) = json.loads(run("candidates", "stats", "--by", "article", "--format", "json").out)
    assert (article["article"], article["candidates"], article["waiting"]) == ("The summit", 6, 4)
    kinds = run("candidates", "stats", "--by", "kind", "--format", "csv").out
    assert kinds.splitlines()[0].startswith("kind,candidates,accepted,edited,linked,dropped")
    assert "waiting  share  kind" in run("candidates", "stats", "--by", "kind").out


def test_an_article_of_which_nothing_was_proposed_counts(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Weather\n\nThe road is four years old.\n", encoding="utf-8")
    done = run("read", str(path), *DAY)
    assert done.out == "Nothing is announced or dated in it.\n"
    (row,) = json.loads(run("candidates", "stats", "--by", "article", "--format", "json").out)
    assert (row["article"], row["candidates"], row["share"]) == ("Weather", 0, None)


def test_lists_are_narrowed(run: Run, summit: list[dict[str, Any]], article: Path) -> None:
    read(run, str(article), *PUBLISHED)
    assert len(listed(run)) == 8
    assert len(listed(run, "--article", "The summit")) == 6
    assert len(listed(run, "--article", "SUMM")) == 6
    both = run("candidates", "list", "--article", "m")
    assert (both.code, both.out) == (4, "")
    assert "2 articles that were read go by 'm': give an id: " in both.err
    events = listed(run, "--kind", "event_past", "--kind", "event_scheduled")
    assert [row["kind"] for row in events].count("event_scheduled") == 1
    assert all(row["confidence"] >= 0.95 for row in listed(run, "--min-confidence", "0.95"))
    assert [row["number"] for row in listed(run, "--limit", "2")] == [1, 2]


def test_without_a_terminal_the_waiting_are_listed(run: Run, summit: list[dict[str, Any]]) -> None:
    assert run("candidates", "drop", "c1", "--why", "x").code == 0
    done = run("candidates")
    assert done.code == 0
    assert done.out.splitlines()[0].startswith("c2  ")
    assert "`tracker candidates accept c1`" in done.out


def test_nothing_waits(run: Run) -> None:
    for words in ((), ("list",)):
        done = run("candidates", *words)
        assert done.out == "No candidate is there: `tracker read ARTICLE` proposes some.\n"
    assert run("candidates", "stats").out.startswith("Nothing was read yet")


def test_names_are_completed(
    run: Run, summit: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("candidates", "drop", "c1", "--why", "x").code == 0
    monkeypatch.setenv("_TRACKER_COMPLETE", "fish")
    for words in (("show", ""), ("accept", ""), ("drop", "c"), ("link", "C")):
        offered = [line.split("\t")[0] for line in run("candidates", *words).out.splitlines()]
        assert offered == ["c2", "c3", "c4", "c5", "c6", "c1"], words
    assert "141" not in run("candidates", "link", "c2", "13").out
    assert run("candidates", "link", "c2", "13").out.startswith("13\t")


REFUSED = [
    # words behind `candidates`, exit code, what stderr says
    ("accept", 2, "name the candidates, as c1 c2, or give --min-confidence"),
    ("accept c1 --min-confidence 0.9", 2, "and not both"),
    ("accept c1 --article x", 2, "--article goes with --min-confidence"),
    ("accept --min-confidence nan", 2, "is a number from 0 to 1"),
    ("accept c99", 4, "no candidate 'c99': `tracker candidates list` shows them"),
    ("accept 06H0NPHC07X844Q3", 4, "no candidate"),
    ("accept c1 c2 --title x", 2, "--title is of one candidate: accept it alone"),
    ("accept c1 c2 --kind target", 2, "--kind is of one candidate"),
    ("accept c1 --first soon", 2, "first: "),
    ("accept c1 --title ", 2, "the title cannot be empty"),
    ("accept c1 --first 2025-12-01 --last 2025-11-01", 2, "c1: --last 2025-11-01 is before"),
    ("accept c5 --as event", 2, "c5: it has no day, and an event has one"),
    ("accept c3 --lead 4", 2, "an event has no 'lead'"),
    ("accept c1 --zone Mars/Olympus", 2, "c1: "),
    ("accept c1 --said 2999-01-01", 5, "c1: 1 January 2999 is still to come"),
    ("accept c1 --phrase gibberish", 3, "c1: "),
    ("drop c1", 2, "--why"),
    ("drop c1 --why ", 2, "say why"),
    ("drop c99 --why x", 4, "no candidate"),
    ("link c1 9999", 4, "no deadline #9999"),
    ("link c1 c2", 4, "c2 is a candidate: give the number of a deadline or an event"),
    ("list --article nowhere", 4, "no article 'nowhere' was read"),
    ("show x", 4, "no candidate 'x'"),
]


@pytest.mark.parametrize(("words", "code", "says"), REFUSED)
def test_what_is_refused_stores_nothing(
    run: Run, summit: list[dict[str, Any]], store: Path, words: str, code: int, says: str
) -> None:
    before = store.read_bytes()
    done = run("candidates", *words.split(" "))
    assert (done.code, done.out) == (code, "")
    assert says in done.err
    assert done.err.count("\n") == 1
    assert store.read_bytes() == before


def test_what_was_judged_is_not_judged_again(run: Run, summit: list[dict[str, Any]]) -> None:
    assert run("candidates", "accept", "c1").code == 0
    for words in (("accept", "c1"), ("drop", "c1", "--why", "x"), ("link", "c1", "13")):
        done = run("candidates", *words)
        assert (done.code, done.out) == (5, "")
        assert done.err == "tracker: c1 was accepted already: `tracker log c1` says how\n"
    assert run("candidates", "accept", "c2", "c1").code == 5
    assert listed(run)[1]["state"] == "waiting"


def test_a_reading_of_which_something_was_judged_is_not_undone(
    run: Run, summit: list[dict[str, Any]]
) -> None:
    assert run("candidates", "accept", "c1").code == 0
    (read_at,) = {
        row["change"] for row in json.loads(run("log", "c2", "--format", "json").out) if row["new"]
    }
    done = run("undo", str(read_at))
    assert (done.code, done.out) == (5, "")
    assert "candidate c1 vote on the treaty was changed since" in done.err


def test_the_past_is_not_asked_about(run: Run) -> None:
    for words in ((), ("list",), ("show", "c1"), ("stats",), ("accept", "c1")):
        done = run("--as-of", "2026-01-01", "candidates", *words)
        assert (done.code, done.out) == (2, "")
