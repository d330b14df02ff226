"""Sources as people give them: an address, a file that is saved with it, or one that is known."""

import os
import sqlite3
from datetime import date
from typing import NamedTuple

from tracker.cli.output import wrapped
from tracker.cli.text_file import read_text
from tracker.core.quotes import Media
from tracker.core.wording import count, day_words
from tracker.errors import RecordRefused, UsageError
from tracker.store.change import Change
from tracker.store.copies import LARGEST, Copy, keep, source_of
from tracker.store.find import find_source, sources_named
from tracker.store.ids import as_id
from tracker.store.kinds import State
from tracker.store.naming import source as named

_PAGES = (".html", ".htm", ".xhtml")
_TOLD = ("title", "publisher", "published")


class Meant(NamedTuple):
    """A source as typed: one of an address, a name of a known one and a file; and what is told.

    `text` is what is saved with it, None where nothing is.
    """

    url: str | None = None
    known: str | None = None
    path: str | None = None
    text: str | None = None
    media: Media | None = None
    title: str | None = None
    publisher: str | None = None
    published: date | None = None


class Saved(NamedTuple):
    """The source, the copy if one was given, and whether each is new."""

    id: str
    new: bool
    copy: Copy | None
    kept_before: bool


def read_copy(path: str) -> str:
    """The text of a file, or of standard input for "-", that is to be saved as it is.

    Raises UsageError for one that is empty, too long or no UTF-8 text, as `read_text` does.
    """
    text = read_text(path, LARGEST, whole=True)
    if not text.strip("\ufeff \t\r\n"):
        raise UsageError(f"{'standard input' if path == '-' else path} is empty: nothing was saved")
    return text


def media_by_name(path: str | None) -> Media | None:
    """What a file is by its name; None where that says nothing, so that its text has to tell."""
    return "text/html" if path is not None and path.lower().endswith(_PAGES) else None


def meant(text: str) -> Meant:
    """What `text` names: an address, an id, a file that is there, else the title of a source.

    A file is read. Raises UsageError as `read_copy` does.
    """
    if not text.strip():
        raise UsageError("--source is empty: give an address, a file or a source")
    if "://" in text:
        return Meant(url=text)
    if as_id(text) is None and os.path.exists(text):
        return Meant(path=text, text=read_copy(text), media=media_by_name(text))
    return Meant(known=text)


def save(change: Change, given: Meant) -> Saved:
    """The source that is meant, recorded if it is new, with what is told of it and its copy."""
    found = _found(change.db, given)
    id = found or _recorded(change, given)
    if given.published is not None and given.published > change.now.date():
        raise RecordRefused(f"--published {given.published} is still to come")
    told = {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in zip(_TOLD, (given.title, given.publisher, given.published), strict=True)
        if value is not None
    }
    state = change.load("source", id)
    assert state is not None
    if state | told != state:
        change.edit("source", state | told)
    if given.text is None:
        return Saved(id, found is None, None, False)
    copy, fresh = keep(change, id, given.text, given.media)
    return Saved(id, found is None, copy, not fresh)


def _found(db: sqlite3.Connection, given: Meant) -> str | None:
    """The id of the source if it is known; a file without a name goes by what is in it."""
    if given.known is not None:
        return find_source(db, given.known)
    if given.url is None and given.title is None and given.text is not None:
        return source_of(db, given.text)
    named_so = sources_named(db, given.url or given.title or "")
    return named_so[0] if named_so else None


def _recorded(change: Change, given: Meant) -> str:
    if given.url is not None:
        return named(change, given.url)
    title = given.title if given.title is not None else os.path.basename(given.path or "")
    if not title.strip():
        raise UsageError("the source has no name: give --title or --url")
    state: State = {"id": change.new_id(), "title": title.strip()}
    return str(change.add("source", state)["id"])


def saved_lines(change: Change, saved: Saved) -> list[str]:
    """Lines that say which source it is, and what is kept of it."""
    state = change.load("source", saved.id)
    assert state is not None
    new = ", new" if saved.new else ""
    parts = [state.get(name) for name in ("title", "publisher", "published", "url")]
    lines = [wrapped("source", f"{saved.id}{new}: {', '.join(filter(None, parts))}")]
    if saved.copy is not None:
        again = "kept already, " if saved.kept_before else ""
        lines.append(wrapped("copy", again + copy_words(saved.copy)))
    return lines


def copy_words(copy: Copy) -> str:
    """A saved copy in one line."""
    day = day_words(date.fromisoformat(copy.recorded[:10]))
    return f"saved {day}, {copy.media}, {count(copy.size, 'byte')}, SHA-256 {copy.sha256}"
