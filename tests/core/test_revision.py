"""Which of two copies of a calendar's entry is the older one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.core.revision import Revision, revision

OLD, NEW = "20251103T080000Z", "20251103T080001Z"
PAIRS = [
    # two copies, and whether the first one is older for certain
    (Revision(), Revision(), False),
    (Revision(1), Revision(2), True),
    (Revision(2, OLD), Revision(1, NEW), False),
    (Revision(10000), Revision(9999), False),
    (Revision(0, OLD), Revision(0, NEW), True),
    (Revision(0, NEW, OLD), Revision(0, OLD, NEW), False),
    (Revision(0, OLD, OLD), Revision(0, OLD, NEW), True),
    (Revision(0, OLD), Revision(0, "", NEW), False),  # what both state is compared
    (Revision(0, "", OLD), Revision(0, NEW, NEW), True),
    (Revision(5, OLD), Revision(0, NEW, alone=True), True),
    (Revision(0, NEW), Revision(5, OLD, alone=True), False),
    (Revision(0, OLD, NEW), Revision(0, NEW, OLD, alone=True), False),
    (Revision(0), Revision(5, OLD, alone=True), False),
]


@pytest.mark.parametrize(("one", "other", "older"), PAIRS)
def test_which_is_older(one: Revision, other: Revision, older: bool) -> None:
    assert one.older(other) == older
    if older:
        assert not other.older(one)


STAMPS = st.sampled_from(("", OLD, NEW))
REVISIONS = st.builds(Revision, st.integers(0, 10**9), STAMPS, STAMPS, st.booleans())


@given(REVISIONS, REVISIONS)
def test_a_revision_is_stored_and_read_back(one: Revision, other: Revision) -> None:
    assert revision(str(one)) == one
    assert not (one.older(other) and other.older(one))


@pytest.mark.parametrize("text", [None, "", "0001", "1 - -", "0001 - - - ", "0001 - 2025"])
def test_what_is_no_revision(text: str | None) -> None:
    assert revision(text) is None
