"""Command lines in processes of their own that do something at a chosen moment: die, or wait."""

import os
import subprocess
import sys
from pathlib import Path

from tests.promises.processes import ROOT

DIE = "os.kill(os.getpid(), signal.SIGKILL)"


def start_at(moment: str, do: str, store: Path, *words: str) -> "subprocess.Popen[str]":
    """Run a command line that does `do` as it calls a function for the first or nth time.

    `moment` is "module:function" or "module:function:n".
    """
    module, name, *turn = moment.split(":")
    code = f"""
import os, pathlib, signal, sys, time, {module}
whole, turns = {module}.{name}, []
def aimed(*args, **kw):
    turns.append(1)
    if len(turns) == {turn[0] if turn else 1}:
        {do}
    return whole(*args, **kw)
{module}.{name} = aimed
sys.argv[0] = "tracker"
import tracker.cli
tracker.cli.main()
"""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("TRACKER_")}
    return subprocess.Popen(
        [sys.executable, "-c", code, "--db", str(store), *words],
        env=environment,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
