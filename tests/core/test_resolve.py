"""What a reading depends on beside its words: whether they look back, and the clock time.

The other tables read phrases as announcements, which look ahead, and from the day alone.
"""

from datetime import date, time

import pytest

from tracker.core.anchors import Window
from tracker.core.asked import Asked
from tracker.core.conventions import CONVENTIONS
from tracker.core.phrases import read_as
from tracker.core.records import Reading
from tracker.errors import PhraseError

SAID = date(2025, 10, 16)  # a Thursday
BACK = Asked(SAID, past=True, back=True)


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def window(reading: Reading) -> tuple[date | None, date | None]:
    return reading.first, reading.last


LOOKING_BACK = [
    # phrase, first day, last day; empty is open
    ("on Friday", "2025-10-10", "2025-10-10"),
    ("on Thursday", "2025-10-16", "2025-10-16"),  # the day it was said has begun
    ("on Wednesday", "2025-10-15", "2025-10-15"),
    ("last Friday", "2025-10-10", "2025-10-10"),
    ("last Thursday", "2025-10-09", "2025-10-09"),
    ("on 16 October", "2025-10-16", "2025-10-16"),
    ("on 17 October", "2024-10-17", "2024-10-17"),
    ("on 15 October", "2025-10-15", "2025-10-15"),
    ("on 29 February", "2024-02-29", "2024-02-29"),
    ("on 16 October 2023", "2023-10-16", "2023-10-16"),
    ("on the 16th", "2025-10-16", "2025-10-16"),
    ("on the 17th", "2025-09-17", "2025-09-17"),
    ("on the 31st", "2025-08-31", "2025-08-31"),  # September has none
    ("on Monday the 1st", "2025-09-01", "2025-09-01"),
    ("12/31", "2024-12-31", "2024-12-31"),
    ("in May", "2025-05-01", "2025-05-31"),
    ("in November", "2024-11-01", "2024-11-30"),
    ("in October", "2025-10-01", "2025-10-16"),  # the rest of it is not over
    ("last May", "2025-05-01", "2025-05-31"),
    ("last October", "2024-10-01", "2024-10-31"),
    ("last November", "2024-11-01", "2024-11-30"),
    ("in Q3", "2025-07-01", "2025-09-30"),
    ("in Q4", "2025-10-01", "2025-10-16"),
    ("in the second half", "2025-07-01", "2025-10-16"),
    ("in the summer", "2025-06-01", "2025-08-31"),
    ("in the winter", "2024-12-01", "2025-02-28"),
    ("last winter", "2024-12-01", "2025-02-28"),
    ("at the weekend", "2025-10-11", "2025-10-12"),
    ("last weekend", "2025-10-11", "2025-10-12"),
    ("last week", "2025-10-06", "2025-10-12"),
    ("last month", "2025-09-01", "2025-09-30"),
    ("the month before last", "2025-08-01", "2025-08-31"),
    ("last quarter", "2025-07-01", "2025-09-30"),
    ("at Easter", "2025-04-20", "2025-04-20"),
    ("at Christmas", "2024-12-25", "2024-12-25"),
    ("last Christmas", "2024-12-25", "2024-12-25"),
    ("early May", "2025-05-01", "2025-05-10"),
    ("in the second week of March", "2025-03-08", "2025-03-14"),
    ("in the week of 6 October", "2025-10-06", "2025-10-12"),
    ("two days before Christmas", "2024-12-23", "2024-12-23"),
    ("on 3 November 2025", "2025-11-03", "2025-11-03"),  # ahead all the same: was due on
    ("in November 2025", "2025-11-01", "2025-11-30"),
    # relations
    ("after May", "2025-06-01", ""),
    ("before May", "", "2025-04-30"),
    ("by May", "", "2025-05-31"),
    ("until May", "", "2025-05-31"),
    ("as early as May", "2025-05-01", ""),
    ("since May", "2025-05-01", "2025-10-16"),
    ("since Thursday", "2025-10-16", "2025-10-16"),
    ("within the past two weeks", "2025-10-02", "2025-10-16"),
    ("over the past three months", "2025-07-16", "2025-10-16"),
    ("over the past few weeks", "2025-09-18", "2025-10-16"),
    ("in recent weeks", "2025-09-04", "2025-10-16"),
    ("two weeks ago", "2025-10-02", "2025-10-02"),
    ("recently", "", "2025-10-16"),
    ("yesterday", "2025-10-15", "2025-10-15"),
    ("the day before yesterday", "2025-10-14", "2025-10-14"),
]


@pytest.mark.parametrize(("phrase", "first", "last"), LOOKING_BACK, ids=lambda text: text)
def test_words_that_look_back(phrase, first, last):
    reading = read_as(phrase, BACK)
    assert window(reading) == (day(first), day(last))
    assert reading.tolerance == 0 or "few" in phrase or "recent" in phrase


@pytest.mark.parametrize(
    ("phrase", "words", "others"),
    [
        ("on Friday", "Friday is 10 October 2025; the last such day up to the one it was", []),
        ("on 5 May", "no year was said, so the last one is meant", []),
        ("on the 20th", "no month was said, so the last one is meant", []),
        ("last Friday", "Last Friday is 10 October 2025; the last such day before it was", []),
        ("last Monday", "Last Monday is 13 October 2025; the last such day", ["2025-10-06"]),
        ("the Monday before last", "The Monday before last is 6 October 2025.", []),
        ("in the summer", "seasons are three whole months", []),
        ("03/04", "read month first", ["2025-04-03"]),
    ],
)
def test_what_looks_back_says_so(phrase, words, others):
    reading = read_as(phrase, BACK)
    assert words in reading.sentence
    assert [other.last for other in reading.alternatives] == [day(other) for other in others]


def test_the_other_order_of_day_and_month_may_lie_ahead():
    reading = read_as("on 03/11/2025", BACK)
    assert window(reading) == (date(2025, 3, 11), date(2025, 3, 11))
    assert [window(other) for other in reading.alternatives] == [
        (date(2025, 11, 3), date(2025, 11, 3))
    ]


@pytest.mark.parametrize(
    ("phrase", "said", "first", "last"),
    [
        ("on 29 February", "2025-02-28", "2024-02-29", "2024-02-29"),
        ("on 29 February", "1903-10-16", "1896-02-29", "1896-02-29"),  # 1900 had none
        ("on 28 February", "2024-02-28", "2024-02-28", "2024-02-28"),
        ("in December", "2025-01-01", "2024-12-01", "2024-12-31"),
        ("in January", "2025-01-01", "2025-01-01", "2025-01-01"),
        ("in the winter", "2025-01-10", "2024-12-01", "2025-01-10"),
        ("at the weekend", "2025-10-18", "2025-10-18", "2025-10-18"),
        ("at the weekend", "2025-10-17", "2025-10-11", "2025-10-12"),
        ("at the weekend", "2025-10-19", "2025-10-18", "2025-10-19"),
        ("at Christmas", "2025-12-25", "2025-12-25", "2025-12-25"),
        ("at Christmas", "2025-12-24", "2024-12-25", "2024-12-25"),
        ("last Christmas", "2025-12-25", "2024-12-25", "2024-12-25"),
        ("last Christmas", "2025-12-26", "2025-12-25", "2025-12-25"),
        ("last May", "2025-05-31", "2024-05-01", "2024-05-31"),
        ("last May", "2025-06-01", "2025-05-01", "2025-05-31"),
    ],
)
def test_words_that_look_back_near_an_edge(phrase, said, first, last):
    reading = read_as(phrase, BACK.but(said=date.fromisoformat(said)))
    assert window(reading) == (day(first), day(last))


@pytest.mark.parametrize(
    ("phrase", "first", "last"),
    [
        ("in May 2025", "2025-05-01", "2025-05-31"),
        ("in October", "2025-10-01", "2025-10-31"),  # nothing says that it stops today
        ("on 5 May 2025", "2025-05-05", "2025-05-05"),
        ("by May 2025", "", "2025-05-31"),
        ("by November 2025", "2025-10-16", "2025-11-30"),
        ("by 15 October 2025", "", "2025-10-15"),
        ("by 16 October 2025", "2025-10-16", "2025-10-16"),
        ("in May", "2026-05-01", "2026-05-31"),
    ],
)
def test_what_is_over_is_no_reason_to_refuse_where_words_may_look_back(phrase, first, last):
    assert window(read_as(phrase, Asked(SAID, past=True))) == (day(first), day(last))


@pytest.mark.parametrize(
    ("phrase", "reason"),
    [
        ("two weeks ago", "it speaks of the past"),
        ("over the past week", "it speaks of the past"),
        ("since May", "it speaks of the past"),
        ("recently", "it speaks of the past"),
        ("yesterday", "was over before 16 October 2025"),
        ("by 15 October 2025", "was over before 16 October 2025"),
        ("before 16 October 2025", "it would end on 15 October 2025, before 16 October 2025"),
    ],
)
def test_an_announcement_does_not_look_back(phrase, reason):
    with pytest.raises(PhraseError) as caught:
        read_as(phrase, Asked(SAID))
    assert reason in caught.value.reason


@pytest.mark.parametrize(
    ("phrase", "said", "last", "hour"),
    [
        ("in 90 minutes", "15:00", "2025-10-16", "16:30"),
        ("in half an hour", "15:00", "2025-10-16", "15:30"),
        ("in two and a half hours", "15:00", "2025-10-16", "17:30"),
        ("in 120 seconds", "15:00", "2025-10-16", "15:02"),
        ("in 10 hours", "15:00", "2025-10-17", "01:00"),
        ("in a couple of hours", "15:00", "2025-10-16", "17:00"),
        ("in two to three hours", "15:00", "2025-10-16", "18:00"),
        ("within 72 hours", "15:00", "2025-10-19", "15:00"),
        ("two hours from now", "15:00", "2025-10-16", "17:00"),
        ("within 48 hours", "00:00", "2025-10-18", "00:00"),
    ],
)
def test_a_length_in_hours_ends_at_an_hour_where_the_clock_time_is_known(phrase, said, last, hour):
    reading = read_as(phrase, Asked(SAID, at=time.fromisoformat(said)))
    assert (reading.last, reading.hour) == (day(last), time.fromisoformat(hour))
    assert (reading.precision, reading.opens) == ("hour", None)
    assert f"the hour is {hour}, UTC" in reading.sentence


@pytest.mark.parametrize(
    ("phrase", "last"),
    [
        ("in two days", "2025-10-18"),
        ("in the coming hours", "2025-10-17"),
        ("by Friday", "2025-10-17"),
        ("two days from now", "2025-10-18"),
    ],
)
def test_nothing_else_gets_an_hour(phrase, last):
    reading = read_as(phrase, Asked(SAID, at=time(15)))
    assert (reading.last, reading.hour) == (day(last), None)


@pytest.mark.parametrize(
    ("phrase", "first", "last", "opens", "hour"),
    [
        ("an hour ago", "2025-10-16", "2025-10-16", None, time(14)),
        ("16 hours ago", "2025-10-15", "2025-10-15", None, time(23)),
        ("over the past two hours", "2025-10-16", "2025-10-16", time(13), time(15)),
        ("in the past 16 hours", "2025-10-15", "2025-10-16", time(23), time(15)),
        ("over the past 90 minutes", "2025-10-16", "2025-10-16", time(13, 30), time(15)),
    ],
)
def test_hours_ago_and_the_past_hours(phrase, first, last, opens, hour):
    reading = read_as(phrase, Asked(SAID, at=time(15), past=True))
    assert window(reading) == (day(first), day(last))
    assert (reading.opens, reading.hour) == (opens, hour)
    if opens:
        assert f"the hours are {opens:%H:%M} to 15:00, UTC" in reading.sentence


def test_past_hours_without_the_clock_time_are_whole_days():
    reading = read_as("in the past 16 hours", Asked(SAID, past=True))
    assert window(reading) == (date(2025, 10, 15), SAID)
    assert "without the clock time it was said, that is 1 day." in reading.sentence


@pytest.mark.parametrize(
    ("phrase", "loose"),
    [
        ("within a couple of weeks", False),
        ("within a few weeks", True),
        ("within two weeks", False),
        ("within weeks", True),
    ],
)
def test_a_couple_is_two_to_everyone(phrase, loose):
    assert read_as(phrase, Asked(SAID)).loose == loose
    three = Asked(SAID, conventions=CONVENTIONS.but(couple=3))
    assert read_as(phrase, three).loose == (loose or "couple" in phrase)


@pytest.mark.parametrize(
    ("phrase", "first", "last", "every", "words"),
    [
        ("every week since May", "2025-10-16", "2025-10-23", "P1W", "repeated, and"),
        (
            "every Monday since 1 October",
            "2025-10-20",
            "2025-10-20",
            "P1W",
            "the last one is meant",
        ),
        ("every week from May", "2026-05-01", "2026-05-08", "P1W", "repeated, and"),
        ("every Monday starting 1 November", "2025-11-03", "2025-11-03", "P1W", "the next one is"),
        ("every Monday and Thursday", "2025-10-20", "2025-10-20", "P1W", "repeated, and"),
        ("every Thursday and Friday", "2025-10-17", "2025-10-17", "P1W", "repeated, and"),
        ("every two weeks until next March", "2025-10-16", "2025-10-30", "P2W", "until 31 March"),
        ("every few weeks", "2025-10-16", "2025-11-13", "P4W", "repeated, and"),
        ("on the last day of every month", "2025-10-31", "2025-10-31", "P1M", "repeated, and"),
        ("every five working days", "2025-10-16", "2025-10-23", "P5D", "repeated, and"),
    ],
)
def test_the_first_of_what_is_repeated(phrase, first, last, every, words):
    reading = read_as(phrase, Asked(SAID))
    assert (*window(reading), reading.every) == (day(first), day(last), every)
    assert words in reading.sentence


@pytest.mark.parametrize(
    ("zone", "taken", "others"),
    [
        ("Asia/Jerusalem", "Asia/Jerusalem", []),
        ("Asia/Kolkata", "Asia/Kolkata", []),
        ("UTC", "Asia/Kolkata", ["Asia/Jerusalem", "Europe/Dublin"]),
    ],
)
def test_an_abbreviation_of_several_zones_is_the_one_that_holds_if_it_is_among_them(
    zone, taken, others
):
    reading = read_as("by 6 p.m. IST on Friday", Asked(SAID, zone))
    assert (reading.zone, reading.hour, reading.last) == (taken, time(18), date(2025, 10, 17))
    assert [other.zone for other in reading.alternatives] == others
    assert {other.phrase for other in reading.alternatives} <= {"by 6 p.m. IST on Friday"}
    said = "The zone is taken as Asia/Kolkata; it can also be Asia/Jerusalem or Europe/Dublin."
    assert (said in reading.sentence) == bool(others)
    assert reading.sentence.startswith("The last day is 17 October 2025")


@pytest.mark.parametrize(
    ("phrase", "precision"),
    [
        ("within 90 seconds", "hour"),
        ("within 90 minutes", "hour"),
        ("within a fiscal year", "year"),
        ("within a century", "decade"),
        ("over the past 90 minutes", "hour"),
        ("over the past century", "decade"),
        ("over the past two weeks", "week"),
    ],
)
def test_units_that_no_reading_has_a_name_for(phrase, precision):
    assert read_as(phrase, Asked(SAID, past=True)).precision == precision


@pytest.mark.parametrize(
    ("phrase", "relation", "vague"),
    [
        ("since May", "within", False),
        ("recently", "within", False),
        ("for two weeks", "until", False),
        ("within the past two weeks", "within", False),
        ("soon", "in", True),
    ],
)
def test_ties_that_only_tell_what_lasts_come_to_within(phrase, relation, vague):
    reading = read_as(phrase, BACK)
    assert (reading.relation, reading.vague) == (relation, vague)


def test_hours_from_one_time_to_another():
    reading = read_as("from 9 a.m. to 5 p.m. on Friday", Asked(SAID))
    assert window(reading) == (date(2025, 10, 17), date(2025, 10, 17))
    assert (reading.opens, reading.hour) == (time(9), time(17))
    assert reading.sentence.endswith("the hours are 09:00 to 17:00, UTC.")


def test_words_without_a_hedge_have_none():
    assert read_as("within two weeks", Asked(SAID)).hedge is None
    assert read_as("after the vote", Asked(SAID)).hedge is None
    assert read_as("soon", Asked(SAID)).hedge is None


@pytest.mark.parametrize(
    ("phrase", "offset"),
    [
        ("365000 days after the vote", "P365000D"),
        ("two weeks after a month after the vote", "P1M14D"),
        ("30 days after a few weeks after the vote", "P58D"),
        ("a few days after the vote", "P4D"),
        ("a few months before the vote", "-P4M"),
        ("weeks after the vote", "P42D"),
    ],
)
def test_offsets_from_an_event(phrase, offset):
    reading = read_as(phrase, Asked(SAID))
    assert reading.anchor.offset == offset
    assert reading.loose == phrase.startswith(("a few", "weeks"))


def test_an_event_a_thousand_years_away_is_refused():
    with pytest.raises(PhraseError, match="over a thousand years away"):
        read_as("365001 days after the vote", Asked(SAID))


@pytest.mark.parametrize(
    ("event", "first", "last"),
    [
        (Window(date(2025, 11, 12), date(2025, 11, 13)), "2025-11-14", ""),
        (Window(None, date(2025, 11, 13)), "2025-11-14", ""),
        (Window(date(2025, 11, 12), None), "2025-10-16", ""),  # it has no day yet
    ],
)
def test_an_event_has_a_day_once_its_last_is_known(event, first, last):
    reading = read_as("after the vote", Asked(SAID, events={"the vote": event}))
    assert window(reading) == (day(first), day(last))
    assert ("until that has a day" in reading.sentence) == (event.last is None)
