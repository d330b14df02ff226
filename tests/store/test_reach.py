"""What a changed setting moves: found by the index, the same as by reading every deadline."""

import sqlite3
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from tests.store.conftest import WRITTEN
from tests.store.test_agenda import (
    a_deadline,
    a_verdict,
    an_event,
    check_clock,
    check_day,
    varied,
)
from tracker.core.moment import Moment
from tracker.core.restanding import restanding
from tracker.store.cases import cases, setting
from tracker.store.change import changing
from tracker.store.find import Filters, deadline_ids
from tracker.store.opening import reading
from tracker.store.reach import reached_by_lead, reached_by_zone

__all__ = ["varied"]  # the fixture

START = datetime(2025, 10, 4, 3, tzinfo=UTC)
HOURS = [START + timedelta(hours=53 * n) for n in range(14)]
LEADS = [(None, 8), (None, 30), (None, 0), (None, 3650), ("ukraine-war", 45), ("iran", 2)]
ZONES = ["Pacific/Kiritimati", "Pacific/Pago_Pago", "America/New_York"]


@pytest.fixture
def spread(varied: str) -> str:
    """Also deadlines of topics, one that is said today, and leads beyond the calendar."""
    with changing(varied, WRITTEN, "me", "add") as change:
        for n in range(0, 40, 3):
            day = (date(2025, 10, 1) + timedelta(days=n)).isoformat()
            soft = {"said": "2025-09-20", "last": day, "tolerance": 2, "topic": "ukraine-war"}
            a_deadline(change, **soft)
            a_deadline(change, said="2025-09-20", last=day, lead=n)
            a_deadline(change, said=day)
            judged = a_deadline(change, said="2025-09-20", last=day)
            a_verdict(change, judged, "met", day, happened=day)
        after = an_event(change, "end of days", ("scheduled", "9999-12-31", "2025-09-20"))
        soon = an_event(change, "soon", ("scheduled", "2025-10-12", "2025-09-20"))
        for event, relation in ((after, "by"), (soon, "after"), (soon, "as early as")):
            anchor = {"anchor_words": "it", "anchor_event": event, "relation": relation}
            a_deadline(change, said="2025-09-20", topic="ukraine-war", **anchor)
    return varied


def moved(db: sqlite3.Connection, ids: list[str], at: datetime, **fields: Any) -> set[str]:
    moment = Moment(None, at)
    return {case.deadline.id for case in cases(db, ids) if restanding(case, moment, **fields)}


@pytest.mark.parametrize(("topic", "lead"), LEADS)
def test_another_lead(spread: str, topic: str | None, lead: int) -> None:
    total = 0
    with reading(spread) as db:
        under = [
            row[0]
            for row in db.execute(
                "SELECT d.id FROM deadline d LEFT JOIN topic t ON t.slug = d.topic"
                " WHERE d.lead IS NULL AND (d.topic = ?1 OR ?1 IS NULL AND t.lead IS NULL)",
                (topic,),
            )
        ]
        for at in HOURS:
            found = reached_by_lead(db, topic, 7, lead, at.date())
            assert set(found) <= set(under)
            expected = moved(db, under, at, lead=lead)
            assert moved(db, found, at, lead=lead) == expected
            total += len(expected)
    assert total > 0 or topic == "iran"


@pytest.mark.parametrize("zone", ZONES)
def test_another_zone(spread: str, zone: str) -> None:
    total = 0
    with reading(spread) as db:
        here = [row[0] for row in db.execute("SELECT id FROM deadline WHERE zone IS NULL")]
        for at in HOURS:
            found = reached_by_zone(db, at.date())
            expected = moved(db, here, at, zone=zone)
            assert moved(db, found, at, zone=zone) == expected
            total += len(expected)
    assert total > 0


def test_the_clock_is_a_rebuild_after_each_lead(spread: str) -> None:
    steps: list[tuple[str, str, dict[str, Any]]] = [
        ("setting", "lead", {"value": "30"}),
        ("topic", "ukraine-war", {"lead": 1}),
        ("setting", "lead", {"value": "0"}),
        ("topic", "ukraine-war", {"lead": 2**63 - 1}),
        ("topic", "ukraine-war", {"lead": None}),
        ("setting", "lead", {"value": "3650"}),
    ]
    for kind, key, fields in steps:
        with changing(spread, WRITTEN, "me", "set") as change:
            state = (change.load(kind, key) or {"key": key}) | fields
            known = {name: value for name, value in state.items() if value is not None}
            (change.edit if "version" in state else change.add)(kind, known)
        with reading(spread) as db:
            check_clock(db)
            assert setting(db, "lead") in ("0", "30", "3650")
    with reading(spread) as db:
        check_day(db, date(2025, 10, 20))


def test_a_lead_and_what_hangs_on_it_in_one_change(spread: str) -> None:
    with changing(spread, WRITTEN, "me", "set") as change:
        change.add("setting", {"key": "lead", "value": "20"})
        for id in deadline_ids(change.db, Filters())[::7]:
            state = change.load("deadline", id)
            assert state is not None
            change.edit("deadline", state | {"tolerance": 9})
    with reading(spread) as db:
        check_clock(db)
