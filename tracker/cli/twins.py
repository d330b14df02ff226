"""`tracker twins`: deadlines that look as if they were recorded twice."""

from collections.abc import Iterator, Sequence
from datetime import date

import click

from tracker.cli.app import App
from tracker.cli.narrowing import formats
from tracker.cli.options import pass_app
from tracker.cli.output import complain, rows, tell, wrapped
from tracker.core.twins import OPEN, Twin
from tracker.core.wording import count, window_words
from tracker.export.rows import Row
from tracker.store.twins import twins

_TOLD = 3  # twins of one new deadline that are told one by one
_COMPARED = 2_000  # new deadlines at the most; more are left to `tracker twins`


@click.command("twins")
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=20,
    show_default=True,
    metavar="N",
    help="Pairs at the most; 0 shows all.",
)
@formats
@pass_app
def command(app: App, limit: int, form: str) -> None:
    """Deadlines that look as if they were recorded twice, newest first.

    The same party announced both, or is bound by both, their windows share a day, and their titles
    are alike. What is in error, of one chain or related is settled, and is left out.

    \b
    tracker twins
    tracker in-error 141 --same-as 10
    tracker link 141 10 --related --note "two different summits"
    """
    app.refuse_as_of("twins", "compares all that is recorded")
    found = twins(app.reading)
    some = found[: limit or None]
    if form == "table":
        tell(_lines(some, len(found)))
    else:
        rows(form, [twin_row(twin) for twin in some])


def tell_twins(found: Sequence[Twin]) -> None:
    """Say on stderr which recorded deadlines a new one looks like, and why."""
    for twin in found[:_TOLD]:
        number = twin.other.number
        complain(f"#{twin.one.number} looks like #{number} “{twin.other.title}”: {reason(twin)}")
    if len(found) > _TOLD:
        complain(f"and like {count(len(found) - _TOLD, 'more deadline')}: see `tracker twins`")


def tell_pairs(found: Sequence[Twin]) -> None:
    """Say on stderr which of many new deadlines look like others, the first few one by one."""
    for twin in found[:_TOLD]:
        tell_twins([twin])
    if len(found) > _TOLD:
        complain(f"and {count(len(found) - _TOLD, 'more pair')} alike: see `tracker twins`")


def tell_new(app: App, new: Sequence[str]) -> None:
    """Say on stderr which of the deadlines that came in look as if they were recorded twice."""
    if 0 < len(new) <= _COMPARED:
        tell_pairs(twins(app.reading, set(new)))


def reason(twin: Twin) -> str:
    """Why two deadlines look like one."""
    who = "announced both" if twin.part == "speaker" else "is bound by both"
    like = "the titles are the same" if twin.like == 1 else f"the titles are {twin.like:.0%} alike"
    return f"{twin.party} {who}, the windows share {_days(twin)}, and {like}"


def _days(twin: Twin) -> str:
    first, last = twin.shared
    return window_words(
        date.fromisoformat(first), None if last == OPEN else date.fromisoformat(last)
    )


def _lines(some: Sequence[Twin], total: int) -> Iterator[str]:
    for twin in some:
        wide = max(len(f"#{look.number}") for look in (twin.one, twin.other)) + 1
        for look in (twin.one, twin.other):
            yield wrapped(f"{f'#{look.number}':>{wide - 1}}", look.title, wide)
        yield wrapped("", f"{reason(twin)}.", wide + 4)
    if not some:
        yield "No two deadlines look like one."
        return
    if total > len(some):
        yield f"and {count(total - len(some), 'more pair')}: `--limit 0` shows all"
    yield wrapped(
        "",
        "One and the same: `tracker in-error ID --same-as ID`."
        " Two of them: `tracker link ID ID --related`.",
        0,
    )


def twin_row(twin: Twin) -> Row:
    """A pair for machines; `like` is how alike the titles are, and both windows have the days."""
    first, last = twin.shared
    return {
        "number": twin.one.number,
        "title": twin.one.title,
        "id": twin.one.id,
        "other_number": twin.other.number,
        "other_title": twin.other.title,
        "other_id": twin.other.id,
        "part": twin.part,
        "party": twin.party,
        "first": first,
        "last": None if last == OPEN else last,
        "like": round(twin.like, 2),
        "why": reason(twin),
    }
