"""What the benchmarks share: whole commands, timed in turns, and ratios of their medians.

Peers run in the same Python and in turns, so that whatever else the machine does hits all alike.
"""

import os
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

WARM_UP = 3

Command = Sequence[str | Path]
Timed = Command | Callable[[], Command]  # a callable gives one that cannot be run twice, each turn


def environment(store: Path | None = None) -> dict[str, str]:
    """Give ours with this store and no other setting, and with compiled modules kept."""
    dropped = ("TRACKER", "PYTHONDONTWRITEBYTECODE", "PYTHONPATH")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(dropped)}
    named = {"TRACKER_DB": str(store)} if store else {}
    return kept | {"TRACKER_WHO": "bench", "COLUMNS": "80"} | named


def seconds(command: Command, env: dict[str, str]) -> float:
    """How long a command takes that has to end well; what it prints goes nowhere."""
    start = perf_counter()
    subprocess.run(
        command, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=True
    )
    return perf_counter() - start


def measure(commands: Mapping[str, Timed], store: Path | None, runs: int) -> dict[str, float]:
    """Run the commands on a store in turns; give each one's median, warm, in milliseconds."""
    env = environment(store)
    times: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(WARM_UP + runs):
        for name, command in commands.items():
            taken = seconds(command() if callable(command) else command, env)
            if turn >= WARM_UP:
                times[name].append(taken * 1000)
    return {name: median(taken) for name, taken in times.items()}
