"""Searching the record: by words, then by parts of titles and names; all that is typed is text."""

import re
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from tracker.errors import UsageError
from tracker.store.find import LONGEST, Filters, passing, quoted
from tracker.store.ids import fold

Sort = Literal["deadline", "event", "party", "source", "topic"]
Way = Literal["words", "evidence", "parts"]

MARKS = ("[", "]")
_SIGNS = re.compile(r"(?<!\S)(?:[^\w\s]|_)+(?!\S)")
_TAIL = re.compile(r"['\u2019](?:s|t|d|m|re|ve|ll)\s*$", re.IGNORECASE)
_AROUND = 16  # how many words of a text are shown around a hit
_TITLE = 10  # how much more a word in the title counts than one in the text

# By how closely the words fit; of the same, what was recorded last comes first.
_BY_WORDS = f"""
SELECT rowid FROM search_words WHERE search_words MATCH ?
ORDER BY bm25(search_words, {_TITLE}, 1), rowid DESC
"""
_BY_EVIDENCE = """
SELECT rowid FROM search_evidence WHERE search_evidence MATCH ?
ORDER BY bm25(search_evidence), rowid DESC
"""
_BY_PARTS = "SELECT rowid FROM search_parts WHERE search_parts MATCH ? ORDER BY rowid DESC"
_WORDS = f"""
SELECT snippet(search_words, -1, ?, ?, '…', {_AROUND}) FROM search_words
WHERE search_words MATCH ? AND rowid = ?
"""
_EVIDENCE = _WORDS.replace("search_words", "search_evidence")
_PARTS = """
SELECT highlight(search_parts, 0, ?, ?) FROM search_parts WHERE search_parts MATCH ? AND rowid = ?
"""
_OWNER = """
SELECT CASE kind WHEN 'note' THEN 'deadline' WHEN 'verdict' THEN 'deadline'
        WHEN 'link' THEN 'deadline' WHEN 'event_standing' THEN 'event' WHEN 'copy' THEN 'source'
        WHEN 'citation' THEN (SELECT iif(event_standing IS NULL, 'deadline', 'event')
            FROM citation c WHERE c.id = r.id)
        ELSE kind END,
    CASE kind WHEN 'note' THEN (SELECT deadline FROM note n WHERE n.id = r.id)
        WHEN 'verdict' THEN (SELECT deadline FROM verdict v WHERE v.id = r.id)
        WHEN 'link' THEN (SELECT new FROM link l WHERE l.id = r.id)
        WHEN 'event_standing' THEN (SELECT event FROM event_standing s WHERE s.id = r.id)
        WHEN 'copy' THEN (SELECT source FROM copy c WHERE c.id = r.id)
        WHEN 'citation' THEN (
            SELECT coalesce(deadline, (SELECT deadline FROM verdict v WHERE v.id = verdict),
                (SELECT event FROM event_standing s WHERE s.id = event_standing))
            FROM citation c WHERE c.id = r.id)
        ELSE id END
FROM record r WHERE doc = ?
"""
_NAMES = """
WITH known (slug) AS (
    SELECT slug FROM party WHERE fold = :fold UNION SELECT party FROM alias WHERE fold = :fold
)
SELECT name FROM party JOIN known USING (slug)
UNION SELECT name FROM alias JOIN known ON slug = party
"""
_SHOWN = {
    # number, title and address of a record
    "deadline": "SELECT number, title, NULL FROM deadline WHERE id = ?",
    "event": "SELECT number, title, NULL FROM event WHERE id = ?",
    "party": "SELECT NULL, name, NULL FROM party WHERE slug = ?",
    "topic": "SELECT NULL, title, NULL FROM topic WHERE slug = ?",
    "source": "SELECT NULL, coalesce(title, url), url FROM source WHERE id = ?",
}


_FOUND: dict[Way, str] = {"words": _BY_WORDS, "evidence": _BY_EVIDENCE, "parts": _BY_PARTS}
_MARKED: dict[Way, str] = {"words": _WORDS, "evidence": _EVIDENCE, "parts": _PARTS}


class Asked(NamedTuple):
    """What is searched for, as FTS5 has it; `parts` is None where nothing is long enough."""

    words: str
    parts: str | None

    def by(self, way: Way) -> str | None:
        """The same for one of the ways to search."""
        return self.parts if way == "parts" else self.words


class Found(NamedTuple):
    """A record that was found, and the number of the text in which; that may be one about it."""

    sort: Sort
    id: str
    doc: int
    way: Way


class Hit(NamedTuple):
    """A record as a search shows it; `text` is what stands around the words, which are marked.

    Only sources have an address. That of one without a title is its title too. `by_evidence` says
    that the text is a quote that was added, or a saved copy.
    """

    sort: Sort
    id: str
    number: int | None
    title: str
    address: str | None
    text: str
    by_evidence: bool


def asked(db: sqlite3.Connection, texts: Sequence[str]) -> Asked:
    """All of these texts, each as its words stand, the last one also where a word goes on.

    A text that is the name of a party stands for all its names. Signs that stand alone part a text
    and are no words. Raises UsageError for one that is empty or longer than LONGEST.
    """
    if not all(text.strip() for text in texts):
        raise UsageError("a text to search for is empty: give some words")
    if any(len(text) > LONGEST for text in texts):
        raise UsageError(f"a text to search for has {LONGEST:,} characters at the most")
    texts = [part for text in texts for part in _pieces(text)] or texts
    last = len(texts) - 1
    words = [_either(db, text, goes_on=n == last) for n, text in enumerate(texts)]
    together = [quoted(name) for name in _names(db, " ".join(texts))] if last else []
    parts = [_within(text) for text in texts]
    long_enough = all(len(text.strip()) >= 3 for text in texts)
    return Asked(
        " OR ".join([f"({' AND '.join(words)})", *together]),
        " AND ".join(parts) if long_enough else None,
    )


def _pieces(text: str) -> list[str]:
    return [part.strip() for part in _SIGNS.split(text) if part.strip()]


def _either(db: sqlite3.Connection, text: str, goes_on: bool) -> str:
    # What English ties to a word is one of its own to FTS5: the s of "Trump's" begins no other.
    first = quoted(text) + " *" * (goes_on and not _TAIL.search(text))
    return f"({' OR '.join([first, *map(quoted, _names(db, text))])})"


def _within(text: str) -> str:
    folded = "" if _TAIL.search(text) else f" OR {quoted(fold(text))}"
    return f"({quoted(text)}{folded})"


def _names(db: sqlite3.Connection, text: str) -> list[str]:
    folded = fold(text)
    return [row[0] for row in db.execute(_NAMES, {"fold": folded})] if folded else []


def found(db: sqlite3.Connection, texts: Sequence[str], filters: Filters) -> Iterator[Found]:
    """The records that hold all of `texts`, best first, each once; filters leave only deadlines.

    After them comes what only evidence that was added or a saved copy of a source says, and last
    what holds a text only as a part of a word in its title or name.
    """
    given = asked(db, texts)
    told = set()
    for way, query in _FOUND.items():
        match = given.by(way)
        for (doc,) in db.execute(query, (match,)) if match is not None else ():
            owner: tuple[Sort, str] | None = db.execute(_OWNER, (doc,)).fetchone()
            if owner is None or owner in told:  # without one the index is damaged
                continue
            told.add(owner)
            sort, id = owner
            if filters == Filters() or (sort == "deadline" and passing(db, [id], filters)):
                yield Found(sort, id, doc, way)


def with_text(db: sqlite3.Connection, text: str, filters: Filters) -> list[tuple[str, int]]:
    """Id and number of the deadlines that a search for `text` finds, by number."""
    ids = [each.id for each in found(db, [text], filters) if each.sort == "deadline"]
    numbers = (
        db.execute("SELECT id, number FROM deadline WHERE id = ?", (id,)).fetchone() for id in ids
    )
    return sorted(numbers, key=lambda pair: pair[1])


def hits(db: sqlite3.Connection, texts: Sequence[str], records: Sequence[Found]) -> list[Hit]:
    """What a search for `texts` shows of the records that it found."""
    given = asked(db, texts)
    return [_hit(db, given, record) for record in records]


def _hit(db: sqlite3.Connection, given: Asked, record: Found) -> Hit:
    number, title, address = db.execute(_SHOWN[record.sort], (record.id,)).fetchone()
    query = _MARKED[record.way]
    (text,) = db.execute(query, (*MARKS, given.by(record.way), record.doc)).fetchone()
    return Hit(
        record.sort, record.id, number, title, address, _around(text), record.way == "evidence"
    )


def _around(text: str) -> str:
    """Of lines, from the first one with a mark on, in one line."""
    lines = text.split("\n")
    first = next((n for n, line in enumerate(lines) if MARKS[0] in line), 0)
    return " / ".join(line for line in lines[first:] if line)
