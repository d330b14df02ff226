"""`tracker due`: the morning page, with its options."""

import sqlite3
from typing import Any

from tracker.cli.app import App
from tracker.cli.narrowing import NARROWING, Narrow, formats
from tracker.cli.options import as_of
from tracker.cli.page import Ask, Entry, advice, find_page, print_page, print_rows
from tracker.cli.stating import Option, Whole, stated
from tracker.core.agenda import SHOWN

OPTIONS = (
    Option("--within", "Whatever ends in DAYS days.", "DAYS", Whole(0, 36500)),
    *NARROWING,
    Option(
        "--limit",
        f"Lines a section; 0 shows all. Default {SHOWN}, and all in other formats than a table.",
        "N",
        Whole(0),
    ),
    Option("--all", "Every unjudged lapse, however old; no limit.", to="every", takes=0),
    Option("--long", "Add the phrase, the quote, the source and the chain.", takes=0),
    Option("--exit-code", "Exit with 10 if any is due, 11 if any is unjudged.", takes=0),
    formats,
    as_of,
)


@stated("due", options=OPTIONS)
def command(
    app: App,
    /,
    within: int | None,
    limit: int | None,
    every: bool,
    long: bool,
    exit_code: bool,
    form: str,
    **narrow: Any,
) -> int:
    """What is due, what lapsed, what was met: the morning page.

    Due comes first, nearest first; then what lapsed and nobody has judged, and what was settled
    in the last 7 days. A ~ marks a hedged window. Nothing leaves the page because time passed.
    Under a half of an ultimatum whose demand is settled stands what to do about the consequence.

    \b
    tracker due
    tracker due --within 30 --topic senate-sanctions-bill
    tracker due --as-of 2025-11-15 --format json
    """
    if limit is None and form == "table" and not every:
        limit = SHOWN
    with app.reading() as db:
        ask = Ask(Narrow(**narrow).filters(db), within, every, limit or None)
        past, whole, moment = app.as_of is not None, long or form != "table", app.moment()
        page = find_page(db, moment, ask, past, whole)
        extras = _details(db, page.entries) if long and form == "table" else {}
        for id, lines in advice(db, page, moment).items() if form == "table" else ():
            extras[id] = [*extras.get(id, ()), *lines]
    if form == "table":
        print_page(page, extras)
    else:
        print_rows(page, form)
    return page.exit_code if exit_code else 0


def _details(db: sqlite3.Connection, entries: list[Entry]) -> dict[str, list[str]]:
    from tracker.cli.details import details

    return {
        entry.glance.id: details(db, entry.stood[0], entry.glance.today)
        for entry in entries
        if entry.stood
    }
