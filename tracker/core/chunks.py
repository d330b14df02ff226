"""Tokens to the terms of a phrase in their order, and what may stand anywhere apart from them.

Hedges, clock times, parts of the day, zones and "at the latest" go apart, so that any production
composes with them; what is left, by its kinds, is the shape that the grammar looks up.
"""

from typing import Any

from tracker.core.spec import (
    Clock,
    Counted,
    Event,
    FromToday,
    Hedge,
    Length,
    Unreadable,
)
from tracker.core.terms import clock, event, length, stretch
from tracker.core.times import when
from tracker.core.tokens import Token

_EVENT_TIES = {"bytime": "by", "once": "after", "upon": "on"}
"""Relations that only events have, as the relations that they are."""

_WORDS = (
    "within|in|on|by|until|before|after|from|start|early|for|of|to|upto|between|and|or"
    "|noun|vague|sometime|later"
)

_TIES = frozenset(_WORDS.split("|"))
"""Kinds of token that are terms as they stand."""

_CLOCK_OPENS = frozenset(("hour", "clock", "number", "numeral"))

_TIMES = frozenset(("length", "stretch", "when", "event", "vague", "sometime"))


class Chunks:
    """The terms of a phrase, and what stood apart; filled while the tokens are walked once.

    Raises Unreadable, naming the word, when one is not understood or does not fit.
    """

    def __init__(self, tokens: list[Token]) -> None:
        taker = event(tokens)
        body = tokens if taker is None else [*tokens[: taker + 1], tokens[-1]]
        for token in body:
            _understood(token)
        self.terms: list[Token] = []
        self.hedges = [Hedge(token.text, token.value) for token in body if token.kind == "hedge"]
        self.clock: Clock | None = None
        self.daypart: str | None = None
        self.zone: str | None = None
        self._place: Token | None = None
        self._front: Token | None = None
        self._tokens = [token for token in body if token.kind != "hedge"]
        self._walk()
        if taker is not None:
            self._take_event(tokens, taker)
        self._settle()

    def _walk(self) -> None:
        at = 0
        while self._tokens[at].kind != "end":
            at = self._apart(at) or self._time(at) or self._tie(at)

    def _apart(self, at: int) -> int | None:
        """Read what stands apart; the position behind it, or None."""
        token = self._tokens[at]
        if token.kind in ("on", "in"):
            return self._apart_after(at)
        if token.kind in ("zone", "place"):
            return self._zone(at)
        if token.kind == "daypart":
            self.daypart = token.text.lower().removeprefix("the ")
            joined = self._tokens[at + 1].kind in ("on", "of")  # the evening of 5 May
            return at + 1 + (joined and self._tokens[at + 2].kind != "end")
        if token.kind in ("latest", "earliest"):
            self._front = token._replace(kind="by" if token.kind == "latest" else "early")
            return at + 1
        if token.kind == "dash":
            spaced = self._tokens[at + 1].start > token.end and token.start
            return at + 1 if spaced and self._tokens[at - 1].end < token.start else None
        return self._clock(at) if token.kind in _CLOCK_OPENS else None

    def _apart_after(self, at: int) -> int | None:
        """At 6 p.m., in Washington, in the evening: the small word goes with it."""
        the = self._tokens[at + 1].kind == "the"
        following = self._tokens[at + 1 + the]
        if following.kind in ("daypart", "place"):
            return self._apart(at + 1 + the)
        return self._clock(at + 1)

    def _clock(self, at: int) -> int | None:
        found = clock(self._tokens, at)
        if not found:
            return None
        if self.clock:
            raise Unreadable("it states two clock times")
        if len(self.terms) > 1 and self.terms[-1].kind in ("by", "before", "until"):
            self._front = self.terms.pop()  # on Friday by 6 p.m.
        self.clock, at = found
        return self._skip_joint(at)

    def _skip_joint(self, at: int) -> int:
        """The "on" of "by 6 p.m. on Sunday", whose relation came before."""
        return at + (bool(self.terms) and self._tokens[at].kind in ("on", "of"))

    def _zone(self, at: int) -> int:
        token, at = self._tokens[at], at + 1
        timed = self._tokens[at].kind == "time"
        if token.kind == "place" and not timed:
            self._place = token
        self.zone = token.value or None
        return self._skip_joint(at + timed)

    def _time(self, at: int) -> int | None:
        """Read a length, a stretch or a calendar time as one term."""
        start = self._tokens[at].start
        for kind, reader in (("length", length), ("stretch", stretch), ("when", when)):
            found: tuple[Any, int] | None = reader(self._tokens, at)
            if found:
                return self._append(kind, *found, start)
        return self._unit_beside(at)

    def _append(self, kind: str, value: Any, at: int, start: int) -> int:
        if kind == "length":
            counted = self._counted(value, at)
            if counted:
                kind, (value, at) = "when", counted
        if kind != "when":
            at += self._tokens[at].kind == "fromnow"
        if self._tokens[at - 1].kind == "tonight":
            self.daypart = self._tokens[at - 1].text
        self.terms.append(Token(kind, value, "", start, self._tokens[at - 1].end))
        return at

    def _counted(self, value: Length, at: int) -> tuple[Counted, int] | None:
        """A week from Monday, two days before Christmas."""
        tie = self._tokens[at].kind
        if tie not in ("after", "from", "of", "before"):
            return None
        found = when(self._tokens, at + 1)
        if not found:
            return None
        return Counted(value, -1 if tie == "before" else 1, found[0]), found[1]

    def _unit_beside(self, at: int) -> int | None:
        """The day after the vote, the day before Christmas: one unit without a number."""
        start = self._tokens[at].start
        at += self._tokens[at].kind == "the"
        unit = self._tokens[at]
        if unit.kind != "unit" or unit.value[1:] != (1, False):
            return None
        if self._tokens[at + 1].kind not in ("after", "before"):
            return None
        return self._append("length", Length(1, 1, unit.value[0]), at + 1, start)

    def _tie(self, at: int) -> int:
        token = self._tokens[at]
        if token.kind not in _TIES and token.kind not in _EVENT_TIES:
            words = " ".join(one.text for one in self._tokens[at : at + 2] if one.kind != "end")
            raise Unreadable(f"{words!r} does not fit where it stands")
        self.terms.append(token)
        return at + 1

    def _take_event(self, tokens: list[Token], taker: int) -> None:
        """The event's words, as said, and its relation by the name that lengths have for it."""
        tie = self.terms[-1]
        counted = len(self.terms) > 1 and self.terms[-2].kind in ("length", "stretch")
        kind = "after" if counted and tie.kind in self._from_event() else tie.kind
        self.terms[-1] = tie._replace(kind=_EVENT_TIES.get(kind, kind))
        words = tokens[taker + 1 : -1]
        while len(words) > 1 and words[-1].kind == "hedge":
            hedge = words.pop()
            self.hedges.append(Hedge(hedge.text, hedge.value))
        value = Event(tokens[-1].text[words[0].start : words[-1].end])
        self.terms.append(Token("event", value, "", words[0].start, words[-1].end))

    def _from_event(self) -> tuple[str, ...]:
        """Within 60 days of talks, they are counted from; 60 days of talks are their length."""
        return ("from", "of") if self.terms[0].kind in ("within", "by") else ("from",)

    def _settle(self) -> None:
        """Put in their place the relations and words that stood behind what they tie."""
        if self._place and not self.clock:
            raise Unreadable(f"{self._place.text!r} names a place, not a time")
        times = [term for term in self.terms if term.kind in _TIMES]
        if len(times) > 1:
            self._soften_sometime()
        if not times and (self.clock or self.daypart):
            self.terms.append(Token("when", FromToday(0), "", 0, 0))
        if self._front:
            kinds = [term.kind for term in self.terms[:1]]
            if kinds in (["on"], ["in"], ["by"]):
                self.terms.pop(0)
            self.terms.insert(0, self._front)

    def _soften_sometime(self) -> None:
        """Sometime next week: the first word only softens the second."""
        for term in [term for term in self.terms if term.kind == "sometime"]:
            self.terms.remove(term)
            self.hedges.append(Hedge(term.text, False))


def _understood(token: Token) -> None:
    if token.kind == "word":
        raise Unreadable(f"{token.text!r} is not understood")
    if token.kind == "refused":
        raise Unreadable(f"{token.text!r}: {token.value}")
