"""`tracker timeline`: events and windows in the order of time, windows as bars."""

import sys
from datetime import date
from typing import NamedTuple

import click

from tracker.cli.app import App
from tracker.cli.lines import short_window
from tracker.cli.narrowing import formats
from tracker.cli.options import DAY, as_of, pass_app
from tracker.cli.output import pad, paint, rows, say, width
from tracker.core.anchors import Window
from tracker.core.happening import event_standing
from tracker.core.standing import standing
from tracker.core.states import Flag, label
from tracker.export.rows import Row, deadline_row, event_row
from tracker.store.cases import cases, chunks
from tracker.store.find import Filters, deadline_ids, known_topic
from tracker.store.sources import events

BAR = 20  # columns
GLYPHS = {"utf": ("█", "▒", "◆"), "ascii": ("=", "-", "*")}


class Line(NamedTuple):
    """One record on the timeline: its window, how far words stretch it, and its words."""

    window: Window
    tolerated: date | None
    flag: Flag
    title: str
    state: str
    row: Row
    event: bool


@click.command("timeline")
@click.option("--topic", metavar="TOPIC", help="Only this topic, by its slug.")
@click.option("--from", "start", type=DAY, metavar="DAY", help="Only what ends on DAY or later.")
@click.option("--to", "end", type=DAY, metavar="DAY", help="Only what begins on DAY or earlier.")
@formats
@as_of
@pass_app
def command(app: App, topic: str | None, start: date | None, end: date | None, form: str) -> None:
    """Events and windows in the order of time; windows as bars, their tolerance lighter.

    \b
    tracker timeline --topic ukraine-war --from 2025-10-01 --to 2025-12-31
    """
    moment = app.moment()
    found: list[Line] = []
    with app.reading() as db:
        topic = known_topic(db, topic) if topic else None
        for ids in chunks(deadline_ids(db, Filters(topic=topic))):
            for case in cases(db, ids):
                stands = standing(case, moment.at(case.deadline.zone))
                if stands is not None and stands.state != "in-error":
                    window = Window(stands.first or stands.last, stands.last)
                    title = f"#{case.deadline.number} {case.deadline.title}"
                    row = {"record": "deadline", **deadline_row(case, stands)}
                    state = label(stands.state)
                    found.append(
                        Line(window, stands.tolerated, stands.flag, title, state, row, False)
                    )
        today = moment.today("UTC")
        for event in events(db, topic):
            current, word = event_standing(event.happenings, event.id, today)
            if current is not None:
                row = {"record": "event"} | event_row(event[:6], event.parties, current, word)
                window = Window(current.first or current.last, current.last)
                flag: Flag = "closed" if word in ("cancelled", "disputed") else "open"
                title = f"#{event.number} {event.title}"
                found.append(Line(window, current.last, flag, title, word, row, True))
    lines = sorted((line for line in found if _shown(line, start, end)), key=_place)
    if form == "csv":
        _csv(lines)
    elif form != "table":
        rows(form, [line.row for line in lines])
    else:
        _print(lines, start, end)


def _shown(line: Line, start: date | None, end: date | None) -> bool:
    first, last = line.window
    if first is None and last is None:
        return start is None and end is None
    return not (start and last and last < start) and not (end and first and first > end)


def _place(line: Line) -> tuple[bool, date, date, int]:
    first, last = line.window
    return first is None, first or date.max, last or date.max, line.row["number"]


def _csv(lines: list[Line]) -> None:
    """Events and deadlines have different columns; CSV holds those that both have."""
    keys = ("record", "id", "number", "title", "kind", "topic", "first", "last", "precision")
    rows("csv", [{**{key: line.row[key] for key in keys}, "state": line.state} for line in lines])


def _print(lines: list[Line], start: date | None, end: date | None) -> None:
    if not lines:
        say("Nothing is on the timeline.")
        return
    days = [day for line in lines for day in (line.window.first, line.tolerated) if day]
    low, high = start or min(days, default=date.min), end or max(days, default=date.max)
    windows = [short_window(*line.window, None) for line in lines]
    column = min(max(map(len, windows)), 23)
    state = max(len(line.state) for line in lines)
    room = max(width() - column - BAR - state - 6, 12)
    utf = (getattr(sys.stdout, "encoding", None) or "").lower().startswith("utf")
    glyphs = GLYPHS["utf" if utf else "ascii"]
    for line, window in zip(lines, windows, strict=True):
        bar = paint(_bar(line, low, high, glyphs), line.flag)
        title = pad(line.title, room)
        say(f"{pad(window, column)}  {bar}  {title}  {line.state}".rstrip())


def _bar(line: Line, low: date, high: date, glyphs: tuple[str, str, str]) -> str:
    full, light, mark = glyphs
    first, last = line.window
    if first is None:
        return " " * BAR
    begin = _column(first, low, high)
    stop = BAR - 1 if last is None else _column(last, low, high)
    soft = stop if line.tolerated is None else _column(line.tolerated, low, high)
    cell = mark if line.event else full
    bar = " " * begin + (light if last is None else cell) * (stop - begin + 1)
    return (bar + light * (soft - stop)).ljust(BAR)


def _column(day: date, low: date, high: date) -> int:
    span = max((high - low).days, 1)
    return min(max((day - low).days * (BAR - 1) // span, 0), BAR - 1)
