"""The tables that the phrase grammar is made of: each entry is reachable and each example runs."""

import subprocess
import sys
from datetime import date, timedelta

import pytest

from tracker.core.asked import Asked
from tracker.core.conventions import CONVENTIONS
from tracker.core.english import VOCABULARY
from tracker.core.imported import Calendar
from tracker.core.phrases import ENGLISH_LEXICON, parse, read, read_as
from tracker.core.productions import BY_SHAPE, PRODUCTIONS
from tracker.core.spec import Between, Clock, Day, Hedge, Length, Named, Part, Spec, Unitary
from tracker.core.tokens import Token, tokenise
from tracker.errors import PhraseError

SAID = date(2025, 10, 16)

ENTRIES = [(kind, value, word) for kind, value, words in VOCABULARY for word in words.split("|")]

DAILY = Calendar("daily", True, 2025, 2025, tuple(SAID + timedelta(n) for n in range(50)))
IN_USE = {
    # a phrase that reads only if the word is taken for its kind
    "within": "{} two weeks",
    "in": "{} two weeks",
    "on": "{} 5 May 2026",
    "by": "{} 5 May 2026",
    "bytime": "{} the ceasefire expires",
    "until": "{} 5 May 2026",
    "before": "{} 5 May 2026",
    "after": "{} 5 May 2026",
    "from": "{} 5 May 2026",
    "start": "{} 5 May 2026",
    "early": "{} 5 May 2026",
    "once": "{} the war ends",
    "upon": "{} ratification",
    "for": "{} two weeks",
    "of": "within two weeks {} the vote",
    "to": "5 {} 9 May",
    "upto": "{} two weeks",
    "between": "{} 5 and 9 May",
    "and": "between 5 {} 9 May",
    "or": "two {} three weeks",
    "latest": "5 May 2026 {}",
    "earliest": "5 May 2026 {}",
    "hedge": "{} two weeks",
    "noise": "{} two weeks",
    "unit": "in two {}",
    "weekend": "this {}",
    "working": "two {} days",
    "workday": "two {}",
    "sitting": "two {} days",
    "fiscal": "this {} year",
    "numeral": "{} weeks",
    "magnitude": "a {} weeks",
    "article": "{} week",
    "half": "{} a year",
    "andahalf": "two {} weeks",
    "some": "{} weeks",
    "ordinal": "the {} Friday of May 2026",
    "the": "{} next two weeks",
    "this": "{} week",
    "next": "{} week",
    "coming": "{} weeks",
    "last": "a week after {} Friday",
    "past": "{} 5 May 2026",
    "recent": None,
    "ago": None,
    "old": None,
    "every": "{} two weeks",
    "often": "{}",
    "times": "{} week",
    "timesper": "three {} week",
    "eve": "{} Christmas",
    "since": None,
    "earlier": None,
    "weekof": "the {} 5 May 2026",
    "parts": "a year from {}",
    "thereafter": "within two weeks {}",
    "lately": None,
    "over": "before winter {}",
    "at": "{} noon on 5 May 2026",
    "ahead": "in the weeks {}",
    "more": "two {} weeks",
    "atmost": "in {} two weeks",
    "fromnow": "two weeks {}",
    "later": "{} this week",
    "time": "by 6 p.m. Washington {}",
    "noun": "60-day {}",
    "part": "{} November",
    "month": "in {}",
    "decade": "in {}",
    "weekday": "on {}",
    "season": "this {}",
    "quarter": "{} 2026",
    "halfyear": "{} 2026",
    "today": "{}",
    "tonight": "{}",
    "holiday": "by {}",
    "newyear": "by the {}",
    "meridiem": "at 6 {} on 5 May 2026",
    "oclock": None,
    "hour": "at {} on 5 May 2026",
    "daypart": "{} 5 May 2026",
    "zone": "at 6 p.m. {} time on 5 May 2026",
    "place": "at 6 p.m. {} time on 5 May 2026",
    "era": "5 May 2026 {}",
    "vague": "{}",
    "sometime": "{}",
    "refused": None,
}


def tokens_of(text: str) -> list[Token]:
    return tokenise(text, ENGLISH_LEXICON)


MENTIONED = (
    "minus-length",
    "since-",
    "lately",
    "earlier-",
    "length-later",
    "length-earlier",
    "stretch-later",
    "stretch-ea",
)
"""Productions that tell of what was or what stands elsewhere, which no deadline does."""


@pytest.mark.parametrize("production", PRODUCTIONS, ids=lambda production: production.name)
def test_example_is_read_by_its_production(production):
    said = SAID if "20" not in production.example else date(2015, 1, 1)
    asked = Asked(said, past=production.name.startswith(MENTIONED))
    assert read_as(production.example, asked).rule == production.name
    assert parse(production.example).rule == production.name


def test_no_two_productions_share_a_name_or_a_shape():
    assert len(BY_SHAPE) == len(PRODUCTIONS)
    assert len({production.name for production in PRODUCTIONS}) == len(PRODUCTIONS)


@pytest.mark.parametrize(("kind", "value", "word"), ENTRIES, ids=str)
def test_each_word_is_of_use(kind, value, word):
    phrase = IN_USE[kind]
    if phrase is None:
        with pytest.raises(PhraseError):
            read(f"{word} Friday" if kind != "lately" else word, SAID)
    elif kind == "era" and not value:
        with pytest.raises(PhraseError, match="leaves the calendar"):
            read(phrase.format(word), SAID)
    elif kind == "ordinal" and value > 5:
        assert read(f"on the {word} day after the vote", SAID)
    elif kind == "decade":
        assert parse(f"in {word}").time == Named("decade", None, value)
    elif kind in ("today", "tonight"):
        assert read(f"a year from {word}", SAID)
    elif kind == "weekend" and value:
        assert tokens_of(word)[0].kind == kind  # two weekends: no length yet
    else:
        singular = (kind == "unit" and not value[2]) or (kind == "workday" and not value)
        phrase = phrase.replace("two", "one" if singular else "two").format(word)
        assert read_as(
            phrase, Asked(SAID, conventions=CONVENTIONS.but(fiscal_month=10, sitting=DAILY))
        )


@pytest.mark.parametrize(
    ("phrase", "spec"),
    [
        (
            "within two weeks or so",
            Spec(
                "within-length",
                "within",
                "within",
                Length(2, 2, "week"),
                hedges=(Hedge("or so", True),),
            ),
        ),
        (
            "by the end of next month",
            Spec("by-when", "by", "by", Part("end", Unitary("month", 1))),
        ),
        ("in March 2026", Spec("in-when", "in", "in", Named("month", 3, 2026))),
        (
            "between 5 and 9 September",
            Spec("between", "in", "between", Between(Day(None, 9, 5), Day(None, 9, 9))),
        ),
    ],
)
def test_spec_knows_no_calendar(phrase, spec):
    assert parse(phrase) == spec


def test_what_stands_apart_goes_with_any_production():
    plain = parse("by Sunday")
    full = parse("probably by about 6 p.m. in the evening on Sunday, Washington time")
    assert (plain.rule, plain.relation, plain.time) == (full.rule, full.relation, full.time)
    assert (full.zone, full.clock, full.daypart) == ("America/New_York", Clock(18, 0), "evening")
    assert [hedge.words for hedge in full.hedges] == ["probably", "about"]


def test_reading_phrases_imports_little():
    code = "import sys, tracker.core.phrases; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert not loaded & {"dataclasses", "dateutil.parser", "dateutil.tz", "sqlite3", "click"}
