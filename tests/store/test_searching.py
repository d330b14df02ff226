"""What a search finds; that all that is typed is text; that the index follows the record."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.conftest import WRITTEN
from tests.store.test_examining import LATER, faults
from tracker.errors import UsageError
from tracker.store.change import Change, changing
from tracker.store.examining import examine
from tracker.store.find import Filters
from tracker.store.making import migrate
from tracker.store.opening import reading
from tracker.store.searching import found, hits, with_text


@pytest.fixture
def named(store: str) -> str:
    """A store with a text of every kind."""
    with changing(store, WRITTEN, "me", "add") as change:
        source = {"id": change.new_id(), "url": "https://example.org/x", "publisher": "Le Soir"}
        change.add("source", source)
        cited = [{"source": source["id"], "quote": "bis zur Brücke"}]
        plain = {"kind": "pledge", "said": "2026-01-01", "by_hand": 1, "precision": "day"}
        first = {"id": change.new_id(), "title": "Nil Ağaoğlu, qualm", **plain}
        change.add("deadline", first | {"criterion": "a signed quorum", "sources": cited})
        second = {"id": change.new_id(), "title": "quaint", "phrase": "in a quarrel", **plain}
        change.add("deadline", second)
        about = {"deadline": first["id"], "known": "2026-02-01"}
        change.add("note", {"id": change.new_id(), "text": "a quagmire", **about})
        verdict = {"id": change.new_id(), "outcome": "moot", "note": "quicksand", **about}
        change.add("verdict", verdict | {"sources": cited[:0]})
        link = {"new": second["id"], "old": first["id"], "kind": "related", "known": "2026-02-01"}
        change.add("link", {"id": change.new_id(), "note": "both quixotic", **link})
        event = {"id": change.new_id(), "title": "Talks", "place": "Qaanaaq"}
        change.add("event", event)
        standing = {"standing": "scheduled", "precision": "none", "known": "2026-01-01"}
        row = {"id": change.new_id(), "event": event["id"], "note": "quietly", **standing}
        change.add("event_standing", row)
        change.add("topic", {"slug": "quiz", "title": "The quiz"})
        change.add("party", {"slug": "q", "name": "Zoë Quist", "aliases": ["The Quokka", "ZQ"]})
    return store


FOUND = [
    # what is typed, the kinds and numbers or names that are found, in any order
    (["qualm"], {"#141"}),
    (["quorum"], {"#141"}),
    (["quagmire"], {"#141"}),
    (["quicksand"], {"#141"}),
    (["quarrel"], {"#142"}),
    (["quixotic"], {"#142"}),
    (["qaanaaq"], {"#143"}),
    (["quietly"], {"#143"}),
    (["quiz"], {"The quiz"}),
    (["quokka"], {"Zoë Quist"}),
    (["soir"], {"https://example.org/x"}),
    (["qua"], {"#141", "#142"}),  # the last word may go on
    (["qua", "agaoglu"], set()),  # only the last
    (["QUALM", "nil"], {"#141"}),  # whatever the order and the case
    (["ağaoğlu"], {"#141"}),
    (["AGAOGLU"], {"#141"}),  # accents aside, also of what is stored
    (["brucke"], {"#141"}),
    (["zur brücke"], {"#141"}),  # words that are given as one stand together
    (["brücke zur"], set()),
    (["ğaoğ"], {"#141"}),  # a part of a word, in a title
    (["uokk"], {"Zoë Quist"}),  # or in a name
    (["oë qui"], {"Zoë Quist"}),
    (["oe qui"], {"Zoë Quist"}),
    (["uagmir"], set()),  # not in a note
    (["qualm + nil"], {"#141"}),  # a sign that stands alone parts a text, and is no word itself
    (["qualm", "+", "nil"], {"#141"}),
    (["nil", "&", "qual"], {"#141"}),
    (["—", "quokka", "?!"], {"Zoë Quist"}),
    (["nil ağaoğlu, qualm"], {"#141"}),  # a sign beside a word does not
    (["qualm, nil"], set()),
    (["qu"], {"#141", "#142", "#143", "The quiz", "Zoë Quist"}),
]


@pytest.mark.parametrize(("texts", "names"), FOUND)
def test_what_is_found(named: str, texts: list[str], names: set[str]) -> None:
    with reading(named) as db:
        shown = hits(db, texts, list(found(db, texts, Filters())))
    assert {f"#{hit.number}" if hit.number else hit.title for hit in shown} == names
    assert len(shown) == len(names)
    assert all("[" in hit.text and "]" in hit.text for hit in shown)


@pytest.mark.parametrize("texts", [["Zelensky"], ["Zelenskiy"], ["Volodymyr", "Zelensky"]])
def test_a_name_of_a_party_stands_for_all_of_them(named: str, texts: list[str]) -> None:
    with changing(named, WRITTEN, "me", "add") as change:
        change.add("topic", {"slug": "a", "title": "Volodymyr Zelenskiy in Oslo"})
        change.add("topic", {"slug": "b", "title": "Volodymyr Zelenskyy in Bonn"})
    with reading(named) as db:
        assert {"a", "b", "volodymyr-zelenskyy"} <= {f.id for f in found(db, texts, Filters())}


def test_the_title_comes_before_the_text_and_the_word_before_its_part(named: str) -> None:
    with changing(named, WRITTEN, "me", "add") as change:
        for slug, title in (("a", "Misquaint things"), ("b", "Quaintness"), ("c", "A quorum")):
            change.add("topic", {"slug": slug, "title": title})
    with reading(named) as db:
        order = [f.id for f in found(db, ["quaint"], Filters()) if f.sort == "topic"]
        assert order == ["b", "a"]
        assert [f.sort for f in found(db, ["quorum"], Filters())] == ["topic", "deadline"]


def test_filters_leave_deadlines(named: str) -> None:
    with reading(named) as db:
        every = [f.id for f in found(db, ["summit"], Filters()) if f.sort == "deadline"]
        some = list(found(db, ["summit"], Filters(speaker="donald-trump")))
        assert 0 < len(some) < len(every)
        assert {f.sort for f in some} == {"deadline"}
        numbers = [number for _, number in with_text(db, "summit", Filters())]
        assert numbers == sorted(numbers)
        assert len(numbers) == len(every)


WORDS = st.lists(st.text(max_size=30) | st.sampled_from(["AND", "a* b", '"', "NEAR(", "x:y", "^a"]))


@pytest.fixture(scope="module")
def small() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        migrate(db, WRITTEN)
        Change(db, WRITTEN, "me", "add", None).add("topic", {"slug": "t", "title": "AND OR x"})
        yield db


@given(texts=WORDS.filter(bool))
@settings(deadline=None)
def test_all_that_can_be_typed_is_text(small: sqlite3.Connection, texts: list[str]) -> None:
    texts = [text for text in texts if text.replace("\0", "").strip()] or ["x"]
    typed = [text.replace("\0", "").encode(errors="replace").decode() for text in texts]
    assert {each.id for each in found(small, typed, Filters())} <= {"t"}


TAILS = [
    # what is typed, whose title is found
    ("Quark's", {"a"}),
    ("quark\u2019s", {"a"}),
    ("don't", {"c"}),
    ("quark s", {"a", "b"}),
    ("O'Qu", {"d"}),  # the beginning of a name goes on
]


@pytest.mark.parametrize(("text", "slugs"), TAILS)
def test_what_an_apostrophe_ties_to_a_word_does_not_go_on(
    named: str, text: str, slugs: set[str]
) -> None:
    titles = ("Quark's delay", "Quark says no", "I don\u2019t know", "O'Quirk", "Don Trump")
    with changing(named, WRITTEN, "me", "add") as change:
        for slug, title in zip("abcde", titles, strict=True):
            change.add("topic", {"slug": slug, "title": title})
    with reading(named) as db:
        assert {each.id for each in found(db, [text], Filters())} == slugs


@pytest.mark.parametrize("texts", [[""], [" \n"], ["", "summit"], ["summit", " "]])
def test_nothing_to_search_for_is_refused(store: str, texts: list[str]) -> None:
    with reading(store) as db, pytest.raises(UsageError, match="is empty"):
        list(found(db, texts, Filters()))


def test_what_is_too_long_to_be_found_is_refused(store: str) -> None:
    with reading(store) as db:
        assert list(found(db, ["x" * 1000], Filters())) == []
        with pytest.raises(UsageError, match="1,000 characters at the most"):
            list(found(db, ["x" * 1001], Filters()))


def test_the_index_follows_every_change(named: str) -> None:
    """Also titles beyond what is kept of their parts, and a record that is edited twice at once."""
    with changing(named, LATER, "me", "amend") as change:
        party = change.load("party", "q")
        assert party is not None
        party = change.edit("party", party | {"name": "Zoë Quill", "aliases": ["Z"]})
        change.edit("party", party | {"aliases": ["The Kiwi"]})
        topic = change.load("topic", "quiz")
        assert topic is not None
        change.edit("topic", topic | {"title": "y" * 5000 + " end"})
        change.add("setting", {"key": "lead", "value": "8"})
    with reading(named) as db:
        assert [f.id for f in found(db, ["kiwi"], Filters())] == ["q"]
        assert list(found(db, ["quokka"], Filters())) == []
        assert [f.id for f in found(db, ["end"], Filters()) if f.sort == "topic"][:1] == ["quiz"]
    assert faults(examine(named, LATER)) == {}


def test_a_refused_change_leaves_the_index_as_it_was(named: str) -> None:
    def fail() -> None:
        with changing(named, LATER, "me", "amend") as change:
            topic = change.load("topic", "quiz")
            assert topic is not None
            change.edit("topic", topic | {"title": "gone"})
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    with reading(named) as db:
        assert [f.id for f in found(db, ["quiz"], Filters())] == ["quiz"]
    assert faults(examine(named, LATER)) == {}
