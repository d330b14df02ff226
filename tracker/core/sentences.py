"""The sentence that explains a reading: what was counted, which convention decided, and the rest.

One main clause, then what else decided, set apart by semicolons.
"""

from collections.abc import Sequence
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from tracker.core.anchors import Window
from tracker.core.conventions import Conventions
from tracker.core.days import Days, counting, numbered, skipped, taken
from tracker.core.records import Anchor, Reading
from tracker.core.spec import LIMITS, Every, Length, Spec
from tracker.core.windows import stops_before
from tracker.core.wording import count, day_words, window_words

if TYPE_CHECKING:
    from tracker.core.imported import Counting

_NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def bounded(
    spec: Spec,
    days: Days,
    said: date,
    first: date | None,
    last: date | None,
    tolerance: int,
    tolerated_to: date | None,
    zone: str,
    conventions: Conventions,
    turned: int,
) -> str:
    """How a phrase with at least one bound was read.

    `tolerated_to` is the last day with its tolerance, `turned` how often its hour comes on it.
    """
    time, stops = spec.time, stops_before(spec, conventions)
    if isinstance(time, Length):
        length = numbered(time, conventions)
        clauses = [_counted(spec, length, days, said, last)]
        clauses += _length_notes(spec, length, days, counting(length, conventions))
    else:
        clauses = [_main(spec, days, said, first, last, stops)]
    clauses.append(_convention(spec, days))
    if stops:
        clauses.append(f"“{tie(spec)}” stops the day before, by our setting")
    if said == first and days.first < said and spec.relation in ("in", "on"):
        clauses.append("it opens on the day it was said")
    if spec.hedges or tolerance:
        clauses += _hedged(spec, days, tolerance, tolerated_to, conventions)
    if spec.clock or spec.daypart:
        clauses.append(_timed(spec, zone))
    if turned != 1:
        clauses.append(_turned(turned))
    return _sentence(clauses)


def _turned(times: int) -> str:
    """What becomes of an hour that comes never or twice as clocks are turned."""
    turned = "come to it twice, and the second counts" if times else "skip it, so their jump counts"
    return f"on that day the clocks {turned}"


def _convention(spec: Spec, days: Days) -> str:
    """What decided the days, or their bound; "after" may count from another day than "by"."""
    limit = spec.relation in LIMITS or (spec.relation == "after" and days.done == days.by)
    limit = limit or (spec.relation == "as early as" and days.opens is not None)
    return limit_why(days) if limit else days.why


def limit_why(days: Days) -> str:
    """What decided the days where they are a bound."""
    return days.why if days.why_limit is None else days.why_limit


def _main(
    spec: Spec, days: Days, said: date, first: date | None, last: date | None, stops: bool
) -> str:
    if first is None or spec.relation == "since":
        return _over(spec, days, said, last, stops)
    if (spec.clock or spec.daypart) and spec.relation in ("before", "after"):
        name = "opens on" if last is None else "ends on"
        stated = ", at the hour stated" * (spec.clock is not None)
        return f"it {name} {day_words(last or first)}{stated}"
    if last is None:
        beside = _lower(spec, days) if spec.relation != "after" else f"the day after {days.name}"
        if spec.relation == "after" and days.done < first - timedelta(days=1):
            beside = f"the day it was said, as {days.name} was over"
        return f"it opens on {day_words(first)}, {beside}, and no end was stated"
    if spec.relation in LIMITS:
        return f"the last day is {day_words(last)}{_limited(spec, days, last, stops)}"
    if days.first == days.last != last:
        return f"the days are {window_words(first, last)}"  # it goes on over midnight
    words = window_words(first, last)
    same = (first, last) == (days.first, days.last)
    if days.name == (words if same else window_words(days.first, days.last)):
        return f"the {'day' if first == last else 'days'} named: {words}"
    if first == last:
        return f"{days.name} is {words}"
    many = days.name.startswith("the ") and days.name[4:].removesuffix("s").isdigit()  # the 2030s
    return f"{days.name} {'run' if many else 'runs'} from {words}"


def _limited(spec: Spec, days: Days, last: date, stops: bool) -> str:
    """Whether a limit counts itself."""
    if stops:
        return f", the day before {days.name}"
    if spec.relation == "before" and days.start > days.last:
        return f": {days.name} is its midnight, so “{tie(spec)}” includes that day"
    if spec.relation == "before":
        return f": “{tie(spec)}” stops before {days.name}"
    named = "it" if days.name == day_words(last) else days.name
    return f": {f'“{tie(spec)}”' if spec.tie else 'the limit'} includes {named}"


def _over(spec: Spec, days: Days, said: date, last: date | None, stops: bool) -> str:
    """What runs up to the day it was said, or had its end before."""
    if spec.relation == "since" or last is None:
        return f"it runs from {days.name} to {day_words(said)}, the day it was said"
    included = "" if stops or spec.relation == "before" else f", which “{tie(spec)}” includes"
    return f"it ended on {day_words(last)}{included}"


def _lower(spec: Spec, days: Days) -> str:
    """Which words state a first day alone."""
    if days.opens:
        return f"{days.name} as a limit (“{tie(spec)}”)"
    if days.first == days.last:
        return f"the day that “{tie(spec)}” names"
    return f"where {days.name} begins (“{tie(spec)}”)"


def _counted(spec: Spec, length: Length, days: Days, said: date, last: date | None) -> str:
    if length.back:
        counted = length_words(length)
        if length.loose:
            counted = f"{length.unit}s, by our convention {count(days.span, 'day')},"
        return f"{counted} back from {day_words(said)} begin on {day_words(days.first)}"
    if length.loose:
        return (
            f"no number was said, so {count(days.span, 'day')} from {day_words(said)}, to"
            f" {day_words(days.last)}, by convention: the end is ours, not the speaker's"
        )
    counted = f"{length_words(length)} counted from {day_words(said)}"
    single = length.high + length.half == 1 and not length.plus
    if spec.relation == "in" and days.first != days.last:
        return f"{counted} end on {window_words(days.first, days.last)}"
    verb = "ends" if single else "end"
    if spec.relation == "before" and not spec.clock:
        return f"{counted} {verb} on {day_words(days.last)}, and “{tie(spec)}” stops the day before"
    if spec.relation == "after":
        return f"{counted} {verb} on {day_words(days.last)}; it opens the day after, with no end"
    if last is None:
        return f"{counted} {verb} on {day_words(days.first)}; it opens then, with no end"
    included = (
        f", which “{tie(spec)}” includes"
        if spec.relation == "by" and last == days.last and not spec.clock
        else ""
    )
    return f"{counted} {verb} on {day_words(days.last)}{included}"


def _length_notes(spec: Spec, length: Length, days: Days, table: "Counting") -> list[str]:
    if length.loose:
        return []
    notes = []
    if length.low != length.high and spec.relation not in ("in", "as early as"):
        notes.append("a range counts by its longer end")
    notes.append(skipped(length, table))
    if length.unit in ("hour", "minute") and not spec.clock:
        notes.append(f"without the clock time it was said, that is {count(days.span, 'day')}")
    if length.half and length.unit in ("week", "month"):
        size = "3" if length.unit == "week" else "15"
        notes.append(f"half a {length.unit} is taken as {size} days")
    return [*notes, taken(length)]


def length_words(length: Length) -> str:
    """A length in words: two weeks, two to three months, 72 hours, a week and a half."""
    unit: str = length.unit
    if length.working:
        unit = f"{'sitting' if length.sitting else 'working'} {unit}"
    if not length.high and length.half:
        return f"half {'an' if unit == 'hour' else 'a'} {unit}"
    words = _number(length.high)
    if length.low != length.high:
        words = f"{_number(length.low)} to {words}"
    if length.half:
        words += " and a half"
    words = f"{words} {unit}" if length.high == 1 and not length.half else f"{words} {unit}s"
    return f"{words} and {length_words(length.plus)}" if length.plus else words


def _number(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else f"{number:,}"


def _hedged(
    spec: Spec, days: Days, tolerance: int, last: date | None, conventions: Conventions
) -> list[str]:
    words = " and ".join(f"“{hedge.words}”" for hedge in spec.hedges if hedge.tolerant)
    most = [hedge for hedge in spec.hedges if hedge.most and isinstance(spec.time, Length)]
    plain = [hedge for hedge in spec.hedges if not hedge.tolerant and hedge not in most]
    kept = " and ".join(f"“{hedge.words}”" for hedge in plain)
    keeps = "are kept and move" if " and " in kept else "is kept and moves"
    clauses = [f"{kept} {keeps} nothing"] * bool(kept)
    clauses += [f"“{hedge.words}” makes that the last day" for hedge in most]
    if tolerance and last:
        allow = "allow" if " and " in words else "allows"
        by = f"{words} {allow} {_more(tolerance)}"
        if not spec.margin:
            by += f", {_share(tolerance, days.span, conventions)}"
        elif spec.margin.some:
            by += f", as {taken(numbered(spec.margin, conventions))}"
        if days.loose:
            by = "as much again is tolerated"
        clauses.append(f"{by}, to {day_words(last)}")
    return clauses


def _share(tolerance: int, span: int, conventions: Conventions) -> str:
    """Which convention gave a tolerance: the share of the span, or its least or most."""
    if span >= conventions.tolerance_share and -(-span // conventions.tolerance_share) == tolerance:
        part = _SHARES.get(conventions.tolerance_share, f"1/{conventions.tolerance_share}")
        return f"{part} of {count(span, 'day')}"
    return f"the {'least' if tolerance == conventions.tolerance_least else 'most'} that we allow"


_SHARES = {1: "all", 2: "half", 3: "a third", 4: "a quarter", 5: "a fifth", 10: "a tenth"}


def _more(days: int) -> str:
    return f"{days} more day" + "s" * (days > 1)


def _timed(spec: Spec, zone: str) -> str:
    if spec.clock and spec.opens and None not in (spec.clock.hour, spec.opens.hour):
        hours = [f"{clock.hour:02}:{clock.minute:02}" for clock in (spec.opens, spec.clock)]
        return f"the hours are {hours[0]} to {hours[1]}, {zone}"
    if spec.clock and spec.clock.hour is not None:
        hour = f"{spec.clock.hour:02}:{spec.clock.minute:02}, {zone}"
        if spec.clock.half == "ours":
            hour += ", as one to six are taken as of the afternoon"
        if spec.opens and spec.opens.hour is not None:
            return f"the hours are {spec.opens.hour:02}:{spec.opens.minute:02} to {hour}"
        return f"the hour is {hour}"
    if spec.clock:
        side = "beginning" if spec.relation in ("after", "as early as") else "end"
        return f"midnight is taken as the {side} of the day, {zone}"
    if spec.daypart == "overnight":
        return f"“{spec.daypart_words}” states no hour, so it runs into the next day"
    if spec.daypart:
        return f"“{spec.daypart_words}” states no hour, so the day counts to its end"
    return ""


def anchored(
    spec: Spec,
    length: Length | None,
    anchor: Anchor,
    zone: str,
    softened: str,
    known: bool,
    days: int,
) -> str:
    """How a phrase that hangs on an event was read; `length` is the one counted from it.

    `days` is what a length without a number is taken as, `softened` what its hedges give, `known`
    whether the event has a day.
    """
    event = f"“{anchor.words}”"
    if length is None:
        main = f"it hangs on {event}" + f" (“{tie(spec)}”)" * bool(spec.tie)
        main += _NO_DATES * (not known)
        return _sentence([main, _timed(spec, zone)])
    side = "back from" if anchor.offset and anchor.offset.startswith("-") else "from"
    words = f"{length.unit}s, by our convention {count(days, 'day')}," if length.loose else ""
    then = spec.event.then if spec.event else ()
    between = "".join(f" after {length_words(one)}" for one in then)
    main = f"{words or length_words(length)}{between} counted {side} {event}"
    main += _NO_DAY * (not known)
    notes = ["a range counts by its longer end"] * (length.low != length.high)
    notes += [taken(one) for one in (length, *then)]
    notes.append(skipped(length, anchor.calendar))
    return _sentence([main, *notes, softened, _timed(spec, zone)])


_NO_DAY, _NO_DATES = ", which has no day yet", " and has no dates until that has a day"


def tied(sentence: str) -> str:
    """The sentence of a phrase that hangs on an event, once a recorded event was named for it."""
    return sentence.replace(_NO_DAY, "").replace(_NO_DATES, "")


def softened(tolerance: int, days: Days, conventions: Conventions, stated: bool) -> str:
    """What would be tolerated past an end that has no day yet, and by which convention."""
    if not tolerance:
        return ""
    if stated:
        return f"{_more(tolerance)} would be tolerated, as was said"
    if days.loose:
        return "as much again would be tolerated"
    share = _share(tolerance, days.span, conventions)
    return f"{_more(tolerance)} would be tolerated, {share}"


def at_event(reading: Reading, known: Window, window: Window) -> str:
    """The sentence of an anchored phrase, with what it comes to now that its event has a day."""
    days = window_words(window.first, window.last)
    return f"{reading.sentence} With that event on {window_words(*known)}, the window is {days}."


def repeated(first: Reading, every: Every, until: date | None, why: str) -> str:
    """The sentence of the first instance, with the repetition named behind it.

    `why` is what decided its first and last days.
    """
    times = {1: "", 2: ", twice in each"}.get(every.times, f", {every.times} times in each")
    end = f" until {day_words(until)}" if until else ""
    decided = f"; {why}" * bool(why)
    return f"{first.sentence[:-1]}; it is repeated{times}{end}, and this is the first{decided}."


def with_zones(taken: Reading, others: Sequence[Reading]) -> str:
    """The sentence, with the other zones that the abbreviation may mean named behind it."""
    zones = " or ".join(other.zone for other in others)
    return f"{taken.sentence} The zone is taken as {taken.zone}; it can also be {zones}."


def with_clock(reading: Reading, hour: time, zone: str) -> str:
    """The sentence, with the clock time at which that is elsewhere."""
    return f"{reading.sentence[:-1]}, which is {hour:%H:%M}, {zone}."


def vague(spec: Spec) -> str:
    """Why a phrase has no end."""
    return f"“{spec.tie}” states no bound, so there is no last day and it is looked at again later."


def lately(spec: Spec, said: date) -> str:
    """What is known of a time that was over when it was told."""
    return f"“{spec.tie}” tells of what was over by {day_words(said)}, and not how long before."


def too_loose(length: Length) -> str:
    """Why a bare plural has no end."""
    return (
        f"“{length.unit.capitalize()}s” without a number states no bound that we have a"
        " convention for, so there is no last day."
    )


def with_others(taken: Reading, others: Sequence[Reading]) -> str:
    """The sentence with the other readings named behind it."""
    windows = " or ".join(window_words(other.first, other.last) for other in others)
    return f"{taken.sentence} It can also be read as {windows}."


def chosen(sentence: str, taken: str) -> str:
    """The sentence of another reading, which a person chose over the one that would be `taken`."""
    return f"{sentence} It was chosen over {taken}."


def tie(spec: Spec) -> str:
    """The relation's words as said, in lower case."""
    return spec.tie.lower()


def _sentence(clauses: Sequence[str]) -> str:
    text = "; ".join(filter(None, clauses))
    return f"{text[0].upper()}{text[1:]}."
