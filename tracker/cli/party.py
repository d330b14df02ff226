"""`tracker party`: who announces and who is bound, under all their names."""

from collections import Counter
from collections.abc import Sequence

import click

from tracker.cli import named
from tracker.cli.app import App
from tracker.cli.list import Stood, pages
from tracker.cli.named import ALIAS
from tracker.cli.narrowing import formats
from tracker.cli.options import as_of, pass_app, why
from tracker.cli.output import rows, say, tell, wrapped
from tracker.cli.shown import LIMIT, event_lines, event_rows, section, table
from tracker.core.standing import Standing
from tracker.core.states import FLAGS
from tracker.export.rows import deadline_row
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
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True
)
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
    said = list(_stood(app, Filters(speaker=slug)))
    bound = list(_stood(app, Filters(bound=slug)))
    today = moment.today("UTC")
    if form == "json":
        row = {
            "slug": slug,
            "name": state["name"],
            "aliases": state.get("aliases", []),
            "flags": {"announced": _flags(said), "bound": _flags(bound)},
            "announced": [deadline_row(case, stands) for case, stands, _ in said],
            "bound": [deadline_row(case, stands) for case, stands, _ in bound],
            "events": event_rows(took_part, today),
        }
        rows("json", row)  # type: ignore[arg-type]
        return
    say(wrapped("", state["name"], 0))
    say(wrapped("slug", slug))
    if others := state.get("aliases"):
        say(wrapped("also", ", ".join(others)))
    tell(section("announced", said, limit))
    tell(section("bound", bound, limit))
    tell(event_lines(took_part, today, limit))


def _stood(app: App, filters: Filters) -> Sequence[Stood]:
    found = pages(app, app.moment(), filters, None, _counts)
    return [stood for page in found for stood in page.stood]


def _counts(stands: Standing | None) -> bool:
    return stands is not None and stands.state != "in-error"


def _flags(found: Sequence[Stood]) -> dict[str, int]:
    counted = Counter(stands.flag for _, stands, _ in found)
    return {flag: counted[flag] for flag in FLAGS}


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
