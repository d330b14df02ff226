"""The clock index misses nothing: pages and counts by it equal those by reading every deadline."""

import sqlite3
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta

import pytest

from tests.store.conftest import WRITTEN
from tracker.cli.page import Ask, Entry, entries_among, find_page
from tracker.core.agenda import cut
from tracker.core.clock import clock_row
from tracker.core.glance import Glance
from tracker.core.moment import Moment
from tracker.core.standing import standing
from tracker.store.cases import cases
from tracker.store.change import Change, changing
from tracker.store.find import Filters, deadline_ids, passing
from tracker.store.opening import reading

START = date(2014, 12, 30)
DAYS = [START + timedelta(days=47 * n) for n in range(97)]  # to June 2027
NEAR = [date(2025, 10, 9) + timedelta(days=n) for n in range(0, 60, 3)]
ASKED = [(None, False), (0, False), (400, False), (None, True)]  # --within and --all
FILTERS = [Filters(), Filters(topic="ukraine-war"), Filters(speaker="donald-trump", kind="pledge")]


def a_deadline(change: Change, **fields: object) -> str:
    plain = {"title": "x", "kind": "pledge", "by_hand": 1, "precision": "day"}
    state = change.add("deadline", {"id": change.new_id(), **plain, **fields})
    return str(state["id"])


def a_verdict(change: Change, deadline: str, outcome: str, known: str, **fields: object) -> None:
    state = {"deadline": deadline, "outcome": outcome, "known": known}
    change.add("verdict", {"id": change.new_id(), **state, **fields})


def a_link(change: Change, new: str, old: str, known: str, kind: str = "same") -> None:
    link = {"id": change.new_id(), "new": new, "old": old, "kind": kind, "known": known}
    change.add("link", link)


def an_event(change: Change, title: str, *rows: tuple[str, str, str]) -> str:
    """Rows are (standing, day, known)."""
    event = str(change.add("event", {"id": change.new_id(), "title": title})["id"])
    for row in rows:
        became(change, event, *row)
    return event


def became(change: Change, event: str, standing: str, day: str, known: str) -> None:
    row = {"event": event, "standing": standing, "first": day, "last": day, "precision": "day"}
    change.add("event_standing", {"id": change.new_id(), "known": known, **row})


@pytest.fixture
def varied(store: str) -> str:
    """The seeds, and what they lack: places far apart, hours, anchors, reviews, moves, errors."""
    with changing(store, WRITTEN, "me", "add") as change:
        for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago", "America/New_York"):
            common = {"said": "2025-09-20", "zone": zone}
            for last in ("2025-10-14", "2025-10-20", "2025-10-21"):
                a_deadline(change, last=last, **common)
                late = a_deadline(change, last=last, **common)
                a_verdict(change, late, "met", "2025-11-04", happened="2025-11-03")
                a_deadline(change, last=last, hour="18:00", tolerance=3, hedge="or so", **common)
            late = a_deadline(change, last="2025-10-10", **common)
            a_verdict(change, late, "met", "2025-10-21", happened="2025-10-21")
        a_deadline(change, said="2025-01-01", last="2025-10-20", lead=0)
        a_deadline(change, said="2016-01-01", last="2026-01-01", lead=3650)
        a_deadline(change, said="2025-10-01", last="9999-12-31", tolerance=3650)
        vague = a_deadline(change, said="2025-09-01", precision="none")
        a_verdict(change, vague, "looked", "2025-10-10", review="2025-11-10")
        a_deadline(change, said="2025-09-01", precision="none", review="2025-12-01")
        moved = an_event(
            change,
            "moved",
            ("scheduled", "2025-10-10", "2025-09-20"),
            ("scheduled", "2025-11-20", "2025-10-08"),
            ("cancelled", "2025-11-20", "2025-11-01"),
        )
        for timed in (
            {"relation": "before"},
            {"relation": "within", "anchor_offset": "PT72H"},
            {"relation": "by", "anchor_offset": "-P14D"},
        ):
            anchor = {"anchor_words": "it", "anchor_event": moved, **timed}
            a_deadline(change, said="2025-09-20", **anchor)
        a_deadline(change, said="2025-09-20", anchor_words="something else")
        old = a_deadline(change, said="2025-09-01", last="2025-10-01")
        new = a_deadline(change, said="2025-09-25", last="2025-10-15")
        reset = a_deadline(change, said="2025-10-20", last="2025-11-15")
        a_link(change, new, old, "2025-09-25")
        a_link(change, reset, new, "2025-10-20")
        wrong = a_deadline(change, said="2025-09-25", last="2025-10-15")
        right = a_deadline(change, said="2025-09-01", last="2025-10-01")
        a_link(change, wrong, right, "2025-09-25", "different")
        a_verdict(change, wrong, "in-error", "2025-10-12", same_as=new)
        reopened = a_deadline(change, said="2025-09-01", last="2025-10-01")
        a_verdict(change, reopened, "lapsed", "2025-10-02", reason="unknown", searched="all")
        a_verdict(change, reopened, "reopened", "2025-10-09")
    return store


def lines(entries: list[Entry]) -> list[tuple[str, Glance]]:
    """The page; the order of a chain's links, which decides nothing, is left out."""
    return [(entry.section, entry.glance) for entry in entries]


def check_day(
    db: sqlite3.Connection, day: date, moment: Moment | None = None, past: bool = True
) -> None:
    """The page of that day against one for which every deadline was read."""
    moment = moment or Moment(day, None)
    for filters in FILTERS:
        every = passing(db, deadline_ids(db, Filters()), filters)
        for within, everything in ASKED if filters == Filters() else ASKED[:1]:
            ask = Ask(filters, within, everything, None)
            entries = entries_among(db, {*every}, moment, ask, whole=True)
            found = find_page(db, moment, ask, past)
            assert lines(found.entries) == lines(entries)
        stands = [standing(case, moment.at(case.deadline.zone)) for case in cases(db, every)]
        expected = sum(each is not None and each.state == "unconfirmed" for each in stands)
        assert found.unjudged == expected, (day, filters)


@pytest.mark.parametrize("year", range(2014, 2028))
def test_the_seeds_page_is_the_same_by_the_index(store: str, year: int) -> None:
    with reading(store) as db:
        for day in DAYS:
            if day.year == year:
                check_day(db, day)


@pytest.mark.parametrize("day", NEAR, ids=str)
def test_any_page_is_the_same_by_the_index(varied: str, day: date) -> None:
    with reading(varied) as db:
        check_day(db, day)


@pytest.mark.parametrize("hour", range(0, 48, 5))
def test_any_hour_is_the_same_by_the_index(varied: str, hour: int) -> None:
    """At an instant it is not the same day everywhere."""
    instant = datetime(2025, 10, 20, 12, tzinfo=UTC) + timedelta(hours=hour)
    with reading(varied) as db:
        check_day(db, instant.date(), Moment(None, instant))


@pytest.mark.parametrize("day", [date(1, 1, 1), date(1, 1, 9), date(9999, 12, 31)], ids=str)
def test_the_ends_of_the_calendar(varied: str, day: date) -> None:
    with reading(varied) as db:
        check_day(db, day)


@pytest.mark.parametrize("day", ["2026-11-24", "2026-12-01", "2027-01-20"])
def test_a_page_that_is_cut_shows_its_beginning_and_counts_the_rest(store: str, day: str) -> None:
    """Of a long section only the lines shown are read; that is for the present, not for replays."""
    today = date.fromisoformat(day)
    with changing(store, WRITTEN, "me", "add") as change:
        for n in range(-30, 40):
            zone = ("UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago")[n % 3]
            last = (today + timedelta(days=n % 9 - 3)).isoformat()
            hour = {"hour": "12:00"} if n % 5 == 0 else {}
            soft = {"tolerance": 4 * (n % 2), **hour}
            a_deadline(change, said="2026-11-01", last=last, zone=zone, **soft)
            review = (today + timedelta(days=n)).isoformat()
            a_deadline(change, said="2026-11-01", precision="none", review=review)
    instant = datetime.combine(today, time(12), UTC)
    with reading(store) as db:
        for hours in (-12, 0, 11):
            moment = Moment(None, instant + timedelta(hours=hours))
            whole = find_page(db, moment, Ask(limit=None), past=False, whole=True)
            for limit in (1, 2, 5, 20, 100, None):
                page = find_page(db, moment, Ask(limit=limit), past=False)
                kept, left = cut(whole.entries, limit)
                assert lines(page.entries) == lines(kept)
                assert page.more.get("due") == left.get("due")
                assert page.unjudged == whole.unjudged


def check_cut(store: str, moment: Moment, limits: tuple[int, ...] = (1, 2, 3)) -> None:
    """The beginning of the page, and the counts, against the page that was read whole."""
    with reading(store) as db:
        every = set(deadline_ids(db, Filters()))
        entries = entries_among(db, every, moment, Ask(limit=None), whole=True)
        for limit in limits:
            page = find_page(db, moment, Ask(limit=limit), past=False)
            kept, left = cut(entries, limit)
            assert lines(page.entries) == lines(kept)
            assert page.more.get("due") == left.get("due")


def test_a_cut_page_shows_the_lapses_that_are_asked_about(store: str) -> None:
    """Not asked about today: what lapsed 14 days ago, between the week and the month."""
    today = date(2026, 11, 24)
    with changing(store, WRITTEN, "me", "add") as change:
        for days in (15, 15, 15, 15, 31, 32):
            a_deadline(change, said="2026-06-01", last=(today - timedelta(days=days)).isoformat())
    check_cut(store, Moment(None, datetime(2026, 11, 24, 12, tzinfo=UTC)))


@pytest.mark.parametrize("hour", [0, 1, 9, 10, 11, 12, 13, 22, 23])
@pytest.mark.parametrize("zone", ["UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_wherever_the_default_place_is(store: str, zone: str, hour: int) -> None:
    """Kiritimati and Pago Pago are 25 hours apart: for an hour, two days."""
    with changing(store, WRITTEN, "me", "add") as change:
        change.add("setting", {"key": "zone", "value": zone})
        for place in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):
            for day in range(22, 30):
                common = {"said": "2026-11-01", "last": f"2026-11-{day}", "zone": place}
                a_deadline(change, lead=0, **common)
                a_deadline(change, hour="00:30", **common)
    moment = Moment(None, datetime(2026, 11, 25, hour, 30, tzinfo=UTC))
    check_cut(store, moment)
    with reading(store) as db:
        check_day(db, date(2026, 11, 25), moment, past=False)


def test_the_last_day_of_the_calendar_is_an_end(store: str) -> None:
    with changing(store, WRITTEN, "me", "add") as change:
        for n in range(3):
            a_deadline(change, said="2026-11-01", last="9999-12-31", lead=3650 * n)
    check_cut(store, Moment(None, datetime(9999, 12, 28, 12, tzinfo=UTC)), (1000,))


def test_what_is_not_announced_yet_is_on_no_page(store: str) -> None:
    """As when a clock, or the default place, was set back."""
    with changing(store, WRITTEN, "me", "add") as change:
        a_deadline(change, said="2026-11-25", last="2026-11-26")
    check_cut(store, Moment(None, datetime(2026, 11, 24, 12, tzinfo=UTC)), (1000,))


def check_clock(db: sqlite3.Connection) -> None:
    """The stored index and tally against a rebuild."""
    built = {case.deadline.id: clock_row(case) for case in cases(db, deadline_ids(db, Filters()))}
    stored = {row[0]: row[1:] for row in db.execute("SELECT * FROM clock")}
    assert stored == {id: (*row, row.span_class) for id, row in built.items() if row}
    tally = dict(db.execute("SELECT * FROM tally"))
    assert tally == Counter(row[2] for row in stored.values())


def test_the_clock_is_a_rebuild_after_every_kind_of_change(varied: str) -> None:
    with reading(varied) as db:
        check_clock(db)
    for kind, key, fields in (
        ("setting", "lead", {"value": "30"}),
        ("topic", "ukraine-war", {"lead": 1}),
        ("topic", "iran", {"lead": 90}),
    ):
        with changing(varied, WRITTEN, "me", "set") as change:
            state = change.load(kind, key)
            if state is None:
                change.add(kind, {"key": key, **fields})
            else:
                change.edit(kind, state | fields)
        with reading(varied) as db:
            check_clock(db)
            check_day(db, date(2025, 10, 20))
    with changing(varied, WRITTEN, "me", "moved") as change:
        (event,) = change.db.execute("SELECT id FROM event WHERE title = 'moved'").fetchone()
        became(change, event, "scheduled", "2026-02-01", "2025-11-20")
    with changing(varied, WRITTEN, "me", "amend") as change:
        for id in deadline_ids(change.db, Filters())[::5]:
            state = change.load("deadline", id)
            assert state is not None
            change.edit("deadline", state | {"tolerance": 5, "lead": 3})
    with reading(varied) as db:
        check_clock(db)
        check_day(db, date(2025, 10, 20))
        check_day(db, date(2026, 2, 3))


def test_a_new_announcement_in_error_reopens_the_old_one(varied: str) -> None:
    """Also when it had been closed for long, and the clock had dropped it."""
    with changing(varied, WRITTEN, "me", "add") as change:
        old = a_deadline(change, said="2025-03-01", last="2025-04-01")
        new = a_deadline(change, said="2025-03-20", last="2025-05-01")
        a_link(change, new, old, "2025-03-20")
    with changing(varied, WRITTEN, "me", "error") as change:
        assert not change.db.execute("SELECT 1 FROM clock WHERE deadline = ?", (old,)).fetchone()
        a_verdict(change, new, "in-error", "2025-06-01")
    with reading(varied) as db:
        assert db.execute("SELECT 1 FROM clock WHERE deadline = ?", (old,)).fetchone()
        check_clock(db)


@pytest.mark.parametrize("day", ["2025-10-20", "2025-11-03", "2025-11-05"])
def test_a_last_day_before_it_was_said(store: str, day: str) -> None:
    """A window by hand may; it lapsed when it was said, not before."""
    with changing(store, WRITTEN, "me", "add") as change:
        a_deadline(change, said="2025-11-03", last="2025-09-15")
    with reading(store) as db:
        check_day(db, date.fromisoformat(day))
