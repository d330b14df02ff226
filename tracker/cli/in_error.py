"""`tracker in-error`: record that a deadline is a duplicate, or was misread."""

import click

from tracker.cli.app import App
from tracker.cli.options import Evidence, evidence_as_corrected, pass_app, why
from tracker.cli.output import tell
from tracker.cli.record import judge, load_case, report, today_of
from tracker.core.checks import check_same_as, check_verdict


@click.command("in-error")
@click.argument("id")
@click.option("--same-as", metavar="ID", help="The deadline that it duplicates.")
@evidence_as_corrected
@why
@pass_app
def command(
    app: App,
    id: str,
    same_as: str | None,
    proof: Evidence,
) -> None:
    """Record that a deadline is a duplicate or was misread: kept, and left out everywhere.

    It is our own correction, so without --known it counts from the day the deadline was said.
    Verdicts and links of it count no more; `reopen` brings all of them back.

    \b
    tracker in-error 17 --note "the article speaks of another briefing"
    tracker in-error 17 --same-as 15
    """
    with app.changing("in-error") as change:
        case = load_case(change, id)
        other = load_case(change, same_as) if same_as is not None else None
        today = today_of(change, case)
        known = proof.known or case.deadline.said
        check_verdict(case, "in-error", known=known, today=today)
        if other is not None:
            check_same_as(case, other)
        duplicated = other.deadline.id if other else None
        judge(change, case, "in-error", known, proof, same_as=duplicated)
        lines = report(change, case.deadline.id)
    tell(lines)
