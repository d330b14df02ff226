"""`tracker set`: show or change a setting."""

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from typing import NamedTuple

import click

from tracker.cli.app import App
from tracker.cli.options import formats, pass_app
from tracker.cli.output import fit, pad, rows, say, tell, width
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
from tracker.store.settings import SETTINGS, known, parsed
from tracker.store.state import load

SHOWN = 50  # lines of what changes its standing


class Plan(NamedTuple):
    """A change of one setting. `before` and `after` are what is in force; the rest is the record.

    `stored` is its state as read (None: there is none), `state` the one to store.
    """

    name: str
    kind: str
    id: str
    before: str
    after: str
    stored: State | None
    state: State


@click.command("set")
@click.argument("key", required=False)
@click.argument("value", required=False)
@click.option("--topic", metavar="TOPIC", help="The lead of this topic, by its slug.")
@click.option("--unset", is_flag=True, help="Back to the default.")
@click.option("--list", "listed", is_flag=True, help="Show the settings.")
@click.option("--yes", is_flag=True, help="Change it without asking.")
@click.option("--dry-run", is_flag=True, help="Only show what would change its standing.")
@formats
@pass_app
def command(
    app: App,
    key: str | None,
    value: str | None,
    topic: str | None,
    unset: bool,
    listed: bool,
    yes: bool,
    dry_run: bool,
    form: str,
) -> None:
    """Show or change a setting: lead, zone or journal_mode.

    Another lead or zone moves deadlines: those whose standing changes now are shown first, and
    you are asked. Where nobody can be asked it takes --yes.

    \b
    tracker set --list
    tracker set lead 14 --dry-run
    tracker set lead 30 --topic senate-sanctions-bill --yes
    tracker set zone --unset
    """
    app.refuse_as_of("set")
    if listed:
        if key is not None or topic is not None or unset:
            raise UsageError("--list goes alone")
        _list(app, form)
        return
    if key is None or (value is None) != unset:
        raise UsageError("give KEY and VALUE, KEY --unset, or --list")
    if topic is not None and key != "lead":
        raise UsageError(f"--topic goes with the lead, not with {key}")
    wanted = known(key).default if value is None else parsed(key, value)
    if not dry_run:
        app.prepare()
    moment = Moment(None, app.now())
    with app.reading() as db:
        plan = _topic_plan(db, topic, wanted, unset) if topic else _plan(db, key, wanted)
        found, moved = _preview(db, plan, moment)
    tell(_lines(found, moved))
    if not dry_run and (found == 0 or yes or _asked(plan, found)):
        say(_store(app, plan))


def _plan(db: sqlite3.Connection, key: str, value: str) -> Plan:
    stored = load(db, "setting", key)
    state = (stored or {"key": key}) | {"value": value}
    return Plan(key, "setting", key, setting(db, key), value, stored, state)


def _topic_plan(db: sqlite3.Connection, topic: str, value: str, unset: bool) -> Plan:
    slug = known_topic(db, topic)
    stored = load(db, "topic", slug)
    assert stored is not None
    default = setting(db, "lead")
    state = {name: field for name, field in stored.items() if name != "lead"}
    if not unset:
        state["lead"] = int(value)
    before, after = (str(each.get("lead", default)) for each in (stored, state))
    return Plan(f"lead of {slug}", "topic", slug, before, after, stored, state)


def _preview(db: sqlite3.Connection, plan: Plan, moment: Moment) -> tuple[int, list[Restanding]]:
    """How many deadlines would change their state, and the first of them."""
    if plan.before == plan.after or plan.id == "journal_mode":
        return 0, []
    today = moment.today("UTC")
    fields: dict[str, object]
    if plan.id == "zone":
        ids, fields = reached_by_zone(db, today), {"zone": plan.after}
    else:
        topic = plan.id if plan.kind == "topic" else None
        leads = int(plan.before), int(plan.after)
        ids, fields = reached_by_lead(db, topic, *leads, today), {"lead": leads[1]}
    found = 0
    first: list[Restanding] = []
    for chunk in chunks(ids):
        for case in cases(db, chunk):
            if moved := restanding(case, moment, **fields):
                found += 1
                if len(first) < SHOWN:
                    first.append(moved)
    return found, first


def _lines(found: int, moved: list[Restanding]) -> list[str]:
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


def _asked(plan: Plan, found: int) -> bool:
    """Ask on a terminal; raises UsageError where there is none."""
    changes = f"{count(found, 'deadline')} {'changes' if found == 1 else 'change'} standing"
    if not sys.stdin.isatty():
        raise UsageError(f"{changes}: say --yes to set {plan.name} to {plan.after}")
    return click.confirm(f"{changes}. Set {plan.name} to {plan.after}?")


def _store(app: App, plan: Plan) -> str:
    """Do it; gives the words that say so. Raises TryAgain when the setting moved meanwhile."""
    with _switched(app.path, plan) if plan.id == "journal_mode" else nullcontext():
        if plan.state == plan.stored or (plan.stored is None and plan.before == plan.after):
            return f"{plan.name} is {plan.after} already."
        with app.changing("set") as change:
            if change.load(plan.kind, plan.id) != plan.stored:
                raise TryAgain(f"{plan.name} was changed meanwhile: look at it and try again")
            (change.edit if plan.stored else change.add)(plan.kind, plan.state)
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


def _list(app: App, form: str) -> None:
    with app.reading() as db:
        stored = dict(db.execute("SELECT key, value FROM setting"))
        leads = db.execute("SELECT slug, lead FROM topic WHERE lead IS NOT NULL ORDER BY slug")
        topics = leads.fetchall()
    found: list[dict[str, object]] = []
    for key, each in SETTINGS.items():
        given = {"value": stored.pop(key, each.default), "default": each.default}
        found.append({"key": key, "topic": None, **given, "what": each.what})
        for slug, lead in topics if key == "lead" else ():
            found.append({"key": key, "topic": slug, "value": str(lead), "default": None})
            found[-1]["what"] = f"the same for {slug}"
    for key, value in stored.items():
        what = "the id of this store; not to be set"
        found.append({"key": key, "topic": None, "value": value, "default": None, "what": what})
    if form != "table":
        rows(form, found)
        return
    for row in found:
        value = f"{row['value']}"
        say(f"{pad(str(row['key']), 12)}  {pad(value, 16)}  {fit(str(row['what']), width() - 32)}")
