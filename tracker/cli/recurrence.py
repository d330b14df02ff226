"""`tracker recurrence`: what recurs, and ending or changing it from an instance on."""

import sqlite3
from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any

import click

from tracker.cli.app import App
from tracker.cli.lines import lines
from tracker.cli.narrowing import formats, whole
from tracker.cli.options import (
    DAY,
    DRY_RUN,
    SAID,
    Evidence,
    Said,
    as_of,
    evidence,
    evidence_as_said,
    pass_app,
    why,
)
from tracker.cli.output import pad, rows, say, tell, width, wrapped
from tracker.cli.repeats import COUNT, EACH, EVERY, UNTIL
from tracker.core.glance import glance
from tracker.core.moment import Moment
from tracker.core.patterns import rule_words
from tracker.core.recurrence import Recurrence
from tracker.core.standing import standing
from tracker.core.wording import day_words
from tracker.export.rows import Row, deadline_row, recurrence_row
from tracker.store.cases import cases
from tracker.store.recurring import find_recurrence, recurrences, segments

if TYPE_CHECKING:
    from tracker.store.change import Change


@click.group("recurrence")
def command() -> None:
    """What recurs: rules, each instance of which is a deadline of its own.

    ID is the number of any instance, or the public id of the rule. An instance is recorded by the
    first writing command (`tracker check`, run daily, is one) that runs when the instance before it
    is due within 35 days. So the next one is always on record; `due` never misses one while
    `check` runs at least every 35 days, and says so where an instance may be missing. New instances
    take their words, parties and sources from the first one of their rule.

    \b
    tracker add "Arms report" --by "A. Minister" --said 2025-10-16 --phrase "every 90 days"
    tracker recurrence list
    tracker recurrence end 141 --from 3 --known 2026-05-01
    tracker recurrence change 141 --from 3 --said 2026-05-01 --every "6 months"
    """


@command.command("list")
@formats
@pass_app
def list_(app: App, form: str) -> None:
    """The rules, in the order in which they were recorded.

    \b
    tracker recurrence list
    tracker recurrence list --format json
    """
    with app.reading() as db:
        found = recurrences(db)
    if form != "table":
        rows(form, [recurrence_row(each, rule_words(each.rule)) for each in found])
    elif not found:
        say("Nothing recurs.")
    else:
        tell(_lines(found))


def _lines(found: Sequence[Recurrence]) -> list[str]:
    """A line for each rule: its first instance, its title, by what it recurs, how it stands."""
    numbers = [f"#{each.number}" for each in found]
    wide, room = max(map(len, numbers)), width()
    stands = [_stands(each) for each in found]
    last = max(map(len, stands))
    title = max((room - wide - last - 6) * 2 // 5, 10)
    words = max(room - wide - last - 6 - title, 10)
    return [
        f"{number:>{wide}}  {pad(each.title, title)}  {pad(rule_words(each.rule), words)}  {stand}"
        for number, each, stand in zip(numbers, found, stands, strict=True)
    ]


def _stands(found: Recurrence) -> str:
    if found.rule.stopped is not None:
        how = "changed" if found.followed else "ended"
        return f"{how} from {found.rule.stopped} on"
    return f"{len(found.instances)} recorded" + (", more follow" if found.newest else ", all")


@command.command("show")
@click.argument("id")
@whole
@as_of
@pass_app
def show(app: App, id: str, form: str) -> None:
    """A rule, those that it changed or that changed it, and where each instance stands.

    \b
    tracker recurrence show 141
    tracker recurrence show 141 --as-of 2026-06-01 --format json
    """
    moment = app.moment()
    with app.reading() as db:
        wanted = set(segments(db, find_recurrence(db, id)))
        found = [each for each in recurrences(db) if each.id in wanted]
        shown = [_shown(db, each, moment) for each in found]
    if form != "table":
        rows(form, [row for row, _ in shown])
        return
    say("\n\n".join("\n".join(block) for _, block in shown))


def _shown(db: sqlite3.Connection, found: Recurrence, moment: Moment) -> tuple[Row, list[str]]:
    stood = [
        (case, stands, moment.today(case.deadline.zone))
        for case in cases(db, found.instances)
        if (stands := standing(case, moment.at(case.deadline.zone)))
    ]
    row = recurrence_row(found, rule_words(found.rule)) | {
        "instances": [
            deadline_row(case, stands) | {"instance": found.rule.begins + at}
            for at, (case, stands, _) in enumerate(stood)
        ]
    }
    head = [
        wrapped(f"#{found.number} ", found.title, len(f"#{found.number} ")),
        wrapped("recurs", rule_words(found.rule)),
        wrapped("stands", _stands(found)),
    ]
    if found.known is not None:
        head.append(wrapped("since", day_words(found.known)))
    head += [f"{'id':<12}{found.id}"]
    return row, [*head, *lines([glance(*each) for each in stood], states=True)]


@command.command("end")
@click.argument("id")
@click.option(
    "--from",
    "number",
    type=click.IntRange(1),
    metavar="N",
    help="The first instance that is dropped; default the first open one that has not ended.",
)
@DRY_RUN
@evidence
@why
@pass_app
def end(app: App, id: str, number: int | None, dry_run: bool, proof: Evidence) -> None:
    """The announcer ended it: no instance from N on, and those on record are withdrawn.

    What is judged already stays as it is: end it from a later instance.

    \b
    tracker recurrence end 141 --dry-run
    tracker recurrence end 141 --from 3 --known 2026-05-01 --source https://example.org/ended
    """
    from tracker.cli.rules import ended

    with _change(app, "recurrence end", dry_run) as change:
        printed = ended(change, id, number, proof)
    tell(printed)
    _tell_dry(dry_run)


@command.command("change")
@click.argument("id")
@click.option(
    "--from",
    "number",
    type=click.IntRange(1),
    required=True,
    metavar="N",
    help="The first instance of the new rule.",
)
@click.option(
    "--said", type=SAID, required=True, metavar="DAY", help="The day the change was announced."
)
@click.option("--phrase", metavar="WORDS", help="The exact words of the new rule.")
@EVERY
@click.option(
    "--starting", type=DAY, metavar="DAY", help="The day of instance N; default as it was."
)
@EACH
@UNTIL
@COUNT
@click.option("--no-end", is_flag=True, help="It goes on without end.")
@click.option("--title", metavar="TEXT", help="What it is called from now on.")
@click.option(
    "--by", "speakers", multiple=True, metavar="SPEAKER", help="Who announced the change."
)
@click.option(
    "--bound", "bounds", multiple=True, metavar="PARTY", help="Who has to act from now on."
)
@DRY_RUN
@evidence_as_said
@why
@pass_app
def change(
    app: App,
    /,
    id: str,
    number: int,
    said: Said,
    dry_run: bool,
    proof: Evidence,
    **options: Any,
) -> None:
    """It goes on by another rule from instance N on; earlier instances stay as they are.

    Instances from N on that are on record are superseded by those of the new rule. Without
    --every, --phrase and --starting the days stay as they are, counted from the first; --until and
    --count are kept unless others are given, --count being of the new rule.

    \b
    tracker recurrence change 141 --from 3 --said 2026-05-01 --every "6 months"
    tracker recurrence change 141 --from 3 --said 2026-05-01 --until 2027-12-31
    """
    from tracker.cli.rules import changed

    with _change(app, "recurrence change", dry_run) as made:
        printed = changed(made, id, number, said, proof, options)
    tell(printed)
    _tell_dry(dry_run)


def _change(app: App, command: str, dry_run: bool) -> AbstractContextManager["Change"]:
    return app.trying(command) if dry_run else app.changing(command)


def _tell_dry(dry_run: bool) -> None:
    if dry_run:
        say("So it would be; nothing was stored.")
