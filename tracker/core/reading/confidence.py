"""How sure a candidate is: the weight of the rule that found it, and what speaks for and against.

It is a rank for a person's queue and no probability; `reasons` tell what went into it.
"""

from collections.abc import Callable
from typing import NamedTuple

from tracker.core.reading.records import WRITER, Candidate


class Grade(NamedTuple):
    """What adds to the confidence, or takes from it, where it holds."""

    reason: str
    change: float
    holds: Callable[[Candidate], bool]


def _is_open(one: Candidate) -> bool:
    return bool(one.reading and one.reading.alternatives)


GRADES = (
    Grade("a speaker is named", 0.05, lambda one: one.speaker != WRITER),
    Grade("a day is named", 0.05, lambda one: one.precision in ("day", "hour")),
    Grade("who has to act is named", 0.03, lambda one: bool(one.bound)),
    Grade("it is hedged", -0.05, lambda one: bool(one.hedge)),
    Grade("the end is ours", -0.10, lambda one: bool(one.reading and one.reading.loose)),
    Grade("the phrase has another reading", -0.05, _is_open),
    Grade("it hangs on an event", -0.15, lambda one: bool(one.reading and one.reading.anchor)),
)


def graded(one: Candidate, weight: float) -> Candidate:
    """The candidate with its confidence, from 0.05 to 0.98."""
    held = [grade for grade in GRADES if grade.holds(one)]
    sure = weight + sum(grade.change for grade in held)
    reasons = (*one.reasons, *(grade.reason for grade in held))
    return one.but(confidence=round(min(0.98, max(0.05, sure)), 2), reasons=reasons)
