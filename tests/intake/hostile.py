"""What a parser may do to the process it runs in; the child of `confined` is told to call these."""

import os
import signal
import sys
from pathlib import Path


def surroundings(data: bytes) -> dict[str, object]:
    """What the process has from the one that started it."""
    return {
        "data": data.decode(),
        "environment": sorted(os.environ),
        "files": sorted(int(name) for name in os.listdir("/proc/self/fd") if _is_open(int(name))),
        "folder": os.getcwd(),
        "modules": [name for name in ("trafilatura", "sqlite3", "click") if name in sys.modules],
    }


def _is_open(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:  # that of the listing itself
        return False
    return True


def spins(data: bytes) -> None:
    while True:
        data = data[::-1]


def grows(data: bytes) -> None:
    held = []
    while True:
        held.append(bytearray(data * 2**20))


def nests(data: bytes) -> None:
    nests(data + b"x")


def crashes(data: bytes) -> None:
    del data
    os.kill(os.getpid(), signal.SIGSEGV)


def leaves(data: bytes) -> None:
    os._exit(len(data))


def fails(data: bytes) -> None:
    raise IndexError(f"no {data.decode()}")


def writes(data: bytes) -> None:
    Path(data.decode()).write_text("more than nothing")


def waits(data: bytes) -> None:
    del data
    signal.pause()


def chatters(data: bytes) -> str:
    print(data.decode())
    return "answer"
