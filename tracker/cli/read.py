"""`tracker read`: what an article announces, proposed and kept for a person to judge."""

import os
from collections import Counter
from datetime import date, time
from math import isnan

import click

from tracker.cli.app import App
from tracker.cli.articles import hosts, known, origin
from tracker.cli.candidate_lines import candidate_lines
from tracker.cli.options import WHEN, pass_app
from tracker.cli.output import complain, rows, say, tell, wrapped
from tracker.cli.proposals import Row, stored_rows
from tracker.cli.proposing import reader_of, reader_option, tell_refused
from tracker.core.moment import place
from tracker.core.reading import RULES, Article, proved, unread
from tracker.core.reading.records import KINDS
from tracker.core.wording import day_words
from tracker.errors import UsageError
from tracker.export.candidates import candidate_row
from tracker.intake import article as intake
from tracker.intake.stamps import Stamp
from tracker.store.change import Change
from tracker.store.proposing import Proposed, propose
from tracker.store.walking import states_of


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
@click.option("--dry-run", is_flag=True, help="Only print: nothing is kept, no store is needed.")
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
    dry_run: bool,
) -> None:
    """Propose the deadlines and dated events of an article: a text, a page or a letter (EML).

    For each one: the exact quote, who said it, the window with its sentence, and how sure the rules
    are. Its parties go by all their recorded names, and what looks like an open deadline, its
    fulfilment or its new date says so. The text is kept as the saved copy of a source, and what it
    announces as candidates: nothing is recorded until you accept it with `tracker candidates`.
    What was proposed from the same text before is not proposed again.

    - reads from a pipe. An address is fetched over http or https, if it is anybody's to reach.

    --reader llm:MODEL sends the text to that model (`llm models` lists them). What it proposes has
    to stand in the text, and the days are ours all the same.

    \b
    tracker read article.html
    tracker read article.txt --published 2025-10-16 --kind deadline --dry-run
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
    if by.name == RULES.name and (because := unread(found.text)):
        raise UsageError(f"{file} is not read: {because}")
    if not dry_run and os.path.lexists(app.path):
        app.upgrade()
    given, ours = known(app, found.text)
    article = _dated(found, file, zone or ours)
    made = [
        each
        for each in by.propose(article, given)
        if each.confidence >= least and (not kinds or each.kind in kinds)
    ]
    if dry_run:
        taken, refused = proved(article, made)
        tell_refused(by, refused)
        _print(form, [candidate_row(article, each) for each in taken], [])
        return
    came = origin(found, article.name, file if "://" in file else None)
    with app.changing("read") as change:
        result = propose(change, article, came, made, by.name)
        new, before = _rows(change, result)
    tell_refused(by, result.refused)
    _print(form, new, before)


def _fetched(
    app: App, file: str, published: tuple[date, time | None] | None, zone: str | None
) -> intake.Article:
    stamp = None if published is None else Stamp(*published, zone)
    if "://" not in file:
        return intake.article_in(file, intake.Hints(published=stamp))
    from tracker.intake.fetching import fetched  # most articles are files

    page = fetched(file, hosts(app))
    return intake.article_of(page.body, page.hints()._replace(published=stamp), name=file)


def _dated(found: intake.Article, file: str, zone: str) -> Article:
    """The article with the day that its words count from; raises UsageError without one."""
    stem = os.path.splitext(os.path.basename(file.rstrip("/")))[0] if file != "-" else "text"
    if found.published is None:
        raise UsageError(f"{file} does not say when it was published: give --published DAY")
    day, hour, own = found.published
    if "published" in found.guessed:
        complain(f"published on {day_words(day)}, which is a guess: --published DAY says it")
    return Article(found.title or stem, found.text, day, hour, own or zone)


def _rows(change: Change, result: Proposed) -> tuple[list[Row], list[Row]]:
    """The rows of what is new, and of what was proposed before."""
    known = states_of(change.db, "candidate", [state["id"] for state in result.known])
    new = stored_rows(change.db, result.new)
    return new, stored_rows(change.db, list(known.values()))


def _number(row: Row) -> int:
    return int(row.get("number", 0))


def _print(form: str, new: list[Row], known: list[Row]) -> None:
    if form != "table":
        rows(form, sorted([*new, *known], key=_number))
        return
    for number, row in enumerate(new):
        if number:
            say("")
        tell(candidate_lines(row))
    if not new and not known:
        say("Nothing is announced or dated in it.")
    if known:
        _tell_known(known, blank=bool(new))
    if any(row.get("state") == "waiting" for row in [*new, *known]):
        say("")
        tell([wrapped("", "`tracker candidates` shows those that wait, one by one.", 0)])


def _tell_known(known: list[Row], blank: bool) -> None:
    """One line on what was proposed before, and what became of it."""
    states = Counter(row["state"] for row in known)
    words = ", ".join(f"{n:,} {state}" for state, n in states.items())
    if blank:
        say("")
    tell([wrapped("", f"Proposed before, and not proposed again: {words}.", 0)])
