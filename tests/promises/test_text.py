"""Hostile text through every option that takes text: refused clearly, or kept exactly and harmless.

The judge of what is harmless is Unicode's own data, not the product's list.
"""

import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.promises.conftest import TORTURE, measured, size
from tests.promises.processes import (
    ADD,
    ROOT,
    TRACKER,
    complaint,
    environment,
    finished,
    sound,
    start,
)
from tracker.errors import RecordRefused
from tracker.store.change import changing
from tracker.store.opening import reading

BATCH = (sys.executable, str(Path(__file__).with_name("batch.py")))
LONGEST = 128 * 1024 - 1  # bytes that Linux takes in one argument
NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
C = {"LC_ALL": "C", "LANG": "C"}
LOCALES = {
    "UTF-8": {"PYTHONUTF8": "1"},
    "C": C,
    "C, not coerced": {**C, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "POSIX, not coerced": {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "ASCII streams": {"PYTHONUTF8": "1", "PYTHONIOENCODING": "ascii"},
    "Latin streams": {"PYTHONUTF8": "1", "PYTHONIOENCODING": "latin-1"},
}


def in_digits(text: str, zero: int) -> str:
    """The text with the digits of another script, whose nought is `zero`."""
    return "".join(chr(zero + int(c)) if c.isdecimal() else c for c in text)


TEXTS: dict[str, bytes] = {
    "plain": b"plain",
    "empty": b"",
    "blank": b" \t ",
    "escape codes": b"\x1b[31mred\x1b]0;title\x07\x1b[2J\x1b[1;1Hx",
    "all controls": bytes(range(1, 32)) + b"\x7f" + "".join(map(chr, range(128, 160))).encode(),
    "line ends": "a\nb\rc\r\nd\u2028e\u2029f\x0bg\x0ch\x85i".encode(),
    "right to left override": "abc\u202etxt.exe\u202c".encode(),
    "all bidi": (
        "a\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069b"
    ).encode(),
    "deprecated formats": "a\u206a\u206b\u206c\u206d\u206e\u206fb".encode(),
    "Hebrew": "שלום עולם".encode(),
    "zero width": "a\u200bb\u200cc\u200dd\u2060e\ufefff\u00adg\u180eh".encode(),
    "tags": ("a" + "".join(chr(0xE0000 + ord(c)) for c in "ignore this")).encode(),
    "a flood of marks": ("Z" + "\u0301\u0489" * 500 + "algo").encode(),
    "only marks": ("\u0301" * 300).encode(),
    "wide": ("連邦議会の採決" * 20).encode(),
    "emoji": "👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿🇺🇦✌🏽 vote".encode(),
    "not composed": "Orba\u0301n".encode(),
    "last of Unicode": "\U0010ffff\ufffe\uffff".encode(),
    "invalid UTF-8": b"caf\xe9 \xff\xfe",
    "a lone surrogate": b"a\xed\xa0\x80b",
    "overlong": b"a\xc0\x80b",
    "cut off": "é".encode()[:1],
    "SQL": b"'; DROP TABLE deadline; --",
    "LIKE": b"%_\\%",
    "formats": b"{0} {x!r} %s %(a)s ${x} \\N{DASH}",
    "formula": b'=HYPERLINK("http://x")',
    "like an option": b"--help",
    "one long word": b"x" * 5000,
    "as long as can be": b"x " * (LONGEST // 2),
    "a huge number": b"9" * 4400,
    "beyond 64 bits": b"18446744073709551616",
    "other digits": in_digits("2025-01-01", 0x660).encode(),
    "full-width digits": in_digits("2025-01-01", 0xFF10).encode(),
    "raised digits": "²³".encode(),
}

SAID = (b"--said", b"2025-01-01")
BY = (b"--by", b"Someone", *SAID)
DONE = (b"--happened", b"2025-02-01", b"--known", b"2025-02-02")
SOURCE = (b"--source", b"https://example.org/a")
HERE = b"\0"  # where the text goes

RECURS = (*BY, b"--from", b"2025-01-05", b"--count", b"2")
DEMAND = (*BY, b"--bound", b"y", b"--on", b"2025-01-05")
COMMANDS: list[tuple[bytes, ...]] = [
    (b"add", b"--undated", *BY, b"--", HERE),
    (b"add", b"x", b"--undated", b"--by", HERE, *SAID),
    (b"add", b"x", b"--undated", *BY, b"--bound", HERE),
    (b"add", b"x", b"--undated", *BY, b"--topic", HERE),
    (b"add", b"x", b"--undated", *BY, b"--source", HERE),
    (b"add", b"x", b"--undated", *BY, *SOURCE, b"--quote", HERE),
    (b"add", b"x", b"--undated", *BY, b"--criterion", HERE),
    (b"add", b"x", b"--undated", *BY, b"--phrase", HERE),
    (b"add", b"x", *BY, b"--phrase", HERE),
    (b"add", b"x", *BY, b"--on", HERE),
    (b"add", b"x", *BY, b"--after", HERE),
    (b"add", b"x", b"--undated", *BY, b"--zone", HERE),
    (b"add", b"x", b"--undated", *BY, b"--lead", HERE),
    (b"add", b"x", b"--undated", *BY, b"--tolerance", HERE),
    (b"add", b"x", b"--undated", b"--by", b"y", b"--said", HERE),
    (b"add", b"x", b"--undated", *BY, b"--kind", HERE),
    (b"--who", HERE, b"add", b"x", b"--undated", *BY),
    (b"event", b"add", b"--on", b"2025-01-01", b"--", HERE),
    (b"event", b"x", b"--on", HERE),
    (b"event", b"x", b"--on", b"2025-01-01", b"--place", HERE),
    (b"event", b"x", b"--on", b"2025-01-01", b"--kind", HERE),
    (b"event", b"x", b"--on", b"2025-01-01", b"--party", HERE),
    (b"event", b"x", b"--on", b"2025-01-01", b"--topic", HERE),
    (b"event", b"x", b"--on", b"2025-01-01", b"--note", HERE),
    (b"event", b"moved", b"142", b"--on", b"2025-02-03", b"--note", HERE),
    (b"event", b"happened", b"--", HERE),
    (b"extend", b"141", b"--said", b"2025-01-05", b"--on", b"2025-04-01", b"--note", HERE),
    (b"extend", b"141", b"--said", b"2025-01-05", b"--phrase", HERE),
    (b"extend", b"141", b"--said", b"2025-01-05", b"--undated", b"--by", HERE),
    (b"met", b"141", *DONE, b"--note", HERE),
    (b"met", b"141", *DONE, b"--part", HERE),
    (b"met", b"141", *DONE, b"--event", HERE),
    (b"met", b"141", *DONE, *SOURCE, b"--quote", HERE),
    (b"met", *DONE, b"--", HERE),
    (b"lapsed", b"141", b"--reason", b"unknown", b"--searched", HERE),
    (b"lapsed", b"141", b"--reason", HERE, b"--searched", b"x"),
    (b"withdraw", b"143", b"--known", b"2025-01-09", b"--note", HERE),
    (b"dispute", b"143", b"--source", HERE),
    (b"reopen", b"145", b"--why", HERE),
    (b"link", b"143", b"144", b"--related", b"--why", HERE),
    *(
        (b"amend", b"141", b"--yes", b"--" + field, HERE)
        for field in (
            b"title",
            b"criterion",
            b"by",
            b"bound",
            b"topic",
            b"zone",
            b"said",
            b"phrase",
            b"first",
            b"hour",
            b"hedge",
            b"lead",
            b"tolerance",
            b"anchor",
            b"role",
            b"why",
        )
    ),
    *((b"amend", b"142", b"--" + field, HERE) for field in (b"title", b"place", b"party", b"kind")),
    (b"edit", b"141", b"--draft", HERE),
    (b"undo", b"--", HERE),
    (b"undo", b"--why", HERE),
    (b"log", b"--", HERE),
    (b"show", b"--", HERE),
    (b"list", b"--text", HERE),
    (b"search", HERE),
    (b"search", b"a", HERE),
    (b"list", b"--by", HERE),
    (b"list", b"--topic", HERE),
    (b"list", b"--window", HERE),
    (b"list", b"--flag", HERE),
    (b"due", b"--as-of", HERE),
    (b"due", b"--within", HERE),
    (b"timeline", b"--from", HERE),
    (b"explain", *SAID, b"--", HERE),
    (b"explain", *SAID, b"--format", b"json", b"--", HERE),
    (b"explain", b"next week", *SAID, b"--zone", HERE),
    (b"cite", b"141", *SOURCE, b"--quote", HERE),
    (b"cite", b"141", *SOURCE, b"--quote", b"q", b"--before", HERE),
    (b"cite", b"141", b"--source", HERE),
    (b"source", b"add", b"--title", HERE),
    (b"source", b"add", b"https://example.org/" + HERE, b"--publisher", HERE),
    (b"source", b"show", b"--", HERE),
    (b"verify", b"--", HERE),
    (HERE,),
    (b"--db", b"/nowhere/" + HERE, b"due"),
    (b"add", b"A report", *RECURS, b"--every", HERE),
    (b"add", b"A report", *RECURS, b"--every", b"FREQ=MONTHLY;" + HERE),
    (b"add", *RECURS, b"--every", b"week", b"--", HERE),
    (b"recurrence", b"show", b"--", HERE),
    (b"ultimatum", *DEMAND, b"--or-else", b"x", b"--", HERE),
    (b"ultimatum", b"A demand", *DEMAND, b"--or-else", HERE),
    (b"ultimatum", b"A demand", *DEMAND, b"--or-else", b"x", b"--consequence-phrase", HERE),
    (b"ultimatum", b"A demand", *DEMAND, b"--or-else", b"x", b"--carried-out-by", HERE),
]
LISTINGS: list[tuple[bytes, ...]] = [
    (b"recurrence", b"list"),
    (b"recurrence", b"list", b"--format", b"csv"),
    (b"list", b"--chains"),
    (b"due", b"--all"),
    (b"due", b"--all", b"--long"),
    (b"list",),
    (b"timeline",),
    (b"source", b"list"),
    (b"source", b"show", b"https://example.org/"),
    (b"verify",),
    *((what, b"--format", form) for what in (b"list", b"timeline", b"due")
      for form in (b"json", b"ndjson", b"csv")),
]  # fmt: skip
CODES = {0, 2, 3, 4, 5}


class Result(NamedTuple):
    """How a command ended, and the bytes that it printed."""

    code: int
    out: bytes
    err: bytes


def batch(store: Path, commands: Iterable[Sequence[bytes]], more: dict[str, str]) -> list[Result]:
    """Run commands on the store, one after the other, under these variables."""
    jobs, results = store.with_name("jobs"), store.with_name("results")
    jobs.write_text(json.dumps([[word.hex() for word in words] for words in commands]))
    subprocess.run(
        [*BATCH, str(jobs), str(results)],
        env=environment(store.parent, TRACKER_DB=str(store), PYTHONPATH=str(ROOT), **more),
        cwd=ROOT,
        check=True,
    )
    return [
        Result(code, bytes.fromhex(out), bytes.fromhex(err))
        for code, out, err in json.loads(results.read_text())
    ]


def hostile(letter: str) -> bool:
    """Whether a letter moves the cursor or turns the line around, by Unicode's own data."""
    return (
        unicodedata.category(letter) in ("Cc", "Zl", "Zp", "Cs")
        or unicodedata.bidirectional(letter)
        in ("LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI")
        or letter in "\u061c\u200e\u200f\u206a\u206b\u206c\u206d\u206e\u206f\ufeff"
    )


def columns(line: str) -> int:
    """How wide a terminal shows a line."""
    return sum(
        0
        if unicodedata.category(letter) in ("Mn", "Me", "Cf")
        else 2
        if unicodedata.east_asian_width(letter) in "WF"
        else 1
        for letter in line
    )


def check(words: Sequence[bytes], result: Result, encoding: str = "utf-8") -> None:
    shown = [word[:60] for word in words]
    out, err = result.out.decode(encoding), result.err.decode(encoding)
    assert result.code in CODES, (shown, result.code, err[-2000:])
    assert "Traceback" not in err, shown
    harmless = {"\n", "\t"} if b"csv" in words else {"\n"}
    assert not any(hostile(c) for c in set(out + err) - harmless), (shown, out[:300], err[:300])
    if result.code and b"json" in words and out:  # explain says in JSON why not
        assert err == ""
    elif result.code:
        assert err.startswith("tracker: "), (shown, err[:300])
        assert err.count("\n") == 1, (shown, err[:300])
        assert out == "", shown
    else:
        assert complaint(err) == "", (shown, err[:300])
    if b"--format" not in words:
        marks = max(map(len, re.findall(r"[\u0300-\u036f\u0489]+", out)), default=0)
        assert marks <= 8, (shown, "a flood of marks")


def filled(command: Sequence[bytes], text: bytes) -> list[bytes]:
    return [word.replace(HERE, text) for word in command]


@pytest.fixture
def fed(store: Path) -> Path:
    """The store with every hostile text that it takes, in every place that takes text."""
    texts = list(TEXTS.values())
    every = [
        filled(command, text)
        for at, command in enumerate(COMMANDS)
        for text in (texts if TORTURE else texts[at % 4 :: 4])
    ]
    for words, result in zip(every, batch(store, every, LOCALES["UTF-8"]), strict=True):
        check(words, result)
    measured("hostile texts given to commands, none with a traceback", len(every))
    sound(store)
    return store


def test_hostile_text_is_refused_or_printed_harmlessly(fed: Path) -> None:
    with reading(str(fed)) as db:
        (last,) = db.execute("SELECT max(number) FROM deadline").fetchone()
    shows = [
        (b"show", str(number).encode(), *form)
        for number in range(141, last + 1, size(9, 1))
        for form in ((), (b"--format", b"json"))
    ]
    every = [*LISTINGS, *shows]
    for words, result in zip(every, batch(fed, every, LOCALES["UTF-8"]), strict=True):
        check(words, result)
        out = result.out.decode()
        if b"csv" in words:
            assert len({len(row) for row in csv.reader(io.StringIO(out))}) == 1
        elif b"json" in words:
            json.loads(out)
        elif b"ndjson" in words:
            assert [json.loads(line) for line in out.split("\n")[:-1]]
        else:
            wide = [line for line in out.split("\n") if columns(line) > 80 and "http" not in line]
            assert wide == [], (words, [line[:200] for line in wide[:3]])
    measured("listings and pages of them, printed in columns", len(every))


@pytest.mark.parametrize("locale", [name for name in LOCALES if name != "UTF-8"])
def test_any_locale_prints_it(fed_once: Path, locale: str) -> None:
    encoding = "latin-1" if "Latin" in locale else "utf-8"
    texts = list(TEXTS.values())
    commands = [filled(command, text) for command in COMMANDS for text in texts[:: size(12, 1)]]
    every = [*LISTINGS, *commands] if TORTURE else [*LISTINGS, *commands[::3]]
    for words, result in zip(every, batch(fed_once, every, LOCALES[locale]), strict=True):
        if encoding == "latin-1":  # the letters of a page are its own there
            assert result.code in CODES
            assert b"Traceback" not in result.err
        else:
            check(words, result, encoding)
        if "ASCII" in locale or "not coerced" in locale:
            assert (result.out + result.err).isascii()
    sound(fed_once)


@pytest.fixture(scope="module")
def fed_base(seeded: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with every text as a title, and as a note."""
    store = Path(shutil.copy(seeded, tmp_path_factory.mktemp("fed") / "tracker.db"))
    commands = [filled(COMMANDS[n], text) for n in (0, 25, 29) for text in TEXTS.values()]
    batch(store, commands, LOCALES["UTF-8"])
    return store


@pytest.fixture
def fed_once(fed_base: Path, store: Path) -> Path:
    """A copy of it, alone in a folder."""
    shutil.copy(fed_base, store)
    return store


def test_what_is_taken_is_kept_exactly(store: Path) -> None:
    words = (b"add", b"x", b"--undated", *BY, b"--phrase", HERE, b"--criterion", HERE)
    given = list(TEXTS.values())
    given[-7:-3] = [text for text in given[-7:-3] if len(text) < LONGEST]
    results = batch(store, [filled(words, text) for text in given], LOCALES["UTF-8"])
    taken = [text.decode() for text, result in zip(given, results, strict=True) if not result.code]
    refused = [text for text, result in zip(given, results, strict=True) if result.code]
    with reading(str(store)) as db:
        rows = db.execute(
            "SELECT phrase, criterion FROM deadline WHERE number > 145 ORDER BY number"
        ).fetchall()
    assert rows == [(text, text) for text in taken]
    for text in refused:
        with pytest.raises(UnicodeDecodeError):
            text.decode()
    (listed,) = batch(store, [(b"list", b"--format", b"ndjson")], LOCALES["UTF-8"])
    kept = [json.loads(line)["phrase"] for line in listed.out.decode().split("\n")[:-1]]
    assert set(taken) <= {*kept, ""}


@pytest.mark.parametrize("text", ["a\0b", "\ud800", "a\udcffb"])
@pytest.mark.parametrize("field", ["title", "phrase", "criterion", "hedge", "sentence", "sources"])
def test_what_no_argument_can_hold_is_refused_by_the_helper(store, text: str, field: str) -> None:
    state = {"title": "x", "kind": "pledge", "said": "2025-01-01", "by_hand": 1, "precision": "day"}
    given = [{"source": "x", "quote": text}] if field == "sources" else text
    before = store.read_bytes()
    with (
        pytest.raises(RecordRefused, match=r"NUL|UTF-8"),
        changing(str(store), NOW, "me", "add") as change,
    ):
        change.add("deadline", {"id": change.new_id(), **state, field: given})
    for options in ({"who": text}, {"why": text}):
        with (
            pytest.raises(RecordRefused, match=r"NUL|UTF-8"),
            changing(str(store), NOW, **{"who": "me", "command": "add", **options}),
        ):
            pass
    assert store.read_bytes() == before


MILLIONS = {  # letters over and over, to ten megabytes
    "one word": "x",
    "words": "x ",
    "escapes": "\x1b[2J\u202e\n",
    "wide": "議",
    "marks": "\u0301",
}


@pytest.mark.parametrize("name", MILLIONS if TORTURE else ["words", "marks"])
def test_a_title_of_ten_megabytes_is_kept_and_stays_in_its_column(store: Path, name: str) -> None:
    text = MILLIONS[name] * (size(500_000, 10_000_000) // len(MILLIONS[name].encode()))
    with changing(str(store), NOW, "me", "add") as change:
        state = {"title": text, "kind": "pledge", "said": "2025-01-01", "by_hand": 1}
        stored = change.add(
            "deadline",
            {"id": change.new_id(), **state, "precision": "day", "last": "2025-02-01"},
        )
    number = str(stored["number"]).encode()
    every = [(b"due",), (b"list",), (b"timeline",), (b"show", number)]
    every += [(b"list", b"--format", b"csv"), (b"show", number, b"--format", b"json")]
    for words, result in zip(every, batch(store, every, LOCALES["UTF-8"]), strict=True):
        assert (result.code, result.err) == (0, b""), words
        out = result.out.decode()
        assert not any(hostile(c) for c in set(out) - {"\n"}), words
        if len(words) == 1:
            assert max(map(columns, out.split("\n"))) <= 80
        elif b"json" in words:
            assert json.loads(out)["title"] == text
    with reading(str(store)) as db:
        (kept,) = db.execute("SELECT title FROM deadline ORDER BY number DESC").fetchone()
    assert kept == text


NUMBERS = [b"9223372036854775808", b"-9223372036854775809", b"9" * 16, b"9" * 100, b"9" * 5000]
NUMERIC: list[tuple[bytes, ...]] = [
    *((b"show", b"--", mark + HERE) for mark in (b"", b"#")),
    (b"met", *DONE, b"--", HERE),
    (b"extend", b"--said", b"2025-01-05", b"--undated", b"--", HERE),
    (b"event", b"happened", b"--", HERE),
    (b"due", b"--within", HERE),
    (b"add", b"x", *BY, b"--on", b"2025-02-01", b"--lead", HERE),
    (b"add", b"x", *BY, b"--on", b"2025-02-01", b"--tolerance", HERE),
    (b"add", b"x", *BY, b"--after", HERE + b"+72h"),
    (b"add", b"x", *BY, b"--after", b"142+" + HERE + b"d"),
    (b"add", b"x", *BY, b"--phrase", b"within " + HERE + b" days"),
    (b"add", b"x", *BY, b"--phrase", b"in " + HERE + b" years"),
    (b"add", b"x", *BY, b"--phrase", b"by " + HERE),
    (b"add", b"x", *BY, b"--phrase", HERE + b" hours after the signature"),
    (b"add", b"x", *BY, b"--on", HERE + b"-01-01"),
    (b"due", b"--as-of", b"2025-01-01T00:00+" + HERE),
    (b"due", b"--as-of", HERE + b"-01-01"),
    (b"list", b"--window", HERE),
]


def test_numbers_beyond_all_bounds_are_refused(store: Path) -> None:
    every = [filled(command, number) for command in NUMERIC for number in NUMBERS]
    before = store.read_bytes()
    for words, result in zip(every, batch(store, every, LOCALES["UTF-8"]), strict=True):
        check(words, result)
        assert result.code, words
    assert store.read_bytes() == before
    far = [[b"add", b"x", *BY, b"--after", b"142+99999y"], *map(list, LISTINGS)]
    for words, result in zip(far, batch(store, far, {}), strict=True):
        check(words, result)
    sound(store)


ZEROS = [0x660, 0xFF10, 0x1D7D8, 0x9E6]  # Arabic, full width, double-struck, Bengali


def test_days_in_other_digits_are_refused(store: Path) -> None:
    places = [
        (b"add", b"x", *BY, b"--on", HERE),
        (b"add", b"x", b"--undated", b"--by", b"y", b"--said", HERE),
        (b"met", b"141", b"--happened", HERE),
        (b"met", b"141", *DONE[:2], b"--known", HERE),
        (b"due", b"--as-of", HERE),
        (b"event", b"x", b"--on", HERE),
        (b"list", b"--window", HERE),
    ]
    every = [
        filled(place, in_digits("2025-01-01", zero).encode()) for place in places for zero in ZEROS
    ]
    for words, result in zip(every, batch(store, every, LOCALES["UTF-8"]), strict=True):
        check(words, result)
        assert result.code == 2, words


@pytest.mark.parametrize("closed", [(0,), (1,), (2,), (1, 2), (0, 1, 2)], ids=str)
def test_a_stream_that_is_closed_loses_nothing(store: Path, closed: tuple[int, ...]) -> None:
    """As after `>&-`; what is stored must not end up in a file that took the stream's number."""

    program = ("sh", "-c", f"""exec "$@" {" ".join(f"{n}>&-" for n in closed)}""", "sh", *TRACKER)
    for n, words in enumerate(
        (("add", "kept", *ADD), ("due",), ("list",), ("timeline",), ("show", "0"), ("x",))
    ):
        code, out, err = finished(start(store.parent, "--db", str(store), *words, program=program))
        assert code == {4: 4, 5: 2}.get(n, 0), (words, err)
        assert "Traceback" not in err
        assert (complaint(err) == "") == (n < 4 or 2 in closed)
        assert 1 not in closed or out == ""
    with reading(str(store)) as db:
        assert db.execute("SELECT count(*) FROM deadline WHERE title = 'kept'").fetchone() == (1,)
    sound(store)


def test_the_path_of_a_store_is_printed_harmlessly(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + "/a\x1b[31m\u202e\nb".encode()
    for words in ((b"init",), (b"upgrade",), (b"due",), (b"init",)):
        process = subprocess.run(
            [*TRACKER, b"--db", path, *words],
            env=environment(tmp_path, PYTHONUTF8="1"),
            cwd=ROOT,
            capture_output=True,
            check=False,
        )
        check(words, Result(process.returncode, process.stdout, process.stderr))
        assert (process.stdout + process.stderr).count(b"\n") == 1
