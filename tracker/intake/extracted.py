"""The text of a page as trafilatura finds it, where that is installed."""

import re
from typing import Any

_BLOCKS = ("p", "head", "item", "row", "quote", "code", "list", "table")
"""What parts paragraphs in its trees; their tags are those of TEI."""


def extracted(html: str) -> str:
    """The text, an empty line between its paragraphs; "" where there is none, or no trafilatura.

    On some pages it takes minutes, and no error ends it: the limits of the process have to.
    """
    try:
        from trafilatura import bare_extraction
    except ImportError:
        return ""
    found: Any = bare_extraction(html, include_comments=False)
    if found is None or found.body is None:
        return ""
    blocks = [""]
    _gather(found.body, blocks)
    lines = (
        "\n".join(filter(None, (" ".join(line.split()) for line in block.split("\n"))))
        for block in blocks
    )
    return "\n\n".join(filter(None, lines))


def _gather(element: Any, blocks: list[str]) -> None:
    """Add the text of an element, what stands behind it included."""
    tag = element.tag
    if tag in _BLOCKS:
        blocks.append("")
    elif tag == "lb":
        blocks[-1] += "\n"
    elif tag == "cell":
        blocks[-1] += " "
    blocks[-1] += re.sub(r"\s+", " ", element.text or "") if isinstance(tag, str) else ""
    for inner in element:
        _gather(inner, blocks)
    if tag in _BLOCKS:
        blocks.append("")
    blocks[-1] += re.sub(r"\s+", " ", element.tail or "")
