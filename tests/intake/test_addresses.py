"""Which addresses are fetched."""

import pytest

from tracker.errors import NoPermission, UsageError
from tracker.intake.addresses import refuse, target


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("http://news.example", "http://news.example/"),
        ("  https://NEWS.example:443/a\n", "https://news.example/a"),
        ("HTTP://news.example:8080/a?b=c#d", "http://news.example:8080/a?b=c"),
        ("https://zürich.example/straße?q=ö", "https://xn--zrich-kva.example/stra%C3%9Fe?q=%C3%B6"),
        ("http://[2001:DB8::1]:81/", "http://[2001:db8::1]:81/"),
        ("http://a.example/%41%zz", "http://a.example/%41%zz"),
    ],
)
def test_addresses_are_written_as_servers_take_them(url: str, address: str) -> None:
    assert target(url).address == address
    assert target(target(url).address) == target(url)


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("", "only http and https"),
        ("news.example/a", "only http and https"),
        ("file:///etc/passwd", "only http and https are fetched, not file"),
        ("javascript:alert(1)", "only http and https"),
        ("http:///a", "names no machine"),
        ("http://a.example:0/", "names no machine"),
        ("http://a.example:99999/", "no address"),
        ("http://a..example/", "no address"),
        (f"http://{'a' * 64}.example/", "no address"),
        ("http://[::1%25eth0]/", "no address"),
        ("http://[::1/", "no address"),
        ("http://me@a.example/", "a user name or a password"),
        ("http://me:secret@a.example/", "a user name or a password"),
        ("http://a.example\\@b.example/", "a backslash"),
        ("http://a.example/a b", "a space"),
        ("http://a.example/a\r\nHost: b", "a control character"),
        ("http://a.example/a\tb", "a control character"),
        (f"http://a.example/{'a' * 5000}", "longer than 4,000"),
    ],
)
def test_what_is_no_address_is_refused_in_one_line(url: str, said: str) -> None:
    with pytest.raises(UsageError) as caught:
        target(url)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("ip", "kind"),
    [
        ("127.0.0.1", "a loopback"),
        ("127.255.255.254", "a loopback"),
        ("0.0.0.0", "an unspecified"),
        ("10.1.2.3", "a private"),
        ("172.16.0.1", "a private"),
        ("192.168.1.1", "a private"),
        ("100.64.0.1", "a reserved"),
        ("169.254.169.254", "a link-local"),
        ("224.0.0.1", "a multicast"),
        ("239.255.255.250", "a multicast"),
        ("240.0.0.1", "a private"),
        ("255.255.255.255", "a private"),
        ("192.0.2.1", "a private"),
        ("198.18.0.1", "a private"),
        ("::1", "a loopback"),
        ("::", "an unspecified"),
        ("fe80::1%eth0", "a link-local"),
        ("fc00::1", "a private"),
        ("fec0::1", "a private"),
        ("ff02::1", "a multicast"),
        ("2001:db8::1", "a private"),
        ("::ffff:10.0.0.1", "a private"),
        ("::ffff:127.0.0.1", "a loopback"),
        ("::127.0.0.1", "a reserved"),
        ("64:ff9b::7f00:1", "a loopback"),
        ("2002:7f00:1::", "a loopback"),
        ("2001:0:0:0:0:0:f5ff:fffe", "a private"),
    ],
)
def test_addresses_that_are_not_public(ip: str, kind: str) -> None:
    with pytest.raises(NoPermission, match=f"{kind} address"):
        refuse(target("http://news.example/"), [ip], ())


@pytest.mark.parametrize(
    "ip", ["93.184.215.14", "8.8.8.8", "2606:2800:21f::1", "64:ff9b::808:808", "::ffff:8.8.8.8"]
)
def test_addresses_that_are_public(ip: str) -> None:
    refuse(target("http://news.example/"), [ip], ())


@pytest.mark.parametrize(
    ("url", "allow", "taken"),
    [
        ("http://desk.example/", "desk.example", True),
        ("http://desk.example/", "Desk.Example", True),
        ("http://desk.example/", "desk.example:80", True),
        ("https://desk.example/", "desk.example:80", False),
        ("http://desk.example:8080/", "desk.example:8080", True),
        ("http://desk.example:8081/", "desk.example:8080", False),
        ("http://a.desk.example/", "desk.example", False),
        ("http://[::1]:8080/", "[::1]:8080", True),
        ("http://[::1]:8080/", "::1", True),
    ],
)
def test_what_the_settings_allow(url: str, allow: str, taken: bool) -> None:
    if taken:
        refuse(target(url), ["10.0.0.1"], [allow])
    else:
        with pytest.raises(NoPermission):
            refuse(target(url), ["10.0.0.1"], [allow])
