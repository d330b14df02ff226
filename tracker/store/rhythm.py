"""What recurs, once another store's instances are staged: each rule without gaps, and its newest.

The newest instance is noted with its rule, and instances may be left out for other reasons.
"""

import json
import sqlite3
from collections.abc import Iterator
from itertools import count, takewhile
from typing import NamedTuple

from tracker.store.kinds import State
from tracker.store.recurring import recorded, rule
from tracker.store.repeated import newest
from tracker.store.state import load

_TOUCHED = (
    "SELECT id FROM staged.recurrence UNION SELECT recurrence FROM staged.deadline"
    " WHERE recurrence IS NOT NULL UNION SELECT json_extract(text, '$.removed.recurrence')"
    " FROM staged.gone WHERE kind = 'deadline' AND text LIKE '%\"recurrence\"%'"
)


class Rhythm(NamedTuple):
    """A rule as it has to be: its state, and the ids of instances that stand beyond a gap."""

    state: State
    beyond: list[str]


def rhythms(db: sqlite3.Connection) -> Iterator[Rhythm]:
    """Of the rules of which anything is staged those that are not so; all of it is in place."""
    for (recurrence,) in db.execute(_TOUCHED).fetchall():
        state = load(db, "recurrence", recurrence)
        if state is None:
            continue
        have = recorded(db, recurrence)
        pairs = zip(count(rule(state).begins), have, strict=False)
        fitting = list(takewhile(lambda pair: pair[0] == pair[1][0], pairs))
        last = None if "stopped" in state else newest(rule(state), len(fitting))
        right = {name: value for name, value in state.items() if name != "newest"}
        right |= {"newest": last.isoformat()} if last else {}
        if right != state or len(fitting) < len(have):
            yield Rhythm(right, [id for _, id, _ in have[len(fitting) :]])


def restage(db: sqlite3.Connection, state: State) -> State | None:
    """Have a staged rule note its newest instance rightly; gives the state if it is not staged."""
    key, last = state["id"], state.get("newest")
    row = db.execute(
        "SELECT text FROM staged.given WHERE kind = 'recurrence' AND id = ?", (key,)
    ).fetchone()
    if row is None:
        return {**state, "version": state["version"] + 1}
    staged = {name: value for name, value in json.loads(row[0]).items() if name != "newest"}
    text = json.dumps(
        staged | ({"newest": last} if last else {}),
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
    )
    db.execute("UPDATE staged.recurrence SET newest = ? WHERE id = ?", (last, key))
    db.execute("UPDATE staged.given SET text = ? WHERE kind = 'recurrence' AND id = ?", (text, key))
    return None
