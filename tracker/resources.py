"""Finds the data that ships with the program; no other module knows where it is.

A wheel holds `db/` and `seeds/` as `tracker/db` and `tracker/seeds`. In a bare clone and in an
editable install they stand beside the package instead.
"""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from tracker.errors import TrackerError


def data(*parts: str) -> Traversable:
    """Find a shipped file or folder by its path in the repository: `data("db", "migrations")`.

    Raises TrackerError when the installation lacks it.
    """
    package = files("tracker")
    homes = [package, package.parent] if isinstance(package, Path) else [package]
    for home in homes:
        found = home.joinpath(*parts)
        if found.is_file() or found.is_dir():
            return found
    raise TrackerError(f"this installation lacks {'/'.join(parts)}: install tracker again")
