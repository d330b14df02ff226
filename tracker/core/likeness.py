"""Recorded events that look as if they fulfilled an open deadline: a suggestion, never a verdict.

In doubt there is none: all who have to act must have taken part, the event must be of a kind that
the deadline's words name, and all of its days must lie inside the window.
"""

import re
from datetime import date
from typing import NamedTuple

from tracker.core.chain import last_tolerated
from tracker.core.records import Case, EventRow, Party
from tracker.core.standing import Standing
from tracker.core.wording import names, window_words

MEETING = "meeting meetings meet meets summit summits talk talks visit visits negotiations"
CALL = "call calls phone telephone speak speaks"
VOTE = "vote votes ballot referendum"
ELECTION = "election elections poll polls"
SIGNATURE = "signature sign signs signing deal deals agreement agreements treaty accord"
CEASEFIRE = "ceasefire truce armistice"
ATTACK = "attack attacks strike strikes bomb bombing"
RELEASE = "release releases free freed frees hostages prisoners exchange swap"
WITHDRAWAL = "withdrawal withdraw withdraws pullout leave leaves"
STATEMENT = "statement announce announces announcement speech address details"
SANCTIONS = "sanctions sanction tariff tariffs"
DELIVERY = "delivery deliver delivers deliveries send sends shipment"

LIKE: dict[str, str] = {
    "meeting": MEETING,
    "summit": MEETING,
    "talks": MEETING,
    "visit": MEETING,
    "call": CALL,
    "vote": VOTE,
    "referendum": VOTE,
    "election": ELECTION,
    "signature": SIGNATURE,
    "signing": SIGNATURE,
    "agreement": SIGNATURE,
    "deal": SIGNATURE,
    "ceasefire": CEASEFIRE,
    "truce": CEASEFIRE,
    "attack": ATTACK,
    "strike": ATTACK,
    "release": RELEASE,
    "exchange": RELEASE,
    "withdrawal": WITHDRAWAL,
    "statement": STATEMENT,
    "announcement": STATEMENT,
    "speech": STATEMENT,
    "sanctions": SANCTIONS,
    "tariffs": SANCTIONS,
    "delivery": DELIVERY,
}
"""For the kind of an event, the words by which a deadline asks for one."""


class Happening(NamedTuple):
    """An event as it is known now: `row` is the newest row about it."""

    id: str
    number: int
    title: str
    kind: str | None
    parties: tuple[Party, ...]
    row: EventRow


def actors(case: Case) -> tuple[Party, ...]:
    """Who has to act: the bound parties, or the speakers where none are bound."""
    return case.deadline.bounds or case.deadline.speakers


def span(case: Case, found: Standing) -> tuple[date, date]:
    """The days on which an act fulfils the deadline, both counting; none before it was said."""
    deadline = case.deadline
    said = deadline.said_first or deadline.said
    tolerated = last_tolerated(deadline, found.last)
    return max(found.first or said, said), tolerated or date.max


def suggestion(case: Case, found: Standing, event: Happening) -> str | None:
    """Why the event looks as if it fulfilled the deadline, in one sentence; None if it does not."""
    row, parties = event.row, actors(case)
    if found.flag not in ("open", "due") and found.state != "unconfirmed":
        return None
    if row.standing != "happened" or row.first is None or row.last is None:
        return None
    if any(verdict.event == event.id for verdict in case.verdicts):
        return None  # a person has judged that already
    anchor = case.deadline.anchor
    if anchor is not None and event.id in (anchor.event, anchor.end):
        return None  # it starts or ends the window
    first, last = span(case, found)
    if found.state == "waiting" or not first <= row.first <= row.last <= last:
        return None
    if not parties or not {party.slug for party in parties} <= {p.slug for p in event.parties}:
        return None
    word = asked_by(case, event.kind or "")
    return word and _sentence(event, parties, word, first, last)


def asked_by(case: Case, kind: str) -> str | None:
    """The word by which the deadline asks for an event of this kind; None if it asks for another.

    The first word that names any kind decides: “call to prepare the summit” asks for a call. The
    criterion and the phrase are read only where the title names none.
    """
    kind = kind.strip().casefold()
    wanted = set(LIKE.get(kind, kind).split())
    naming = wanted.union(*(words.split() for words in LIKE.values()))
    deadline = case.deadline
    for text in (deadline.title, deadline.criterion, deadline.phrase):
        for word in re.findall(r"\w+", (text or "").casefold()):
            if word in naming:
                return word if word in wanted else None
    return None


def _sentence(
    event: Happening, parties: tuple[Party, ...], word: str, first: date, last: date
) -> str:
    row = event.row
    days = window_words(row.first, row.last)
    when = f"on {days}" if row.first == row.last else f"in {days}"
    window = window_words(first, None if last == date.max else last)
    return (
        f"#{event.number}, “{event.title}”, happened {when}, inside the window ({window}); it is of"
        f" the kind that “{word}” names, and who has to act took part: {names(parties)}."
    )
