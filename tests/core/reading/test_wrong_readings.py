"""Sentences that were once misread: what is denied, when it was said, who has to act, titles."""

from datetime import date

import pytest

from tracker.core.reading import Article, read, unread
from tracker.core.reading.layout import Layout
from tracker.core.reading.tongue import TONGUES, tongue

DAY = date(2025, 10, 16)  # a Thursday


def found(text):
    return read(Article("a", text, DAY))


DENIED = [
    "The ministry denied that troops would leave by Friday.",
    "Kovac denied reports that the bank would close on 30 October.",
    "The spokesman did not say when the army would leave the town by December.",
    "Anna Kovac rejected claims that the bank would pay by Friday.",
    "The Kremlin dismissed reports that Ilic will travel to Budapest on Friday.",
    "It is not true that we will leave by Friday.",
    "The government has no intention of leaving by Friday.",
    "He dismissed as false reports that the army would leave by Friday.",
    "The bank denied it would open an embassy.",
    "The Chamber rejects the request of the Defence that the trial be postponed until March 2026.",
    "No decision will be taken before the vote in March.",
]


@pytest.mark.parametrize("text", DENIED)
def test_what_is_denied_is_nothing(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        (
            "He did not say when talks would resume, but Kenya will host them by Friday.",
            "by Friday",
        ),
        (
            "Kovac denied that the bank would pay by Friday, and said it would pay by 30 November.",
            "by 30 November",
        ),
        (
            "The government rejected calls for elections by May and said it would stay until 2027.",
            "until 2027",
        ),
    ],
)
def test_a_denial_ends_with_its_clause(text, phrase):
    assert [one.phrase for one in found(text)] == [phrase]


NOT_ANNOUNCED = [
    "The truce lasted until March.",
    "More than 40 people were killed within a week.",
    "It was the third attack within a week.",
    "Goods shipped before 30 October 2025 will not be taxed.",
    "The minister said the deadline of 1 October had passed.",
    "Kovac, who will be 60 in March, leads the party.",
    "The 2026 World Cup will be held in three countries.",
    "The licence is valid for two years.",
    "Grants run for three years.",
    "Racks of less than 5 years of age are excluded.",
    "The talks, due to begin on Monday, were put off.",
    "Lawmakers were to debate the budget on Friday.",
    "The deal was originally scheduled for May.",
    "Beirut had asked for the mission to stay until 2030.",
    "The ministry had promised an answer by October 30, but none came.",
    "The rupee closed at 280.9 to the dollar on Wednesday.",
]


@pytest.mark.parametrize("text", NOT_ANNOUNCED)
def test_what_only_looks_like_a_limit_is_nothing(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The truce expired at midnight on Tuesday.",
        "A ceasefire lapsed at midnight on Tuesday without a word.",
    ],
)
def test_what_expired_is_over(text):
    assert [(one.kind, one.last) for one in found(text)] == [("event_past", date(2025, 10, 14))]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("On Monday, Kovac said the bank would pay by Friday.", "2025-10-13", "2025-10-17"),
        (
            "KYIV, Oct 16 - On Monday, Kovac said it would pay by Friday.",
            "2025-10-13",
            "2025-10-17",
        ),
        ("Kovac said on Monday the bank would pay by Friday.", "2025-10-13", "2025-10-17"),
        ("The bank will pay by Friday, Kovac said on Monday.", "2025-10-13", "2025-10-17"),
        ("“We will pay by Friday,” Kovac said on Monday.", "2025-10-13", "2025-10-17"),
        ("Kovac promised on Monday to pay by Friday.", "2025-10-13", "2025-10-17"),
        ("Kovac said on Monday it would pay within two weeks.", "2025-10-13", "2025-10-27"),
        ("Last week Kovac said it would pay within ten days.", "2025-10-12", "2025-10-22"),
        ("Kovac said on Monday that they would meet on Wednesday.", "2025-10-15", "2025-10-15"),
        ("In May the minister promised to pay by the end of 2026.", "2025-05-31", "2026-12-31"),
        ("Kovac said on Monday it was late. It will pay by Friday.", "2025-10-16", "2025-10-17"),
        (
            "On Monday, rebels attacked, and Kovac said the army would leave by Friday.",
            "2025-10-16",
            "2025-10-17",
        ),
    ],
)
def test_a_window_counts_from_the_day_of_speaking(text, first, last):
    (one,) = (one for one in found(text) if one.kind != "event_past")
    assert (one.first, one.last) == (date.fromisoformat(first), date.fromisoformat(last))
    assert one.reading.said == min(one.first, one.reading.said)


@pytest.mark.parametrize(
    "text",
    [
        "In 2019, Johnson said Britain would leave by October 31.",
        "In January, the minister promised to pay by March.",
        "The army promised last month to open the road by the first week of October.",
    ],
)
def test_what_was_announced_long_ago_and_is_over_is_no_news(text):
    assert [one for one in found(text) if one.kind != "event_past"] == []


def test_a_window_of_a_year_named_holds_the_date():
    (one,) = found("In 2019, Johnson said Britain would leave by October 31, 2026.")
    assert (one.first, one.last) == (date(2019, 12, 31), date(2026, 10, 31))


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("Kovac told reporters the president will visit Rome by Friday.", ("the president",)),
        ("Anna Kovac told parliament on Monday the king will sign by Friday.", ("the king",)),
        ("Kovac told reporters that President Jan Bek will sign by Friday.", ("Jan Bek",)),
        (
            "President Jan Bek met the press. Kovac told the Senate the president will sign it"
            " by Friday.",
            ("Jan Bek",),
        ),
        ("Kovac told reporters he will visit Rome by Friday.", ("Kovac",)),
        ("Kovac said Ilic would sign the law by Friday.", ("Ilic",)),
    ],
)
def test_who_is_bound_is_who_acts_and_not_who_tells(text, bound):
    assert [one.bound for one in found(text)] == [bound]


@pytest.mark.parametrize(
    ("text", "bound", "title"),
    [
        (
            "If Hamas does not free them by Monday, Israel will attack the city, Netanyahu warned.",
            ("Hamas",),
            "free them, or Israel will attack the city",
        ),
        (
            "Israel will attack the city if Hamas fails to free them by Monday, Netanyahu warned.",
            ("Hamas",),
            "free them, or Israel will attack the city",
        ),
        (
            "Kurti warned that Kosovo would close the border unless Serbia leaves by Friday.",
            ("Serbia",),
            "Serbia leaves, or Kosovo would close the border",
        ),
        (
            "If the hostages are not freed by Monday, the border will be closed, Kovac said.",
            (),
            "the hostages are freed, or the border will be closed",
        ),
        (
            "If no deal is reached by Friday, tariffs will rise, Kovac said.",
            (),
            "If no deal is reached, tariffs will rise",
        ),
    ],
)
def test_an_ultimatum_names_the_demand_and_the_threat(text, bound, title):
    assert [(one.bound, one.title) for one in found(text)] == [(bound, title)]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The bank will pay by Friday, Kovac said on Monday.", "The bank will pay"),
        ("On Monday, Kovac said the bank would pay by Friday.", "the bank would pay"),
        ("Kovac said on Monday that the bank would pay by Friday.", "the bank would pay"),
        ("Kovac said Monday the bank would pay by October 31.", "the bank would pay"),
        ("The bank will\x07 pay the\u202e fee by Friday.", "The bank will pay the fee"),
        ("A decision is due by the end of the year.", "A decision"),
        (
            "A draft was sent on Monday; replies are welcome until 22 October.",
            "replies are welcome",
        ),
    ],
)
def test_a_title_has_no_tail_and_no_day_of_speaking(text, title):
    assert found(text)[-1].title == title


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("SUMMARY: We postpone it until Friday.\nDATES: It is due by Monday.", ["article"] * 2),
        ("NAIROBI: It will pay by Friday.\nKAMPALA: It will leave by Monday.", ["article"] * 2),
        (
            "MR. HARLAN: We will pay by Friday.\nMS. OKORO: We will pay by Monday.",
            ["Harlan", "Okoro"],
        ),
        ("The CHAIRMAN. It is late.\nMr. BEK. We will pay by Friday.", ["Bek"]),
        ("Host: And?\nBek: We will pay by Friday.\nHost: Oh.\nBek: Yes.", ["Bek"]),
        ("Note: We will pay by Friday.\nAgenda: We will meet on Monday.", ["article"] * 2),
    ],
)
def test_headings_are_no_speakers(text, speakers):
    assert [one.speaker for one in found(text)] == speakers


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "Week ahead\nFriday: Vote on the budget\nOct 20 - Talks, Rome",
            ["2025-10-17", "2025-10-20"],
        ),
        ("Dates\n\n- Oct 22-24: Summit in Paris\n- Nov 3: Hearing", ["2025-10-24", "2025-11-03"]),
        (
            "So far\nOct 3: Rebels attacked the port\nOct 12: Talks held",
            ["2025-10-03", "2025-10-12"],
        ),
        ("Friday: Parliament votes on the budget", []),
        ("16 October 2025 - It was late.\nIt rained.", []),
    ],
)
def test_a_list_of_dates(text, days):
    assert [one.last.isoformat() for one in found(text)] == days


def test_a_line_of_a_list_may_be_a_limit():
    text = "Ahead\nOct 20: Deadline for comments\nOct 24: Both houses meet\nOct 31: His term ends"
    assert [one.kind for one in found(text)] == ["deadline", "event_scheduled", "deadline"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Unions march on Thursday.", "2025-10-16"),
        ("Teachers strike on Monday over pay.", "2025-10-20"),
        ("The court rules on Friday on the appeal.", "2025-10-17"),
        ("I leave for Rome tomorrow.", "2025-10-17"),
        ("The minister is travelling to Rome on Monday.", "2025-10-20"),
        ("The court set 12 November as the date for the hearing.", "2025-11-12"),
        ("The board will consider the loan on 8 December.", "2025-12-08"),
    ],
)
def test_the_present_tells_of_what_is_to_come(text, day):
    assert [(one.kind, one.last.isoformat()) for one in found(text)] == [("event_scheduled", day)]


def test_a_day_on_which_something_was_announced_is_an_event():
    (one,) = found("On Monday the government announced a curfew.")
    assert (one.kind, one.last) == ("event_past", date(2025, 10, 13))


def test_who_acts_twice_is_bound_by_the_second_verb():
    text = "President Jan Bek spoke. He left for Tokyo on Monday and is due to meet Ilic on Friday."
    assert found(text)[-1].bound == ("Jan Bek",)


def test_a_clause_behind_another_has_a_title_of_its_own():
    text = "A bill was sent to the assembly on Monday, and its committee has 15 days to report."
    assert found(text)[-1].title == "its committee has to report"


def test_questions_and_answers_of_a_writer_name_nobody():
    text = "Q: And then?\nA: They will pay by Friday.\nQ: Sure?\nA: Yes."
    assert [one.speaker for one in found(text)] == ["article"]


@pytest.mark.parametrize(
    "text",
    [
        "Bern, 16.10.2025 - It was late.",
        "16 October 2025 - It was late.",
        "KYIV, Oct 16 (Agency) - It was late.",
    ],
)
def test_a_dateline_is_nothing(text):
    assert found(text) == []


def test_a_noun_that_looks_like_a_verb_tells_of_nothing_to_come():
    (one,) = found("The Senate held a sanctions vote on Tuesday.")
    assert (one.kind, one.last) == ("event_past", date(2025, 10, 14))


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Tariffs will take effect on 1 November.", "will take effect on 1 November"),
        ("The ban comes into force on 1 November.", "on 1 November"),
        ("The deadline for comments is 14 November.", "14 November"),
        ("The Tribunal orders the respondent to reply by 12 December 2025.", "by 12 December 2025"),
        ("The ruling can be appealed within 15 days.", "within 15 days"),
        ("A decision is expected in early 2026.", "expected in early 2026"),
        ("The force stays until the end of the month.", "until the end of the month"),
    ],
)
def test_what_binds_without_a_will(text, phrase):
    assert [(one.kind, one.phrase) for one in found(text)] == [("deadline", phrase)]


@pytest.mark.parametrize("code", TONGUES)
def test_a_text_of_the_small_words_of_a_language_is_of_it(code):
    assert tongue(" ".join(TONGUES[code].words.split("|"))) == code


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("The law will be signed by Friday, and it is the last of its kind.", None),
        ("Talks on 3 May", None),
        ("", None),
        (
            "Das Parlament wird nicht vor dem Sommer über das Gesetz abstimmen.",
            "it reads as German",
        ),
        ("Le conseil et les ministres du pays sont dans une salle.", "it reads as French"),
        ("Президент подпишет закон до пятницы.", "its letters are not Latin"),
    ],
)
def test_a_text_that_the_rules_do_not_know_is_told(text, why):
    told = unread(text)
    assert told is None if why is None else told.startswith(why)


def test_a_text_in_another_language_gives_nothing():
    assert found("Die Regierung will das Gesetz bis Freitag vorlegen, sagte der Minister.") == []


def test_lines_of_a_list_are_paragraphs_of_their_own_where_lines_are_broken():
    text = "A first line of the text that is long enough to be broken at some width,\nand goes on."
    layout = Layout(
        f"{text}\n\n{text}\nOct 20 - Talks in Rome\nOct 22 - Hearing\n\n{text}\n\n{text}"
    )
    assert sum(layout.text.startswith("Oct", part.start) for part in layout.paragraphs) == 2
