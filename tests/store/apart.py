"""Two copies of a store whose keepers went on without each other."""

import shutil
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

from tests.store.generated import NOW, TEXTS, Maker
from tracker.core.merged import content
from tracker.errors import RecordRefused
from tracker.store.change import Change, changing
from tracker.store.kinds import KINDS, State
from tracker.store.opening import reading
from tracker.store.referring import referring
from tracker.store.walking import OWN_SETTINGS, states_of, travelling

Records = dict[tuple[str, str], dict[str, Any]]


def parted(path: Path, other: Path, seed: int) -> None:
    """Copy the store at `path`, and let either side go on in a way of its own."""
    shutil.copy(path, other)
    for n, side in enumerate((path, other)):
        go_on(side, f"keeper {n}", Random(f"{seed} {n}"))


def go_on(path: Path, who: str, random: Random) -> None:
    """Add, change and take away some records."""
    with changing(str(path), NOW + timedelta(hours=1), who, "go on") as change:
        maker = Maker(change, random)
        for kind in travelling():
            maker.keys[kind] = _keys(change, kind)
        for kind in travelling():
            for key in list(maker.keys[kind]):
                _alter(change, kind, key, random)
        for kind in ("source", "party", "event", "event_standing", "deadline", "link", "verdict"):
            for n in range(random.randrange(3)):
                maker._try(kind, n)
    with changing(str(path), NOW + timedelta(hours=2), who, "take away") as change:
        for kind in ("citation", "note", "verdict", "link", "deadline", "party", "source"):
            for key in _keys(change, kind):
                state = change.load(kind, key) or {}
                free = "instance" not in state and not any(referring(change.db, kind, key))
                if free and random.random() < 0.1:
                    change.remove(kind, key)


def _keys(change: Change, kind: str) -> list[str]:
    shape = KINDS[kind]
    own = OWN_SETTINGS if kind == "setting" else ()
    rows = change.db.execute(f"SELECT {shape.key} FROM {shape.table} ORDER BY 1").fetchall()
    return [key for (key,) in rows if key not in own]


def _alter(change: Change, kind: str, key: str, random: Random) -> None:
    """Perhaps change a field or two."""
    state = change.load(kind, key)
    fields = ("title", "name", "publisher", "place", "criterion", "value")
    if state is None or KINDS[kind].appended or random.random() < 0.5 or kind == "setting":
        return
    changed: State = {
        field: random.choice(TEXTS)
        for field in fields
        if field in KINDS[kind].columns and random.random() < 0.4
    }
    if kind in ("party", "topic"):
        changed["aliases"] = random.sample(TEXTS, random.randrange(3))
    change.db.execute("SAVEPOINT one")
    try:
        change.edit(kind, {k: v for k, v in {**state, **changed}.items() if v != []})
    except RecordRefused:
        change.db.execute("ROLLBACK TO one")
    change.db.execute("RELEASE one")


def records(path: Path) -> Records:
    """All that travels, by kind and key, but for what a store has for itself."""
    found: Records = {}
    with reading(str(path)) as db:
        for kind in travelling():
            shape = KINDS[kind]
            keys = [key for (key,) in db.execute(f"SELECT {shape.key} FROM {shape.table}")]
            for key, state in states_of(db, kind, keys).items():
                if (kind, key) not in {("setting", own) for own in OWN_SETTINGS}:
                    found[kind, key] = (content(state) or {}) | {"recorded": state.get("recorded")}
    return found
