"""Which readers there are: ours, and those that installed packages name in the group."""

from importlib.metadata import EntryPoint, entry_points

from tracker.core.reading import RULES, Reader
from tracker.errors import UsageError

GROUP = "tracker.readers"
"""The group of entry points in which a package names its readers."""

OURS = (
    EntryPoint("rules", "tracker.readers.registry:rules", GROUP),
    EntryPoint("llm", "tracker.readers.model:reader", GROUP),
)
"""Ours, as a package would name them: a clone that is not installed has no entry points."""


def rules(model: str | None) -> Reader:
    """Our rules, made as every reader is: from what stands behind the colon."""
    if model is not None:
        raise UsageError("the reader rules takes no model")
    return RULES


def names() -> list[str]:
    """The names of all readers, in order."""
    return sorted({each.name for each in _all()})


def entry(name: str) -> EntryPoint:
    """The reader of that name; raises UsageError for none, and for one that two packages name."""
    named = [each for each in _all() if each.name == name]
    if not named:
        raise UsageError(f"no reader {name!r}; readers: {', '.join(names())}")
    if len(named) > 1:
        homes = " and ".join(sorted(_home(each) for each in named))
        raise UsageError(f"two packages name a reader {name!r}: {homes}")
    return named[0]


def _all() -> list[EntryPoint]:
    return [*OURS, *entry_points(group=GROUP)]


def _home(each: EntryPoint) -> str:
    return each.dist.name if each.dist else "tracker"
