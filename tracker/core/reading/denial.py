"""What a sentence says is not so, is not known, or is no longer so: how far that reaches."""

import re
from collections.abc import Iterable

from tracker.core.reading.cues import Cue

_ENDS = re.compile(
    r"[;\"\u2014]|--|\bbut\b|, (?:and|while|saying|adding|although|though|instead|which|who)\b"
    r"|\band (?:also |later )?(?:said|says|told|added|insisted|vowed|promised|pledged|warned)\b"
)
"""What ends a denial: a new clause of the one who denies, or of another."""


def is_denied(said: str, cues: Iterable[Cue], place: int) -> bool:
    """Whether what stands at a place is denied or left open: denied that they would leave by."""
    return _reaches(said, [cue for cue in cues if cue.sense == "denies"], place)


def is_long_asked(said: str, cues: Iterable[Cue], place: int) -> bool:
    """Whether it is what somebody had once asked for or promised: had asked it to stay until."""
    return _reaches(said, [cue for cue in cues if cue.name == "had-asked"], place)


def _reaches(said: str, cues: list[Cue], place: int) -> bool:
    before = [cue for cue in cues if cue.end <= place]
    return bool(before) and _ENDS.search(said, before[-1].end, place) is None
