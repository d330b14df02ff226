"""Chains on the command line: announcements, slips, resets, and the days in all."""

import json
from datetime import UTC, datetime

import pytest

from tests.cli.conftest import Run
from tracker.cli.app import App


class Clock:
    def __init__(self) -> None:
        self.to("2025-10-20")

    def to(self, day: str) -> None:
        self.now = datetime.fromisoformat(f"{day}T12:00").replace(tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(App, "now", lambda app: clock.now)
    return clock


@pytest.fixture
def chain(run: Run, clock: Clock) -> Run:
    """#141 to the 31st, slipped to 10 November as #142, which lapsed; anew as #143, to December."""
    add = ("add", "A deal", "--by", "x", "--topic", "a-deal")
    run(*add, "--said", "2025-10-16", "--on", "2025-10-31")
    clock.to("2025-12-31")
    run("extend", "141", "--said", "2025-10-30", "--on", "2025-11-10")
    run("extend", "142", "--said", "2025-11-20", "--on", "2025-12-01")
    return run


def test_show_counts(chain: Run) -> None:
    words = "chain #141 → #142 → #143: 3 announcements, 1 slip (+10 d), 1 reset, 31 days in all"
    for number in ("141", "142", "143"):
        assert words in " ".join(chain("show", number).out.split())
    row = json.loads(chain("show", "142", "--format", "json").out)
    assert {name: row[name] for name in ("announcements", "slips", "resets", "slipped")} == {
        "announcements": 3,
        "slips": [10],
        "resets": 1,
        "slipped": 31,
    }
    earlier = chain("show", "141", "--as-of", "2025-11-01").out
    assert "2 announcements, 1 slip (+10 d), 10 days in all" in " ".join(earlier.split())
    alone = json.loads(chain("show", "141", "--as-of", "2025-10-29", "--format", "json").out)
    assert (alone["announcements"], alone["resets"], alone["slipped"]) == (1, 0, None)


def test_list_has_a_line_for_each_chain(chain: Run) -> None:
    lines = chain("list", "--chains", "--topic", "a-deal").out.splitlines()
    assert [" ".join(line.split()) for line in lines] == [
        "#141 → #143 lapsed? A deal 3 said, 1 slip, 1 reset, +31 d"
    ]
    rows = json.loads(chain("list", "--chains", "--topic", "a-deal", "--format", "json").out)
    assert [(row["number"], row["numbers"], row["said"], row["slips"]) for row in rows] == [
        (143, [141, 142, 143], ["2025-10-16", "2025-10-30", "2025-11-20"], [10])
    ]
    assert (rows[0]["resets"], rows[0]["slipped"], rows[0]["state"]) == (1, 31, "unconfirmed")


def test_seeds_have_chains(run: Run) -> None:
    lines = run("list", "--chains").out.splitlines()
    assert len(lines) >= 10
    assert max(map(len, lines)) <= 80
    csv = run("list", "--chains", "--format", "csv").out.splitlines()
    assert csv[0].startswith("id,number,title,speaker")
    assert len(csv) == len(lines) + 1
    assert len(run("list", "--chains", "--format", "ndjson").out.splitlines()) == len(lines)


def test_filters_apply_to_the_newest_announcement(chain: Run) -> None:
    chain("extend", "143", "--said", "2025-11-30", "--on", "2026-01-15", "--by", "y")
    listed = {
        words: len(chain("list", "--chains", *words).out.splitlines())
        for words in (
            ("--topic", "a-deal"),
            ("--topic", "a-deal", "--by", "y"),
            ("--topic", "a-deal", "--flag", "open"),
            ("--topic", "a-deal", "--window", "2026-01"),
            ("--text", "A deal", "--by", "y"),
        )
    }
    assert set(listed.values()) == {1}
    for words in (("--by", "x"), ("--topic", "a-deal", "--window", "2025-10")):
        assert chain("list", "--chains", *words).out == "No chain fits.\n"
    assert chain("list", "--chains", "--by", "x", "--format", "json").out == "[]\n"
    earlier = chain("list", "--chains", "--topic", "a-deal", "--as-of", "2025-11-01").out
    assert "2 said, 1 slip, +10 d" in earlier
    assert chain("list", "--chains", "--flag", "blue").code == 2


def test_an_open_end_is_said(run: Run, clock: Clock) -> None:
    run(
        "add",
        "A deal",
        "--by",
        "x",
        "--topic",
        "a-deal",
        "--said",
        "2025-10-16",
        "--on",
        "2025-10-31",
    )
    run("extend", "141", "--said", "2025-10-20", "--undated")
    assert (
        run("list", "--chains", "--topic", "a-deal").out.rstrip().endswith("2 said, 1 slip, open")
    )
    assert "2 announcements, 1 slip (open), open" in " ".join(run("show", "141").out.split())
    clock.to("2025-12-31")
    run("extend", "142", "--said", "2025-12-01", "--on", "2025-12-31")
    assert "3 said, 2 slips, +61 d" in run("list", "--chains", "--topic", "a-deal").out


def test_a_reset_is_news(run: Run, clock: Clock) -> None:
    run("add", "A deal", "--by", "x", "--said", "2025-10-16", "--on", "2025-10-31")
    clock.to("2025-11-05")
    run("check")
    run("extend", "141", "--said", "2025-11-05", "--on", "2025-12-10")
    told = run("check").out
    assert told == (
        "Announced anew after it had lapsed\n"
        "#142  in 35 days  A deal                                               x  10 Dec\n"
        "      It was announced anew after #141 had lapsed; its last day is 40 days\n"
        "      later. Its last day is 10 December 2025; its lead begins on 3 December\n"
        "      2025.\n"
    )
    assert run("check").out == ""


def test_a_reset_that_is_due_by_now_is_told_as_such(run: Run, clock: Clock) -> None:
    run("add", "A deal", "--by", "x", "--said", "2025-10-16", "--on", "2025-10-31")
    clock.to("2025-11-05")
    run("check")
    run("extend", "141", "--said", "2025-11-05", "--on", "2025-11-10")
    rows = json.loads(run("check", "--dry-run", "--format", "json").out)
    assert [(row["news"], row["number"], row["reset"]) for row in rows] == [("due", 142, True)]
    assert (
        "It was announced anew after #141 had lapsed; its last day is 10 days" in run("check").out
    )


def test_a_link_that_makes_a_reset_of_two_is_news(run: Run, clock: Clock) -> None:
    run("add", "A deal", "--by", "x", "--said", "2025-10-16", "--on", "2025-10-31")
    clock.to("2025-11-05")
    run("add", "The deal", "--by", "x", "--said", "2025-11-05", "--on", "2025-12-10")
    run("check")
    run("link", "142", "141", "--same")
    (row,) = json.loads(run("check", "--format", "json").out)
    assert (row["news"], row["number"], row["slip"]) == ("reset", 142, 40)
