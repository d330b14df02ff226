"""Bytes to an article, within this process: hostile ones may take it minutes and all its memory.

Only the child process of `tracker.intake.confined` calls this.
"""

from typing import Any

from tracker.core.plain import plain
from tracker.errors import UsageError
from tracker.intake.charset import decoded
from tracker.intake.dateline import dateline
from tracker.intake.extracted import extracted
from tracker.intake.kinds import kind
from tracker.intake.linked_data import declared
from tracker.intake.main_text import main_text
from tracker.intake.metadata import Facts, facts, host
from tracker.intake.outline import outline
from tracker.intake.stamps import told

BUILT_IN = "built-in"

_TITLE = 200
"""Characters of the first line of a text that may be its title."""


def document(
    data: bytes, media: str | None, charset: str | None, address: str | None, extra: bool
) -> dict[str, Any]:
    """The fields of an Article, as JSON has them.

    Raises UsageError for what is no text or holds none.
    """
    reader = "text"
    found = kind(data, media)
    if found == "mail":
        text, known, reader = _letter(data, extra)
    elif found == "html":
        text, known, reader = _page(decoded(data, charset, page=True), address, extra)
    else:
        text = decoded(data, charset)
        known = _plain(text, address)
    text = _whole(text)
    if not text.strip():
        raise UsageError("it holds no text")
    if "\0" in text:
        raise UsageError("it is no text: it holds NUL characters")
    return {
        "text": text,
        "title": _line(known.title),
        "publisher": _line(known.publisher),
        "published": told(known.published),
        "guessed": known.guessed,
        "address": _line(known.address),
        "kind": found,
        "reader": reader,
    }


def _plain(text: str, address: str | None) -> Facts:
    """A short first line is the title; a day that stands above the text, when it was published."""
    lines = [line.strip() for line in text.splitlines() if line.strip()][:2]
    title = lines[0] if len(lines) > 1 and len(lines[0]) <= _TITLE else None
    stamp = dateline(text)
    publisher = host(address) if address else None
    fields = {"title": title, "publisher": publisher, "published": stamp}
    guessed = tuple(name for name, value in fields.items() if value)
    return Facts(title, publisher, stamp, address, guessed)


def _letter(data: bytes, extra: bool) -> tuple[str, Facts, str]:
    from tracker.intake.mail import letter  # pages need no letters

    read = letter(data)
    text, reader = read.text, "text"
    if not text:
        text, _, reader = _page(read.html, None, extra)
    guessed = ("published",) if read.sent and read.forwarded else ()
    return text, Facts(read.title, read.sender, read.sent, None, guessed), reader


def _page(html: str, address: str | None, extra: bool) -> tuple[str, Facts, str]:
    """The text of a page, by trafilatura if it is wanted and there; the facts are ours always.

    Where a page shows a part only, but declares its whole text, that is taken.
    """
    html = html.replace("\0", "\N{REPLACEMENT CHARACTER}")
    page, reader = outline(html), BUILT_IN
    text = main_text(page)
    better = extracted(html) if extra else ""
    if better:
        text, reader = better, "trafilatura"
    said = declared(page.linked_data)
    if len(said.text) > 2 * len(text):
        text, reader = said.text, "json-ld"
    return text, facts(page, text, address, said), reader


def _line(text: str | None) -> str | None:
    """A fact on one line, without the control and bidirectional characters that JSON may hold."""
    return " ".join(plain(_whole(text)).split()) or None if text else None


def _whole(text: str) -> str:
    """Halves of letters that stand alone, as JSON can write them, are none."""
    return text.encode("utf-8", "replace").decode("utf-8") if not text.isascii() else text
