"""Windows that hang on events: every way to say so, what moves them, and what is refused."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.promises.processes import faults
from tests.store.test_agenda import check_day
from tracker.cli.app import App
from tracker.store.opening import reading

KNOWN = ("--known", "2025-11-03")
ADD = ("add", "It", "--by", "x", "--said", "2025-11-03")


@pytest.fixture(autouse=True)
def at_noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(App, "now", lambda app: datetime(2025, 12, 1, 12, tzinfo=UTC))


@pytest.fixture
def events(run: Run) -> Run:
    """#141 the signature, on Wednesday 12 November 2025; #142 the summit, 24 to 26 November."""
    run("event", "Signature", "--on", "2025-11-12", "--standing", "scheduled", *KNOWN)
    summit = ("--on", "2025-11-24..2025-11-26", "--standing", "scheduled")
    run("event", "Summit", *summit, *KNOWN)
    return run


def shown(run: Run, number: int, as_of: str = "2025-12-01") -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        run("show", str(number), "--as-of", as_of, "--format", "json").out
    )
    return found


def days(run: Run, number: int, as_of: str = "2025-12-01") -> tuple[str | None, str | None]:
    row = shown(run, number, as_of)
    return row["first"], row["last"]


WINDOWS = [
    # the options, first and last day, and how `show` says it
    (("--after", "141"), "2025-11-13", None, "after #141 Signature"),
    (("--after", "141+72h"), "2025-11-12", "2025-11-15", "within 72 hours after #141"),
    (("--after", "#141 + 10 days"), "2025-11-12", "2025-11-22", "within 10 days after"),
    (("--after", "141+10b"), "2025-11-12", "2025-11-26", "within 10 working days after"),
    (("--after", "141 + 10 Business Days"), "2025-11-12", "2025-11-26", "10 working days after"),
    (("--after", "141+1 working day"), "2025-11-12", "2025-11-13", "within 1 working day after"),
    (("--after", "141+2w"), "2025-11-12", "2025-11-26", "within 2 weeks after"),
    (("--after", "141+1 month"), "2025-11-12", "2025-12-12", "within 1 month after"),
    (("--after", "141+1y"), "2025-11-12", "2026-11-12", "within 1 year after"),
    (("--before", "142"), "2025-11-03", "2025-11-23", "before #142 Summit"),
    (("--before", "142-2d"), "2025-11-03", "2025-11-22", "by 2 days before #142"),
    (("--before", "142 - 2 business days"), "2025-11-03", "2025-11-20", "by 2 working days before"),
    (("--before", "142-1m"), "2025-10-24", "2025-10-24", "by 1 month before"),
    (("--on", "141+14d"), "2025-11-26", "2025-11-26", "14 days after #141"),
    (("--on", "142-3d"), "2025-11-21", "2025-11-23", "3 days before #142"),
    (("--between", "141", "142"), "2025-11-12", "2025-11-26", "from #141 Signature"),
]


@pytest.mark.parametrize(("words", "first", "last", "tie"), WINDOWS)
def test_window(events: Run, words: tuple[str, ...], first: str, last: str, tie: str) -> None:
    done = events(*ADD, *words)
    assert (done.code, done.complaint) == (0, "")
    assert days(events, 143) == (first, last)
    assert tie in " ".join(events("show", "143").out.split())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--after", "141+3d"), "hangs on “Signature”"),
        (("--between", "142", "141"), "hangs on “Summit” and “Signature”"),
    ],
)
def test_without_a_day_it_waits(events: Run, words: tuple[str, ...], said: str) -> None:
    events("event", "cancelled", "141", "--known", "2025-11-04")
    done = events(*ADD, *words).out
    assert "waiting" in done
    assert f"Window: {said}." in done
    assert shown(events, 143)["why"] == "It hangs on “Signature”, which has no day yet."
    assert shown(events, 143)["state"] == "waiting"


def test_an_end_before_the_beginning_waits_and_says_so(events: Run) -> None:
    why = (
        "It lies between “Summit”, 24 to 26 November 2025, and “Signature”, 12 November 2025,"
        " which is before that."
    )
    done = events(*ADD, "--between", "142", "141")
    assert done.complaint == (
        "tracker: --between: #141 (12 November 2025) is before #142 (24 to 26 November 2025), so"
        " that there is no window until one moves\n"
    )
    assert why in " ".join(done.out.split())
    assert shown(events, 143)["why"] == why
    events("event", "moved", "141", "--on", "2025-11-28")
    assert days(events, 143) == ("2025-11-24", "2025-11-28")


def test_an_extension_and_other_terms_may_hang(events: Run) -> None:
    events(*ADD, "--on", "2025-11-20")
    done = events("extend", "143", "--said", "2025-11-04", "--after", "141+10b")
    assert (done.code, done.complaint) == (0, "")
    assert days(events, 144) == ("2025-11-12", "2025-11-26")
    told = " ".join(events("show", "144").out.split())
    assert "2 announcements, 1 slip (+6 d), 6 days in all" in told
    assert events("extend", "144", "--said", "2025-11-05", "--on", "141+3w").code == 0
    assert days(events, 145) == ("2025-12-03", "2025-12-03")
    terms = ("--add", "Others", "--said", "2025-11-05", "--between", "141", "142")
    assert events("supersede", "145", *terms).code == 0
    assert days(events, 146) == ("2025-11-12", "2025-11-26")


def test_an_amendment_to_events_in_the_other_order_says_so_too(events: Run) -> None:
    events(*ADD, "--on", "2025-11-20")
    words = ("amend", "143", "--between", "142", "141")
    told = "tracker: --between: #141 (12 November 2025) is before #142 (24 to 26 November 2025), so"
    for more in ("--dry-run", "--yes"):
        done = events(*words, more)
        assert (done.code, done.complaint.startswith(told)) == (0, True), done
    asked = events("amend", "143", "--between", "141", "142", "--yes")
    assert (asked.code, asked.complaint) == (0, "")


FORM = "write EVENT+72h: h d w m y, b for business days, s for sitting days, or the words"
REFUSED = [
    (("--after", "141+3x"), 2, f"'x' is no unit: {FORM}"),
    (("--after", "141+3 fortnightss"), 2, f"'fortnightss' is no unit: {FORM}"),
    (("--after", "141+"), 2, f"'141+' is counted from no event: {FORM}"),
    (("--after", "+72h"), 2, f"'+72h' is counted from no event: {FORM}"),
    (("--after", "141+99999y"), 2, "99999 years leave the calendar"),
    (("--after", "141+9999y"), 5, "P9999Y from 2025-11-12 leaves the calendar"),
    (("--after", "141-2d"), 2, "for what comes earlier, --before 141-2d or --on"),
    (("--before", "141+2d"), 2, "for what comes later, --after 141+2d or --on"),
    (("--after", "999+2d"), 4, "no event #999; nearest: "),
    (("--between", "141", "999"), 4, "no event #999; nearest: "),
    (("--between", "141", "141"), 2, "--between 141 141 is one event: name two"),
    (("--after", ""), 4, "no event ''"),
    (("--before", " "), 4, "no event ' '"),
    (("--on", ""), 2, "'' is not a day: write it as 2025-10-16"),
    (("--between", "141"), 2, "Option '--between' requires 2 arguments"),
    (("--after", "13+2d"), 2, "#13 is a deadline, and windows hang on events: record what"),
    (("--on", "141"), 2, "'141' is not a day: write it as 2025-10-16"),
    (("--on", "2025-11"), 2, "'2025-11' is not a day: write it as 2025-10-16"),
    (("--after", "141+2s"), 2, "which days count as sitting days depends on that body's"),
    (("--after", "141", "--before", "142"), 2, "give one of --on, --first/--last, --after, "),
    (("--before", "142", "--undated"), 2, "give one of --on, --first/--last, --after, "),
    (("--between", "141", "142", "--reading", "2"), 2, "--reading goes with a --phrase"),
    ((), 2, "give the time: --phrase, --on, --first/--last, --after, --before, --between, or"),
]


@pytest.mark.parametrize(("words", "code", "message"), REFUSED)
def test_what_cannot_be_meant_is_refused(
    events: Run, store: Path, words: tuple[str, ...], code: int, message: str
) -> None:
    before = store.read_bytes()
    refused = events(*ADD, *words)
    assert (refused.code, refused.out, refused.err.count("\n")) == (code, "", 1)
    assert message in refused.err
    assert store.read_bytes() == before


@pytest.fixture
def chain(events: Run) -> Run:
    """#143 hangs on the signature, #144 on that, and the deadlines #145 and #146 on them."""
    events("event", "Ratification", "--on", "141 + 30 days", *KNOWN)
    events("event", "Entry into force", "--after", "143+2w", *KNOWN)
    events(*ADD, "--after", "144+10b")
    events(*ADD, "--between", "141", "144")
    return events


def test_a_chain_gives_days(chain: Run, store: Path) -> None:
    assert days(chain, 143) == ("2025-12-12", "2025-12-12")
    assert days(chain, 144) == ("2025-12-12", "2025-12-26")
    assert days(chain, 145) == ("2025-12-12", "2026-01-09")
    assert days(chain, 146) == ("2025-11-12", "2025-12-26")
    assert faults(store) == []


def test_the_chain_of_causes_is_shown(chain: Run) -> None:
    chain("event", "happened", "141", "--on", "2025-11-14", "--known", "2025-11-20")
    out = " ".join(chain("show", "145").out.split())
    assert (
        "hangs on within 10 working days after #144 Entry into force: scheduled, 14 to 28 December"
        " 2025 #144 within 2 weeks after #143 Ratification: scheduled, 14 December 2025 #143 30"
        " days after #141 Signature: happened, 14 November 2025 reading"
    ) in out
    causes = shown(chain, 145)["causes"]
    assert [(cause["hanging"], cause["event"]) for cause in causes] == [
        (None, "#144"),
        ("#144", "#143"),
        ("#143", "#141"),
    ]
    assert causes[2] == {
        "hanging": "#143",
        "event": "#141",
        "tie": "30 days after",
        "words": "Signature",
        "standing": "happened",
        "first": "2025-11-14",
        "last": "2025-11-14",
        "known": "2025-11-20",
    }
    assert [cause["event"] for cause in shown(chain, 144)["causes"]] == ["#143", "#141"]
    assert "known 3 November 2025: scheduled, 30 days after “Signature”" in " ".join(
        chain("show", "143").out.split()
    )
    assert shown(chain, 143)["rows"][0]["anchor"]["offset"] == "P30D"


def test_a_past_day_sees_the_days_known_then(chain: Run) -> None:
    chain("event", "moved", "141", "--on", "2025-11-20", "--known", "2025-11-10")
    assert days(chain, 145, "2025-11-09") == ("2025-12-12", "2026-01-09")
    assert days(chain, 145, "2025-11-10") == ("2025-12-20", "2026-01-16")
    assert shown(chain, 145, "2025-11-09")["causes"][2]["first"] == "2025-11-12"


def test_all_that_moves_is_journalled_with_its_cause(chain: Run, store: Path) -> None:
    done = chain("event", "moved", "141", "--on", "2025-11-20", "--known", "2025-11-10")
    assert "#145  It\n" in done.out
    assert "#146  It\n" in done.out
    rows = json.loads(chain("log", "--limit", "1", "--format", "json").out)
    why = "event #141 is now scheduled, 20 November 2025"
    assert {(row["kind"], row["number"], row["why"]) for row in rows} == {
        ("event_standing", 141, None),
        ("event", 143, why),
        ("event", 144, why),
        ("deadline", 145, why),
        ("deadline", 146, why),
    }
    assert faults(store) == []


def test_the_morning_sees_what_a_chain_moves(chain: Run) -> None:
    """The clock index, the page and `check` go by the moved days."""
    assert "#145" not in chain("due").out
    chain("check")
    chain("event", "moved", "141", "--on", "2025-10-10", "--known", "2025-11-30")
    assert "#145  in 4 days" in chain("due").out
    told = chain("check").out
    assert "Newly due\n#145  in 4 days" in told
    assert "#146  8 days ago" in told


LOOPS = [
    (("142", "--on", "142+1d"), "#142 Summit, which hangs on #142 Summit: a loop"),
    (
        ("141", "--after", "144+1d"),
        "#141 Signature, which hangs on #144 Entry into force, which hangs on #143 Ratification,"
        " which hangs on #141 Signature: a loop",
    ),
]


@pytest.mark.parametrize(("words", "message"), LOOPS)
def test_a_loop_is_refused_by_name(
    chain: Run, store: Path, words: tuple[str, ...], message: str
) -> None:
    before = store.read_bytes()
    refused = chain("event", "moved", *words)
    assert (refused.code, refused.out) == (5, "")
    assert refused.err == f"tracker: {message}\n"
    assert store.read_bytes() == before


def test_what_no_longer_hangs_may_be_hung_upon(chain: Run) -> None:
    assert chain("event", "moved", "143", "--on", "2025-12-20").code == 0
    assert chain("event", "moved", "141", "--on", "143-30d").code == 0
    assert days(chain, 141) == ("2025-11-20", "2025-11-20")
    earlier = chain("event", "moved", "143", "--on", "141+30d", "--known", "2025-11-25")
    assert earlier.code == 0  # known before it was moved: on no day a loop
    assert chain("event", "moved", "143", "--on", "141+30d").code == 5


EVENTS = [
    (("E", "--after", "141"), 2, "--after 141 does not say how long after: write EVENT+72h"),
    (("E",), 2, "say when it is: --on 2025-10-16, or --after 12+14d"),
    (("E", "--on", "2025-11-12", "--after", "141+2d"), 2, "give one of --on and --after"),
    (("E", "--on", "141+2d", "--standing", "happened"), 2, "is scheduled, and not happened"),
    (("E", "--on", "999+2d"), 4, "no event #999"),
    (("E", "--on", "2025-13"), 2, "'2025-13-01' is no day of the calendar"),
    (("moved", "141"), 2, "say when it is: --on 2025-10-16, or --after 12+14d"),
    (("moved", "141", "--after", "142-2d"), 2, "for what comes earlier, --before 142-2d or --on"),
    (("happened", "141", "--on", "142+2d"), 2, "is not a day"),
]


@pytest.mark.parametrize(("words", "code", "message"), EVENTS)
def test_an_event_hangs_by_a_length_alone(
    events: Run, store: Path, words: tuple[str, ...], code: int, message: str
) -> None:
    before = store.read_bytes()
    refused = events("event", *words)
    assert (refused.code, refused.out, refused.err.count("\n")) == (code, "", 1)
    assert message in refused.err
    assert store.read_bytes() == before


def test_what_hung_happens_on_its_day(chain: Run) -> None:
    chain("event", "moved", "141", "--on", "2025-10-20", "--known", "2025-11-04")
    done = chain("event", "happened", "143", "--known", "2025-11-20")
    assert done.out.startswith("#143  Ratification: happened, 19 November 2025\n")
    assert shown(chain, 143)["causes"] == []
    chain("event", "happened", "141", "--on", "2025-10-21", "--known", "2025-11-21")
    assert days(chain, 143) == ("2025-11-19", "2025-11-19")


@pytest.mark.parametrize("words", [("moved", "141", "--on", "2025-12-20"), ("cancelled", "141")])
def test_what_happened_is_not_moved_by_a_slip(
    events: Run, store: Path, words: tuple[str, ...]
) -> None:
    events("event", "happened", "141", "--known", "2025-11-12")
    before = store.read_bytes()
    refused = events("event", *words)
    assert (refused.code, refused.out) == (5, "")
    assert refused.err == (
        "tracker: #141 happened, 12 November 2025: correct its day with `event happened 141 --on"
        f" DAY`, or add --though-happened to `event {words[0]}` if it did not happen\n"
    )
    assert store.read_bytes() == before
    assert events("event", *words, "--known", "2025-11-11").code == 0  # known before it happened
    assert shown(events, 141)["standing"] == "happened"
    assert events("event", *words, "--though-happened").code == 0
    assert shown(events, 141)["standing"] == {"moved": "scheduled"}.get(words[0], words[0])


def test_the_phrase_keeps_what_counts_its_days(events: Run) -> None:
    events("set", "convention.holidays", "us-federal")
    said = ("add", "It", "--by", "x", "--said", "2025-11-03")
    events(*said, "--phrase", "within 10 business days of the vote")
    anchor = shown(events, 143)["anchor"]
    assert (anchor["offset"], anchor["calendar"]) == ("P10B", "us-federal")
    events(*said, "--after", "142+2b")
    events("set", "convention.holidays", "--unset")
    assert days(events, 144) == ("2025-11-24", "2025-12-01")  # Thanksgiving is skipped
    assert "within 2 working days (us-federal) after #142" in " ".join(
        events("show", "144").out.split()
    )


OFFSETS = ("+3d", "+10b", "+2w", "-2d", "-1 month")


@pytest.mark.parametrize("seed", range(2))
def test_whatever_moves_the_clock_index_is_as_it_would_be_made_anew(
    events: Run, store: Path, seed: int
) -> None:
    """Events that move, hang, happen and are called off in any order, and what hangs on them."""
    chance = Random(seed)
    numbers = [141, 142]
    for step in range(14):
        one, other = chance.choice(numbers), chance.choice(numbers)
        offset, day = chance.choice(OFFSETS), f"2025-11-{chance.randint(3, 30):02}"
        known = ("--known", f"2025-11-{3 + 2 * step:02}" if step < 13 else "2025-12-01")
        words = chance.choice(
            [
                ("event", f"E{step}", "--on", f"{one}{offset}", *known),
                ("event", "moved", str(one), "--on", f"{other}{offset}", *known),
                ("event", "moved", str(one), "--on", day, "--though-happened", *known),
                ("event", "happened", str(one), "--on", "2025-11-03", *known),
                ("event", "cancelled", str(one), "--though-happened", *known),
                (*ADD, "--on", f"{one}{offset}"),
                (*ADD, "--between", str(one), str(other)),
            ]
        )
        done = events(*words)
        assert done.code in {0, 2, 5}, done.err
        if done.code == 0 and words[0] == "event" and words[1] == f"E{step}":
            numbers.append(int(done.out.split()[0].removeprefix("#")))
    assert len(numbers) > 2
    assert faults(store) == []
    with reading(str(store)) as db:
        for today in (date(2025, 11, 5), date(2025, 11, 18), date(2025, 12, 1)):
            check_day(db, today)
