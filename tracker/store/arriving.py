"""Rows of a file on their way to become records: what each means to the store, and what is wrong.

Nothing here writes to the store; it is only read, for some hundreds of rows at a time.
"""

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from functools import cache
from hashlib import sha256
from typing import Any, NamedTuple

from tracker.core.anchors import shifted
from tracker.core.asked import Asked
from tracker.core.checks import check_said
from tracker.core.moment import Moment, place
from tracker.core.quotes import MEDIA
from tracker.core.record import Record
from tracker.core.records import Reading
from tracker.core.spans import day, day_and_time
from tracker.errors import PhraseError, TrackerError
from tracker.store.called import Called
from tracker.store.cases import setting
from tracker.store.change import stamp
from tracker.store.conventions import conventions
from tracker.store.copies import shown_words
from tracker.store.fields import EXTRA, Fields, Wrong, all_fields
from tracker.store.ids import new_id
from tracker.store.journal import START, digest
from tracker.store.kinds import KINDS, State
from tracker.store.readings import TIME, time_columns
from tracker.store.settings import CHOOSING, parsed
from tracker.store.staging import OPEN_NUMBER, Fault, Stage, Staged
from tracker.store.state import defaults
from tracker.store.walking import OWN_SETTINGS, states_of, travelling

OWN = ("number", "recorded", "version")  # what a store adds; a known record keeps its own
LIKE = {
    # what two rows without an id have to share to be the same record
    "deadline": ("title", "said", "said_first", "phrase", "first", "last", "anchor_words"),
    "event": ("title", "kind", "place", "topic"),
    "event_standing": ("event", "standing", "first", "last", "known"),
    "verdict": ("deadline", "outcome", "happened", "known"),
    "link": ("new", "old", "kind"),
    "note": ("deadline", "known", "text"),
    "source": ("url", "title"),
}
_ENCODE = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
_JOURNAL = ("seq", "change", "at", "who", "command", "kind", "id", "state", "why", "prev", "hash")


class Arrival(NamedTuple):
    """A row as read: the line it begins on, its kind, and its fields as they are named here.

    `cells` says that they are the texts of a sheet, `names` that parties and topics go by what
    people call them, also where that looks like a slug.
    """

    line: int
    kind: str
    fields: Mapping[str, Any]
    cells: bool = False
    names: bool = False


class Terms(Record):
    """How rows are taken: what fills in for what they leave out, and what they go by."""

    topic: str | None = None
    speakers: tuple[str, ...] = ()
    said: str | None = None
    by_number: bool = False
    journal: bool = False


class _Draft(NamedTuple):
    """A row under way: what it says, which record it is, and how the store has that."""

    arrival: Arrival
    given: State
    key: str | None
    named: bool  # the file gives the key


class Arriving:
    """All rows of one file, taken a batch at a time.

    `counts` are those of new, changed, same and bad records, and of journal rows left out.
    """

    def __init__(self, db: sqlite3.Connection, stage: Stage, now: datetime, terms: Terms) -> None:
        self.counts: Counter[str] = Counter()
        self.fields: dict[str, Fields] = all_fields(db, travelling())
        self._db = db
        self._stage = stage
        self._now = now
        self._terms = terms
        self._made: list[tuple[str, State]] = []
        self._called = Called(db, now, lambda kind, state: self._made.append((kind, state)))
        self._conventions = conventions(db)
        self._zone = setting(db, "zone")
        self._open = OPEN_NUMBER
        self._today = f"{now:%Y-%m-%d}"  # UTC: a day before it is to come nowhere
        self._head = (0, START)
        self._defaults = {kind: _defaults(db, kind) for kind in travelling()}
        self._read = cache(self._read_phrase)

    def take(self, rows: Sequence[Arrival], raw: dict[int, Any]) -> None:
        """Take some rows; `raw` is what stood on their lines. Faults are noted with the stage."""
        faults: list[Fault] = []
        drafts: list[_Draft] = []
        for row in rows:
            if row.kind == "journal":
                faults += self._journal(row)
            elif row.kind == "content":
                faults += self._content(row)
            else:
                draft, wrong = self._draft(row)
                faults += [Fault(row.line, *each) for each in wrong]
                drafts += [draft] if not wrong else []
        made = [
            Staged(kind, state, 0, "new", _ENCODE(state), "made")
            for kind, state in self._completed_made()
        ]
        faults += self._stage.put(made)
        whole: list[Staged] = []
        for draft, stored in self._with_stored(self._identified(drafts, faults)):
            staged, wrong = self._settled(draft, stored)
            faults += [Fault(draft.arrival.line, *each) for each in wrong]
            whole += [staged] if staged and not wrong else []
        faults += self._stage.put(whole)
        bad = {fault.line for fault in faults}
        self.counts.update(each.what for each in whole if each.line not in bad)
        self.counts["new"] += len(made)
        self._stage.refuse(faults, raw)

    def _draft(self, row: Arrival) -> tuple[_Draft, list[Wrong]]:
        fields = self.fields[row.kind]
        given, wrong = fields.typed(row.fields, row.cells)
        shape = fields.shape
        key = given.get(shape.key)
        named = key is not None
        try:
            if not wrong:
                self._call(fields, given, row)
                if row.kind == "setting":
                    wrong += _setting(given, self._terms.journal)
        except TrackerError as error:
            wrong.append(("", "", str(error)))
        if key is None and not wrong:
            if self._terms.by_number and shape.numbered and given.get("number") is not None:
                key, named = self._numbered(row.kind, given["number"]), True
                if key is None:
                    wanted = f"the number of a known {row.kind}"
                    wrong.append(("number", given["number"], wanted))
            elif shape.key == "slug":
                name = given.get("name") or given.get("title")
                if name:
                    key = self._called.slug_for(row.kind, name)
        return _Draft(row, given, key, named), wrong

    def _numbered(self, kind: str, number: int) -> str | None:
        query = f"SELECT id FROM main.{KINDS[kind].table} WHERE number = ?"
        row = self._db.execute(query, (number,)).fetchone()
        return row[0] if row else None

    def _call(self, fields: Fields, given: State, row: Arrival) -> None:
        """Put the keys of parties, topics and sources where the row has what they are called."""
        exact = not (row.cells or row.names)
        named = given.get(fields.shape.key) is not None  # as some store has had it
        if row.kind == "deadline":
            self._fill_in(given)
        for field, kind in fields.named.items():
            value = given.get(field)
            if value is None or kind not in ("party", "topic"):
                continue
            if isinstance(value, list):
                slugs = [self._called.slug_of(kind, text, exact) for text in value]
                given[field] = slugs if named else list(dict.fromkeys(slugs))
            else:
                given[field] = self._called.slug_of(kind, value, exact)
        for field, child in fields.children.items():
            if "source" in child.columns and given.get(field):
                given[field] = [
                    {name: item[name] for name in child.columns if name in item}
                    | {"source": self._called.source_of(item)}
                    for item in given[field]
                ]
        if "source" in given and row.kind in EXTRA:
            self._cite(given)

    def _cite(self, given: State) -> None:
        """The columns `source` and `quote` as the first of the sources, if those are not given."""
        text, quote = given.pop("source"), given.pop("quote", None)
        if given.get("sources") or text is None:
            return
        given["sources"] = [{"source": self._called.source_of({"source": text})}]
        if quote is not None:
            given["sources"][0]["quote"] = quote

    def _fill_in(self, given: State) -> None:
        terms = self._terms
        if given.get("id") is None and given.get("title"):
            given["title"] = " ".join(given["title"].split())
        if terms.topic is not None and not given.get("topic"):
            given["topic"] = self._called.slug_of("topic", terms.topic, exact=False)
        if terms.speakers and not given.get("speakers"):
            names = (self._called.slug_of("party", name, exact=False) for name in terms.speakers)
            given["speakers"] = list(dict.fromkeys(names))
        if terms.said is not None and not given.get("said"):
            given["said"] = terms.said

    def _completed_made(self) -> list[tuple[str, State]]:
        made, self._made[:] = list(self._made), []
        return [(kind, self._complete(kind, state)) for kind, state in made]

    def _complete(self, kind: str, state: State) -> State:
        """A new record with all that a store adds, but for an open number."""
        shape = KINDS[kind]
        own, given = self._defaults[kind]
        full = own | {name: value for name, value in state.items() if value is not None}
        if full.get("recorded") is None and "recorded" in shape.columns:
            full["recorded"] = stamp(self._now)
        if full.get("version") is None and not shape.appended:
            full["version"] = 1
        for field, extra in given.items():
            if items := full.get(field):
                full[field] = [extra | item if isinstance(item, dict) else item for item in items]
        return {name: value for name, value in full.items() if value != []}

    def _identified(self, drafts: list[_Draft], faults: list[Fault]) -> list[_Draft]:
        """The drafts with the keys of the records that say the same, or new ones."""
        found = [draft for draft in drafts if draft.key is not None]
        open_ones: dict[str, list[tuple[_Draft, _Draft]]] = defaultdict(list)
        for draft in drafts:
            if draft.key is None:
                timed, wrong = self._timed(draft, None)
                faults += [Fault(draft.arrival.line, *each) for each in wrong]
                if not wrong:
                    open_ones[draft.arrival.kind].append((draft, timed))
        for kind, some in open_ones.items():
            found += self._likened(kind, some, faults)
        return found

    def _likened(
        self, kind: str, pairs: list[tuple[_Draft, _Draft]], faults: list[Fault]
    ) -> list[_Draft]:
        """Each as the file has it where a record says the same, else with its time and a new id."""
        shape = KINDS[kind]
        if kind not in LIKE:
            wants = "a value; there is none"
            faults += [Fault(bare.arrival.line, shape.key, "", wants) for bare, _ in pairs]
            return []
        found = []
        alike = self._alike(kind, [draft for _, draft in pairs])
        for n, (bare, draft) in enumerate(pairs):
            words = _ENCODE([draft.given.get(name) for name in LIKE[kind]] + _people(draft.given))
            try:
                self._db.execute(
                    "INSERT INTO staged.likeness VALUES (?, ?, ?)",
                    (kind, words, draft.arrival.line),
                )
            except sqlite3.IntegrityError:
                query = "SELECT line FROM staged.likeness WHERE kind = ? AND words = ?"
                (line,) = self._db.execute(query, (kind, words)).fetchone()
                what = f"each {kind.replace('_', ' ')} once; line {line} says the same"
                faults.append(Fault(draft.arrival.line, "", "", what))
                continue
            people = _people(draft.given)
            known = next((key for key, theirs in alike.get(n, ()) if theirs == people), None)
            found.append(
                bare._replace(key=known) if known else draft._replace(key=new_id(self._now))
            )
        return found

    def _alike(self, kind: str, drafts: list[_Draft]) -> dict[int, list[tuple[str, Any]]]:
        """For each draft by its place, the known records that say the same, and their people."""
        shape = KINDS[kind]
        if self._db.execute(f"SELECT 1 FROM main.{shape.table} LIMIT 1").fetchone() is None:
            return {}
        names = LIKE[kind]
        marks = ", ".join("?" * (1 + len(names)))
        columns = ", ".join(f"c{n}" for n in range(len(names)))
        self._db.execute("DELETE FROM staged.look")
        self._db.executemany(
            f"INSERT INTO staged.look (seq, {columns}) VALUES ({marks})",
            ((n, *map(draft.given.get, names)) for n, draft in enumerate(drafts)),
        )
        same = " AND ".join(f'+t."{name}" IS l.c{n}' for n, name in enumerate(names) if n)
        rows = self._db.execute(
            f"SELECT l.seq, t.{shape.key} FROM main.{shape.table} t CROSS JOIN staged.look l"
            f' ON l.c0 IS t."{names[0]}" AND {same} ORDER BY t.{shape.key}'
        ).fetchall()
        states = states_of(self._db, kind, sorted({key for _, key in rows}))
        found = defaultdict(list)
        for n, key in rows:
            found[n].append((key, _people(states[key])))
        return found

    def _with_stored(self, drafts: list[_Draft]) -> list[tuple[_Draft, State | None]]:
        """Each draft with the state that the store has of it, in the order of the file."""
        by_kind: dict[str, list[str]] = defaultdict(list)
        for draft in drafts:
            assert draft.key is not None
            by_kind[draft.arrival.kind].append(draft.key)
        if self._terms.journal:  # goes into an empty store
            by_kind = {kind: [] for kind in by_kind}
        stored = {kind: states_of(self._db, kind, keys) for kind, keys in by_kind.items()}
        drafts.sort(key=lambda draft: draft.arrival.line)
        return [(draft, stored[draft.arrival.kind].get(draft.key or "")) for draft in drafts]

    def _settled(self, draft: _Draft, stored: State | None) -> tuple[Staged | None, list[Wrong]]:
        kind, line = draft.arrival.kind, draft.arrival.line
        if draft.named or stored is not None:
            draft, wrong = self._timed(draft, stored)
            if wrong:
                return None, wrong
        shape = KINDS[kind]
        state = draft.given | {shape.key: draft.key}
        nth = None
        if stored is None:
            if shape.numbered and state.get("number") is None:
                self._open += 1
                nth = self._open - OPEN_NUMBER
                state["number"] = self._open
            state = self._complete(kind, state)
            what, note = "new", None
        else:
            kept = {name: stored[name] for name in OWN if name in stored}
            state = self._complete(kind, stored | state | kept)
            changed = [name for name in {**stored, **state} if stored.get(name) != state.get(name)]
            if not changed:
                return Staged(kind, state, line, "same", ""), []
            if shape.appended:
                wanted = f"as the store has it: a {kind} is only ever added, never changed"
                return None, [(name, _short(state.get(name)), wanted) for name in changed]
            version = draft.given.get("version")
            if version not in (None, stored["version"]):
                wanted = f"{stored['version']}: it was changed since the file was written"
                return None, [("version", version, wanted)]
            state["version"] = stored["version"] + 1
            what = "changed"
            note = _ENCODE({name: [stored.get(name), state.get(name)] for name in sorted(changed)})
        text = _ENCODE(state)
        wrong = self._checked(kind, state)
        return Staged(kind, state, line, what, text, note, nth), wrong

    def _checked(self, kind: str, state: State) -> list[Wrong]:
        """What no condition of a table says."""
        if kind == "recurrence":
            return _rule(state)
        if kind != "deadline":
            return []
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

    def _timed(self, draft: _Draft, stored: State | None) -> tuple[_Draft, list[Wrong]]:
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
        self, draft: _Draft, said: str | None, at: time | None
    ) -> tuple[_Draft, list[Wrong]]:
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

    def _content(self, row: Arrival) -> list[Fault]:
        """Take the text of saved copies, if it is the one that its hash names."""
        given, media, text = (row.fields.get(name) for name in ("sha256", "media", "text"))
        if not isinstance(text, str) or not text:
            return [Fault(row.line, "text", "", "a text that is not empty")]
        if media not in MEDIA:
            return [Fault(row.line, "media", media, f"one of {', '.join(MEDIA)}")]
        try:
            right = sha256(text.encode()).hexdigest()
        except UnicodeEncodeError:
            return [Fault(row.line, "text", "", "a text of whole letters")]
        if given != right:
            return [Fault(row.line, "sha256", given, f"{right}, the hash of its text")]
        self._stage.put_text(right, media, text, shown_words(text, media))
        return []

    def _journal(self, row: Arrival) -> list[Fault]:
        """Take a journal row that follows from the one before."""
        if not self._terms.journal:
            self.counts["journal rows left out"] += 1
            return []
        values = tuple(row.fields.get(name) for name in _JOURNAL)
        seq, prev = self._head
        right = values[0] == seq + 1 and values[-2] == prev and _digest(values) == values[-1]
        if not right:
            return [Fault(row.line, "hash", values[-1], "what follows from the row before")]
        self._db.execute(f"INSERT INTO staged.journal VALUES ({', '.join('?' * 11)})", values)
        self._head = (seq + 1, str(values[-1]))
        self.counts["journal"] += 1
        return []


def _digest(values: tuple[Any, ...]) -> str | None:
    try:
        return digest(values[-2], values[:-2])
    except (TypeError, UnicodeEncodeError):
        return None


def _people(state: State) -> list[Any]:
    return [state.get(name) or [] for name in ("speakers", "bounds", "parties")]


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


def _setting(given: State, journal: bool) -> list[Wrong]:
    key, value = given.get("key"), given.get("value")
    if journal or key is None or value is None:
        return []
    if key in OWN_SETTINGS:
        return [("key", key, "a setting that travels: this one is of the store itself")]
    if key in CHOOSING:
        return []  # it may name a calendar of the file, and is looked at when all is here
    try:
        if parsed(key, value) == value:
            return []
    except TrackerError as error:
        return [("value", value, str(error))]
    return [("value", value, f"as `set` would store it: {parsed(key, value)}")]


def _rule(state: State) -> list[Wrong]:
    from tracker.core.patterns import check_rule, rrule  # few files hold what recurs
    from tracker.store.recurring import rule

    try:
        rrule(state["pattern"])
        check_rule(rule(state))
    except (TrackerError, ValueError) as error:
        return [("pattern", state.get("pattern"), str(error))]
    return []


def _short(value: Any) -> str:
    text = value if isinstance(value, str) else _ENCODE(value)
    return text if len(text) <= 60 else f"{text[:59]}…"


def _defaults(db: sqlite3.Connection, kind: str) -> tuple[State, dict[str, State]]:
    shape = KINDS[kind]
    children = {child.field: defaults(db, child.table, child.columns) for child in shape.children}
    return defaults(db, shape.table, shape.columns), children
