"""`tracker add`: record a deadline that somebody announced."""

from typing import Any

from tracker.cli.announcing import KIND, announced, prepare, stored_lines
from tracker.cli.app import App
from tracker.cli.options import QUOTE, SOURCE, Evidence, why
from tracker.cli.output import tell
from tracker.cli.repeats import REPEATS, RULE
from tracker.cli.stating import Option, stated
from tracker.core.records import Reading
from tracker.store.change import Change
from tracker.store.kinds import State
from tracker.store.twins import twins_of

OPTIONS = (
    *announced(required=True),
    KIND,
    *REPEATS,
    SOURCE,
    QUOTE,
    Option("--strict", "Refuse a party or topic that is not recorded yet.", takes=0),
    why,
)


@stated("add", "title", options=OPTIONS)
def command(
    app: App,
    /,
    title: str,
    sources: tuple[str, ...],
    quote: str | None,
    strict: bool,
    **options: Any,
) -> None:
    """Record a deadline that somebody announced.

    A phrase alone is read by the grammar; beside a window given by hand it is kept as the words.
    Where `tracker explain` shows another reading behind "or", --reading 2 records that one.
    Names that are new are recorded too, and stderr says so; it also names recorded deadlines that
    look like this one.

    What recurs (--every, or a phrase such as "every 90 days") is recorded as a rule: each instance
    is a deadline of its own, recorded as it comes into sight (see `tracker recurrence`). A month
    that lacks the day has it as its last, always counted from the first.

    \b
    tracker add "Peace summit in Budapest" --by "Donald Trump" --said 2025-10-16 \\
        --phrase "within two weeks or so" --topic ukraine-war --source https://example.org/a
    tracker add "Hostages freed" --by Hamas --said 2025-10-09 --after 12+72h
    tracker add "The list of names" --by Hamas --said 2025-10-09 --before "12 - 2 business days"
    tracker add "A pause" --by Hamas --said 2025-10-09 --between 12 13
    tracker add "A vote" --by Thune --said 2025-10-16T15:00 --phrase "next Friday" --reading 2
    tracker add "Arms report" --by "A. Minister" --said 2025-10-16 --every "90 days" \\
        --from 2026-01-31 --count 8
    """
    wish = {name: options.pop(name) for name in (*RULE, "once")}
    proof = Evidence(None, sources, quote, None)
    with app.changing("add") as change:
        change.strict = strict
        if any(wish.values()):
            from tracker.cli.recurring import add_wished  # few recur

            id, lines = add_wished(change, title, options, proof, wish)
        else:
            id, lines = _added(change, *prepare(change, title, options, proof))
        like = twins_of(change.db, id)
    tell(lines)
    if like:
        from tracker.cli.twins import tell_twins

        tell_twins(like)


def _added(change: Change, state: State, reading: Reading | None) -> tuple[str, list[str]]:
    """Record a deadline, with those that follow where its phrase says that it recurs."""
    if reading is None or reading.every is None:
        id = change.add("deadline", state)["id"]
        return id, stored_lines(change, id, reading)
    from tracker.cli.recurring import add_read

    return add_read(change, state, reading)
