"""Amending a record: what would change, the question if the time moves, and the change itself."""

import sqlite3
import sys
from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

import click

from tracker.cli.amended import TIME, Wanted, amended
from tracker.cli.announcing import unique
from tracker.cli.app import App
from tracker.cli.fields import FIELDS
from tracker.cli.output import complain, say, tell, wrapped
from tracker.cli.record import report, window_line
from tracker.core.checks import check_amended
from tracker.core.moment import Moment
from tracker.core.records import Case
from tracker.core.restanding import Restanding, replaced, restood
from tracker.core.standing import Standing, standing
from tracker.core.states import label
from tracker.errors import TryAgain, UsageError
from tracker.store.cases import cases, event_rows, setting
from tracker.store.change import Change
from tracker.store.held import anchor_of, as_stated
from tracker.store.kinds import State
from tracker.store.naming import topic
from tracker.store.state import check_fields, load

_INDENT = 16


class Plan(NamedTuple):
    """An amendment: the record as stored, as it would be, and what that would move.

    `fresh` are the names that are not recorded yet. `cases` are the deadline's case as it is and
    as it would be, `moved` those of its chain that would stand otherwise. `doubts` are what there
    is to say of it beside that.
    """

    kind: str
    key: str
    stored: State
    state: State
    fresh: list[str]
    cases: tuple[Case, Case] | None
    moved: list[Restanding]
    doubts: list[str]

    @property
    def name(self) -> str:
        """Its number."""
        return f"#{self.stored['number']}"

    @property
    def timed(self) -> bool:
        """Whether it changes what states the time."""
        return any(self.stored.get(column) != self.state.get(column) for column in TIME)

    @property
    def moves(self) -> bool:
        """Whether it has to be asked about."""
        return self.timed or bool(self.moved)


def plan(db: sqlite3.Connection, now: datetime, kind: str, key: str, wanted: Wanted) -> Plan:
    """What an amendment would do; it only reads. Raises RecordRefused, and as `amended` does."""
    looking = Change(db, now, "", "", None)
    stored = load(db, kind, key)
    if stored is None:
        raise TryAgain(f"the {kind} was taken away meanwhile: `tracker log {key}` says how")
    state, fresh = amended(looking, kind, stored, wanted)
    check_fields(kind, state)
    if kind == "event" or state == stored:
        return Plan(kind, key, stored, state, fresh, None, [], looking.doubts)
    case = cases(db, [key])[0]
    moment = Moment(None, now)
    changed = _changed(db, case, state)
    deadline = changed.deadline
    check_amended(changed, moment.today(deadline.zone))
    chain = cases(db, sorted({end.id for tie in case.links for end in (tie.new, tie.old)} - {key}))
    ready = (each.but(happenings=changed.happenings) for each in (case, *chain))
    moved = [restood(each, deadline, moment) for each in ready]
    found = [each for each in moved if each is not None]
    return Plan(kind, key, stored, state, fresh, (case, changed), found, looking.doubts)


def _changed(db: sqlite3.Connection, case: Case, state: State) -> Case:
    """The case with its deadline as in the state."""
    zone = state.get("zone", setting(db, "zone"))
    deadline = as_stated(case.deadline, state, zone, _lead(db, state), anchor_of(db, state))
    events = [state[name] for name in ("anchor_event", "anchor_end") if name in state]
    rows = event_rows(db, events)
    return replaced(case.but(happenings={**case.happenings, **rows}), deadline)


def _lead(db: sqlite3.Connection, state: State) -> int:
    query = "SELECT lead FROM topic WHERE slug = ? AND lead IS NOT NULL"
    row = db.execute(query, (state.get("topic"),)).fetchone()
    return int(state.get("lead", row[0] if row else setting(db, "lead")))


def lines(plan: Plan, now: datetime) -> Iterator[str]:
    """What would change, field by field, with the old and the new window and sentence."""
    if plan.state == plan.stored:
        yield f"{plan.name} is so already: nothing was stored."
        return
    yield wrapped(f"{plan.name} ", str(plan.stored["title"]), len(plan.name) + 1)
    for field in FIELDS[plan.kind]:
        sides = [_value(side.get(field.column)) for side in (plan.stored, plan.state)]
        if sides[0] != sides[1] and field.name not in ("first", "last", "anchor"):
            yield wrapped(f"  {field.name}", " → ".join(sides), _INDENT)
    if plan.timed and plan.cases:
        yield from _windows(plan, *plan.cases, now)
    yield from (f"  {each} is new" for each in map(_plain, plan.fresh))
    yield from (_moved(each) for each in plan.moved)


def _plain(text: str) -> str:
    return wrapped("", text, 0)


def _value(value: Any) -> str:
    if value is None:
        return "-"
    return "; ".join(value) if isinstance(value, list) else str(value)


def _windows(plan: Plan, before: Case, after: Case, now: datetime) -> Iterator[str]:
    sides = [window_line(each, _stands(each, now)) for each in (before, after)]
    if sides[0] != sides[1]:
        yield wrapped("  window", " → ".join(sides), _INDENT)
    was, reads = (_sentence(state) for state in (plan.stored, plan.state))
    if was != reads:
        yield wrapped("  was read", was, _INDENT)
        yield wrapped("  reads now", reads, _INDENT)


def _stands(case: Case, now: datetime) -> Standing | None:
    return standing(case, Moment(None, now).at(case.deadline.zone))


def _sentence(state: State) -> str:
    given = "The window was given by hand." if state["by_hand"] else "Nothing was kept of it."
    return str(state.get("sentence", given))


def _moved(each: Restanding) -> str:
    sides = " → ".join(
        f"{side.flag}, {label(side.state)}" if side else "not announced yet"
        for side in (each.before, each.after)
    )
    return wrapped(f"  #{each.case.deadline.number}", f"would stand otherwise: {sides}", _INDENT)


def carry_out(
    app: App, command: str, named: tuple[str, str], wanted: Wanted, yes: bool, dry_run: bool
) -> bool:
    """Show an amendment, ask where it moves something, store it; False if that was declined.

    Raises UsageError where nobody can be asked, TryAgain when the record moved meanwhile.
    """
    now = app.now()
    with app.reading() as db:
        found = plan(db, now, *named, wanted)
    asks, same = found.moves and not yes, found.state == found.stored
    if dry_run or asks or same:
        tell(lines(found, now))
    for doubt in found.doubts if dry_run else ():
        complain(doubt)
    if dry_run or same:
        return True
    if asks and not _agreed(found):
        say("Nothing was stored.")
        return False
    with app.changing(command) as change:
        again = plan(change.db, change.now, *named, wanted)
        if (asks and not _same(found, again)) or (again.moves and not (asks or yes)):
            raise TryAgain(f"{found.name} was changed meanwhile: look at it and try again")
        told = [] if asks else list(lines(again, now))
        if again.state != again.stored:  # or somebody else did the same
            told += _store(change, again, wanted)
    tell(told)
    return True


def _agreed(plan: Plan) -> bool:
    what = "what states its time" if plan.timed else "where a deadline stands"
    if sys.stdin is None or not sys.stdin.isatty():
        raise UsageError(f"{plan.name}: this changes {what}: say --yes to store it")
    return click.confirm(f"This changes {what}. Store it?")


def _same(shown: Plan, now: Plan) -> bool:
    """Whether what was shown still is what the amendment makes."""
    time = all(shown.state.get(column) == now.state.get(column) for column in TIME)
    return time and shown.stored == now.stored


def _store(change: Change, plan: Plan, wanted: Wanted) -> list[str]:
    """Store an amendment; gives the lines that say what holds now."""
    change.doubts += plan.doubts
    change.edit(plan.kind, plan.state | _recorded(change, plan.kind, wanted))
    if plan.kind == "deadline":
        return report(change, plan.key)
    return [wrapped(plan.name, f"{plan.state['title']}: amended", 6)]


def _recorded(change: Change, kind: str, wanted: Wanted) -> State:
    """The parties and the topic by their slugs; those that are new are recorded."""
    found: State = {}
    for field in FIELDS[kind]:
        value = wanted.get(field.name)
        if value is not None and field.several:
            found[field.column] = unique(change, value)
        elif value is not None and field.name == "topic":
            found[field.column] = topic(change, value)
    return found
