"""Patterns of recurrence as people write them, checked and put in one form, and in words."""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from tracker.core.record import Record
from tracker.core.recurrence import FARTHEST, Rule, instances
from tracker.core.wording import MONTHS, count, day_words, ordinal
from tracker.core.wording import WEEKDAYS as NAMES
from tracker.errors import UsageError

CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
UNITS = {"DAILY": "day", "WEEKLY": "week", "MONTHLY": "month", "YEARLY": "year"}
_NUMBER = r"[+-]?\d{1,3}"
_PARTS = {
    # in the order of the one form: what a part may hold
    "FREQ": "|".join(UNITS),
    "INTERVAL": r"[1-9]\d{0,3}",
    "BYMONTH": r"\d{1,2}(,\d{1,2})*",
    "BYMONTHDAY": rf"{_NUMBER}(,{_NUMBER})*",
    "BYDAY": rf"([+-]?\d{{1,2}})?({'|'.join(CODES)})(,([+-]?\d{{1,2}})?({'|'.join(CODES)}))*",
    "BYSETPOS": rf"{_NUMBER}(,{_NUMBER})*",
    "COUNT": r"[1-9]\d{0,5}",
    "UNTIL": r"\d{8}(T\d{6}Z?)?",
    "WKST": "MO",
}
_BOUNDS = {"BYMONTH": 12, "BYMONTHDAY": 31, "BYSETPOS": 366}
_NAMING = ("BYMONTH", "BYMONTHDAY", "BYDAY")


class Repeat(Record):
    """A pattern in the one form, and the end that its RRULE states, if it does."""

    pattern: str
    times: int | None = None
    until: date | None = None


def rrule(text: str) -> Repeat:
    """Read an RRULE of RFC 5545, without DTSTART; raises UsageError that says what is wrong."""
    parts = _parts(text)
    for name, bound in _BOUNDS.items():
        _check_numbers(name, parts.get(name), bound)
    _check_together(parts)
    pattern = ";".join(
        f"{name}={parts[name]}"
        for name in _PARTS
        if name in parts
        and name not in ("COUNT", "UNTIL", "WKST")
        and (name, parts[name]) != ("INTERVAL", "1")
    )
    number = int(parts["COUNT"]) if "COUNT" in parts else None
    return Repeat(pattern, number, _day(parts["UNTIL"]) if "UNTIL" in parts else None)


def _parts(text: str) -> dict[str, str]:
    parts: dict[str, str] = {}
    for part in text.strip().upper().removeprefix("RRULE:").split(";"):
        name, _, value = part.partition("=")
        if name not in _PARTS:
            known = ", ".join(_PARTS)
            hint = "give it as --from" if name == "DTSTART" else f"the parts are {known}"
            raise UsageError(f"no {name or 'empty part'} in a recurrence: {hint}")
        if name in parts:
            raise UsageError(f"{name} is there twice")
        if not re.fullmatch(_PARTS[name], value, re.ASCII):
            raise UsageError(f"{name}={value} cannot be read")
        parts[name] = value
    if "FREQ" not in parts:
        raise UsageError("an RRULE has a FREQ: DAILY, WEEKLY, MONTHLY or YEARLY")
    return parts


def _check_numbers(name: str, value: str | None, bound: int) -> None:
    for number in map(int, value.split(",")) if value else ():
        if not 1 <= abs(number) <= bound:
            raise UsageError(f"{name}={number} is not from 1 to {bound}")


def _check_together(parts: Mapping[str, str]) -> None:
    freq, days = parts["FREQ"], parts.get("BYMONTHDAY", "").split(",")
    if "BYMONTHDAY" in parts and freq == "WEEKLY":
        raise UsageError("BYMONTHDAY does not go with FREQ=WEEKLY")
    if re.search(r"\d", parts.get("BYDAY", "")) and freq not in ("MONTHLY", "YEARLY"):
        raise UsageError("a numbered BYDAY goes with FREQ=MONTHLY or YEARLY")
    if "BYSETPOS" in parts and not any(name in parts for name in _NAMING):
        raise UsageError("BYSETPOS picks from the days of another part, and there is none")
    if "COUNT" in parts and "UNTIL" in parts:
        raise UsageError("an RRULE has a COUNT or an UNTIL")
    if any(abs(int(day)) > 28 for day in days if day) and not _one_a_month(parts, days):
        raise UsageError(
            f"BYMONTHDAY={parts['BYMONTHDAY']} names a day that some months lack:"
            " with FREQ=MONTHLY and alone it is then their last day; else use -1, or days to 28"
        )


def _one_a_month(parts: Mapping[str, str], days: list[str]) -> bool:
    alone = len(days) == 1 and "BYDAY" not in parts and "BYSETPOS" not in parts
    return alone and int(days[0]) > 0 and parts["FREQ"] == "MONTHLY"


def _day(text: str) -> date:
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:8]))
    except ValueError:
        raise UsageError(f"UNTIL={text} is no day of the calendar") from None


def check_rule(rule: Rule) -> None:
    """Refuse a rule that has no instance; raises UsageError."""
    if next(instances(rule), None) is None:
        within = f" and {rule.until}" if rule.until else f" within {FARTHEST} years"
        raise UsageError(f"{words(rule.pattern)} has no day from {rule.origin}{within}")


def words(pattern: str) -> str:
    """A pattern in words: every 90 days, every month on the first Monday."""
    parts = dict(part.split("=") for part in pattern.split(";"))
    unit, every = UNITS[parts["FREQ"]], int(parts.get("INTERVAL", "1"))
    text = f"every {unit}" if every == 1 else f"every {count(every, unit)}"
    if "BYDAY" in parts:
        text += f" on {_listed(map(_weekday, parts['BYDAY'].split(',')))}"
    for name, noun in (("BYMONTHDAY", "day"), ("BYSETPOS", "of those")):
        if name in parts:
            text += f" on the {_listed(_place(n, noun) for n in parts[name].split(','))}"
    if "BYMONTH" in parts:
        text += f" in {_listed(MONTHS[int(n) - 1] for n in parts['BYMONTH'].split(','))}"
    return text


def _weekday(code: str) -> str:
    name = NAMES[CODES.index(code[-2:])]
    return f"the {_place(code[:-2], name)}" if code[:-2] else name


def _place(text: str, noun: str) -> str:
    """A place counted from the beginning, or from the end: first day, third day from the end."""
    number = int(text)
    if number > -2:
        return f"{ordinal(number)} {noun}"
    return f"{ordinal(-number)} {noun} from the end"


def _listed(items: Iterable[str]) -> str:
    *before, last = items
    return f"{', '.join(before)} and {last}" if before else last


def rule_words(rule: Rule) -> str:
    """A rule in words: its pattern, from when, and its end."""
    text = f"{words(rule.pattern)}, counted from {day_words(rule.origin)}"
    if rule.until is not None:
        text += f", until {day_words(rule.until)}"
    if rule.times is not None:
        text += f", {count(rule.times, 'instance')}"
    return text


def instance_words(rule: Rule, number: int) -> str:
    """The sentence that an instance after the first carries."""
    from_ = day_words(rule.origin)
    return f"Instance {number} of what recurs {words(rule.pattern)}, counted from {from_}."
