"""A page taken apart in one pass: its blocks of text, the elements round them, what it declares."""

import re
from html import unescape
from typing import NamedTuple

from tracker.core.markup import INLINE
from tracker.intake.tags import Tag, Text, pieces


class Block(NamedTuple):
    """A paragraph, a heading, a cell. `linked` counts its letters that are links.

    `aside` says that it stands in what is no part of a text: navigation, footers, forms.
    """

    text: str
    linked: int
    aside: bool


class Element(NamedTuple):
    """What holds the blocks from `first` up to `end`, which is not in it."""

    kind: str
    first: int
    end: int


class Outline(NamedTuple):
    """All that is looked at of a page; each list in the order of the page.

    `metas` goes by name, property or itemprop, in lower case; `times` are the attributes of time
    elements, with their text as "text"; `linked_data` is JSON as it stands in the page.
    """

    blocks: list[Block]
    elements: list[Element]
    metas: dict[str, str]
    times: list[dict[str, str]]
    linked_data: list[str]
    title: str
    heading: str
    canonical: str


_VOID = {
    *("area", "base", "basefont", "br", "col", "embed", "frame", "hr", "img", "input", "link"),
    *("meta", "param", "source", "track", "wbr"),
}
_UNCLOSED = {
    *("p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup"),
    *("h1", "h2", "h3", "h4", "h5", "h6"),
}
"""Elements that part blocks, but whose ends are often left out: nothing is sought in them."""

_ASIDE = {
    *("nav", "footer", "aside", "form", "button", "select", "noscript", "template", "dialog"),
    *("svg", "math", "figcaption", "menu", "head"),
}
_BESIDE = {
    *("comments", "commentlist", "comment-list", "respond", "related", "related-posts", "sidebar"),
    *("footer", "menu", "breadcrumb", "breadcrumbs", "newsletter", "widget", "sharedaddy", "share"),
    *("pagination", "social", "navigation", "nav", "disqus_thread", "cookie-notice", "copyright"),
    *("jp-relatedposts", "secondary", "author-box", "tags", "post-navigation", "widget-area"),
}
"""Classes and ids of what stands beside a text, whole ones: parts of them say little."""

_WHOLE = {"html", "body", "article", "main"}
"""Elements that are never beside it, whatever they are called."""

_MAIN = {"article": "article", "main": "main"}
_HIDDEN = re.compile(r"\shidden(?=[\s>=])|display\s{0,3}:\s{0,3}none", re.IGNORECASE)
_NAMES = ("property", "name", "itemprop")


def outline(html: str) -> Outline:
    """Take a page apart; never raises, whatever it holds."""
    taken = _Taking()
    for piece in pieces(html):
        if isinstance(piece, Text):
            taken.text(piece.text)
        elif piece.opens:
            taken.opens(piece)
        else:
            taken.closes(piece.name)
    return taken.done()


class _Open(NamedTuple):
    name: str
    kind: str
    first: int
    aside: bool


class _Taking:
    """The pass: the elements that are open, and the block under way."""

    def __init__(self) -> None:
        self._out = Outline([], [], {}, [], [], "", "", "")
        self._open: list[_Open] = []
        self._count: dict[str, int] = {}
        self._asides = 0
        self._parts: list[str] = []
        self._linked = 0
        self._in_link = False
        self._title = self._canonical = ""
        self._headings: list[str] = []
        self._in_heading = False
        self._in_time = False

    def text(self, text: str) -> None:
        if not self._count.get("pre"):
            text = re.sub(r"\s+", " ", text)
        self._parts.append(text)
        if self._in_link:
            self._linked += len(text.strip())
        if self._in_heading:
            self._headings.append(text)
        if self._in_time and len(self._out.times[-1]["text"]) < 99:
            self._out.times[-1]["text"] += text[:99]

    def opens(self, tag: Tag) -> None:
        self._declared(tag)
        if tag.name == "br":
            self._break()
        elif tag.name == "a":
            self._in_link = "href" in tag.attributes()
        elif tag.name not in INLINE and tag.inside is None:
            self._block()
            self._in_link = self._in_link and tag.name != "p"
            self._in_heading = tag.name == "h1" and not self._headings
            if tag.name not in _VOID and tag.name not in _UNCLOSED:
                self._push(tag)

    def closes(self, name: str) -> None:
        if name == "a":
            self._in_link = False
        elif name == "time":
            self._in_time = False
        elif name not in INLINE and name not in _VOID:
            self._block()
            self._in_heading = False
            while self._count.get(name):
                if self._pop() == name:
                    break

    def done(self) -> Outline:
        self._block()
        while self._open:
            self._pop()
        heading = " ".join("".join(self._headings).split())
        return self._out._replace(title=self._title, heading=heading, canonical=self._canonical)

    def _push(self, tag: Tag) -> None:
        attributes = tag.attributes()
        kind = _MAIN.get(tag.name, "")
        if attributes.get("itemprop", "").lower() == "articlebody":
            kind = "body"
        elif attributes.get("role", "").lower() == "main":
            kind = "main"
        aside = tag.name in _ASIDE or _HIDDEN.search(tag.written) is not None
        if tag.name not in _WHOLE:
            aside = aside or not _BESIDE.isdisjoint(_names(attributes))
        if tag.name == "header":  # that of a page; an article's holds its heading
            aside = not (self._count.get("article") or self._count.get("main"))
        self._open.append(_Open(tag.name, kind, len(self._out.blocks), aside))
        self._count[tag.name] = self._count.get(tag.name, 0) + 1
        self._asides += aside

    def _pop(self) -> str:
        name, kind, first, aside = self._open.pop()
        self._count[name] -= 1
        self._asides -= aside
        if len(self._out.blocks) > first:
            self._out.elements.append(Element(kind, first, len(self._out.blocks)))
        return name

    def _break(self) -> None:
        """A line ends; with nothing on it, as between two breaks, the block does."""
        said = [part for part in self._parts[-2:] if part.strip(" ")]
        if said[-1:] == ["\n"]:
            self._block()
        else:
            self._parts.append("\n")

    def _block(self) -> None:
        """End the block under way; an empty line in preformatted text parts it in two."""
        text, linked = "".join(self._parts), self._linked
        self._parts, self._linked = [], 0
        for paragraph in re.split(r"\n[ \t\r\f\v]*\n", text):
            lines = [" ".join(line.split()) for line in paragraph.split("\n")]
            whole = "\n".join(filter(None, lines))
            if whole:
                self._out.blocks.append(Block(whole, linked, self._asides > 0))

    def _declared(self, tag: Tag) -> None:
        if tag.name == "meta":
            attributes = tag.attributes()
            for name in (attributes[key].lower() for key in _NAMES if attributes.get(key)):
                if attributes.get("content"):
                    self._out.metas.setdefault(name, attributes["content"])
        elif tag.name == "time":
            self._out.times.append({**tag.attributes(), "text": ""})
            self._in_time = True
        elif tag.name == "title" and not self._title:
            self._title = " ".join(unescape(tag.inside or "").split())
        elif tag.name == "script" and "ld+json" in tag.written.lower():
            self._out.linked_data.append(tag.inside or "")
        elif tag.name == "link" and not self._canonical:
            attributes = tag.attributes()
            if attributes.get("rel", "").lower() == "canonical":
                self._canonical = attributes.get("href", "")


def _names(attributes: dict[str, str]) -> list[str]:
    return f"{attributes.get('class', '')} {attributes.get('id', '')}".lower().split()
