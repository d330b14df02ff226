"""What readers propose is stored once, and only what stands in the text."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.promises.processes import faults
from tests.store.conftest import WRITTEN
from tracker.cli.accepting import accept
from tracker.core.reading import RULES
from tracker.core.reading.records import Article, Candidate, Given, Suggestion
from tracker.errors import RecordRefused
from tracker.store.candidates import Wanted, queue, reads, text_of
from tracker.store.change import Change, changing
from tracker.store.opening import reading
from tracker.store.proposing import Origin, Proposed, propose

TEXT = "Ana Ilic said that parliament would vote by Friday. The two met on 3 October."
ARTICLE = Article("The summit", TEXT, date(2025, 11, 4))
HERE = Origin("summit", title="The summit")


def candidate(phrase: str | None = "by Friday", **fields: Any) -> Candidate:
    """A proposal whose quote and phrase stand in TEXT."""
    quote = TEXT[: TEXT.index(".") + 1]
    given: dict[str, Any] = {"kind": "deadline", "title": "A vote", "speaker": "Ana Ilic"}
    given |= {"quote": quote, "quote_start": 0, "quote_end": len(quote), "confidence": 0.8}
    if phrase is not None:
        start = TEXT.index(phrase)
        given |= {"phrase": phrase, "phrase_start": start, "phrase_end": start + len(phrase)}
        given |= {"first": date(2025, 11, 4), "last": date(2025, 11, 7), "precision": "day"}
    return Candidate(**(given | fields))


@pytest.fixture
def change(store: str) -> Iterator[Change]:
    with changing(store, WRITTEN, "me", "read") as change:
        yield change


def told(change: Change, *proposals: Candidate, reader: str = "other") -> Proposed:
    return propose(change, ARTICLE, HERE, proposals, reader)


def test_the_text_stands_as_the_offsets_count(store: str) -> None:
    with changing(store, WRITTEN, "me", "read") as change:
        found = propose(change, ARTICLE, HERE, RULES.propose(ARTICLE, Given()))
    assert found.new
    with reading(store) as db:
        (article,) = reads(db, [found.article]).values()
        text = text_of(db, article.copy)
        assert (text, article.source, article.reader) == (TEXT, found.source, "rules")
        for state in queue(db, Wanted()):
            assert text[state["quote_start"] : state["quote_end"]] == state["quote"]
            assert text[state["phrase_start"] : state["phrase_end"]] == state["phrase"]
    assert faults(Path(store)) == []


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"quote": "Ana Ilic said nothing."}, "its quote does not stand in the text"),
        ({"quote_start": 1}, "its quote does not stand in the text"),
        ({"phrase": "by Sunday"}, "its phrase does not stand in the text"),
        ({"first": date(2025, 12, 1)}, "its window ends 2025-11-07"),
        ({"kind": "rumour"}, "is no kind of candidate"),
        ({"title": "a\0b"}, "title: the text holds a NUL"),
        ({"confidence": float("nan")}, "nan is no confidence from 0 to 1"),
        ({"confidence": 90.0}, "90.0 is no confidence from 0 to 1"),
        ({"precision": "fortnight"}, "'fortnight' is no precision"),
        ({"role": "\ud800"}, "role: the text is not valid UTF-8"),
    ],
)
def test_what_does_not_stand_in_the_text_is_refused(
    change: Change, wrong: dict[str, Any], why: str
) -> None:
    place = {"quote": TEXT[52:], "quote_start": 52, "quote_end": len(TEXT)}
    found = told(change, candidate().but(**wrong), candidate("on 3 October", **place))
    assert [why in each.why for each in found.refused] == [True]
    assert [state["phrase"] for state in found.new] == ["on 3 October"]


def test_how_many_were_refused_is_kept(change: Change) -> None:
    found = told(change, candidate(), candidate().but(quote="no"), candidate().but(confidence=2.0))
    state = change.load("article", found.article)
    assert state is not None
    assert state["refused"] == len(found.refused) == 2


def test_blanks_are_left_out(change: Change) -> None:
    blank = candidate().but(title=" \n", bound=(" ", "Putin"), reasons=("", "a rule"))
    (state,) = told(change, blank).new
    assert state["title"] == candidate().quote
    assert (state["bounds"], state["reasons"], state["rule"]) == (["Putin"], ["a rule"], "a rule")


def test_another_reader_proposes_no_second_time(change: Change) -> None:
    first = told(change, candidate())
    second = told(change, candidate().but(title="Something else", kind="event_past"), reader="llm")
    assert (len(first.new), second.new, second.renewed) == (1, [], [])
    assert [state["id"] for state in second.known] == [first.new[0]["id"]]
    assert first.article != second.article


def test_two_of_one_phrase_are_two(change: Change) -> None:
    both = (candidate(), candidate().but(title="Another vote"))
    assert len(told(change, *both).new) == 2
    again = told(change, *both)
    assert (again.new, again.renewed, len(again.known)) == ([], [], 2)
    assert len(told(change, *both, candidate().but(title="A third")).new) == 1


def test_promises_of_one_sentence_are_told_apart_by_their_words(change: Change) -> None:
    plain = candidate(None, kind="undated_commitment")
    assert len(told(change, plain, plain.but(title="Another")).new) == 2
    assert told(change, plain).new == []


def test_what_waits_is_brought_up_to_date_and_what_was_judged_is_not(change: Change) -> None:
    (state,) = told(change, candidate()).new
    (renewed,) = told(change, candidate().but(title="The vote")).renewed
    assert (renewed["title"], renewed["id"], renewed["number"]) == ("The vote", state["id"], 1)
    change.edit("candidate", renewed | {"state": "dropped", "reason": "no"})
    found = told(change, candidate().but(title="A third title"))
    assert (found.renewed, [each["state"] for each in found.known]) == ([], ["dropped"])


def test_a_source_goes_by_its_address_then_by_its_text(change: Change) -> None:
    first = propose(change, ARTICLE, HERE, [])
    url = "https://example.org/summit"
    same = propose(change, ARTICLE, HERE._replace(url=url, publisher="The Example"), [])
    assert same.source == first.source
    state = change.load("source", first.source)
    assert state is not None
    assert (state["url"], state["publisher"], state["title"]) == (url, "The Example", "The summit")
    longer = ARTICLE.but(text=f"{TEXT} More follows.")
    assert propose(change, longer, HERE._replace(url=url), []).source == first.source
    other = propose(change, ARTICLE, HERE._replace(url="https://example.com/copied"), [])
    assert other.source != first.source
    assert other.article == first.article


def test_what_the_source_is_called_stays(change: Change) -> None:
    first = propose(change, ARTICLE, HERE, [])
    propose(change, ARTICLE, HERE._replace(title="Another headline"), [])
    state = change.load("source", first.source)
    assert state is not None
    assert state["title"] == "The summit"
    assert propose(change, ARTICLE.but(text="Else."), HERE, []).source != first.source


def test_an_article_of_tomorrow_is_refused(change: Change) -> None:
    with pytest.raises(RecordRefused, match="published on 2027-01-01, which is still to come"):
        propose(change, ARTICLE.but(published=date(2027, 1, 1)), HERE, [])


def test_suggestions_name_records_whatever_their_numbers_become(change: Change) -> None:
    made = (Suggestion("twin", 13, "alike"), Suggestion("fulfils", 9999, "gone", "met"))
    (state,) = told(change, candidate().but(suggestions=made)).new
    (id,) = change.db.execute("SELECT id FROM deadline WHERE number = 13").fetchone()
    assert state["ties"] == [{"tie": "twin", "record": id}]


def test_the_window_that_was_shown_is_stored(store: str) -> None:
    """Also where the phrase alone gives another."""
    with changing(store, WRITTEN, "me", "read") as change:
        (state,) = told(change, candidate().but(last=date(2025, 11, 9))).new
    with changing(store, WRITTEN, "me", "accept") as change:
        made = accept(change, state, {})
        stored = change.load("deadline", made.id)
    assert stored is not None
    window = stored["first"], stored["last"], stored["phrase"], stored["by_hand"]
    assert window == ("2025-11-04", "2025-11-09", "by Friday", 1)
    assert "kept as the article gives it" in " ".join(" ".join(made.lines).split())
    assert faults(Path(store)) == []


def test_what_happened_had_happened_by_the_day_of_the_article(store: str) -> None:
    span = {"first": date(2025, 11, 3), "last": date(2025, 11, 9), "precision": "week"}
    with changing(store, WRITTEN, "me", "read") as change:
        (state,) = told(change, candidate().but(kind="event_past", **span)).new
        made = accept(change, state, {})
        row = change.db.execute(
            "SELECT first, last, known FROM event_standing WHERE event = ?", (made.id,)
        ).fetchone()
    assert row == ("2025-11-03", "2025-11-04", "2025-11-04")
    assert "It had happened by 4 November 2025" in " ".join(" ".join(made.lines).split())
