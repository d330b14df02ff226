"""`tracker event`: record an event, and what becomes of it."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Literal, NamedTuple, get_args

import click

from tracker.cli.announcing import checked_title, unique
from tracker.cli.app import App
from tracker.cli.options import SPAN, SPAN_OR_EVENT, Evidence, evidence, pass_app, why
from tracker.cli.output import tell, wrapped
from tracker.cli.record import citations, report
from tracker.cli.stating import F
from tracker.core.anchors import Window, event_then
from tracker.core.moment import Moment
from tracker.core.records import EventState, Precision
from tracker.core.spans import Span
from tracker.core.wording import window_words
from tracker.errors import RecordRefused, UsageError
from tracker.store.cases import event_rows, setting
from tracker.store.change import Change
from tracker.store.find import find
from tracker.store.hanging import above
from tracker.store.naming import topic as topic_slug

Day = Literal["required", "optional", "none"]
WHEN = "DAY|MONTH|YEAR|A..B|EVENT+14d"
AFTER = click.option(
    "--after", metavar="EVENT+30d", help="Within that long after another event: h d w m y b."
)


class When(NamedTuple):
    """When an event is: its days, how exact, or the columns of the event that gives them."""

    window: Window
    precision: Precision
    anchor: Mapping[str, str] = MappingProxyType({})


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
    tracker event "Second round" --on 12+2w
    """


@command.command("add")
@click.argument("title")
@click.option("--on", type=SPAN_OR_EVENT, metavar=WHEN, help="When.")
@AFTER
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
@why
@pass_app
def add(
    app: App,
    title: str,
    on: Span | str | None,
    after: str | None,
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
    tracker event "Ratification" --after "12 + 30 days"
    """
    with app.changing("event") as change:
        today = Moment(None, change.now).today(setting(change.db, "zone"))
        when = _when(change, on, after)
        past = when.window.last is not None and when.window.last < today
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
        lines = append(change, stored["id"], row, when, proof, today)
    tell(lines)


def _when(change: Change, on: Span | str | None, after: str | None) -> When:
    """The days of --on, or the event of --on and --after from which they are counted."""
    if on is not None and after is not None:
        raise UsageError("give one of --on and --after")
    if on is None and after is None:
        raise UsageError(
            "say when it is: --on 2025-10-16, or --after 12+14d if it hangs on event #12"
        )
    if isinstance(on, tuple):
        return When(*on)
    from tracker.cli.anchoring import of_event  # few events hang on others

    anchor = of_event(change, on, "--on") if on else of_event(change, str(after), "--after")
    return When(Window(None, None), anchor.pop("precision"), anchor)


def _became(name: str, standing: EventState, help_text: str, day: Day) -> None:
    """Define `event NAME ID`, which takes the days that `day` says."""

    def became(
        app: App,
        /,
        id: str,
        proof: Evidence,
        on: Span | str | None = None,
        after: str | None = None,
        though_happened: bool = False,
    ) -> None:
        with app.changing(f"event {name}") as change:
            today = Moment(None, change.now).today(setting(change.db, "zone"))
            key = find(change.db, id, "event")
            if standing != "happened" and not though_happened:
                _refuse_happened(change, key, name, proof.known or today)
            new = day == "required" or on is not None
            when = _when(change, on, after) if new else _last_known(change, key)
            lines = append(change, key, standing, when, proof, today)
        tell(lines)

    became.__doc__ = help_text
    taken = pass_app(why(evidence(became)))
    for option in _DAYS[day]:
        taken = option(taken)
    command.command(name)(click.argument("id")(taken))


_THOUGH_HAPPENED = click.option(
    "--though-happened", is_flag=True, help="It was recorded as happened, and did not happen."
)
_DAYS: dict[Day, tuple[Callable[[F], F], ...]] = {
    "required": (
        _THOUGH_HAPPENED,
        AFTER,
        click.option("--on", type=SPAN_OR_EVENT, metavar=WHEN, help="The new day, or the span."),
    ),
    "optional": (
        click.option("--on", type=SPAN, metavar="DAY|MONTH|YEAR|A..B", help="If not on its day."),
    ),
    "none": (_THOUGH_HAPPENED,),
}


def _refuse_happened(change: Change, event: str, name: str, known: date) -> None:
    """What happened is not to be scheduled again, or called off, by a slip of the hand."""
    row = event_then(event_rows(change.db, [event]), event, known)
    loaded = change.load("event", event)
    assert loaded is not None
    if row is not None and row.standing == "happened":
        number = loaded["number"]
        raise RecordRefused(
            f"#{number} happened, {window_words(row.first, row.last)}: correct its day with"
            f" `event happened {number} --on DAY`, or add --though-happened to `event {name}`"
            " if it did not happen"
        )


_became(
    "happened",
    "happened",
    "Record that it happened, on its day or --on another.\n\n\b\ntracker event happened 12",
    "optional",
)
_became(
    "moved",
    "scheduled",
    "Record its new day.\n\n\b\ntracker event moved 12 --on 2025-10-11",
    "required",
)
_became(
    "cancelled",
    "cancelled",
    "Record that it was called off.\n\n\b\ntracker event cancelled 12 --known 2025-10-22",
    "none",
)


def _last_known(change: Change, event: str) -> When:
    row = event_then(event_rows(change.db, [event]), event, date.max)
    assert row is not None
    return When(Window(row.first, row.last), row.precision)


def append(
    change: Change,
    event: str,
    standing: EventState,
    when: When,
    proof: Evidence,
    today: date,
) -> list[str]:
    """Append what became known of an event; lines about it and the deadlines that hang on it.

    Raises RecordRefused for a day that cannot be: known in the future, or happened in it; and for
    an event that would hang on itself.
    """
    known = proof.known or today
    _check(standing, when, known, today)
    window = when.window
    state = {
        "id": change.new_id(),
        "event": event,
        "standing": standing,
        "first": window.first and window.first.isoformat(),
        "last": window.last and window.last.isoformat(),
        "precision": when.precision,
        "known": known.isoformat(),
        "note": proof.note,
        "sources": citations(change, proof),
        **when.anchor,
    }
    change.add("event_standing", {k: v for k, v in state.items() if v not in (None, [])})
    return _told(change, event, standing)


def _check(standing: EventState, when: When, known: date, today: date) -> None:
    window = when.window
    if known > today:
        raise RecordRefused(f"--known {known} is still to come")
    if when.anchor:
        if standing != "scheduled":
            raise UsageError(f"what hangs on another event is scheduled, and not {standing}")
        return
    if window == Window(None, None) and standing != "cancelled":
        raise UsageError("say when it is: --on 2025-10-16")
    if standing == "happened" and (window.first or window.last or today) > known:
        raise RecordRefused(
            f"it cannot have happened after the day it became known, {known}:"
            " use --standing scheduled, or `event moved`"
        )


def _told(change: Change, event: str, standing: EventState) -> list[str]:
    """Journal what the event moves, with the cause; lines about it and those deadlines."""
    happenings = event_rows(change.db, [event])
    anchor = happenings[event][-1].anchor
    tie = ""
    if anchor is not None:
        from tracker.cli.anchoring import refuse_loop
        from tracker.core.causes import tie_words

        refuse_loop(change, event, happenings)
        tie = f", {tie_words(anchor)} “{anchor.words}”"
    row = event_then(happenings, event, date.max)
    loaded = change.load("event", event)
    assert row is not None
    assert loaded is not None
    days = window_words(row.first, row.last)
    lines = [wrapped(f"#{loaded['number']}", f"{loaded['title']}: {standing}, {days}{tie}", 6)]
    why = f"event #{loaded['number']} is now {standing}, {days}"
    for other in above(change.db, event):
        change.log("event", other, why)
    hanging = change.hanging_on(event)
    for deadline in hanging:
        change.log("deadline", deadline, why)
    return lines + [line for id in hanging for line in report(change, id)]
