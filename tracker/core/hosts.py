"""Hosts as they stand in addresses, in the one spelling in which they are compared."""

import ipaddress
import re

from tracker.errors import UsageError

NONE = "none"
"""What is written where no host is meant."""

_PLACE = re.compile(
    r"(?:\[(?P<six>[^\[\]]*:[^\[\]]*)\]|(?P<name>[^:\[\]]+))(?::(?P<port>\d{1,5}))?", re.ASCII
)
_LABELS = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?")
_PORTS = 65535


def host_name(name: str) -> str:
    """A host without brackets, in ASCII, as names are looked up; raises ValueError for none."""
    if "%" in name:
        raise ValueError(name)
    if ":" in name:
        return ipaddress.IPv6Address(name).compressed
    return name.encode("idna").decode("ascii").lower()


def host_list(text: str) -> tuple[str, ...]:
    """The hosts of a list between commas, each once: HOST, HOST:PORT, [IPV6] or [IPV6]:PORT.

    Raises UsageError for what is no such host; NONE stands for no host at all.
    """
    if text.strip().lower() == NONE:
        return ()
    return tuple(sorted({_place(each.strip()) for each in text.split(",")}))


def _place(text: str) -> str:
    try:
        found = _PLACE.fullmatch(text)
        host = _host(text if found is None else found["six"] or found["name"] or "")
        port = found["port"] if found else None
        if port and not 0 < int(port) <= _PORTS:
            raise ValueError(port)
    except ValueError:  # UnicodeError is one
        raise UsageError(
            f"{text!r} is no host: write names or IP addresses as they stand in a URL, with :PORT"
            f" or without, commas between them; or {NONE}"
        ) from None
    return f"{host}:{int(port)}" if port else host


def _host(name: str) -> str:
    """As `host_name`, an address of IPv6 in brackets; what ends like one of IPv4 has to be one."""
    host = host_name(name)
    if ":" in host:
        return f"[{host}]"
    if not _LABELS.fullmatch(host):
        raise ValueError(name)
    host = host.removesuffix(".")
    if host.rpartition(".")[2].isdigit():
        return str(ipaddress.IPv4Address(host))
    return host
