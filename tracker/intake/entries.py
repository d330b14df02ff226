"""Bytes of a feed to its entries, within this process: only a confined one calls this."""

import json
from calendar import timegm
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from io import BytesIO
from itertools import islice
from typing import Any
from urllib.parse import urljoin, urlsplit

from tracker.core.markup import readable
from tracker.errors import UsageError
from tracker.intake.charset import decoded
from tracker.intake.stamps import Stamp, stamp, told

MOST = 1000
"""Entries that are read of one feed; those behind them are left out."""


def entries(data: bytes, address: str | None) -> dict[str, Any]:
    """The fields of a Feed, as JSON has them. Raises UsageError for what is no feed."""
    base = address or ""
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        title, found = _json(data, base)
    else:
        title, found = _xml(data, base)
    named = (each for each in found if each["id"])
    return {"title": _line(title), "entries": [*islice(named, MOST)]}


def _json(data: bytes, base: str) -> tuple[object, Iterable[dict[str, Any]]]:
    """JSON Feed 1.0 and 1.1."""
    try:
        feed = json.loads(decoded(data))
    except ValueError:
        raise UsageError("it is no JSON") from None
    items = feed.get("items")
    if "jsonfeed.org/version/" not in str(feed.get("version")) or not isinstance(items, list):
        raise UsageError("it is JSON, but no JSON Feed")
    return feed.get("title"), (
        _entry(
            each.get("id"),
            each.get("title") or each.get("summary"),
            each.get("url") or each.get("external_url"),
            stamp(str(each.get("date_published"))),
            base,
            [
                (each.get("content_html"), "text/html"),
                (each.get("content_text") or each.get("summary"), "text/plain"),
            ],
        )
        for each in items
        if isinstance(each, dict)
    )


def _xml(data: bytes, base: str) -> tuple[object, Iterable[dict[str, Any]]]:
    """RSS and Atom of any version. A stream, since a string might be taken for an address."""
    try:
        import feedparser
    except ImportError:
        raise UsageError("RSS and Atom need `pip install tracker[intake]`") from None
    feed = feedparser.parse(BytesIO(data), response_headers={"content-location": base})
    if not feed.get("version"):
        raise UsageError("it is no feed: neither RSS nor Atom nor JSON Feed")
    return _title(feed.feed), (
        _entry(
            *(each.get("id"), _title(each), each.get("link"), _published(each), base),
            [*_contents(each)],
        )
        for each in feed.entries
    )


def _title(entry: Any) -> str:
    """Without tags and references, where it is HTML."""
    title = str(entry.get("title", ""))
    is_plain = entry.get("title_detail", {}).get("type") == "text/plain"
    return title if is_plain else readable(title)


def _contents(entry: Any) -> Iterator[tuple[object, str]]:
    """What an entry says, each with its media type, the whole text before a summary."""
    for each in (*entry.get("content", ()), entry.get("summary_detail") or {}):
        plain = each.get("type") == "text/plain"
        yield each.get("value"), "text/plain" if plain else "text/html"


def _published(entry: Any) -> Stamp | None:
    """As it was written, in its own zone; else the instant, in UTC."""
    for name in ("published", "updated"):
        if name not in entry:  # asked for the one, the library gives the other and a warning
            continue
        written, parsed = stamp(str(entry[name])), entry.get(f"{name}_parsed")
        if written:
            return written
        if parsed:
            at = datetime.fromtimestamp(timegm(parsed), UTC)
            return stamp(at.isoformat(timespec="seconds"))
    return None


def _entry(
    name: object,
    title: object,
    link: object,
    published: Stamp | None,
    base: str,
    contents: Iterable[tuple[object, str]],
) -> dict[str, Any]:
    address = _address(_line(link), base)
    own = {} if address else next((_content(*each) for each in contents if each[0]), {})
    return {
        "id": _line(name) or address or _line(title),
        "title": _line(title),
        "address": address,
        "published": told(published),
        **own,
    }


def _content(value: object, media: str) -> dict[str, Any]:
    """What an entry without an address says, with its line breaks."""
    text = str(value).replace("\0", "").encode("utf-8", "replace").decode()
    return {"content": text, "media": media}


def _address(link: str | None, base: str) -> str | None:
    try:
        whole = urljoin(base, link or "")
        return whole if link and urlsplit(whole).scheme in ("http", "https") else None
    except ValueError:
        return None


def _line(value: object) -> str | None:
    text = str(value) if isinstance(value, (str, int)) else ""
    return " ".join(text.replace("\0", "").encode("utf-8", "replace").decode().split()) or None
