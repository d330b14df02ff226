"""Chains: what a later announcement does to an earlier one, and how far the last day slipped."""

import pytest

from tests.core.builders import day, deadline, hanging, link, on, other, row
from tracker.core.chain import chain, check_link, in_time, last_tolerated, slips, tolerated
from tracker.core.records import Case
from tracker.errors import RecordRefused

FIRST = deadline()  # 30 October 2025, tolerated until 3 November
SECOND = other(2, "2025-10-28", "2025-11-20")  # tolerated until the 24th
THIRD = other(3, "2025-11-24", "2025-11-18")
LINKS = (link(SECOND, FIRST), link(THIRD, SECOND))

FOLLOWED = [
    # who follows on the first one, said when, how, what became of the first, reset, slips
    ("2025-10-16", "2025-11-20", "same", "extended", False, (21,)),
    ("2025-10-28", "2025-11-20", "same", "extended", False, (21,)),
    ("2025-10-28", "2025-10-25", "same", "extended", False, (-5,)),
    ("2025-10-28", None, "same", "extended", False, (None,)),
    ("2025-11-03", "2025-11-20", "same", "extended", False, (21,)),
    ("2025-11-04", "2025-11-20", "same", "unconfirmed", True, ()),
    ("2025-11-04", None, "same", "unconfirmed", True, ()),
    ("2025-11-03", "2025-11-20", "different", "superseded", False, ()),
    ("2025-11-04", "2025-11-20", "different", "unconfirmed", False, ()),
]


@pytest.mark.parametrize(("said", "last", "kind", "state", "reset", "moved"), FOLLOWED)
def test_a_later_announcement(said, last, kind, state, reset, moved) -> None:
    new = other(2, said, last)
    links = (link(new, FIRST, kind),)
    old_stands, new_stands = on(Case(FIRST, links=links), said), on(Case(new, links=links), said)
    assert old_stands
    assert new_stands
    assert (old_stands.state, old_stands.superseded_by) == (state, new)
    assert (new_stands.reset, new_stands.supersedes) == (reset, FIRST)
    assert old_stands.slips == new_stands.slips == moved
    assert old_stands.reset is False


@pytest.mark.parametrize("void", [{"void": True}, {"kind": "related"}])
def test_what_is_in_error_or_only_related_joins_nothing(void) -> None:
    tie = link(SECOND, FIRST).but(**void)
    found = on(Case(FIRST, links=(tie,)), "2025-11-01")
    assert found
    assert (found.state, found.superseded_by, found.slips) == ("grace", None, ())
    assert chain(Case(FIRST, links=(tie,)), day("2025-11-01")) == (FIRST,)


@pytest.mark.parametrize(
    ("today", "members", "moved"),
    [
        ("2025-10-27", (FIRST,), ()),
        ("2025-10-28", (FIRST, SECOND), (21,)),
        ("2025-11-23", (FIRST, SECOND), (21,)),
        ("2025-11-24", (FIRST, SECOND, THIRD), (21, -2)),
    ],
)
def test_every_member_sees_the_chain_as_known_then(today, members, moved) -> None:
    for member in members:
        case = Case(member, links=LINKS)
        assert chain(case, day(today)) == members
        assert slips(case, day(today)) == moved


def test_a_reset_is_in_the_chain_but_no_slip() -> None:
    late = other(2, "2025-11-04", "2025-11-20")
    case = Case(late, links=(link(late, FIRST), link(THIRD, late)))
    assert chain(case, day("2025-12-01")) == (FIRST, late, THIRD)
    assert slips(case, day("2025-12-01")) == (-2,)


def test_other_terms_begin_a_chain_of_their_own() -> None:
    case = Case(SECOND, links=(link(SECOND, FIRST, "different"), link(THIRD, SECOND)))
    assert chain(case, day("2025-12-01")) == (SECOND, THIRD)
    assert slips(case, day("2025-12-01")) == (-2,)


def test_a_link_counts_from_the_day_it_was_known() -> None:
    case = Case(FIRST, links=(link(SECOND, FIRST, known=day("2025-11-10")),))
    stands = [on(case, text) for text in ("2025-11-09", "2025-11-10")]
    assert [found and found.state for found in stands] == ["unconfirmed", "extended"]


def test_in_time_follows_the_event_that_the_old_one_hangs_on() -> None:
    old = hanging("by", None)
    tie = link(SECOND, old)
    moved = (
        row("2025-10-20", "scheduled", "2025-10-25"),
        row("2025-10-30", "scheduled", "2025-11-30"),
    )
    case = Case(old, links=(tie,), happenings={"E": moved})
    days = ["2025-10-19", "2025-10-29", "2025-10-30"]
    assert [in_time(case, tie, day(text)) for text in days] == [True, False, True]
    assert [tolerated(case, old, day(text)) for text in days] == [
        *(None, day("2025-10-25")),
        day("2025-11-30"),
    ]


def test_the_last_tolerated_day_stays_in_the_calendar() -> None:
    assert last_tolerated(FIRST, None) is None
    assert last_tolerated(FIRST, day("2025-10-30")) == day("2025-11-03")
    assert last_tolerated(FIRST, day("9999-12-30")) == day("9999-12-31")


FOURTH = other(4, "2025-12-01", None)


@pytest.mark.parametrize(
    ("new", "old", "refusal"),
    [
        (FIRST, THIRD, "#1 comes before #3 in its chain: a loop"),
        (SECOND, THIRD, "#2 comes before #3 in its chain: a loop"),
        (THIRD, THIRD, "#3 comes before #3 in its chain: a loop"),
        (THIRD, FIRST, "#1 is already followed by #2: link to #2"),
        (FOURTH, FIRST, "#1 is already followed by #2: link to #2"),
        (FOURTH, SECOND, "#2 is already followed by #3: link to #3"),
        (THIRD, FOURTH, "#3 follows #2 already, and can follow no other"),
        (FOURTH, THIRD, None),
        (FIRST, FOURTH, None),
    ],
)
def test_a_chain_takes_no_loop_and_no_second_successor(new, old, refusal) -> None:
    case = Case(old, links=LINKS)
    if refusal is None:
        check_link(case, new, old)
        return
    with pytest.raises(RecordRefused) as refused:
        check_link(case, new, old)
    assert str(refused.value) == refusal


@pytest.mark.parametrize("spare", [{"void": True}, {"kind": "related"}])
def test_what_joins_nothing_is_in_nobodys_way(spare) -> None:
    links = (link(SECOND, FIRST).but(**spare),)
    check_link(Case(FIRST, links=links), FOURTH, FIRST)
    check_link(Case(FIRST, links=links), FIRST, SECOND)
