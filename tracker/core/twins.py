"""Deadlines that look as if they were recorded twice: a hint for a person, never a verdict.

Of one party (as a speaker, or as one that is bound) those are compared whose windows share a day.
Their titles have to be alike, and name no different numbers: package 19 is not package 20.
"""

from typing import Literal

from tracker.core.alike import apart, likeness, pieces
from tracker.core.record import Record

Part = Literal["speaker", "bound"]

LIKE = 0.65  # of two titles, from which likeness on they are told
OPEN = "9999-12-31"  # the last day of what has no end


class Look(Record):
    """What is compared of a deadline; `first` and `last` are ISO days, and both count.

    What has no first day opens on the day it was said; what has no end, or hangs on an event, ends
    on OPEN.
    """

    id: str
    number: int
    title: str
    folded: str
    first: str
    last: str


class Twin(Record):
    """Two deadlines that may be one, the later number first, and by whom both are.

    `like` is how alike their titles are, from LIKE to 1.
    """

    one: Look
    other: Look
    part: Part
    party: str
    like: float

    @property
    def shared(self) -> tuple[str, str]:
        """The days that both windows have; the last one is OPEN where both have no end."""
        return max(self.one.first, self.other.first), min(self.one.last, self.other.last)


def alike(one: Look, other: Look) -> float | None:
    """How alike two titles are, if that is enough and the windows share a day; else None."""
    if one.first > other.last or other.first > one.last:
        return None
    if apart(one.folded, other.folded):
        return None
    found = likeness(pieces(one.folded), pieces(other.folded))
    return found if found >= LIKE else None
