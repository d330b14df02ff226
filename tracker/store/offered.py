"""What may be typed for a record of each kind, by how it begins."""

import sqlite3
from collections.abc import Sequence
from itertools import chain, islice

from tracker.store.find import last_number
from tracker.store.ids import fold

MOST = 50  # offers; who wants more types a letter

Offered = list[tuple[str, str]]
"""Values with what they mean."""


def numbers(db: sqlite3.Connection, text: str, tables: Sequence[str]) -> Offered:
    """Short numbers that begin with the digits of `text`, with the titles: that very number, then
    longer ones, the newest first.
    """
    sign = "#" * text.startswith("#")
    digits = text[len(sign) :]
    if digits and not (digits.isascii() and digits.isdigit() and digits[0] != "0"):
        return []
    found = chain.from_iterable(_numbered(db, table, digits) for table in tables)
    ranked = sorted(found, key=lambda row: (len(str(row[0])) if digits else 0, -row[0]))
    return [(f"{sign}{number}", title) for number, title in ranked[:MOST]]


def _numbered(db: sqlite3.Connection, table: str, digits: str) -> list[tuple[int, str]]:
    query = (
        f"SELECT number, title FROM {table} WHERE number BETWEEN ? AND ?"
        f" ORDER BY number DESC LIMIT {MOST}"
    )
    if not digits:
        return db.execute(query, (0, 2**62)).fetchall()
    ranges = []
    low = high = int(digits)
    while low <= _greatest(db, table):
        ranges.append((low, high))
        low, high = low * 10, high * 10 + 9
    return [row for given in ranges for row in db.execute(query, given)][:MOST]


def _greatest(db: sqlite3.Connection, table: str) -> int:
    if table == "deadline":
        return last_number(db)
    (number,) = db.execute(f"SELECT coalesce(max(number), 0) FROM {table}").fetchone()
    return int(number)


def parties(db: sqlite3.Connection, text: str) -> Offered:
    """Slugs of parties, of which a name or a word in one begins so, with the names."""
    rows = db.execute(
        "SELECT slug, name, fold || coalesce((SELECT '\n' || group_concat(fold, '\n') FROM alias"
        " WHERE party = slug), '') FROM party ORDER BY fold, slug"
    )
    return _named(rows.fetchall(), text)


def topics(db: sqlite3.Connection, text: str) -> Offered:
    """Slugs of topics likewise, with the titles."""
    rows = db.execute(
        "SELECT slug, title, title || coalesce((SELECT '\n' || group_concat(name, '\n')"
        " FROM topic_alias WHERE topic = slug), '') FROM topic ORDER BY slug"
    )
    return _named([(slug, title, fold(names)) for slug, title, names in rows.fetchall()], text)


def sources(db: sqlite3.Connection, text: str) -> Offered:
    """Ids of sources that begin so, or in whose title, address or publisher the text stands, the
    newest first.
    """
    words = "coalesce(title, '') || ' ' || coalesce(url, '') || ' ' || coalesce(publisher, '')"
    query = (
        "SELECT id, coalesce(title, url) FROM source WHERE substr(id, 1, length(:text)) = :id"
        f" OR instr(lower({words}), :text) ORDER BY id DESC LIMIT :most"
    )
    given = {"text": text.lower(), "id": text.upper(), "most": MOST}
    return db.execute(query, given).fetchall()


def calendars(db: sqlite3.Connection, text: str) -> Offered:
    """Names of imported calendars that begin so, with their titles."""
    query = "SELECT slug, title FROM calendar WHERE NOT retired ORDER BY slug"
    begun = text.lower()
    return [(slug, title) for slug, title in db.execute(query) if slug.startswith(begun)][:MOST]


def recurring(db: sqlite3.Connection, text: str) -> Offered:
    """Numbers of first instances that begin so, with their titles, the newest rule first."""
    query = (
        "SELECT min(number), title FROM deadline WHERE recurrence IS NOT NULL"
        " GROUP BY recurrence ORDER BY 1 DESC"
    )
    found = ((str(number), title) for number, title in db.execute(query))
    return [each for each in found if each[0].startswith(text.removeprefix("#"))][:MOST]


def candidates(db: sqlite3.Connection, text: str) -> Offered:
    """Candidates whose names (c12) begin so, with their titles; those that wait come first."""
    begun = text.lower() or "c"
    query = "SELECT 'c' || number, title FROM candidate ORDER BY state <> 'waiting', number"
    found = (each for each in db.execute(query) if each[0].startswith(begun))
    return list(islice(found, MOST))


def feeds(db: sqlite3.Connection, text: str) -> Offered:
    """Names of watched feeds that begin so, with their titles."""
    query = "SELECT slug, title FROM feed ORDER BY slug"
    begun = text.lower()
    return [(slug, title) for slug, title in db.execute(query) if slug.startswith(begun)][:MOST]


def entries(db: sqlite3.Connection, text: str) -> Offered:
    """Journal entries that begin a change and whose numbers begin so, newest first, with what was
    done by whom.
    """
    query = (
        "SELECT seq, command || ', by ' || who FROM journal WHERE seq = change"
        " AND substr(seq, 1, length(:text)) = :text ORDER BY seq DESC LIMIT :most"
    )
    found = db.execute(query, {"text": text, "most": MOST})
    return [(str(seq), what) for seq, what in found]


def _named(rows: Sequence[tuple[str, str, str]], text: str) -> Offered:
    begun, folded = text.lower(), fold(text)
    return [
        (slug, name)
        for slug, name, names in rows
        if slug.startswith(begun) or (folded and f" {folded}" in f" {names}".replace("\n", " "))
    ][:MOST]
