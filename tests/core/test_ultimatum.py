"""What a demand says of the consequence: by where each of them stands."""

from datetime import UTC, date, datetime

import pytest

from tests.core.builders import deadline, other, verdict
from tracker.core.records import Case
from tracker.core.standing import standing
from tracker.core.ultimatum import Half, advice

AT = datetime(2025, 11, 5, 12, tzinfo=UTC)  # the demand was tolerated to 3 November
MOOT = 'tracker moot 2 --known {} --note "the demand, #1, {}"'


def half(case: Case) -> Half:
    found = standing(case, AT)
    assert found is not None
    return Half(case, found)


def demand(outcome: str | None = None, known: str = "2025-10-24", **fields: object) -> Half:
    given = (verdict(outcome, known, **fields),) if outcome else ()
    return half(Case(deadline(), given))


def consequence(outcome: str | None = None, **fields: object) -> Half:
    given = (verdict(outcome, "2025-10-25", **fields),) if outcome else ()
    return half(Case(other(2, "2025-10-16", None), given))


@pytest.mark.parametrize(
    ("made", "words", "command"),
    [
        (
            demand("met", happened="2025-10-24"),
            "Its demand, #1, was met by 24 October 2025. Nothing may be left to carry out.",
            MOOT.format("2025-10-24", "was met"),
        ),
        (
            demand("met", "2025-11-05", happened="2025-11-05"),
            "Its demand, #1, was met by 5 November 2025. Nothing may be left to carry out.",
            MOOT.format("2025-11-05", "was met"),
        ),
        (
            demand("withdrawn"),
            "Its demand, #1, was withdrawn by 24 October 2025. Nothing may be left to carry out.",
            MOOT.format("2025-10-24", "was withdrawn"),
        ),
        (
            demand("moot"),
            "Its demand, #1, was dropped by 24 October 2025. Nothing may be left to carry out.",
            MOOT.format("2025-10-24", "was dropped"),
        ),
        (
            demand(),
            "Its demand, #1, is lapsed? since 4 November 2025: was it carried out?",
            None,
        ),
        (
            demand("lapsed", "2025-11-05", reason="unknown"),
            "Its demand, #1, is lapsed since 5 November 2025: was it carried out?",
            None,
        ),
    ],
)
def test_advice(made: Half, words: str, command: str | None) -> None:
    given = advice(made, consequence())
    assert given is not None
    assert (given.words, given.command) == (words, command)
    assert advice(made, consequence("met", happened="2025-10-25")) is None
    assert advice(made, consequence("moot")) is None


@pytest.mark.parametrize(
    "made",
    [
        demand("met", happened="2025-10-24", missing="a half"),
        demand("unverifiable"),
        demand("disputed"),
        half(Case(deadline(last=None))),
        half(Case(deadline(last=date(2025, 12, 1)))),
    ],
)
def test_no_advice(made: Half) -> None:
    assert advice(made, consequence()) is None
