"""A watched feed in a store, recorded as `watch add` does, without a server."""

from pathlib import Path

from tests.store.conftest import WRITTEN
from tracker.store.change import changing

FEED = {"slug": "desk-news", "url": "http://desk.example/feed.json", "title": "Desk news"}


def watching(store: Path) -> None:
    """Watch a feed that no run has asked yet."""
    with changing(str(store), WRITTEN, "me", "watch add") as change:
        change.add("feed", FEED)
