"""Records for tests: a plain deadline, of which a test changes what it is about."""

from datetime import UTC, date, datetime
from typing import Any

from tracker.core.moment import Moment
from tracker.core.records import Anchor, Case, Deadline, EventRow, Link, Verdict
from tracker.core.standing import Standing, standing

SAID = date(2025, 10, 16)

PLAIN = Deadline(
    id="0000000000000001",
    number=1,
    title="A vote",
    criterion=None,
    kind="pledge",
    role=None,
    firmness=None,
    said_first=None,
    said=SAID,
    zone="UTC",
    phrase=None,
    first=SAID,
    last=date(2025, 10, 30),
    hour=None,
    by_hand=True,
    tolerance=4,
    loose=False,
    precision="week",
    relation="within",
    hedge="or so",
    anchor=None,
    rule=None,
    sentence=None,
    topic=None,
    lead=7,
    review=None,
    confidence="verified",
    speakers=(),
    bounds=(),
)


def deadline(**fields: Any) -> Deadline:
    """A deadline said on 16 October 2025, due by the 30th, tolerated until 3 November."""
    return PLAIN.but(**fields)


def verdict(outcome: Any, known: str, **fields: Any) -> Verdict:
    """A verdict known on that day."""
    happened = fields.pop("happened", None)
    return Verdict("V", outcome, happened and day(happened), day(known), **fields)


def link(new: Deadline, old: Deadline, kind: Any = "same", **fields: Any) -> Link:
    """A link known since the new announcement."""
    return Link(kind, fields.pop("known", new.said), new, old, **fields)


def other(number: int, said: str, last: str | None, **fields: Any) -> Deadline:
    """Another deadline of the same making, said on that day; without a last day it is vague."""
    dated = {"first": None, "last": last and day(last), "tolerance": 4 if last else 0}
    return deadline(id=f"{number:016}", number=number, said=day(said), **(dated | fields))


def hanging(relation: Any, offset: str | None, **fields: Any) -> Deadline:
    """A deadline that hangs on the event E, the signature."""
    anchor = Anchor("signature", offset, relation, "E")
    return deadline(first=None, last=None, tolerance=0, anchor=anchor, **fields)


def row(known: str, standing: Any, first: str | None, last: str | None = None) -> EventRow:
    """What became known of an event on the day `known`; one day where no last is given."""
    start, end = (day(text) if text else None for text in (first, last or first))
    return EventRow(standing, start, end, "day", day(known))


def day(text: str) -> date:
    return date.fromisoformat(text)


def on(case: Case, text: str) -> Standing | None:
    """Where the case stands on a day, or at an instant in UTC if the text holds one."""
    if "T" in text:
        return standing(case, datetime.fromisoformat(text).replace(tzinfo=UTC))
    return standing(case, Moment(day(text), None).at(case.deadline.zone))
