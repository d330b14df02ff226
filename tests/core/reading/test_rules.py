"""What the built-in reader makes of a sentence: kinds, traps, speakers, merging, suggestions."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.core.reading import Article, Given, read
from tracker.core.reading.proof import fault
from tracker.core.reading.records import Known, Recorded
from tracker.export.candidates import candidate_row

DAY = date(2025, 10, 16)  # a Thursday


def found(text, **given):
    return read(Article("a", text, DAY), Given(**given))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The ministry will publish the list by Friday.", "deadline"),
        ("The parties agreed to withdraw within 30 days.", "deadline"),
        ("The envoy gave the rebels until Sunday to lay down their arms.", "deadline"),
        ("The truce expires on 31 October.", "deadline"),
        ("The two sides extended the truce until 31 December.", "deadline"),
        ("If the hostages are not freed by Monday, the border will be closed.", "deadline"),
        ("The two presidents will meet in Geneva on 24 October.", "event_scheduled"),
        ("The hearing is scheduled for 3 November.", "event_scheduled"),
        ("The foreign minister arrives in Riyadh on Monday.", "event_scheduled"),
        ("The treaty was signed on 4 May 2011.", "event_past"),
        ("Troops entered the town last week.", "event_past"),
        ("An August meeting in Alaska brought no result.", "event_past"),
        ("Rebels attacked the port overnight.", "event_past"),
        ("Kenya said it would open an embassy.", "undated_commitment"),
        ("The government has vowed not to raise taxes.", "undated_commitment"),
    ],
)
def test_what_a_sentence_is(text, kind):
    assert [one.kind for one in found(text)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "France said it would send 200 trucks by Friday."
        " Germany said it would send 300 trucks by Friday.",
        "Israel will withdraw its troops by Friday. Lebanon will withdraw its troops by Friday.",
        "Iran will open the northern crossing by Friday."
        " Iran will open the southern crossing by Friday.",
        "President Putin will meet President Trump on Friday."
        " President Putin will meet President Xi on Friday.",
    ],
)
def test_things_of_one_sort_are_two(text):
    assert len(found(text)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "The minister, 58, is in his second term.",
        "The price of wheat rose 3% in September.",
        "The call lasted 40 minutes.",
        "The war is now in its fourth year.",
        "Will they agree by Friday?",
        "They could agree by Friday.",
        "The talks might resume next week.",
        "We hope to have a deal next month.",
        "He declined to say whether troops would leave by Christmas.",
        "The president said on Tuesday that he was well.",
        "They have not met since 2019.",
        "The dam, built in 1964, supplies the city.",
        "The deal had been due to expire in June.",
        "ABUJA, 16 October 2025 - ",
        "It is the second attack in three days.",
        "The 60-day state of emergency costs 3 million dollars a day.",
    ],
)
def test_what_is_nothing_to_record(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "speaker", "role"),
    [
        ("The bank will pay by Friday, Anna Kovac said.", "Anna Kovac", None),
        (
            "Finance Minister Anna Kovac said the bank would pay by Friday.",
            "Anna Kovac",
            "Finance Minister",
        ),
        ("“We will pay by Friday,” said Anna Kovac.", "Anna Kovac", None),
        ("“It was late,” Anna Kovac said. “We will pay by Friday.”", "Anna Kovac", None),
        (
            "Finance Minister Anna Kovac met the press. She said the bank would pay by Friday.",
            "Anna Kovac",
            "Finance Minister",
        ),
        (
            "Finance Minister Anna Kovac met the press. The minister said the bank would pay by"
            " Friday.",
            "Anna Kovac",
            "Finance Minister",
        ),
        ("An official said the bank would pay by Friday.", "An official", "An official"),
        ("The bank will pay by Friday, according to Anna Kovac.", "Anna Kovac", None),
        ("The bank will pay by Friday.", "article", None),
    ],
)
def test_who_says_it(text, speaker, role):
    assert [(one.speaker, one.role) for one in found(text)] == [(speaker, role)]


def test_a_transcript_says_who_speaks():
    text = "MR. HARLAN: We will finish by Friday.\nMS. OKORO: We will pay by Monday."
    assert [one.speaker for one in found(text)] == ["Harlan", "Okoro"]


def test_a_question_of_a_transcript_binds_nobody():
    text = "QUESTION: You met them on Monday.\nMR. HARLAN: We will finish by Friday."
    assert [one.speaker for one in found(text)] == ["Harlan"]


def test_a_known_party_is_named_as_it_is_recorded():
    known = (Known("volodymyr-zelenskyy", "Volodymyr Zelenskyy", ("Zelensky",)),)
    (one,) = found("Zelensky said he would visit Rome by Friday.", parties=known)
    assert one.speaker == "Volodymyr Zelenskyy"
    assert one.bound == ("Volodymyr Zelenskyy",)


def test_the_same_thing_told_twice_is_one_candidate():
    text = (
        "Kenya will host a summit on the border on 24 October.\n"
        "Talks were long. The summit on the border will open on 24 October."
    )
    (one,) = found(text)
    assert len(one.also) == 1
    assert "told more than once" in one.reasons


def test_two_acts_of_one_day_stay_two():
    text = "Kenya will pay the fee by Friday. Uganda will release the ships by Friday."
    assert [one.title for one in found(text)] == ["pay the fee", "release the ships"]


@pytest.mark.parametrize(
    ("text", "row", "tie", "verdict"),
    [
        (
            "Kenya and Uganda held a summit on Monday.",
            Recorded(7, "deadline", "Border summit", ("Kenya", "Uganda"), DAY.replace(day=1), DAY),
            "fulfils",
            "met",
        ),
        (
            "Kenya and Uganda will hold a summit by 30 November.",
            Recorded(7, "deadline", "Border summit", ("Kenya", "Uganda"), None, DAY),
            "moves",
            None,
        ),
        (
            "Kenya and Uganda will hold a summit by 30 November.",
            Recorded(7, "deadline", "Border summit", ("Kenya", "Uganda"), None, date(2025, 11, 30)),
            "twin",
            None,
        ),
    ],
)
def test_what_is_recorded_is_compared(text, row, tie, verdict):
    (one,) = found(text, recorded=(row,))
    (made,) = one.suggestions
    assert (made.tie, made.number, made.verdict) == (tie, 7, verdict)
    assert "#7" in made.why


def test_what_has_nothing_to_do_with_it_is_not_suggested():
    row = Recorded(7, "deadline", "Grain shipments", ("Peru",), DAY, DAY)
    (one,) = found("Kenya will host a summit on 24 October.", recorded=(row,))
    assert one.suggestions == ()


def test_a_row_has_the_promised_keys():
    text = "Finance Minister Anna Kovac said the bank would pay within two weeks or so."
    article = Article("a", text, DAY)
    (one,) = read(article)
    row = candidate_row(article, one)
    assert {key: row[key] for key in ("article", "published", "kind", "speaker", "phrase")} == {
        "article": "a",
        "published": "2025-10-16",
        "kind": "deadline",
        "speaker": "Anna Kovac",
        "phrase": "within two weeks or so",
    }
    assert text[row["phrase_start"] : row["phrase_end"]] == row["phrase"]
    assert text[row["quote_start"] : row["quote_end"]] == row["quote"] == text
    assert (row["first"], row["last"], row["hedge"]) == ("2025-10-16", "2025-10-30", "or so")
    assert row["sentence"].startswith("Two weeks counted from 16 October 2025")
    assert row["precision"] == "week"
    assert set(row) == {
        *("article", "published", "kind", "title", "speaker", "role", "bound", "phrase"),
        *("phrase_start", "phrase_end", "quote", "quote_start", "quote_end", "first", "last"),
        *("precision", "hedge", "sentence", "confidence", "reasons", "also", "suggestions"),
    }


PIECES = st.sampled_from(
    [
        *("The minister ", "Anna Kovac ", "said ", "he ", "will meet ", "by Friday", "on 24 May "),
        *("“", "”", '"', ", ", ". ", "\n", "\n\n", "if ", "not ", "? ", "in 2024 ", "U.S. ", "İ"),
        *("within two weeks ", "MR. X: ", "later saying ", "\x00", "\u2019s ", "\u202e", "(", ")"),
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_text_is_read_and_what_is_found_stands_in_it(text):
    for one in read(Article("a", text, DAY)):
        assert fault(text, one) is None


@given(st.text(max_size=200))
def test_no_text_raises(text):
    read(Article("a", text, DAY))
