"""A reader of the little JavaScript in which date libraries write their tests: calls and literals.

It reads statements (declarations, calls, blocks) to plain trees and leaves out what it does not
know, up to the end of that statement. Types of TypeScript are skipped.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    r"""\s+ | //[^\n]* | /\*.*?\*/
    | (?P<string>"(?:\\.|[^"\\])*" | '(?:\\.|[^'\\])*' | `(?:\\.|[^`\\])*`)
    | (?P<number>\d+(?:\.\d+)?)
    | (?P<name>[A-Za-z_$][\w$]*)
    | (?P<mark>=>|[-+*/!<>=&|?]=*|[^\s\w])""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\(u\{?([0-9a-fA-F]{4,6})\}?|x([0-9a-fA-F]{2})|.)", re.DOTALL)
_NAMED = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0", "\n": ""}
_RANKS = {"+": 1, "-": 1, "*": 2, "/": 2}
_CLOSING = {"(": ")", "[": "]", "{": "}"}


class Unread(Exception):
    """Here stands something that this reader does not know."""


class Token(NamedTuple):
    kind: str
    text: str
    line: int


class Literal(NamedTuple):
    value: str | float | bool | None


class Name(NamedTuple):
    name: str


class Member(NamedTuple):
    of: "Tree"
    name: str


class Item(NamedTuple):
    of: "Tree"
    place: "Tree"


class Call(NamedTuple):
    what: "Tree"
    given: tuple["Tree", ...]


class New(NamedTuple):
    what: "Tree"
    given: tuple["Tree", ...]


class Operation(NamedTuple):
    sign: str
    parts: tuple["Tree", ...]


class Record(NamedTuple):
    fields: tuple[tuple[str, "Tree"], ...]


class Function(NamedTuple):
    names: tuple[str, ...]
    body: tuple["Statement", ...]


Tree = Literal | Name | Member | Item | Call | New | Operation | Record | Function


class Statement(NamedTuple):
    """An expression, kept under a name where it declares one; `line` counts from 1."""

    line: int
    name: str | None
    tree: Tree | None
    body: tuple["Statement", ...] = ()


def read_script(text: str) -> tuple[tuple[Statement, ...], list[int]]:
    """Give the statements of a script, and the lines of those left out."""
    reader = _Reader(list(_tokens(text)))
    return reader.statements(None), reader.left


def _tokens(text: str) -> Iterator[Token]:
    line = 1
    for found in _TOKEN.finditer(text):
        if found.lastgroup:
            yield Token(found.lastgroup, found[0], line)
        line += found[0].count("\n")
    yield Token("end", "", line)


def unquote(quoted: str) -> str:
    """Give the text of a string as it stands in a script, quotes and all."""

    def plain(found: re.Match[str]) -> str:
        code = found[2] or found[3]
        return chr(int(code, 16)) if code else _NAMED.get(found[1], found[1])

    return _ESCAPE.sub(plain, quoted[1:-1])


class _Reader:
    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.at = 0
        self.left: list[int] = []

    @property
    def next(self) -> Token:
        return self.tokens[self.at]

    def take(self) -> str:
        token = self.next
        self.at = min(self.at + 1, len(self.tokens) - 1)
        return token.text

    def here(self, *texts: str) -> bool:
        return self.next.kind != "string" and self.next.text in texts

    def skip(self, text: str) -> bool:
        found = self.here(text)
        if found:
            self.take()
        return found

    def want(self, text: str) -> None:
        if not self.skip(text):
            raise Unread(f"{self.next.text} for {text}")

    def statements(self, closing: str | None) -> tuple[Statement, ...]:
        found: list[Statement] = []
        while self.next.kind != "end" and not (closing and self.here(closing)):
            if self.here("import"):
                self.pass_over()
                continue
            start, line = self.at, self.next.line
            try:
                found.append(self.statement())
            except Unread:
                self.left.append(line)
                self.at = start
                self.pass_over()
        return tuple(found)

    def pass_over(self) -> None:
        """Go past the statement that begins here, over all brackets in it."""
        while self.next.kind != "end":
            if self.here("(", "[", "{"):
                block = self.here("{")
                self.pass_brackets()
                if block and not self.here(";", ")", ",", ".", "[", "from"):
                    return
            elif self.here("}") or self.take() == ";":
                return

    def pass_brackets(self) -> None:
        closing = _CLOSING[self.take()]
        while self.next.kind != "end" and not self.here(closing):
            if self.here("(", "[", "{"):
                self.pass_brackets()
            else:
                self.take()
        self.take()

    def statement(self) -> Statement:
        line = self.next.line
        if self.skip("{"):
            body = self.statements("}")
            self.want("}")
            return Statement(line, None, None, body)
        name = None
        if self.here("const", "let", "var"):
            self.take()
            name = self.take()
            self.pass_type("=")
            self.want("=")
        tree = self.expression()
        if not self.skip(";") and not self.here("}") and self.next.kind != "end":
            raise Unread(self.next.text)
        return Statement(line, name, tree)

    def pass_type(self, *until: str) -> None:
        if self.skip(":"):
            while self.next.kind != "end" and not self.here(*until):
                self.take()

    def expression(self, rank: int = 1) -> Tree:
        if rank > 2:
            return self.unary()
        tree = self.expression(rank + 1)
        while self.next.kind == "mark" and _RANKS.get(self.next.text) == rank:
            tree = Operation(self.take(), (tree, self.expression(rank + 1)))
        return tree

    def unary(self) -> Tree:
        if self.here("-", "!", "+"):
            return Operation(self.take(), (self.unary(),))
        if self.skip("new"):
            what = self.operand()
            while self.skip("."):
                what = Member(what, self.take())
            return self.trailers(New(what, self.listed(")") if self.skip("(") else ()))
        return self.trailers(self.operand())

    def trailers(self, tree: Tree) -> Tree:
        while True:
            if self.skip("."):
                tree = Member(tree, self.take())
            elif self.skip("("):
                tree = Call(tree, self.listed(")"))
            elif self.skip("["):
                tree = Item(tree, self.expression())
                self.want("]")
            elif self.skip("as"):
                while self.next.kind == "name" or self.here(".", "["):
                    self.pass_brackets() if self.here("[") else self.take()
            else:
                return tree

    def listed(self, closing: str) -> tuple[Tree, ...]:
        found: list[Tree] = []
        while not self.here(closing):
            found.append(self.expression())
            if not self.skip(","):
                break
        self.want(closing)
        return tuple(found)

    def operand(self) -> Tree:
        kind, text, _ = self.next
        if kind == "string":
            return Literal(unquote(self.take()))
        if kind == "number":
            return Literal(float(self.take()))
        if self.here("function"):
            self.take()
            return self.function()
        if self.here("(") and self.arrow_ahead():
            return self.function()
        if self.skip("("):
            tree = self.expression()
            self.want(")")
            return tree
        if self.skip("{"):
            return self.record()
        if kind != "name":
            raise Unread(text)
        self.take()
        constants = {"true": True, "false": False, "null": None, "undefined": None}
        return Literal(constants[text]) if text in constants else Name(text)

    def arrow_ahead(self) -> bool:
        start = self.at
        self.pass_brackets()
        found = self.here("=>", ":")
        self.at = start
        return found

    def function(self) -> Tree:
        """Read what follows `function`, or an arrow function: names, then a block or a value."""
        self.want("(")
        names: list[str] = []
        while not self.here(")"):
            names.append(self.take())
            self.pass_type(",", ")")
            self.skip(",")
        self.want(")")
        self.pass_type("=>", "{")
        self.skip("=>")
        if not self.skip("{"):
            line = self.next.line
            return Function(tuple(names), (Statement(line, None, self.expression()),))
        body = self.statements("}")
        self.want("}")
        return Function(tuple(names), body)

    def record(self) -> Tree:
        fields: list[tuple[str, Tree]] = []
        while not self.here("}"):
            kind, text, _ = self.next
            self.take()
            name = unquote(text) if kind == "string" else text
            fields.append((name, self.expression() if self.skip(":") else Name(name)))
            if not self.skip(","):
                break
        self.want("}")
        return Record(tuple(fields))
