"""The shapes in which announcements state a time, as a table, and the lookup in it.

A shape lists the kinds of the terms that `chunks` makes, in their order; no two productions share
one, so the order of the table decides nothing and only groups it. Hedges, hours and zones are no
part of a shape: they stand apart and go with every production.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from tracker.core.chunks import Chunks
from tracker.core.records import Relation
from tracker.core.spec import (
    Between,
    Counted,
    Day,
    FromToday,
    Hedge,
    Holiday,
    Length,
    Nth,
    Numeric,
    Spec,
    Unreadable,
    Weekday,
)
from tracker.core.tokens import Token, tokenise

Terms = Sequence[Token]


class Production(NamedTuple):
    """One shape of phrase: what it is called, its terms, what makes a spec of them, an example."""

    name: str
    shape: tuple[str, ...]
    function: Callable[[str, Terms], Spec]
    example: str


def tied(relation: Relation) -> Callable[[str, Terms], Spec]:
    """A function that ties the one time among the terms, or an event, by `relation`."""

    def spec(rule: str, terms: Terms) -> Spec:
        values = {term.kind: term.value for term in terms}
        time = next(
            (values[kind] for kind in ("length", "stretch", "when") if kind in values), None
        )
        event = values.get("event")
        if event and time and "before" in values:
            event = event._replace(sign=-1)
        return Spec(rule, relation, _tie(terms), time, event)

    return spec


def _tie(terms: Terms) -> str:
    """The relation's own words, as said; empty where there are none."""
    return terms[0].text if terms[0].kind not in ("noun", "later") else ""


def itself(rule: str, terms: Terms) -> Spec:
    """The calendar time without a bound: on a day, in a period; a length from a day is a bound."""
    time = terms[-1].value if terms[-1].kind == "when" else terms[-2].value
    single = isinstance(time, (Day, Numeric, Weekday, FromToday, Holiday, Counted)) or (
        isinstance(time, Nth) and time.unit in ("day", "weekday")
    )
    if terms[0].kind == "within" and isinstance(time, Counted):
        return Spec(rule, "within", terms[0].text, time)
    return Spec(rule, "on" if single else "in", _tie(terms), time)


def between(rule: str, terms: Terms) -> Spec:
    """From one calendar time to another; both count."""
    first, last = (term.value for term in terms if term.kind == "when")
    return Spec(rule, "in", _tie(terms), Between(first, last))


def vague(rule: str, terms: Terms) -> Spec:
    """No bound was stated."""
    return Spec(rule, "in", terms[0].text, None)


PRODUCTIONS = (
    # lengths from the day it was said
    Production("within-length", ("within", "length"), tied("within"), "within two weeks or so"),
    Production("within-stretch", ("within", "stretch"), tied("within"), "over the next two weeks"),
    Production("in-stretch", ("in", "stretch"), tied("within"), "in the coming days"),
    Production("for-stretch", ("for", "stretch"), tied("until"), "for the next 30 days"),
    Production("stretch", ("stretch",), tied("within"), "next 30 days"),
    Production("in-length", ("in", "length"), tied("in"), "in two weeks"),
    Production("length", ("length",), tied("in"), "three or four days"),
    Production("length-noun", ("length", "noun"), tied("within"), "a 60-day deadline"),
    Production("for-length", ("for", "length"), tied("until"), "for another 90 days"),
    Production("by-length", ("by", "length"), tied("by"), "no later than 10 days from today"),
    Production("by-stretch", ("by", "stretch"), tied("by"), "by the next few days"),
    Production("until-length", ("until", "length"), tied("until"), "until six weeks from now"),
    Production("before-length", ("before", "length"), tied("before"), "before 60 days from now"),
    Production("after-length", ("after", "length"), tied("after"), "after two weeks"),
    Production(
        "start-length", ("start", "length"), tied("as early as"), "effective six weeks hence"
    ),
    Production("start-in", ("start", "in", "length"), tied("as early as"), "effective in a month"),
    Production("early-length", ("early", "length"), tied("as early as"), "not before two weeks"),
    Production(
        "early-in", ("early", "in", "length"), tied("as early as"), "as early as in a month"
    ),
    # calendar times
    Production("when", ("when",), itself, "12 April 2019"),
    Production("on-when", ("on", "when"), itself, "at 11pm on 29 March 2019"),
    Production("in-when", ("in", "when"), itself, "in the first half of 2026"),
    Production("for-when", ("for", "when"), itself, "for Aug. 15"),
    Production("within-when", ("within", "when"), itself, "over the weekend"),
    Production("later-when", ("later", "when"), itself, "later this week"),
    Production("later-in-when", ("later", "in", "when"), itself, "later in October"),
    Production("when-noun", ("when", "noun"), tied("by"), "the June 5 deadline"),
    Production("by-when", ("by", "when"), tied("by"), "by the end of the month"),
    Production("until-when", ("until", "when"), tied("until"), "until year's end"),
    Production("to-when", ("to", "when"), tied("until"), "to July 13"),
    Production("upto-when", ("upto", "when"), tied("until"), "up to Friday"),
    Production("before-when", ("before", "when"), tied("before"), "prior to the end of the month"),
    Production("after-when", ("after", "when"), tied("after"), "after 5 May"),
    Production("from-when", ("from", "when"), tied("as early as"), "from 1 January 2027"),
    Production("start-when", ("start", "when"), tied("as early as"), "Starting October 1st, 2025"),
    Production("early-when", ("early", "when"), tied("as early as"), "as soon as next week"),
    Production("early-on", ("early", "on", "when"), tied("as early as"), "as early as on Friday"),
    Production(
        "early-in-when", ("early", "in", "when"), tied("as early as"), "as early as in July"
    ),
    Production("between", ("between", "when"), itself, "between 5 and 9 September"),
    Production(
        "between-and", ("between", "when", "and", "when"), between, "between March and mid-May"
    ),
    Production("when-or-when", ("when", "or", "when"), between, "Friday or Saturday"),
    Production("on-when-or-when", ("on", "when", "or", "when"), between, "on Friday or Saturday"),
    Production("in-when-or-when", ("in", "when", "or", "when"), between, "in May or June"),
    Production("when-to-when", ("when", "to", "when"), between, "Monday to Friday"),
    Production("when-until-when", ("when", "until", "when"), between, "16 May through 3 June"),
    Production("from-to", ("from", "when", "to", "when"), between, "from 5 May to 3 June"),
    Production("from-until", ("from", "when", "until", "when"), between, "from May until June"),
    # events
    Production("by-event", ("by", "event"), tied("by"), "by the time the ceasefire expires"),
    Production("by-on-event", ("by", "on", "event"), tied("by"), "by noon on the day of the vote"),
    Production("until-event", ("until", "event"), tied("until"), "until the summit"),
    Production("before-event", ("before", "event"), tied("before"), "before the summit"),
    Production("after-event", ("after", "event"), tied("after"), "after the midterm elections"),
    Production("from-event", ("from", "event"), tied("as early as"), "from the handover"),
    Production("early-event", ("early", "event"), tied("as early as"), "not before the vote"),
    Production("on-event", ("on", "event"), tied("on"), "upon entry into force"),
    Production("within-event", ("within", "event"), tied("on"), "during the summit"),
    Production(
        "within-after-event",
        ("within", "length", "after", "event"),
        tied("within"),
        "within 72 hours of the cabinet's approval",
    ),
    Production(
        "within-stretch-after-event",
        ("within", "stretch", "after", "event"),
        tied("within"),
        "within days of the vote",
    ),
    Production(
        "within-before-event",
        ("within", "length", "before", "event"),
        tied("within"),
        "within 10 days before the vote",
    ),
    Production(
        "by-after-event",
        ("by", "length", "after", "event"),
        tied("by"),
        "no later than 12 months from the adoption",
    ),
    Production(
        "by-before-event",
        ("by", "length", "before", "event"),
        tied("by"),
        "by two weeks before the election",
    ),
    Production(
        "until-after-event",
        ("until", "length", "after", "event"),
        tied("until"),
        "until 30 days after the vote",
    ),
    Production(
        "for-after-event",
        ("for", "length", "after", "event"),
        tied("until"),
        "for 30 days after the vote",
    ),
    Production(
        "start-after-event",
        ("start", "length", "after", "event"),
        tied("as early as"),
        "effective six months from the notification date",
    ),
    Production(
        "early-after-event",
        ("early", "length", "after", "event"),
        tied("as early as"),
        "not before 30 days after the vote",
    ),
    Production(
        "early-before-event",
        ("early", "length", "before", "event"),
        tied("as early as"),
        "as early as two weeks before the election",
    ),
    Production(
        "length-after-event", ("length", "after", "event"), tied("in"), "a day after the vote"
    ),
    Production(
        "in-after-event", ("in", "length", "after", "event"), tied("in"), "in a week from the vote"
    ),
    Production(
        "on-after-event",
        ("on", "length", "after", "event"),
        tied("on"),
        "on the day after the vote",
    ),
    Production(
        "stretch-after-event",
        ("stretch", "after", "event"),
        tied("within"),
        "less than a month after the vote",
    ),
    Production(
        "in-stretch-after-event",
        ("in", "stretch", "after", "event"),
        tied("within"),
        "in the days after the vote",
    ),
    Production(
        "length-before-event",
        ("length", "before", "event"),
        tied("in"),
        "two weeks before the election",
    ),
    # no bound
    Production("vague", ("vague",), vague, "when conditions allow"),
    Production("later", ("later",), vague, "later"),
    Production("sometime", ("sometime",), vague, "at some point"),
)

BY_SHAPE = {production.shape: production for production in PRODUCTIONS}


def parse(phrase: str) -> Spec:
    """What a phrase says, before any calendar; raises Unreadable with the reason."""
    chunks = Chunks(tokenise(phrase))
    production = BY_SHAPE.get(tuple([term.kind for term in chunks.terms]))
    if not production:
        raise Unreadable(_unknown_shape(chunks.terms))
    spec = production.function(production.name, chunks.terms)
    return spec._replace(
        hedges=_hedges(chunks, spec),
        clock=chunks.clock,
        daypart=chunks.daypart,
        zone=chunks.zone,
    )


def _hedges(chunks: Chunks, spec: Spec) -> tuple[Hedge, ...]:
    """What softens the phrase; "a few" and "a couple" are numbers that soften by themselves."""
    length = spec.time.length if isinstance(spec.time, Counted) else spec.time
    if isinstance(length, Length) and length.soft:
        return (*chunks.hedges, Hedge(length.soft, True))
    return (*chunks.hedges,)


def _unknown_shape(terms: Terms) -> str:
    times = [term for term in terms if term.kind in ("length", "stretch", "when", "vague")]
    if not times:
        return "it states no time"
    if len(times) > 1:
        return "it states more than one time, and how they go together is not clear"
    kinds = " ".join(repr(term.text) if term.text else f"<{term.kind}>" for term in terms)
    return f"no rule reads words in this order: {kinds}"
