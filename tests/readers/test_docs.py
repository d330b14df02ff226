"""The reader that docs/readers.md shows is one, and the limits that it names hold."""

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

from tests.readers.packages import distribution
from tracker.core.reading import Article, Given
from tracker.core.reading.claims import MOST
from tracker.readers import child, model
from tracker.readers.apart import LIMITS, reader_called
from tracker.readers.registry import GROUP, OURS

DOCS = (Path(__file__).resolve().parents[2] / "docs" / "readers.md").read_text(encoding="utf-8")
TEXT = "Georgia hopes to open the road by the end of October. It hopes for rain."


def day(number: int) -> date:
    return date(2026, 10, number)


def block(language: str) -> str:
    (found,) = re.findall(rf"```{language}\n(.*?)```", DOCS, re.DOTALL)
    return str(found)


def test_the_reader_that_is_shown_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    points = tomllib.loads(block("toml"))["project"]["entry-points"][GROUP]
    (tmp_path / "hope.py").write_text(block("python"))
    distribution(tmp_path, "hope", GROUP, points)
    monkeypatch.syspath_prepend(tmp_path)
    (name,) = points
    (one,) = reader_called(name).propose(Article("a", TEXT, day(6)), Given())
    assert (one.quote, one.phrase) == (TEXT.partition(" It")[0], "by the end of October")
    assert (one.first, one.last) == (day(6), day(31))
    assert one.reasons[0] == "proposed by hopes"


def test_ours_are_named() -> None:
    for each in OURS:
        assert re.search(rf"^\| `{each.name}[`:]", DOCS, re.MULTILINE)


def test_the_limits_that_are_named_hold() -> None:
    for words in (
        f"| {model.LONGEST:,} characters |",
        f"| {model.ANSWER:,} characters, {model.MOST} proposals |",
        f"| {LIMITS.seconds:g} s |",
        f"at most {MOST}",
        f"| {child.MOST:,}, in {child.LONGEST // 2**20} MB of JSON |",
    ):
        assert words in DOCS
