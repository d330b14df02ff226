"""Ultimatums on the command line: two standings, linked and shown together."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.cli.conftest import Run
from tracker.cli.app import App

BARE = ("ultimatum", "A ceasefire", "--by", "Trump", "--said", "2025-07-14")
DEMAND = (*BARE, "--bound", "Putin", "--phrase", "within 50 days")
FULL = (*DEMAND, "--or-else", "Tariffs")
URL = "https://example.org/a"


class Clock:
    def __init__(self) -> None:
        self.to("2025-08-01")

    def to(self, day: str) -> None:
        self.now = datetime.fromisoformat(f"{day}T12:00").replace(tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(App, "now", lambda app: clock.now)
    return clock


def text(run: Run, *words: str) -> str:
    done = run(*words)
    assert (done.code, done.complaint) == (0, ""), done.err
    return " ".join(done.out.split())


def shown(run: Run, number: int, *words: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run("show", str(number), *words, "--format", "json").out)
    return found


def window(row: dict[str, Any]) -> tuple[str | None, str | None]:
    return row["first"], row["last"]


def test_both_halves_are_recorded_and_linked(run: Run) -> None:
    said = text(run, *FULL, "--topic", "ukraine-war", "--source", URL, "--quote", "within 50 days")
    assert "#141 A ceasefire" in said
    assert "#142 Tariffs vague" in said
    assert "It follows if the demand, #141, is not met: from 3 September 2025 on" in said
    assert said.endswith("#142 is what follows if #141 is not met.")
    demand, threat = shown(run, 141), shown(run, 142)
    assert (demand["kind"], demand["speaker"], demand["bound"]) == (
        *("ultimatum", "Donald Trump", "Vladimir Putin"),
    )
    assert (threat["kind"], threat["speaker"], threat["bound"]) == (
        *("pledge", "Donald Trump", "Donald Trump"),
    )
    assert (threat["firmness"], threat["topic"], threat["said"]) == (
        *("threatens", "ukraine-war", "2025-07-14"),
    )
    assert (demand["phrase"], threat["phrase"]) == ("within 50 days", None)
    assert window(demand) == ("2025-07-14", "2025-09-02")
    assert window(threat) == ("2025-09-03", None)
    assert (demand["state"], threat["state"]) == ("running", "vague")
    assert (demand["consequences"], demand["demands"]) == ([142], [])
    assert (threat["consequences"], threat["demands"]) == ([], [141])
    assert [row["sources"][0]["quote"] for row in (demand, threat)] == ["within 50 days"] * 2
    assert "or else #142 Tariffs: vague" in text(run, "show", "141")
    assert "demand #141 A ceasefire: running, in 32 days" in text(run, "show", "142")
    log = run("log", "--limit", "1").out
    assert "link       #142 Tariffs, new" in log
    assert "kind          consequence" in log
    assert run("doctor").code == 0


WINDOWS = [
    # options, the window of the demand, that of the consequence
    (("--on", "2025-09-01"), ("2025-09-01", "2025-09-01"), ("2025-09-02", None)),
    (("--last", "9999-12-31"), (None, "9999-12-31"), ("9999-12-31", None)),
    (("--undated",), (None, None), (None, None)),
    (("--phrase", "by 6 p.m. on Friday"), ("2025-07-14", "2025-07-18"), ("2025-07-18", None)),
    (
        ("--phrase", "within 50 days", "--consequence-on", "2025-10-01"),
        ("2025-07-14", "2025-09-02"),
        ("2025-10-01", "2025-10-01"),
    ),
    (
        ("--phrase", "within 50 days", "--consequence-phrase", "within 60 days"),
        ("2025-07-14", "2025-09-02"),
        ("2025-07-14", "2025-09-12"),
    ),
    (
        ("--on", "2025-09-01", "--consequence-first", "2025-09-02", "--consequence-last",
         "2025-09-30"),
        ("2025-09-01", "2025-09-01"),
        ("2025-09-02", "2025-09-30"),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("words", "demanded", "threatened"), WINDOWS)
def test_windows(
    run: Run,
    words: tuple[str, ...],
    demanded: tuple[str | None, str | None],
    threatened: tuple[str | None, str | None],
) -> None:
    text(run, *BARE, "--bound", "Putin", "--or-else", "Tariffs", *words)
    assert window(shown(run, 141)) == demanded
    assert window(shown(run, 142)) == threatened
    assert run("doctor").code == 0


def test_somebody_else_carries_it_out(run: Run) -> None:
    text(run, *FULL, "--carried-out-by", "US Congress", "--carried-out-by", "Trump")
    assert shown(run, 142)["bounds"] == ["US Congress", "Donald Trump"]


REFUSED = [
    (DEMAND, 2, "Missing option '--or-else'"),
    ((*BARE, "--or-else", "Tariffs", "--undated"), 2, "say of whom it is demanded: --bound"),
    ((*FULL, "--kind", "legal"), 2, "No such option"),
    ((*BARE, "--bound", "Putin", "--or-else", "Tariffs"), 2, "give the time"),
    ((*FULL[:-1], " "), 5, "the title is empty"),
    ((*FULL, "--consequence-phrase", "some blue moon"), 3, "cannot read 'some blue moon'"),
    ((*FULL, "--consequence-on", "2025-09-31"), 2, "no day of the calendar"),
    (
        (*FULL, "--consequence-on", "2025-09-03", "--consequence-last", "2025-09-03"),
        2,
        "give one of --on, --first/--last",
    ),
    ((*FULL, "--quote", "no source"), 2, "--quote needs the --source"),
    ((*FULL, "--said", "2025-08-02"), 5, "is still to come"),
]


@pytest.mark.parametrize(("words", "code", "reason"), REFUSED)
def test_what_is_no_ultimatum(run: Run, words: tuple[str, ...], code: int, reason: str) -> None:
    before = run("log", "--limit", "1").out
    done = run(*words)
    assert (done.code, reason in done.err, done.err.count("\n")) == (code, True, 1), done.err
    assert run("log", "--limit", "1").out == before


def test_list_shows_them_together(run: Run) -> None:
    text(run, *FULL)
    lines = [" ".join(line.split()) for line in run("list", "--by", "Trump").out.splitlines()]
    at = next(n for n, line in enumerate(lines) if line.startswith("#141"))
    assert lines[at + 1] == "or else #142 Tariffs: vague"
    assert lines[at + 2].startswith("#142 vague Tariffs")
    assert lines[at + 3] == "unless #141 A ceasefire: running, in 32 days"
    only = run("list", "--kind", "ultimatum", "--bound", "Putin").out
    assert "or else #142 Tariffs: vague" in " ".join(only.split())
    rows = json.loads(run("list", "--by", "Trump", "--format", "json").out)
    tied = {row["number"]: (row["demands"], row["consequences"]) for row in rows}
    assert (tied.pop(141), tied.pop(142)) == (([], [142]), ([141], []))
    assert set(map(str, tied.values())) == {"([], [])"}
    before = run("list", "--as-of", "2025-07-13").out
    assert "Tariffs" not in before


@pytest.mark.parametrize(
    ("words", "sections"),
    [
        (("party", "show", "putin"), ("bound",)),
        (("party", "show", "trump", "--limit", "0"), ("announced", "bound")),
        (("topic", "show", "ukraine-war", "--limit", "0"), ("deadlines",)),
    ],
)
def test_party_and_topic_show_the_other_half(
    run: Run, words: tuple[str, ...], sections: tuple[str, ...]
) -> None:
    text(run, *FULL, "--topic", "ukraine-war")
    told = run(*words).out
    assert "      or else #142 Tariffs: vague" in told
    row = json.loads(run(*words, "--format", "json").out)
    for section in sections:
        halves = {each["number"]: each for each in row[section] if each["number"] > 140}
        for number, key, other in ((141, "consequences", 142), (142, "demands", 141)):
            if number in halves:
                assert halves[number][key] == [other]
        assert halves


def test_a_demand_that_is_met_may_leave_nothing_to_carry_out(run: Run, clock: Clock) -> None:
    text(run, *FULL)
    run("check")
    said = text(run, "met", "141", "--happened", "2025-07-31", "--known", "2025-08-01")
    command = 'tracker moot 142 --known 2025-08-01 --note "the demand, #141, was met"'
    advice = "Its demand, #141, was met by 1 August 2025. Nothing may be left to carry out."
    assert f"Or else #142 Tariffs. {advice} {command}" in said
    assert f"{advice} {command}" in text(run, "show", "142")
    rows = json.loads(run("check", "--dry-run", "--format", "json").out)
    assert [(row["news"], row["number"], row["settle"]) for row in rows] == [
        ("met", 141, None),
        ("consequence", 142, command),
    ]
    told = run("check").out
    assert "What was threatened: its demand is settled\n#142  vague" in told
    assert f"      {command}\n" in told
    assert f"      {command}\n" in run("due").out
    assert f"      {command}\n" in run("due", "--long").out
    assert run("check").out == ""
    text(run, "moot", "142", "--known", "2025-08-01", "--note", "the demand, #141, was met")
    assert shown(run, 142)["state"] == "moot"
    assert "carry out" not in run("due").out + run("show", "142").out
    assert shown(run, 142, "--as-of", "2025-07-31")["state"] == "vague"


def test_a_demand_that_lapses_asks_about_the_consequence(run: Run, clock: Clock) -> None:
    text(run, *FULL)
    run("check")
    clock.to("2025-09-03")
    advice = "Its demand, #141, is lapsed? since 3 September 2025: was it carried out?"
    rows = json.loads(run("check", "--dry-run", "--format", "json").out)
    mine = [row for row in rows if row["number"] in (141, 142)]
    assert [(row["news"], row["number"], row["settle"]) for row in mine] == [
        ("lapsed?", 141, None),
        ("consequence", 142, None),
    ]
    assert advice in text(run, "check")
    assert f"Or else #142 Tariffs. {advice}" in text(run, "due")
    text(run, "met", "142", "--happened", "2025-09-03")
    assert "carried out" not in text(run, "due")


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (("withdraw", "141", "--known", "2025-08-01"), "was withdrawn"),
        (("moot", "141", "--known", "2025-08-01"), "was dropped"),
        (("unverifiable", "141"), None),
        (("met", "141", "--happened", "2025-08-01", "--part", "the north"), None),
    ],
)
def test_what_a_settled_demand_says(run: Run, words: tuple[str, ...], what: str | None) -> None:
    text(run, *FULL)
    said = text(run, *words)
    assert ("Nothing may be left to carry out" in said) == (what is not None)
    if what:
        assert f'--note "the demand, #141, {what}"' in said


def test_the_newest_announcement_of_a_demand_counts(run: Run, clock: Clock) -> None:
    text(run, *FULL)
    clock.to("2025-09-01")
    text(run, "extend", "141", "--said", "2025-08-29", "--on", "2025-09-30")
    run("check")
    assert "was it carried out" not in run("due").out
    clock.to("2025-09-20")
    said = text(run, "met", "143", "--happened", "2025-09-19")
    advice = "Its demand, #143, was met by 20 September 2025"
    assert f"Or else #142 Tariffs. {advice}" in said
    assert advice in text(run, "show", "142")
    assert "demand #143 A ceasefire: met" in text(run, "show", "142")
    assert "or else #142 Tariffs" in text(run, "show", "143")
    assert (shown(run, 142)["demands"], shown(run, 143)["consequences"]) == ([141], [142])
    rows = json.loads(run("check", "--format", "json").out)
    assert [row["news"] for row in rows if row["number"] in (142, 143)] == ["met", "consequence"]


def test_an_ultimatum_in_error_is_shown_no_more(run: Run) -> None:
    text(run, *FULL)
    text(run, "in-error", "141")
    assert shown(run, 142)["demands"] == []
    assert "ceasefire" not in run("show", "142").out


def test_two_that_are_recorded_already(run: Run) -> None:
    for title in ("Leave the strait", "Strikes"):
        add = ("add", title, "--by", "Trump", "--said", "2025-07-14", "--on", "2025-07-20")
        text(run, *add)
    said = text(run, "link", "142", "141", "--consequence", "--note", "as he said")
    assert said.endswith("#142 is what follows if #141 is not met.")
    assert shown(run, 141)["consequences"] == [142]
    assert run("search", "as he said").out.splitlines()[0].startswith("#142")
    for words, code, reason in [
        (("link", "142", "141", "--consequence"), 5, "linked already, as demand and consequence"),
        (("link", "141", "142", "--consequence"), 5, "linked already, as demand and consequence"),
        (("link", "141", "141", "--consequence"), 5, "cannot be linked to itself"),
        (("link", "142", "141", "--same", "--consequence"), 2, "give one of --same, --related and"),
        (("link", "142", "141"), 2, "give one of --same, --related and --consequence"),
    ]:
        done = run(*words)
        assert (done.code, reason in done.err) == (code, True), done.err
    assert [each["number"] for each in shown(run, 141)["chain"]] == [141]
