"""A file of text that is read once from end to end: its encoding, its hash, how far it is read."""

import io
import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from typing import BinaryIO, TextIO

from tracker.errors import NoPermission, UsageError

LARGEST = 1 << 34
"""Bytes of a pipe, which is kept on the disk while it is read."""
_PIECE = 1 << 20
_DESCRIPTORS = ("/dev/fd/", "/proc/self/fd/")  # as the shell's <(...) names a pipe
_BOMS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


class Opened:
    """A file under way. `size` and `read` are bytes; `hash` is that of what has been read."""

    def __init__(self, name: str, file: BinaryIO, encoding: str) -> None:
        self.name = name
        self.size = os.fstat(file.fileno()).st_size
        self.read = 0
        self.encoding = "utf-8-sig" if encoding == "utf-8" else encoding
        self._file = file
        self._sum = sha256()

    @property
    def hash(self) -> str:
        """SHA-256, in hex."""
        return self._sum.hexdigest()

    @property
    def text(self) -> TextIO:
        """The text, its line ends as they are; a byte-order mark is left out."""
        return self._read_as("strict")

    @property
    def loose(self) -> TextIO:
        """The text likewise, with bytes in it that are no letters yet, for `decoded`."""
        return self._read_as("surrogateescape")

    def decoded(self, piece: str) -> str:
        """A piece of `loose` with all its letters; raises UnicodeDecodeError."""
        if piece.isascii():
            return piece
        try:
            piece.encode()
        except UnicodeEncodeError:  # bytes that were parted, or are no letters
            try:
                return piece.encode(self.encoding, "surrogateescape").decode(self.encoding)
            except UnicodeEncodeError as error:  # as UTF-16 has it, where two bytes are one
                raise UnicodeDecodeError(self.encoding, b"", 0, 0, error.reason) from None
        return piece

    def _read_as(self, errors: str) -> TextIO:
        raw = io.BufferedReader(_Tapped(self), _PIECE)
        return io.TextIOWrapper(raw, encoding=self.encoding, errors=errors, newline="")

    def rewind(self) -> None:
        """Read it from its beginning again."""
        self._file.seek(0)
        self._sum = sha256()
        self.read = 0

    def take(self, buffer: memoryview) -> int:
        """Read into a buffer, and count it; gives how many bytes."""
        data = self._file.read(len(buffer))
        buffer[: len(data)] = data
        self._sum.update(data)
        self.read += len(data)
        return len(data)


class _Tapped(io.RawIOBase):
    """The bytes of a file, counted as they pass."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        return self._opened.take(memoryview(buffer))


@contextmanager
def opened(path: str, encoding: str, name: str | None = None) -> Iterator[Opened]:
    """The file at `path`, or standard input for "-"; a pipe is kept in a temporary file first.

    Raises UsageError for what is missing, no text of this encoding or of no known one,
    NoPermission for what may not be read.
    """
    try:
        codec = "".encode(encoding).decode(encoding) or encoding.lower().replace("_", "-")
    except LookupError:
        raise UsageError(f"no encoding {encoding!r}: try utf-8, utf-16 or windows-1252") from None
    name = name or called(path)
    with _bytes(path) as file:
        _refuse_other(file, name, codec)
        try:
            yield Opened(name, file, "utf-8" if codec in ("utf-8", "utf8") else encoding)
        except UnicodeDecodeError as error:
            raise UsageError(_undecoded(file, name, encoding)) from error


def called(path: str) -> str:
    """What people call the file at `path`."""
    if path in ("-", "/dev/stdin"):
        return "standard input"
    return "a pipe" if path.startswith(_DESCRIPTORS) else os.path.basename(path)


def lasting(path: str, folder: str) -> str:
    """Where the file at `path` can be read again and again: a pipe only from a copy in `folder`.

    Raises as `opened` does.
    """
    with _source(path) as file:
        if _again(file):
            return path
        place = os.path.join(folder, "piped")
        with open(place, "w+b") as kept:
            _keep(file, kept)
        return place


@contextmanager
def _bytes(path: str) -> Iterator[BinaryIO]:
    with _source(path) as file:
        if _again(file):
            yield file
            return
        with tempfile.TemporaryFile() as kept:
            _keep(file, kept)
            kept.seek(0)
            yield kept


@contextmanager
def _source(path: str) -> Iterator[BinaryIO]:
    """The file itself."""
    if path == "-":
        yield sys.stdin.buffer if sys.stdin is not None else io.BytesIO()
        return
    if not path:
        raise UsageError("the name of the file is empty")
    try:
        file = open(path, "rb")  # noqa: SIM115 - closed below; what is raised inside is not ours
    except PermissionError:
        raise NoPermission(f"{called(path)}: permission denied") from None
    except IsADirectoryError:
        raise UsageError(f"{path} is a folder: name a file") from None
    except (OSError, ValueError) as error:  # a ValueError for a name with a NUL
        if _is_socket(path):
            raise UsageError(f"{path} is a socket: name a file") from None
        raise UsageError(f"cannot read {path}: {getattr(error, 'strerror', error)}") from None
    with file:
        yield file


def _is_socket(path: str) -> bool:
    try:
        return stat.S_ISSOCK(os.stat(path).st_mode)
    except (OSError, ValueError):
        return False


def _again(file: BinaryIO) -> bool:
    """Whether it can be read twice, and from its beginning."""
    try:
        return stat.S_ISREG(os.fstat(file.fileno()).st_mode) and file is not _stdin()
    except OSError:  # what stands in for standard input has no number
        return False


def _stdin() -> BinaryIO | None:
    return sys.stdin.buffer if sys.stdin is not None else None


def _keep(file: BinaryIO, kept: BinaryIO) -> None:
    """Copy all of a pipe; raises UsageError for one that does not end."""
    taken = 0
    while piece := file.read(_PIECE):
        taken += len(piece)
        if taken > LARGEST:
            raise UsageError(f"a pipe of more than {LARGEST >> 30} GiB: keep it as a file first")
        kept.write(piece)


def _refuse_other(file: BinaryIO, name: str, codec: str) -> None:
    begin = file.read(4)
    file.seek(0)
    for bom, other in _BOMS:
        if begin.startswith(bom) and codec in ("utf-8", "utf8"):
            raise UsageError(f"{name} is no UTF-8 but UTF-16: give --encoding {other}")


def _undecoded(file: BinaryIO, name: str, encoding: str) -> str:
    """Where the first line stands that cannot be read, and what to do."""
    file.seek(0)
    for number, line in enumerate(file, 1):
        try:
            line.decode(encoding)
        except UnicodeDecodeError as error:
            byte = f"byte 0x{line[error.start]:02x} is no {encoding.upper()}"
            remedy = "save it as UTF-8, or give its --encoding (windows-1252 for many spreadsheets)"
            return f"{name}:{number}: {byte}: {remedy}"
    return f"{name} is no {encoding.upper()}: give its --encoding"
