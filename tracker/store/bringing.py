"""Bringing in records that were staged: all of them in the change that calls, in bulk.

What the tables require was looked at on the way in, by the same SQL. Rows are copied, journal rows
chained, and index rows written, for all records of a kind at a time: one by one they cost several
times as much.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from operator import itemgetter

from tracker.core.anchors import loop
from tracker.core.chain import check_chain
from tracker.core.clock import dated_row
from tracker.errors import RecordRefused
from tracker.store import indexing
from tracker.store.cases import CHAINING, cases, chunks, event_rows, setting
from tracker.store.chained import newest
from tracker.store.find import NUMBER, TAKEN
from tracker.store.kinds import KINDS, OPEN_NUMBER, SEQUENCES, Kind, State
from tracker.store.making import STORE_ID
from tracker.store.staging import Fault
from tracker.store.state import quoted_names
from tracker.store.structure import expected
from tracker.store.walking import travelling

_NEW, _CHANGED = "new", "changed"
_WHICH = "SELECT id FROM staged.given WHERE kind = '{}' AND what = '{}'"
_KEEPER = "journal_loses_none"


Next = dict[str, int]
"""The next number of each kind that has them; those of one sequence have the same."""


class Moved(RecordRefused):
    """Somebody changed the store since the file was compared with it: compare again."""


class Refused(RecordRefused):
    """Rows that the store as a whole does not allow."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("; ".join(fault.wants for fault in faults))
        self.faults = faults


def refuse_moved(db: sqlite3.Connection) -> None:
    """Raise Moved unless each staged record is new to the store, or changes what was read."""
    for kind in travelling():
        shape = KINDS[kind]
        new = f"SELECT 1 FROM {shape.table} WHERE {shape.key} IN ({_WHICH.format(kind, _NEW)})"
        moved = db.execute(f"{new} LIMIT 1").fetchone()
        if not moved and not shape.appended:
            moved = db.execute(
                f"SELECT 1 FROM staged.given g JOIN staged.{shape.table} s ON s.{shape.key} = g.id"
                f" LEFT JOIN main.{shape.table} m ON m.{shape.key} = g.id"
                f" WHERE g.kind = '{kind}' AND g.what = '{_CHANGED}'"
                " AND m.version + 1 IS NOT s.version LIMIT 1"
            ).fetchone()
        if moved:
            raise Moved(f"a {kind} was changed meanwhile")


def number(db: sqlite3.Connection) -> tuple[Next, int]:
    """Settle which numbers are open; gives the next ones, and how many were taken by others.

    A number that another record of the store has becomes an open one.
    """
    (count,) = db.execute("SELECT coalesce(max(nth), 0) FROM staged.given").fetchone()
    before = count
    following: Next = {}
    for kinds in SEQUENCES:
        taken = " UNION ALL ".join(
            f"SELECT number, id FROM {KINDS[kind].table} UNION ALL"
            f" SELECT {NUMBER}, id FROM main.journal WHERE kind = '{kind}' AND {TAKEN}"
            for kind in kinds
        )
        for kind in kinds:
            count = _open_clashing(db, kind, taken, count)
        following |= dict.fromkeys(kinds, 1 + _highest(db, kinds))
    return following, count - before


def _highest(db: sqlite3.Connection, kinds: Iterable[str]) -> int:
    """The highest number of these kinds, here and staged; each by its index."""
    queries = [
        query
        for kind in kinds
        for query in (
            f"SELECT max(number) FROM {KINDS[kind].table}",
            f"SELECT max({NUMBER}) FROM main.journal WHERE kind = '{kind}' AND {TAKEN}",
            f"SELECT max(number) FROM staged.{KINDS[kind].table} WHERE number < {OPEN_NUMBER}",
        )
    ]
    return max(db.execute(query).fetchone()[0] or 0 for query in queries)


def _open_clashing(db: sqlite3.Connection, kind: str, taken: str, count: int) -> int:
    """Open the numbers of new records that others have, who are `taken`; gives how many are open.

    `count` are open already.
    """
    table = KINDS[kind].table
    rows = db.execute(
        f"SELECT s.id, s.number FROM staged.{table} s JOIN staged.given g"
        f" ON g.kind = '{kind}' AND g.id = s.id AND g.what = '{_NEW}'"
        f" JOIN ({taken}) t ON t.number = s.number AND t.id <> s.id"
    ).fetchall()
    for id, old in rows:
        count += 1
        opened = OPEN_NUMBER + count
        db.execute(f"UPDATE staged.{table} SET number = ? WHERE id = ?", (opened, id))
        db.execute(
            "UPDATE staged.given SET nth = ?, text = replace(text, ?, ?) WHERE kind = ? AND id = ?",
            (count, f',"number":{old},', f',"number":{opened},', kind, id),
        )
    return count


def put_rows(db: sqlite3.Connection, next_number: Next) -> None:
    """Copy the rows of all new and changed records into their tables."""
    db.execute("PRAGMA defer_foreign_keys = ON")  # records may name later ones; COMMIT looks
    db.execute("PRAGMA ignore_check_constraints = ON")  # the staged tables have the same ones
    try:
        _put_rows(db, next_number)
    finally:
        db.execute("PRAGMA ignore_check_constraints = OFF")


def _put_rows(db: sqlite3.Connection, next_number: Next) -> None:
    db.execute(
        "INSERT INTO main.content (sha256, media, text, words) SELECT sha256, media, text, words"
        " FROM staged.content s WHERE EXISTS (SELECT 1 FROM staged.copy c"
        " WHERE c.sha256 = s.sha256 AND c.media = s.media) ON CONFLICT DO NOTHING"
    )
    for kind in travelling():
        shape = KINDS[kind]
        changed = db.execute(f"{_WHICH.format(kind, _CHANGED)} LIMIT 1").fetchone()
        if changed:
            _update(db, kind, shape)
        for table, key in {shape.table: shape.key, **_children(shape)}.items():
            columns = _columns(db, table)
            below = next_number.get(kind, 1) - 1
            numbers = (
                f"CASE WHEN number > {OPEN_NUMBER} THEN number - {OPEN_NUMBER} + {below}"
                " ELSE number END"
            )
            picked = ", ".join(numbers if c == "number" else f's."{c}"' for c in columns)
            query = f"SELECT {picked} FROM staged.{table} s"
            if changed and table == shape.table:  # else all that is staged comes in
                query += f" WHERE s.{key} IN ({_WHICH.format(kind, _NEW)})"
            db.execute(f"INSERT INTO main.{table} ({quoted_names(columns)}) {query}")


def _update(db: sqlite3.Connection, kind: str, shape: Kind) -> None:
    which = _WHICH.format(kind, _CHANGED)
    columns = [column for column in _columns(db, shape.table) if column != shape.key]
    names = quoted_names(columns)
    db.execute(
        f"UPDATE main.{shape.table} SET ({names}) = (SELECT {names} FROM staged.{shape.table} s"
        f" WHERE s.{shape.key} = main.{shape.table}.{shape.key}) WHERE {shape.key} IN ({which})"
    )
    for table, home in _children(shape).items():
        db.execute(f"DELETE FROM main.{table} WHERE {home} IN ({which})")


def _children(shape: Kind) -> dict[str, str]:
    return {child.table: child.home for child in shape.children}


def _columns(db: sqlite3.Connection, table: str) -> list[str]:
    return [row[1] for row in db.execute(f"PRAGMA main.table_info({table})")]


def told(db: sqlite3.Connection, next_number: Next) -> Iterator[tuple[str, str, str]]:
    """Kind, key and state of each new or changed record, in the order of the file."""
    query = (
        "SELECT kind, id, text, nth FROM staged.given"
        f" WHERE what IN ('{_NEW}', '{_CHANGED}') ORDER BY seq"
    )
    for kind, id, text, nth in db.execute(query):
        yield kind, id, numbered(kind, text, nth, next_number)


def numbered(kind: str, text: str, nth: int | None, next_number: Next) -> str:
    """The state of a record with the number that it gets, if that was open; `nth` counts those."""
    if nth is None:
        return text
    opened = f',"number":{OPEN_NUMBER + nth},'
    return text.replace(opened, f',"number":{next_number[kind] - 1 + nth},', 1)


def take_out(db: sqlite3.Connection) -> None:
    """Take the records that will change out of the search index, by the text they still have."""
    query = "SELECT kind, id FROM staged.given WHERE what = ?"
    for kind, id in db.execute(query, (_CHANGED,)).fetchall():
        indexing.take_out(db, kind, id)


def put_in(db: sqlite3.Connection, first: int, last: int) -> None:
    """Put all records into the search index; journal rows `first` to `last` are theirs.

    One that is new again, after it was taken away, stands there by its first row of all.
    """
    indexing.put_in_new(db, first, last)
    query = (
        "SELECT kind, id FROM staged.given g WHERE what = ? OR what = ? AND EXISTS"
        " (SELECT 1 FROM journal j WHERE j.kind = g.kind AND j.id = g.id AND j.seq < ?)"
    )
    for kind, id in db.execute(query, (_CHANGED, _NEW, first)).fetchall():
        indexing.put_in(db, kind, id)


# New deadlines that have a last day, and whether they are closed: by their one verdict, unless
# somebody only looked or it was reopened, or by the one later announcement that came in time.
_SOLE = f"""
SELECT d.id, d.said, d.last, d.tolerance, coalesce(d.lead, t.lead, :lead),
    EXISTS (SELECT 1 FROM verdict WHERE deadline = d.id)
        OR EXISTS (SELECT 1 FROM link WHERE old = d.id AND kind IN {CHAINING})
FROM staged.given g JOIN deadline d ON d.id = g.id LEFT JOIN topic t ON t.slug = d.topic
WHERE g.kind = 'deadline' AND g.what = 'new' AND d.anchor_words IS NULL AND d.last IS NOT NULL
    AND coalesce((SELECT count(*) < 2 AND max(outcome) NOT IN ('looked', 'reopened')
        FROM verdict WHERE deadline = d.id), 1)
    AND (EXISTS (SELECT 1 FROM verdict WHERE deadline = d.id)
        OR (SELECT count(*) FROM link WHERE old = d.id AND kind IN {CHAINING}) < 2
        AND NOT EXISTS (SELECT 1 FROM link l JOIN deadline n ON n.id = l.new
            WHERE l.old = d.id AND l.kind IN {CHAINING}
            AND (n.said <= date(d.last, '+' || d.tolerance || ' days') IS NOT TRUE
                OR EXISTS (SELECT 1 FROM verdict WHERE deadline = n.id
                    AND outcome = 'in-error'))))
"""
_PIECE = 5_000
_TOLERATED = 3  # its place in a row of the clock
_REST = """
SELECT kind, text FROM staged.given g WHERE what IN ('new', 'changed')
    AND NOT (kind = 'deadline' AND id IN (SELECT id FROM staged.wound))
    AND NOT (kind = 'verdict' AND EXISTS (SELECT 1 FROM staged.verdict v
        WHERE v.id = g.id AND v.deadline IN (SELECT id FROM staged.wound)))
    AND NOT (kind = 'link' AND EXISTS (SELECT 1 FROM staged.link l WHERE l.id = g.id
        AND l.old IN (SELECT id FROM staged.wound) AND l.new IN (SELECT id FROM staged.wound)))
    AND kind NOT IN ('party', 'source', 'event', 'note')
"""


def wind_new(db: sqlite3.Connection) -> None:
    """Write the clock rows of new deadlines that a look at their neighbours settles."""
    db.execute(f"INSERT INTO staged.wound {_SOLE}", {"lead": int(setting(db, "lead"))})
    rows = db.execute("SELECT id, said, last, tolerance, lead FROM staged.wound WHERE NOT closed")
    tally: Counter[int] = Counter()
    clock = cache(_clock)  # a few thousand days, and many deadlines
    while found := rows.fetchmany(_PIECE):
        written = [(row[0], *clock(*row[1:])) for row in found]
        tally.update(map(itemgetter(_TOLERATED), written))
        db.executemany(
            "INSERT INTO clock (deadline, due_from, last, tolerated, span_class)"
            " VALUES (?, ?, ?, ?, ?)",
            written,
        )
    db.executemany(
        "INSERT INTO tally (tolerated, n) VALUES (?, ?)"
        " ON CONFLICT (tolerated) DO UPDATE SET n = n + excluded.n",
        tally.items(),
    )


def _clock(said: str, last: str, tolerance: int, lead: int) -> tuple[int, int, int, int]:
    row = dated_row(_number(said), _number(last), tolerance, lead)
    return row.due_from, row.last, row.tolerated, row.span_class


def _number(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def rest(db: sqlite3.Connection) -> Iterator[tuple[str, State]]:
    """Kind and state of the records that may move clock rows which `wind_new` has not written."""
    for kind, text in db.execute(_REST).fetchall():
        yield kind, json.loads(text)


_BACKWARDS = f"""
SELECT 1 FROM link l JOIN deadline n ON n.id = l.new JOIN deadline o ON o.id = l.old
WHERE l.kind IN {CHAINING} AND (n.said, n.number) <= (o.said, o.number) LIMIT 1
"""
_CROWDED = f"""
(SELECT count(*) FROM link WHERE old = s.old AND kind IN {CHAINING}) > 1
OR (SELECT count(*) FROM link WHERE new = s.new AND kind IN {CHAINING}) > 1
"""


def refuse_chains(db: sqlite3.Connection) -> None:
    """Raise Refused for a link that loops, or gives a deadline a second neighbour on one side.

    Where each link leads to what was said later none loops, and only crowded ends are looked at.
    """
    looked_at = "1" if db.execute(_BACKWARDS).fetchone() else _CROWDED
    rows = db.execute(
        "SELECT s.old, max(g.line), g.id FROM staged.given g JOIN staged.link s ON s.id = g.id"
        f" WHERE g.kind = 'link' AND s.kind IN {CHAINING} AND ({looked_at}) GROUP BY s.old"
        " UNION ALL"  # what was in error may count again, and its links with it
        " SELECT s.deadline, g.line, g.id FROM staged.given g JOIN staged.verdict s ON s.id = g.id"
        " WHERE g.kind = 'verdict' AND s.outcome = 'reopened'"
    ).fetchall()
    faults = []
    for chunk in chunks([old for old, _, _ in rows]):
        for case in cases(db, chunk):
            try:
                check_chain(case)
            except RecordRefused as error:
                line, id = next(row[1:] for row in rows if row[0] == case.deadline.id)
                faults.append(Fault(line, "old", id, f"a chain that holds: {error}"))
    if faults:
        raise Refused(faults)


def refuse_loops(db: sqlite3.Connection) -> None:
    """Raise Refused for events that hang on themselves, by way of others or not."""
    rows = db.execute(
        "SELECT s.event, max(g.line) FROM staged.given g"
        " JOIN staged.event_standing s ON s.id = g.id"
        " WHERE g.kind = 'event_standing' AND s.anchor_event IS NOT NULL GROUP BY s.event"
    ).fetchall()
    faults = []
    for event, line in rows:
        if path := loop(event_rows(db, [event]), event):
            wants = f"an event that hangs on no loop: {looped(db, path)}"
            faults.append(Fault(line, "anchor_event", path[1], wants))
    if faults:
        raise Refused(faults)


def looped(db: sqlite3.Connection, path: Sequence[str]) -> str:
    """The events of a loop in words."""
    query = "SELECT '#' || number || ' ' || title FROM main.event WHERE id = ?"
    return ", which hangs on ".join(db.execute(query, (id,)).fetchone()[0] for id in path)


def refuse_full(db: sqlite3.Connection) -> None:
    """Raise RecordRefused for a store whose journal tells of any record."""
    (others,) = db.execute(
        "SELECT count(*) FROM main.journal"
        " WHERE kind <> 'migration' AND NOT (kind = 'setting' AND id = ?)",
        (STORE_ID,),
    ).fetchone()
    if others:
        raise RecordRefused("--journal needs an empty store: this one has a journal of its own")


def adopt(db: sqlite3.Connection) -> list[str]:
    """Put the journal of the file in the place of an empty store's; gives the steps it lacks.

    Raises RecordRefused for a store that has records, or a journal of a newer version.
    """
    refuse_full(db)
    db.execute(f"DROP TRIGGER {_KEEPER}")  # the one journal that may go: it tells of nothing
    db.execute("DELETE FROM journal")
    db.execute(str(expected()["trigger", _KEEPER, "journal"]))
    db.execute("DELETE FROM setting")
    db.execute("INSERT INTO main.journal SELECT * FROM staged.journal ORDER BY seq")
    steps = {name for (name,) in db.execute("SELECT name FROM _sqlite_migrations")}
    for name, text in newest(db, "migration"):
        if name not in steps:
            raise RecordRefused(f"the journal is of a newer tracker (it took the step {name})")
        taken = json.loads(text)["applied_at"]
        db.execute("UPDATE _sqlite_migrations SET applied_at = ? WHERE name = ?", (taken, name))
        steps.remove(name)
    return sorted(steps)
