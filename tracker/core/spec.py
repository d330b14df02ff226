"""What a phrase says, before any calendar: small records that can be compared and printed.

Nothing here knows the day it was said, nor any convention; `resolve` does.
"""

from __future__ import annotations

from typing import Literal

from tracker.core.record import Record
from tracker.core.records import Relation

Unit = Literal[
    "second",
    "minute",
    "hour",
    "day",
    "weekend",
    "week",
    "month",
    "quarter",
    "half",
    "season",
    "year",
    "fiscal year",
    "decade",
    "century",
]
Which = Literal["early", "middle", "late", "start", "end"]
Ring = Literal["bare", "this", "next", "coming", "last"]
Half = Literal["said", "written", "open", "ours"]
Some = Literal["couple", "few", "several", "dozens"]
Tie = Relation | Literal["since", "for"]
"""How the words tie the act to a time; "since" and "for" only tell of something that lasts."""

HALF_WEEK = 3
"""Days that half a week is taken as."""

LIMITS = ("by", "until", "before")
"""Relations whose bound is one day, by which the act is due."""


class Lettered(Record):
    """A zone by an abbreviation that half of the year is not what the clocks of its place show.

    EST in July: the clock of New York, or, by the letters, five hours behind UTC.
    """

    place: str
    letters: str


class Unreadable(Exception):
    """The words state no time we can read; the message is the reason, which `read` passes on."""


class Length(Record):
    """A count of units, from `low` to `high`, with half a unit more if `half`.

    `working` counts working days only, and `sitting`, in the word as said, those on which a body
    sits (legislative, session). `loose` is a bare plural ("weeks"), whose counts are 0;
    so are those of `some`, a number left to our conventions ("a few"), until they are asked.
    `soft` holds the words of such a number. `plus` is a further length in a unit that no number
    of the first one makes: a month and two weeks. `back` runs up to the day it was said ("the past
    three weeks") instead of on from it.
    """

    low: int
    high: int
    unit: Unit
    half: bool = False
    working: bool = False
    loose: bool = False
    some: Some | None = None
    soft: str | None = None
    back: bool = False
    plus: Length | None = None
    sitting: str | None = None


class Day(Record):
    """A written day; what was not written is None.

    `weekday` (Monday is 0) has to agree, and so has `distance` from the day it was said: tomorrow,
    17 October.
    """

    year: int | None
    month: int | None
    day: int
    weekday: int | None = None
    distance: int | None = None


class Numeric(Record):
    """03/04 or 03/04/2025, which has two readings unless a number is above 12.

    Written with dots it is day first.
    """

    left: int
    right: int
    year: int | None
    dotted: bool


class Weekday(Record):
    """A weekday (Monday is 0): Friday, this Friday, next Friday, the coming Friday, last Friday.

    `shift` weeks are added to what the ring says: the Monday after next.
    """

    day: int
    ring: Ring
    shift: int = 0


class FromToday(Record):
    """A day named by its distance from the day it was said: today, tomorrow, yesterday.

    `implied` is the day of an hour beside which no day was said; `now` is today at the clock time
    at which it was said.
    """

    days: int
    implied: bool = False
    now: bool = False


class Holiday(Record):
    """A feast, by its name in the vocabulary."""

    name: str
    year: int | None
    ring: Ring = "bare"


class Unitary(Record):
    """The unit that is running (`shift` 0), the next one (1), the last one (-1): next month."""

    unit: Unit
    shift: int


class Named(Record):
    """A period with a name: October, the third quarter (`number` 3), summer (6), 2026.

    `number` is the month in which a month or season opens (in the north), the count of a quarter
    or half, and None for a year, decade or century, whose `year` says all. `fiscal` counts from
    the month in which a fiscal year opens.
    """

    unit: Unit
    number: int | None
    year: int | None
    ring: Ring = "bare"
    fiscal: bool = False


class Weekend(Record):
    """Saturday and Sunday: of this week (`shift` 0), of next week (1), of last week (-1)."""

    shift: int


class WeekOf(Record):
    """The week that holds a day."""

    day: When


class Nth(Record):
    """The n-th day, week, weekday, month, quarter or half of a period, the last being -1.

    A season is that of the year which its period is, its number the month in which it opens.

    Of a repeated period it is repeated itself: the first Monday of every month. `many` is a
    length of them, from its beginning (1) or up to its end (-1): the first ten days of March.

    `weekday` is None for all but weekdays; weeks of a period are counted in sevens from its first
    day, the last one being its last seven days.
    """

    number: int
    unit: Literal[
        "day", "working day", "week", "weekday", "weekend", "month", "quarter", "half", "season"
    ]
    weekday: int | None
    period: When | Every
    many: Length | None = None


class Part(Record):
    """Early, middle or late of a period, its start or its end; of a repeated one it is repeated."""

    which: Which
    of: When | Every


class Counted(Record):
    """A length counted from a calendar time, forwards (`sign` 1) or backwards (-1)."""

    length: Length
    sign: int
    origin: When


class Between(Record):
    """From the beginning of one calendar time to the end of another; both count."""

    first: When
    last: When


class Every(Record):
    """A repeated time: each Friday, every March (`what`), or every 90 days (None), by its `period`.

    `times` is how often it happens in each: twice a week. `also` are further times in the same
    round: Monday and Thursday. It goes on from `since` to `until`; where it has `begun`, `since`
    is over (since May, not from May).
    """

    what: When | None
    period: Length
    times: int = 1
    also: tuple[When, ...] = ()
    since: When | None = None
    until: When | None = None
    begun: bool = False


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


class Event(Record):
    """An event in the words that name it; a length counts from it (1) or back from it (-1).

    `then` are further lengths on the way to it: 30 days after the 60 days after notification.
    """

    words: str
    sign: int = 1
    then: tuple[Length, ...] = ()


class Clock(Record):
    """A stated clock time; `hour` None is the midnight that ends the day.

    Its half of the day is "said" (6 p.m., noon), as "written" (18:00, 6:30) where no part of the
    day tells otherwise, "open" (at 6) or, once that was resolved in running text, "ours".
    """

    hour: int | None
    minute: int
    second: int = 0
    half: Half = "said"


class Hedge(Record):
    """Softening words as said, whether they give a tolerance, and whether they bound from above."""

    words: str
    tolerant: bool
    most: bool = False


class Spec(Record):
    """What was said: how (`relation`, in the words `tie`) the act is tied to which time.

    A length alone counts from the day it was said, with an event from the event. With neither
    time nor event the phrase is vague. `opens` is the clock time at which a range of them opens,
    `zone` is None unless the words name one, and several where an abbreviation is of several.
    `included` tells that the words themselves count the day that they name: no later than.
    `margin` is the tolerance that the speaker stated: give or take a few days. `also` is the same
    time by the clocks of another zone.
    """

    rule: str
    relation: Tie
    tie: str
    time: Length | When | Every | None
    event: Event | None = None
    hedges: tuple[Hedge, ...] = ()
    clock: Clock | None = None
    opens: Clock | None = None
    daypart: str | None = None
    daypart_words: str = ""
    zone: str | tuple[str, ...] | None = None
    included: bool = False
    margin: Length | None = None
    also: tuple[Clock, str] | None = None
