"""Command lines run in this process at chosen minutes, by tests that no fixture can serve."""

import io
import itertools
import os
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from datetime import UTC, datetime, timedelta
from pathlib import Path
from unittest import mock

import tracker.cli
from tracker.cli.app import App

START = datetime(2025, 11, 20, 16, 0, tzinfo=UTC)


class Player:
    """Runs command lines on a store, each a minute after the one before."""

    def __init__(self, store: Path) -> None:
        self.store = store
        self._now = (START + timedelta(minutes=n) for n in itertools.count())

    def __call__(self, *words: str) -> tuple[int, str]:
        out = io.StringIO()
        now = next(self._now)
        with (
            mock.patch.object(sys, "argv", ["tracker", *words]),
            mock.patch.object(App, "now", return_value=now),
            mock.patch.dict(os.environ, TRACKER_DB=str(self.store), TRACKER_WHO="tester"),
            redirect_stdout(out),
            redirect_stderr(out),
        ):
            code = tracker.cli.run()
        return code, out.getvalue()


Play = Callable[..., str]


def player(store: Path) -> Play:
    """Commands that have to end well, on a store of its own."""
    play = Player(store)

    def run(*words: str) -> str:
        code, out = play(*words)
        assert code == 0, out
        return out

    return run


def shown(out: str) -> str:
    """Printed lines as one text, wherever they were broken."""
    return " ".join(out.split())
