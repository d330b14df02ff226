"""Manners towards hosts: a pause between two requests, and rest for those that ask for it."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from tracker.errors import TryAgain
from tracker.intake.addresses import target
from tracker.intake.fetching import Busy

REST = timedelta(minutes=5)
"""How long a host rests that asks for less, but not for how long."""

LONGEST = timedelta(days=1)
"""A host that wants more than this is asked again after it all the same."""


class Resting(TryAgain):
    """A host that asked for a pause, which is not over."""


class Courtesy:
    """What is asked of hosts, one request after another.

    `pause` is the seconds between two requests to one host; `rests` says until when hosts want to
    be left alone, and is kept up to date. `clock` gives aware instants, `sleep` waits for seconds.
    """

    def __init__(
        self,
        pause: float,
        rests: dict[str, datetime],
        clock: Callable[[], datetime],
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.rests = rests
        self._pause = pause
        self._clock = clock
        self._sleep = sleep
        self._asked: dict[str, datetime] = {}

    def await_turn(self, url: str) -> None:
        """Wait until the host of an address may be asked; raises Resting where that is long."""
        host = target(url).place
        now = self._clock()
        until = self.rests.get(host)
        if until is not None and now < until:
            raise Resting(f"{host} asked for a pause until {until:%Y-%m-%d %H:%M} UTC")
        if host in self._asked:
            since = (now - self._asked[host]).total_seconds()
            wait = self._pause - max(since, 0)
            if wait > 0:
                self._sleep(wait)
        self._asked[host] = self._clock()

    def rest(self, busy: Busy) -> None:
        """Leave the host alone that has just said it is busy."""
        now = self._clock()
        self.rests[busy.host] = now + min(_asked_for(busy.after, now) or REST, LONGEST)


def _asked_for(after: str | None, now: datetime) -> timedelta | None:
    """The pause that a Retry-After asks for, in seconds or until an instant; None if it is none."""
    text = (after or "").strip()
    if text.isascii() and text.isdigit():
        return timedelta(seconds=min(int(text[:9]), int(LONGEST.total_seconds())))
    try:
        until = parsedate_to_datetime(text)
    except ValueError:
        return None
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(until - now, timedelta(0))
