"""`tracker add`: record a deadline that somebody announced."""

from datetime import date
from typing import Any, get_args

import click

from tracker.cli.app import App
from tracker.cli.options import DAY, KINDS, Evidence, pass_app
from tracker.cli.output import tell, wrapped
from tracker.cli.record import Given, citations, report, said_days, window, window_line
from tracker.core.checks import check_said
from tracker.core.moment import Moment
from tracker.core.records import Confidence, Firmness, Reading, Role
from tracker.core.standing import standing
from tracker.errors import RecordRefused
from tracker.store.cases import cases, setting
from tracker.store.change import Change
from tracker.store.naming import party, topic


@click.command("add")
@click.argument("title")
@click.option(
    "--by",
    "speakers",
    multiple=True,
    required=True,
    metavar="SPEAKER",
    help="Who said it; may be repeated.",
)
@click.option("--said", required=True, metavar="DAY", help="The day it was said, or DAY..DAY.")
@click.option("--phrase", metavar="WORDS", help="The exact words that state the time.")
@click.option("--on", type=DAY, metavar="DAY", help="The day itself, by hand.")
@click.option("--first", type=DAY, metavar="DAY", help="First day of the window, by hand.")
@click.option("--last", type=DAY, metavar="DAY", help="Last day of the window, by hand.")
@click.option("--after", metavar="EVENT[+72h]", help="Within that long after an event (h d w m y).")
@click.option("--undated", is_flag=True, help="No time was given: vague, with a review day.")
@click.option(
    "--bound", "bounds", multiple=True, metavar="PARTY", help="Who has to act; may be repeated."
)
@click.option("--kind", type=click.Choice(KINDS), default="pledge", show_default=True)
@click.option("--topic", metavar="TOPIC", help="The thread it belongs to; made if it is new.")
@click.option("--source", "sources", multiple=True, metavar="URL", help="Where it stands written.")
@click.option("--quote", metavar="TEXT", help="The exact words of the source.")
@click.option("--criterion", metavar="TEXT", help="What counts as met.")
@click.option("--role", type=click.Choice(get_args(Role)), help="Whom the speaker speaks for.")
@click.option("--firmness", type=click.Choice(get_args(Firmness)))
@click.option("--lead", type=click.IntRange(0, 3650), metavar="DAYS", help="Due this long before.")
@click.option("--zone", metavar="ZONE", help="Where the day ends, as an IANA name.")
@click.option(
    "--tolerance", type=click.IntRange(0, 3650), metavar="DAYS", help="Days past the end."
)
@click.option("--review", type=DAY, metavar="DAY", help="When a vague one is looked at.")
@click.option("--confidence", type=click.Choice(get_args(Confidence)), default="verified")
@pass_app
def command(app: App, /, title: str, speakers: tuple[str, ...], said: str, **options: Any) -> None:
    """Record a deadline that somebody announced.

    A phrase alone is read by the grammar; beside a window given by hand it is kept as the words.

    \b
    tracker add "Peace summit in Budapest" --by "Donald Trump" --said 2025-10-16 \\
        --phrase "within two weeks or so" --topic ukraine-war --source https://example.org/a
    tracker add "Hostages freed" --by Hamas --said 2025-10-09 --after 12+72h
    """
    first, last = said_days(said)
    given = Given(**{field: options.pop(field) for field in Given._fields})
    bounds, sources = options.pop("bounds"), options.pop("sources")
    proof = Evidence(None, sources, options.pop("quote"), None)
    with app.changing("add") as change:
        zone = given.zone or setting(change.db, "zone")
        time, reading = window(change, given, last)
        check_said(first, last, Moment(None, change.now).today(zone))
        options["topic"] = None if options["topic"] is None else topic(change, options["topic"])
        record = {
            "id": change.new_id(),
            "title": checked_title(title),
            "said": last.isoformat(),
            "said_first": first and first.isoformat(),
            "speakers": unique(change, speakers),
            "bounds": unique(change, bounds),
            "sources": [{"stance": "supports"} | c for c in citations(change, proof)],
            **time,
            **{k: v.isoformat() if isinstance(v, date) else v for k, v in options.items()},
        }
        stored = change.add("deadline", {k: v for k, v in record.items() if v not in (None, [])})
        lines = stored_lines(change, stored["id"], reading)
    tell(lines)


def checked_title(title: str) -> str:
    """A title on one line; raises RecordRefused when nothing is left of it."""
    title = " ".join(title.split())
    if not title:
        raise RecordRefused("the title is empty")
    return title


def unique(change: Change, names: tuple[str, ...]) -> list[str]:
    """The slugs of parties, each once; raises RecordRefused for an empty name."""
    if not all(name.strip() for name in names):
        raise RecordRefused("the name of a party is empty")
    return list(dict.fromkeys(party(change, name) for name in names))


def stored_lines(change: Change, id: str, reading: Reading | None) -> list[str]:
    """Lines that say what was stored: where it stands, the window, the sentence of its reading."""
    case = cases(change.db, [id])[0]
    found = standing(case, Moment(None, change.now).at(case.deadline.zone))
    words = [f"Window: {window_line(case, found)}."]
    if reading is None:
        words.append("The window was given by hand.")
    else:
        words.append(reading.sentence)
    return report(change, id) + [wrapped("", text, 6) for text in words]
