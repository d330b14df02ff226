"""Which time-zone data this Python reads, and of which year it is."""

import os
import re
from importlib import import_module

YEARS = 2  # zones change their rules every year; older data gets advice
_RELEASE = re.compile(r"\d{4}[a-z]+")
_PROBE = os.path.join("Europe", "London")


def zone_data(year: int) -> tuple[str, str | None]:
    """The data in use, and what to do if it is old in `year` or older than what is installed."""
    package = _release(getattr(import_module("tzdata"), "IANA_VERSION", ""))
    folder = _folder()
    if folder is None:
        return _judged(package, "the tzdata package", year, "pip install --upgrade tzdata")
    system = _system(folder)
    remedy = "update the system's time-zone data (on Debian: apt install tzdata)"
    if system and package and system < package:
        found = f"{system} from {folder}, older than the tzdata package's {package}"
        return found, f"{remedy}, or set PYTHONTZPATH= (empty) to use the package"
    return _judged(system, folder, year, remedy)


def _judged(release: str | None, home: str, year: int, remedy: str) -> tuple[str, str | None]:
    if release is None:
        return f"from {home}, which does not say its release", None
    return f"{release} from {home}", remedy if int(release[:4]) < year - YEARS else None


def _folder() -> str | None:
    """The system's folder that zoneinfo looks in first; None when it uses the package."""
    from zoneinfo import TZPATH

    return next((f for f in TZPATH if os.path.isfile(os.path.join(f, _PROBE))), None)


def _system(folder: str) -> str | None:
    for name in ("+VERSION", "tzdata.zi"):
        try:
            with open(os.path.join(folder, name), encoding="utf-8", errors="replace") as told:
                return _release(told.readline())
        except OSError:
            continue
    return None


def _release(text: str) -> str | None:
    found = _RELEASE.search(text)
    return found[0] if found else None
