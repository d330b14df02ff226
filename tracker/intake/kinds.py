"""What some bytes are: a letter, a page or a plain text."""

import re
from typing import Literal

from tracker.errors import UsageError

Kind = Literal["text", "html", "mail"]

KINDS: dict[str, Kind] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "message/rfc822": "mail",
    "text/plain": "text",
    "text/markdown": "text",
}
"""What a media type says. Others say nothing: then the bytes do."""

ENDINGS: dict[str, str] = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".eml": "message/rfc822",
    ".txt": "text/plain",
    ".md": "text/plain",
    ".ics": "text/calendar",
    ".json": "application/json",
    ".jsonl": "application/x-ndjson",
    ".ndjson": "application/x-ndjson",
}
"""The media types of files, by how their names end."""

_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "an archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "packed with gzip"),
)
_IS_CALENDAR = "a calendar, and no article: `tracker import FILE.ics` takes it"
_IS_JSON = "JSON, and no article: `tracker import FILE` takes records; of an article save the text"
_REFUSED: dict[str, str] = {
    "text/calendar": _IS_CALENDAR,
    "application/json": _IS_JSON,
    "application/x-ndjson": _IS_JSON,
}
"""What is no article, by its media type, and what to do with it."""

_CALENDAR = re.compile(rb"\s*BEGIN:VCALENDAR\b", re.IGNORECASE)
_JSON = re.compile(rb'\s*(?:\[\s*)?\{\s*(?:"(?:[^"\\]|\\.){0,200}"\s*:|\})')

_LETTER = re.compile(rb"(?:From [^\n]{1,200}\n)?[!-9;-~]{1,70}:")
_SENT = re.compile(
    rb"^(?:Received|Return-Path|Delivered-To|Message-ID|MIME-Version):",
    re.IGNORECASE | re.MULTILINE,
)
"""What machines write above a letter, and no person above a text."""

_PAGE = re.compile(rb"\s*<(?:!--|!doctype|\?xml|[a-z][a-z0-9]{0,15}[\s>/])", re.IGNORECASE)
_LOOKED_AT = 16 * 1024


def kind(data: bytes, media: str | None) -> Kind:
    """What the bytes are, by their media type if that says it, else by how they begin.

    Raises UsageError for what is no text in any way.
    """
    for magic, name in _MAGIC:
        if data.startswith(magic):
            raise UsageError(f"it is {name}: save its text as plain text or HTML")
    declared = (media or "").split(";")[0].strip().lower()
    known = KINDS.get(declared)
    if known is not None and known != "text":
        return known
    begin = data[:_LOOKED_AT].lstrip(b"\xef\xbb\xbf\xff\xfe")  # the bytes of byte-order marks
    refused = _REFUSED.get(declared) or _refused(begin)
    if refused:
        raise UsageError(f"it is {refused}")
    if known is not None:
        return known
    head = re.split(rb"\r?\n\r?\n", begin, maxsplit=1)[0]
    if _LETTER.match(head) and _SENT.search(head):
        return "mail"
    return "html" if _PAGE.match(begin.replace(b"\0", b"")) else "text"


def _refused(begin: bytes) -> str | None:
    """What is no article, by how it begins, and what to do with it."""
    if _CALENDAR.match(begin):
        return _IS_CALENDAR
    return _IS_JSON if _JSON.match(begin) else None
