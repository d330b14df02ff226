"""`import` and `merge` of what is no plain file: pipes are read once, all else is refused."""

import os
import shutil
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.playing import Play, shown
from tests.cli.test_travel import faults
from tests.promises.processes import finished, start
from tests.store.apart import records
from tracker.errors import NoPermission
from tracker.intake import opened

SAID = ("--said", "2025-11-03", "--on", "2025-11-28")
SHEET = "title,speakers,said,last\nA piped one,Hamas,2025-11-03,2025-11-28\n"
Feed = Callable[[bytes], str]


@pytest.fixture
def feed(tmp_path: Path) -> Iterator[Feed]:
    """Writes bytes to a named pipe, once somebody reads it; gives its path."""
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writers = []

    def write(data: bytes) -> str:
        writers.append(threading.Thread(target=path.write_bytes, args=(data,), daemon=True))
        writers[-1].start()
        return str(path)

    yield write
    for writer in writers:
        writer.join(timeout=60)


def test_a_pipe_is_imported(run: Run, feed: Feed) -> None:
    result = run("import", feed(SHEET.encode()))
    assert (result.code, "1 new" in result.out) == (0, True)
    assert "A piped one" in run("show", "141").out


def test_a_store_and_an_export_come_through_a_pipe(
    run: Run, store: Path, other: Path, there: Play, feed: Feed, tmp_path: Path
) -> None:
    there("add", "Theirs alone", "--by", "Hamas", *SAID)
    there("amend", "12", "--title", "Theirs")
    twin = shutil.copy(store, tmp_path / "twin.db")
    assert "1 new, 1 changed" in shown(run("merge", feed(other.read_bytes())).out)
    assert records(store) == records(other)
    text = there("export", "ndjson", "--journal").encode()
    whole = run("--db", str(twin), "merge", feed(text))
    assert "From pipe: 1 new, 1 changed" in shown(whole.out)
    assert records(Path(twin)) == records(other)
    assert faults(Path(twin)) == []


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash")
def test_the_shell_may_name_a_pipe(store: Path, other: Path, there: Play, tmp_path: Path) -> None:
    there("add", "Theirs alone", "--by", "Hamas", *SAID)
    (tmp_path / "sheet.csv").write_text(SHEET, encoding="utf-8")
    line = 'exec "$0" -m tracker --db "$1" "$2" <(cat "$3")'
    for words, told in (
        (("merge", str(other)), "From a pipe: 1 new"),
        (("import", str(tmp_path / "sheet.csv")), "From a pipe: 1 new"),
    ):
        given = ("-c", line, sys.executable, str(store), *words)
        process = start(tmp_path, *given, program=("bash",))
        code, out, err = finished(process)
        assert (code, told in out) == (0, True), err


def test_standard_input_is_merged(store: Path, other: Path, there: Play, tmp_path: Path) -> None:
    there("add", "Theirs alone", "--by", "Hamas", *SAID)
    with other.open("rb") as given:
        process = start(tmp_path, "--db", str(store), "merge", "-", stdin=given)
        code, out, err = finished(process)
    assert (code, "From standard input: 1 new" in out) == (0, True), err


def test_bad_rows_of_a_pipe_are_kept_here(
    run: Run, feed: Feed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    file = feed(f"{SHEET}Bad,Hamas,yesterday,2025-11-28\n".encode())
    result = run("import", file, "--skip-bad")
    assert "The bad rows are in pipe.bad.csv" in result.out
    assert "Bad" in (tmp_path / "pipe.bad.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", ["import", "merge"])
def test_a_pipe_without_end_is_refused(
    command: str, run: Run, feed: Feed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opened, "LARGEST", 1000)
    result = run(command, feed(SHEET.encode() * 40))
    assert (result.code, "keep it as a file first" in result.err) == (2, True)


@pytest.mark.parametrize("command", ["import", "merge"])
def test_what_is_no_file_is_refused_in_one_line(
    command: str, run: Run, store: Path, tmp_path: Path
) -> None:
    before = store.read_bytes()
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(str(tmp_path / "door"))
    for name, words in (
        ("", "the name of the file is empty"),
        (str(tmp_path), f"{tmp_path} is a folder: name a file"),
        (str(tmp_path / "door"), f"{tmp_path}/door is a socket: name a file"),
        (str(tmp_path / "none"), f"cannot read {tmp_path}/none: No such file or directory"),
        ("a\0b", "cannot read ab: embedded null byte"),
        (f"{store}/x", f"cannot read {store}/x: Not a directory"),
        ("/dev/null", "null is empty"),
    ):
        result = run(command, name)
        assert (result.code, result.err.count("\n")) == (2, 1), result
        assert words in result.err, result.err
    assert store.read_bytes() == before


@contextmanager
def as_nobody() -> Iterator[None]:
    """Root may read everything, and is nobody here for a while."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_what_may_not_be_read_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "closed.ndjson"
    file.write_text("{}", encoding="utf-8")
    file.chmod(0)
    with (
        as_nobody(),
        pytest.raises(NoPermission, match=r"^closed.ndjson: permission denied$"),
        opened.opened(str(file), "utf-8"),
    ):
        pass


def test_a_quote_without_a_source_is_told_of_many_rows_as_of_one(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "quoted.csv"
    head = "id,title,speakers,kind,said,first,last,quote\n"
    rows = [f"{n:016},T{n},Hamas,pledge,2025-11-03,,2025-11-28,\n" for n in range(30)]
    rows[3] = rows[3].replace(",\n", ",he said\n")
    file.write_text(head + "".join(rows), encoding="utf-8")
    many = run("import", str(file))
    assert run("undo").code == 0
    file.write_text(head + "".join(rows[:5]), encoding="utf-8")
    few = run("import", str(file))
    assert (many.code, few.code) == (0, 0), (many, few)
    assert ("30 new" in many.out, "5 new" in few.out) == (True, True), (many, few)


def test_a_bad_row_is_kept_whatever_its_text(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "half.ndjson"
    good = '{"title":"A","speakers":["Hamas"],"said":"2025-11-03","last":"2025-11-28"}\n'
    file.write_text(good + good.replace('"A"', '"x\\ud800"'), encoding="utf-8")
    result = run("import", str(file), "--skip-bad")
    assert result.code == 0, result
    assert "ud800" in (tmp_path / "half.ndjson.bad.csv").read_text(encoding="utf-8")
