"""How long `tracker due` takes, against the imports that it cannot do without.

The peers run in the same Python and in turns with it, so that whatever else the machine does hits
all alike. Run it with the Python of an environment that holds the installed wheel, as `make bench`
does. With `--check` it exits 1 when `tracker due` takes more than LIMIT times its floor.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

LIMIT = 1.25
WARM_UP = 3
FLOOR = "import click, sqlite3"

Command = Sequence[str | Path]


def environment() -> dict[str, str]:
    """Give ours without settings of ours, and with compiled modules kept, as anyone's is."""
    dropped = ("TRACKER", "PYTHONDONTWRITEBYTECODE", "PYTHONPATH")
    return {name: value for name, value in os.environ.items() if not name.startswith(dropped)}


def seconds(command: Command, env: dict[str, str]) -> float:
    start = perf_counter()
    subprocess.run(
        command, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=True
    )
    return perf_counter() - start


def measure(commands: dict[str, Command], runs: int) -> dict[str, list[float]]:
    """Run the commands in turns; give each one's times, warm, in seconds."""
    env = environment()
    times: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(WARM_UP + runs):
        for name, command in commands.items():
            taken = seconds(command, env)
            if turn >= WARM_UP:
                times[name].append(taken)
    return times


def measure_due(runs: int) -> dict[str, list[float]]:
    """Measure on a fresh store with the starting timeline."""
    script = Path(sys.executable).with_name("tracker")
    with tempfile.TemporaryDirectory() as scratch:
        program = (script, "--db", Path(scratch) / "store.db")
        subprocess.run(
            (*program, "init", "--seeds"), env=environment(), stdout=subprocess.DEVNULL, check=True
        )
        commands: dict[str, Command] = {
            "pass": (sys.executable, "-c", "pass"),
            "import click": (sys.executable, "-c", "import click"),
            FLOOR: (sys.executable, "-c", FLOOR),
            "tracker due": (*program, "due"),
            "tracker --as-of 2025-10-20 due": (*program, "--as-of", "2025-10-20", "due"),
        }
        return measure(commands, runs)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=40, help="turns that count (default 40)")
    parser.add_argument("--check", action="store_true", help=f"exit 1 above {LIMIT} times")
    options = parser.parse_args()

    times = measure_due(options.runs)
    floor = median(times[FLOOR])
    print(f"milliseconds over {options.runs} turns; ratio of medians to `{FLOOR}`")
    print(f"{'command':<32} {'min':>7} {'median':>7} {'ratio':>6}")
    for name, taken in times.items():
        middle = median(taken)
        row = f"{min(taken) * 1000:7.1f} {middle * 1000:7.1f} {middle / floor:6.2f}"
        print(f"{name:<32} {row}")

    ratio = median(times["tracker due"]) / floor
    if options.check and ratio > LIMIT:
        print(f"tracker due takes {ratio:.2f} times its floor; the limit is {LIMIT}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
