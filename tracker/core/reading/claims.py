"""What others say is in an article, as candidates: they give words, and we find and read them.

For readers that know no calendar, such as a language model: the quote and the phrase are sought in
the text, our grammar reads the phrase, names are compared with the text. A claim has no days.
"""

import re
from collections.abc import Iterable, Sequence

from tracker.core.plain import plain as harmless
from tracker.core.reading.claimed import ClaimedTimes, Told, sought
from tracker.core.reading.confidence import graded
from tracker.core.reading.merge import merged
from tracker.core.reading.proof import fault
from tracker.core.reading.records import WRITER, Article, Candidate, Given, Kind
from tracker.core.reading.wording import shortened
from tracker.core.record import Record
from tracker.core.tokens import plain

MOST = 0.65
"""How sure a claim is at most, however often it is made."""

_PROPOSED = "proposed by "
_STRANGE = 0.2
"""What a speaker whom the text does not name takes from how sure a claim is."""


class Claim(Record):
    """What somebody says is in an article, in the words of the article but for the title.

    `phrase` is the time, inside the quote; None where none is given. `speaker` is None where the
    article itself states it. `bound` are those who have to act.
    """

    kind: Kind
    title: str
    quote: str
    phrase: str | None
    speaker: str | None
    bound: tuple[str, ...]


def placed(article: Article, given: Given, claims: Iterable[Claim], by: str) -> list[Candidate]:
    """The candidates of claims, in the order of the text; `by` says who made them.

    Breaks of lines, runs of spaces and the kinds of dashes and quotation marks may differ from the
    text: a candidate has the text's own letters. What stands nowhere in it comes last, as it was
    claimed, and does not pass `proof`.
    """
    placing = _Placing(article, given)
    found = {
        (one.kind, one.quote, one.phrase, one.phrase_start): one
        for one in (placing.candidate(claim, by) for claim in claims)
    }
    lost = [one for one in found.values() if fault(article.text, one)]
    sound = [one for one in found.values() if not fault(article.text, one)]
    sound.sort(key=lambda one: (one.quote_start, one.phrase_start or 0))
    return [one.but(confidence=min(one.confidence, MOST)) for one in merged(sound)] + lost


def proposed_by(by: str, one: Candidate) -> Candidate:
    """The candidate, with its proposer as the first reason; a claim has one already."""
    return (
        one if proposer(one.reasons) else one.but(reasons=(_PROPOSED + harmless(by), *one.reasons))
    )


def proposer(reasons: Sequence[str]) -> str | None:
    """Who proposed the candidate with these reasons; None for one of our rules."""
    first = reasons[0] if reasons else ""
    return first.removeprefix(_PROPOSED) if first.startswith(_PROPOSED) else None


class _Placing:
    """One article while claims are sought in it."""

    def __init__(self, article: Article, given: Given) -> None:
        self._text = article.text
        self._said = plain(article.text)
        self._lower = self._said.lower()
        self._times = ClaimedTimes(article, given, self._said)
        self._known = {
            name.casefold(): one.name for one in given.parties for name in (one.name, *one.aliases)
        }

    def candidate(self, claim: Claim, by: str) -> Candidate:
        """The candidate of a claim; as it was claimed, where it does not stand in the text."""
        place = sought(self._said, claim.quote, 0, len(self._said))
        start, end = place or (0, len(claim.quote))
        quote = self._text[start:end] if place else claim.quote
        told = self._times.told(claim.kind, claim.phrase, place or (0, 0))
        speaker, strange = self._speaker(claim)
        bound, left = self._bound(claim)
        one = Candidate(
            kind=_kind(claim, told), title=_clean(claim.title) or _clean(quote), speaker=speaker,
            quote=quote, quote_start=start, quote_end=end,
            phrase=told.phrase, phrase_start=told.start, phrase_end=told.end, bound=bound,
            reasons=(told.reason, *strange, *left),
        )  # fmt: skip
        return graded(
            _dated(proposed_by(by, one), told), told.weight - (_STRANGE if strange else 0)
        )

    def _speaker(self, claim: Claim) -> tuple[str, tuple[str, ...]]:
        """The speaker, and what is odd about him."""
        name = _clean(claim.speaker or "")
        if not name:
            return WRITER, ()
        if found := self._named(name):
            return found, ()
        return name, ("speaker: does not stand in the text",)

    def _bound(self, claim: Claim) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Those who have to act, and what is told of those whom the text does not name."""
        names = [name for name in map(_clean, claim.bound) if name]
        found = dict.fromkeys(who for who in map(self._named, names) if who)
        left = [name for name in names if not self._named(name)]
        return tuple(found), tuple(f"bound: {name} does not stand in the text" for name in left)

    def _named(self, name: str) -> str | None:
        """A name as it is recorded, or as it stands in the text; None if it does neither."""
        known = self._known.get(name.casefold())
        pattern = rf"(?<!\w){re.escape(plain(name).lower())}(?!\w)"
        return known or (name if re.search(pattern, self._lower) else None)


def _kind(claim: Claim, told: Told) -> Kind:
    """As claimed, but that a commitment with days is a deadline, and one without a time undated."""
    if claim.kind == "deadline" and claim.phrase is None:
        return "undated_commitment"
    dated = told.reading is not None and bool(told.reading.first or told.reading.last)
    return "deadline" if claim.kind == "undated_commitment" and dated else claim.kind


def _clean(words: str) -> str:
    """Words of others on one line, cut short."""
    return shortened(" ".join(harmless(words).split()))


def _dated(one: Candidate, told: Told) -> Candidate:
    reading = told.reading
    if reading is None:
        return one
    return one.but(
        first=reading.first, last=reading.last,
        precision=reading.precision, hedge=reading.hedge, reading=reading,
    )  # fmt: skip
