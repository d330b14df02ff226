"""What recurs, as `doctor` looks at it: the instances of each rule, and where it goes on."""

import sqlite3
from collections.abc import Generator
from datetime import date
from itertools import islice

from tracker.core.recurrence import Rule, instances
from tracker.core.wording import count
from tracker.store.recurring import recurrences


def repeating(db: sqlite3.Connection) -> Generator[str, None, str]:
    """The instances on record of each rule are its first ones, and the newest is noted."""
    rules = total = 0
    for found in recurrences(db):
        have = [
            number
            for (number,) in db.execute(
                "SELECT instance FROM deadline WHERE recurrence = ? ORDER BY instance", (found.id,)
            )
        ]
        rules, total = rules + 1, total + len(have)
        begins, name = found.rule.begins, f"what recurs as #{found.number}"
        if have != list(range(begins, begins + len(have))):
            yield f"{name} has instances {', '.join(map(str, have))}"
            continue
        expected = None if found.rule.stopped is not None else newest(found.rule, len(have))
        if found.newest != expected:
            yield (
                f"{name} goes on after {found.newest or 'no day'}, and should after"
                f" {expected or 'no day'}"
            )
    return f"{count(rules, 'rule')}, {count(total, 'instance')}"


def newest(rule: Rule, recorded: int) -> date | None:
    """The last day of the newest of so many instances, if another follows."""
    found = list(islice(instances(rule), recorded + 1))
    return found[recorded - 1].last if len(found) > recorded else None
