"""What a sentence tells of a length of time: that it took so long, was set, or was spoken of."""

from tracker.core.tense import NEAR, WORD, Sentence, is_set, tense_of, tense_word


def took(sentence: Sentence) -> bool:
    """Whether a length tells how long something took that is over: it collapsed after two weeks.

    A participle tells nothing of the kind (if ratified within, is delivered within), nor does a
    past form before what is yet to be, nor one by which a length is set to somebody.
    """
    language, words = sentence.language, sentence.before
    for at, word in enumerate(words[:2]):
        if word in language.not_over or is_set(word, language):
            return False
        if tense_word(word, language) < 0:
            behind = sentence.clause_behind()
            hedged = any(one in language.not_over for one in (*words[at + 1 : at + 4], *behind[:1]))
            return not hedged and not any(tense_word(one, language) > 0 for one in behind)
    return False


def ranked(sentence: Sentence) -> bool:
    """Whether a length is the one in which something was the first of its kind, or has been so.

    It then ran up to the day it was said: the second attack in three days.
    """
    language, words = sentence.language, sentence.before[:NEAR]
    for at, word in enumerate(words):
        if tense_word(word, language) < 0 and any(
            one in language.perfect for one in words[at + 1 :]
        ):
            return not is_set(word, language)
        if word in language.foremost:
            return tense_of(words, language) <= 0
        if word in language.copulas or tense_word(word, language) > 0:
            return False
    return False


def spoken(sentence: Sentence) -> bool:
    """Whether somebody is told to have spoken, so far in the sentence."""
    return any(word in sentence.language.speaks for word in sentence.before)


def spoken_behind(sentence: Sentence, until: int) -> bool:
    """Whether the words up to a place behind the expression tell that somebody spoke there.

    They are a clause of their own, behind a comma or a quotation mark: “in a week”, he said on.
    """
    clause = sentence.between(until)
    words = WORD.findall(clause)
    language = sentence.language
    if not words or len(words) > NEAR or words[0] in language.turns:
        return False
    return any(word in language.speaks for word in words)


def given(sentence: Sentence, phrase: str) -> bool:
    """Whether a length of time was set to somebody: gave them 72 hours.

    Neither a 72-hour call is one, nor what has lasted so long: it has been three months.
    """
    if "-" in phrase:
        return False
    language, words = sentence.language, sentence.before
    return any(
        word in language.gives
        and not (word in language.perfect and tense_word(nearer, language) < 0)
        for word, nearer in zip(words, ["", *words], strict=False)
    )
