"""One page from the network, and no more of it than is wanted, whatever stands at the other end.

Proxies that the environment names are not used: a proxy looks names up itself, so what is connected
to could not be checked.
"""

import http.client
import socket
import ssl
import time
import zlib
from collections.abc import Callable, Collection, Iterator
from contextlib import closing, contextmanager
from email.message import Message
from typing import NamedTuple, cast
from urllib.parse import urljoin

from tracker import __version__
from tracker.errors import NoPermission, TryAgain, UsageError
from tracker.intake.addresses import Target, refuse, target
from tracker.intake.article import Hints
from tracker.intake.confined import size_words
from tracker.intake.wire import Deadline, LookUp, TooLong, Wire, connected, look_up, looked_up

AGENT = f"tracker/{__version__} (tracker of announced deadlines; fetches what a person asked for)"

MEDIA = (
    *("text/", "application/xhtml+xml", "application/xml", "application/rss+xml"),
    *("application/atom+xml", "application/json", "application/feed+json", "message/rfc822"),
)
"""How the media types begin that are fetched."""


class Busy(TryAgain):
    """A host that wants to be asked less; `after` is what its Retry-After says, if it has one."""

    def __init__(self, message: str, host: str, after: str | None) -> None:
        super().__init__(message)
        self.host = host
        self.after = after


class Limits(NamedTuple):
    """Bytes of a page, packed and unpacked alike; seconds for all of it; redirects."""

    size: int = 2 * 2**20
    seconds: float = 20.0
    redirects: int = 5


LIMITS = Limits()
_WRAPPING = 1 << 18
"""Bytes for the header; chunks may take as much again as the page itself."""


class Page(NamedTuple):
    """What came of it. `address` is where the page was at last, `body` as it is before decoding.

    `etag` and `modified` are the server's own words, to be given when it is asked for again;
    `changed` says whether it is another one than theirs: if not, there is no body.
    """

    address: str
    body: bytes
    media: str | None
    charset: str | None
    etag: str | None
    modified: str | None
    changed: bool = True

    def hints(self) -> Hints:
        """What is known of the body when it is read as an article."""
        return Hints(self.media, self.charset, self.address)


def fetched(
    url: str,
    allow: Collection[str] = (),
    etag: str | None = None,
    modified: str | None = None,
    limits: Limits = LIMITS,
    resolve: LookUp = look_up,
    clock: Callable[[], float] = time.monotonic,
) -> Page:
    """Fetch a page over http or https, redirects followed.

    `allow` holds hosts (HOST or HOST:PORT) that may have addresses which are not public. Raises
    UsageError for an address or a page that will not do, NoPermission for what we or the server
    do not allow, TryAgain for what may be otherwise later, Busy where the host asks for a pause.
    """
    deadline = Deadline(limits.seconds, clock)
    given = {"If-None-Match": etag, "If-Modified-Since": modified}
    asked = {name: value for name, value in given.items() if value and _is_clean(value)}
    to = target(url)
    for _ in range(limits.redirects + 1):
        with _told(to, limits):
            answer = _asked(to, allow, asked, limits, deadline, resolve)
        if isinstance(answer, Page):
            return answer
        to = target(answer)
    raise UsageError(f"{target(url).name} redirects more than {limits.redirects} times")


def _asked(
    to: Target,
    allow: Collection[str],
    asked: dict[str, str],
    limits: Limits,
    deadline: Deadline,
    resolve: LookUp,
) -> Page | str:
    """The page, or the address to which it has moved."""
    found = looked_up(to, deadline, resolve)
    refuse(to, [str(address[0]) for _, address in found], allow)
    with closing(connected(to, found, deadline)) as link:
        wire = Wire(link, deadline, 2 * limits.size + _WRAPPING)
        wire.send(_request(to, asked))
        response = http.client.HTTPResponse(cast("socket.socket", wire), method="GET")
        with closing(response):
            response.begin()
            if response.status in (301, 302, 303, 307, 308):
                return _moved(to, response.headers)
            if not (response.status == 304 and asked):
                _refuse_status(to, response)
                _refuse_media(to, response.headers)
                return _page(to, response, _body(to, response, limits))
            return _page(to, response, b"")


def _request(to: Target, asked: dict[str, str]) -> bytes:
    fields = {
        "Host": to.place,
        "User-Agent": AGENT,
        "Accept": "text/html, application/xhtml+xml, text/plain, */*;q=0.5",
        "Accept-Encoding": "gzip, deflate",
        "Connection": "close",
        **asked,
    }
    lines = [f"GET {to.path} HTTP/1.1", *(f"{name}: {value}" for name, value in fields.items())]
    return "\r\n".join([*lines, "", ""]).encode("latin-1")


def _moved(to: Target, headers: Message) -> str:
    place = _field(headers, "Location")
    if place is None:
        raise UsageError(f"{to.name} redirects, but does not say where to")
    try:
        return urljoin(to.address, place)
    except ValueError:
        raise UsageError(f"{to.name} redirects to what is no address") from None


def _refuse_status(to: Target, response: http.client.HTTPResponse) -> None:
    status = response.status
    if status in (200, 203):
        return
    if status in (401, 402, 403, 407, 451):
        raise NoPermission(f"{to.name} is not open to everybody: the server answers {status}")
    if status >= 500 or status in (408, 425, 429):
        told = f"{to.name}: the server answers {status}; it may be otherwise later"
        after = _field(response.headers, "Retry-After")
        if status == 429 or after is not None:
            raise Busy(told, to.place, after)
        raise TryAgain(told)
    if status in (404, 410):
        raise UsageError(f"there is no page {to.name}: the server answers {status}")
    raise UsageError(f"{to.name}: the server answers {status}, which is no page")


def _refuse_media(to: Target, headers: Message) -> None:
    media = headers.get_content_type()
    if "Content-Type" in headers and not media.startswith(MEDIA):
        raise UsageError(f"{to.name} is {media}, no page: save its text as a file")


def _body(to: Target, response: http.client.HTTPResponse, limits: Limits) -> bytes:
    """All of it, unpacked."""
    too_long = UsageError(f"{to.name} is longer than {size_words(limits.size)}")
    if response.length is not None and response.length > limits.size:
        raise too_long
    body = bytearray()
    while piece := _piece(response):
        body += piece
        if len(body) > limits.size:
            raise too_long
    if response.length:
        raise http.client.IncompleteRead(bytes(body), response.length)
    packing = _field(response.headers, "Content-Encoding") or "identity"
    try:
        plain = unpacked(bytes(body), packing.lower(), limits.size + 1)
    except zlib.error:
        raise UsageError(f"{to.name}: its {packing} packing is broken") from None
    if len(plain) > limits.size:
        raise too_long
    return plain


def _piece(response: http.client.HTTPResponse) -> bytes:
    try:
        return response.read(1 << 16)
    except ValueError:  # a chunk of -2 bytes
        raise http.client.IncompleteRead(b"") from None


PACKINGS = {
    "identity": (),
    "gzip": (31,),
    "x-gzip": (31,),
    "deflate": (15, -15),
}
"""The forms in which zlib may find what is packed so: deflate is sent with a header or without."""


def unpacked(data: bytes, packing: str, most: int) -> bytes:
    """At most so many bytes of what was packed.

    Raises zlib.error for what was not, UsageError for a packing that we did not ask for.
    """
    if packing not in PACKINGS:
        raise UsageError(f"the page is packed as {packing[:40]!r}, which was not asked for")
    failed = None
    for form in PACKINGS[packing] if data else ():
        taking = zlib.decompressobj(form)
        try:
            plain = taking.decompress(data, most)
        except zlib.error as error:
            failed = error
            continue
        if len(plain) < most and (not taking.eof or taking.unused_data):
            raise zlib.error("it ends early, or goes on behind its end")
        return plain
    if failed:
        raise failed
    return data


def _page(to: Target, response: http.client.HTTPResponse, body: bytes) -> Page:
    headers = response.headers
    stated = "Content-Type" in headers
    return Page(
        to.address,
        body,
        headers.get_content_type() if stated else None,
        headers.get_content_charset() if stated else None,
        _field(headers, "ETag"),
        _field(headers, "Last-Modified"),
        response.status != 304,
    )


def _field(headers: Message, name: str) -> str | None:
    value = str(headers.get(name, "")).strip()
    return value if value and _is_clean(value) else None


def _is_clean(value: str) -> bool:
    """Whether it can stand in a request and be nothing else there."""
    return len(value) <= 4000 and all(" " <= letter <= "\xff" for letter in value)


@contextmanager
def _told(to: Target, limits: Limits) -> Iterator[None]:
    """What goes wrong on the network, in one line."""
    try:
        yield
    except TimeoutError:
        raise TryAgain(f"{to.name} did not answer within {limits.seconds:g} s") from None
    except socket.gaierror as error:
        if error.errno == socket.EAI_NONAME:
            raise UsageError(f"no machine is called {to.host}") from None
        raise TryAgain(f"{to.host} cannot be looked up: {error.strerror}") from None
    except TooLong:
        raise UsageError(f"{to.name} is longer than {size_words(limits.size)}") from None
    except ssl.SSLError as error:
        why = getattr(error, "verify_message", None) or error.reason or "it speaks no TLS"
        raise UsageError(f"{to.name}: the connection is not safe: {why}") from None
    except (http.client.IncompleteRead, ConnectionError):
        raise TryAgain(f"{to.name}: the connection ended early") from None
    except http.client.HTTPException as error:
        raise UsageError(f"{to.name} does not speak HTTP: {type(error).__name__}") from None
    except OSError as error:
        raise TryAgain(f"{to.name} cannot be reached: {error.strerror or error}") from None
