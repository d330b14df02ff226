"""`tracker due`: the morning page."""

import sqlite3
from datetime import date
from itertools import groupby

import click

from tracker.cli.app import App
from tracker.cli.lines import lines
from tracker.cli.options import Narrow, as_of, formats, narrowed, pass_app
from tracker.cli.output import paint, rows, say
from tracker.core.agenda import Item, Section, ordered, section
from tracker.core.moment import Moment
from tracker.core.standing import standing
from tracker.core.states import Flag
from tracker.core.wording import day_words
from tracker.store.agenda import candidates, unjudged
from tracker.store.cases import cases, setting
from tracker.store.find import Filters, passing

HEADINGS: dict[Section, tuple[str, Flag]] = {
    "due": ("Due", "due"),
    "lapsed?": ("Lapsed? Nobody has looked yet", "lapsed"),
    "lapsed": ("Lapsed in the last 7 days", "lapsed"),
    "met": ("Met in the last 7 days", "met"),
    "closed": ("Closed in the last 7 days", "closed"),
}
SOMETHING_DUE, SOMETHING_UNJUDGED = 10, 11


@click.command("due")
@click.option(
    "--within", type=click.IntRange(0, 36500), metavar="DAYS", help="Whatever ends in DAYS days."
)
@narrowed
@click.option("--all", "every", is_flag=True, help="Every unjudged lapse, however old.")
@click.option("--long", is_flag=True, help="Add the phrase, the quote, the source and the chain.")
@click.option(
    "--exit-code", is_flag=True, help="Exit with 10 if any is due, 11 if any is unjudged."
)
@formats
@as_of
@pass_app
def command(
    app: App,
    within: int | None,
    narrow: Narrow,
    every: bool,
    long: bool,
    exit_code: bool,
    form: str,
) -> int:
    """What is due, what lapsed, what was met: the morning page.

    Due comes first, nearest first; then what lapsed and nobody has judged, and what was settled
    in the last 7 days. A ~ marks a hedged window. Nothing leaves the page because time passed.

    \b
    tracker due
    tracker due --within 30 --topic senate-sanctions-bill
    tracker due --as-of 2025-11-15 --format json
    """
    moment = app.moment()
    with app.reading() as db:
        filters = narrow.filters(db)
        today = moment.today(setting(db, "zone"))
        found = candidates(db, today, within, every)
        items = page(db, passing(db, found, filters), moment, within, every)
        left = _all_unjudged(db, today, filters, moment)
        extras = _details(db, items) if long and form == "table" else {}
    older = left - sum(item.section == "lapsed?" for item in items)
    if form == "table":
        _print(items, older, today, extras)
    else:
        _print_rows(items, form)
    if not exit_code:
        return 0
    due = any(item.section == "due" for item in items)
    return SOMETHING_UNJUDGED if left else SOMETHING_DUE if due else 0


def page(
    db: sqlite3.Connection, ids: list[str], moment: Moment, within: int | None, every: bool
) -> list[Item]:
    """The items of the page among these deadlines, in order."""
    items = []
    for case in cases(db, ids):
        zone = case.deadline.zone
        found, today = standing(case, moment.at(zone)), moment.today(zone)
        where = found and section(found, today, within, every)
        if found and where:
            items.append(Item(where, case, found, today))
    return ordered(items)


def _all_unjudged(db: sqlite3.Connection, today: date, filters: Filters, moment: Moment) -> int:
    sure, singly = unjudged(db, today, filters)
    stands = (standing(case, moment.at(case.deadline.zone)) for case in cases(db, singly))
    return sure + sum(found is not None and found.state == "unconfirmed" for found in stands)


def _details(db: sqlite3.Connection, items: list[Item]) -> dict[str, list[str]]:
    from tracker.cli.details import details

    return {item.case.deadline.id: details(db, item.case, item.today) for item in items}


def _print_rows(items: list[Item], form: str) -> None:
    from tracker.export.rows import deadline_row

    rows(
        form,
        [{**deadline_row(item.case, item.standing), "section": item.section} for item in items],
    )


def _print(items: list[Item], older: int, today: date, extras: dict[str, list[str]]) -> None:
    blocks = [] if items else [f"Nothing is due on {day_words(today)}."]
    printed = lines([(item.case, item.standing, item.today) for item in items])
    pairs = zip(items, printed, strict=True)
    for name, group in groupby(pairs, key=lambda pair: pair[0].section):
        heading, flag = HEADINGS[name]
        block = [paint(heading, flag)]
        for item, line in group:
            block += [line, *extras.get(item.case.deadline.id, ())]
        blocks.append("\n".join(block))
    if older:
        blocks.append(f"and {older:,} older, unjudged: `tracker due --all`")
    say("\n\n".join(blocks))
