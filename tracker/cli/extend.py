"""`tracker extend`: record a later announcement of the same deadline."""

from datetime import date, time

import click

from tracker.cli.announcing import HANGING, ON, announce, stored_lines
from tracker.cli.app import App
from tracker.cli.linking import tie
from tracker.cli.options import DAY, READING, WHEN, Evidence, Said, evidence_as_said, pass_app, why
from tracker.cli.output import tell, wrapped
from tracker.cli.record import copied, load_case
from tracker.cli.stating import taking

COPIED = (
    *("criterion", "kind", "role", "firmness", "topic", "lead", "speakers", "bounds"),
    "zone",
)


@click.command("extend")
@click.argument("id")
@click.option(
    "--said",
    type=WHEN,
    required=True,
    metavar="DAY[THH:MM]",
    help="The day of the new words, with the clock time if known.",
)
@click.option("--phrase", metavar="WORDS", help="The exact words that state the new time.")
@READING
@ON
@click.option("--first", type=DAY, metavar="DAY", help="First day of the new window, by hand.")
@click.option("--last", type=DAY, metavar="DAY", help="Last day of the new window, by hand.")
@taking(*HANGING)
@click.option("--undated", is_flag=True, help="No new date was given.")
@click.option(
    "--by", "speakers", multiple=True, metavar="SPEAKER", help="If somebody else said it."
)
@click.option(
    "--tolerance", type=click.IntRange(0, 3650), metavar="DAYS", help="Days past the end."
)
@evidence_as_said
@why
@pass_app
def command(
    app: App,
    id: str,
    said: tuple[date, time | None],
    phrase: str | None,
    reading: int | None,
    on: date | str | None,
    first: date | None,
    last: date | None,
    after: str | None,
    before: str | None,
    between: tuple[str, str] | None,
    undated: bool,
    speakers: tuple[str, ...],
    tolerance: int | None,
    proof: Evidence,
) -> None:
    """Record a later announcement of the same deadline, linked to it as the same thing.

    Said on or before the last tolerated day of the old one it counts as an extension; said later
    it is a reset: the old one lapsed, and the new one says so.

    \b
    tracker extend 10 --said 2025-10-25 --phrase "next week"
    tracker extend 10 --said 2025-10-25 --after 12+10d
    tracker extend 10 --said 2025-10-25 --undated
    """
    options = {
        "said": Said(None, *said),
        "phrase": phrase,
        "reading": reading,
        "on": on,
        "first": first,
        "last": last,
        "after": after,
        "before": before,
        "between": between,
        "undated": undated,
        "speakers": speakers,
        "tolerance": tolerance,
    }
    with app.changing("extend") as change:
        old = load_case(change, id).deadline
        base = copied(change, old.id, COPIED)
        new, read = announce(change, old.title, options, proof, base)
        closing = tie(change, new, old.id, "same", proof)
        lines = stored_lines(change, new, read)
    tell([*lines, wrapped("", closing, 6)])
