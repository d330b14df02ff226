"""What only all staged records together can tell: doubles, lost references, chains and loops.

Each finding makes a conflict, or is settled as whoever merges has said; what refers to a record
that is left out is left out too, so that it is looked for until nothing more is found.
"""

import sqlite3
from collections.abc import Iterator

from tracker.core.anchors import loop
from tracker.core.chain import unfit
from tracker.core.standing import judgement_of
from tracker.errors import RecordRefused
from tracker.store.bringing import number, put_rows
from tracker.store.cases import CHAINING, cases, chunks, event_rows
from tracker.store.change import set_clock
from tracker.store.conflicts import ONLY_OURS
from tracker.store.kinds import KINDS
from tracker.store.lacking import came_with, lost
from tracker.store.leaving import GONE, decline, hold, is_noted, refuse
from tracker.store.merging import Meeting
from tracker.store.opening import private
from tracker.store.referring import Reference, references, referring
from tracker.store.rhythm import Rhythm, restage, rhythms
from tracker.store.settling import uniques
from tracker.store.state import delete, load
from tracker.store.walking import travelling

DOUBLE = f"recorded on both sides, each time with what belongs to it: {ONLY_OURS}"
NEEDED = f"removed there, referred to here: {ONLY_OURS}"
BRANCHED = f"its chain would branch or loop: {ONLY_OURS}"
MUTUAL = f"each would be a duplicate of the other: {ONLY_OURS}"
LOOPED = f"events would hang on one another: {ONLY_OURS}"


def untangle(meeting: Meeting) -> None:
    """Leave staged only what the store will take, whole."""
    _doubles(meeting)
    while any([_needed(meeting), lost(meeting), came_with(meeting)]) or _tried(meeting):
        pass


def take_rows_away(db: sqlite3.Connection) -> None:
    """Take what is to go out of its tables."""
    for kind, key in db.execute("SELECT kind, id FROM staged.gone").fetchall():
        if kind == "deadline":
            set_clock(db, key, None)
        delete(db, kind, key)


def _doubles(meeting: Meeting) -> None:
    """Where both made what only one record may be, the one that nothing belongs to gives way.

    If that is so of both, it is the one whose id is greater.
    """
    db = meeting.db
    with private(meeting.other.path) as theirs:
        for kind in travelling():
            for columns in list(uniques(db, kind)):
                for new, old in _doubled(db, kind, columns):
                    bare = _bare(db, kind, old), _bare(theirs, kind, new)
                    _settle_double(meeting, kind, old, new, bare)


def _doubled(db: sqlite3.Connection, kind: str, columns: list[str]) -> list[tuple[str, str]]:
    """Their record and ours, where both have the same in these columns."""
    table, key = KINDS[kind].table, KINDS[kind].key
    same = " AND ".join(f't."{column}" = o."{column}"' for column in columns)
    return db.execute(
        f"SELECT t.{key}, o.{key} FROM staged.{table} t JOIN main.{table} o ON {same}"
        f" WHERE o.{key} <> t.{key} AND NOT {GONE.format(kind, f'o.{key}')}"
    ).fetchall()


def _bare(db: sqlite3.Connection, kind: str, key: str) -> bool:
    """Whether a record is as it was made, and nothing refers to it."""
    query = "SELECT count(*) FROM journal WHERE kind = ? AND id = ?"
    (rows,) = db.execute(query, (kind, key)).fetchone()
    return rows == 1 and next(referring(db, kind, key), None) is None


def _settle_double(
    meeting: Meeting, kind: str, old: str, new: str, bare: tuple[bool, bool]
) -> None:
    if bare[0] and (not bare[1] or new < old):
        state = load(meeting.db, kind, old)
        assert state is not None
        meeting.take_away(kind, old, state)
        meeting.decide(kind, old, "double", None)
        meeting.instead[kind, new] = old
    elif bare[1]:
        decline(meeting, kind, new, "double")
    else:
        refuse(meeting, kind, new, DOUBLE)


def _needed(meeting: Meeting) -> bool:
    """Find what is to go although something that stays refers to it."""
    db = meeting.db
    found = {(each.target, key) for each in references(db) for key in _still_named(db, each)}
    for kind, key in sorted(found):
        refuse(meeting, kind, key, NEEDED)
    return bool(found)


def _still_named(db: sqlite3.Connection, each: Reference) -> list[str]:
    """What is to go of those that records in this way refer to, which stay or are staged."""
    if each.kind not in travelling():
        return []
    rows = db.execute(
        f'SELECT x.id FROM staged.gone x JOIN main.{each.table} t ON t."{each.column}" = x.id'
        f" WHERE x.kind = '{each.target}' AND NOT {GONE.format(each.kind, f't.{each.home}')}"
        " AND NOT EXISTS (SELECT 1 FROM staged.given s"
        f" WHERE s.kind = '{each.kind}' AND s.id = t.{each.home})"
        f" UNION SELECT x.id FROM staged.gone x JOIN staged.{each.table} t"
        f" ON t.\"{each.column}\" = x.id WHERE x.kind = '{each.target}'"
    )
    return [id for (id,) in rows.fetchall()]


def _tried(meeting: Meeting) -> bool:
    """Put everything into the copy, and look at what only comes of it; the copy stays as it is."""
    db = meeting.db
    db.execute("SAVEPOINT trial")
    try:
        next_number, _ = number(db)
        take_rows_away(db)
        put_rows(db, next_number)
        found = [*_unfit(db), *_looping(db), *_mutual(db)]
        irregular = list(rhythms(db))
    finally:
        db.execute("ROLLBACK TO trial")
        db.execute("RELEASE trial")
    for kind, key, reason in found:
        refuse(meeting, kind, key, reason)
    return bool(found) or any(_keep_time(meeting, each) for each in irregular)


def _keep_time(meeting: Meeting, rhythm: Rhythm) -> bool:
    """Leave instances beyond a gap out; where there is none, have the rule note its newest.

    Gives whether there was anything to be done.
    """
    staged = [key for key in rhythm.beyond if is_noted(meeting.db, "given", "deadline", key)]
    for key in staged:
        if meeting.settling.side("deadline", key) == "ours":
            decline(meeting, "deadline", key, "ours")
        else:
            hold(meeting, "deadline", key, "recurrence")
    if rhythm.beyond or is_noted(meeting.db, "conflict", "recurrence", rhythm.state["id"]):
        return bool(staged)
    state = restage(meeting.db, rhythm.state)
    if state is not None:
        meeting.restage("recurrence", state)
    return True


def _unfit(db: sqlite3.Connection) -> Iterator[tuple[str, str, str]]:
    """Their links that chains of ours have no room for, and verdicts that make such links count."""
    links = {
        (new, old): id
        for id, new, old in db.execute(
            f"SELECT id, new, old FROM staged.link WHERE kind IN {CHAINING}"
        )
    }
    verdicts = dict(
        db.execute(
            "SELECT deadline, id FROM staged.verdict WHERE outcome = 'reopened' UNION"
            " SELECT json_extract(text, '$.removed.deadline'), id FROM staged.gone"
            " WHERE kind = 'verdict'"
        ).fetchall()
    )
    seen: set[str] = set()
    for chunk in chunks(sorted({*(old for _, old in links), *verdicts})):
        for case in cases(db, chunk):
            try:
                guilty = [("link", links[ends]) for ends in unfit(case, links.keys())]
            except RecordRefused:
                ends = {case.deadline.id, *(each.new.id for each in case.links)}
                guilty = [("verdict", verdicts[id]) for id in sorted(ends & verdicts.keys())]
            for kind, id in guilty:
                if id not in seen:
                    seen.add(id)
                    yield kind, id, BRANCHED


def _mutual(db: sqlite3.Connection) -> Iterator[tuple[str, str, str]]:
    """Their verdicts by which all of several deadlines are but duplicates: none would be left."""
    rows = db.execute(
        "SELECT id, deadline, same_as FROM staged.verdict WHERE same_as IS NOT NULL ORDER BY id"
    ).fetchall()
    for id, deadline, same_as in rows:
        path, at = {deadline}, _original(db, deadline)
        if at != same_as:
            continue  # it does not count any more
        while at is not None and at not in path:
            path.add(at)
            at = _original(db, at)
        if at == deadline:
            yield "verdict", id, MUTUAL
            return  # the others may be in order without this one


def _original(db: sqlite3.Connection, deadline: str) -> str | None:
    """The deadline that this one is in error as a duplicate of; None if it counts."""
    for case in cases(db, [deadline]):
        verdict = judgement_of(case.verdicts)
        if verdict is not None and verdict.outcome == "in-error":
            return verdict.same_as
    return None


def _looping(db: sqlite3.Connection) -> Iterator[tuple[str, str, str]]:
    """Their rows by which an event hangs on itself."""
    rows = db.execute(
        "SELECT event, max(id) FROM staged.event_standing WHERE anchor_event IS NOT NULL"
        " GROUP BY event ORDER BY event"
    ).fetchall()
    for event, id in rows:
        if loop(event_rows(db, [event]), event):
            yield "event_standing", id, LOOPED
            return  # the others may be in order without this one
