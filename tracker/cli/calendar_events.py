"""The events of a calendar as rows of an import: each instance, and those that are there no more.

What the calendar drops is cancelled, never taken away. A copy that is older than what is recorded
changes nothing.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from tracker.cli.calendar_copy import Copy, NotTaken, Rows, cited, news_of, stated
from tracker.core.records import EventRow
from tracker.core.revision import Revision
from tracker.core.series import SINGLE, mark_day, same_instances
from tracker.core.wording import window_words
from tracker.intake.calendar_entry import Entry
from tracker.store.calendared import (
    Kept,
    event_id,
    imported,
    instances,
    known_topic,
    newest_row,
    says_same,
    standing_id,
    told_before,
)
from tracker.store.kinds import State
from tracker.store.state import load


class _Known(NamedTuple):
    """What is on record of one entry.

    `same` are its instances by the marks that they have now, `others` those that have none any
    more, and `whole` is the copy that last changed what all instances share.
    """

    same: Mapping[str, Kept]
    others: list[Kept]
    whole: Revision | None

    @property
    def ids(self) -> list[str]:
        return [kept.id for kept in (*self.same.values(), *self.others)]


class _News(NamedTuple):
    """What an entry says anew of the event `id`: fields of its own, and a `row`.

    `before` is the event on record, `revision` the copy that last changed it; `told` is the row
    that a calendar told last, `newest` what is known by whomever.
    """

    id: str
    before: State | None
    revision: Revision | None
    fields: State
    row: State | None
    told: State | None = None
    newest: EventRow | None = None

    def __bool__(self) -> bool:
        return bool(self.before is None or self.fields or self.row)


class Events:
    """Makes rows of the events of one copy; `differing` as the heading of the file has it."""

    def __init__(self, copy: Copy, differing: Mapping[str, frozenset[str]]) -> None:
        self._copy = copy
        self._differing = differing
        self._by_uid: dict[str, _Known] = {}

    def rows(self, entry: Entry) -> Rows:
        """The rows of an event, or of one instance alone, which comes behind its series."""
        known = self._on_record(entry)
        late = False
        for each in (entry,) if entry.instances is None else entry.instances:
            news = self._news(each, known)
            if news and not _is_older(entry, news, known):
                yield from self._written(each, news)
                continue
            late |= bool(news)
            if news.before is not None:
                yield "event", {"id": news.id}
        if entry.series is not None:
            older = _precedes(entry, known.whole)
            for kept, row in self._leaving(known):
                late |= older
                yield from () if older else self._left(entry, kept, row)
        if late:
            self._copy.set_aside(entry, self._first(entry, known))

    def _on_record(self, entry: Entry) -> _Known:
        uid, mark = entry.key
        if entry.series is None:
            if (before := self._by_uid.get(uid)) is not None:
                return before
            found = same = instances(self._copy.db, uid, [mark])
        else:
            found = same = instances(self._copy.db, uid, {SINGLE, *entry.series})
            if not found.keys() <= entry.series.keys():  # as it seldom is
                days = {mark: self._day(entry, mark, kept) for mark, kept in found.items()}
                old = same_instances(days, entry.series)
                same = {mark: found[before] for mark, before in old.items()}
        stay = {kept.id for kept in same.values()}
        told = [kept.revision for kept in found.values() if kept.revision]
        whole = max((each for each in told if not each.alone), key=str, default=None)
        known = _Known(same, [kept for kept in found.values() if kept.id not in stay], whole)
        if entry.series is not None and uid in self._differing:
            self._by_uid[uid] = known
        return known

    def _leaving(self, known: _Known) -> Iterator[tuple[Kept, EventRow]]:
        """The instances that are scheduled here, and that the entry has no more."""
        for kept in known.others:
            row = newest_row(self._copy.db, kept.id)
            if row is not None and row.standing == "scheduled":
                yield kept, row

    def _day(self, entry: Entry, mark: str, kept: Kept) -> date:
        """The day on which a recorded instance would have begun."""
        if mark != SINGLE:
            return mark_day(mark, entry.zone or self._copy.zone)
        row = newest_row(self._copy.db, kept.id)
        return row.first if row and row.first else date.max

    def _first(self, entry: Entry, known: _Known) -> State | None:
        """The record of the entry; of what repeats that with the lowest number."""
        kept = known.same.get(entry.key[1])
        states = (load(self._copy.db, "event", id) for id in ([kept.id] if kept else known.ids))
        return min(filter(None, states), key=lambda state: state["number"], default=None)

    def _news(self, entry: Entry, known: _Known) -> _News:
        """What an instance says that is not on record."""
        uid, mark = entry.key
        kept = known.same.get(mark)
        row = _row(entry)
        if kept is None:
            return _News(event_id(uid, mark, known.ids), None, None, _event(entry), row)
        before = imported(self._copy.db, "event", kept.id)
        assert before is not None
        fields = news_of(_event(entry), before)
        told = told_before(self._copy.db, kept.id)
        if told is not None and says_same(told, row):
            return _News(kept.id, before, kept.revision, fields, None)
        newest = newest_row(self._copy.db, kept.id)
        if newest is not None and _stands(entry, told, newest):
            return _News(kept.id, before, kept.revision, fields, None)
        return _News(kept.id, before, kept.revision, fields, row, told, newest)

    def _written(self, entry: Entry, news: _News) -> Rows:
        own = {"revision": str(entry.revision)}
        fields = news.fields
        if news.before is None:
            topic = known_topic(self._copy.db, entry.topics) or self._copy.terms.topic
            fields = stated(fields | {"topic": topic})
        yield "event", {"id": news.id, **fields, **own}
        if news.row is not None:
            known = self._known(entry, news)
            if news.before is not None and news.newest is not None:
                _refuse_happened(entry, news.before["number"], news.newest)
                self._tell(news.before, news.newest, news.row)
            yield "event_standing", _standing(news, news.row | cited(entry) | {"known": known})

    def _left(self, entry: Entry, kept: Kept, row: EventRow) -> Rows:
        """An instance that is there no more, and stood so."""
        before = load(self._copy.db, "event", kept.id)
        assert before is not None
        says: State = {
            "standing": "cancelled",
            "first": row.first and row.first.isoformat(),
            "last": row.last and row.last.isoformat(),
            "note": f"No longer in {self._copy.name}.",
        }
        told = told_before(self._copy.db, kept.id)
        news = _News(kept.id, before, kept.revision, {}, says, told, row)
        self._tell(before, row, says)
        yield "event", {"id": kept.id, "revision": str(entry.revision)}
        known = self._known(entry, news)
        yield "event_standing", _standing(news, says | {"known": known})

    def _known(self, entry: Entry, news: _News) -> str:
        """The day on which it was known, not before what a calendar told last."""
        since = date.fromisoformat(news.told["known"]) if news.told else None
        return self._copy.known(entry, since).isoformat()

    def _tell(self, before: State, row: EventRow, says: State) -> None:
        text = f"{before['title']}: {_became(row, says)}"
        self._copy.news.append((before["number"], text))


def _precedes(entry: Entry, recorded: Revision | None) -> bool:
    """Whether the entry is older than the copy that is recorded."""
    return recorded is not None and entry.revision.older(recorded)


def _is_older(entry: Entry, news: _News, known: _Known) -> bool:
    """Whether the entry comes too late to tell that.

    What a component says of one instance alone is as old as that: the series may be newer.
    """
    if entry.series is None and news.before is not None:
        return _precedes(entry, news.revision)
    return _precedes(entry, known.whole) or _precedes(entry, news.revision)


def _event(entry: Entry) -> State:
    """What an entry says of its event."""
    return {
        "title": entry.title,
        "place": entry.place,
        "confidence": "unconfirmed" if entry.tentative else "verified",
        "uid": entry.key[0],
        "mark": entry.key[1],
    }


def _row(entry: Entry) -> State:
    """What an entry says of when its event is, and how it stands."""
    assert entry.first is not None
    assert entry.last is not None
    return {
        "standing": entry.standing,
        "first": entry.first.isoformat(),
        "last": entry.last.isoformat(),
        "note": "\n".join(filter(None, (entry.clock, entry.note))) or None,
    }


def _standing(news: _News, says: State) -> State:
    id = standing_id(news.id, news.told["id"] if news.told else "", says)
    return stated({"id": id, "event": news.id, "precision": "day", **says})


def _stands(entry: Entry, told: State | None, newest: EventRow) -> bool:
    """Whether others have recorded what an entry says; of a series what happened is done with."""
    of_series = not entry.revision.alone and entry.key[1] != SINGLE
    if of_series and newest.standing == "happened":
        return True
    days = (newest.standing, newest.first, newest.last)
    return told is None and days == (entry.standing, entry.first, entry.last)


def _refuse_happened(entry: Entry, number: int, newest: EventRow) -> None:
    """What happened is not scheduled again by a calendar that was changed behind it."""
    if newest.standing == "happened":
        wants = (
            f"what is on record: #{number} happened; `tracker event moved {number}"
            " --though-happened` says that it did not"
        )
        raise NotTaken("DTSTART", f"{entry.first}", wants)


def _became(row: EventRow, says: State) -> str:
    """What becomes of an event, in words."""
    first, last = (says[name] and date.fromisoformat(says[name]) for name in ("first", "last"))
    days = window_words(first, last)
    if says["standing"] == "cancelled" != row.standing:
        return f"cancelled, {days}"
    before = window_words(row.first, row.last)
    if says["standing"] != row.standing:
        return f"{row.standing}, {before} → {says['standing']}, {days}"
    if days != before:
        return f"{before} → {days}"
    return f"{_opening(row.note)} → {_opening(says['note'])}"


def _opening(note: str | None) -> str:
    """The first line of a note, which has the hours."""
    return (note or "-").splitlines()[0]
