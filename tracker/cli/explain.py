"""`tracker explain`: how a phrase or a running text is read; no store is needed."""

import os
import sqlite3
from collections.abc import Mapping
from datetime import date, time
from typing import TYPE_CHECKING

import click

from tracker.cli.app import App
from tracker.cli.options import WHEN, pass_app
from tracker.cli.output import complain, one, tell
from tracker.core.asked import Asked
from tracker.core.conventions import CONVENTIONS, Conventions
from tracker.core.moment import place
from tracker.core.phrases import LANGUAGES, lexicon, read_as
from tracker.core.spans import span
from tracker.errors import PhraseError, TrackerError, UsageError
from tracker.store.settings import DEFAULTS

if TYPE_CHECKING:
    from tracker.core.anchors import Window
    from tracker.core.imported import Calendar
    from tracker.core.language import Lexicon


@click.command("explain")
@click.argument("phrase", required=False)
@click.option("--text", "path", metavar="FILE", help="Every time in this text; - for stdin.")
@click.option(
    "--said",
    type=WHEN,
    required=True,
    metavar="DAY[THH:MM]",
    help="The day it was said or published, with the clock time if known.",
)
@click.option(
    "--zone", metavar="ZONE", help="Where, as an IANA name; default that of the store, or UTC."
)
@click.option(
    "--language",
    type=click.Choice(list(LANGUAGES)),
    default="en",
    show_default=True,
    help="What the words are in.",
)
@click.option(
    *("--event", "events"),
    multiple=True,
    metavar="WORDS=DAY",
    help="An event has this day, or DAY..DAY; may be repeated.",
)
@click.option(
    *("--convention", "conventions"),
    multiple=True,
    metavar="KEY=VALUE",
    help="Count loose words otherwise: week-start=sunday; may be repeated.",
)
@click.option(
    *("--format", "form"),
    type=click.Choice(["table", "json", "ndjson", "timex3"]),
    default="table",
    show_default=True,
    help="How to print; timex3 marks a text, as TimeML.",
)
@pass_app
def command(
    app: App,
    phrase: str | None,
    path: str | None,
    said: tuple[date, time | None],
    zone: str | None,
    language: str,
    events: tuple[str, ...],
    conventions: tuple[str, ...],
    form: str,
) -> int | None:
    """How a phrase is read: its window, tolerance, rule, and why in one sentence.

    With --text, every time expression of a text: where it stands, and how it is read. No store is
    needed; where there is one, its zone and its conventions hold, as `tracker add` would read.

    Exits with 3 when the words of a phrase state no time that can be read.

    \b
    tracker explain "within two weeks or so" --said 2025-10-16
    tracker explain --language de "bis Ende Oktober" --said 2025-10-16
    tracker explain "by 6 p.m. Sunday, Washington time" --said 2025-10-03 --format json
    tracker explain "within 72 hours" --said 2025-10-16T15:00 --zone Europe/Kyiv
    tracker explain "30 days after the vote" --said 2025-10-16 --event "the vote=2025-11-12"
    tracker explain --text article.txt --said 2025-10-16 --convention few=3
    """
    if (phrase is None) == (path is None):
        raise UsageError("give PHRASE, or --text FILE")
    asked = _asked(app, said, zone, conventions).but(events=_events(events))
    words = lexicon(language)
    if path is None:
        if form == "timex3":
            raise UsageError("--format timex3 goes with --text")
        return _explain(str(phrase), asked, words, form)
    from tracker.cli.explain_text import explain_text
    from tracker.cli.text_file import read_text

    explain_text(read_text(path), asked, words, form, path)
    return None


def _asked(
    app: App, said: tuple[date, time | None], zone: str | None, conventions: tuple[str, ...]
) -> Asked:
    """The question, by the settings of the store if there is one, and what is said beside it."""
    texts = dict(_pair(each, "--convention", "KEY=VALUE") for each in conventions)
    held, found, calendars = _settings(app, bool(_NAMING & texts.keys()))
    if texts:
        from tracker.core.convention_texts import conventions_of

        held = conventions_of(texts, held, calendars)
    zone = zone or found
    place(zone)
    return Asked(said[0], zone, held, said[1])


_NAMING = {"holidays", "sitting"}


def _settings(app: App, naming: bool) -> tuple[Conventions, str, "Mapping[str, Calendar]"]:
    """The conventions and the zone by which `add` would read a phrase; defaults without a store.

    With `naming` the store's calendars come with them. Only a store that --db names has to be
    there and sound. Of another one that cannot be read a line on stderr says so, and the defaults
    hold.
    """
    try:
        if app.given is None and not os.path.lexists(app.path):
            return CONVENTIONS, DEFAULTS["zone"], {}
        from tracker.store.cases import setting
        from tracker.store.conventions import conventions

        with app.reading() as db:
            held, zone = conventions(db), setting(db, "zone")
            found = _calendars(db) if naming else {}
        place(zone)
    except (TrackerError, sqlite3.Error) as error:
        if app.given is not None:
            raise
        where = "" if app.path in str(error) else f"{app.path}: "
        complain(f"{where}{error}; read by the defaults")
        return CONVENTIONS, DEFAULTS["zone"], {}
    return held, zone, found


def _calendars(db: sqlite3.Connection) -> "dict[str, Calendar]":
    from tracker.store.calendars import calendars  # few questions name one

    return calendars(db)


def _events(given: tuple[str, ...]) -> Mapping[str, "Window"]:
    """The windows of events by their words, from WORDS=DAY or WORDS=DAY..DAY."""
    pairs = dict(_pair(each, "--event", "WORDS=DAY") for each in given)
    events = {words: span(days)[0] for words, days in pairs.items()}
    if any(window.last is None for window in events.values()):
        raise UsageError("an event has a last day: write WORDS=2025-11-12")
    return events


def _pair(text: str, option: str, shape: str) -> tuple[str, str]:
    key, equals, value = text.rpartition("=")
    if not equals or not key.strip():
        raise UsageError(f"{option} is {shape}, not {text!r}")
    return key.strip(), value.strip()


def _explain(phrase: str, asked: Asked, words: "Lexicon", form: str) -> int | None:
    try:
        reading = read_as(phrase, asked, words)
    except PhraseError as error:
        if form == "table":
            raise
        one(form, {"error": "phrase", "phrase": phrase, "reason": error.reason})
        return error.exit_code
    if form != "table":
        from tracker.export.rows import reading_row

        one(form, reading_row(reading))
        return None
    from tracker.cli.reading_lines import with_others

    tell(with_others(reading))
    return None
