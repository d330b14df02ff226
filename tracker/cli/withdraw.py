"""`tracker withdraw`: record that the announcer dropped it before the end."""

import click

from tracker.cli.app import App
from tracker.cli.options import Evidence, evidence, pass_app, why
from tracker.cli.record import settle


@click.command("withdraw")
@click.argument("id")
@evidence
@why
@pass_app
def command(
    app: App,
    id: str,
    proof: Evidence,
) -> None:
    """Record that the announcer dropped it before the end.

    \b
    tracker withdraw 9 --known 2025-10-22 --source https://example.org/b --quote "not now"
    """
    settle(app, "withdraw", id, "withdrawn", proof)
