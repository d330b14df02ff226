"""`tracker list`: deadlines, narrowed."""

from typing import get_args

import click

from tracker.cli.app import App
from tracker.cli.lines import lines
from tracker.cli.options import SPAN, Narrow, as_of, formats, narrowed, pass_app
from tracker.cli.output import rows, say
from tracker.core.anchors import Window
from tracker.core.records import Precision
from tracker.core.standing import Standing, standing
from tracker.core.states import FLAGS, State
from tracker.export.rows import deadline_row
from tracker.store.cases import cases, chunks
from tracker.store.find import deadline_ids


@click.command("list")
@click.option("--flag", type=click.Choice(FLAGS), help="Only under this flag.")
@click.option("--state", type=click.Choice(get_args(State)), help="Only in this finer state.")
@narrowed
@click.option(
    "--window", type=SPAN, metavar="A..B", help="Only windows that share a day with this span."
)
@click.option("--text", metavar="TEXT", help="Only with this in the title, phrase or criterion.")
@formats
@as_of
@pass_app
def command(
    app: App,
    flag: str | None,
    state: str | None,
    narrow: Narrow,
    window: tuple[Window, Precision] | None,
    text: str | None,
    form: str,
) -> None:
    """Deadlines, narrowed by where they stand, who said them, and when.

    \b
    tracker list --flag lapsed --by Trump
    tracker list --window 2025-10..2025-12 --format csv
    """
    moment = app.moment()
    items = []
    with app.reading() as db:
        filters = narrow.filters(db, text)
        for ids in chunks(deadline_ids(db, filters)):
            for case in cases(db, ids):
                zone = case.deadline.zone
                found = standing(case, moment.at(zone))
                if (
                    found is not None
                    and flag in (None, found.flag)
                    and state in (None, found.state)
                    and (found.state != "in-error" or state == "in-error")
                    and (window is None or _overlaps(found, window[0]))
                ):
                    items.append((case, found, moment.today(zone)))
    if form != "table":
        rows(form, [deadline_row(case, found) for case, found, _ in items])
        return
    if not items:
        say("No deadline fits.")
    for line in lines(items, states=True):
        say(line)


def _overlaps(found: Standing, window: Window) -> bool:
    """Whether the windows share a day; one that waits for its event shares none."""
    if found.first is None and found.last is None:
        return False
    starts = found.first is None or window.last is None or found.first <= window.last
    ends = found.last is None or window.first is None or found.last >= window.first
    return starts and ends
