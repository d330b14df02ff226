"""What a phrase is resolved against: the day, the place, our conventions, the events."""

from collections.abc import Mapping
from datetime import date, time, timedelta

from tracker.core.anchors import Window
from tracker.core.conventions import CONVENTIONS, Conventions
from tracker.core.record import Record
from tracker.core.spec import Spec


class Asked(Record):
    """What a spec is resolved against.

    `said` is day 0, and `at` the clock time at which it was said, if known: lengths in hours and
    minutes then end at an hour. `events` are the windows of events that have one, by their words;
    which case these are in, and whether one of the `articles` leads, makes no difference. Where
    the words may look back (`past`), what is over is no reason to refuse; `back` makes days
    without a year the last ones instead of the next.
    """

    said: date
    zone: str = "UTC"
    conventions: Conventions = CONVENTIONS
    at: time | None = None
    events: Mapping[str, Window] = {}
    articles: frozenset[str] = frozenset()
    past: bool = False
    back: bool = False

    def event(self, words: str) -> Window | None:
        """The window of the event that these words name, if it has one."""
        if not self.events:
            return None
        from tracker.core.events import event_name  # few questions know of an event

        name = event_name(words, self.articles)
        found = (
            days for one, days in self.events.items() if event_name(one, self.articles) == name
        )
        return next(found, None)

    def opening(self, reach: int) -> date:
        """The day from which candidates are sought; looking back, `reach` days earlier."""
        if not self.back:
            return self.said
        return self.said - min(timedelta(reach), self.said - date.min)


class Parsed(Record):
    """A spec with the words it was read from, and the zone that holds."""

    spec: Spec
    phrase: str
    zone: str
