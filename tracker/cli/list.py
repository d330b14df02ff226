"""`tracker list`: deadlines, narrowed."""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from itertools import chain, islice
from operator import itemgetter
from typing import NamedTuple

import click

from tracker.cli.app import App
from tracker.cli.halves import keys, under
from tracker.cli.lines import lines, unrecorded_line
from tracker.cli.narrowing import Narrow, Stands, formats, narrowed, standing_so
from tracker.cli.options import as_of, pass_app
from tracker.cli.output import say, stream, tell
from tracker.core.anchors import Window
from tracker.core.glance import glance
from tracker.core.moment import Moment
from tracker.core.records import Case
from tracker.core.standing import Standing, standing
from tracker.export.rows import Row, deadline_row
from tracker.store.agenda import unrecorded_by
from tracker.store.cases import CHUNK, cases, in_ultimatums
from tracker.store.find import Filters, deadlines_after, last_number
from tracker.store.searching import with_text
from tracker.store.ultimatums import Ultimatum, ultimatums

Stood = tuple[Case, Standing, date]


class Page(NamedTuple):
    """Some hundred deadlines that fit, and the ultimatums that they are halves of."""

    stood: list[Stood]
    ultimatums: list[Ultimatum]


@click.command("list")
@standing_so
@narrowed
@click.option(
    "--chains", is_flag=True, help="A line for each chain: how often it slipped and was reset."
)
@formats
@as_of
@pass_app
def command(app: App, stands: Stands, narrow: Narrow, chains: bool, form: str) -> None:
    """Deadlines, narrowed by where they stand, who said them, and when.

    With --chains what was announced more than once is one line, by its newest announcement, to
    which the other options apply: how often it was announced, slipped (announced again in time) and
    was reset (announced anew after it had lapsed), and the days from its first last day to its
    newest.

    \b
    tracker list --flag lapsed --by Trump
    tracker list --window 2025-10..2025-12 --format csv
    tracker list --chains --by Trump
    """
    moment = app.moment()
    found, longest = listed(app, moment, stands, narrow)
    if chains:
        from tracker.cli.chains import show

        show(found, form)
    elif form == "table":
        _print(found, longest, moment)
        tell(_unrecorded(app, stands, narrow))
    else:
        stream(form, map(page_rows, found))


def page_rows(page: Page) -> list[Row]:
    """The deadlines of a page for machines, each with the other halves of its ultimatums."""
    return [
        deadline_row(case, stands) | keys(page.ultimatums, case.deadline.id)
        for case, stands, _ in page.stood
    ]


def _unrecorded(app: App, stands: Stands, narrow: Narrow) -> list[str]:
    """A line for the instances of recurrences that are not on record yet, by the window's end."""
    if stands.window is None:
        return []
    with app.reading() as db:
        found = unrecorded_by(db, stands.window[0].last or date.max, narrow.filters(db))
    return [unrecorded_line(found)] if found else []


def listed(app: App, moment: Moment, stands: Stands, narrow: Narrow) -> tuple[Iterator[Page], int]:
    """The deadlines that fit, in pages, and how wide their longest number is."""
    with app.reading() as db:
        filters = narrow.filters(db)
        wanted = with_text(db, stands.text, filters) if stands.text is not None else None
        longest = len(f"#{last_number(db)}")
    return pages(app, moment, filters, wanted, partial(_fits, stands)), longest


def _fits(stands: Stands, found: Standing | None) -> bool:
    return (
        found is not None
        and stands.flag in (None, found.flag)
        and stands.state in (None, found.state)
        and (found.state != "in-error" or stands.state == "in-error")
        and (stands.window is None or _overlaps(found, stands.window[0]))
    )


def pages(
    app: App,
    moment: Moment,
    filters: Filters,
    wanted: list[tuple[str, int]] | None,
    fits: Callable[[Standing | None], bool],
) -> Iterator[Page]:
    """The deadlines that fit, by number, some hundreds at a time; `wanted` are those with a text.

    Each page is read in a snapshot of its own, so that no read is open while one is printed.
    """
    number, more = 0, True
    while more:
        with app.reading() as db:
            if wanted is None:
                next_ones = deadlines_after(db, filters, number, CHUNK)
            else:
                begin = bisect_right(wanted, number, key=itemgetter(1))
                next_ones = wanted[begin : begin + CHUNK]
            ids = [id for id, _ in next_ones]
            read = cases(db, ids)
            halves = ultimatums(db, ids, moment) if in_ultimatums(db, ids) else []
        stood = [
            (case, standing(case, moment.at(case.deadline.zone)), moment.today(case.deadline.zone))
            for case in read
        ]
        fitting = [(case, stands, day) for case, stands, day in stood if fits(stands) and stands]
        yield Page(fitting, halves)
        more = len(next_ones) == CHUNK
        number = next_ones[-1][1] if next_ones else number


def _print(found: Iterator[Page], longest: int, moment: Moment) -> None:
    """Print the pages in columns that are the same on all of them.

    Under each half of an ultimatum stands the other.
    """
    begun = list(islice(found, 2))
    wide = longest if len(begun) > 1 else None
    shown = False
    for page in chain(begun, found):
        printed = lines([glance(*stood) for stood in page.stood], states=True, longest=wide)
        for (case, *_), line in zip(page.stood, printed, strict=True):
            tell([line, *under(page.ultimatums, case.deadline.id, moment)])
        shown = shown or bool(page.stood)
    if not shown:
        say("No deadline fits.")


def _overlaps(found: Standing, window: Window) -> bool:
    """Whether the windows share a day; one that waits for its event shares none."""
    if found.first is None and found.last is None:
        return False
    starts = found.first is None or window.last is None or found.first <= window.last
    ends = found.last is None or window.first is None or found.last >= window.first
    return starts and ends
