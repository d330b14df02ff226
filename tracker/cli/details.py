"""The lines under a deadline that say where it comes from: words, source, chain."""

import sqlite3
from datetime import date

from tracker.cli.output import wrapped
from tracker.core.anchors import Happenings
from tracker.core.causes import causes
from tracker.core.chain import chain, course
from tracker.core.records import Anchor, Case
from tracker.core.wording import count, day_words, window_words
from tracker.export.rows import Row, cause_row
from tracker.store.sources import Citation, cited, numbered


def details(db: sqlite3.Connection, case: Case, today: date) -> list[str]:
    """Phrase, quotes with their sources, and the chain, indented under the deadline's line."""
    deadline = case.deadline
    words = f"“{deadline.phrase}”, " if deadline.phrase else ""
    found = [("said", f"{words}{day_words(deadline.said)}")]
    found += [("source", citation(source)) for source in cited(db, "deadline", deadline.id, today)]
    if len(chain(case, today)) > 1:
        found.append(("chain", chain_words(case, today)))
    return [wrapped(f"      {name}", text, indent=14) for name, text in found]


def citation(source: Citation, sided: bool = False) -> str:
    """A source in one line: the words, its title, its day, its address, the side it takes.

    That it supports goes without saying, unless it is `sided`.
    """
    parts = [
        f"“{source.quote}”" if source.quote else None,
        source.title,
        source.published and day_words(source.published),
        source.url,
        None if source.stance == "supports" and not sided else f"({source.stance})",
        "(unverified: not in the saved copy)" if source.unverified else None,
    ]
    return ", ".join(part for part in parts if part)


def chain_words(case: Case, today: date) -> str:
    """The numbers of a chain in order, how often it slipped and was reset, and how far in all."""
    found = course(case, today)
    numbers = " → ".join(f"#{member.number}" for member in found.members)
    parts = [count(len(found.members), "announcement"), count(len(found.slips), "slip")]
    if found.slips:
        days = ", ".join("open" if slip is None else f"{slip:+} d" for slip in found.slips)
        parts[-1] += f" ({days})"
    if found.resets:
        parts.append(count(found.resets, "reset"))
    parts.append("open" if found.slipped is None else f"{count(found.slipped, 'day')} in all")
    return f"{numbers}: {', '.join(parts)}"


def causes_fields(
    db: sqlite3.Connection, happenings: Happenings, anchor: Anchor | None, today: date
) -> list[tuple[str, str]]:
    """What a window hangs on, step by step: a label and the words of each."""
    fields: list[tuple[str, str]] = []
    for cause in causes(happenings, anchor, today):
        row = cause.row
        name = f"{numbered(db, 'event', cause.event)} {cause.words}" if cause.event else ""
        how = "which nobody has recorded yet" if not cause.event else "not known yet"
        if row is not None:
            how = f"{row.standing}, {window_words(row.first, row.last)}"
        above = f"{numbered(db, 'event', cause.hanging)} " if cause.hanging else ""
        label = "" if fields else "hangs on"
        fields.append((label, f"{above}{cause.tie} {name or f'“{cause.words}”'}: {how}"))
    return fields


def causes_rows(
    db: sqlite3.Connection, happenings: Happenings, anchor: Anchor | None, today: date
) -> list[Row]:
    """The same for machines."""
    found = causes(happenings, anchor, today)
    events = {id for cause in found for id in (cause.hanging, cause.event) if id}
    numbers = {id: numbered(db, "event", id) for id in events}
    return [cause_row(cause, numbers) for cause in found]
