"""`tracker explain`: how a phrase is read; no store is needed."""

from datetime import date

import click

from tracker.cli.options import DAY
from tracker.cli.output import rows, say, wrapped
from tracker.core.moment import place
from tracker.core.phrases import LANGUAGES, lexicon, read_as
from tracker.core.plain import plain
from tracker.core.records import Reading
from tracker.core.resolve import Asked
from tracker.core.wording import count, window_words
from tracker.errors import PhraseError
from tracker.export.rows import reading_row


@click.command("explain")
@click.argument("phrase")
@click.option("--said", type=DAY, required=True, metavar="DAY", help="The day it was said.")
@click.option("--zone", default="UTC", metavar="ZONE", help="Where, as an IANA name; default UTC.")
@click.option("--language", type=click.Choice(list(LANGUAGES)), default="en", show_default=True)
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True
)
def command(phrase: str, said: date, zone: str, language: str, form: str) -> int | None:
    """How a phrase is read: its window, tolerance, rule, and why in one sentence.

    Exits with 3 when the words state no time that can be read.

    \b
    tracker explain "within two weeks or so" --said 2025-10-16
    tracker explain --language de "bis Ende Oktober" --said 2025-10-16
    tracker explain "by 6 p.m. Sunday, Washington time" --said 2025-10-03 --format json
    """
    place(zone)
    try:
        reading = read_as(phrase, Asked(said, zone), lexicon(language))
    except PhraseError as error:
        if form != "json":
            raise
        rows("json", {"error": "phrase", "phrase": phrase, "reason": error.reason})  # type: ignore[arg-type]
        return error.exit_code
    if form == "json":
        rows("json", reading_row(reading))  # type: ignore[arg-type]
        return None
    _print(reading)
    return None


def _print(reading: Reading) -> None:
    for line in reading_lines(reading):
        say(line)
    for other in reading.alternatives:
        words = f"{window_words(other.first, other.last)} ({other.rule})"
        say(wrapped("or", words))


def reading_lines(reading: Reading) -> list[str]:
    """The window and the sentence of a reading, each labelled."""
    window = window_words(reading.first, reading.last)
    if reading.hour:
        window += f", {reading.hour:%H:%M} ({reading.zone})"
    if reading.anchor:
        window = f"hangs on “{reading.anchor.words}”"
    elif reading.vague:
        window = "vague: no date was given"
    fields = [
        ("window", window),
        ("tolerance", count(reading.tolerance, "day") if reading.tolerance else None),
        ("hedge", reading.hedge),
        ("loose", "the end is ours, not the speaker's" if reading.loose else None),
        ("rule", reading.rule),
        ("because", reading.sentence),
    ]
    return [wrapped(name, plain(text)) for name, text in fields if text]
