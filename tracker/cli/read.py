"""`tracker read`: what an article announces, proposed and never recorded."""

import os
from datetime import date, time
from math import isnan

import click

from tracker.cli.app import App
from tracker.cli.candidate_lines import candidate_lines
from tracker.cli.options import WHEN, pass_app
from tracker.cli.output import complain, rows, say, tell
from tracker.cli.proposing import reader_of, reader_option, tell_refused
from tracker.core.moment import place
from tracker.core.reading import Article, Candidate, Given, proved
from tracker.core.reading.records import KINDS
from tracker.core.wording import day_words
from tracker.errors import UsageError
from tracker.export.candidates import candidate_row
from tracker.intake import article as intake
from tracker.intake.stamps import Stamp
from tracker.store.settings import DEFAULTS


@click.command("read")
@click.argument("file", metavar="FILE|URL")
@click.option(
    "--published",
    type=WHEN,
    metavar="DAY[THH:MM]",
    help="The day it was published; needed where the article does not say.",
)
@click.option(
    "--zone", metavar="ZONE", help="Where, as an IANA name; default what it says, else the store's."
)
@click.option(
    *("--kind", "kinds"),
    multiple=True,
    type=click.Choice(KINDS),
    help="Only this; may be repeated.",
)
@click.option(
    "--min-confidence",
    "least",
    type=click.FloatRange(0, 1),
    default=0.0,
    metavar="0..1",
    help="Only what it is so sure of, at least.",
)
@reader_option
@click.option(
    *("--format", "form"),
    type=click.Choice(["table", "json", "ndjson"]),
    default="table",
    show_default=True,
    help="How to print.",
)
@pass_app
def command(
    app: App,
    file: str,
    published: tuple[date, time | None] | None,
    zone: str | None,
    kinds: tuple[str, ...],
    least: float,
    reader: str | None,
    form: str,
) -> None:
    """Propose the deadlines and dated events of an article: a text, a page or a letter (EML).

    For each one: the exact quote, who said it, the window with its sentence, and how sure the rules
    are. Where there is a store, its parties go by all their names, and what looks like one of its
    open deadlines, its fulfilment or its new date says so. Nothing is recorded: `add` and `event`
    record what you take.

    - reads from a pipe. An address is fetched over http or https, if it is anybody's to reach.

    --reader llm:MODEL sends the text to that model (`llm models` lists them). What it proposes has
    to stand in the text, and the days are ours all the same.

    \b
    tracker read article.html
    tracker read article.txt --published 2025-10-16 --kind deadline
    tracker read https://example.org/a --min-confidence 0.8 --format json
    tracker read article.html --reader llm:gpt-5.6-luna
    """
    app.refuse_as_of("read", "compares with what is recorded now")
    if isnan(least):
        raise UsageError("--min-confidence is a number from 0 to 1")
    if zone is not None:
        place(zone)
    by = reader_of(reader)
    found = _fetched(app, file, published, zone)
    given, ours = _given(app, found.text)
    article = _dated(found, file, zone or ours)
    stand, refused = proved(article, by.propose(article, given))
    tell_refused(by, refused)
    taken = [
        each for each in stand if each.confidence >= least and (not kinds or each.kind in kinds)
    ]
    if form == "table":
        _tell(taken)
    else:
        rows(form, [candidate_row(article, each) for each in taken])


def _fetched(
    app: App, file: str, published: tuple[date, time | None] | None, zone: str | None
) -> intake.Article:
    stamp = None if published is None else Stamp(*published, zone)
    if "://" not in file:
        return intake.article_in(file, intake.Hints(published=stamp))
    from tracker.intake.fetching import fetched  # most articles are files

    page = fetched(file, _hosts(app))
    return intake.article_of(page.body, page.hints()._replace(published=stamp), name=file)


def _has_store(app: App) -> bool:
    """Whether there is a store; one that is named has to be."""
    return app.given is not None or os.path.lexists(app.path)


def _hosts(app: App) -> tuple[str, ...]:
    """The hosts that may be fetched from though their addresses are not public."""
    if not _has_store(app):
        return ()
    from tracker.core.hosts import host_list
    from tracker.store.cases import setting

    with app.reading() as db:
        return host_list(setting(db, "hosts"))


def _given(app: App, text: str) -> tuple[Given, str]:
    """What is recorded of the parties that the text names, and the zone; no store is needed."""
    if not _has_store(app):
        return Given(), DEFAULTS["zone"]
    from tracker.store.cases import setting
    from tracker.store.given import given

    with app.reading() as db:
        return given(db, text), setting(db, "zone")


def _dated(found: intake.Article, file: str, zone: str) -> Article:
    """The article with the day that its words count from; raises UsageError without one."""
    name = os.path.splitext(os.path.basename(file.rstrip("/")))[0] if file != "-" else "text"
    if found.published is None:
        raise UsageError(f"{file} does not say when it was published: give --published DAY")
    day, hour, own = found.published
    if "published" in found.guessed:
        complain(f"published on {day_words(day)}, which is a guess: --published DAY says it")
    return Article(name, found.text, day, hour, own or zone)


def _tell(taken: list[Candidate]) -> None:
    if not taken:
        say("Nothing is announced or dated in it.")
    for number, each in enumerate(taken):
        if number:
            say("")
        tell(candidate_lines(each))
