"""`tracker add`: record a deadline that somebody announced."""

from typing import Any

import click

from tracker.cli.announcing import announce, announced, stored_lines
from tracker.cli.app import App
from tracker.cli.options import QUOTE, SOURCE, Evidence, pass_app, why
from tracker.cli.output import tell
from tracker.store.twins import twins_of


@click.command("add")
@click.argument("title")
@announced(required=True)
@SOURCE
@QUOTE
@click.option("--strict", is_flag=True, help="Refuse a party or topic that is not recorded yet.")
@why
@pass_app
def command(
    app: App,
    /,
    title: str,
    sources: tuple[str, ...],
    quote: str | None,
    strict: bool,
    **options: Any,
) -> None:
    """Record a deadline that somebody announced.

    A phrase alone is read by the grammar; beside a window given by hand it is kept as the words.
    Where `tracker explain` shows another reading behind "or", --reading 2 records that one.
    Names that are new are recorded too, and stderr says so; it also names recorded deadlines that
    look like this one.

    \b
    tracker add "Peace summit in Budapest" --by "Donald Trump" --said 2025-10-16 \\
        --phrase "within two weeks or so" --topic ukraine-war --source https://example.org/a
    tracker add "Hostages freed" --by Hamas --said 2025-10-09 --after 12+72h
    tracker add "A vote" --by Thune --said 2025-10-16T15:00 --phrase "next Friday" --reading 2
    """
    with app.changing("add") as change:
        change.strict = strict
        id, reading = announce(change, title, options, Evidence(None, sources, quote, None))
        lines = stored_lines(change, id, reading)
        like = twins_of(change.db, id)
    tell(lines)
    if like:
        from tracker.cli.twins import tell_twins

        tell_twins(like)
