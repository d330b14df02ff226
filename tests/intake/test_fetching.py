"""A page from a server of ours that answers well, badly and with ill will."""

import gzip
import socket
import ssl
import zlib
from itertools import count
from pathlib import Path
from threading import Event

import pytest

from tests.intake.serving import Answer, endless, gone, moved, ok, serving
from tracker.errors import NoPermission, TrackerError, TryAgain, UsageError
from tracker.intake.article import article_of
from tracker.intake.fetching import AGENT, LIMITS, Limits, Page, fetched, unpacked

HTML = "Content-Type: text/html; charset=utf-8"
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
SMALL = Limits(size=10_000)
BOMB = gzip.compress(bytes(5 * 2**20), mtime=0)  # the same in each process
"""Five kilobytes that become five million."""


def fetch(*answers: Answer, limits: Limits = LIMITS, path: str = "/") -> Page:
    with serving(*answers) as server:
        return fetched(server.url(path), {server.host}, limits=limits)


def test_a_page_comes_with_what_the_server_says_of_it() -> None:
    fields = (HTML, 'ETag: "abc"', "Last-Modified: Thu, 16 Oct 2025 18:00:00 GMT")
    with serving(ok(b"<p>Hello", *fields)) as server:
        page = fetched(server.url("/news?id=1#top"), {server.host})
        asked = server.fields()
    assert page == Page(
        address=server.url("/news?id=1"),
        body=b"<p>Hello",
        media="text/html",
        charset="utf-8",
        etag='"abc"',
        modified="Thu, 16 Oct 2025 18:00:00 GMT",
        changed=True,
    )
    assert server.requests[0].startswith("GET /news?id=1 HTTP/1.1\r\n")
    assert asked["host"] == server.host
    assert asked["user-agent"] == AGENT
    assert not {"cookie", "authorization", "if-none-match", "if-modified-since"} & asked.keys()


def test_what_is_held_already_is_not_sent_again() -> None:
    with serving(ok(b"", status="304 Not Modified")) as server:
        page = fetched(server.url(), {server.host}, etag='"abc"', modified="Thu, 16 Oct 2025")
        asked = server.fields()
    assert (page.changed, page.body) == (False, b"")
    assert (asked["if-none-match"], asked["if-modified-since"]) == ('"abc"', "Thu, 16 Oct 2025")


def test_a_stored_tag_cannot_add_lines_to_a_request() -> None:
    with serving(ok(b"x")) as server:
        fetched(server.url(), {server.host}, etag='"a"\r\nCookie: b')
    assert "Cookie" not in server.requests[0]


@pytest.mark.parametrize("status", ["301 a", "302 b", "303 c", "307 d", "308 e"])
def test_redirects_are_followed(status: str) -> None:
    with serving(moved("../b?c=d", status), ok(b"there", HTML)) as server:
        page = fetched(server.url("/a/a"), {server.host})
    assert (page.address, page.body) == (server.url("/b?c=d"), b"there")


def test_five_redirects_are_followed_and_a_sixth_is_not() -> None:
    assert fetch(*[moved("/again")] * 5, ok(b"there")).body == b"there"
    with pytest.raises(UsageError, match="redirects more than 5 times"):
        fetch(*[moved("/")] * 6)


@pytest.mark.parametrize(
    ("place", "error", "said"),
    [
        ("file:///etc/passwd", UsageError, "only http and https are fetched, not file"),
        ("ftp://news.example/", UsageError, "only http and https are fetched, not ftp"),
        ("http://me:secret@news.example/", UsageError, "a user name or a password"),
        ("http://127.0.0.1:1/", NoPermission, "127.0.0.1 is a loopback address"),
        ("http://2130706433:1/", NoPermission, "127.0.0.1 is a loopback address"),
        ("http://0x7f.1:1/", NoPermission, "127.0.0.1 is a loopback address"),
        ("http://[::1]:1/", NoPermission, "::1 is a loopback address"),
        ("//[::ffff:127.0.0.1]:1/", NoPermission, "is a loopback address"),
        ("http://169.254.169.254/latest/meta-data", NoPermission, "a link-local address"),
        ("http://[/", UsageError, "no address"),
        ("", UsageError, "does not say where to"),
    ],
)
def test_redirects_that_are_not_followed(place: str, error: type[TrackerError], said: str) -> None:
    with pytest.raises(error, match=said) as caught:
        fetch(moved(place))
    assert "secret" not in str(caught.value)


def test_a_redirect_to_another_port_of_an_allowed_host_is_checked() -> None:
    with serving(ok(b"secret")) as other:
        with pytest.raises(NoPermission, match="the settings do not allow"):
            fetch(moved(other.url()))
        assert other.requests == []


def test_an_address_that_is_not_public_is_not_connected_to() -> None:
    with serving(ok(b"secret")) as server:
        with pytest.raises(NoPermission) as caught:
            fetched(server.url(), {"127.0.0.2", f"127.0.0.1:{server.port + 1}"})
        assert server.requests == []
    assert caught.value.exit_code == 77


def test_a_name_is_looked_up_once_and_what_was_checked_is_connected_to() -> None:
    asked: list[tuple[str, int]] = []

    def resolve(host: str, port: int) -> list[tuple[int, tuple[str, int]]]:
        asked.append((host, port))
        return [(socket.AF_INET, ("127.0.0.1" if len(asked) == 1 else "127.0.0.9", server.port))]

    with serving(ok(b"here")) as server:
        page = fetched("http://NEWS.example/a", {"news.example"}, resolve=resolve)
        assert server.fields()["host"] == "news.example"
    assert (page.body, asked) == (b"here", [("news.example", 80)])


def test_one_private_address_among_those_of_a_name_is_enough_to_refuse_it() -> None:
    found = [(socket.AF_INET, ("93.184.215.14", 80)), (socket.AF_INET, ("10.0.0.1", 80))]
    with pytest.raises(NoPermission, match=r"10\.0\.0\.1 is a private address"):
        fetched("http://news.example/", resolve=lambda _host, _port: found)


def test_the_next_address_is_tried_where_one_takes_no_connection() -> None:
    with serving(ok(b"here")) as server, socket.create_server(("127.0.0.1", 0)) as closed:
        nobody = closed.getsockname()
        closed.close()
        found = [(socket.AF_INET, nobody), (socket.AF_INET, ("127.0.0.1", server.port))]
        page = fetched("http://a.example/", {"a.example"}, resolve=lambda _host, _port: found)
    assert page.body == b"here"


def test_proxies_of_the_environment_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(ok(b"proxy")) as proxy:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
            monkeypatch.setenv(name, proxy.url())
        assert fetch(ok(b"direct")).body == b"direct"
        assert proxy.requests == []


def silent(link: socket.socket) -> None:
    gone(link)


def test_a_server_that_says_nothing_is_given_up() -> None:
    with pytest.raises(TryAgain, match=r"did not answer within 0\.1 s") as caught:
        fetch(silent, limits=Limits(seconds=0.1))
    assert caught.value.exit_code == 75


@pytest.mark.parametrize(
    "answer",
    [
        endless(HEAD + b"\r\n", b"a"),
        endless(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        endless(HEAD + b"Transfer-Encoding: chunked\r\n\r\n0\r\n", b"X: a\r\n"),
    ],
    ids=["body", "continue", "trailer"],
)
def test_the_time_is_for_all_of_a_page_not_for_each_piece(answer: Answer) -> None:
    """By a clock that goes on by a second whenever it is looked at."""
    clock = count()
    limits = Limits(seconds=8)
    with (
        serving(answer) as server,
        pytest.raises(TryAgain, match="did not answer within 8 s"),
    ):
        fetched(server.url(), {server.host}, limits=limits, clock=lambda: float(next(clock)))


def test_a_resolver_that_never_answers_is_left_behind() -> None:
    over = Event()

    def resolve(_host: str, _port: int) -> list[tuple[int, tuple[str, int]]]:
        over.wait()
        return []

    with pytest.raises(TryAgain, match="did not answer"):
        fetched("http://a.example/", limits=Limits(seconds=0.1), resolve=resolve)
    over.set()


@pytest.mark.parametrize(
    ("answer", "error", "said"),
    [
        (endless(HEAD + b"\r\n", b"a" * 4096), UsageError, "is longer than 10,000 bytes"),
        (ok(b"", f"Content-Length: {10**15}"), UsageError, "is longer than 10,000 bytes"),
        (
            endless(
                HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1000\r\n" + b"a" * 4096 + b"\r\n"
            ),
            UsageError,
            "is longer than 10,000 bytes",
        ),
        (
            endless(HEAD + b"Transfer-Encoding: chunked\r\n\r\n-1\r\n", b"a" * 4096),
            UsageError,
            "is longer than 10,000 bytes",
        ),
        (
            endless(HEAD + b"Transfer-Encoding: chunked\r\n\r\n-5\r\n", b"a" * 4096),
            TryAgain,
            "the connection ended early",
        ),
        (
            endless(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n"),
            UsageError,
            "is longer than 10,000 bytes",
        ),
        (ok(BOMB, HTML, "Content-Encoding: gzip"), UsageError, "is longer than 10,000 bytes"),
        (
            ok(zlib.compress(bytes(10**6)), "Content-Encoding: deflate"),
            UsageError,
            "is longer than 10,000 bytes",
        ),
        (ok(b"no gzip", "Content-Encoding: gzip"), UsageError, "its gzip packing is broken"),
        (ok(BOMB[:30], "Content-Encoding: gzip"), UsageError, "its gzip packing is broken"),
        (
            ok(gzip.compress(b"a", mtime=0) * 2, "Content-Encoding: gzip"),
            UsageError,
            "its gzip packing is broken",
        ),
        (ok(b"", "Content-Encoding: gzip, gzip"), UsageError, "packed as 'gzip, gzip'"),
        (ok(b"x", "Content-Encoding: br"), UsageError, "packed as 'br', which was not asked for"),
        (ok(b"short", "Content-Length: 50"), TryAgain, "the connection ended early"),
        (
            ok(b"5\r\nabc", "Transfer-Encoding: chunked"),
            TryAgain,
            "the connection ended early",
        ),
        (ok(b"%PDF", "Content-Type: application/pdf"), UsageError, "is application/pdf, no page"),
        (ok(b"x", "Content-Type: image/png"), UsageError, "is image/png, no page"),
        (ok(b"", status="404 Not Found"), UsageError, "there is no page http"),
        (ok(b"", status="410 Gone"), UsageError, "there is no page http"),
        (ok(b"", status="418 Teapot"), UsageError, "the server answers 418"),
        (ok(b"", status="204 None"), UsageError, "the server answers 204"),
        (ok(b"", status="304 Not Modified"), UsageError, "the server answers 304"),
        (ok(b"", status="403 Forbidden"), NoPermission, "not open to everybody"),
        (ok(b"", status="500 Oops"), TryAgain, "the server answers 500"),
        (ok(b"", status="503 Later"), TryAgain, "the server answers 503"),
        (ok(b"", status="429 Slow"), TryAgain, "the server answers 429"),
        (b"SSH-2.0-OpenSSH\r\n", UsageError, "does not speak HTTP"),
        (b"", TryAgain, "the connection ended early"),
        (HEAD + b"X: " + b"a" * 70_000 + b"\r\n\r\n", UsageError, "does not speak HTTP"),
        (HEAD + b"X: a\r\n" * 200 + b"\r\n", UsageError, "does not speak HTTP"),
    ],
)
def test_what_is_no_page_is_one_line(answer: Answer, error: type[TrackerError], said: str) -> None:
    with pytest.raises(error) as caught:
        fetch(answer, limits=SMALL, path="/a?token=secret")
    assert said in str(caught.value)
    assert "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("body", "packing"),
    [
        (gzip.compress(b"text", mtime=0), "gzip"),
        (gzip.compress(b"text", mtime=0), "X-GZIP"),
        (zlib.compress(b"text"), "deflate"),
        (zlib.compress(b"text", wbits=-15), "deflate"),
        (b"text", "identity"),
    ],
)
def test_packed_pages_are_unpacked(body: bytes, packing: str) -> None:
    assert fetch(ok(body, HTML, f"Content-Encoding: {packing}")).body == b"text"


def test_a_bomb_is_not_unpacked_beyond_its_limit() -> None:
    assert len(unpacked(BOMB, "gzip", 1000)) == 1000


@pytest.mark.parametrize("stated", ["Content-Length: 2", "Content-Length: -2", "Content-Length: x"])
def test_a_wrong_length_gives_what_there_is(stated: str) -> None:
    assert fetch(ok(b"text", HTML, stated)).body == (b"te" if stated.endswith(": 2") else b"text")


def test_chunks_are_put_together() -> None:
    body = b"2\r\nte\r\n2;a=b\r\nxt\r\n0\r\n\r\n"
    assert fetch(ok(body, "Transfer-Encoding: chunked")).body == b"text"


CERTIFICATE = Path(__file__).resolve().parents[1] / "data" / "tls" / "localhost.pem"
"""Of localhost, signed by itself, with its key; good from 2000 to 2125."""


@pytest.mark.parametrize(
    ("host", "trusted", "said"),
    [
        ("localhost", True, None),
        ("localhost", False, "the connection is not safe: self-signed certificate"),
        ("other.example", True, "the connection is not safe: Hostname mismatch"),
    ],
)
def test_the_certificate_has_to_be_the_hosts(
    host: str, trusted: bool, said: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(CERTIFICATE)
    with serving(ok(b"safe"), tls=tls) as server:
        found = [(socket.AF_INET, ("127.0.0.1", server.port))]

        def fetch_safely() -> Page:
            return fetched(f"https://{host}/", {host}, resolve=lambda _host, _port: found)

        if said is None:
            assert fetch_safely().body == b"safe"
        else:
            with pytest.raises(UsageError, match=said):
                fetch_safely()
            assert server.requests == []


def test_what_does_not_speak_tls_is_refused() -> None:
    with serving(ok(b"x")) as server, pytest.raises(UsageError, match="not safe"):
        fetched(server.url().replace("http:", "https:"), {server.host})


@pytest.mark.parametrize(
    ("code", "error"), [(socket.EAI_NONAME, UsageError), (socket.EAI_AGAIN, TryAgain)]
)
def test_a_name_that_nobody_has(code: int, error: type[TrackerError]) -> None:
    def resolve(_host: str, _port: int) -> list[tuple[int, tuple[str, int]]]:
        raise socket.gaierror(code, "no")

    with pytest.raises(error, match=r"news\.example"):
        fetched("http://news.example/", resolve=resolve)


def test_a_port_where_nobody_listens() -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    with pytest.raises(TryAgain, match=r"cannot be reached|ended early"):
        fetched(f"http://127.0.0.1:{port}/", {"127.0.0.1"})


def test_a_page_whose_charset_is_wrong_is_read_as_what_it_is() -> None:
    body = "<title>Réunion</title><p>Le ministre a parlé à Genève.".encode("cp1252")
    page = fetch(ok(body, HTML))
    article = article_of(page.body, page.hints(), extra=False)
    assert (article.title, article.text) == ("Réunion", "Le ministre a parlé à Genève.")
    assert (article.address, article.publisher) == (page.address, "127.0.0.1")
