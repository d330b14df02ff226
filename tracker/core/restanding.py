"""What a changed setting would do: where a deadline stands, and where it would stand."""

from typing import Any

from tracker.core.moment import Moment
from tracker.core.record import Record
from tracker.core.records import Case
from tracker.core.standing import Standing, standing


class Restanding(Record):
    """A deadline that would change its state; None stands for not announced yet."""

    case: Case
    before: Standing | None
    after: Standing | None


def restanding(case: Case, moment: Moment, **fields: Any) -> Restanding | None:
    """What becomes of the case if these fields of its deadline were so; None if no state changes.

    `fields` may be `lead` (days) and `zone` (IANA name).
    """
    changed = case.but(deadline=case.deadline.but(**fields))
    before, after = (standing(each, moment.at(each.deadline.zone)) for each in (case, changed))
    if (before and before.state) == (after and after.state):
        return None
    return Restanding(case, before, after)
