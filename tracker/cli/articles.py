"""What is known around an article that is read: allowed hosts, the record, its origin."""

import os

from tracker.cli.app import App
from tracker.core.reading import Given
from tracker.intake import article as intake
from tracker.store.proposing import Origin
from tracker.store.settings import DEFAULTS


def has_store(app: App) -> bool:
    """Whether there is a store; one that is named has to be."""
    return app.given is not None or os.path.lexists(app.path)


def hosts(app: App) -> tuple[str, ...]:
    """The hosts that may be fetched from though their addresses are not public."""
    if not has_store(app):
        return ()
    from tracker.core.hosts import host_list
    from tracker.store.cases import setting

    with app.reading() as db:
        return host_list(setting(db, "hosts"))


def known(app: App, text: str) -> tuple[Given, str]:
    """What is recorded of the parties that the text names, and the zone; no store is needed."""
    if not has_store(app):
        return Given(), DEFAULTS["zone"]
    from tracker.store.cases import setting
    from tracker.store.given import given

    with app.reading() as db:
        return given(db, text), setting(db, "zone")


def origin(found: intake.Article, name: str, address: str | None) -> Origin:
    """Where an article is from, without what was guessed; `address` is where it was asked for."""
    sure = found.published if "published" not in found.guessed else None
    return Origin(
        name,
        found.address or address,
        found.title,
        found.publisher,
        sure.day if sure else None,
        found.original,
    )
