"""Records found as people name them, and what is said when there is none."""

import pytest

from tests.store.conftest import WRITTEN
from tracker.errors import RecordRefused, UnknownId
from tracker.store.change import changing
from tracker.store.find import (
    Filters,
    deadline_ids,
    find,
    find_party,
    known_party,
    known_topic,
    passing,
)
from tracker.store.naming import party, source, topic
from tracker.store.opening import reading


def test_a_number_and_an_id_lead_to_one_record(store: str) -> None:
    with reading(store) as db:
        (id,) = db.execute("SELECT id FROM deadline WHERE number = 13").fetchone()
        for text in ("13", "#13", " 13 ", "0013", id, id.lower(), f"#{id}"):
            assert find(db, text, "deadline") == id


@pytest.mark.parametrize(
    ("text", "table", "words"),
    [
        ("0", "deadline", "no deadline #0; nearest: #9 "),
        ("999999999999999", "deadline", "nearest: #138 "),
        ("1" * 17, "deadline", "give its number"),
        ("1", "deadline", "no deadline #1; nearest: "),  # an event has that number
        ("13", "event", "no event #13; nearest: "),
        ("Senate vote", "deadline", "nearest: #13 Senate vote"),
        ("100%", "deadline", "give its number"),  # the sign is no wildcard
        ("_", "deadline", "give its number"),
        ("\u0661\u0663", "deadline", "give its number"),  # digits, but not ours
        ("", "deadline", "no deadline ''"),
    ],
)
def test_what_is_not_there_is_named_with_the_nearest(
    store: str, text: str, table: str, words: str
) -> None:
    with pytest.raises(UnknownId) as raised, reading(store) as db:
        find(db, text, table)  # type: ignore[arg-type]
    assert words in str(raised.value)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Trump", "donald-trump"),
        ("donald  TRUMP", "donald-trump"),
        ("donald-trump", "donald-trump"),
        ("Zelensky", "volodymyr-zelenskyy"),
        ("Zelenskiy", "volodymyr-zelenskyy"),
        ("thune", "john-thune"),  # a part of one name
    ],
)
def test_a_party_goes_by_any_of_its_names(store: str, name: str, slug: str) -> None:
    with reading(store) as db:
        assert known_party(db, name) == slug


@pytest.mark.parametrize("name", ["a", "", "%", "_", "Nobody At All", "\\"])
def test_a_party_that_is_not_one_is_refused(store: str, name: str) -> None:
    with pytest.raises(UnknownId, match="no party"), reading(store) as db:
        known_party(db, name)


def test_topics_are_named_where_one_is_unknown(store: str) -> None:
    with reading(store) as db:
        assert known_topic(db, "ukraine-war") == "ukraine-war"
        with pytest.raises(UnknownId, match=r"topics: .*\bukraine-war\b"):
            known_topic(db, "Ukraine")


def test_filters_narrow_alike_with_and_without_ids(store: str) -> None:
    with reading(store) as db:
        every = deadline_ids(db, Filters())
        for filters in (
            Filters(topic="ukraine-war"),
            Filters(speaker="donald-trump"),
            Filters(bound="iran"),
            Filters(kind="legal"),
            Filters(topic="ukraine-war", speaker="donald-trump"),
        ):
            found = deadline_ids(db, filters)
            assert 0 < len(found) < len(every)
            assert passing(db, every, filters) == found


def test_new_names_are_recorded_once(store: str) -> None:
    with changing(store, WRITTEN, "me", "add") as change:
        assert party(change, "Trump") == "donald-trump"
        assert [party(change, name) for name in ("Jane Doe", "jane doe", "Donald-Trump")] == [
            *("jane-doe", "jane-doe"),
            "donald-trump",
        ]
        assert [topic(change, name) for name in ("New thread", "New  Thread", "new_thread")] == [
            *("new-thread", "new-thread"),
            "new-thread-2",
        ]
        first = source(change, "https://example.org/a")
        assert source(change, "https://example.org/a") == first
        assert source(change, "a pamphlet") == source(change, "a pamphlet") != first


def test_names_of_signs_alone_stay_apart(store: str) -> None:
    """They fold to nothing, which is no likeness."""
    with changing(store, WRITTEN, "me", "add") as change:
        for slug, name in (("x", "!!!"), ("x-2", "???")):  # as older versions recorded them
            change.add("party", {"slug": slug, "name": name})
        assert [party(change, name) for name in ("!!!", "???", " !!! ")] == ["x", "x-2", "x"]
        assert find_party(change.db, "...") is None
        with pytest.raises(RecordRefused, match="no letter and no digit"):
            party(change, "...")


@pytest.mark.parametrize("name", ["", " ", "\t"])
def test_an_empty_name_is_refused(store: str, name: str) -> None:
    for make in (topic, source):
        with (
            pytest.raises(RecordRefused, match="is empty"),
            changing(store, WRITTEN, "me", "add") as change,
        ):
            make(change, name)
