"""Articles as they come: pages, letters and texts, each beside what is read from it.

With TRACKER_REWRITE=1 what is expected is written anew instead of compared: read it in review.
"""

import json
import os
from datetime import date, time
from hashlib import sha256
from pathlib import Path

import pytest

from tracker.errors import NoPermission, UsageError
from tracker.intake.article import Article, Hints, article_in, article_of
from tracker.intake.confined import Limits
from tracker.intake.stamps import Stamp

DATA = Path(__file__).resolve().parents[1] / "data" / "pages"
GIVEN = sorted(path for path in DATA.iterdir() if path.suffix != ".json")
PAGES = [path for path in GIVEN if path.suffix == ".html"]


def shown(article: Article) -> dict[str, object]:
    """An article as the expected files have it: without the hashes."""
    stamp = article.published
    fields = article._asdict()
    fields["published"] = [str(each) if each else None for each in stamp] if stamp else None
    return {name: fields[name] for name in fields if name not in ("sha256", "original")}


@pytest.mark.parametrize("path", GIVEN, ids=lambda path: path.name)
def test_what_is_read_without_any_library(path: Path) -> None:
    found = shown(article_in(str(path), extra=False))
    expected = path.with_suffix(".json")
    if os.environ.get("TRACKER_REWRITE"):
        expected.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n")
    assert json.loads(expected.read_text()) == json.loads(json.dumps(found))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_trafilatura_finds_the_same_words_and_the_facts_are_ours(path: Path) -> None:
    plain, found = (article_in(str(path), extra=extra) for extra in (False, True))
    assert found.reader == "trafilatura"
    assert (found.title, found.publisher, found.published, found.guessed) == (
        plain.title,
        plain.publisher,
        plain.published,
        plain.guessed,
    )
    ours, theirs = (set(article.text.split()) for article in (plain, found))
    assert len(ours & theirs) > 0.8 * len(ours | theirs)


def test_it_is_hashed_as_it_was_given_and_as_it_was_read() -> None:
    data = "\ufeffÀ demain.\r\n".encode()
    article = article_of(data)
    assert article.text == "À demain.\r\n"
    assert article.sha256 == sha256("À demain.\r\n".encode()).hexdigest()
    assert article.original == sha256(data).hexdigest()


def test_what_a_person_says_is_no_guess() -> None:
    stamp = Stamp(date(2026, 4, 15), time(9, 30), "Europe/Zurich")
    data = (DATA / "wire.txt").read_bytes()
    assert article_of(data).guessed == ("title", "published")
    article = article_of(data, Hints(title="Grain", published=stamp))
    assert (article.title, article.published, article.guessed) == ("Grain", stamp, ())


def test_an_address_tells_the_publisher_and_the_day_where_nothing_else_does() -> None:
    page = b"<p>The talks go on for another week, said the envoy.</p>"
    article = article_of(page, Hints(address="https://www.news.example/2026/03/09/talks"))
    assert (article.publisher, article.published) == ("news.example", Stamp(date(2026, 3, 9)))
    assert article.guessed == ("published", "publisher")


@pytest.mark.parametrize(
    ("media", "kind"),
    [("text/plain; charset=utf-8", "text"), ("text/html", "html"), (None, "html"), ("a/b", "html")],
)
def test_the_media_type_decides_else_the_bytes_do(media: str | None, kind: str) -> None:
    assert article_of(b"<p>Hello", Hints(media=media), extra=False).kind == kind


@pytest.mark.parametrize("media", ["text/calendar; charset=utf-8", "application/json"])
def test_what_import_takes_is_no_article(media: str) -> None:
    with pytest.raises(UsageError, match="no article: `tracker import"):
        article_of(b"Talks on Friday", Hints(media=media))


def test_a_title_from_json_holds_no_control_characters() -> None:
    data = {"@type": "Article", "headline": "Talks\u0007 on\u202e Friday\n", "articleBody": "x"}
    page = f'<script type="application/ld+json">{json.dumps(data)}</script><p>The talks go on.'
    assert article_of(page.encode(), extra=False).title == "Talks on Friday"


@pytest.mark.parametrize(
    "text",
    [
        "Date: 16 October 2025\nFrom: the office\n\nA memorandum.",
        "a <b> c",
        "",
        "From here on: x\n",
        "{He} met them.",
        "[Photo] The talks",
    ],
)
def test_plain_text_is_taken_for_nothing_else(text: str) -> None:
    if not text:
        with pytest.raises(UsageError, match="it holds no text"):
            article_of(b"")
        return
    article = article_of(text.encode())
    assert (article.kind, article.text) == ("text", text)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7\n", "it is a PDF: save its text"),
        (b"PK\x03\x04abc", "an archive or an office document"),
        (b"\x1f\x8b\x08", "packed with gzip"),
        (
            b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n",
            "a calendar, and no article: `tracker import FILE.ics`",
        ),
        (b'\xef\xbb\xbf{"title": "Talks"}', "JSON, and no article: `tracker import FILE`"),
        (b'[\n {"title": "Talks"}]', "JSON, and no article"),
        (b"a\0b", "NUL characters"),
        (b"   \n", "it holds no text"),
        (b"<html><title>x</title>", "it holds no text"),
        (b"MIME-Version: 1.0\nSubject: x\n\n", "the letter holds no text"),
        (b"a" * (2 * 2**20 + 1), "the text is longer than 2 MB"),
    ],
)
def test_what_is_no_article_is_one_line(data: bytes, said: str) -> None:
    with pytest.raises(UsageError) as caught:
        article_of(data)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("fields", "title", "publisher"),
    [
        ("Subject: A\n b\nFrom: C <c@d.example>", "A b", "C"),
        ("From: c@d.example", None, "d.example"),
        ("From: =?utf-8?q?a=0Ab?= <c@d.example>", None, None),  # a line end in a name
        (f"From: {'(' * 900}", None, None),
        ("Subject: =?no-such?q?a?=\nDate: nonsense", "a", None),
        ("Subject: [list] AW: Fw: Talks", "Talks", None),
    ],
)
def test_fields_of_a_letter(fields: str, title: str | None, publisher: str | None) -> None:
    article = article_of(f"MIME-Version: 1.0\n{fields}\n\nHello".encode())
    assert (article.text, article.title, article.publisher) == ("Hello", title, publisher)
    assert article.published is None


def test_a_page_in_utf16_is_a_page() -> None:
    article = article_of("<p>été".encode("utf-16"), extra=False)
    assert (article.kind, article.text) == ("html", "été")


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="No such file"):
        article_in(str(tmp_path / "none.html"))
    with pytest.raises(UsageError, match="Is a directory"):
        article_in(str(tmp_path))
    (tmp_path / "long.txt").write_bytes(b"a" * 100)
    with pytest.raises(UsageError, match=r"long\.txt is longer than 10 bytes"):
        article_in(str(tmp_path / "long.txt"), limits=Limits(size=10))
    if os.geteuid():
        (tmp_path / "closed").touch(0o000)
        with pytest.raises(NoPermission, match="permission denied"):
            article_in(str(tmp_path / "closed"))


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "given").write_text("From standard input.")
    with (tmp_path / "given").open() as given:
        monkeypatch.setattr("sys.stdin", given)
        assert article_in("-").text == "From standard input."
