"""A bar that says how far a long command is; on a terminal only."""

import sys
from typing import Self

from tracker.cli.output import fit

_WIDTH = 30


class Progress:
    """The bar, on stderr; it is wiped away at the end."""

    def __init__(self, what: str) -> None:
        self._what = fit(what, 40)
        self._shown = ""
        self._on = sys.stderr is not None and sys.stderr.isatty()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.end()

    def show(self, done: int, total: int) -> None:
        """Draw the bar, if it looks otherwise than before."""
        if not self._on or not total:
            return
        part = min(done / total, 1)
        full = round(part * _WIDTH)
        text = f"{self._what}  {'#' * full}{'-' * (_WIDTH - full)} {part:4.0%}"
        if text != self._shown:
            self._shown = text
            sys.stderr.write(f"\r{text}")
            sys.stderr.flush()

    def end(self) -> None:
        """Wipe the bar away."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._shown = ""
