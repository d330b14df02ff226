"""A server on loopback that answers as it is told, well or badly."""

import contextlib
import socket
import ssl
from collections.abc import Callable, Iterator
from threading import Thread

Answer = bytes | Callable[[socket.socket], None]


class Server:
    """Answers one connection after another; what was asked is kept in `requests`."""

    def __init__(self, answers: tuple[Answer, ...], tls: ssl.SSLContext | None = None) -> None:
        self.requests: list[str] = []
        self._answers = answers
        self._tls = tls
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        self._thread = Thread(target=self._serve, daemon=True)
        self._thread.start()

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    def url(self, path: str = "/") -> str:
        return f"http://{self.host}{path}"

    def fields(self, at: int = 0) -> dict[str, str]:
        """The header of a request, by names in lower case."""
        lines = self.requests[at].split("\r\n")[1:-2]
        return {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self._thread.join()

    def _secured(self, link: socket.socket) -> socket.socket:
        return self._tls.wrap_socket(link, server_side=True) if self._tls else link

    def _serve(self) -> None:
        for answer in self._answers:
            try:
                link, _ = self._listening.accept()
            except OSError:  # closed: nobody asks any more
                return
            with contextlib.suppress(OSError), link, self._secured(link) as link:
                asked = b""
                while not asked.endswith((b"\r\n\r\n", b"\x16")):  # the latter begins TLS
                    asked += link.recv(1) or b"\r\n\r\n"
                self.requests.append(asked.decode("latin-1"))
                if isinstance(answer, bytes):
                    link.sendall(answer)
                    link.shutdown(socket.SHUT_WR)
                    gone(link)
                else:
                    answer(link)


@contextlib.contextmanager
def serving(*answers: Answer, tls: ssl.SSLContext | None = None) -> Iterator[Server]:
    server = Server(answers, tls)
    try:
        yield server
    finally:
        server.close()


def gone(link: socket.socket) -> None:
    """Wait until the other end has closed."""
    while link.recv(1 << 16):
        pass


def endless(head: bytes, piece: bytes) -> Answer:
    """An answer that goes on until nobody listens."""

    def answer(link: socket.socket) -> None:
        link.sendall(head)
        while True:
            link.sendall(piece)

    return answer


def ok(body: bytes, *fields: str, status: str = "200 OK") -> bytes:
    """A whole answer; its length is stated unless the fields do."""
    lines = [f"HTTP/1.1 {status}", *fields]
    if not any(field.lower().startswith(("content-length", "transfer-")) for field in fields):
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body


def moved(place: str, status: str = "302 Found") -> bytes:
    return ok(b"", f"Location: {place}", status=status)
