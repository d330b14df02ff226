"""Hosts have one spelling: what is stored is read again as the same, and is what addresses have."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.core.hosts import NONE, host_list
from tracker.errors import UsageError
from tracker.intake.addresses import refuse, target

PORTS = st.just("") | st.integers(1, 65535).map(":{}".format)
NAMES = st.sampled_from(["intranet", "A.example", "a-b.example.", "zürich.example", "_x.example"])
SIX = st.ip_addresses(v=6).map("[{}]".format)
HOSTS = NAMES | st.ip_addresses(v=4).map(str) | SIX
PLACES = st.tuples(HOSTS, PORTS).map("".join)


@given(st.lists(PLACES, min_size=1, max_size=4))
def test_a_list_is_read_again_as_itself_and_allows_its_addresses(places: list[str]) -> None:
    found = host_list(" , ".join(places))
    assert host_list(",".join(found)) == found
    for place in places:
        refuse(target(f"http://{place}/"), ["10.0.0.1"], found)


@given(st.text(max_size=20) | st.text("a.:[]01x-/@*% ", max_size=20))
def test_any_words_are_a_list_or_refused_in_one_line(words: str) -> None:
    with suppress(UsageError):
        found = host_list(words)
        assert host_list(",".join(found) or NONE) == found
        assert not any(set(each) & set(" /@*%\\?#,") for each in found)


@pytest.mark.parametrize("words", ["none", " None "])
def test_none_is_a_list_of_nothing(words: str) -> None:
    assert host_list(words) == ()
