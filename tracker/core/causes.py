"""What a window hangs on, and what that hangs on in turn: the chain of causes, in words."""

import re
from datetime import date

from tracker.core.anchors import Happenings, event_at, event_then
from tracker.core.record import Record
from tracker.core.records import Anchor, EventRow
from tracker.core.wording import count


class Cause(Record):
    """One step: what hangs (an event's id, or None for the deadline), how, and on which event.

    `tie` says how in words ("within 72 hours after"). `row` is how the event stood on the day asked
    about, with the days it then had; None where it was not known yet, or nobody has named it.
    """

    hanging: str | None
    tie: str
    event: str | None
    words: str
    row: EventRow | None


def causes(happenings: Happenings, anchor: Anchor | None, today: date) -> list[Cause]:
    """The steps from a deadline or an event to what hangs on nothing, nearest first."""
    found: list[Cause] = []
    _climb(happenings, None, anchor, today, found)
    return found


def _climb(
    happenings: Happenings,
    hanging: str | None,
    anchor: Anchor | None,
    today: date,
    found: list[Cause],
) -> None:
    if anchor is None:
        return
    ends = [(anchor.event, anchor.words, tie_words(anchor))]
    if anchor.end is not None:
        ends = [(anchor.event, anchor.words, "from"), (anchor.end, anchor.end_words or "", "to")]
    for event, words, tie in ends:
        row = event_then(happenings, event, today) if event else None
        step = Cause(hanging, tie, event, words, row)
        if step in found:
            return  # a loop, which only stores that were merged might hold
        found.append(step)
        raw = event_at(happenings.get(event, ()), today) if event else None
        _climb(happenings, event, raw.anchor if raw else None, today, found)


def tie_words(anchor: Anchor) -> str:
    """How an anchor ties to its event: after, within 72 hours after, by 2 days before."""
    if anchor.end is not None:
        return "between"
    if anchor.offset is None:
        return anchor.relation
    side = "before" if anchor.offset.startswith("-") else "after"
    opening = {"within": "within ", "by": "by ", "until": "until "}.get(anchor.relation, "")
    return f"{opening}{_length(anchor)} {side}"


def _length(anchor: Anchor) -> str:
    """An offset in words: 72 hours, 10 working days (us-federal)."""
    parts = re.findall(r"(\d+)([A-Z])", anchor.offset or "")
    units = {"Y": "year", "M": "month", "W": "week", "D": "day", "B": "working day", "H": "hour"}
    words = [count(int(number), units[letter]) for number, letter in parts]
    by = f" ({anchor.calendar})" if anchor.calendar else ""
    return " and ".join(words) + by
