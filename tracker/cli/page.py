"""The morning page: found by the index, decided by the core, printed in blocks."""

import sqlite3
from collections.abc import Iterable
from datetime import date
from itertools import groupby, islice

from tracker.cli.lines import lines, unrecorded_line
from tracker.cli.output import paint, rows, say
from tracker.core.agenda import SHOWN, Section, cut, place, section, surely_asked
from tracker.core.clock import NO_END
from tracker.core.glance import Glance, glance
from tracker.core.moment import Moment
from tracker.core.record import Record
from tracker.core.records import Case
from tracker.core.standing import Standing, standing
from tracker.core.states import Flag
from tracker.core.wording import day_words
from tracker.store.agenda import (
    Clocked,
    due,
    glances,
    lapses,
    settled,
    unjudged,
    unrecorded_from,
)
from tracker.store.cases import cases, in_ultimatums, setting
from tracker.store.find import Filters

HEADINGS: dict[Section, tuple[str, Flag]] = {
    "due": ("Due", "due"),
    "lapsed?": ("Lapsed? Nobody has looked yet", "lapsed"),
    "lapsed": ("Lapsed in the last 7 days", "lapsed"),
    "met": ("Met in the last 7 days", "met"),
    "closed": ("Closed in the last 7 days", "closed"),
}
SOMETHING_DUE, SOMETHING_UNJUDGED = 10, 11


class Ask(Record):
    """What is asked of the page. `limit` is in lines a section; None shows all."""

    filters: Filters = Filters()
    within: int | None = None
    every: bool = False
    limit: int | None = SHOWN


class Entry(Record):
    """One line of the page; with its case where the index alone did not do."""

    section: Section
    glance: Glance
    stood: tuple[Case, Standing] | None = None


class Page(Record):
    """The page: its entries in order, how many more each section has, and all unjudged lapses.

    Recurrences are on record up to `recorded`, where instances beyond it belong on the page.
    """

    today: date
    entries: list[Entry]
    more: dict[Section, int]
    unjudged: int
    recorded: date | None = None

    @property
    def exit_code(self) -> int:
        """What --exit-code gives."""
        if self.unjudged:
            return SOMETHING_UNJUDGED
        return SOMETHING_DUE if any(entry.section == "due" for entry in self.entries) else 0


def advice(db: sqlite3.Connection, page: Page, moment: Moment) -> dict[str, list[str]]:
    """What stands under the halves of ultimatums whose demand is settled, by their ids."""
    ids = [entry.glance.id for entry in page.entries]
    if not in_ultimatums(db, ids):
        return {}
    from tracker.cli.halves import of_page  # few pages have one

    return of_page(db, ids, moment)


def find_page(
    db: sqlite3.Connection, moment: Moment, ask: Ask, past: bool, whole: bool = False
) -> Page:
    """The page that is asked for; `whole` gives each entry its case.

    Of a long section only the lines that are shown are read; the rest is counted by the index,
    which holds what is open now. On a past day (`past`) all that may be on the page is read.
    """
    today = moment.today("UTC")  # no place is more than a day from it
    found = due(db, today, ask.filters, ask.within)
    others: set[str] = set()
    if ask.limit is not None and ask.within is None and not past:
        others = _others(found, today.toordinal(), ask.limit)
    over = lapses(db, today, ask.filters, ask.every)
    if ask.limit is not None and not past:
        over = _newest(over, today.toordinal(), ask.limit, ask.every)
    ids = {line.id for line in (*found, *over)} | {*settled(db, today, ask.filters)}
    entries, more = cut(entries_among(db, ids - others, moment, ask, past or whole), ask.limit)
    if others:
        more["due"] = more.get("due", 0) + len(others)
    lapsed = _all_unjudged(db, today, ask.filters, moment)
    recorded = unrecorded_from(db, today, ask.within, ask.filters)
    return Page(moment.today(setting(db, "zone")), entries, more, lapsed, recorded)


def _others(found: list[Clocked], day: int, limit: int) -> set[str]:
    """The ids of those that are due surely, and as surely not among the first `limit`.

    Where it is tomorrow already, a stated hour may have ended that day too.
    """
    sure = [line for line in found if line.due_from < day < line.tolerated - 1]
    if len(sure) <= limit:
        return set()
    end = sorted(map(_end, sure))[limit - 1]
    return {line.id for line in sure if _end(line) > end}


def _end(line: Clocked) -> tuple[int, int]:
    """What orders the due ones: the last day; reviews, which have none, by their own."""
    return line.last, line.due_from if line.last == NO_END else 0


def _newest(found: list[Clocked], day: int, limit: int, every: bool) -> list[Clocked]:
    """Those that can be among the first `limit`: hours and zones are worth two days at the most."""
    sure = (
        line.tolerated
        for line in found
        if line.tolerated < day - 1 and (every or surely_asked(day - line.tolerated))
    )
    end = next(islice(sure, limit - 1, None), 0)
    return [line for line in found if line.tolerated >= end - 2]


def entries_among(
    db: sqlite3.Connection, ids: set[str], moment: Moment, ask: Ask, whole: bool
) -> list[Entry]:
    """The entries of the page among these deadlines, in order."""
    quick = [] if whole else list(glances(db, sorted(ids), moment))
    within, every = ask.within, ask.every
    entries = [Entry(where, line) for line in quick if (where := section(line, within, every))]
    for case in cases(db, sorted(ids - {line.id for line in quick})):
        zone = case.deadline.zone
        found = standing(case, moment.at(zone))
        line = found and glance(case, found, moment.today(zone))
        if found and line and (where := section(line, within, every)):
            entries.append(Entry(where, line, (case, found)))
    return sorted(entries, key=lambda entry: place(entry.section, entry.glance))


def _all_unjudged(db: sqlite3.Connection, today: date, filters: Filters, moment: Moment) -> int:
    sure, singly = unjudged(db, today, filters)
    stands = (standing(case, moment.at(case.deadline.zone)) for case in cases(db, singly))
    return sure + sum(found is not None and found.state == "unconfirmed" for found in stands)


def print_rows(page: Page, form: str) -> None:
    """Print a whole page in a machine format."""
    from tracker.export.rows import deadline_row

    rows(
        form,
        [
            {**deadline_row(*entry.stood), "section": entry.section}
            for entry in page.entries
            if entry.stood
        ],
    )


def print_page(page: Page, extras: dict[str, list[str]]) -> None:
    """Print the sections as a table; `extras` are lines to stand under a deadline, by its id."""
    blocks = [] if page.entries else [f"Nothing is due on {day_words(page.today)}."]
    printed = lines([entry.glance for entry in page.entries])
    pairs = zip(page.entries, printed, strict=True)
    for name, group in groupby(pairs, key=lambda pair: pair[0].section):
        heading, flag = HEADINGS[name]
        block = [paint(heading, flag)]
        for entry, line in group:
            block += [line, *extras.get(entry.glance.id, ())]
        if name != "lapsed?" and page.more.get(name):
            block.append(f"and {page.more[name]:,} more: `--limit 0` shows all")
        blocks.append("\n".join(block))
    blocks += _rest(page)
    say("\n\n".join(blocks))


def _rest(page: Page) -> Iterable[str]:
    left = page.unjudged - sum(entry.section == "lapsed?" for entry in page.entries)
    if left > 0:
        words = "more" if page.more.get("lapsed?") else "older"
        yield f"and {left:,} {words}, unjudged: `tracker due --all`"
    if page.recorded is not None:
        yield unrecorded_line(page.recorded)
