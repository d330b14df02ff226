"""What a shell offers behind TAB: commands and options, ids, parties, topics, settings.

The scripts of `completion` run `tracker` with _TRACKER_COMPLETE set and the words typed so far as
its arguments, the last one unfinished. Each line that comes back is one offer. Nothing is ever
written, and whatever goes wrong offers nothing: an error would land in the prompt.
"""

import re
import shlex
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from typing import Any

import click
from click.shell_completion import CompletionItem, ShellComplete

from tracker.cli.app import App
from tracker.cli.output import write
from tracker.core.plain import plain
from tracker.store.offered import (
    Offered,
    calendars,
    candidates,
    entries,
    feeds,
    numbers,
    parties,
    recurring,
    sources,
    topics,
)
from tracker.store.opening import reading

FILE = "file"  # an offer that stands for the names of files
PATIENCE = 0.5  # seconds to wait for a store that another process writes

Offer = Callable[[sqlite3.Connection, str], Offered]
"""Gives the values that begin as typed, each with what it means."""

_DEADLINES = partial(numbers, tables=("deadline",))
_EVENTS = partial(numbers, tables=("event",))
_BOTH = partial(numbers, tables=("deadline", "event"))


def _any_calendar(db: sqlite3.Connection, text: str) -> Offered:
    """Also those that come with tracker."""
    from tracker.core.holidays import HOLIDAY_TABLES

    ours = [(name, table.title) for name, table in HOLIDAY_TABLES.items()]
    return [each for each in ours if each[0].startswith(text)] + calendars(db, text)


def _several(*offers: Offer) -> Offer:
    """What any of these offers, in their order."""
    return lambda db, text: [each for offer in offers for each in offer(db, text)]


STORED: dict[str, Offer] = {
    # by the name of an argument or option
    "id": _DEADLINES,
    "new": _DEADLINES,
    "old": _DEADLINES,
    "same_as": _DEADLINES,
    "other": _DEADLINES,
    "event": _EVENTS,
    "by": parties,
    "speakers": parties,
    "bound": parties,
    "bounds": parties,
    "parties": parties,
    "party": parties,
    "topic": topics,
}
OF_COMMAND: dict[tuple[str, str], Offer | None] = {
    # by the command as well, where the name alone would mislead
    ("show", "id"): _BOTH,
    ("amend", "id"): _BOTH,
    ("edit", "id"): _BOTH,
    ("cite", "id"): _BOTH,
    ("verify", "ids"): _several(_BOTH, sources),
    ("log", "id"): _several(_BOTH, parties, topics, calendars, sources, feeds),
    ("merge", "ours"): _several(_BOTH, parties, topics),
    ("merge", "theirs"): _several(_BOTH, parties, topics),
    ("undo", "number"): entries,
    ("recurrence show", "id"): recurring,
    ("recurrence end", "id"): recurring,
    ("recurrence change", "id"): recurring,
    ("candidates show", "id"): candidates,
    ("candidates accept", "ids"): candidates,
    ("candidates accept", "article"): sources,
    ("candidates drop", "ids"): candidates,
    ("candidates link", "id"): candidates,
    ("candidates link", "record"): _BOTH,
    ("candidates list", "article"): sources,
    ("watch remove", "name"): feeds,
    ("watch run", "feeds"): feeds,
    ("calendar import", "name"): calendars,
    ("calendar remove", "name"): calendars,
    ("log", "by"): None,  # a person who wrote
    ("event happened", "id"): _EVENTS,
    ("event moved", "id"): _EVENTS,
    ("event cancelled", "id"): _EVENTS,
    ("party merge", "old"): parties,
    ("party merge", "into"): parties,
    ("topic merge", "old"): topics,
    ("topic merge", "into"): topics,
}
BY_WORD: dict[str, Offer] = {
    # else by a word of what help calls it: DAY|EVENT+14d
    "EVENT": _EVENTS,
    "PARTY": parties,
    "SPEAKER": parties,
    "TOPIC": topics,
    "CALENDAR": _any_calendar,
    "SOURCE": sources,
}
FILES = {"db", "file", "path"}


def complete(shell: str, words: list[str]) -> None:
    """Print what fits the last of `words`; on any trouble nothing."""
    with suppress(Exception):
        from tracker.cli.commands import cli

        args, word, kept = words[:-1], words[-1] if words else "", ""
        if shell == "bash":
            args, word, kept = _of_bash(words)
        offering(cli, "tracker")
        found = ShellComplete(cli, {}, "tracker", "").get_completions(args, word)
        write("".join(_lines(shell, found, kept)))


def offering(command: click.Command, path: str) -> click.Command:
    """The command, with its arguments and options and those of its own commands completed."""
    for each in command.params:
        name = each.name or ""
        offer = _offer(path, each)
        if offer is not None:
            files = "FILE" in words_of(each)
            each.shell_complete = partial(_stored, offer, files)  # type: ignore[method-assign]
        elif name in KNOWN:
            each.shell_complete = KNOWN[name]  # type: ignore[method-assign, assignment]
        elif name in FILES:
            each.shell_complete = _files  # type: ignore[method-assign]
    if isinstance(command, click.Group):
        for name, inner in command.commands.items():
            offering(inner, f"{path} {name}")
    return command


def words_of(param: click.Parameter) -> list[str]:
    """The words by which help calls what is typed there, as EVENT in EVENT+72h."""
    named = param.metavar or (param.name or "" if isinstance(param, click.Argument) else "").upper()
    return re.findall("[A-Z]+", named)


def _offer(path: str, param: click.Parameter) -> Offer | None:
    name = param.name or ""
    if (path, name) in OF_COMMAND:
        return OF_COMMAND[path, name]
    found = (BY_WORD[word] for word in words_of(param) if word in BY_WORD)
    return STORED.get(name) or next(found, None)


def _stored(offer: Offer, files: bool, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
    """What is recorded; where `files` may be meant too and nothing fits, those."""
    given: Any = ctx.find_root().params.get("db")
    with reading(App(given).path, PATIENCE) as db:
        found = [CompletionItem(value, help=what) for value, what in offer(db, incomplete)]
    return found if found or not files else _files(ctx, incomplete)


def _settings(ctx: click.Context, incomplete: str) -> list[CompletionItem]:
    from tracker.store.settings import all_settings

    return [
        CompletionItem(key, help=each.what)
        for key, each in all_settings().items()
        if key.startswith(incomplete)
    ]


def _conventions(ctx: click.Context, incomplete: str) -> list[CompletionItem]:
    """KEY= first, then the values behind it."""
    from tracker.core.convention_texts import CONVENTION_TEXTS

    key, given, value = incomplete.partition("=")
    if not given:
        keys = CONVENTION_TEXTS.items()
        return [CompletionItem(f"{k}=", help=c.what) for k, c in keys if k.startswith(key)]
    return [CompletionItem(f"{key}={each}") for each in _values(key) if each.startswith(value)]


def _value(ctx: click.Context, incomplete: str) -> list[CompletionItem]:
    """What a setting may be, where that can be listed."""
    from tracker.store.settings import CONVENTION

    key = ctx.params.get("key") or ""
    found = _MODES if key == "journal_mode" else _values(key.removeprefix(CONVENTION))
    return [CompletionItem(each) for each in found if each.startswith(incomplete)]


def _values(key: str) -> list[str]:
    from tracker.core.convention_texts import CONVENTION_TEXTS
    from tracker.core.holidays import HOLIDAY_TABLES
    from tracker.core.wording import MONTHS, WEEKDAYS

    if key not in CONVENTION_TEXTS:
        return []
    words = ("yes", "no", "nearest", "week after", *WEEKDAYS, *MONTHS, "none", *HOLIDAY_TABLES)
    parse = CONVENTION_TEXTS[key].form.parse
    lower = dict.fromkeys(word.lower() for word in words)
    return [word for word in lower if parse(word) is not None]


def _readers(ctx: click.Context, incomplete: str) -> list[CompletionItem]:
    from tracker.readers.registry import names

    return [CompletionItem(name) for name in names() if name.startswith(incomplete)]


_MODES = ["delete", "wal"]
KNOWN: dict[str, Callable[[click.Context, str], list[CompletionItem]]] = {
    # what is no matter of the store, likewise by name
    "key": _settings,
    "value": _value,
    "conventions": _conventions,
    "reader": _readers,
}


def _files(ctx: click.Context, incomplete: str) -> list[CompletionItem]:
    return [CompletionItem(incomplete, type=FILE)]


def _of_bash(words: list[str]) -> tuple[list[str], str, str]:
    """The words as bash has split them put right: quotes taken off, KEY = VALUE put together.

    The last part is what bash keeps in front of the word that it completes.
    """
    joined: list[str] = []
    kept, tied = "", False
    for word in words:
        if word == "=" and joined:
            kept = "" if joined[-1].startswith("--") else f"{joined.pop()}="
            joined.append(kept)
            tied = True
        elif tied:
            joined[-1] += word
            tied = False
        else:
            joined.append(word)
            kept = ""
    whole = [_unquoted(word) for word in joined] or [""]
    return whole[:-1], whole[-1], kept


def _unquoted(word: str) -> str:
    for ending in ("", "'", '"'):
        with suppress(ValueError):
            return " ".join(shlex.split(word + ending, comments=False))
    return word


def _lines(shell: str, found: list[CompletionItem], kept: str) -> Iterator[str]:
    """Each offer as the script of the shell takes it: the value, a tab, what it means."""
    for item in found:
        value = str(item.value).removeprefix(kept)
        if shell == "bash":
            value = value.removeprefix("#")  # which begins a comment there
        if item.type == FILE:
            yield f"{FILE}\n"
        elif value == plain(value) and "\t" not in value:
            yield f"{value}\t{' '.join(plain(item.help or '').split())}\n"
