"""Records go through JSON unchanged, and what is of another type does not come through."""

import json
from datetime import date, time
from typing import Any

import pytest

from tests.core.reading.test_articles import CASES
from tracker.core.conventions import Conventions
from tracker.core.imported import Calendar
from tracker.core.reading import Article, Candidate, Given, read
from tracker.core.reading.claims import Claim
from tracker.core.reading.records import Known, Recorded
from tracker.core.record import Record
from tracker.core.records import Anchor
from tracker.readers.typed import as_json, from_json

DAY = date(2025, 10, 16)
SITTING = Calendar("senate", True, 2025, 2026, (DAY, date(2025, 10, 17)))
RECORDS = [
    Article("a", "text\ud800 \x00", DAY, time(18, 0), "Europe/Kyiv"),
    Given(
        (Known("georgia", "Georgia", ("Sakartvelo",)),),
        (Recorded(12, "deadline", "A vote", ("Georgia",), DAY, None),),
        Conventions(holidays="us-federal", sitting=SITTING),
    ),
    Anchor("the vote", "P10B", "within", calendar=SITTING),
    Claim("deadline", "A vote", "by Friday", None, None, ("Georgia",)),
]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: type(record).__name__)
def test_a_record_comes_back_the_same(record: Record) -> None:
    assert from_json(type(record), json.loads(json.dumps(as_json(record))), "it") == record


def test_all_candidates_of_our_articles_come_back_the_same() -> None:
    open_to_both = Article("a", "Georgia will open the crossing next Friday.", DAY)
    articles = [open_to_both, *(case.article for case in CASES)]
    found = [one for article in articles for one in read(article)]
    assert any(one.reading and one.reading.alternatives for one in found)
    told = json.loads(json.dumps([as_json(one) for one in found]))
    assert list(from_json(tuple[Candidate, ...], told, "it")) == found


WRONG: list[tuple[str, Any, str]] = [
    # field, another value of it, what is said
    ("kind", "rumour", "it.kind is one of deadline, event_past, event_scheduled,"),
    ("kind", ["deadline"], "it.kind is one of deadline,"),
    ("title", None, "it.title is text, not None"),
    ("title", 3, "it.title is text, not 3"),
    ("quote_start", True, "it.quote_start is a whole number, not True"),
    ("quote_start", 1.0, "it.quote_start is a whole number, not 1.0"),
    ("quote_start", "1", "it.quote_start is a whole number, not '1'"),
    ("confidence", "high", "it.confidence is a number, not 'high'"),
    ("confidence", float("nan"), "it.confidence is a number, not nan"),
    ("confidence", 10**400, "it.confidence is a number, not 1000"),
    ("first", "2025-10-16T00:00", "it.first is a day such as 2025-10-16, not '2025-10-16T00:00'"),
    ("first", "20251016", "it.first is a day"),
    ("first", 20251016, "it.first is a day"),
    ("bound", "Georgia", "it.bound is a list, not 'Georgia'"),
    ("bound", ["Georgia", 3], "it.bound[1] is text, not 3"),
    ("also", [[1]], "it.also[0] is a list of 2, not [1]"),
    ("reading", {}, "it.reading lacks its phrase"),
    ("reading", "within", "it.reading is an object, not 'within'"),
    ("days", 3, "it has no field 'days'"),
    ("title", ["x" * 99], "it.title is text, not ['xxxxxxxxxxxx"),
]


@pytest.mark.parametrize(("field", "value", "said"), WRONG)
def test_what_is_of_another_type_is_refused(field: str, value: Any, said: str) -> None:
    right = as_json(Candidate("deadline", "A vote", "article", "by Friday", 0, 9))
    with pytest.raises(ValueError, match=r"^it") as refused:
        from_json(Candidate, right | {field: value}, "it")
    assert str(refused.value).startswith(said)
    assert len(str(refused.value)) < 150


def test_a_field_without_a_default_has_to_be_there() -> None:
    with pytest.raises(ValueError, match=r"it lacks its quote$"):
        from_json(Claim, {"kind": "deadline", "title": ""}, "it")


def test_what_json_has_no_words_for_is_refused() -> None:
    with pytest.raises(TypeError, match="of the type list"):
        as_json(Known("a", "b", ["c"]))  # type: ignore[arg-type]
