"""Journal rows as blocks to read and as rows for machines."""

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from tracker.cli.output import wrapped
from tracker.core.wording import count, day_words
from tracker.export.rows import Row
from tracker.store.history import Step, differences
from tracker.store.kinds import ACTS

SHOWN = 12  # records of one change that are told one by one; seeds come by the hundred
_INDENT = 18
_TELLING = {
    "deadline": ("speakers", "bounds", "said", "phrase", "first", "last", "anchor_words", "topic"),
    "event": ("kind", "place", "parties", "topic"),
    "event_standing": ("standing", "first", "last", "known", "note"),
    "verdict": ("outcome", "happened", "known", "closed", "reason", "missing", "same_as", "note"),
    "link": ("kind", "old", "known", "note"),
    "note": ("known", "text"),
    "topic": ("lead",),
    "party": ("aliases",),
    "source": ("publisher", "published"),
    "setting": ("value",),
    "import": ("sha256", "new", "changed"),
}
_WORDS = {"event_standing": "standing"}


def block(change: Sequence[Step]) -> Iterator[str]:
    """One change: when, who and how, why, and what became of each record."""
    head = change[0]
    at = datetime.fromisoformat(head.at)
    yield wrapped(
        "", f"{day_words(at.date())}, {at:%H:%M:%S} UTC, {head.who}: {head.command} ({head.seq})", 0
    )
    if head.why:
        yield wrapped("  why", head.why, 8)
    for step in change[:SHOWN]:
        yield from _record(step, head.why)
    if len(change) > SHOWN:
        yield f"  and {count(len(change) - SHOWN, 'more record')}: --format ndjson has all"


def _record(step: Step, why: str | None) -> Iterator[str]:
    """A record: what it is, what changed, and why if that was another reason than the change's."""
    number = f"#{step.number} " if step.number else ""
    new = ", new" if step.before is None and step.kind not in ACTS else ""
    word = _WORDS.get(step.kind, step.kind)
    yield wrapped(f"  {word}", f"{number}{step.title}{new}", 13)
    if step.why and step.why != why:
        yield wrapped("    why", step.why, _INDENT)
    found = differences(step)
    if step.before is None:
        found = {name: found[name] for name in _TELLING.get(step.kind, ()) if name in found}
    for name, (before, after) in found.items():
        was = "" if step.before is None else f"{_value(before, step)} → "
        yield wrapped(f"    {name}", was + _value(after, step), _INDENT)


def _value(value: Any, step: Step) -> str:
    """A field in words: nothing as a dash, a list by its items, another record by its number."""
    if value is None:
        return "-"
    if isinstance(value, list):
        return "; ".join(_value(item, step) for item in value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, sort_keys=True)
    return step.names.get(value, value) if isinstance(value, str) else str(value)


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
        "new": step.before is None,
        "changes": {name: list(pair) for name, pair in differences(step).items()},
    }
