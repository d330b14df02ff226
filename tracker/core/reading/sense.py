"""What a sentence does with a time: makes it a deadline, an event, or nothing to record.

Where the days lie comes from the reading, what is said of them from the nearest cue (see `cues`);
one table a side tells what comes of each sense.
"""

import re
from typing import NamedTuple

from tracker.core.reading.aside import dates_a_statement, is_aside, is_dateline
from tracker.core.reading.cue_table import Sense
from tracker.core.reading.cues import Cue
from tracker.core.reading.denial import is_denied, is_long_asked
from tracker.core.reading.meant import as_meant, by_night
from tracker.core.reading.nouns import HAPPENINGS, MEETS
from tracker.core.reading.place import (
    WORD,
    Place,
    dates_noun,
    describes_noun,
    hangs_on_event,
    in_adjunct,
    is_announced,
)
from tracker.core.reading.records import Kind
from tracker.core.reading.spoken import as_said
from tracker.core.reading.times import Time
from tracker.core.spec import Length

_PLANNED = ("by", "until", "before", "within")


_SLOT_DAYS = 7


class Threat(NamedTuple):
    """The word that opens the condition of an ultimatum, and the cue of what is threatened."""

    condition: Cue
    cue: Cue


class Sensed(NamedTuple):
    """What comes of a time, `weight` how sure that is (0 to 1); the cue decided, if one did.

    `time` is the time as the sentence means it, once `sense` has told it. `noun` tells that a noun
    before it is what it dates, and no verb.
    """

    kind: Kind
    weight: float
    cue: Cue | None
    reasons: tuple[str, ...]
    time: Time | None = None
    noun: bool = False
    threat: Threat | None = None


def sense(place: Place) -> Sensed | None:
    """What comes of a time; None where there is nothing to record."""
    if place.asks or is_dateline(place) or is_aside(place) or dates_a_statement(place):
        return None
    if is_denied(place.said, place.cues, place.time.start):
        return None
    place = as_said(by_night(as_meant(place)))
    found = _sense(place)
    return found and _given(place, found)


def _given(place: Place, found: Sensed) -> Sensed:
    """What was found, with its time: a length that was set to somebody runs from that day."""
    time = place.time
    cue = found.cue
    set_ = cue is not None and (cue.sense == "gives" or cue.last == "have")
    if set_ and time.mention and isinstance(time.mention.spec.time, Length) and time.reading:
        time = time.but(first=time.reading.said)
    return found._replace(time=found.time or time)


def _sense(place: Place) -> Sensed | None:
    """What comes of a time that is no dateline, no aside, and dates no statement."""
    time = place.time
    if time.order:
        return _by_order(place)
    if time.last is None and not hangs_on_event(time):
        return None if time.first is None else _opening(place)
    if time.last is not None and time.last < place.published:
        return _announced(place) if time.said else _behind(place)
    if time.last == place.published and (time.first is None or not is_announced(place)):
        return _behind(place)
    return _ahead(place)


def _announced(place: Place) -> Sensed | None:
    """What comes of days that are over and were announced: news if it was so of late."""
    said = place.time.said and place.time.said[1]
    return _ahead(place) if said and (place.published - said).days <= _LATELY else None


_LATELY = 7
"""Days back up to which what was said is still news: a weekday is at most so far."""


def _by_order(place: Place) -> Sensed | None:
    if place.time.order != "first-day-in-office":
        return Sensed("event_past", 0.5, None, (f"order of the tale: {place.time.order}",))
    cue = place.governor("tells")
    if cue is None or cue.sense not in ("commits", "may be"):
        return None
    return Sensed("deadline", 0.6, cue, (f"{cue.name}: {cue.sense}", "first day in office"))


def _opening(place: Place) -> Sensed | None:
    """What is to begin on a day and has no end: from 1 July; or has begun: effective 15 January."""
    time = place.time
    if time.first is not None and time.first <= place.published and time.precision == "day":
        in_force = time.mention is not None and time.mention.spec.tie.lower() in _IN_FORCE
        if not in_force:
            return None
        cue = place.governor("tells", "if")
        now = time.but(last=time.first)
        return Sensed("event_past", 0.7, cue, ("in force since that day",), now)
    if time.reading is None or time.reading.anchor or time.reading.vague or time.first is None:
        return None
    if time.first <= place.published:
        return None
    if time.mention and _BEGINS.search(time.mention.spec.tie):
        return _beginning(place)
    return _ahead(place)


def _beginning(place: Place) -> Sensed | None:
    """What comes of words that say themselves that something begins: talks to start on Monday."""
    cue = place.governor("tells", "if")
    if cue is not None and (cue.sense in _DROPPED or cue.sense == "moves" or cue.last in _OFF):
        return None
    kind: Kind = "event_scheduled" if HAPPENINGS & {*place.words_before[:4]} else "deadline"
    return Sensed(kind, 0.85, cue, ("it begins then",), noun=True)


_OFF = ("put", "called", "cancelled", "canceled", "scrapped", "shelved", "were", "was")
"""What may be told of it that makes it nothing: were put off."""

_BEGINS = re.compile(r"\b(?:tak(?:e|ing) effect|start|begin)\b", re.IGNORECASE)
"""What ties of times are verbs: will take effect on."""


_IN_FORCE = ("effective", "with effect from", "applicable", "starting", "beginning")


_DROPPED: dict[Sense, str] = {
    "negates": "it is not so",
    "denies": "it is denied",
    "may be": "it is only possible",
    "hopes": "it is only hoped for",
    "was meant": "it tells of a plan that is over",
    "counts": "it is a quantity",
}


def _ahead(place: Place) -> Sensed | None:
    """What comes of days that lie ahead."""
    relation = place.time.relation
    if is_long_asked(place.said, place.cues, place.time.start):
        return None
    cue = place.governor("tells", "if")
    ultimatum = _ultimatum(place)
    if ultimatum:
        return ultimatum
    fixed = _is_fixed(place)
    if fixed and dates_noun(place) and (cue is None or in_adjunct(place)):
        if cue is not None and cue.sense in ("may be", "negates") and cue.end <= place.time.start:
            return None
        return Sensed("event_scheduled", 0.8, cue, ("an event with its day",), noun=True)
    if cue is None or cue.sense == "happened":
        return _unsaid(place, cue, relation, fixed)
    if cue.sense in _DROPPED or _is_condition(place):
        return None
    return _said(place, cue, fixed)


def _said(place: Place, cue: Cue, fixed: bool) -> Sensed | None:
    """What a cue that commits, slots, ends, moves or gives makes of days ahead."""
    reason = f"{cue.name}: {cue.sense}"
    match cue.sense:
        case "slots":
            kind: Kind = "event_scheduled" if fixed or cue.name == "be-slated" else "deadline"
            return Sensed(kind, 0.85, cue, (reason,))
        case "commits":
            meets = fixed and _meets(place, cue)
            return Sensed("event_scheduled" if meets else "deadline", 0.85, cue, (reason,))
        case "gives":
            return Sensed("deadline", 0.85, cue, (reason, "a time was set"))
        case "expires" if _tie(place.time) == "for":
            return None  # it is valid for two years
        case "expires" | "moves":
            weight = 0.85 if place.time.precision != "none" else 0.5
            return Sensed("deadline", weight, cue, (reason,))
    return None


def _unsaid(place: Place, cue: Cue | None, relation: str, fixed: bool) -> Sensed | None:
    """What comes of days ahead of which no verb tells, or only one of the past."""
    if _is_condition(place) or (cue is not None and _is_told(place, cue, relation)):
        return None
    if _tie(place.time) == "for" and cue is None:
        return None
    opens, _ = place.clause
    cue = cue if cue is not None and cue.start >= opens else None
    if relation in _PLANNED and not hangs_on_event(place.time):
        return Sensed("deadline", 0.5, cue, ("a limit ahead",))
    if dates_noun(place) or describes_noun(place):
        kind: Kind = "event_scheduled" if fixed else "deadline"
        return Sensed(kind, 0.6, cue, ("an event with its time",))
    return None


def _tie(time: Time) -> str:
    return time.mention.spec.tie.lower() if time.mention else ""


def _is_told(place: Place, cue: Cue, relation: str) -> bool:
    """Whether a verb of the past has the time to itself: it lasted until March, killed within days.

    What somebody set, stopped or asked for goes on from then: suspended for 90 days.
    """
    opens, _ = place.clause
    if cue.last in _SETS or not opens <= cue.start <= place.time.start:
        return False
    return relation in ("until", "within", "before") or _tie(place.time) == "for"


_SETS_WORDS = (
    "agreed|demanded|ordered|asked|told|required|given|gave|set|extended|suspended|paused|halted|frozen"
    "|delayed|postponed|waived|closed|shut|stayed|banned|barred|prohibited|restricted|imposed|authorised"
    "|authorized|allowed|granted|remanded|detained|called|urged|requested|invited|proposed|promised"
    "|pledged|vowed|announced|reached|approved|adopted|signed|wanted|sought|instructed|directed|summoned"
    "|offered|limited|booked|scheduled|threatened|warned|said|adjourned|has|have|had|is|are|due|obliged"
)
_SETS = frozenset(_SETS_WORDS.split("|"))


def _is_fixed(place: Place) -> bool:
    """Whether the words name days that are a slot, and no stretch in which to choose."""
    time = place.time
    if time.first is None or time.last is None or time.relation not in ("on", "in"):
        return False
    named = time.precision in ("day", "hour") and (time.last - time.first).days <= _SLOT_DAYS
    return named and not _is_length(time)


def _is_length(time: Time) -> bool:
    reading = time.reading
    return reading is not None and ("length" in reading.rule or "stretch" in reading.rule)


def _meets(place: Place, cue: Cue) -> bool:
    """Whether what was announced is an appointment: will meet, will be held, will go back."""
    if cue.last in MEETS:
        return True
    between = WORD.findall(place.said[cue.end : place.time.start].lower())
    return any(word in HAPPENINGS for word in between[:8])


def _is_condition(place: Place) -> bool:
    """Whether the time stands in a condition: if they agree by Friday."""
    opens, _ = place.clause
    conditions = [
        cue for cue in place.cues if cue.sense == "if" and opens <= cue.start < place.time.start
    ]
    if not conditions:
        return False
    between = place.said[conditions[-1].end : place.time.start]
    return "," not in between


_UNLESS = re.compile(
    r"\b(?:unless|not|nothing|no|fails?|never|refuses?|n't|nobody)\b|n't\b", re.IGNORECASE
)


def _ultimatum(place: Place) -> Sensed | None:
    """If they are not free by Friday, every crossing will be shut; unless it stops by Friday."""
    if not _is_condition(place):
        return None
    condition = [c for c in place.cues if c.sense == "if" and c.start < place.time.start][-1]
    clause = place.said[condition.start : place.time.start]
    threat = [
        cue for cue in place.cues if cue.sense == "commits" and not _inside(cue, condition, place)
    ]
    if not threat or not _UNLESS.search(clause):
        return None
    reasons = ("ultimatum: a condition and what follows",)
    return Sensed("deadline", 0.8, threat[0], reasons, threat=Threat(condition, threat[0]))


def _inside(cue: Cue, condition: Cue, place: Place) -> bool:
    return condition.start <= cue.start < place.time.start


def _behind(place: Place) -> Sensed | None:
    """What comes of days that are over."""
    time = place.time
    if time.first is None or _is_loose(time) or _is_lasting(time) or "deadline" in _tie(time):
        return None
    cue = place.governor("if", "tells")
    if dates_noun(place) and (cue is None or cue.sense not in _NO_EVENT):
        return Sensed("event_past", 0.85, cue, ("an event with its day",), noun=True)
    if describes_noun(place):
        return Sensed("event_past", 0.8, cue, ("an event with its time",))
    if cue is None:
        return None
    if cue.sense in _DROPPED or cue.sense in ("commits", "tells"):
        return None
    if time.precision == "year" and cue.sense != "happened":
        return None
    return Sensed("event_past", 0.75, cue, (f"{cue.name}: {cue.sense}",))


_NO_EVENT = ("negates", "counts", "may be", "was meant")


def _is_loose(time: Time) -> bool:
    return time.reading is not None and (time.reading.loose or time.reading.vague)


def _is_lasting(time: Time) -> bool:
    """Whether it is a length that lasted, or an open beginning: for five months, since July."""
    mention = time.mention
    if mention is None:
        return False
    if (
        isinstance(mention.spec.time, Length)
        and time.reading is not None
        and time.last == time.reading.said
    ):
        return True
    return _tie(time) in ("for", "since", "over") or mention.spec.rule.startswith("for-")
