"""`tracker candidates`: what articles announce, judged by a person."""

import sys
from collections.abc import Iterator
from math import isnan
from typing import Any, get_args

import click

from tracker.cli.accepting import TAKEN, Target
from tracker.cli.app import App
from tracker.cli.candidate_lines import KIND_WORDS, Row, brief_state, candidate_lines, window_of
from tracker.cli.fields import Field
from tracker.cli.narrowing import formats, whole
from tracker.cli.options import pass_app, why
from tracker.cli.output import fit, one, pad, rows, say, tell, width, wrapped
from tracker.cli.proposals import stored_rows
from tracker.cli.stating import F
from tracker.core.reading.records import KINDS
from tracker.errors import UsageError
from tracker.store.candidates import (
    STATES,
    By,
    Tally,
    Wanted,
    find_candidate,
    find_read,
    queue,
    reads,
    tallies,
    text_of,
)
from tracker.store.state import load


@click.group("candidates", invoke_without_command=True)
@click.pass_context
def command(ctx: click.Context) -> None:
    """Judge what `tracker read` proposed: on a terminal one by one, each by one key.

    a accepts a candidate as it is shown, e opens it in your editor first, s skips it, d drops it
    and asks why, l links it to what is recorded, q quits. Each decision is stored at once, and
    `tracker undo` takes it back. Without a terminal those that wait are listed.

    \b
    tracker candidates
    tracker candidates list --min-confidence 0.9
    tracker candidates accept c1 c3
    tracker candidates stats --by rule
    """
    if ctx.invoked_subcommand is None:
        app = ctx.find_object(App)
        assert app is not None
        _queue(app)


def _queue(app: App) -> None:
    app.refuse_as_of("candidates", "judges what waits now")
    if _terminal():
        from tracker.cli.review import review  # needs a person

        app.prepare()
        review(app)
        return
    found = _found(app, Wanted(states=("waiting",)))
    tell(_table(found))
    if found:
        say("")
        how = "`tracker candidates accept c1`, `drop c1 --why ...` or `link c1 12` judges one."
        tell([wrapped("", how, 0)])


def _terminal() -> bool:
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


LEAST = click.option(
    "--min-confidence",
    "least",
    type=click.FloatRange(0, 1),
    metavar="0..1",
    help="Only those of which the rules are so sure, at least.",
)


@command.command("list")
@click.option(
    "--article",
    metavar="ARTICLE",
    help="Only of this one, by a part of its title, its address or id.",
)
@click.option(
    *("--kind", "kinds"), multiple=True, type=click.Choice(KINDS), help="May be repeated."
)
@click.option(
    *("--state", "states"), multiple=True, type=click.Choice(STATES), help="May be repeated."
)
@LEAST
@click.option("--limit", type=click.IntRange(1), metavar="N", help="At most so many.")
@formats
@pass_app
def list_(
    app: App,
    article: str | None,
    kinds: tuple[str, ...],
    states: tuple[str, ...],
    least: float | None,
    limit: int | None,
    form: str,
) -> None:
    """What was proposed, and what became of it; in the order of the reading.

    \b
    tracker candidates list --state waiting --min-confidence 0.9
    tracker candidates list --article "Ministers promise answer" --format json
    """
    app.refuse_as_of("candidates list", "shows what is proposed now")
    wanted = Wanted(kinds=kinds, states=states, least=_hundredths(least), limit=limit or -1)
    found = _found(app, wanted, article)
    if form == "table":
        tell(_table(found))
    else:
        rows(form, found)


def _hundredths(least: float | None) -> int:
    if least is not None and isnan(least):
        raise UsageError("--min-confidence is a number from 0 to 1")
    return round(100 * (least or 0))


def _found(app: App, wanted: Wanted, article: str | None = None) -> list[Row]:
    with app.reading() as db:
        if article is not None:
            wanted = wanted.but(article=find_read(db, article))
        return stored_rows(db, queue(db, wanted))


def _table(found: list[Row]) -> Iterator[str]:
    """A line for each: number, how sure, what it is, its state, window and title."""
    if not found:
        yield "No candidate is there: `tracker read ARTICLE` proposes some."
    columns = [
        [
            f"c{row['number']}",
            f"{row['confidence']:>4.0%}",
            KIND_WORDS[row["kind"]],
            brief_state(row),
            window_of(row),
        ]
        for row in found
    ]
    wide = [max(map(len, column)) for column in zip(*columns, strict=True)]
    for row, cells in zip(found, columns, strict=True):
        begin = "".join(f"{pad(cell, n)}  " for cell, n in zip(cells, wide, strict=True))
        room = width() - len(begin)
        if room >= _LEAST_ROOM:
            yield begin + fit(row["title"], room)
        else:
            yield begin.rstrip()
            yield f"{'':{wide[0] + 2}}{fit(row['title'], width() - wide[0] - 2)}"


_LEAST_ROOM = 24  # columns, below which a title gets a line of its own


@command.command("show")
@click.argument("id")
@whole
@pass_app
def show(app: App, id: str, form: str) -> None:
    """One candidate: its sentence in the text, what it says, and what became of it.

    \b
    tracker candidates show c1
    tracker candidates show c1 --format json
    """
    app.refuse_as_of("candidates show", "shows what is proposed now")
    with app.reading() as db:
        state = load(db, "candidate", find_candidate(db, id))
        assert state is not None
        (row,) = stored_rows(db, [state])
        article = reads(db, [state["article"]])[state["article"]]
        text = text_of(db, article.copy)
    if form != "table":
        one(form, row)
        return
    from tracker.cli.passage import passage

    tell([*candidate_lines(row), wrapped("article", f"{article.name} ({article.source})", 10)])
    tell([wrapped("rules", ", ".join(row["reasons"]), 10), "", *passage(text, row)])


_OPTIONS = {
    # an option that more than one candidate may be accepted with
    "topic",
    "zone",
    "role",
    "confidence",
}


def _fields(command: F) -> F:
    """An option for each field with which a candidate can be accepted."""
    known: dict[str, Field] = {}
    for target in get_args(Target):
        for field in TAKEN[target]:
            known.setdefault(field.name, field)
    for field in reversed(known.values()):
        command = click.option(
            f"--{field.name}",
            f"field_{field.name}",
            metavar=field.metavar,
            multiple=field.several,
            default=None,
            help=f"{field.what[:1].upper()}{field.what[1:]}.",
        )(command)
    return command


@command.command("accept")
@click.argument("ids", nargs=-1, metavar="ID...")
@LEAST
@click.option("--article", metavar="ARTICLE", help="With --min-confidence: only of this one.")
@click.option(
    *("--as", "target"), type=click.Choice(get_args(Target)), help="What to record it as."
)
@_fields
@why
@pass_app
def accept(
    app: App,
    /,
    ids: tuple[str, ...],
    least: float | None,
    article: str | None,
    target: Target | None,
    **given: Any,
) -> None:
    """Record what candidates propose, as `add` and `event` do, with the article as their source.

    The window is the one that was shown. Of more than one candidate all are accepted, or none.
    What you give takes the place of what was proposed: "" empties a field.

    \b
    tracker candidates accept c1 c3 --topic border
    tracker candidates accept c2 --title "The first lane opens" --by "Nino Beridze"
    tracker candidates accept --min-confidence 0.9
    """
    from tracker.cli.judging import accept_all
    from tracker.cli.twins import tell_twins

    named = list(ids) if least is None else _waiting(app, ids, least, article)
    if least is None and article is not None:
        raise UsageError("--article goes with --min-confidence")
    if least is None and not named:
        raise UsageError("name the candidates, as c1 c2, or give --min-confidence")
    edits = {name.removeprefix("field_"): value for name, value in given.items()}
    edits = {
        name: () if value == ("",) else value
        for name, value in edits.items()
        if value not in (None, ())
    }
    if len(named) > 1 and (own := sorted(edits.keys() - _OPTIONS)):
        raise UsageError(f"--{own[0]} is of one candidate: accept it alone")
    if not named:
        say("No candidate waits of which the rules are so sure.")
        return
    done = accept_all(app, named, _checked(app, named, target, edits), target)
    tell(done.lines)
    if done.twins:
        tell_twins(done.twins)


def _waiting(app: App, ids: tuple[str, ...], least: float, article: str | None) -> list[str]:
    """The ids of those that wait and are so sure."""
    if ids:
        raise UsageError("name candidates or give --min-confidence, and not both")
    wanted = Wanted(states=("waiting",), least=_hundredths(least))
    return [row["id"] for row in _found(app, wanted, article)]


def _checked(
    app: App, named: list[str], target: Target | None, edits: dict[str, Any]
) -> dict[str, Any]:
    """The values of options as they are meant."""
    if not edits:
        return {}
    from tracker.cli.accepting import target_of
    from tracker.cli.candidate_draft import taken

    with app.reading() as db:
        state = load(db, "candidate", find_candidate(db, named[0]))
    assert state is not None
    what = target or target_of(state)
    return {name: taken(what, name, value) for name, value in edits.items()}


@command.command("drop")
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@click.option("--why", "reason", required=True, metavar="TEXT", help="Why it is nothing; kept.")
@pass_app
def drop(app: App, ids: tuple[str, ...], reason: str) -> None:
    """Drop candidates that are nothing: they are kept with the reason, and not proposed again.

    \b
    tracker candidates drop c4 c5 --why "an old story retold"
    """
    from tracker.cli.judging import drop_all

    tell(drop_all(app, list(ids), reason))


@command.command("link")
@click.argument("id")
@click.argument("record")
@why
@pass_app
def link(app: App, id: str, record: str) -> None:
    """Note that a candidate tells of a deadline or an event that is recorded already.

    \b
    tracker candidates link c2 12
    """
    from tracker.cli.judging import link_to

    tell(link_to(app, id, record))


@command.command("stats")
@click.option(
    "--by",
    type=click.Choice(get_args(By)),
    default="rule",
    show_default=True,
    help="A line for each rule, article or kind.",
)
@formats
@pass_app
def stats(app: App, by: By, form: str) -> None:
    """What became of the candidates, to see which rules earn their keep.

    Share is that of the judged which were accepted or linked; the edited are among the accepted.

    \b
    tracker candidates stats
    tracker candidates stats --by article --format csv
    """
    app.refuse_as_of("candidates stats", "counts what is proposed now")
    with app.reading() as db:
        found = tallies(db, by)
    if form == "table":
        tell(_tally_lines(found, by))
    else:
        rows(form, [_tally_row(each, by) for each in found])


_COUNTS = ("candidates", "accepted", "edited", "linked", "dropped", "waiting")


def _tally_row(each: Tally, by: By) -> Row:
    share = None if each.share is None else round(each.share, 2)
    return {by: each.name, **{name: getattr(each, name) for name in _COUNTS}, "share": share}


def _tally_lines(found: list[Tally], by: By) -> Iterator[str]:
    if not found:
        yield "Nothing was read yet: `tracker read ARTICLE` proposes candidates."
        return
    head = "  ".join((*_COUNTS, "share", ""))
    yield head + by
    for each in found:
        counts = "".join(f"{getattr(each, name):>{len(name)},}  " for name in _COUNTS)
        share = "-" if each.share is None else f"{each.share:.0%}"
        yield wrapped(f"{counts}{share:>5}", each.name, len(head))
