"""Deadlines of which one source supports and another contradicts: material for a dispute."""

from collections.abc import Iterable
from typing import NamedTuple

from tracker.core.standing import Standing


class Side(NamedTuple):
    """The side that a source takes, and what the source goes by."""

    stance: str
    source: str


class Sides(NamedTuple):
    """The first source that supports, and the first that contradicts."""

    supports: str
    contradicts: str


def sides(behind: Iterable[Side]) -> Sides | None:
    """Both sides, if both are taken."""
    first: dict[str, str] = {}
    for side in behind:
        first.setdefault(side.stance, side.source)
    if "supports" not in first or "contradicts" not in first:
        return None
    return Sides(first["supports"], first["contradicts"])


def may_be_disputed(found: Standing) -> bool:
    """Whether a person has yet to say that its sources disagree; what was closed is left alone."""
    return found.flag != "closed"


def sentence(found: Sides, judged: bool) -> str:
    """What there is to say of it; `judged` says that a verdict would have to be taken back."""
    words = f"One source supports it ({found.supports}), another contradicts it"
    advice = " Take its verdict back first if it no longer holds." if judged else ""
    return f"{words} ({found.contradicts}).{advice}"
