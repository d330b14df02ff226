"""Bytes to text: what they say they are, and what they are."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.intake.charset import decoded

CASES = [
    (b"caf\xc3\xa9", None, "café"),
    (b"caf\xe9", None, "café"),
    (b"caf\xe9", "utf-8", "café"),
    (b"caf\xc3\xa9", "iso-8859-1", "cafÃ©"),  # as a browser shows it
    (b"caf\xc3\xa9", "us-ascii", "cafÃ©"),
    (b"\x93so\x94 \x96 5 \x80", "latin-1", "“so” \u2013 5 €"),
    (b"caf\xe9 \x81", "windows-1252", "café \ufffd"),
    ("Привет".encode("koi8-r"), "KOI8-R", "Привет"),
    ("Привет".encode("cp1251"), "windows-1251", "Привет"),
    ("首相".encode("gbk"), "gb2312", "首相"),
    ("首相".encode("shift_jis"), "Shift_JIS", "首相"),
    ("총리".encode("euc-kr"), "euc-kr", "총리"),
    (codecs.BOM_UTF8 + b"caf\xc3\xa9", "windows-1252", "café"),
    (codecs.BOM_UTF16_LE + "café".encode("utf-16-le"), None, "café"),
    (codecs.BOM_UTF16_BE + "café".encode("utf-16-be"), "utf-8", "café"),
    (b"caf\xc3\xa9", "no-such-charset", "café"),
    (b"caf\xc3\xa9", "hex", "café"),
    (b"caf\xc3\xa9", "a\0b", "café"),
    (b"+ADw-script+AD4-", "utf-7", "+ADw-script+AD4-"),
    ("über für ".encode() + b"M\xfcller", "utf-8", "über für M\ufffdller"),
    (b"", None, ""),
]  # fmt: skip


@pytest.mark.parametrize(("data", "declared", "text"), CASES)
def test_what_was_declared_counts_where_it_fits(
    data: bytes, declared: str | None, text: str
) -> None:
    assert decoded(data, declared) == text


@pytest.mark.parametrize(
    ("page", "declared", "text"),
    [
        ('<meta charset="windows-1251"><p>Привет', None, "Привет"),
        ("<META http-equiv=x content='text/html; charset = windows-1251'>Привет", None, "Привет"),
        ('<?xml version="1.0" encoding="windows-1251"?><p>Привет', None, "Привет"),
        ('<meta charset="koi8-r"><p>Привет', "windows-1251", "Привет"),
        (f"{' ' * 5000}<meta charset='koi8-r'>Ok", None, "Ok"),
        ("<meta charset='utf-16'>Ok", None, "Ok"),
    ],
)
def test_a_page_may_declare_its_own(page: str, declared: str | None, text: str) -> None:
    data = page.encode("cp1251")
    assert decoded(data, declared, page=True).endswith(text)


def test_a_text_declares_nothing() -> None:
    assert decoded("<meta charset=koi8-r>é".encode()) == "<meta charset=koi8-r>é"


@given(st.binary(), st.one_of(st.none(), st.text(), st.sampled_from(["utf-8", "big5", "utf-16"])))
def test_no_bytes_and_no_label_are_an_error(data: bytes, declared: str | None) -> None:
    assert isinstance(decoded(data, declared, page=True), str)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_utf8_is_read_back(text: str) -> None:
    assert decoded(text.encode()) == text.removeprefix("\ufeff")
