"""What holds for every language, and that the engine knows none of them.

The last is tried with a language that nobody speaks: English with each letter moved on by half the
alphabet. Any English word that the engine itself looked for would go unread in it.
"""

import codecs
import csv
import doctest
import json
import re
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from zoneinfo import available_timezones

import pytest

from tracker.core.asked import Asked
from tracker.core.english import ENGLISH
from tracker.core.feast_rules import RULES
from tracker.core.language import Lexicon
from tracker.core.phrases import LANGUAGES, find_as, lexicon, read_as
from tracker.core.records import Reading
from tracker.core.tokens import Token, tokenise
from tracker.errors import PhraseError

DATA = Path(__file__).parents[1] / "data"
SAID = date(2025, 10, 16)
CODES = sorted(LANGUAGES)
SENTENCES = {"en": ("Nothing came of it.", "friday"), "de": ("Daraus wurde nichts.", "freitag")}


def entries(code: str) -> list[tuple[str, object, str]]:
    return list(lexicon(code).entries())


ENTRIES = [(code, *entry) for code in CODES for entry in entries(code)]
each_code = pytest.mark.parametrize("code", CODES)


_ISO_TIME = re.compile(r"((?<=[0-9])t(?=[0-9]{2}:)|(?<=[0-9]-)w(?=[0-9]{2}))", re.IGNORECASE)
"""The letter before a time or the number of a week, which is of a format and of no language."""


def turned(text: str) -> str:
    pieces = _ISO_TIME.split(text)
    pieces[::2] = [codecs.encode(piece, "rot13") for piece in pieces[::2]]
    return "".join(pieces)


def turned_words(words: frozenset[str]) -> frozenset[str]:
    return frozenset(map(turned, words))


UNSPOKEN = Lexicon(
    ENGLISH.but(
        name="unspoken",
        vocabulary=tuple((kind, value, turned(words)) for kind, value, words in ENGLISH.vocabulary),
        possessive=turned(ENGLISH.possessive),
        past_endings=tuple(map(turned, ENGLISH.past_endings)),
        letters={turned(letter): entry for letter, entry in ENGLISH.letters.items()},
        **{
            name: turned_words(words)
            for name, words in zip(ENGLISH._fields, ENGLISH, strict=True)
            if isinstance(words, frozenset)
        },
    )
)


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


PHRASES = [(row["phrase"], row["said"]) for row in rows("phrase_cases.csv")]
REFUSED = [row["phrase"] for row in rows("not_phrases.csv")]
USAGE = [json.loads(line) for line in (DATA / "usage.jsonl").read_text("utf-8").splitlines()]
PHRASES += [(row["phrase"], row["ref"][:10]) for row in USAGE]
TEXTS = [row["text"] for row in USAGE if "text" in row]
TEXTS += [row["text"] for row in rows("mentions.csv")]


def outcome(phrase: str, said: date, words: Lexicon) -> tuple[object, ...] | None:
    """All of a reading but its words and its sentence; None where it is refused."""
    try:
        return _days(read_as(phrase, Asked(said), words))
    except PhraseError:
        return None


def _days(reading: Reading) -> tuple[object, ...]:
    kept = ("first", "last", "tolerance", "loose", "precision", "relation", "hour", "opens", "zone")
    offset = reading.anchor.offset if reading.anchor else ""
    others = [_days(other) for other in reading.alternatives]
    values = [getattr(reading, name) for name in (*kept, "vague", "every", "rule")]
    return (*values, offset, *others)


@pytest.mark.parametrize(("phrase", "said"), PHRASES, ids=str)
def test_engine_knows_no_english(phrase, said):
    day = date.fromisoformat(said)
    english = outcome(phrase, day, lexicon("en"))
    assert outcome(turned(phrase), day, UNSPOKEN) == english


def test_unspoken_language_is_read_at_all():
    read = [outcome(turned(phrase), date.fromisoformat(said), UNSPOKEN) for phrase, said in PHRASES]
    assert sum(found is not None for found in read) > 400
    assert outcome("within two weeks", SAID, UNSPOKEN) is None


@pytest.mark.parametrize("phrase", REFUSED, ids=lambda phrase: phrase[:40] or "nothing")
def test_engine_refuses_the_same(phrase):
    assert outcome(turned(phrase), SAID, UNSPOKEN) is None


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text[:40])
def test_engine_finds_the_same_in_running_text(text):
    spoken = find_as(text, Asked(SAID), lexicon("en"))
    unspoken = find_as(turned(text), Asked(SAID), UNSPOKEN)
    assert [found[:4] for found in unspoken] == [found[:4] for found in spoken]
    assert [found.spec.rule for found in unspoken] == [found.spec.rule for found in spoken]


@each_code
def test_no_two_entries_share_their_words(code):
    words = Counter(word for _, _, word in entries(code))
    assert [word for word, times in words.items() if times > 1] == []


@each_code
def test_words_are_lower_case_without_dots_and_spaced_once(code):
    for _, _, word in entries(code):
        assert word == " ".join(word.lower().replace(".", "").split()), word
    for listed in (field for field in lexicon(code).language if isinstance(field, frozenset)):
        assert all(word and word == word.lower() for word in listed)


def tokens_of(text: str, code: str) -> list[Token]:
    return tokenise(text, lexicon(code))


@pytest.mark.parametrize(("code", "kind", "value", "word"), ENTRIES, ids=str)
def test_each_word_is_found_whole(code, kind, value, word):
    if kind == "noise":  # leaves no token
        word = f"{word} {SENTENCES[code][1]}"
        kind, value = "weekday", 4
    parts = value if kind == "parts" else ((kind, value),)
    tokens = tokens_of(word, code)
    assert [(token.kind, token.value) for token in tokens[: len(parts)]] == list(parts)
    assert tokens[len(parts)].kind == "end"


@each_code
def test_every_zone_is_known(code):
    named = [value for kind, value, _ in entries(code) if kind in ("zone", "place")]
    zones = {zone for value in named for zone in ([value] if isinstance(value, str) else value)}
    assert zones - {""} <= available_timezones()


@each_code
def test_every_holiday_has_its_rule(code):
    assert {value for kind, value, _ in entries(code) if kind == "holiday"} <= RULES.keys()


@each_code
def test_text_without_a_time_has_no_mentions(code):
    assert find_as(SENTENCES[code][0] * 3, Asked(SAID), lexicon(code)) == []


def loaded(code: str) -> set[str]:
    program = f"import sys; from tracker.core.phrases import lexicon; lexicon({code!r})"
    program += "; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


def test_only_the_language_asked_for_is_loaded():
    assert "tracker.core.german" not in loaded("en")
    assert "tracker.core.german" in loaded("de")


def test_lexicon_is_made_once_and_only_for_a_known_code():
    assert lexicon("de") is lexicon("de")
    with pytest.raises(KeyError):
        lexicon("xx")


def test_example_of_the_page_on_languages_runs():
    page = Path(__file__).parents[2] / "docs" / "languages.md"
    failed, tried = doctest.testfile(str(page), module_relative=False, encoding="utf-8")
    assert (failed, tried > 5) == (0, True)
