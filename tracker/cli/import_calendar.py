"""The events and tasks of an iCalendar file as rows of an import.

What was imported before and says the same is left as it is, whatever was amended here since; what
changed in the file changes here. Who announced a deadline, when, and its topic stay.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from tracker.cli.progress import Progress
from tracker.core.moment import Moment
from tracker.core.recurrence import instances
from tracker.core.wording import count, day_words
from tracker.intake.calendar_entries import Entry, entries
from tracker.intake.calendar_heading import Heading, heading
from tracker.intake.content_lines import Wrong
from tracker.intake.opened import Opened
from tracker.store.calendared import (
    has,
    imported,
    is_judged,
    known_topic,
    newest_row,
    says_same,
    standing_id,
    told_before,
)
from tracker.store.cases import setting
from tracker.store.drafts import Arrival, Terms
from tracker.store.ids import derived_id
from tracker.store.importing import Given
from tracker.store.kinds import State
from tracker.store.readings import TIME
from tracker.store.recurring import as_state, rule
from tracker.store.staging import Fault
from tracker.store.state import load

_PAGE = 100


class _Wrong(Exception):
    """What the store does not take of an entry."""

    def __init__(self, name: str, value: str, wants: str) -> None:
        super().__init__(wants)
        self.wrong = Wrong(name, value, wants)


class Calendar:
    """An iCalendar file on its way in; `terms` fill in what it does not say."""

    def __init__(self, db: sqlite3.Connection, source: Opened, terms: Terms, now: datetime) -> None:
        self._db = db
        self._source = source
        self._terms = terms
        self._now = now
        self._zone = setting(db, "zone")
        self._head: Heading = heading(source, self._zone)
        self._told: Counter[str] = Counter()
        self._floating = 0
        self._seen: dict[tuple[str, str, str], int] = {}

    def given(self, progress: Progress) -> Iterator[Given]:
        """The rows of all entries; raises RecordRefused for what is no calendar."""
        for line, wrong in self._head.wrong:
            yield Fault(line, *wrong), f"{wrong.property}:{wrong.value}"
        for n, entry in enumerate(entries(self._source, self._head)):
            if not n % _PAGE:
                progress.show(self._source.read, self._source.size)
            for row in self._rows(entry):
                yield row, entry.raw

    def told(self) -> list[str]:
        """What was taken for granted, for people."""
        lines = []
        if self._floating:
            hours = count(self._floating, "hour")
            verb = "is" if self._floating == 1 else "are"
            lines.append(f"{hours} without a zone {verb} by the clocks of {self._zone}, as set.")
        for name, times in sorted(self._told.items()):
            deadlines = count(times, "deadline")
            lines.append(f"{deadlines} taken as said on the day of {name}; --said gives another.")
        if left_out := self._head.left_out:
            kinds = ", ".join(f"{times} {kind}" for kind, times in sorted(left_out.items()))
            lines.append(f"Left out, as no event and no task: {kinds}.")
        return lines

    def _rows(self, entry: Entry) -> Iterator[Arrival | Fault]:
        if entry.wrong:
            yield from (Fault(entry.line, *wrong) for wrong in entry.wrong)
            return
        line = self._seen.setdefault((entry.kind, *entry.key), entry.line)
        if line != entry.line:
            yield Fault(entry.line, "UID", entry.key[0], f"each UID once; line {line} has it too")
            return
        try:
            found = list(self._event(entry) if entry.kind == "VEVENT" else self._deadline(entry))
        except _Wrong as error:
            yield Fault(entry.line, *error.wrong)
            return
        self._floating += entry.floating
        for kind, fields in found:
            yield Arrival(entry.line, kind, fields, names=True)

    def _today(self, entry: Entry) -> date:
        return Moment(None, self._now).today(entry.zone or self._zone)

    def _known(self, entry: Entry, since: date | None) -> date:
        """The day on which what the entry says was known."""
        today = self._today(entry)
        known = max(filter(None, (entry.known, since)), default=today)
        if self._terms.said is not None:
            known = date.fromisoformat(self._terms.said)
        if known > today:
            wants = f"a day of the past: {day_words(known)} is still to come"
            raise _Wrong(entry.known_by or "LAST-MODIFIED", f"{known}", wants)
        return known

    def _event(self, entry: Entry) -> Iterator[tuple[str, State]]:
        id = derived_id("event", *entry.key)
        says: State = {
            "title": entry.title,
            "place": entry.place,
            "confidence": "unconfirmed" if entry.tentative else "verified",
        }
        before = imported(self._db, "event", id)
        if before is None:
            topic = known_topic(self._db, entry.topics) or self._terms.topic
            yield "event", {"id": id, "topic": topic, **_stated(says)}
        else:
            yield "event", {"id": id, **_news(says, before)}
        yield from self._standing(entry, id)

    def _standing(self, entry: Entry, event: str) -> Iterator[tuple[str, State]]:
        assert entry.first is not None
        assert entry.last is not None
        note = "\n".join(filter(None, (entry.clock, entry.note))) or None
        says: State = {
            "standing": entry.standing,
            "first": entry.first.isoformat(),
            "last": entry.last.isoformat(),
            "note": note,
        }
        before = told_before(self._db, event)
        if before is not None and says_same(before, says):
            return
        newest = newest_row(self._db, event)
        if newest is not None:
            days = (newest.standing, newest.first, newest.last)
            if before is None and days == (entry.standing, entry.first, entry.last):
                return
            self._check_open(entry, event, newest.standing)
        yield (
            "event_standing",
            {
                "id": standing_id(event, before["id"] if before else "", says),
                "event": event,
                "precision": "day",
                "known": self._known(entry, None).isoformat(),
                **_stated(says | _cited(entry)),
            },
        )

    def _check_open(self, entry: Entry, event: str, standing: str) -> None:
        """What happened is not scheduled again by a calendar that was changed behind it."""
        loaded = load(self._db, "event", event)
        if standing == "happened" and loaded is not None:
            number = loaded["number"]
            wants = (
                f"what is on record: #{number} happened; `tracker event moved {number}"
                " --though-happened` says that it did not"
            )
            raise _Wrong("DTSTART", f"{entry.first}", wants)

    def _deadline(self, entry: Entry) -> Iterator[tuple[str, State]]:
        id = derived_id("deadline", *entry.key)
        before = imported(self._db, "deadline", id)
        if before is None:
            said, speakers = self._announced(entry)
            state = {
                "said": said.isoformat(),
                "speakers": speakers,
                "topic": known_topic(self._db, entry.topics) or self._terms.topic,
                **_cited(entry),
                **self._time(entry, said),
            }
            if entry.rule is not None:
                yield "recurrence", self._rule(entry, id, said)
                state |= {"recurrence": derived_id("recurrence", id), "instance": 1}
            yield "deadline", _stated({"id": id, "title": entry.title} | state)
        else:
            said = date.fromisoformat(before["said"])
            yield "deadline", {"id": id, **self._changes(entry, before, said)}
        yield from self._remarks(entry, id, said)

    def _announced(self, entry: Entry) -> tuple[date, list[str]]:
        """The day it was said, and by whom; options tell what the file does not."""
        said = date.fromisoformat(self._terms.said) if self._terms.said else entry.said
        if said is None:
            raise _Wrong("CREATED", "", "the day it was said; or give --said DAY")
        speakers = [entry.speaker] if entry.speaker else list(self._terms.speakers)
        if not speakers:
            wants = "who announced it, as ORGANIZER with a CN; or give --by SPEAKER"
            raise _Wrong("ORGANIZER", "", wants)
        if self._terms.said is None and entry.said_by:
            self._told[entry.said_by] += 1
        return said, speakers

    def _time(self, entry: Entry, said: date) -> State:
        """The columns that say when it is due, all of them."""
        assert entry.last is not None
        first = entry.first
        if entry.rule is not None and entry.rule.duration is None:
            first = min(said, entry.last)
        tie = "by" if entry.first is None else "on" if first == entry.last else "within"
        return dict.fromkeys(TIME) | {
            "first": first.isoformat() if first else None,
            "last": entry.last.isoformat(),
            "hour": entry.hour,
            "zone": entry.zone,
            "by_hand": 1,
            "precision": "hour" if entry.hour else "day",
            "relation": tie,
        }

    def _changes(self, entry: Entry, before: State, said: date) -> State:
        """The fields in which the file differs from what was last imported of it."""
        time = self._time(entry, said)
        news = _news({"title": entry.title}, before)
        moved = any(before.get(name) != time[name] for name in ("first", "last", "hour", "zone"))
        if moved or ("recurrence" in before) != (entry.rule is not None):
            if "recurrence" in before or entry.rule is not None:
                self._refuse_rule(entry, before)
            return news | time
        if entry.rule is not None:
            stored = load(self._db, "recurrence", before["recurrence"])
            assert stored is not None
            given = entry.rule.but(opens=rule(stored).opens)
            if given.but(skipped=0) != rule(stored).but(skipped=0, stopped=None):
                self._refuse_rule(entry, before)
        return news

    def _refuse_rule(self, entry: Entry, before: State) -> None:
        pattern = entry.rule.pattern if entry.rule else ""
        wants = (
            "the rule, the first time and the end that are on record: `tracker recurrence change"
            f" {before['number']}` changes them from an instance on"
        )
        raise _Wrong("RRULE", pattern, wants)

    def _rule(self, entry: Entry, deadline: str, said: date) -> State:
        assert entry.rule is not None
        assert entry.last is not None
        given = entry.rule
        if given.duration is None:
            given = given.but(opens=min(said, entry.last))
        some = instances(given)
        next(some)
        newest = {"newest": entry.last.isoformat()} if next(some, None) is not None else {}
        return {"id": derived_id("recurrence", deadline), **as_state(given), **newest}

    def _remarks(self, entry: Entry, deadline: str, said: date) -> Iterator[tuple[str, State]]:
        """The note and the outcome that the entry has, unless they are on record."""
        if entry.note is not None:
            id = derived_id("note", deadline, entry.note)
            if not has(self._db, "note", id):
                known = self._known(entry, said).isoformat()
                yield "note", {"id": id, "deadline": deadline, "known": known, "text": entry.note}
        if entry.outcome is not None and not is_judged(self._db, deadline):
            yield "verdict", self._verdict(entry, deadline, said)

    def _verdict(self, entry: Entry, deadline: str, said: date) -> State:
        """What the calendar's keeper said of the outcome, which nobody has confirmed."""
        known = self._known(entry, max(said, entry.happened or said))
        if entry.happened is not None and not said <= entry.happened <= self._today(entry):
            wants = f"a day of the past from {said} on, when it was said"
            raise _Wrong("COMPLETED", entry.happened.isoformat(), wants)
        assert entry.last is not None
        if entry.outcome == "withdrawn" and known > entry.last:
            wants = f"another status: it ended on {entry.last}, and was cancelled on {known}"
            raise _Wrong("STATUS", "CANCELLED", wants)
        happened = entry.happened.isoformat() if entry.happened else None
        return _stated(
            {
                "id": derived_id("verdict", deadline, str(entry.outcome), happened or ""),
                "deadline": deadline,
                "outcome": entry.outcome,
                "happened": happened,
                "known": max(known, entry.happened or known).isoformat(),
                "confidence": "unconfirmed",
                "note": f"{'Completed' if happened else 'Cancelled'} in {self._source.name}.",
                **_cited(entry),
            }
        )


def _stated(state: State) -> State:
    return {name: value for name, value in state.items() if value is not None}


def _news(says: State, before: State) -> State:
    return {name: value for name, value in says.items() if value != before.get(name)}


def _cited(entry: Entry) -> dict[str, Any]:
    return {"sources": [{"source": entry.url}]} if entry.url else {}
