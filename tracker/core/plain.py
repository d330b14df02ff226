"""Stored text made harmless to print: nothing in it can move the cursor or reverse the line."""

import re

# C0 and C1 controls, line and paragraph separators, bidirectional marks, byte-order mark.
_HOSTILE = "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufeff]"
# What takes no column of its own: accents, vowel signs, joiners. Nobody writes more than a few to a
# letter, and hundreds would be drawn over the lines above and below.
_MARK = (
    "[\xad\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
    "\u180e\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200d\u2060-\u2065\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f]"
)
_FLOOD = f"({_MARK}{{8}}){_MARK}+"
_SPACES = r"[\t\n\r\v\f\u2028\u2029]+"


def plain(text: str) -> str:
    """`text` on one line, without control and bidirectional characters or floods of accents."""
    if text.isascii() and text.isprintable():
        return text
    return re.sub(_FLOOD, r"\1", re.sub(_HOSTILE, "", re.sub(_SPACES, " ", text)))


def escaped(text: str) -> str:
    """`text` with each character that may rewrite its line as \\u and four digits; lines stay."""
    return re.sub(f"(?!\n){_HOSTILE}", lambda found: f"\\u{ord(found[0]):04x}", text)


def is_hostile(character: str) -> bool:
    """Whether a character may rewrite the line it is printed on."""
    return re.match(_HOSTILE, character) is not None
