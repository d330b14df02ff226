"""Pages: what is their text, and what they say of themselves."""

import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.errors import UsageError
from tracker.intake.document import document
from tracker.intake.extracted import extracted
from tracker.intake.linked_data import Declared, declared
from tracker.intake.main_text import main_text
from tracker.intake.metadata import facts
from tracker.intake.outline import outline
from tracker.intake.stamps import Stamp
from tracker.intake.tags import Tag, pieces

LONG = "The two sides agreed to meet again before the end of the month."


def text(html: str) -> str:
    return main_text(outline(html))


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>One<p>Two", "One\n\nTwo"),
        ("One<br>two<br/><br />three", "One\ntwo\n\nthree"),
        ("One<hr>two", "One\n\ntwo"),
        ("<p>a <b>b</b><i>c</i>\n\t&nbsp;d &amp; e</p>", "a bc d & e"),
        ("<pre>one\ntwo\n\nthree</pre>", "one\ntwo\n\nthree"),
        ("<table><tr><td>a<td>b</table>", "a\n\nb"),
        ("<p>a<script>b</script><style>c</style><!-- d -->e", "ae"),
        ("<p>a < b > c", "a < b > c"),
        ("<p title='>'>a", "a"),
        ("<P>A</P><DIV>B</DIV>", "A\n\nB"),
        (f"<nav>{LONG}</nav><p>{LONG}</p><footer>{LONG}</footer>", LONG),
        (f"<p hidden>x</p><div hidden>{LONG}</div><p>{LONG}!", f"x\n\n{LONG}!"),
        (f"<div style='display: none'>{LONG}</div><p>{LONG}!", f"{LONG}!"),
        (f"<div class='x Comments'><p>{LONG}</div><p>{LONG}!", f"{LONG}!"),
        (f"<body class=sidebar><p>{LONG}", LONG),
        (f"<nav><p>{LONG}", LONG),  # all that there is
        (f"<p><a href=/>{LONG}</a></p><p>{LONG}!", f"{LONG}!"),
        (f"<p><a name=x>{LONG}</a></p>", LONG),
        (f"<article><p>{LONG}</article><div><p>Short", LONG),
        (f"<div><p>{LONG}</div><div itemprop=articleBody>{LONG}!</div>", f"{LONG}!"),
        (f"<main><p>{LONG}</p><p>Yes.</p></main><div>{LONG[:45]}</div>", f"{LONG}\n\nYes."),
        ("", ""),
        ("<div></div>", ""),
    ],
)
def test_the_text_of_a_page(html: str, expected: str) -> None:
    assert text(html) == expected


def test_attributes_are_read_as_browsers_do() -> None:
    tag = next(pieces('<META Name = "a" content=\'b &amp; "c"\' x y=z/w name=second>'))
    assert isinstance(tag, Tag)
    assert tag.attributes() == {"name": "a", "content": 'b & "c"', "x": "", "y": "z/w"}


@pytest.mark.parametrize(
    ("head", "published", "guessed"),
    [
        ("<meta property='article:published_time' content='2026-01-02'>", "2026-01-02", False),
        ("<meta name='dc.date' content='2026-01-02'>", "2026-01-02", False),
        ("<meta name=date content=x><meta name=DC.date content=2026-01-02>", "2026-01-02", False),
        ("<meta itemprop='datePublished' content='2026-01-02'>", "2026-01-02", False),
        ("<time itemprop=datePublished datetime=2026-01-02>", "2026-01-02", False),
        ("<time pubdate datetime=2026-01-02>", "2026-01-02", False),
        ("<time>2026-01-03</time><time pubdate>2026-01-02</time>", "2026-01-02", False),
        ("<time datetime=2026-01-02>", "2026-01-02", True),
        ("<meta property='article:modified_time' content='2026-01-02'>", "2026-01-02", True),
        ("<p>Published 2 January 2026</p>", "2026-01-02", True),
        ("<nav>Published 2 January 2026</nav>", "2026-01-02", True),
        ("<link rel=canonical href='https://a.example/2026/1/2/x'>", "2026-01-02", True),
        ("<link rel=canonical href='https://a.example/2026/2/31/x'>", None, False),
        ("<p>The summit is on 2 January 2026.</p>", None, False),
        ("", None, False),
    ],
)  # fmt: skip
def test_when_a_page_was_published(head: str, published: str | None, guessed: bool) -> None:
    html = f"{head}<p>{LONG}</p>"
    page = outline(html)
    found = facts(page, main_text(page), None)
    assert found.published == (Stamp(date.fromisoformat(published)) if published else None)
    assert ("published" in found.guessed) == guessed


@pytest.mark.parametrize(
    ("html", "title", "publisher"),
    [
        ("<title>A - B</title>", "A - B", None),
        ("<title>A - B</title><h1>The <i>A</i></h1><h1>No</h1>", "The A", None),
        ("<meta property=og:title content=' A  B '><h1>C</h1>", "A B", None),
        ("<meta property=og:site_name content=X><meta name=publisher content=Y>", None, "X"),
    ],
)
def test_title_and_publisher(html: str, title: str | None, publisher: str | None) -> None:
    found = facts(outline(html), "", None)
    assert (found.title, found.publisher) == (title, publisher)


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ('{"@type": "NewsArticle", "headline": "A"}', Declared("A")),
        ('{"@type": "WebPage", "name": "A"}', Declared("A")),
        ('{"@type": "Organization", "name": "A"}', Declared()),
        ('[{"@type": "WebPage", "name": "W"}, {"@type": "Article", "name": "A"}]', Declared("A")),
        (
            '[{"@type": "Article", "name": "A"}, '
            '{"@type": "Article", "name": "B", "datePublished": "2026"}]',
            Declared("B", published="2026"),
        ),
        ('{"@type": "Article", "name": 5, "publisher": [], "datePublished": {}}', Declared()),
        ('{"@type": "Article", "name": "A",\n "x": "line\nbreak"};', Declared("A")),
        ('{"@type": "Article", "publisher": {"name": "A &amp; B"}}', Declared(publisher="A & B")),
        ('{"@type": "Article", "publisher": "P"}', Declared(publisher="P")),
        ("{", Declared()),
        ("", Declared()),
        ("null", Declared()),
        ("[" * 10**5, Declared()),
    ],
)
def test_linked_data(script: str, expected: Declared) -> None:
    assert declared([script]) == expected


def test_half_a_letter_is_none() -> None:
    page = b'<script type="application/ld+json">{"@type": "Article", "name": "A\\ud800B"}</script>x'
    assert document(page, None, None, None, False)["title"] == "A?B"


def test_without_trafilatura_there_is_nothing_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    assert extracted(f"<p>{LONG}") == ""


WORDS = st.sampled_from(
    [
        *("<p>", "</p>", "<div>", "</div>", "<a href=x>", "</a>", "<br>", "<pre>", "</pre>"),
        *("<article>", "</article>", "<nav>", "</nav>", "<h1>", "<title>", "<script>", "</script>"),
        *("<!--", "-->", "<time>", "<meta name=date content=", "'", '"', ">", "<", "&", "&#"),
        *("x ", "\n", "\0", "From: a <b@c>\r\n", "MIME-Version: 1.0\r\n", "\r\n\r\n", "--x\r\n"),
        *("Content-Type: multipart/mixed; boundary=x", "Content-Type: text/html\r\n", "Date: "),
        *("2026-01-02", "=?utf-8?q?"),
    ]
)


@given(st.lists(WORDS, max_size=40).map("".join), st.booleans())
def test_no_page_and_no_letter_is_an_error_but_ours(html: str, mail: bool) -> None:
    data = ("MIME-Version: 1.0\r\n" + html if mail else html).encode()
    try:
        found = document(data, "message/rfc822" if mail else "text/html", None, None, False)
    except UsageError:
        return
    assert found["text"].strip()
    assert "\0" not in found["text"]


@given(st.binary(max_size=200))
def test_no_bytes_are_an_error_but_ours(data: bytes) -> None:
    try:
        document(data, None, None, None, False)
    except UsageError:
        return
