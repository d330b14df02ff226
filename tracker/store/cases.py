"""Deadlines read with all that decides where they stand."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, time
from typing import TYPE_CHECKING, Any, cast

from tracker.core.records import (
    Anchor,
    Case,
    Deadline,
    EventRow,
    Link,
    Party,
    Relation,
    Verdict,
)
from tracker.core.standing import in_error
from tracker.store.settings import default

if TYPE_CHECKING:
    from tracker.core.imported import Counting

CHUNK = 500  # ids a query; SQLite takes 999 parameters everywhere

_DEADLINE = """
SELECT d.id, d.number, d.title, d.criterion, d.kind, d.role, d.firmness, d.said_first, d.said,
    coalesce(d.zone, :zone), d.phrase, d.first, d.last, d.hour, d.by_hand, d.tolerance, d.loose,
    d.precision, d.relation, d.hedge, d.anchor_words, d.anchor_offset, d.anchor_event,
    d.anchor_calendar, d.anchor_end, (SELECT title FROM event WHERE id = d.anchor_end), d.rule,
    d.sentence, d.topic, coalesce(d.lead, t.lead, :lead), d.review, d.confidence
FROM deadline d LEFT JOIN topic t ON t.slug = d.topic
WHERE d.id IN ({})
"""
_VERDICT = """
SELECT deadline, id, outcome, happened, known, missing, reason, searched, closed, review, event,
    same_as, voids, note, confidence
FROM verdict WHERE deadline IN ({}) ORDER BY known, recorded, id
"""
_PARTIES = """
SELECT dp.deadline, dp.part, p.slug, p.name
FROM deadline_party dp JOIN party p ON p.slug = dp.party
WHERE dp.deadline IN ({}) ORDER BY dp.position
"""
_EVENT_ROWS = """
SELECT event, standing, first, last, precision, known, note, anchor_event, anchor_relation,
    anchor_offset, anchor_calendar, (SELECT title FROM event WHERE id = anchor_event)
FROM event_standing WHERE event IN ({}) ORDER BY known, recorded, id
"""
# The events of a query, and those that hang on them; the deadlines that hang on any of these.
ABOVE = """
WITH RECURSIVE moved (event) AS (
    {}
    UNION SELECT s.event FROM moved JOIN event_standing s ON s.anchor_event = moved.event
)
"""
MOVED = f"""{ABOVE}
SELECT d.id FROM moved JOIN deadline d ON d.anchor_event = moved.event
UNION SELECT d.id FROM moved JOIN deadline d ON d.anchor_end = moved.event
"""
# The links of consequences by their ends, and by later announcements of the demand.
HALVES = """
WITH RECURSIVE given (id) AS (SELECT id FROM deadline WHERE id IN ({})),
earlier (id) AS (
    SELECT id FROM given
    UNION SELECT l.old FROM link l JOIN earlier e ON l.new = e.id AND l.kind = 'same'
)
SELECT old, new, known FROM link
WHERE kind = 'consequence' AND (old IN earlier OR new IN given)
ORDER BY known, recorded, id
"""
CHAINING = ("same", "different")
"""The kinds of link that make chains; the others tie two deadlines and move neither."""
_LINKS = (
    f"SELECT id, kind, known, new, old, note FROM link WHERE kind IN {CHAINING} AND {{}} IN ({{}})"
)


def setting(db: sqlite3.Connection, key: str) -> str:
    """The value of a setting: as stored, else its default."""
    row = db.execute("SELECT value FROM setting WHERE key = ?", (key,)).fetchone()
    return str(row[0]) if row else default(key)


def chunks(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """The ids in pieces that one query takes."""
    for start in range(0, len(ids), CHUNK):
        yield ids[start : start + CHUNK]


def cases(db: sqlite3.Connection, ids: Sequence[str]) -> list[Case]:
    """The cases of these deadlines, in the order of `ids`."""
    links = _links(db, ids)
    members = sorted({*ids, *(row[3] for row in links), *(row[4] for row in links)})
    deadlines = _deadlines(db, members)
    verdicts = _verdicts(db, members)
    void = {id for id, given in verdicts.items() if in_error(given)}
    tied = by_chain(
        Link(kind, _day(known), deadlines[new], deadlines[old], bool({new, old} & void), note)
        for _, kind, known, new, old, note in links
    )
    anchors = [deadline.anchor for deadline in deadlines.values() if deadline.anchor]
    events = {event for anchor in anchors for event in (anchor.event, anchor.end) if event}
    happenings = event_rows(db, sorted(events))
    return [
        Case(
            deadlines[id],
            tuple(verdicts[id]),
            tuple(tied.get(id, ())),
            happenings,
        )
        for id in ids
        if id in deadlines
    ]


def in_ultimatums(db: sqlite3.Connection, ids: Sequence[str]) -> bool:
    """Whether any of these deadlines is a demand, a later announcement of one, or a consequence."""
    query = "SELECT 1 FROM link WHERE kind = 'consequence' AND old > '' LIMIT 1"
    if not db.execute(query).fetchone():  # as in most stores
        return False
    return bool(many(db, HALVES, ids))


def event_rows(db: sqlite3.Connection, events: Sequence[str]) -> dict[str, tuple[EventRow, ...]]:
    """What became known of these events, oldest first, and of those on which they hang."""
    found: dict[str, list[EventRow]] = {}
    frontier = events
    while frontier:
        found |= {event: [] for event in frontier}
        above: set[str] = set()
        for event, *row in many(db, _EVENT_ROWS, frontier):
            known = _event_row(db, row)
            found[event].append(known)
            if known.anchor and known.anchor.event:
                above.add(known.anchor.event)
        frontier = sorted(above - found.keys())
    return {event: tuple(given) for event, given in found.items() if given}


def _event_row(db: sqlite3.Connection, row: list[Any]) -> EventRow:
    standing, first, last, precision, known, note, event, relation, offset, calendar, words = row
    anchor = None
    if event is not None:
        anchor = Anchor(words, offset, relation, event, _counting(db, calendar))
    days = _day_or_none(first), _day_or_none(last)
    return EventRow(standing, *days, precision, _day(known), note, anchor)


def _counting(db: sqlite3.Connection, name: str | None) -> "Counting":
    """By what working days are counted that hang on an event."""
    if name is None:
        return ""
    from tracker.store.calendars import counting  # few windows count working days

    return counting(db, [name])[name]


def _links(db: sqlite3.Connection, ids: Sequence[str]) -> list[tuple[Any, ...]]:
    """The links of the whole chains that these deadlines belong to."""
    found: dict[str, tuple[Any, ...]] = {}
    reached, frontier = set(ids), list(ids)
    while frontier:
        rows = [
            row for end in ("new", "old") for row in many(db, _LINKS.format(end, "{}"), frontier)
        ]
        found |= {row[0]: row for row in rows}
        frontier = sorted({id for row in rows for id in row[3:5]} - reached)
        reached |= set(frontier)
    return list(found.values())


def by_chain(links: Iterable[Link]) -> dict[str, list[Link]]:
    """For each deadline, the links of its own chain: what other cases hold does not slow it."""
    chain_of: dict[str, list[Link]] = {}
    for link in links:
        merged = [*chain_of.get(link.new.id, ()), *chain_of.get(link.old.id, ()), link]
        merged = list({(tie.new.id, tie.old.id): tie for tie in merged}.values())
        for id in {end.id for tie in merged for end in (tie.new, tie.old)}:
            chain_of[id] = merged
    return chain_of


def _deadlines(db: sqlite3.Connection, ids: Sequence[str]) -> dict[str, Deadline]:
    parties = defaultdict(list)
    for id, part, slug, name in many(db, _PARTIES, ids):
        parties[id, part].append(Party(slug, name))
    defaults = {"lead": int(setting(db, "lead")), "zone": setting(db, "zone")}
    found = {}
    for chunk in chunks(ids):
        names = {f"id{n}": id for n, id in enumerate(chunk)}
        query = _DEADLINE.format(", ".join(f":{name}" for name in names))
        for row in db.execute(query, defaults | names).fetchall():
            id = row[0]
            people = tuple(parties[id, "speaker"]), tuple(parties[id, "bound"])
            found[id] = _deadline(row, *people, _anchor(db, row[20:26], row[18]))
    return found


def _anchor(db: sqlite3.Connection, row: tuple[Any, ...], relation: str | None) -> Anchor | None:
    words, offset, event, calendar, end, end_words = row
    if not words:
        return None
    tie = cast(Relation, relation or "after")
    return Anchor(words, offset, tie, event, _counting(db, calendar), end, end_words)


def _deadline(
    row: tuple[Any, ...],
    speakers: tuple[Party, ...],
    bounds: tuple[Party, ...],
    anchor: Anchor | None,
) -> Deadline:
    (id, number, title, criterion, kind, role, firmness, said_first, said, zone, phrase) = row[:11]
    (first, last, hour, by_hand, tolerance, loose, precision, relation, hedge) = row[11:20]
    (rule, sentence, topic, lead, review, confidence) = row[26:]
    return Deadline(
        id=id,
        number=number,
        title=title,
        criterion=criterion,
        kind=kind,
        role=role,
        firmness=firmness,
        said_first=_day_or_none(said_first),
        said=_day(said),
        zone=zone,
        phrase=phrase,
        first=_day_or_none(first),
        last=_day_or_none(last),
        hour=time.fromisoformat(hour) if hour else None,
        by_hand=bool(by_hand),
        tolerance=tolerance,
        loose=bool(loose),
        precision=precision,
        relation=relation,
        hedge=hedge,
        anchor=anchor,
        rule=rule,
        sentence=sentence,
        topic=topic,
        lead=lead,
        review=_day_or_none(review),
        confidence=confidence,
        speakers=speakers,
        bounds=bounds,
    )


def _verdicts(db: sqlite3.Connection, ids: Sequence[str]) -> defaultdict[str, list[Verdict]]:
    found = defaultdict(list)
    for row in many(db, _VERDICT, ids):
        id, verdict_id, outcome, happened, known, missing, reason, searched, closed = row[:9]
        review, event, same_as, voids, note, confidence = row[9:]
        found[id].append(
            Verdict(
                *(verdict_id, outcome, _day_or_none(happened), _day(known), missing, reason),
                *(searched, _day_or_none(closed), _day_or_none(review), event, same_as),
                *(voids, note, confidence),
            )
        )
    return found


def many(db: sqlite3.Connection, query: str, ids: Sequence[str]) -> list[tuple[Any, ...]]:
    """The rows of `query`, whose {} takes the ids, in the order of the query within a chunk."""
    rows: list[tuple[Any, ...]] = []
    for chunk in chunks(ids):
        rows += db.execute(query.format(", ".join("?" * len(chunk))), chunk).fetchall()
    return rows


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _day_or_none(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
