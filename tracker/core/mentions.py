"""Time expressions in running text: where each stands, what it says, and what days that is.

The reading of a mention may lie in the past, which that of a phrase never does: the tense of the
sentence decides whether "in March" was or will be. What cannot be dated has a reason instead.
"""

import re
from datetime import date
from itertools import pairwise, takewhile

from tracker.core.asked import Asked
from tracker.core.doubts import is_common, is_counted, is_name
from tracker.core.grammar import TOLD, match, parse, soften
from tracker.core.language import Language, Lexicon
from tracker.core.record import Record
from tracker.core.records import Reading
from tracker.core.resolve import resolve
from tracker.core.scan import regions
from tracker.core.settled import TIMES
from tracker.core.spec import Counted, Day, FromToday, Length, Numeric, Spec, Unreadable
from tracker.core.tense import Sentence, given, looks_back, spoken, spoken_behind, took
from tracker.core.terms import Walk
from tracker.core.tokens import ENDS, REASONED, Token, Tokens, ended, plain, tokenise

_SHORT = 80
"""Characters of a text that may be nothing but one phrase."""

_WINDOW = 24
"""Tokens that one expression may have; more is no expression, and costs no more either."""


_BARE = TIMES | {"earlier", "later"}
"""Kinds of term that the time itself is made of: two weeks later."""


class Mention(Record):
    """One time expression; offsets count characters of the text, the end is exclusive.

    `start` and `end` hold the relation and the hedges, `time_start` and `time_end` only the time
    itself. `reading` is None where the words give no days, and `reason` then says why.
    """

    start: int
    end: int
    time_start: int
    time_end: int
    spec: Spec
    reading: Reading | None
    reason: str = ""


def find(text: str, asked: Asked, lexicon: Lexicon, pattern: re.Pattern[str]) -> list[Mention]:
    """All time expressions of a text, in order and apart; never raises, whatever the text."""
    said = plain(text)
    lower = said.lower()
    if len(said) <= _SHORT:
        phrase = _phrase(said, lower, asked, lexicon)
        if phrase:
            return [phrase]
    found: list[Mention] = []
    for start, end in regions(lower, pattern):
        tokens = tokenise(said, lexicon, start, end)
        _read_region(_Region(said, lower, tokens, lexicon), asked, found)
    return _counted_again(said, lower, asked, lexicon.language, found)


def _phrase(said: str, lower: str, asked: Asked, lexicon: Lexicon) -> Mention | None:
    """A text that is nothing but one phrase; then what would be doubtful beside others is none."""
    tokens = tokenise(said, lexicon)
    try:
        spec = parse(said, tokens, lexicon.language)
    except Unreadable:
        return None
    if spec.event and spec.event.words == TOLD.words and isinstance(spec.time, Length):
        counted = Counted(spec.time, spec.event.sign, FromToday(0))  # nothing was told before
        spec = spec.but(relation="on", time=counted, event=None)
    doubtful = tokens[0].kind == "month" and said.strip() in lexicon.language.doubtful
    if spec.event or not spec.time or doubtful:
        return None
    start, end = tokens[0].start, tokens[-ENDS - 1].end
    sentence = Sentence(said, lower, start, end, lexicon.language)
    reading, reason = _read(said[start:end], spec, asked, sentence, None)
    return Mention(start, end, start, end, spec, reading, reason)


_OPENERS = frozenset(("the", "article", "on", "in", "at", "by", "after", "before", "until"))
"""Kinds of token whose capital letter behind a dot tells that a sentence begins."""


class _Region:
    """The tokens of a stretch of text without its hedges, and where those stood."""

    def __init__(self, said: str, lower: str, tokens: Tokens, lexicon: Lexicon) -> None:
        self.said = said
        self.lower = lower
        self.lexicon = lexicon
        self.tokens: Tokens = []
        self.hedges: dict[int, Tokens] = {}
        for token in tokens:
            if token[0] == "hedge":
                self.hedges.setdefault(len(self.tokens), []).append(token)
            else:
                if token[0] in _OPENERS and self._opens_sentence(token):
                    self.tokens.append(Token("stop", ".", ".", token.start, token.start))
                self.tokens.append(token)

    def _opens_sentence(self, token: Token) -> bool:
        """Whether a dot before a word is the end too of what is short: at 8 p.m. The polls."""
        if not self.tokens or not token.text[0].isupper():
            return False
        before = self.tokens[-1]
        return self.said[before.end - 1] == "." and before[0] not in ("number", "ordinal")

    def around(self, first: int, behind: int) -> Tokens:
        """The hedges within an expression, right before it and right behind it, taken by it."""
        found = [one for at in range(first, behind) for one in self.hedges.pop(at, ())]
        trailing = self.lexicon.language.trailing
        after = self.hedges.pop(behind, [])
        taken = [*takewhile(lambda one: one.text.lower() in trailing, after)]
        self.hedges[behind] = after[len(taken) :]
        return found + taken


def _read_region(region: _Region, asked: Asked, found: list[Mention]) -> None:
    at, last = 0, len(region.tokens) - ENDS
    while at < last:
        behind = 0
        if _may_open(region.tokens, at):
            expression = _expression(region, at)
            if expression:
                spec, terms, behind = expression
                found.append(_mention(region, asked, spec, terms, at, behind, found))
        at = max(behind, at + 1)


_IN_TIMES = (
    "unit|weekend|workday|month|weekday|season|quarter|halfyear|today|tonight|holiday|newyear|vague"
    "|often|hour|daypart|sometime|lately|iso|numeric|decimal|dotted|yearmonth|clock|decade|number"
    "|meridiem|fiscal|ordinal"
)
_SPEAKS = frozenset(_IN_TIMES.split("|"))
"""Kinds of token of which an expression has at least one."""

_NEVER_FIRST = frozenset(("word", "stop", "end", "close", "open", "and", "or", *REASONED))
_AHEAD = 6
"""Tokens from its first one within which an expression speaks of time."""


def _may_open(tokens: Tokens, at: int) -> bool:
    kind = tokens[at][0]
    if kind in _NEVER_FIRST:
        return False
    if kind in _SPEAKS:
        return True
    for token in tokens[at + 1 : at + _AHEAD]:
        if token[0] in _SPEAKS:
            return True
        if token[0] in ("stop", "end"):
            return False
        if token[0] == "word":
            return kind in ("before", "after", "until", "bytime")
    return False


def _expression(region: _Region, at: int) -> tuple[Spec, Tokens, int] | None:
    """The longest expression that opens at a token: its spec, its terms, the position behind."""
    tokens = region.tokens[at : at + _WINDOW]
    if at + _WINDOW >= len(region.tokens) - ENDS:
        tokens = region.tokens[at:]
    else:
        tokens = ended(tokens, tokens[-1].end)
    walk = Walk(region.said, tokens, 0, region.lexicon.language, whole=False)
    for size in range(len(walk.terms), 0, -1):
        terms = walk.terms[:size]
        if terms[-1].kind not in _BARE:
            continue
        try:
            spec = match(terms)
        except Unreadable:
            continue
        if (
            spec is not None
            and spec.rule not in _APART
            and _is_time(region, tokens, terms, walk.ends[size - 1])
        ):
            return spec, terms, at + walk.ends[size - 1]
    return None


_SPLIT = "when-and-when|on-when-and-when|when-or-when|on-when-or-when|in-when-or-when"
_APART = frozenset(_SPLIT.split("|"))
"""Productions whose times are mentions of their own in a text: Friday and Saturday."""


_SIMPLE = 3
"""Tokens of an expression that may be part of a name: in the Sunday Times."""


def _is_time(region: _Region, tokens: Tokens, terms: Tokens, behind: int) -> bool:
    """Whether terms that have a shape are meant as a time: a lone "may" or "second" is not.

    Neither is a fraction that could be a date, or an "11th" of something.
    """
    last = next((term for term in reversed(terms) if term.kind == "clock"), None)
    language = region.lexicon.language
    if _counts_other(tokens, terms, behind) or (last and not _is_clock(region, terms, last)):
        return False
    first, end = tokens[0], tokens[behind - 1].end
    simple = behind <= _SIMPLE and terms[-1].kind == "when"
    if simple and is_common(tokens, behind, language):
        return False
    if simple and is_name(region.said, first.start, end, language):
        return False
    if len(terms) > 1:
        return True
    only = region.said[first.start : end]
    if only.lower() in region.lexicon.language.doubtful:
        return False
    if first.kind in ("month", "weekday", "season") and (
        behind == 1 or _is_doubtful(region, first)
    ):
        return only[0].isupper()
    time = terms[0].value
    if isinstance(time, Day) and time.month is None:
        return not is_counted(time, tokens[behind])
    fraction = isinstance(time, Numeric) and time.year is None
    return not fraction or only[-1] == "."  # the 16.10. is no fraction


def _counts_other(tokens: Tokens, terms: Tokens, behind: int) -> bool:
    """Whether a number with a dot is no day but counts what follows: am 3. Spieltag."""
    day, last = terms[-1].value, tokens[behind - 1]
    if not isinstance(day, Day) or day.month or last.kind != "ordinal":
        return False
    return last.text[-1] == "." and tokens[behind].kind in ("word", "the", "article")


def _is_doubtful(region: _Region, token: Token) -> bool:
    """Whether a name may be another word: they may 8 of them go."""
    return token.text in region.lexicon.language.doubtful


def _is_clock(region: _Region, terms: Tokens, term: Token) -> bool:
    """Whether a bare hour (at 12) or a letter (5p) has a day or a zone beside it, as it needs."""
    letters, last = region.lexicon.language.letters, region.said[term.end - 1].lower()
    short = last in letters and region.said[term.end - 2].isdigit()
    if term.value[1].half != "open" and not (short and letters[last][0] != "unit"):
        return True
    kinds = {one.kind for one in terms}
    if short and not (kinds <= _BESIDE_LETTER and _NEXT_TO_LETTER.isdisjoint(_behind(terms, term))):
        return False  # it rose 5p on Monday
    return bool(kinds & _BESIDE_CLOCK)


def _behind(terms: Tokens, term: Token) -> list[str]:
    at = terms.index(term) + 1
    return [one.kind for one in terms[at : at + 1]]


_NEXT_TO_LETTER = frozenset(("on", "in"))
_BESIDE_CLOCK = {"when", "daypart", "zone", "place"}
_BESIDE_LETTER = {*_BESIDE_CLOCK, "clock", "on", "from", "to", "or", "and"}


def _mention(
    region: _Region,
    asked: Asked,
    spec: Spec,
    terms: Tokens,
    first: int,
    behind: int,
    before: list[Mention],
) -> Mention:
    event = next((term for term in terms if term.kind == "event"), None)
    hedges = region.around(first, behind)
    spec = soften(spec, hedges, event)
    start = min([region.tokens[first].start, *(hedge.start for hedge in hedges)])
    end = max([region.tokens[behind - 1].end, *(hedge.end for hedge in hedges)])
    times = [term for term in terms if term.kind in _BARE and term.kind != "event"] or terms
    opens = region.tokens[first].start  # a hedge tells of the tense too: expected in June
    sentence = Sentence(region.said, region.lower, opens, end, region.lexicon.language)
    day = _spoken_day(sentence, before, spec)
    reading, reason = _read(region.said[start:end], spec, asked, sentence, day)
    return Mention(start, end, times[0].start, times[-1].end, spec, reading, reason)


def _spoken_day(sentence: Sentence, before: list[Mention], spec: Spec) -> date | None:
    """On Monday he said it would take two weeks: the day from which the length counts."""
    if not isinstance(spec.time, Length) or not spoken(sentence):
        return None
    for mention in reversed(before):
        if mention.end <= sentence.start:
            return None
        if mention.reading and not isinstance(mention.spec.time, Length):
            return mention.reading.last
    return None


def _counted_again(
    said: str, lower: str, asked: Asked, language: Language, found: list[Mention]
) -> list[Mention]:
    """The mentions, lengths counted from a day told behind them: in a week, he said Monday."""
    read = found[:]
    for at, (mention, then) in enumerate(pairwise(found)):
        if isinstance(mention.spec.time, Length) and mention.reading:
            sentence = Sentence(said, lower, mention.start, mention.end, language)
            read[at] = _from_day_behind(said, sentence, asked, mention, then)
    return read


def _from_day_behind(
    said: str, sentence: Sentence, asked: Asked, mention: Mention, then: Mention
) -> Mention:
    if not then.reading or isinstance(then.spec.time, Length):
        return mention
    day = then.reading.last
    if then.start > sentence.end or spoken(sentence) or not spoken_behind(sentence, then.start):
        return mention
    reading, reason = _read(said[mention.start : mention.end], mention.spec, asked, sentence, day)
    return mention.but(reading=reading, reason=reason)


def _is_bare(spec: Spec, phrase: str) -> bool:
    """Days, years: a plural with nothing before it."""
    return isinstance(spec.time, Length) and spec.time.loose and " " not in phrase.strip()


def _is_untied(spec: Spec, sentence: Sentence, phrase: str) -> bool:
    """A length that nobody set to anybody, and that counts from no day: "from now" ties it."""
    return spec.rule == "length" and not spec.tie and not given(sentence, phrase)


def _read(
    phrase: str, spec: Spec, asked: Asked, sentence: Sentence, day: date | None
) -> tuple[Reading | None, str]:
    back = looks_back(spec, sentence, asked.said)
    if isinstance(length := spec.time, Length) and not spec.event:
        if back:
            spec = spec.but(relation="for", time=length.but(back=True))
        elif _is_bare(spec, phrase) or _is_untied(spec, sentence, phrase):
            return None, "it is a length of time that nothing ties to a day"
        elif spec.tie and spec.relation != "until" and not length.back and took(sentence):
            return None, "it tells how long something took that is over"
    said = day if day and day < asked.said else asked.said
    try:
        return resolve(spec, phrase, asked.but(past=True, back=back, said=said)), ""
    except Unreadable as unreadable:
        return None, str(unreadable)
    except (OverflowError, ValueError):
        return None, "it leaves the calendar of the years 1 to 9999"
