"""Announced time phrases, read: "within two weeks or so" to the days it stands for.

The words go through four steps, each a module: `tokens` (text to typed tokens), `chunks` with
`terms` and `times` (tokens to lengths, days and periods, hedges apart), `grammar` (the table of
shapes, which gives a spec of what was said) and `resolve` (spec and calendar to a reading).
"""

from datetime import date

from tracker.core.grammar import parse
from tracker.core.records import Reading
from tracker.core.resolve import resolve
from tracker.core.spec import Unreadable
from tracker.errors import PhraseError

_SHOWN = 80
"""Characters of a phrase that a refusal repeats."""


def read(phrase: str, said: date, zone: str = "UTC") -> Reading:
    """Read a phrase that was said on `said` (day 0), in calendar days unless it says working days.

    Both days of the window count. `zone` is an IANA name and kept as given unless the phrase names
    another. Raises PhraseError, with the reason, for words that state no time or that the grammar
    cannot read whole; nothing is guessed.
    """
    try:
        return resolve(parse(phrase), phrase, said, zone)
    except Unreadable as unreadable:
        raise _refused(phrase, str(unreadable)) from None
    except (OverflowError, ValueError):  # datetime and dateutil raise one or the other
        raise _refused(phrase, "it leaves the calendar of the years 1 to 9999") from None


def _refused(phrase: str, reason: str) -> PhraseError:
    return PhraseError(phrase if len(phrase) <= _SHOWN else f"{phrase[:_SHOWN]}…", reason)
