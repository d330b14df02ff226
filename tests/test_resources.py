from pathlib import Path

import pytest

from tracker.errors import TrackerError
from tracker.resources import data


def test_finds_a_folder_and_what_is_in_it() -> None:
    names = {entry.name for entry in data("db", "migrations").iterdir()}
    assert "0001_record.sql" in names
    assert data("db", "migrations", "0001_record.sql").read_text(encoding="utf-8")


def test_inside_the_package_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for home in ("", "tracker"):
        (tmp_path / home / "seeds").mkdir(parents=True)
        (tmp_path / home / "seeds" / "a.jsonl").write_text(home)
    monkeypatch.setattr("tracker.resources.files", lambda _: tmp_path / "tracker")
    assert data("seeds", "a.jsonl").read_text() == "tracker"


def test_missing_data_is_one_clear_line() -> None:
    with pytest.raises(TrackerError, match=r"^this installation lacks db/no\.sql: install"):
        data("db", "no.sql")
