"""HTML to a stream of tags and texts, in one pass whatever the page holds.

The parsers that others wrote take minutes for some pages of 150 KB. Here each letter is looked at a
fixed number of times; as in a browser, a tag or a script that never ends swallows the rest.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple


class Tag(NamedTuple):
    """A tag, its name in lower case. `inside` is the raw text of a script, a title and the like,
    which ends with it; None for all other tags."""

    name: str
    opens: bool
    written: str
    inside: str | None = None

    def attributes(self) -> dict[str, str]:
        """By their names in lower case; of two with one name the first counts."""
        found: dict[str, str] = {}
        for match in _ATTRIBUTE.finditer(self.written, len(self.name) + 1):
            value = match["double"] or match["single"] or match["bare"] or ""
            found.setdefault(match["key"].lower(), unescape(value).strip())
        return found


class Text(NamedTuple):
    """Text between two tags, each reference its character; its spaces as they stand."""

    text: str


_WRITTEN = r"""(?:[^>=]++|=\s*+"[^"]*+"?|=\s*+'[^']*+'?|=)*+>?"""
_MARKUP = re.compile(
    rf"""
    <!--(?:-?>|.*?--!?>|.*)
    | (?P<whole>
        <(?P<raw>script|style|title|textarea|xmp|iframe|noembed|noframes)(?=[\s/>]){_WRITTEN})
        (?P<inside>(?:(?!</(?P=raw)[\s/>]).)*+)(?:</[^>]*+>?)?
    | <(?P<closes>/?)(?P<name>[a-z][^\s/>]*+){_WRITTEN}
    | <[!?/][^>]*+>?
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(
    r"""(?P<key>[^\s"'<>/=]++)(?:\s*+=\s*+(?:"(?P<double>[^"]*+)"?|'(?P<single>[^']*+)'?|(?P<bare>[^\s>]*+)))?"""
)


def pieces(html: str) -> Iterator[Tag | Text]:
    """All tags and texts of a page in their order; comments and declarations are left out."""
    end = 0
    for found in _MARKUP.finditer(html):
        if found.start() > end:
            yield Text(unescape(html[end : found.start()]))
        end = found.end()
        if found["raw"]:
            yield Tag(found["raw"].lower(), True, found["whole"], found["inside"])
        elif found["name"]:
            yield Tag(found["name"].lower(), not found["closes"], found[0])
    if end < len(html):
        yield Text(unescape(html[end:]))
