"""What an examination found: one remark for each thing that was looked at."""

from collections.abc import Callable, Generator
from sqlite3 import Connection
from typing import Literal, NamedTuple

Level = Literal["fault", "advice", "ok"]
LEVELS: tuple[Level, ...] = ("fault", "advice", "ok")

Look = Callable[[Connection], Generator[str, None, str]]
"""Looks at one thing in a store: yields each fault in words, and returns what is well."""


class Remark(NamedTuple):
    """What was looked at, how it is, what was found, and what to do (None: nothing)."""

    name: str
    level: Level
    found: str
    remedy: str | None = None


class Head(NamedTuple):
    """A row of the journal by its seq and its hash; the newest one vouches for all before it."""

    seq: int
    hash: str

    def __str__(self) -> str:
        return f"{self.seq}:{self.hash}".encode(errors="backslashreplace").decode()


class Holding(NamedTuple):
    """What a store holds; `newest` is the instant of its newest change, UTC."""

    deadlines: int
    events: int
    newest: str | None
    head: Head
