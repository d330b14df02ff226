"""`tracker reopen`: take a verdict back."""

from datetime import date

import click

from tracker.cli.app import App
from tracker.cli.options import Evidence, evidence_as_corrected, pass_app
from tracker.cli.output import tell, wrapped
from tracker.cli.record import judge, load_case, report, today_of
from tracker.core.checks import check_reopened, check_verdict
from tracker.core.records import Case
from tracker.core.standing import judgement
from tracker.core.wording import day_words
from tracker.errors import UsageError


@click.command("reopen")
@click.argument("id")
@click.option("--why", required=True, metavar="TEXT", help="Why the verdict no longer holds.")
@evidence_as_corrected
@pass_app
def command(
    app: App,
    id: str,
    why: str,
    proof: Evidence,
) -> None:
    """Take a verdict back, with the reason; the verdict stays in the record.

    Without --known it corrects our own error: the verdict counts on no day, and one that it had
    replaced holds again. With --known the verdict held until that day. What was recorded in error
    comes back with its verdicts and links, and takes no --known.

    \b
    tracker reopen 11 --why "the readout was about another call"
    """
    if not why.strip():
        raise UsageError("--why is empty: give the reason")
    with app.changing("reopen", why) as change:
        case = load_case(change, id)
        today = today_of(change, case)
        verdict = judgement(case, date.max)
        if verdict and verdict.outcome == "in-error" and proof.known:
            raise UsageError("what was in error was so on every day: leave --known out")
        known = proof.known or (verdict.known if verdict else today)
        check_verdict(case, "reopened", known=known, today=today)
        text = f"{why} ({proof.note})" if proof.note else why
        voids = verdict.id if verdict and proof.known is None else None
        judge(change, case, "reopened", known, proof.but(note=text), voids=voids)
        case = load_case(change, case.deadline.id)
        if verdict and verdict.outcome == "in-error":
            check_reopened(case)
        lines = report(change, case.deadline.id)
        lines.append(wrapped("", _holds(case), 6))
    tell(lines)


def _holds(case: Case) -> str:
    verdict = judgement(case, date.max)
    if verdict is None:
        return "No verdict holds now."
    return f"This verdict holds again: {verdict.outcome}, known {day_words(verdict.known)}."
