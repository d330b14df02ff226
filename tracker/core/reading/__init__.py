"""From an article's text to candidates: announced deadlines, dated events, undated commitments.

The steps, each a module: `layout` (paragraphs, sentences, quotations), `times` (what the grammar
of phrases finds), `cues` (the words that say what becomes of a time), `sense` (deadline, event or
nothing; `spoken` counts from the day it was said, `denial` tells what is denied, `listed` reads
lists of dates), `promises` (commitments without a time), `cast` and `speakers` (who says it),
`demand` (what an ultimatum asks of whom), `merge`, `confidence`, `against` (what is recorded).
`tongue` tells a text that is not English. `proof` refuses what does not stand in the text.
"""

from tracker.core.reading.proof import proved
from tracker.core.reading.records import Article, Candidate, Given, Reader
from tracker.core.reading.rules import Rules
from tracker.core.reading.tongue import unread

__all__ = ("RULES", "Article", "Candidate", "Given", "Reader", "proved", "read", "unread")

RULES: Reader = Rules()


def read(article: Article, given: Given | None = None, reader: Reader = RULES) -> list[Candidate]:
    """The candidates that a reader proposes and that stand in the text, in its order."""
    taken, _ = proved(article, reader.propose(article, given or Given()))
    return taken
