"""Rows of a file on their way to become records: what each means to the store, and what is wrong.

Nothing here writes to the store; it is only read, for some hundreds of rows at a time.
"""

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from operator import itemgetter
from typing import Any

from tracker.errors import TrackerError
from tracker.store.change import stamp
from tracker.store.drafts import Arrival, Draft, Drafting, Terms
from tracker.store.fields import Wrong
from tracker.store.ids import new_id
from tracker.store.kinds import KINDS, OPEN_NUMBER, OWN, State
from tracker.store.likened import LIKE, likened, repeats
from tracker.store.ordinary import Ordinary
from tracker.store.sheaf import Sheaf
from tracker.store.staging import Fault, Stage, Staged
from tracker.store.state import defaults
from tracker.store.timing import Timing
from tracker.store.vouching import Vouching
from tracker.store.walking import states_of, travelling

SINCE = "it was changed since the file was written"
_ENCODE = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), check_circular=False
).encode


class Arriving:
    """All rows of one file, taken a batch at a time.

    `counts` are those of journal rows, taken and left out.
    """

    def __init__(self, db: sqlite3.Connection, stage: Stage, now: datetime, terms: Terms) -> None:
        self.counts: Counter[str] = Counter()
        self._db = db
        self._stage = stage
        self._now = now
        self._terms = terms
        self._drafting = Drafting(db, now, terms)
        self._timing = Timing(db, now)
        self._vouching = Vouching(db, stage, terms.journal)
        self._open = OPEN_NUMBER
        self._defaults = {kind: _defaults(db, kind) for kind in travelling()}
        self._ordinary = Ordinary(
            db, terms, self._drafting, self._timing, self._defaults, stamp(now)
        )

    def take(self, rows: Sequence[Arrival], raw: dict[int, Any]) -> None:
        """Take some rows; `raw` is what stood on their lines. Faults are noted with the stage."""
        faults: list[Fault] = []
        records: list[Arrival] = []
        for row in rows:
            if row.kind in ("journal", "content"):
                faults += self._vouching.take(row, self.counts)
            else:
                records.append(row)
        sheaves = self._ordinary.sift(records)
        taken = {place for sheaf in sheaves for place in sheaf.places}
        left = [(place, row) for place, row in enumerate(records) if place not in taken]
        drafts = [self._drafting.draft(row, place) for place, row in left]
        faults += self._stage.put(self._made())
        self._identify(drafts)
        whole = [each for draft, each in self._all_settled(drafts, sheaves) if not draft.wrong]
        faults += [Fault(each.arrival.line, *wrong) for each in drafts for wrong in each.wrong]
        for sheaf in sheaves:
            faults += self._stage.put_sheaf(sheaf)
        faults += self._stage.put(whole)
        self._stage.refuse(faults, raw)

    def _made(self) -> list[Staged]:
        """The parties, topics and sources that rows have named since it was asked last."""
        made, self._drafting.made[:] = list(self._drafting.made), []
        whole = [(kind, self._complete(kind, state)) for kind, state in made]
        return [Staged(kind, state, 0, "new", _ENCODE(state), "made") for kind, state in whole]

    def _complete(self, kind: str, state: State) -> State:
        """A new record with all that a store adds, but for an open number."""
        shape = KINDS[kind]
        own, given = self._defaults[kind]
        full: State = own | {name: value for name, value in state.items() if value is not None}
        if full.get("recorded") is None and "recorded" in shape.columns:
            full["recorded"] = stamp(self._now)
        if full.get("version") is None and not shape.appended:
            full["version"] = 1
        for field, extra in given.items():
            if not full.get(field, True):
                del full[field]
            elif extra and field in full:
                full[field] = [extra | item for item in full[field]]
        return full

    def _identify(self, drafts: list[Draft]) -> None:
        """Put the key of the record that says the same, or a new one, where a row gives none."""
        open_ones: dict[str, list[tuple[Draft, State]]] = defaultdict(list)
        for draft in drafts:
            if draft.key is None:
                timed = self._timing.timed(draft, None)
                if draft.arrival.kind not in LIKE:
                    draft.blame([(KINDS[draft.arrival.kind].key, "", "a value; there is none")])
                if draft.wrong:
                    draft.given, draft.key = timed, new_id(self._now)
                else:
                    open_ones[draft.arrival.kind].append((draft, timed))
        for kind, some in open_ones.items():
            self._key(kind, some)

    def _key(self, kind: str, pairs: list[tuple[Draft, State]]) -> None:
        """Each stays as the file has it where a record says the same, else it gets its time."""
        known = likened(self._db, kind, [timed for _, timed in pairs])
        for (draft, timed), key in zip(pairs, known, strict=True):
            before = repeats(self._db, kind, timed, draft.arrival.line)
            if before is not None:
                what = f"each {kind.replace('_', ' ')} once; line {before} says the same"
                draft.blame([("", "", what)])
            if key is None:
                draft.given = timed
            draft.key = key or new_id(self._now)

    def _all_settled(
        self, drafts: list[Draft], sheaves: list[Sheaf]
    ) -> Iterator[tuple[Draft, Staged]]:
        """What each draft means to the store; bad ones are blamed for all that is wrong with them.

        They and the rows in columns are counted together, in the order of the file.
        """
        with_stored = self._with_stored(drafts)
        turns: list[tuple[int, int, Sheaf | tuple[Draft, State | None], int]]
        turns = [
            (draft.arrival.line, draft.place, (draft, stored), 0) for draft, stored in with_stored
        ]
        for sheaf in sheaves:
            rows = zip(sheaf.lines, sheaf.places, strict=True)
            turns += [(line, place, sheaf, n) for n, (line, place) in enumerate(rows)]
        turns.sort(key=itemgetter(0, 1))
        for _, _, each, n in turns:
            self._stage.seq += 1
            if isinstance(each, Sheaf):
                self._count(each, n)
            else:
                yield each[0], self._settled_whole(*each)

    def _settled_whole(self, draft: Draft, stored: State | None) -> Staged:
        staged = self._settled(draft, stored)._replace(seq=self._stage.seq)
        if draft.wrong:
            draft.blame(
                (each.column, each.value, each.wants) for each in self._stage.faults(staged)
            )
            self._stage.set_aside(staged)
        return staged

    def _count(self, sheaf: Sheaf, n: int) -> None:
        """Give a row in columns its place, and an open number if it has none."""
        nth, numbers = None, sheaf.columns.get("number")
        if numbers is not None and numbers[n] is None and not sheaf.same:
            self._open += 1
            nth = self._open - OPEN_NUMBER
            sheaf.columns["number"][n] = self._open
        sheaf.seqs.append(self._stage.seq)
        sheaf.nths.append(nth)

    def _with_stored(self, drafts: list[Draft]) -> list[tuple[Draft, State | None]]:
        """Each draft with the state that the store has of it."""
        by_kind: dict[str, list[str]] = defaultdict(list)
        for draft in drafts:
            assert draft.key is not None
            by_kind[draft.arrival.kind].append(draft.key)
        if self._terms.journal:  # goes into an empty store
            by_kind = {kind: [] for kind in by_kind}
        stored = {kind: states_of(self._db, kind, keys) for kind, keys in by_kind.items()}
        return [(draft, stored[draft.arrival.kind].get(draft.key or "")) for draft in drafts]

    def _settled(self, draft: Draft, stored: State | None) -> Staged:
        kind, line = draft.arrival.kind, draft.arrival.line
        if draft.named or stored is not None:
            draft.given = self._timing.timed(draft, stored)
        shape = KINDS[kind]
        state = draft.given
        state[shape.key] = draft.key
        if stored is not None:
            return self._compared(draft, stored)
        if draft.merged:
            return Staged(kind, state, line, "same", "")
        nth = None
        if shape.numbered and state.get("number") is None:
            self._open += 1
            nth = self._open - OPEN_NUMBER
            state["number"] = self._open
        state = self._complete(kind, state)
        draft.blame(self._checked(kind, state))
        return Staged(kind, state, line, "new", _ENCODE(state), None, nth)

    def _compared(self, draft: Draft, stored: State) -> Staged:
        """What a row of a known record means; blamed if it may not change that."""
        kind, line = draft.arrival.kind, draft.arrival.line
        kept = {name: stored[name] for name in OWN if name in stored}
        state = self._complete(kind, stored | draft.given | kept)
        changed = [name for name in {**stored, **state} if stored.get(name) != state.get(name)]
        if not changed:
            return Staged(kind, state, line, "same", "")
        if KINDS[kind].appended:
            wanted = f"as the store has it: a {kind} is only ever added, never changed"
            draft.blame((name, _short(state.get(name)), wanted) for name in changed)
            return Staged(kind, state, line, "same", "")
        version = draft.given.get("version")
        if version not in (None, stored["version"]):
            draft.blame([("version", version, f"{stored['version']}: {SINCE}")])
        state["version"] = stored["version"] + 1
        draft.blame(self._checked(kind, state))
        note = _ENCODE({name: [stored.get(name), state.get(name)] for name in sorted(changed)})
        return Staged(kind, state, line, "changed", _ENCODE(state), note)

    def _checked(self, kind: str, state: State) -> list[Wrong]:
        """What no condition of a table says."""
        if kind == "recurrence":
            return _rule(state)
        return self._timing.checked(state) if kind == "deadline" else []


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
