"""A reader in a process of its own: whatever it does, one line tells it, and nothing is taken over.

It runs as its user and sees the environment, since keys may stand there: it is kept apart because
it may break, not because it is hostile. It reaches neither our streams nor our memory.
"""

import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from typing import Any, NamedTuple

from tracker.core.plain import plain
from tracker.core.reading import RULES, Article, Candidate, Given, Reader
from tracker.core.reading.against import suggestions
from tracker.core.reading.claims import proposed_by
from tracker.errors import NoPermission, ReaderFailed, TrackerError, TryAgain, UsageError
from tracker.readers.registry import entry
from tracker.readers.typed import as_json, from_json


class Limits(NamedTuple):
    """Seconds that a reader has in all, starting it among them."""

    seconds: float = 300.0


LIMITS = Limits()
_GRACE = 5
"""Seconds more after which a child ends by itself, should its parent have been killed."""

_CHILD = """
import sys
sys.path[:] = sys.argv[1:]
from tracker.readers.child import serve
serve()
"""
_TOLD = 300
"""Characters of what a reader says that is repeated."""

_MENDABLE: dict[int, type[TrackerError]] = {
    each.exit_code: each for each in (UsageError, TryAgain, NoPermission)
}
"""By exit code, what a reader may say that the user can mend."""


class Apart:
    """The `Reader` that runs another one, by the name of its entry point, in a child."""

    def __init__(self, name: str, model: str | None, limits: Limits) -> None:
        self.name = name if model is None else f"{name}:{model}"
        self._reader = entry(name).value
        self._model = model
        self._limits = limits

    def propose(self, article: Article, given: Given) -> list[Candidate]:
        """What the other one proposes, marked as its own, with our suggestions.

        Raises ReaderFailed for what it should not do, and UsageError, TryAgain or NoPermission
        where it says that the user can mend it.
        """
        request = {
            "reader": self._reader,
            "model": self._model,
            "article": as_json(article),
            "given": as_json(given),
            "seconds": self._limits.seconds + _GRACE,
        }
        answer = self._answer(*self._run(json.dumps(request).encode()))
        try:
            found = from_json(tuple[Candidate, ...], answer, "candidates")
        except ValueError as error:
            raise self._failed(f"gave what is no candidate: {error}") from None
        return [
            self._marked(one).but(suggestions=suggestions(one, given.recorded)) for one in found
        ]

    def _marked(self, one: Candidate) -> Candidate:
        return one if self.name == RULES.name else proposed_by(self.name, one)

    def _run(self, request: bytes) -> tuple[int, bytes]:
        """How the child ended, and what it answered."""
        child = self._started()
        try:
            told, _ = child.communicate(request, self._limits.seconds)
        except subprocess.TimeoutExpired:
            raise self._failed(f"gave nothing within {self._limits.seconds:g} s") from None
        finally:
            _end(child)
        return child.returncode, told

    def _started(self) -> subprocess.Popen[bytes]:
        path = (os.path.abspath(each) for each in sys.path)
        try:
            return subprocess.Popen(  # noqa: S603 - our own Python, with our own module
                [sys.executable, "-P", "-c", _CHILD, *path],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        except OSError as error:
            why = f"cannot start a process for the reader {self.name}: {error.strerror}"
            raise TryAgain(why) from None

    def _answer(self, code: int, told: bytes) -> Any:
        """What it proposes, as JSON has it."""
        try:
            answer: dict[str, Any] = json.loads(told)
        except ValueError:
            how = f"signal {-code}" if code < 0 else f"code {code}"
            raise self._failed(f"ended with {how}, without an answer") from None
        if "refused" in answer:
            code, why = answer["refused"]
            raise (
                _MENDABLE[code](_line(why)) if code in _MENDABLE else self._failed(f"failed: {why}")
            )
        if "failed" in answer:
            raise self._failed(f"failed: {answer['failed']}")
        return answer["candidates"]

    def _failed(self, how: str) -> ReaderFailed:
        return ReaderFailed(_line(f"the reader {self.name} {how}"))


def reader_called(words: str) -> Reader:
    """The reader of NAME or NAME:MODEL, which runs apart; raises UsageError if there is none."""
    name, _, model = words.partition(":")
    return Apart(name.strip(), model.strip() or None, LIMITS)


def _end(child: subprocess.Popen[bytes]) -> None:
    """End the child, and what it started, if it still runs."""
    if child.poll() is None:
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()
    for stream in (child.stdin, child.stdout):
        if stream is not None:
            with suppress(OSError):
                stream.close()


def _line(words: str) -> str:
    said = " ".join(plain(words).split())
    return said if len(said) <= _TOLD else f"{said[:_TOLD]}..."
