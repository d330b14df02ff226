"""`tracker undo`: take a change back."""

import re
from typing import Any

import click

from tracker.cli.app import App
from tracker.cli.logged import SHOWN, record_lines
from tracker.cli.options import pass_app, why
from tracker.cli.output import tell, wrapped
from tracker.cli.record import report
from tracker.core.wording import count
from tracker.errors import RecordRefused, UsageError
from tracker.store.change import Change
from tracker.store.history import steps
from tracker.store.undoing import Row, entry, newest, undo

SHOWN_OF_WRONG = 40  # characters
REPORTED = 5  # deadlines of which it is told where they stand now


class EntryType(click.ParamType[int]):
    """The number of a journal entry."""

    name = "entry"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Raises UsageError for anything but 571."""
        if isinstance(value, int):
            return value
        if re.fullmatch("[1-9][0-9]{0,17}", value) is None:
            raise UsageError(
                f"{value[:SHOWN_OF_WRONG]!r} is no journal entry: give the number that"
                " `tracker log` shows, as 571, or none for the last change"
            )
        return int(value)


@click.command("undo")
@click.argument("number", type=EntryType(), required=False, metavar="[N]")
@why
@pass_app
def command(app: App, number: int | None) -> None:
    """Take back the last change, or that of journal entry N as `log` shows it.

    All that one command stored goes together. Nothing is lost: new journal rows say what was
    taken back, and `undo` of an `undo` brings it back. Refused while something later depends on
    it. Without N the last change has to be yours.

    \b
    tracker undo
    tracker undo 571 --why "the wrong article"
    """
    with app.changing("undo") as change:
        row = _meant(change, number, app.who())
        change.command = f"undo {row.change}"
        stays = undo(change, row)
        lines = [wrapped("", f"Undone: {row.command} ({row.change}), by {row.who}.", 0)]
        lines += _told(change) + [wrapped("", text, 2) for text in stays] + _stand(change)
    tell(lines)


def _meant(change: Change, number: int | None, who: str) -> Row:
    """The entry of that number, else the newest one; raises RecordRefused for another's."""
    if number is not None:
        return entry(change.db, number)
    row = newest(change.db)
    if row.who != who:
        raise RecordRefused(
            f"the last change is by {row.who}, {row.command} ({row.seq}):"
            f" say `tracker undo {row.seq}` if that is meant"
        )
    return row


def _told(change: Change) -> list[str]:
    """What became of each record, as `log` tells it."""
    assert change.seq is not None
    found = steps(change.db, change.seq, SHOWN + 1)
    lines = [line for step in found[:SHOWN] for line in record_lines(step, step.why)]
    if len(found) > SHOWN:
        lines.append(f"  and more: `tracker log --limit 1 --format ndjson` has all ({change.seq})")
    return lines


def _stand(change: Change) -> list[str]:
    """Where the deadlines stand that it touched; of many only how many they are."""
    touched = change.touched()
    if len(touched) > REPORTED:
        return [f"{count(len(touched), 'deadline')} may stand otherwise now."]
    return [line for id in touched for line in report(change, id)]
