"""The seeds against history: how each deadline stood on the days that matter."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.cli.conftest import Run

STOOD = [
    # as of, title, flag, state, days to the last day
    ("2025-10-16", "Second Trump-Putin summit, Budapest", "open", "running", 14),
    ("2025-10-16", "Campaign promise: end the invasion on day one", "lapsed", "lapsed", -269),
    ("2025-10-20", "Rubio-Lavrov call to prepare the summit", "met", "met", 3),
    ("2025-10-20", "US-Russia staff talks before the summit", "due", "due", 6),
    ("2025-10-21", "Second Trump-Putin summit, Budapest", "open", "running", 9),
    ("2025-10-22", "Second Trump-Putin summit, Budapest", "closed", "withdrawn", 8),
    ("2025-11-15", "Senate vote on the Russia sanctions bill", "due", "due", 0),
    ("2025-11-16", "Senate vote on the Russia sanctions bill", "lapsed", "unconfirmed", -1),
    ("2026-08-06", "Senate vote on the Russia sanctions bill", "lapsed", "unconfirmed", -264),
    ("2026-08-07", "Senate vote on the Russia sanctions bill", "met", "met-late", -265),
    ("2017-07-02", "Qatar to accept 13 demands", "due", "due", 0),
    ("2017-07-03", "Qatar to accept 13 demands", "lapsed", "lapsed", -1),
    ("2015-06-30", "Final nuclear deal, original date", "closed", "extended", 0),
    ("2018-12-31", "US withdrawal from Syria", "closed", "superseded", 18),
    ("2024-05-28", "100 billion dollars a year in climate finance", "lapsed", "unconfirmed", -1244),
    ("2024-05-29", "100 billion dollars a year in climate finance", "met", "met-late", -1245),
]


@pytest.mark.parametrize(("day", "title", "flag", "state", "days"), STOOD)
def test_it_stood(run: Run, day: str, title: str, flag: str, state: str, days: int) -> None:
    rows = json.loads(run("list", "--as-of", day, "--text", title, "--format", "json").out)
    found = [(row["flag"], row["state"], row["days"]) for row in rows if row["title"] == title]
    assert found == [(flag, state, days)]


def test_the_vote_was_265_days_late(run: Run) -> None:
    (row,) = json.loads(
        run("list", "--as-of", "2026-08-07", "--text", "Senate vote", "--format", "json").out
    )
    assert row["late"] == 265


def test_a_late_extension_is_a_reset(run: Run) -> None:
    rows = json.loads(run("list", "--text", "Qatar", "--format", "json").out)
    assert [(row["reset"], row["slips"]) for row in rows] == [(False, []), (True, [])]


def test_a_chain_keeps_its_slips(run: Run) -> None:
    rows = json.loads(run("list", "--text", "TikTok", "--format", "json").out)
    assert [row["slips"] for row in rows] == [[75, 90, 90, 38]] * 5


def test_the_demo_days(run: Run) -> None:
    october = run("--as-of", "2025-10-20", "due").out
    assert "in 6 days" in october.partition("US-Russia staff talks")[0].splitlines()[-1]
    met = october.partition("Met in the last 7 days")[2]
    assert "Rubio-Lavrov call" in met
    november = run("--as-of", "2025-11-15", "due").out
    assert november.splitlines()[1].split()[:3] == ["#13", "today", "Senate"]


@pytest.mark.parametrize("month", range(0, 144, 5))
def test_the_page_misses_nothing(run: Run, store: Path, month: int) -> None:
    """The index finds every line that reading all deadlines would."""
    day = (date(2015, 1, 15) + timedelta(days=30 * month)).isoformat()
    page = json.loads(run("due", "--all", "--as-of", day, "--format", "json").out)
    found = {row["number"] for row in page if row["section"] in ("due", "lapsed?")}
    every = json.loads(run("list", "--as-of", day, "--format", "json").out)
    assert found == {
        row["number"] for row in every if row["flag"] == "due" or row["state"] == "unconfirmed"
    }
