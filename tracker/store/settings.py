"""The settings that live in the store: what each may hold, what holds without one, what it does."""

import re
import sqlite3
from collections.abc import Callable
from functools import partial

from tracker.core.moment import place
from tracker.core.record import Record
from tracker.errors import RecordRefused, UsageError

LONGEST_LEAD = 3650


class Setting(Record):
    """One setting. `parse` gives the text to store; it raises UsageError or RecordRefused."""

    default: str
    parse: Callable[[str], str]
    what: str


def _lead(text: str) -> str:
    if re.fullmatch(r"\d{1,9}", text, re.ASCII) and int(text) <= LONGEST_LEAD:
        return str(int(text))
    raise UsageError(f"a lead is a number of days from 0 to {LONGEST_LEAD}, not {text!r}")


def _zone(text: str) -> str:
    place(text)
    return text


def _journal_mode(text: str) -> str:
    mode = text.lower()
    if mode not in ("delete", "wal"):
        raise UsageError(f"the journal mode is delete or wal, not {text!r}")
    if mode == "wal" and not has_wal_fix(sqlite3.sqlite_version_info):
        raise RecordRefused(
            f"SQLite {sqlite3.sqlite_version} can lose what it stored in WAL mode: that needs"
            " 3.51.3 or later (not 3.52.0), or 3.50.7 or 3.44.6 of the older lines"
        )
    return mode


def _hosts(text: str) -> str:
    from tracker.core.hosts import NONE, host_list  # the page of the morning needs neither

    return ",".join(host_list(text)) or NONE


def has_wal_fix(version: tuple[int, ...]) -> bool:
    """Whether this version of SQLite has the fix of the bug by which a WAL reset loses rows."""
    return (
        (3, 44, 6) <= version < (3, 45)
        or (3, 50, 7) <= version < (3, 51)
        or (version >= (3, 51, 3) and version != (3, 52, 0))
    )


SETTINGS: dict[str, Setting] = {
    "lead": Setting("7", _lead, "from how many days before its end it is due"),
    "zone": Setting("UTC", _zone, "where a day ends, if nothing says otherwise"),
    "journal_mode": Setting("delete", _journal_mode, "how SQLite keeps a change whole"),
    "hosts": Setting("none", _hosts, "hosts that are fetched from though they are not public"),
}
DEFAULTS = {key: setting.default for key, setting in SETTINGS.items()}

CONVENTION = "convention."
"""What the keys of the conventions begin with: convention.week-start."""
CHOOSING = (f"{CONVENTION}holidays", f"{CONVENTION}sitting")
"""Those that may name a calendar of the store."""


def all_settings() -> dict[str, Setting]:
    """Every setting; those of the conventions are not loaded before, as few commands need them."""
    from tracker.core.convention_texts import CONVENTION_TEXTS, canonical, initial

    found = dict(SETTINGS)
    for key, each in CONVENTION_TEXTS.items():
        found[CONVENTION + key] = Setting(initial(key), partial(canonical, key), each.what)
    return found


def default(key: str) -> str:
    """What holds where nothing is stored."""
    return DEFAULTS.get(key) or known(key).default


def parsed(key: str, text: str, db: sqlite3.Connection | None = None) -> str:
    """The text of a setting as it is stored; raises UsageError or RecordRefused.

    A convention may name a calendar of the store `db`.
    """
    setting = known(key)
    if db is None or key not in CHOOSING:
        return setting.parse(text)
    from tracker.core.convention_texts import canonical
    from tracker.store.calendars import calendars  # few settings name one

    return canonical(key.removeprefix(CONVENTION), text, calendars(db))


def known(key: str) -> Setting:
    """The setting of that name; raises UsageError naming those that there are."""
    if key in SETTINGS:
        return SETTINGS[key]
    found = all_settings()
    if key not in found:
        keys = [each for each in found if key.startswith(CONVENTION) or each in SETTINGS]
        more = "" if key.startswith(CONVENTION) else f", {CONVENTION}KEY"
        raise UsageError(f"no setting {key!r} that can be set; settings: {', '.join(keys)}{more}")
    return found[key]
