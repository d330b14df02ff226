"""The tasks of a calendar as rows of an import: deadlines, their notes and their outcomes.

Who announced a deadline, when, and its topic stay. A copy that is older than what is recorded
changes nothing, and what a person judged is not judged again.
"""

from datetime import date
from typing import NamedTuple

from tracker.cli.calendar_copy import Copy, NotTaken, Rows, cited, news_of, stated
from tracker.core.records import Verdict
from tracker.core.recurrence import instances
from tracker.core.revision import revision
from tracker.core.standing import judgement, upheld
from tracker.core.wording import day_words
from tracker.intake.calendar_entry import Entry
from tracker.store.calendared import (
    case_of,
    has,
    imported,
    known_topic,
    outcome_before,
    verdict_id,
)
from tracker.store.ids import derived_id
from tracker.store.kinds import State
from tracker.store.readings import TIME
from tracker.store.recurring import as_state, load_rule

_BECAME = {"met": "Completed", "withdrawn": "Cancelled", "reopened": "To be done again"}
"""What the note of a verdict says that became of a task."""


class _Ending(NamedTuple):
    """What a calendar `told` last of an outcome, the verdict that is `held`, by whomever.

    A verdict before the day `since` would change nothing.
    """

    told: State | None
    held: Verdict | None
    since: date

    @property
    def last(self) -> str:
        return str(self.told["id"]) if self.told else ""

    @property
    def judged(self) -> bool:
        """Whether a person judged it."""
        return self.held is not None and self.held.id != self.last


class Tasks:
    """Makes rows of the tasks of one copy; `said_by` are the properties that told a day said."""

    def __init__(self, copy: Copy) -> None:
        self._copy = copy
        self.said_by: list[str] = []

    def rows(self, entry: Entry) -> Rows:
        """The rows of a task."""
        id = derived_id("deadline", *entry.key)
        before = imported(self._copy.db, "deadline", id)
        if before is None:
            yield from self._new(entry, id)
        elif self._older(entry, before):
            if not self._says_same(entry, before):
                self._copy.set_aside(entry, before)
            yield "deadline", {"id": id}
        else:
            yield from self._changed(entry, before)

    def _older(self, entry: Entry, before: State) -> bool:
        kept = revision(before.get("revision"))
        return kept is not None and entry.revision.older(kept)

    def _says_same(self, entry: Entry, before: State) -> bool:
        try:
            ending = self._ending(entry, before)
            return not (self._changes(entry, before) or [*self._remarks(entry, before, ending)])
        except NotTaken:
            return False

    def _new(self, entry: Entry, id: str) -> Rows:
        said, speakers = self._announced(entry)
        state = {
            "id": id,
            "title": entry.title,
            "said": said.isoformat(),
            "speakers": speakers,
            "topic": known_topic(self._copy.db, entry.topics) or self._copy.terms.topic,
            "revision": str(entry.revision),
            **cited(entry),
            **_time(entry, said),
        }
        if entry.rule is not None:
            yield "recurrence", _rule(entry, id, said)
            state |= {"recurrence": derived_id("recurrence", id), "instance": 1}
        yield "deadline", stated(state)
        yield from self._note(entry, id, said)
        if entry.outcome is not None:
            yield "verdict", self._verdict(entry, id, said, _Ending(None, None, said))

    def _changed(self, entry: Entry, before: State) -> Rows:
        """A deadline with what is new of it."""
        fields = self._changes(entry, before)
        ending = self._ending(entry, before)
        rows = list(self._remarks(entry, before, ending))
        if fields or rows:
            fields["revision"] = str(entry.revision)
        yield "deadline", {"id": before["id"], **fields}
        yield from rows
        if ending is not None:
            self._tell(entry, before, ending)

    def _tell(self, entry: Entry, before: State, ending: _Ending) -> None:
        """Say what becomes of the outcome, or that it is left as a person judged it."""
        held = ending.held.outcome if ending.held else None
        if held == entry.outcome:
            return
        if ending.judged:
            self._copy.judged.append(f"#{before['number']} {before['title']}")
        else:
            words = f"{before['title']}: {held or 'open'} → {entry.outcome or 'open'}"
            self._copy.news.append((before["number"], words))

    def _announced(self, entry: Entry) -> tuple[date, list[str]]:
        """The day it was said, and by whom; options tell what the file does not."""
        terms = self._copy.terms
        said = date.fromisoformat(terms.said) if terms.said else entry.said
        if said is None:
            raise NotTaken("CREATED", "", "the day it was said; or give --said DAY")
        if said > self._copy.today(entry):
            wants = f"a day of the past: {day_words(said)} is still to come"
            raise NotTaken(("--said" if terms.said else entry.said_by) or "", f"{said}", wants)
        speakers = [entry.speaker] if entry.speaker else list(terms.speakers)
        if not speakers:
            wants = "who announced it, as ORGANIZER with a CN; or give --by SPEAKER"
            raise NotTaken("ORGANIZER", "", wants)
        if terms.said is None and entry.said_by:
            self.said_by.append(entry.said_by)
        return said, speakers

    def _changes(self, entry: Entry, before: State) -> State:
        """The fields in which the file differs from what was last imported of it."""
        time = _time(entry, date.fromisoformat(before["said"]))
        news = news_of({"title": entry.title}, before)
        moved = any(before.get(name) != time[name] for name in ("first", "last", "hour", "zone"))
        if moved or ("recurrence" in before) != (entry.rule is not None):
            if "recurrence" in before or entry.rule is not None:
                _refuse_rule(entry, before)
            return news | time
        if entry.rule is not None:
            stored = load_rule(self._copy.db, before["recurrence"])
            given = entry.rule.but(opens=stored.opens)
            if given.but(skipped=0) != stored.but(skipped=0, stopped=None):
                _refuse_rule(entry, before)
        return news

    def _remarks(self, entry: Entry, before: State, ending: _Ending | None) -> Rows:
        """The note and the outcome of a recorded deadline, unless they are on record."""
        said = date.fromisoformat(before["said"])
        yield from self._note(entry, before["id"], said)
        if ending is not None and not ending.judged and (ending.held or entry.outcome):
            yield "verdict", self._verdict(entry, before["id"], said, ending)

    def _note(self, entry: Entry, deadline: str, said: date) -> Rows:
        if entry.note is None:
            return
        id = derived_id("note", deadline, entry.note)
        if not has(self._copy.db, "note", id):
            known = self._copy.known(entry, said).isoformat()
            yield "note", {"id": id, "deadline": deadline, "known": known, "text": entry.note}

    def _ending(self, entry: Entry, before: State) -> _Ending | None:
        """How a recorded deadline ended so far, if the entry says otherwise than before."""
        told = outcome_before(self._copy.db, before["id"])
        happened = entry.happened and entry.happened.isoformat()
        if _ended(told) == (entry.outcome, happened):
            return None
        case = case_of(self._copy.db, before["id"])
        said = date.fromisoformat(before["said"])
        since = max((each.known for each in upheld(case.verdicts)), default=said)
        return _Ending(told, judgement(case, date.max), since)

    def _verdict(self, entry: Entry, deadline: str, said: date, ending: _Ending) -> State:
        """What the calendar's keeper said of the outcome, which nobody has confirmed."""
        happened = entry.happened
        known = self._copy.known(entry, max(ending.since, happened or said))
        if happened is not None and not said <= happened <= self._copy.today(entry):
            wants = f"a day of the past from {said} on, when it was said"
            raise NotTaken("COMPLETED", happened.isoformat(), wants)
        assert entry.last is not None
        if entry.outcome == "withdrawn" and known > entry.last:
            wants = f"another status: it ended on {entry.last}, and was cancelled on {known}"
            raise NotTaken("STATUS", "CANCELLED", wants)
        outcome = entry.outcome or "reopened"
        says = {"outcome": outcome, "happened": happened and happened.isoformat()}
        return stated(
            {
                "id": verdict_id(deadline, ending.last, says),
                "deadline": deadline,
                "known": max(known, happened or known).isoformat(),
                "confidence": "unconfirmed",
                "note": f"{_BECAME[outcome]} in {self._copy.name}.",
                **says,
                **cited(entry),
            }
        )


def _ended(told: State | None) -> tuple[str | None, str | None]:
    """The outcome and the day that a calendar told last; that it was taken back is none."""
    if told is None or told["outcome"] == "reopened":
        return None, None
    return told["outcome"], told["happened"]


def _time(entry: Entry, said: date) -> State:
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


def _refuse_rule(entry: Entry, before: State) -> None:
    pattern = entry.rule.pattern if entry.rule else ""
    wants = (
        "the rule, the first time and the end that are on record: `tracker recurrence change"
        f" {before['number']}` changes them from an instance on"
    )
    raise NotTaken("RRULE", pattern, wants)


def _rule(entry: Entry, deadline: str, said: date) -> State:
    assert entry.rule is not None
    assert entry.last is not None
    given = entry.rule
    if given.duration is None:
        given = given.but(opens=min(said, entry.last))
    some = instances(given)
    next(some)
    newest = {"newest": entry.last.isoformat()} if next(some, None) is not None else {}
    return {"id": derived_id("recurrence", deadline), **as_state(given), **newest}
