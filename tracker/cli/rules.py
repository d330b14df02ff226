"""Ending what recurs from an instance on, and changing it: the earlier instances stay."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from tracker.cli.announcing import prepare
from tracker.cli.linking import tie
from tracker.cli.options import Evidence, Said
from tracker.cli.output import wrapped
from tracker.cli.record import judge, report, today_of
from tracker.cli.recurring import (
    Begun,
    as_read,
    by_hand,
    instance_fields,
    record,
    recurring_lines,
    ruled,
)
from tracker.cli.repeats import RULE
from tracker.core.chain import tolerated
from tracker.core.checks import check_extension, check_verdict
from tracker.core.patterns import check_rule, rule_words
from tracker.core.records import Case, Reading
from tracker.core.recurrence import Instance, Rule, instances
from tracker.core.standing import judgement
from tracker.core.wording import day_words
from tracker.errors import RecordRefused, UsageError
from tracker.store.cases import cases
from tracker.store.change import Change
from tracker.store.kinds import State
from tracker.store.recurring import find_recurrence, make, recorded, rule, segments

_COPIED = (
    *("criterion", "kind", "role", "firmness", "topic", "lead", "zone", "confidence"),
    *("speakers", "bounds"),
)
_OF_WORDS = (
    # what the words gave holds as long as the days do
    *("phrase", "hedge", "relation", "rule", "by_hand", "hour", "tolerance", "loose"),
    "precision",
)
_NO_END = {"count": None, "until": None}


class Running:
    """A rule that still runs, with what is on record of it."""

    def __init__(self, change: Change, text: str) -> None:
        self.id = segments(change.db, find_recurrence(change.db, text))[-1]
        state = change.load("recurrence", self.id)
        assert state is not None
        self.state: State = state
        self.rule: Rule = rule(state)
        self.have = recorded(change.db, self.id)
        self.name = f"what recurs as #{self.have[0][2]}"
        if self.rule.stopped is not None:
            raise RecordRefused(f"{self.name} was ended from instance {self.rule.stopped} on")

    def instance(self, number: int) -> Instance:
        """The instance of that number; raises RecordRefused where there is none or it is far off.

        It is on record, or the next one to be.
        """
        for one in instances(self.rule):
            if one.number == number and number <= self.have[-1][0] + 1:
                return one
            if one.number > number:
                break
        begins, last = self.have[0][0], self.have[-1][0]
        raise RecordRefused(
            f"{self.name} has instances {begins} to {last} on record: end or change it from one of"
            " them, or from the next"
        )

    def from_(self, change: Change, number: int) -> list[Case]:
        """The cases of the instances on record from that number on."""
        return cases(change.db, [id for at, id, _ in self.have if at >= number])


def ended(change: Change, text: str, number: int | None, proof: Evidence) -> list[str]:
    """End a rule and withdraw its instances from `number` on; gives the lines to print."""
    running = Running(change, text)
    known = proof.known or change.now.date()
    if number is None:
        number = _first_open(change, running, known)
    running.instance(number)
    make(change, running.id, known, up_to=number)
    running = Running(change, text)
    lines = []
    for case in running.from_(change, number):
        today = today_of(change, case)
        check_verdict(case, "withdrawn", known=proof.known or today, today=today)
        judge(change, case, "withdrawn", proof.known or today, proof)
        lines += report(change, case.deadline.id)
    _stop(change, running, number, known)
    words = f"It recurred {rule_words(running.rule)}; it has no instance from {number} on."
    return [*lines, wrapped("", words, 6)]


def _first_open(change: Change, running: Running, known: date) -> int:
    for (number, *_), case in zip(running.have, running.from_(change, 1), strict=True):
        end = tolerated(case, case.deadline, date.max)
        if end is not None and end >= known and judgement(case, date.max) is None:
            return number
    return running.have[-1][0] + 1


def _stop(change: Change, running: Running, number: int, known: date) -> None:
    state = change.load("recurrence", running.id)
    assert state is not None
    bare = {name: value for name, value in state.items() if name != "newest"}
    change.edit("recurrence", bare | {"stopped": number, "known": known.isoformat()})


def changed(
    change: Change, text: str, number: int, said: Said, proof: Evidence, options: Mapping[str, Any]
) -> list[str]:
    """Let a rule go on by another from instance `number` on; gives the lines to print."""
    running = Running(change, text)
    _check_options(options)
    was = running.instance(number)
    old = running.from_(change, number)
    for case in old:
        _check_open(change, case, said)
    given = _begun(change, running, was, said, proof, options)
    ids = record(change, given, follows=running.id, up_to=running.have[-1][0])
    _stop(change, running, number, proof.known or said.last)
    paired = dict(zip((case.deadline.id for case in old), ids, strict=False))
    for case in old:
        if case.deadline.id in paired:
            tie(change, paired[case.deadline.id], case.deadline.id, "different", proof)
        else:
            judge(change, case, "withdrawn", proof.known or said.last, proof)
    note = f"Instances from {number} on go by this rule; the earlier ones stay as they were."
    notes = [wrapped("", words, 6) for words in (note, _replaced(old, paired)) if words]
    return [*recurring_lines(change, given, ids), *notes]


def _replaced(old: Sequence[Case], paired: Mapping[str, str]) -> str:
    """What became of the instances on record, by their numbers."""
    became: dict[str, list[str]] = {}
    for case in old:
        how = "superseded" if case.deadline.id in paired else "withdrawn"
        became.setdefault(how, []).append(f"#{case.deadline.number}")
    parts = (
        f"{' and '.join(numbers)} {'is' if len(numbers) == 1 else 'are'} {how}"
        for how, numbers in became.items()
    )
    return "; ".join(parts) + "." if became else ""


def _check_options(options: Mapping[str, Any]) -> None:
    if len(_ends(options)) > 1:
        raise UsageError("give one of --until, --count and --no-end")
    if options["phrase"] is not None and (options["every"] or options["starting"]):
        raise UsageError("--phrase is read for its days: leave out --every and --starting")
    kept = {name: value for name, value in options.items() if value not in (None, False, ())}
    if not kept:
        raise UsageError("say what changes: --every, --phrase, --starting, --until, --title ...")


def _check_open(change: Change, case: Case, said: Said) -> None:
    """An instance that the new rule replaces is neither judged nor over when that was said."""
    check_extension(case, said.last, today_of(change, case))
    end = tolerated(case, case.deadline, date.max)
    if end is not None and said.last > end:
        raise RecordRefused(
            f"#{case.deadline.number} ended on {day_words(end)}, before {day_words(said.last)}:"
            " change it from a later instance"
        )


def _begun(
    change: Change,
    running: Running,
    was: Instance,
    said: Said,
    proof: Evidence,
    options: Mapping[str, Any],
) -> Begun:
    """What recurs from now on; its first instance is number `was.number` still."""
    model = change.load("deadline", running.have[0][1])
    assert model is not None
    title = options["title"] or model["title"]
    copied = {name: model[name] for name in _COPIED if name in model}
    given = {name: options[name] for name in ("speakers", "bounds")} | {"said": said}
    if options["phrase"] is not None:
        given["phrase"] = options["phrase"]
        state, reading = prepare(change, title, given, proof, copied)
        return Begun(_as_said(running, was, reading, options), state, reading)
    rule = _rule(running, was, options)
    check_rule(rule)
    first = next(instances(rule))
    given |= {"first": first.first, "last": first.last}
    state, _ = prepare(change, title, given, proof, copied)
    own = instance_fields(rule, "on" if rule.duration == "P1D" else "by")
    if rule.pattern == running.rule.pattern:
        words = {name: model[name] for name in _OF_WORDS if name in model}
        own = words | own if options["each"] else own | words
    return Begun(rule, state | own, None)


def _as_said(
    running: Running, was: Instance, reading: Reading | None, options: Mapping[str, Any]
) -> Rule:
    """The rule that a phrase states; its end is that of the options, or its own, or the old one."""
    found = as_read(reading, dict.fromkeys(RULE) | {"once": False})
    if found is None:
        raise UsageError(f"{options['phrase']!r} is not read as what recurs: give --every")
    stated = {} if found.until and not _ends(options) else _end(running, was, options)
    rule = found.but(begins=was.number, **stated)
    check_rule(rule)
    return rule


def _ends(options: Mapping[str, Any]) -> list[str]:
    return [name for name in ("until", "count", "no_end") if options[name]]


def _rule(running: Running, was: Instance, options: Mapping[str, Any]) -> Rule:
    """The new rule: from the day that instance had, or counted on from the old origin."""
    old = running.rule
    end = _end(running, was, options)
    each = options["each"] or ("on" if old.duration else "by")
    opens = was.first if was.number > old.begins or old.opens is None else old.opens
    if options["every"] is None and options["starting"] is None:
        skipped = old.skipped + was.number - old.begins
        kept = old.but(skipped=skipped, opens=old.opens and opens, begins=was.number, **end)
        if options["each"] is None:
            return kept
        alone = each == "on"
        return kept.but(duration="P1D" if alone else None, opens=None if alone else opens)
    origin = options["starting"] or was.day
    given = by_hand(options["every"] or old.pattern, _NO_END)
    if given.times or given.until:
        if _ends(options):
            raise UsageError(f"--{_ends(options)[0]} and the end that the RRULE states: give one")
        end = {"times": given.times, "until": given.until}
    return ruled(given.but(**end), origin, each, min(opens, origin)).but(begins=was.number)


def _end(running: Running, was: Instance, options: Mapping[str, Any]) -> dict[str, Any]:
    """Until when, and how often: as the options say, else what is left of the old rule."""
    if _ends(options):
        return {"until": options["until"], "times": options["count"]}
    old = running.rule
    left = old.times - (was.number - old.begins) if old.times else None
    return {"until": old.until, "times": left}
