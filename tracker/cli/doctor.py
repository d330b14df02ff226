"""`tracker doctor`: whether the store is sound, and what it stands on."""

import re

import click

from tracker.cli.app import App
from tracker.cli.narrowing import whole
from tracker.cli.options import pass_app
from tracker.cli.output import one, say, tell
from tracker.cli.remarks import faulty, holding_row, remark_lines
from tracker.errors import UsageError
from tracker.store.remark import Head

_HEAD = re.compile(r"(\d{1,18}):([0-9a-f]{64})", re.ASCII)


@click.command("doctor")
@click.option(
    "--head", metavar="SEQ:HASH", help="A head noted earlier, which the journal has to hold still."
)
@whole
@pass_app
def command(app: App, head: str | None, form: str) -> int:
    """Look at everything in the store and at what it stands on, and say what to do.

    Exits 6 when a fault was found, 0 when there is advice at most. It writes nothing. The head of
    the journal vouches for all before it: note it elsewhere, and --head tells whether somebody
    has rewritten what was recorded by then.

    \b
    tracker doctor
    tracker doctor --head 557:8a1f...
    """
    from tracker.store.examining import examine
    from tracker.store.surroundings import surroundings

    app.refuse_as_of("doctor", "looks at the store as it is")
    now = app.now()
    examined = examine(app.path, now, _head(head) if head is not None else None)
    remarks = examined.remarks + surroundings(app.path, now)
    if form != "table":
        found = [remark._asdict() for remark in remarks]
        one(form, {"store": app.path, "remarks": found} | holding_row(examined.holding))
    else:
        tell(remark_lines(remarks))
        if examined.holding:
            say(f"head    {examined.holding.head}")
    return faulty(remarks)


def _head(text: str) -> Head:
    match = _HEAD.fullmatch(text.strip())
    if match is None:
        raise UsageError(f"--head {text!r} is no SEQ:HASH as `tracker doctor` prints it")
    return Head(int(match[1]), match[2])
