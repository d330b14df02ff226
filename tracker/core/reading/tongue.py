"""The language of an article, told by its small words: the rules of this package know English."""

import re
from collections import Counter
from typing import NamedTuple


class Tongue(NamedTuple):
    """A language by its name, and small words that the others here do not share."""

    name: str
    words: str


TONGUES = {
    "en": Tongue(
        "English",
        "the|and|of|to|that|was|with|is|by|from|have|has|it|would|will|said|not|be",
    ),
    "de": Tongue(
        "German",
        "der|und|das|den|nicht|mit|ist|dem|ein|eine|auf|für|sich|dass|wird|im|zum|bis|werden",
    ),
    "fr": Tongue(
        "French",
        "le|les|et|des|est|une|du|dans|pour|qui|au|sur|aux|avec|sera|il|ont|par|selon",
    ),
    "es": Tongue(
        "Spanish",
        "el|los|las|y|del|por|una|con|que|para|su|al|lo|será|como|según|pero|entre",
    ),
    "it": Tongue(
        "Italian",
        "il|che|di|della|per|gli|sono|nel|alla|dei|con|delle|una|ha|è|entro|dal|anche",
    ),
    "pt": Tongue(
        "Portuguese",
        "o|os|do|da|em|não|uma|com|no|na|para|que|dos|ao|das|foi|será|até|pelo",
    ),
    "nl": Tongue(
        "Dutch",
        "het|een|van|en|niet|zijn|voor|met|op|dat|aan|ook|wordt|door|bij|naar|maar|zal",
    ),
    "pl": Tongue(
        "Polish",
        "w|na|nie|się|z|że|do|jest|i|oraz|przez|od|dla|po|będzie|za|ma|jak",
    ),
    "tr": Tongue(
        "Turkish",
        "ve|bir|bu|için|ile|olarak|da|de|olan|daha|gibi|kadar|sonra|olduğu|dedi",
    ),
}
"""By ISO 639 code. Words of several of them count for each."""

_WORD = re.compile(r"[^\W\d_]+")
_HEAD = 2000
"""Characters that are looked at."""

_FEWEST = 3
"""Small words of a language below which it is not told."""

_CLEARLY = 2
"""How many times as many small words it has to have as English."""

_LATIN = "\u0250"


def tongue(text: str) -> str | None:
    """The code of the language of a text, one of TONGUES; None where its words do not tell."""
    counts = Counter(_WORD.findall(text[:_HEAD].lower()))
    found = {
        code: sum(counts[word] for word in one.words.split("|")) for code, one in TONGUES.items()
    }
    code = max(found, key=lambda one: found[one])
    if found[code] < _FEWEST or (code != "en" and found[code] < _CLEARLY * found["en"]):
        return "en" if found["en"] >= _FEWEST else None
    return code


def unread(text: str) -> str | None:
    """Why the rules find little in a text, in one line for a person; None where they may.

    That is a text in another language than English, or in letters that are not Latin.
    """
    head = text[:_HEAD]
    letters = [] if head.isascii() else [sign for sign in head if sign.isalpha()]
    if sum(sign > _LATIN for sign in letters) * 2 > len(letters):
        return "its letters are not Latin, and articles are read by rules for English only"
    code = tongue(text)
    if code in (None, "en"):
        return None
    name = TONGUES[code or "en"].name
    return f"it reads as {name}, and there are rules for English articles only"
