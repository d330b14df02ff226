"""`tracker list --chains`: a line for each chain, by its newest announcement."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from tracker.cli.output import pad, paint, say, stream, tell, width
from tracker.core.chain import Course, course
from tracker.core.states import STATES, label
from tracker.core.wording import count
from tracker.export.rows import chain_row, deadline_row

if TYPE_CHECKING:
    from tracker.cli.list import Page, Stood

Chained = tuple["Stood", Course]
_STATE = max(map(len, STATES))


def show(pages: Iterable["Page"], form: str) -> None:
    """Print the chains whose newest announcements are on these pages."""
    found = map(_chained, pages)
    if form != "table":
        stream(form, ([_row(*each) for each in page] for page in found))
        return
    shown = False
    for page in found:
        tell(_line(*each) for each in page)
        shown = shown or bool(page)
    if not shown:
        say("No chain fits.")


def _chained(page: "Page") -> list[Chained]:
    found: Iterator[Chained] = (
        (stood, course(stood[0], today)) for stood in page.stood for today in (stood[2],)
    )
    return [
        (stood, one)
        for stood, one in found
        if len(one.members) > 1 and one.members[-1].id == stood[0].deadline.id
    ]


def _row(stood: "Stood", found: Course) -> dict[str, object]:
    case, standing, _ = stood
    return chain_row(found, deadline_row(case, standing))


def _line(stood: "Stood", found: Course) -> str:
    """Its numbers, how the newest one stands, its title, and what it comes to."""
    case, standing, _ = stood
    numbers = f"#{found.members[0].number} → #{case.deadline.number}"
    state = paint(label(standing.state).ljust(_STATE), standing.flag)
    words = words_of(found)
    room = max(width() - 15 - _STATE - len(words) - 6, 10)
    return f"{numbers:<15}  {state}  {pad(case.deadline.title, room)}  {words}"


def words_of(found: Course) -> str:
    """3 said, 1 slip, 1 reset, +45 d."""
    parts = [f"{len(found.members)} said"]
    if found.slips:
        parts.append(count(len(found.slips), "slip"))
    if found.resets:
        parts.append(count(found.resets, "reset"))
    parts.append("open" if found.slipped is None else f"{found.slipped:+} d")
    return ", ".join(parts)
