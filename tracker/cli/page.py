"""The morning page: found by the index, decided by the core, printed in blocks.

It does without click, which takes longer to load than the page to print.
"""

import sqlite3
from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import NamedTuple

from tracker.cli.app import App
from tracker.cli.lines import lines
from tracker.cli.output import paint, rows, say
from tracker.core.agenda import SHOWN, Item, Section, cut, ordered, section
from tracker.core.clock import NO_END
from tracker.core.moment import Moment
from tracker.core.standing import standing
from tracker.core.states import Flag
from tracker.core.wording import day_words
from tracker.store.agenda import Clocked, due, lapses, settled, unjudged
from tracker.store.cases import cases, setting
from tracker.store.find import Filters

HEADINGS: dict[Section, tuple[str, Flag]] = {
    "due": ("Due", "due"),
    "lapsed?": ("Lapsed? Nobody has looked yet", "lapsed"),
    "lapsed": ("Lapsed in the last 7 days", "lapsed"),
    "met": ("Met in the last 7 days", "met"),
    "closed": ("Closed in the last 7 days", "closed"),
}
SOMETHING_DUE, SOMETHING_UNJUDGED = 10, 11


class Ask(NamedTuple):
    """What is asked of the page. `limit` is in lines a section; None shows all."""

    filters: Filters = Filters()
    within: int | None = None
    every: bool = False
    limit: int | None = SHOWN


class Page(NamedTuple):
    """The page: its items in order, how many more each section has, and all unjudged lapses."""

    today: date
    items: list[Item]
    more: dict[Section, int]
    unjudged: int

    @property
    def exit_code(self) -> int:
        """What --exit-code gives."""
        if self.unjudged:
            return SOMETHING_UNJUDGED
        return SOMETHING_DUE if any(item.section == "due" for item in self.items) else 0


def show(app: App, ask: Ask) -> int:
    """Print the page as a table; the exit code is that of a page that was printed."""
    with app.reading() as db:
        page = find_page(db, app.moment(), ask, past=app.as_of is not None)
    print_page(page, {})
    return 0


def find_page(db: sqlite3.Connection, moment: Moment, ask: Ask, past: bool) -> Page:
    """The page that is asked for.

    Of a long section only the lines that are shown are read; the rest is counted by the index,
    which holds what is open now. On a past day (`past`) all that may be on the page is read.
    """
    today = moment.today(setting(db, "zone"))
    found = due(db, today, ask.filters, ask.within)
    surely = 0
    if ask.limit is not None and ask.within is None and not past:
        found, surely = _nearest(found, today.toordinal(), ask.limit)
    over = lapses(db, today, ask.filters, ask.every)
    if ask.limit is not None and not past:
        over = _newest(over, today.toordinal(), ask.limit)
    ids = {line.id for line in (*found, *over)} | {*settled(db, today, ask.filters)}
    items, more = cut(items_among(db, sorted(ids), moment, ask), ask.limit)
    if surely:
        more["due"] = more.get("due", 0) + surely
    return Page(today, items, more, _all_unjudged(db, today, ask.filters, moment))


def _nearest(found: list[Clocked], day: int, limit: int) -> tuple[list[Clocked], int]:
    """Those of `found` that can be among the first `limit`, and how many others are due surely."""
    sure = [line for line in found if line.row.due_from < day < line.row.tolerated]
    if len(sure) <= limit:
        return found, 0
    end = sorted(map(_end, sure))[limit - 1]
    others = {line.id for line in sure if _end(line) > end}
    return [line for line in found if line.id not in others], len(others)


def _end(line: Clocked) -> tuple[int, int]:
    """What orders the due ones: the last day; reviews, which have none, by their own."""
    row = line.row
    return row.last, row.due_from if row.last == NO_END else 0


def _newest(found: list[Clocked], day: int, limit: int) -> list[Clocked]:
    """Those that can be among the first `limit`: hours and zones are worth two days at the most."""
    sure = [line.row.tolerated for line in found if line.row.tolerated < day - 1]
    if len(sure) <= limit:
        return found
    return [line for line in found if line.row.tolerated >= sure[limit - 1] - 2]


def items_among(db: sqlite3.Connection, ids: list[str], moment: Moment, ask: Ask) -> list[Item]:
    """The items of the page among these deadlines, in order."""
    items = []
    for case in cases(db, ids):
        zone = case.deadline.zone
        found, today = standing(case, moment.at(zone)), moment.today(zone)
        where = found and section(found, today, ask.within, ask.every)
        if found and where:
            items.append(Item(where, case, found, today))
    return ordered(items)


def _all_unjudged(db: sqlite3.Connection, today: date, filters: Filters, moment: Moment) -> int:
    sure, singly = unjudged(db, today, filters)
    stands = (standing(case, moment.at(case.deadline.zone)) for case in cases(db, singly))
    return sure + sum(found is not None and found.state == "unconfirmed" for found in stands)


def print_rows(page: Page, form: str) -> None:
    """Print the items in a machine format."""
    from tracker.export.rows import deadline_row

    rows(
        form,
        [
            {**deadline_row(item.case, item.standing), "section": item.section}
            for item in page.items
        ],
    )


def print_page(page: Page, extras: dict[str, list[str]]) -> None:
    """Print the sections as a table; `extras` are lines to stand under a deadline, by its id."""
    blocks = [] if page.items else [f"Nothing is due on {day_words(page.today)}."]
    printed = lines([(item.case, item.standing, item.today) for item in page.items])
    pairs = zip(page.items, printed, strict=True)
    for name, group in groupby(pairs, key=lambda pair: pair[0].section):
        heading, flag = HEADINGS[name]
        block = [paint(heading, flag)]
        for item, line in group:
            block += [line, *extras.get(item.case.deadline.id, ())]
        if name != "lapsed?" and page.more.get(name):
            block.append(f"and {page.more[name]:,} more: `tracker due --limit 0`")
        blocks.append("\n".join(block))
    blocks += _rest(page)
    say("\n\n".join(blocks))


def _rest(page: Page) -> Iterable[str]:
    shown = [item for item in page.items if item.section == "lapsed?"]
    if page.unjudged > len(shown):
        words = "more" if page.more.get("lapsed?") else "older"
        yield f"and {page.unjudged - len(shown):,} {words}, unjudged: `tracker due --all`"
