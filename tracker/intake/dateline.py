"""The day that a text shows above itself: a guess at when it was published."""

import re
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from tracker.intake.stamps import Stamp

if TYPE_CHECKING:
    from tracker.core.mentions import Mention

_LINES = 30
"""Lines that are looked at, the empty ones aside."""

_LONGEST = 100
_DASH = re.compile(r" [\u2014\u2013-]{1,2} |\u2014")
"""Behind it the text begins on the same line: WASHINGTON, Oct. 16, 2025 (AP) -- The president."""

_LABELS = {
    *("published", "updated", "posted", "released", "issued", "created", "first", "last", "date"),
    *("modified", "on", "at", "by", "of", "the", "for", "immediate", "release", "in", "from"),
    *("min", "read", "am", "pm", "a.m", "p.m"),
}
"""Words that stand beside such a day without being capitals; with others it is a sentence."""

_SAID = date(2000, 1, 1)
"""Only days that are written in full are taken, which are the same whenever they were said."""


def dateline(text: str) -> Stamp | None:
    """The first day written in full that stands with no more than a place, a name or a label."""
    from tracker.core.phrases import find  # it takes longer to load than most pages to read

    lines = (line.strip() for line in text.splitlines())
    for line in islice(filter(None, lines), _LINES):
        openings = (line[: dash.start()] for dash in islice(_DASH.finditer(line), 3))
        for said in (*openings, line):
            if len(said) <= _LONGEST and re.search(r"\d{4}", said):
                stamps = (_stamp(said, each) for each in find(said, _SAID))
                found = next(filter(None, stamps), None)
                if found:
                    return found
    return None


def _stamp(line: str, mention: "Mention") -> Stamp | None:
    from tracker.core.spec import Day, Numeric

    spec, reading = mention.spec, mention.reading
    if not isinstance(spec.time, (Day, Numeric)) or spec.time.year is None or spec.event:
        return None
    if reading is None or reading.alternatives or spec.tie or spec.hedges or not reading.first:
        return None
    rest = re.sub(r"\([^)]*\)", "", line[: mention.start] + " " + line[mention.end :])
    words = [word.strip("():,;|\u2022.") for word in rest.split()]
    if any(word[:1].islower() and word.lower() not in _LABELS for word in words):
        return None
    return Stamp(reading.first, reading.hour, reading.zone if spec.zone else None)
