"""`tracker party`: who announces and who is bound, under all their names."""

import click

from tracker.cli import named
from tracker.cli.app import App
from tracker.cli.list import page_rows, pages
from tracker.cli.named import ALIAS
from tracker.cli.narrowing import formats, whole
from tracker.cli.options import as_of, pass_app, why
from tracker.cli.output import one, rows, say, tell, wrapped
from tracker.cli.shown import LIMIT, counts, event_lines, event_rows, flags_of, section, table
from tracker.store.find import Filters, known_party
from tracker.store.parties import parties
from tracker.store.sources import events
from tracker.store.state import load


@click.group("party")
def command() -> None:
    """Parties: who announces, who is bound, and the names they go by.

    \b
    tracker party list
    tracker party show Zelensky
    tracker party alias viktor-orban "Prime Minister Orban"
    tracker party merge v-orban viktor-orban
    """


@command.command("add")
@click.argument("name")
@ALIAS
@why
@pass_app
def add(app: App, name: str, aliases: tuple[str, ...]) -> None:
    """Record a party: a person, an office, a state or a body.

    \b
    tracker party add "Ursula von der Leyen" --alias "von der Leyen"
    """
    named.add(app, "party", name, aliases)


@command.command("list")
@formats
@pass_app
def listed(app: App, form: str) -> None:
    """Every party: how many deadlines it announced, how many bind it, its other names.

    \b
    tracker party list --format csv
    """
    app.refuse_as_of("party list", "counts all that is recorded")
    with app.reading() as db:
        found = parties(db)
    if form != "table":
        rows(form, [party._asdict() | {"aliases": list(party.aliases)} for party in found])
        return
    tell(
        table(
            [
                (each.slug, each.name, f"{each.announced:,}", f"{each.bound:,}", each.aliases)
                for each in found
            ],
            ("announced", "bound"),
        )
    )


@command.command("show")
@click.argument("party")
@LIMIT
@whole
@as_of
@pass_app
def show(app: App, party: str, limit: int, form: str) -> None:
    """A party with all its names: what it announced, what binds it, and where that stands.

    PARTY is its slug, any of its names, or a part of one that no other has.

    \b
    tracker party show Zelensky
    tracker party show putin --as-of 2025-11-16 --limit 0
    """
    moment = app.moment()
    with app.reading() as db:
        slug = known_party(db, party)
        state = load(db, "party", slug)
        took_part = events(db, party=slug)
    assert state is not None
    said, bound = (
        list(pages(app, moment, filters, None, counts))
        for filters in (Filters(speaker=slug), Filters(bound=slug))
    )
    today = moment.today("UTC")
    if form != "table":
        row = {
            "slug": slug,
            "name": state["name"],
            "aliases": state.get("aliases", []),
            "flags": {"announced": flags_of(said), "bound": flags_of(bound)},
            "announced": [row for page in said for row in page_rows(page)],
            "bound": [row for page in bound for row in page_rows(page)],
            "events": event_rows(took_part, today),
        }
        one(form, row)
        return
    say(wrapped("", state["name"], 0))
    say(wrapped("slug", slug))
    if others := state.get("aliases"):
        say(wrapped("also", ", ".join(others)))
    tell(section("announced", said, limit, moment))
    tell(section("bound", bound, limit, moment))
    tell(event_lines(took_part, today, limit))


named.edits(
    command,
    "party",
    {
        "alias": 'tracker party alias viktor-orban "Prime Minister Orban"\n'
        'tracker party alias viktor-orban "Prime Minister Orban" --remove',
        "rename": 'tracker party rename turkey "Turkiye"',
        "merge": "tracker party merge v-orban viktor-orban",
    },
)
