"""Texts as the cells of a sheet, such that no spreadsheet runs them, and back without loss.

A party or topic goes by its name in a cell, and by its slug as well where the name alone would not
lead back to it: “Orbán [viktor-orban]”.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable

_SIGNS = ("=", "+", "-", "@", "\t", "\r", "'")
_BEHIND = re.compile(r"(.*?)\s*\[([a-z0-9-]+)\]", re.DOTALL)
BETWEEN = "; "
"""What stands between the names in one cell."""


def guarded(text: str) -> str:
    """A text as a cell: an apostrophe goes before what a spreadsheet might take for a formula.

    An empty text is an apostrophe alone, since an empty cell stands for none.
    """
    return f"'{text}" if not text or text.startswith(_SIGNS) else text


def unguarded(cell: str) -> str:
    """The text of a cell that `guarded` made; any other cell as it is."""
    return cell[1:] if cell == "'" or (cell[:1] == "'" and cell[1] in _SIGNS) else cell


def labels(
    names: Iterable[tuple[str, str]],
    others: Iterable[tuple[str, str]],
    fold: Callable[[str], str],
    slug: Callable[[str], str],
) -> dict[str, str]:
    """What each record goes by in a cell, by its slug.

    `names` are slugs with their names, `others` slugs with further names (aliases); `fold` and
    `slug` make of a name what it is found by, and the slug that a new record of that name gets.
    """
    own = dict(names)
    claimed: dict[str, set[str]] = defaultdict(set)
    for key, name in (*own.items(), *others):
        claimed[fold(name)].add(key)
        claimed[fold(key)].add(key)
    found = {}
    for key, name in own.items():
        if not _whole(name):
            found[key] = f"[{key}]"
        elif slug(name) == key and claimed[fold(name)] == {key}:
            found[key] = name
        else:
            found[key] = f"{name} [{key}]"
    return found


def _whole(name: str) -> bool:
    """Whether a name comes back from a cell with several as it is."""
    return name == name.strip() and not any(sign in name for sign in ";[]\n\r")


def labelled(text: str) -> tuple[str, str | None]:
    """The name and the slug that a label gives; no slug where none stands behind the name."""
    found = _BEHIND.fullmatch(text.strip())
    return (found[1], found[2]) if found else (text.strip(), None)


def listed(cell: str) -> list[str]:
    """The names in one cell, in their order."""
    return [name for part in cell.split(";") if (name := part.strip())]
