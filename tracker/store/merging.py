"""Another store's records compared with ours: what a merge would change, and what contradicts.

Both are read from copies. What comes of it is staged (see `staging`), with the rows of their
journal that ours does not know.
"""

import json
import sqlite3
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from tracker.core.lineage import Point, aligned, bases, points
from tracker.core.merged import LOCAL, Clash, Rules, Side, content, joined
from tracker.store.cases import chunks
from tracker.store.chained import head, holds, shared
from tracker.store.conflicts import Conflict, Settling, add_conflict
from tracker.store.descent import Told, descents
from tracker.store.embedded import ACT
from tracker.store.find import NUMBER, TAKEN
from tracker.store.kinds import (
    KINDS,
    MERGED,
    OPEN_NUMBER,
    State,
    lasting,
    removed,
    sequence,
)
from tracker.store.making import STORE_ID
from tracker.store.opening import private
from tracker.store.others import Other
from tracker.store.readings import TIME
from tracker.store.remark import Head
from tracker.store.settling import drop
from tracker.store.staging import Stage, Staged
from tracker.store.state import defaults, load
from tracker.store.walking import OWN_SETTINGS, travelling

words = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
_RULE = tuple(
    name
    for name in KINDS["recurrence"].columns
    if name not in ("id", "newest", "recorded", "version")
)
_JUDGED = ("state", "edited", "reason", "deadline", "event")
RULES = {
    # what a kind asks for when two versions of a record are made one
    "party": Rules(union="aliases", name="name"),
    "topic": Rules(union="aliases", name="title"),
    "event": Rules(newest=("revision", "uid", "mark")),
    "deadline": Rules(
        together=(("said_first", "said", "zone", "phrase", *TIME),), newest=("revision",)
    ),
    "recurrence": Rules(together=(_RULE,), later="newest"),
    "article": Rules(together=(("published", "at", "zone"),)),
    "candidate": Rules(
        together=(("first", "last", "precision", "sentence", "grammar"), _JUDGED),
    ),
    "calendar": Rules(together=(("kind", "first", "last", "weekend", "days"),)),
}

UNFIT = "both changes together make no record that holds"

_TABLES = (
    "CREATE TABLE staged.met (kind, id, seq, PRIMARY KEY (kind, id))",
    "CREATE TABLE staged.unmade (kind, id, merge)",  # what an undone merge did
    "CREATE TABLE staged.carried (seq INTEGER PRIMARY KEY, name UNIQUE, kind, id, text)",
    "CREATE INDEX staged.carried_of ON carried (kind, id)",
    # rows of our journal, of merges that were undone, that count again
    "CREATE TABLE staged.again (seq INTEGER PRIMARY KEY, kind, id)",
    "CREATE INDEX staged.again_of ON again (kind, id)",
    # what is taken away here
    "CREATE TABLE staged.gone (kind, id, text, PRIMARY KEY (kind, id))",
    # what is more than follows: the command that its journal row names, and the state if it is
    # not staged
    "CREATE TABLE staged.decided (kind, id, command, text, PRIMARY KEY (kind, id))",
    # what they have and this store does not take, and why
    "CREATE TABLE staged.outside (kind, id, reason, PRIMARY KEY (kind, id))",
    "CREATE TABLE staged.conflict (kind, id, reason, clashes, waits, PRIMARY KEY (kind, id))",
)


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
        self.instead: dict[tuple[str, str], str] = {}  # a record of theirs, for which ours goes
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

    def _gather(self) -> None:
        """Note the records of which their journal has rows that ours has not walked.

        Those of merges that were undone are looked at again; so are the few of which that was
        taken back.
        """
        query = "SELECT seq, state FROM journal WHERE kind = ? ORDER BY seq DESC"
        merges = self.db.execute(query, (ACT,)).fetchall()
        undone = self._undone() if merges else set()
        since = self._walked([json.loads(text) for seq, text in merges if seq not in undone])
        own = ", ".join(f"'{key}'" for key in OWN_SETTINGS)
        kinds = ", ".join(f"'{kind}'" for kind in travelling())
        self.db.execute(
            "INSERT INTO staged.met SELECT kind, id, min(seq) FROM ("
            " SELECT kind, id, seq FROM theirs.journal WHERE seq > :since"
            " UNION ALL SELECT json_extract(state, '$.kind'), json_extract(state, '$.id'), seq"
            f" FROM theirs.journal WHERE seq > :since AND kind = '{MERGED}'"
            " UNION ALL SELECT kind, id, 0 FROM staged.unmade)"
            f" WHERE kind IN ({kinds}) AND NOT (kind = 'setting' AND id IN ({own}))"
            " GROUP BY kind, id",
            {"since": since},
        )

    def _undone(self) -> set[int]:
        """The merges that were undone; the records of which that is so are put aside."""
        self.db.execute(
            "INSERT INTO staged.unmade SELECT DISTINCT j.kind, j.id, m.seq FROM main.journal j"
            " CROSS JOIN main.journal m ON m.seq = CAST(substr(j.command, 6) AS INTEGER)"
            " WHERE j.command GLOB 'undo [0-9]*' AND m.kind = ?",
            (ACT,),
        )
        rows = self.db.execute("SELECT DISTINCT merge FROM staged.unmade").fetchall()
        return {seq for (seq,) in rows}

    def _walked(self, merges: Sequence[State]) -> int:
        """Up to which row of theirs nothing can be new: both begin alike, or were merged."""
        with private(self.other.path) as theirs:
            common = shared(self.db, theirs)
            for act in merges:
                at = Head(act.get("seq", 0), act.get("hash", ""))
                if not act["left"] and at.seq > common and holds(theirs, at):
                    return at.seq
        return common

    def _compare(self, kind: str, keys: Sequence[str]) -> None:
        ours = descents(self.db, "main", self._own_id, kind, keys, self.filled)
        theirs = descents(self.db, "theirs", self.other.store, kind, keys, self.filled)
        found: list[Staged] = []
        for key in keys:
            if there := theirs.get(key):
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
                self.carry(kind, key, theirs, None)
            return
        here, there = aligned(points(ours.steps), there)
        outcome = self._outcome(kind, here, there, self.settling.side(kind, key))
        if outcome.clashes or outcome.reason:
            self.settling.meet(kind, key)
            if outcome.side is None:
                add_conflict(self.db, Conflict(kind, key, outcome.reason, outcome.clashes))
                return
        if there[-1].known - here[-1].known:
            self.carry(kind, key, theirs, ours)
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
            for each in sequence(kind)
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

    def restage(self, kind: str, state: State) -> None:
        """Stage another state of a record of ours, which follows from what else is staged."""
        before = load(self.db, kind, state[KINDS[kind].key])
        assert before is not None
        self.put([self._changed(kind, before, state)])

    def stage_anew(self, kind: str, state: State, nth: int | None) -> None:
        """Stage another state of a record that is staged, as it names what is here."""
        key = state[KINDS[kind].key]
        before = load(self.db, kind, key)
        drop(self.db, [(kind, key)])
        if before is None:
            self.put([Staged(kind, state, 0, "new", words(state), None, nth)])
        else:
            self.put([self._changed(kind, before, state)])
        query = "INSERT OR IGNORE INTO staged.decided VALUES (?, ?, ?, NULL)"
        self.db.execute(query, (kind, key, f"{ACT} repointed"))

    def put(self, found: Sequence[Staged]) -> None:
        """Stage records; those that no store would take are conflicts."""
        for each in found if self.stage.put(found) else ():
            query = "SELECT 1 FROM staged.given WHERE kind = ? AND id = ?"
            key = each.state[KINDS[each.kind].key]
            if self.db.execute(query, (each.kind, key)).fetchone() is None:
                self._choose(each.kind, key)

    def _choose(self, kind: str, key: str) -> None:
        """Take one side of a record that cannot be made of both; without a say it is a conflict."""
        self.settling.meet(kind, key)
        ours = load(self.db, kind, key)
        side = self.settling.side(kind, key)
        if side is None or ours is None:
            self.uncarry(kind, key)
            add_conflict(self.db, Conflict(kind, key, UNFIT))
        elif side == "ours":
            self.decide(kind, key, side, words(ours))
        else:
            theirs, own = self.state_there(kind, key), {k: ours[k] for k in LOCAL if k in ours}
            version = max(theirs["version"], ours["version"] + 1)
            self.stage.put([self._changed(kind, ours, theirs | own | {"version": version})])
            self.decide(kind, key, side, None)

    def state_there(self, kind: str, key: str) -> State:
        """A record as the other store has it."""
        told = descents(self.db, "theirs", self.other.store, kind, [key], self.filled)[key]
        state = points(told.steps)[-1].state
        assert state is not None
        return dict(state)

    def carry(self, kind: str, key: str, theirs: Told, ours: Told | None) -> None:
        """Stage what is new here of their rows: to be embedded, or taken up if it once was."""
        if not self.other.told:
            return
        known = {row.mark for row in ours.carried} if ours else set()
        asleep = ours.asleep if ours else {}
        new = [row for row in theirs.carried if row.mark not in known]
        self.db.executemany(
            "INSERT OR IGNORE INTO staged.carried (name, kind, id, text) VALUES (?, ?, ?, ?)",
            ((row.name, kind, key, row.text) for row in new if row.mark not in asleep),
        )
        self.db.executemany(
            "INSERT OR IGNORE INTO staged.again VALUES (?, ?, ?)",
            ((asleep[row.mark], kind, key) for row in new if row.mark in asleep),
        )

    def uncarry(self, kind: str, key: str) -> None:
        """Leave out what was to be embedded and decided of a record."""
        for table in ("carried", "again", "gone", "decided"):
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


class _Outcome(NamedTuple):
    """What becomes of a record that both know; `side` if somebody decided where they contradict."""

    state: State | None
    side: Side | None = None
    clashes: Sequence[Clash] = ()
    reason: str = ""


def _above(state: State, newest: str) -> State:
    """The state with a version above what the journal last had, and the number that it had."""
    last = lasting(json.loads(newest)) if newest else {}
    own = {name: last[name] for name in ("number",) if name in last}
    if "version" in state:
        own["version"] = max(state["version"], last.get("version", 0) + 1)
    return state | own
