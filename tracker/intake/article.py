"""An article in plain values: its text, who published it under which title, and when.

    article = article_in("statement.html")
    page = fetched("https://news.example/summit")
    article = article_of(page.body, page.hints())

What is read, plain text, HTML or EML, is told by its media type, the ending of a file's name, or by
how it begins.
"""

import os
import sys
from hashlib import sha256
from typing import NamedTuple

from tracker.errors import NoPermission, UsageError
from tracker.intake.confined import LIMITS, Limits, TooMuch, confined
from tracker.intake.kinds import ENDINGS
from tracker.intake.stamps import Stamp, restored


class Hints(NamedTuple):
    """What is known from elsewhere. A title, publisher or stamp that a person gives is no guess."""

    media: str | None = None
    charset: str | None = None
    address: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: Stamp | None = None


class Article(NamedTuple):
    """What was read, and how.

    `text` has an empty line between its paragraphs, unless it was plain text: that stays as it
    is. `guessed` names those of title, publisher and published that are a guess: ask a person.
    The day in `published` is that of its zone, which may be UTC where the publisher's is not known.
    `sha256` is of the text as UTF-8, `original` of the bytes that were given; both in hex.
    """

    text: str
    title: str | None
    publisher: str | None
    published: Stamp | None
    address: str | None
    guessed: tuple[str, ...]
    sha256: str
    original: str
    kind: str
    reader: str


NO_HINTS = Hints()
_READER = "tracker.intake.document:document"


def article_in(
    path: str, hints: Hints = NO_HINTS, extra: bool = True, limits: Limits = LIMITS
) -> Article:
    """The article in a file, or on standard input for "-"; else as `article_of`.

    Raises UsageError also for a file that is missing, NoPermission for one that may not be read.
    """
    name = "standard input" if path == "-" else path
    ending = os.path.splitext(path)[1].lower()
    hints = hints._replace(media=hints.media or ENDINGS.get(ending))
    return article_of(_bytes(path, name, limits.size), hints, extra, name, limits)


def article_of(
    data: bytes,
    hints: Hints = NO_HINTS,
    extra: bool = True,
    name: str = "the text",
    limits: Limits = LIMITS,
) -> Article:
    """The article in some bytes; `name` is what errors call them.

    With `extra`, and where trafilatura is installed, that finds the text of a page; one that is too
    much for it is read without, which can take as long again. Raises
    UsageError for what is no text, holds none, or takes more than the `limits`; TryAgain where no
    process can be started.
    """
    given = {
        "media": hints.media,
        "charset": hints.charset,
        "address": hints.address,
        "extra": extra,
    }
    try:
        told = confined(_READER, data, given, name, limits)
    except TooMuch:
        if not extra:
            raise
        told = confined(_READER, data, {**given, "extra": False}, name, limits)
    return Article(
        text=told["text"],
        title=hints.title or told["title"],
        publisher=hints.publisher or told["publisher"],
        published=hints.published or restored(told["published"]),
        address=told["address"],
        guessed=tuple(field for field in told["guessed"] if not getattr(hints, field)),
        sha256=sha256(told["text"].encode()).hexdigest(),
        original=sha256(data).hexdigest(),
        kind=told["kind"],
        reader=told["reader"],
    )


def _bytes(path: str, name: str, largest: int) -> bytes:
    """The bytes, and one more than `largest` if there are more."""
    if not path:
        raise UsageError("the name of the file is empty")
    try:
        if path == "-":
            return sys.stdin.buffer.read(largest + 1) if sys.stdin else b""
        with open(path, "rb") as file:
            return file.read(largest + 1)
    except PermissionError:
        raise NoPermission(f"{name}: permission denied") from None
    except (OSError, ValueError) as error:  # a ValueError for a name with a NUL
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise UsageError(f"cannot read {name}: {reason}") from None
