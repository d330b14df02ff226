"""Text to typed tokens, in one pass.

Spaces, dashes and quotes are made plain one character for one, so that a token's offsets hold in
the text as said. Words are looked up in the vocabulary, the longest entry first; what it does not
know becomes a token of kind "word", which only the name of an event may hold.
"""

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from tracker.core.spec import Unreadable
from tracker.core.vocabulary import VOCABULARY

LONGEST = 300
"""Characters; a longer text is an article, not a phrase."""


class Token(NamedTuple):
    """A typed piece of the text; `text` is as said, `start` and `end` are its offsets.

    Terms, which the grammar makes of several tokens, are tokens too.
    """

    kind: str
    value: Any
    text: str
    start: int
    end: int


_PLAIN = str.maketrans(
    dict.fromkeys("\t\n\v\f\r\x85\xa0\u1680\u202f\u205f\u3000\u2028\u2029\xad\u2060\ufeff", " ")
    | {chr(code): " " for code in (*range(0x2000, 0x2010), *range(0x202A, 0x202F))}
    | {chr(code): " " for code in range(0x2066, 0x206A)}
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d", "-")
    | dict.fromkeys("\u2018\u2019\u201a\u201b\u02bc\u02b9\u2032\xb4`", "'")
    | dict.fromkeys("\u201c\u201d\u201e\u201f\xab\xbb\u2033", '"')
    | {"\u0130": "I"}  # the only letter whose lower case is longer than itself
)

_PIECE = re.compile(
    r"""(?P<skip>[\s,;"]+|'(?![a-z])|(?<![a-z])')
    |(?P<iso>[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9-]))
    |(?P<numeric>[0-9]{1,2}(?P<sep>[/.-])[0-9]{1,2}(?P=sep)[0-9]{4}(?![0-9])
        |[0-9]{1,2}/[0-9]{1,2}(?![0-9/]))
    |(?P<clock>[0-9]{1,2}[:.][0-9]{2}(?=\s*[ap]\.?m\b)|[0-9]{1,2}:[0-9]{2}(?![0-9:]))
    |(?P<decade>[0-9]{3}0'?s\b)
    |(?P<ordinal>[0-9]{1,2}(?:st|nd|rd|th)\b)
    |(?P<number>[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?P<decimal>\.[0-9]+)?
    |(?P<echo>\(\s*[0-9]{1,4}\s*\))
    |(?P<word>[a-z](?:[a-z0-9]|\.(?=[a-z])|'(?=[a-z]))*\.?)
    |(?P<dash>-)
    |(?P<stop>[.!](?=\s*$))
    |(?P<other>.)""",
    re.VERBOSE | re.ASCII | re.DOTALL,
)


def tokenise(phrase: str) -> list[Token]:
    """Read a phrase into tokens, with one of kind "end" behind them, whose text is all of it.

    Raises Unreadable for text that is no phrase: empty, longer than LONGEST, or holding what
    cannot be printed.
    """
    said = plain(phrase)
    pieces = [*_pieces(said)]
    tokens: list[Token] = []
    at = 0
    while at < len(pieces):
        token, at = _known(pieces, at, said)
        if token.kind != "noise":
            tokens.append(token)
    if not tokens:
        raise Unreadable("it holds no words")
    tokens.append(Token("end", None, said, len(said), len(said)))
    return tokens


def plain(phrase: str) -> str:
    """The text with plain spaces, dashes and quotes, of the same length."""
    if len(phrase) > LONGEST:
        raise Unreadable(f"it is longer than {LONGEST} characters; give only the time phrase")
    said = phrase if phrase.isascii() and phrase.isprintable() else phrase.translate(_PLAIN)
    if not said.isprintable():
        raise Unreadable("it holds characters that cannot be printed")
    return said


def _pieces(said: str) -> list[Token]:
    found = []
    for match in _PIECE.finditer(said.lower()):
        kind = match.lastgroup
        if kind in ("skip", "stop"):
            continue
        start, end = match.span()
        if kind == "word":
            found.append(Token("word", match[0].replace(".", ""), said[start:end], start, end))
        else:
            found.append(_number(str(kind), match, said[start:end]))
    return found


def _number(kind: str, match: re.Match[str], text: str) -> Token:
    """A piece that is no word, with its value."""
    value: Any = match[0]
    if kind == "numeric":
        value = (*map(int, re.split("[/.-]", match[0])), match["sep"] == ".")
    elif kind == "clock":
        value = (*map(int, re.split("[:.]", match[0])),)
    elif kind == "decimal":
        if match["decimal"].rstrip("0") != ".5":
            raise Unreadable(f"{text} is neither a whole number nor a half")
        value = int(match["number"].replace(",", ""))
    elif kind in ("number", "ordinal", "decade", "echo"):
        value = int(re.sub("[^0-9]", "", match[0]))
    return Token("word" if kind == "other" else kind, value, text, *match.span())


def _lexicon() -> dict[Any, Any]:
    """The vocabulary as a tree: a branch for each next word, and the entry that ends here."""
    tree: dict[Any, Any] = {}
    for kind, value, words in VOCABULARY:
        for entry in words.split("|"):
            node = tree
            for word in _words(entry):
                node = node.setdefault(word, {})
            node[_ENTRY] = kind, value
    return tree


def _words(entry: str) -> Iterable[Any]:
    """The values of an entry's pieces; most are plain words, which need no pattern."""
    plain_words = entry.isascii() and entry.islower() and entry.replace(" ", "").isalpha()
    return entry.split(" ") if plain_words else (piece.value for piece in _pieces(entry))


_ENTRY = None
"""The branch that no word can take."""

LEXICON = _lexicon()


def _known(pieces: list[Token], at: int, said: str) -> tuple[Token, int]:
    """The vocabulary's longest entry at a piece, or the piece itself, and where to go on."""
    piece = pieces[at]
    if piece.kind != "word":
        return piece, at + 1
    entry: tuple[str, Any] | None = None
    behind, node = at + 1, LEXICON
    for stop in range(at, len(pieces)):
        if pieces[stop].value not in node:
            break
        node = node[pieces[stop].value]
        if _ENTRY in node:
            entry, behind = node[_ENTRY], stop + 1
    if entry is None and piece.value.endswith("'s"):
        entry = LEXICON.get(piece.value[:-2], {}).get(_ENTRY)
    if entry is None:
        return piece, at + 1
    start, end = piece.start, pieces[behind - 1].end
    kind, value = entry
    return Token(kind, value, said[start:end], start, end), behind
