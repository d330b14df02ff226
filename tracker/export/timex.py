"""Text with its time expressions marked, as a TimeML document (version 1.2.1).

XML 1.0 has no form for most control characters and lone surrogates: each is replaced by one U+FFFD,
so that offsets hold. A carriage return is written as a reference, or readers would drop it.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from tracker.core.marks import Mark
from tracker.core.timex import Timex

_IMPOSSIBLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_DOCUMENT = """\
<?xml version="1.0" encoding="UTF-8"?>
<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:noNamespaceSchemaLocation="http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd">

<DOCID>{name}</DOCID>

<DCT><TIMEX3 tid="t0" type="DATE" value="{made}" temporalFunction="false" \
functionInDocument="CREATION_TIME">{made}</TIMEX3></DCT>

<TEXT>{body}</TEXT>

</TimeML>
"""


def timeml(text: str, made: date, marks: Iterable[Mark], name: str = "text") -> str:
    """A document that was made (said) on a day; marks are in the order of the text, none overlaps.

    The day it was made is the expression t0, ours are t1, t2 and so on.
    """
    return _DOCUMENT.format(name=_text(name), made=made, body="".join(_body(text, marks)))


def _body(text: str, marks: Iterable[Mark]) -> Iterator[str]:
    at = 0
    for number, mark in enumerate(marks, start=1):
        yield _text(text[at : mark.start])
        attributes = "".join(f" {key}={quoteattr(to)}" for key, to in _attributes(mark.timex))
        words = _text(text[mark.start : mark.end])
        yield f'<TIMEX3 tid="t{number}"{attributes}>{words}</TIMEX3>'
        at = mark.end
    yield _text(text[at:])


def _attributes(timex: Timex) -> Iterator[tuple[str, str]]:
    yield "type", timex.type
    yield "value", timex.value
    if timex.mod:
        yield "mod", timex.mod
    if timex.point:
        yield f"{timex.point}Point", "t0"
    if timex.type == "SET":
        yield "quant", "EVERY"
    if timex.freq:
        yield "freq", timex.freq


def _text(text: str) -> str:
    return escape(_IMPOSSIBLE.sub("\ufffd", text), {"\r": "&#13;"})
