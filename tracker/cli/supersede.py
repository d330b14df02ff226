"""`tracker supersede`: record that other terms replaced a deadline."""

from typing import Any

import click

from tracker.cli.announcing import KIND, announce, announced, stored_lines
from tracker.cli.app import App
from tracker.cli.linking import cite, tie
from tracker.cli.options import Evidence, evidence_as_said, pass_app, why
from tracker.cli.output import tell, wrapped
from tracker.cli.record import copied, load_case, report
from tracker.cli.stating import taking
from tracker.errors import UsageError

COPIED = ("kind", "role", "firmness", "topic", "lead", "speakers", "bounds", "zone")


@click.command("supersede")
@click.argument("id")
@click.option("--with", "other", metavar="ID", help="The deadline that holds the new terms.")
@click.option("--add", "title", metavar="TITLE", help="Record the new terms under this title.")
@taking(*announced(required=False), KIND)
@evidence_as_said
@why
@pass_app
def command(
    app: App, /, id: str, other: str | None, title: str | None, proof: Evidence, **options: Any
) -> None:
    """Record that other terms replaced a deadline: ones recorded already, or new ones.

    Said on or before the last tolerated day of the old one they close it; said later they do
    not: it had lapsed. With --add, what is left out is taken from the old one (speakers, bound
    parties, kind, topic, lead, zone). Sources are those of the new terms.

    \b
    tracker supersede 14 --with 17
    tracker supersede 10 --add "Talks in Geneva instead" --said 2025-10-25 --phrase "next week"
    """
    _check_form(other, title, options)
    with app.changing("supersede") as change:
        old = load_case(change, id).deadline.id
        if other is not None:
            new = load_case(change, other).deadline.id
            closing = tie(change, new, old, "different", proof)
            cite(change, new, proof)
            lines = report(change, old)
        else:
            assert title is not None
            base = copied(change, old, COPIED)
            new, reading = announce(change, title, options, proof, base)
            closing = tie(change, new, old, "different", proof)
            lines = stored_lines(change, new, reading)
    tell([*lines, wrapped("", closing, 6)])


def _check_form(other: str | None, title: str | None, options: dict[str, Any]) -> None:
    given = [
        name
        for name, value in options.items()
        if not (value is None or value is False or value == ())
    ]
    if (other is None) == (title is None):
        raise UsageError("give either --with ID, or --add TITLE with the new terms")
    if other is not None and given:
        option = {"speakers": "by", "bounds": "bound"}.get(given[0], given[0])
        raise UsageError(f"--{option} belongs to --add: the terms of --with are recorded already")
    if title is not None and options["said"] is None:
        raise UsageError("--add needs --said, the day the new terms were said")
