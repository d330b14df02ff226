"""Rules and their instances: tables of days, and the laws that hold of every rule."""

from calendar import monthrange
from datetime import date, datetime
from itertools import islice, pairwise

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.core.patterns import Repeat, check_rule, instance_words, rrule, rule_words, words
from tracker.core.phrases import parse, read
from tracker.core.recurrence import Rule, instances
from tracker.core.repeating import rule_of
from tracker.errors import UsageError

SAID = date(2025, 10, 16)
LOOKED = 30  # instances that a law is tried on

DAYS = [
    # pattern, origin, the first days
    ("FREQ=MONTHLY", "2026-01-31", "2026-01-31 2026-02-28 2026-03-31 2026-04-30 2026-05-31"),
    ("FREQ=MONTHLY", "2027-11-30", "2027-11-30 2027-12-30 2028-01-30 2028-02-29 2028-03-30"),
    ("FREQ=MONTHLY;INTERVAL=3", "2025-11-30", "2025-11-30 2026-02-28 2026-05-30 2026-08-30"),
    ("FREQ=YEARLY", "2024-02-29", "2024-02-29 2025-02-28 2026-02-28 2027-02-28 2028-02-29"),
    ("FREQ=DAILY;INTERVAL=90", "2025-10-16", "2025-10-16 2026-01-14 2026-04-14"),
    ("FREQ=WEEKLY;INTERVAL=2", "2025-12-24", "2025-12-24 2026-01-07 2026-01-21"),
    ("FREQ=WEEKLY;BYDAY=MO,TH", "2025-10-16", "2025-10-16 2025-10-20 2025-10-23"),
    ("FREQ=MONTHLY;BYDAY=1MO", "2025-10-16", "2025-11-03 2025-12-01 2026-01-05"),
    ("FREQ=MONTHLY;BYDAY=-1FR", "2025-10-16", "2025-10-31 2025-11-28 2025-12-26"),
    ("FREQ=MONTHLY;BYMONTHDAY=-1", "2025-12-31", "2025-12-31 2026-01-31 2026-02-28"),
    ("FREQ=MONTHLY;BYMONTHDAY=31", "2026-01-01", "2026-01-31 2026-02-28 2026-03-31 2026-04-30"),
    ("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=30", "2025-11-01", "2025-11-30 2026-02-28 2026-05-30"),
    ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1", "2026-02-28", "2026-02-28 2027-02-28 2028-02-29"),
    ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "2025-10-16", "2025-10-31 2025-11-28"),
    ("FREQ=YEARLY;INTERVAL=1000", "9000-01-01", "9000-01-01"),
    ("FREQ=DAILY", "9999-12-30", "9999-12-30 9999-12-31"),
]


@pytest.mark.parametrize(("pattern", "origin", "days"), DAYS)
def test_days(pattern: str, origin: str, days: str) -> None:
    expected = days.split()
    rule = Rule(pattern, date.fromisoformat(origin), opens=date.fromisoformat(origin))
    found = [one.day.isoformat() for one in islice(instances(rule), len(expected))]
    assert found == expected


def window(rule: Rule) -> list[tuple[int, str, str]]:
    return [(one.number, str(one.first), str(one.last)) for one in islice(instances(rule), 3)]


def test_windows_up_to_a_day_follow_each_other() -> None:
    rule = Rule("FREQ=MONTHLY", date(2026, 1, 31), opens=SAID)
    assert window(rule) == [
        (1, "2025-10-16", "2026-01-31"),
        (2, "2026-02-01", "2026-02-28"),
        (3, "2026-03-01", "2026-03-31"),
    ]


@pytest.mark.parametrize(
    ("duration", "last"),
    [("P1D", "2026-02-28"), ("P10D", "2026-03-09"), ("P2W", "2026-03-13"), ("P1M", "2026-03-27")],
)
def test_windows_that_last_a_while(duration: str, last: str) -> None:
    rule = Rule("FREQ=MONTHLY", date(2026, 1, 31), 1, duration)
    assert window(rule)[0] == (1, "2026-02-28", last)


def test_a_window_beyond_the_calendar_is_none() -> None:
    rule = Rule("FREQ=DAILY", date(9999, 12, 30), duration="P2D")
    assert window(rule) == [(1, "9999-12-30", "9999-12-31")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("FREQ=DAILY;INTERVAL=90", Repeat("FREQ=DAILY;INTERVAL=90")),
        ("rrule:interval=1;freq=monthly", Repeat("FREQ=MONTHLY")),
        ("FREQ=MONTHLY;BYDAY=1MO;INTERVAL=2", Repeat("FREQ=MONTHLY;INTERVAL=2;BYDAY=1MO")),
        ("FREQ=WEEKLY;BYDAY=MO;WKST=MO;COUNT=4", Repeat("FREQ=WEEKLY;BYDAY=MO", 4)),
        ("FREQ=YEARLY;UNTIL=20271231T235959Z", Repeat("FREQ=YEARLY", None, date(2027, 12, 31))),
        ("FREQ=MONTHLY;BYMONTHDAY=31", Repeat("FREQ=MONTHLY;BYMONTHDAY=31")),
        ("FREQ=MONTHLY;BYMONTHDAY=1,15", Repeat("FREQ=MONTHLY;BYMONTHDAY=1,15")),
    ],
)
def test_rrules(text: str, expected: Repeat) -> None:
    assert rrule(text) == expected


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("INTERVAL=2", "an RRULE has a FREQ"),
        ("FREQ=HOURLY", "FREQ=HOURLY cannot be read"),
        ("FREQ=DAILY;INTERVAL=0", "INTERVAL=0 cannot be read"),
        ("FREQ=DAILY;FREQ=DAILY", "FREQ is there twice"),
        ("FREQ=DAILY;BYHOUR=9", "no BYHOUR in a recurrence"),
        ("FREQ=DAILY;DTSTART=20260101", "give it as --from"),
        ("FREQ=DAILY;;", "no empty part"),
        ("FREQ=WEEKLY;BYDAY=XX", "BYDAY=XX cannot be read"),
        ("FREQ=WEEKLY;BYDAY=1MO", "a numbered BYDAY goes with FREQ=MONTHLY"),
        ("FREQ=WEEKLY;BYMONTHDAY=1", "BYMONTHDAY does not go with FREQ=WEEKLY"),
        ("FREQ=MONTHLY;BYMONTHDAY=32", "BYMONTHDAY=32 is not from 1 to 31"),
        ("FREQ=MONTHLY;BYMONTHDAY=0", "BYMONTHDAY=0 is not from 1 to 31"),
        ("FREQ=MONTHLY;BYMONTHDAY=30,31", "names a day that some months lack"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "names a day that some months lack"),
        ("FREQ=MONTHLY;BYMONTHDAY=-31", "names a day that some months lack"),
        ("FREQ=YEARLY;BYMONTH=13", "BYMONTH=13 is not from 1 to 12"),
        ("FREQ=MONTHLY;BYSETPOS=1", "there is none"),
        ("FREQ=DAILY;COUNT=2;UNTIL=20260101", "a COUNT or an UNTIL"),
        ("FREQ=DAILY;UNTIL=20260231", "UNTIL=20260231 is no day of the calendar"),
        ("FREQ=DAILY;WKST=SU", "WKST=SU cannot be read"),
    ],
)
def test_refused_rrules(text: str, reason: str) -> None:
    with pytest.raises(UsageError, match=reason):
        rrule(text)


@pytest.mark.parametrize(
    ("rule", "reason"),
    [
        (Rule("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6", SAID, opens=SAID), "no day from 2025-10-16"),
        (Rule("FREQ=MONTHLY", SAID, 1, opens=SAID, until=SAID), "and 2025-10-16"),
    ],
)
def test_a_rule_without_a_day_is_refused(rule: Rule, reason: str) -> None:
    with pytest.raises(UsageError, match=reason):
        check_rule(rule)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("FREQ=DAILY;INTERVAL=90", "every 90 days"),
        ("FREQ=YEARLY", "every year"),
        ("FREQ=WEEKLY;BYDAY=MO,TH", "every week on Monday and Thursday"),
        ("FREQ=MONTHLY;BYDAY=1MO,-1FR", "every month on the first Monday and the last Friday"),
        ("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1", "every 3 months on the last day"),
        ("FREQ=MONTHLY;BYMONTHDAY=-3", "every month on the third day from the end"),
        ("FREQ=YEARLY;BYMONTH=1,7;BYMONTHDAY=1", "every year on the first day in January and July"),
        (
            "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1",
            "every month on Monday and Tuesday on the last of those",
        ),
    ],
)
def test_words(pattern: str, text: str) -> None:
    assert words(pattern) == text


def test_a_rule_in_words() -> None:
    rule = Rule("FREQ=MONTHLY", date(2026, 1, 31), opens=SAID, until=date(2026, 12, 31))
    assert rule_words(rule) == "every month, counted from 31 January 2026, until 31 December 2026"
    assert rule_words(rule.but(until=None, times=1)).endswith("from 31 January 2026, 1 instance")
    assert instance_words(rule, 3) == (
        "Instance 3 of what recurs every month, counted from 31 January 2026."
    )


REPEATED = [
    # phrase, the windows of the first two instances
    ("every 90 days", "2025-10-16 2026-01-14", "2026-01-15 2026-04-14"),
    ("quarterly", "2025-10-16 2026-01-16", "2026-01-17 2026-04-16"),
    ("every 72 hours", "2025-10-16 2025-10-19", "2025-10-20 2025-10-22"),
    ("every few weeks", "2025-10-16 2025-11-13", "2025-11-14 2025-12-11"),
    ("each Friday until 5 May", "2025-10-17 2025-10-17", "2025-10-24 2025-10-24"),
    ("every other Friday", "2025-10-17 2025-10-17", "2025-10-31 2025-10-31"),
    ("every Monday and Thursday", "2025-10-20 2025-10-20", "2025-10-23 2025-10-23"),
    ("every Friday by 6 p.m.", "2025-10-16 2025-10-17", "2025-10-18 2025-10-24"),
    ("monthly starting in June", "2026-06-01 2026-07-01", "2026-07-02 2026-08-01"),
    ("every March", "2026-03-01 2026-03-31", "2027-03-01 2027-03-31"),
    ("every summer", "2026-06-01 2026-08-31", "2027-06-01 2027-08-31"),
    ("every weekend", "2025-10-18 2025-10-19", "2025-10-25 2025-10-26"),
    ("31 March each year", "2026-03-31 2026-03-31", "2027-03-31 2027-03-31"),
    ("by 31 March each year", "2025-10-16 2026-03-31", "2026-04-01 2027-03-31"),
    ("by February each year", "2025-10-16 2026-02-28", "2026-03-01 2027-02-28"),
    ("by the end of every quarter", "2025-10-16 2025-12-31", "2026-01-01 2026-03-31"),
    ("on the first Monday of every month", "2025-11-03 2025-11-03", "2025-12-01 2025-12-01"),
    ("the last day of every month", "2025-10-31 2025-10-31", "2025-11-30 2025-11-30"),
    ("the 31st of every month", "2025-10-31 2025-10-31", "2025-11-30 2025-11-30"),
    ("at the start of every month", "2025-11-01 2025-11-10", "2025-12-01 2025-12-10"),
    (
        "by 1 January 2027 and every two years thereafter",
        "2025-10-16 2027-01-01",
        "2027-01-02 2029-01-01",
    ),
]


@pytest.mark.parametrize(("phrase", "first", "second"), REPEATED)
def test_phrases_that_recur(phrase: str, first: str, second: str) -> None:
    reading = read(phrase, SAID)
    rule = rule_of(parse(phrase), reading)
    assert rule is not None
    found = [f"{one.first} {one.last}" for one in islice(instances(rule), 2)]
    assert found == [first, second] == [f"{reading.first} {reading.last}", second]
    assert rule.until == reading.until


@pytest.mark.parametrize(
    "phrase",
    [
        *("within 90 days", "on Friday", "soon", "within 72 hours of the vote"),
        *("twice a week", "every Easter", "every 10 working days", "every weekday"),
        *("at the end of each month", "by the end of every week", "every 90 minutes"),
    ],
)
def test_phrases_without_a_rule(phrase: str) -> None:
    assert rule_of(parse(phrase), read(phrase, SAID)) is None


def test_the_end_of_what_is_repeated_is_read() -> None:
    assert read("every 90 days until the end of 2027", SAID).until == date(2027, 12, 31)
    assert read("every 90 days", SAID).until is None


ORIGINS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
CODES = st.sampled_from(["MO", "TU", "WE", "TH", "FR", "SA", "SU"])
PLAIN = st.builds(
    lambda freq, every: rrule(f"FREQ={freq};INTERVAL={every}").pattern,
    st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]),
    st.integers(1, 40),
)
NAMING = st.one_of(
    st.lists(CODES, min_size=1, unique=True).map(lambda c: f"FREQ=WEEKLY;BYDAY={','.join(c)}"),
    st.builds("FREQ=MONTHLY;BYDAY={}{}".format, st.sampled_from([1, 2, 3, 4, -1, -2]), CODES),
    st.builds("FREQ=MONTHLY;BYMONTHDAY={}".format, st.integers(1, 28)),
    st.builds("FREQ=MONTHLY;INTERVAL={};BYMONTHDAY=-1".format, st.integers(2, 12)),
)
PATTERNS = PLAIN | NAMING


@st.composite
def rules(draw: st.DrawFn, patterns: st.SearchStrategy[str] = PATTERNS) -> Rule:
    origin = draw(ORIGINS)
    duration = draw(st.sampled_from([None, "P1D"]))
    return Rule(
        draw(patterns),
        origin,
        draw(st.integers(0, 5)),
        duration,
        None if duration else origin,
        draw(st.integers(1, 9)),
    )


@given(rules())
def test_instances_rise(rule: Rule) -> None:
    found = list(islice(instances(rule), LOOKED))
    assert [one.number for one in found] == list(range(rule.begins, rule.begins + len(found)))
    assert found[0].day >= rule.origin
    for one in found:
        assert one.first <= one.last
    for one, after in pairwise(found):
        assert one.last < after.first
        assert rule.duration or after.first.toordinal() == one.last.toordinal() + 1


@given(rules(), st.integers(1, LOOKED))
def test_the_count_is_right(rule: Rule, times: int) -> None:
    found = list(instances(rule.but(times=times)))
    assert len(found) == times
    assert found == list(islice(instances(rule), times))
    until = found[-1].day
    assert list(instances(rule.but(until=until))) == found


@given(rules(PLAIN.filter(lambda pattern: "MONTHLY" in pattern)))
def test_months_are_counted_from_the_first(rule: Rule) -> None:
    step = int(rule.pattern.partition("INTERVAL=")[2] or 1)
    start = rule.origin
    for at, one in enumerate(islice(instances(rule), LOOKED), rule.skipped):
        year, month = divmod(start.year * 12 + start.month - 1 + at * step, 12)
        last = monthrange(year, month + 1)[1]
        assert one.day == date(year, month + 1, min(start.day, last))


@given(rules(NAMING))
def test_patterns_that_name_days_are_as_dateutil_has_them(rule: Rule) -> None:
    begin = datetime(rule.origin.year, rule.origin.month, rule.origin.day)
    there = islice(rrulestr(rule.pattern, dtstart=begin), rule.skipped, rule.skipped + LOOKED)
    assert [one.day for one in islice(instances(rule), LOOKED)] == [at.date() for at in there]


@given(rules(), st.integers(1, 10))
def test_stopping_keeps_the_earlier_ones_and_going_on_gives_the_rest(rule: Rule, kept: int) -> None:
    """As a change does that leaves the days as they are."""
    whole = list(islice(instances(rule), LOOKED))
    number = rule.begins + kept
    assert list(instances(rule.but(stopped=number))) == whole[:kept]
    opens = None if rule.duration else whole[kept].first
    rest = rule.but(skipped=rule.skipped + kept, begins=number, opens=opens)
    assert list(islice(instances(rest), LOOKED - kept)) == whole[kept:]


@given(PATTERNS)
@settings(max_examples=50)
def test_a_pattern_is_in_the_one_form(pattern: str) -> None:
    assert rrule(pattern) == Repeat(pattern)
    assert rrule(";".join(reversed(pattern.lower().split(";")))) == Repeat(pattern)
    assert words(pattern).startswith("every ")
