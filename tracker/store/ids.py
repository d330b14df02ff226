"""Names that records go by: public ids, and slugs and folds of what people call things.

A public id is 16 Crockford base-32 characters: 48 bits of milliseconds since 1970, then 32 random
bits. Ids made in one process rise, so that they sort as they were made.
"""

import os
import re
from datetime import datetime

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 16
_MISREAD = str.maketrans("OIL", "011")

_last = 0


def new_id(now: datetime) -> str:
    """A new public id, made at the aware instant `now`; greater than any made before it here."""
    global _last  # noqa: PLW0603 - rising within the process is the point
    milliseconds = int(now.timestamp() * 1000) & (1 << 48) - 1
    fresh = milliseconds << 32 | int.from_bytes(os.urandom(4), "big")
    _last = max(fresh, _last + 1)
    return encode(_last)


def encode(number: int) -> str:
    """An 80-bit number as 16 characters."""
    return "".join(ALPHABET[number >> shift & 31] for shift in range(75, -1, -5))


def derived_id(*words: str) -> str:
    """The public id of what goes by these words elsewhere; the same for the same words."""
    from hashlib import sha256  # what records without a file has no need of it

    told = "\0".join(words).encode(errors="backslashreplace")
    return encode(int.from_bytes(sha256(told).digest()[:10], "big"))


def as_id(text: str) -> str | None:
    """The public id that `text` spells, case-blind, with O, I and L read as digits; or None."""
    spelled = text.upper()
    if len(spelled) != LENGTH:
        return None
    spelled = spelled.translate(_MISREAD)
    return None if spelled.strip(ALPHABET) else spelled


def fold(name: str) -> str:
    """A name without case, accents and punctuation, so that spellings meet: Orbán is orban."""
    letters = name.casefold()
    if not letters.isascii():  # most names are, and do without the tables
        import unicodedata

        plain = unicodedata.normalize("NFKD", letters)
        letters = "".join(c for c in plain if not unicodedata.combining(c))
    if (
        letters.isascii() and letters.replace(" ", "").isalnum()
    ):  # most are, and wait for no pattern
        return " ".join(letters.split())
    return " ".join(re.findall(r"\w+", letters))


def slug(name: str) -> str:
    """A name as a slug: lower-case ASCII letters and digits joined by hyphens; never empty.

    Letters of other scripts are written as their standard has it; a name with letters that have no
    table gets a mark that stands for all of it.
    """
    folded = fold(name)
    if folded.isascii():  # most names are, and do without the tables
        return _joined(folded)
    from tracker.core.letters import mark, written

    plain = written(folded)
    return _joined(plain if plain.isascii() else f"{plain} {mark(folded)}")


def _joined(folded: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", folded)) or "x"
