"""The yardsticks read other projects' tests as they are written, and judge answers fairly.

The samples are ours, in the form of theirs.
"""

import json
import sys
from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path

import pytest

from benchmarks.phrases import from_chrono, from_ctparse, from_timefhuman, ours, speed, yardsticks
from benchmarks.phrases.cases import (
    Answer,
    Case,
    Expected,
    Extracted,
    Stamp,
    clock,
    exact,
    held_out,
    is_point,
    matches,
    stamp,
)
from benchmarks.phrases.javascript import read_script, unquote
from tracker.core.phrases import read

NOW = datetime(2025, 3, 3, 9, 30, tzinfo=UTC)
TOKYO = timezone(timedelta(hours=9))

CHRONO = r"""
import * as chrono from "../../src";
const start = new Date(2025, 3 - 1, 3, 9, 30);

test("points", function () {
    testSingleCase(chrono.casual, "due on 5 May, I'm told", start, (result) => {
        expect(result.index).toBe(4);
        expect(result.text).toBe("on 5 May");
        expect(result.start.get("month")).toBe(5);
        expect(result.start.get("day")).toBe(5);
        expect(result.start.isCertain("hour")).toBe(false);
        expect(result.start.get("hour")).toBe(12);
        expect(result.start).toBeDate(new Date(2025, 5 - 1, 5, 12));
    });
    testSingleCase(chrono.strict, "9:00 - 10:15 " + "JST", { instant: start, timezone: "JST" },
        { forwardDate: true }, (result, text) => {
            expect(result.text).toBe(text);
            expect(result.start.get("timezoneOffset")).toBe(9 * 60);
            expect(result.end).toBeDate(new Date("Mon Mar 3 2025 10:15:00 GMT+0900 (JST)"));
        });
    testWithExpectedDate(chrono.en.GB, "5/6/2025", new Date(2025, 6 - 1, 5, 12));
});

test("several, and none", () => {
    const results = chrono.parse("today or tomorrow", start) as Result[];
    expect(results.length).toBe(2);
    const second = results[1];
    expect(results[0].start.get("day")).toBe(3);
    expect(second.start.get("day")).toBe(4);
    second.start.imply("day", 9);
    expect(second.start.get("day")).toBe(9);
    // not "a date"
    testUnexpectedResult(chrono, "nothing of the kind");
});

test("left out", () => {
    const custom = chrono.casual.clone();
    testSingleCase(custom, "at tea time", start, (result) => {
        expect(result.start.get("hour")).toBe(17);
    });
    testSingleCase(chrono, "5 XYZ", start, { timezones: { XYZ: 5 } }, (result) => {
        expect(result.start.get("hour")).toBe(5);
    });
    testSingleCase(chrono, "tomorrow", start, (result) => {
        expect(result.text).toBe("tomorrow");
    });
    testSingleCase(chrono, text(), start);
    testUnexpectedResult(chrono.strict, "soon");
    for (const day of days) { testUnexpectedResult(chrono, day); }
});
"""

TIMEFHUMAN = """
@pytest.mark.parametrize("test_input, expected", [
    ('noon on the 5th', [datetime.datetime(2025, 3, 5, 12, 0)]),
    ('5 May', [datetime.datetime(2025, 5, 5, 0, 0)]),
    ('3-4p', [(datetime.time(15, 0), datetime.time(hour=16, minute=0))]),
    ('5 or 6 May', [[datetime.date(2025, 5, 5), datetime.date(2025, 5, 6)]]),
    ('two hours', [datetime.timedelta(hours=2)]),
    ('', []),
])
def test_rows(now, test_input, expected):
    assert timefhuman(test_input, config=tfhConfig(now=now)) == expected

@pytest.mark.parametrize("test_input, expected", [
    ('on 5 May.', [('5 May', (3, 8), datetime.datetime(2025, 5, 5, 0, 0))]),
])
def test_text(now, test_input, expected):
    pass

def test_asserts(now):
    config = tfhConfig(now=now)
    assert timefhuman('Mon', tfhConfig(now=now, direction=Direction.previous)) == [
        datetime.datetime(2025, 2, 24, 0, 0, tzinfo=pytz.timezone('US/Pacific'))]
    assert config.now == now
"""

CONFTEST = """
@pytest.fixture
def now():
    return datetime.datetime(year=2025, month=3, day=3, hour=9, minute=30)
"""

CTPARSE = """
corpus = [  # ours
    ("Time[]{2025-05-05 X:X (X/X)}", "2025-03-03T09:30", ["5 May", "5 May", "5. Mai"]),
    ("Interval[]{2025-05-05 08:00 (X/X) - None}", "2025-03-03T09:30", ["5 May from 8"]),
    ("Duration[]{2 days}", "2025-03-03T09:30", ["two days"]),
]
"""

DATA_SET = [
    {
        "text": "5. Mai",
        "ref_time": "2025-03-03T09:30:00",
        "gold_parse": "Time[]{2025-05-05 X:X (X/X)}",
        "language": "de",
    },
    {
        "text": "morning of May 5",
        "ref_time": "2025-03-03T09:30:00",
        "gold_parse": "Time[]{2025-05-05 X:X (X/morning)}",
        "language": "en",
    },
]


@pytest.fixture(scope="module")
def chrono() -> Extracted:
    found = Extracted([], [])
    from_chrono.add_script(found, CHRONO, "sample.ts")
    return found


def test_chrono_points(chrono: Extracted) -> None:
    dated, ranged, british = chrono.cases[:3]
    assert (dated.text, dated.now, dated.options) == ("due on 5 May, I'm told", NOW, ())
    assert dated.expected[0].text == "on 5 May"
    assert dated.expected[0].start == (
        Stamp(month=5, day=5, hour=12, clock_stated=False),
        Stamp(2025, 5, 5, 12, 0, 0, clock_stated=False),
    )
    assert ranged.text == "9:00 - 10:15 JST"
    assert ranged.now == datetime(2025, 3, 3, 18, 30, tzinfo=TOKYO)
    assert ranged.options == (("strict", True), ("forward", True))
    assert ranged.expected == (
        Expected((Stamp(offset=540),), (Stamp(2025, 3, 3, 10, 15, 540),), ranged.text),
    )
    assert (british.options, british.expected[0].start[0].month) == ((("day_first", True),), 6)


def test_chrono_several_and_none(chrono: Extracted) -> None:
    two, none = chrono.cases[3:]
    assert [each.start for each in two.expected] == [(Stamp(day=3),), (Stamp(day=4),)]
    assert (none.text, none.expected) == ("nothing of the kind", ())


def test_chrono_says_what_it_leaves_out(chrono: Extracted) -> None:
    reasons = sorted(line.partition(": ")[2] for line in chrono.left)
    assert reasons == [
        "a parser built by hand",
        "neither start nor end is compared",
        "not calls and literals",
        "text or reference is computed",
        "the silence of the strict mode",
        "zones of its own",
    ]


def test_script_goes_on_after_what_it_does_not_know() -> None:
    statements, left = read_script("const a = b ? 1 : 2;\nif (a) { f(1); }\nf('x' + \"\\u00e9\");")
    assert (len(statements), left) == (1, [1, 2])
    assert unquote(r'"a\n\"\u00e9\x41\'"') == "a\n\"éA'"


def test_timefhuman() -> None:
    now = from_timefhuman.find_now(CONFTEST)
    assert now == NOW
    found = Extracted([], [])
    from_timefhuman.add_script(found, TIMEFHUMAN, "sample.py", now)
    assert [(case.text, len(case.expected)) for case in found.cases] == [
        ("noon on the 5th", 1),
        ("5 May", 1),
        ("3-4p", 1),
        ("5 or 6 May", 2),
        ("", 0),
        ("on 5 May.", 1),
        ("Mon", 1),
    ]
    noon, day, hours, days, _, text, monday = found.cases
    assert noon.expected[0].start == (Stamp(2025, 3, 5, 12, 0),)
    assert day.expected[0].start == (Stamp(2025, 5, 5, 0, 0, clock_stated=False),)
    assert hours.expected == (Expected((Stamp(hour=15, minute=0),), (Stamp(hour=16, minute=0),)),)
    assert days.expected[1].start == (Stamp(2025, 5, 6),)
    assert text.expected[0].text == "5 May"
    assert monday.options == (("direction", "Direction.previous"),)
    assert found.left == ["sample.py:7: a length of time"]
    with pytest.raises(ValueError, match="no fixture"):
        from_timefhuman.find_now(TIMEFHUMAN)


def test_ctparse(tmp_path: Path) -> None:
    for name, written in (
        (from_ctparse.DATA_SET, json.dumps(DATA_SET)),
        (from_ctparse.CORPUS, CTPARSE),
    ):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text(written, encoding="utf-8")
    day, opened = from_ctparse.read_corpus(tmp_path, "en").cases
    assert (day.text, day.now) == ("5 May", NOW)
    assert day.expected == (Expected((Stamp(2025, 5, 5),)),)
    assert opened.expected == (Expected((Stamp(2025, 5, 5, 8, 0),), open_end=True),)
    assert [case.text for case in from_ctparse.read_corpus(tmp_path, "de").cases] == ["5. Mai"]
    (left,) = from_ctparse.read_corpus(tmp_path, "en").left
    assert "Duration[]{2 days}" in left
    (morning,) = from_ctparse.read_data_set(tmp_path, "en").cases
    assert morning.expected == (Expected((Stamp(2025, 5, 5, part=(6, 9)),)),)


@pytest.mark.parametrize(
    ("part", "hours"),
    [
        ("noon", (11, 13)),
        ("lateevening", (18, 21)),
        ("veryearlyafternoon", (11, 16)),
        ("latelatenight", (21, 24)),
        ("first", None),
        ("X", None),
    ],
)
def test_parts_of_the_day(part: str, hours: tuple[int, int] | None) -> None:
    assert from_ctparse.hours(part) == hours


@pytest.mark.parametrize(
    ("expected", "given", "right", "implied"),
    [
        (Stamp(2025, 5, 5), Stamp(2025, 5, 5, 17, 0), True, True),
        (Stamp(2025, 5, 5), Stamp(2025, 5, 6), False, False),
        (Stamp(2025, 5, 5, 17, 0), Stamp(2025, 5, 5), False, False),
        (Stamp(hour=17, minute=0), Stamp(2025, 5, 5, 17, 0), True, True),
        (Stamp(2025, 5, 5, 12, 0, clock_stated=False), Stamp(2025, 5, 5, 9, 0), True, False),
        (Stamp(2025, 5, 5, 9, 0, 0), Stamp(2025, 5, 5, 18, 0, 540), True, True),
        (Stamp(2025, 5, 5, 9, 0, 540), Stamp(2025, 5, 5, 9, 0), False, False),
        (Stamp(offset=0), Stamp(2025, 5, 5, 9, 0), True, True),
        (Stamp(offset=540), Stamp(2025, 5, 5, 9, 0), False, False),
        (Stamp(2025, 5, 5, part=(6, 9)), Stamp(2025, 5, 5, 8, 59), True, True),
        (Stamp(2025, 5, 5, part=(6, 9)), Stamp(2025, 5, 5, 9, 0), False, False),
        (Stamp(2025, 5, 5, part=(6, 9)), Stamp(2025, 5, 5), False, False),
        (Stamp(2025, 5, 5, part=(21, 25)), Stamp(2025, 5, 5, 0, 30), True, True),
    ],
)
def test_what_matches(expected: Stamp, given: Stamp, right: bool, implied: bool) -> None:
    assert matches(expected, given, NOW, implied=False) is right
    assert matches(expected, given, NOW, implied=True) is implied


def test_exact_counts_results_and_ends() -> None:
    first, last = Stamp(2025, 5, 5), Stamp(2025, 5, 9)
    point = Case("", NOW, (Expected((first,)),))
    both = Case("", NOW, (Expected((first,), (last,)),))
    opened = Case("", NOW, (Expected((first,), open_end=True),))
    silence = Case("", NOW, ())
    assert (is_point(point), is_point(both), is_point(opened)) == (True, False, False)
    assert exact(point, [Answer(first, last)])
    assert not exact(point, [Answer(first), Answer(last)])
    assert not exact(point, [Answer(first, last, point=last)])
    assert exact(both, [Answer(first, last, point=last)])
    assert not exact(both, [Answer(first)])
    assert exact(opened, [Answer(first)])
    assert not exact(opened, [Answer(first, last)])
    assert exact(silence, [])
    assert not exact(silence, [Answer(first)])


@pytest.mark.parametrize(
    ("phrase", "point", "start", "end"),
    [
        ("within two weeks", date(2025, 3, 17), date(2025, 3, 3), date(2025, 3, 17)),
        ("by 5 May 2025", date(2025, 5, 5), date(2025, 3, 3), date(2025, 5, 5)),
        ("before 5 May 2025", date(2025, 5, 5), date(2025, 3, 3), date(2025, 5, 4)),
        ("after 5 May 2025", date(2025, 5, 5), date(2025, 5, 6), None),
        ("in May 2025", date(2025, 5, 1), date(2025, 5, 1), date(2025, 5, 31)),
        ("in two weeks", date(2025, 3, 17), date(2025, 3, 17), None),
    ],
)
def test_our_windows_as_points(phrase: str, point: date, start: date, end: date | None) -> None:
    answer = ours.to_answer(read(phrase, NOW.date()), "UTC", None, phrase)
    last = stamp(end) if end else None
    assert answer == Answer(stamp(start), last, stamp(point), phrase)


def test_our_clock_times_and_zones() -> None:
    reading = read("on 5 May 2025 at 6 p.m., Washington time", NOW.date())
    answer = ours.to_answer(reading, "UTC", None, "")
    assert answer
    assert answer.point == Stamp(2025, 5, 5, 18, 0, -240)
    filled = ours.to_answer(read("tomorrow", NOW.date()), "UTC", time(12), "")
    assert filled
    assert filled.start == Stamp(2025, 3, 4, 12, 0)
    assert ours.to_answer(read("soon", NOW.date()), "UTC", None, "") is None


def test_the_report_and_its_files(tmp_path: Path, monkeypatch, capsys) -> None:
    (tmp_path / "timefhuman" / "tests").mkdir(parents=True)
    (tmp_path / "timefhuman" / "conftest.py").write_text(CONFTEST, encoding="utf-8")
    script = tmp_path / "timefhuman" / "tests" / "test_sample.py"
    script.write_text(TIMEFHUMAN, encoding="utf-8")
    cases, missed = tmp_path / "cases.jsonl", tmp_path / "misses.jsonl"
    command = ["yardsticks", str(tmp_path), "--cases", str(cases), "--misses", str(missed)]
    monkeypatch.setattr(sys, "argv", command)
    assert yardsticks.main() == 0
    printed = capsys.readouterr()
    assert "timefhuman: 6 with a time, 1 without; 1 left out" in printed.out
    assert "no folder chrono" in printed.err
    rows = [json.loads(line) for line in cases.read_text(encoding="utf-8").splitlines()]
    assert rows
    assert not any(held_out(row["text"]) for row in rows)
    monkeypatch.setattr(sys, "argv", [*command, "--held-out"])
    assert yardsticks.main() == 0
    all_rows = [json.loads(line) for line in cases.read_text(encoding="utf-8").splitlines()]
    assert len(all_rows) == 7
    assert any(held_out(row["text"]) for row in all_rows)
    for row in map(json.loads, missed.read_text(encoding="utf-8").splitlines()):
        assert ("got" in row) != ("why" in row)


def test_what_is_found_in_text() -> None:
    case = Case("due 5/4/2025, they say", NOW.astimezone(TOKYO), (), (("day_first", True),))
    found = Answer(Stamp(2025, 4, 5), None, Stamp(2025, 4, 5), "5/4/2025")
    assert ours.reader({}, None, {})(case) == [found]
    assert ours.reader({}, None, {})(case._replace(options=())) == [
        found._replace(start=Stamp(2025, 5, 4), point=Stamp(2025, 5, 4))
    ]


def test_conventions_can_be_chosen() -> None:
    case = Case("the vote next week", NOW, ())
    [answer] = ours.reader({"week_start": 6}, None, {})(case)
    assert answer.start == Stamp(2025, 3, 9)


def test_a_part_of_the_day_has_the_hour_that_others_give_it() -> None:
    case = Case("the vote tomorrow evening", NOW, ())
    for hours, expected in (({"evening": 20}, (20, 0)), ({"morning": 6}, (12, 0))):
        [answer] = ours.reader({}, time(12), hours)(case)
        assert answer.point
        assert answer.point[3:5] == expected


def test_cases_keep_what_differs_from_the_default() -> None:
    start = Stamp(2025, 5, 5, 12, 0, clock_stated=False)
    assert yardsticks.dump(Case("5 May", NOW, (Expected((start,)),), origin="a:1")) == {
        "text": "5 May",
        "now": "2025-03-03T09:30:00+00:00",
        "expected": [
            {
                "start": [
                    {"year": 2025, "month": 5, "day": 5, "hour": 12, "minute": 0}
                    | {"clock_stated": False}
                ]
            }
        ],
        "origin": "a:1",
    }


def test_speed_reads_every_phrase_once() -> None:
    asked = speed.load()
    assert len({phrase.text for phrase in asked}) == len(asked) > 200
    for half in (0, 1):
        measured = speed.run_once("ours", half)
        assert measured["rate"] > 0
        assert 90 < measured["answered"] <= 100


def test_articles_hold_phrases() -> None:
    texts = list(speed.articles(20_000))
    assert texts == list(speed.articles(20_000))
    assert 20_000 <= sum(map(len, texts)) < 20_000 + 2 * speed.ARTICLE
    assert any(phrase.text in text for phrase in speed.load() for text in texts)


def test_a_clock_alone() -> None:
    assert clock(time(17, 30)) == Stamp(hour=17, minute=30)
