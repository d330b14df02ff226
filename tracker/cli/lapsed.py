"""`tracker lapsed`: record that somebody looked and it did not happen."""

from datetime import date
from typing import get_args

import click

from tracker.cli.app import App
from tracker.cli.options import DAY, Evidence, evidence, pass_app, why
from tracker.cli.record import settle
from tracker.core.records import Reason
from tracker.errors import UsageError


@click.command("lapsed")
@click.argument("id")
@click.option("--reason", type=click.Choice(get_args(Reason)), required=True)
@click.option("--searched", required=True, metavar="TEXT", help="Where you looked.")
@click.option("--closed", type=DAY, metavar="DAY", help="The day of the act that closed it early.")
@evidence
@why
@pass_app
def command(
    app: App,
    id: str,
    reason: str,
    searched: str,
    closed: date | None,
    proof: Evidence,
) -> None:
    """Record that somebody looked and it did not happen.

    Before the last tolerated day this needs --closed: the day of the act that closed it.

    \b
    tracker lapsed 13 --reason "blocked by others" --searched "Senate roll calls, two agencies"
    """
    if not searched.strip():
        raise UsageError("--searched is empty: say where you looked")
    said = {"reason": reason, "searched": searched, "closed": closed}
    settle(app, "lapsed", id, "lapsed", proof, lambda change: said)
