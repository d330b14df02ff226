"""`tracker ultimatum`: record a demand, and what is threatened if it is not met."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import click

from tracker.cli.announcing import announce, announced, prepare, stored_lines
from tracker.cli.app import App
from tracker.cli.linking import tie
from tracker.cli.options import DAY, QUOTE, SOURCE, Evidence, pass_app, why
from tracker.cli.output import tell, wrapped
from tracker.cli.stating import taking
from tracker.core.records import Reading
from tracker.core.wording import day_words
from tracker.errors import UsageError
from tracker.store.change import Change
from tracker.store.kinds import State

_COPIED = ("role", "topic", "zone", "confidence", "said_first")


@click.command("ultimatum")
@click.argument("demand")
@taking(*announced(required=True))
@click.option(
    "--or-else", "or_else", required=True, metavar="CONSEQUENCE", help="What is threatened."
)
@click.option("--consequence-phrase", metavar="WORDS", help="The words that state its time.")
@click.option("--consequence-on", type=DAY, metavar="DAY", help="The day of the consequence.")
@click.option("--consequence-first", type=DAY, metavar="DAY", help="First day of its window.")
@click.option("--consequence-last", type=DAY, metavar="DAY", help="Last day of its window.")
@click.option(
    "--carried-out-by",
    multiple=True,
    metavar="PARTY",
    help="Who would carry it out; default who announced it. May be repeated.",
)
@SOURCE
@QUOTE
@why
@pass_app
def command(
    app: App,
    /,
    demand: str,
    or_else: str,
    carried_out_by: tuple[str, ...],
    sources: tuple[str, ...],
    quote: str | None,
    **options: Any,
) -> None:
    """Record an ultimatum: what is demanded of whom, by when, and what is threatened otherwise.

    Both are deadlines with a standing of their own, linked and shown together. The consequence
    binds who announced it; unless its time is given it opens on the day after the demand has ended
    and has no end, so that it comes up for review. Once the demand is met, `met`, `check` and `due`
    name the command that records the consequence as moot.

    \b
    tracker ultimatum "A ceasefire" --by "Donald Trump" --bound "Vladimir Putin" \\
        --said 2025-07-14 --phrase "within 50 days" --or-else "Tariffs of 100 percent"
    """
    if not options["bounds"]:
        raise UsageError("say of whom it is demanded: --bound")
    when = {
        name.removeprefix("consequence_"): options.pop(name)
        for name in [name for name in options if name.startswith("consequence_")]
    }
    proof = Evidence(None, sources, quote, None)
    with app.changing("ultimatum") as change:
        first, reading = announce(change, demand, options, proof, {"kind": "ultimatum"})
        state, read = _consequence(change, first, or_else, carried_out_by, when, options, proof)
        second = change.add("deadline", state)["id"]
        words = tie(change, second, first, "consequence", Evidence(None, (), None, None))
        lines = [*stored_lines(change, first, reading), *stored_lines(change, second, read)]
    tell([*lines, wrapped("", words, 6)])


def _consequence(
    change: Change,
    demand: str,
    title: str,
    bounds: tuple[str, ...],
    when: Mapping[str, Any],
    options: Mapping[str, Any],
    proof: Evidence,
) -> tuple[State, Reading | None]:
    """The other half, as it is to be recorded, and the reading of its own phrase."""
    made = change.load("deadline", demand)
    assert made is not None
    copied = {name: made[name] for name in _COPIED if name in made}
    copied |= {"kind": "pledge", "firmness": "threatens"}
    given = {"said": options["said"], "speakers": options["speakers"]}
    given |= {"bounds": bounds or options["speakers"]}
    if any(value is not None for value in when.values()):
        return prepare(change, title, given | dict(when), proof, copied)
    opens = _after(made)
    given |= {"undated": True} if opens is None else {"first": opens}
    state, _ = prepare(change, title, given, proof, copied)
    if opens is None:
        return state | {"sentence": _SOME_DAY.format(made["number"])}, None
    own = {"relation": "after", "sentence": _AFTER.format(made["number"], day_words(opens))}
    return state | own, None


_SOME_DAY = "It follows if the demand, #{}, is not met; neither has a day."
_AFTER = "It follows if the demand, #{}, is not met: from {} on, with no last day."


def _after(demand: State) -> date | None:
    """The day after the demand has ended; the same day if that ends at an hour."""
    if "last" not in demand:
        return None
    last = date.fromisoformat(demand["last"])
    return last if "hour" in demand or last == date.max else last + timedelta(days=1)
