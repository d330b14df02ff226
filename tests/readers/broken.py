"""Readers of a package that is not ours, good and bad. Tests copy this file, and name it there."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import repeat
from threading import Event, Thread
from typing import Any

from tracker.core.reading import Article, Candidate, Given
from tracker.errors import PhraseError, UsageError


class Reader:
    """A reader that proposes what a function gives."""

    def __init__(self, give: Callable[[Article, Given], Any]) -> None:
        self.name = "broken"
        self._give = give

    def propose(self, article: Article, given: Given) -> Any:
        return self._give(article, given)


Factory = Callable[[str | None], Reader]


def _factory(give: Callable[[Article, Given], Any]) -> Factory:
    return lambda _model: Reader(give)


def first_line(article: Article) -> Candidate:
    line = article.text.partition("\n")[0]
    return Candidate("undated_commitment", "A line", "article", line, 0, len(line), confidence=0.5)


def _lines(article: Article, _: Given) -> Iterator[Candidate]:
    print("this is no answer")  # and in nobody's way
    print("nor is this", file=sys.stderr)
    yield first_line(article)


def _lingering(article: Article, _: Given) -> list[Candidate]:
    Thread(target=Event().wait).start()
    subprocess.Popen([sys.executable, "-c", "import threading; threading.Event().wait()"])
    if os.fork() == 0:
        Event().wait()
    return [first_line(article)]


def _raising(_article: Article, _: Given) -> None:
    raise ValueError("no\n\x1b[31mluck")


def _mendable(_article: Article, _: Given) -> None:
    raise UsageError("name a language\nfirst")


def _unreadable(_article: Article, _: Given) -> None:
    raise PhraseError("soon", "it is vague")


lines = _factory(_lines)
lingering = _factory(_lingering)
lying = _factory(lambda article, _: [first_line(article).but(quote="A lie"), first_line(article)])
raising = _factory(_raising)
mendable = _factory(_mendable)
unreadable = _factory(_unreadable)
leaving = _factory(lambda *_: sys.exit(3))
dying = _factory(lambda *_: os.kill(os.getpid(), signal.SIGKILL))
hanging = _factory(lambda *_: Event().wait())
endless = _factory(lambda article, _: repeat(first_line(article)))
nothing = _factory(lambda *_: None)
words = _factory(lambda *_: ["a deadline"])
typeless = _factory(lambda article, _: [first_line(article).but(quote=3)])
listed = _factory(lambda article, _: [first_line(article).but(bound=["Georgia"])])
unsure = _factory(lambda article, _: [first_line(article).but(confidence=float("nan"))])
long = _factory(lambda article, _: [first_line(article).but(title="x" * 2**26)])
no_factory = Reader(_lines)


def choosy(model: str | None) -> Reader:
    """Takes a model, and titles what it proposes by it."""
    return Reader(lambda article, _: [first_line(article).but(title=f"of {model}")])


def telling(model: str | None) -> Reader:
    """Calls the port that is its model, and holds the line for good."""

    def give(_article: Article, _: Given) -> None:
        with socket.create_connection(("127.0.0.1", int(model or 0))) as line:
            line.sendall(b"here")
            Event().wait()

    return Reader(give)
