"""A reading in lines, as `tracker explain` prints it."""

from datetime import time

from tracker.cli.output import wrapped
from tracker.core.records import Reading
from tracker.core.wording import count, window_words


def with_others(reading: Reading) -> list[str]:
    """The window and the sentence of a reading, each labelled, and its other readings."""
    others = [f"{days_and_hours(other)} ({other.rule})" for other in reading.alternatives]
    return [*reading_lines(reading), *(wrapped("or", other) for other in others)]


def reading_lines(reading: Reading) -> list[str]:
    """The window and the sentence of a reading, each labelled."""
    hanging = f"hangs on “{reading.anchor.words}”" if reading.anchor else None
    dated = reading.last is not None or reading.first != reading.said
    fields = [
        ("window", hanging if hanging and not dated else days_and_hours(reading)),
        ("event", hanging if dated else None),
        ("every", f"{reading.every}: the window is the first of them" if reading.every else None),
        ("tolerance", count(reading.tolerance, "day") if reading.tolerance else None),
        ("hedge", reading.hedge),
        ("loose", "the end is ours, not the speaker's" if reading.loose else None),
        ("rule", reading.rule),
        ("because", reading.sentence),
    ]
    return [wrapped(name, text) for name, text in fields if text]


def days_and_hours(reading: Reading) -> str:
    """The days, with the hours that were stated and the zone whose clocks show them."""
    if reading.vague:
        return "vague: no date was given"
    clocks = [_clock(at) for at in (reading.opens, reading.hour) if at]
    hours = f", {' to '.join(clocks)} ({reading.zone})" if clocks else ""
    return window_words(reading.first, reading.last) + hours


def _clock(at: time) -> str:
    return f"{at:%H:%M}"
