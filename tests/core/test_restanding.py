"""What a changed lead or zone would do to where a deadline stands."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.builders import deadline, verdict
from tests.core.test_standing import deadlines, instants
from tracker.core.moment import Moment
from tracker.core.records import Case
from tracker.core.restanding import restanding

PLAIN = Case(deadline())  # said on 16 October 2025, 30 October, tolerated until 3 November
MET = PLAIN.but(verdicts=(verdict("met", "2025-10-21", happened="2025-10-20"),))
EAST, WEST = {"zone": "Pacific/Kiritimati"}, {"zone": "Pacific/Pago_Pago"}

MOVED = [
    # the case, the instant (UTC), what changes, the state before and after
    (PLAIN, "2025-10-22T12:00", {"lead": 8}, ("running", "due")),
    (PLAIN, "2025-10-23T12:00", {"lead": 6}, ("due", "running")),
    (PLAIN, "2025-10-22T12:00", {"lead": 7}, None),
    (PLAIN, "2025-10-31T12:00", {"lead": 0}, None),
    (MET, "2025-10-22T12:00", {"lead": 8}, None),
    (PLAIN, "2025-10-30T12:00", EAST, ("due", "grace")),
    (PLAIN, "2025-10-31T08:00", WEST, ("grace", "due")),
    (PLAIN, "2025-10-16T08:00", WEST, ("running", None)),
    (PLAIN, "2025-10-25T08:00", WEST, None),
]


@pytest.mark.parametrize(("case", "at", "fields", "states"), MOVED)
def test_it_moves(case, at, fields, states) -> None:
    moment = Moment(None, datetime.fromisoformat(at).replace(tzinfo=UTC))
    found = restanding(case, moment, **fields)
    stands = found and tuple(each and each.state for each in (found.before, found.after))
    assert stands == (states and tuple(states))


@given(st.data(), st.integers(0, 3650))
def test_a_longer_lead_only_brings_due_what_was_running(data: st.DataObject, more: int) -> None:
    about = data.draw(deadlines())
    for at in data.draw(instants(about)):
        found = restanding(Case(about), Moment(None, at), lead=about.lead + more)
        if found is not None:
            assert found.before
            assert found.after
            assert (found.before.state, found.after.state) == ("running", "due")
