"""TimeML documents as text with time expressions, read from .tml files.

Offsets count characters of the TEXT element without its tags, line ends as they stand in the file.
"""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree


class Marked(NamedTuple):
    """A time expression: `text[start:end]`, its TIMEX3 type and value."""

    start: int
    end: int
    type: str
    value: str


class Document(NamedTuple):
    """The body of a document, the day it was made, and its time expressions in their order."""

    name: str
    made: date
    text: str
    marked: tuple[Marked, ...]


def documents(folder: Path) -> Iterator[Document]:
    """The .tml files of a folder, by name. Raises SystemExit when it holds none."""
    paths = sorted(folder.glob("*.tml"))
    if not paths:
        raise SystemExit(f"{folder} holds no .tml file")
    for path in paths:
        yield document(path.name, path.read_bytes())


def document(name: str, content: bytes) -> Document:
    """Raises SystemExit, naming the file, when it has no TEXT or no day on which it was made."""
    root = ElementTree.fromstring(content)
    body, made = root.find("TEXT"), root.find(".//DCT/TIMEX3")
    day = re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", "" if made is None else made.get("value", ""))
    if body is None or not day:
        raise SystemExit(f"{name} has no TEXT, or no day in its DCT")
    found = tuple(sorted(_marked(body, 0)))
    return Document(name, date.fromisoformat(day[0]), "".join(body.itertext()), found)


def _marked(element: ElementTree.Element, at: int) -> Iterator[Marked]:
    """The expressions below an element whose text begins at `at`."""
    at += len(element.text or "")
    for child in element:
        length = len("".join(child.itertext()))
        if child.tag == "TIMEX3":
            yield Marked(at, at + length, child.get("type", ""), child.get("value", ""))
        yield from _marked(child, at)
        at += length + len(child.tail or "")
