"""What stderr says of parties and topics that a command recorded because they were named."""

from collections.abc import Sequence

from tracker.cli.output import complain
from tracker.core.wording import count
from tracker.store.made import Made

_SHOWN = 5  # that are told one by one; a file may name hundreds


def tell_made(made: Sequence[Made]) -> None:
    """Say what was made, and which recorded one it may have been meant for."""
    for each in made[:_SHOWN]:
        complain(_words(each))
    if len(made) > _SHOWN:
        complain(f"and {count(len(made) - _SHOWN, 'more new name')}")


def _words(each: Made) -> str:
    name = each.name if each.name == each.slug else f"{each.name} ({each.slug})"
    words = f"a new {each.kind}: {name}"
    if each.like is None:
        return words
    merge = f"`tracker {each.kind} merge {each.slug} {each.like.slug}`"
    return f"{words}; did you mean {each.like.name} ({each.like.slug})? Then {merge}"
