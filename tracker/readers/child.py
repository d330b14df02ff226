"""The child's whole life: load a reader, let it read one article, answer in one line of JSON."""

import json
import os
import signal
import sys
from collections.abc import Iterable
from importlib.metadata import EntryPoint
from itertools import islice
from typing import Any

from tracker.core.reading import Article, Candidate, Given
from tracker.errors import TrackerError
from tracker.readers.registry import GROUP
from tracker.readers.typed import as_json, from_json

MOST = 10_000
"""Candidates that a reader may propose from one article."""

LONGEST = 64 * 2**20
"""Bytes of an answer."""


def serve() -> None:
    """Answer the request on standard input; what the reader prints goes nowhere."""
    answer = os.fdopen(os.dup(1), "wb")  # not handed on to what the reader starts
    nowhere = os.open(os.devnull, os.O_RDWR)
    request = json.load(sys.stdin.buffer)
    for stream in (0, 1):
        os.dup2(nowhere, stream)
    signal.setitimer(signal.ITIMER_REAL, request["seconds"])
    told = json.dumps(_answered(request)).encode()
    if len(told) > LONGEST:
        told = json.dumps({"failed": f"its answer has {len(told):,} bytes"}).encode()
    answer.write(told)
    answer.flush()
    os.killpg(0, signal.SIGKILL)  # with the threads and processes that it left behind


def _answered(request: dict[str, Any]) -> dict[str, Any]:
    try:
        return {"candidates": _read(request)}
    except TrackerError as error:
        return {"refused": [error.exit_code, str(error)]}
    except BaseException as error:  # a reader may also leave by SystemExit
        return {"failed": f"{type(error).__name__}: {error}"}


def _read(request: dict[str, Any]) -> list[Any]:
    make = EntryPoint("reader", request["reader"], GROUP).load()
    reader = make(request["model"])
    article = from_json(Article, request["article"], "article")
    given = from_json(Given, request["given"], "given")
    proposals: Iterable[Candidate] = reader.propose(article, given)
    found = [*islice(proposals, MOST + 1)]
    if len(found) > MOST:
        raise ValueError(f"it proposes more than {MOST:,} candidates")
    return [_checked(each) for each in found]


def _checked(one: object) -> Any:
    if not isinstance(one, Candidate):
        raise TypeError(f"it proposes a {type(one).__name__}, which is no Candidate")
    if not 0 <= one.confidence <= 1:
        raise ValueError(f"it is {one.confidence} sure, which is not from 0 to 1")
    return as_json(one)
