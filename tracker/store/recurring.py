"""Recurrences and their instances: recorded when they come into sight, each once."""

import sqlite3
from datetime import date
from typing import Any

from tracker.core.patterns import instance_words
from tracker.core.recurrence import Instance, Recurrence, Rule, instances
from tracker.errors import UnknownId
from tracker.store.cases import setting
from tracker.store.change import Change
from tracker.store.find import find
from tracker.store.ids import as_id
from tracker.store.kinds import KINDS, State
from tracker.store.sight import AHEAD, near
from tracker.store.state import load

_OWN = {
    # fields of a deadline that each instance has for itself
    *("id", "number", "first", "last", "sentence", "review", "recorded", "version"),
    *("recurrence", "instance", "revision"),
}


def rule(state: State) -> Rule:
    """The rule that a recurrence's state holds."""
    found: dict[str, Any] = {name: state[name] for name in Rule._fields if name in state}
    days = {name: date.fromisoformat(found[name]) for name in _DAYS if name in found}
    return Rule(**found | days)


_DAYS = ("origin", "opens", "until")


def load_rule(db: sqlite3.Connection, recurrence: str) -> Rule:
    """The rule of that id, which is recorded."""
    state = load(db, "recurrence", recurrence)
    assert state is not None
    return rule(state)


def as_state(given: Rule) -> State:
    """A rule as the fields of its recurrence."""
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in given.by_name().items()
        if value is not None
    }


def begin(change: Change, given: Rule, follows: str | None = None) -> str:
    """Record a rule, as yet without instances; gives its id."""
    state = as_state(given) | {"id": change.new_id()}
    change.add("recurrence", state | ({"follows": follows} if follows else {}))
    return str(state["id"])


def recorded(db: sqlite3.Connection, recurrence: str) -> list[tuple[int, str, int]]:
    """The instances of a rule on record, in order: number of the instance, id, own number."""
    query = "SELECT instance, id, number FROM deadline WHERE recurrence = ? ORDER BY instance"
    return db.execute(query, (recurrence,)).fetchall()


def make(change: Change, recurrence: str, today: date, up_to: int = 0) -> list[str]:
    """Record the instances of a rule that are in sight on `today`; gives their ids.

    Its first instance is on record. Those up to the number `up_to` are recorded in any case.
    """
    state = _loaded(change, recurrence)
    given = rule(state)
    have = recorded(change.db, recurrence)
    model = change.load("deadline", have[0][1])
    assert model is not None
    words = {name: value for name, value in model.items() if name not in _OWN}
    lead = _lead(change, model)
    made: list[str] = []
    before: Instance | None = None
    ended = True
    for one in instances(given):
        if before is not None and one.number > have[-1][0]:
            if one.number > up_to and not _in_sight(before, lead, today):
                ended = False
                break
            made.append(_add(change, words, recurrence, given, one))
        before = one
    assert before is not None
    newest = {} if ended else {"newest": before.last.isoformat()}
    bare = {name: value for name, value in state.items() if name != "newest"}
    if bare | newest != state:
        change.edit("recurrence", bare | newest)
    return made


def _in_sight(before: Instance, lead: int, today: date) -> bool:
    return before.last.toordinal() - lead <= today.toordinal() + AHEAD


def _lead(change: Change, model: State) -> int:
    topic = change.load("topic", model["topic"]) if "topic" in model else None
    leads: State = {"lead": int(setting(change.db, "lead"))} | (topic or {}) | model
    return int(leads["lead"])


def _add(change: Change, words: State, recurrence: str, given: Rule, one: Instance) -> str:
    own = {
        "id": change.new_id(),
        "first": one.first.isoformat(),
        "last": one.last.isoformat(),
        "sentence": instance_words(given, one.number),
        "recurrence": recurrence,
        "instance": one.number,
    }
    return str(change.add("deadline", words | own)["id"])


def make_all(change: Change, today: date) -> list[str]:
    """Record every instance that is in sight on `today`, of all rules; gives their ids."""
    return [id for recurrence in near(change.db, today) for id in make(change, recurrence, today)]


def _loaded(change: Change, recurrence: str) -> State:
    state = change.load("recurrence", recurrence)
    assert state is not None
    return state


def find_recurrence(db: sqlite3.Connection, text: str) -> str:
    """The id of the rule that `text` names: by its public id, or by one of its instances.

    Raises UnknownId.
    """
    id = as_id(text.strip())
    if id and db.execute("SELECT 1 FROM recurrence WHERE id = ?", (id,)).fetchone():
        return id
    deadline = find(db, text, "deadline")
    number, found = db.execute(
        "SELECT number, recurrence FROM deadline WHERE id = ?", (deadline,)
    ).fetchone()
    if found is None:
        raise UnknownId(f"#{number} does not recur; `tracker recurrence list` shows what does")
    return str(found)


def segments(db: sqlite3.Connection, recurrence: str) -> list[str]:
    """The ids of all rules that changed one another into this one, or it into others, in order."""
    while (
        row := db.execute("SELECT follows FROM recurrence WHERE id = ?", (recurrence,)).fetchone()
    ) and row[0]:
        recurrence = row[0]
    found = [recurrence]
    while row := db.execute("SELECT id FROM recurrence WHERE follows = ?", found[-1:]).fetchone():
        found.append(row[0])
    return found


def recurrences(db: sqlite3.Connection) -> list[Recurrence]:
    """All rules, as they were recorded."""
    query = f"SELECT {', '.join(KINDS['recurrence'].columns)} FROM recurrence ORDER BY recorded, id"
    cursor = db.execute(query)
    names = [column[0] for column in cursor.description]
    states = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    followed = {state["follows"]: state["id"] for state in states}
    return [_recurrence(db, state, followed.get(state["id"])) for state in states]


def _recurrence(db: sqlite3.Connection, state: State, followed: str | None) -> Recurrence:
    state = {name: value for name, value in state.items() if value is not None}
    have = recorded(db, state["id"])
    (title,) = db.execute("SELECT title FROM deadline WHERE id = ?", (have[0][1],)).fetchone()
    newest, known = (
        date.fromisoformat(state[name]) if name in state else None for name in ("newest", "known")
    )
    ids = tuple(id for _, id, _ in have)
    return Recurrence(
        *(state["id"], have[0][2], title, rule(state), ids, newest, known),
        *(state.get("follows"), followed),
    )
