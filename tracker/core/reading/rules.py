"""The built-in reader: our rules, which need no model and no download."""

from bisect import bisect_left
from collections.abc import Iterator

from tracker.core.reading.against import suggestions
from tracker.core.reading.cast import Cast
from tracker.core.reading.confidence import graded
from tracker.core.reading.cues import Cue, cues
from tracker.core.reading.demand import demanded, held_to
from tracker.core.reading.labels import ASKS
from tracker.core.reading.layout import Layout, Sentence
from tracker.core.reading.listed import as_listed, items, kind_of
from tracker.core.reading.merge import merged
from tracker.core.reading.place import Place
from tracker.core.reading.promises import Promise, may_promise, promises
from tracker.core.reading.records import Article, Candidate, Given
from tracker.core.reading.sense import Sensed, sense
from tracker.core.reading.speakers import Speakers
from tracker.core.reading.spoken import statement_days, with_opening
from tracker.core.reading.times import Time, asked_of, times
from tracker.core.reading.tongue import unread
from tracker.core.reading.wording import bound, line, title
from tracker.core.tokens import plain


class Rules:
    """The built-in `Reader`."""

    name = "rules"

    def propose(self, article: Article, given: Given) -> list[Candidate]:
        """The candidates of an article, in its order; never raises, whatever the text.

        There are none where the text is in another language than English.
        """
        if unread(article.text):
            return []
        found = merged(list(_Reading(article, given).candidates()))
        return [one.but(suggestions=suggestions(one, given.recorded)) for one in found]


class _Reading:
    """One article while it is read."""

    def __init__(self, article: Article, given: Given) -> None:
        self._article = article
        self._text = article.text
        self._said = plain(article.text)
        self._layout = Layout(article.text)
        self._cast = Cast(self._said, self._layout, given.parties)
        self._speakers = Speakers(self._said, self._layout, self._cast)
        self._asked = asked_of(article, given)
        self._times = times(article, self._asked, self._said)

    def candidates(self) -> Iterator[Candidate]:
        starts = [time.start for time in self._times]
        listed = items(self._said, self._layout, self._times)
        for sentence in self._layout.sentences:
            paragraph = self._layout.paragraphs[sentence.paragraph]
            low, high = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
            found = self._times[low:high]
            if found and found[0].start in listed:
                yield self._listed(sentence, found.pop(0))
            if paragraph.heading or (paragraph.label or "").lower() in ASKS:
                continue
            yield from self._of_sentence(sentence, found)

    def _listed(self, sentence: Sentence, time: Time) -> Candidate:
        """What a list of dates tells of one of them."""
        time = as_listed(self._said, sentence, time, self._asked)
        kind = kind_of(self._said, sentence, time, self._asked)
        sensed = Sensed(kind, 0.7, None, ("a list of dates",))
        one = self._candidate(sentence, time.start, time.end, sensed)
        return self._timed(one, time, line(self._text, time.end, sentence.end), sensed)

    def _of_sentence(self, sentence: Sentence, found: list[Time]) -> Iterator[Candidate]:
        if not found and not may_promise(self._said, sentence):
            return
        spoken = cues(self._said, sentence.start, sentence.end)
        plans, refused = False, []
        if found:
            opening = Place(self._said, sentence, spoken, found[0], self._asked, found)
            found = with_opening(opening)
        for time in found:
            place = Place(self._said, sentence, spoken, time, self._asked, found)
            sensed = sense(place)
            if sensed:
                place = place.at(sensed.time or time)
                plans = plans or sensed.kind != "event_past"
                yield self._dated(place, sensed)
            elif time.first is not None:
                refused.append(time.start)
        if not plans:
            for promise in promises(
                self._said, self._layout, self._cast, sentence, spoken, refused
            ):
                yield self._undated(sentence, promise)

    def _dated(self, place: Place, sensed: Sensed) -> Candidate:
        time, cue = place.time, sensed.cue
        opens, closes = place.clause
        if sensed.noun:
            cue, sensed = None, sensed._replace(cue=None)
        begin = min(opens, cue.start) if cue else opens
        if sensed.noun and "," in self._said[time.end : closes]:
            closes = self._said.index(",", time.end)
        candidate = self._candidate(place.sentence, time.start, time.end, sensed)
        threat = sensed.threat and demanded(self._text, place, sensed.threat)
        if sensed.threat:
            candidate = candidate.but(bound=held_to(self._said, self._cast, place, sensed.threat))
        words = (
            threat
            or self._title(place, cue, begin, closes)
            or line(self._text, place.start, place.end)
        )
        return self._timed(candidate, time, words, sensed)

    def _timed(self, candidate: Candidate, time: Time, words: str, sensed: Sensed) -> Candidate:
        """A candidate with its time and its title."""
        dated = candidate.but(
            title=words,
            phrase=self._text[time.start : time.end],
            phrase_start=time.start, phrase_end=time.end,
            first=time.first, last=time.last, precision=time.precision,
            hedge=time.reading.hedge if time.reading else None, reading=time.reading,
        )  # fmt: skip
        return graded(dated, sensed.weight)

    def _undated(self, sentence: Sentence, promise: Promise) -> Candidate:
        sensed = Sensed("undated_commitment", promise.weight, promise.cue, promise.reasons)
        one = self._candidate(sentence, promise.start, promise.end, sensed)
        words = title(self._text, promise.cue, sentence.start, sentence.end, ())
        return graded(one.but(title=words, hedge=promise.hedge), promise.weight)

    def _title(self, place: Place, cue: Cue | None, opens: int, closes: int) -> str:
        """What is proposed as title; "do so" is told by the commitment before it."""
        cuts = [(time.start, time.end) for time in (place.time, *statement_days(place))]
        if cue and cue.last == "do" and self._said.startswith(" so", cue.end):
            earlier = [c for c in place.cues if c.sense == "commits" and c.end <= cue.start]
            if earlier:
                return title(self._text, earlier[-1], place.start, cue.start, ())
        if cue:
            opens = self._coordinated(place, cue, opens)
        return title(self._text, cue, opens, closes, cuts)

    def _coordinated(self, place: Place, cue: Cue, opens: int) -> int:
        """Where the clause of a verb begins behind another: it was sent, and they have 15 days."""
        before = [one.end for one in place.cues if opens <= one.start and one.end < cue.start]
        comma = self._said.rfind(", and ", before[-1], cue.start) if before else -1
        return comma + len(", and ") if comma >= 0 else opens

    def _candidate(self, sentence: Sentence, opens: int, closes: int, sensed: Sensed) -> Candidate:
        """A candidate of a sentence, without its time and its title."""
        start, end = sentence.start, sentence.end
        said, holder = self._speakers.of(opens, closes), self._speakers.holder
        acting = bound(self._said, self._cast, start, sensed.cue, said.speaker, holder)
        return Candidate(
            kind=sensed.kind, title="", speaker=said.speaker, role=said.role,
            quote=self._text[start:end], quote_start=start, quote_end=end, bound=acting,
            reasons=(*sensed.reasons, f"speaker: {said.reason}"),
        )  # fmt: skip
