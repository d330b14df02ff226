"""What a phrase says, by the shape of its terms: they are walked, and their shape is looked up.

Hedges, hours and zones stand apart from a shape and are put to what was found.
"""

from tracker.core.language import Language
from tracker.core.lengths import length
from tracker.core.productions import BY_SHAPE
from tracker.core.settled import Settled
from tracker.core.spec import (
    Clock,
    Counted,
    Day,
    Hedge,
    Length,
    Spec,
    Unreadable,
)
from tracker.core.terms import Walk
from tracker.core.tokens import ENDS, REASONED, Tokens, kind_of


def parse(said: str, tokens: Tokens, language: Language) -> Spec:
    """What a phrase says, before any calendar; raises Unreadable with the reason."""
    if tokens[0][0] == "open":
        tokens = _unbracketed(tokens)
    bare, hedges, margin = tokens, _NONE, None
    if "hedge" in map(kind_of, tokens):
        margin, tokens = _margin(tokens)
        bare, hedges = [], []
        for token in tokens:
            (hedges if token[0] == "hedge" else bare).append(token)
    walk = Walk(said, bare, 0, language, whole=True)
    terms = walk.terms
    if not walk.at_end:
        raise Unreadable(_stopped(walk.rest))
    spec = match(terms)
    if spec is None:
        raise Unreadable(_unknown_shape(terms))
    if tokens[0][0] == "numeral" and spec == _ONE_DAY:
        raise Unreadable("it may be some day or the length of one; say which")
    time = spec.time
    if type(time) is Day and time.year == tokens[-ENDS - 1][1]:
        spec = _at_hours(spec, time)
    if hedges or type(time) in _COUNTED:
        spec = soften(spec, hedges, terms)
    return spec.but(margin=margin) if margin else spec


_COUNTED = (Length, Counted)
"""Kinds of time whose number may be soft by itself."""


_NONE: Tokens = []


def _at_hours(spec: Spec, day: Day) -> Spec:
    """1 November 1815: nothing is announced for such a year, so four digits behind are an hour."""
    hour, minute = divmod(day.year or 0, 100)
    aim = hour in _CENTURIES or (hour > _CENTURIES[-1] and minute % 50 == 0)
    if spec.clock or minute > 59 or aim or not 10 <= hour < 24:
        return spec
    return spec.but(time=day.but(year=None), clock=Clock(hour, minute))


_CENTURIES = (19, 20)
"""The centuries whose years may be announced; of later ones the round years may be."""


def _unbracketed(tokens: Tokens) -> Tokens:
    """The tokens within brackets that hold all of the phrase."""
    inside = len(tokens) - ENDS - 1
    held = inside > 0 and (tokens[0].kind, tokens[inside].kind) == ("open", "close")
    return [*tokens[1:inside], *tokens[inside + 1 :]] if held else tokens


def _margin(tokens: Tokens) -> tuple[Length | None, Tokens]:
    """The tolerance that is stated behind its hedge, which then takes it in: give or take a day."""
    for at, token in enumerate(tokens):
        if token[0] == "hedge" and token[1] == MARGIN and at:
            found = length(tokens, at + 1)
            if found:
                last = tokens[found[1] - 1]
                words = [one.text for one in tokens[at : found[1]]]
                hedge = token._replace(text=" ".join(words), end=last.end)
                return found[0], [*tokens[:at], hedge, *tokens[found[1] :]]
    return None, tokens


MOST = "most"
"""What a hedge is called by which a length is the most that something may take."""

_ONE_DAY = Spec("length", "in", "", Length(1, 1, "day"))

MARGIN = "margin"
"""What a hedge is called behind which a speaker may state how much it allows."""


def match(terms: Tokens) -> Spec | None:
    """The spec of terms that make one expression; None where no production has their shape."""
    production = BY_SHAPE.get(tuple(map(kind_of, terms)))
    if production and not (terms[0][0] == "until" and terms[0][1]):
        return production.function(production.name, terms)  # nothing in it stands apart
    settled = Settled(terms)
    shape = settled.terms
    production = BY_SHAPE.get(tuple(map(kind_of, shape)))
    if production is None:
        return None
    spec = production.function(production.name, shape)
    if settled.sometime:
        spec = spec.but(hedges=(Hedge(settled.sometime, False),))
    if settled.opens and [term.kind for term in terms[:2]] == ["from", "clock"]:
        spec = spec.but(relation="on")  # from 9 a.m. to 5 p.m. on Friday: it ends that day
    if settled.clock or settled.daypart or settled.zone:
        spec = spec.but(
            clock=settled.clock,
            opens=settled.opens,
            daypart=settled.daypart,
            daypart_words=settled.daypart_words,
            zone=settled.zone,
        )
    return spec.but(also=settled.also) if settled.also else spec


def soften(spec: Spec, hedges: Tokens, terms: Tokens) -> Spec:
    """The spec with what softens it; "a few" and "a couple" are numbers that do so themselves.

    Hedges inside an event's name are part of the name.
    """
    time = spec.time
    time = time.length if type(time) is Counted else time
    soft = time.soft or (time.plus and time.plus.soft) if type(time) is Length else None
    if not hedges and not soft:
        return spec
    event = next((term for term in terms if term.kind == "event"), None)
    found = [
        Hedge(hedge.text, hedge.value in (True, MARGIN), hedge.value == MOST)
        for hedge in hedges
        if event is None or not event.start <= hedge.start < event.end
    ]
    if spec.relation == "in" and any(hedge.value == MOST for hedge in hedges):
        spec = spec.but(relation="within") if isinstance(spec.time, Length) else spec
    if soft:
        found.append(Hedge(soft, True))
    return spec.but(hedges=(*found, *spec.hedges)) if found else spec


def _stopped(rest: Tokens) -> str:
    """Why a walk went no further than before these tokens."""
    first = rest[0]
    if first.kind == "word":
        return f"{first.text!r} is not understood"
    if first.kind in REASONED:
        return f"{first.text!r}: {first.value}"
    later = next((token for token in rest if token.kind in ("word", *REASONED)), None)
    if later:
        return _stopped([later])
    words = " ".join(token.text for token in rest[:2] if token.kind != "end")
    return f"{words!r} does not fit where it stands"


def _unknown_shape(terms: Tokens) -> str:
    times = [term for term in terms if term.kind in ("length", "stretch", "when", "vague")]
    if not times:
        return "it states no time"
    if len(times) > 1:
        return "it states more than one time, and how they go together is not clear"
    kinds = " ".join(repr(term.text) if term.text else f"<{term.kind}>" for term in terms)
    return f"no rule reads words in this order: {kinds}"
