"""`tracker add`: record a deadline that somebody announced."""

from typing import Any

import click

from tracker.cli.announcing import announce, announced, stored_lines
from tracker.cli.app import App
from tracker.cli.options import QUOTE, SOURCE, Evidence, pass_app
from tracker.cli.output import tell


@click.command("add")
@click.argument("title")
@announced(required=True)
@SOURCE
@QUOTE
@pass_app
def command(
    app: App, /, title: str, sources: tuple[str, ...], quote: str | None, **options: Any
) -> None:
    """Record a deadline that somebody announced.

    A phrase alone is read by the grammar; beside a window given by hand it is kept as the words.
    Where `tracker explain` shows another reading behind "or", --reading 2 records that one.

    \b
    tracker add "Peace summit in Budapest" --by "Donald Trump" --said 2025-10-16 \\
        --phrase "within two weeks or so" --topic ukraine-war --source https://example.org/a
    tracker add "Hostages freed" --by Hamas --said 2025-10-09 --after 12+72h
    tracker add "The list of names" --by Hamas --said 2025-10-09 --before "12 - 2 business days"
    tracker add "A pause" --by Hamas --said 2025-10-09 --between 12 13
    tracker add "A vote" --by Thune --said 2025-10-16T15:00 --phrase "next Friday" --reading 2
    """
    with app.changing("add") as change:
        id, reading = announce(change, title, options, Evidence(None, sources, quote, None))
        lines = stored_lines(change, id, reading)
    tell(lines)
