"""Cases as the store held them at an earlier row of its journal.

What was appended since is left out, and what was edited since is as the journal kept it.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, time
from functools import cache

from tracker.core.records import Anchor, Case, Deadline, EventRow, Link, Party, Relation, Verdict
from tracker.core.standing import in_error
from tracker.store.calendars import as_calendar, counting
from tracker.store.cases import CHAINING, by_chain, cases, event_rows
from tracker.store.find import TAKEN
from tracker.store.kinds import State, live
from tracker.store.settings import DEFAULTS
from tracker.store.state import load

Since = Mapping[str, Mapping[str, State]]
"""The records that journal rows since then wrote: for each kind, by id, some of their fields."""


def state_then(db: sqlite3.Connection, kind: str, key: str, seq: int) -> State | None:
    """The state of a record at the journal row `seq`; None if it was not there then."""
    row = db.execute(
        "SELECT state FROM journal WHERE kind = ? AND id = ? AND seq <= ?"
        " ORDER BY seq DESC LIMIT 1",
        (kind, key, seq),
    ).fetchone()
    return live(json.loads(row[0])) if row else None


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
    """These cases as they were held at the journal row `seq`; None for those recorded since.

    What was taken away since is there again.
    """
    cut = _cut(db, new, seq)
    pool = [*found, *_beyond(db, found, cut)]
    members = {deadline.id: deadline for case in pool for deadline in _members(case)}
    then = _deadlines_then(db, members, new, seq) | _gone_then(db, cut, members, seq)
    tied = {(state["new"], state["old"]) for state in new["link"].values()}
    given = {case.deadline.id: case.verdicts for case in pool}
    written = _written(new)
    verdicts = {
        id: _verdicts_then(db, given.get(id, ()), written.get(id, []), seq)
        for id in then
        if id in given or id not in members
    }
    turned = _turned(db, pool, new, seq)
    happenings = _happenings_then(db, then.values(), new, seq)

    def link_then(link: Link) -> Link:
        ends = link.new.id, link.old.id
        void = turned[ends[0]] or turned[ends[1]] if ends[0] in turned else link.void
        return link.but(new=then[ends[0]], old=then[ends[1]], void=void)

    links = {(tie.new.id, tie.old.id): tie for case in pool for tie in case.links}
    kept = [link_then(tie) for ends, tie in links.items() if ends not in tied]
    chains = by_chain([*kept, *(_link(state, then, verdicts) for state in cut)])
    return [
        Case(
            then[case.deadline.id],
            verdicts[case.deadline.id],
            tuple(chains.get(case.deadline.id, ())),
            happenings,
        )
        if case.deadline.id in then
        else None
        for case in found
    ]


def states_then(
    db: sqlite3.Connection, kind: str, field: str, key: str, seq: int
) -> Iterator[State]:
    """The states at that journal row of the records of a kind whose `field` is `key`."""
    query = (
        f"SELECT id FROM {kind} WHERE {field} = :key UNION SELECT id FROM journal"
        f" WHERE kind = '{kind}' AND state GLOB '{{\"removed\":*'"
        f" AND json_extract(state, '$.removed.{field}') = :key"
    )
    for (id,) in db.execute(query, {"key": key}).fetchall():
        state = state_then(db, kind, id, seq)
        if state is not None:
            yield state


def _cut(db: sqlite3.Connection, new: Since, seq: int) -> list[State]:
    """The links of chains that were held then, of those written since: they are taken away."""
    states = (state_then(db, "link", id, seq) for id in new["link"])
    return [state for state in states if state is not None and state["kind"] in CHAINING]


def _beyond(db: sqlite3.Connection, found: Sequence[Case], cut: Sequence[State]) -> list[Case]:
    """The cases that such a link led to, with the rest of their chains."""
    ends = {state[end] for state in cut for end in ("new", "old")}
    return cases(db, sorted(ends - {case.deadline.id for case in found}))


def _link(
    state: State, then: Mapping[str, Deadline], verdicts: Mapping[str, tuple[Verdict, ...]]
) -> Link:
    new, old = state["new"], state["old"]
    void = in_error(verdicts[new]) or in_error(verdicts[old])
    known = date.fromisoformat(state["known"])
    return Link(state["kind"], known, then[new], then[old], void, state.get("note"))


def _written(new: Since) -> dict[str, list[str]]:
    """For each deadline the verdicts on it that were written since."""
    found: dict[str, list[str]] = {}
    for id, state in new["verdict"].items():
        found.setdefault(state["deadline"], []).append(id)
    return found


def _verdicts_then(
    db: sqlite3.Connection, now: tuple[Verdict, ...], written: Sequence[str], seq: int
) -> tuple[Verdict, ...]:
    """The verdicts on a deadline that were held then, oldest first.

    `now` are those held now, `written` those that were written since, or taken away.
    """
    states = [state_then(db, "verdict", id, seq) for id in written]
    if not any(states):
        return tuple(verdict for verdict in now if verdict.id not in written)
    kept = (load(db, "verdict", verdict.id) for verdict in now if verdict.id not in written)
    held = sorted(filter(None, (*states, *kept)), key=as_known)
    return tuple(map(verdict_of, held))


def as_known(state: State) -> tuple[str, str, str]:
    """What orders states by the day on which they became known."""
    return state["known"], state["recorded"], state["id"]


def verdict_of(state: State) -> Verdict:
    days = {name: _day(state.get(name)) for name in ("happened", "known", "closed", "review")}
    fields = {name: state[name] for name in Verdict._fields if name in state} | days
    return Verdict(**fields)


def gone(db: sqlite3.Connection, new: Since, seq: int) -> list[Case]:
    """The deadlines that were held at the journal row `seq` and have been taken away since."""
    query = (  # an index would lead through the whole journal
        "SELECT DISTINCT id FROM journal NOT INDEXED"
        f" WHERE seq > ? AND kind = 'deadline' AND {TAKEN}"
    )
    bare = []
    for (id,) in db.execute(query, (seq,)).fetchall():
        state = state_then(db, "deadline", id, seq)
        if state is not None and load(db, "deadline", id) is None:
            bare.append(Case(_bare(db, state)))
    return [case for case in held(db, bare, new, seq) if case is not None]


def _bare(db: sqlite3.Connection, state: State) -> Deadline:
    """A deadline with what does not decide where it stands; `as_stated` adds the rest."""
    plain: State = {name: state.get(name) for name in Deadline._fields}
    parties = {part: _parties(db, state.get(part, [])) for part in ("speakers", "bounds")}
    return Deadline(**plain | parties)


def _parties(db: sqlite3.Connection, slugs: Sequence[str]) -> tuple[Party, ...]:
    names = ((slug, load(db, "party", slug)) for slug in slugs)
    return tuple(Party(slug, state["name"] if state else slug) for slug, state in names)


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
            anchor = _anchor_then(db, anchor_of(db, state), new, seq)
            then[id] = as_stated(deadline, state, state.get("zone", zone), lead_days, anchor)
    return then


def _gone_then(
    db: sqlite3.Connection, cut: Sequence[State], now: Mapping[str, Deadline], seq: int
) -> dict[str, Deadline]:
    """The ends of such links that were taken away with them, as they were."""
    ends = {state[end] for state in cut for end in ("new", "old")} - now.keys()
    zone = setting_then(db, "zone", seq)
    found = {}
    for id in sorted(ends):
        state = state_then(db, "deadline", id, seq)
        assert state is not None
        own = state.get("lead")
        lead = topic_lead_then(db, state.get("topic"), seq) if own is None else own
        anchor = anchor_of(db, state)
        found[id] = as_stated(_bare(db, state), state, state.get("zone", zone), lead, anchor)
    return found


def _anchor_then(
    db: sqlite3.Connection, anchor: Anchor | None, new: Since, seq: int
) -> Anchor | None:
    """The anchor with its calendar as it was then, if that was imported anew since."""
    if anchor is None or not anchor.calendar or str(anchor.calendar) not in new["calendar"]:
        return anchor
    state = state_then(db, "calendar", str(anchor.calendar), seq)
    return anchor.but(calendar=as_calendar(state)) if state else anchor


def anchor_of(db: sqlite3.Connection, state: State) -> Anchor | None:
    """The anchor that a deadline's state holds."""
    if "anchor_words" not in state:
        return None
    relation: Relation = state.get("relation") or "after"
    calendar, end = state.get("anchor_calendar", ""), state.get("anchor_end")
    return Anchor(
        *(state["anchor_words"], state.get("anchor_offset"), relation, state.get("anchor_event")),
        *(counting(db, [calendar])[calendar], end, end and _title(db, end)),
    )


def as_stated(
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


def _turned(db: sqlite3.Connection, found: Sequence[Case], new: Since, seq: int) -> dict[str, bool]:
    """Whether each was in error then, of all members of the chains that new verdicts may turn."""
    judged = {
        state["deadline"]
        for state in new["verdict"].values()
        if state["outcome"] in ("in-error", "reopened")
    }
    chains = ({deadline.id for deadline in _members(case)} for case in found)
    ends = {id for chain in chains if chain & judged for id in chain}
    written = _written(new)
    return {
        case.deadline.id: in_error(
            _verdicts_then(db, case.verdicts, written.get(case.deadline.id, []), seq)
        )
        for case in cases(db, sorted(ends))
    }


def _happenings_then(
    db: sqlite3.Connection, then: Iterable[Deadline], new: Since, seq: int
) -> dict[str, tuple[EventRow, ...]]:
    anchors = [deadline.anchor for deadline in then if deadline.anchor]
    frontier = {event for anchor in anchors for event in (anchor.event, anchor.end) if event}
    touched = {state["event"] for state in new["event_standing"].values()}
    rows: dict[str, tuple[EventRow, ...]] = {}
    while frontier:
        found = dict.fromkeys(frontier, ()) | event_rows(db, sorted(frontier))
        found |= {event: _rows_then(db, event, new, seq) for event in touched & found.keys()}
        rows |= found
        above = (row.anchor.event for given in found.values() for row in given if row.anchor)
        frontier = {event for event in above if event} - rows.keys()
    if not new["calendar"]:
        return rows
    return {
        event: tuple(row.but(anchor=_anchor_then(db, row.anchor, new, seq)) for row in given)
        for event, given in rows.items()
    }


def _rows_then(db: sqlite3.Connection, event: str, new: Since, seq: int) -> tuple[EventRow, ...]:
    """What was known of an event then, oldest first."""
    ids = {id for (id,) in db.execute("SELECT id FROM event_standing WHERE event = ?", (event,))}
    ids |= {id for id, state in new["event_standing"].items() if state["event"] == event}
    states = (state_then(db, "event_standing", id, seq) for id in ids)
    held = sorted((state for state in states if state is not None), key=as_known)
    return tuple(event_row_of(db, state) for state in held)


def event_row_of(db: sqlite3.Connection, state: State) -> EventRow:
    """What became known of an event, as a state of its standing holds it."""
    plain: State = {name: state.get(name) for name in EventRow._fields}
    days = {name: _day(state.get(name)) for name in ("first", "last", "known")}
    anchor = None
    if event := state.get("anchor_event"):
        calendar = state.get("anchor_calendar", "")
        anchor = Anchor(
            *(_title(db, event), state.get("anchor_offset"), state["anchor_relation"], event),
            counting(db, [calendar])[calendar],
        )
    return EventRow(**plain | days | {"anchor": anchor})


def _title(db: sqlite3.Connection, event: str) -> str:
    """What an event is called; by its id if it was taken away."""
    row = db.execute("SELECT title FROM event WHERE id = ?", (event,)).fetchone()
    return str(row[0]) if row else event


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
