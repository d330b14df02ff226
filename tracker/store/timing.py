"""When the deadlines of a file are: as their rows say it, or as the grammar reads their phrase."""

import sqlite3
from datetime import date, datetime, time
from functools import cache

from tracker.core.anchors import shifted
from tracker.core.asked import Asked
from tracker.core.checks import check_said
from tracker.core.moment import Moment, place
from tracker.core.records import Reading
from tracker.core.spans import day, day_and_time
from tracker.errors import PhraseError, TrackerError
from tracker.store.cases import setting
from tracker.store.conventions import conventions
from tracker.store.drafts import Draft
from tracker.store.fields import Wrong
from tracker.store.kinds import State
from tracker.store.readings import TIME, time_columns


class Timing:
    """Gives the rows of one file their time, by the settings of the store."""

    def __init__(self, db: sqlite3.Connection, now: datetime) -> None:
        self._now = now
        self._conventions = conventions(db)
        self._zone = setting(db, "zone")
        self._today = f"{now:%Y-%m-%d}"  # UTC: a day before it is to come nowhere
        self._read = cache(self._read_phrase)

    def timed(self, draft: Draft, stored: State | None) -> tuple[Draft, list[Wrong]]:
        """A deadline with its time: as the row gives it, or read from its phrase."""
        if draft.arrival.kind != "deadline":
            return draft, []
        given = draft.given
        try:
            at = _split_said(given)
        except TrackerError as error:
            return draft, [("said", given.get("said"), str(error))]
        timed = any(given.get(name) is not None for name in TIME)
        if stored is not None:
            if timed:
                return draft, []
            given = {name: value for name, value in given.items() if name not in TIME}
            draft = draft._replace(given=given)
            if given.get("phrase") in (None, stored.get("phrase")):
                return draft, []  # it says nothing new of the time
        elif not draft.named or "kind" not in given:
            given = {"kind": "pledge"} | {k: v for k, v in given.items() if v is not None}
        if stored is None and timed:
            return draft._replace(given=_by_hand(given)), []
        if not given.get("phrase"):
            return draft, [("phrase", "", "a phrase, or the days as first and last")]
        given = dict.fromkeys(TIME) | given if stored else given
        said = given.get("said") or (stored or {}).get("said")
        return self._from_phrase(draft._replace(given=given), said, at)

    def _from_phrase(
        self, draft: Draft, said: str | None, at: time | None
    ) -> tuple[Draft, list[Wrong]]:
        given = draft.given
        if said is None:
            return draft, [("said", "", "the day it was said, from which the phrase counts")]
        zone = given.get("zone") or self._zone
        try:
            place(zone)
            columns = self._read(given["phrase"], day(said), zone, at)
        except PhraseError as error:
            return draft, [("phrase", given["phrase"], f"words that state a time: {error.reason}")]
        except TrackerError as error:
            return draft, [("said" if "zone" not in str(error) else "zone", said, str(error))]
        return draft._replace(given=given | columns), []

    def _read_phrase(self, phrase: str, said: date, zone: str, at: time | None) -> State:
        from tracker.core.phrases import read_as  # a file with days has no need of the grammar

        reading: Reading = read_as(phrase, Asked(said, zone, self._conventions, at))
        return time_columns(reading, zone)

    def checked(self, state: State) -> list[Wrong]:
        """What is wrong with a deadline that no condition of its table says."""
        zone = state.get("zone", self._zone)
        try:
            place(zone)
        except TrackerError:
            return [("zone", zone, "a time zone by its IANA name, such as Europe/Kyiv")]
        if offset := state.get("anchor_offset"):
            try:
                shifted(date(2000, 1, 1), offset)
            except TrackerError as error:
                return [("anchor_offset", offset, f"a duration: {error}")]
        return self._said_wrong(state, zone)

    def _said_wrong(self, state: State, zone: str) -> list[Wrong]:
        said = state.get("said", "")
        if said < self._today:
            return []  # the usual case needs no calendar
        try:
            check_said(None, date.fromisoformat(said), Moment(None, self._now).today(zone))
        except TrackerError as error:
            return [("said", said, f"a day of the past: {error}")]
        except ValueError:
            return []  # no day at all: its table says so
        return []


def _split_said(given: State) -> time | None:
    """Take apart a said day with a clock time, or a span of days; gives the clock time."""
    said = given.get("said")
    if said is None or len(said) == 10:
        return None
    first, dots, last = said.partition("..")
    if dots:
        given["said_first"], given["said"] = day(first).isoformat(), day(last).isoformat()
        return None
    at_day, at = day_and_time(said)
    given["said"] = at_day.isoformat()
    return at


def _by_hand(given: State) -> State:
    """A time that a row gives, with what follows from it."""
    first, last = given.get("first"), given.get("last")
    filled = {"by_hand": 1, "precision": "day"}
    if given.get("relation") is None and not given.get("anchor_words") and (first or last):
        both = "on" if first == last else "within"
        filled["relation"] = both if first and last else "by" if last else "as early as"
    if given.get("by_hand") is not None and given.get("precision") is not None:
        return given  # as an export has it
    return filled | {name: value for name, value in given.items() if value is not None}
