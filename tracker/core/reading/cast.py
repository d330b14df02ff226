"""Who appears in an article: people with their offices, and bodies, by the names the text uses."""

import re
from bisect import bisect_left
from typing import NamedTuple

from tracker.core.reading.labels import DATELINE
from tracker.core.reading.layout import Layout
from tracker.core.reading.records import Known
from tracker.core.reading.roles import ROLE, offices, roles
from tracker.core.record import Record

_PART = r"[^\W\d_a-z][^\W\d_]*(?:['\u2019.-][^\W\d_]+)*"
_JOIN = r"(?:de|del|della|da|dos|van|von|der|al|el|bin|ibn|bint|la|le|di|of\s+the|of)"
_NAME = re.compile(rf"{_PART}(?:[ \u00a0](?:(?:{_JOIN}[ ])?{_PART}))*")
_INITIALS = re.compile(r"(?:[A-Z]\.){2,}(?:-[A-Z][\w.]*)?")
_OF_OFFICE = re.compile(rf" (?:[a-z]+ )?(?:{ROLE.pattern})(?= [A-Z][a-z])")
_SHORTENED = re.compile(r"(?:[A-Z]\.)+[A-Z]")
_HONOURS = re.compile(r"^(?:(?:Mr|Mrs|Ms|Dr|Sir|Dame|Lord|Lady|H\.E|Sheikh|Prof|MR|MS|MRS)\.? )+")
_APPOSED = re.compile(
    r",\s+(?:an?\s+|the\s+|its\s+|his\s+|her\s+|their\s+)?(?P<role>[^,.;]{3,80})(?=[,.;])"
)
_POSSESSIVE = re.compile(r"['\u2019]s?$")
_NO_NAME_WORDS = (
    "the|a|an|in|on|at|by|for|if|but|and|he|she|it|they|we|i|you|asked|after|before|when|this"
    "|that|his|her|its|their|our|few|what|who|mr|mrs|ms|no|not|as|while|with|from|to|then"
    "|there|had|was|would|could|will|can|talks|january|february|march|april|may|june|july"
    "|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday"
    "|saturday|sunday|later|nothing|nobody|every|each|another|other|one|two|three|four|five"
    "|any|all|since|until|under|between|during|without|within|because|however|although|though"
    "|yet|so|thus|still|only|even|here|where|why|how|which|whose|reached|effective|published"
    "|issued|my|me|officials|diplomats|question|press|both|despite|last|next|such|some|many"
    "|more|most|unless|once|meanwhile|separately|earlier|according|whether|instead|given|about|around"
    "|among|near|over|per|via|just|perhaps|maybe|following|despite|like|unlike|whoever|whenever"
    "|sec|section|article|para|annex|chapter|christmas|easter|ramadan|eid|passover|diwali"
)
_NO_NAME = frozenset(_NO_NAME_WORDS.split("|"))


_SHOUTED = 4
"""Letters from which on a name in capitals, where a paragraph begins, is that of a place."""


class Name(Record):
    """A name where it stands; `who` is the full name it stands for, `person` whether one of them.

    `owned` tells that something behind it is its own: Ukraine's ambassador.
    """

    start: int
    end: int
    who: str
    person: bool
    owned: bool


class Figure(Record):
    """One who appears: the full name, and the words for the office right before it or behind it."""

    who: str
    role: str
    person: bool


class Cast:
    """The names of an article in order, each resolved to the full name used for it."""

    def __init__(self, said: str, layout: Layout, parties: tuple[Known, ...]) -> None:
        self._known = _known(parties)
        self.figures: dict[str, Figure] = {}
        self._short: dict[str, str] = {}
        self._shapes: dict[str, _Shape] = {}
        self.names: list[Name] = []
        for part in layout.paragraphs:
            if part.heading:
                continue
            self._take_label(part.label)
            self._read(said, part.start, part.end)
        self._starts = [name.start for name in self.names]

    def _take_label(self, label: str | None) -> None:
        if label and label.title() not in self._short:
            self._add(label.title().rpartition(" ")[2], "", person=True)

    def _read(self, said: str, start: int, end: int) -> None:
        dateline = DATELINE.match(said, start, end)
        for found in _NAME.finditer(said, dateline.end() if dateline else start, end):
            words, place = found[0], found.start()
            shape = self._shapes.get(words)
            if shape is None:
                shape = self._shapes[words] = _shaped(words)
            at = place + shape.skipped
            if not shape.words or (at == start and shape.shouted):
                continue  # PORT SUDAN, April 17
            behind = at + len(shape.words) + shape.possessive
            if _OF_OFFICE.match(said, behind):
                continue  # Treasury chief Jane Roe
            if shape.shortened and said.startswith(".", behind):
                shape = _shaped(f"{shape.words}.", cut=False)  # the U.S. and no other
            self._place(said, start, at, shape)

    def _place(self, said: str, start: int, at: int, shape: "_Shape") -> None:
        role, name, at = shape.role, shape.name, at + shape.before
        if not role and shape.personal:
            role = _small_office(said, start, at)
        if name:
            who, person = self._resolve(said, at, name, role, shape.possessive > 0)
            self.names.append(Name.made((at, at + len(name), who, person, shape.possessive > 0)))

    def _resolve(self, said: str, at: int, name: str, role: str, owned: bool) -> tuple[str, bool]:
        """The full name for one in the text, and whether it is a person's."""
        known = self._known.get(name.casefold())
        if known:
            person = bool(role) or (known in self.figures and self.figures[known].person)
            return self._add(known, role, person or (" " in known and not _is_body(known)))
        if name in self._short:
            figure = self.figures[self._short[name]]
            if role and not figure.role:
                self.figures[figure.who] = figure.but(role=role, person=True)
            return figure.who, figure.person
        apposed = _APPOSED.match(said, at + len(name))
        if not role and apposed and roles(apposed["role"]) and " " in name and not owned:
            role = apposed["role"]
        person = bool(role) or (_looks_personal(name) and not owned)
        return self._add(name, role, person)

    def _add(self, who: str, role: str, person: bool) -> tuple[str, bool]:
        before = self.figures.get(who)
        if before is None or (role and not before.role):
            self.figures[who] = Figure(who, role, person or bool(before and before.person))
        self._short.setdefault(who, who)
        if person and " " in who:
            self._short.setdefault(who.rpartition(" ")[2], who)
        return who, self.figures[who].person

    def within(self, start: int, end: int) -> list[Name]:
        """The names that begin in a stretch of the text."""
        return self.names[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def of_office(self, words: str, before: list[str]) -> str | None:
        """The person, of those in `before`, the nearest first, whose office the words name.

        Where the words name a country too, it has to be in the office: the Ukrainian leader.
        """
        asked = offices(words)
        places = {word for word in re.findall(r"[A-Z][\w.]+", words) if word.lower() not in asked}
        for who in before:
            figure = self.figures[who]
            held = offices(figure.role)
            fits = bool(asked & held) or ("leader" in asked and held & _LEADERS)
            if fits and all(_in_role(place, figure.role) for place in places if place != "The"):
                return who
        return None


_LEADERS_WORDS = "president|prime minister|premier|chancellor|king|emir"
_LEADERS = frozenset(_LEADERS_WORDS.split("|"))


def _in_role(place: str, role: str) -> bool:
    return place[:4] in role or (place in ("American", "US") and "U.S" in role)


_SHORT_DAYS_WORDS = "jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun"
_SHORT_DAYS = frozenset(_SHORT_DAYS_WORDS.split("|"))
"""Names of time that are no names alone, though Jan Wolski has one."""


def _known(parties: tuple[Known, ...]) -> dict[str, str]:
    """By each name of a party, its own name."""
    return {name.casefold(): one.name for one in parties for name in (one.name, *one.aliases)}


def _trimmed(at: int, words: str) -> tuple[int, str]:
    """A name without what only opens its sentence, or is a title of honour, before it."""
    honour = _HONOURS.match(words)
    if honour:
        at, words = at + honour.end(), words[honour.end() :]
    while words:
        first, _, rest = words.partition(" ")
        plain = first.lower().rstrip(".").partition("'")[0]
        if plain not in _NO_NAME and (rest or plain not in _SHORT_DAYS):
            break
        at, words = at + len(first) + 1, rest
    return at, words.rstrip(".") if words.count(".") == 1 else words


_OF_STATE = 3
"""Words behind an office, "of" among them, beyond which the last two are a name."""


class _Shape(NamedTuple):
    """Capitalised words, as they are whatever stands round them.

    `skipped` letters before `words` open a sentence or honour somebody, `possessive` ones behind
    them are 's. The `name` begins `before` letters behind the beginning of `words`, behind the
    words for the office; it is `personal` where it has a person's shape and no office before it.
    """

    words: str
    skipped: int
    possessive: int
    shouted: bool
    shortened: bool
    role: str
    name: str
    before: int
    personal: bool


def _shaped(raw: str, cut: bool = True) -> _Shape:
    skipped, whole = _trimmed(0, raw) if cut else (0, raw)
    words = _POSSESSIVE.sub("", whole)
    *_, last = [None, *roles(words)]
    role, name, before = "", words, 0
    if last is not None and words[last.end() :].strip():
        role, name, before = _parted(words, words[last.end() :].lstrip())
    shouted = whole.isupper() and len(whole) > _SHOUTED
    short = _SHORTENED.fullmatch(words) is not None and words == whole
    personal = last is None and _looks_personal(words)
    possessive = len(whole) - len(words)
    return _Shape(words, skipped, possessive, shouted, short, role, name, before, personal)


def _parted(words: str, rest: str) -> tuple[str, str, int]:
    """The office and the name in capitalised words, and where the name begins."""
    if rest.startswith(("of ", "for ")):  # Minister of Foreign Affairs Jane Roe
        rest = " ".join(rest.split()[-2:]) if len(rest.split()) > _OF_STATE else ""
        rest = "" if _is_body(rest) else rest  # the Head of the Department of Foreign Affairs
    if not rest:
        return "", words, 0
    skipped = len(words) - len(rest)
    return words[:skipped].strip(), rest, skipped


_ENDS_OFFICE = re.compile(r"[,.;:\"\u201c\u201d]|\b(?:the|an?|that|and|its|his|her|said|told)\b")


def _small_office(said: str, start: int, at: int) -> str:
    """The office in small letters right before a name: chief negotiator Ana Pardo."""
    before = said[max(start, at - 60) : at]
    if not before.endswith((" ", "\u00a0")):
        return ""
    *_, tail = _ENDS_OFFICE.split(before)
    return tail.strip() if len(tail.split()) <= _OFFICE_WORDS and roles(tail) else ""


_OFFICE_WORDS = 5
"""Words that such an office has at most."""


def _looks_personal(name: str) -> bool:
    """Whether a name has the shape of a person's: two to four words, and of none a body's."""
    return 2 <= len(name.split()) <= 4 and not _is_body(name) and not _INITIALS.search(name)


_BODY_WORDS = (
    "Ministry|Department|Office|Council|Court|Commission|Committee|Union|Nations|House|Congress|Senate"
    "|Parliament|Party|Agency|Bank|Fund|Security|Government|Republic|Kingdom|States|Islands|Organisation"
    "|Organization|University|Institute|Force|Forces|Army|Watch|Command|Embassy|Facility|Korea|Arabia"
    "|Africa|Zealand|City|Bay|Sea|Island|Shoal|Oval|Street|North|South|East|West|New|General|Saudi|Body"
    "|Order|License|League|Group|Board|of|and|Foreign|Middle|Affairs"
)
_BODY = frozenset(_BODY_WORDS.split("|"))
_PLAIN_WORD = re.compile(r"\w+")


def _is_body(name: str) -> bool:
    return not _BODY.isdisjoint(_PLAIN_WORD.findall(name))
