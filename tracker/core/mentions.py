"""Time expressions in running text: where each stands, what it says, and what days that is.

The reading of a mention may lie in the past, which that of a phrase never does: the tense of the
sentence decides whether "in March" was or will be. What cannot be dated has a reason instead.
"""

import re
from collections.abc import Iterable
from datetime import date
from itertools import compress, pairwise, takewhile
from operator import not_

from tracker.core.asked import Asked
from tracker.core.doubts import is_common, is_counted, is_doubtful, is_name, is_other, is_verb
from tracker.core.grammar import match, parse, soften
from tracker.core.language import Language, Lexicon
from tracker.core.lasting import given, ranked, spoken, spoken_behind, took
from tracker.core.productions import TOLD
from tracker.core.record import Record
from tracker.core.records import Reading
from tracker.core.resolve import resolve
from tracker.core.scan import CENTURY, regions
from tracker.core.settled import TIMES
from tracker.core.spec import Between, Counted, Day, FromToday, Length, Numeric, Spec, Unreadable
from tracker.core.tense import Sentence, looks_back
from tracker.core.terms import Walk
from tracker.core.tokens import ENDS, REASONED, Token, Tokens, ended, kind_of, plain, tokenise

_SHORT = 80
"""Characters of a text that may be nothing but one phrase."""

_WINDOW = 24
"""Tokens that one expression may have; more is no expression, and costs no more either."""


_BARE = TIMES | {"earlier", "later"}
"""Kinds of term that the time itself is made of: two weeks later."""


class Mention(Record):
    """One time expression; offsets count characters of the text, the end is exclusive.

    `start` and `end` hold the relation and the hedges, `time_start` and `time_end` only the time
    itself; of a range of two times `opening_end` and `closing_start` are the inner ends. `reading`
    is None where the words give no days, and `reason` then says why.
    """

    start: int
    end: int
    time_start: int
    time_end: int
    spec: Spec
    reading: Reading | None
    reason: str = ""
    opening_end: int | None = None
    closing_start: int | None = None


def find(text: str, asked: Asked, lexicon: Lexicon, pattern: re.Pattern[str]) -> list[Mention]:
    """All time expressions of a text, in order and apart; never raises, whatever the text."""
    said = plain(text)
    lower = said.lower()
    if len(said) <= _SHORT:
        phrase = _phrase(said, lower, asked, lexicon)
        if phrase:
            return [phrase]
    found: list[Mention] = []
    for start, end in regions(said, lower, pattern, lexicon):
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

_MARKED = _OPENERS | {"hedge"}


def _places(tokens: Tokens, kinds: frozenset[str]) -> Iterable[int]:
    """The positions of the tokens of some kinds; few are, so no line of ours sees the others."""
    return compress(range(len(tokens)), map(kinds.__contains__, map(kind_of, tokens)))


class _Region:
    """The tokens of a stretch of text without its hedges, and where those stood."""

    def __init__(self, said: str, lower: str, tokens: Tokens, lexicon: Lexicon) -> None:
        self.said = said
        self.lower = lower
        self.lexicon = lexicon
        self.tokens: Tokens = []
        self.hedges: dict[int, Tokens] = {}
        behind = 0
        for at in _places(tokens, _MARKED):
            token = tokens[at]
            if token.kind == "hedge":
                self.tokens += tokens[behind:at]
                behind = at + 1
                self.hedges.setdefault(len(self.tokens), []).append(token)
            elif token.text[0].isupper() and self._is_behind_dot(tokens, at):
                self.tokens += tokens[behind:at]
                behind = at
                self.tokens.append(Token("stop", ".", ".", token.start, token.start))
        self.tokens += tokens[behind:]

    def _is_behind_dot(self, tokens: Tokens, at: int) -> bool:
        """Whether a dot before a word is the end too of what is short: at 8 p.m. The polls."""
        before = next((token for token in tokens[at - 1 :: -1] if token.kind != "hedge"), None)
        if not at or before is None:
            return False
        return self.said[before.end - 1] == "." and before.kind not in ("number", "ordinal")

    def around(self, first: int, behind: int) -> Tokens:
        """The hedges within an expression, right before it and right behind it, taken by it."""
        found = [one for at in range(first, behind) for one in self.hedges.pop(at, ())]
        trailing = self.lexicon.language.trailing
        after = self.hedges.pop(behind, [])
        taken = [*takewhile(lambda one: one.text.lower() in trailing, after)]
        self.hedges[behind] = after[len(taken) :]
        return found + taken


def _read_region(region: _Region, asked: Asked, found: list[Mention]) -> None:
    behind = 0
    doubtful = region.lexicon.language.doubtful
    never = map(_NEVER_FIRST.__contains__, map(kind_of, region.tokens))
    for at in compress(range(len(region.tokens)), map(not_, never)):
        if at >= behind and _may_open(region.tokens, at, doubtful):
            expression = _expression(region, at)
            if expression:
                spec, terms, behind = expression
                found.append(_mention(region, asked, spec, terms, at, behind, found))


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


_DOUBTFUL = ("month", "ordinal")
_APART_FROM = ("word", "stop", "end")
"""Kinds of token that no term goes on with behind a month or a place."""


def _may_open(tokens: Tokens, at: int, doubtful: frozenset[str]) -> bool:
    """Whether a time is near; one word that is seldom one is none alone: they may agree."""
    kind = tokens[at][0]
    if kind in _SPEAKS:
        alone = kind in _DOUBTFUL and tokens[at + 1][0] in _APART_FROM
        return not (alone and tokens[at].text.lower() in doubtful)
    following = tokens[at + 1][0]
    if following in _APART_FROM and not (kind == "numeral" and tokens[at][1] == CENTURY):
        return following == "word" and kind in ("before", "after", "until", "bytime")
    for token in tokens[at : at + _AHEAD]:
        if token[0] in _SPEAKS or (token[0] == "numeral" and token[1] == CENTURY):
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
    time = terms[-1].value
    if is_verb(tokens, behind, language) or _counts_other(tokens, terms, behind):
        return False
    if last and not _is_clock(region, terms, last):
        return False
    first, end = tokens[0], tokens[behind - 1].end
    simple = behind <= _SIMPLE and terms[-1].kind == "when"
    if is_other(region.said, tokens, behind, time, language) or (
        simple
        and (
            is_common(tokens, behind, language) or is_name(region.said, first.start, end, language)
        )
    ):
        return False
    bare = isinstance(time, Day) and time.month is None
    if len(terms) > 1:
        return not (bare and terms[0].kind in _NO_TIES and is_counted(time, tokens[behind]))
    only = region.said[first.start : end]
    if is_doubtful(first, only, language):
        now = isinstance(terms[0].value, FromToday) and terms[0].value.now
        *_, before = ["", *region.lower[max(0, first.start - _SHORT) : first.start].split()]
        return (
            now and before in language.copulas and tokens[behind].kind in ("stop", "end")
        )  # the deadline is now
    if first.kind in ("month", "weekday", "season") and (
        behind == 1 or _is_doubtful(region, first)
    ):
        return only[0].isupper()
    if bare:
        return not is_counted(time, tokens[behind])
    fraction = isinstance(time, Numeric) and time.year is None
    return not fraction or only[-1] == "."  # the 16.10. is no fraction


def _counts_other(tokens: Tokens, terms: Tokens, behind: int) -> bool:
    """Whether a number with a dot is no day but counts what follows: am 3. Spieltag."""
    day, last = terms[-1].value, tokens[behind - 1]
    if not isinstance(day, Day) or day.month or last.kind != "ordinal":
        return False
    return last.text[-1] == "." and tokens[behind].kind in ("word", "the", "article")


_NO_TIES = ("in", "to", "for", "within")
"""Kinds of term that tie nothing to a day of the month: in the 11th Circuit."""


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
    hedges = region.around(first, behind)
    spec = soften(spec, hedges, terms)
    start = min([region.tokens[first].start, *(hedge.start for hedge in hedges)])
    end = max([region.tokens[behind - 1].end, *(hedge.end for hedge in hedges)])
    if region.said[end : end + 1] == '"' and region.said.count('"', start, end) % 2:
        end += 1  # the “next 30 days” are quoted whole
    times = [term for term in terms if term.kind in _BARE and term.kind != "event"] or terms
    opens = region.tokens[first].start  # a hedge tells of the tense too: expected in June
    sentence = Sentence(region.said, region.lower, opens, end, region.lexicon.language)
    day = _spoken_day(sentence, before, spec)
    if _is_attribute(region.tokens, behind, spec):
        reading, reason = None, _NOT_TIED
    else:
        reading, reason = _read(region.said[start:end], spec, asked, sentence, day)
    found = Mention(start, end, times[0].start, times[-1].end, spec, reading, reason)
    if isinstance(spec.time, Between) and len(times) > 1:
        found = found.but(opening_end=times[0].end, closing_start=times[-1].start)
    return found


def _is_attribute(tokens: Tokens, behind: int, spec: Spec) -> bool:
    """Whether a length is what a thing is like, and not in what it is: in a five-hour visit."""
    if spec.relation != "in" or not spec.tie or not isinstance(spec.time, Length) or spec.event:
        return False
    dash, unit = tokens[behind - 2 : behind]
    written = dash.kind == "dash" and unit.kind == "unit" and not unit.value[2]
    return written and spec.time.low > 1 and tokens[behind].kind == "word"


_NOT_TIED = "it is a length of time that nothing ties to a day"


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
    if isinstance(spec.time, Length) and spec.relation == "in" and spec.tie:
        back = not (spec.event or spec.time.loose) and ranked(sentence)
    if isinstance(length := spec.time, Length) and not spec.event:
        if back:
            spec = spec.but(relation="for", time=length.but(back=True))
        elif _is_bare(spec, phrase) or _is_untied(spec, sentence, phrase):
            return None, _NOT_TIED
        elif spec.tie and spec.relation != "until" and not length.back and took(sentence):
            return None, "it tells how long something took that is over"
    said = day if day and day < asked.said else asked.said
    try:
        return resolve(spec, phrase, asked.but(past=True, back=back, said=said)), ""
    except Unreadable as unreadable:
        return None, str(unreadable)
    except (OverflowError, ValueError):
        return None, "it leaves the calendar of the years 1 to 9999"
