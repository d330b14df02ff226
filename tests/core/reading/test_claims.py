"""Claims are placed in the text and read by our grammar; they bring no days of their own."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given as each_of
from hypothesis import strategies as st

from tracker.core.conventions import Conventions
from tracker.core.reading import Article, Candidate, Given, proved
from tracker.core.reading.claims import Claim, placed, proposer
from tracker.core.reading.proof import fault
from tracker.core.reading.records import KINDS, WRITER, Known

TEXT = """Ministers meet

Foreign Minister Nino Beridze said that Georgia would “open the
crossing” within two weeks or so. The ministers met in Batumi on 3 October — alone.
Russia will answer by Saturday, 16 January, or when the moon is blue. "We promise reform," she said.
The road was closed on Friday, and not by 3 May 2020. It may be shut again in a while of sorts.
"""
ARTICLE = Article("batumi", TEXT, date(2026, 10, 6))
OPENS = "Georgia would “open the\ncrossing” within two weeks or so."


def claim(**changes: Any) -> Claim:
    fields: dict[str, Any] = {
        "kind": "deadline", "title": "open the crossing", "quote": OPENS,
        "phrase": "within two weeks or so", "speaker": "Nino Beridze", "bound": ("Georgia",),
    }  # fmt: skip
    return Claim(**{**fields, **changes})


NOTHING = Given()


def of(given: Given = NOTHING, **changes: Any) -> Candidate:
    (one,) = placed(ARTICLE, given, [claim(**changes)], "a test")
    return one


def test_a_claim_is_placed_and_read() -> None:
    one = of()
    assert proved(ARTICLE, [one]) == ([one], [])
    assert (one.kind, one.speaker, one.bound) == ("deadline", "Nino Beridze", ("Georgia",))
    assert (one.phrase, one.first, one.last) == (
        "within two weeks or so", date(2026, 10, 6), date(2026, 10, 20),
    )  # fmt: skip
    assert (one.hedge, one.precision) == ("or so", "week")
    assert one.reading
    assert "Two weeks counted from 6 October 2026" in one.reading.sentence
    assert one.reasons[:2] == ("proposed by a test", f"phrase: {one.reading.rule}")
    assert 0.05 <= one.confidence < 0.65  # our rules are surer of the same
    assert proposer(one.reasons) == "a test"
    assert proposer(()) is None
    assert proposer(["will: commits"]) is None


PLACED = [
    # what is claimed, the letters of the text
    ('Georgia would "open the crossing" within two weeks or so.', OPENS),
    ("  Georgia  would “open the crossing”\n within two weeks or so. ", OPENS),
    ("The ministers met in Batumi on 3 October - alone.",
     "The ministers met in Batumi on 3 October — alone."),
]  # fmt: skip


@pytest.mark.parametrize(("quote", "letters"), PLACED)
def test_space_and_signs_may_differ_and_the_letters_are_the_texts(quote, letters) -> None:
    one = of(quote=quote, phrase=None)
    assert one.quote == letters == TEXT[one.quote_start : one.quote_end]


LOST = [
    {"quote": "Georgia will open the crossing."},
    {"quote": OPENS.upper()},
    {"quote": ""},
    {"quote": " \n"},
    {"quote": f"{TEXT}!"},
    {"phrase": "within three weeks"},
    {"phrase": "by Friday"},  # elsewhere in the text, not in the quote
    {"phrase": ""},
]


@pytest.mark.parametrize("changes", LOST)
def test_what_does_not_stand_in_the_text_is_not_proved(changes) -> None:
    one = of(**changes)
    assert proved(ARTICLE, [one])[0] == []
    assert (one.first, one.last, one.reading) == (None, None, None)


READ = [
    # kind, quote, phrase claimed, phrase taken, first, last
    ("event_past", "The ministers met in Batumi on 3 October", "3 October", "on 3 October",
     "2026-10-03", "2026-10-03"),
    ("event_past", "The road was closed on Friday,", "on Friday", "on Friday",
     "2026-10-02", "2026-10-02"),
    ("deadline", "Russia will answer by Saturday, 16 January, or when", "by Saturday, 16 January",
     "by Saturday, 16 January", None, "2027-01-16"),
    ("undated_commitment", OPENS, "two weeks", "within two weeks or so", None, "2026-10-20"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "quote", "phrase", "taken", "first", "last"), READ)
def test_phrases_are_read_as_the_text_goes_on(kind, quote, phrase, taken, first, last) -> None:
    one = of(kind=kind, quote=quote, phrase=phrase)
    assert fault(TEXT, one) is None
    assert one.phrase == taken
    assert str(one.last) == last
    assert first is None or str(one.first) == first
    assert one.kind == ("deadline" if kind == "undated_commitment" else kind)


def test_the_kind_says_which_friday_is_meant() -> None:
    quote = "The road was closed on Friday,"
    past, ahead = (of(kind=kind, quote=quote, phrase="on Friday") for kind in KINDS[1:3])
    assert (past.kind, str(past.last)) == ("event_past", "2026-10-02")
    assert (ahead.kind, str(ahead.last)) == ("event_scheduled", "2026-10-09")


def test_days_on_the_wrong_side_are_told_and_little_believed() -> None:
    over = of(quote="and not by 3 May 2020", phrase="by 3 May 2020")
    alone = of(kind="event_past", quote="Saturday, 16 January, or", phrase="Saturday, 16 January")
    assert over.reasons[1] == "phrase: its days are over"
    assert fault(TEXT, over) is None
    assert over.confidence < of().confidence
    assert (str(alone.last), alone.reasons[1]) == ("2027-01-16", "phrase: its days are ahead")


def test_words_that_no_grammar_reads_give_no_days() -> None:
    one = of(quote="It may be shut again in a while of sorts.", phrase="in a while of sorts")
    assert fault(TEXT, one) is None
    assert (one.phrase, one.first, one.last, one.reading) == (
        "in a while of sorts", None, None, None,
    )  # fmt: skip
    assert one.reasons[1].startswith("phrase: not read: ")
    assert one.confidence < of().confidence


def test_no_phrase_makes_a_commitment_undated() -> None:
    one = of(quote='"We promise reform," she said.', phrase=None)
    assert (one.kind, one.phrase, one.first) == ("undated_commitment", None, None)
    assert of(kind="event_past", phrase=None).kind == "event_past"


def test_names_go_by_what_is_recorded_and_by_the_text() -> None:
    known = Given((Known("ge", "Republic of Georgia", ("Georgia",)),))
    assert of(known).bound == ("Republic of Georgia",)
    assert of(speaker=None).speaker == WRITER
    assert of(speaker=" ").speaker == WRITER
    strange = of(speaker="Marco Rubio", bound=("Georgia", "France", "", "Georg"))
    assert (strange.speaker, strange.bound) == ("Marco Rubio", ("Georgia",))
    assert "speaker: does not stand in the text" in strange.reasons
    assert "bound: France does not stand in the text" in strange.reasons
    assert "bound: Georg does not stand in the text" in strange.reasons
    assert strange.confidence == pytest.approx(of().confidence - 0.2)


def test_words_of_others_stay_on_one_short_line() -> None:
    one = of(title="a\x1b[31m\nb\u202e" + " x" * 500, speaker="Nino\nBeridze" + "!" * 500)
    assert one.title.startswith("a[31m b x x")
    assert max(len(one.title), len(one.speaker)) <= 91
    assert of(title=" \u202e").title == "Georgia would “open the crossing” within two weeks or so."


def test_the_same_claim_twice_is_one_candidate_and_the_order_is_the_texts() -> None:
    met = claim(kind="event_past", title="ministers met", quote="The ministers met in Batumi",
                phrase=None)  # fmt: skip
    found = placed(ARTICLE, NOTHING, [met, claim(quote="no such"), claim(), claim()], "a test")
    assert [one.title for one in found] == ["open the crossing", "ministers met", OPENING]
    assert fault(TEXT, found[-1])


OPENING = "open the crossing"


def test_the_conventions_of_the_store_hold() -> None:
    text = "It will open in the coming days, Georgia said."
    (one,) = placed(
        Article("a", text, ARTICLE.published),
        Given(conventions=Conventions(coming_days=5)),
        [claim(quote=text, phrase="in the coming days")],
        "a test",
    )
    assert one.last == date(2026, 10, 11)


def test_a_claim_is_no_surer_for_being_made_often() -> None:
    line = "Georgia would open the crossing on 20 October 2026, Nino Beridze said.\n"
    quotes = [f"{n}. {line}" for n in range(9)]
    found = placed(
        Article("a", "".join(quotes), ARTICLE.published), NOTHING,
        [claim(quote=quote, phrase="on 20 October 2026") for quote in quotes], "a test",
    )  # fmt: skip
    assert [(one.confidence, len(one.also)) for one in found] == [(0.65, 8)]


LETTERS = st.sampled_from("aG .,\n“\u202eİß2w") | st.characters()
PIECES = [TEXT, OPENS, "within two weeks or so", "by Friday", "on 3 October", "Georgia"]
WORDS = st.text(LETTERS, max_size=30) | st.sampled_from(PIECES)
CLAIMS = st.builds(
    Claim,
    st.sampled_from(KINDS),
    WORDS,
    WORDS,
    st.none() | WORDS,
    st.none() | WORDS,
    st.lists(WORDS, max_size=2).map(tuple),
)


@each_of(st.lists(CLAIMS, max_size=4))
def test_whatever_is_claimed_only_words_of_the_text_are_proved(claims) -> None:
    taken, refused = proved(ARTICLE, placed(ARTICLE, NOTHING, claims, "a test"))
    assert len(taken) + len(refused) <= len(claims)
    for one in taken:
        assert TEXT[one.quote_start : one.quote_end] == one.quote
        assert one.phrase is None or one.phrase in one.quote
        assert one.title
