"""A text from a file or from standard input; what is no text is refused in one line."""

import sys

from tracker.errors import NoPermission, UsageError

LARGEST = 4 * 2**20
"""Bytes: some 800 pages, a dozen seconds; what is longer is no article."""


def read_text(path: str, largest: int | None = None, whole: bool = False) -> str:
    """The text of a UTF-8 file, of standard input for "-"; its line ends stay as they are.

    A byte-order mark at its beginning is left out, unless it is wanted `whole`. Raises UsageError
    for what is missing, longer than `largest` bytes (LARGEST, if it is not given) or no text,
    NoPermission for what may not be read.
    """
    largest = LARGEST if largest is None else largest
    if not path:
        raise UsageError("the name of the file is empty")
    name = "standard input" if path == "-" else path
    data = _bytes(path, name, largest)
    if len(data) > largest:
        remedy = "save the article alone" if whole else "give it in parts"
        raise UsageError(f"{name} is longer than {largest // 2**20} MB: {remedy}")
    zero = data.find(b"\0")
    if zero >= 0:
        raise UsageError(f"{name} is no text: byte {zero:,} is NUL")
    try:
        return data.decode("utf-8" if whole else "utf-8-sig")
    except UnicodeDecodeError as error:
        at = error.start
        raise UsageError(f"{name} is no UTF-8 text: see byte {at:,}, 0x{data[at]:02x}") from None


def _bytes(path: str, name: str, largest: int) -> bytes:
    """The bytes, and one more than `largest` if there are more."""
    try:
        if path == "-":
            return sys.stdin.buffer.read(largest + 1) if sys.stdin else b""
        with open(path, "rb") as file:
            return file.read(largest + 1)
    except PermissionError:
        raise NoPermission(f"{name}: permission denied") from None
    except (OSError, ValueError) as error:  # a ValueError for a name with a NUL
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise UsageError(f"cannot read {name}: {reason}") from None
