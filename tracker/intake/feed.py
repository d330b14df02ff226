"""A feed in plain values: what it announces, and where that is to be read."""

from typing import NamedTuple

from tracker.intake.confined import LIMITS, Limits, confined
from tracker.intake.stamps import Stamp, restored


class Entry(NamedTuple):
    """One announcement. `id` is the feed's own name for it, by which it is known again.

    `content` is what it says itself, told only where it has no address; `media` is its kind.
    """

    id: str
    title: str | None
    address: str | None
    published: Stamp | None
    content: str | None = None
    media: str | None = None


class Feed(NamedTuple):
    """The entries in the order of the feed, which is no promise of any order in time."""

    title: str | None
    entries: tuple[Entry, ...]


def feed_of(
    data: bytes, address: str | None = None, name: str = "the feed", limits: Limits = LIMITS
) -> Feed:
    """The feed in some bytes that were found at `address`: RSS, Atom or JSON Feed.

    `name` is what errors call it. Raises UsageError for what is no feed or takes more than the
    `limits`, and for RSS and Atom where feedparser is not installed; TryAgain where no process can
    be started.
    """
    told = confined("tracker.intake.entries:entries", data, {"address": address}, name, limits)
    return Feed(
        told["title"],
        tuple(
            Entry(
                *(each["id"], each["title"], each["address"], restored(each["published"])),
                *(each.get("content"), each.get("media")),
            )
            for each in told["entries"]
        ),
    )
