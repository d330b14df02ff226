"""What `check` has to say: the store's news since its last run, or where it begins."""

import sqlite3
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from tracker.cli.page import Ask, find_page
from tracker.core.contradiction import may_be_disputed, sentence, sides
from tracker.core.likeness import Happening, suggestion
from tracker.core.moment import Moment, local_day
from tracker.core.news import News, news, ordered, removed
from tracker.core.records import Case
from tracker.core.standing import standing
from tracker.core.wording import day_words
from tracker.store.cases import cases, chunks, in_ultimatums, setting
from tracker.store.held import Since, gone, held
from tracker.store.kinds import State
from tracker.store.news import (
    Seen,
    as_seen,
    changed,
    cited_anew,
    happenings,
    may_be_fulfilled,
    may_fulfil,
    remembered,
    seen_now,
    since,
    taken,
    taken_then,
    touched_events,
)

SKEW = timedelta(days=1)  # a clock that was set back by more was wrong before


class Look(NamedTuple):
    """What one run found: what was remembered, what is to be remembered, and what to print."""

    read: State | None
    seen: Seen
    items: list[News]
    note: str | None = None


def look(db: sqlite3.Connection, now: datetime) -> Look:
    """What is to be said at the aware instant `now`; it writes nothing."""
    value = remembered(db)
    seen = as_seen(db, value) if value is not None else None
    if seen is None:
        return Look(value, seen_now(db, now), [], _begun(db, now, anew=value is not None))
    note = None
    if seen.at - now > SKEW:
        day = day_words(seen.at.date())
        note = f"The last check ran on {day}, after now: only the record is compared."
        seen = seen._replace(at=now)
    now = max(now, seen.at)  # a clock that was set back a little tells nothing twice
    new = since(db, seen)
    items = news_since(db, new, seen, now) + _suggestions(db, new, now)
    items += _consequences(db, items, now)
    items += [item for each in gone(db, new, seen.seq) if (item := removed(each, seen.at))]
    items += _contradicted(db, new, seen, now)
    return Look(value, seen_now(db, now), ordered(items), note)


def _begun(db: sqlite3.Connection, now: datetime, anew: bool) -> str:
    page = find_page(db, Moment(None, now), Ask(), past=False)
    due = sum(entry.section == "due" for entry in page.entries) + page.more.get("due", 0)
    counts = f"{due:,} due, {page.unjudged:,} lapsed?"
    if anew:
        return f"The journal is not the one last checked; starting anew: {counts}."
    return f"First check: {counts}; what changes from now on will be told."


def news_since(db: sqlite3.Connection, new: Since, seen: Seen, now: datetime) -> list[News]:
    """The news of every deadline that may stand otherwise at `now` than when `seen` was."""
    items = []
    for ids in chunks(changed(db, new, seen, now)):
        found = cases(db, ids)
        for before, case in zip(held(db, found, new, seen.seq), found, strict=True):
            if item := news(before, seen.at, case, now):
                items.append(item)
    return items


def _suggestions(db: sqlite3.Connection, new: Since, now: datetime) -> list[News]:
    found = {}
    for case, happening in _pairs(db, new, now):
        if item := _suggested(case, happening, now):
            found[case.deadline.id, happening.id] = item
    return list(found.values())


def _consequences(db: sqlite3.Connection, items: list[News], now: datetime) -> list[News]:
    """What the demands of ultimatums that are news say of their consequences."""
    settled = [item.case.deadline.id for item in items if item.standing.flag not in ("open", "due")]
    if not in_ultimatums(db, settled):
        return []
    from tracker.core.ultimatum import advice  # few are half of one
    from tracker.store.ultimatums import ultimatums

    found = []
    for each in ultimatums(db, settled, Moment(None, now)):
        given = advice(each.newest, each.consequence)
        if given is not None and each.newest.case.deadline.id in settled:
            case, stands = each.consequence.case, each.consequence.standing
            today = local_day(now, case.deadline.zone)
            found.append(News("consequence", case, None, stands, today, given.words, advice=given))
    return found


def _pairs(db: sqlite3.Connection, new: Since, now: datetime) -> Iterator[tuple[Case, Happening]]:
    """Deadlines and events that may fit, of which one was recorded or changed since."""
    today = local_day(now, setting(db, "zone"))
    for happening in happenings(db, touched_events(new), today):
        for case in cases(db, sorted(may_be_fulfilled(db, happening))):
            yield case, happening
    for ids in chunks(sorted(new["deadline"])):
        for case in cases(db, ids):
            found = standing(case, now)
            for happening in happenings(db, may_fulfil(db, case, found) if found else (), today):
                yield case, happening


def _suggested(case: Case, happening: Happening, now: datetime) -> News | None:
    found = standing(case, now)
    why = found and suggestion(case, found, happening)
    if not found or not why:
        return None
    today, day = local_day(now, case.deadline.zone), happening.row.last
    return News("suggestion", case, None, found, today, why, event=happening.number, happened=day)


def _contradicted(db: sqlite3.Connection, new: Since, seen: Seen, now: datetime) -> list[News]:
    """The deadlines of which one source supports and another contradicts, as was not so before."""
    items = []
    for ids in chunks(sorted(cited_anew(db, new))):
        for case in cases(db, ids):
            found = standing(case, now)
            if found is None or not may_be_disputed(found):
                continue
            behind = taken(db, case)
            both = sides(side for *_, side in behind)
            if both is not None and sides(taken_then(db, behind, new, seen.seq)) is None:
                why = sentence(both, judged=found.verdict is not None)
                today = local_day(now, case.deadline.zone)
                items.append(News("disputed?", case, None, found, today, why, sides=both))
    return items
