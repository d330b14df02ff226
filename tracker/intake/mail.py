"""A letter as it was sent (EML): its text, and what its header says."""

import re
from collections.abc import Sequence
from email import message_from_bytes
from email.message import EmailMessage, Message
from email.policy import EmailPolicy
from email.utils import parseaddr
from typing import NamedTuple

from tracker.errors import UsageError
from tracker.intake.charset import decoded
from tracker.intake.stamps import Stamp, stamp

_LONGEST = 2000
"""Characters of a header field that are read: the library takes minutes over long ones."""

_DEEPEST = 20
"""Letters in letters, parts in parts."""

_PREFIX = re.compile(
    r"\s*(?:\[[^\]]{0,60}\]\s*)?(?P<word>re|fwd?|aw|wg|tr|rv)\s*:\s*", re.IGNORECASE
)
_FORWARDS = {"fw", "fwd", "wg", "tr", "rv"}


class _Short(EmailPolicy):
    """The usual rules, for fields of which no more is read than a person wrote."""

    def header_source_parse(self, sourcelines: Sequence[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)  # type: ignore[arg-type]
        return name, value[:_LONGEST]


class Letter(NamedTuple):
    """The text of a letter, or its page where it has no text.

    `forwarded` says that the day is that of the forwarding, not of what was forwarded.
    """

    text: str
    html: str
    title: str | None
    sender: str | None
    sent: Stamp | None
    forwarded: bool


def letter(data: bytes) -> Letter:
    """Read a letter. Raises UsageError for one that is nested too deep or holds no text."""
    if data.startswith(b"From "):  # as mailboxes part their letters
        data = data.partition(b"\n")[2]
    try:
        message = message_from_bytes(data, EmailMessage, policy=_Short())
        plain, html = _parts(message, 0)
    except RecursionError:
        raise UsageError("its parts are nested too deep") from None
    if not plain and not html:
        raise UsageError("the letter holds no text")
    title, forwarded = _subject(_field(message, "Subject"))
    sent = stamp(_field(message, "Date"))
    return Letter(plain, html, title or None, _sender(message), sent, forwarded)


def _field(message: Message, name: str) -> str:
    """The first field of that name on one line, decoded; "" for none, or one that is nonsense."""
    try:
        return " ".join(str(message.get(name, "")).split())
    except Exception:  # the library raises what it will: for a line end in a name, deep comments
        return ""


def _parts(part: Message, depth: int) -> tuple[str, str]:
    """The first plain text and the first page that are no attachments."""
    if depth > _DEEPEST:
        raise UsageError(f"its parts are nested deeper than {_DEEPEST}")
    if part.get_content_disposition() == "attachment":
        return "", ""
    if part.is_multipart():
        plain = html = ""
        for inner in part.iter_parts() if isinstance(part, EmailMessage) else ():
            found = _parts(inner, depth + 1)
            plain, html = plain or found[0], html or found[1]
            if plain and html:
                break
        return plain, html
    media = part.get_content_type()
    if media not in ("text/plain", "text/html"):
        return "", ""
    text = _text(part, media == "text/html")
    return ("", text) if media == "text/html" else (text, "")


def _text(part: Message, page: bool) -> str:
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    text = decoded(data, part.get_content_charset(), page).replace("\r\n", "\n").replace("\r", "\n")
    if str(part.get_param("format", "")).lower() == "flowed":
        text = _unfolded(text, str(part.get_param("delsp", "")).lower() == "yes")
    return "" if not text.strip() else text


def _unfolded(text: str, joins: bool) -> str:
    """Lines that end with a space go on in the next one (RFC 3676); quoting marks stay."""
    lines: list[str] = []
    flows = False
    for line in (each.removeprefix(" ") for each in text.split("\n")):
        if flows and not line.startswith(">"):
            lines[-1] = (lines[-1][:-1] if joins else lines[-1]) + line
        else:
            lines.append(line)
        flows = line.endswith(" ") and line != "-- "
    return "\n".join(line.rstrip() if line != "-- " else line for line in lines)


def _subject(text: str) -> tuple[str, bool]:
    """Without its prefixes, and whether one of them says that it was forwarded."""
    forwarded = False
    while found := _PREFIX.match(text):
        forwarded = forwarded or found["word"].lower() in _FORWARDS
        text = text[found.end() :]
    return text.strip(), forwarded


def _sender(message: Message) -> str | None:
    """The name of who sent it, else the machine of the address."""
    name, address = parseaddr(_field(message, "From"))
    return " ".join(name.split()) or address.rpartition("@")[2] or None
