"""`tracker link`: link two deadlines that are recorded already."""

import click

from tracker.cli.app import App
from tracker.cli.linking import cite, tie
from tracker.cli.options import Evidence, evidence_as_said, pass_app, why
from tracker.cli.output import tell, wrapped
from tracker.cli.record import load_case, report
from tracker.core.records import LinkKind
from tracker.errors import UsageError


@click.command("link")
@click.argument("new")
@click.argument("old")
@click.option("--same", is_flag=True, help="The one is a later announcement of the other.")
@click.option("--related", is_flag=True, help="They belong together, and neither follows.")
@click.option("--consequence", is_flag=True, help="The first follows if the second is not met.")
@evidence_as_said
@why
@pass_app
def command(app: App, /, new: str, old: str, proof: Evidence, **kinds: bool) -> None:
    """Link two deadlines that are recorded already.

    With --same the one said later follows on the other, whichever is named first; of two said on
    one day the first one named does. Sources are those of the later one. For other terms use
    `supersede`. A --consequence is what was threatened in case a demand is not met (see
    `ultimatum`).

    \b
    tracker link 17 14 --related
    tracker link 143 142 --consequence
    tracker link 141 10 --same --source https://example.org/a
    """
    given = [kind for kind, wanted in kinds.items() if wanted]
    if len(given) != 1:
        raise UsageError("give one of --same, --related and --consequence")
    kind: LinkKind = given[0]  # type: ignore[assignment]
    with app.changing("link") as change:
        one, other = load_case(change, new).deadline, load_case(change, old).deadline
        turned = kind != "consequence" and other.said > one.said
        later, earlier = (other, one) if turned else (one, other)
        words = tie(change, later.id, earlier.id, kind, proof)
        cite(change, later.id, proof)
        lines = report(change, earlier.id)
    tell([*lines, wrapped("", words, 6)])
