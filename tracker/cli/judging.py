"""Judging candidates: accepting, dropping or linking them is one change, stored at once."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from tracker.cli.accepting import Accepted, Target, accept
from tracker.cli.app import App
from tracker.cli.output import wrapped
from tracker.core.twins import Twin
from tracker.errors import RecordRefused, UnknownId, UsageError
from tracker.store.candidates import find_candidate, reads
from tracker.store.change import Change
from tracker.store.find import either
from tracker.store.kinds import State
from tracker.store.twins import twins_of


class Done(NamedTuple):
    """Lines about what was recorded, and the recorded deadlines that it looks like."""

    lines: list[str]
    twins: list[Twin]


def loaded(change: Change, text: str) -> State:
    """The state of the candidate that `text` names; raises UnknownId."""
    state = change.load("candidate", find_candidate(change.db, text))
    assert state is not None
    return state


def accept_all(
    app: App,
    ids: list[str],
    edits: Mapping[str, Any],
    target: Target | None = None,
    shown: State | None = None,
) -> Done:
    """Accept candidates, all of them or none; raises as `accept` does.

    Raises RecordRefused for one that is no more as it was `shown`.
    """
    done = Done([], [])
    with app.changing("candidates accept") as change:
        for id in dict.fromkeys(find_candidate(change.db, text) for text in ids):
            state = loaded(change, id)
            _check_shown(state, shown)
            made = accept(change, state, edits, target)
            done.lines.extend(made.lines)
            done.twins.extend(_twins(change, made))
    return done


def _twins(change: Change, made: Accepted) -> list[Twin]:
    return twins_of(change.db, made.id) if made.kind == "deadline" else []


def drop_all(app: App, ids: list[str], reason: str) -> list[str]:
    """Drop candidates with the reason, all of them or none; they are not proposed again."""
    reason = " ".join(reason.split())
    if not reason:
        raise UsageError("say why: --why TEXT")
    lines = []
    with app.changing("candidates drop", why=reason) as change:
        for id in dict.fromkeys(find_candidate(change.db, text) for text in ids):
            state = loaded(change, id)
            _check_waiting(state)
            change.edit("candidate", state | {"state": "dropped", "reason": reason})
            lines.append(wrapped(f"c{state['number']}", f"{state['title']}: dropped", 6))
    return lines


def link_to(app: App, id: str, record: str) -> list[str]:
    """Note that a candidate tells of a recorded deadline or event; raises UnknownId."""
    with app.changing("candidates link") as change:
        state = loaded(change, id)
        _check_waiting(state)
        kind, key = _record(change, record)
        change.edit("candidate", state | {"state": "linked", kind: key})
        known = change.load(kind, key)
        assert known is not None
        number, source = known["number"], reads(change.db, [state["article"]])[state["article"]]
        told = f"{state['title']}: tells of #{number} {known['title']}"
        offer = f"`tracker cite {number} --source {source.source} --quote ...` adds it as evidence."
        return [wrapped(f"c{state['number']}", told, 6), wrapped("", offer, 6)]


def _record(change: Change, text: str) -> tuple[str, str]:
    """Kind and id of a deadline or an event; a candidate's own number is none of those."""
    if text.strip()[:1] in ("c", "C"):
        raise UnknownId(f"{text.strip()} is a candidate: give the number of a deadline or an event")
    return either(change.db, text)


def _check_shown(state: State, shown: State | None) -> None:
    if shown is not None and state["state"] == "waiting" and state != shown:
        raise RecordRefused(f"c{state['number']} was read otherwise meanwhile: quit, and look anew")


def _check_waiting(state: State) -> None:
    if state["state"] != "waiting":
        name = f"c{state['number']}"
        raise RecordRefused(f"{name} was {state['state']} already: `tracker log {name}` says how")
