"""The one helper that writes: a change, its journal rows and its index rows, or nothing at all."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import chain
from typing import TYPE_CHECKING

from tracker.core.clock import ClockRow, clock_row
from tracker.errors import RecordRefused, TryAgain
from tracker.store import indexing
from tracker.store import journal as journal_rows
from tracker.store.cases import cases, chunks
from tracker.store.find import NUMBER, TAKEN
from tracker.store.ids import new_id
from tracker.store.kinds import KINDS, State, removed, sequence
from tracker.store.opening import writing
from tracker.store.state import check_fields, check_text, delete, insert, load, update

_LARGEST = {
    # the greatest number that a record of a kind has, or had
    kind: f"SELECT max((SELECT coalesce(max(number), 0) FROM {kind}),"
    f" (SELECT coalesce(max({NUMBER}), 0) FROM journal WHERE kind = '{kind}' AND {TAKEN}))"
    for kind, shape in KINDS.items()
    if shape.numbered
}

if TYPE_CHECKING:
    from tracker.store.made import Made
    from tracker.store.remark import Head


def stamp(now: datetime) -> str:
    """An aware instant as the store keeps it: UTC, with milliseconds."""
    return now.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


class Change:
    """A change under way. Reads see what it has already written.

    `made` are the parties and topics that it recorded because they were named; where it is
    `strict` none is. `doubts` are sentences about what is stored all the same.
    """

    def __init__(
        self, db: sqlite3.Connection, now: datetime, who: str, command: str, why: str | None
    ) -> None:
        self.db = db
        self.now = now
        self.made: list[Made] = []
        self.doubts: list[str] = []
        self.strict = False
        self._who = who
        self.command = command  # what the journal says was run
        self._why = why
        self._seq: int | None = None
        self._unindexed: set[tuple[str, str]] = set()
        self._touched: set[str] = set()
        self._leads: set[str | None] = set()  # topics whose lead was set; None for the default

    @property
    def seq(self) -> int | None:
        """The seq of its first journal row; None while there is none."""
        return self._seq

    def new_id(self) -> str:
        """A public id that no record has yet."""
        return new_id(self.now)

    def load(self, kind: str, key: str) -> State | None:
        """The state of a record as it is in this change."""
        return load(self.db, kind, key)

    def add(self, kind: str, state: State) -> State:
        """Store a new record; gives its state with number, defaults and the instant of recording.

        Raises RecordRefused when the record contradicts itself or what is stored.
        """
        shape = KINDS[kind]
        state = dict(state)
        if "recorded" in shape.columns:
            state["recorded"] = stamp(self.now)
        if not shape.appended:
            state["version"] = 1
        if shape.numbered:
            state["number"] = self._next_number(kind)
        return self._write(kind, state, insert)

    def edit(self, kind: str, state: State) -> State:
        """Store a changed record, whole, and give it; `state` carries the version that was read.

        Raises TryAgain when somebody else changed the record since, RecordRefused as `add` does.
        """
        shape = KINDS[kind]
        key = state[shape.key]
        before = self.load(kind, key)
        if before is None or shape.appended:
            raise RecordRefused(f"there is no {kind} {key} that can be changed")
        if before["version"] != state["version"]:
            raise TryAgain(f"{kind} {key} was changed meanwhile: look at it and try again")
        return self._write(kind, state | {"version": before["version"] + 1}, update)

    def unindex(self, records: Iterable[tuple[str, str]]) -> None:
        """Take records, by kind and key, out of the search index that are about to be removed.

        FTS5 writes out what it has gathered before each row that is deleted elsewhere, so that many
        are taken out together.
        """
        for record in records:
            indexing.take_out(self.db, *record)
            self._unindexed.add(record)

    def remove(self, kind: str, key: str, state: State | None = None) -> None:
        """Take a record away; a journal row keeps what it was, and its number is not given again.

        `state` is how it is stored, if that was just read. Raises RecordRefused while another
        record refers to it.
        """
        state = state or self.load(kind, key)
        if state is None:
            raise RecordRefused(f"there is no {kind} {key} that can be taken away")
        if (kind, key) not in self._unindexed:
            indexing.take_out(self.db, kind, key)
        self._touched |= self._moved_by(kind, state)
        if kind == "deadline":
            set_clock(self.db, key, None)
        try:
            delete(self.db, kind, key)
        except sqlite3.IntegrityError as error:
            raise RecordRefused(f"{kind} {key} is referred to by another record") from error
        self._journal(kind, key, removed(state), self._why)

    def bring_back(self, kind: str, state: State) -> State:
        """Store a record again as it was when it was taken away, under its own number.

        Raises RecordRefused as `add` does.
        """
        if not KINDS[kind].appended:
            state = state | {"version": state["version"] + 1}
        return self._write(kind, state, insert)

    def _write(self, kind: str, state: State, put: Callable[..., None]) -> State:
        check_fields(kind, state)
        key = state[KINDS[kind].key]
        indexing.take_out(self.db, kind, key)  # also of a new one: it may have been taken away
        try:
            put(self.db, kind, state)
        except (sqlite3.IntegrityError, OverflowError) as error:
            raise RecordRefused(f"{kind} {key}: {error}") from error
        self._touched |= self._moved_by(kind, state)
        written = self.log(kind, key, self._why)
        indexing.put_in(self.db, kind, key)
        return written

    def keep(self, sha256: str, media: str, text: str, words: str | None) -> None:
        """Keep a text that a copy is to name; the copy's journal row vouches for it by its hash."""
        check_text("the copy", text)
        self.db.execute(
            "INSERT INTO content (sha256, media, text, words) VALUES (?, ?, ?, ?)"
            " ON CONFLICT DO NOTHING",
            (sha256, media, text, words),
        )

    def bring(self, file: State, *, journal: bool = False) -> int:
        """Store all new and changed records that are staged (see `staging`), and journal each.

        What hangs on an event that was moved is journalled too, with the cause. The journal gets a
        row more that says which file they are from. With `journal` that of the file takes the place
        of an empty store's, and no record is journalled anew. Gives how many records got another
        number than the file has. Raises Moved and Refused (see `bringing`).
        """
        from tracker.store import bringing  # only an import needs it
        from tracker.store.moving import moved

        db = self.db
        steps = bringing.adopt(db) if journal else []
        bringing.refuse_moved(db)
        next_number, renumbered = bringing.number(db)
        bringing.take_out(db)
        bringing.put_rows(db, next_number)
        bringing.refuse_chains(db)
        bringing.refuse_loops(db)
        told = () if journal else bringing.told(db, next_number)
        row = ("import", file["sha256"], journal_rows.canonical(file))
        frame = (stamp(self.now), self._who, self.command, self._why)
        first, last = journal_rows.append_all(db, self._seq, frame, chain([row], told))
        self._seq = self._seq or first
        for name in steps:
            self.log("migration", name, None)
        if journal:
            self._keep_mode()
            self.rebuild()
            return renumbered
        bringing.put_in(db, first, last)
        bringing.wind_new(db)
        for kind, state in bringing.rest(db):
            self._touched |= self._moved_by(kind, state)
        for kind, id, cause in moved(db):
            self.log(kind, id, cause)
        return renumbered

    def join(self, act: State, at: "Head") -> None:
        """Store what a merge staged (see `merging`); `act` is what the journal tells of it.

        `at` is the row of the journal up to which it was compared. Raises Moved (see `bringing`).
        """
        from tracker.store import joining  # only a merge needs it

        frame = (stamp(self.now), self._who, self._why)
        first, _ = joining.join(self.db, act, at, self._seq, frame)
        self._seq = self._seq or first
        for kind, state in joining.touched(self.db):
            self._touched |= self._moved_by(kind, state)

    def _keep_mode(self) -> None:
        """Have the setting say how this file is kept, whatever another one was."""
        (mode,) = self.db.execute("PRAGMA main.journal_mode").fetchone()
        stored = self.load("setting", "journal_mode")
        if stored is not None and stored["value"] != mode:
            self.edit("setting", stored | {"value": mode})

    def remember(self, name: str, value: State) -> None:
        """Keep what is no part of the record; no journal row says so."""
        from tracker.store.memory import remember  # few changes need this, and fewer the leads

        remember(self.db, name, value)

    def touched(self) -> list[str]:
        """The deadlines that it may have moved and that are recorded, by id."""
        found: list[str] = []
        for ids in chunks(sorted(self._touched)):
            marks = ", ".join("?" * len(ids))
            found += sorted(self._ids(f"SELECT id FROM deadline WHERE id IN ({marks})", *ids))
        return found

    def hanging_on(self, event: str) -> list[str]:
        """The deadlines whose window hangs on this event, through others too, by id."""
        from tracker.store.hanging import hanging  # few changes move an event

        return sorted(hanging(self.db, [event]))

    def log(self, kind: str, key: str, why: str | None) -> State:
        """Add a journal row that holds the record as it now is; gives that state."""
        state = self.load(kind, key)
        assert state is not None
        self._journal(kind, key, state, why)
        return state

    def log_gone(self, kind: str, key: str, state: State, why: str | None) -> None:
        """Add a journal row that says of a record that was taken away that it still is."""
        self._journal(kind, key, removed(state), why)

    def _journal(self, kind: str, key: str, state: State, why: str | None) -> None:
        seq = journal_rows.append(
            self.db,
            self._seq,
            (
                *(stamp(self.now), self._who, self.command, kind, key),
                *(journal_rows.canonical(state), why),
            ),
        )
        self._seq = self._seq or seq

    def _next_number(self, kind: str) -> int:
        found = (self.db.execute(_LARGEST[each]).fetchone()[0] for each in sequence(kind))
        return 1 + max(map(int, found))

    def _moved_by(self, kind: str, state: State) -> set[str]:
        """The deadlines whose clock row this record may change, by id."""
        match kind:
            case "deadline":
                return {state["id"]}
            case "verdict":
                return {state["deadline"]}
            case "link":
                return {state["new"], state["old"]}
            case "event_standing":
                return set(self.hanging_on(state["event"]))
            case "calendar" if state["version"] > 1:
                from tracker.store.hanging import counted_by

                return counted_by(self.db, [state["slug"]])
            case "topic" if state["version"] > 1:  # a new one has no deadline yet
                self._leads.add(state["slug"])
            case "setting" if state["key"] == "lead":
                self._leads.add(None)
        return set()

    def _ids(self, query: str, *values: str) -> set[str]:
        return {row[0] for row in self.db.execute(query, values)}

    def wind(self) -> None:
        """Bring the clock rows of every deadline that this change moved up to date."""
        if self._leads:
            from tracker.store.leads import rewind

            for topic in self._leads:
                self._touched |= rewind(self.db, topic)
        near = set(self._touched)
        for ids in chunks(sorted(self._touched)):
            marks = ", ".join("?" * len(ids))
            near |= self._ids(f"SELECT old FROM link WHERE new IN ({marks})", *ids)
        self.wind_only(near)

    def rebuild(self) -> None:
        """Make the indexes anew from the record: the clock index, its tally, the search index."""
        for table in ("clock", "tally"):
            self.db.execute(f"DELETE FROM {table}")
        self.wind_only(self._ids("SELECT id FROM deadline"))
        indexing.fill(self.db)

    def wind_only(self, deadlines: set[str]) -> None:
        """Bring the clock rows of these deadlines up to date."""
        for ids in chunks(sorted(deadlines)):
            for case in cases(self.db, ids):
                set_clock(self.db, case.deadline.id, clock_row(case))


def set_clock(db: sqlite3.Connection, deadline: str, row: ClockRow | None) -> None:
    """Give a deadline this row of the clock index, or none, and keep the tally."""
    before = db.execute("SELECT tolerated FROM clock WHERE deadline = ?", (deadline,)).fetchone()
    if before is not None:
        db.execute("DELETE FROM clock WHERE deadline = ?", (deadline,))
        db.execute("DELETE FROM tally WHERE tolerated = ? AND n = 1", before)
        db.execute("UPDATE tally SET n = n - 1 WHERE tolerated = ?", before)
    if row is not None:
        db.execute(
            "INSERT INTO clock (deadline, due_from, last, tolerated, span_class)"
            " VALUES (?, ?, ?, ?, ?)",
            (deadline, *row, row.span_class),
        )
        db.execute(
            "INSERT INTO tally (tolerated, n) VALUES (?, 1)"
            " ON CONFLICT (tolerated) DO UPDATE SET n = n + 1",
            (row.tolerated,),
        )


@contextmanager
def changing(
    path: str,
    now: datetime,
    who: str,
    command: str,
    why: str | None = None,
    staged: str | None = None,
) -> Iterator[Change]:
    """Change the store at `path`: when the block ends, all of it is stored; if it raises, nothing.

    `now` is the aware instant that the journal records, `command` what was run, `staged` a file of
    records for `bring`.
    """
    check_text("who", who)
    check_text("why", why or "")
    with writing(path, staged) as db:
        change = Change(db, now, who, command, why)
        yield change
        change.wind()
