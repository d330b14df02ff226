"""The shapes in which a time is stated, as a table, and what makes a spec of each.

A shape lists the kinds of the terms that `terms` reads, in their order; no two productions share
one, so the order of the table decides nothing and only groups it. Hedges, hours and zones are no
part of a shape: they stand apart and go with every production.
"""

from collections.abc import Callable
from typing import Any

from tracker.core.record import Record, new
from tracker.core.spec import (
    Between,
    Counted,
    Day,
    Event,
    FromToday,
    Holiday,
    Length,
    Named,
    Nth,
    Numeric,
    Part,
    Spec,
    Tie,
    Unreadable,
    Weekday,
)
from tracker.core.tokens import Tokens


class Production(Record):
    """One shape of phrase: what it is called, its terms, what makes a spec of them, an example."""

    name: str
    shape: tuple[str, ...]
    function: Callable[[str, Tokens], Spec]
    example: str


def tied(relation: Tie) -> Callable[[str, Tokens], Spec]:
    """A function that ties the one time among the terms, or an event, by `relation`."""

    def spec(rule: str, terms: Tokens) -> Spec:
        time = event = None
        included = False
        for kind, value, _, _, _ in terms:
            if kind in _TIMES:
                time = value
            elif kind == "event":
                event = value.but(sign=-1) if time and terms[-2][0] == "before" else value
            elif value == "included":
                included = True
        return _spec(rule, relation, _tie(terms), time, event, included)

    return spec


_TIMES = ("length", "stretch", "when")


def _spec(
    rule: str,
    relation: Tie,
    tie: str,
    time: Any,
    event: Event | None = None,
    included: bool = False,
) -> Spec:
    """A spec in which nothing stands apart; by position, which is quicker."""
    apart = ((), None, None, None, "", None, included, None, None)
    return new(Spec, (rule, relation, tie, time, event) + apart)  # noqa: RUF005 - quicker


def _tie(terms: Tokens) -> str:
    """The relation's own words, as said; empty where there are none."""
    kind, _, text, _, _ = terms[0]
    return text if kind not in ("noun", "later", "earlier") else ""


def itself(rule: str, terms: Tokens) -> Spec:
    """The calendar time without a bound: on a day, in a period; a length from a day is a bound."""
    time = terms[-1].value if terms[-1].kind == "when" else terms[-2].value
    single = isinstance(time, (Day, Numeric, Weekday, FromToday, Holiday, Counted)) or (
        isinstance(time, Nth) and time.unit in ("day", "weekday", "working day") and not time.many
    )
    lasts = terms[0].kind in ("within", "for") and isinstance(time, Counted)
    if lasts and (terms[0].kind == "within" or time.length != Length(1, 1, "day")):
        return Spec(rule, "within", terms[0].text, time)
    return _spec(rule, "on" if single else "in", _tie(terms), time)


def opening(rule: str, terms: Tokens) -> Spec:
    """From a time on; from 5 to 9 May is no lower bound but those days."""
    ranged = isinstance(terms[-1].value, Between)
    return itself(rule, terms) if ranged else tied("as early as")(rule, terms)


def lasting(rule: str, terms: Tokens) -> Spec:
    """Since three weeks, as some languages say it: up to the day it was said."""
    return Spec(rule, "since", _tie(terms), terms[-1].value.but(back=True))


def past(rule: str, terms: Tokens) -> Spec:
    """After a time; once it begins it has its first day already."""
    time = terms[-1].value
    begun = terms[0].value == "begun" and isinstance(time, Part) and time.which == "start"
    spec = tied("as early as" if begun else "after")(rule, terms)
    return spec.but(time=time.of) if begun else spec


def onwards(rule: str, terms: Tokens) -> Spec:
    """Friday in two weeks: counted from that Friday; a month is none to count from."""
    origin = next(term.value for term in terms if term.kind == "when")
    if isinstance(origin, Named):
        raise Unreadable("a length is counted from a day")
    return Spec(rule, "on", _tie(terms), Counted(terms[-1].value, 1, origin))


def back(rule: str, terms: Tokens) -> Spec:
    """-15 minutes: counted back from the day it was said."""
    return Spec(rule, "on", "", Counted(terms[-1].value, -1, FromToday(0)))


def lately(rule: str, terms: Tokens) -> Spec:
    """Recently: over by the day it was said, and begun nobody says when."""
    return Spec(rule, "since", terms[0].text, None)


def elsewhere(rule: str, terms: Tokens) -> Spec:
    """Two weeks later: counted from what the text told before."""
    event = TOLD.but(sign=-1) if terms[-1].kind == "earlier" else TOLD
    if terms[0].kind == "within":
        return Spec(rule, "within", terms[0].text, terms[1].value, event)
    return Spec(rule, "in", "", terms[0].value, event)


TOLD = Event("what was told before")
"""What a length counts from that is "later" or "earlier"."""


def repeated(rule: str, terms: Tokens) -> Spec:
    """Every 90 days; each Friday until the end of May."""
    every = next(term.value for term in terms if term.kind == "every")
    if terms[0].kind in ("on", "in", "by"):
        return Spec(rule, "by" if terms[0].kind == "by" else "on", terms[0].text, every)
    until = next((term.value for term in terms if term.kind == "when"), None)
    tie = terms[-2].kind if until else ""
    if until:
        every = every.but(**{_ENDS[tie]: until}, begun=tie == "since")
    return Spec(rule, "in", "", every)


def returning(rule: str, terms: Tokens) -> Spec:
    """By 31 March each year; by 5 May and every two years thereafter: a first day that returns."""
    period = next(term.value for term in terms if term.kind == "every")
    day = next(term.value for term in terms if term.kind == "when")
    if period.what is not None:
        raise Unreadable("how its two times go together is not clear")
    tie = next((term for term in terms if term.kind in ("by", "on")), None)
    relation: Tie = "by" if tie and tie.kind == "by" else "on"
    return Spec(rule, relation, tie.text if tie else "", period.but(what=day))


def counted_from(rule: str, terms: Tokens) -> Spec:
    """For 30 days, starting Monday: the length counts from the calendar time."""
    length, origin = terms[1].value, terms[-1].value
    return Spec(rule, "within", terms[0].text, Counted(length, 1, origin))


_ENDS = {"until": "until", "to": "until", "from": "since", "start": "since", "since": "since"}
"""Which end of a repetition its relation states."""


def between(rule: str, terms: Tokens) -> Spec:
    """From one calendar time to another; both count."""
    first, last = (term.value for term in terms if term.kind == "when")
    return Spec(rule, "in", _tie(terms), Between(first, last))


def by_either(rule: str, terms: Tokens) -> Spec:
    """By one time or a later one: the later one bounds."""
    return between(rule, terms).but(relation="by")


def vague(rule: str, terms: Tokens) -> Spec:
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
    Production("plus-length", ("plus", "length"), tied("in"), "+15 minutes"),
    Production("minus-length", ("minus", "length"), back, "-15 minutes"),
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
    Production(
        "within-noun", ("within", "length", "noun"), tied("within"), "within a 60-day window"
    ),
    Production(
        "for-starting",
        ("for", "length", "start", "when"),
        counted_from,
        "for 30 days, starting Monday",
    ),
    # calendar times
    Production("when", ("when",), itself, "12 April 2019"),
    Production("on-when", ("on", "when"), itself, "at 11pm on 29 March 2019"),
    Production("in-when", ("in", "when"), itself, "in the first half of 2026"),
    Production("for-when", ("for", "when"), itself, "for Aug. 15"),
    Production("within-when", ("within", "when"), itself, "over the weekend"),
    Production("later-when", ("later", "when"), itself, "later this week"),
    Production(
        "for-later-when", ("for", "later", "when"), tied("until"), "for the rest of the year"
    ),
    Production(
        "within-later-when", ("within", "later", "when"), itself, "over the rest of the year"
    ),
    Production("later-in-when", ("later", "in", "when"), itself, "later in October"),
    Production("when-noun", ("when", "noun"), tied("by"), "the June 5 deadline"),
    Production("by-when-noun", ("by", "when", "noun"), tied("by"), "by the June 5 deadline"),
    Production(
        "before-when-noun",
        ("before", "when", "noun"),
        tied("before"),
        "ahead of the 1 May deadline",
    ),
    Production(
        "after-when-noun", ("after", "when", "noun"), tied("after"), "after the 1 May deadline"
    ),
    Production("by-when", ("by", "when"), tied("by"), "by the end of the month"),
    Production("until-when", ("until", "when"), tied("until"), "until year's end"),
    Production("to-when", ("to", "when"), tied("until"), "to July 13"),
    Production("upto-when", ("upto", "when"), tied("until"), "up to Friday"),
    Production("before-when", ("before", "when"), tied("before"), "prior to the end of the month"),
    Production("after-when", ("after", "when"), past, "after 5 May"),
    Production("from-when", ("from", "when"), opening, "from 1 January 2027"),
    Production("start-when", ("start", "when"), tied("as early as"), "Starting October 1st, 2025"),
    Production("early-when", ("early", "when"), tied("as early as"), "as soon as next week"),
    Production("early-on", ("early", "on", "when"), tied("as early as"), "as early as on Friday"),
    Production(
        "early-in-when", ("early", "in", "when"), tied("as early as"), "as early as in July"
    ),
    Production("when-in-length", ("when", "in", "length"), onwards, "Friday in two weeks"),
    Production("on-when-in", ("on", "when", "in", "length"), onwards, "on Friday in two weeks"),
    Production("between", ("between", "when"), itself, "between 5 and 9 September"),
    Production(
        "between-and", ("between", "when", "and", "when"), between, "between March and mid-May"
    ),
    Production("when-or-when", ("when", "or", "when"), between, "Friday or Saturday"),
    Production(
        "on-when-and-when", ("on", "when", "and", "when"), between, "on Friday and Saturday"
    ),
    Production("when-and-when", ("when", "and", "when"), between, "Friday and Saturday"),
    Production("on-when-or-when", ("on", "when", "or", "when"), between, "on Friday or Saturday"),
    Production("by-when-or-when", ("by", "when", "or", "when"), by_either, "by Friday or Saturday"),
    Production("in-when-or-when", ("in", "when", "or", "when"), between, "in May or June"),
    Production("when-to-when", ("when", "to", "when"), between, "Monday to Friday"),
    Production("when-until-when", ("when", "until", "when"), between, "16 May through 3 June"),
    Production("from-to", ("from", "when", "to", "when"), between, "from 5 May to 3 June"),
    Production("from-until", ("from", "when", "until", "when"), between, "from May until June"),
    # events
    Production("by-event", ("by", "event"), tied("by"), "by the time the ceasefire expires"),
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
        "on-before-event", ("on", "length", "before", "event"), tied("on"), "on the eve of the vote"
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
    # what was, what lasts, what is repeated
    Production("since-when", ("since", "when"), tied("since"), "since February"),
    Production("since-length", ("since", "length"), lasting, "since two weeks"),
    Production("since-event", ("since", "event"), tied("since"), "since the ceasefire"),
    Production("lately", ("lately",), lately, "recently"),
    Production("earlier-when", ("earlier", "when"), tied("since"), "earlier this week"),
    Production("earlier-in-when", ("earlier", "in", "when"), tied("since"), "earlier in October"),
    Production("length-later", ("length", "later"), elsewhere, "two weeks later"),
    Production("length-earlier", ("length", "earlier"), elsewhere, "three days earlier"),
    Production(
        "within-later", ("within", "length", "later"), elsewhere, "within a year thereafter"
    ),
    Production("stretch-later", ("stretch", "later"), elsewhere, "weeks later"),
    Production("stretch-earlier", ("stretch", "earlier"), elsewhere, "days earlier"),
    Production("every", ("every",), repeated, "every 90 days"),
    Production("every-until", ("every", "until", "when"), repeated, "each Friday until 5 May"),
    Production("every-from", ("every", "from", "when"), repeated, "every week from 5 May"),
    Production("every-start", ("every", "start", "when"), repeated, "monthly starting in June"),
    Production("every-on", ("every", "on", "when"), returning, "annually on 1 July"),
    Production("every-by", ("every", "by", "when"), returning, "annually by 1 July"),
    Production("on-every", ("on", "every"), repeated, "on the first Monday of every month"),
    Production("by-every", ("by", "every"), repeated, "by the end of every quarter"),
    Production("when-every", ("when", "every"), returning, "31 March each year"),
    Production("on-when-every", ("on", "when", "every"), returning, "on 31 March each year"),
    Production("by-when-every", ("by", "when", "every"), returning, "by 31 March each year"),
    Production(
        "by-when-and-every",
        ("by", "when", "and", "every"),
        returning,
        "by 1 January 2027 and every two years thereafter",
    ),
    Production("every-since", ("every", "since", "when"), repeated, "every week since May"),
    # no bound
    Production("vague", ("vague",), vague, "when conditions allow"),
    Production("later", ("later",), vague, "later"),
    Production("sometime", ("sometime",), vague, "at some point"),
)

BY_SHAPE = {production.shape: production for production in PRODUCTIONS}
