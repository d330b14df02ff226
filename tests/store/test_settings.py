"""Settings: what each may hold, and which SQLite may keep the store in WAL mode."""

import sqlite3

import pytest

from tracker.errors import RecordRefused, UsageError
from tracker.store.settings import DEFAULTS, SETTINGS, has_wal_fix, parsed

TAKEN = [
    ("lead", "0", "0"),
    ("lead", "007", "7"),
    ("lead", "3650", "3650"),
    ("zone", "UTC", "UTC"),
    ("zone", "Europe/Kyiv", "Europe/Kyiv"),
    ("journal_mode", "DELETE", "delete"),
    ("hosts", " Intranet.Example , 10.1.2.3:080,intranet.example", "10.1.2.3:80,intranet.example"),
    ("hosts", "zürich.example.", "xn--zrich-kva.example"),
    ("hosts", "[2001:DB8:0::1]:81,::1", "[2001:db8::1]:81,[::1]"),
    ("hosts", "None", "none"),
]
REFUSED = [
    ("lead", "3651", "from 0 to 3650, not '3651'"),
    ("lead", "-1", "a number of days"),
    ("lead", "7.5", "a number of days"),
    ("lead", "", "a number of days"),
    ("lead", "\u0667", "a number of days"),
    ("lead", "9" * 5000, "a number of days"),
    ("zone", "Mars/X", "no time zone 'Mars/X'"),
    ("zone", "", "no time zone"),
    ("zone", "../etc/passwd", "no time zone"),
    ("journal_mode", "memory", "delete or wal, not 'memory'"),
    *(
        ("hosts", each, "is no host: write names or IP addresses")
        for each in (
            *("", ",", "a.example,", "http://a.example", "a.example/x", "*.example", "a b", "a@b"),
            *("10.0.0.0/8", "10.1.2", "127.1", "2130706433", "1.2.3.4.5", "10.0.0.256"),
            *("a.example:0", "a.example:65536", "a.example:x", "a.example:\u0661", ":80"),
            *("[::1", "::1]", "[::1]x", "[10.0.0.1]", "[fe80::1%eth0]", "a..b", "a" * 64, "\x00"),
        )
    ),
    ("store", "x", "no setting 'store' that can be set; settings: lead, zone, journal_mode"),
    ("colour", "red", "no setting 'colour'"),
]
VERSIONS = [
    ((3, 40, 1), False),
    ((3, 44, 5), False),
    ((3, 44, 6), True),
    ((3, 45, 0), False),
    ((3, 50, 6), False),
    ((3, 50, 7), True),
    ((3, 51, 0), False),
    ((3, 51, 2), False),
    ((3, 51, 3), True),
    ((3, 52, 0), False),
    ((3, 52, 1), True),
    ((3, 53, 0), True),
]


@pytest.mark.parametrize(("key", "text", "stored"), TAKEN)
def test_it_is_stored_in_one_spelling(key, text, stored) -> None:
    assert parsed(key, text) == stored


@pytest.mark.parametrize(("key", "text", "words"), REFUSED)
def test_it_is_refused(key, text, words) -> None:
    with pytest.raises(UsageError) as refused:
        parsed(key, text)
    assert words in str(refused.value)


@pytest.mark.parametrize("key", SETTINGS)
def test_a_default_is_a_value(key) -> None:
    assert parsed(key, DEFAULTS[key]) == DEFAULTS[key]


@pytest.mark.parametrize(("version", "fixed"), VERSIONS)
def test_wal_needs_the_fix(version, fixed, monkeypatch: pytest.MonkeyPatch) -> None:
    assert has_wal_fix(version) is fixed
    monkeypatch.setattr(sqlite3, "sqlite_version_info", version)
    if fixed:
        assert parsed("journal_mode", "wal") == "wal"
    else:
        with pytest.raises(RecordRefused, match="WAL mode: that needs"):
            parsed("journal_mode", "wal")
