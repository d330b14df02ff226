"""Days without a year as the sentence means them: the last ones, or the next.

The grammar tells this by the words near the time; here the verb that decides is known.
"""

from datetime import timedelta

from tracker.core.reading.place import Place, dates_noun, is_announced
from tracker.core.reading.times import turned


def by_night(place: Place) -> Place:
    """What is told to have been overnight was in the night that ended: on one of two days."""
    time = place.time
    words = place.said[time.start : time.end].lower()
    if words != "overnight" or time.first is None or time.first != time.last or is_announced(place):
        return place
    return place.at(time.but(first=time.first - timedelta(days=1)))


def as_meant(place: Place) -> Place:
    """The time taken as the last or the next one, where the verb before it says otherwise."""
    time = place.time
    if time.last is None or time.first is None:
        return place
    cue = place.governor("tells", "if")
    if cue is None or cue.start > time.start:
        return _turned_by_what_follows(place)
    opens, _ = place.clause
    if cue.start < opens:
        return place
    if time.last < place.published and cue.sense in ("commits", "slots", "expires"):
        return place.at(turned(time, place.asked, back=False))
    if cue.last in _HELD and time.relation == "on" and time.first > place.published:
        return place.at(turned(time, place.asked, back=True))
    farthest = (time.first - place.published).days > _NEXT_YEAR or (
        time.last - place.published
    ).days > _NEXT_YEAR
    if farthest and cue.name in ("did", "ed"):
        return place.at(turned(time, place.asked, back=True))
    far = (time.first - place.published).days > _SOON
    if far and cue.name in ("did", "ed") and time.relation in ("on", "in"):
        return place.at(turned(time, place.asked, back=True))
    return place


_NEXT_YEAR = 270
"""Days ahead from which on a date told in the past was rather one of months ago."""

_HELD = ("held", "hosted", "attended", "chaired")
"""Past forms whose noun the grammar may take for a verb: held a sanctions vote on Tuesday."""


def _turned_by_what_follows(place: Place) -> Place:
    """The next such day, where no verb stands before it and the first behind it tells of a plan."""
    time = place.time
    behind = [
        cue for cue in place.cues if cue.start >= time.end and cue.sense not in ("tells", "if")
    ]
    if not behind or behind[0].name not in ("be-due", "will") or not dates_noun(place):
        return place
    if time.last is None or time.last >= place.published:
        return place
    return place.at(turned(time, place.asked, back=False))


_SOON = 31
"""Days ahead up to which a date told in the past may be one to come: it was set on 3 June."""
