"""`tracker met`: record that it happened."""

from datetime import date

import click

from tracker.cli.app import App
from tracker.cli.options import DAY, Evidence, evidence, pass_app, why
from tracker.cli.record import settle
from tracker.store.change import Change
from tracker.store.find import find
from tracker.store.kinds import State


@click.command("met")
@click.argument("id")
@click.option("--happened", type=DAY, required=True, metavar="DAY", help="The day of the act.")
@click.option("--event", "event", metavar="ID", help="The recorded event that fulfilled it.")
@click.option("--part", metavar="MISSING", help="It happened in part: what is missing.")
@evidence
@why
@pass_app
def command(
    app: App,
    id: str,
    happened: date,
    event: str | None,
    part: str | None,
    proof: Evidence,
) -> None:
    """Record that it happened; in time or late follows from the day it happened.

    \b
    tracker met 11 --happened 2025-10-20 --source https://example.org/readout
    tracker met 11 --happened 2025-10-20 --part "missing the second call"
    """
    missing = part.removeprefix("missing ").strip() or "unsaid" if part is not None else None

    def fields(change: Change) -> State:
        fulfilled_by = find(change.db, event, "event") if event else None
        return {"happened": happened, "missing": missing, "event": fulfilled_by}

    settle(app, "met", id, "met", proof, fields)
