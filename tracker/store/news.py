"""What can have changed since the last `check`: found by the journal and the clock index.

Nothing is walked whole. Days are looked for with one day of doubt on either side, since zones
differ and stated hours end a day early; the core decides each deadline exactly.
"""

import json
import sqlite3
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import NamedTuple

from tracker.core.contradiction import Side
from tracker.core.happening import event_standing
from tracker.core.likeness import Happening, actors, span
from tracker.core.records import Case
from tracker.core.standing import Standing, upheld
from tracker.store.cases import chunks, setting
from tracker.store.chained import head, holds
from tracker.store.hanging import counted_by, hanging
from tracker.store.held import Since, setting_then, state_then, topic_lead_then
from tracker.store.kinds import State, lasting
from tracker.store.memory import recall
from tracker.store.remark import Head
from tracker.store.sources import Behind, event

NAME = "check"
TELLING = {
    "deadline": (),
    "verdict": ("deadline", "outcome"),
    "link": ("new", "old"),
    "event": (),
    "event_standing": ("event",),
    "citation": ("deadline", "verdict"),
    "topic": ("lead",),
    "setting": (),
    "calendar": (),
}
"""The kinds of record by which there may be news, and what has to be read of each."""


class Seen(NamedTuple):
    """Up to where a run read: the newest journal row, its hash, and the aware instant."""

    seq: int
    hash: str
    at: datetime

    def value(self) -> State:
        """As it is remembered."""
        return {"seq": self.seq, "hash": self.hash, "at": self.at.astimezone(UTC).isoformat()}


def seen_now(db: sqlite3.Connection, now: datetime) -> Seen:
    """The newest journal row, seen at the instant `now`."""
    return Seen(*head(db), now)


def remembered(db: sqlite3.Connection) -> State | None:
    """What the last run remembered, as it stands; None if none did."""
    try:
        return recall(db, NAME)
    except ValueError:  # bits that rotted
        return {}


def as_seen(db: sqlite3.Connection, value: State) -> Seen | None:
    """What was remembered, if this store's journal has the row that it names; else None."""
    try:
        seen = Seen(value["seq"], value["hash"], datetime.fromisoformat(value["at"]))
        held = holds(db, Head(seen.seq, seen.hash))
    except (KeyError, TypeError, ValueError, OverflowError, sqlite3.ProgrammingError):
        return None
    return seen if held and seen.at.tzinfo is not None else None


def replaces(db: sqlite3.Connection, seen: Seen, read: State | None) -> bool:
    """Whether `seen` is to take the place of what is remembered now; `read` is what this run read.

    Not when another run remembered something meanwhile that this one does not cover: what it says
    twice is a nuisance, what it never says is lost.
    """
    value = remembered(db)
    if value == read or value is None:
        return True
    other = as_seen(db, value)
    return other is None or (other.seq <= seen.seq and other.at <= seen.at)


def since(db: sqlite3.Connection, seen: Seen) -> Since:
    """The records written by journal rows after the one seen, with what has to be read of them."""
    found: dict[str, dict[str, State]] = {kind: {} for kind in TELLING}
    query = "SELECT kind, id, state FROM journal WHERE seq > ? ORDER BY seq"
    for kind, id, state in db.execute(query, (seen.seq,)):
        if fields := TELLING.get(kind):
            whole = lasting(json.loads(state))
            found[kind][id] = {field: whole[field] for field in fields if field in whole}
        elif kind in TELLING:
            found[kind][id] = {}
    return found


def changed(db: sqlite3.Connection, new: Since, seen: Seen, now: datetime) -> list[str]:
    """The ids of the deadlines that may stand otherwise at `now` than when `seen` was."""
    ids = set(new["deadline"]) | {state["deadline"] for state in new["verdict"].values()}
    ids |= {state[end] for state in new["link"].values() for end in ("new", "old")}
    ids |= hanging(db, {state["event"] for state in new["event_standing"].values()})
    ids |= counted_by(db, new["calendar"])
    low, high = _doubt(seen.at, -1), _doubt(now, 1)
    ids |= _crossed(db, low, high) | _known(db, low, high) | _led(db, new, seen.seq, low, high)
    return sorted(ids | _among(db, "SELECT old FROM link WHERE new IN ({})", ids))


def _crossed(db: sqlite3.Connection, low: date, high: date) -> set[str]:
    """The deadlines whose lead, review, last day or tolerance ends between these days."""
    found: set[str] = set()
    for condition in ("due_from BETWEEN ? AND ?", "tolerated BETWEEN ? AND ?", _SOFT):
        query = f"SELECT deadline FROM clock WHERE {condition}"
        found |= _ids(db, query, low.toordinal(), high.toordinal())
    return found


_SOFT = "last < tolerated AND last BETWEEN ? AND ?"


def _known(db: sqlite3.Connection, low: date, high: date) -> set[str]:
    """The deadlines of which something became known between these days, whenever recorded.

    Where it still was the day before at the last run, it was not to be seen yet.
    """
    found: set[str] = set()
    for query in (
        "SELECT deadline FROM verdict WHERE known BETWEEN ? AND ?",
        "SELECT old FROM link WHERE known BETWEEN ? AND ?",
        "SELECT new FROM link WHERE known BETWEEN ? AND ?",
    ):
        found |= _ids(db, query, low.isoformat(), high.isoformat())
    query = "SELECT event FROM event_standing WHERE known BETWEEN ? AND ?"
    return found | hanging(db, _ids(db, query, low.isoformat(), high.isoformat()))


def _led(db: sqlite3.Connection, new: Since, seq: int, low: date, high: date) -> set[str]:
    """The deadlines whose lead begins otherwise because a default or a topic's lead changed."""
    found: set[str] = set()
    query = (
        "SELECT c.deadline FROM clock c JOIN deadline d ON d.id = c.deadline"
        " WHERE c.due_from BETWEEN ? AND ? AND d.lead IS NULL"
    )
    lead = int(setting(db, "lead"))
    if "lead" in new["setting"]:
        found |= _ids(db, query, *_shift(low, high, int(setting_then(db, "lead", seq)) - lead))
    for topic, state in new["topic"].items():
        moved = topic_lead_then(db, topic, seq) - state.get("lead", lead)
        if moved:
            found |= _ids(db, f"{query} AND d.topic = ?", *_shift(low, high, moved), topic)
    return found


def _shift(low: date, high: date, days: int) -> tuple[int, int]:
    """Where leads begin now that have begun between the days, or would have by the old lead."""
    first, last = low.toordinal(), high.toordinal()
    return min(first + days, first), max(last + days, last)


def happenings(db: sqlite3.Connection, ids: Iterable[str], today: date) -> list[Happening]:
    """These events as known on `today`, without those that nobody knew of yet, or that are gone."""
    found = []
    for id in sorted(_among(db, "SELECT id FROM event WHERE id IN ({})", ids)):
        one = event(db, id)
        row, _ = event_standing(one.happenings, id, today)
        if row is not None:
            found.append(Happening(one.id, one.number, one.title, one.kind, one.parties, row))
    return found


def touched_events(new: Since) -> set[str]:
    """The events that were recorded or changed since, by id; some may be taken away again."""
    return set(new["event"]) | {state["event"] for state in new["event_standing"].values()}


def cited_anew(db: sqlite3.Connection, new: Since) -> set[str]:
    """The deadlines behind which, or behind whose verdicts, there is evidence since."""
    verdicts = {state["verdict"] for state in new["citation"].values() if "verdict" in state}
    found = {state["deadline"] for state in new["citation"].values() if "deadline" in state}
    found |= set(new["deadline"]) | {state["deadline"] for state in new["verdict"].values()}
    return found | _among(db, "SELECT deadline FROM verdict WHERE id IN ({})", verdicts)


def taken(db: sqlite3.Connection, case: Case) -> list[tuple[Behind, str, str | None, Side]]:
    """The sides taken by what stands behind a deadline and behind its verdicts that hold.

    Each with the record, and with its citation where it was added later, those last.
    """
    records: list[tuple[Behind, str]] = [("deadline", case.deadline.id)]
    records += [("verdict", verdict.id) for verdict in upheld(case.verdicts)]
    return [
        (*pair, citation, Side(stance, source))
        for pair in records
        for citation, stance, source in db.execute(_SIDES, pair)
    ]


def taken_then(
    db: sqlite3.Connection,
    found: Iterable[tuple[Behind, str, str | None, Side]],
    new: Since,
    seq: int,
) -> list[Side]:
    """Of these, the sides that were taken already at the journal row `seq`."""
    sides, edited = [], set()
    for kind, record, citation, side in found:
        if citation is not None:
            if citation not in new["citation"]:
                sides.append(side)
        elif record not in new[kind]:
            sides.append(side)
        else:
            edited.add((kind, record))
    for kind, record in edited:
        state = state_then(db, kind, record, seq) or {}
        sides += [
            Side(row.get("stance", "supports"), row["source"]) for row in state.get("sources", ())
        ]
    return sides


_SIDES = """
SELECT e.citation, e.stance, coalesce(s.url, s.title)
FROM evidence e JOIN source s ON s.id = e.source
WHERE e.kind = ? AND e.record = ? ORDER BY e.citation, e.position
"""


def may_be_fulfilled(db: sqlite3.Connection, happening: Happening) -> set[str]:
    """The unclosed deadlines of its parties that had not ended by the event's last day."""
    if happening.row.standing != "happened" or happening.row.last is None:
        return set()
    return _among(
        db,
        "SELECT p.deadline FROM deadline_party p JOIN clock c ON c.deadline = p.deadline"
        " WHERE p.party IN ({}) AND c.tolerated >= ?",
        {party.slug for party in happening.parties},
        happening.row.last.toordinal(),
    )


def may_fulfil(db: sqlite3.Connection, case: Case, found: Standing) -> set[str]:
    """The events that ended within the deadline's window and in which one who has to act was."""
    parties = actors(case)[:1]  # all have to take part, so one is enough to find them
    first, last = span(case, found)
    return _among(
        db,
        "SELECT p.event FROM event_party p JOIN event_standing s ON s.event = p.event"
        " WHERE p.party IN ({}) AND s.standing = 'happened' AND s.last BETWEEN ? AND ?",
        {party.slug for party in parties},
        *(first.isoformat(), last.isoformat()),
    )


def _doubt(at: datetime, days: int) -> date:
    """The day of an instant, moved by the days by which places may differ."""
    number = at.astimezone(UTC).toordinal() + days
    return date.fromordinal(min(max(number, 1), date.max.toordinal()))


def _among(db: sqlite3.Connection, query: str, keys: Iterable[str], *values: object) -> set[str]:
    found: set[str] = set()
    for chunk in chunks(sorted(keys)):
        found |= _ids(db, query.format(", ".join("?" * len(chunk))), *chunk, *values)
    return found


def _ids(db: sqlite3.Connection, query: str, *values: object) -> set[str]:
    return {row[0] for row in db.execute(query, values)}
