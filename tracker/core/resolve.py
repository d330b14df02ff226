"""A spec and the day it was said to a reading: with `calendars` the only place with a calendar."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, partial

from tracker.core import sentences
from tracker.core.anchors import Window, anchored
from tracker.core.asked import Asked, Parsed
from tracker.core.clocks import following
from tracker.core.conventions import Conventions
from tracker.core.days import DAY, Days, clauses, counting, iso, numbered, one
from tracker.core.record import new
from tracker.core.records import Anchor, Reading, Relation
from tracker.core.spec import (
    LIMITS,
    Clock,
    Counted,
    Event,
    Every,
    FromToday,
    Length,
    Lettered,
    Spec,
    Tie,
    Unreadable,
    When,
)
from tracker.core.windows import (
    clock_time,
    length_days,
    loose_days,
    precision_of,
    stated_hour,
    tolerated,
    window_of,
)
from tracker.core.wording import day_words
from tracker.errors import RecordRefused, UsageError

FARTHEST = 365_000
"""Days that an offset from an event may have; the store reads six digits of them."""


def resolve(spec: Spec, phrase: str, asked: Asked) -> Reading:
    """Read a spec as said on a day; `asked.zone` holds where the words name none.

    Raises Unreadable, or OverflowError or ValueError when it leaves the calendar.
    """
    _, relation, _, when, event, _, clock, _, _, _, zone, _, _, also = spec
    if also or isinstance(zone, tuple):
        return _in_zones(spec, phrase, asked)
    if clock and clock.half == "open":
        spec = _in_half(spec, clock, asked)
    parsed = new(Parsed, (spec, phrase, zone or asked.zone))
    if event:
        return _anchored(parsed, asked, event)
    if when is None:
        return _vague(parsed, asked)
    kind = type(when)
    if kind is Every:
        return _repeated(parsed, asked, when)
    if not asked.past and _looks_back(relation, when):
        raise Unreadable("it speaks of the past")
    exact = _to_the_minute(parsed, asked) if asked.at else None
    if exact:
        return exact
    if kind is Length:
        return _counted(parsed, asked, numbered(when, asked.conventions))
    return _named(parsed, asked, when)


@cache
def _choose() -> Callable[[When, Asked, bool], Days]:
    """The calendars, which a length has no need to wait for."""
    from tracker.core.calendars import choose

    return choose


def _named(parsed: Parsed, asked: Asked, when: When) -> Reading:
    """A calendar time, with its other readings."""
    spec = parsed.spec
    relation = spec.relation
    looking = asked if relation != "since" else asked.but(back=True)
    days = _choose()(when, looking, relation in LIMITS)
    if spec.clock:
        days = _ahead(parsed, asked, days)
    return _with_others(parsed, asked, days) if days.others else _bounded(parsed, asked, days)


def _counted(parsed: Parsed, asked: Asked, length: Length) -> Reading:
    """A length from the day it was said; one without a number may have no end by convention."""
    if length.loose and loose_days(length, asked.conventions) is None:
        return _open(parsed, asked, sentences.too_loose(length))
    return _bounded(parsed, asked, length_days(length, asked))


def _ahead(parsed: Parsed, asked: Asked, days: Days) -> Days:
    """The days, if their hour was not over when it was said; without a day the next such hour."""
    hour, spec = stated_hour(parsed.spec), parsed.spec
    if spec.clock and spec.clock.hour is None:
        return _midnight(spec, days, asked)
    if hour is None or asked.at is None or asked.past or parsed.zone != asked.zone:
        return days
    if spec.relation in ("after", "as early as") or days.by > asked.said or hour >= asked.at:
        return days
    over = f"{hour:%H:%M} was over at {asked.at:%H:%M}, when it was said"
    if not isinstance(spec.time, FromToday) or not spec.time.implied:
        raise Unreadable(over)
    return one(asked.said + DAY, "tomorrow", f"{over}, so the next day's is meant")


def _midnight(spec: Spec, days: Days, asked: Asked) -> Days:
    """Midnight on a day ends it, but what opens then opens with it; the other is offered."""
    opens = spec.relation in ("after", "as early as")
    implied = isinstance(spec.time, FromToday) and spec.time.implied
    if opens and not asked.past and (implied or spec.daypart == "night"):
        return one(days.last + DAY, day_words(days.last + DAY))  # the midnight of this night
    if days.first != days.last or not (opens or spec.relation == "on"):
        return days
    other = days.first + DAY if opens else days.first - DAY
    return days.but(others=(*days.others, one(other, day_words(other))))


_LATE = 6
"""In running text the hours from one to six are of the afternoon, the others of the morning."""


def _in_half(spec: Spec, clock: Clock, asked: Asked) -> Spec:
    """The spec with its bare hour in that half of the day in which most is done."""
    if not asked.past:
        hour = f"{clock.hour}" + f":{clock.minute}" * bool(clock.minute)
        raise Unreadable(f"“{hour}” does not say whether morning or evening is meant")
    if spec.opens and spec.opens.half == "open":
        opens = _by_day(spec.opens)
        return spec.but(opens=opens, clock=following(clock, opens).but(half="ours"))
    return spec.but(clock=_by_day(clock))


def _by_day(clock: Clock) -> Clock:
    assert clock.hour is not None
    return clock.but(hour=clock.hour + 12 * (clock.hour <= _LATE), half="ours")


def _vague(parsed: Parsed, asked: Asked) -> Reading:
    """No bound: nothing to count to, or, of what was recently, only the day it was told."""
    if parsed.spec.relation != "since":
        return _open(parsed, asked, sentences.vague(parsed.spec))
    if not asked.past:
        raise Unreadable("it speaks of the past")
    told = _open(parsed, asked, sentences.lately(parsed.spec, asked.said))
    return told.but(first=None, last=asked.said, vague=False)


def _looks_back(relation: Tie, time: Length | When) -> bool:
    """Whether the words alone say that it is over: two weeks ago, the past week, since May."""
    if type(time) is Counted:
        return time.sign < 0 and time.origin == FromToday(0)
    return relation in ("since", "for") or (type(time) is Length and time.back)


def _in_zones(spec: Spec, phrase: str, asked: Asked) -> Reading:
    """An abbreviation of several zones: the one asked for if it is among them, or the first."""
    if spec.also:
        return _by_both_clocks(spec.but(also=None), *spec.also, phrase, asked)
    if isinstance(spec.zone, Lettered):
        return _by_letters(spec, spec.zone, phrase, asked)
    assert isinstance(spec.zone, tuple)
    if asked.zone in spec.zone:
        return resolve(spec.but(zone=asked.zone), phrase, asked)
    taken, *others = (resolve(spec.but(zone=zone), phrase, asked) for zone in spec.zone)
    sentence = partial(sentences.with_zones, taken, others)
    return taken.but(sentence=sentence, alternatives=(*taken.alternatives, *others))


def _by_letters(spec: Spec, zone: Lettered, phrase: str, asked: Asked) -> Reading:
    """A zone that its place does not keep all the year; the other reading is of the letters."""
    from tracker.core.two_clocks import agree  # few phrases name a zone

    order = zone[::-1] if asked.conventions.zone_letters else zone
    taken = resolve(spec.but(zone=order[0]), phrase, asked)
    day, hour = taken.last or taken.first, taken.hour or _NOON
    if day is None or agree(day, hour, zone.place, hour, zone.letters):
        return (
            taken if taken.zone == zone.place else resolve(spec.but(zone=zone.place), phrase, asked)
        )
    other = resolve(spec.but(zone=order[1]), phrase, asked)
    sentence = partial(sentences.with_zones, taken, [other])
    return taken.but(sentence=sentence, alternatives=(*taken.alternatives, other))


_NOON = time(12)


def _by_both_clocks(spec: Spec, clock: Clock, zone: str, phrase: str, asked: Asked) -> Reading:
    """A time told by two clocks, which have to agree; the second tells where a local one is."""
    from tracker.core.two_clocks import agree, local_zone  # few phrases have two

    taken = resolve(spec, phrase, asked)
    there, day = clock_time(clock), taken.last or taken.first
    if taken.hour is None or there is None or day is None:
        return taken
    zones = spec.zone if isinstance(spec.zone, tuple) else (taken.zone,)
    here = next((one for one in zones if agree(day, taken.hour, one, there, zone)), None)
    if here is None and spec.zone:
        raise Unreadable(f"{taken.hour:%H:%M} and {there:%H:%M}, {zone}, are not the same moment")
    here = here or local_zone(day, taken.hour, there, zone)
    if here != taken.zone or isinstance(spec.zone, tuple):
        taken = resolve(spec.but(zone=here), phrase, asked)
    return taken.but(sentence=partial(sentences.with_clock, taken, there, zone))


_NO_TIME = Length(0, 0, "second")
_SECONDS = {"second": 1, "minute": 60, "hour": 3600}


def _to_the_minute(parsed: Parsed, asked: Asked) -> Reading | None:
    """In 90 minutes, two hours ago: the clock time at which that is, since ours is known.

    The past two hours open at theirs and run up to ours. Our clock shows both, whatever zone is
    named.
    """
    spec, sign = parsed.spec, 1
    length = spec.time
    if isinstance(length, FromToday) and length.now and not spec.clock:
        length = _NO_TIME
    if isinstance(length, Counted) and length.origin == FromToday(0):
        sign, length = length.sign, length.length
    if not isinstance(length, Length) or length.unit not in _SECONDS or length.loose:
        return None
    assert asked.at is not None
    length = numbered(length, asked.conventions)
    seconds = (length.high + length.half / 2) * _SECONDS[length.unit]
    sign = -1 if length.back else sign
    reached = datetime.combine(asked.said, asked.at) + sign * timedelta(seconds=seconds)
    clock = Clock(reached.hour, reached.minute)
    if length.back:
        days = length_days(length, asked).but(first=reached.date())
        timed = spec.but(opens=clock, clock=Clock(asked.at.hour, asked.at.minute))
    else:
        days = one(reached.date(), day_words(reached.date()))
        timed = spec.but(clock=clock)
    return _bounded(parsed.but(spec=timed, zone=asked.zone), asked.but(past=True), days)


def _with_others(parsed: Parsed, asked: Asked, days: Days) -> Reading:
    """The reading, with those other readings that give another window."""
    taken = _bounded(parsed, asked, days)
    others: list[Reading] = []
    for other in days.others:
        first, last = window_of(parsed, asked, other)
        ends = last or first
        if (first, last) != (taken.first, taken.last) and ends and _may_be(ends, asked):
            others.append(_bounded(parsed, asked, other))
    if not others:
        return taken
    return taken.but(
        sentence=partial(sentences.with_others, taken, others), alternatives=(*others,)
    )


def _may_be(end: date, asked: Asked) -> bool:
    return asked.past or end >= asked.said


def _bounded(parsed: Parsed, asked: Asked, days: Days) -> Reading:
    spec, phrase, zone = parsed
    rule, relation, _, when, _, hedges, clock, opens, _, _, _, _, margin, _ = spec
    said, _, conventions, _, _, _, past, _ = asked
    first, last = window_of(parsed, asked, days)
    if last is not None and last < said and not past:
        raise Unreadable(f"it would end on {day_words(last)}, before {day_words(said)}")
    loose, tolerance, tolerated_to, hour, turned = days.loose, 0, last, None, 1
    if last and (hedges or loose or margin):
        tolerance = tolerated(spec, days, conventions)
        tolerated_to = last + tolerance * DAY if tolerance else last  # within the calendar
    if clock and (hour := clock_time(clock)):
        turned = _turned(hour, zone, last or first)
    how = (spec, days, said, first, last, tolerance, tolerated_to, zone, conventions, turned)
    return new(  # by position, which is quicker
        Reading,
        (
            phrase,
            said,
            first,
            last,
            tolerance,
            _hedge(spec) if hedges else None,
            loose or (type(when) is Length and _ours(when, conventions)),
            "hour" if hour else days.precision,
            _RELATIONS.get(relation, relation),
            hour,
            zone,
            None,
            False,
            rule,
            partial(sentences.bounded, *how),
            (),
            clock_time(opens) if opens else None,
            None,
            None,
        ),
    )


_TURNED_BY = 4
"""Clocks are turned between midnight and this hour."""


def _turned(hour: time, zone: str, day: date | None) -> int:
    """How often a stated hour comes on a day: once, or twice or never where clocks are turned."""
    if day is None or zone == "UTC" or hour.hour >= _TURNED_BY:
        return 1
    from tracker.core.moment import place  # few hours are of the night

    try:
        wall = datetime.combine(day, hour, place(zone))
        once, again = (wall.replace(fold=fold).astimezone(UTC) for fold in (0, 1))
    except (OverflowError, UsageError):
        return 1
    return 1 + (once < again) - (once > again)


_RELATIONS: dict[str, Relation] = {"since": "within", "for": "within"}
"""What ties that only tell of what lasts come to in a reading."""


def _ours(length: Length, conventions: Conventions) -> bool:
    """Whether the number of a length is our convention; a couple is two to everyone."""
    some = length.some or (length.plus and length.plus.some)
    return some is not None and (some != "couple" or conventions.couple != 2)


def _hedge(spec: Spec) -> str | None:
    return ", ".join([hedge.words for hedge in spec.hedges]) or None


def _repeated(parsed: Parsed, asked: Asked, every: Every) -> Reading:
    """The first instance of what is repeated: the first period, or the first such time."""
    spec = parsed.spec
    opening = asked.but(back=True) if every.begun else asked
    since = _choose()(every.since, opening, False) if every.since else None
    origin = since.first if since else asked.said
    start = asked.but(said=max(origin, asked.said), back=False)
    if every.what is None:
        length = numbered(every.period, asked.conventions)
        once = spec.but(relation="within", time=length)
        found = _bounded(parsed.but(spec=once), start, length_days(length, start))
    else:
        whats = (every.what, *every.also)
        days = [_choose()(what, start, spec.relation in LIMITS) for what in whats]
        relation = spec.relation if spec.relation in LIMITS else "on"
        once = spec.but(relation=relation, time=every.what)
        found = _bounded(parsed.but(spec=once), start, min(days, key=lambda one: one.first))
    until = _choose()(every.until, start, True) if every.until else None
    why = clauses(since.why if since else "", sentences.limit_why(until) if until else "")
    end = until.by if until else None
    sentence = partial(sentences.repeated, found, every, end, why)
    period = numbered(every.period, asked.conventions).but(working=False)  # of those each is a day
    return found.but(every=iso([period]), until=end, sentence=sentence)


def _anchored(parsed: Parsed, asked: Asked, event: Event) -> Reading:
    """Bound to an event: open until it has a day. A range of lengths counts by its longer end."""
    spec = parsed.spec
    offset, tolerance, length, softened, loose = None, 0, None, "", 0
    known = asked.event(event.words)
    if isinstance(spec.time, Length):
        length = numbered(spec.time, asked.conventions)
        counted, span = _offset_length(length, asked)
        loose = span.span
        tolerance = tolerated(spec, span, asked.conventions)
        softened = sentences.softened(tolerance, span, asked.conventions, bool(spec.margin))
        then = [numbered(one, asked.conventions) for one in event.then]
        offset = iso([counted, *then], event.sign)
    table = counting(length, asked.conventions) if length and length.working else ""
    anchor = Anchor(event.words, offset, spec.relation, None, table)  # type: ignore[arg-type]
    dated = known is not None and known.last is not None
    sentence = partial(
        sentences.anchored, spec, length, anchor, parsed.zone, softened, dated, loose
    )
    reading = _open(parsed, asked, sentence).but(
        anchor=anchor,
        vague=False,
        tolerance=tolerance,
        hour=stated_hour(spec),
        loose=length is not None and (length.loose or _ours(length, asked.conventions)),
        precision=precision_of(length) if length else "none",
    )
    return _at_event(reading, anchor, known) if known and dated else reading


def _offset_length(length: Length, asked: Asked) -> tuple[Length, Days]:
    """The length that an offset keeps, and the days that it would take from the day it was said."""
    if length.loose and loose_days(length, asked.conventions) is None:
        raise Unreadable(f"“{length.unit}s” without a number states no bound")
    plain = length.but(sitting=None)  # where the event's day is, a calendar need not be known
    days = length_days(plain, asked.but(conventions=asked.conventions.but(holidays="")))
    if days.span > FARTHEST:
        raise Unreadable("an event cannot be counted from over a thousand years away")
    return (Length(days.span, days.span, "day") if length.loose else length), days


def _at_event(reading: Reading, anchor: Anchor, known: Window) -> Reading:
    """The reading of an anchored phrase once its event has a day."""
    assert known.last is not None
    try:
        window = anchored(anchor, reading.said, known.first or known.last, known.last)
    except RecordRefused as refused:
        raise Unreadable(str(refused)) from None
    sentence = partial(sentences.at_event, reading, known, window)
    return reading.but(first=window.first, last=window.last, sentence=sentence)


def _open(parsed: Parsed, asked: Asked, sentence: str | Callable[[], str]) -> Reading:
    """No end: said is the first day, and there is no last."""
    return Reading(
        phrase=parsed.phrase,
        said=asked.said,
        first=asked.said,
        last=None,
        tolerance=0,
        hedge=_hedge(parsed.spec),
        loose=False,
        precision="none",
        relation=_RELATIONS.get(parsed.spec.relation) or parsed.spec.relation,  # type: ignore[arg-type]
        hour=None,
        zone=parsed.zone,
        anchor=None,
        vague=True,
        rule=parsed.spec.rule,
        sentence=sentence,  # type: ignore[arg-type]
    )
