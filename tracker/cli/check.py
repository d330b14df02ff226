"""`tracker check`: what changed since its last run."""

import os
import shlex
import sys
from datetime import datetime
from itertools import groupby

import click

from tracker.cli.app import App
from tracker.cli.lines import lines
from tracker.cli.look import Look, look
from tracker.cli.narrowing import formats
from tracker.cli.options import pass_app
from tracker.cli.output import complain, flush, paint, rows, say, wrapped
from tracker.core.glance import glance
from tracker.core.news import KINDS, News, reset_since
from tracker.core.plain import plain
from tracker.errors import DiskError, NoPermission, OldStore, UsageError
from tracker.export.rows import Row, deadline_row
from tracker.store.news import NAME, replaces
from tracker.store.opening import may_change


@click.command("check")
@click.option("--dry-run", is_flag=True, help="Print, and remember nothing.")
@formats
@pass_app
def command(app: App, dry_run: bool, form: str) -> None:
    """What changed since the last run: newly due, lapsed?, met, moved, reset, what may be met.

    Each change is told once, as where it ended; nothing is printed when nothing changed (as JSON,
    an empty list). Deadlines of which one source supports and another contradicts are named too.
    The first run takes the present as its starting point. What is told is remembered when it is
    printed, so two runs at the same moment may both tell it. Instances of recurrences that come
    into sight are recorded first, but not with --dry-run.

    \b
    tracker check
    tracker check --dry-run --format json
    """
    if app.as_of is not None:
        raise UsageError("`check` compares with its last run, and takes no --as-of")
    if not dry_run:
        app.record_instances()
    now = app.now()
    found = _look(app, now, dry_run)
    _print(found, form)
    flush()  # what could not be printed is told again
    if dry_run:
        return
    with app.changing("check") as change:
        if replaces(change.db, found.seen, found.read):
            change.remember(NAME, found.seen.value())


def _look(app: App, now: datetime, dry_run: bool) -> Look:
    """What there is to tell, if it can be remembered; an older store is upgraded for that."""
    if not dry_run and os.path.exists(app.path) and not may_change(app.path):
        raise NoPermission(f"{app.path} cannot be written, so what is told cannot be remembered")
    try:
        with app.reading() as db:
            return look(db, now)
    except OldStore:
        if dry_run:
            raise
    app.upgrade()
    with app.reading() as db:
        return look(db, now)


def _settle(item: News) -> str | None:
    """The command that would record what a suggestion or a demand says, or the first one to run."""
    if item.advice is not None:
        return item.advice.command
    number = item.case.deadline.number
    if item.sides is not None:
        if item.standing.verdict is not None:
            return f'tracker reopen {number} --why "sources disagree"'
        supports, contradicts = map(shlex.quote, item.sides)
        return f"tracker dispute {number} --supports {supports} --contradicts {contradicts}"
    if item.event is None:
        return None
    return f"tracker met {number} --happened {item.happened} --event {item.event}"


def _print(found: Look, form: str) -> None:
    if sys.stdout is None and (found.items or found.note):
        raise DiskError("cannot print: standard output is closed")
    if form != "table":
        if found.note:
            complain(found.note)
        rows(form, [_row(item) for item in found.items])
        return
    blocks = [found.note] if found.note else []
    printed = lines([glance(item.case, item.standing, item.today) for item in found.items])
    pairs = zip(found.items, printed, strict=True)
    for kind, group in groupby(pairs, key=lambda pair: pair[0].kind):
        block = [paint(KINDS[kind].heading, KINDS[kind].flag)]
        for item, line in group:
            block += [line, *_details(item)]
        blocks.append("\n".join(block))
    if blocks:
        say("\n\n".join(blocks))


def _details(item: News) -> list[str]:
    moved = item.was is not None and item.was.last != item.standing.last
    told = item.typed_late or moved or reset_since(item.was, item.standing)
    if not (KINDS[item.kind].explained or told):
        return []
    settle = _settle(item)
    return [wrapped("", item.why, 6), *([f"{'':6}{plain(settle)}"] if settle else [])]


def _row(item: News) -> Row:
    return {
        **deadline_row(item.case, item.standing),
        "news": item.kind,
        "was": item.was.state if item.was else None,
        "slip": item.slip,
        "typed_late": item.typed_late,
        "because": item.why,
        "event": item.event,
        "settle": _settle(item),
    }
