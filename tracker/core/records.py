"""The records that the core is handed and hands back.

`tracker due` starts every morning, and waits for each class to be defined (see `record`).
Days are `datetime.date` and both ends of a window count; an open end is None.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, time
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

from tracker.core.record import Record

if TYPE_CHECKING:
    from tracker.core.imported import Counting

Relation = Literal["within", "in", "on", "by", "before", "until", "after", "as early as"]
Precision = Literal[
    "hour", "day", "week", "month", "quarter", "half", "season", "year", "decade", "none"
]


class Anchor(Record):
    """The event that a window hangs on, or the two between which it lies.

    `words` name the event as said ("the cabinet's approval"). `offset` is an ISO 8601 duration
    counted from the event ("PT72H", "P90D", "P2M"; "-P14D" counts back), or None for the event
    itself; "P10B" are ten working days, by the table or calendar `calendar`. `event` is the public
    id of the recorded event, once a person has named it. `end` is the event with which a window
    between two ends, in the words `end_words`.
    """

    words: str
    offset: str | None
    relation: Relation
    event: str | None = None
    calendar: Counting = ""
    end: str | None = None
    end_words: str | None = None


class Reading(Record):
    """What the grammar makes of a phrase.

    `first` and `last` both count; None is open. `tolerance` is in days past `last`. `hedge` is
    the softening words as said. `loose` says that the end is ours by convention, not the
    speaker's. `precision` is the unit that the phrase names. `hour` is a stated clock time, in
    `zone`, that decides on the last day. A vague phrase has no `last` and may never get one; an
    anchored one has `first` = said, no `last`, and an `anchor`. `rule` names the production that
    applied, `sentence` explains the reading, `alternatives` are the other honest readings.
    `opens` is the clock time at which a range of them opens, on the first day. `every` is an ISO
    8601 duration where the time is repeated; the window is then its first instance, and `until`
    the day up to which it is said to be repeated, if one is.

    The sentence is worded when it is asked for, since most readings of an archive are never
    explained: it may be made with a function that gives it.
    """

    phrase: str
    said: date
    first: date | None
    last: date | None
    tolerance: int
    hedge: str | None
    loose: bool
    precision: Precision
    relation: Relation
    hour: time | None
    zone: str
    anchor: Anchor | None
    vague: bool
    rule: str
    sentence: str
    alternatives: tuple[Reading, ...] = ()
    opens: time | None = None
    every: str | None = None
    until: date | None = None

    def worded(self) -> Reading:
        """The same reading, with its sentence put into words for good."""
        return self.but(sentence=self.sentence)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Reading) and tuple.__eq__(self.worded(), other.worded())

    def __hash__(self) -> int:
        return hash(tuple(self.worded()))

    def __repr__(self) -> str:
        return Record.__repr__(self.worded())

    def __getnewargs__(self) -> tuple[Any, ...]:
        return tuple(self.worded())

    def by_name(self) -> dict[str, Any]:
        return Record.by_name(self.worded())


_SENTENCE = Reading._fields.index("sentence")


def _sentence(reading: Reading) -> str:
    held: str | Callable[[], str] = reading[_SENTENCE]
    return held if isinstance(held, str) else held()


Reading.sentence = property(_sentence)  # type: ignore[assignment]

Kind = Literal["pledge", "ultimatum", "legal", "expiry", "schedule", "target"]
Role = Literal["principal", "spokesperson", "official", "other side"]
Firmness = Literal["will", "expects", "hopes", "threatens"]
Confidence = Literal["verified", "recalled", "unconfirmed"]
Outcome = Literal[
    "met",
    "lapsed",
    "withdrawn",
    "moot",
    "disputed",
    "unverifiable",
    "in-error",
    "reopened",
    "looked",
]
Reason = Literal["not attempted", "blocked by others", "changed mind", "overtaken", "unknown"]
LinkKind = Literal["same", "different", "related", "consequence"]
EventState = Literal["scheduled", "happened", "cancelled", "claimed", "disputed"]


class Party(Record):
    """A person, office, state or body."""

    slug: str
    name: str


class Deadline(Record):
    """A commitment somebody announced, with every default filled in.

    `zone` and `lead` (days before the last day) are the ones in force: the deadline's own, else
    the topic's lead, else the setting. `said_first` is None when the day it was said is known.
    `first` and `last` are as recorded; what an anchor makes of them depends on the day asked
    about (see `anchors`). `hour` ends the last day early, in `zone`.
    """

    id: str
    number: int
    title: str
    criterion: str | None
    kind: Kind
    role: Role | None
    firmness: Firmness | None
    said_first: date | None
    said: date
    zone: str
    phrase: str | None
    first: date | None
    last: date | None
    hour: time | None
    by_hand: bool
    tolerance: int
    loose: bool
    precision: Precision
    relation: Relation | None
    hedge: str | None
    anchor: Anchor | None
    rule: str | None
    sentence: str | None
    topic: str | None
    lead: int
    review: date | None
    confidence: Confidence
    speakers: tuple[Party, ...]
    bounds: tuple[Party, ...]


class Verdict(Record):
    """What a person recorded about an outcome; `known` is the day it was to be known.

    `voids` is the id of a verdict that a reopening takes back as our own error.
    """

    id: str
    outcome: Outcome
    happened: date | None
    known: date
    missing: str | None = None
    reason: Reason | None = None
    searched: str | None = None
    closed: date | None = None
    review: date | None = None
    event: str | None = None
    same_as: str | None = None
    voids: str | None = None
    note: str | None = None
    confidence: Confidence = "verified"


class EventRow(Record):
    """What became known of an event on the day `known`: its window and how it stands.

    Where it hangs on another event (`anchor`), its days are those that this one gives.
    """

    standing: EventState
    first: date | None
    last: date | None
    precision: Precision
    known: date
    note: str | None = None
    anchor: Anchor | None = None


class Link(Record):
    """`new` is a later announcement about `old`; void when either is recorded in error."""

    kind: LinkKind
    known: date
    new: Deadline
    old: Deadline
    void: bool = False
    note: str | None = None


class Case(Record):
    """All that decides where one deadline stands.

    `verdicts` come oldest first: by known day, then as recorded. `links` are those of the whole
    chain, not of this deadline alone. `happenings` holds, for each event that one of these
    deadlines hangs on, and that such an event hangs on, its rows, oldest first.
    """

    deadline: Deadline
    verdicts: tuple[Verdict, ...] = ()
    links: tuple[Link, ...] = ()
    happenings: Mapping[str, tuple[EventRow, ...]] = MappingProxyType({})
