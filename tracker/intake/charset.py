"""Bytes to text, whatever they say that they are: never an error, at worst a replaced letter.

A byte-order mark is right where a label is wrong, so it counts first; then what was declared with
the bytes, then what a page declares itself. Without a label, or where it does not fit, text that
is mostly UTF-8 is UTF-8, and the rest is windows-1252.
"""

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_KNOWN = {
    **{name: name for name in ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "big5")},
    **{f"cp{number}": f"cp{number}" for number in (866, 874, 932, 949, *range(1250, 1259))},
    **{f"iso8859-{part}": f"iso8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)},
    **{name: name for name in ("koi8-r", "koi8-u", "mac-roman", "mac-cyrillic", "euc_jp")},
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "iso2022_jp": "iso2022_jp",
}
"""The codecs that pages are read with, by Python's name for what is declared, as browsers do it:
who says latin-1 means windows-1252. UTF-7 and codecs that are no encodings are not among them."""

_DECLARED = re.compile(
    rb"""<meta[^>]{0,300}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{2,40})""", re.IGNORECASE
)
_XML = re.compile(rb"""\s*<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([\w.:-]{2,40})""")
_LOOKED_AT = 4096
"""Bytes at the beginning of a page in which its own declaration is sought."""


def decoded(data: bytes, declared: str | None = None, page: bool = False) -> str:
    """The text; `declared` came with the bytes, and a `page` may declare its own."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    for label in (declared, _own(data) if page else None):
        codec = _codec(label)
        if codec is not None and codec != "utf-8":
            try:
                return data.decode(codec)
            except UnicodeError:
                continue
    return _unlabelled(data)


def _own(data: bytes) -> str | None:
    """What the page says of itself; one that could be read so far is not UTF-16."""
    found = _XML.match(data) or _DECLARED.search(data, 0, _LOOKED_AT)
    label = found[1].decode("ascii", "replace") if found else None
    return None if label and label.lower().startswith("utf-16") else label


def _codec(label: str | None) -> str | None:
    """The codec that a label names; None for no label, or none that is read."""
    try:
        return _KNOWN.get(codecs.lookup(label.strip()).name) if label else None
    except (LookupError, ValueError):  # a ValueError for a label with a NUL
        return None


def _unlabelled(data: bytes) -> str:
    """UTF-8 where more of its letters are whole than broken, else windows-1252."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\N{REPLACEMENT CHARACTER}")
    if not broken:
        return text
    whole = sum(not letter.isascii() for letter in text) - broken
    return text if whole > broken else data.decode("cp1252", "replace")
