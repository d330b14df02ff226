"""Changing a setting: what that would move, the question, and the change itself."""

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from typing import NamedTuple

import click

from tracker.cli.app import App
from tracker.cli.output import fit, pad, width
from tracker.core.agenda import SHOWN
from tracker.core.moment import Moment
from tracker.core.restanding import Restanding, restanding
from tracker.core.standing import Standing
from tracker.core.states import label
from tracker.core.wording import count
from tracker.errors import TrackerError, TryAgain, UsageError
from tracker.store.cases import cases, chunks, setting
from tracker.store.find import known_topic
from tracker.store.kinds import State
from tracker.store.reach import reached_by_lead, reached_by_zone
from tracker.store.settings import CONVENTION
from tracker.store.state import load


class Plan(NamedTuple):
    """A change of the setting `key`, for one topic or for all.

    `before` and `after` are the values in force. `stored` is the state of the record as read
    (None: there is none), `state` the one to store.
    """

    key: str
    topic: str | None
    before: str
    after: str
    stored: State | None
    state: State

    @property
    def name(self) -> str:
        """What it is called: lead, or the lead of a topic."""
        return f"{self.key} of {self.topic}" if self.topic else self.key

    @property
    def record(self) -> tuple[str, str]:
        """Kind and key of the record that holds it."""
        return ("topic", self.topic) if self.topic else ("setting", self.key)


def plan(db: sqlite3.Connection, key: str, value: str) -> Plan:
    """The plan to set a setting."""
    stored = load(db, "setting", key)
    state = (stored or {"key": key}) | {"value": value}
    return Plan(key, None, setting(db, key), value, stored, state)


def topic_plan(db: sqlite3.Connection, topic: str, value: str | None) -> Plan:
    """The plan to give a topic its lead, or none of its own; raises UnknownId."""
    slug = known_topic(db, topic)
    stored = load(db, "topic", slug)
    assert stored is not None
    default = setting(db, "lead")
    state = {name: field for name, field in stored.items() if name != "lead"}
    if value is not None:
        state["lead"] = int(value)
    before, after = (str(each.get("lead", default)) for each in (stored, state))
    return Plan("lead", slug, before, after, stored, state)


def preview(db: sqlite3.Connection, plan: Plan, moment: Moment) -> tuple[int, list[Restanding]]:
    """How many deadlines would change their state, and the first of them."""
    if plan.before == plan.after or plan.key not in ("lead", "zone"):
        return 0, []
    today = moment.today("UTC")
    fields: dict[str, object]
    if plan.key == "zone":
        ids, fields = reached_by_zone(db, today), {"zone": plan.after}
    else:
        leads = int(plan.before), int(plan.after)
        ids, fields = reached_by_lead(db, plan.topic, *leads, today), {"lead": leads[1]}
    found = 0
    first: list[Restanding] = []
    for chunk in chunks(ids):
        for case in cases(db, chunk):
            if moved := restanding(case, moment, **fields):
                found += 1
                if len(first) < SHOWN:
                    first.append(moved)
    return found, first


def lines(plan: Plan, found: int, moved: list[Restanding]) -> list[str]:
    """A line for each deadline that would change its state, and a count of the rest."""
    if plan.key.startswith(CONVENTION):
        return ["What is recorded stays as it was read; phrases that are read from now on change."]
    if not found:
        return ["Nothing changes its standing."]
    changes = [f"{_state(each.before)} -> {_state(each.after)}" for each in moved]
    numbers = [f"#{each.case.deadline.number}" for each in moved]
    number, change = max(map(len, numbers)), max(map(len, changes))
    room = width() - number - change - 4
    lines = [
        f"{n:>{number}}  {pad(words, change)}  {fit(each.case.deadline.title, room)}"
        for n, words, each in zip(numbers, changes, moved, strict=True)
    ]
    if found > len(moved):
        lines.append(f"and {found - len(moved):,} more")
    return lines


def _state(standing: Standing | None) -> str:
    return label(standing.state) if standing else "not announced yet"


def asked(plan: Plan, found: int) -> bool:
    """Ask on a terminal; raises UsageError where there is none."""
    changes = f"{count(found, 'deadline')} {'changes' if found == 1 else 'change'} standing"
    if sys.stdin is None or not sys.stdin.isatty():
        raise UsageError(f"{changes}: say --yes to set {plan.name} to {plan.after}")
    return click.confirm(f"{changes}. Set {plan.name} to {plan.after}?")


def carry_out(app: App, plan: Plan) -> str:
    """Do it; gives the words that say so. Raises TryAgain when the setting moved meanwhile."""
    with _switched(app.path, plan) if plan.key == "journal_mode" else nullcontext():
        if plan.state == plan.stored or (plan.stored is None and plan.before == plan.after):
            return f"{plan.name} is {plan.after} already."
        with app.changing("set") as change:
            if change.load(*plan.record) != plan.stored:
                raise TryAgain(f"{plan.name} was changed meanwhile: look at it and try again")
            (change.edit if plan.stored else change.add)(plan.record[0], plan.state)
    return f"{plan.name} is {plan.after} now; it was {plan.before}."


@contextmanager
def _switched(path: str, plan: Plan) -> Iterator[None]:
    """The file in its new journal mode, and back in the old one if that cannot be recorded."""
    from tracker.store.switching import switch

    switch(path, plan.after)
    try:
        yield
    except TrackerError:
        with suppress(TrackerError):
            switch(path, plan.before)
        raise
