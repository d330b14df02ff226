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
    known = KINDS.get((media or "").split(";")[0].strip().lower())
    if known is not None:
        return known
    begin = data[:_LOOKED_AT].lstrip(b"\xef\xbb\xbf\xff\xfe")  # the bytes of byte-order marks
    head = re.split(rb"\r?\n\r?\n", begin, maxsplit=1)[0]
    if _LETTER.match(head) and _SENT.search(head):
        return "mail"
    return "html" if _PAGE.match(begin.replace(b"\0", b"")) else "text"
