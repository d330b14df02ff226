"""Links and corrections on the command line: what they close, say, and take back."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.cli.conftest import Run
from tracker.cli.app import App

URL = "https://example.org/terms"
LATE = ("--said", "2025-11-04", "--on", "2025-12-01")
IN_TIME = ("--said", "2025-11-03", "--on", "2025-12-01")


@pytest.fixture(autouse=True)
def long_after(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(App, "now", lambda app: datetime(2026, 3, 1, tzinfo=UTC))


@pytest.fixture
def deal(run: Run) -> Run:
    """#141 was said on 16 October 2025, with 3 November as the last tolerated day."""
    add(run, "A deal", "--said", "2025-10-16", "--phrase", "within two weeks or so", "--bound", "y")
    return run


def add(run: Run, title: str, *words: str) -> None:
    assert run("add", title, "--by", "x", *words).code == 0


def shown(run: Run, number: int, *words: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run("show", str(number), *words, "--format", "json").out)
    return found


def text(run: Run, *words: str) -> str:
    done = run(*words)
    assert (done.code, done.err) == (0, "")
    return " ".join(done.out.split())


CLOSING = "Closes #141 as superseded: said on 3 November 2025, not after its last tolerated day"
NOT_CLOSING = (
    "Does not close #141, which had lapsed before: said on 4 November 2025, after its last"
    " tolerated day, 3 November 2025."
)


@pytest.mark.parametrize("form", ["--with", "--add"])
@pytest.mark.parametrize(
    ("said", "words", "state"),
    [(IN_TIME, CLOSING, "superseded"), (LATE, NOT_CLOSING, "unconfirmed")],
)
def test_other_terms(deal: Run, form: str, said: tuple[str, ...], words: str, state: str) -> None:
    cited = ("--source", URL, "--quote", "other terms", "--note", "as offered")
    if form == "--with":
        add(deal, "Other terms", *said, "--source", "https://example.org/first")
        assert words in text(deal, "supersede", "141", "--with", "142", *cited)
    else:
        assert words in text(deal, "supersede", "141", "--add", "Other terms", *said, *cited)
    assert shown(deal, 141)["state"] == state
    assert ("supersedes #141 A deal" in text(deal, "show", "142")) == (state == "superseded")
    new = shown(deal, 142)
    assert (new["title"], new["speaker"], new["reset"]) == ("Other terms", "x", False)
    assert (new["sources"][-1]["url"], new["sources"][-1]["quote"]) == (URL, "other terms")
    assert len(new["sources"]) == (2 if form == "--with" else 1)
    assert new["bounds"] == ([] if form == "--with" else ["y"])


def test_other_terms_of_what_had_no_end(deal: Run) -> None:
    add(deal, "Some day", "--said", "2025-10-16", "--undated")
    done = text(deal, "supersede", "142", "--with", "141")
    assert "Closes #142 as superseded, which had no end." in done


def test_a_deadline_has_one_neighbour_on_each_side(deal: Run) -> None:
    for n in range(3):
        add(deal, f"Terms {n}", "--said", "2025-10-20", "--on", "2025-12-01")
    deal("supersede", "141", "--with", "142")
    deal("supersede", "142", "--with", "143")
    for words, line in (
        (("supersede", "141", "--with", "144"), "#141 is already followed by #142"),
        (("supersede", "143", "--with", "142"), "#142 and #143 are linked already, as other terms"),
        (("link", "142", "144", "--same"), "#142 follows #141 already"),
        (("link", "142", "141", "--related"), "linked already, as other terms"),
    ):
        done = deal(*words)
        assert (done.code, line in done.err) == (5, True), done.err
    deal("supersede", "143", "--with", "144")
    done = deal("link", "142", "144", "--same")
    assert (done.code, "a loop" in done.err) == (5, True)


@pytest.mark.parametrize("order", [("142", "141"), ("141", "142")])
def test_the_same_thing_is_later_whichever_is_named_first(
    deal: Run, order: tuple[str, str]
) -> None:
    add(deal, "A deal", *IN_TIME)
    done = text(deal, "link", *order, "--same", "--source", URL)
    assert "Counts as an extension of #141: said on 3 November 2025" in done
    assert [each["number"] for each in shown(deal, 141)["chain"]] == [141, 142]
    assert shown(deal, 142)["sources"][0]["url"] == URL
    assert shown(deal, 141, "--as-of", "2025-11-02")["state"] == "grace"


def test_of_two_said_on_one_day_the_first_named_follows(deal: Run) -> None:
    add(deal, "A deal", "--said", "2025-10-16", "--on", "2025-12-01")
    assert "Counts as an extension of #142" in text(deal, "link", "141", "142", "--same")


def test_a_later_announcement_too_late_is_a_reset(deal: Run) -> None:
    add(deal, "A deal", *LATE)
    assert "Counts as a reset of #141" in text(deal, "link", "141", "142", "--same")
    assert shown(deal, 142)["reset"] is True


def test_related_closes_nothing_and_counts_from_its_day(deal: Run) -> None:
    add(deal, "Another deal", *IN_TIME)
    done = text(deal, "link", "141", "142", "--related", "--known", "2025-11-10")
    assert "#142 is related to #141; neither closes the other." in done
    assert shown(deal, 141)["related"] == [142]
    assert shown(deal, 142, "--as-of", "2025-11-09")["related"] == []
    assert "related     #142 Another deal" in deal("show", "141").out
    deal("in-error", "142")
    assert shown(deal, 141)["related"] == shown(deal, 142)["related"] == []


def test_what_is_related_may_turn_out_to_be_the_same_thing(deal: Run) -> None:
    add(deal, "Another deal", *IN_TIME)
    text(deal, "link", "141", "142", "--related")
    again = deal("link", "142", "141", "--related")
    assert (again.code, "are linked already, as related" in again.err) == (5, True)
    assert "Counts as an extension of #141" in text(deal, "link", "142", "141", "--same")
    assert shown(deal, 141)["state"] == "extended"
    back = deal("link", "141", "142", "--related")
    assert (back.code, "are linked already, as the same thing" in back.err) == (5, True)
    assert deal("doctor").code == 0


def test_a_duplicate_counts_on_no_day_until_it_is_reopened(deal: Run) -> None:
    deal("met", "141", "--happened", "2025-10-20", "--known", "2025-10-21")
    deal("supersede", "14", "--with", "17")
    before = deal("list", "--format", "json").out
    said = text(deal, "in-error", "141", "--same-as", "14", "--note", "read twice")
    assert "in error" in said
    for day in ("2025-10-16", "2025-10-21", "2026-03-01"):
        assert shown(deal, 141, "--as-of", day)["state"] == "in-error"
    assert "in-error, the same as #14" in deal("show", "141").out
    for words in ("in-error 141", "met 141 --happened 2025-10-20", "supersede 141 --with 17"):
        assert deal(*words.split()).code == 5
    done = deal("reopen", "141", "--why", "two deals", "--known", "2025-12-01")
    assert (done.code, "leave --known out" in done.err) == (2, True)
    done_words = text(deal, "reopen", "141", "--why", "two deals after all")
    assert "This verdict holds again: met, known 21 October 2025." in done_words
    assert deal("list", "--format", "json").out == before
    assert "in-error, taken back" in deal("show", "141").out


def test_an_error_voids_links_and_comes_back_only_where_there_is_room(deal: Run) -> None:
    deal("extend", "141", "--said", "2025-10-28", "--on", "2025-11-20")
    assert shown(deal, 141)["state"] == "extended"
    deal("in-error", "142")
    assert shown(deal, 141, "--as-of", "2025-10-28")["state"] == "due"
    deal("extend", "141", "--said", "2025-10-29", "--on", "2025-11-21")
    done = deal("reopen", "142", "--why", "it was said")
    assert (done.code, "its links would count again, but #141 is already" in done.err) == (5, True)
    assert shown(deal, 142)["state"] == "in-error"
    deal("in-error", "143")
    assert deal("reopen", "142", "--why", "it was said").code == 0
    assert shown(deal, 141)["superseded_by"] == shown(deal, 142)["id"]


def test_a_correction_brings_back_the_verdict_before(deal: Run) -> None:
    """And another may follow that was known before the one that was our error."""
    looked = ("--reason", "unknown", "--searched", "two agencies", "--known", "2025-11-05")
    deal("lapsed", "141", *looked)
    deal("met", "141", "--happened", "2025-11-08", "--known", "2025-11-20")
    done = text(deal, "reopen", "141", "--why", "the readout was of another deal")
    assert "This verdict holds again: lapsed, known 5 November 2025." in done
    assert [shown(deal, 141, "--as-of", day)["state"] for day in ("2025-11-04", "2025-11-20")] == [
        "unconfirmed",
        "lapsed",
    ]
    done = text(deal, "met", "141", "--happened", "2025-11-09", "--known", "2025-11-10")
    assert "met late" in done
    days = ("2025-11-09", "2025-11-10", "2025-11-21")
    states = [shown(deal, 141, "--as-of", day)["state"] for day in days]
    assert states == ["lapsed", "met-late", "met-late"]


def test_a_reopening_says_when_nothing_holds(deal: Run) -> None:
    deal("met", "141", "--happened", "2025-10-20", "--known", "2025-10-21")
    done = text(deal, "reopen", "141", "--why", "called off", "--known", "2025-10-25")
    assert "No verdict holds now." in done
    states = [shown(deal, 141, "--as-of", day)["state"] for day in ("2025-10-24", "2025-10-25")]
    assert states == ["met", "due"]
