"""What a sentence says is not so, or is not known: how far a denial reaches."""

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
    before = [cue for cue in cues if cue.sense == "denies" and cue.end <= place]
    return bool(before) and _ENDS.search(said, before[-1].end, place) is None
