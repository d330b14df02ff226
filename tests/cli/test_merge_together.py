"""`tracker merge`: what each side may record by itself, and both together may not."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.playing import Play, Player, player, shown
from tests.cli.test_travel import faults
from tests.store.apart import records

SAID = ("--said", "2025-11-03", "--on", "2025-11-28")


def test_two_announcements_that_follow_on_one_are_a_conflict(
    run: Run, store: Path, other: Path, here: Play, there: Play
) -> None:
    later = ("--said", "2025-11-10", "--on", "2025-12-20")
    here("add", "A treaty", "--by", "Hamas", *SAID)
    shutil.copy(store, other)
    here("extend", "141", *later)
    there("extend", "141", *later, "--note", "theirs")
    result = run("merge", str(other))
    assert result.code == 5
    assert "its chain would branch or loop: only --ours settles it" in shown(result.out)
    assert faults(store) == []
    assert run("merge", str(other), "--ours", "all").code == 0
    assert faults(store) == []
    there("merge", str(store))
    assert records(store) == records(other)


def test_links_that_loop_only_together_are_a_conflict(run: Run, store: Path, here: Play) -> None:
    here("add", "First", "--by", "Hamas", *SAID)
    here("add", "Second", "--by", "Israel", *SAID)
    other = store.parent / "theirs.db"
    here("backup", str(other))
    there = player(other)
    here("link", "141", "142", "--same", "--known", "2025-11-04")
    there("link", "142", "141", "--same", "--known", "2025-11-04")
    result = run("merge", str(other))
    assert (result.code, "its chain would branch or loop" in shown(result.out)) == (5, True)
    assert faults(store) == []


def test_events_that_hang_on_one_another_only_together_are_a_conflict(
    run: Run, store: Path, here: Play
) -> None:
    for title in ("One", "Two"):
        here(
            "event", title, "--on", "2025-11-28", "--standing", "scheduled", "--known", "2025-11-04"
        )
    other = store.parent / "theirs.db"
    here("backup", str(other))
    there = player(other)
    here("event", "moved", "141", "--on", "142+2d", "--known", "2025-11-05")
    there("event", "moved", "142", "--on", "141+2d", "--known", "2025-11-05")
    result = run("merge", str(other))
    assert result.code == 5
    assert "events would hang on one another: only --ours settles it" in shown(result.out)
    assert run("show", "141").code == 0
    assert faults(store) == []


def test_duplicates_of_one_another_are_a_conflict(run: Run, store: Path, here: Play) -> None:
    for title in ("One", "Two"):
        here("add", title, "--by", "Hamas", *SAID)
    other = store.parent / "theirs.db"
    here("backup", str(other))
    there = player(other)
    here("in-error", "141", "--same-as", "142")
    there("in-error", "142", "--same-as", "141")
    result = run("merge", str(other))
    assert result.code == 5
    assert "each would be a duplicate of the other: only --ours settles it" in shown(result.out)
    assert run("merge", str(other), "--ours", "all").code == 0
    there("merge", str(store))
    assert records(store) == records(other)


def test_the_same_link_and_the_same_copy_come_once(
    run: Run, store: Path, other: Path, here: Play, there: Play
) -> None:
    for play in (here, there):
        play("link", "12", "13", "--related", "--known", "2025-11-18")
    assert run("merge", str(other)).code == 0
    assert faults(store) == []
    there("merge", str(store))
    assert records(store) == records(other)


@pytest.fixture
def reports(run: Run, store: Path, here: Play) -> Path:
    """Another store that recorded the same instances of a rule as ours, by itself."""
    here("add", "A report", "--by", "Hamas", *SAID[:2], "--every", "month", "--from", "2025-11-30")
    other = store.parent / "theirs.db"
    here("backup", str(other))
    for path in (store, other):  # a year later there are more of them
        assert run("--db", str(path), "check").code == 0
    return other


def test_instances_that_both_recorded_come_once(run: Run, store: Path, reports: Path) -> None:
    (rule,) = json.loads(run("recurrence", "show", "141", "--format", "json").out)
    assert len(rule["instances"]) > 10
    assert run("merge", str(reports)).code == 0
    (merged,) = json.loads(run("recurrence", "show", "141", "--format", "json").out)
    assert len(merged["instances"]) == len(rule["instances"])
    assert faults(store) == []
    assert run("--db", str(reports), "merge", str(store)).code == 0
    assert records(store) == records(reports)
    assert faults(reports) == []


def test_an_instance_that_has_a_verdict_takes_the_place_of_one_that_has_none(
    run: Run, store: Path, reports: Path
) -> None:
    met = ("met", "145", "--happened", "2026-02-10", "--known", "2026-02-11")
    assert run("--db", str(reports), *met).code == 0
    assert run("merge", str(reports)).code == 0
    listed = json.loads(run("list", "--text", "report", "--format", "json", "--state", "met").out)
    assert [row["title"] for row in listed] == ["A report"]
    assert faults(store) == []
    assert run("--db", str(reports), "merge", str(store)).code == 0
    assert records(store) == records(reports)


def test_instances_that_both_judged_are_a_conflict(run: Run, store: Path, reports: Path) -> None:
    met = ("met", "145", "--happened", "2026-02-10", "--known", "2026-02-11")
    for path in (store, reports):
        assert run("--db", str(path), *met).code == 0
    result = run("merge", str(reports))
    assert result.code == 5
    assert "recorded on both sides, each time with what belongs to it" in shown(result.out)
    assert faults(store) == []
    assert run("merge", str(reports), "--ours", "all").code == 0
    assert faults(store) == []
    assert run("--db", str(reports), "merge", str(store)).code == 0
    assert records(store) == records(reports)
    assert faults(reports) == []


def test_an_instance_does_not_give_way_to_one_that_is_left_out(
    run: Run, store: Path, here: Play
) -> None:
    """Theirs names a party that is in conflict; whichever id is smaller, one stays."""
    every = ("--every", "month", "--from", "2025-11-30")
    here("add", "A report", "--by", "Donald Trmup", *SAID[:2], *every)
    other = store.parent / "theirs.db"
    here("backup", str(other))
    assert run("--db", str(other), "check").code == 0  # its ids are the smaller ones
    assert run("--db", str(other), "party", "alias", "donald-trmup", "Trmup").code == 0
    here("party", "merge", "donald-trmup", "donald-trump")
    assert run("check").code == 0
    result = run("merge", str(other))
    assert result.code == 5
    assert "donald-trmup" in result.out
    assert faults(store) == []
    assert run("merge", str(other), "--ours", "all").code == 0
    assert faults(store) == []
    assert run("--db", str(other), "merge", str(store)).code == 0
    assert records(store) == records(other)
    assert faults(other) == []


def test_more_instances_than_ours_wait_whole(run: Run, store: Path, here: Play) -> None:
    """Where some are left out the rule goes on after the last that came in."""
    every = ("--every", "month", "--from", "2025-11-30")
    here("add", "A report", "--by", "Donald Trmup", *SAID[:2], *every)
    other = store.parent / "theirs.db"
    here("backup", str(other))
    here("party", "merge", "donald-trmup", "donald-trump")
    assert run("--db", str(other), "check").code == 0
    assert run("--db", str(other), "party", "alias", "donald-trmup", "Trmup").code == 0
    kept = [shutil.copy(path, f"{path}.kept") for path in (store, other)]
    for side in ("--theirs", "--ours"):
        for path in kept:
            shutil.copy(path, path.removesuffix(".kept"))
        code, out = Player(store)("merge", str(other))  # when none of ours is in sight
        assert code == 5, out
        assert faults(store) == []
        code, out = Player(store)("merge", str(other), side, "all")
        assert code == 0, out
        assert faults(store) == []
