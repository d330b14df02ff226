"""The README's commands run as they stand there, in order, and print what it says they print.

With TRACKER_REWRITE=1 the outputs in the README are written anew instead of compared.
"""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tracker.cli.commands import COMMANDS
from tracker.core.states import STATES

README = Path(__file__).resolve().parents[1] / "README.md"
BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)


@pytest.fixture(scope="module")
def text() -> str:
    return README.read_text(encoding="utf-8")


def run(command: str, store: Path) -> str:
    """What a command line prints, without a terminal; it has to end well."""
    words = [word.replace("~", str(store.parent)) for word in shlex.split(command)]
    assert words[0] == "tracker"
    environment = {**os.environ, "TRACKER_DB": str(store), "TRACKER_WHO": "reader", "COLUMNS": "80"}
    done = subprocess.run(
        [sys.executable, "-m", "tracker", *words[1:]],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=README.parent,
        env=environment | {"PYTHONUTF8": "1"},
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, ""), f"{command}: {done.stderr}"
    return done.stdout


def commands(block: str) -> list[tuple[str, str]]:
    """The commands of a block, each with the output that the README shows for it."""
    parts = re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]
    return [(part.partition("\n")[0], part.partition("\n")[2]) for part in parts]


def test_commands_print_what_the_readme_shows(text: str, tmp_path: Path) -> None:
    store = tmp_path / "readme.db"
    run("tracker init --seeds", store)
    rewritten = text
    for block in BLOCK.findall(text):
        fresh = ""
        for command, shown in commands(block):
            printed = run(command, store)
            if shown:
                assert os.environ.get("TRACKER_REWRITE") or printed == shown, command
            fresh += f"$ {command}\n" + (printed if shown else "")
        rewritten = rewritten.replace(block, fresh)
    if os.environ.get("TRACKER_REWRITE"):
        README.write_text(rewritten, encoding="utf-8")


def test_every_command_is_in_the_readme(text: str) -> None:
    assert [name for name in COMMANDS if f"`{name}" not in text] == []


def test_states_are_those_of_the_code(text: str) -> None:
    rows = [f"| {row.flag} | {state} | {row.when} |" for state, row in STATES.items()]
    assert [row for row in rows if row not in text] == []
