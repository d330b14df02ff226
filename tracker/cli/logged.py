"""Journal rows as blocks to read and as rows for machines."""

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from tracker.cli.output import wrapped
from tracker.core.wording import count, day_words
from tracker.export.rows import Row
from tracker.store.corrections import Corrected
from tracker.store.history import Step, differences
from tracker.store.kinds import ACTS, MERGED

SHOWN = 12  # records of one change that are told one by one; seeds come by the hundred
_INDENT = 18
_TELLING = {
    "deadline": (
        *("speakers", "bounds", "said", "phrase", "first", "last", "anchor_words", "anchor_offset"),
        *("anchor_calendar", "anchor_end", "topic"),
    ),
    "event": ("kind", "place", "parties", "topic"),
    "event_standing": (
        *("standing", "first", "last", "anchor_event", "anchor_offset", "anchor_calendar"),
        *("known", "note"),
    ),
    "verdict": ("outcome", "happened", "known", "closed", "reason", "missing", "same_as", "note"),
    "link": ("kind", "old", "known", "note"),
    "note": ("known", "text"),
    "citation": ("source", "quote", "before", "after", "stance", "known", "unverified"),
    "copy": ("media", "size", "sha256"),
    "article": ("reader", "published"),
    "candidate": ("kind", "speaker", "phrase", "first", "last"),
    "recurrence": ("pattern", "origin", "opens", "until", "times"),
    "topic": ("lead", "aliases"),
    "party": ("aliases",),
    "source": ("publisher", "published"),
    "setting": ("value",),
    "feed": ("url", "topic"),
    "calendar": ("kind", "first", "last", "days"),
    "import": ("sha256", "new", "changed"),
    "merge": ("store", "seq", "hash", "sha256", "new", "changed", "gone", "left"),
}
_WORDS = {"event_standing": "standing"}


def block(change: Sequence[Step], total: int | None = None) -> Iterator[str]:
    """One change: when, who and how, why, and what became of each record.

    `total` is how many records it changed, where `change` holds only the first of them.
    """
    head = change[0]
    at = datetime.fromisoformat(head.at)
    yield wrapped(
        "", f"{day_words(at.date())}, {at:%H:%M:%S} UTC, {head.who}: {head.command} ({head.seq})", 0
    )
    if head.why:
        yield wrapped("  why", head.why, 8)
    for step in _arranged(change)[:SHOWN]:
        yield from _merged_lines(step) if step.kind == MERGED else record_lines(step, head.why)
    more = (total or len(change)) - SHOWN
    if more > 0:
        yield f"  and {count(more, 'more record')}: --format ndjson has all"


def _arranged(change: Sequence[Step]) -> list[Step]:
    """Each record, and behind it what was done to it in another store."""
    records = {(step.kind, step.id): n for n, step in enumerate(change) if step.kind != MERGED}

    def place(step: Step) -> tuple[int, int]:
        if step.kind != MERGED or step.state is None:
            return records[step.kind, step.id], 0
        return records.get((step.state["kind"], step.state["id"]), len(change)), step.seq

    return sorted(change, key=place)


def _merged_lines(step: Step) -> Iterator[str]:
    """A row of another store: of what, who wrote it there, when, with what, and why."""
    row = step.state
    assert row is not None
    at = datetime.fromisoformat(row["at"])
    number = f"#{step.number} " if step.number else ""
    word = _WORDS.get(row["kind"], row["kind"])
    yield wrapped("    theirs", f"{word} {number}{step.title}", _INDENT)
    what = f"{day_words(at.date())}, {at:%H:%M:%S} UTC, {row['who']}: {row['command']}"
    yield wrapped("      by", f"{what} ({row['seq']} of store {row['store']})", _INDENT)
    if row["why"]:
        yield wrapped("      why", row["why"], _INDENT)


def record_lines(step: Step, why: str | None) -> Iterator[str]:
    """A record: what it is, what changed, and why if that was another reason than the change's."""
    number = f"#{step.number} " if step.number else ""
    word = _WORDS.get(step.kind, step.kind)
    yield wrapped(f"  {word}", f"{number}{step.title}{_became(step)}", 13)
    if step.why and step.why != why:
        yield wrapped("    why", step.why, _INDENT)
    found = differences(step)
    if step.before is None or step.state is None:
        found = {name: found[name] for name in _TELLING.get(step.kind, ()) if name in found}
    for name, (before, after) in found.items():
        if name == "days":
            yield wrapped("    days", _listed(before or [], after or []), _INDENT)
            continue
        sides = [_value(before, step), _value(after, step)]
        if step.before is None or step.state is None:
            sides = sides[:1] if step.state is None else sides[1:]
        yield wrapped(f"    {name}", " → ".join(sides), _INDENT)


def _became(step: Step) -> str:
    if step.state is None:
        return ", taken away" if step.before is not None else ", left out"
    if step.before is None and step.kind not in ACTS:
        return ", brought back" if step.again else ", new"
    return ""


def _listed(before: list[Any], after: list[Any]) -> str:
    """How many of the days of a calendar came and went; `calendar show` has them."""
    come = sum(day not in before for day in after)
    gone = sum(day not in after for day in before)
    return f"{count(len(after), 'day')}: {come} added, {gone} removed"


def _value(value: Any, step: Step) -> str:
    """A field in words: nothing as a dash, a list by its items, another record by its number."""
    if value is None:
        return "-"
    if isinstance(value, list):
        return "; ".join(_value(item, step) for item in value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, sort_keys=True)
    return step.names.get(value, value) if isinstance(value, str) else str(value)


def corrected_lines(each: Corrected) -> Iterator[str]:
    """A correction: the day, of what, what was shown, what holds now, and why."""
    number = f"#{each.number} " if each.number else ""
    yield wrapped("", f"{day_words(each.day)}: {number}{each.title}: {each.correction.kind}", 0)
    yield wrapped("  was", each.correction.was, 8)
    yield wrapped("  now", each.correction.now, 8)
    if each.why:
        yield wrapped("  why", each.why, 8)


def corrected_row(each: Corrected) -> Row:
    """A correction with fixed keys."""
    return {
        "day": each.day.isoformat(),
        "number": each.number,
        "title": each.title,
        "correction": each.correction.kind,
        "was": each.correction.was,
        "now": each.correction.now,
        "why": each.why,
    }


def step_row(step: Step) -> Row:
    """A journal row with fixed keys. `changes` holds [before, after] for each field."""
    return {
        "seq": step.seq,
        "change": step.change,
        "at": step.at,
        "who": step.who,
        "command": step.command,
        "why": step.why,
        "kind": step.kind,
        "id": step.id,
        "number": step.number,
        "title": step.title,
        "new": step.before is None and not step.again,
        "removed": step.state is None,
        "changes": {name: list(pair) for name, pair in differences(step).items()},
    }
