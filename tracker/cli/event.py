"""`tracker event`: record an event, and what becomes of it."""

from datetime import date
from typing import get_args

import click

from tracker.cli.announcing import checked_title, unique
from tracker.cli.app import App
from tracker.cli.options import SPAN, Evidence, evidence, pass_app
from tracker.cli.output import tell, wrapped
from tracker.cli.record import citations, report
from tracker.core.anchors import Window, event_then
from tracker.core.moment import Moment
from tracker.core.records import EventState, Precision
from tracker.core.wording import window_words
from tracker.errors import RecordRefused, UsageError
from tracker.store.cases import event_rows, setting
from tracker.store.change import Change
from tracker.store.find import find
from tracker.store.naming import topic as topic_slug

Span = tuple[Window, Precision]


class Events(click.Group):
    """`event TITLE` records one; `event happened ID` and the like say what became of it."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Anything that is no subcommand is the title of a new event, or an option of it."""
        if args[0] not in self.commands:
            args = ["add", *args]
        return super().resolve_command(ctx, args)


@click.group(
    "event",
    cls=Events,
    context_settings={"ignore_unknown_options": True},
    subcommand_metavar="TITLE [OPTIONS] | COMMAND [ARGS]",
)
def command() -> None:
    """Record an event, and what becomes of it.

    \b
    tracker event "Cabinet vote on the ceasefire" --on 2025-10-10 --standing scheduled
    tracker event happened 12
    tracker event moved 12 --on 2025-10-11 --known 2025-10-09
    """


@command.command("add")
@click.argument("title")
@click.option("--on", type=SPAN, required=True, metavar="DAY|MONTH|YEAR|A..B", help="When.")
@click.option(
    "--standing",
    type=click.Choice(get_args(EventState)),
    help="Default: happened if its last day is past, else scheduled.",
)
@click.option("--kind", metavar="WORD", help="meeting, call, vote, statement ...")
@click.option("--place", metavar="PLACE")
@click.option("--party", "parties", multiple=True, metavar="PARTY", help="May be repeated.")
@click.option("--topic", metavar="TOPIC", help="The thread it belongs to; made if it is new.")
@evidence
@pass_app
def add(
    app: App,
    title: str,
    on: Span,
    standing: EventState | None,
    kind: str | None,
    place: str | None,
    parties: tuple[str, ...],
    topic: str | None,
    proof: Evidence,
) -> None:
    """Record an event: `tracker event TITLE --on DAY`.

    \b
    tracker event "Leaders' call" --on 2025-10-16 --kind call --party Trump --party Putin
    """
    with app.changing("event") as change:
        today = Moment(None, change.now).today(setting(change.db, "zone"))
        window, precision = on
        past = window.last is not None and window.last < today
        state = {
            "id": change.new_id(),
            "title": checked_title(title),
            "kind": kind,
            "place": place,
            "topic": None if topic is None else topic_slug(change, topic),
            "parties": unique(change, parties),
        }
        stored = change.add("event", {k: v for k, v in state.items() if v not in (None, [])})
        row = standing or ("happened" if past else "scheduled")
        lines = append(change, stored["id"], row, window, precision, proof, today)
    tell(lines)


def _became(name: str, standing: EventState, help_text: str, *, day: str) -> None:
    """Define `event NAME ID`; `day` says whether --on is "required", "optional" or "none"."""

    def became(app: App, /, id: str, proof: Evidence, on: Span | None = None) -> None:
        with app.changing(f"event {name}") as change:
            today = Moment(None, change.now).today(setting(change.db, "zone"))
            key = find(change.db, id, "event")
            window, precision = on or _last_known(change, key)
            lines = append(change, key, standing, window, precision, proof, today)
        tell(lines)

    became.__doc__ = help_text
    taken = pass_app(evidence(became))
    if day != "none":
        taken = click.option(
            "--on",
            type=SPAN,
            required=day == "required",
            metavar="DAY|MONTH|YEAR|A..B",
            help="The new day, or the span." if day == "required" else "If not on its day.",
        )(taken)
    command.command(name)(click.argument("id")(taken))


_became(
    "happened",
    "happened",
    "Record that it happened, on its day or --on another.\n\n\b\ntracker event happened 12",
    day="optional",
)
_became(
    "moved",
    "scheduled",
    "Record its new day.\n\n\b\ntracker event moved 12 --on 2025-10-11",
    day="required",
)
_became(
    "cancelled",
    "cancelled",
    "Record that it was called off.\n\n\b\ntracker event cancelled 12 --known 2025-10-22",
    day="none",
)


def _last_known(change: Change, event: str) -> Span:
    row = event_then(event_rows(change.db, [event]), event, date.max)
    assert row is not None
    return Window(row.first, row.last), row.precision


def append(
    change: Change,
    event: str,
    standing: EventState,
    window: Window,
    precision: Precision,
    proof: Evidence,
    today: date,
) -> list[str]:
    """Append what became known of an event; lines about it and the deadlines that hang on it.

    Raises RecordRefused for a day that cannot be: known in the future, or happened in it.
    """
    known = proof.known or today
    if known > today:
        raise RecordRefused(f"--known {known} is still to come")
    if standing == "happened" and (window.first or window.last or today) > known:
        raise RecordRefused(
            f"it cannot have happened after the day it became known, {known}:"
            " use --standing scheduled, or `event moved`"
        )
    if window == Window(None, None):
        raise UsageError("give the day as --on")
    state = {
        "id": change.new_id(),
        "event": event,
        "standing": standing,
        "first": window.first and window.first.isoformat(),
        "last": window.last and window.last.isoformat(),
        "precision": precision,
        "known": known.isoformat(),
        "note": proof.note,
        "sources": citations(change, proof),
    }
    change.add("event_standing", {k: v for k, v in state.items() if v not in (None, [])})
    loaded = change.load("event", event)
    assert loaded is not None
    words = f"{loaded['title']}: {standing}, {window_words(*window)}"
    lines = [wrapped(f"#{loaded['number']}", words, 6)]
    hanging = change.hanging_on(event)
    for deadline in hanging:
        why = f"event #{loaded['number']} is now {standing}, {window_words(*window)}"
        change.log("deadline", deadline, why)
    return lines + [line for id in hanging for line in report(change, id)]
