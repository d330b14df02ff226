"""What a change would do: where a deadline stands, and where it would stand."""

from typing import Any

from tracker.core.moment import Moment
from tracker.core.record import Record
from tracker.core.records import Case, Deadline
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
    return restood(case, case.deadline.but(**fields), moment)


def restood(case: Case, deadline: Deadline, moment: Moment) -> Restanding | None:
    """What becomes of the case if `deadline`, its own or one of its chain, were so; None likewise.

    The events that `deadline` hangs on have to be among the case's happenings.
    """
    changed = replaced(case, deadline)
    before, after = (standing(each, moment.at(each.deadline.zone)) for each in (case, changed))
    if (before and before.state) == (after and after.state):
        return None
    return Restanding(case, before, after)


def replaced(case: Case, deadline: Deadline) -> Case:
    """The case with `deadline` in the place of the one of that id, wherever it stands."""

    def now(one: Deadline) -> Deadline:
        return deadline if one.id == deadline.id else one

    links = tuple(link.but(new=now(link.new), old=now(link.old)) for link in case.links)
    return case.but(deadline=now(case.deadline), links=links)
