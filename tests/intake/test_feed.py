"""Feeds of each kind, good and bad."""

import sys
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.errors import UsageError
from tracker.intake.confined import Limits
from tracker.intake.entries import MOST, entries
from tracker.intake.feed import Entry, Feed, feed_of
from tracker.intake.stamps import Stamp

AT = "https://news.example/feeds/world.xml"
DAY = date(2026, 3, 9)

RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>World &amp; more</title>
<item><title>Talks <b>go on</b></title><link>/a</link><guid isPermaLink="false">id-1</guid>
<pubDate>Mon, 09 Mar 2026 08:30:00 -0400</pubDate></item>
<item><title>No id</title><link>https://news.example/b</link></item>
<item><link>javascript:alert(1)</link><title>Only a title</title></item>
<item></item></channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>World</title>
<entry><id>urn:1</id><title type="html">Talks &amp;amp; more</title><link href="c"/>
<updated>2026-03-09T12:00:00Z</updated></entry></feed>"""

JSON = """{"version": "https://jsonfeed.org/version/1.1", "title": "World", "items": [
{"id": "1", "url": "/d", "title": "Talks", "date_published": "2026-03-09T08:30:00+01:00"},
{"id": 2, "external_url": "https://other.example/", "summary": "A\\nsummary"}, "no item", {}]}"""


def test_rss() -> None:
    assert feed_of(RSS.encode(), AT) == Feed(
        "World & more",
        (
            Entry(
                "id-1",
                "Talks go on",
                "https://news.example/a",
                Stamp(DAY, time(8, 30), "Etc/GMT+4"),
            ),
            Entry("https://news.example/b", "No id", "https://news.example/b", None),
            Entry("Only a title", "Only a title", None, None),
        ),
    )


def test_atom() -> None:
    stamp = Stamp(DAY, time(12), "UTC")
    entry = Entry("urn:1", "Talks & more", "https://news.example/feeds/c", stamp)
    assert feed_of(ATOM.encode(), AT) == Feed("World", (entry,))


def test_json_feed_needs_no_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "feedparser", None)
    assert entries(JSON.encode(), AT)["entries"] == [
        {
            "id": "1",
            "title": "Talks",
            "address": "https://news.example/d",
            "published": ["2026-03-09", "08:30:00", "Etc/GMT-1"],
        },
        {"id": "2", "title": "A summary", "address": "https://other.example/", "published": None},
    ]
    with pytest.raises(UsageError, match=r"RSS and Atom need `pip install tracker\[intake\]`"):
        entries(RSS.encode(), AT)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "it is no feed"),
        (b"<html><p>A page</p></html>", "it is no feed"),
        (b"/etc/passwd", "it is no feed"),
        (b"https://news.example/", "it is no feed"),
        (b"{", "it is no JSON"),
        (b"{}", "it is JSON, but no JSON Feed"),
        (b'{"version": "https://jsonfeed.org/version/1", "items": 5}', "no JSON Feed"),
        (b'{"a":' * 10**5, "nested too deep"),
    ],
)
def test_what_is_no_feed_is_one_line(data: bytes, said: str) -> None:
    with pytest.raises(UsageError) as caught:
        feed_of(data, AT)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


ENTITIES = "".join(
    f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij", strict=True)
)
LAUGHS = (
    f'<!DOCTYPE rss [<!ENTITY a "ha">{ENTITIES}]>'
    '<rss version="2.0"><channel><title>&j;</title></channel></rss>'
)


def test_hostile_feeds_end_within_their_limits() -> None:
    try:
        found = feed_of(LAUGHS.encode(), AT, limits=Limits(cpu=2))
    except UsageError:
        return
    assert len(found.title or "") < 1000


def test_a_file_is_not_read_through_an_entity() -> None:
    data = RSS.replace("<rss", '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss')
    assert "root:" not in str(feed_of(data.replace("World", "&x;").encode(), AT))


def test_no_more_entries_are_read_than_so_many() -> None:
    items = "".join(f"<item><guid>{n}</guid></item>" for n in range(MOST + 5))
    data = f'<rss version="2.0"><channel>{items}</channel></rss>'
    assert len(entries(data.encode(), None)["entries"]) == MOST


@given(st.text(max_size=60) | st.sampled_from([RSS, ATOM, JSON]), st.integers(0, 500))
def test_no_text_is_an_error_but_ours(text: str, cut: int) -> None:
    try:
        found = entries(text[cut:].encode(), AT)
    except UsageError:
        return
    assert all(each["id"] for each in found["entries"])
