"""The components of an iCalendar file, one by one, however long it is.

Lines are unfolded before they are decoded for good: programs fold in the midst of a letter.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple, TextIO

from tracker.errors import RecordRefused

WANTED = ("VEVENT", "VTODO")
_LONGEST = 1 << 20  # characters of one line, and of one property that is folded
_PIECES = 20_000  # properties of one component
_NAME = re.compile(r"([A-Za-z0-9._-]+)[;:]")
_SIMPLE = re.compile(r"[A-Za-z0-9._-]+(?:;[A-Za-z-]+=[A-Za-z0-9/_+.-]+)*")


class Wrong(NamedTuple):
    """What is wrong with a component: the property, its value, and what was expected.

    `line` is that on which the property begins, 0 for one that is not there.
    """

    property: str
    value: str
    wants: str
    line: int = 0


class Line(NamedTuple):
    """A property: its name and those of its parameters in capitals, its value as it stands.

    It begins on the line `at` of the file.
    """

    name: str
    params: Mapping[str, str]
    value: str
    at: int


class Component(NamedTuple):
    """A component from its BEGIN, on `line`, to its END, without those inside it.

    `wrong` is what cannot be read of it, and has no other place.
    """

    line: int
    kind: str
    lines: list[Line]
    raw: list[str]
    wrong: list[Wrong]


def components(
    text: TextIO, name: str, decode: Callable[[str], str], wanted: frozenset[str]
) -> Iterator[Component]:
    """The components of all calendars in a text; one of kind "" holds what is wrong between them.

    A VCALENDAR comes when it ends, with its own properties, behind what is in it; `wanted` are the
    properties to be read, and `decode` gives a line its letters. Raises RecordRefused for a line
    that no calendar has.
    """
    reader = _Reader(decode, wanted)
    at = 0
    for at, line in _unfolded(text, name):
        yield from reader.take(at, line)
    yield from reader.end(at)


def _unfolded(text: TextIO, name: str) -> Iterator[tuple[int, str]]:
    """Each whole line with the number of its first; what is over the limit of a property is cut."""
    pieces: list[str] = []
    begun, length, number = 0, 0, 0
    while piece := text.readline(_LONGEST):
        number += 1
        bare = piece.rstrip("\r\n")
        if len(bare) == _LONGEST:
            raise RecordRefused(f"{name}:{number}: a line of more than 1 MB: no calendar has that")
        if pieces and bare[:1] in (" ", "\t"):
            if length <= _LONGEST:
                pieces.append(bare[1:])
                length += len(bare) - 1
            continue
        if pieces:
            yield begun, "".join(pieces)
        pieces, begun, length = ([bare] if bare.strip() else []), number, len(bare)
    if pieces:
        yield begun, "".join(pieces)


class _Reader:
    """Components under way; the outermost is first."""

    def __init__(self, decode: Callable[[str], str], wanted: frozenset[str]) -> None:
        self._decode = decode
        self._wanted = wanted
        self._open: list[Component] = []

    def take(self, at: int, text: str) -> Iterator[Component]:
        begins, _, kind = text.partition(":")
        match begins.strip().upper():
            case "BEGIN":
                yield from self._begin(at, kind.strip().upper())
            case "END":
                yield from self._close(at, kind.strip().upper())
            case _ if self._open:
                self._property(self._open[-1], at, text)
            case _:
                yield _stray(at, text, "BEGIN:VCALENDAR")

    def _begin(self, at: int, kind: str) -> Iterator[Component]:
        inside = bool(self._open)
        if kind == "VCALENDAR" or (kind in WANTED and len(self._open) > 1):
            depth = 0 if kind == "VCALENDAR" else 1
            yield from self._broken(depth, f"its END before BEGIN:{kind} on line {at}")
        elif not inside:
            yield _stray(at, f"BEGIN:{kind}", "BEGIN:VCALENDAR")
        self._open.append(Component(at, kind, [], [f"BEGIN:{kind}"], []))

    def _close(self, at: int, kind: str) -> Iterator[Component]:
        kinds = [each.kind for each in self._open]
        if kind not in kinds:
            yield _stray(at, f"END:{kind}", f"BEGIN:{kind} before it")
            return
        depth = len(kinds) - 1 - kinds[::-1].index(kind)
        yield from self._broken(depth + 1, f"its END before END:{kind} on line {at}")
        done = self._open.pop()
        done.raw.append(f"END:{kind}")
        yield done

    def end(self, at: int) -> Iterator[Component]:
        """What is still open when the text ends, which was cut off."""
        yield from self._broken(0, f"its END; the file stops at line {at}")

    def _broken(self, depth: int, wants: str) -> Iterator[Component]:
        """Those inside the first `depth`, none of which has ended."""
        while len(self._open) > depth:
            found = self._open.pop()
            found.wrong.append(Wrong(f"BEGIN:{found.kind}", "", wants))
            yield found if found.kind in WANTED else found._replace(kind="")

    def _property(self, into: Component, at: int, text: str) -> None:
        """Keep a property of a component that is read; what is inside an event is its alarm."""
        if into.kind not in (*WANTED, "VCALENDAR", "VTIMEZONE"):
            return
        try:
            text = self._decode(text)
        except UnicodeDecodeError as error:
            text = _shown(text)
            wants = f"{error.encoding.upper()}: save the file so, or give its --encoding"
            into.wrong.append(Wrong(text.partition(":")[0][:40], text[:80], wants, at))
        if len(into.raw) < _PIECES:
            into.raw.append(text)
        found = _NAME.match(text)
        if found is None:
            wants = "NAME:VALUE; a line that goes on from the one before begins with a space"
            into.wrong.append(Wrong("", text[:80], wants, at))
        elif (name := found[1].upper()) in self._wanted and len(into.lines) < _PIECES:
            _read(into, name, at, text)


def _read(into: Component, name: str, at: int, text: str) -> None:
    if len(text) > _LONGEST or "\0" in text:
        into.wrong.append(Wrong(name, text[:40], "a text of at most 1 MB and without NUL", at))
        return
    head, _, value = text.partition(":")
    if _SIMPLE.fullmatch(head):  # as most are; the library takes longer
        pairs = (each.partition("=")[::2] for each in head.split(";")[1:])
        into.lines.append(Line(name, {key.upper(): given for key, given in pairs}, value, at))
        return
    from icalendar.parser import Contentline

    try:
        _, params, value = Contentline(text).raw_parts()  # type: ignore[no-untyped-call]
    except ValueError:
        into.wrong.append(Wrong(name, text[:80], f"{name};PARAMETER=VALUE:VALUE", at))
        return
    given = {str(key).upper(): _joined(each) for key, each in params.items()}
    into.lines.append(Line(name, given, value, at))


def _joined(value: object) -> str:
    return ",".join(map(str, value)) if isinstance(value, list) else str(value)


def _stray(at: int, text: str, wants: str) -> Component:
    shown = _shown(text)[:80]
    return Component(at, "", [], [shown], [Wrong("", shown, wants)])


def _shown(text: str) -> str:
    """A text whose undecoded bytes are written out."""
    return "".join(f"\\x{ord(c) - 0xDC00:02x}" if "\udc80" <= c <= "\udcff" else c for c in text)
