"""`tracker dispute`: record that the outcome is disputed."""

import click

from tracker.cli.app import App
from tracker.cli.options import Evidence, evidence, pass_app
from tracker.cli.record import settle


@click.command("dispute")
@click.argument("id")
@evidence
@pass_app
def command(
    app: App,
    id: str,
    proof: Evidence,
) -> None:
    """Record that its outcome is disputed: one source supports it, another contradicts it.

    \b
    tracker dispute 18 --known 2025-10-16 --source https://example.org/a --source https://example.org/b
    """
    settle(app, "dispute", id, "disputed", proof)
