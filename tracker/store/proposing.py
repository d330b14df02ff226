"""Storing what a reader proposed: the article as its source's saved copy, and its candidates."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from hashlib import sha256
from typing import NamedTuple, get_args

from tracker.core.moment import Moment
from tracker.core.reading.proof import Refused, proved
from tracker.core.reading.records import WRITER, Article, Candidate, Suggestion
from tracker.core.reading.rules import Rules
from tracker.core.records import Precision
from tracker.errors import RecordRefused
from tracker.store.change import Change
from tracker.store.copies import keep
from tracker.store.kinds import State
from tracker.store.state import check_fields
from tracker.store.walking import states_of


class Origin(NamedTuple):
    """Where an article is from, as far as that is known and no guess.

    `name` is what its source is called where nobody gave it a title. `original` is the SHA-256 of
    the bytes that its text is of. `topic` is the slug of the topic that its feed is watched for.
    """

    name: str
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    original: str | None = None
    topic: str | None = None


class Proposed(NamedTuple):
    """What came of it: the article's id, its source's, and the candidates as they are stored.

    `new` were never proposed before. Of the `known` those that wait and are read otherwise now are
    `renewed`, and the others stay as they are. `refused` do not stand in the text.
    """

    article: str
    source: str
    new: list[State]
    renewed: list[State]
    known: list[State]
    refused: list[Refused]


def propose(
    change: Change,
    article: Article,
    origin: Origin,
    proposals: Iterable[Candidate],
    reader: str = Rules.name,
) -> Proposed:
    """Store an article and what a reader proposed from it, as candidates that wait for a person.

    The text is kept, letter by letter, as the saved copy of a source: that at the address, else
    the one that had this very text, else a new one. What was proposed at the same place of the same
    text before, by whatever reader and whatever became of it, is not proposed again; if it waits,
    and this reader proposed it, it is brought up to date. Proposals whose quote or phrase does not
    stand in the text at their offsets are refused and counted. The caller's change is all or
    nothing.

    Raises RecordRefused for an article that was published after the day of the change.
    """
    _check_published(change, article)
    taken, refused = proved(article, proposals)
    states = list(_fit(change.db, taken, refused))
    source, copy = _saved(change, article, origin)
    before = _known(change.db, article.text)
    key = _read(change, article, origin, copy, reader, len(refused))
    new, renewed, known = [], [], []
    for state in states:
        state["article"] = key
        same = next(before[_place(state)], None)
        if same is None:
            new.append(change.add("candidate", {"id": change.new_id(), **state}))
            continue
        known.append(same)
        if same["article"] == key and same["state"] == "waiting" and _differs(same, state):
            kept = {name: same[name] for name in _OWN}
            renewed.append(change.edit("candidate", state | kept))
    return Proposed(key, source, new, renewed, known, refused)


_KEPT = ("id", "copy", "topic", "recorded", "version")
_OWN = ("id", "number", "state", "edited", "recorded", "version")
_AT = "SELECT id FROM source WHERE url = ? ORDER BY id LIMIT 1"
_WITH_TEXT = """
SELECT s.id FROM copy c JOIN source s ON s.id = c.source
WHERE c.sha256 = ?1 AND (s.url IS NULL OR ?2 IS NULL) ORDER BY c.id LIMIT 1
"""
_OF_TEXT = """
SELECT k.id FROM candidate k JOIN article a ON a.id = k.article JOIN copy c ON c.id = a.copy
WHERE c.sha256 = ?
"""
_BY_READER = """
SELECT a.id FROM article a JOIN copy c ON c.id = a.copy
WHERE c.sha256 = ? AND a.reader = ? ORDER BY a.id LIMIT 1
"""
Place = tuple[int, int, str]


def _check_published(change: Change, article: Article) -> None:
    if article.published > Moment(None, change.now).today(article.zone):
        raise RecordRefused(f"published on {article.published}, which is still to come")


def _fit(
    db: sqlite3.Connection, taken: Iterable[Candidate], refused: list[Refused]
) -> Iterator[State]:
    """The proposals as they are stored; what no store takes is refused too."""
    for one in taken:
        why = None
        if not 0 <= one.confidence <= 1:
            why = f"{one.confidence} is no confidence from 0 to 1"
        elif one.precision not in get_args(Precision):
            why = f"{one.precision!r} is no precision"
        else:
            state = _state(db, one)
            try:
                check_fields("candidate", state)
            except RecordRefused as error:
                why = str(error)
        if why:
            refused.append(Refused(one, why))
        else:
            yield state


def _saved(change: Change, article: Article, origin: Origin) -> tuple[str, str]:
    """The ids of the source and of its copy; what the source lacks is told to it."""
    found = _source(change.db, article.text, origin.url)
    told = {
        "url": origin.url,
        "title": origin.title or (None if origin.url else origin.name),
        "publisher": origin.publisher,
        "published": origin.published and origin.published.isoformat(),
    }
    known = {name: value for name, value in told.items() if value}
    if found is None:
        found = change.new_id()
        change.add("source", {"id": found, **known})
    else:
        state = change.load("source", found)
        assert state is not None
        if known | state != state:
            change.edit("source", known | state)
    copy, _ = keep(change, found, article.text, "text/plain")
    return found, copy.id


def _source(db: sqlite3.Connection, text: str, url: str | None) -> str | None:
    """The source at that address; else one that had the text, unless it is at another address."""
    if url and (row := db.execute(_AT, (url,)).fetchone()):
        return str(row[0])
    row = db.execute(_WITH_TEXT, (sha256(text.encode()).hexdigest(), url)).fetchone()
    return str(row[0]) if row else None


def _known(db: sqlite3.Connection, text: str) -> defaultdict[Place, Iterator[State]]:
    """The candidates of that text by their place, in the order in which they were proposed."""
    rows = db.execute(_OF_TEXT, (sha256(text.encode()).hexdigest(),)).fetchall()
    found: defaultdict[Place, list[State]] = defaultdict(list)
    for state in states_of(db, "candidate", [id for (id,) in rows]).values():
        found[_place(state)].append(state)
    ordered = {
        place: iter(sorted(states, key=lambda state: int(state["number"])))
        for place, states in found.items()
    }
    return defaultdict(lambda: iter(()), ordered)


def _place(state: State) -> Place:
    """Where a candidate stands in its text: at its phrase, or by its words where it has none."""
    if state.get("phrase") is not None:
        return state["phrase_start"], state["phrase_end"], ""
    return state["quote_start"], state["quote_end"], state["title"]


_ACCEPTED = "SELECT 1 FROM candidate WHERE article = ? AND state = 'accepted' LIMIT 1"


def _read(
    change: Change, article: Article, origin: Origin, copy: str, reader: str, refused: int
) -> str:
    """The id of the article as this reader reads it; brought up to date if it was read before."""
    state: State = {
        "reader": reader,
        "published": article.published.isoformat(),
        "zone": article.zone,
        "refused": refused,
    }
    if article.at is not None:
        state["at"] = article.at.isoformat("minutes")
    if origin.original is not None:
        state["original"] = origin.original
    if origin.topic is not None:
        state["topic"] = origin.topic
    digest = sha256(article.text.encode()).hexdigest()
    row = change.db.execute(_BY_READER, (digest, reader)).fetchone()
    if row is None:
        key = change.new_id()
        change.add("article", {"id": key, "copy": copy, **state})
        return key
    stored = change.load("article", row[0])
    assert stored is not None
    now = {name: stored[name] for name in _KEPT if name in stored} | state
    if now["published"] != stored["published"] and change.db.execute(_ACCEPTED, row).fetchone():
        raise RecordRefused(
            f"this text was read as published on {stored['published']}, and some of it is"
            f" recorded: give --published {stored['published']}"
        )
    if now != stored:
        change.edit("article", now)
    return str(row[0])


def _state(db: sqlite3.Connection, one: Candidate) -> State:
    """A proposal as it is stored, without its article and what the store gives it."""
    reading = one.reading
    state = {
        "kind": one.kind,
        "title": " ".join(one.title.split() or one.quote.split()),
        "speaker": None if one.speaker == WRITER else one.speaker,
        "role": one.role,
        "phrase": one.phrase,
        "phrase_start": one.phrase_start,
        "phrase_end": one.phrase_end,
        "quote": one.quote,
        "quote_start": one.quote_start,
        "quote_end": one.quote_end,
        "first": one.first and one.first.isoformat(),
        "last": one.last and one.last.isoformat(),
        "precision": one.precision,
        "hedge": one.hedge,
        "sentence": reading.sentence if reading else None,
        "rule": next(filter(None, one.reasons), "unnamed"),
        "grammar": reading.rule if reading else None,
        "confidence": round(100 * one.confidence),
        "bounds": [name for name in one.bound if name.strip()],
        "reasons": [words for words in one.reasons if words],
        "also": [{"starts": start, "ends": end} for start, end in one.also],
        "ties": list(_ties(db, one.suggestions)),
    }
    return {name: value for name, value in state.items() if value not in (None, [])}


def _ties(db: sqlite3.Connection, made: tuple[Suggestion, ...]) -> Iterator[State]:
    """What a candidate seems to be to records, which are named by their ids: numbers may change."""
    for each in made:
        for table in ("deadline", "event"):
            query = f"SELECT id FROM {table} WHERE number = ?"
            if row := db.execute(query, (each.number,)).fetchone():
                tie = {"tie": each.tie, "record": row[0], "verdict": each.verdict}
                yield {name: value for name, value in tie.items() if value}


def _differs(stored: State, state: State) -> bool:
    """Whether a stored candidate is read otherwise now."""
    return {name: value for name, value in stored.items() if name not in _OWN} != state
