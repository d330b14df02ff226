"""Recurrences in the store: read back as they were given, and looked after by `doctor`."""

import sqlite3
from contextlib import closing
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.core.test_recurrence import rules
from tests.store.conftest import WRITTEN
from tracker.core.recurrence import Rule, instances
from tracker.store.change import changing
from tracker.store.examining import examine
from tracker.store.opening import reading
from tracker.store.recurring import begin, load_rule, make, recorded, recurrences

LATER = date(2026, 3, 1)


def started(store: str, rule: Rule) -> str:
    """A rule with its first instance, and those in sight in March 2026; gives its id."""
    first = next(instances(rule))
    with changing(store, WRITTEN, "me", "add") as change:
        recurrence = begin(change, rule)
        state = {"title": "A report", "kind": "legal", "said": "1900-01-01", "by_hand": 1}
        state |= {"first": str(first.first), "last": str(first.last), "precision": "day"}
        own = {"id": change.new_id(), "recurrence": recurrence, "instance": rule.begins}
        change.add("deadline", state | own)
        make(change, recurrence, LATER, up_to=rule.begins + 3)
    return recurrence


MONTHLY = Rule("FREQ=MONTHLY", date(2026, 1, 31), opens=date(2025, 10, 16))


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rule=rules(), times=st.none() | st.integers(1, 6))
def test_what_is_recorded_is_what_the_rule_gives(store: str, rule: Rule, times: int | None) -> None:
    rule = rule.but(origin=date(2026, rule.origin.month, rule.origin.day % 28 + 1), times=times)
    rule = rule.but(opens=rule.opens and rule.origin)
    recurrence = started(store, rule)
    with reading(store) as db:
        assert load_rule(db, recurrence) == rule
        have = recorded(db, recurrence)
        rows = db.execute(
            "SELECT instance, first, last FROM deadline WHERE recurrence = ? ORDER BY instance",
            (recurrence,),
        ).fetchall()
        (found,) = [each for each in recurrences(db) if each.id == recurrence]
    expected = [
        (one.number, str(one.first), str(one.last))
        for one, _ in zip(instances(rule), have, strict=False)
    ]
    assert rows == expected
    assert len(have) >= 4 or len(have) == times
    assert (found.newest is None) == (len(have) == times)
    assert found.newest is None or str(found.newest) == rows[-1][2]


def faults(store: str) -> dict[str, str]:
    remarks = examine(store, WRITTEN).remarks
    return {each.name: each.found for each in remarks if each.level == "fault"}


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE deadline SET instance = 9 WHERE instance = 2", "has instances 1, 3, 4, 9"),
        ("UPDATE recurrence SET newest = '2026-05-31'", "goes on after 2026-05-31"),
        (
            "UPDATE recurrence SET newest = NULL",
            "on after no day, and should after 2026-04-30",
        ),
        ("UPDATE recurrence SET pattern = 'FREQ=X'", "cannot be looked at"),
    ],
)
def test_damage_is_found(store: str, statement: str, words: str) -> None:
    started(store, MONTHLY)
    assert faults(store) == {}
    with closing(sqlite3.connect(store)) as db:
        db.execute(statement)
        db.commit()
    found = faults(store)
    assert words in found["recurrences"]
    assert "not as journalled" in found["records"]
