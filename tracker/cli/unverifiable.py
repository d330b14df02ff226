"""`tracker unverifiable`: record that nobody can observe whether it happened."""

import click

from tracker.cli.app import App
from tracker.cli.options import Evidence, evidence, pass_app, why
from tracker.cli.record import settle


@click.command("unverifiable")
@click.argument("id")
@evidence
@why
@pass_app
def command(
    app: App,
    id: str,
    proof: Evidence,
) -> None:
    """Record that nobody can observe whether it happened.

    \b
    tracker unverifiable 17 --known 2025-11-01 --note "the briefing was behind closed doors"
    """
    settle(app, "unverifiable", id, "unverifiable", proof)
