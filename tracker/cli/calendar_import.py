"""Bringing a calendar in: the file read, what changes shown, and the change itself."""

import os
import re
from collections.abc import Callable, Iterator, Mapping
from operator import itemgetter

from tracker.cli.app import App
from tracker.cli.moved import windows
from tracker.cli.output import complain, wrapped
from tracker.cli.record import report
from tracker.cli.text_file import read_text
from tracker.core.wording import WEEKDAYS, count
from tracker.errors import RecordRefused, UsageError
from tracker.intake.listed import Listing, Years, listing
from tracker.store.change import Change
from tracker.store.hanging import counted_by
from tracker.store.kinds import State
from tracker.store.naming import source as source_of
from tracker.store.settings import CHOOSING
from tracker.store.state import load

SHOWN = 40  # days of one change that are told one by one
_MOST_YEARS = 200


def asked_years(text: str | None) -> Years | None:
    """The years of --years; raises UsageError for anything but 2026 and 2026..2028."""
    if text is None:
        return None
    match = re.fullmatch(r"(\d{4})(?:\.\.(\d{4}))?", text, re.ASCII)
    first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
    if not 0 < first <= last < first + _MOST_YEARS:
        raise UsageError(f"{text!r} is no years: write 2026, or 2026..2028")
    return first, last


def read_file(path: str, kind: str | None, years: Years | None) -> Listing:
    """The calendar in a file. Raises RecordRefused once every wrong row is named on stderr."""
    text = read_text(path)
    if path.lower().endswith(".ics") or text.lstrip().upper().startswith("BEGIN:VCALENDAR"):
        from tracker.intake.calendar_ics import read_ics

        found = listing(read_ics(text, years), kind, years)
    else:
        from tracker.intake.calendar_csv import read_csv

        found = listing(read_csv(text), kind, years)
    if isinstance(found, Listing):
        return found
    name = "standard input" if path == "-" else path
    for fault in found:
        complain(f"{name}, line {fault.line}: {fault.value!r}; expected {fault.wanted}")
    wrong = count(len(found), "row")
    raise RecordRefused(f"{wrong} of {name} cannot be used, and nothing was stored")


def bring_in(
    app: App, found: Listing, fields: Mapping[str, object], source: str | None, dry_run: bool
) -> list[str]:
    """Store the calendar, unless it is stored so already; lines that say what changed.

    `fields` that are None stay as they were. Raises RecordRefused where a source is missing, or
    the kind would no longer fit the convention that names it.
    """
    slug = str(fields["slug"])
    if dry_run:
        stored = _stored(app, slug)
        state = _state(found, fields, stored)
        return [*_differences(stored, state), f"{_summary(state)}; nothing was stored."]
    with app.changing("calendar import") as change:
        stored = change.load("calendar", slug)
        state = _state(found, fields, stored)
        if source is not None:
            state["source"] = source_of(change, source)
        if "source" not in state:
            raise RecordRefused(f"{slug} is new: say where it was published, as --source")
        _check_kind(change, state)
        if stored == state:
            return [f"{slug} is as it was: nothing was stored."]
        lines = [*_differences(stored, state), f"{_summary(state)}."]
        before = windows(change, counted_by(change.db, [slug]))
        (change.edit if stored else change.add)("calendar", state)
        return lines + _moved(change, slug, before)


def _stored(app: App, slug: str) -> State | None:
    """The calendar as it is stored; None also where there is no store yet."""
    if app.given is None and not os.path.lexists(app.path):
        return None
    with app.reading() as db:
        return load(db, "calendar", slug)


def _state(found: Listing, fields: Mapping[str, object], stored: State | None) -> State:
    given = {name: value for name, value in fields.items() if value is not None}
    state = {"title": fields["slug"], "weekend": 5, "retired": 0} | (stored or {}) | given
    days = [
        {"day": day.isoformat()} | ({"name": name} if name else {})
        for day, name in found.days.items()
    ]
    first, last = found.years
    return state | {
        "kind": found.kind,
        "first": first,
        "last": last,
        "days": days,
        "retired": 0,
    }


def _check_kind(change: Change, state: State) -> None:
    """A calendar that a convention names stays of the kind that it asks for."""
    wanted = dict(zip(CHOOSING, ("holidays", "sitting"), strict=True))
    for key, kind in wanted.items():
        setting = change.load("setting", key)
        if setting and setting["value"] == state["slug"] and kind != state["kind"]:
            raise RecordRefused(f"{state['slug']} is set as {key}, so it has to be of {kind}")


def _summary(state: State) -> str:
    unit = "sitting day" if state["kind"] == "sitting" else "day off"
    many = count(len(state["days"]), unit).replace("day offs", "days off")
    return f"{state['slug']}: {many}, known for {_years(state)}"


def _differences(stored: State | None, state: State) -> Iterator[str]:
    """What importing it again changes: its fields, and the days that come, go and are renamed."""
    if stored is None:
        return
    for name, words in _HEAD.items():
        was_so, is_so = words(stored), words(state)
        if was_so != is_so:
            yield wrapped(name, f"{was_so} → {is_so}")
    was, now = ({row["day"]: row.get("name", "") for row in s["days"]} for s in (stored, state))
    changes = [(day, _change(was.get(day), now.get(day))) for day in sorted(was.keys() | now)]
    told = [
        wrapped(f"{words[0]} {day} ", words[2:], 14).rstrip() for day, words in changes if words
    ]
    yield from told[:SHOWN]
    if len(told) > SHOWN:
        yield f"and {count(len(told) - SHOWN, 'more day')}"


def _years(state: State) -> str:
    first, last = state["first"], state["last"]
    return f"{first}" if first == last else f"{first} to {last}"


_HEAD: dict[str, Callable[[State], str]] = {
    "title": itemgetter("title"),
    "kind": itemgetter("kind"),
    "known": _years,
    "weekend": lambda state: f"from {WEEKDAYS[state['weekend']]}",
}


def _change(was: str | None, now: str | None) -> str:
    if was == now:
        return ""
    if was is None:
        return f"+ {now}"
    return f"- {was}" if now is None else f"~ {was or 'no name'} → {now or 'no name'}"


def _moved(change: Change, slug: str, before: Mapping[str, object]) -> list[str]:
    """Journal each window that counts otherwise now; lines about those deadlines."""
    after = windows(change, before)
    moved = [id for id in before if before[id] != after[id]]
    for id in moved:
        change.log("deadline", id, f"the calendar {slug} was imported anew")
    return [line for id in moved for line in report(change, id)]
