"""When the deadlines of a file are: as their rows say it, or as the grammar reads their phrase."""

import sqlite3
from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from functools import cache
from typing import Any

from tracker.core.anchors import shifted
from tracker.core.asked import Asked
from tracker.core.checks import check_said
from tracker.core.moment import Moment, place
from tracker.core.records import Reading
from tracker.core.spans import day, day_and_time
from tracker.errors import PhraseError, TrackerError
from tracker.store.cases import setting
from tracker.store.conventions import conventions
from tracker.store.drafts import Arrival, Draft
from tracker.store.fields import Wrong
from tracker.store.kinds import State
from tracker.store.readings import TIME, time_columns
from tracker.store.sheaf import Columns, constant

_KIND = {"kind": "pledge"}
_UNTIMED = {"by_hand": 1, "precision": "none"}  # in the place of a time that is wrong
_ROW = Arrival(0, "deadline", {})
_ZONE = "a time zone by its IANA name, such as Europe/Kyiv"


class Timing:
    """Gives the rows of one file their time, by the settings of the store."""

    def __init__(self, db: sqlite3.Connection, now: datetime) -> None:
        self._now = now
        self._conventions = conventions(db)
        self._zone = setting(db, "zone")
        self._today = f"{now:%Y-%m-%d}"  # UTC: a day before it is to come nowhere
        self._read = cache(self._read_phrase)

    def timed(self, draft: Draft, stored: State | None) -> State:
        """What a row says, a deadline with its time: as the row gives it, or read from its phrase.

        The draft is blamed where that cannot be told.
        """
        if draft.arrival.kind != "deadline":
            return draft.given
        try:
            given, at = _split_said(draft.given)
        except TrackerError as error:
            draft.blame([("said", draft.given.get("said"), _day_wanted(error))])
            return _KIND | _UNTIMED | _filled(draft.given)
        timed = any(given.get(name) is not None for name in TIME)
        if stored is not None:
            if timed:
                return given
            given = {name: value for name, value in given.items() if name not in TIME}
            if given.get("phrase") in (None, stored.get("phrase")):
                return given  # it says nothing new of the time
            given = dict.fromkeys(TIME) | given
        elif timed:
            return _by_hand(given if draft.named and "kind" in given else _KIND | _filled(given))
        else:
            given = _KIND | _filled(given)
        return given | self._from_phrase(draft, given, stored, at)

    def _from_phrase(
        self, draft: Draft, given: State, stored: State | None, at: time | None
    ) -> State:
        """The columns that the phrase of a row gives."""
        phrase, zone = given.get("phrase"), given.get("zone") or self._zone
        said = given.get("said") or (stored or {}).get("said")
        if phrase and said:
            try:
                place(zone)
            except TrackerError:
                draft.blame([("zone", zone, _ZONE)])
                return _UNTIMED
            try:
                return self._read(phrase, day(said), zone, at)
            except PhraseError as error:
                wants = f"words that state a time: {error.reason}"
                draft.blame([("phrase", phrase, wants)])
            except TrackerError as error:
                draft.blame([("said", said, _day_wanted(error))])
        elif phrase:
            draft.blame([("said", "", "the day it was said, from which the phrase counts")])
        elif not any(field in TIME for field, _, _ in draft.wrong):
            draft.blame([("phrase", "", "a phrase, or the days as first and last")])
        return _UNTIMED

    def _read_phrase(self, phrase: str, said: date, zone: str, at: time | None) -> State:
        from tracker.core.phrases import read_as  # a file with days has no need of the grammar

        reading: Reading = read_as(phrase, Asked(said, zone, self._conventions, at))
        return time_columns(reading, zone)

    def checked(self, state: State) -> list[Wrong]:
        """What is wrong with a deadline that no condition of its table says."""
        wrong: list[Wrong] = []
        zone = state.get("zone", self._zone)
        try:
            place(zone)
        except TrackerError:
            wrong.append(("zone", zone, _ZONE))
            zone = self._zone
        if offset := state.get("anchor_offset"):
            try:
                _shift(offset)
            except TrackerError as error:
                wrong.append(("anchor_offset", offset, f"a duration: {error}"))
        return wrong + self._said_wrong(state, zone)

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

    def said_itself(self, columns: Columns, count: int) -> list[bool]:
        """Of so many known deadlines those that say when they are, and were said on a plain day."""
        said = columns.get("said", constant(None, count))
        timed = _timed(columns, count)
        return [own and (at is None or len(at) == 10) for own, at in zip(timed, said, strict=True)]

    def columns(self, given: Columns, fit: list[bool]) -> Columns:
        """The columns of new deadlines that have ids, with their time, as `timed` gives it.

        Rows at which somebody has to look are noted as not fit.
        """
        columns = {name: [*column] for name, column in given.items()}
        by_hand, precision, said, zone, offset = (
            columns.setdefault(name, constant(None, len(fit)))
            for name in ("by_hand", "precision", "said", "zone", "anchor_offset")
        )
        names = tuple(columns)  # filling adds some, which rows that come later do not say
        for n in range(len(fit)):
            if by_hand[n] is None or precision[n] is None or "kind" not in given:
                fit[n] = fit[n] and self._fill(columns, names, n)
        usable = {each for each in {*zone} if each is None or _holds(place, each)}
        whole = {each for each in {*offset} if not each or _holds(_shift, each)}
        for n, row in enumerate(zip(said, zone, offset, strict=True)):
            at, where, from_event = row
            plain = at is not None and len(at) == 10 and at < self._today
            fit[n] = fit[n] and plain and where in usable and from_event in whole
        return columns

    def _fill(self, columns: dict[str, list[Any]], names: Sequence[str], n: int) -> bool:
        """Give a row of new deadlines its time; gives whether nothing is wrong with it.

        `names` are the columns that it says itself.
        """
        row = {name: columns[name][n] for name in names}
        draft = Draft(_ROW, row, row["id"], True, [])
        for name, value in self.timed(draft, None).items():
            columns.setdefault(name, constant(None, len(columns["id"])))[n] = value
        return not draft.wrong


def _split_said(given: State) -> tuple[State, time | None]:
    """Take apart a said day with a clock time, or a span of days; gives the clock time too."""
    said = given.get("said")
    if said is None or len(said) == 10:
        return given, None
    first, dots, last = said.partition("..")
    if dots:
        return given | {"said_first": day(first).isoformat(), "said": day(last).isoformat()}, None
    at_day, at = day_and_time(said)
    return given | {"said": at_day.isoformat()}, at


def _shift(offset: str) -> date:
    return shifted(date(2000, 1, 1), offset)


def _holds(look: Callable[[str], object], value: str) -> bool:
    """Whether nothing is wrong with a value."""
    try:
        look(value)
    except TrackerError:
        return False
    return True


def _timed(columns: Columns, count: int) -> list[bool]:
    """For each of so many rows whether it says when it is, and not by its phrase alone."""
    own = [columns[name] for name in TIME if name in columns]
    return [any(each is not None for each in row) for row in zip(*own, strict=True)] or [
        False
    ] * count


def _day_wanted(error: TrackerError) -> str:
    return f"a day, a span of days or a day with a clock time ({error})"


def _filled(given: State) -> State:
    return {name: value for name, value in given.items() if value is not None}


def _by_hand(given: State) -> State:
    """A time that a row gives, with what follows from it."""
    if given.get("by_hand") is not None and given.get("precision") is not None:
        return given  # as an export has it
    first, last = given.get("first"), given.get("last")
    filled = {"by_hand": 1, "precision": "day"}
    if given.get("relation") is None and not given.get("anchor_words") and (first or last):
        both = "on" if first == last else "within"
        filled["relation"] = both if first and last else "by" if last else "as early as"
    return filled | _filled(given)
