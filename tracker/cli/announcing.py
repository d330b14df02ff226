"""Recording an announcement: the options that `add` and `supersede --add` share, and the record."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, get_args

import click

from tracker.cli.options import DAY, DAY_OR_EVENT, KINDS, READING, SAID, Evidence, F, Said
from tracker.cli.output import wrapped
from tracker.cli.record import (
    Given,
    citations,
    standing_lines,
    standing_now,
    window,
    window_line,
)
from tracker.core.checks import check_said
from tracker.core.moment import Moment
from tracker.core.records import Confidence, Firmness, Reading, Role
from tracker.errors import RecordRefused
from tracker.store.cases import cases, setting
from tracker.store.change import Change
from tracker.store.kinds import State
from tracker.store.naming import party, topic

DAYS = click.IntRange(0, 3650)


def announced(*, required: bool, kinds: bool = True) -> Callable[[F], F]:
    """The options that say what was announced; `required` says whether --by and --said are.

    Without `kinds` there is no --kind.
    """

    def options(command: F) -> F:
        kind = [click.option("--kind", type=click.Choice(KINDS), help="Default: pledge.")]
        for option in reversed([*_options(required), *kind * kinds]):
            command = option(command)
        return command

    return options


ON = click.option(
    "--on", type=DAY_OR_EVENT, metavar="DAY|EVENT+14d", help="The day itself, by hand."
)
_HANGING: tuple[Callable[[F], F], ...] = (
    click.option(
        "--after",
        metavar="EVENT[+72h]",
        help="Within that long after an event: h d w m y, b for business days.",
    ),
    click.option(
        "--before", metavar="EVENT[-2d]", help="Before an event, so long before at the latest."
    ),
    click.option(
        "--between",
        nargs=2,
        metavar="EVENT EVENT",
        help="From the one to the end of the other.",
    ),
)


def hanging(command: F) -> F:
    """--after, --before and --between: windows that hang on events."""
    for option in reversed(_HANGING):
        command = option(command)
    return command


def _options(required: bool) -> list[Callable[[F], F]]:
    return [
        click.option(
            *("--by", "speakers"),
            multiple=True,
            required=required,
            metavar="SPEAKER",
            help="Who said it; may be repeated.",
        ),
        click.option(
            *("--said", "said"),
            type=SAID,
            required=required,
            metavar="DAY[THH:MM]",
            help="The day it was said, with the clock time if known; or DAY..DAY.",
        ),
        click.option("--phrase", metavar="WORDS", help="The exact words that state the time."),
        READING,
        ON,
        click.option("--first", type=DAY, metavar="DAY", help="First day of the window, by hand."),
        click.option("--last", type=DAY, metavar="DAY", help="Last day of the window, by hand."),
        *_HANGING,
        click.option(
            "--undated", is_flag=True, help="No time was given: vague, with a review day."
        ),
        click.option(
            *("--bound", "bounds"),
            multiple=True,
            metavar="PARTY",
            help="Who has to act; may be repeated.",
        ),
        click.option(
            "--topic", metavar="TOPIC", help="The thread it belongs to; made if it is new."
        ),
        click.option("--criterion", metavar="TEXT", help="What counts as met."),
        click.option(
            "--role", type=click.Choice(get_args(Role)), help="Whom the speaker speaks for."
        ),
        click.option("--firmness", type=click.Choice(get_args(Firmness))),
        click.option("--lead", type=DAYS, metavar="DAYS", help="Due this long before."),
        click.option("--zone", metavar="ZONE", help="Where the day ends, as an IANA name."),
        click.option("--tolerance", type=DAYS, metavar="DAYS", help="Days past the end."),
        click.option("--review", type=DAY, metavar="DAY", help="When a vague one is looked at."),
        click.option(
            "--confidence", type=click.Choice(get_args(Confidence)), help="Default: verified."
        ),
    ]


def announce(
    change: Change,
    title: str,
    options: Mapping[str, Any],
    proof: Evidence,
    copied: State | None = None,
) -> tuple[str, Reading | None]:
    """Record a deadline from the options; gives its id, and the reading of its phrase if any.

    What the options leave out comes from `copied`: the fields of an earlier announcement. Raises
    RecordRefused, and as `window` does.
    """
    state, reading = prepare(change, title, options, proof, copied)
    return change.add("deadline", state)["id"], reading


def prepare(
    change: Change,
    title: str,
    options: Mapping[str, Any],
    proof: Evidence,
    copied: State | None = None,
) -> tuple[State, Reading | None]:
    """As `announce`, but gives the deadline as it is to be recorded; what it names is recorded."""
    own = dict(options)
    given = Given(**{field: own.pop(field) for field in Given._fields if field in own})
    base = {"kind": "pledge"} | (copied or {})
    given = given.but(zone=given.zone or base.get("zone"))
    said: Said = own.pop("said")
    time, reading = window(change, given, said)
    zone = given.zone or setting(change.db, "zone")
    check_said(said.first, said.last, Moment(None, change.now).today(zone))
    named = own.pop("topic", None)
    own |= {
        "id": change.new_id(),
        "title": checked_title(title),
        "said": said.last,
        "said_first": said.first,
        "topic": None if named is None else topic(change, named),
        "speakers": unique(change, own.pop("speakers", ())),
        "bounds": unique(change, own.pop("bounds", ())),
        "sources": [{"stance": "supports"} | row for row in citations(change, proof)],
    } | time
    record = base | {name: value for name, value in own.items() if value not in (None, [])}
    days = {k: v.isoformat() if isinstance(v, date) else v for k, v in record.items()}
    return days, reading


def checked_title(title: str) -> str:
    """A title on one line; raises RecordRefused when nothing is left of it."""
    title = " ".join(title.split())
    if not title:
        raise RecordRefused("the title is empty")
    return title


def unique(change: Change, names: tuple[str, ...]) -> list[str]:
    """The slugs of parties, each once; raises RecordRefused for an empty name."""
    if not all(name.strip() for name in names):
        raise RecordRefused("the name of a party is empty")
    return list(dict.fromkeys(party(change, name) for name in names))


def stored_lines(change: Change, id: str, reading: Reading | None) -> list[str]:
    """Lines that say what was stored: where it stands, the window, the sentence of its reading."""
    case = cases(change.db, [id])[0]
    found = standing_now(change, case)
    if reading and case.deadline.anchor and (found is None or found.last is None):
        told = standing_lines(change, case, found)[:2]  # the sentence says on which event it hangs
        return [*told, wrapped("", reading.sentence, 6)]
    words = [f"Window: {window_line(case, found)}."]
    if reading is None:
        words.append(case.deadline.sentence or "The window was given by hand.")
    else:
        words.append(reading.sentence)
    return standing_lines(change, case, found) + [wrapped("", text, 6) for text in words]
