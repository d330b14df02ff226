"""From an article's text to candidates: announced deadlines, dated events, undated commitments.

The steps, each a module: `layout` (paragraphs, sentences, quotations), `times` (what the grammar
of phrases finds), `cues` (the words that say what becomes of a time), `sense` (deadline, event or
nothing), `promises` (commitments without a time), `cast` and `speakers` (who says it), `merge`,
`confidence`, and `against` (what is recorded). `proof` refuses what does not stand in the text.
"""

from tracker.core.reading.proof import proved
from tracker.core.reading.records import Article, Candidate, Given, Reader
from tracker.core.reading.rules import Rules

__all__ = ("RULES", "Article", "Candidate", "Given", "Reader", "proved", "read")

RULES: Reader = Rules()


def read(article: Article, given: Given | None = None, reader: Reader = RULES) -> list[Candidate]:
    """The candidates that a reader proposes and that stand in the text, in its order."""
    taken, _ = proved(article, reader.propose(article, given or Given()))
    return taken
