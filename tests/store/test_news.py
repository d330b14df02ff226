"""What `check` finds by the journal and the clock index is what reading every deadline finds.

The oracle keeps the cases as they were loaded at the earlier look; the store has to work them out.
"""

import random
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from tests.store.conftest import WRITTEN
from tests.store.test_agenda import a_deadline, a_link, a_verdict, an_event, became
from tracker.cli.look import look as looked
from tracker.cli.look import news_since
from tracker.core.news import News, news
from tracker.core.records import Case
from tracker.errors import RecordRefused
from tracker.store.cases import cases
from tracker.store.change import Change, changing
from tracker.store.find import Filters, deadline_ids
from tracker.store.news import NAME, Seen, as_seen, remembered, replaces, seen_now, since
from tracker.store.opening import reading
from tracker.store.undoing import newest, undo

START = WRITTEN  # the seeds know of no later day
ZONES = ("UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago", "America/New_York", "Europe/Kyiv")


def every(db: sqlite3.Connection) -> dict[str, Case]:
    return {case.deadline.id: case for case in cases(db, deadline_ids(db, Filters()))}


def essence(item: News) -> tuple[object, ...]:
    was = item.was and (item.was.state, item.was.last, item.was.since)
    rest = item.slip, item.typed_late, item.why, item.standing, item.today
    return item.case.deadline.number, item.kind, was, *rest


Look = tuple[Seen, dict[str, Case]]


def look(db: sqlite3.Connection, now: datetime) -> Look:
    return seen_now(db, now), every(db)


def check_found(db: sqlite3.Connection, before: Look, now: datetime) -> list[News]:
    """What is found since that look; it has to be all that there is."""
    seen, held = before
    found = news_since(db, since(db, seen), seen, now)
    told = [news(held.get(id), seen.at, case, now) for id, case in every(db).items()]
    wanted = [essence(item) for item in told if item is not None]
    assert sorted(map(essence, found), key=repr) == sorted(wanted, key=repr)
    return found


class Desk:
    """Random changes of a store, such as a desk makes, at a movable now."""

    def __init__(self, path: str, seed: int) -> None:
        self.path, self.random, self.now = path, random.Random(seed), START
        self.plain: list[str] = []
        self.open: list[str] = []
        self.events: list[str] = []
        self.undoes = 0.0

    def day(self, low: int, high: int) -> str:
        return (self.now + timedelta(days=self.random.randint(low, high))).date().isoformat()

    def any(self) -> str:
        return self.random.choice(self.plain)

    def add(self, change: Change) -> None:
        tolerance = self.random.choice([0, 0, 2])
        last = self.random.choice([None, *[self.day(-3, 12)] * 5])
        fields = {
            "zone": self.random.choice([None, *ZONES]),
            "topic": self.random.choice([None, "ukraine-war", "iran"]),
            "lead": self.random.choice([None, None, 3]),
            "hour": self.random.choice([None, "18:00"]) if last else None,
            "tolerance": tolerance if last else 0,
            "hedge": "or so" if tolerance else None,
        }
        given = {k: v for k, v in fields.items() if v is not None}
        id = a_deadline(change, said=self.day(-40, -1), **({"last": last} if last else {}), **given)
        self.plain.append(id)
        self.open.append(id)

    def hang(self, change: Change) -> None:
        if self.random.random() < 0.4 or not self.events:
            row = ("scheduled", self.day(-2, 12), self.day(-5, 0))
            self.events.append(an_event(change, "it", row))
        timed = self.random.choice([("within", "PT72H"), ("by", "-P2D"), ("before", None)])
        anchor = {"anchor_words": "it", "anchor_event": self.random.choice(self.events)}
        offset = {"anchor_offset": timed[1]} if timed[1] else {}
        a_deadline(change, said=self.day(-20, -6), relation=timed[0], **anchor, **offset)

    def move(self, change: Change) -> None:
        if self.events:
            standing = self.random.choice(["scheduled", "scheduled", "happened", "cancelled"])
            event = self.random.choice(self.events)
            became(change, event, standing, self.day(-3, 12), self.day(-4, 0))

    def follow(self, change: Change) -> None:
        if self.open:
            old = self.open.pop(self.random.randrange(len(self.open)))
            new = a_deadline(change, said=self.day(-6, -1), last=self.day(0, 20))
            kind = self.random.choice(["same", "same", "different"])
            a_link(change, new, old, self.day(-3, 0), kind)
            self.plain.append(new)
            self.open.append(new)

    def judge(self, change: Change) -> None:
        outcome = self.random.choice(["met", "met", "lapsed", "withdrawn", "in-error", "looked"])
        known = self.day(-6, 0)
        fields = {
            "met": {"happened": self.day(-9, -6)},
            "lapsed": {"reason": "unknown"},
            "looked": {"review": self.day(-1, 9)},
        }
        a_verdict(change, self.any(), outcome, known, **fields.get(outcome, {}))

    def reopen(self, change: Change) -> None:
        rows = change.db.execute("SELECT id, deadline, known FROM verdict ORDER BY id").fetchall()
        rows = [row for row in rows if row[1] in self.plain]
        if rows:
            id, deadline, known = self.random.choice(rows)
            own_error = self.random.choice([{"voids": id}, {}])
            a_verdict(change, deadline, "reopened", max(known, self.day(-2, 0)), **own_error)

    def edit(self, change: Change) -> None:
        state = change.load("deadline", self.any())
        assert state is not None
        fields = {"lead": 10, "tolerance": 3, "zone": self.random.choice(ZONES)}
        if "last" in state:
            fields |= {"last": self.day(-2, 15)}
        else:
            fields |= {"review": self.day(-2, 9), "tolerance": 0}
        field = self.random.choice(sorted(fields))
        change.edit("deadline", state | {field: fields[field]})

    def set(self, change: Change) -> None:
        key = self.random.choice(["lead", "zone"])
        value = self.random.choice(ZONES) if key == "zone" else self.random.choice("2 7 14".split())
        state = change.load("setting", key)
        if state is None:
            change.add("setting", {"key": key, "value": value})
        else:
            change.edit("setting", state | {"value": value})

    def lead(self, change: Change) -> None:
        state = change.load("topic", self.random.choice(["ukraine-war", "iran"]))
        assert state is not None
        change.edit("topic", state | {"lead": self.random.choice([1, 5, 20])})

    def undo(self, change: Change) -> None:
        """Take back what was done lately, unless something depends on it, and tidy the lists."""
        row = newest(change.db)
        query = (
            "SELECT change FROM journal WHERE who = 'me' GROUP BY change ORDER BY 1 DESC LIMIT 6"
        )
        changes = [number for (number,) in change.db.execute(query) if number != change.seq]
        if changes:
            change.db.execute("SAVEPOINT try")
            try:
                undo(change, row._replace(change=self.random.choice(changes)))
            except RecordRefused:
                change.db.execute("ROLLBACK TO try")
            change.db.execute("RELEASE try")
        there = {id for (id,) in change.db.execute("SELECT id FROM deadline")}
        self.plain = [id for id in self.plain if id in there]
        self.open = [id for id in self.open if id in there]
        there = {id for (id,) in change.db.execute("SELECT id FROM event")}
        self.events = [id for id in self.events if id in there]

    def work(self) -> None:
        doing: list[Callable[[Change], None]] = [
            *(self.add, self.add, self.hang, self.move, self.follow, self.judge, self.judge),
            *(self.reopen, self.edit, self.set, self.lead),
        ]
        if self.random.random() < self.undoes:
            doing = [self.undo]
        with changing(self.path, self.now, "me", "work") as change:
            for _ in range(self.random.choice([0, 1, 1, 3])):
                self.random.choice(doing)(change)
        self.now += timedelta(minutes=self.random.choice([1, 400, 1440, 1440, 6000]))


@pytest.mark.parametrize(("seed", "undoes"), [(0, 0), (1, 0), (5, 0.3), (12, 0.3)])
def test_nothing_is_missed_and_nothing_invented(store: str, seed: int, undoes: float) -> None:
    desk = Desk(store, seed)
    desk.undoes = undoes
    with changing(store, START, "another", "add") as change:
        for _ in range(12):
            desk.add(change)
    with reading(store) as db:
        first = before = look(db, desk.now)
    kinds = set()
    for _ in range(25):
        desk.work()
        with reading(store) as db:
            kinds |= {item.kind for item in check_found(db, before, desk.now)}
            before = look(db, desk.now)
    with reading(store) as db:
        check_found(db, first, desk.now)  # as one who was away all the time
    assert len(kinds) > 5


def test_what_was_known_before_it_was_day_there(store: str) -> None:
    """Recorded and seen by the last run, yet of no day that had begun at the deadline's place."""
    at = datetime(2026, 11, 25, 5, 0, tzinfo=UTC)  # 18:00 on the 24th in Pago Pago
    with changing(store, at, "me", "add") as change:
        for days in (2, 20):
            fields = {"said": "2026-11-01", "zone": "Pacific/Pago_Pago"}
            id = a_deadline(change, last=f"{(at + timedelta(days=days)).date()}", **fields)
            a_verdict(change, id, "met", "2026-11-25", happened="2026-11-24")
        fields |= {"last": "2026-12-20"}
        old, new = (a_deadline(change, **fields) for _ in "12")
        a_link(change, new, old, "2026-11-25")
        event = an_event(change, "it", ("scheduled", "2026-12-30", "2026-11-20"))
        anchor = {"anchor_words": "it", "anchor_event": event, "relation": "by"}
        a_deadline(change, said="2026-11-01", zone="Pacific/Pago_Pago", **anchor)
        became(change, event, "scheduled", "2027-01-30", "2026-11-25")
    with reading(store) as db:
        before = look(db, at)
        assert check_found(db, before, at + timedelta(hours=5)) == []
        told = check_found(db, before, at + timedelta(hours=6))
    assert sorted(item.kind for item in told) == ["met", "met", "moved", "moved"]


def test_an_announcement_in_error_no_longer_closes_the_old_one(store: str) -> None:
    """Nor did one close it then that has become right since."""
    with changing(store, START, "me", "add") as change:
        common = {"said": "2026-11-01", "last": "2026-12-20"}
        old, new, newer = (a_deadline(change, **common) for _ in "123")
        a_link(change, new, old, "2026-11-02")
        a_link(change, newer, new, "2026-11-02")
    with reading(store) as db:
        before = look(db, START)
    with changing(store, START, "me", "in-error") as change:
        a_verdict(change, new, "in-error", "2026-11-20")
    with reading(store) as db:
        told = check_found(db, before, START)
        assert [(item.kind, item.case.deadline.id) for item in told] == [
            ("reopened", old),
            ("closed", new),
        ]
        before = look(db, START)
    with changing(store, START, "me", "reopen") as change:
        (verdict,) = change.db.execute("SELECT id FROM verdict WHERE deadline = ?", (new,))
        a_verdict(change, new, "reopened", "2026-11-20", voids=verdict[0])
    with reading(store) as db:
        told = check_found(db, before, START)
    assert {(item.kind, item.case.deadline.id) for item in told} == {
        ("moved", old),
        ("moved", new),
    }


SMALL = (
    "SCAN CONSTANT ROW",
    "SCAN moved",  # the events that something moved
    "SCAN e",  # what the view `evidence` found, not the tables beneath
)


def test_no_query_walks_the_store(store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk(store, 7)
    with reading(store) as db:
        seen = seen_now(db, START)
    with changing(store, START, "me", "check") as change:
        change.remember(NAME, seen.value())
    with changing(store, START, "me", "add") as change:
        for step in (desk.add, desk.hang, desk.move, desk.follow, desk.judge, desk.reopen):
            step(change)
        desk.edit(change)
        desk.lead(change)
        change.add("setting", {"key": "lead", "value": "14"})
        party = {"parties": ["donald-trump"], "kind": "call", "title": "x"}
        event = change.add("event", {"id": change.new_id(), **party})["id"]
        became(change, event, "happened", "2026-11-23", "2026-11-23")
        a_deadline(change, said="2026-11-01", last="2026-12-01", speakers=["donald-trump"])
        error = a_deadline(change, said="2026-11-01", last="2026-12-01")
        a_link(change, error, desk.plain[0], "2026-11-02")
        a_verdict(change, error, "in-error", "2026-11-03")
        (source,) = change.db.execute("SELECT min(id) FROM source").fetchone()
        (judged,) = change.db.execute("SELECT min(id) FROM verdict").fetchone()
        for home in ({"deadline": desk.plain[0]}, {"verdict": judged}):
            proof = {"source": source, "stance": "contradicts", "known": "2026-11-03"}
            change.add("citation", {"id": change.new_id(), **home, **proof})
    statements: list[str] = []
    with reading(store) as db:
        db.set_trace_callback(statements.append)
        looked(db, START + timedelta(days=3))
        db.set_trace_callback(None)
        assert len(set(statements)) > 25
        walked = {
            (row[3], statement)
            for statement in set(statements)
            for row in db.execute(f"EXPLAIN QUERY PLAN {statement}")
            if (row[3].startswith("SCAN") and row[3] not in SMALL) or _seeks_a_kind(row[3])
        }
    assert walked == set()


def _seeks_a_kind(plan: str) -> bool:
    """Whether it goes through all that the journal ever said of one kind of record."""
    return plan.startswith("SEARCH journal ") and plan.endswith("(kind=?)")


def test_the_first_look_does_not_walk_it_either(store: str) -> None:
    statements: list[str] = []
    with reading(store) as db:
        db.set_trace_callback(statements.append)
        assert looked(db, START).note
        db.set_trace_callback(None)
        plans = {
            row[3]
            for statement in statements
            for row in db.execute(f"EXPLAIN QUERY PLAN {statement}")
        }
    walked = [plan for plan in plans if plan.startswith("SCAN") and plan not in SMALL]
    assert [plan for plan in walked if "tally" not in plan] == []


HASH = "a" * 64
REMEMBERED = [
    # what this run read, what is remembered when it is done, whether its own takes the place
    (None, None, True),
    (None, (9, 1), False),  # the other one saw more of the journal
    (None, (5, 1), True),
    ((3, 0), (3, 0), True),
    ((3, 0), (5, 1), True),  # this one covers it
    ((3, 0), (7, 0), True),
    ((3, 0), (7, 3), False),
    ((3, 0), (9, 3), False),
    ((3, 0), (9, 1), False),  # neither covers the other: say it twice rather than never
    ((3, 9), (3, 9), True),  # the clock was wrong then
]


@pytest.mark.parametrize(("read", "now_there", "taken"), REMEMBERED)
def test_what_another_run_remembered_meanwhile(store: str, read, now_there, taken) -> None:
    with reading(store) as db:
        hashes = dict(db.execute("SELECT seq, hash FROM journal WHERE seq < 10"))

    def seen(at: tuple[int, int]) -> Seen:
        return Seen(at[0], hashes[at[0]], START + timedelta(hours=at[1]))

    with changing(store, START, "me", "check") as change:
        if now_there:
            change.remember(NAME, seen(now_there).value())
        asked = read and seen(read).value()
        assert replaces(change.db, seen((7, 2)), asked) is taken


@pytest.mark.parametrize(
    "value",
    [
        {},
        {"seq": 1},
        {"seq": 1, "hash": HASH, "at": "2025-10-20T00:00:00+00:00"},
        {"seq": 10**30, "hash": HASH, "at": "2025-10-20T00:00:00+00:00"},
        {"seq": [], "hash": HASH, "at": "2025-10-20T00:00:00+00:00"},
        {"seq": 0, "hash": HASH, "at": "2025-10-20T00:00:00+00:00"},
        {"seq": 99_999, "hash": HASH, "at": "2025-10-20T00:00:00+00:00"},
        {"seq": 0, "hash": "0" * 64, "at": "2025-10-20T00:00:00"},
        {"seq": 0, "hash": "0" * 64, "at": "yesterday"},
    ],
)
def test_a_memory_that_does_not_fit_is_none(store: str, value: dict[str, object]) -> None:
    with changing(store, START, "me", "check") as change:
        change.remember(NAME, value)
    with reading(store) as db:
        assert as_seen(db, remembered(db) or {}) is None


def test_a_memory_that_rotted_is_none(store: str) -> None:
    with changing(store, START, "me", "check") as change:
        change.remember(NAME, {})
        change.db.execute("UPDATE memory SET value = '{\"seq' WHERE name = 'check'")
    with reading(store) as db:
        assert remembered(db) == {}
