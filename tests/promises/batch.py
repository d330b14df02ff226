"""Runs many command lines, each in a process of its own, from one start: `batch.py JOBS RESULTS`

JOBS is JSON: for each command its words, as hex of their bytes. RESULTS gets, for each, its exit
code and what came out of it, as hex. The words are decoded as Python decodes its own arguments.
"""

import gc
import json
import os
import sys
import tempfile

import click

from tracker.cli import commands, main

for name in commands.COMMANDS:
    commands.cli.get_command(click.Context(commands.cli), name)
gc.freeze()


def run(words: list[str]) -> tuple[int, str, str]:
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = os.fork()
        if not child:
            os.dup2(out.fileno(), 1)
            os.dup2(err.fileno(), 2)
            sys.argv[1:] = [os.fsdecode(bytes.fromhex(word)) for word in words]
            try:
                main()
            except BaseException:
                sys.excepthook(*sys.exc_info())
                sys.stderr.flush()
                os._exit(1)
        _, status = os.waitpid(child, 0)
        out.seek(0)
        err.seek(0)
        return os.waitstatus_to_exitcode(status), out.read().hex(), err.read().hex()


with open(sys.argv[1], encoding="ascii") as jobs:
    found = [run(words) for words in json.load(jobs)]
with open(sys.argv[2], "w", encoding="ascii") as results:
    json.dump(found, results)
