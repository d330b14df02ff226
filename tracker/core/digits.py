"""What begins with a digit, by the signs between digits: numbers, days, clock times, ranges."""

import re
from collections.abc import Callable
from typing import Any

Piece = tuple[str, Any, str, int, int]
"""The values of a token, which words are before they are looked up."""

SIGNS = dict.fromkeys(".!?;:\n", "stop") | {"-": "dash", "+": "plus", "(": "open", ")": "close"}
SIGNS["/"] = "dash"
"""The kinds of token that signs are; others are words."""

OF_2000 = 70
"""Years of two digits are of this century up to here."""

_DIGITS = str.maketrans("", "", "0123456789")


Readers = dict[str, Callable[[list[str]], tuple[str, Any] | None]]


def number_pieces(piece: str, said: str, at: int, readers: Readers) -> list[Piece]:
    """What begins with a digit: by the signs between its digits one token, or several."""
    signs = piece.translate(_DIGITS)
    parts = re.split("[^0-9]", piece)
    reader = readers.get(signs)
    found = reader(parts) if reader else None
    if found:
        behind = at + len(piece)
        return [(*found, said[at:behind], at, behind)]
    if "t" in signs:
        return _numbers(piece.split("t"), "t", said, at, readers)
    if "-" in signs:
        return _numbers(piece.split("-"), "-", said, at, readers)
    if signs == ":::":
        return _numbers(piece.split(":", 1), ":", said, at, readers)  # a year and a time, in logs
    pieces: list[Piece] = []
    for part, sign in zip(parts, (*signs, ""), strict=True):
        behind = at + len(part)
        pieces.append(("number", _whole(part), said[at:behind], at, behind))
        if sign and sign != ",":
            pieces.append((SIGNS.get(sign, "word"), sign, sign, behind, behind + 1))
        at = behind + len(sign)
    return pieces


def _numbers(parts: list[str], sign: str, said: str, at: int, readers: Readers) -> list[Piece]:
    """Each part read by itself: 3:30-4:30, 2025-10-16T18:00; only a dash between them counts."""
    pieces: list[Piece] = []
    for part in parts:
        if pieces and sign == "-":
            pieces.append(("dash", sign, said[at - 1], at - 1, at))
        pieces += number_pieces(part, said, at, readers)
        at += len(part) + 1
    return pieces


_LARGEST = 20
"""Digits of the largest whole number; longer ones leave the calendar whatever they count."""


def _whole(digits: str) -> int:
    return int(digits[:_LARGEST]) if len(digits) <= _LARGEST else 10**_LARGEST


def plain_number(parts: list[str]) -> tuple[str, Any]:
    """A number without signs; eight digits may be a day: 20251016."""
    digits = parts[0]
    if len(digits) == 8 and digits[:2] in ("19", "20") and "01" <= digits[4:6] <= "12":
        return "iso", (int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    return "number", _whole(digits)


def _thousands(parts: list[str]) -> tuple[str, Any] | None:
    if len(parts[0]) > 3 or any(len(part) != 3 for part in parts[1:]):
        return None
    return "number", _whole("".join(parts))


def _decimal(parts: list[str]) -> tuple[str, Any]:
    """Half of one, 6.30 p.m., or the 16.10.: the readers know which."""
    return "decimal", (_whole(parts[0]), parts[1])


def _clock(parts: list[str]) -> tuple[str, Any] | None:
    if any(len(part) > 2 for part in parts) or len(parts[1]) < 2:
        return None
    return "clock", (*map(int, parts),)


def _dated(parts: list[str], dotted: bool) -> tuple[str, Any] | None:
    """Three numbers: a day with its year first, or with its year last, which may be short."""
    sizes = (*map(len, parts),)
    if sizes[0] == 4 and sizes[1] <= 2 >= sizes[2]:
        return "iso", (*map(int, parts),)
    if sizes[0] > 2 or sizes[1] > 2 or sizes[2] not in (2, 4):
        return None
    left, right, year = map(int, parts)
    if sizes[2] == 2:
        year += 2000 if year < OF_2000 else 1900
    return "numeric", (left, right, year, dotted)


def _slashed(parts: list[str]) -> tuple[str, Any] | None:
    """16/10, or 10/2025; 1/2 is left to be a half by the readers."""
    left, right = parts
    if parts == ["24", "7"]:
        return "refused", "round the clock states no day"
    if len(left) <= 2 and len(right) <= 2:
        return "numeric", (int(left), int(right), None, False)
    if len(right) == 4 and 1 <= int(left) <= 12:
        return "yearmonth", (int(right), int(left))
    return None


def _year_month(parts: list[str]) -> tuple[str, Any] | None:
    """2025-10, and no range of years, which 2025-26 is."""
    year, month = parts
    if len(year) == 4 and len(month) == 2 and 1 <= int(month) <= 12:
        return "yearmonth", (int(year), int(month))
    return None


def _dotted(parts: list[str]) -> tuple[str, Any] | None:
    """Where decimals have a comma: the 16.10, 18.30 on the clock, 12.2025, or 1.000."""
    left, right = parts
    if len(left) <= 2 and len(right) <= 2:
        return "dotted", (int(left), right)
    if len(right) == 4 and 1 <= int(left) <= 12:
        return "yearmonth", (int(right), int(left))
    return _thousands(parts)


NUMBERS: Readers = {
    "": plain_number,
    ",": _thousands,
    ",,": _thousands,
    ".": _decimal,
    ":": _clock,
    "::": _clock,
    "::.": lambda parts: _clock(parts[:3]),
    "/": _slashed,
    "-": _year_month,
    "--": lambda parts: _dated(parts, dotted=False),
    "//": lambda parts: _dated(parts, dotted=False),
    "..": lambda parts: _dated(parts, dotted=True),
}
"""By the signs between the digits: what a number is, or None when each part is one of its own."""

COMMA_NUMBERS: Readers = NUMBERS | {
    ",": _decimal,
    ".": _dotted,
    "..": lambda parts: _dated(parts, dotted=True) or _thousands(parts),
}
"""The same where a comma parts decimals."""
