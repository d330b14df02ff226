"""Whether a quote stands in a text, and if not, what stands there that is nearest to it.

Typesetting changes spaces and quotation marks and no words, so that both sides are brought to one
form first, and everything else has to agree letter by letter, case and accents too:

- whatever runs of spaces, tabs, line ends and no-break spaces there are, each is one space, and
  none stands at either end;
- what has no width (soft hyphen, zero-width space, byte-order mark) is left out;
- double quotation marks of all kinds are ", single ones and apostrophes are '.

Of HTML it is the text as a reader sees it (see `markup`).
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal, get_args

from tracker.core.markup import readable

Media = Literal["text/plain", "text/html"]
MEDIA: tuple[Media, ...] = get_args(Media)
Found = Literal["stands", "older", "missing", "unverified", "lost", "damaged", "no copy"]
"""What may come of looking a quote up in the saved copies of its source.

It is lost where all of them are damaged; a copy itself is damaged.
"""

_NO_WIDTH = dict.fromkeys(map(ord, "\xad\u200b\u200c\u200d\u2060\ufeff"))
# curly, low, high-reversed, angle, prime; of the single ones also grave and acute
_DOUBLE = dict.fromkeys(map(ord, "\u201c\u201d\u201e\u201f\xab\xbb\u2033"), '"')
_SINGLE = dict.fromkeys(map(ord, "\u2018\u2019\u201a\u201b\u2039\u203a\u2032`\xb4"), "'")
_ONE_FORM = _NO_WIDTH | _DOUBLE | _SINGLE
_HTML = re.compile(r"<(?:!doctype\s+)?html\b", re.IGNORECASE)
_HEAD = 1000  # characters in which a page says that it is one
_SIGNS = "\"'.,;:!?()[]\u2013\u2014\u2026-"
_LONGEST = 60  # words of a quote that are looked for
_TRIES = 50  # places that are looked at for the nearest words


def normal(text: str) -> str:
    """`text` in the form in which quotes are compared; of that form it is the text itself."""
    return " ".join(text.translate(_ONE_FORM).split())


def media_of(text: str) -> Media:
    """What a text is, by how it begins."""
    head = text[:_HEAD].lstrip("\ufeff \t\r\n")
    return "text/html" if head.startswith("<") and _HTML.search(head) else "text/plain"


def words_of(text: str, media: Media) -> str:
    """What a reader sees of a text."""
    return readable(text) if media == "text/html" else text


def stands(quote: str, words: str) -> bool:
    """Whether a quote stands in `words`, which are in normal form.

    A quote that was cut from a text stands in its normal form. One without any letter does not.
    """
    bare = normal(quote)
    return bool(bare) and bare in words


def proved(quote: str, texts: Sequence[str], unverified: bool) -> tuple[Found, str | None]:
    """What comes of looking a quote up in copies, the newest first, and what is nearest to it.

    The copies are in normal form; damaged ones are left out. `unverified` says that
    a person kept the quote although it does not stand there.
    """
    if not texts:
        return "lost", None
    found = [stands(quote, text) for text in texts]
    if any(found):
        return ("stands" if found[0] else "older"), None
    return ("unverified", None) if unverified else ("missing", nearest(quote, texts[0]))


def nearest(quote: str, words: str) -> str | None:
    """What is nearest to the quote in `words`, which are in normal form; None where nothing is.

    As many words as the quote has, of which the first 60 count, around the longest run of them
    that stands there, case and the signs around a word aside. At least half of what is given are
    words of the quote.
    """
    asked = [_bare(word) for word in normal(quote).split()[:_LONGEST]]
    there = words.split()
    folded = f" {' '.join(_bare(word) for word in there)} "
    begin, length = _longest_run(asked, folded)
    if not length:
        return None
    best, shared = "", 0
    for place in _places(folded, asked[begin : begin + length]):
        start = max(place - begin, 0)
        near = there[start : start + len(asked)]
        common = (Counter(asked) & Counter(_bare(word) for word in near)).total()
        if common > shared:
            best, shared = " ".join(near), common
    return best if 2 * shared >= len(asked) else None


def _bare(word: str) -> str:
    """A word as it is looked for: without case, and without the signs around it."""
    return word.casefold().strip(_SIGNS)


def _longest_run(asked: list[str], folded: str) -> tuple[int, int]:
    """Where in the quote the longest run of words begins that the text has, and its length."""
    found, low, high = 0, 0, len(asked)
    while low < high:
        length = (low + high + 1) // 2
        starts = range(len(asked) - length + 1)
        runs = (f" {' '.join(asked[n : n + length])} " for n in starts)
        begin = next((n for n, run in enumerate(runs) if run in folded), None)
        if begin is None:
            high = length - 1
        else:
            found, low = begin, length
    return found, low


def _places(folded: str, run: list[str]) -> Iterator[int]:
    """The numbers of the words at which a run begins, for the first places where it stands."""
    sought, at, place, last = f" {' '.join(run)} ", -1, 0, 0
    for _ in range(_TRIES):
        at = folded.find(sought, at + 1)
        if at < 0:
            return
        place += folded.count(" ", last, at)
        last = at
        yield place
