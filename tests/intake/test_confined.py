"""What a child process may do, and what its parent makes of what it does."""

import os
import sys
from pathlib import Path

import pytest

from tracker.errors import TryAgain, UsageError
from tracker.intake.article import article_of
from tracker.intake.confined import Limits, TooMuch, confined

SMALL = Limits(cpu=1, memory=128 * 2**20)


def run(name: str, data: bytes = b"data", limits: Limits = SMALL) -> dict[str, object]:
    return confined(f"tests.intake.hostile:{name}", data, {}, "the page", limits)


def test_a_child_gets_the_bytes_and_nothing_else_of_this_process(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("API_TOKEN", "secret")
    monkeypatch.chdir(tmp_path)
    with (tmp_path / "secret").open("w") as held:
        os.set_inheritable(held.fileno(), True)
        found = run("surroundings")
    assert found["data"] == "data"
    assert set(found["environment"]) <= {"LC_CTYPE", "LD_LIBRARY_PATH"}  # type: ignore[call-overload]
    assert found["files"] == [0, 1, 2]
    assert (found["folder"], found["modules"]) == ("/", [])


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("spins", "the page cannot be read within 1 s: save its text alone"),
        ("grows", "it takes more than 128 MB of memory"),
        ("nests", "it is nested too deep"),
        ("crashes", "its reader ended with signal 11"),
        ("leaves", "its reader ended with code 4"),
        ("fails", "its reader failed (IndexError: no data)"),
    ],
)
def test_what_takes_too_much_or_breaks_down_is_one_line(name: str, said: str) -> None:
    with pytest.raises(TooMuch) as caught:
        run(name)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_child_writes_no_files(tmp_path: Path) -> None:
    with pytest.raises(TooMuch, match="File too large"):
        run("writes", str(tmp_path / "written").encode())


def test_a_child_that_waits_is_ended_by_the_clock_of_the_wall() -> None:
    with pytest.raises(TryAgain, match=r"was not read within 0\.5 s"):
        run("waits", limits=SMALL._replace(wall=0.5))


def test_what_is_too_long_is_not_even_started() -> None:
    with pytest.raises(UsageError, match="is longer than 3 bytes"):
        run("crashes", limits=SMALL._replace(size=3))


def test_no_process_to_be_had(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "none"))
    with pytest.raises(TryAgain, match="cannot start a process to read the page: No such file"):
        run("surroundings")


def nested_parts(depth: int) -> bytes:
    parts = (
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n)
        for n in range(depth)
    )
    return b"MIME-Version: 1.0\r\n" + b"".join(parts) + b"Content-Type: text/plain\r\n\r\nHello"


LETTER = b"MIME-Version: 1.0\r\nFrom: a@b.example\r\n"
FAST = {
    "links that never end": (b"<p>Hello</p>" + b"<a " * 50_000, "Hello"),
    "links": (b"<a " * 50_000 + b">Hello</a>", "Hello"),
    "nested elements": (b"<div>" * 100_000 + b"Hello", "Hello"),
    "unmatched": (b"<div><i>" * 50_000 + b"</p></x></b>" * 50_000 + b"Hello", "Hello"),
    "comments": (b"<p>Hello" + b"<!--" * 300_000, "Hello"),
    "scripts": (b"<p>Hello" + b"<script>" * 200_000, "Hello"),
    "attributes": (b"<meta " + b'a="' * 400_000 + b'">Hello', "Hello"),
    "breaks": (b"<p>Hello" + b"<br>" * 300_000, "Hello"),
    "deep JSON": (b"<script type=application/ld+json>" + b"[" * 10**6 + b"</script>Hello", "Hello"),
    "references": (b"<p>Hello" + b"&#" * 500_000, "Hello"),
    "spaces": (b"<p>Hello" + b" " * 1_900_000, "Hello"),
    "a long field": (LETTER + b"Subject: " + b"=?a?q?b?= " * 100_000 + b"\r\n\r\nHello", "Hello"),
    "recipients": (LETTER[:19] + b"From: " + b"<a@b>, " * 100_000 + b"\r\n\r\nHello", "Hello"),
    "inner comments": (LETTER[:19] + b"From: " + b"(" * 100_000 + b"\r\n\r\nHello", "Hello"),
    "parameters": (
        LETTER + b"Content-Type: text/plain;" + b" a=b;" * 100_000 + b"\r\n\r\nHello",
        "Hello",
    ),
    "fields": (LETTER + b"X: a\r\n" * 100_000 + b"\r\nHello", "Hello"),
}


@pytest.mark.parametrize("name", FAST)
def test_hostile_pages_and_letters_are_read(name: str) -> None:
    """Without a library, well within the limits."""
    data, begin = FAST[name]
    assert article_of(data, extra=False).text.startswith(begin)


@pytest.mark.parametrize("name", ["links that never end", "links", "nested elements"])
def test_with_trafilatura_too(name: str) -> None:
    data, begin = FAST[name]
    assert article_of(data).text.startswith(begin)


def test_what_is_too_much_for_trafilatura_is_read_without() -> None:
    """This page takes it 20 seconds."""
    article = article_of(FAST["breaks"][0], limits=Limits(cpu=2))
    assert (article.reader, article.text) == ("built-in", "Hello")


TOO_MUCH = {
    "deep": (nested_parts(100), "its parts are nested deeper than 20"),
    "deeper": (nested_parts(5_000), "its parts are nested too deep"),
    "letters in letters": (
        LETTER + b"Content-Type: message/rfc822\r\n\r\n" * 20_000 + b"Hello",
        "its parts are nested too deep",
    ),
    "parts": (
        LETTER + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n\r\nx\r\n" * 10**5,
        "cannot be read within 3 s",
    ),
}


@pytest.mark.parametrize("name", TOO_MUCH)
def test_letters_that_are_too_much(name: str) -> None:
    data, said = TOO_MUCH[name]
    with pytest.raises(UsageError, match=said):
        article_of(data, extra=False, limits=Limits(cpu=3))
