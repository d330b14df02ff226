"""The lines of `party` and `topic`: a list of names with counts, and sections of what they have."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

import click

from tracker.cli.halves import under
from tracker.cli.lines import lines
from tracker.cli.list import Page
from tracker.cli.output import columns_of, fit, pad, width, wrapped
from tracker.core.glance import glance
from tracker.core.happening import event_standing
from tracker.core.moment import Moment
from tracker.core.standing import Standing
from tracker.core.states import FLAGS
from tracker.core.wording import window_words
from tracker.export.rows import Row, event_row
from tracker.store.sources import Event

LIMIT = click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=20,
    show_default=True,
    metavar="N",
    help="Lines a section at the most; 0 shows all.",
)
_NAMED = 28  # columns of a slug or a name at the most
_RANK = {flag: place for place, flag in enumerate(FLAGS)}

Cells = tuple[str, str, str, str, tuple[str, ...]]


def table(found: Sequence[Cells], counted: tuple[str, str]) -> Iterator[str]:
    """Slug, name, two counts and other names, in columns that fit; first what is counted."""
    if not found:
        yield "There are none yet."
        return
    slugs = min(max(columns_of(row[0]) for row in found), _NAMED)
    names = min(max(columns_of(row[1]) for row in found), _NAMED)
    head: Cells = ("", "", *counted, ("other names",))
    first = max(len(row[2]) for row in (head, *found))
    second = max(len(row[3]) for row in (head, *found))
    room = width() - slugs - names - first - second - 8
    if room < 0:
        names = max(names + room, 8)
    for row in (head, *found):
        start = f"{pad(row[0], slugs)}  {pad(row[1], names)}  {row[2]:>{first}}  {row[3]:>{second}}"
        others = fit(", ".join(row[4]), room) if room > 3 else ""
        yield f"{start}  {others}".rstrip()


def section(name: str, pages: Sequence[Page], limit: int, moment: Moment) -> Iterator[str]:
    """Deadlines under their flags: what is due and what lapsed first; `limit` 0 shows all.

    Under each half of an ultimatum stands the other.
    """
    found = [(stood, page.ultimatums) for page in pages for stood in page.stood]
    if not found:
        return
    counted = flags_of(pages)
    flags = ", ".join(f"{counted[flag]:,} {flag}" for flag in FLAGS if counted[flag])
    yield ""
    yield f"{name} ({len(found):,}: {flags})"
    ranked = sorted(found, key=lambda each: _RANK[each[0][1].flag])
    some = ranked[: limit or None]
    printed = lines([glance(*stood) for stood, _ in some], states=True)
    for ((case, *_), ultimatums), line in zip(some, printed, strict=True):
        yield line
        yield from under(ultimatums, case.deadline.id, moment)
    if len(found) > len(some):
        yield f"and {len(found) - len(some):,} more: `--limit 0` shows all"


def counts(stands: Standing | None) -> bool:
    """Whether a deadline is counted: it was announced, and was not recorded in error."""
    return stands is not None and stands.state != "in-error"


def flags_of(pages: Sequence[Page]) -> dict[str, int]:
    """How many deadlines stand under each flag."""
    counted = Counter(stands.flag for page in pages for _, stands, _ in page.stood)
    return {flag: counted[flag] for flag in FLAGS}


def event_lines(found: Sequence[Event], today: date, limit: int) -> Iterator[str]:
    """Events as known on `today`; those that nobody knew of yet are left out."""
    known = [(each, *event_standing(each.happenings, each.id, today)) for each in found]
    told = [(each, row, word) for each, row, word in known if row is not None]
    if not told:
        return
    yield ""
    yield f"events ({len(told):,})"
    wide = max(len(f"#{each.number}") for each, _, _ in told)
    for each, row, word in told[: limit or None]:
        words = f"{each.title}: {word}, {window_words(row.first, row.last)}"
        yield wrapped(f"{f'#{each.number}':>{wide}} ", words, wide + 2)
    if limit and len(told) > limit:
        yield f"and {len(told) - limit:,} more: `--limit 0` shows all"


def event_rows(found: Sequence[Event], today: date) -> list[Row]:
    """The same for machines."""
    known = [(each, *event_standing(each.happenings, each.id, today)) for each in found]
    return [
        event_row(each[:6], each.parties, row, word) for each, row, word in known if row is not None
    ]
