"""Who says what stands at a place: the words of a quotation, of reported speech, or the writer's.

The one who speaks is sought in the sentence first, then, for a quotation, in the sentences beside
it in its paragraph. A pronoun or an office stands for the last one before it that it fits.
"""

import re

from tracker.core.reading.cast import Cast, Name
from tracker.core.reading.layout import Layout, Sentence
from tracker.core.reading.records import WRITER
from tracker.core.reading.roles import BODIES, BODY, PERSON, ROLE
from tracker.core.record import Record

_SAYS = (
    r"(?:said|says|saying|told|tells|added|adds|adding|wrote|writes|posted|tweeted|insist(?:s|ed)"
    r"|warn(?:s|ed)|conced(?:es|ed)|admit(?:s|ted)|argue[sd]|claimed|stated|noted"
    r"|(?:states|claims|notes|replies)(?=\s+(?:that|he|she|it|they)\b)"
    r"|recall(?:s|ed)|replied|boasted|explained|asserted|maintained|testified|predicted"
    r"|acknowledged|hinted|reiterated|stressed|quipped"
    r"|(?:announced|declared|confirm(?:s|ed)|promised|vowed|pledged|suggested|indicated|signal(?:s|led)|expects?"
    r"|hopes?)(?=\s+(?:that|he|she|it|they)\b|[.,]))"
)
_IN = r'(?:[^,;\u201c\u201d".\n]|(?<=[A-Z])\.|\.(?=\w))'
_BEHIND = re.compile(
    rf"[,\u201d\"\u2019]\s*(?:(?P<told>{_IN}{{2,110}}?(?:,{_IN}{{2,80}},)?{_IN}{{0,30}}?)"
    rf"\s*\b{_SAYS}\b(?!\s+(?:that|he|she|it|they|the)\b)"
    rf"|(?:said|says|wrote|added)\s+(?P<turned>{_IN}{{3,120}}))"
)
_BEFORE = re.compile(rf"\b{_SAYS}\b")
_TURNED = re.compile(rf"[,\u201d\"]\s*(?:said|says|wrote|added)\s+(?P<by>{_IN}{{3,120}})")
_ACCORDING = re.compile(r"\b[Aa]ccording to\s+(?P<by>[^.;\u201c\u201d\"]{3,120})")
_OPENS = re.compile(r"[;:\u201c\u201d\"]|\b(?:that|but|while|and|whether|because)\b\s")
_LED = re.compile(
    r"^(?:\s*(?:\d+\.|\([a-z]\)|[A-Z .,'\u2019-]+,?\s+\w{3,9}\.? \d+\s*(?:\([^)]*\))?"
    r"\s*[-\u2013\u2014])\s*)"
)


class Said(Record):
    """Who speaks, his office where the text gives one, and how that was found."""

    speaker: str
    role: str | None
    reason: str


class Speakers:
    """Speakers of one article, told place by place."""

    def __init__(self, said: str, layout: Layout, cast: Cast) -> None:
        self._said, self._layout, self._cast = said, layout, cast
        self._verbs: dict[int, list[tuple[int, int]]] = {}

    def of(self, start: int, end: int) -> Said:
        """Who says what stands from `start` to `end`."""
        number = self._layout.sentence_at(start)
        sentence = self._layout.sentences[number]
        label = self._layout.paragraphs[sentence.paragraph].label
        if label:
            return Said(label.title().rpartition(" ")[2], None, "transcript label")
        quote = self._layout.quote_at(start)
        if quote:
            return self._of_quote(number, quote)
        found = self._of_report(number, start, end)
        return found or Said(WRITER, None, "the writer states it")

    def holder(self, words: str, place: int) -> str | None:
        """Who holds the office that the words at a place name, of those named before it.

        Of a pronoun, who was named last that it fits.
        """
        number = self._layout.sentence_at(place)
        if words in PERSON | BODY:
            found = self._for_pronoun(number, place, words in PERSON, "")
            return found.speaker if found else None
        return self._cast.of_office(words, list(self._earlier(number, place)))

    def _of_quote(self, number: int, quote: tuple[int, int]) -> Said:
        sentence = self._layout.sentences[number]
        found = self._beside(number, quote) or self._of_report(number, *quote)
        if found:
            return found
        for near in (number - 1, number + 1, number - 2):
            other = self._paragraph_mate(sentence, near)
            if other:
                found = self._attribution(near, other)
                if found:
                    return found.but(reason="quotation, ascribed in the sentence beside it")
        return Said(WRITER, None, "nobody is named for the quotation")

    def _paragraph_mate(self, sentence: Sentence, number: int) -> Sentence | None:
        if not 0 <= number < len(self._layout.sentences):
            return None
        other = self._layout.sentences[number]
        return other if other.paragraph == sentence.paragraph else None

    def _attribution(self, number: int, sentence: Sentence) -> Said | None:
        """Who is said to speak anywhere in a sentence, outside its quotations."""
        turned = _TURNED.search(self._said, sentence.start, sentence.end)
        if turned and not self._layout.quote_at(turned.start("by")):
            return self._named(number, *turned.span("by"), "reported speech")
        for verb, _ in self._verbs_of(number):
            if not self._layout.quote_at(verb):
                found = self._subject(number, sentence.start, verb)
                if found:
                    return found
        return None

    def _verbs_of(self, number: int) -> list[tuple[int, int]]:
        """Where verbs of speaking stand in a sentence, in order."""
        found = self._verbs.get(number)
        if found is None:
            sentence = self._layout.sentences[number]
            found = self._verbs[number] = [
                verb.span()
                for word in _WORD.finditer(self._said, sentence.start, sentence.end)
                if word[0] in _SPEAKING
                and (verb := _BEFORE.match(self._said, word.start(), sentence.end))
            ]
        return found

    def _beside(self, number: int, quote: tuple[int, int]) -> Said | None:
        """Who is named right behind a quotation, or right before it."""
        sentence = self._layout.sentences[number]
        stop = max(sentence.end, quote[1])
        closes = min(self._layout.paragraphs[sentence.paragraph].end, quote[1] + 260)
        behind = _BEHIND.match(self._said, quote[1] - 1, closes) or (
            _BEHIND.match(self._said, quote[1], closes)
        )
        if behind and behind.start() <= stop:
            group = "told" if behind["told"] else "turned"
            return self._named(number, *behind.span(group), "quotation, ascribed behind it")
        before = [verb for verb, behind in self._verbs_of(number) if behind <= quote[0]]
        if not before:
            return None
        return self._subject(number, sentence.start, before[-1], "quotation, ascribed before it")

    def _of_report(self, number: int, start: int, end: int) -> Said | None:
        """Who is told to have said it, in the sentence: X said that ..., or ..., X said."""
        sentence = self._layout.sentences[number]
        by = _ACCORDING.search(self._said, sentence.start, sentence.end)
        if by:
            return self._named(number, *by.span("by"), "according to")
        verbs = self._verbs_of(number)
        for verb, spoken in reversed(verbs):
            if spoken > start or self._layout.quote_at(verb):
                continue
            found = self._subject(number, sentence.start, verb, "reported speech")
            if found and self._reaches(sentence.start, verb, spoken, start):
                return found
        if verbs and verbs[-1][1] > end:
            *_, behind = [None, *_BEHIND.finditer(self._said, end - 1, sentence.end)]
            if behind:
                group = "told" if behind["told"] else "turned"
                return self._named(number, *behind.span(group), "reported speech, ascribed behind")
        return None

    def _reaches(self, opens: int, verb: int, spoken: int, place: int) -> bool:
        """Whether reported speech runs from its verb to a place: no full clause breaks it off."""
        between = self._said[spoken:place]
        if ";" in between or _BROKEN_OFF.search(between):
            return False
        return not (self._is_ascribed(opens, verb) and _APART.match(self._said, spoken, place))

    def _is_ascribed(self, start: int, verb: int) -> bool:
        """Whether a verb ends what it ascribes: it will pay, a spokesman said on Tuesday."""
        subject = _SUBJECT.search(self._said, max(start, verb - _FAR), verb)
        return subject is not None and len(self._said[start : subject.start()].split()) >= _WHOLE

    def _subject(
        self, number: int, start: int, verb: int, reason: str = "reported speech"
    ) -> Said | None:
        """Who does the verb: what stands before it, from the last word that opens a clause."""
        opens = start
        for opening in _OPENS.finditer(self._said, start, verb):
            opens = opening.end()
        if not self._said[opens:verb].strip(" ,"):
            opens = start
        return self._named(number, opens, verb, reason)

    def _named(self, number: int, start: int, end: int, reason: str) -> Said | None:
        """Whom the words of a stretch name."""
        words = self._said[start:end].strip(" ,")
        led = _LED.match(words)
        words = words[led.end() :] if led else words
        names = [name for name in self._cast.within(start, end) if not name.owned]
        person = next((name for name in reversed(names) if name.person), None)
        if person and not _is_object(self._said, start, person):
            return self._known(person, reason)
        *_, pronoun = ["", *words.lower().split()]
        if pronoun in PERSON | BODY or pronoun.split("'")[0] in PERSON | BODY:
            return self._for_pronoun(number, start, pronoun in PERSON, reason)
        return self._for_words(number, start, words, names, reason)

    def _known(self, name: Name, reason: str) -> Said:
        role = self._cast.figures[name.who].role
        return Said(name.who, role or None, reason)

    def _for_pronoun(self, number: int, start: int, person: bool, reason: str) -> Said | None:
        for who in self._earlier(number, start):
            if self._cast.figures[who].person == person:
                return Said(who, self._cast.figures[who].role or None, f"{reason}, by a pronoun")
        return None

    def _for_words(
        self, number: int, start: int, words: str, names: list[Name], reason: str
    ) -> Said | None:
        """An office or a body that speaks; what is neither is no speaker."""
        words = _RELATIVE.sub("", words)
        *_, tail = [part for part in words.split(",") if part.strip()] or [""]
        phrase = _noun_phrase(_acting(tail))
        if not phrase:
            return None
        role = ROLE.search(phrase)
        if role and not re.match(r"(?i)an?\s", phrase):
            who = self._cast.of_office(phrase, list(self._earlier(number, start)))
            if who:
                return Said(who, self._cast.figures[who].role or None, f"{reason}, by the office")
        if role or any(word in BODIES for word in re.findall(r"[\w-]+", phrase.lower())):
            return Said(phrase, phrase if role else None, reason)
        if names:
            return Said(self._together(names), None, reason)
        return None

    def _together(self, names: list[Name]) -> str:
        """The last name, with those that "and" and commas join to it: Britain and France."""
        first = len(names) - 1
        while first and self._gap(names, first) in (",", "and", ", and", "and the"):
            first -= 1
        return (
            " ".join(self._said[names[first].start : names[-1].end].split())
            if (first < len(names) - 1)
            else names[-1].who
        )

    def _gap(self, names: list[Name], at: int) -> str:
        return self._said[names[at - 1].end : names[at].start].strip()

    def _earlier(self, number: int, place: int) -> list[str]:
        """Who was named before a place, the likeliest first: subjects of sentences, from the last.

        In each sentence the first one named outside what is owned is its subject.
        """
        found: list[str] = []
        for at in range(number, max(-1, number - 12), -1):
            sentence = self._layout.sentences[at]
            end = place if at == number else sentence.end
            for name in self._cast.within(sentence.start, end):
                if not name.owned and name.who not in found:
                    found.append(name.who)
        return found


_WORD = re.compile(r"[a-z]+")
_SPEAKING_WORDS = (
    "said|says|saying|told|tells|added|adds|adding|wrote|writes|posted|tweeted|insists|insisted|warns"
    "|warned|concedes|conceded|admits|admitted|argues|argued|claimed|stated|noted|states|claims|notes"
    "|replies|recalls|recalled|replied|boasted|explained|asserted|maintained|testified|predicted"
    "|acknowledged|hinted|reiterated|stressed|quipped|announced|declared|confirms|confirmed|promised"
    "|vowed|pledged|suggested|indicated|signals|signalled|signaled|expect|expects|hope|hopes"
)
_SPEAKING = frozenset(_SPEAKING_WORDS.split("|"))
"""The words by which the pattern of a verb of speaking may begin."""

_BROKEN_OFF = re.compile(r", (?:but|who|which) ")
_SUBJECT = re.compile(r"[,\"\u201d] [^,;\"\u201c\u201d]{2,80}$")
_APART = re.compile(
    r"(?!\s+(?:\w+\s+){0,3}(?:that|he|she|it|they)\b)[^,;\"\u201c]*,(?! (?:adding|saying|and))"
)
_FAR = 90  # characters before a verb in which its subject is sought
_WHOLE = 4  # words from which on what stands before a subject is a statement

_RELATIVE = re.compile(r", (?:who|whose|which|where)\b[^,]*$")
_NOUN = re.compile(
    r"(?:the|an?|its|his|her|their|two|three|several|some|[A-Z])[\w .'\u2019-]*$", re.IGNORECASE
)


def _acting(words: str) -> str:
    """Who does the second of two things, from the words before it: the army left and."""
    if not _COORDINATED.search(words):
        return words
    first = next((word for word in _WORDS.finditer(words) if word[0].lower() in BODIES), None)
    first = first or ROLE.search(words)
    return words[: first.end()] if first else words


_COORDINATED = re.compile(r"\b(?:and|but)\s*$")
_WORDS = re.compile(r"[\w-]+")


def _noun_phrase(words: str) -> str:
    """The last words that may name who speaks, without the adverbs before the verb."""
    words = re.sub(
        r"\s+(?:also|has|have|had|later|recently|then|repeatedly|often|once)$", "", words.strip()
    )
    return words if words and len(words.split()) <= 9 else ""


_TO = re.compile(
    r"\b(?:with|to|by|of|for|from|against|between|after|on|at|in|told)\s+(?:[a-z]+\s+){0,3}$"
)


def _is_object(said: str, start: int, name: Name) -> bool:
    """Whether a name stands behind a preposition, so that somebody else acts."""
    return bool(_TO.search(said, start, name.start))
