"""What a reader is handed, and what it hands back.

Offsets count characters of the article's text; ends are exclusive. Days are inclusive on both
sides of a window, and None is open.
"""

from collections.abc import Iterable
from datetime import date, time
from typing import Literal, Protocol

from tracker.core.conventions import CONVENTIONS, Conventions
from tracker.core.record import Record
from tracker.core.records import Precision, Reading

Kind = Literal["deadline", "event_past", "event_scheduled", "undated_commitment"]
KINDS: tuple[Kind, ...] = ("deadline", "event_past", "event_scheduled", "undated_commitment")

Tie = Literal["twin", "fulfils", "moves"]
"""How a candidate may belong to a recorded one: the same, its fulfilment, or its new date."""

WRITER = "article"
"""The speaker of what the writer states and ascribes to nobody."""


class Article(Record):
    """A saved text; what it says counts from the day it was published, at `at` if that is known."""

    name: str
    text: str
    published: date
    at: time | None = None
    zone: str = "UTC"


class Known(Record):
    """A recorded party: a candidate names it by `name`, whichever of its names the text uses."""

    slug: str
    name: str
    aliases: tuple[str, ...] = ()


class Recorded(Record):
    """A recorded deadline or event that a candidate may be compared with."""

    number: int
    kind: Literal["deadline", "event"]
    title: str
    parties: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None


class Given(Record):
    """What is known besides the article."""

    parties: tuple[Known, ...] = ()
    recorded: tuple[Recorded, ...] = ()
    conventions: Conventions = CONVENTIONS


class Suggestion(Record):
    """What a candidate seems to be to the recorded `number`, and why, in one sentence.

    `verdict` is what a person may want to record about that one; None where there is none.
    """

    tie: Tie
    number: int
    why: str
    verdict: Literal["met"] | None = None


class Candidate(Record):
    """An event or a commitment that a reader proposes; nothing until a person accepts it.

    `speaker` is WRITER where the text ascribes it to nobody, and `role` what the text calls him.
    `phrase` is None where no time was given, and so are its offsets. `reading` is None where the
    days come from the order of the tale, or where there are none. `also` are the offsets of other
    places that tell the same. `confidence` is from 0 to 1, `reasons` name the rules behind it.
    """

    kind: Kind
    title: str
    speaker: str
    quote: str
    quote_start: int
    quote_end: int
    phrase: str | None = None
    phrase_start: int | None = None
    phrase_end: int | None = None
    role: str | None = None
    bound: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None
    precision: Precision = "none"
    hedge: str | None = None
    reading: Reading | None = None
    confidence: float = 0.0
    reasons: tuple[str, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    also: tuple[tuple[int, int], ...] = ()


class Reader(Protocol):
    """What proposes candidates from an article; register one to read otherwise than our rules.

    No text is a reason to raise; a TrackerError says what the user can mend besides. What it
    proposes is refused where its quote or its phrase does not stand in the text at the offsets that
    it gives (see `proof`). docs/readers.md tells how one is found, and how it is run.
    """

    name: str

    def propose(self, article: Article, given: Given) -> Iterable[Candidate]:
        """The candidates of the article, in its order."""
        ...
