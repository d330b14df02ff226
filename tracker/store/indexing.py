"""The search index: written in the change that writes the record, checked and made anew.

Its tables keep no text: they read it from a view whenever a row goes. So a record is taken out
before it changes, and put in afterwards.
"""

import sqlite3
from typing import Literal

from tracker.core.record import Record


class Index(Record):
    """A table of the search index, and those columns of a view that it holds.

    It holds records of all `kinds`; None says all that the others do not name. Those that hold
    the same kinds share a view. `ranked` says that it keeps how long each text is.
    """

    table: str
    columns: tuple[str, ...]
    view: str = "search_text"
    kinds: tuple[str, ...] | None = None
    ranked: bool = True

    def takes(self, kind: str) -> bool:
        """Whether records of this kind belong in it."""
        return kind not in _APART if self.kinds is None else kind in self.kinds

    @property
    def insert(self) -> str:
        """The beginning of a statement that puts rows in: their numbers, then the columns."""
        return f"INSERT INTO {self.table} (rowid, {', '.join(self.columns)})"

    @property
    def rows(self) -> str:
        """A query for all rows that belong in it, by their numbers.

        Of a number below the one before FTS5 would write out what it has gathered so far.
        """
        return f"SELECT doc, {', '.join(self.columns)} FROM {self.view} ORDER BY doc"


_APART = ("citation", "copy")
WORDS = Index("search_words", ("title", "body"))
PARTS = Index("search_parts", ("name",), ranked=False)
EVIDENCE = Index("search_evidence", ("body",), "evidence_text", _APART)
INDEXES = (WORDS, PARTS, EVIDENCE)
VIEWS = ("record", "search_text", "evidence_text")


def take_out(db: sqlite3.Connection, kind: str, key: str) -> None:
    """Take a record out of the search index, by the text that it still has.

    One that the journal does not know is in none.
    """
    doc = _doc(db, kind, key)
    for index in INDEXES if doc is not None else ():
        if index.takes(kind):
            db.execute(f"DELETE FROM {index.table} WHERE rowid = ?", (doc,))


def put_in(db: sqlite3.Connection, kind: str, key: str) -> None:
    """Put a record that is not in the search index into it; its first journal row has to be there.

    What holds no text is left out.
    """
    doc = _doc(db, kind, key)
    indexes = [index for index in INDEXES if index.takes(kind)]
    columns = [column for index in indexes for column in index.columns]
    query = f"SELECT {', '.join(columns)} FROM {indexes[0].view} WHERE doc = ?"
    if row := db.execute(query, (doc,)).fetchone():
        texts = iter(row)  # FTS5 would write out what it has gathered before an INSERT with SELECT
        for index in indexes:
            own = [next(texts) for _ in index.columns]
            db.execute(f"{index.insert} VALUES (?{', ?' * len(own)})", (doc, *own))


def put_in_new(db: sqlite3.Connection, first: int, last: int) -> None:
    """Put in the records whose first journal rows are among these; none of them may be in it."""
    for index in INDEXES:
        rows = index.rows.replace(" ORDER", " WHERE doc BETWEEN ? AND ? ORDER")
        db.execute(f"{index.insert} {rows}", (first, last))


def fill(db: sqlite3.Connection) -> None:
    """Make the search index anew from the record."""
    for index in INDEXES:
        _tell(db, index, "delete-all")
        db.execute(f"{index.insert} {index.rows}")
        _tell(db, index, "optimize")  # else a later change may have to merge all of this


def second(db: sqlite3.Connection, index: Index, sql: str) -> str:
    """A temporary table that holds what `index`, made by `sql`, should; gives its name.

    The store itself is only read.
    """
    name = f"second_{index.table}"
    db.execute(sql.replace(f"TABLE {index.table} ", f"TABLE temp.{name} ", 1))
    db.execute(f"{index.but(table=f'temp.{name}').insert} {index.rows}")
    return name


def vocabulary(
    db: sqlite3.Connection, schema: str, table: str, each: Literal["instance", "row"] = "instance"
) -> str:
    """A temporary table of all words in a table of the index, in order; gives its name.

    It has a row for each place where a word stands, or one for each word. It is read from end to
    end, without the index's own way to a word.
    """
    name = f"{each}_of_{table}"
    db.execute(f"CREATE VIRTUAL TABLE temp.{name} USING fts5vocab({schema}, {table}, {each})")
    return name


def missed(db: sqlite3.Connection, index: Index) -> str | None:
    """A word that stands in other texts than a search for it finds; None if there is none.

    Every word is searched for, each in some 10 microseconds and what it takes to walk its texts.
    """
    # FTS5 reads each of its own words as that word again: tried with all of Unicode.
    query = f"""
    SELECT term FROM temp.{vocabulary(db, "main", index.table, "row")} v
    WHERE doc <> (
        SELECT count(*) FROM main.{index.table}
        WHERE {index.table} MATCH '"' || replace(v.term, '"', '""') || '"'
    )
    LIMIT 1
    """
    row = db.execute(query).fetchone()
    return str(row[0]) if row else None


def agrees(db: sqlite3.Connection, index: Index) -> bool:
    """Whether a table of the index passes FTS5's own check, also against its view.

    FTS5 wants to be asked by a statement that looks like a change, so that `db` has to be open to
    nobody else. The check adds words up such that errors may cancel out: it is not enough.
    """
    try:
        _tell(db, index, "integrity-check", 1)
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF != sqlite3.SQLITE_CORRUPT:
            raise
        return False
    return True


def _doc(db: sqlite3.Connection, kind: str, key: str) -> int | None:
    query = "SELECT min(seq) FROM journal WHERE kind = ? AND id = ?"
    (doc,) = db.execute(query, (kind, key)).fetchone()
    return doc if doc is None else int(doc)


def _tell(db: sqlite3.Connection, index: Index, what: str, rank: int | None = None) -> None:
    table = index.table
    db.execute(f"INSERT INTO {table} ({table}, rank) VALUES (?, ?)", (what, rank))
