"""`tracker calendar`: days off, and the days on which a body sits, from a file into the store."""

import os
from collections.abc import Iterable
from datetime import date

import click

from tracker.cli.app import App
from tracker.cli.calendar_import import asked_years, bring_in, read_file
from tracker.cli.narrowing import formats
from tracker.cli.options import DRY_RUN, pass_app, why
from tracker.cli.output import pad, rows, say, tell, wrapped
from tracker.core.holidays import HOLIDAY_TABLES, LAST_YEAR, Table, holidays_in
from tracker.core.spec import Unreadable
from tracker.core.wording import WEEKDAYS, count
from tracker.errors import RecordRefused, UnknownId, UsageError
from tracker.export.rows import Row
from tracker.intake.listed import KINDS
from tracker.store.kinds import State
from tracker.store.settings import CHOOSING
from tracker.store.state import load

_DAYS_OF_REST = [name.lower() for name in WEEKDAYS]


@click.group("calendar")
def command() -> None:
    """Days off, and the days on which a body sits, from a file.

    Which of them count is a convention: `tracker set convention.holidays NAME` for working days,
    `convention.sitting` for legislative, session and sitting days.

    \b
    tracker calendar import desk holidays.csv --source https://example.org/days-off
    tracker calendar import us-senate senate.ics --kind sitting --years 2026 --source "S. Pub. 1"
    tracker calendar list
    """


@command.command("import")
@click.argument("name")
@click.argument("file")
@click.option("--kind", type=click.Choice(KINDS), help="Days off, or the days that count.")
@click.option("--years", metavar="YEAR[..YEAR]", help="Known for; default: those of its days.")
@click.option("--source", metavar="URL|TITLE", help="Where it was published.")
@click.option("--title", metavar="TEXT", help="What it is called; default its name.")
@click.option(
    "--weekend",
    type=click.Choice(_DAYS_OF_REST, case_sensitive=False),
    help="The first of two days of rest; default saturday.",
)
@DRY_RUN
@why
@pass_app
def import_(
    app: App,
    name: str,
    file: str,
    kind: str | None,
    years: str | None,
    source: str | None,
    title: str | None,
    weekend: str | None,
    dry_run: bool,
) -> None:
    """Bring a calendar into the store, or bring it up to date: what changes is shown.

    A CSV file has a header and a day on each row: day, and if you like name and kind. Of an
    iCalendar file the events are taken, each on all of its days. "-" reads from a pipe. Every row
    that is wrong is named, and nothing is stored then.

    Outside the years for which it is known, working days that it counts are refused.

    \b
    tracker calendar import desk holidays.csv --source https://example.org/days-off
    tracker calendar import desk holidays-2027.csv --dry-run
    """
    app.refuse_as_of("calendar import")
    slug = _slug(name)
    found = read_file(file, kind, asked_years(years))
    first = _DAYS_OF_REST.index(weekend.lower()) if weekend else None
    fields = {"slug": slug, "title": title, "weekend": first}
    tell(bring_in(app, found, fields, source, dry_run))


@command.command("list")
@formats
@pass_app
def list_(app: App, form: str) -> None:
    """The calendars there are: those that come with tracker, and those that were imported.

    \b
    tracker calendar list --format json
    """
    app.refuse_as_of("calendar list", "shows the store as it is")
    found = [_table_row(name, table) for name, table in HOLIDAY_TABLES.items()]
    found += [_calendar_row(state, source) for state, source in _imported(app)]
    if form != "table":
        rows(form, found)
        return
    names, years = (max(len(str(row[key])) for row in found) for key in ("name", "known"))
    for row in found:
        head = f"{pad(str(row['name']), names)}  {pad(str(row['known']), years)}  {row['kind']:<8} "
        many = f", {count(row['days'], 'day')}" if row["days"] is not None else ""
        say(wrapped(head, f"{row['title']}{many}", len(head) + 1))


@command.command("show")
@click.argument("name", metavar="CALENDAR")
@click.option("--year", type=click.IntRange(1, 9999), metavar="YEAR", help="Of this year alone.")
@formats
@pass_app
def show(app: App, name: str, year: int | None, form: str) -> None:
    """The days of a calendar; of one that comes with tracker those of one year.

    \b
    tracker calendar show us-federal --year 2026
    tracker calendar show desk --format csv
    """
    app.refuse_as_of("calendar show", "shows the store as it is")
    if name in HOLIDAY_TABLES:
        table = HOLIDAY_TABLES[name]
        head = _table_row(name, table)
        year = year or _recent(table, app.now().year)
        try:
            days: Iterable[tuple[date, str]] = holidays_in(
                name, date(year, 1, 1), date(year, 12, 31)
            ).items()
        except Unreadable as unknown:
            raise UsageError(str(unknown)) from None
    else:
        head, days = _found(app, name)
        if year is not None and not head["first"] <= year <= head["last"]:
            raise UsageError(f"the calendar {name!r} is known for {head['known']} only")
        days = [(day, what) for day, what in days if year in (None, day.year)]
    if form != "table":
        rows(form, [_day_row(head, day, what) for day, what in days])
        return
    say(wrapped(f"{name} ", str(head["title"]), len(name) + 1))
    for key in ("kind", "known", "weekend", "source"):
        if key != "weekend" or head[key] != "saturday":
            say(wrapped(key, str(head[key])))
    for day, what in days:
        label = f"  {WEEKDAYS[day.weekday()][:3]} {day.isoformat()} "
        say(wrapped(label, what, 18).rstrip())


@command.command("remove")
@click.argument("name", metavar="CALENDAR")
@why
@pass_app
def remove(app: App, name: str) -> None:
    """Take an imported calendar off the list; windows that hang on it keep what they count.

    Importing it again brings it back.

    \b
    tracker calendar remove desk
    """
    if name in HOLIDAY_TABLES:
        raise RecordRefused(f"{name} comes with tracker, and cannot be removed")
    with app.changing("calendar remove") as change:
        stored = change.load("calendar", name)
        if stored is None or stored["retired"]:
            raise UnknownId(_unknown(name))
        for key in CHOOSING:
            setting = change.load("setting", key)
            if setting is not None and setting["value"] == name:
                raise RecordRefused(f"{name} is set as {key}: set another first, or --unset it")
        change.edit("calendar", stored | {"retired": 1})
    say(f"{name} is removed.")


def _slug(name: str) -> str:
    """The name as it is stored; raises UsageError for one that cannot be or that a table has."""
    slug = name.lower()
    if not slug or set(slug) - set("abcdefghijklmnopqrstuvwxyz0123456789-") or slug == "none":
        raise UsageError(f"a calendar goes by letters, digits and hyphens, not by {name!r}")
    if slug in HOLIDAY_TABLES:
        raise UsageError(f"{slug} comes with tracker: give the imported calendar another name")
    return slug


def _imported(app: App) -> list[tuple[State, str]]:
    """The stored calendars, each with its source in words; none where there is no store."""
    if app.given is None and not os.path.lexists(app.path):
        return []
    with app.reading() as db:
        slugs = db.execute("SELECT slug FROM calendar WHERE NOT retired ORDER BY slug").fetchall()
        states = [state for (slug,) in slugs if (state := load(db, "calendar", slug))]
        sources = {state["source"]: load(db, "source", state["source"]) for state in states}
    words = {
        id: (found or {}).get("url") or (found or {})["title"] for id, found in sources.items()
    }
    return [(state, words[state["source"]]) for state in states]


def _found(app: App, name: str) -> tuple[Row, Iterable[tuple[date, str]]]:
    for state, source in _imported(app):
        if state["slug"] == name:
            listed = [(date.fromisoformat(row["day"]), row) for row in state["days"]]
            return _calendar_row(state, source), [(day, row.get("name", "")) for day, row in listed]
    raise UnknownId(_unknown(name))


def _unknown(name: str) -> str:
    return f"no calendar {name!r}: see `tracker calendar list`"


def _recent(table: Table, year: int) -> int:
    """This year, or the last before it that is known."""
    return year if table.knows(year, year) else max(table.years, default=table.first)


def _table_row(name: str, table: Table) -> Row:
    last = table.years[-1] if table.years else LAST_YEAR
    return {
        "name": name,
        "title": table.title,
        "kind": "holidays",
        "first": table.first,
        "last": last,
        "known": table.known,
        "weekend": _DAYS_OF_REST[table.weekend],
        "days": None,
        "source": table.source,
        "imported": False,
    }


def _calendar_row(state: State, source: str) -> Row:
    first, last = state["first"], state["last"]
    return {
        "name": state["slug"],
        "title": state["title"],
        "kind": state["kind"],
        "first": first,
        "last": last,
        "known": f"{first}" if first == last else f"{first} to {last}",
        "weekend": _DAYS_OF_REST[state["weekend"]],
        "days": len(state["days"]),
        "source": source,
        "imported": True,
    }


def _day_row(head: Row, day: date, name: str) -> Row:
    return {
        "calendar": head["name"],
        "kind": head["kind"],
        "day": day.isoformat(),
        "weekday": _DAYS_OF_REST[day.weekday()],
        "name": name or None,
    }
