"""`tracker list`: deadlines, narrowed."""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from itertools import chain, islice
from operator import itemgetter

import click

from tracker.cli.app import App
from tracker.cli.lines import lines
from tracker.cli.options import Narrow, Stands, as_of, formats, narrowed, pass_app, standing_so
from tracker.cli.output import say, stream, tell
from tracker.core.anchors import Window
from tracker.core.glance import glance
from tracker.core.moment import Moment
from tracker.core.records import Case
from tracker.core.standing import Standing, standing
from tracker.export.rows import deadline_row
from tracker.store.cases import CHUNK, cases
from tracker.store.find import Filters, deadlines_after, last_number
from tracker.store.searching import with_text

Stood = tuple[Case, Standing, date]


@click.command("list")
@standing_so
@narrowed
@formats
@as_of
@pass_app
def command(app: App, stands: Stands, narrow: Narrow, form: str) -> None:
    """Deadlines, narrowed by where they stand, who said them, and when.

    \b
    tracker list --flag lapsed --by Trump
    tracker list --window 2025-10..2025-12 --format csv
    """
    found, longest = listed(app, stands, narrow)
    if form == "table":
        _print(found, longest)
    else:
        stream(form, ([deadline_row(case, stands) for case, stands, _ in page] for page in found))


def listed(app: App, stands: Stands, narrow: Narrow) -> tuple[Iterator[list[Stood]], int]:
    """The deadlines that fit, in pages, and how wide their longest number is."""
    with app.reading() as db:
        filters = narrow.filters(db)
        wanted = with_text(db, stands.text, filters) if stands.text is not None else None
        longest = len(f"#{last_number(db)}")
    return pages(app, app.moment(), filters, wanted, partial(_fits, stands)), longest


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
) -> Iterator[list[Stood]]:
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
            read = cases(db, [id for id, _ in next_ones])
        stood = [
            (case, standing(case, moment.at(case.deadline.zone)), moment.today(case.deadline.zone))
            for case in read
        ]
        yield [(case, stands, today) for case, stands, today in stood if fits(stands) and stands]
        more = len(next_ones) == CHUNK
        number = next_ones[-1][1] if next_ones else number


def _print(found: Iterator[list[Stood]], longest: int) -> None:
    """Print the pages in columns that are the same on all of them."""
    begun = list(islice(found, 2))
    wide = longest if len(begun) > 1 else None
    shown = False
    for page in chain(begun, found):
        tell(lines([glance(*stood) for stood in page], states=True, longest=wide))
        shown = shown or bool(page)
    if not shown:
        say("No deadline fits.")


def _overlaps(found: Standing, window: Window) -> bool:
    """Whether the windows share a day; one that waits for its event shares none."""
    if found.first is None and found.last is None:
        return False
    starts = found.first is None or window.last is None or found.first <= window.last
    ends = found.last is None or window.first is None or found.last >= window.first
    return starts and ends
