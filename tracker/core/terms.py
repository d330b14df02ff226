"""Tokens to the terms of an expression in their order: relations, lengths, times, an event.

A walk goes as far as terms follow each other, so a phrase is walked to its end and running text
to the first word that is no term. Clock times, parts of the day and zones are terms that stand
apart: `settled` takes them out, so that any production composes with them.
"""

from collections.abc import Callable, Collection
from functools import cache
from typing import Any

from tracker.core.clocks import OPENERS, clock
from tracker.core.events import NAMES, TAKERS, event_end, names_event
from tracker.core.language import Language
from tracker.core.lengths import length, numeral, plural, stretch
from tracker.core.offsets import offset
from tracker.core.record import new
from tracker.core.settled import one_day
from tracker.core.spec import (
    Counted,
    Event,
    Every,
    FromToday,
    Length,
    Nth,
    Part,
    Unit,
    Unitary,
    Unreadable,
    When,
)
from tracker.core.times import READERS as TIME_OPENERS
from tracker.core.times import when
from tracker.core.tokens import Token, Tokens, kind_of

_AS_THEY_STAND = (
    "within|in|on|by|until|before|after|from|start|early|for|of|to|upto|between|and|or|since|plus"
    "|noun|vague|sometime|later|earlier|latest|earliest|daypart|lately"
)
_TIES = {kind: kind for kind in _AS_THEY_STAND.split("|")}
_TIES |= {
    "thereafter": "later",
    "bytime": "by",
    "once": "after",
    "upon": "on",
    "at": "on",
    "past": "after",
}
"""Kinds of token that are terms as they stand, and the kind of term that each is."""

_MOVED = {"before": "earlier", "after": "later"}
"""What a relation that nothing follows means behind a length."""

_FULL = frozenset(("length", "stretch", "when", "event", "every", "vague", "lately"))
"""Kinds of term that are a time by themselves."""


class Walk:
    """The terms from a position on; `at` is where they end, `whole` walks a phrase."""

    __slots__ = (
        "_dated",
        "_language",
        "_said",
        "_steps",
        "_tokens",
        "_whole",
        "at",
        "ends",
        "terms",
    )

    def __init__(self, said: str, tokens: Tokens, at: int, language: Language, whole: bool) -> None:
        self.terms: Tokens = []
        self.ends: list[int] = []
        self.at = at
        self._said = said
        self._tokens = tokens
        self._language = language
        self._whole = whole
        self._dated = False
        self._steps = _steps
        if whole:
            if NAMES.isdisjoint(map(kind_of, tokens)):
                self._steps = _steps_without_event
            self._go()
        else:
            while self._stepped() and not self._runs_on():
                self.ends.append(self.at)

    def _go(self) -> None:
        """Read all terms there are; `_step` for each would take longer."""
        tokens, steps, ended = self._tokens, self._steps, self.ends.append
        going = True
        while going:
            for reads in steps(tokens[self.at][0]):
                if reads(self):
                    ended(self.at)
                    break
            else:
                going = False

    @property
    def rest(self) -> Tokens:
        """The tokens that the walk did not reach; a last stop is none."""
        first, second = self._tokens[self.at : self.at + 2]
        stopped = first.kind == "stop" and first.text != "?" and second.kind == "end"
        return self._tokens[self.at + stopped :]

    @property
    def at_end(self) -> bool:
        """Whether the walk went through all tokens."""
        return self._tokens[self.at][0] == "end" or self.rest[0].kind == "end"

    def _runs_on(self) -> bool:
        """In running text two times side by side are two expressions, so the second is dropped."""
        if len(self.terms) < 2:
            return False
        first, second = self.terms[-2:]
        before, last = first.kind, second.kind
        if before not in _FULL or last not in _FULL or (before, last) == ("when", "every"):
            return False
        if before == last == "when" and one_day(first.value, second.value, apart=False):
            return False
        self.terms.pop()
        return True

    def _stepped(self) -> bool:
        """Read one term more; running text just ends where words cannot be meant as one."""
        try:
            return self._step()
        except Unreadable:
            return False

    def _step(self) -> bool:
        """Read one term more; False where none stands."""
        for reads in self._steps(self._tokens[self.at][0]):  # noqa: SIM110 - any() would make a generator for each term
            if reads(self):
                return True
        return False

    def _thereafter(self) -> bool:
        """Every two years thereafter; behind a length it tells what that counts from."""
        if not self.terms or self.terms[-1].kind == "length":
            return False
        self.at += 1
        return self._step()

    def _clock(self) -> bool:
        tokens, at = self._tokens, self.at
        span = None if _counts_days(tokens, at) else clock(tokens, at, self._dated, self._whole)
        return span is not None and self._add("clock", *span)

    def _add(self, kind: str, value: Any, behind: int) -> bool:
        tokens = self._tokens
        term = (kind, value, "", tokens[self.at][3], tokens[behind - 1][4])
        self.terms.append(new(Token, term))
        if kind == "when":
            self._dated = True
        self.at = behind
        return True

    def _skip_dash(self) -> bool:
        """A dash with a space on both sides is a comma, and so is one before a clock time."""
        dash, behind = self._tokens[self.at : self.at + 2]
        if not self.terms:
            return self._minus(dash, behind)
        if self._dated and self.terms[-1].kind in _DATED and behind.kind in _DATED_BY:
            self.terms.append(dash._replace(kind="to"))  # 28 February-3 March
            self.at += 1
            return True
        apart = self._tokens[self.at - 1].end < dash.start < behind.start - 1
        apart = apart or behind.kind == "clock"
        self.at += apart
        return apart and self._step()

    def _minus(self, dash: Token, number: Token) -> bool:
        """The dash of -2 days, where nothing stands before it."""
        signs = self._whole and dash.end == number.start and number.kind in ("number", "numeral")
        if signs:
            self.terms.append(dash._replace(kind="minus"))
            self.at += 1
        return signs

    def _in_zone(self) -> bool:
        """A zone or a place, in brackets or not, or behind a clock time how far it is off UTC."""
        tokens, at = self._tokens, self.at
        kind = tokens[at].kind
        bracketed = kind == "open"
        if bracketed and self._other_clock():
            return True
        zone = tokens[at + bracketed]
        if zone.kind == "zone" and len(zone.text) == 2 and not (self._whole or self._is_timed()):
            return False  # Mt. Fuji, Portland, CT
        if zone.kind in ("zone", "place"):
            return self._zone(at + bracketed)
        timed = kind in ("dash", "plus") and self._is_timed()
        off = offset(tokens, at) if timed else None
        return off is not None and self._add("zone", off, at + 2)

    def _other_clock(self) -> bool:
        """The same time by another clock: 6 a.m. local time (0400 GMT)."""
        if not any(term.kind == "clock" for term in self.terms):
            return False
        tokens, at = self._tokens, self.at + 1
        span = clock(tokens, at, self._dated, self._whole) if tokens[at].kind in OPENERS else None
        if not span or span[0][0]:
            return False
        (_, time), at = span
        zone = tokens[at]
        behind = at + 1 + (tokens[at + 1].kind == "time")
        if zone.kind not in ("zone", "place") or tokens[behind].kind != "close":
            return False
        if not isinstance(zone.value, str) or not zone.value:
            return False
        return self._add("also", (time, zone.value), behind + 1)

    def _is_timed(self) -> bool:
        return bool(self.terms) and self.terms[-1].kind == "clock"

    def _zone(self, at: int) -> bool:
        """A zone, or a place by whose clock a time is stated: Washington time, (GMT+3)."""
        tokens, bracketed = self._tokens, at > self.at
        kind, value = tokens[at].kind, tokens[at].value
        behind = at + 1
        if value == "UTC":
            off = offset(tokens, behind)
            value, behind = (off, behind + 2) if off else (value, behind)
        timed = tokens[behind].kind == "time"
        behind += bracketed and tokens[behind + timed].kind == "close"
        text = self._said[tokens[at].start : tokens[at].end]
        self._add("zone" if timed else kind, value, behind + timed)
        self.terms[-1] = self.terms[-1]._replace(text=text)
        return True

    def _time(self) -> bool:
        """Read a length, a stretch or a calendar time as one term."""
        tokens, at = self._tokens, self.at
        opens = tokens[at][0]
        if opens == "the":
            if self.terms and self.terms[-1].kind == "after":
                counted = length(tokens, at + 1)  # 30 days after the 60 days after notification
                if counted and tokens[counted[1]].kind == "after":
                    return self._add("length", *counted)
            if tokens[at + 1].kind in _PLACES:
                opens = "last"
        for kind, reader in _readers(opens):
            found: tuple[Any, int] | None = reader(tokens, at)
            if found:
                time, behind = found
                every = _of_each(time) if type(time) in _DIVIDED else None
                if every:
                    return self._add("every", Every(time, every.period), behind)
                if kind == "when" and tokens[behind - 1][0] != "tonight":
                    return self._add(kind, time, behind)
                return self._time_term(kind, time, behind)
        return False

    def _unit_running(self) -> bool:
        """Within the week, later in the month: the one that is running."""
        tokens, at = self._tokens, self.at
        if [term.kind for term in self.terms] not in _RUNNING:
            return False
        unit = tokens[at + 1]
        if unit.kind != "unit" or unit.value[1:] != (1, False):
            return False
        if unit.value[0] == "hour":
            return self._time_term("length", Length(1, 1, "hour"), at + 2)
        return self._time_term("when", Unitary(unit.value[0], 0), at + 2)

    def _time_term(self, kind: str, value: Any, behind: int) -> bool:
        tokens = self._tokens
        if kind == "length":
            counted = _counted(tokens, value, behind)
            if counted:
                kind, (value, behind) = "when", counted
        from_now = kind != "when" and tokens[behind].kind == "fromnow"
        behind += from_now or (kind == "length" and tokens[behind].kind == "over")
        last = tokens[behind - 1]
        self._add(kind, value, behind)
        if from_now:
            self.terms[-1] = self.terms[-1]._replace(text=last.text)
        if last.kind == "tonight":
            self.ends.append(behind)
            self.terms.append(last._replace(kind="daypart", value=last.value[1]))
        return True

    def _ago(self) -> bool:
        """A length behind a word that means "before" elsewhere: vor zwei Wochen."""
        if self._tokens[self.at].value != "ago":
            return False
        found = length(self._tokens, self.at + 1)
        if found:
            return self._add("when", Counted(found[0], -1, FromToday(0)), found[1])
        found = plural(self._tokens, self.at + 1)
        return bool(found) and self._add("stretch", found[0].but(back=True), found[1])  # type: ignore[index]

    def _unit_beside(self) -> bool:
        """The day after the vote, the ninetieth day after it, its eve: units without a number."""
        tokens, at = self._tokens, self.at
        if tokens[at].kind == "eve":
            return self._before_eve()
        unit = at + (tokens[at].kind == "the")
        place = 1
        if tokens[unit].kind == "ordinal" and tokens[unit].value > 0:
            place, unit = tokens[unit].value, unit + 1
        if tokens[unit].kind != "unit" or tokens[unit].value[1:] != (1, False):
            return False
        if tokens[unit + 1].kind == "of" and unit > at + 1:
            return self._of_later_unit(unit + 2)
        if tokens[unit + 1].kind == "dash" and tokens[unit + 2].kind in ("ago", "earlier"):
            earlier = Counted(Length(1, 1, tokens[unit].value[0]), -1, FromToday(0))
            return self._add("when", earlier, unit + 3)  # the year-ago quarter
        if tokens[unit + 1].kind not in ("after", "before"):
            return False
        return self._time_term("length", Length(place, place, tokens[unit].value[0]), unit + 1)

    def _before_eve(self) -> bool:
        """The eve of a feast is a day counted back; of an event, an offset from it."""
        day, tokens = Length(1, 1, "day"), self._tokens
        feast = when(tokens, self.at + 1)
        if feast and not names_event(tokens, self.at, self._language, self._whole):
            return self._add("when", Counted(day, -1, feast[0]), feast[1])
        behind = event_end(tokens, self.at + 1, self._language, self._whole)
        self._add("length", day, self.at + 1)
        self.ends.append(self.at)
        self.terms.append(self.terms[-1]._replace(kind="before"))
        self.ends.append(self.at)
        return behind > self.at and self._event_term(behind)

    def _every(self) -> bool:
        """Every 90 days, each Friday, daily, twice a week, every other month."""
        tokens, at = self._tokens, self.at
        kind = tokens[at].kind
        if kind == "often":
            count, unit = tokens[at].value
            return self._add("every", Every(None, Length(count, count, unit)), at + 1)
        counted = numeral(tokens, at) if kind in ("number", "numeral") else None
        if counted and tokens[counted[1]].kind == "timesper":
            kind, value, at = "times", *counted
        elif kind in ("every", "times"):
            value = tokens[at].value
        else:
            return False
        found = _repeated(tokens, at + 1, value if kind == "every" else 1)
        if not found:
            return False
        every, behind = found
        return self._add("every", every.but(times=value) if kind == "times" else every, behind)

    def _as_it_stands(self) -> bool:
        self.terms.append(self._tokens[self.at])
        self.at += 1
        return True

    def _tie(self) -> bool:
        token = self._tokens[self.at]
        kind = _TIES.get(token.kind)
        if kind is None:
            return False
        if kind in _MOVED and self._ends_behind(token):
            kind = _MOVED[kind]  # two days before
        if token.value == "to" and self.terms and self.terms[0].kind == "from":
            kind = "to"  # vom 18. Mai zum 3. Juni
        self.terms.append(token if kind == token.kind else token._replace(kind=kind))
        self._dated = self._dated or kind == "daypart"
        self.at += 1
        return True

    def _ends_behind(self, tie: Token) -> bool:
        """Whether a relation behind a length has nothing behind it that it could tie to."""
        following = self._tokens[self.at + 1]
        if not self.terms or self.terms[-1].kind not in ("length", "stretch"):
            return False
        return following.kind in ("end", "stop", "close") or following.start > tie.end + 1

    def _event(self) -> bool:
        """A relation and the name of an event behind it, if one stands there."""
        tokens, taker = self._tokens, self._tokens[self.at]
        counted = bool(self.terms) and self.terms[-1].kind in ("length", "stretch")
        if taker.kind == "after" and self._of_following(behind=self.at + 1):
            return True
        if taker.kind == "of" and not (counted and self.terms[0].kind in ("within", "by", "in")):
            return False
        if not names_event(tokens, self.at, self._language, self._whole):
            return False
        if not self._whole and self._time_is_sought(counted):
            return False
        behind = event_end(tokens, self.at + 1, self._language, self._whole)
        if behind == self.at + 1:
            return False
        self._tie_event(taker, counted)
        return self._event_term(behind)

    def _of_following(self, behind: int) -> bool:
        """The first day of the month following the signing: only the event says of which month.

        In running text "the end of the month after talks" may be two things.
        """
        last = self.terms[-1] if self.terms else None
        if not last or last.kind != "when" or not isinstance(last.value, (Nth, Part)):
            return False
        period = last.value.period if isinstance(last.value, Nth) else last.value.of
        if not (isinstance(period, Unitary) and period.shift == 0):
            return False
        if not (self._whole or isinstance(last.value, Nth)) or when(self._tokens, behind):
            return False
        if not names_event(self._tokens, self.at, self._language, self._whole):
            return False
        self.at = event_end(self._tokens, behind, self._language, self._whole)
        words = self._said[last.start : self._tokens[self.at - 1].end]
        self.terms[-1] = last._replace(kind="event", value=Event(words))
        self.ends.pop()
        self._tie_alone()
        return True

    def _of_later_unit(self, at: int) -> bool:
        """The first day of the second month following it: the same, by the place of the month."""
        tokens = self._tokens
        at += tokens[at].kind == "the"
        if [token.kind for token in tokens[at : at + 3]] != ["ordinal", "unit", "after"]:
            return False
        if not names_event(tokens, at + 2, self._language, self._whole):
            return False
        behind = event_end(tokens, at + 3, self._language, self._whole)
        words = self._said[tokens[self.at].start : tokens[behind - 1].end]
        self._add("event", Event(words), behind)
        self._tie_alone()
        return True

    def _tie_alone(self) -> None:
        """Put before an event that is a day what its phrase left out: on it."""
        if len(self.terms) == 1:
            start = self.terms[0].start
            self.terms.insert(0, Token("on", None, "", start, start))
            self.ends.insert(0, self.at)

    def _time_is_sought(self, counted: bool) -> bool:
        """In a text "after Thursday's vote" is sought for its Thursday, and commas part."""
        if counted:
            return self._tokens[self.at - 1].end + 1 < self._tokens[self.at].start
        owner = self._tokens[self.at + 1]
        owned = owner.kind == "word" and owner.text.lower() in self._language.before_nouns
        return bool(when(self._tokens, self.at + 1 + owned))

    def _tie_event(self, taker: Token, counted: bool) -> None:
        kind = _TIES[taker.kind]
        if counted and kind in ("from", "of"):
            kind = "after"
        self.terms.append(taker._replace(kind=kind))
        self.at += 1
        self.ends.append(self.at)

    def _event_term(self, behind: int) -> bool:
        start, end = self._tokens[self.at].start, self._tokens[behind - 1].end
        self._add("event", Event(self._said[start:end]), behind)
        self._chain()
        return True

    def _chain(self) -> None:
        """Two lengths on the way to an event: 30 days after the 60 days after notification."""
        kinds = [term.kind for term in self.terms[-5:]]
        if kinds != ["length", "after", "length", "after", "event"]:
            return
        event = self.terms[-1]
        then = event.value.but(then=(self.terms[-3].value,))
        del self.terms[-3:], self.ends[-2:]
        self.terms.append(event._replace(value=then))


_COUNTS = (
    "number",
    "numeral",
    "magnitude",
    "decimal",
    "article",
    "half",
    "some",
    "more",
    "between",
)
_STRETCHES = "the|next|coming|past|recent|atmost|upto|unit|working|workday"
_Readers = tuple[tuple[str, Callable[[Tokens, int], tuple[Any, int] | None]], ...]
_WHEN: _Readers = (("when", when),)
_COUNTED: _Readers = (("length", length), ("when", when))
_STRETCHED: _Readers = (("stretch", stretch), ("when", when))
_PLACES = ("ordinal", "last")
_READERS: dict[str, _Readers] = {
    **dict.fromkeys(_COUNTS, _COUNTED),
    **dict.fromkeys(_STRETCHES.split("|"), _STRETCHED),
    "last": (("when", when), ("stretch", stretch)),
    "decimal": (("when", when), ("length", length)),
}
"""By the kind of the first token: what may stand there, in the order in which it is tried."""


@cache
def _readers(opens: str) -> _Readers:
    """The same, without asking `when` which of its own readers those are."""
    found: list[tuple[str, Callable[[Tokens, int], tuple[Any, int] | None]]] = []
    for kind, reader in _READERS.get(opens, _WHEN):
        own = TIME_OPENERS.get(opens, ()) if reader is when and opens not in _WITH_ARTICLE else ()
        found += [(kind, one) for one in own] or [(kind, reader)]
    return (*found,)


_WITH_ARTICLE = ("the", "last")
"""What opens a time that may have its article before it."""

_RUNNING = (
    *(["within"], ["later", "in"], ["earlier", "in"]),
    *(["later"], ["for", "later"], ["within", "later"]),
)


_UNCHANGED = frozenset(_AS_THEY_STAND.split("|")) - {"daypart", "on", *_MOVED}
"""Kinds of token that are terms whatever is beside them; "on" may turn into "to"."""

_STEPS: tuple[tuple[Callable[[Walk], bool], Collection[str]], ...] = (
    (Walk._thereafter, ("thereafter",)),
    (Walk._clock, OPENERS),
    (Walk._in_zone, ("open", "zone", "place", "dash", "plus")),
    (Walk._skip_dash, ("dash",)),
    (Walk._ago, ("before",)),
    (Walk._event, TAKERS),
    (Walk._time, {"the", *_READERS, *TIME_OPENERS}),
    (Walk._unit_beside, ("eve", "the", "ordinal", "unit")),
    (Walk._unit_running, ("the",)),
    (Walk._every, ("often", "number", "numeral", "every", "times")),
    (Walk._as_it_stands, _UNCHANGED),
    (Walk._tie, _TIES),
)
"""What may be read at a token of which kinds, in the order in which it is tried."""


@cache
def _steps(kind: str) -> tuple[Callable[[Walk], bool], ...]:
    return tuple(reads for reads, kinds in _STEPS if kind in kinds)


@cache
def _steps_without_event(kind: str) -> tuple[Callable[[Walk], bool], ...]:
    """The same where no token may name an event."""
    return tuple(reads for reads in _steps(kind) if reads is not Walk._event)


def _of_each(time: Nth | Part) -> Every | None:
    """The repetition that a time is counted in: the end of each quarter."""
    within = time.period if isinstance(time, Nth) else time.of
    return within if isinstance(within, Every) else None


_DIVIDED = (Nth, Part)


def _counts_days(tokens: Tokens, at: int) -> bool:
    """Two weeks, a month: no clock time begins with a number of these."""
    unit = tokens[at + 1]
    return unit.kind == "unit" and unit.value[0] in _NEVER_ON_CLOCKS


_NEVER_ON_CLOCKS = ("day", "week", "month", "year", "decade")

_COUNTED_FROM = frozenset(("after", "from", "of", "before", "on", "this", "next", "today"))


def _counted(tokens: Tokens, value: Length, at: int) -> tuple[When, int] | None:
    """Two weeks ago; a week from Monday, a week on Monday, two days before Christmas."""
    tie = tokens[at].kind
    if tie == "ago":
        return Counted(value, -1, FromToday(0)), at + 1
    if tie not in _COUNTED_FROM:
        return None
    found = when(tokens, at + (tie not in ("this", "next", "today")))
    if not found or (tie in ("on", "this", "next", "today") and value.unit != "week"):
        return None
    return Counted(value, -1 if tie == "before" else 1, found[0]), found[1]


def _repeated(tokens: Tokens, at: int, step: int) -> tuple[Every, int] | None:
    """What is repeated: 90 days, day, Friday, March; every `step`-th of them."""
    token = tokens[at]
    if token.kind == "unit" and not token.value[2]:
        unit, count, _ = token.value
        return Every(None, Length(step * count, step * count, unit)), at + 1
    if token.kind == "workday":
        return Every(None, Length(step, step, "day", working=True)), at + 1
    counted = length(tokens, at)
    if counted:
        return Every(None, counted[0]), counted[1]
    found = when(tokens, at)
    if not found:
        return None
    round_: Unit = "week" if token.kind == "weekday" else "year"
    every, at = Every(found[0], Length(step, step, round_)), found[1]
    while tokens[at].kind in ("and", "or") and tokens[at + 1].kind == token.kind:
        further = when(tokens, at + 1)
        if not further:
            break
        every, at = every.but(also=(*every.also, further[0])), further[1]
    return every, at


_DATES = "month|number|ordinal|numeric|dotted|iso|weekday|quarter|decimal|next"
_DATED_BY = frozenset(_DATES.split("|"))
"""Kinds of token that may open the second of two days with a dash between them."""

_DATED = frozenset(("when", "clock", "daypart", "zone"))
"""Kinds of term that the first of them may end with."""
