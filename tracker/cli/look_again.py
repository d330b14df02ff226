"""`tracker look-again`: set the day on which what has no end is looked at again."""

from datetime import date

import click

from tracker.cli.app import App
from tracker.cli.options import DAY, Evidence, evidence, pass_app, why
from tracker.cli.record import settle


@click.command("look-again")
@click.argument("id")
@click.option("--on", type=DAY, required=True, metavar="DAY", help="The next review day.")
@evidence
@why
@pass_app
def command(
    app: App,
    id: str,
    on: date,
    proof: Evidence,
) -> None:
    """Record that a person looked at what has no end, and when to look again.

    --known is the day somebody looked. What has an end is asked about by the clock.

    \b
    tracker look-again 16 --on 2026-01-15 --known 2025-11-15 --note "no talks are planned"
    """
    settle(app, "look-again", id, "looked", proof, lambda change: {"review": on})
