"""What only all staged records together can tell: doubles, lost references, chains and loops.

Each finding makes a conflict, or is settled as whoever merges has said; what refers to a record
that is left out is left out too, so that it is looked for until nothing more is found.
"""

import json
import sqlite3
from collections.abc import Iterator
from itertools import chain

from tracker.core.anchors import loop
from tracker.core.chain import unfit
from tracker.core.standing import judgement_of
from tracker.errors import RecordRefused
from tracker.store.bringing import number, put_rows
from tracker.store.cases import CHAINING, cases, chunks, event_rows
from tracker.store.change import set_clock
from tracker.store.conflicts import Conflict, add_conflict
from tracker.store.kinds import KINDS, State, removed
from tracker.store.merging import Meeting, words
from tracker.store.opening import private
from tracker.store.referring import Reference, references, referring
from tracker.store.rhythm import Rhythm, restage, rhythms
from tracker.store.settling import drop, uniques
from tracker.store.state import delete, load
from tracker.store.walking import travelling

DOUBLE = "recorded on both sides, each time with what belongs to it: only --ours settles it"
NEEDED = "removed there, referred to here: only --ours settles it"
MISSED = "removed here, referred to there"
BRANCHED = "its chain would branch or loop: only --ours settles it"
MUTUAL = "each would be a duplicate of the other: only --ours settles it"
LOOPED = "events would hang on one another: only --ours settles it"
_GONE = "EXISTS (SELECT 1 FROM staged.gone g WHERE g.kind = '{}' AND g.id = {})"


def untangle(meeting: Meeting) -> None:
    """Leave staged only what the store will take, whole."""
    _doubles(meeting)
    while any([_needed(meeting), _lost(meeting)]) or _tried(meeting):
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
        f" WHERE o.{key} <> t.{key} AND NOT {_GONE.format(kind, f'o.{key}')}"
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
        _decline(meeting, kind, new, "double")
    else:
        _refuse(meeting, kind, new, DOUBLE)


def _needed(meeting: Meeting) -> bool:
    """Find what is to go although something that stays refers to it."""
    db = meeting.db
    found = {(each.target, key) for each in references(db) for key in _still_named(db, each)}
    for kind, key in sorted(found):
        _refuse(meeting, kind, key, NEEDED)
    return bool(found)


def _still_named(db: sqlite3.Connection, each: Reference) -> list[str]:
    """What is to go of those that records in this way refer to, which stay or are staged."""
    if each.kind not in travelling():
        return []
    rows = db.execute(
        f'SELECT x.id FROM staged.gone x JOIN main.{each.table} t ON t."{each.column}" = x.id'
        f" WHERE x.kind = '{each.target}' AND NOT {_GONE.format(each.kind, f't.{each.home}')}"
        " AND NOT EXISTS (SELECT 1 FROM staged.given s"
        f" WHERE s.kind = '{each.kind}' AND s.id = t.{each.home})"
        f" UNION SELECT x.id FROM staged.gone x JOIN staged.{each.table} t"
        f" ON t.\"{each.column}\" = x.id WHERE x.kind = '{each.target}'"
    )
    return [id for (id,) in rows.fetchall()]


def _lost(meeting: Meeting) -> bool:
    """Find what refers to a record that is neither here nor staged."""
    db = meeting.db
    rows = list(chain.from_iterable(_unknown(db, each) for each in references(db)))
    for kind, key, target, value in rows:
        if _is_noted(db, "conflict", target, value):
            _hold(meeting, kind, key, target)
        elif how := _declined(db, target, value):
            _decline(meeting, kind, key, how)
        else:
            _miss(meeting, kind, key, target, value)
    return bool(rows)


def _unknown(db: sqlite3.Connection, each: Reference) -> list[tuple[str, str, str, str]]:
    if each.kind not in travelling():
        return []
    target = KINDS[each.target]
    column = f't."{each.column}"'
    return db.execute(
        f"SELECT DISTINCT '{each.kind}', t.{each.home}, '{each.target}', {column}"
        f" FROM staged.{each.table} t WHERE {column} IS NOT NULL"
        f" AND NOT EXISTS (SELECT 1 FROM main.{target.table} m WHERE m.{target.key} = {column}"
        f" AND NOT {_GONE.format(each.target, column)})"
        f" AND NOT EXISTS (SELECT 1 FROM staged.{target.table} s WHERE s.{target.key} = {column})"
    ).fetchall()


def _is_noted(db: sqlite3.Connection, table: str, kind: str, key: str) -> bool:
    query = f"SELECT 1 FROM staged.{table} WHERE kind = ? AND id = ?"
    return db.execute(query, (kind, key)).fetchone() is not None


def _declined(db: sqlite3.Connection, kind: str, key: str) -> str | None:
    """How a record was decided to stay out; None if it was not."""
    query = "SELECT command FROM staged.decided WHERE kind = ? AND id = ?"
    row = db.execute(query, (kind, key)).fetchone()
    return row[0].rpartition(" ")[2].removeprefix("--") if row else None


def _miss(meeting: Meeting, kind: str, key: str, target: str, value: str) -> None:
    """A record that was removed here, and that theirs still needs."""
    meeting.settling.meet(target, value)
    match meeting.settling.side(target, value):
        case "theirs":
            _bring_back(meeting, target, value)
        case "ours":
            _decline(meeting, kind, key, "ours")
        case _:
            add_conflict(meeting.db, Conflict(target, value, MISSED))
            _hold(meeting, kind, key, target)


def _bring_back(meeting: Meeting, kind: str, key: str) -> None:
    if not _is_noted(meeting.db, "given", kind, key):
        meeting.stage_new(kind, key, meeting.state_there(kind, key))
        meeting.decide(kind, key, "theirs", None)


def _hold(meeting: Meeting, kind: str, key: str, target: str) -> None:
    """Leave a record out for now."""
    _leave_out(meeting, kind, key)
    meeting.uncarry(kind, key)
    add_conflict(meeting.db, Conflict(kind, key, f"refers to a {target} in conflict", waits=True))


def _decline(meeting: Meeting, kind: str, key: str, how: str) -> None:
    """Leave a record as it is here, for good; where it is new, it counts as taken away."""
    db = meeting.db
    state = load(db, kind, key)
    if state is None:
        query = "SELECT text FROM staged.given WHERE kind = ? AND id = ?"
        row = db.execute(query, (kind, key)).fetchone()
        if row is None:
            return  # by another reference, already
        given: State = json.loads(row[0])
        state = removed({field: value for field, value in given.items() if field != "number"})
    _leave_out(meeting, kind, key)
    db.execute("DELETE FROM staged.gone WHERE kind = ? AND id = ?", (kind, key))
    meeting.decide(kind, key, how, words(state))


def _leave_out(meeting: Meeting, kind: str, key: str) -> None:
    """Don't stage a record; ours stays that would have given way to it."""
    drop(meeting.db, [(kind, key)])
    if old := meeting.instead.pop((kind, key), None):
        meeting.uncarry(kind, old)


def _refuse(meeting: Meeting, kind: str, key: str, reason: str) -> None:
    """Leave out what contradicts others, or what was decided to stay out."""
    meeting.settling.meet(kind, key)
    if meeting.settling.side(kind, key) == "ours":
        _decline(meeting, kind, key, "ours")
        return
    _leave_out(meeting, kind, key)
    meeting.uncarry(kind, key)
    add_conflict(meeting.db, Conflict(kind, key, reason))


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
        _refuse(meeting, kind, key, reason)
    return bool(found) or any(_keep_time(meeting, each) for each in irregular)


def _keep_time(meeting: Meeting, rhythm: Rhythm) -> bool:
    """Leave instances beyond a gap out; where there is none, have the rule note its newest.

    Gives whether there was anything to be done.
    """
    staged = [key for key in rhythm.beyond if _is_noted(meeting.db, "given", "deadline", key)]
    for key in staged:
        if meeting.settling.side("deadline", key) == "ours":
            _decline(meeting, "deadline", key, "ours")
        else:
            _hold(meeting, "deadline", key, "recurrence")
    if rhythm.beyond or _is_noted(meeting.db, "conflict", "recurrence", rhythm.state["id"]):
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
        path, at = {deadline}, same_as
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
