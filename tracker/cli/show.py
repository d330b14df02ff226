"""`tracker show`: everything about one deadline or event."""

import sqlite3
from datetime import date

from tracker.cli.app import App
from tracker.cli.details import causes_fields, causes_rows, chain_words, citation
from tracker.cli.lines import state_words
from tracker.cli.narrowing import whole
from tracker.cli.options import as_of
from tracker.cli.output import one, paint, say, wrapped
from tracker.cli.stating import stated
from tracker.core.causes import tie_words
from tracker.core.chain import chain, course, in_time, predecessor
from tracker.core.happening import event_standing
from tracker.core.moment import Moment
from tracker.core.records import Case, Deadline, Verdict
from tracker.core.standing import Standing, in_error, standing
from tracker.core.wording import day_words, names, window_words
from tracker.errors import UnknownId
from tracker.export.rows import Row, anchor_row, course_row, deadline_row, event_row
from tracker.store.cases import cases, in_ultimatums
from tracker.store.find import either
from tracker.store.sources import (
    Behind,
    Event,
    cited,
    event,
    instance_of,
    notes,
    numbered,
    related,
    standings,
)


@stated("show", "id", options=(whole, as_of))
def command(app: App, /, id: str, form: str) -> None:
    """Everything about one deadline or event: reading, chain, verdicts, sources.

    ID is the number that lists show, with or without #, or the public id.

    \b
    tracker show 1
    tracker show 5 --as-of 2025-11-16
    """
    moment = app.moment()
    with app.reading() as db:
        kind, key = either(db, id)
        if kind == "event":
            shown = _event(db, key, moment)
        else:
            shown = _deadline(db, cases(db, [key])[0], moment)
    row, lines = shown
    if form != "table":
        one(form, row)
        return
    for line in lines:
        say(line)


def _deadline(db: sqlite3.Connection, case: Case, moment: Moment) -> tuple[Row, list[str]]:
    deadline = case.deadline
    today = moment.today(deadline.zone)
    found = standing(case, moment.at(deadline.zone))
    if found is None:
        raise UnknownId(
            f"#{deadline.number} was only announced on {day_words(deadline.said)},"
            f" after {day_words(today)}"
        )
    row = deadline_row(case, found) | {
        "sources": _sources(db, "deadline", deadline.id, today),
        "verdicts": [
            _verdict(db, verdict, today) for verdict in case.verdicts if verdict.known <= today
        ],
        "chain": [{"id": d.id, "number": d.number} for d in chain(case, today)],
        **course_row(course(case, today)),
        "notes": [
            {"known": note.known.isoformat(), "text": note.text}
            for note in notes(db, deadline.id)
            if note.known <= today
        ],
        "related": [other.number for other in _related(db, case, today)],
        "recurrence": _recurrence(db, deadline.id),
        "causes": causes_rows(db, case.happenings, deadline.anchor, today),
    }
    tied, halves = _halves(db, deadline.id, moment)
    return row | tied, _deadline_lines(db, case, found, today, halves)


def _halves(
    db: sqlite3.Connection, deadline: str, moment: Moment
) -> tuple[Row, list[tuple[str, str]]]:
    """What ties it to the other halves of ultimatums, as keys and as fields."""
    if not in_ultimatums(db, [deadline]):
        return {"demands": [], "consequences": []}, []
    from tracker.cli.halves import fields, keys  # few are half of one
    from tracker.store.ultimatums import ultimatums

    found = ultimatums(db, [deadline], moment)
    return keys(found, deadline), fields(found, deadline, moment)


def _deadline_lines(
    db: sqlite3.Connection,
    case: Case,
    found: Standing,
    today: date,
    halves: list[tuple[str, str]],
) -> list[str]:
    deadline = case.deadline
    said = day_words(deadline.said)
    if deadline.said_first and deadline.said_first != deadline.said:
        said = f"between {day_words(deadline.said_first)} and {said}"
    hour = f", {deadline.hour:%H:%M}" if deadline.hour else ""
    ends = window_words(found.first, found.last) + hour + f" ({deadline.zone})"
    if found.tolerated and deadline.tolerance:
        ends += f", tolerated to {day_words(found.tolerated)}"
    head = paint(state_words(found, today), found.flag)
    number = f"#{deadline.number} "
    lines = [wrapped(number, deadline.title, len(number)), f"{'stands':<12}{head}"]
    fields = [
        ("", found.why),
        ("speaker", names(deadline.speakers) + _role(deadline.role)),
        ("bound", names(deadline.bounds)),
        ("said", said),
        ("phrase", deadline.phrase and f"“{deadline.phrase}”"),
        ("window", ends),
        *causes_fields(db, case.happenings, deadline.anchor, today),
        ("reading", deadline.sentence or ("given by hand" if deadline.by_hand else None)),
        ("loose", "the end is ours, not the speaker's" if deadline.loose else None),
        ("hedge", deadline.hedge),
        ("met if", deadline.criterion),
        ("kind", deadline.kind + (f", {deadline.firmness}" if deadline.firmness else "")),
        ("topic", deadline.topic),
        *halves,
        ("recurs", _recurs(db, deadline.id)),
        ("chain", chain_words(case, today) if len(chain(case, today)) > 1 else None),
        ("supersedes", _superseded(case, today)),
        ("reset of", f"#{found.supersedes.number}" if found.reset and found.supersedes else None),
        ("confidence", deadline.confidence),
    ]
    lines += [wrapped(name, text) for name, text in fields if text]
    for verdict in case.verdicts:
        if verdict.known <= today:
            lines.append(wrapped("verdict", _verdict_words(db, case, verdict)))
            sided = verdict.outcome == "disputed"
            found_then = cited(db, "verdict", verdict.id, today)
            lines += [wrapped("", citation(source, sided)) for source in found_then]
    lines += [
        wrapped("note", f"{day_words(note.known)}: {note.text}")
        for note in notes(db, deadline.id)
        if note.known <= today
    ]
    lines += [
        wrapped("related", f"#{other.number} {other.title}") for other in _related(db, case, today)
    ]
    behind = cited(db, "deadline", deadline.id, today)
    lines += [wrapped("source", citation(source)) for source in behind]
    return [*lines, f"{'id':<12}{deadline.id}"]


def _recurrence(db: sqlite3.Connection, deadline: str) -> Row | None:
    found = instance_of(db, deadline)
    return None if found is None else {"id": found[0], "instance": found[1]}


def _recurs(db: sqlite3.Connection, deadline: str) -> str | None:
    found = instance_of(db, deadline)
    if found is None:
        return None
    from tracker.core.patterns import rule_words  # most do not recur
    from tracker.store.recurring import load_rule

    return f"instance {found[1]} of what recurs {rule_words(load_rule(db, found[0]))}"


def _superseded(case: Case, today: date) -> str | None:
    """The deadline whose terms it replaced in time, by its number and title."""
    link = predecessor(case, case.deadline, today)
    if link is None or link.kind == "same" or not in_time(case, link, today):
        return None
    return f"#{link.old.number} {link.old.title}"


def _related(db: sqlite3.Connection, case: Case, today: date) -> list[Deadline]:
    """What is related; a link from or to a record in error is void."""
    if in_error(case.verdicts):
        return []
    others = cases(db, related(db, case.deadline.id, today))
    return [other.deadline for other in others if not in_error(other.verdicts)]


def _role(role: str | None) -> str:
    return f" ({role})" if role else ""


def _verdict_words(db: sqlite3.Connection, case: Case, verdict: Verdict) -> str:
    void = {other.voids for other in case.verdicts if other.voids}
    parts = [
        "looked again" if verdict.outcome == "looked" else verdict.outcome,
        "taken back" if verdict.id in void else None,
        verdict.same_as and f"the same as {numbered(db, 'deadline', verdict.same_as)}",
        verdict.event and f"by event {numbered(db, 'event', verdict.event)}",
        verdict.review and f"next on {day_words(verdict.review)}",
        verdict.happened and f"happened {day_words(verdict.happened)}",
        verdict.closed and f"closed {day_words(verdict.closed)}",
        verdict.missing and f"missing: {verdict.missing}",
        verdict.reason,
        verdict.searched and f"searched: {verdict.searched}",
        f"known {day_words(verdict.known)}",
        None if verdict.confidence == "verified" else verdict.confidence,
        verdict.note,
    ]
    return ", ".join(part for part in parts if part)


def _verdict(db: sqlite3.Connection, verdict: Verdict, today: date) -> Row:
    row = {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in verdict.by_name().items()
    }
    return row | {"sources": _sources(db, "verdict", verdict.id, today)}


def _sources(db: sqlite3.Connection, kind: Behind, record: str, today: date) -> list[Row]:
    return [
        {k: v.isoformat() if isinstance(v, date) else v for k, v in source._asdict().items()}
        for source in cited(db, kind, record, today)
    ]


def _event(db: sqlite3.Connection, id: str, moment: Moment) -> tuple[Row, list[str]]:
    found = event(db, id)
    today = moment.today("UTC")
    current, word = event_standing(found.happenings, id, today)
    if current is None:
        raise UnknownId(f"#{found.number} was not known yet on {day_words(today)}")
    row = event_row(found[:6], found.parties, current, word)
    row["rows"] = [
        {k: v.isoformat() if isinstance(v, date) else v for k, v in r.by_name().items()}
        | {
            "anchor": anchor_row(r.anchor),
            "sources": _sources(db, "event_standing", standing, today),
        }
        for r, standing in zip(found.rows, standings(db, id), strict=True)
        if r.known <= today
    ]
    anchor = current.anchor
    row["causes"] = causes_rows(db, found.happenings, anchor, today)
    hangs = causes_fields(db, found.happenings, anchor, today)
    return row, _event_lines(db, found, today, word, hangs)


def _event_lines(
    db: sqlite3.Connection, found: Event, today: date, word: str, hangs: list[tuple[str, str]]
) -> list[str]:
    fields = [
        ("stands", word),
        *hangs,
        ("kind", found.kind),
        ("place", found.place),
        ("parties", names(found.parties)),
        ("topic", found.topic),
    ]
    number = f"#{found.number} "
    lines = [wrapped(number, found.title, len(number))]
    lines += [wrapped(name, text) for name, text in fields if text]
    for row, id in zip(found.rows, standings(db, found.id), strict=True):
        if row.known <= today:
            note = f": {row.note}" if row.note else ""
            days = window_words(row.first, row.last)
            if row.anchor:
                days = f"{tie_words(row.anchor)} “{row.anchor.words}”"
            words = f"{row.standing}, {days}"
            lines.append(wrapped("known", f"{day_words(row.known)}: {words}{note}"))
            behind = cited(db, "event_standing", id, today)
            lines += [wrapped("", citation(source)) for source in behind]
    return [*lines, f"{'id':<12}{found.id}"]
