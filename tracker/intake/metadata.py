"""Who published a page, under which title and when: what it declares, else what it shows."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from tracker.intake.dateline import dateline
from tracker.intake.linked_data import Declared, declared
from tracker.intake.outline import Outline
from tracker.intake.stamps import Stamp, stamp


class Facts(NamedTuple):
    """What is known of a text; `guessed` names the fields that it does not state itself."""

    title: str | None = None
    publisher: str | None = None
    published: Stamp | None = None
    address: str | None = None
    guessed: tuple[str, ...] = ()


PUBLISHED = (
    *("article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date"),
    *("sailthru.date", "dc.date.issued", "dcterms.issued", "dc.date.created", "dcterms.created"),
    *("dc.date", "dc:date", "dcterms.date", "citation_publication_date", "citation_date"),
    *(
        "publish-date",
        "publish_date",
        "publishdate",
        "published_time",
        "pubdate",
        "publication_date",
    ),
    *("article.published", "cxenseparse:recs:publishtime", "date"),
)
"""Names of meta tags that say when a page was published, the surest first."""

MODIFIED = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "last-modified",
)
"""Those that say when it was changed, from which the published day is guessed."""

TITLES = ("og:title", "dc.title", "dcterms.title", "twitter:title", "citation_title", "headline")
PUBLISHERS = (
    *("og:site_name", "dc.publisher", "dcterms.publisher", "publisher", "citation_publisher"),
    "application-name",
)

_IN_PATH = re.compile(r"/(20\d\d|19\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?:[/_-]|$)")


def facts(page: Outline, text: str, address: str | None, said: Declared | None = None) -> Facts:
    """What is known of a page with this main `text`, found at `address` if that is known."""
    said = said or declared(page.linked_data)
    address = address or _canonical(page)
    published, guessed = _published(page, said, text, address)
    titles = (said.title, *_metas(page, TITLES), page.heading, page.title)
    publishers = (said.publisher, *_metas(page, PUBLISHERS))
    publisher = _first(publishers)
    if publisher is None and address:
        publisher, guessed = host(address), (*guessed, "publisher")
    return Facts(_first(titles), publisher, published, address, guessed)


def host(address: str) -> str | None:
    """The name of the machine that an address names, without www; None if it names none."""
    try:
        name = urlsplit(address).hostname
    except ValueError:
        return None
    return name.removeprefix("www.") if name else None


def _first(texts: Iterator[str] | tuple[str, ...]) -> str | None:
    return next((" ".join(text.split()) for text in texts if text.strip()), None)


def _metas(page: Outline, names: tuple[str, ...]) -> Iterator[str]:
    return (page.metas[name] for name in names if name in page.metas)


def _canonical(page: Outline) -> str | None:
    """The address that a saved page gives itself."""
    for given in (page.canonical, page.metas.get("og:url", "")):
        try:
            whole = urljoin("", given)
            if urlsplit(whole).scheme in ("http", "https") and urlsplit(whole).hostname:
                return whole
        except ValueError:
            continue
    return None


def _published(
    page: Outline, said: Declared, text: str, address: str | None
) -> tuple[Stamp | None, tuple[str, ...]]:
    """When, and whether that is a guess."""
    stated = (said.published, *_metas(page, PUBLISHED), *_times(page, stated=True))
    found = next(filter(None, map(stamp, stated)), None)
    if found:
        return found, ()
    hinted = (*_times(page, stated=False), said.modified, *_metas(page, MODIFIED))
    guess = next(filter(None, map(stamp, hinted)), None)
    guess = guess or dateline(text) or _shown(page) or _in_path(address)
    return guess, ("published",) if guess else ()


def _times(page: Outline, stated: bool) -> Iterator[str]:
    """Time elements, those that are said to be the day of publication or the others."""
    for each in page.times:
        given = each.get("datetime") or each.get("content") or each["text"]
        if stated == (each.get("itemprop", "").lower() == "datepublished" or "pubdate" in each):
            yield given


def _shown(page: Outline) -> Stamp | None:
    """A day that stands alone above or below the text."""
    return dateline("\n".join(block.text for block in page.blocks[:400]))


def _in_path(address: str | None) -> Stamp | None:
    found = _IN_PATH.search(address or "")
    try:
        return Stamp(date(*map(int, found.groups()))) if found else None
    except ValueError:
        return None
