"""What is stored reads back the same, whatever it is; whatever no store can hold is refused."""

import string
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.conftest import WRITTEN
from tracker.core.reading.records import KINDS as PROPOSED
from tracker.core.reading.records import Tie
from tracker.errors import RecordRefused
from tracker.store import journal
from tracker.store.change import Change, changing
from tracker.store.kinds import KINDS, State
from tracker.store.state import check_fields, check_text

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1)
DAYS = st.dates()
NAMED = st.text(string.ascii_lowercase + string.digits + "-", min_size=1).map("test-".__add__)
PRECISION = st.sampled_from(["hour", "day", "week", "month", "year", "none"])
CONFIDENCE = st.sampled_from(["verified", "recalled", "unconfirmed"])
COUNTS = st.integers(0, 2**63 - 1)
SEEDED = ["donald-trump", "vladimir-putin", "john-thune"]
PARTIES = st.lists(st.sampled_from(SEEDED), min_size=1, unique=True)


def iso(days: st.SearchStrategy[date]) -> st.SearchStrategy[str]:
    return days.map(date.isoformat)


@st.composite
def spans(draw: st.DrawFn, low: str, high: str) -> State:
    """Two days in order, either of which may be missing."""
    first, last = sorted([draw(DAYS), draw(DAYS)])
    span = {low: first.isoformat(), high: last.isoformat()}
    return {name: span[name] for name in draw(st.sets(st.sampled_from([low, high])))}


def record(required: dict[str, Any], optional: dict[str, Any]) -> st.SearchStrategy[State]:
    return st.fixed_dictionaries(required, optional=optional)


def merged(*parts: st.SearchStrategy[State]) -> st.SearchStrategy[State]:
    return st.tuples(*parts).map(lambda each: {k: v for part in each for k, v in part.items()})


QUOTED = record({"source": st.just("source")}, {"quote": TEXT})
STANCES = st.sampled_from(["supports", "contradicts", "neutral"])
JUDGING = record({"source": st.just("source"), "stance": STANCES}, {"quote": TEXT})
URLS = TEXT.map("https://example.org/".__add__)
KEPT, READ = "0" * 64, "1" * 64
RECORDS: dict[str, st.SearchStrategy[State]] = {
    "source": record(
        {"url": URLS},
        {"publisher": TEXT, "title": TEXT, "published": iso(DAYS), "sha256": st.just("0" * 64)},
    ),
    "party": record({"slug": NAMED, "name": TEXT}, {"aliases": st.lists(TEXT, min_size=1)}),
    "topic": record({"slug": NAMED, "title": TEXT}, {"lead": COUNTS}),
    "feed": record(
        {"slug": NAMED, "url": st.just("https://example.org/feed"), "title": TEXT},
        {"topic": st.just("iran")},
    ),
    "event": record(
        {"title": TEXT, "confidence": CONFIDENCE},
        {"kind": TEXT, "place": TEXT, "topic": st.just("iran"), "parties": PARTIES},
    ),
    "event_standing": merged(
        record(
            {
                "event": st.just("event"),
                "standing": st.sampled_from(["scheduled", "happened", "cancelled", "claimed"]),
                "precision": PRECISION,
                "known": iso(DAYS),
            },
            {"note": TEXT, "sources": st.lists(QUOTED, min_size=1)},
        ),
        spans("first", "last"),
    ),
    "recurrence": merged(
        record(
            {
                "pattern": TEXT.map("FREQ=".__add__),
                "origin": iso(DAYS),
                "skipped": COUNTS,
                "duration": st.just("P1D"),
                "begins": st.integers(1, 2**63 - 1),
            },
            {"until": iso(DAYS), "times": st.integers(1, 2**63 - 1), "newest": iso(DAYS)},
        ),
    ),
    "deadline": merged(
        record(
            {
                "title": TEXT,
                "kind": st.sampled_from(["pledge", "ultimatum", "legal", "expiry", "schedule"]),
                "said": st.just("9999-12-31"),
                "by_hand": st.integers(0, 1),
                "tolerance": st.integers(0, 3650),
                "loose": st.integers(0, 1),
                "precision": PRECISION,
                "confidence": CONFIDENCE,
            },
            {
                "criterion": TEXT,
                "role": st.sampled_from(["principal", "spokesperson", "official", "other side"]),
                "firmness": st.sampled_from(["will", "expects", "hopes", "threatens"]),
                "said_first": iso(DAYS),
                "zone": st.sampled_from(["Europe/Kyiv", "America/New_York"]),
                "phrase": TEXT,
                "relation": st.sampled_from(["within", "in", "on", "by", "before", "as early as"]),
                "hedge": TEXT,
                "rule": TEXT,
                "sentence": TEXT,
                "topic": st.just("iran"),
                "lead": st.integers(0, 3650),
                "review": iso(DAYS),
                "speakers": PARTIES,
                "bounds": PARTIES,
                "sources": st.lists(
                    record(
                        {
                            "source": st.just("source"),
                            "stance": STANCES,
                        },
                        {"quote": TEXT, "before": TEXT, "after": TEXT, "known": iso(DAYS)},
                    ),
                    min_size=1,
                ),
            },
        ),
        spans("first", "last"),
    ),
    "link": record(
        {
            "new": st.just("newer"),
            "old": st.just("older"),
            "kind": st.sampled_from(["same", "different", "related", "consequence"]),
            "known": iso(DAYS),
        },
        {"note": TEXT},
    ),
    "verdict": record(
        {
            "deadline": st.just("newer"),
            "outcome": st.sampled_from(["withdrawn", "moot", "disputed", "unverifiable"]),
            "known": iso(DAYS),
            "confidence": CONFIDENCE,
        },
        {
            "searched": TEXT,
            "note": TEXT,
            "event": st.just("event"),
            "same_as": st.just("older"),
            "sources": st.lists(JUDGING, min_size=1),
        },
    ),
    "copy": record(
        {
            "source": st.just("source"),
            "sha256": st.just(KEPT),
            "media": st.just("text/plain"),
            "size": st.integers(1, 2**63 - 1),
        },
        {},
    ),
    "citation": record(
        {
            "deadline": st.just("newer"),
            "source": st.just("source"),
            "stance": STANCES,
            "known": iso(DAYS),
        },
        {"quote": TEXT, "before": TEXT, "after": TEXT, "unverified": st.just(1)},
    ),
    "note": record({"deadline": st.just("newer"), "known": iso(DAYS), "text": TEXT}, {}),
    "article": record(
        {
            "copy": st.just("copy"),
            "reader": TEXT,
            "published": iso(DAYS),
            "zone": TEXT,
            "refused": COUNTS,
        },
        {"at": st.just("09:30"), "original": st.just(KEPT)},
    ),
    "candidate": merged(
        record(
            {
                "article": st.just("article"),
                "kind": st.sampled_from(PROPOSED),
                "title": TEXT,
                "quote": TEXT,
                "quote_start": COUNTS,
                "quote_end": COUNTS,
                "precision": PRECISION,
                "rule": TEXT,
                "confidence": st.integers(0, 100),
                "edited": st.integers(0, 1),
            },
            {
                "speaker": TEXT,
                "role": TEXT,
                "hedge": TEXT,
                "sentence": TEXT,
                "grammar": TEXT,
                "bounds": st.lists(TEXT, min_size=1),
                "reasons": st.lists(TEXT, min_size=1),
                "also": st.lists(record({"starts": COUNTS, "ends": COUNTS}, {}), min_size=1),
                "ties": st.lists(
                    record(
                        {"tie": st.sampled_from(get_args(Tie)), "record": st.just("0" * 16)},
                        {"verdict": st.just("met")},
                    ),
                    min_size=1,
                ),
            },
        ),
        spans("first", "last"),
        st.sampled_from([{}, {"phrase": "soon", "phrase_start": 3, "phrase_end": 7}]),
        st.sampled_from(
            [
                {"state": "waiting"},
                {"state": "dropped", "reason": "no deadline"},
                {"state": "accepted", "deadline": "newer"},
                {"state": "linked", "event": "event"},
            ]
        ),
    ),
    "calendar": record(
        {
            "slug": NAMED,
            "title": TEXT,
            "kind": st.sampled_from(["holidays", "sitting"]),
            "first": st.integers(1, 2025),
            "last": st.integers(2025, 9999),
            "weekend": st.integers(0, 6),
            "source": st.just("source"),
            "retired": st.integers(0, 1),
        },
        {"days": st.lists(record({"day": iso(DAYS)}, {"name": TEXT}), min_size=1)},
    ),
    "setting": record({"key": NAMED, "value": TEXT}, {}),
}


class Undone(Exception):
    """Nothing of an example stays in the store."""


@contextmanager
def scratch(store: str) -> Iterator[Change]:
    with suppress(Undone), changing(store, WRITTEN, "me", "add") as change:
        change.keep(KEPT, "text/plain", "words", None)
        yield change
        raise Undone


def known(change: Change) -> dict[str, str]:
    """Ids of records that others may refer to, by the words that stand for them above."""
    db = change.db
    (source,) = db.execute("SELECT min(id) FROM source").fetchone()
    (event,) = db.execute("SELECT min(id) FROM event").fetchone()
    # two deadlines that nothing ties to any other
    free = db.execute(
        "SELECT id FROM deadline WHERE id NOT IN (SELECT new FROM link UNION SELECT old FROM link)"
        " ORDER BY number LIMIT 2"
    ).fetchall()
    change.keep(READ, "text/plain", "words", None)
    saved = {"source": source, "sha256": READ, "media": "text/plain", "size": 5}
    copy = change.add("copy", {"id": change.new_id(), **saved})["id"]
    own = {"reader": "another", "published": "2025-10-16", "zone": "UTC"}
    article = change.add("article", {"id": change.new_id(), "copy": copy, **own})["id"]
    deadlines = {"newer": free[1][0], "older": free[0][0]}
    return {"source": source, "event": event, "copy": copy, "article": article, **deadlines}


def placed(state: State, ids: dict[str, str]) -> State:
    """The state with the words for other records replaced by their ids."""
    fields = {"source", "event", "deadline", "new", "old", "same_as", "copy", "article"}
    full: State = {k: ids.get(v, v) if k in fields else v for k, v in state.items()}
    if "sources" in full:
        full["sources"] = [placed(row, ids) for row in full["sources"]]
    return full


def test_all_that_a_person_records_is_above() -> None:
    assert set(KINDS) - set(RECORDS) == {"migration"}


@pytest.mark.parametrize("kind", RECORDS)
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_what_is_added_reads_back_the_same(store: str, kind: str, data: st.DataObject) -> None:
    state = data.draw(RECORDS[kind])
    shape = KINDS[kind]
    with scratch(store) as change:
        given = placed(state, known(change))
        if shape.key == "id":
            given["id"] = change.new_id()
        stored = change.add(kind, given)
        assert {k: v for k, v in stored.items() if k in given} == given
        assert set(stored) - set(given) <= {"number", "recorded", "version"}
        assert change.load(kind, given[shape.key]) == stored
        (journalled,) = change.db.execute(
            "SELECT state FROM journal ORDER BY seq DESC LIMIT 1"
        ).fetchone()
        assert journalled == journal.canonical(stored)


@pytest.mark.parametrize("kind", [kind for kind, shape in KINDS.items() if not shape.appended])
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_what_is_edited_reads_back_the_same(store: str, kind: str, data: st.DataObject) -> None:
    """Fields and children that the new state lacks are gone."""
    before, after = data.draw(RECORDS[kind]), data.draw(RECORDS[kind])
    key = KINDS[kind].key
    with scratch(store) as change:
        ids = known(change)
        stored = change.add(kind, placed(before, ids) | ({"id": "0" * 16} if key == "id" else {}))
        own = {name: stored[name] for name in (key, "number", "recorded") if name in stored}
        given = placed(after, ids) | own
        edited = change.edit(kind, given | {"version": 1})
        assert edited == given | {"version": 2}
        assert change.load(kind, stored[key]) == edited


def test_appended_records_take_no_edit(store: str) -> None:
    with scratch(store) as change:
        (id,) = change.db.execute("SELECT id FROM verdict LIMIT 1").fetchone()
        state = change.load("verdict", id)
        assert state is not None
        with pytest.raises(RecordRefused, match="that can be changed"):
            change.edit("verdict", state | {"note": "otherwise"})


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ({"colour": "red"}, "has no 'colour'"),
        ({"title": "a\0b"}, "title: .*NUL"),
        ({"sources": [{"quote": "a\0b"}]}, "quote: .*NUL"),
        ({"speakers": ["\ud800"]}, "speakers: .*UTF-8"),
        ({"lead": 2**63}, "lead: .* too large"),
        ({"lead": -(2**63) - 1}, "lead: .* too large"),
    ],
)
def test_what_no_store_can_hold_is_named(state: State, words: str) -> None:
    with pytest.raises(RecordRefused, match=words):
        check_fields("deadline", state)


def test_any_other_text_is_taken() -> None:
    check_text("title", "\x01 \u202e \U0010ffff \ufdd0")
