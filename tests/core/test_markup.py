"""HTML as a reader sees it, also where it is broken, and in no more than one pass."""

# ruff: noqa: RUF001 - what looks alike is what is tested

import time
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.core.markup import readable

PAGES = [
    # HTML, what a reader sees, spaces between words aside
    ("", ""),
    ("no tags", "no tags"),
    ("<p>one</p><p>two</p>", "one two"),
    ("wi<b>th</b>in <i>two</i> weeks", "within two weeks"),
    ("Trump<a href='/x'>’s</a> word", "Trump’s word"),
    ("one<br>two<BR/>three<hr>four", "one two three four"),
    ("<td>one</td><td>two</td>", "one two"),
    ("so<wbr>and<span>so</span>", "soandso"),
    ("&ldquo;a&nbsp;b&rdquo; &amp; &lt;c&gt; &#8217; &#x2019;", "“a b” & <c> ’ ’"),
    ("&amp;lt;", "&lt;"),
    ("a<!-- b --> c", "a c"),
    ("a<!-- <p>b</p> -- > c --> d", "a d"),
    ("a<!--> b", "a b"),
    ("a<!---> b", "a b"),
    ("a<!-- b --!> c", "a c"),
    ("a<script>if (a < b) '</p>'</script>b", "ab"),
    ("a<SCRIPT type='x>y'>b</Script >c", "ac"),
    ("a<style>p > b {}</style> b", "a b"),
    ("a<script>b</scripty>c</script>d", "ad"),
    ("<scripty>a</scripty>", "a"),
    ("<style/>a</style>b", "b"),
    ("<a title='x > y'>a</a>", "a"),
    ('<a title="x > y" b=c>a</a>', "a"),
    ("<a b\"c>d</a>", "d"),
    ("<!DOCTYPE html><html lang=de>a</html>", "a"),
    ('<?xml version="1.0"?>a', "a"),
    ("a</>b</ c>d", "abd"),
    ("1 < 2 and 3 <4 <> a<", "1 < 2 and 3 <4 <> a<"),
    ("a<b", "a"),  # what never ends swallows the rest, as in a browser
    ("a <p class='b>c", "a"),
    ("a<!-- b", "a"),
    ("a<script>b", "a"),
    ("<title>T</title>a", "T a"),
    ("<textarea>a</textarea><noscript>b</noscript>", "a b"),
]  # fmt: skip


@pytest.mark.parametrize(("html", "seen"), PAGES)
def test_what_a_reader_sees(html: str, seen: str) -> None:
    assert " ".join(readable(html).split()) == seen


@given(st.text())
def test_text_that_is_escaped_reads_as_it_is(text: str) -> None:
    assert readable(escape(text)) == text


@given(st.text(alphabet="<>/!-?='\" abps&;", max_size=60))
def test_nothing_that_looks_like_a_tag_is_left(html: str) -> None:
    assert "<p" not in readable(html.replace("&", ""))


HOSTILE = [
    *("<a ", "<", '<a b="', "<a ====", "<a " + "= " * 10, "<!--", "<script>", "<div>"),
    *("<script></scrip", "<!", "<p/", "<!-- -", "</style", "<a b='>", "&amp", "&#"),
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_hostile_page_takes_no_longer_than_its_length(piece: str) -> None:
    """Ten times as long takes some ten times as long: a hundred times would be the trap."""

    def seconds(length: int) -> float:
        page = piece * (length // len(piece))
        begun = time.perf_counter()
        readable(page)
        return time.perf_counter() - begun

    short = min(seconds(50_000) for _ in range(3))
    assert seconds(500_000) < 40 * short + 0.5
