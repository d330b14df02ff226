"""What the user can put right, each with the exit code that the README's table gives it.

The command line turns these into one line on stderr. Any other exception is our bug and keeps its
traceback. This module imports nothing, and every other module may import it.
"""


class TrackerError(Exception):
    """Something the user can mend; the message says what to do, in one line."""

    exit_code = 1


class UsageError(TrackerError):
    """The call itself is wrong: options that contradict, a file that is no store of ours."""

    exit_code = 2


class OldStore(UsageError):
    """The store was written by an older version, whose steps have to be taken first."""


class PhraseError(TrackerError):
    """The words state no time that the grammar can read; `reason` says why."""

    exit_code = 3

    def __init__(self, phrase: str, reason: str) -> None:
        super().__init__(f"cannot read {phrase!r}: {reason}")
        self.phrase = phrase
        self.reason = reason


class UnknownId(TrackerError):
    """No record has that number, id or slug."""

    exit_code = 4


class RecordRefused(TrackerError):
    """The record contradicts itself or what is stored: an impossible day, a chain that loops."""

    exit_code = 5


class FaultFound(TrackerError):
    """A check ran and found faults."""

    exit_code = 6


class ReaderFailed(TrackerError):
    """A reader of articles that runs apart raised, hung, or gave what is no candidate."""

    exit_code = 70


class DiskError(TrackerError):
    """The disk is full or failing, or the store's file is damaged."""

    exit_code = 74


class TryAgain(TrackerError):
    """The store was held for too long, or a server did not answer: it may work later."""

    exit_code = 75


class NoPermission(TrackerError):
    """The operating system, a server or our own rules do not let us read or write there."""

    exit_code = 77
