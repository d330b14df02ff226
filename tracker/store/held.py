"""Cases as the store held them at an earlier row of its journal.

What was appended since is left out, and what was edited since is as the journal kept it.
"""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time
from functools import cache

from tracker.core.records import Anchor, Case, Deadline, EventRow, Link, Relation
from tracker.core.standing import in_error
from tracker.store.calendars import as_calendar, counting
from tracker.store.cases import cases, event_rows
from tracker.store.kinds import State
from tracker.store.settings import DEFAULTS

Since = Mapping[str, Mapping[str, State]]
"""The records that journal rows since then wrote: for each kind, by id, some of their fields."""


def state_then(db: sqlite3.Connection, kind: str, key: str, seq: int) -> State | None:
    """The state of a record at the journal row `seq`; None if it was not recorded yet."""
    row = db.execute(
        "SELECT state FROM journal WHERE kind = ? AND id = ? AND seq <= ?"
        " ORDER BY seq DESC LIMIT 1",
        (kind, key, seq),
    ).fetchone()
    state: State | None = json.loads(row[0]) if row else None
    return state


def setting_then(db: sqlite3.Connection, key: str, seq: int) -> str:
    """The value of a setting at that journal row: as stored then, else its default."""
    state = state_then(db, "setting", key, seq)
    return str(state["value"]) if state else DEFAULTS[key]


def topic_lead_then(db: sqlite3.Connection, topic: str | None, seq: int) -> int:
    """The lead in force for a topic, in days, at that journal row."""
    state = state_then(db, "topic", topic, seq) if topic is not None else None
    lead = state.get("lead") if state else None
    return int(setting_then(db, "lead", seq)) if lead is None else int(lead)


def held(db: sqlite3.Connection, found: Sequence[Case], new: Since, seq: int) -> list[Case | None]:
    """These cases as they were held at the journal row `seq`; None for those recorded since."""
    members = {deadline.id: deadline for case in found for deadline in _members(case)}
    then = _deadlines_then(db, members, new, seq)
    tied = {(state["new"], state["old"]) for state in new["link"].values()}
    turned = _turned(db, found, new)
    happenings = _happenings_then(db, then.values(), new, seq)

    def link_then(link: Link) -> Link:
        ends = link.new.id, link.old.id
        void = turned[ends[0]] or turned[ends[1]] if ends[0] in turned else link.void
        return link.but(new=then[ends[0]], old=then[ends[1]], void=void)

    return [
        Case(
            then[case.deadline.id],
            tuple(v for v in case.verdicts if v.id not in new["verdict"]),
            tuple(link_then(tie) for tie in case.links if (tie.new.id, tie.old.id) not in tied),
            happenings,
        )
        if case.deadline.id in then
        else None
        for case in found
    ]


def _members(case: Case) -> list[Deadline]:
    return [case.deadline, *(end for link in case.links for end in (link.new, link.old))]


def _deadlines_then(
    db: sqlite3.Connection, now: Mapping[str, Deadline], new: Since, seq: int
) -> dict[str, Deadline]:
    """Those recorded by then, as they were; a changed default or topic may touch them all."""
    settled = not new["topic"] and not {"lead", "zone"} & new["setting"].keys()
    zone = setting_then(db, "zone", seq)
    lead = cache(lambda topic: topic_lead_then(db, topic, seq))
    then = {}
    for id, deadline in now.items():
        if settled and id not in new["deadline"]:
            then[id] = deadline.but(anchor=_anchor_then(db, deadline.anchor, new, seq))
        elif state := state_then(db, "deadline", id, seq):
            own = state.get("lead")
            lead_days = lead(state.get("topic")) if own is None else own
            anchor = _anchor_then(db, _anchor_of(db, state), new, seq)
            then[id] = _as_it_was(deadline, state, state.get("zone", zone), lead_days, anchor)
    return then


def _anchor_then(
    db: sqlite3.Connection, anchor: Anchor | None, new: Since, seq: int
) -> Anchor | None:
    """The anchor with its calendar as it was then, if that was imported anew since."""
    if anchor is None or not anchor.calendar or str(anchor.calendar) not in new["calendar"]:
        return anchor
    state = state_then(db, "calendar", str(anchor.calendar), seq)
    return anchor.but(calendar=as_calendar(state)) if state else anchor


def _anchor_of(db: sqlite3.Connection, state: State) -> Anchor | None:
    if "anchor_words" not in state:
        return None
    relation: Relation = state.get("relation") or "after"
    calendar, end = state.get("anchor_calendar", ""), state.get("anchor_end")
    row = db.execute("SELECT title FROM event WHERE id = ?", (end,)).fetchone()
    return Anchor(
        *(state["anchor_words"], state.get("anchor_offset"), relation, state.get("anchor_event")),
        *(counting(db, [calendar])[calendar], end, row[0] if row else None),
    )


def _as_it_was(
    deadline: Deadline, state: State, zone: str, lead: int, anchor: Anchor | None
) -> Deadline:
    """The deadline with all that decides where it stood as in the state."""
    hour = state.get("hour")
    return deadline.but(
        said_first=_day(state.get("said_first")),
        said=date.fromisoformat(state["said"]),
        zone=zone,
        first=_day(state.get("first")),
        last=_day(state.get("last")),
        hour=time.fromisoformat(hour) if hour else None,
        tolerance=state["tolerance"],
        hedge=state.get("hedge"),
        loose=bool(state["loose"]),
        anchor=anchor,
        lead=lead,
        review=_day(state.get("review")),
    )


def _turned(db: sqlite3.Connection, found: Sequence[Case], new: Since) -> dict[str, bool]:
    """Whether each was in error then, of all members of the chains that new verdicts may turn."""
    judged = {
        state["deadline"]
        for state in new["verdict"].values()
        if state["outcome"] in ("in-error", "reopened")
    }
    chains = ({deadline.id for deadline in _members(case)} for case in found)
    ends = {id for chain in chains if chain & judged for id in chain}
    return {
        case.deadline.id: in_error([v for v in case.verdicts if v.id not in new["verdict"]])
        for case in cases(db, sorted(ends))
    }


def _happenings_then(
    db: sqlite3.Connection, then: Iterable[Deadline], new: Since, seq: int
) -> dict[str, tuple[EventRow, ...]]:
    anchors = [deadline.anchor for deadline in then if deadline.anchor]
    events = {event for anchor in anchors for event in (anchor.event, anchor.end) if event}
    rows = event_rows(db, sorted(events))
    for event in {state["event"] for state in new["event_standing"].values()} & set(rows):
        ids = db.execute(
            "SELECT id FROM event_standing WHERE event = ? ORDER BY known, recorded, id", (event,)
        )
        pairs = zip(rows[event], ids.fetchall(), strict=True)
        rows[event] = tuple(row for row, (id,) in pairs if id not in new["event_standing"])
    if not new["calendar"]:
        return rows
    return {
        event: tuple(row.but(anchor=_anchor_then(db, row.anchor, new, seq)) for row in given)
        for event, given in rows.items()
    }


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
