"""How long `tracker due` takes, against what a click program cannot do without.

Run it with the Python of an environment that holds the installed wheel, as `make bench` does. With
`--check` it exits 1 when `tracker due` takes more than LIMIT times its floor.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.timing import Timed, environment, measure

LIMIT = 1.15
FLOOR = "import click, sqlite3"


def measure_due(runs: int) -> dict[str, float]:
    """Measure on a fresh store with the starting timeline."""
    script = Path(sys.executable).with_name("tracker")
    with tempfile.TemporaryDirectory() as scratch:
        store = Path(scratch) / "store.db"
        make = (script, "init", "--seeds")
        subprocess.run(make, env=environment(store), stdout=subprocess.DEVNULL, check=True)
        commands: dict[str, Timed] = {
            "pass": (sys.executable, "-c", "pass"),
            "import click": (sys.executable, "-c", "import click"),
            FLOOR: (sys.executable, "-c", FLOOR),
            "tracker due": (script, "due"),
            "tracker --as-of 2025-10-20 due": (script, "--as-of", "2025-10-20", "due"),
        }
        return measure(commands, store, runs)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=40, help="turns that count (default 40)")
    parser.add_argument("--check", action="store_true", help=f"exit 1 above {LIMIT} times")
    options = parser.parse_args()

    times = measure_due(options.runs)
    print(f"medians of {options.runs} turns, and their ratios")
    print(f"{'command':<32} {'ms':>7} {'/ pass':>7} {'/ floor':>7}")
    for name, taken in times.items():
        ratios = f"{taken / times['pass']:7.2f} {taken / times[FLOOR]:7.2f}"
        print(f"{name:<32} {taken:7.1f} {ratios}")

    ratio = times["tracker due"] / times[FLOOR]
    if options.check and ratio > LIMIT:
        print(f"tracker due takes {ratio:.2f} times `{FLOOR}`; the limit is {LIMIT}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
