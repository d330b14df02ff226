"""The other half of an ultimatum, in the lines that stand under a deadline, and in rows."""

import sqlite3
from collections.abc import Sequence
from datetime import date

from tracker.cli.lines import state_words
from tracker.cli.output import wrapped
from tracker.core.moment import Moment
from tracker.core.ultimatum import Half, advice
from tracker.export.rows import Row
from tracker.store.cases import in_ultimatums
from tracker.store.ultimatums import Ultimatum, ultimatums

INDENT = 14


def under(found: Sequence[Ultimatum], deadline: str, moment: Moment) -> list[str]:
    """The lines to stand under a deadline's own in a list: its consequences, its demand."""
    lines = []
    for each in found:
        if deadline in each.announced:
            lines.append(wrapped("      or else", _words(each.consequence, moment), INDENT))
        if each.consequence.case.deadline.id == deadline:
            lines.append(wrapped("      unless", _words(each.newest, moment), INDENT))
    return lines


def advised(found: Sequence[Ultimatum], deadline: str) -> list[str]:
    """The lines under a half of these: what to do about the consequence, now."""
    lines = []
    for each in found:
        given = advice(each.newest, each.consequence)
        if given is not None:
            own = each.consequence.case.deadline.id == deadline
            words = given.words if own else f"Or else {_named(each.consequence)}. {given.words}"
            lines.append(wrapped("", words, 6))
            lines += [f"{'':6}{given.command}"] if given.command else []
    return lines


def fields(found: Sequence[Ultimatum], deadline: str, moment: Moment) -> list[tuple[str, str]]:
    """The fields of `show`: the demand or the consequences, and where each stands."""
    own: list[tuple[str, str]] = []
    for each in found:
        if deadline in each.announced:
            own.append(("or else", _words(each.consequence, moment)))
        else:
            own.append(("demand", _words(each.newest, moment)))
        given = advice(each.newest, each.consequence)
        if given is not None:
            own.append(("", given.words + (f" {given.command}" if given.command else "")))
    return own


def keys(found: Sequence[Ultimatum], deadline: str) -> Row:
    """The numbers of the demands that a deadline threatens about, and of its own consequences."""
    return {
        "demands": [
            each.demand.case.deadline.number
            for each in found
            if each.consequence.case.deadline.id == deadline
        ],
        "consequences": [
            each.consequence.case.deadline.number for each in found if deadline in each.announced
        ],
    }


def _words(half: Half, moment: Moment) -> str:
    today: date = moment.today(half.case.deadline.zone)
    return f"{_named(half)}: {state_words(half.standing, today)}"


def _named(half: Half) -> str:
    return f"{half.name} {half.case.deadline.title}"


def of_page(db: sqlite3.Connection, ids: Sequence[str], moment: Moment) -> dict[str, list[str]]:
    """The lines of advice that stand under the deadlines of a page, by their ids."""
    lines = {}
    for id in ids:
        if in_ultimatums(db, [id]):
            lines[id] = advised(ultimatums(db, [id], moment), id)
    return lines
