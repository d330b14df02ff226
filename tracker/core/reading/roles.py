"""What people are called besides their names: one table of offices, with the sex of none."""

import re

_OFFICES = (
    "president|vice president|prime minister|premier|foreign minister|minister|secretary"
    "|foreign secretary|secretary-general|chancellor|king|queen|emir|crown prince|senator"
    "|majority leader|minority leader|house speaker|speaker|leader|governor|mayor|ambassador"
    "|envoy|negotiator|spokesman|spokeswoman|spokesperson|aide|adviser|advisor|counterpart"
    "|commissioner|chairman|chairwoman|chair|chief|head|director|official|deputy|commander"
    "|general|colonel|registrar|diplomat|lawmaker|host|judge|justice|prosecutor|analyst"
    "|representative|undersecretary|attorney general|admiral|captain|pope|sheikh|moderator"
    "|coordinator|rapporteur|delegate|mediator|attorney|lawyer|economist|professor"
    "|president-elect|chief of staff|cabinet secretary|officer|source|member"
)
OFFICES = frozenset(_OFFICES.split("|"))

_PERSON_WORDS = "he|she|him|her|his"
PERSON = frozenset(_PERSON_WORDS.split("|"))
_BODY_WORDS = "it|they|them|we"
BODY = frozenset(_BODY_WORDS.split("|"))
_PLURALS = ("officials", "diplomats", "negotiators", "sources", "ministers", "leaders")

_ROLE = "|".join(sorted(map(re.escape, OFFICES), key=len, reverse=True))
ROLE = re.compile(rf"\b(?:{_ROLE})\b", re.IGNORECASE)
"""An office in running text."""

_BODIES = (
    "ministry|department|government|commission|council|army|agency|bloc|union|parliament|office"
    "|court|committee|party|company|bank|junta|group|military|embassy|delegation|administration"
    "|state department|white house|kremlin|ministries|governments|authority|rebels|forces|police"
    "|officials|diplomats|negotiators|sources|ministers|leaders|lawmakers|adviser|cabinet|board"
)
BODIES = frozenset(_BODIES.split("|"))
"""Nouns for what speaks as one, or as several at once."""


_ROLE_WORDS = frozenset(re.split(r"[ -]", office)[0] for office in OFFICES)
_LETTERS = re.compile(r"[a-z]+")


def roles(words: str) -> list[re.Match[str]]:
    """The offices that words name; most name none, which costs little."""
    if _ROLE_WORDS.isdisjoint(_LETTERS.findall(words.lower())):
        return []
    return list(ROLE.finditer(words))


def offices(words: str) -> frozenset[str]:
    """The offices that words name, in small letters and the singular."""
    return frozenset(match[0].lower() for match in roles(words))
