"""`tracker reopen`: take a verdict back."""

from datetime import date

import click

from tracker.cli.app import App
from tracker.cli.options import Evidence, evidence, pass_app
from tracker.cli.output import tell
from tracker.cli.record import judge, load_case, report
from tracker.core.checks import check_verdict
from tracker.core.moment import Moment
from tracker.core.standing import judgement
from tracker.errors import UsageError


@click.command("reopen")
@click.argument("id")
@click.option("--why", required=True, metavar="TEXT", help="Why the verdict no longer holds.")
@evidence
@pass_app
def command(
    app: App,
    id: str,
    why: str,
    proof: Evidence,
) -> None:
    """Take a verdict back, with the reason; the verdict stays in the record.

    Without --known it corrects our own error: the verdict counts on no day, and one that it had
    replaced holds again. With --known the verdict held until that day.

    \b
    tracker reopen 11 --why "the readout was about another call"
    """
    if not why.strip():
        raise UsageError("--why is empty: give the reason")
    with app.changing("reopen", why) as change:
        case = load_case(change, id)
        today = Moment(None, change.now).today(case.deadline.zone)
        verdict = judgement(case, date.max)
        known = proof.known or (verdict.known if verdict else today)
        check_verdict(case, "reopened", known=known, today=today)
        text = f"{why} ({proof.note})" if proof.note else why
        voids = verdict.id if verdict and proof.known is None else None
        judge(change, case, "reopened", known, proof._replace(note=text), voids=voids)
        lines = report(change, case.deadline.id)
    tell(lines)
