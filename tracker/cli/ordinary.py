"""Ordinary command lines, read without click: it takes longer to load than `add` to store.

What is out of the ordinary is left to click, which alone says what is wrong with it: help, an
option that is unknown or short, a value that is missing or bad, an argument too many. A law in the
tests holds that what is read here is what click would read.
"""

import os
from collections.abc import Sequence
from functools import partial
from importlib import import_module
from typing import Any

from tracker.cli.app import OPTIONS, App
from tracker.cli.stating import Command, Option, Texts
from tracker.errors import TrackerError

STATED = ("due", "show", "add", "met")
"""The commands that are stated as plain data, each in the module of its name."""


def ordinary(words: Sequence[str]) -> tuple[App, partial[Any]] | None:
    """The App and the call that a command line asks for; None where click has to look at it."""
    if os.name == "nt":  # there click puts names of files in the place of patterns
        return None
    try:
        typed, rest = _typed(words, OPTIONS, leading=True)
        if not rest or rest[0] not in STATED:
            return None
        app = App(**_values(OPTIONS, typed))
        command: Command = import_module(f"tracker.cli.{rest[0]}").command
        return app, partial(command.call, app, **parsed(command, rest[1:], app))
    except (LookupError, ValueError, TrackerError):
        return None


def parsed(command: Command, words: Sequence[str], app: App) -> dict[str, Any]:
    """What the command is handed; the rest is kept on the App.

    Raises LookupError, ValueError or TrackerError for what is not ordinary.
    """
    typed, rest = _typed(words, command.options)
    values = _values(command.options, typed)
    for option in command.options:
        if option.of_app:
            value = values.pop(option.key)
            if value is not None:
                setattr(app, option.key, value)
    return dict(zip(command.arguments, rest, strict=True)) | values


def _typed(
    words: Sequence[str], options: Sequence[Option], leading: bool = False
) -> tuple[dict[str, list[Texts]], list[str]]:
    """The texts behind each option, each time it was typed, and the words that are left.

    With `leading` the first of these ends the options.
    """
    known = {option.name: option for option in options}
    typed: dict[str, list[Texts]] = {}
    rest: list[str] = []
    left = list(reversed(words))
    while left and not (leading and rest):
        word = left.pop()
        if not word.startswith("-") or word == "-":
            rest.append(word)
            continue
        name, equals, text = word.partition("=")
        option = known[name]
        if equals:
            if not option.takes:
                raise ValueError(word)
            left.append(text)
        typed.setdefault(name, []).append([left.pop() for _ in range(option.takes)])
    return typed, rest + left[::-1]


def _values(options: Sequence[Option], typed: dict[str, list[Texts]]) -> dict[str, Any]:
    return {option.key: option.value(typed.get(option.name, ())) for option in options}
