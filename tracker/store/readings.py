"""A reading of the grammar as columns of a deadline."""

from tracker.core.records import Reading
from tracker.store.kinds import State

TIME = (
    *("first", "last", "hour", "by_hand", "tolerance", "loose", "precision", "relation", "hedge"),
    *("anchor_words", "anchor_event", "anchor_offset", "anchor_calendar", "anchor_end"),
    *("rule", "sentence"),
)
"""The columns of a deadline that say when; the words themselves stand in `phrase`."""


def time_columns(reading: Reading, zone: str) -> State:
    """The columns that a reading fills; `zone` is the one that holds where none is stored."""
    state: State = {
        "by_hand": 0,
        "tolerance": reading.tolerance,
        "loose": int(reading.loose),
        "precision": reading.precision,
        "relation": reading.relation,
        "hedge": reading.hedge or None,
        "rule": reading.rule,
        "sentence": reading.sentence,
    }
    if reading.zone != zone:
        state["zone"] = reading.zone
    if reading.anchor is not None:
        state |= {
            "anchor_words": reading.anchor.words,
            "anchor_offset": reading.anchor.offset,
            "anchor_calendar": str(reading.anchor.calendar) or None,
        }
    else:
        ends = {"first": reading.first, "last": reading.last}
        state |= {name: day.isoformat() for name, day in ends.items() if day}
    if reading.hour is not None:
        state["hour"] = f"{reading.hour:%H:%M}"
    return state
