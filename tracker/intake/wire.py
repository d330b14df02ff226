"""One connection, all of whose steps together have to be done by a deadline."""

import io
import socket
import ssl
from collections.abc import Callable, Sequence
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

from tracker.intake.addresses import Target

Found = tuple[int, tuple[Any, ...]]
"""A family of addresses, and one of them as sockets take it; its first item is the IP address."""

LookUp = Callable[[str, int], Sequence[Found]]


class Deadline:
    """So many seconds from now, by a clock that never goes back."""

    def __init__(self, seconds: float, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._end = clock() + seconds

    def left(self) -> float:
        """The seconds that are left; raises TimeoutError when none are."""
        left = self._end - self._clock()
        if left <= 0:
            raise TimeoutError
        return left


def look_up(host: str, port: int) -> Sequence[Found]:
    """What the system's resolver knows of a name. Raises socket.gaierror."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [(family, address) for family, _, _, _, address in found]


def looked_up(to: Target, deadline: Deadline, resolve: LookUp) -> Sequence[Found]:
    """The addresses of a host. A resolver that takes longer than there is time is left behind."""
    answers: SimpleQueue[Sequence[Found] | Exception] = SimpleQueue()

    def ask() -> None:
        try:
            answers.put(resolve(to.host, to.port))
        except Exception as error:  # it is raised where somebody hears it
            answers.put(error)

    Thread(target=ask, daemon=True).start()
    try:
        answer = answers.get(timeout=deadline.left())
    except Empty:
        raise TimeoutError from None
    if isinstance(answer, Exception):
        raise answer
    return answer


def connected(to: Target, found: Sequence[Found], deadline: Deadline) -> socket.socket:
    """A connection to the first of the addresses that takes one, encrypted for https."""
    failed: OSError = OSError("it has no address")
    for tried, (family, address) in enumerate(found):
        link = socket.socket(family, socket.SOCK_STREAM)
        try:
            link.settimeout(deadline.left() / (len(found) - tried))
            link.connect(address)
            link.settimeout(deadline.left())
            return _secured(link, to.host) if to.scheme == "https" else link
        except OSError as error:
            link.close()
            failed = error
            if isinstance(error, ssl.SSLError):
                break
    raise failed


def _secured(link: socket.socket, host: str) -> socket.socket:
    return ssl.create_default_context().wrap_socket(link, server_hostname=host)


class TooLong(Exception):
    """More was sent than is read."""


class Wire:
    """What `http.client` reads an answer from: in no read beyond the deadline, or `most` bytes.

    The library trusts what it is told: a chunk of -1 bytes is one without end to it.
    """

    def __init__(self, link: socket.socket, deadline: Deadline, most: int) -> None:
        self._link = link
        self._deadline = deadline
        self._most = most

    def makefile(self, mode: str) -> io.BufferedReader:
        del mode
        return io.BufferedReader(_Timed(self._link, self._deadline, self._most))

    def send(self, data: bytes) -> None:
        self._link.settimeout(self._deadline.left())
        self._link.sendall(data)


class _Timed(io.RawIOBase):
    def __init__(self, link: socket.socket, deadline: Deadline, most: int) -> None:
        self._link = link
        self._deadline = deadline
        self._left = most

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        self._link.settimeout(self._deadline.left())
        taken = self._link.recv_into(buffer)
        self._left -= taken
        if self._left < 0:
            raise TooLong
        return taken
