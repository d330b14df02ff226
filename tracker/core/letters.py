"""Letters of other scripts written in those of a slug: a to z.

Cyrillic follows ICAO Doc 9303 part 3, section 6 (names in passports, 2021), as for Ukrainian or
Serbian where a name has letters that only they have; Greek follows ELOT 743 as UN and ISO 843 took
it over (1982, transcription), Latin letters that are not plain ones ICAO Doc 9303 again. All is
lower case and without accents, as `fold` leaves it: й has become и by then, ї has become і.
"""

import re
import unicodedata
from zlib import crc32


def _table(pairs: str) -> dict[str, str]:
    return {letter: written for letter, _, written in (p.partition("=") for p in pairs.split())}


_CYRILLIC = _table(
    "а=a б=b в=v г=g д=d е=e ж=zh з=z и=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh "
    "ц=ts ч=ch ш=sh щ=shch ъ=ie ы=y ь= э=e ю=iu я=ia і=i є=ie ґ=g ђ=d ј=j љ=lj њ=nj ћ=c џ=dz "
    "ѕ=dz ѣ=e ѳ=f ѵ=y қ=k ң=n ғ=g ү=u ұ=u һ=h ә=a ө=o"
)
_UKRAINIAN = str.maketrans({"и": "y", "г": "h"})
_SERBIAN = str.maketrans({"ж": "z", "х": "h", "ц": "c", "ч": "c", "ш": "s"})
_ONLY_SERBIAN = frozenset("ђјљњћџ")
_ONLY_UKRAINIAN = frozenset("єґі")  # the last one is Belarusian and Kazakh too
_GREEK = _table(
    "α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t υ=y "
    "φ=f χ=ch ψ=ps ω=o"
)
_GREEK_PAIRS = (
    # two letters that make one sound, where, and what they are written as
    ("^μπ", "b"),
    ("ου", "ou"),
    ("(?<=[αεη])υ(?=[θκξπσςτφχψ]|$)", "f"),
    ("(?<=[αεη])υ", "v"),
    ("γγ", "ng"),
    ("γξ", "nx"),
    ("γχ", "nch"),
)
_LATIN = _table("ł=l ø=oe đ=d ð=d æ=ae œ=oe þ=th ħ=h ı=i ŋ=n ŧ=t ĸ=k ə=a ß=ss")
_TABLE = str.maketrans(_CYRILLIC | _GREEK | _LATIN)


def written(folded: str) -> str:
    """A folded name with each letter that has one by its standard in a to z; others stay."""
    if not _ONLY_UKRAINIAN.isdisjoint(folded):
        folded = folded.translate(_UKRAINIAN)
    elif not _ONLY_SERBIAN.isdisjoint(folded):
        folded = folded.translate(_SERBIAN)
    return " ".join(_greek(word).translate(_TABLE) for word in folded.split())


def _greek(word: str) -> str:
    if not any("α" <= letter <= "ω" for letter in word):
        return word
    for pattern, sound in _GREEK_PAIRS:
        word = re.sub(pattern, sound, word)
    return word


def mark(folded: str) -> str:
    """What stands in a slug for letters that have no table: their script, and a sum of the name.

    The same name always gives the same mark: cjk-5f8e21c0.
    """
    letter = next(each for each in folded if not each.isascii())
    script = unicodedata.name(letter, "other").split()[0].split("-")[0].lower()
    return f"{script}-{crc32(folded.encode()):08x}"
