"""Records as flat rows. The keys are a promise: more may be added, none is renamed.

Days are ISO text or None, and both ends of a window count.
"""

from collections.abc import Iterable, Mapping
from datetime import date, time
from typing import TYPE_CHECKING, Any

from tracker.core.records import Anchor, Case, EventRow, Party, Reading
from tracker.core.standing import Standing
from tracker.core.wording import names

if TYPE_CHECKING:
    from tracker.core.causes import Cause
    from tracker.core.chain import Course
    from tracker.core.mentions import Mention
    from tracker.core.recurrence import Recurrence

Row = dict[str, Any]


def deadline_row(case: Case, standing: Standing) -> Row:
    """A deadline and where it stands. `days` counts from the day asked about to `last`."""
    deadline, window = case.deadline, standing
    return {
        "id": deadline.id,
        "number": deadline.number,
        "title": deadline.title,
        "speaker": names(deadline.speakers),
        "speakers": [party.name for party in deadline.speakers],
        "bound": names(deadline.bounds),
        "bounds": [party.name for party in deadline.bounds],
        "kind": deadline.kind,
        "topic": deadline.topic,
        "said": _iso(deadline.said),
        "said_first": _iso(deadline.said_first),
        "phrase": deadline.phrase,
        "relation": deadline.relation,
        "first": _iso(window.first),
        "last": _iso(window.last),
        "hour": _clock(deadline.hour),
        "by_hand": deadline.by_hand,
        "tolerance": deadline.tolerance,
        "tolerated": _iso(window.tolerated),
        "zone": deadline.zone,
        "hedge": deadline.hedge,
        "loose": deadline.loose,
        "precision": deadline.precision,
        "anchor": anchor_row(deadline.anchor),
        "confidence": deadline.confidence,
        "flag": standing.flag,
        "state": standing.state,
        "since": _iso(standing.since),
        "days": standing.days,
        "late": standing.late,
        "why": standing.why,
        "supersedes": standing.supersedes.id if standing.supersedes else None,
        "superseded_by": standing.superseded_by.id if standing.superseded_by else None,
        "reset": standing.reset,
        "slips": list(standing.slips),
        "criterion": deadline.criterion,
        "role": deadline.role,
        "firmness": deadline.firmness,
        "lead": deadline.lead,
        "rule": deadline.rule,
        "sentence": deadline.sentence,
    }


def event_row(
    head: tuple[str, int, str, str | None, str | None, str | None],
    parties: Iterable[Party],
    row: EventRow | None,
    standing: str,
) -> Row:
    """An event as known on the day asked about; `head` is id, number, title, kind, place, topic."""
    id, number, title, kind, place, topic = head
    return {
        "id": id,
        "number": number,
        "title": title,
        "kind": kind,
        "place": place,
        "topic": topic,
        "standing": standing,
        "first": _iso(row.first) if row else None,
        "last": _iso(row.last) if row else None,
        "precision": row.precision if row else "none",
        "known": _iso(row.known) if row else None,
        "parties": [party.name for party in parties],
    }


def course_row(found: "Course") -> Row:
    """How often something was announced, slipped and was reset, and by how many days in all."""
    return {
        "announcements": len(found.members),
        "slips": list(found.slips),
        "resets": found.resets,
        "slipped": found.slipped,
    }


def chain_row(found: "Course", newest: Row) -> Row:
    """A chain as one row: that of its newest announcement, with all its numbers and days."""
    names = ("id", "number", "title", "speaker", "topic", "kind", "first", "last", "flag", "state")
    return {
        **{name: newest[name] for name in names},
        "numbers": [member.number for member in found.members],
        "said": [_iso(member.said) for member in found.members],
        **course_row(found),
    }


def recurrence_row(found: "Recurrence", words: str) -> Row:
    """A rule by which something recurs, also in `words`; `stopped` is the first instance lacking.

    `origin` is the day that all are counted from, `newest` the last day of the newest instance on
    record if another follows.
    """
    rule = found.rule
    return {
        "id": found.id,
        "number": found.number,
        "title": found.title,
        "words": words,
        "pattern": rule.pattern,
        "origin": _iso(rule.origin),
        "skipped": rule.skipped,
        "duration": rule.duration,
        "opens": _iso(rule.opens),
        "begins": rule.begins,
        "until": _iso(rule.until),
        "count": rule.times,
        "stopped": rule.stopped,
        "known": _iso(found.known),
        "follows": found.follows,
        "followed": found.followed,
        "recorded": len(found.instances),
        "newest": _iso(found.newest),
    }


def hit_row(
    record: str, head: tuple[str, int | None, str, str | None], hit: str, standing: Standing | None
) -> Row:
    """A record that a search found; `head` is id, number, title, address, `hit` the marked words.

    Parties and topics have their slug for id. Only deadlines have a flag and a state.
    """
    id, number, title, address = head
    return {
        "record": record,
        "id": id,
        "number": number,
        "title": title,
        "address": address,
        "flag": standing.flag if standing else None,
        "state": standing.state if standing else None,
        "hit": hit,
    }


def reading_row(reading: Reading) -> Row:
    """What the grammar made of a phrase, its other readings within it."""
    return {
        "phrase": reading.phrase,
        "said": _iso(reading.said),
        "first": _iso(reading.first),
        "last": _iso(reading.last),
        "tolerance": reading.tolerance,
        "hedge": reading.hedge,
        "loose": reading.loose,
        "precision": reading.precision,
        "relation": reading.relation,
        "hour": _clock(reading.hour),
        "opens": _clock(reading.opens),
        "every": reading.every,
        "until": _iso(reading.until),
        "zone": reading.zone,
        "anchor": anchor_row(reading.anchor),
        "vague": reading.vague,
        "rule": reading.rule,
        "sentence": reading.sentence,
        "alternatives": [reading_row(other) for other in reading.alternatives],
    }


def mention_row(mention: "Mention", text: str) -> Row:
    """A time expression of a text; offsets count characters from 0, an end is exclusive.

    `time` holds the time itself, without relation and hedges; `reading` is None where the words
    give no days, and `reason` then says why.
    """
    return {
        "start": mention.start,
        "end": mention.end,
        "text": text[mention.start : mention.end],
        "time": {"start": mention.time_start, "end": mention.time_end},
        "spec": repr(mention.spec),
        "reading": reading_row(mention.reading) if mention.reading else None,
        "reason": mention.reason or None,
    }


def anchor_row(anchor: Anchor | None) -> Row | None:
    """The event that a window hangs on: its words, ISO 8601 offset, relation and id.

    In the offset B are working days, counted by `calendar`. `end` is the id of the event with which
    a window between two ends.
    """
    if anchor is None:
        return None
    return {
        "words": anchor.words,
        "offset": anchor.offset,
        "relation": anchor.relation,
        "event": anchor.event,
        "calendar": str(anchor.calendar) or None,
        "end": anchor.end,
        "end_words": anchor.end_words,
    }


def cause_row(cause: "Cause", numbers: Mapping[str, str]) -> Row:
    """A step of the chain that a window hangs on; `numbers` are those that lists show, by id.

    `hanging` is the event that hangs, None for the deadline itself.
    """
    row = cause.row
    return {
        "hanging": numbers.get(cause.hanging or ""),
        "tie": cause.tie,
        "event": numbers.get(cause.event or ""),
        "words": cause.words,
        "standing": row.standing if row else None,
        "first": _iso(row.first) if row else None,
        "last": _iso(row.last) if row else None,
        "known": _iso(row.known) if row else None,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _clock(hour: time | None) -> str | None:
    return f"{hour:%H:%M}" if hour else None
