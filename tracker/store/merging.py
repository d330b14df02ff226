"""Another store's records compared with ours: what a merge would change, and what contradicts.

Both are read from copies. What comes of it is staged (see `staging`), with the rows of their
journal that ours does not know.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from tracker.core.lineage import Point, aligned, bases, points
from tracker.core.merged import Clash, Rules, Side, content, joined
from tracker.store.cases import chunks
from tracker.store.chained import head, holds, shared
from tracker.store.conflicts import Conflict, Named, Settling, add_conflict, conflicts
from tracker.store.descent import Carried, Told, descents
from tracker.store.find import NUMBER, TAKEN
from tracker.store.history import name
from tracker.store.kinds import KINDS, MERGED, State, lasting, removed
from tracker.store.making import STORE_ID
from tracker.store.opening import private
from tracker.store.others import Other
from tracker.store.readings import TIME
from tracker.store.remark import Head
from tracker.store.staging import OPEN_NUMBER, Stage, Staged
from tracker.store.state import defaults
from tracker.store.walking import OWN_SETTINGS, travelling

ACT = "merge"
"""The kind of the row that tells of a merge."""

words = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
_RULE = tuple(
    name
    for name in KINDS["recurrence"].columns
    if name not in ("id", "newest", "recorded", "version")
)
RULES = {
    # what a kind asks for when two versions of a record are made one
    "party": Rules(union="aliases", name="name"),
    "topic": Rules(union="aliases", name="title"),
    "deadline": Rules(together=(("said_first", "said", "zone", "phrase", *TIME),)),
    "recurrence": Rules(together=(_RULE,), later="newest"),
    "calendar": Rules(together=(("kind", "first", "last", "weekend", "days"),)),
}

SHOWN = 20
"""How many of the records that change are told one by one."""
_HOMES = {"deadline": "deadline", "new": "deadline", "event": "event"}

_TABLES = (
    "CREATE TABLE staged.met (kind, id, seq, PRIMARY KEY (kind, id))",
    "CREATE TABLE staged.carried (seq INTEGER PRIMARY KEY, name UNIQUE, kind, id, text)",
    "CREATE INDEX staged.carried_of ON carried (kind, id)",
    # what is taken away here
    "CREATE TABLE staged.gone (kind, id, text, PRIMARY KEY (kind, id))",
    # what is more than follows: the command that its journal row names, and the state if it is
    # not staged
    "CREATE TABLE staged.decided (kind, id, command, text, PRIMARY KEY (kind, id))",
    "CREATE TABLE staged.conflict (kind, id, reason, clashes, waits, PRIMARY KEY (kind, id))",
)


class Found(NamedTuple):
    """What is staged: records by what becomes of them, rows of their journal, decisions, numbers.

    `left` is how many records are in conflict, or wait for one that is. `removed` are those that
    go, `shown` the first of all, as rows to be printed.
    """

    counts: Counter[str]
    rows: int
    settled: int
    renumbered: int
    left: int
    removed: list[State]
    shown: list[State]

    @property
    def something(self) -> bool:
        """Whether there is anything to be stored."""
        return bool(self.counts.total() or self.rows or self.settled)


class Meeting:
    """Our store and another one, whose records are compared one by one.

    `db` has copies of both, and a file for what comes of it, as `others.beside` lays out.
    """

    def __init__(self, db: sqlite3.Connection, other: Other, settling: Settling) -> None:
        self.db = db
        self.other = other
        self.settling = settling
        self.stage = Stage(db, fresh=True)
        for statement in _TABLES:
            db.execute(statement)
        settling.look_up(db)
        self._open = OPEN_NUMBER
        self._nth = 0
        self._defaults: dict[str, tuple[State, dict[str, State]]] = {}

    @cached_property
    def head(self) -> Head:
        """The newest row of our journal, when the copy was made."""
        return head(self.db)

    def compare(self) -> None:
        """Stage what their records change in ours, and note where both contradict."""
        self._gather()
        for kind in travelling():
            keys = [
                id
                for (id,) in self.db.execute(
                    "SELECT id FROM staged.met WHERE kind = ? ORDER BY seq", (kind,)
                )
            ]
            for chunk in chunks(keys):
                self.db.execute("BEGIN")  # each statement would else be a transaction
                self._compare(kind, chunk)
                self.db.execute("COMMIT")
        self.db.execute(
            "INSERT OR IGNORE INTO staged.content SELECT * FROM theirs.content c WHERE EXISTS"
            " (SELECT 1 FROM staged.copy s WHERE s.sha256 = c.sha256 AND s.media = c.media)"
        )

    def found(self) -> Found:
        """What is staged now."""
        given = "SELECT what, count(*) FROM staged.given GROUP BY what"
        removed = self._rows("'removed', '{}' FROM staged.gone ORDER BY kind, id")
        first = self._rows(f"what, note FROM staged.given ORDER BY seq LIMIT {SHOWN}")
        return Found(
            Counter(dict(self.db.execute(given).fetchall())) + Counter(removed=len(removed)),
            rows=self._count("carried"),
            settled=self._count("decided WHERE command LIKE '% --%'"),
            renumbered=self._count("given WHERE nth IS NOT NULL"),
            left=self._count("conflict"),
            removed=removed,
            shown=[*first, *removed][:SHOWN],
        )

    def _rows(self, query: str) -> list[State]:
        found = self.db.execute(f"SELECT kind, id, text, {query}").fetchall()
        return [_row(self.db, *row) for row in found]

    def _count(self, what: str) -> int:
        (count,) = self.db.execute(f"SELECT count(*) FROM staged.{what}").fetchone()
        return int(count)

    def conflicts(self) -> list[Named]:
        """The conflicts that are left, with what people call their records."""
        return list(conflicts(self.db))

    def _gather(self) -> None:
        """Note the records of which their journal has rows that ours has not walked."""
        since = self._walked()
        own = ", ".join(f"'{key}'" for key in OWN_SETTINGS)
        kinds = ", ".join(f"'{kind}'" for kind in travelling())
        self.db.execute(
            "INSERT INTO staged.met SELECT kind, id, min(seq) FROM ("
            " SELECT kind, id, seq FROM theirs.journal WHERE seq > :since"
            " UNION ALL SELECT json_extract(state, '$.kind'), json_extract(state, '$.id'), seq"
            f" FROM theirs.journal WHERE seq > :since AND kind = '{MERGED}')"
            f" WHERE kind IN ({kinds}) AND NOT (kind = 'setting' AND id IN ({own}))"
            " GROUP BY kind, id",
            {"since": since},
        )

    def _walked(self) -> int:
        """Up to which row of theirs nothing can be new: both begin alike, or were merged."""
        rows = self.db.execute(
            "SELECT state FROM journal WHERE kind = ? ORDER BY seq DESC", (ACT,)
        ).fetchall()
        with private(self.other.path) as theirs:
            common = shared(self.db, theirs)
            for (text,) in rows:
                state = json.loads(text)
                at = Head(state.get("seq", 0), state.get("hash", ""))
                if not state["left"] and at.seq > common and holds(theirs, at):
                    return at.seq
        return common

    def _compare(self, kind: str, keys: Sequence[str]) -> None:
        ours = descents(self.db, "main", self._own_id, kind, keys, self.filled)
        theirs = descents(self.db, "theirs", self.other.store, kind, keys, self.filled)
        found: list[Staged] = []
        for key in keys:
            there = theirs[key]
            self._meet(kind, key, ours.get(key), there, found)
        self.put(found)

    @cached_property
    def _own_id(self) -> str:
        (own,) = self.db.execute("SELECT value FROM setting WHERE key = ?", (STORE_ID,)).fetchone()
        return str(own)

    def filled(self, kind: str, state: State) -> State:
        """The state with the defaults of columns that came later."""
        if kind not in self._defaults:
            shape = KINDS[kind]
            self._defaults[kind] = (
                defaults(self.db, shape.table, shape.columns),
                {
                    each.field: defaults(self.db, each.table, each.columns)
                    for each in shape.children
                },
            )
        own, given = self._defaults[kind]
        full = own | state
        for field, extra in given.items():
            if extra and (items := full.get(field)):
                full[field] = [extra | item for item in items]
        return full

    def _meet(
        self, kind: str, key: str, ours: Told | None, theirs: Told, found: list[Staged]
    ) -> None:
        there = points(theirs.steps)
        if ours is None:
            state = there[-1].state
            if state is not None:
                found.append(self._new(kind, dict(state)))
                self.carry(kind, key, theirs.carried)
            return
        here, there = aligned(points(ours.steps), there)
        outcome = self._outcome(kind, here, there, self.settling.side(kind, key))
        if outcome.clashes or outcome.reason:
            self.settling.meet(kind, key)
            if outcome.side is None:
                add_conflict(self.db, Conflict(kind, key, outcome.reason, outcome.clashes))
                return
        known = {row.mark for row in ours.carried}
        if there[-1].known - here[-1].known:
            self.carry(kind, key, [row for row in theirs.carried if row.mark not in known])
        self._settle(kind, key, here[-1].state, outcome, ours, found)

    def _settle(
        self,
        kind: str,
        key: str,
        before: State | None,
        outcome: "_Outcome",
        ours: Told,
        found: list[Staged],
    ) -> None:
        """Stage what a record becomes, and say so if that is a decision."""
        text = None
        if outcome.state is None:
            if before is not None:
                self.take_away(kind, key, before)
            else:
                text = ours.newest
        elif before is None:
            found.append(self._new(kind, _above(dict(outcome.state), ours.newest)))
        elif outcome.state != before:
            found.append(self._changed(kind, before, dict(outcome.state)))
        else:
            text = ours.newest
        if outcome.side is not None:
            self.decide(kind, key, outcome.side, text)

    def _outcome(
        self, kind: str, here: Sequence[Point], there: Sequence[Point], side: Side | None
    ) -> "_Outcome":
        ours, theirs = here[-1].state, there[-1].state
        if ours == theirs:
            return _Outcome(ours)
        common = bases(here, there)
        if ours is not None and theirs is not None:
            states = [each for each in common if each is not None]
            state, clashes = joined(
                *(ours, theirs, states if len(states) == len(common) else []),
                *(RULES.get(kind, Rules()), side),
            )
            return _Outcome(state, side if clashes else None, clashes)
        if common and all(content(each) == content(ours) for each in common):
            return _Outcome(theirs)
        if common and all(content(each) == content(theirs) for each in common):
            return _Outcome(ours)
        reason = "removed there, changed here" if theirs is None else "removed here, changed there"
        return _Outcome(theirs if side == "theirs" else ours, side, [], reason)

    def _new(self, kind: str, state: State) -> Staged:
        nth = None
        if KINDS[kind].numbered and self._is_taken(kind, state):
            self._nth += 1
            nth = self._nth
            state["number"] = OPEN_NUMBER + nth
        return Staged(kind, state, 0, "new", words(state), None, nth)

    def _is_taken(self, kind: str, state: State) -> bool:
        """Whether its number is another record's of ours, or once was."""
        key, number = state["id"], state["number"]
        return any(
            self.db.execute(query.format(each, TAKEN, NUMBER), (number, key)).fetchone()
            for each in ("deadline", "event")
            for query in (
                "SELECT 1 FROM main.{0} WHERE number = ? AND id <> ?",
                "SELECT 1 FROM main.journal WHERE kind = '{0}' AND {1} AND {2} = ? AND id <> ?",
            )
        )

    def _changed(self, kind: str, before: State, state: State) -> Staged:
        names = sorted({*before, *state})
        changes = {
            name: [before.get(name), state.get(name)]
            for name in names
            if before.get(name) != state.get(name)
        }
        return Staged(kind, state, 0, "changed", words(state), words(changes))

    def stage_new(self, kind: str, key: str, state: State) -> None:
        """Stage a record of theirs that was taken away here."""
        query = "SELECT state FROM journal WHERE kind = ? AND id = ? ORDER BY seq DESC LIMIT 1"
        row = self.db.execute(query, (kind, key)).fetchone()
        self.put([self._new(kind, _above(dict(state), row[0] if row else ""))])

    def put(self, found: Sequence[Staged]) -> None:
        """Stage records; those that no store would take are conflicts."""
        for fault_of in found if self.stage.put(found) else ():
            query = "SELECT 1 FROM staged.given WHERE kind = ? AND id = ?"
            key = fault_of.state[KINDS[fault_of.kind].key]
            if self.db.execute(query, (fault_of.kind, key)).fetchone() is None:
                self.uncarry(fault_of.kind, key)
                reason = "both changes together make no record that holds"
                add_conflict(self.db, Conflict(fault_of.kind, key, reason, []))

    def carry(self, kind: str, key: str, rows: Sequence[Carried]) -> None:
        """Stage rows of their journal, to be embedded."""
        if self.other.told:
            self.db.executemany(
                "INSERT OR IGNORE INTO staged.carried (name, kind, id, text) VALUES (?, ?, ?, ?)",
                ((row.name, kind, key, row.text) for row in rows),
            )

    def uncarry(self, kind: str, key: str) -> None:
        """Leave out what was to be embedded and decided of a record."""
        for table in ("carried", "gone", "decided"):
            self.db.execute(f"DELETE FROM staged.{table} WHERE kind = ? AND id = ?", (kind, key))

    def take_away(self, kind: str, key: str, state: State) -> None:
        """Stage that a record of ours goes."""
        self.db.execute(
            "INSERT INTO staged.gone VALUES (?, ?, ?)", (kind, key, words(removed(state)))
        )

    def decide(self, kind: str, key: str, how: str, text: str | None) -> None:
        """Note that a record became what it is by a decision, which other stores will be told."""
        command = f"{ACT} --{how}" if how != "double" else f"{ACT} double"
        self.db.execute(
            "INSERT OR REPLACE INTO staged.decided VALUES (?, ?, ?, ?)", (kind, key, command, text)
        )


def _row(
    db: sqlite3.Connection, kind: str, key: str, text: str, what: str, note: str | None
) -> State:
    """A staged record as a row to be printed; one that is open has no number."""
    state = lasting(json.loads(text))
    number, title = name(db, kind, state)
    for field, table in _HOMES.items():  # what it belongs to may be staged too
        query = f"SELECT title FROM staged.{table} WHERE id = ?"
        if title == state.get(field) and (row := db.execute(query, (title,)).fetchone()):
            title = row[0]
    own = number if number is None or number < OPEN_NUMBER else None
    fixed = {"record": kind, "id": key, "number": own, "title": title, "what": what}
    return {**fixed, "changes": json.loads(note) if note else {}}


class _Outcome(NamedTuple):
    """What becomes of a record that both know; `side` if somebody decided where they contradict."""

    state: State | None
    side: Side | None = None
    clashes: Sequence[Clash] = ()
    reason: str = ""


def _above(state: State, newest: str) -> State:
    """The state with a version above what the journal last had."""
    version = lasting(json.loads(newest)).get("version", 0) if newest else 0
    return state | {"version": max(state["version"], version + 1)} if "version" in state else state
