"""One key as it is typed, without the line's end."""

import os
import sys
from contextlib import suppress
from select import select

import click

from tracker.cli.output import write

_REST = 0.05  # seconds in which the rest of a sequence comes that one key sends


def ask_key(question: str) -> str:
    """Print a question, and wait for one key; the end of the input and Ctrl-C are empty.

    What was typed before is taken, too: keys are listened for before the question is seen. A key
    that sends more than one letter, such as an arrow, is none.
    """
    try:
        import termios
        import tty
    except ImportError:  # Windows
        write(question)
        with suppress(KeyboardInterrupt, EOFError):
            return click.getchar()
        return ""
    fd = sys.stdin.fileno()
    before = termios.tcgetattr(fd)
    try:
        tty.setraw(fd, termios.TCSADRAIN)
        write(question)
        sys.stdout.flush()
        key = os.read(fd, 1)
        if key == b"\x1b":
            while select([fd], [], [], _REST)[0] and os.read(fd, 1):
                key += b"."
    finally:
        termios.tcsetattr(fd, termios.TCSADRAIN, before)
    return "" if key in (b"\x03", b"\x04", b"") else key.decode(errors="replace")
