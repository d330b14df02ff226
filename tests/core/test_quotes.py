"""The form in which quotes are compared, its laws, and what is nearest where one does not stand."""

# ruff: noqa: RUF001 - what looks alike is what is tested

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.core.quotes import Media, media_of, nearest, normal, proved, stands, words_of

FORMS = [
    # as typeset, the one form
    (" a \t b\r\n\r\nc ", "a b c"),
    ("a\xa0b\u2009c\u202fd\u3000e\u2028f\x85g", "a b c d e f g"),
    ("with\xadin\u200b two\ufeff", "within two"),
    ("\u200b \u200b", ""),
    ("“a” „b‟ «c» ″d″", '"a" "b" "c" "d"'),
    ("‘a’ ‚b‛ ‹c› ′d` ´", "'a' 'b' 'c' 'd' '"),
    ("Orbán – “Ja”…", 'Orbán – "Ja"…'),
]
TYPESET = st.text(st.sampled_from("ab c\t\n\r\xa0\u2009\xad\u200b“”‘’\"'«»é\u0301ßA<&"))


@pytest.mark.parametrize(("text", "form"), FORMS)
def test_the_one_form(text: str, form: str) -> None:
    assert normal(text) == form


@given(st.text() | TYPESET)
def test_the_form_of_the_form_is_itself(text: str) -> None:
    assert normal(normal(text)) == normal(text)


@given(st.text() | TYPESET, st.integers(0), st.integers(1))
def test_a_quote_cut_from_a_text_stands_in_it(text: str, start: int, length: int) -> None:
    start %= len(text) + 1
    quote = text[start : start + length]
    assert stands(quote, normal(text)) == bool(normal(quote))


@given(TYPESET, st.integers(0), st.integers(1))
def test_a_quote_cut_from_what_a_page_shows_stands_in_it(
    text: str, start: int, length: int
) -> None:
    start %= len(text) + 1
    quote = text[start : start + length]
    page = f"<!doctype html><p>{escape(text)}</p>"
    assert media_of(page) == "text/html"
    assert stands(quote, normal(words_of(page, "text/html"))) == bool(normal(quote))


@given(TYPESET, st.sampled_from(["", " ", "word", "“"]))
def test_it_stands_in_every_longer_text(text: str, more: str) -> None:
    assert not normal(text) or stands(text, normal(more + text + more))


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("Two weeks", "two weeks"),
        ("Orban", "Orbán"),
        ("two-weeks", "two weeks"),
        ("two weeks…", "two weeks..."),
        ("weeks two", "two weeks"),
        ("'two'", '"two"'),
        ("", "two"),
        ("\xa0\u200b", "two"),
        ("two", ""),
    ],
)
def test_all_else_has_to_agree(quote: str, text: str) -> None:
    assert not stands(quote, normal(text))


MEDIA: list[tuple[str, Media]] = [
    ("<!DOCTYPE html><p>a", "text/html"),
    ("\ufeff\r\n <!doctype  HTML PUBLIC '-//W3C//DTD HTML 4.01//EN'>", "text/html"),
    ("<html lang='de'>", "text/html"),
    ("<!-- saved --><html>", "text/html"),
    ('<?xml version="1.0"?>\n<!DOCTYPE html>', "text/html"),
    ("<p>a</p>", "text/plain"),
    ("We write <html> here", "text/plain"),
    ("<" + "x" * 2000 + "<html>", "text/plain"),
    ("", "text/plain"),
]


@pytest.mark.parametrize(("text", "media"), MEDIA)
def test_what_a_text_is(text: str, media: Media) -> None:
    assert media_of(text) == media


SPEECH = (
    "He said he would meet him in Budapest within three weeks or so. Within reason, that is. "
    "Two weeks, two weeks: that was last time. We will meet within two months, or three."
)
NEAR = [
    # a quote that does not stand, what is nearest
    ("within two weeks or so", "within three weeks or so."),
    ("meet her in Budapest within three weeks", "meet him in Budapest within three weeks"),
    ("WITHIN REASON", "Within reason,"),
    ("we will meet within two weeks", "We will meet within two months,"),
    ("Budapest in three weeks", "Budapest within three weeks"),
    ("meets", None),
    ("no such words here", None),
    ("he", "He"),
    ("", None),
]


@pytest.mark.parametrize(("quote", "near"), NEAR)
def test_what_is_nearest(quote: str, near: str | None) -> None:
    assert nearest(quote, normal(SPEECH)) == near


@given(st.text("ab c", max_size=40), st.text("ab c", max_size=80))
def test_what_is_nearest_stands_there(quote: str, text: str) -> None:
    near = nearest(quote, normal(text))
    assert near is None or stands(near, normal(text))
    if stands(quote, normal(text)) and f" {normal(quote)} " in f" {normal(text)} ":
        assert near == normal(quote)


def test_a_long_quote_in_a_long_text_is_looked_for_in_no_time() -> None:
    text = normal("the summit will be held in the city of peace " * 20_000)
    assert nearest("the summit was held in the city of war " * 300, text) is not None


@pytest.mark.parametrize(
    ("texts", "unverified", "found"),
    [
        (["a quote", "other"], False, ("stands", None)),
        (["other", "a quote"], False, ("older", None)),
        (["other", "a quote"], True, ("older", None)),
        (["a quota", "a quite"], False, ("missing", "a quota")),
        (["other"], True, ("unverified", None)),
        ([], True, ("lost", None)),
    ],
)
def test_what_comes_of_copies(
    texts: list[str], unverified: bool, found: tuple[str, str | None]
) -> None:
    assert proved("a quote", texts, unverified) == found
