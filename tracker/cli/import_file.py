"""`tracker import`: records from CSV, JSON Lines, JSON and iCalendar."""

import csv
import os
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain, islice
from typing import Any, NamedTuple

import click

from tracker.cli.app import App
from tracker.cli.import_rows import Asked, Rows
from tracker.cli.narrowing import formats
from tracker.cli.options import DAY, pass_app, why
from tracker.cli.output import complain, say, stream, wrapped
from tracker.cli.progress import Progress
from tracker.core.plain import plain
from tracker.core.wording import count
from tracker.errors import DiskError, NoPermission, RecordRefused, TryAgain, UsageError
from tracker.intake.columns import mapping
from tracker.intake.opened import Opened, called, opened
from tracker.store.arriving import SINCE
from tracker.store.bringing import Moved, Refused
from tracker.store.drafts import Terms
from tracker.store.importing import (
    Staging,
    bad_rows,
    faults,
    new_deadlines,
    outcomes,
    reason,
    refuse,
    stage,
    staging,
)
from tracker.store.walking import travelling

_TRIES = 5  # how often others may change the same records meanwhile
_SHOWN = 20  # changed records that are told one by one
_UNTOLD = ("version", "uid", "mark", "revision")
"""Fields that follow from what else a row changes."""

_PAGE = 500


@click.command("import")
@click.argument("file")
@click.option(
    "--map", "maps", multiple=True, metavar="COLUMN=FIELD", help="What a column of theirs is here."
)
@click.option("--topic", metavar="TOPIC", help="The topic of deadlines that have none.")
@click.option(
    "--by", "speakers", multiple=True, metavar="SPEAKER", help="Who said those without a speaker."
)
@click.option("--said", type=DAY, metavar="DAY", help="The day said, of those without one.")
@click.option(
    "--record",
    type=click.Choice(travelling()),
    default="deadline",
    show_default=True,
    help="What rows are that do not say it as their `record`.",
)
@click.option("--by-number", is_flag=True, help="Rows without an id go by their number.")
@click.option("--journal", is_flag=True, help="The journal of the file too, into an empty store.")
@click.option("--skip-bad", is_flag=True, help="Store the good rows; write the others to a file.")
@click.option("--dry-run", is_flag=True, help="Only say what would change.")
@click.option("--encoding", default="utf-8", metavar="NAME", help="Of the file; default UTF-8.")
@why
@formats
@pass_app
def command(
    app: App,
    file: str,
    maps: tuple[str, ...],
    topic: str | None,
    speakers: tuple[str, ...],
    said: date | None,
    record: str,
    by_number: bool,
    journal: bool,
    skip_bad: bool,
    dry_run: bool,
    encoding: str,
    form: str,
) -> None:
    """Bring in records from FILE: CSV, JSON Lines, a JSON list or iCalendar; - reads from a pipe.

    A row with a known id changes that record, unless it says the same. A row without an id is a
    new one, unless a record says the same. Columns that a row lacks stay as they are, empty ones
    are emptied. Names are those of the fields that `tracker export` writes, in any case.

    Deadlines need a title, the day said, and the time: as `first` and `last`, or as a `phrase`,
    which the grammar reads. Nothing is stored unless all rows are right, or with --skip-bad.

    Of a calendar, a VEVENT is a scheduled event and a VTODO a deadline, known again by its UID.

    \b
    tracker import deadlines.csv --dry-run
    tracker import theirs.csv --map "Due=last" --map "Who=speakers" --topic ukraine-war
    tracker import record.ndjson
    tracker import tasks.ics --by "Donald Tusk"
    """
    app.refuse_as_of("import")
    if journal and skip_bad:
        raise UsageError("--journal brings all rows in or none: --skip-bad does not go with it")
    day = said.isoformat() if said else None
    terms = Terms(topic, speakers, day, by_number, journal)
    asked = Asked(
        *(file, encoding, mapping(maps), record, terms, skip_bad, dry_run, form),
    )
    if not dry_run:
        app.prepare()
    with (
        opened(file, encoding) as source,
        tempfile.TemporaryDirectory(prefix="tracker-") as folder,
        Progress(source.name) as progress,
    ):
        found = _carry_out(app, asked, source, os.path.join(folder, "staged"), progress)
        progress.end()
        _report(asked, source.name, found)
        if found.stored:
            from tracker.cli.twins import tell_new

            tell_new(app, new_deadlines(found.staged))


class _Found(NamedTuple):
    """How an import ended: what was staged in which file, and what became of it.

    `remarks` say what was taken for granted, `news` what becomes of records, by their numbers.
    """

    staged: str
    staging: Staging
    stored: bool
    renumbered: int
    columns: list[str] | None
    remarks: list[str]
    news: list[tuple[int, str]]


def _carry_out(app: App, asked: Asked, source: Opened, staged: str, progress: Progress) -> _Found:
    calendar = _is_calendar(asked, source)
    terms = Terms() if calendar else asked.terms  # a calendar's own are filled in as it is read
    for turn in range(_TRIES):
        place = f"{staged}-{turn}"
        rows = Rows(app, asked, source, progress)
        with staging(app.path, place) as db:
            given = rows.entries(db) if calendar else rows.given(db)
            found = stage(db, app.path, given, app.now(), terms, asked.skip)
        try:
            while True:
                try:
                    stored, renumbered = _stored(app, asked, source, place, found)
                    told = (rows.columns, rows.remarks, rows.news)
                    return _Found(place, found, stored, renumbered, *told)
                except Refused as refused:
                    found = refuse(app.path, place, refused.faults, asked.skip)
        except Moved:
            source.rewind()
    raise TryAgain("others keep changing the same records: try again")


def _is_calendar(asked: Asked, source: Opened) -> bool:
    """Whether the file is one of iCalendar. Raises UsageError for options that such a one lacks."""
    from tracker.intake.calendar_heading import is_calendar

    if not is_calendar(source):
        if source.name.lower().endswith(".ics") and source.size:
            raise UsageError(f"{source.name} is no calendar: it does not begin BEGIN:VCALENDAR")
        return False
    for name, given in (
        *(("--map", asked.maps), ("--by-number", asked.terms.by_number)),
        ("--journal", asked.terms.journal),
    ):
        if given:
            raise UsageError(f"{source.name} is a calendar: {name} does not go with it")
    return True


def _stored(app: App, asked: Asked, source: Opened, place: str, found: Staging) -> tuple[bool, int]:
    """Whether it was stored, and how many records got another number."""
    something = found.counts["new"] or found.counts["changed"] or found.counts["journal"]
    if asked.dry_run or (found.wrong and not asked.skip) or not something:
        return False, 0
    file = {
        "name": source.name,
        "sha256": source.hash,
        "new": found.counts["new"],
        "changed": found.counts["changed"],
    }
    with app.changing("import", staged=place) as change:
        renumbered = change.bring(file, journal=asked.terms.journal)
    return True, renumbered


def _report(asked: Asked, name: str, found: _Found) -> None:
    """Say what became of the rows. Raises RecordRefused if bad ones kept all from being stored."""
    counts, wrong = found.staging
    refused = bool(wrong) and not asked.skip
    if asked.form != "table":
        stream(asked.form, _pages(found.staged, name))
    if wrong and asked.form == "table":
        _complain_of(found.staged, name, refused)
    beside = _write_bad(asked, found) if wrong and asked.skip and not asked.dry_run else None
    if asked.form == "table":
        _tell(asked, name, found, refused)
    for remark in () if refused else found.remarks:
        if asked.form == "table":
            say(wrapped("", remark, 0))
        else:
            complain(remark)
    if asked.form == "table" and beside:
        say(f"The bad rows are in {plain(beside)}, each with the reason.")
    if refused:
        remedy = "--skip-bad stores the others" if counts["new"] or counts["changed"] else ""
        rows = count(wrong, "bad row")
        raise RecordRefused(f"{name}: {rows}; nothing was stored{f' ({remedy})' if remedy else ''}")


def _complain_of(staged: str, name: str, refused: bool) -> None:
    """Say all that is wrong, and once what to do about rows that are older than their records."""
    older = False
    for fault in faults(staged):
        place = f"{name}:{fault.line}" if fault.line else name
        complain(f"{place}: {reason(fault.column, str(fault.value), fault.wants)}")
        older |= fault.wants.endswith(SINCE)
    if older and refused:
        complain(
            f"{name}: it is older than records here. `tracker merge FILE.ndjson` joins an export"
            " with what is here; to have its rows replace that, take their version out; to keep"
            " that, add --skip-bad"
        )


def _tell(asked: Asked, name: str, found: _Found, refused: bool) -> None:
    counts, wrong = found.staging
    if asked.dry_run:
        for line in _first(chain(_changes(found.staged), _news(found.news))):
            say(line)
    if not refused:
        words = [f"{counts[what]:,} {what}" for what in ("new", "changed")]
        words.append(f"{counts['same']:,} unchanged")
        words += [f"{wrong:,} bad"] if wrong else []
        begin = "Would bring in" if asked.dry_run else "From"
        say(wrapped("", f"{begin} {name}: {', '.join(words)}.", 0))
    if found.renumbered:
        numbers = count(found.renumbered, "record")
        say(f"{numbers} got another number: theirs was taken here.")
    if left_out := counts["journal rows left out"]:
        say(f"{count(left_out, 'journal row')} left out: --journal brings the journal in as well.")


def _first(lines: Iterator[str]) -> Iterator[str]:
    """The first of the lines, and how many more there are."""
    yield from islice(lines, _SHOWN)
    if more := sum(1 for _ in lines):
        yield f"and {more:,} more: --format ndjson has all"


def _changes(staged: str) -> Iterator[str]:
    """A line for each record that would change, field by field."""
    for row in outcomes(staged):
        pairs = [
            f"{field} {_short(before)} → {_short(after)}"
            for field, (before, after) in row["changes"].items()
            if field not in _UNTOLD
        ]
        if pairs:
            label = f"#{row['number']}" if row["number"] else row["record"]
            yield wrapped(label, f"{row['title']}: {'; '.join(pairs)}", 8)


def _news(news: Sequence[tuple[int, str]]) -> Iterator[str]:
    return (wrapped(f"#{number}", words, 8) for number, words in news)


def _short(value: Any) -> str:
    text = "-" if value is None else value if isinstance(value, str) else str(value)
    return text if len(text) <= 40 else f"{text[:39]}…"


def _pages(staged: str, name: str) -> Iterator[list[dict[str, object]]]:
    """All outcomes as rows with fixed keys, bad rows at their end."""
    page: list[dict[str, object]] = []
    for row in outcomes(staged):
        page.append(row | {"reason": None})
        if len(page) == _PAGE:
            yield page
            page = []
    bare = dict.fromkeys(("record", "id", "number", "title"))
    for line, _, reasons in bad_rows(staged):
        page.append({"line": line or None, **bare, "what": "bad", "changes": {}, "reason": reasons})
    yield page


def _write_bad(asked: Asked, found: _Found) -> str:
    """Write the bad rows beside the file, with the reason of each; gives where."""
    known = os.path.isfile(asked.file)
    base = asked.file if known else called(asked.file).replace(" ", "-")
    for n in range(1, 1000):
        place = f"{base}.bad.csv" if n == 1 else f"{base}.bad-{n}.csv"
        try:
            with open(place, "x", encoding="utf-8", errors="backslashreplace", newline="") as out:
                writer = csv.writer(out)
                columns = found.columns or ["row"]
                why_column = "import_reason" if "reason" in columns else "reason"
                writer.writerow([*columns, "line", why_column])
                for line, raw, why in bad_rows(found.staged):
                    cells = raw if isinstance(raw, list) and found.columns else [_json(raw)]
                    writer.writerow([*cells, line, why])
            return place
        except FileExistsError:
            continue
        except PermissionError:
            raise NoPermission(f"{place}: permission denied; the good rows are stored") from None
        except OSError as error:
            raise DiskError(f"{place}: {error.strerror}; the good rows are stored") from None
    raise DiskError(f"{base}.bad.csv and 999 more are there already; the good rows are stored")


def _json(raw: Any) -> str:
    import json

    return raw if isinstance(raw, str) else json.dumps(raw, ensure_ascii=False)
