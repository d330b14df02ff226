"""Stored text made harmless to print: nothing in it can move the cursor or reverse the line."""

import re

# C0 and C1 controls, line and paragraph separators, bidirectional marks, byte-order mark.
_HOSTILE = "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]"
_SPACES = r"[\t\n\r\v\f\u2028\u2029]+"


def plain(text: str) -> str:
    """`text` on one line, without control and bidirectional characters."""
    if text.isascii() and text.isprintable():
        return text
    return re.sub(_HOSTILE, "", re.sub(_SPACES, " ", text))


def is_hostile(character: str) -> bool:
    """Whether a character may rewrite the line it is printed on."""
    return re.match(_HOSTILE, character) is not None
