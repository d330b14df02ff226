"""The stores that the benchmarks measure are sound, and have the page that they say they have."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from benchmarks.stores import PAGE, generate
from tests.promises.processes import faults
from tracker.cli.page import Ask, find_page
from tracker.core.moment import Moment
from tracker.store.find import Filters, deadline_ids
from tracker.store.opening import reading

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize("size", [100, 1000])
def test_a_generated_store(tmp_path: Path, size: int) -> None:
    path = tmp_path / "tracker.db"
    generate(path, size, TODAY)
    assert faults(path) == []
    with reading(str(path)) as db:
        assert len(deadline_ids(db, Filters())) == size
        moment = Moment(None, datetime(2026, 11, 24, 12, tzinfo=UTC))
        page = find_page(db, moment, Ask(), past=False)
        (states,) = db.execute("SELECT json_group_array(DISTINCT outcome) FROM verdict").fetchone()
        assert set(json.loads(states)) == {"met", "lapsed"}
    found = [entry.section for entry in page.entries]
    assert {name: found.count(name) for name in PAGE} == PAGE
    assert len(found) == sum(PAGE.values())
    assert page.unjudged == PAGE["lapsed?"] + size // 10


def test_the_page_is_the_same_at_every_size(tmp_path: Path) -> None:
    lines = []
    for size in (100, 400):
        path = tmp_path / f"{size}.db"
        generate(path, size, TODAY)
        with reading(str(path)) as db:
            moment = Moment(None, datetime(2026, 11, 24, 12, tzinfo=UTC) + timedelta(hours=3))
            page = find_page(db, moment, Ask(), past=False)
            lines.append([(entry.section, entry.glance.last) for entry in page.entries])
    assert lines[0] == lines[1]
