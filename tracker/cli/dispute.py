"""`tracker dispute`: record that sources disagree about the outcome."""

from datetime import date

import click

from tracker.cli.app import App
from tracker.cli.options import KNOWN, NOTE, QUOTE, Evidence, pass_app, why
from tracker.cli.record import citations, settle
from tracker.errors import UsageError
from tracker.store.change import Change
from tracker.store.kinds import State


@click.command("dispute")
@click.argument("id")
@click.option("--supports", multiple=True, metavar="URL", help="Says it happened; repeatable.")
@click.option("--contradicts", multiple=True, metavar="URL", help="Says it did not; repeatable.")
@KNOWN
@QUOTE
@NOTE
@why
@pass_app
def command(
    app: App,
    id: str,
    supports: tuple[str, ...],
    contradicts: tuple[str, ...],
    known: date | None,
    quote: str | None,
    note: str | None,
) -> None:
    """Record that one source says it happened, and another that it did not.

    It takes at least one of each; an article that reports both sides is given twice. The quote is
    of the first source that contradicts.

    \b
    tracker dispute 17 --known 2025-11-01 --supports https://example.org/a \\
        --contradicts https://example.org/b --quote "there was no such call"
    """
    if not supports or not contradicts:
        missing = "--contradicts" if supports else "--supports"
        raise UsageError(f"a dispute has two sides: give a source as {missing} too")
    sides = (("supports", supports, None), ("contradicts", contradicts, quote))

    def fields(change: Change) -> State:
        return {
            "sources": [
                {**row, "stance": stance}
                for stance, sources, words in sides
                for row in citations(change, Evidence(known, sources, words, note))
            ]
        }

    settle(app, "dispute", id, "disputed", Evidence(known, (), None, note), fields)
