"""HTML as a reader sees it: the text without tags, in one pass whatever the page holds.

What the standard leaves to a browser's repairs is taken the same way: a tag, a comment or a script
that never ends swallows the rest of the page.
"""

import re
from html import unescape

INLINE = {
    *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em"),
    *("font", "i", "ins", "kbd", "label", "mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp"),
    *("small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"),
}
"""Elements that part no words; every other one does."""

# Each alternative takes all that it has looked at, to the end of the page if need be: no letter is
# read twice.
_MARKUP = re.compile(
    r"""
    <!--(?:-?>|.*?--!?>|.*)
    | <(?P<raw>script|style)(?=[\s/>])(?:[^>=]++|=\s*+"[^"]*+"?|=\s*+'[^']*+'?|=)*+>?
        (?:(?!</(?P=raw)[\s/>]).)*+(?:</[^>]*+>?)?
    | </?(?P<name>[a-z][^\s/>]*+)(?:[^>=]++|=\s*+"[^"]*+"?|=\s*+'[^']*+'?|=)*+>?
    | <[!?/][^>]*+>?
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)


def readable(html: str) -> str:
    """The text of a page: no tags, comments, scripts or styles, and each reference its character.

    Where an element begins or ends that parts words, as a paragraph does, a space stands.
    """
    parts, end = [], 0
    for found in _MARKUP.finditer(html):
        parts.append(unescape(html[end : found.start()]))
        name = found["name"]
        if name is not None and name.lower() not in INLINE:
            parts.append(" ")
        end = found.end()
    parts.append(unescape(html[end:]))
    return "".join(parts)
