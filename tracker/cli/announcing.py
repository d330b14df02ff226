"""Recording an announcement: the options that `add` and `supersede --add` share, and the record."""

from collections.abc import Mapping
from datetime import date
from typing import Any, get_args

from tracker.cli.options import KINDS, READING, Evidence, Said, day_or_event, day_said
from tracker.cli.output import wrapped
from tracker.cli.record import (
    Given,
    citations,
    standing_lines,
    standing_now,
    window,
    window_line,
)
from tracker.cli.stating import OneOf, Option, Whole
from tracker.core.checks import check_said
from tracker.core.moment import Moment
from tracker.core.records import Confidence, Firmness, Reading, Role
from tracker.core.spans import day
from tracker.errors import RecordRefused
from tracker.store.cases import cases, setting
from tracker.store.change import Change
from tracker.store.kinds import State
from tracker.store.naming import party, topic

DAYS = Whole(0, 3650)

ON = Option("--on", "The day itself, by hand.", "DAY|EVENT+14d", day_or_event)
HANGING = (
    # windows that hang on events
    Option(
        "--after",
        "Within that long after an event: h d w m y, b for business days.",
        "EVENT[+72h]",
    ),
    Option("--before", "Before an event, so long before at the latest.", "EVENT[-2d]"),
    Option("--between", "From the one to the end of the other.", "EVENT EVENT", takes=2),
)
KIND = Option("--kind", "Default: pledge.", read=OneOf(KINDS))
_BY = Option("--by", "Who said it; may be repeated.", "SPEAKER", to="speakers", several=True)
_SAID = Option(
    "--said",
    "The day it was said, with the clock time if known; or DAY..DAY.",
    "DAY[THH:MM]",
    day_said,
)
_OTHERS = (
    Option("--phrase", "The exact words that state the time.", "WORDS"),
    READING,
    ON,
    Option("--first", "First day of the window, by hand.", "DAY", day),
    Option("--last", "Last day of the window, by hand.", "DAY", day),
    *HANGING,
    Option("--undated", "No time was given: vague, with a review day.", takes=0),
    Option("--bound", "Who has to act; may be repeated.", "PARTY", to="bounds", several=True),
    Option("--topic", "The thread it belongs to; made if it is new.", "TOPIC"),
    Option("--criterion", "What counts as met.", "TEXT"),
    Option("--role", "Whom the speaker speaks for.", read=OneOf(get_args(Role))),
    Option("--firmness", read=OneOf(get_args(Firmness))),
    Option("--lead", "Due this long before.", "DAYS", DAYS),
    Option("--zone", "Where the day ends, as an IANA name.", "ZONE"),
    Option("--tolerance", "Days past the end.", "DAYS", DAYS),
    Option("--review", "When a vague one is looked at.", "DAY", day),
    Option("--confidence", "Default: verified.", read=OneOf(get_args(Confidence))),
)


def announced(*, required: bool) -> tuple[Option, ...]:
    """The options that say what was announced; `required` says whether --by and --said are."""
    return _BY.but(required=required), _SAID.but(required=required), *_OTHERS


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
