"""Announced time phrases, read: "within two weeks or so" to the days it stands for.

The words go through five steps, each a module: `scan` (where running text speaks of time),
`tokens` (text to typed tokens), `terms` with `lengths`, `clocks`, `written`, `times` and `events`
(tokens to terms), `settled` (what makes their shape) and `grammar` with `productions` (the table of
shapes, which gives a spec of what was said), and `resolve` (spec and calendar to a reading).
"""

from collections.abc import Callable
from datetime import date, time
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from tracker.core.asked import Asked
from tracker.core.english import ENGLISH
from tracker.core.grammar import parse as parse_tokens
from tracker.core.language import Language, Lexicon
from tracker.core.records import Reading
from tracker.core.resolve import resolve
from tracker.core.spec import Spec, Unreadable
from tracker.core.tokens import plain, tokenise
from tracker.errors import PhraseError

if TYPE_CHECKING:
    import re

    from tracker.core.mentions import Mention

LONGEST = 300
"""Characters; a longer text is an article, not a phrase."""

_SHOWN = 80
"""Characters of a phrase that a refusal repeats."""

ENGLISH_LEXICON = Lexicon(ENGLISH)


def _german() -> Language:
    from tracker.core.german import GERMAN

    return GERMAN


LANGUAGES: dict[str, Callable[[], Language]] = {"en": lambda: ENGLISH, "de": _german}
"""By ISO 639 code; a language's tables are loaded when it is asked for."""


@cache
def lexicon(code: str) -> Lexicon:
    """The lexicon of a language, by one of the codes of LANGUAGES."""
    return ENGLISH_LEXICON if code == "en" else Lexicon(LANGUAGES[code]())


def read(phrase: str, said: date, zone: str = "UTC") -> Reading:
    """Read a phrase that was said on `said` (day 0), in calendar days unless it says working days.

    Both days of the window count. `zone` is an IANA name and kept as given unless the phrase names
    another. Raises PhraseError, with the reason, for words that state no time or that the grammar
    cannot read whole; nothing is guessed.
    """
    return read_as(phrase, _asked(said, zone))


_asked = lru_cache(maxsize=256)(Asked)
"""The question itself is kept, as many phrases are said on one day."""


def read_as(phrase: str, asked: Asked, lexicon: Lexicon = ENGLISH_LEXICON) -> Reading:
    """`read` with everything that a reading depends on: conventions, events, language."""
    try:
        return resolve(parse(phrase, lexicon), phrase, _in_language(asked, lexicon))
    except Unreadable as unreadable:
        raise _refused(phrase, str(unreadable)) from None
    except (OverflowError, ValueError):  # datetime and dateutil raise one or the other
        raise _refused(phrase, "it leaves the calendar of the years 1 to 9999") from None


def find(text: str, said: date, zone: str = "UTC", at: time | None = None) -> "list[Mention]":
    """Every time expression in a running text, with its offsets, spec and reading.

    `said` is the day the text was published, or the one it says it was said on; `at` the clock
    time, if known. Readings may lie in the past. Never raises, whatever the text.
    """
    return find_as(text, Asked(said, zone, at=at))


def find_as(text: str, asked: Asked, lexicon: Lexicon = ENGLISH_LEXICON) -> "list[Mention]":
    """`find` with everything that a reading depends on."""
    from tracker.core import mentions, scan  # reading one phrase needs neither

    lexicon.complete()
    pattern = _PATTERNS.get(lexicon.language.name)
    if pattern is None:
        pattern = _PATTERNS[lexicon.language.name] = scan.anchors(lexicon.language)
    return mentions.find(text, _in_language(asked, lexicon), lexicon, pattern)


_PATTERNS: "dict[str, re.Pattern[str]]" = {}


def parse(phrase: str, lexicon: Lexicon = ENGLISH_LEXICON) -> Spec:
    """What a phrase says, before any calendar; raises Unreadable with the reason."""
    if len(phrase) > LONGEST:
        raise Unreadable(f"it is longer than {LONGEST} characters; give only the time phrase")
    said = plain(phrase)
    if not said.isprintable() and not said.replace("\n", " ").replace("\t", " ").isprintable():
        raise Unreadable("it holds characters that cannot be printed")
    tokens = tokenise(said, lexicon)
    if tokens[0][0] == "end":
        raise Unreadable("it holds no words")
    return parse_tokens(said, tokens, lexicon.language)


def _in_language(asked: Asked, lexicon: Lexicon) -> Asked:
    """The question with the articles of its language, and 03/04 as that writes it.

    Articles matter where events are known only.
    """
    if asked.events:
        asked = asked.but(articles=lexicon.articles)
    if not lexicon.language.day_first or not asked.conventions.month_first:
        return asked
    return asked.but(conventions=asked.conventions.but(month_first=False))


def _refused(phrase: str, reason: str) -> PhraseError:
    return PhraseError(phrase if len(phrase) <= _SHOWN else f"{phrase[:_SHOWN]}…", reason)
