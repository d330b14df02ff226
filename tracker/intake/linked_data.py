"""What a page says of itself in JSON-LD: of its article, if it names one."""

import json
from collections import deque
from collections.abc import Iterator
from html import unescape
from itertools import islice
from typing import Any, NamedTuple


class Declared(NamedTuple):
    """What was declared, "" for what was not; days and times as they were written."""

    title: str = ""
    publisher: str = ""
    published: str = ""
    modified: str = ""
    text: str = ""


_MOST = 20_000
"""Objects that are looked at; what is beyond is left out."""

_ARTICLES = ("article", "posting", "report", "speech", "webpage")
"""How the types of what may be the page's text end, the likeliest first: NewsArticle."""


def declared(scripts: list[str]) -> Declared:
    """The first article that states when it was published, else the first of any kind.

    What is no JSON, or nested deeper than Python reads, is left out.
    """
    objects = [*islice((each for script in scripts for each in _objects(script)), _MOST)]
    names = {str(each.get("@id")): each for each in objects if each.get("name")}
    ranked = sorted((_rank(each), place) for place, each in enumerate(objects))
    if not ranked or ranked[0][0][0] == len(_ARTICLES):
        return Declared()
    best = objects[ranked[0][1]]
    return Declared(
        _text(best.get("headline") or best.get("name")),
        _name(best.get("publisher") or best.get("sourceOrganization"), names),
        _text(best.get("datePublished") or best.get("dateCreated")),
        _text(best.get("dateModified")),
        _text(best.get("articleBody")),
    )


def _objects(script: str) -> Iterator[dict[str, Any]]:
    """All objects of a script, the outer before the inner."""
    try:
        waiting = deque([json.loads(script.strip().rstrip(";"), strict=False)])
    except (ValueError, RecursionError):
        return
    while waiting:
        value = waiting.popleft()
        if isinstance(value, list):
            waiting.extend(value)
        elif isinstance(value, dict):
            yield value
            waiting.extend(value.values())


def _rank(value: dict[str, Any]) -> tuple[int, bool]:
    """The lowest is the likeliest; what is no article comes last."""
    types = value.get("@type")
    for each in types if isinstance(types, list) else [types]:
        for rank, ending in enumerate(_ARTICLES):
            if isinstance(each, str) and each.lower().endswith(ending):
                return rank, not value.get("datePublished")
    return len(_ARTICLES), True


def _text(value: object) -> str:
    """Some pages write references to characters here too."""
    return unescape(value).strip() if isinstance(value, str) else ""


def _name(value: Any, names: dict[str, Any]) -> str:
    """The name of an organisation: given, in an object, in a list, or by the id of another."""
    value = value[0] if isinstance(value, list) and value else value
    if isinstance(value, dict):
        known = names.get(str(value.get("@id")), {})
        value = value.get("name") or known.get("name")
    return _text(value[0] if isinstance(value, list) and value else value)
