"""`tracker merge`: the changes of another store, brought into this one."""

import os
import tempfile
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import click

from tracker.cli.app import App
from tracker.cli.merge_file import Source, source_of
from tracker.cli.narrowing import formats
from tracker.cli.options import pass_app, why
from tracker.cli.output import say, stream, wrapped
from tracker.cli.progress import Progress
from tracker.core.wording import count
from tracker.errors import RecordRefused, TryAgain, UsageError
from tracker.store.bringing import Moved
from tracker.store.conflicts import Named, Settling, conflicts, row_of
from tracker.store.importing import outcomes
from tracker.store.merging import Meeting
from tracker.store.others import beside
from tracker.store.summing import Found, found
from tracker.store.untangling import untangle

_TRIES = 5  # how often others may change the store meanwhile
_SHOWN = 20  # changed records, and conflicts, that are told one by one
_PAGE = 500


class _Asked(NamedTuple):
    """What the command was told."""

    file: str
    ours: tuple[str, ...]
    theirs: tuple[str, ...]
    dry_run: bool
    form: str


@click.command("merge")
@click.argument("file")
@click.option(
    "--ours",
    multiple=True,
    metavar="ID",
    help="Settle this conflict as this store has it; `all` for all others. May be repeated.",
)
@click.option(
    "--theirs",
    multiple=True,
    metavar="ID",
    help="Settle this conflict as FILE has it; `all` for all others. May be repeated.",
)
@click.option("--dry-run", is_flag=True, help="Only say what would change.")
@why
@formats
@pass_app
def command(
    app: App,
    file: str,
    ours: tuple[str, ...],
    theirs: tuple[str, ...],
    dry_run: bool,
    form: str,
) -> None:
    """Bring in what was recorded in another store: a FILE.db, or an export as ndjson.

    Records go by their public ids, parties and topics by their slugs. What only they have, or only
    they changed, is taken; what both changed is joined, field by field, on what both came from. The
    same field changed on both sides, or removed there and changed here, is a conflict: it is
    listed, left as it is here, and the command exits with 5, until --ours or --theirs settles it.

    Their journal has to hold, and its rows are kept inside this one's. An export without --journal
    has none: then what differs is a conflict. Their file is only read, and merging it twice
    changes nothing.

    \b
    tracker merge ~/anna/tracker.db --dry-run
    tracker merge ~/anna/tracker.db --theirs 12 --ours party:turkey
    tracker merge anna.ndjson --ours all
    """
    app.refuse_as_of("merge", "brings in what is recorded now")
    both = {*ours} & {*theirs}
    if both:
        raise UsageError(f"--ours and --theirs both name {min(both)}: one of them settles it")
    asked = _Asked(file, ours, theirs, dry_run, form)
    if not dry_run:
        app.prepare()
    with app.reading():
        pass  # refused before anything else is read
    with (
        tempfile.TemporaryDirectory(prefix="tracker-merge-") as folder,
        Progress(os.path.basename(file)) as progress,
    ):
        source = source_of(app, file, folder, progress)
        progress.end()
        _report(asked, source, *_merged(app, asked, source, folder))


def _merged(
    app: App, asked: _Asked, source: Source, folder: str
) -> tuple[str, Found, Sequence[Named]]:
    """The staged file, what it holds, and the conflicts that are left; it is stored."""
    for turn in range(_TRIES):
        staged = os.path.join(folder, f"staged-{turn}")
        settling = Settling(asked.ours, asked.theirs)
        with beside(app.path, source.other, staged, folder) as db:
            meeting = Meeting(db, source.other, settling)
            meeting.compare()
            untangle(meeting)
            settling.check_met()
            at, total, left = meeting.head, found(db), list(conflicts(db))
        if asked.dry_run or not total.something:
            return staged, total, left
        try:
            with app.changing("merge", staged=staged) as change:
                change.join(_act(source, total), at)
        except Moved:
            continue
        return staged, total, left
    raise TryAgain("others keep changing the store: try again")


def _act(source: Source, total: Found) -> dict[str, Any]:
    """What the journal tells of the merge as a whole."""
    other = source.other
    head = {"store": other.store, "seq": other.head.seq, "hash": other.head.hash}
    file = {"sha256": source.sha256} if source.sha256 else {}
    told = head if other.told else {}
    counts = {"new": total.counts["new"], "changed": total.counts["changed"]}
    counts |= {"gone": total.counts["removed"], "rows": total.rows, "left": total.left}
    return {"name": source.name, **file, **told, **counts}


def _report(
    asked: _Asked, source: Source, staged: str, total: Found, left: Sequence[Named]
) -> None:
    """Say what was merged, and what was not. Raises RecordRefused if conflicts are left."""
    if asked.form == "table":
        _tell(asked, source, total, left)
    else:
        stream(asked.form, _pages(staged, total, left))
    if left:
        open_ones = sum(not each.conflict.waits for each in left)
        what = count(open_ones, "conflict")
        rest = " would be left" if asked.dry_run else " left unmerged"
        raise RecordRefused(f"{source.name}: {what}{rest}: settle with --ours ID or --theirs ID")


def _tell(asked: _Asked, source: Source, total: Found, left: Sequence[Named]) -> None:
    for each in left[:_SHOWN]:
        for line in _conflict_lines(each):
            say(line)
    if len(left) > _SHOWN:
        say(f"and {len(left) - _SHOWN:,} more: --format ndjson has all")
    if asked.dry_run:
        for row in total.shown:
            label = f"#{row['number']}" if row["number"] and row["changes"] else row["record"]
            say(wrapped(label, f"{row['title']}: {_became(row)}", 10))
        more = total.counts.total() - len(total.shown)
        if more > 0:
            say(f"and {more:,} more: --format ndjson has all")
    if not total.something and not left:
        say(wrapped("", f"{source.name} has nothing that is new here.", 0))
        return
    words = [f"{total.counts[what]:,} {what}" for what in ("new", "changed", "removed")]
    words += [f"{total.settled:,} settled"] if total.settled else []
    begin = "Would bring in" if asked.dry_run else "From"
    say(wrapped("", f"{begin} {source.name}: {', '.join(words)}.", 0))
    if total.renumbered:
        numbers = count(total.renumbered, "record")
        become = "would get" if asked.dry_run else "got"
        say(f"{numbers} {become} another number: theirs was taken here.")


def _conflict_lines(named: Named) -> Iterator[str]:
    """A conflict: of what, and in each field what it was, what it is here, and what there."""
    conflict = named.conflict
    number = f"#{named.number}" if named.number else ""
    label = number if conflict.kind in ("deadline", "event") else ""
    words = [label or f"{conflict.kind}:{conflict.key}", number if not label else "", named.title]
    reason = f": {conflict.reason}" if conflict.reason else ""
    what = "waits" if conflict.waits else "conflict"
    yield wrapped(what, " ".join(filter(None, words)) + reason, 10)
    for clash in conflict.clashes:
        yield wrapped(f"  {clash.field}", f"was {_short(clash.base)}", 18)
        yield wrapped("    ours", _short(clash.ours), 18)
        yield wrapped("    theirs", _short(clash.theirs), 18)


def _became(row: dict[str, Any]) -> str:
    if row["what"] != "changed":
        return str(row["what"])
    pairs = (
        f"{field} {_short(before)} → {_short(after)}"
        for field, (before, after) in row["changes"].items()
        if field != "version"
    )
    return "; ".join(pairs)


def _short(value: Any) -> str:
    text = "-" if value is None else value if isinstance(value, str) else str(value)
    return text if len(text) <= 60 else f"{text[:59]}…"


def _pages(staged: str, total: Found, left: Sequence[Named]) -> Iterator[list[dict[str, object]]]:
    """All records that came in or changed, then the conflicts, as rows with fixed keys."""
    page: list[dict[str, object]] = []
    bare: dict[str, object] = {"reason": None, "fields": {}}
    for row in outcomes(staged):
        page.append(_fixed(row) | bare)
        if len(page) == _PAGE:
            yield page
            page = []
    page += [_fixed(row) | bare for row in total.removed]
    page += [row_of(each) | {"changes": {}} for each in left]
    yield page


def _fixed(row: dict[str, Any]) -> dict[str, Any]:
    names = ("record", "id", "number", "title", "what", "changes")
    return {name: row[name] for name in names}
