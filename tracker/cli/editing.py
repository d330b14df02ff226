"""Somebody's editor, and the files that are edited in it."""

import os
import shlex
import subprocess
import tempfile

from tracker.errors import DiskError, UsageError

LARGEST = 1_000_000  # bytes of a draft


def editor(instead: str) -> list[str]:
    """The editor's command line; raises UsageError where none is set: it says to use `instead`."""
    name = "VISUAL" if os.environ.get("VISUAL") else "EDITOR"
    given = os.environ.get(name, "")
    try:
        words = shlex.split(given)
    except ValueError:
        wrong = f"{name} is no command, {given!r}: a quotation mark is not closed"
        raise UsageError(wrong) from None
    if not words:
        raise UsageError(f"no editor is set: name one (`export EDITOR=nano`), or use `{instead}`")
    return words


def kept(text: str, name: str) -> str:
    """A new file of our own that holds the draft; only its owner can read it."""
    try:
        handle, path = tempfile.mkstemp(prefix=f"tracker-{name}-", suffix=".toml")
        with open(handle, "w", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        raise DiskError(f"cannot write a draft: {error.strerror}") from error
    return path


def edited(editor: list[str], path: str) -> str:
    """What the editor leaves in the draft."""
    try:
        ended = subprocess.run([*editor, path], check=False).returncode  # noqa: S603 - as asked
    except OSError as error:
        raise UsageError(f"cannot run the editor {editor[0]!r}: {error.strerror}") from error
    if ended:
        raise UsageError(f"the editor {editor[0]!r} ended with {ended}, and nothing was stored")
    return read_draft(path)


def read_draft(path: str) -> str:
    """The text of a draft; raises UsageError for what is no text, or too large."""
    try:
        with open(path, "rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}") from error
    if len(data) > LARGEST:
        raise UsageError(f"{path} is too large for a draft")
    try:
        return data.decode().removeprefix("\ufeff")
    except UnicodeDecodeError:
        raise UsageError(f"{path} is not valid UTF-8") from None
