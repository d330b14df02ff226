"""What recurs, on the command line: starting, coming into sight, ending, changing."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.promises.processes import complaint
from tracker.cli.app import App

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
ADD = ("add", "Arms report", "--by", "x", "--bound", "y", "--said", "2025-10-16")
MONTHLY = (*ADD, "--every", "month", "--from", "2026-01-31")


class Clock:
    """The instant that commands are run at; a test moves it."""

    def __init__(self) -> None:
        self.now = NOW

    def to(self, day: str) -> None:
        self.now = datetime.fromisoformat(f"{day}T12:00+00:00")


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(App, "now", lambda app: clock.now)
    return clock


def text(run: Run, *words: str) -> str:
    done = run(*words)
    assert (done.code, complaint(done.err)) == (0, ""), done.err
    return " ".join(done.out.split())


def rule(run: Run, number: int, *words: str) -> list[dict[str, Any]]:
    out = run("recurrence", "show", str(number), *words, "--format", "json").out
    found: list[dict[str, Any]] = json.loads(out)
    return found


def ends(run: Run, number: int = 141) -> list[str]:
    return [each["last"] for each in rule(run, number)[-1]["instances"]]


def states(run: Run, number: int = 141) -> list[list[str]]:
    return [[each["state"] for each in one["instances"]] for one in rule(run, number)]


def test_monthly_lands_on_the_last_day_counted_from_the_first(run: Run) -> None:
    said = text(run, *MONTHLY, "--count", "6")
    assert "#141 Arms report" in said
    assert "Window: 16 October 2025 to 31 January 2026." in said
    assert "It recurs every month, counted from 31 January 2026, 6 instances" in said
    assert "4 instances recorded, #141 to #144: the next come as they are in sight." in said
    assert ends(run) == ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"]
    (found,) = rule(run, 141)
    assert [each["first"] for each in found["instances"]] == [
        *("2025-10-16", "2026-02-01", "2026-03-01", "2026-04-01")
    ]
    assert [each["number"] for each in found["instances"]] == [141, 142, 143, 144]
    assert {each["title"] for each in found["instances"]} == {"Arms report"}
    assert found["instances"][2]["sentence"] == (
        "Instance 3 of what recurs every month, counted from 31 January 2026."
    )
    assert len({each["id"] for each in found["instances"]}) == 4


@pytest.mark.parametrize(
    ("words", "days"),
    [
        (("--every", "90 days", "--from", "2026-02-01"), "2026-02-01 2026-05-02"),
        (("--every", "Friday", "--from", "2026-04-01"), "2026-04-03 2026-04-10"),
        (("--every", "other Friday", "--from", "2026-03-20"), "2026-03-20 2026-04-03"),
        (("--every", "quarterly", "--from", "2025-12-31"), "2025-12-31 2026-03-31 2026-06-30"),
        (("--every", "first Monday of every month", "--from", "2026-04-01"), "2026-04-06"),
        (("--every", "FREQ=YEARLY;COUNT=2", "--from", "2026-02-20"), "2026-02-20 2027-02-20"),
        (
            ("--every", "RRULE:FREQ=MONTHLY;BYMONTHDAY=-1;UNTIL=20260430", "--from", "2026-02-01"),
            "2026-02-28 2026-03-31 2026-04-30",
        ),
        (
            ("--every", "week", "--from", "2026-02-20", "--until", "2026-03-05"),
            "2026-02-20 2026-02-27",
        ),
    ],
)
def test_patterns(run: Run, words: tuple[str, ...], days: str) -> None:
    text(run, *ADD, *words)
    expected = days.split()
    assert ends(run)[: len(expected)] == expected


def test_each_on_its_day_alone(run: Run) -> None:
    text(run, *ADD, "--every", "Friday", "--from", "2026-03-06", "--each", "on")
    (found,) = rule(run, 141)
    assert all(each["first"] == each["last"] for each in found["instances"])
    assert {each["relation"] for each in found["instances"]} == {"on"}


def test_a_phrase_that_recurs_starts_a_rule(run: Run) -> None:
    words = ("--phrase", "every 90 days until the end of 2026", "--source", "https://example.org/a")
    said = text(run, *ADD, *words, "--quote", "every 90 days", "--lead", "10")
    assert "90 days counted from 16 October 2025 end on 14 January 2026" in said
    assert "It recurs every 90 days, counted from 16 October 2025, until 31 December 2026" in said
    (found,) = rule(run, 141)
    assert ends(run) == ["2026-01-14", "2026-04-14", "2026-07-13"]
    assert {each["phrase"] for each in found["instances"]} == {
        "every 90 days until the end of 2026"
    }
    assert (found["until"], found["newest"], found["recorded"]) == ("2026-12-31", "2026-07-13", 3)
    third = json.loads(run("show", "143", "--format", "json").out)
    assert third["sources"][0]["quote"] == "every 90 days"
    assert (third["by_hand"], third["rule"], third["said"]) == (False, "every-until", "2025-10-16")
    assert third["recurrence"] == {"id": found["id"], "instance": 3}
    shown = text(run, "show", "143")
    assert "recurs instance 3 of what recurs every 90 days, counted from 16 October 2025" in shown


def test_a_phrase_may_be_recorded_once(run: Run) -> None:
    said = text(run, *ADD, "--phrase", "every 90 days", "--once")
    assert "Only this one is recorded" in said
    assert run("recurrence", "list").out == "Nothing recurs.\n"
    assert run("recurrence", "list", "--format", "json").out == "[]\n"
    assert "Only this one is recorded" in text(run, *ADD, "--phrase", "twice a week")
    done = run("recurrence", "show", "141")
    assert (done.code, "#141 does not recur" in done.err) == (4, True)


def test_a_phrase_may_be_given_an_end(run: Run) -> None:
    text(run, *ADD, "--phrase", "every 90 days", "--count", "2")
    assert ends(run) == ["2026-01-14", "2026-04-14"]
    text(run, *ADD, "--phrase", "every Friday", "--until", "2025-10-31")
    assert ends(run, 143) == ["2025-10-17", "2025-10-24", "2025-10-31"]


REFUSED = [
    (("--every", "month"), 2, "--every needs --from, the first day"),
    (("--from", "2026-01-31"), 2, "--from goes with --every"),
    (("--each", "on"), 2, "--each goes with --every"),
    (("--undated", "--count", "2"), 2, "--count goes with --every, or with a phrase that recurs"),
    (("--phrase", "within a week", "--until", "2026-01-01"), 2, "--until goes with --every"),
    (("--phrase", "every week", "--once", "--count", "2"), 2, "--once records one alone"),
    (("--phrase", "each Friday until 5 May", "--count", "2"), 2, "the end that the phrase states"),
    (("--every", "month", "--from", "2026-01-31", "--on", "2026-01-31"), 2, "takes no --on"),
    (("--every", "month", "--from", "2026-01-31", "--undated"), 2, "takes no --undated"),
    (("--every", "month", "--from", "2026-01-31", "--reading", "2"), 2, "takes no --reading"),
    (("--every", "blue moon", "--from", "2026-01-31"), 2, "--every 'blue moon' cannot be read"),
    (("--every", "Easter", "--from", "2026-01-31"), 2, "--every 'Easter' cannot be read"),
    (("--every", "31 March each year", "--from", "2026-01-01"), 2, "the day itself is --from"),
    (("--every", "by the end of every quarter", "--from", "2026-01-01"), 2, "cannot be read"),
    (("--every", "weekend", "--from", "2026-01-01"), 2, "cannot be read"),
    (("--every", "March", "--from", "2026-01-01"), 2, "cannot be read"),
    (("--every", "month until 2027", "--from", "2026-01-01"), 2, "cannot be read"),
    (("--every", "FREQ=HOURLY", "--from", "2026-01-31"), 2, "FREQ=HOURLY cannot be read"),
    (("--every", "month", "--from", "2026-02-30"), 2, "no day of the calendar"),
    (("--every", "FREQ=DAILY;COUNT=2", "--from", "2026-01-31", "--count", "3"), 2, "give one of"),
    (
        ("--every", "month", "--from", "2026-01-31", "--count", "3", "--until", "2026-05-01"),
        2,
        "give --until or --count",
    ),
    (("--every", "month", "--from", "2026-01-31", "--until", "2026-01-30"), 2, "has no day from"),
    (("--every", "month", "--from", "2025-10-15"), 5, "is before 2025-10-16, the day it was said"),
    (("--phrase", "every blue moon"), 3, "cannot read"),
]


@pytest.mark.parametrize(("words", "code", "reason"), REFUSED)
def test_what_cannot_recur(run: Run, words: tuple[str, ...], code: int, reason: str) -> None:
    before = run("log", "--limit", "1").out
    done = run(*ADD, *words)
    assert (done.code, done.out) == (code, "")
    assert reason in done.err
    assert done.err.count("\n") == 1
    assert run("log", "--limit", "1").out == before


def test_a_slip_of_the_keyboard_is_refused(run: Run) -> None:
    add = ("add", "Report", "--by", "x", "--said", "2015-01-01", "--every", "day")
    done = run(*add, "--from", "2015-01-01")
    assert (done.code, "more than 1,000 instances would lie in the past" in done.err) == (5, True)


def test_instances_come_into_sight_by_check(run: Run, clock: Clock) -> None:
    """`due` shows each one in time while `check` runs every 35 days, and says where it may not."""
    text(run, *MONTHLY)
    run("check")
    shown = []
    for days in range(0, 420, 35):
        clock.now = NOW + timedelta(days=days)
        page = run("due", "--format", "json").out
        due = [row for row in json.loads(page) if row["section"] == "due"]
        shown += [row["last"] for row in due if row["title"] == "Arms report"]
        assert "not shown" not in run("due").out
        run("check")
        today = clock.now.date()
        assert date.fromisoformat(ends(run)[-1]) > today + timedelta(days=28)
    assert shown == sorted(set(shown)) != []
    assert len(ends(run)) == len(set(ends(run))) >= 14
    assert run("doctor").code == 0


def test_due_says_where_instances_may_be_missing(run: Run, clock: Clock) -> None:
    text(run, *MONTHLY, "--topic", "arms")
    assert ends(run)[-1] == "2026-04-30"
    for words in (("due", "--within", "61"), ("due", "--as-of", "2026-05-01")):
        done = text(run, *words)
        assert "Instances of recurrences after 30 April 2026 are not shown" in done
    assert "not shown" not in run("due", "--within", "59").out
    assert "not shown" not in run("due", "--within", "400", "--topic", "ukraine-war").out
    assert "not shown" in run("due", "--within", "400", "--topic", "arms", "--by", "x").out
    for given in ("2026-05", "2026-05..", "2026-01..2026-05-01 --topic arms"):
        done = text(run, "list", "--window", *given.split())
        assert "after 30 April 2026 are not shown" in done
    for given in ("2026-04", "2026-05 --topic ukraine-war", "2026 --by y"):
        assert "not shown" not in run("list", "--window", *given.split()).out
    clock.to("2026-05-01")
    assert "not shown" in run("due").out
    before = run("log", "--limit", "1").out
    assert run("check", "--dry-run").code == 0
    assert run("log", "--limit", "1").out == before
    run("check")
    assert "not shown" not in run("due").out
    assert run("log", "--limit", "1").out != before


def test_a_long_silence_is_caught_up_by_the_first_command_that_writes(
    run: Run, clock: Clock
) -> None:
    text(run, *MONTHLY)
    clock.to("2027-03-01")
    text(run, "met", "143", "--happened", "2026-03-03", "--known", "2026-03-03")
    assert ends(run)[-1] == "2027-04-30"
    assert len(ends(run)) == 16
    log = run("log", "--limit", "1").out
    assert "2027, 12:00:00 UTC, tracker: recurrence (" in log


def test_what_check_records_it_tells_at_once(run: Run, clock: Clock) -> None:
    text(run, *MONTHLY)
    run("check")
    clock.to("2026-06-01")
    told = run("check").out
    assert told.count("Arms report") == 3  # March, April and May have lapsed
    assert run("check").out == ""


def test_later_instances_take_their_words_from_the_first(run: Run, clock: Clock) -> None:
    text(run, *MONTHLY, "--lead", "30", "--criterion", "filed", "--kind", "legal")
    clock.to("2026-06-01")
    run("check")
    newest = rule(run, 141)[0]["instances"][-1]
    assert (newest["criterion"], newest["kind"], newest["lead"]) == ("filed", "legal", 30)
    assert (newest["speaker"], newest["bound"]) == ("x", "y")


def test_a_longer_lead_brings_instances_into_sight(run: Run) -> None:
    text(run, *MONTHLY)
    assert ends(run)[-1] == "2026-04-30"
    text(run, "set", "lead", "60", "--yes")
    assert ends(run)[-1] == "2026-06-30"


def test_list_and_names(run: Run) -> None:
    text(run, *MONTHLY, "--count", "2")
    text(run, *ADD, "--phrase", "each Friday until 5 May")
    lines = run("recurrence", "list").out.splitlines()
    assert lines[0].startswith("#141  Arms report")
    assert lines[0].endswith("2 recorded, all")
    assert lines[1].endswith("more follow")
    assert max(map(len, lines)) <= 80
    rows = json.loads(run("recurrence", "list", "--format", "json").out)
    assert [row["pattern"] for row in rows] == ["FREQ=MONTHLY", "FREQ=WEEKLY;BYDAY=FR"]
    assert run("recurrence", "list", "--format", "csv").out.startswith("id,number,title,words")
    for name in ("#142", rows[0]["id"], rows[0]["id"].lower()):
        assert (
            json.loads(run("recurrence", "show", name, "--format", "json").out)[0]["number"] == 141
        )
    for name, code in (("1", 4), ("999", 4), ("nothing", 4)):
        assert run("recurrence", "show", name).code == code
    assert "instance 2" in text(run, "show", "142")
    assert len(rule(run, 141, "--as-of", "2025-10-16")[0]["instances"]) == 2
    assert rule(run, 141, "--as-of", "2025-10-15")[0]["instances"] == []


def test_ending_withdraws_what_is_to_come(run: Run, clock: Clock) -> None:
    text(run, *MONTHLY)
    proof = ("--source", "https://example.org/end", "--quote", "no more", "--note", "as announced")
    said = text(run, "recurrence", "end", "142", "--from", "3", "--known", "2026-02-27", *proof)
    assert "It recurred every month, counted from 31 January 2026" in said
    assert "it has no instance from 3 on." in said
    assert states(run) == [["unconfirmed", "unconfirmed", "withdrawn", "withdrawn"]]
    assert states(run) != [
        [s["state"] for s in rule(run, 141, "--as-of", "2026-02-26")[0]["instances"]]
    ]
    verdict = json.loads(run("show", "143", "--format", "json").out)["verdicts"][0]
    assert (verdict["note"], verdict["known"]) == ("as announced", "2026-02-27")
    assert verdict["sources"][0]["quote"] == "no more"
    assert rule(run, 141)[0]["stopped"] == 3
    assert "ended from 3 on" in run("recurrence", "list").out
    assert "since 27 February 2026" in text(run, "recurrence", "show", "141")
    clock.to("2027-01-01")
    run("check")
    assert len(ends(run)) == 4
    for words in (
        ("end", "141"),
        ("change", "141", "--from", "2", "--said", "2026-03-01", "--no-end"),
    ):
        done = run("recurrence", *words)
        assert (done.code, "was ended from instance 3 on" in done.err) == (5, True)
    assert run("doctor").code == 0


@pytest.mark.parametrize(
    "words",
    [
        ("end", "141"),
        ("end", "141", "--from", "5"),
        ("change", "141", "--from", "3", "--said", "2026-02-20", "--every", "3 months"),
        ("change", "141", "--from", "3", "--said", "2026-02-20", "--by", "Someone New"),
    ],
    ids=" ".join,
)
def test_a_dry_run_says_what_would_become_of_the_instances(
    run: Run, store: Path, words: tuple[str, ...]
) -> None:
    text(run, *MONTHLY)
    before = store.read_bytes()
    dry = run("recurrence", *words, "--dry-run")
    assert (dry.code, dry.err, store.read_bytes()) == (0, "", before)
    told = run("recurrence", *words).out
    assert dry.out == f"{told}So it would be; nothing was stored.\n"


def test_a_dry_run_is_refused_as_the_change_would_be(run: Run) -> None:
    text(run, *MONTHLY)
    text(run, "recurrence", "end", "141")
    refused = run("recurrence", "end", "141", "--dry-run")
    assert (refused.code, "was ended from instance 3 on" in refused.err) == (5, True)
    assert run("--as-of", "2026-01-01", "recurrence", "end", "141", "--dry-run").code == 2


def test_a_change_names_what_it_replaces(run: Run) -> None:
    text(run, *MONTHLY)
    said = text(run, *CHANGE, "--every", "3 months")
    assert "#143 and #144 are superseded" in " ".join(said.split())
    text(run, "undo")
    said = text(run, *CHANGE, "--count", "1")
    assert "#143 is superseded; #144 is withdrawn" in " ".join(said.split())


def test_ending_begins_with_the_first_open_one(run: Run) -> None:
    text(run, *MONTHLY)
    text(run, "recurrence", "end", "141")
    assert states(run) == [["unconfirmed", "unconfirmed", "withdrawn", "withdrawn"]]


def test_ending_from_the_next_one_records_it(run: Run) -> None:
    text(run, *MONTHLY)
    text(run, "recurrence", "end", "141", "--from", "5")
    assert states(run)[0][2:] == ["running", "running", "withdrawn"]
    assert ends(run)[-1] == "2026-05-31"


def test_what_cannot_be_ended(run: Run) -> None:
    text(run, *MONTHLY, "--count", "4")
    text(run, "met", "143", "--happened", "2026-02-28")
    for words, code, reason in [
        (("141", "--from", "5"), 5, "has instances 1 to 4 on record"),
        (("141", "--from", "9"), 5, "has instances 1 to 4 on record"),
        (("141", "--from", "3"), 5, "#143 is judged met"),
        (("141", "--from", "2"), 5, "ended on 28 February 2026, so it cannot be withdrawn"),
        (("141", "--from", "4", "--known", "2026-03-02"), 5, "is still to come"),
        (("141", "--from", "0"), 2, "0 is not in the range"),
        (("141", "--quote", "no more"), 2, "--quote needs the --source"),
        (("13",), 4, "#13 does not recur"),
    ]:
        before = run("log", "--limit", "1").out
        done = run("recurrence", "end", *words)
        assert (done.code, reason in done.err) == (code, True), done.err
        assert run("log", "--limit", "1").out == before
    text(run, "recurrence", "end", "141", "--from", "4")
    assert states(run) == [["unconfirmed", "unconfirmed", "met", "withdrawn"]]


CHANGE = ("recurrence", "change", "141", "--from", "3", "--said", "2026-02-20")


def test_changing_supersedes_what_is_to_come(run: Run, clock: Clock) -> None:
    text(run, *MONTHLY)
    earlier = rule(run, 141)[0]["instances"][:2]
    said = text(run, *CHANGE, "--every", "3 months", "--source", "https://example.org/new")
    assert "It recurs every 3 months, counted from 31 March 2026; 2 instances recorded" in said
    assert "Instances from 3 on go by this rule" in said
    old, new = rule(run, 141)
    assert old["instances"][:2] == earlier
    assert states(run) == [
        ["unconfirmed", "unconfirmed", "superseded", "superseded"],
        ["running", "running"],
    ]
    assert [(each["instance"], each["last"]) for each in new["instances"]] == [
        (3, "2026-03-31"),
        (4, "2026-06-30"),
    ]
    assert (old["stopped"], old["followed"], new["follows"]) == (3, new["id"], old["id"])
    assert (old["known"], new["begins"]) == ("2026-02-20", 3)
    assert (
        json.loads(run("show", "145", "--format", "json").out)["supersedes"]
        == (old["instances"][2]["id"])
    )
    assert new["instances"][1]["said"] == "2026-02-20"
    assert "changed from 3 on" in run("recurrence", "list").out
    clock.to("2026-06-01")
    run("check")
    assert ends(run)[-1] == "2026-09-30"
    text(run, "recurrence", "change", "141", "--from", "5", "--said", "2026-06-01", "--no-end",
         "--title", "Report on arms")  # fmt: skip
    assert [one["begins"] for one in rule(run, 141)] == [1, 3, 5]
    assert run("doctor").code == 0


def test_a_change_that_leaves_the_days_counts_on_from_the_first(run: Run, clock: Clock) -> None:
    text(run, *ADD, "--phrase", "every month or so", "--criterion", "filed")
    before = rule(run, 141)[0]["instances"]
    from_ = str(len(before))
    said = ("--said", "2026-02-28", "--title", "Report on arms", "--bound", "z", "--count", "2")
    text(run, "recurrence", "change", "141", "--from", from_, *said)
    new = rule(run, 141)[-1]["instances"]
    assert [each["last"] for each in new] == [before[-1]["last"]]
    assert new[0]["first"] == before[-1]["first"]
    assert {(each["title"], each["bound"], each["speaker"]) for each in new} == {
        ("Report on arms", "z", "x")
    }
    kept = ("phrase", "tolerance", "hedge", "criterion")
    assert [new[0][name] for name in kept] == [before[0][name] for name in kept]
    assert before[0]["tolerance"] == 8
    clock.to("2026-04-12")
    run("check")
    assert ends(run) == [before[-1]["last"], "2026-05-16"]


@pytest.mark.parametrize(
    ("words", "days"),
    [
        (("--starting", "2026-03-15"), "2026-03-15 2026-04-15"),
        (("--every", "2 weeks", "--starting", "2026-03-15"), "2026-03-15 2026-03-29"),
        (("--phrase", "every 60 days"), "2026-04-21 2026-06-20"),
        (("--phrase", "every 60 days until the end of April"), "2026-04-21"),
        (("--until", "2026-04-30"), "2026-03-31 2026-04-30"),
        (("--every", "FREQ=WEEKLY;COUNT=2"), "2026-03-31 2026-04-07"),
        (("--every", "week", "--count", "1"), "2026-03-31"),
        (("--each", "on"), "2026-03-31 2026-04-30"),
    ],
)
def test_changes(run: Run, words: tuple[str, ...], days: str) -> None:
    text(run, *MONTHLY, "--count", "12")
    text(run, *CHANGE, *words)
    assert ends(run)[: len(days.split())] == days.split()
    assert len(ends(run)) == len(days.split()) or "COUNT" not in str(words)
    old = states(run)[0]
    assert old[:2] == ["unconfirmed", "unconfirmed"]
    assert set(old[2:]) <= {"superseded", "withdrawn"}
    assert run("doctor").code == 0


def test_each_may_change_and_is_counted_from_the_first_still(run: Run, clock: Clock) -> None:
    clock.to("2026-02-20")
    text(run, *MONTHLY)
    change = ("recurrence", "change", "141", "--said", "2026-02-20")
    text(run, *change, "--from", "2", "--each", "on")
    new = rule(run, 141)[-1]["instances"]
    assert [(each["first"], each["last"]) for each in new[:2]] == [
        *(("2026-02-28", "2026-02-28"), ("2026-03-31", "2026-03-31")),
    ]
    assert {each["relation"] for each in new} == {"on"}
    text(run, *change, "--from", "3", "--each", "by")
    new = rule(run, 141)[-1]["instances"]
    assert [(each["first"], each["last"]) for each in new] == [
        *(("2026-03-31", "2026-03-31"), ("2026-04-01", "2026-04-30"))
    ][: len(new)]
    assert {each["relation"] for each in new} == {"by"}


def test_the_end_is_kept_unless_another_is_given(run: Run) -> None:
    text(run, *MONTHLY, "--count", "12")
    text(run, *CHANGE, "--every", "2 months")
    assert rule(run, 141)[-1]["count"] == 10
    text(run, "recurrence", "change", "141", "--from", "4", "--said", "2026-02-28", "--no-end")
    assert rule(run, 141)[-1]["count"] is None


def test_what_cannot_be_changed(run: Run) -> None:
    text(run, *MONTHLY)
    text(run, "met", "144", "--happened", "2026-02-28")
    new = ("--every", "week")
    change = ("recurrence", "change", "141")
    for words, code, reason in [
        ((*change, "--from", "3", "--said", "2026-02-20"), 2, "say what changes"),
        ((*change, "--from", "3", *new), 2, "Missing option '--said'"),
        ((*change, "--said", "2026-02-20", *new), 2, "Missing option '--from'"),
        ((*change, "--from", "9", "--said", "2026-02-20", *new), 5, "instances 1 to 4 on record"),
        ((*change, "--from", "3", "--said", "2026-02-20", *new), 5, "#144 is judged met"),
        ((*change, "--from", "5", "--said", "2026-03-02", *new), 5, "is still to come"),
        (
            (*change, "--from", "5", "--said", "2026-02-20", *new, "--phrase", "daily"),
            2,
            "leave out",
        ),
        (
            (*change, "--from", "5", "--said", "2026-02-20", "--phrase", "within a week"),
            2,
            "is not read as what recurs",
        ),
        (
            (*change, "--from", "5", "--said", "2026-02-20", "--count", "1", "--no-end"),
            2,
            "give one of",
        ),
        (
            (*change, "--from", "5", "--said", "2026-02-20", "--until", "2026-03-01"),
            2,
            "has no day from",
        ),
        (
            (*change, "--from", "5", "--said", "2026-02-20", "--every", "FREQ=DAILY;COUNT=1",
             "--count", "2"),
            2,
            "the end that the RRULE states",
        ),
    ]:  # fmt: skip
        before = run("log", "--limit", "1").out
        done = run(*words)
        assert (done.code, reason in done.err) == (code, True), done.err
        assert run("log", "--limit", "1").out == before
    text(run, "reopen", "144", "--why", "not filed")
    done = run(*change, "--from", "1", "--said", "2026-02-20", *new)
    assert (done.code, "#141 ended on 31 January 2026, before" in done.err) == (5, True)
    done = run(*change, "--from", "3", "--said", "2025-10-15", *new)
    assert (done.code, "was said on 16 October 2025" in done.err) == (5, True)
    text(run, "extend", "144", "--said", "2026-02-20", "--on", "2026-05-10")
    done = run(*change, "--from", "3", "--said", "2026-02-20", *new)
    assert (done.code, "#144 is already followed by #145" in done.err) == (5, True)


def test_the_journal_tells_it(run: Run) -> None:
    text(run, *MONTHLY, "--count", "2")
    log = run("log", "142").out
    assert "recurrence #141 Arms report, new" in log
    assert "pattern       FREQ=MONTHLY" in log
    rows = [json.loads(line) for line in run("log", "141", "--format", "ndjson").out.splitlines()]
    assert [row["kind"] for row in rows].count("recurrence") == 1
    (added,) = [row for row in rows if row["kind"] == "deadline"]
    assert added["changes"]["instance"] == [None, 1]
    assert run("search", "arms report").out.count("[Arms report]") == 2
