"""Records of another store that refer to what is not here: how each still gets in, or waits.

What was merged into another party or topic here stands as that. What belongs to a record that is
settled to stay gone goes with it; anything else of theirs is listed until it is settled itself, so
that nobody loses a deadline with its speaker.
"""

import json
import sqlite3
from itertools import chain
from typing import NamedTuple

from tracker.store.called import kept
from tracker.store.conflicts import Conflict, add_conflict
from tracker.store.kinds import KINDS
from tracker.store.leaving import GONE, a, decline, hold, is_noted, put_aside
from tracker.store.merging import Meeting
from tracker.store.referring import Reference, references
from tracker.store.renaming import repointed
from tracker.store.walking import travelling

MISSED = "removed here, referred to there"
_BELONGS = (
    # kind and column of what is nothing without the record that it names
    *(("verdict", "deadline"), ("note", "deadline"), ("link", "new"), ("link", "old")),
    *(("citation", "deadline"), ("citation", "verdict"), ("citation", "event_standing")),
    *(("event_standing", "event"), ("copy", "source"), ("deadline", "recurrence")),
)


class _Lack(NamedTuple):
    """A staged record, and the record that it names by this column and that is not here."""

    kind: str
    key: str
    column: str
    target: str
    value: str

    @property
    def belongs(self) -> bool:
        """Whether it is nothing without that."""
        return (self.kind, self.column) in _BELONGS


def lost(meeting: Meeting) -> bool:
    """Find what refers to a record that is neither here nor staged."""
    db = meeting.db
    lacks = list(chain.from_iterable(_unknown(db, each) for each in references(db)))
    for each in sorted(lacks, key=lambda each: _order(meeting, each)):
        if is_noted(db, "given", *each[:2]):  # else it was left out for want of another
            _settle(meeting, each)
    return bool(lacks)


def _order(meeting: Meeting, lack: _Lack) -> tuple[bool, bool]:
    """First what is to be had for sure, then what goes with what it belongs to."""
    return meeting.settling.named(*lack[:2]) != "theirs", not lack.belongs


def _unknown(db: sqlite3.Connection, each: Reference) -> list[_Lack]:
    if each.kind not in travelling():
        return []
    target = KINDS[each.target]
    column = f't."{each.column}"'
    rows = db.execute(
        f"SELECT DISTINCT t.{each.home}, {column}"
        f" FROM staged.{each.table} t WHERE {column} IS NOT NULL"
        f" AND NOT EXISTS (SELECT 1 FROM main.{target.table} m WHERE m.{target.key} = {column}"
        f" AND NOT {GONE.format(each.target, column)})"
        f" AND NOT EXISTS (SELECT 1 FROM staged.{target.table} s WHERE s.{target.key} = {column})"
    ).fetchall()
    return [_Lack(each.kind, key, each.column, each.target, value) for key, value in rows]


def _settle(meeting: Meeting, lack: _Lack) -> None:
    """See to it that a record lacks nothing, or leave it out.

    A name given to --ours or --theirs says more than `all`; what was left out stays so.
    """
    settling, db = meeting.settling, meeting.db
    own, named = settling.named(*lack[:2]), settling.named(lack.target, lack.value)
    settling.meet(*lack[:2])
    settling.meet(lack.target, lack.value)
    how = _declined(db, lack.target, lack.value)
    if own == "ours":
        decline(meeting, *lack[:2], own, "as was settled")
    elif is_noted(db, "given", lack.target, lack.value):
        pass  # another record that lacked it brought it back
    elif is_noted(db, "conflict", lack.target, lack.value):
        hold(meeting, *lack[:2], lack.target)
    elif how is None and "theirs" in (named, own if named is None else None):
        _bring_back(meeting, lack.target, lack.value)
    elif into := kept(db, lack.target, lack.value):
        _repoint(meeting, lack, into)
    elif how is not None or settling.side(lack.target, lack.value) == "ours":
        _do_without(meeting, lack, how or "ours")
    elif settling.side(lack.target, lack.value) == "theirs":
        _bring_back(meeting, lack.target, lack.value)
    else:
        add_conflict(db, Conflict(lack.target, lack.value, MISSED))
        hold(meeting, *lack[:2], lack.target)


def _declined(db: sqlite3.Connection, kind: str, key: str) -> str | None:
    """How a record was decided to stay out; None if it was not."""
    query = "SELECT command FROM staged.decided WHERE kind = ? AND id = ?"
    row = db.execute(query, (kind, key)).fetchone()
    return row[0].rpartition(" ")[2].removeprefix("--") if row else None


def _bring_back(meeting: Meeting, kind: str, key: str) -> None:
    """Have a record here again that was removed, as they have it."""
    if not is_noted(meeting.db, "given", kind, key):
        meeting.stage_new(kind, key, meeting.state_there(kind, key))
        meeting.decide(kind, key, "theirs", None)


def came_with(meeting: Meeting) -> bool:
    """Bring back what was removed here together with a record that comes back, and belongs to it.

    An event without its standing would be nothing.
    """
    db = meeting.db
    found = [
        (each.kind, key)
        for each in references(db)
        if (each.kind, each.column) in _BELONGS
        for key in _companions(db, each)
    ]
    for kind, key in found:
        _bring_back(meeting, kind, key)
    return bool(found)


def _companions(db: sqlite3.Connection, each: Reference) -> list[str]:
    """Those by this reference, as the other store has them."""
    last = "(SELECT change FROM main.journal j WHERE j.kind = '{}' AND j.id = {} ORDER BY seq DESC"
    last += " LIMIT 1)"
    rows = db.execute(
        f"SELECT t.{each.home} FROM theirs.{each.table} t JOIN staged.given g"
        f" ON g.kind = '{each.target}' AND g.id = t.\"{each.column}\" AND g.what = 'new'"
        f" WHERE NOT EXISTS (SELECT 1 FROM main.{each.table} m WHERE m.{each.home} = t.{each.home})"
        + "".join(
            f" AND NOT EXISTS (SELECT 1 FROM staged.{table} s WHERE s.kind = '{each.kind}'"
            f" AND s.id = t.{each.home})"
            for table in ("given", "decided", "conflict")
        )
        + f" AND {last.format(each.kind, f't.{each.home}')} = {last.format(each.target, 'g.id')}"
    )
    return [key for (key,) in rows.fetchall()]


def _do_without(meeting: Meeting, lack: _Lack, how: str) -> None:
    """What the record needs stays out: it goes too if it belongs to that, else it is listed."""
    gone = f"{a(lack.target)} that is gone here"
    if lack.belongs:
        decline(meeting, *lack[:2], how, f"it is of {gone}")
        return
    reason = (
        f"names {gone}: --theirs {lack.target}:{lack.value} brings that back, --ours ID leaves"
        " this out"
    )
    put_aside(meeting, Conflict(*lack[:2], reason))


def _repoint(meeting: Meeting, lack: _Lack, into: str) -> None:
    """Have a record name the party or topic that has the names of the one that is gone."""
    query = "SELECT text, nth FROM staged.given WHERE kind = ? AND id = ?"
    text, nth = meeting.db.execute(query, lack[:2]).fetchone()
    state = json.loads(text)
    moved = repointed(KINDS[lack.kind], state, lack.target, lack.value, into)
    meeting.stage_anew(lack.kind, moved | {"version": state["version"] + 1}, nth)
