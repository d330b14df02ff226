"""Conventions as people write them: what each may be, and how its value is written.

Keys are the fields of `Conventions` with hyphens: by-includes, week-start. docs/conventions.md
gives the reason for each default.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from tracker.core.conventions import CONVENTIONS, Conventions
from tracker.core.holidays import HOLIDAY_TABLES
from tracker.core.imported import Calendar
from tracker.core.wording import MONTHS, WEEKDAYS
from tracker.errors import UsageError

NONE = "none"


class Form(NamedTuple):
    """How a value is written; `parse` gives None for what is no such value, `may_be` says what is.

    `parse` gets the text in lower case.
    """

    parse: Callable[[str], Any]
    write: Callable[[Any], str]
    may_be: str


class Convention(NamedTuple):
    """One convention: how its value is written, and what it decides."""

    form: Form
    what: str


def _named(names: tuple[str, ...], first: int, may_be: str) -> Form:
    """One of some names, kept as its place, which for the first of them is `first`."""
    places = {name.lower(): place for place, name in enumerate(names, start=first)}
    return Form(places.get, lambda place: names[place - first].lower(), may_be)


def _number(low: int, high: int, may_be: str = "a number") -> Form:
    def parse(text: str) -> int | None:
        if not (text.isascii() and text.isdecimal() and len(text) <= len(str(high))):
            return None
        return int(text) if low <= int(text) <= high else None

    return Form(parse, str, f"{may_be} from {low:,} to {high:,}")


def _month(text: str) -> int | None:
    """October or 10; 0 where there is none."""
    place: int | None = _number(1, 12).parse(text)
    return _MONTH.parse(text) if place is None else place


def _table(text: str) -> str | None:
    if text == NONE:
        return ""
    return text if text in HOLIDAY_TABLES else None


_YES_NO = Form({"yes": True, "no": False}.get, lambda yes: "yes" if yes else "no", "yes or no")
_WEEKDAY = _named(WEEKDAYS, 0, "a weekday, such as monday")
_MONTH = _named((NONE, *MONTHS), 0, "")
_NEXT = ("week after", "nearest")
_COUNT = _number(1, 999)
_DAYS = _number(0, 3650, "a number of days")

CONVENTION_TEXTS: dict[str, Convention] = {
    "by-includes": Convention(_YES_NO, "whether “by Friday” includes Friday"),
    "week-start": Convention(_WEEKDAY, "the day on which weeks begin"),
    "next-weekday": Convention(
        Form({name: name for name in _NEXT}.get, str, "“week after” or “nearest”"),
        "which one “next Friday” is",
    ),
    "month-first": Convention(_YES_NO, "whether 03/04 is 4 March"),
    "couple": Convention(_COUNT, "how many “a couple” are"),
    "few": Convention(_COUNT, "how many “a few” are"),
    "several": Convention(_COUNT, "how many “several” are"),
    "dozens": Convention(_COUNT, "how many “dozens” are"),
    "coming-hours": Convention(_DAYS, "days that “the coming hours” get"),
    "coming-days": Convention(_DAYS, "days that “the coming days” get"),
    "coming-weeks": Convention(_DAYS, "days that “the coming weeks” get"),
    "coming-months": Convention(_DAYS, "days that “the coming months” get"),
    "tolerance-share": Convention(_COUNT, "“or so” allows one day in so many"),
    "tolerance-least": Convention(_DAYS, "the fewest days “or so” allows"),
    "tolerance-most": Convention(_DAYS, "the most days “or so” allows"),
    "fiscal-month": Convention(
        Form(_month, _MONTH.write, "a month, such as october or 10, or none"),
        "when a fiscal year opens",
    ),
    "south": Convention(_YES_NO, "whether seasons are the south's"),
    "holidays": Convention(
        Form(
            _table,
            lambda table: str(table) or NONE,
            f"{NONE} or one of {', '.join(HOLIDAY_TABLES)}, or an imported calendar of holidays",
        ),
        "the days off that working days skip",
    ),
    "sitting": Convention(
        Form(
            {NONE: ""}.get,
            lambda calendar: str(calendar) or NONE,
            f"{NONE}, or an imported calendar of sitting days",
        ),
        "the days that sitting, session and legislative days are",
    ),
    "zone-letters": Convention(_YES_NO, "whether EST in summer is by its letters"),
}

CHOOSING = ("holidays", "sitting")
"""The conventions that may name a calendar that was imported."""

Calendars = Mapping[str, Calendar]
"""The calendars there are, by name."""


def initial(key: str) -> str:
    """The value that holds unless the settings say otherwise, as it is written."""
    return CONVENTION_TEXTS[key].form.write(getattr(CONVENTIONS, _field(key)))


def canonical(key: str, text: str, calendars: Calendars = MappingProxyType({})) -> str:
    """A value as it is written; raises UsageError for what is none."""
    return CONVENTION_TEXTS[key].form.write(_value(key, text, calendars))


def conventions_of(
    texts: Mapping[str, str],
    base: Conventions = CONVENTIONS,
    calendars: Calendars = MappingProxyType({}),
) -> Conventions:
    """`base` with the values of some keys; raises UsageError for what is no key or no value."""
    return base.but(**{_field(key): _value(key, text, calendars) for key, text in texts.items()})


def _field(key: str) -> str:
    return key.replace("-", "_")


def _value(key: str, text: str, calendars: Calendars) -> Any:
    if key not in CONVENTION_TEXTS:
        raise UsageError(f"no convention {key!r}; conventions: {', '.join(CONVENTION_TEXTS)}")
    form = CONVENTION_TEXTS[key].form
    written = " ".join(text.lower().split())
    calendar = calendars.get(written) if key in CHOOSING else None
    if calendar is not None and calendar.sitting == (key == "sitting"):
        return calendar
    value = form.parse(written)
    if value is None:
        raise UsageError(f"{key} is {form.may_be}, not {text!r}")
    return value
