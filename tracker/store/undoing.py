"""Taking a change back: each record as it was before, by new journal rows, or nothing at all."""

import json
import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from tracker.core.checks import check_reopened
from tracker.errors import RecordRefused, UnknownId
from tracker.store.cases import CHAINING, cases
from tracker.store.change import Change
from tracker.store.history import last_of, name
from tracker.store.kinds import ACTS, KINDS, State, lasting, live
from tracker.store.making import STORE_ID
from tracker.store.referring import referring
from tracker.store.state import filled, load

SHARED = ("party", "topic", "source", "copy")
"""Kinds that are recorded by the way, when a name comes up first; others come to use them."""

_BY_TRACKER = {
    # a command, and why what it stored is not taken back
    "init": "it made the store, or brought the seeds in: `in-error` sets single ones aside",
    "upgrade": "it brought the store to its schema: `restore` puts back the copy that it kept",
    "recurrence": "what came into sight would be recorded again: `tracker recurrence end` ends it",
}
_OUTSIDE = {
    # kind and key of a record, and why its changes are not taken back
    ("setting", "journal_mode"): "it changed the store's file too: use `tracker set journal_mode`",
    ("setting", STORE_ID): "it names the store",
}
_SETTLING = ("merge ", "undo ")
"""With what commands begin that settle what stores contradict each other on, or take that back."""
_HOMES = {
    # a kind whose records build on those before them, and what they are of
    "verdict": ("deadline",),
    "link": ("new", "old"),
    "event_standing": ("event",),
}
_WORDS = {"event_standing": "standing"}
_WHY = {
    # what SQLite says of a record, and what that means of one that is put back
    "FOREIGN KEY": "something that it refers to is not recorded any more",
    "UNIQUE": "the same is recorded again",
}
SHOWN = 3  # records that a refusal names
_ROW = "SELECT seq, change, who, command FROM journal WHERE {} ORDER BY seq DESC LIMIT 1"


class Row(NamedTuple):
    """A journal row: its seq, its change, who wrote it, and with what."""

    seq: int
    change: int
    who: str
    command: str


class Reversal(NamedTuple):
    """What a change did to one record: the states before and after it, as journalled."""

    kind: str
    key: str
    before: State | None
    after: State | None
    whole: State
    command: str

    @property
    def by_the_way(self) -> bool:
        """Whether the change added it, or took it away again, beside something else."""
        return self.kind in SHARED and None in (self.before, self.after)

    @property
    def decided(self) -> bool:
        """Whether it counts although it left the record as it was: it settled something."""
        return self.command.startswith(_SETTLING)


def newest(db: sqlite3.Connection) -> Row:
    """The newest row of the journal; every store has one."""
    return Row(*db.execute(_ROW.format("1")).fetchone())


def entry(db: sqlite3.Connection, seq: int) -> Row:
    """The row of that number; raises UnknownId."""
    row = db.execute(_ROW.format("seq = ?"), (seq,)).fetchone()
    if row is None:
        raise UnknownId(f"the journal has no entry {seq}; the newest is {newest(db).seq}")
    return Row(*row)


def undo(change: Change, row: Row) -> list[str]:
    """Take back the whole change that `row` belongs to; gives a line for each record that stays.

    Raises RecordRefused for what cannot be taken back, or what something later depends on.
    """
    parts = _reversals(change.db, row.change)
    _check_allowed(change.db, row, parts)
    since = last_of(change.db, row.change), newest(change.db).seq
    alone = all(part.kind in SHARED for part in parts)
    stays = []
    added = (part for part in parts if part.before is None and not part.by_the_way)
    change.unindex((part.kind, part.key) for part in added)
    for part in reversed(parts):
        reason = _kept(change, part) if part.by_the_way and not alone else None
        if reason is not None:
            stays.append(reason)
        else:
            now = _untouched(change, part)
            _check_last(change.db, part, since)
            _reverse(change, part, now, f"{row.command} ({row.change}) was undone")
    _check_chains(change, parts)
    return stays


def _reversals(db: sqlite3.Connection, change: int) -> list[Reversal]:
    """Each record of a change once: where it was added, else where it was written last.

    So what refers to a record comes after it, also when a change adds it and writes it anew.
    """
    spans: dict[tuple[str, str], tuple[int, int, str, str]] = {}
    query = "SELECT seq, change, kind, id, state, command FROM journal WHERE seq >= ? ORDER BY seq"
    for seq, of, kind, key, state, command in db.execute(query, (change,)):
        if of != change:
            break
        if kind not in ACTS:
            first = spans[kind, key][0] if (kind, key) in spans else seq
            spans[kind, key] = first, seq, state, command
    placed = []
    for (kind, key), (first, last, state, command) in spans.items():
        part = _part(db, kind, key, first, state, command)
        placed.append((first if part.before is None else last, part))
    return [part for _, part in sorted(placed, key=lambda each: each[0])]


def _part(
    db: sqlite3.Connection, kind: str, key: str, first: int, after: str, command: str
) -> Reversal:
    state = json.loads(after)
    before = _before(db, kind, key, first)
    return Reversal(kind, key, before, _whole(db, kind, state), lasting(state), command)


def _before(db: sqlite3.Connection, kind: str, key: str, seq: int) -> State | None:
    query = (
        "SELECT state FROM journal WHERE kind = ? AND id = ? AND seq < ? ORDER BY seq DESC LIMIT 1"
    )
    row = db.execute(query, (kind, key, seq)).fetchone()
    return _whole(db, kind, json.loads(row[0])) if row else None


def _whole(db: sqlite3.Connection, kind: str, journalled: State) -> State | None:
    """The state with the defaults of columns that came later, as it would be stored now."""
    state = live(journalled)
    return None if state is None else filled(db, kind, state)


def _check_allowed(db: sqlite3.Connection, row: Row, parts: list[Reversal]) -> None:
    reasons = [_BY_TRACKER.get(row.command)]
    reasons += [_OUTSIDE.get((part.kind, part.key)) for part in parts]
    for reason in filter(None, reasons):
        raise RecordRefused(f"{row.command} ({row.change}) cannot be undone: {reason}")
    if all(_same(part.before, part.after) and not part.decided for part in parts):
        raise RecordRefused(f"{row.command} ({row.change}) changed nothing that could be undone")


def _same(one: State | None, other: State | None) -> bool:
    """Whether two states are the same but for their versions."""
    if one is None or other is None:
        return one is other
    return one | {"version": 0} == other | {"version": 0}


def _kept(change: Change, part: Reversal) -> str | None:
    """Why a record that was made by the way stays as it is, in words; None if it goes."""
    if not _same(change.load(part.kind, part.key), part.after):
        return f"{_words(change.db, part)} stays as it is: it was changed since."
    if part.before is None:
        users = list(referring(change.db, part.kind, part.key))
        if users:
            return f"{_words(change.db, part)} stays: {_listed(change, users)} refers to it."
    return None


def _untouched(change: Change, part: Reversal) -> State | None:
    """The record, which has to be as the change left it; raises RecordRefused."""
    now = change.load(part.kind, part.key)
    if _same(now, part.after):
        return now
    found = change.db.execute(_ROW.format("kind = ? AND id = ?"), (part.kind, part.key))
    row = Row(*found.fetchone())
    raise RecordRefused(
        f"{_words(change.db, part)} was changed since, by {row.who}, {row.command} ({row.seq}):"
        f" `tracker undo {row.seq}` first"
    )


def _check_last(db: sqlite3.Connection, part: Reversal, since: tuple[int, int]) -> None:
    """Whether no verdict, link or standing of the same came after the first row of `since`.

    What came after the second row is of this undoing itself.
    """
    alone = part.kind == "link" and part.whole["kind"] not in CHAINING
    if alone or _same(part.before, part.after):
        return
    homes = [part.whole[field] for field in _HOMES.get(part.kind, ())]
    for kind, fields in _HOMES.items() if homes else ():
        for field in fields:
            for home in homes:
                _check_none_later(db, part, kind, field, home, since)


def _check_none_later(
    db: sqlite3.Connection,
    part: Reversal,
    kind: str,
    field: str,
    home: str,
    since: tuple[int, int],
) -> None:
    shape = KINDS[kind]
    chaining = f" AND kind IN {CHAINING}" if kind == "link" else ""
    query = f"SELECT id FROM {shape.table} WHERE {field} = ?{chaining} ORDER BY id"
    for (id,) in db.execute(query, (home,)).fetchall():
        found = _ROW.format("kind = ? AND id = ? AND seq > ? AND seq <= ?")
        row = db.execute(found, (kind, id, *since)).fetchone()
        if row is not None and id != part.key:
            later = Row(*row)
            raise RecordRefused(
                f"{_words(db, part)} has a later {_WORDS.get(kind, kind)} after it, by"
                f" {later.who} ({later.seq}): `tracker undo {later.seq}` first"
            )


def _reverse(change: Change, part: Reversal, now: State | None, why: str) -> None:
    """The record, which is in the state `now`, as it was before, by one new journal row."""
    if _same(part.before, part.after):  # a row that only told a reason, or settled something
        if part.after is not None:
            change.log(part.kind, part.key, why)
        else:
            change.log_gone(part.kind, part.key, part.whole, why)
    elif part.before is None:
        users = list(referring(change.db, part.kind, part.key))
        if users:
            raise RecordRefused(
                f"{_words(change.db, part)} is referred to by {_listed(change, users)}:"
                " undo what added that first"
            )
        change.remove(part.kind, part.key, now)
    else:
        _put_back(change, part, now, part.before)


def _put_back(change: Change, part: Reversal, now: State | None, before: State) -> None:
    """Store a record as it was; what it refers to may be gone, or its place be taken."""
    try:
        if now is None:
            change.bring_back(part.kind, before)
        else:
            change.edit(part.kind, before | {"version": now["version"]})
    except RecordRefused as refused:
        words = next((words for sign, words in _WHY.items() if sign in str(refused)), str(refused))
        raise RecordRefused(
            f"{_words(change.db, part)} cannot be as it was again: {words}"
        ) from refused


def _check_chains(change: Change, parts: list[Reversal]) -> None:
    """Whether links that count again, or no more, leave chains that could have been made."""
    fields = [field for kind in ("verdict", "link") for field in _HOMES[kind]]
    touched = {
        part.whole[field]
        for part in parts
        if part.kind in ("verdict", "link")
        for field in fields
        if field in part.whole
    }
    for case in cases(change.db, sorted(touched)):
        check_reopened(case)


def _listed(change: Change, users: list[tuple[str, str]]) -> str:
    words = list(dict.fromkeys(_users(change, users)))
    more = f" and {len(words) - SHOWN} more" if len(words) > SHOWN else ""
    return ", ".join(words[:SHOWN]) + more


def _users(change: Change, users: list[tuple[str, str]]) -> Iterator[str]:
    for kind, key in users:
        state = change.load(kind, key)
        assert state is not None
        row = Row(*change.db.execute(_ROW.format("kind = ? AND id = ?"), (kind, key)).fetchone())
        yield f"{_named(change.db, kind, state)} ({row.seq})"


def _words(db: sqlite3.Connection, part: Reversal) -> str:
    return _named(db, part.kind, load(db, part.kind, part.key) or part.whole)


def _named(db: sqlite3.Connection, kind: str, state: State) -> str:
    """A record in words: #13 Senate vote; the verdict on #13; party Hamas."""
    number, title = name(db, kind, state)
    if kind in ("deadline", "event"):
        return f"#{number} {title}"
    return f"the {_WORDS.get(kind, kind)} on #{number}" if number else f"{kind} {title}"
