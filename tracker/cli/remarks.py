"""Remarks on a store as lines: faults first, what to do beneath each."""

from collections.abc import Iterator, Sequence

from tracker.cli.output import wrapped
from tracker.core.wording import count
from tracker.errors import FaultFound
from tracker.store.remark import LEVELS, Holding, Remark

_INDENT = 22


def remark_lines(remarks: Sequence[Remark]) -> Iterator[str]:
    """A paragraph for each remark, by level, in the order in which they were made."""
    for remark in sorted(remarks, key=lambda remark: LEVELS.index(remark.level)):
        yield wrapped(f"{remark.level:<8}{remark.name}", remark.found, _INDENT)
        if remark.remedy:
            yield wrapped("", f"→ {remark.remedy}", _INDENT)


def faulty(remarks: Sequence[Remark]) -> int:
    """The exit code: that of a check which found faults, or 0."""
    return FaultFound.exit_code if any(remark.level == "fault" for remark in remarks) else 0


def holding_row(holding: Holding | None) -> dict[str, object]:
    """What a store holds as fields; none when it cannot be counted."""
    return holding._asdict() | {"head": str(holding.head)} if holding else {}


def holding_words(holding: Holding) -> str:
    """What a store holds: deadlines, events, changes and the newest one."""
    newest = f", the newest of {holding.newest}" if holding.newest else ""
    return (
        f"{count(holding.deadlines, 'deadline')}, {count(holding.events, 'event')},"
        f" {count(holding.head.seq, 'journal row')}{newest}"
    )
