"""`tracker topic`: the threads that deadlines and events belong to."""

import click

from tracker.cli import named
from tracker.cli.app import App
from tracker.cli.list import page_rows, pages
from tracker.cli.named import ALIAS
from tracker.cli.narrowing import formats, whole
from tracker.cli.options import as_of, pass_app, why
from tracker.cli.output import one, rows, say, tell, wrapped
from tracker.cli.shown import LIMIT, counts, event_lines, event_rows, flags_of, section, table
from tracker.core.wording import count
from tracker.store.find import Filters, known_topic
from tracker.store.parties import topics
from tracker.store.sources import events
from tracker.store.state import load


@click.group("topic")
def command() -> None:
    """Topics: the threads that deadlines and events belong to, and the names they go by.

    \b
    tracker topic list
    tracker topic show ukraine-war
    tracker topic merge peace-talks ukraine-war
    """


@command.command("add")
@click.argument("title")
@ALIAS
@click.option(
    "--lead",
    type=click.IntRange(0, 3650),
    metavar="DAYS",
    help="Its deadlines are due this long before; else the setting.",
)
@why
@pass_app
def add(app: App, title: str, aliases: tuple[str, ...], lead: int | None) -> None:
    """Record a topic; its slug is made from the title.

    \b
    tracker topic add "The Black Sea corridor" --alias "grain deal" --lead 14
    """
    named.add(app, "topic", title, aliases, lead=lead)


@command.command("list")
@formats
@pass_app
def listed(app: App, form: str) -> None:
    """Every topic: how many deadlines and events it has, its other names.

    \b
    tracker topic list --format json
    """
    app.refuse_as_of("topic list", "counts all that is recorded")
    with app.reading() as db:
        found = topics(db)
    if form != "table":
        rows(form, [topic._asdict() | {"aliases": list(topic.aliases)} for topic in found])
        return
    cells = [
        (each.slug, each.title, f"{each.deadlines:,}", f"{each.events:,}", each.aliases)
        for each in found
    ]
    tell(table(cells, ("deadlines", "events")))


@command.command("show")
@click.argument("topic")
@LIMIT
@whole
@as_of
@pass_app
def show(app: App, topic: str, limit: int, form: str) -> None:
    """A topic with all its names: its deadlines and where they stand, its events.

    \b
    tracker topic show ukraine-war --limit 0
    tracker topic show iran --as-of 2025-10-20
    """
    moment = app.moment()
    with app.reading() as db:
        slug = known_topic(db, topic)
        state = load(db, "topic", slug)
        happened = events(db, slug)
    assert state is not None
    found = list(pages(app, moment, Filters(topic=slug), None, counts))
    today = moment.today("UTC")
    if form != "table":
        row = {
            "slug": slug,
            "title": state["title"],
            "aliases": state.get("aliases", []),
            "lead": state.get("lead"),
            "flags": flags_of(found),
            "deadlines": [row for page in found for row in page_rows(page)],
            "events": event_rows(happened, today),
        }
        one(form, row)
        return
    say(wrapped("", state["title"], 0))
    say(wrapped("slug", slug))
    if others := state.get("aliases"):
        say(wrapped("also", ", ".join(others)))
    if (lead := state.get("lead")) is not None:
        say(wrapped("lead", count(lead, "day")))
    tell(section("deadlines", found, limit, moment))
    tell(event_lines(happened, today, limit))


named.edits(
    command,
    "topic",
    {
        "alias": 'tracker topic alias ukraine-war "the war"\n'
        'tracker topic alias ukraine-war "the war" --remove',
        "rename": 'tracker topic rename ukraine-war "War in Ukraine"',
        "merge": "tracker topic merge peace-talks ukraine-war",
    },
)
