"""Which reader proposes, and what is told of what it proposes in vain."""

from collections import Counter

import click

from tracker.cli.output import complain
from tracker.core.reading import RULES, Article, Candidate, Given, Reader, proved
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


def proposed(reader: Reader, article: Article, given: Given) -> list[Candidate]:
    """What a reader proposes and what stands in the text; stderr says how much was refused."""
    taken, refused = proved(article, reader.propose(article, given))
    if refused:
        reasons = Counter(each.why for each in refused)
        told = "; ".join(f"{why} ({n})" for why, n in reasons.most_common())
        complain(f"{count(len(refused), 'proposal')} of {reader.name} refused: {told}")
    return taken
