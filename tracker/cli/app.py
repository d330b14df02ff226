"""What every command is handed: where the store is, who writes, and when it is."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tracker.cli.stating import Option
from tracker.core.moment import Moment, moment
from tracker.errors import DiskError, OldStore, TrackerError, UsageError
from tracker.store.opening import default_path, may_change, reading

if TYPE_CHECKING:
    from tracker.store.change import Change


def _store(text: str) -> str:
    if not text:  # an unset variable in a script must not write to another store
        raise UsageError("--db is empty: name the store, or leave it out")
    return text


OPTIONS = (
    Option("--db", "The store; else TRACKER_DB, else the data directory.", "FILE", _store),
    Option(
        "--as-of",
        "Show what stood then: a day (2025-10-28) or an instant (2025-10-05T12:00-04:00).",
        "WHEN",
    ),
    Option("--who", "Who writes; else TRACKER_WHO, else the login name.", "NAME"),
)


class _GivenUp(Exception):
    """Ends a change that was only tried."""


class App:
    """The options of `tracker` itself, and the one place where the clock is read.

    `given` is the store that --db names; None where it comes from elsewhere.
    """

    def __init__(
        self, db: str | None = None, as_of: str | None = None, who: str | None = None
    ) -> None:
        self.as_of = as_of
        self.given = db
        self.why: str | None = None  # the reason that --why gives
        self._db = db or os.environ.get("TRACKER_DB") or None
        self._who = who or os.environ.get("TRACKER_WHO") or None

    @property
    def path(self) -> str:
        """The store's file."""
        return self._db or default_path()

    def now(self) -> datetime:
        """The present instant."""
        return datetime.now(UTC)

    def moment(self) -> Moment:
        """The moment asked about: --as-of, else now."""
        return moment(self.as_of, self.now())

    def reading(self) -> AbstractContextManager[sqlite3.Connection]:
        """A snapshot of the store."""
        return reading(self.path)

    def refuse_damaged(self) -> None:
        """Raise DiskError if the store is damaged; asked when something failed unforeseen."""
        from tracker.store.examining import REBUILD, examine

        found = examine(self.path, self.now()).remarks
        remedies = {remark.remedy for remark in found if remark.level == "fault"}
        if remedies == {REBUILD}:
            raise DiskError(
                f"{self.path}: an index is damaged: `tracker upgrade --rebuild` makes it anew"
            )
        if remedies:
            raise DiskError(f"{self.path} is damaged: `tracker doctor` says where")

    @contextmanager
    def changing(
        self,
        command: str,
        why: str | None = None,
        who: str | None = None,
        staged: str | None = None,
    ) -> Iterator["Change"]:
        """A change of the store; the default one is made if it is not there yet.

        Once it is stored, stderr names the parties and topics that were made in passing, and what
        is doubtful of it. Then, in a change of their own, the instances of recurrences that came
        into sight are recorded.
        """
        from tracker.store.change import changing
        from tracker.store.sight import near

        self.refuse_as_of(command)
        self._ensure()
        with ExitStack() as stack:
            given = (self.path, self.now(), who or self.who(), command, why or self.why, staged)
            try:
                change = stack.enter_context(changing(*given))
            except OldStore:
                self.upgrade()
                change = stack.enter_context(changing(*given))
            yield change
            more = near(change.db, change.now.date())
        if change.made:
            from tracker.cli.made import tell_made

            tell_made(change.made)
        if change.doubts:
            from tracker.cli.output import complain

            for doubt in dict.fromkeys(change.doubts):
                complain(doubt)
        if more:
            with suppress(TrackerError):  # what was asked for is stored; the next one records them
                self._record_instances()

    @contextmanager
    def trying(self, command: str) -> Iterator["Change"]:
        """A change of the store that is given up in the end: what it would do can be read."""
        from tracker.store.change import changing

        self.refuse_as_of(command)
        with suppress(_GivenUp), changing(self.path, self.now(), self.who(), command) as change:
            yield change
            raise _GivenUp

    def record_instances(self) -> None:
        """Record the instances of recurrences that are in sight, if there are any.

        A store that is missing, older or not to be written is left to what comes after.
        """
        from tracker.store.sight import near

        if not (os.path.exists(self.path) and may_change(self.path)):
            return
        with suppress(OldStore):
            with self.reading() as db:
                more = near(db, self.now().date())
            if more:
                self._record_instances()

    def _record_instances(self) -> None:
        from tracker.store.change import changing
        from tracker.store.making import MAKER
        from tracker.store.recurring import make_all

        with changing(self.path, self.now(), MAKER, "recurrence") as change:
            make_all(change, change.now.date())

    def prepare(self) -> None:
        """Make or upgrade the store as `changing` would, for what reads before it writes."""
        self._ensure()
        self.upgrade()

    def _ensure(self) -> None:
        """Make the default store if it is not there yet; one that was named has to be."""
        if self._db is None and not os.path.lexists(self.path):
            from tracker.store.making import ensure

            ensure(self.path, self.now())

    def upgrade(self) -> bool:
        """Bring the store to this version, and say so on stderr; False if it already was."""
        from tracker.cli.output import complain
        from tracker.store.upgrading import upgrade

        kept = upgrade(self.path, self.now())
        if kept is not None:
            complain(f"upgraded {self.path}; what it was is kept as {kept}")
        return kept is not None

    def refuse_as_of(self, command: str, because: str = "writes") -> None:
        """Commands that write know no past: raises UsageError if one was asked for."""
        if self.as_of is not None:
            instead = ": give the day as --known" if because == "writes" else ""
            raise UsageError(f"`{command}` {because}, and takes no --as-of{instead}")

    def who(self) -> str:
        """Who writes: --who, TRACKER_WHO, the login name."""
        return self._who or _login()


def _login() -> str:
    """The login name, sought where getpass does, whose own import takes 1 ms."""
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        if found := os.environ.get(name):
            return found
    try:
        import pwd

        return pwd.getpwuid(os.getuid()).pw_name
    except (ImportError, KeyError):  # Windows; no login name, as in some containers
        return "unknown"
