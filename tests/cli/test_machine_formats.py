"""What the machine formats have in common, on every command that takes --format."""

import json
from pathlib import Path

import click
import pytest

from tests.cli.conftest import Run
from tests.cli.walking import every_command
from tests.cli.watched import watching

ASKED = {
    # a command that takes --format, and what is typed behind it; {file} is a text, {other} a
    # store with a deadline more
    "calendar list": "",
    "calendar show": "us-federal --year 2026",
    "candidates list": "",
    "candidates show": "c1",
    "candidates stats": "",
    "check": "--dry-run",
    "doctor": "",
    "due": "--as-of 2025-11-15",
    "explain": "tomorrow --said 2025-10-16",
    "list": "",
    "log": "--limit 2",
    "merge": "{other} --dry-run",
    "party list": "",
    "party show": "trump",
    "read": "{file} --published 2025-10-16",
    "recurrence list": "",
    "recurrence show": "141",
    "search": "summit",
    "set": "--list",
    "show": "13",
    "source list": "",
    "source show": "https://example.org/a",
    "timeline": "",
    "topic list": "",
    "topic show": "iran",
    "twins": "",
    "verify": "",
    "watch list": "",
}
MORE = [
    # other things that the same command prints
    ("show", "4"),
    ("log", "--public"),
    ("list", "--chains"),
    ("explain", "--text {file} --said 2025-10-16"),
    ("explain", "gibberish --said 2025-10-16"),
    ("calendar show", "un-new-york --year 2024"),
]


def formats(command: click.Command) -> list[str]:
    """What --format takes; nothing where there is no such option."""
    found = [each.type for each in command.params if "--format" in each.opts]
    return [str(choice) for each in found for choice in each.choices]  # type: ignore[attr-defined]


READING = {"import"}  # there it says what a file is
TAKING = {path for path, command in every_command().items() if formats(command)} - READING


def test_every_command_that_takes_a_format_is_tried() -> None:
    assert ASKED.keys() == TAKING


@pytest.mark.parametrize("path", sorted(TAKING))
def test_every_listing_has_both_machine_formats(path: str) -> None:
    assert {"table", "json", "ndjson"} <= set(formats(every_command()[path]))


@pytest.mark.parametrize(("path", "words"), [*ASKED.items(), *MORE], ids=" ".join)
def test_ndjson_has_the_rows_of_json_one_a_line(
    run: Run, store: Path, tmp_path: Path, path: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.store.surroundings.surroundings", lambda *_: [])  # they change
    text = tmp_path / "text.txt"
    text.write_text("They meet tomorrow. They met on 3 October 2025.", encoding="utf-8")
    recurring = ("--every", "month", "--from", "2026-01-31", "--source", "https://example.org/a")
    assert run("add", "A", "--by", "B", "--said", "2025-10-16", *recurring).code == 0
    assert run("check").code == 0
    assert run("in-error", "14").code == 0
    assert run("read", str(text), "--published", "2025-10-16").code == 0
    watching(store)
    other = tmp_path / "other.db"
    assert run("backup", str(other)).code == 0
    more = ("add", "Z", "--by", "B", "--said", "2025-10-16", "--on", "2025-12-24")
    assert run("--db", str(other), *more).code == 0
    asked = [*path.split(), *words.format(file=text, other=other).split()]
    shown = {form: run(*asked, "--format", form) for form in ("json", "ndjson")}
    assert shown["json"].code == shown["ndjson"].code
    assert shown["json"].err == shown["ndjson"].err
    found = json.loads(shown["json"].out)
    lines = [json.loads(line) for line in shown["ndjson"].out.splitlines()]
    assert lines == (found if isinstance(found, list) else [found])
    assert found
