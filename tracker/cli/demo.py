"""`tracker demo`: the seeded timeline, from a store of its own."""

import shlex
import tempfile
from collections.abc import Sequence
from os.path import join

import click

from tracker.cli.app import App
from tracker.cli.options import pass_app
from tracker.cli.output import bold, say

STEPS: Sequence[Sequence[str]] = (
    ("--as-of", "2025-10-20", "due"),
    ("--as-of", "2025-11-15", "due"),
    ("--as-of", "2025-11-15", "timeline", "--from", "2025-10-01", "--to", "2025-11-30"),
)


@click.command("demo")
@pass_app
def command(app: App) -> None:
    """Show the seeded timeline on three days, from a fresh store in a scratch place.

    No other store is touched, and nothing is left behind.
    """
    from tracker.cli.commands import cli

    app.refuse_as_of("demo")
    with tempfile.TemporaryDirectory(prefix="tracker-demo-") as folder:
        store = join(folder, "demo.db")
        run(cli, ("init", "--seeds"), store)
        for step in STEPS:
            run(cli, step, store)


def run(cli: click.Group, words: Sequence[str], store: str) -> None:
    """Run one command line against `store`, shown as it would be typed."""
    say(bold(f"\n$ tracker {shlex.join(words)}"))
    cli.main(["--db", store, *words], prog_name="tracker", standalone_mode=False)
