"""Which reader proposes, and what is told of what it proposes in vain."""

from collections import Counter

import click

from tracker.cli.output import complain
from tracker.core.reading import RULES, Reader
from tracker.core.reading.proof import Refused
from tracker.core.wording import count

reader_option = click.option(
    "--reader",
    metavar="NAME[:MODEL]",
    help="Who proposes, instead of our rules: llm:MODEL, or a reader that a package brings.",
)


def reader_of(words: str | None) -> Reader:
    """The reader that --reader names, our rules by default; raises UsageError if there is none."""
    if words is None:
        return RULES
    from tracker.readers.apart import reader_called  # few articles are read by another

    return reader_called(words)


def tell_refused(reader: Reader, refused: list[Refused]) -> None:
    """Say on stderr how many of a reader's proposals do not stand in the text, and why."""
    if refused:
        reasons = Counter(each.why for each in refused)
        told = "; ".join(f"{why} ({n})" for why, n in reasons.most_common())
        complain(f"{count(len(refused), 'proposal')} of {reader.name} refused: {told}")
