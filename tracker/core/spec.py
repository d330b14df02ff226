"""What a phrase says, before any calendar: small named tuples that can be compared and printed.

Nothing here knows the day it was said; `resolve` does.
"""

from typing import Literal, NamedTuple

from tracker.core.records import Relation

Unit = Literal[
    "minute", "hour", "day", "week", "month", "quarter", "half", "season", "year", "decade"
]
Which = Literal["early", "middle", "late", "start", "end"]
Ring = Literal["bare", "this", "next", "coming"]


LIMITS = ("by", "until", "before")
"""Relations whose bound is one day, by which the act is due."""


class Unreadable(Exception):
    """The words state no time we can read; the message is the reason, which `read` passes on."""


class Length(NamedTuple):
    """A count of units, from `low` to `high`, with half a unit more if `half`.

    `working` counts Monday to Friday only. `loose` is a bare plural ("weeks"), whose counts are
    0. `soft` holds the words of a number that is no number ("a few"), `ours` that its value is
    our convention.
    """

    low: int
    high: int
    unit: Unit
    half: bool = False
    working: bool = False
    loose: bool = False
    soft: str | None = None
    ours: bool = False


class Day(NamedTuple):
    """A written day; what was not written is None. `weekday` (Monday is 0) has to agree."""

    year: int | None
    month: int | None
    day: int
    weekday: int | None = None


class Numeric(NamedTuple):
    """03/04 or 03/04/2025, which has two readings unless a number is above 12.

    Written with dots it is day first.
    """

    left: int
    right: int
    year: int | None
    dotted: bool


class Weekday(NamedTuple):
    """A weekday (Monday is 0): Friday, this Friday, next Friday, the coming Friday."""

    day: int
    ring: Ring


class FromToday(NamedTuple):
    """A day named by its distance from the day it was said: today, tomorrow."""

    days: int


class Holiday(NamedTuple):
    """A feast, by its name in the vocabulary."""

    name: str
    year: int | None


class Unitary(NamedTuple):
    """The unit that is running (`shift` 0) or the next one (1): this week, next month."""

    unit: Unit
    shift: int


class Named(NamedTuple):
    """A period with a name: October, the third quarter (`number` 3), summer (6), 2026.

    `number` is the month in which a month or season opens, the count of a quarter or half, and
    None for a year or decade, whose `year` says all.
    """

    unit: Unit
    number: int | None
    year: int | None
    ring: Ring = "bare"


class Weekend(NamedTuple):
    """Saturday and Sunday: of this week (`shift` 0), of next week (1)."""

    shift: int


class WeekOf(NamedTuple):
    """The week, Monday to Sunday, that holds a day."""

    day: "When"


class Nth(NamedTuple):
    """The n-th day, week, weekday, quarter or half of a period, the last being -1.

    `weekday` is None for all but weekdays; weeks of a period are counted in sevens from its first
    day, the last one being its last seven days.
    """

    number: int
    unit: Literal["day", "week", "weekday", "quarter", "half"]
    weekday: int | None
    period: "When"


class Part(NamedTuple):
    """Early, middle or late of a period, its start or its end."""

    which: Which
    of: "When"


class Counted(NamedTuple):
    """A length counted from a calendar time, forwards (`sign` 1) or backwards (-1)."""

    length: Length
    sign: int
    origin: "When"


class Between(NamedTuple):
    """From the beginning of one calendar time to the end of another; both count."""

    first: "When"
    last: "When"


When = (
    Day
    | Numeric
    | Weekday
    | FromToday
    | Holiday
    | Unitary
    | Named
    | Weekend
    | WeekOf
    | Nth
    | Part
    | Counted
    | Between
)


class Event(NamedTuple):
    """An event in the words that name it; a length counts from it (1) or back from it (-1)."""

    words: str
    sign: int = 1


class Clock(NamedTuple):
    """A stated clock time; `hour` None is the midnight that ends the day."""

    hour: int | None
    minute: int


class Hedge(NamedTuple):
    """Softening words as said, and whether they give a tolerance."""

    words: str
    tolerant: bool


class Spec(NamedTuple):
    """What was said: how (`relation`, in the words `tie`) the act is tied to which time.

    A length alone counts from the day it was said, with an event from the event. With neither
    time nor event the phrase is vague. `zone` is None unless the words name one.
    """

    rule: str
    relation: Relation
    tie: str
    time: Length | When | None
    event: Event | None = None
    hedges: tuple[Hedge, ...] = ()
    clock: Clock | None = None
    daypart: str | None = None
    zone: str | None = None
