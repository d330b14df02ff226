"""German phrases against their table, in running text, and whatever else is typed."""

import csv
import time as clocks
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.core.asked import Asked
from tracker.core.conventions import CONVENTIONS
from tracker.core.german import HEDGES, VOCABULARY
from tracker.core.imported import Calendar
from tracker.core.phrases import find_as, lexicon, parse, read_as
from tracker.core.records import Reading
from tracker.core.spec import Clock, Unreadable
from tracker.errors import PhraseError

SAID = date(2025, 10, 16)  # a Thursday
GERMAN = lexicon("de")
TABLE = Path(__file__).parents[1] / "data" / "phrases_de.csv"
with TABLE.open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))


DAILY = Calendar("daily", True, 2025, 2025, tuple(date(2025, 1, day) for day in range(1, 32)))


def read(phrase: str, said: date = SAID) -> Reading:
    return read_as(phrase, Asked(said, conventions=CONVENTIONS.but(fiscal_month=1)), GERMAN)


def rows(*musts: str) -> pytest.MarkDecorator:
    found = [row for row in ROWS if row["must"] in musts]
    return pytest.mark.parametrize("row", found, ids=lambda row: row["phrase"])


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def test_table_is_large_enough_and_each_row_is_judged():
    assert len(ROWS) >= 60
    assert {row["must"] for row in ROWS} == {"date", "vague", "anchor", "every", "refuse"}


@rows("date", "vague", "anchor", "every")
def test_window(row):
    reading = read(row["phrase"], date.fromisoformat(row["said"]))
    assert (reading.first, reading.last) == (day(row["first"]), day(row["last"]))
    assert (reading.tolerance, reading.hedge or "") == (int(row["tolerance"]), row["hedge"])
    assert reading.relation == row["relation"]
    assert (f"{reading.hour:%H:%M}" if reading.hour else "") == row["hour"]
    assert reading.sentence.endswith(".")


@rows("date", "vague", "anchor", "every")
def test_kind(row):
    reading = read(row["phrase"], date.fromisoformat(row["said"]))
    anchor = reading.anchor and " ".join(
        filter(None, (reading.anchor.words, reading.anchor.offset))
    )
    assert reading.vague == (row["must"] == "vague")
    assert (anchor or reading.every or "") == row["words"]
    assert bool(anchor) == (row["must"] == "anchor")


@rows("refuse")
def test_refusal(row):
    with pytest.raises(PhraseError) as caught:
        read(row["phrase"])
    assert row["words"] in caught.value.reason


@pytest.mark.parametrize(
    ("phrase", "last", "others"),
    [
        ("nächsten Freitag", date(2025, 10, 24), [date(2025, 10, 17)]),
        ("03/04/2026", date(2026, 4, 3), [date(2026, 3, 4)]),
        ("3.4.2026", date(2026, 4, 3), []),
        ("am Donnerstag", date(2025, 10, 23), [SAID]),
    ],
)
def test_two_honest_readings(phrase, last, others):
    reading = read(phrase)
    assert (reading.last, [other.last for other in reading.alternatives]) == (last, others)


@pytest.mark.parametrize(
    ("phrase", "opens", "clock"),
    [
        ("um 6 Uhr", None, Clock(6, 0)),
        ("um 6 Uhr abends", None, Clock(18, 0)),
        ("um 2 Uhr nachts", None, Clock(2, 0)),
        ("um 18 Uhr 30", None, Clock(18, 30)),
        ("um 18.30 Uhr", None, Clock(18, 30)),
        ("um 18:30h", None, Clock(18, 30)),
        ("um 18h30", None, Clock(18, 30)),
        ("Freitag 10.30", None, Clock(10, 30)),
        ("Freitag 9.30-11.45", Clock(9, 30), Clock(11, 45)),
        ("Freitag um 16.10", None, Clock(16, 10)),
        ("Freitag, 16.10.", None, None),
        ("9.-10.11.", None, None),
        ("um 24 Uhr", None, Clock(None, 0)),
        ("zwischen 9 und 13 Uhr", Clock(9, 0), Clock(13, 0)),
        ("8 bis 20 Uhr", Clock(8, 0), Clock(20, 0)),
        ("9.00 - 13.00 Uhr", Clock(9, 0), Clock(13, 0)),
    ],
)
def test_hours_count_through_the_whole_day(phrase, opens, clock):
    spec = parse(phrase, GERMAN)
    told = [one and one[:3] for one in (spec.opens, spec.clock)]
    assert told == [one and one[:3] for one in (opens, clock)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Die Frist endet am 5. Mai. Danach gilt nichts mehr.",
            [("am 5. Mai", date(2026, 5, 5), date(2026, 5, 5))],
        ),
        (
            "Der Minister sagte, die Truppen würden binnen zwei Wochen abziehen.",
            [("binnen zwei Wochen", SAID, date(2025, 10, 30))],
        ),
        (
            "Vor zwei Wochen trafen sich beide Seiten in Genf.",
            [("Vor zwei Wochen", date(2025, 10, 2), date(2025, 10, 2))],
        ),
        (
            "Die Waffenruhe läuft bis Freitagabend, so der Sprecher.",
            [("bis Freitagabend", SAID, date(2025, 10, 17))],
        ),
        (
            "Seit drei Wochen wird verhandelt.",
            [("Seit drei Wochen", date(2025, 9, 25), SAID)],
        ),
        (
            "Im März begann der Abzug der Truppen.",
            [("Im März", date(2025, 3, 1), date(2025, 3, 31))],
        ),
        (
            "Im März wird der Abzug beginnen.",
            [("Im März", date(2026, 3, 1), date(2026, 3, 31))],
        ),
        (
            "Am 16.11. treffen sich die Minister, am 17. die Präsidenten.",
            [("Am 16.11.", date(2025, 11, 16), date(2025, 11, 16))],
        ),
        (
            "Die Zahl lag bei 1.500, in den 2030er-Jahren wird sie höher sein.",
            [("in den 2030er-Jahren", date(2030, 1, 1), date(2039, 12, 31))],
        ),
        (
            "Die Feuerpause endet am Montag.",
            [("am Montag", date(2025, 10, 20), date(2025, 10, 20))],
        ),
        (
            "Die Feuerpause endete am Montag.",
            [("am Montag", date(2025, 10, 13), date(2025, 10, 13))],
        ),
        (
            "Das Mandat wurde für sechs Monate verlängert.",
            [("für sechs Monate", date(2025, 10, 16), date(2026, 4, 16))],
        ),
        ("Beginn: 16.11.", [("16.11.", date(2025, 11, 16), date(2025, 11, 16))]),
        ("Es ist Version 2.1 des Modells.", []),
        ("Sie verloren am 3. Spieltag in Berlin gegen den Meister des Vorjahres.", []),
        ("So ist es, und die Sache ist noch nicht ausgestanden.", []),
    ],
)
def test_running_text(text, found):
    mentions = find_as(text, Asked(SAID), GERMAN)
    assert [
        (text[one.start : one.end], one.reading.first, one.reading.last)
        for one in mentions
        if one.reading
    ] == found


def test_event_in_running_text():
    text = "Der Abzug beginnt innerhalb von 72 Stunden nach der Unterzeichnung, hieß es in Genf."
    (mention,) = find_as(text, Asked(SAID), GERMAN)
    anchor = mention.reading.anchor
    assert (anchor.words, anchor.offset, anchor.relation) == (
        "der Unterzeichnung",
        "PT72H",
        "within",
    )


IN_USE = {
    # a phrase that reads only if the word is taken for its kind; None: refused, or of the past
    "within": "{} zwei Wochen",
    "in": "{} zwei Wochen",
    "on": "{} 5. Mai 2026",
    "by": "{} 5. Mai 2026",
    "bytime": "{} der Waffenstillstand endet",
    "until": "{} 5. Mai 2026",
    "before": "{} 5. Mai 2026",
    "after": "{} 5. Mai 2026",
    "from": "{} 5. Mai 2026",
    "start": "{} 5. Mai 2026",
    "early": "{} Mai 2026",
    "once": "{} der Krieg endet",
    "upon": "{} Ratifizierung",
    "since": None,
    "for": "{} zwei Wochen",
    "of": "am letzten Tag {} Monats",
    "between": "{} 5. und 9. Mai",
    "and": "zwischen 5. {} 9. Mai",
    "or": "zwei {} drei Wochen",
    "latest": "5. Mai 2026 {}",
    "earliest": "5. Mai 2026 {}",
    "hedge": "{} zwei Wochen",
    "noise": "{} zwei Wochen",
    "unit": "zwei {}",
    "weekend": "dieses {}",
    "workday": "zwei {}",
    "sittingday": "zwei {}",
    "numeral": "{} Wochen",
    "magnitude": "{} Wochen",
    "article": "{} Woche",
    "half": "im ersten {} 2026",
    "decimal": "{} Wochen",
    "some": "{} Wochen",
    "ordinal": "am {} Tag nach der Wahl",
    "last": "eine Woche nach {} Freitag",
    "the": "{} nächsten zwei Wochen",
    "this": "{} Woche",
    "next": "{} Woche",
    "coming": "{} Woche",
    "every": "{} Woche",
    "often": "{}",
    "times": "{} Woche",
    "lately": None,
    "eve": "{} Weihnachten",
    "more": "zwei {} Wochen",
    "atmost": "in {} zwei Wochen",
    "fromnow": "zwei Wochen {}",
    "later": "{} diese Woche",
    "earlier": None,
    "time": "bis 18 Uhr Berliner {}",
    "noun": "eine dreitägige {}",
    "part": "{} November",
    "month": "im {}",
    "weekday": "am {}",
    "season": "diesen {}",
    "quarter": "{} 2026",
    "halfyear": "{} 2026",
    "today": "ein Jahr nach {}",
    "tonight": "ein Jahr nach {}",
    "holiday": "bis {}",
    "hour": "um {} am 5. Mai 2026",
    "at": "{} 18 Uhr",
    "oclock": "um 18 {}",
    "daypart": "{} 5. Mai 2026",
    "zone": "um 18 Uhr {} Zeit am 5. Mai 2026",
    "place": "um 18 Uhr {} Zeit am 5. Mai 2026",
    "vague": "{}",
    "sometime": "{}",
    "refused": None,
}
PARTS_IN_USE = {
    # by the kind of the first of several entries that a word stands for
    "fiscal": "dieses {}",
    "article": "binnen {}",
    "part": "{}",
    "within": "{}",
    "every": "{}",
}


@pytest.mark.parametrize(("kind", "value", "word"), list(GERMAN.entries()), ids=str)
def test_each_word_is_of_use(kind, value, word):
    phrase = PARTS_IN_USE[value[0][0]] if kind == "parts" else IN_USE[kind]
    if phrase is None:
        with pytest.raises(PhraseError):
            read(f"{word} Freitag")
    else:
        conventions = CONVENTIONS.but(fiscal_month=1, sitting=DAILY)
        asked = Asked(date(2025, 1, 1), conventions=conventions)
        assert read_as(phrase.format(word), asked, GERMAN)


WORDS = st.sampled_from(
    [word for _, _, words in VOCABULARY for word in words.split("|")]
    + ["2", "10.", "16.10.", "2026", "18.30", "1,5", "1.000", "-", ",", "gipfel", "zebra", "(6)"]
)
SALADS = st.lists(WORDS, min_size=1, max_size=8).map(" ".join)
COMPOUNDS = st.lists(WORDS, min_size=1, max_size=4).map("".join)
SOFT = st.sampled_from([word for _, _, words in HEDGES for word in words.split("|")])


@given(st.one_of(st.text(max_size=300), SALADS, COMPOUNDS), st.dates())
def test_anything_reads_or_is_refused(phrase, said):
    with suppress(PhraseError):  # nothing else may be raised
        found = read(phrase, said)
        assert found.phrase == phrase
        assert found.first >= said
        assert found.last is None or found.last >= found.first


@given(st.one_of(st.text(max_size=300), SALADS), st.dates())
def test_running_text_never_raises(text, said):
    for mention in find_as(text, Asked(said), GERMAN):
        assert 0 <= mention.start <= mention.time_start < mention.time_end <= mention.end
        assert mention.end <= len(text)


@given(SOFT)
def test_a_hedge_moves_neither_end(hedge):
    found = read(f"{hedge} innerhalb von zwei Wochen")
    assert (found.first, found.last) == (SAID, date(2025, 10, 30))
    assert found.hedge == hedge


@given(st.integers(1, 99))
def test_numbers_in_words_are_those_in_digits(number):
    words = next(
        word.split("|")[0]
        for kind, value, word in VOCABULARY
        if value == number and kind in ("numeral", "article")
    )
    assert parse(f"binnen {words} Tagen", GERMAN) == parse(f"binnen {number} Tagen", GERMAN)
    assert (
        parse(f"{words}tägige Frist", GERMAN).time == parse(f"{number}-tägige Frist", GERMAN).time
    )


@pytest.mark.parametrize(
    "text",
    [
        "ß" * 1_000_000,
        "zwei" * 250_000,
        "hundert" * 100_000,
        "bis " * 100_000,
        "16. " * 300_000,
        "16.10." * 20_000,
        "1.2-" * 8_000,
        "1-" * 500_000,
        "freitagabend" * 80_000,
        "vor zwei wochen " * 4_000,
        "nächste\0woche",
        "\ud800 wochen",
        "nehcow iewz \u202e",
    ],
    ids=lambda text: ascii(text[:20]),
)
def test_hostile_text_costs_little(text):
    begun = clocks.perf_counter()
    with pytest.raises((PhraseError, Unreadable)):
        read(text)
    find_as(text, Asked(SAID), GERMAN)
    assert clocks.perf_counter() - begun < 8


def test_what_is_ahead_by_its_year_is_not_cut_off_where_no_verb_tells():
    text = "Von Januar bis März 2026: Vorsitz Zyperns."
    (mention,) = find_as(text, Asked(SAID), GERMAN)
    assert (mention.reading.first, mention.reading.last) == (date(2026, 1, 1), date(2026, 3, 31))
