"""Pauses between requests, and what hosts ask for; nobody waits here."""

from datetime import UTC, datetime, timedelta

import pytest

from tracker.errors import TryAgain
from tracker.intake.courtesy import LONGEST, REST, Courtesy, Resting
from tracker.intake.fetching import Busy

NOW = datetime(2026, 3, 9, 12, tzinfo=UTC)


class Clock:
    """A clock that moves only when somebody waits."""

    def __init__(self) -> None:
        self.now = NOW
        self.waited: list[float] = []

    def __call__(self) -> datetime:
        return self.now

    def wait(self, seconds: float) -> None:
        self.waited.append(seconds)
        self.now += timedelta(seconds=seconds)


def test_a_host_is_asked_again_after_the_pause_and_others_at_once() -> None:
    clock = Clock()
    courtesy = Courtesy(2, {}, clock, clock.wait)
    for url in ("http://a.example/1", "http://b.example/", "http://A.example/2"):
        courtesy.await_turn(url)
    assert clock.waited == [2]
    clock.now += timedelta(seconds=5)
    courtesy.await_turn("http://a.example/3")
    clock.now -= timedelta(days=1)  # a clock that is set back makes nobody wait for a day
    courtesy.await_turn("http://a.example/4")
    assert clock.waited == [2, 2]


@pytest.mark.parametrize(
    ("after", "rest"),
    [
        ("120", timedelta(seconds=120)),
        ("Mon, 09 Mar 2026 13:00:00 GMT", timedelta(hours=1)),
        ("Mon, 09 Mar 2026 14:00:00 +0100", timedelta(hours=1)),
        ("9" * 30, LONGEST),
        ("Fri, 31 Dec 9999 23:59:59 GMT", LONGEST),
        (None, REST),
        ("soon", REST),
        ("-5", REST),
        ("Mon, 09 Mar 2026 11:00:00 GMT", REST),
        ("0", REST),
    ],
)
def test_a_busy_host_rests(after: str | None, rest: timedelta) -> None:
    clock = Clock()
    courtesy = Courtesy(0, {}, clock, clock.wait)
    courtesy.rest(Busy("busy", "a.example", after))
    assert courtesy.rests == {"a.example": NOW + rest}
    with pytest.raises(Resting, match=r"a\.example asked for a pause until 2026-03-"):
        courtesy.await_turn("https://a.example/")
    courtesy.await_turn("https://a.example:8443/")
    clock.now += rest
    courtesy.await_turn("https://a.example/")


def test_who_rests_may_be_asked_later() -> None:
    assert issubclass(Resting, TryAgain)
