"""Where the name of an event stands: "the cabinet's approval", "the ceasefire expires".

An event may be named in any words, so only its place tells: behind a relation that an event can
follow, and before any word that could only belong to something else.
"""

from collections.abc import Collection

from tracker.core.language import Language
from tracker.core.tokens import ENDS, REASONED, Token, Tokens, plain

FREE_TAKERS = frozenset(("before", "after", "from", "of", "bytime", "once", "upon", "early"))
NOUN_TAKERS = frozenset(("by", "until", "on", "at", "within", "since", "for"))
"""Kinds of relation that may be followed by an event in any words, and by a known noun only."""

TAKERS = FREE_TAKERS | NOUN_TAKERS

_BEGINS = (
    "the|article|this|next|coming|last|part|of|weekday|month|number|ordinal|unit|dash|season|time"
    "|holiday|working|fiscal|numeral|quarter|often|in"
)
_INSIDE = frozenset(_BEGINS.split("|"))
"""Kinds of token that an event's name may begin with: the May summit, Friday's vote."""

_NEVER_IN_NAME = frozenset(("end", "stop", "open", "close", "weekday", "month", "last", "today"))
"""Kinds of token that end an event's name in running text: the invasion last August."""

_LONGEST = 9
"""Words of an event's name in running text, at most."""


def names_event(tokens: Tokens, taker: int, language: Language, whole: bool) -> bool:
    """Whether the name of an event follows the relation at `taker`.

    In running text a relation alone is no time, so there the name has to hold a known noun unless
    a length is counted from it.
    """
    free = tokens[taker].kind in FREE_TAKERS and (whole or tokens[taker - 1].kind == "unit")
    if whole and tokens[taker].kind == "until" and tokens[taker + 1].kind in ("the", "article"):
        free = True  # until the last hostage is freed
    free = free or (whole and _opens_name(tokens, taker + 1, language))
    at = taker + 1
    while tokens[at].kind in _INSIDE and not _is_noun(tokens[at], language):
        if tokens[at].kind == "of" and tokens[at - 1].kind == "unit":
            return False  # within 72 hours of the vote is counted from it
        at += 1
    if whole and tokens[at].kind == "noun" and _is_bare(tokens, taker):
        return True  # by the deadline
    if not _may_name(tokens[at], language) or _counts_refused(tokens, at):
        return False
    if free and tokens[at].text[0].isalpha():
        return True
    behind = event_end(tokens, at, language, whole)
    return any(_is_noun(token, language) for token in tokens[at:behind])


def _opens_name(tokens: Tokens, at: int, language: Language) -> bool:
    """Whether an event in any words opens there: the end of his term, the next European Council.

    What has no article and no owner may be a calendar time that was misspelt.
    """
    the = tokens[at].kind == "the"
    opening, behind = tokens[at + the], tokens[at + the + 1]
    if opening.kind in ("next", "coming"):
        return the
    if opening.kind != "part":
        return False
    owned = bool(language.possessive) and behind.text.lower().endswith(language.possessive)
    return owned or behind.text.lower() in language.before_nouns


def _is_bare(tokens: Tokens, taker: int) -> bool:
    """Whether "the" and one noun are all that a relation ties to: what was set elsewhere."""
    kinds = (tokens[taker + 1].kind, tokens[taker + 3].kind)
    return kinds == ("the", "end") and tokens[taker].kind in _BOUNDING


_BOUNDING = ("by", "before", "until", "after", "from", "since")


def _counts_refused(tokens: Tokens, at: int) -> bool:
    """Whether days that we cannot count stand there, and no event: 30 session days."""
    return tokens[at].kind in REASONED and tokens[at + 1].kind == "unit"


def event_end(tokens: Tokens, at: int, language: Language, whole: bool) -> int:
    """The position behind an event's name that begins at `at`; `whole` takes all of the phrase."""
    if whole:
        return len(tokens) - ENDS
    behind = at
    while behind < at + _LONGEST:
        token = tokens[behind]
        if token.kind in _NEVER_IN_NAME or _ends(token, tokens, behind, language):
            break
        behind += 1
    while behind > at + 1 and tokens[behind - 1].kind in _NEVER_LAST:
        behind -= 1
    return behind


_NEVER_LAST = ("the", "article", "of", "in", "to", "on", "at")
"""Kinds of token that cannot end an event's name."""


def _ends(token: Token, tokens: Tokens, at: int, language: Language) -> bool:
    """A comma, or a word with which the sentence goes on, ends the name."""
    return token.text.lower() in language.event_ends or tokens[at - 1].end + 1 < token.start


def _may_name(token: Token, language: Language) -> bool:
    return token.kind in ("word", "place") or _is_noun(token, language)


def _is_noun(token: Token, language: Language) -> bool:
    name = token.text.lower().removesuffix(language.possessive)
    return token.kind in _NOUNS and name in language.event_nouns


_NOUNS = ("word", "noun", *REASONED)
NAMES = frozenset((*_NOUNS, "place"))
"""Kinds of token of which an event's name holds at least one."""


def event_name(words: str, articles: Collection[str]) -> str:
    """The words by which events are the same: in lower case, plain, without the article."""
    first, *rest = plain(words).lower().split() or [""]
    return " ".join(rest if rest and first in articles else [first, *rest])
