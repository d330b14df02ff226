"""`tracker search`: records of all kinds, by their words."""

import sqlite3
from collections.abc import Iterator
from itertools import islice

import click

from tracker.cli.app import App
from tracker.cli.narrowing import Narrow, formats, narrowed
from tracker.cli.options import pass_app
from tracker.cli.output import fit, pad, rows, say, width, wrapped
from tracker.core.moment import Moment
from tracker.core.plain import plain
from tracker.core.standing import Standing, standing
from tracker.core.states import label
from tracker.export.rows import hit_row
from tracker.store.cases import cases
from tracker.store.made import Like, nearest_to
from tracker.store.searching import MARKS, Found, Hit, found, hits

Shown = tuple[Hit, Standing | None]

_NAME = 24  # columns of a slug at the most
_AT_ONCE = 25  # records that are read together: as many as are shown, and one to say there are more


@click.command("search")
@click.argument("texts", metavar="WORDS...", nargs=-1, required=True)
@narrowed
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=20,
    show_default=True,
    help="Records at the most; 0 shows all.",
)
@formats
@pass_app
def command(app: App, texts: tuple[str, ...], narrow: Narrow, limit: int, form: str) -> None:
    """Records that hold all of the WORDS, best first; a filter leaves only deadlines.

    Titles, phrases, criteria, quotes, notes, sources, parties and topics with all their names are
    searched, then quotes that were added and the saved copies of sources. Case and accents do not
    matter, the last word may go on, and the name of a party stands for all its names. Words in
    quotes stand together. Parts of words in titles and names come last. Signs that stand alone are
    ignored.

    \b
    tracker search summit putin
    tracker search "next 30 days" --by Trump --format json
    """
    app.refuse_as_of("search", "searches all that is recorded")
    with app.reading() as db:
        every = _standing(db, app.moment(), found(db, texts, narrow.filters(db)))
        some = list(islice(every, limit or None))
        more = bool(limit) and next(every, None) is not None
        stood = [stands for _, stands in some]
        shown = list(zip(hits(db, texts, [record for record, _ in some]), stood, strict=True))
        like = None if shown or form != "table" else nearest_to(db, "party", " ".join(texts))
    if form == "table":
        _print(shown, more, like)
    else:
        rows(form, [hit_row(hit.sort, hit[1:5], hit.text, stands) for hit, stands in shown])


def _standing(
    db: sqlite3.Connection, moment: Moment, records: Iterator[Found]
) -> Iterator[tuple[Found, Standing | None]]:
    """The records, deadlines with where they stand; without those in error."""
    while some := list(islice(records, _AT_ONCE)):
        stood = {
            case.deadline.id: standing(case, moment.at(case.deadline.zone))
            for case in cases(db, [each.id for each in some if each.sort == "deadline"])
        }
        for each in some:
            stands = stood.get(each.id)
            if each.sort != "deadline" or (stands and stands.state != "in-error"):
                yield each, stands


def _print(shown: list[Shown], more: bool, like: Like | None) -> None:
    names = [_name(hit) for hit, _ in shown]
    labels = [label(stands.state) if stands else hit.sort for hit, stands in shown]
    name = min(max(map(len, names), default=0), _NAME)
    sort = max(map(len, labels), default=0)
    indent = name + sort + 4
    for (hit, _), short, kind in zip(shown, names, labels, strict=True):
        begun = f"{pad(short, name)}  {kind:<{sort}}  "
        in_title = _bare(hit.text) == _bare(hit.title)
        if hit.title == hit.address:
            say(begun + plain(hit.title))
        else:
            say(begun + fit(hit.text if in_title else hit.title, width() - indent))
            if hit.address:
                say(wrapped("", hit.address, indent))
        if not in_title and (hit.address is None or hit.by_evidence):
            say(wrapped("", hit.text, indent))
    if not shown:
        meant = f" Did you mean {plain(like.name)}?" if like else ""
        say(f"Nothing holds these words.{meant}")
    if more:
        say("and more: `--limit 0` shows all")


def _bare(text: str) -> str:
    for mark in MARKS:
        text = text.replace(mark, "")
    return text


def _name(hit: Hit) -> str:
    """What other commands take; a source goes by its address or its title."""
    if hit.number is not None:
        return f"#{hit.number}"
    return "" if hit.sort == "source" else hit.id
