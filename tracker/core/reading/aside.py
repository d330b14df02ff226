"""Times that tell nothing to record: datelines, measures, habits, the day somebody spoke."""

import re

from tracker.core.mentions import Mention
from tracker.core.reading.cues import Cue
from tracker.core.reading.labels import DATELINE
from tracker.core.reading.place import WORD, Place, dates_noun
from tracker.core.reading.times import Time
from tracker.core.spec import Length


def dates_a_statement(place: Place) -> bool:
    """Whether it says when somebody spoke: said on Wednesday, told parliament last week."""
    time = place.time
    if time.last is None or time.last > place.published or time.order:
        return False
    if opens_sentence(place, time) and not dates_noun(place):
        behind = next((cue for cue in place.cues if cue.start >= time.end), None)
        if behind is not None and announces(place.said, behind):
            # on Monday he announced that; but on Monday he announced a curfew
            return behind.sense != "happened" or place.said.startswith(" that ", behind.end)
    before = [cue for cue in place.cues if cue.start <= time.start]
    if before and before[-1].name == "intended" and before[-1].end > time.end:
        return True  # promised on Monday to pay
    if not before or before[-1].sense != "tells":
        return False
    between = place.said[before[-1].end : time.start]
    told = place.said.startswith(("told", "addressed"), before[-1].start)
    return len(WORD.findall(between)) <= SPOKEN_TO and (told or not dates_noun(place))


_SPEAKS = re.compile(
    r"(?:announc|promis|pledg|vow|threaten|declar|warn|predict|forecast|confirm)e?d\b"
    r"|swore\b",
    re.IGNORECASE,
)
"""Past forms that announce something besides the verbs of speaking."""


def announces(said: str, cue: Cue) -> bool:
    """Whether a cue is a verb by which something is announced: said, promised to pay."""
    return cue.sense == "tells" or bool(_SPEAKS.match(said, cue.start))


SPOKEN_TO = 6
"""Words that may stand between the verb and its day: told a parliamentary committee on."""


_OPENING = re.compile(
    r"\W*(?:(?:but|and|yet|then|earlier|late|only|just|back|so)\W+){0,2}", re.IGNORECASE
)


def opens_sentence(place: Place, time: Time) -> bool:
    """Whether a sentence opens with a time, behind its dateline if it has one: In 2019, ..."""
    dateline = DATELINE.match(place.said, place.start, time.start)
    opens = dateline.end() if dateline else place.start
    return _OPENING.fullmatch(place.said, opens, time.start) is not None


_DATELINE = re.compile(r"\s*[A-Z][A-Z '.,/\u2019-]*,?\s*$")


_OF_PLACE = 3
"""Words that the place of a dateline has at most: Bern, 11.06.2025 -."""

_DASHED = re.compile(r"\s*(?:\([^)]*\)\s*)?[-\u2013\u2014:]")
_DASH = re.compile(r"\s*(?:\([^)]*\)\s*)?(?P<sign>[-\u2013\u2014:])\s")

_ISSUED_WORDS = "issued|published|circulated|updated|released|dated|posted|printed|done"
_ISSUED = frozenset(_ISSUED_WORDS.split("|"))


def is_dateline(place: Place) -> bool:
    """Whether it only says when the text was written: ABUJA, March 4 -; Issued 6 May 2025."""
    before = place.said[place.start : place.time.start]
    behind = place.said[place.time.end : place.end]
    if _DASHED.match(behind) and _DATELINE.match(before):
        return True
    own = place.time.first == place.time.last == place.published
    words = len(WORD.findall(before))
    if own and place.time.relation == "on" and words <= _OF_PLACE:
        dash = _DASH.match(behind)
        if dash and (not words or dash["sign"] != ":"):
            return True
    issued = all(cue.last in _ISSUED for cue in place.cues)
    short = place.end - place.start < 80 and issued
    return own and short and len(WORD.findall(behind)) <= 4 and not dates_noun(place)


def _is_owning(place: Place, behind: str) -> bool:
    """Whether a length is what something takes: six months' notice, but in two weeks' time."""
    mention = place.time.mention
    length = mention is not None and isinstance(mention.spec.time, Length)
    return length and behind.startswith("' ") and not behind.startswith("' time")


def is_aside(place: Place) -> bool:
    """Whether words next to a time take it out of the tale: more than, up to, every, a year's."""
    before = place.words_before[:6]
    words = place.said[place.time.start : place.time.end]
    behind = place.said[place.time.end : place.time.end + 30]
    if (
        _REPEATED.match(words)
        or _is_owning(place, behind)
        or _ATTRIBUTE.search(words)
        or _PASSED.match(behind)
        or words.lower() in _DAYPARTS
    ):
        return True
    if before[:1] and before[0] in _NO_DATES:
        return True
    mention = place.time.mention
    if mention is None:
        return False
    first, last = place.time.first, place.time.last
    now = first is not None and last is not None and first < place.published <= last
    if now and place.time.relation == "in" and any(word in _RANKS for word in before):
        return True  # their fourth conversation this year
    if isinstance(mention.spec.time, Length) and (
        _is_measure(place, mention.spec.tie) or _is_amount(mention, behind)
    ):
        return True
    reading = mention.reading
    year = reading is not None and reading.precision in ("year", "decade")
    bare = mention.spec.tie == ""
    return bare and (
        (
            year
            and bool(re.match(r"[ -][A-Za-z]", behind))
            and words[-1:].isdigit()
            and not _follows(behind)
        )
        or (bool(before) and before[0] == "every")
    )


_REPEATED = re.compile(
    r"(?:each|every|per|any|daily|weekly|monthly|quarterly|yearly|annual(?:ly)?)\b", re.IGNORECASE
)
_ATTRIBUTE = re.compile(r"-(?:year|month|week|day|hour|minute)s?$")


_PASSED = re.compile(
    r"\s+(?:deadline\s+)?ha(?:d|s|ve) (?:now |already )?(?:passed|expired|lapsed|gone|come)\b"
)
"""What tells of a limit that it is over: the deadline of 1 October had passed."""


_DAYPARTS_WORDS = "night|day|morning|afternoon|evening|noon|midnight|weekday|weekend"


_DAYPARTS = frozenset(_DAYPARTS_WORDS.split("|"))


def _is_measure(place: Place, tie: str) -> bool:
    """Whether a length only measures: the first in fourteen years, extended by three months."""
    before = place.words_before[:8]
    if tie == "in" and any(word in _RANKS for word in before):
        return True
    cue = place.governor("tells", "if")
    return tie == "by" and cue is not None and cue.sense in ("moves", "counts", "happened")


def _is_amount(mention: Mention, behind: str) -> bool:
    """Whether a length is one of something: less than 5 years of age, but within a year of it."""
    return (
        behind.startswith(" of ")
        and mention.spec.event is None
        and not _TIED.match(mention.spec.tie)
    )


_TIED = re.compile(r"(?:with)?in\b|by\b|no later|until", re.IGNORECASE)


_RANKS_WORDS = "first|second|third|fourth|fifth|sixth|worst|best|biggest|lowest|highest"


_RANKS = frozenset(_RANKS_WORDS.split("|"))


_NO_DATES_WORDS = "every|each|since|than|dated|between|aged|nearly|around|roughly"


_NO_DATES = frozenset(_NO_DATES_WORDS.split("|"))


def _follows(behind: str) -> bool:
    """Whether a small word behind a year is none that it describes: in 1978 and, the 2019 curbs."""
    word = WORD.search(behind)
    return bool(word) and word[0] in _SMALL  # type: ignore[index]


_SMALL_WORDS = "and|but|or|in|on|at|by|to|for|of|with|when|while|as|that|was|is|will"


_SMALL = frozenset(_SMALL_WORDS.split("|"))
