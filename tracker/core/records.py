"""The records that the core is handed and hands back.

They are named tuples rather than dataclasses because `tracker due` starts every morning:
`dataclasses` alone would cost it a quarter of Python's own start.
Days are `datetime.date` and both ends of a window count; an open end is None.
"""

from datetime import date, time
from typing import Literal, NamedTuple

Relation = Literal["within", "in", "on", "by", "before", "until", "after", "as early as"]
Precision = Literal[
    "hour", "day", "week", "month", "quarter", "half", "season", "year", "decade", "none"
]


class Anchor(NamedTuple):
    """The event that a window hangs on.

    `words` name the event as said ("the cabinet's approval"). `offset` is an ISO 8601 duration
    counted from the event ("PT72H", "P90D", "P2M"; "-P14D" counts back), or None for the event
    itself. `event` is the public id of the recorded event, once a person has named it.
    """

    words: str
    offset: str | None
    relation: Relation
    event: str | None = None


class Reading(NamedTuple):
    """What the grammar makes of a phrase.

    `first` and `last` both count; None is open. `tolerance` is in days past `last`. `hedge` is
    the softening words as said. `loose` says that the end is ours by convention, not the
    speaker's. `precision` is the unit that the phrase names. `hour` is a stated clock time, in
    `zone`, that decides on the last day. A vague phrase has no `last` and may never get one; an
    anchored one has `first` = said, no `last`, and an `anchor`. `rule` names the production that
    applied, `sentence` explains the reading, `alternatives` are the other honest readings.
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
    alternatives: tuple["Reading", ...] = ()
