"""Starting what recurs: the rule that options or a phrase give, and its first instances."""

from collections.abc import Mapping
from datetime import date
from itertools import islice
from typing import Any

from tracker.cli.announcing import prepare, stored_lines
from tracker.cli.options import Evidence
from tracker.cli.output import wrapped
from tracker.cli.repeats import RULE
from tracker.core.patterns import Repeat, check_rule, instance_words, rrule, rule_words
from tracker.core.records import Reading
from tracker.core.recurrence import Rule, instances
from tracker.core.wording import count
from tracker.errors import PhraseError, RecordRefused, UsageError
from tracker.store.change import Change
from tracker.store.kinds import State
from tracker.store.recurring import begin, make, recorded

MOST = 1000
"""Instances that a rule may begin with; a slip of the keyboard would make ten times as many."""

_TIMES = ("on", "first", "last", "after", "undated", "reading")


class Begun:
    """What recurs, as it is to be recorded: its rule, its first instance, the reading if any."""

    def __init__(self, rule: Rule | None, state: State, reading: Reading | None) -> None:
        self.rule, self.state, self.reading = rule, state, reading


def begun(
    change: Change, title: str, options: Mapping[str, Any], proof: Evidence, wish: Mapping[str, Any]
) -> Begun:
    """The deadline that `add` is to record; with a rule where the options or the phrase give one.

    Raises UsageError for options that contradict one another, RecordRefused, and as `announce`.
    """
    _check_together(options, wish)
    if wish["every"] is None:
        state, reading = prepare(change, title, options, proof)
        return Begun(as_read(reading, wish), state, reading)
    given = by_hand(wish["every"], wish)
    opens = min(options["said"].last, wish["from_"])
    rule = ruled(given, wish["from_"], wish["each"], opens)
    if wish["from_"] < options["said"].last:
        said = options["said"].last
        raise RecordRefused(f"--from {wish['from_']} is before {said}, the day it was said")
    state, _ = prepare(change, title, dict(options) | _first(rule), proof)
    return Begun(rule, state | instance_fields(rule, wish["each"]), None)


def _first(rule: Rule) -> State:
    one = next(instances(rule))
    return {"first": one.first, "last": one.last}


def instance_fields(rule: Rule, each: str | None) -> State:
    """What the first instance of a rule given by hand carries beside its window."""
    sentence = instance_words(rule, rule.begins)
    return {"relation": each or "by", "sentence": sentence}


def _check_together(options: Mapping[str, Any], wish: Mapping[str, Any]) -> None:
    given = [name for name in RULE if wish[name] is not None]
    if wish["once"] and given:
        raise UsageError(f"--once records one alone, and takes no --{given[0].strip('_')}")
    if wish["count"] and wish["until"]:
        raise UsageError("give --until or --count")
    if wish["every"] is None:
        for name in {"from_", "each"} & set(given):
            raise UsageError(f"--{name.strip('_')} goes with --every")
        return
    for name in _TIMES:
        if options[name]:
            raise UsageError(f"--every gives the days, and takes no --{name}")
    if wish["from_"] is None:
        raise UsageError("--every needs --from, the first day")


def by_hand(text: str, wish: Mapping[str, Any]) -> Repeat:
    """The pattern that --every gives, with the end that it or the options state."""
    given = rrule(text) if "=" in text else _worded(text)
    for name in ("count", "until"):
        if wish[name] is not None and (given.times or given.until):
            raise UsageError(f"--{name} and the end that the RRULE states: give one of them")
    return given.but(times=given.times or wish["count"], until=given.until or wish["until"])


def _worded(text: str) -> Repeat:
    """A pattern in words, as the grammar reads it behind "every": 90 days, Friday, other week."""
    from tracker.core.phrases import parse, read
    from tracker.core.repeating import rule_of

    for phrase in (f"every {text}", text):
        try:
            reading = read(phrase, date(2024, 1, 1))
        except PhraseError:
            continue
        rule = rule_of(parse(phrase), reading)
        if rule is not None and rule.until is None and _stands_alone(rule):
            return Repeat(rule.pattern)
    raise UsageError(
        f'--every {text!r} cannot be read: write "90 days", "month", "Friday" or an RRULE such as'
        " FREQ=MONTHLY;BYDAY=1MO; the day itself is --from"
    )


def _stands_alone(rule: Rule) -> bool:
    """Whether the pattern says it all: --from may then be any day, and not that of a first one."""
    freq, *parts = rule.pattern.split(";")
    naming = [part for part in parts if part.startswith("BY")]
    free = freq == "FREQ=WEEKLY" or len(parts) == len(naming)
    return rule.skipped == 1 or (rule.duration in (None, "P1D") and bool(naming) and free)


def ruled(given: Repeat, origin: date, each: str | None, opens: date) -> Rule:
    """The rule of a pattern from a day on; raises UsageError if it has no day."""
    on = each == "on"
    rule = Rule(
        given.pattern,
        origin,
        duration="P1D" if on else None,
        opens=None if on else opens,
        until=given.until,
        times=given.times,
    )
    check_rule(rule)
    return rule


def as_read(reading: Reading | None, wish: Mapping[str, Any]) -> Rule | None:
    """The rule that a repeated phrase states; None for one that is not, or if only --once."""
    ends = [name for name in ("count", "until") if wish[name] is not None]
    rule = None
    if reading is not None and reading.every is not None and not wish["once"]:
        from tracker.core.phrases import parse
        from tracker.core.repeating import rule_of

        rule = rule_of(parse(reading.phrase), reading)
    if rule is None:
        for name in ends:
            raise UsageError(f"--{name} goes with --every, or with a phrase that recurs")
        return None
    if ends and rule.until is not None:
        raise UsageError(f"--{ends[0]} and the end that the phrase states: leave one out")
    if ends:
        rule = rule.but(times=wish["count"], until=wish["until"])
        check_rule(rule)
    return rule


def record(change: Change, given: Begun, follows: str | None = None, up_to: int = 0) -> list[str]:
    """Record what recurs, with the instances in sight; gives the ids, the first one's first.

    Raises RecordRefused where these would be more than MOST.
    """
    if given.rule is None:
        return [change.add("deadline", given.state)["id"]]
    _check_number(given.rule, change.now.date())
    recurrence = begin(change, given.rule, follows)
    own = {"recurrence": recurrence, "instance": given.rule.begins}
    first = change.add("deadline", given.state | own)["id"]
    return [first, *make(change, recurrence, change.now.date(), up_to)]


def _check_number(rule: Rule, today: date) -> None:
    past = next(islice(instances(rule), MOST, None), None)
    if past is not None and past.last <= today:
        raise RecordRefused(
            f"more than {MOST:,} instances would lie in the past: let it begin later than"
            f" {rule.origin}"
        )


def add_wished(
    change: Change, title: str, options: Mapping[str, Any], proof: Evidence, wish: Mapping[str, Any]
) -> tuple[str, list[str]]:
    """Record what the options of `add` say of its recurring; gives its first id, and the lines."""
    given = begun(change, title, options, proof, wish)
    ids = record(change, given)
    return ids[0], recurring_lines(change, given, ids)


def add_read(change: Change, state: State, reading: Reading) -> tuple[str, list[str]]:
    """Record a deadline whose phrase says that it recurs; likewise."""
    given = Begun(as_read(reading, dict.fromkeys((*RULE, "once"))), state, reading)
    ids = record(change, given)
    return ids[0], recurring_lines(change, given, ids)


def recurring_lines(change: Change, given: Begun, ids: list[str]) -> list[str]:
    """The lines of what was recorded: the first instance, the rule, how far it is on record."""
    lines = stored_lines(change, ids[0], given.reading)
    if given.rule is not None:
        return [*lines, wrapped("", _recurs(change, given.rule, ids), 6)]
    if given.reading is not None and given.reading.every is not None:
        return [*lines, wrapped("", _ALONE, 6)]
    return lines


_ALONE = (
    "Only this one is recorded: give --every and --from for those that follow, if they are days of"
    " the calendar."
)


def _recurs(change: Change, rule: Rule, ids: list[str]) -> str:
    state = change.load("deadline", ids[0])
    assert state is not None
    have = recorded(change.db, state["recurrence"])
    loaded = change.load("recurrence", state["recurrence"])
    assert loaded is not None
    text = f"It recurs {rule_words(rule)}; {count(len(have), 'instance')} recorded"
    if len(have) > 1:
        text += f", #{have[0][2]} to #{have[-1][2]}"
    more = "the next come as they are in sight" if "newest" in loaded else "no other follows"
    return f"{text}: {more}."
