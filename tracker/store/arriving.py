"""Rows of a file on their way to become records: what each means to the store, and what is wrong.

Nothing here writes to the store; it is only read, for some hundreds of rows at a time.
"""

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from tracker.errors import TrackerError
from tracker.store.change import stamp
from tracker.store.drafts import Arrival, Draft, Drafting, Terms
from tracker.store.fields import Wrong
from tracker.store.ids import new_id
from tracker.store.kinds import KINDS, State
from tracker.store.likened import LIKE, likened, repeats
from tracker.store.staging import OPEN_NUMBER, Fault, Stage, Staged
from tracker.store.state import defaults
from tracker.store.timing import Timing
from tracker.store.vouching import Vouching
from tracker.store.walking import states_of, travelling

OWN = ("number", "recorded", "version")  # what a store adds; a known record keeps its own
_ENCODE = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


class Arriving:
    """All rows of one file, taken a batch at a time.

    `counts` are those of new, changed, same and bad records, and of journal rows left out.
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

    def take(self, rows: Sequence[Arrival], raw: dict[int, Any]) -> None:
        """Take some rows; `raw` is what stood on their lines. Faults are noted with the stage."""
        faults: list[Fault] = []
        drafts: list[Draft] = []
        for row in rows:
            if row.kind in ("journal", "content"):
                faults += self._vouching.take(row, self.counts)
            else:
                draft, wrong = self._drafting.draft(row)
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

    def _completed_made(self) -> list[tuple[str, State]]:
        made, self._drafting.made[:] = list(self._drafting.made), []
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

    def _identified(self, drafts: list[Draft], faults: list[Fault]) -> list[Draft]:
        """The drafts with the keys of the records that say the same, or new ones."""
        found = [draft for draft in drafts if draft.key is not None]
        open_ones: dict[str, list[tuple[Draft, Draft]]] = defaultdict(list)
        for draft in drafts:
            if draft.key is None:
                timed, wrong = self._timing.timed(draft, None)
                faults += [Fault(draft.arrival.line, *each) for each in wrong]
                if not wrong:
                    open_ones[draft.arrival.kind].append((draft, timed))
        for kind, some in open_ones.items():
            found += self._keyed(kind, some, faults)
        return found

    def _keyed(
        self, kind: str, pairs: list[tuple[Draft, Draft]], faults: list[Fault]
    ) -> list[Draft]:
        """Each as the file has it where a record says the same, else with its time and a new id."""
        if kind not in LIKE:
            column, wants = KINDS[kind].key, "a value; there is none"
            faults += [Fault(bare.arrival.line, column, "", wants) for bare, _ in pairs]
            return []
        found = []
        known = likened(self._db, kind, [draft.given for _, draft in pairs])
        for (bare, draft), key in zip(pairs, known, strict=True):
            line = draft.arrival.line
            before = repeats(self._db, kind, draft.given, line)
            if before is not None:
                what = f"each {kind.replace('_', ' ')} once; line {before} says the same"
                faults.append(Fault(line, "", "", what))
            else:
                found.append(
                    bare._replace(key=key) if key else draft._replace(key=new_id(self._now))
                )
        return found

    def _with_stored(self, drafts: list[Draft]) -> list[tuple[Draft, State | None]]:
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

    def _settled(self, draft: Draft, stored: State | None) -> tuple[Staged | None, list[Wrong]]:
        kind, line = draft.arrival.kind, draft.arrival.line
        if draft.named or stored is not None:
            draft, wrong = self._timing.timed(draft, stored)
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
        return Staged(kind, state, line, what, text, note, nth), self._checked(kind, state)

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
