"""`tracker moot`: record that what it assumed no longer holds."""

import click

from tracker.cli.app import App
from tracker.cli.options import Evidence, evidence, pass_app, why
from tracker.cli.record import settle


@click.command("moot")
@click.argument("id")
@evidence
@why
@pass_app
def command(
    app: App,
    id: str,
    proof: Evidence,
) -> None:
    """Record that what it assumed no longer holds, so that it can be neither met nor missed.

    \b
    tracker moot 14 --known 2025-10-17 --note "no missiles were on offer any more"
    """
    settle(app, "moot", id, "moot", proof)
