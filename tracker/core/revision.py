"""Which of two copies of a calendar's entry is the newer one (RFC 5545 and 5546)."""

import re
from datetime import UTC, date, datetime

from tracker.core.record import Record

_TEXT = re.compile(r"(\d{4,}) (-|\d{8}T\d{6}Z) (-|\d{8}T\d{6}Z)( alone)?", re.ASCII)


class Revision(Record):
    """What a copy says of its own age: SEQUENCE, LAST-MODIFIED and DTSTAMP.

    The last two are instants in UTC as RFC 5545 writes them, empty where the copy lacks them.
    `alone`: they are of one instance of what repeats, which has them for itself.
    """

    sequence: int = 0
    modified: str = ""
    stamped: str = ""
    alone: bool = False

    def __str__(self) -> str:
        """As it is stored; of two texts the greater one is of the newer copy, as a rule."""
        words = f"{self.sequence:04} {self.modified or '-'} {self.stamped or '-'}"
        return f"{words} alone" if self.alone else words

    @property
    def latest(self) -> str:
        """The last instant of which it knows, or nothing."""
        return max(self.modified, self.stamped)

    @property
    def day(self) -> date | None:
        """The day in UTC of that instant."""
        return date.fromisoformat(self.latest[:8]) if self.latest else None

    def older(self, than: "Revision") -> bool:
        """Whether this copy is the older one for certain.

        An instance and the whole each count their own changes: only their instants compare.
        """
        if self.alone != than.alone:
            pairs = [(self.latest, than.latest)]
        elif self.sequence != than.sequence:
            return self.sequence < than.sequence
        else:
            pairs = [(self.modified, than.modified), (self.stamped, than.stamped)]
        return next((one < other for one, other in pairs if one and other and one != other), False)


def revision(text: str | None) -> Revision | None:
    """A revision as it was stored; None for what is none."""
    found = _TEXT.fullmatch(text or "")
    if found is None:
        return None
    sequence, modified, stamped, alone = found.groups()
    return Revision(int(sequence), modified.strip("-"), stamped.strip("-"), bool(alone))


def stamp(at: datetime) -> str:
    """An aware instant as RFC 5545 writes it in UTC."""
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
