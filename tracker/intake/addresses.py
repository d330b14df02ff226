"""Which addresses may be fetched: http and https, and machines that are anybody's to reach.

A name is looked up once, all that it stands for is checked, and what was checked is connected to: a
name that later stands for something else is of no use to whoever set it.
"""

import ipaddress
from collections.abc import Collection
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from tracker.core.hosts import host_name
from tracker.errors import NoPermission, UsageError

PORTS = {"http": 80, "https": 443}
_KEPT = "/%:@!$&'()*+,;=~-._?"
_LONGEST = 4000
"""Characters of an address that is followed."""

_EMBEDDING = ipaddress.IPv6Network("64:ff9b::/96")
"""Addresses behind which a network of IPv6 only puts those of IPv4 (RFC 6052)."""

_Ip = ipaddress.IPv4Address | ipaddress.IPv6Address


class Target(NamedTuple):
    """Where a page is. The host is in the letters of the network, `path` has its query."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def place(self) -> str:
        """The host as it stands in an address, with its port unless that is the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def address(self) -> str:
        return f"{self.scheme}://{self.place}{self.path}"

    @property
    def name(self) -> str:
        """What errors call it: without the query, which may hold what is nobody's business."""
        return f"{self.scheme}://{self.place}{self.path.partition('?')[0]}"


def target(url: str) -> Target:
    """Take an address apart. Raises UsageError for one that is not fetched, or is none."""
    url = url.strip()
    if len(url) > _LONGEST:
        raise UsageError(f"the address is longer than {_LONGEST:,} characters")
    if any(ord(letter) <= 32 or letter in "\x7f\\" for letter in url):
        raise UsageError("the address holds a space, a backslash or a control character")
    try:
        parts = urlsplit(url)
        port = parts.port
        host = host_name(parts.hostname or "")
    except ValueError:  # UnicodeError is one
        raise UsageError(f"{url.partition('?')[0]!r} is no address") from None
    if parts.scheme not in PORTS:
        raise UsageError(f"only http and https are fetched, not {parts.scheme or 'a bare name'}")
    if "@" in parts.netloc:
        raise UsageError("the address holds a user name or a password: leave them out")
    if not host or port == 0:
        raise UsageError(f"{url.partition('?')[0]!r} is no address: it names no machine")
    path = quote(parts.path or "/", safe=_KEPT) + (
        f"?{quote(parts.query, safe=_KEPT)}" if parts.query else ""
    )
    return Target(parts.scheme, host, port or PORTS[parts.scheme], path)


def refuse(to: Target, found: Collection[str], allow: Collection[str]) -> None:
    """Raise NoPermission if one of the IP addresses that were `found` is not public.

    What is in `allow`, as HOST or HOST:PORT, is not looked at.
    """
    host = f"[{to.host}]" if ":" in to.host else to.host.removesuffix(".")
    if not {host, to.host, f"{host}:{to.port}"}.isdisjoint(each.lower() for each in allow):
        return
    for each in found:
        why = _why_not(ipaddress.ip_address(each.partition("%")[0]))
        if why is not None:
            raise NoPermission(
                f"{to.name} is not fetched: {each} is {why} address, and the settings do not allow"
                f" {to.place} (`tracker set hosts`)"
            )


def _why_not(ip: _Ip) -> str | None:
    """What an address is instead of public."""
    ip = _inner(ip)
    kinds = (
        ("an unspecified", ip.is_unspecified),
        ("a loopback", ip.is_loopback),
        ("a link-local", ip.is_link_local),
        ("a multicast", ip.is_multicast),
        ("a private", ip.is_private or getattr(ip, "is_site_local", False)),
        ("a reserved", ip.is_reserved or not ip.is_global),
    )
    return next((kind for kind, is_so in kinds if is_so), None)


def _inner(ip: _Ip) -> _Ip:
    """The address of IPv4 that one of IPv6 stands for, else itself."""
    if isinstance(ip, ipaddress.IPv4Address):
        return ip
    if ip in _EMBEDDING:
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else ip)
