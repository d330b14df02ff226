"""Text to typed tokens, in one pass.

Spaces, dashes and quotes are made plain one character for one, so that a token's offsets hold in
the text as said. Words are looked up in the lexicon, the longest entry first; what it does not
know becomes a token of kind "word", which only the name of an event may hold. What ends a sentence
is a token of kind "stop".
"""

import re
from collections.abc import Callable, Mapping
from functools import cache
from operator import itemgetter
from typing import Any, NamedTuple

from tracker.core.digits import (
    COMMA_NUMBERS,
    NUMBERS,
    OF_2000,
    SIGNS,
    Piece,
    number_pieces,
    plain_number,
)
from tracker.core.language import Entry, Found, Lexicon
from tracker.core.record import new


class Token(NamedTuple):
    """A typed piece of the text; `text` is as said, `start` and `end` are its offsets.

    Terms, which the grammar makes of several tokens, are tokens too.
    """

    kind: str
    value: Any
    text: str
    start: int
    end: int


Tokens = list[Token]
kind_of: Callable[[Token], str] = itemgetter(0)
"""The kind of a token; to be mapped over many, where naming it takes longer."""

REASONED = ("refused", "sitting", "sittingday")
"""Kinds whose value says why they are not understood; days of sitting may be counted."""

ENDS = 4
"""How far a reader may look beyond the last word."""

_PLAIN = (
    dict.fromkeys("\t\v\f\x85\xa0\u1680\u202f\u205f\u3000\u2028\xad\u2060\ufeff", " ")
    | {chr(code): " " for code in (*range(0x2000, 0x2010), *range(0x202A, 0x202F))}
    | {chr(code): " " for code in range(0x2066, 0x206A)}
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d", "-")
    | dict.fromkeys("\u2018\u2019\u201a\u201b\u02bc\u02b9\u2032\xb4`", "'")
    | dict.fromkeys("\u201c\u201d\u201e\u201f\xab\xbb\u2033", '"')
    | {"\u2029": "\n", "\u0130": "I"}  # the only letter that grows in lower case
)

_ODD = f"[{''.join(_PLAIN)}]"

_PIECE = (
    r"[^\W\d_](?:[^\W_]|[.'](?=[^\W\d_]))*\.?"  # a word: p.m., o'clock, q3
    r"|[0-9](?:[0-9]|[.,:/-](?=[0-9])|t(?=[0-9][0-9]:))*"  # a number, a day, a clock time or both
    r"|[^\s,\"]|\n\s*\n"
)

_pattern = cache(re.compile)  # words alone, as in most lengths, need none


def plain(text: str) -> str:
    """The text with plain spaces, dashes and quotes, of the same length."""
    if text.isascii():
        return text
    return re.sub(_ODD, lambda match: _PLAIN[match[0]], text)  # translate() looks at each letter


def tokenise(said: str, lexicon: Lexicon, start: int = 0, end: int | None = None) -> Tokens:
    """Read plain text from `start` to `end` into tokens, with some of kind "end" behind them."""
    stop = len(said) if end is None else end
    asked = said[start:stop]
    lower, at, opened = asked.lower(), start, _NO_LONGER
    tokens: Tokens = []
    words: list[Any] = []  # as looked up; None for what is none
    marked: list[int] = []  # words that more is to be known of
    add, remember = tokens.append, words.append
    known, strange, tails = lexicon.found.get, lexicon.strange, lexicon.tails
    chunks = ((lower, asked),) if "\n " in lower else zip(lower.split(" "), asked.split(" "))  # noqa: B905 - as many
    for chunk, text in chunks:
        behind = at + len(chunk)
        if chunk.isalpha():
            entry, longer = known(chunk, strange) or lexicon.lookup(chunk)
            if chunk in opened and _may_go_on(opened[chunk], lower, behind + 1 - start):
                marked.append(len(words) - 1)
            if entry:
                kind, value = entry
                if kind in _UNSETTLED:
                    marked.append(len(words))
                add(new(Token, (kind, value, text, at, behind)))
            else:
                if tails and chunk.endswith(lexicon.endings):
                    marked.append(len(words))
                add(new(Token, ("word", chunk, text, at, behind)))
            remember(chunk)
            opened = longer
        elif chunk.isdecimal() and chunk.isascii():
            add(new(Token, (*plain_number([chunk]), text, at, behind)))
            remember(None)
            opened = _NO_LONGER
        elif chunk:
            pieces = _pieces(chunk, said, at, words[-1] if words else None, lexicon)
            opened = _add_known(pieces, tokens, words, marked, opened, lexicon)
        at = behind + 1
    if marked:
        tokens = _settled(said, tokens, words, marked, lexicon)
    return ended(tokens, stop)


_NO_LONGER: Mapping[str, Found] = {}
_UNSETTLED = ("noise", "parts")
"""Kinds of entry that stand for no token, or for several."""


def _may_go_on(found: Found, lower: str, at: int) -> bool:
    """Whether two words may be an entry, or open one with the word that begins at `at`."""
    entry, longer = found
    if entry:
        return True
    following = lower[at : at + _LONGEST_WORD].partition(" ")[0]
    return following in longer or not following.isalpha()


_LONGEST_WORD = 40
"""Letters that no word of an entry has."""


def _add_known(
    pieces: list[Piece],
    tokens: Tokens,
    words: list[Any],
    marked: list[int],
    opened: Mapping[str, Found],
    lexicon: Lexicon,
) -> Mapping[str, Found]:
    """Add what pieces mean; gives what the last of them opens, as `opened` is what the word before.

    That is the entries of more words by their next word.
    """
    for piece in pieces:
        kind, word, text, opens, closes = piece
        if word in opened:
            marked.append(len(words) - 1)
        opened = _NO_LONGER
        if kind == "word":
            entry, opened = lexicon.lookup(word)
            kind, value = entry or (kind, word)
            if kind in _UNSETTLED or (not entry and word.endswith(lexicon.endings)):
                marked.append(len(words))
        else:
            value = word
        tokens.append(new(Token, (kind, value, text, opens, closes)))
        words.append(word if isinstance(word, str) else None)
    return opened


def _settled(
    said: str, tokens: Tokens, words: list[Any], marked: list[int], lexicon: Lexicon
) -> Tokens:
    """The tokens, the marked ones joined to the longest entry, parted, or left out."""
    settled: Tokens = []
    copied = behind = 0
    words.append(None)
    for at in marked:
        if at < behind:
            continue
        token, word = tokens[at], words[at]
        longest, behind = _longest(words, at + 1, lexicon.lookup(word)[1])
        if longest:
            closes = tokens[behind - 1][4]
            token = new(Token, (*longest, said[token[3] : closes], token[3], closes))
        if longest or token[0] in _UNSETTLED or token[0] == "word":
            settled += tokens[copied:at]
            settled += _meant(token, word, lexicon)
            copied = behind
    return settled + tokens[copied:] if copied else tokens


def _meant(token: Token, word: str, lexicon: Lexicon) -> Tokens:
    """What a token stands for: itself, several or nothing."""
    if token.kind == "parts":
        return [token._replace(kind=kind, value=value) for kind, value in token.value]
    if token.kind == "word" and word.endswith(lexicon.endings):
        return _inflected(token, lexicon)
    return [token] * (token.kind != "noise")


def _longest(words: list[Any], at: int, longer: Mapping[str, Found]) -> tuple[Entry | None, int]:
    """The entry of most words that goes on at a word, if one does, and the position behind it."""
    entry, behind = None, at
    while found := longer.get(words[at]):
        at += 1
        longest, longer = found
        if longest:
            entry, behind = longest, at
    return entry, behind


def ended(tokens: Tokens, offset: int) -> Tokens:
    """The tokens, to which an end is added that readers may look beyond without asking."""
    tokens += [new(Token, ("end", None, "", offset, offset))] * ENDS
    return tokens


def _inflected(token: Token, lexicon: Lexicon) -> Tokens:
    """What a word means that is listed without its ending only, or written together of several."""
    possessive = lexicon.language.possessive
    if possessive and token.value.endswith(possessive):
        entry, _ = lexicon.lookup(token.value.removesuffix(possessive))
        if entry:
            return [token._replace(kind=entry[0], value=entry[1])] * (entry[0] != "noise")
    parts = lexicon.compound(token.value) if lexicon.tails else ()
    return [token._replace(kind=kind, value=value) for kind, value in parts] or [token]


def _pieces(lower: str, said: str, start: int, before: Any, lexicon: Lexicon) -> list[Piece]:
    """What is no word alone: numbers, signs, and words that stand beside them.

    Words are in lower case and without dots, and not yet looked up. `before` is the word before.
    """
    found: list[Piece] = []
    language = lexicon.language
    numbers = COMMA_NUMBERS if language.decimal_comma else NUMBERS
    ended_at = -1
    for match in _pattern(_PIECE).finditer(lower):
        piece = match[0]
        at = match.start() + start
        behind = at + len(piece)
        if piece.isalpha():
            if at == ended_at:
                _add_word(found, piece, said[at:behind], at, lexicon)
            else:
                found.append(("word", piece, said[at:behind], at, behind))
            continue
        ended_at = behind
        if "0" <= piece[0] <= "9":
            if said[at - 1 : at] in _APOSTROPHES and _is_short_year(piece, found, before, lexicon):
                year = int(piece) + (2000 if int(piece) < OF_2000 else 1900)
                found.append(("number", year, said[at - 1 : behind], at - 1, behind))
            elif piece.isdigit():
                found.append((*plain_number([piece]), said[at:behind], at, behind))
            else:
                found += number_pieces(piece, said, at, numbers)
        elif piece[0].isalpha():
            _add_odd_word(found, piece, said, at, lexicon)
        elif piece == "." and language.ordinal_dot and _counts_places(found, at):
            found[-1] = _with_dot(*found[-1])
        elif piece != "'":
            sign = SIGNS.get(piece[0], "word")
            found.append((sign, piece, said[at:behind], at, behind))
    return found


_APOSTROPHES = ("'",)
_BEFORE_YEAR = ("month", "season", "quarter", "halfyear", "of")


def _is_short_year(piece: str, found: list[Piece], before: Any, lexicon: Lexicon) -> bool:
    """The '25 of Nov. '25 or the summer of '26; elsewhere an apostrophe opens a quote."""
    if len(piece) != 2 or not piece.isdigit():
        return False
    if found:
        before = found[-1][1] if found[-1][0] == "word" else None
    entry = lexicon.lookup(before)[0] if before else None
    return entry is not None and entry[0] in _BEFORE_YEAR


_NUMERIC = frozenset(("number", "decimal", "clock"))


def _add_word(found: list[Piece], word: str, text: str, at: int, lexicon: Lexicon) -> None:
    """A word; right behind a number it may count places (1st), tens of years (2020s) or units."""
    behind = at + len(word)
    if found and found[-1][4] == at and found[-1][0] in _NUMERIC:
        number, language = Token(*found[-1]), lexicon.language
        kind = "ordinal" if word in language.ordinals else ""
        if word in language.decades and number.kind == "number" and number.value % 10 == 0:
            kind = "decade"
        if kind and number.kind == "number":
            found[-1] = (kind, number.value, number.text + text, number.start, behind)
            return
        if word in language.letters:
            found.append((*language.letters[word], text, at, behind))
            return
    found.append(("word", word, text, at, behind))


def _add_odd_word(found: list[Piece], piece: str, said: str, at: int, lexicon: Lexicon) -> None:
    """A word with dots, quotes or digits in it; a last dot may end the sentence."""
    ends = piece[-1] == "."
    word = piece.replace(".", "")
    if ends and "." not in piece[:-1] and word not in lexicon.language.shorts:
        if word.isalpha():
            _add_word(found, word, said[at : at + len(word)], at, lexicon)
        else:
            _add_odd_word(found, word, said, at, lexicon)
        dot = at + len(word)
        found.append(("stop", ".", ".", dot, dot + 1))
        return
    if word not in lexicon and _add_parts(found, piece, said, at, lexicon):
        return
    behind = at + len(piece)
    found.append(("word", word, said[at:behind], at, behind))


_PARTS = r"[^\W\d_]+|[0-9]+|(?s:.)"


def _add_parts(found: list[Piece], piece: str, said: str, at: int, lexicon: Lexicon) -> bool:
    """FY26, SEP15, the h30m of 2h30m: words that we know and numbers, without spaces."""
    parts = _pattern(_PARTS).findall(piece)
    known = lexicon.language.letters if found and found[-1][4] == at else ()
    if len(parts) < 2 or not all(
        part in lexicon or part in known or "0" <= part[0] <= "9" for part in parts
    ):
        return False
    for part in parts:
        if part.isalpha():
            _add_word(found, part, said[at : at + len(part)], at, lexicon)
        else:
            found += number_pieces(part, said, at, NUMBERS)
        at += len(part)
    return True


def _counts_places(found: list[Piece], at: int) -> bool:
    """Whether a dot belongs to the number right before it: the 16., the 16.10."""
    if not found or found[-1][4] != at:
        return False
    kind, _, text = found[-1][:3]
    return kind == "dotted" or (kind == "number" and len(text) <= 2)


def _with_dot(kind: str, value: Any, text: str, start: int, end: int) -> Piece:
    return "ordinal" if kind == "number" else kind, value, text + ".", start, end + 1
