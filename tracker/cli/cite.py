"""`tracker cite`: add evidence to a deadline, an event or a verdict."""

import sqlite3
from datetime import date
from typing import Literal, NamedTuple

import click

from tracker.cli.app import App
from tracker.cli.options import KNOWN, QUOTE, pass_app, why
from tracker.cli.output import tell, wrapped
from tracker.cli.quoting import hint, saved_words
from tracker.cli.saving import meant, save, saved_lines
from tracker.core.checks import check_evidence
from tracker.core.moment import Moment
from tracker.core.quotes import normal, stands
from tracker.core.standing import judgement
from tracker.errors import RecordRefused, UsageError
from tracker.store.cases import cases, setting
from tracker.store.change import Change
from tracker.store.evidence import cites, newest_standing
from tracker.store.find import either
from tracker.store.kinds import State

Stance = Literal["supports", "contradicts", "neutral"]


class Target(NamedTuple):
    """What evidence is added to: the field that names it, the record, its line, and its days."""

    field: Literal["deadline", "event_standing", "verdict"]
    id: str
    label: str
    title: str
    today: date
    since: date | None


class Words(NamedTuple):
    """The quote and the text around it, as typed."""

    quote: str | None
    before: str | None
    after: str | None

    def given(self) -> dict[str, str]:
        """Those that were typed, by name."""
        return {name: text for name, text in self._asdict().items() if text is not None}


@click.command("cite")
@click.argument("id")
@click.option(
    "--source",
    "where",
    required=True,
    metavar="URL|FILE|SOURCE",
    help="Where it stands: an address, a file that is saved with it, a source's id or title.",
)
@QUOTE
@click.option("--before", metavar="TEXT", help="What stands before the quote.")
@click.option("--after", metavar="TEXT", help="What stands after it.")
@click.option(
    "--stance",
    type=click.Choice(["supports", "contradicts", "neutral"]),
    default="supports",
    show_default=True,
    help="Which side it takes.",
)
@click.option("--verdict", is_flag=True, help="Add it to the verdict that holds now.")
@click.option(
    "--unverified", is_flag=True, help="Keep the quote, marked, though the saved copy lacks it."
)
@KNOWN
@why
@pass_app
def command(
    app: App,
    id: str,
    where: str,
    quote: str | None,
    before: str | None,
    after: str | None,
    stance: Stance,
    verdict: bool,
    unverified: bool,
    known: date | None,
) -> None:
    """Add evidence to a deadline, to what is known of an event, or to a verdict.

    Nothing that was there is replaced, and the same evidence is stored once. Where a copy of the
    source is saved, the quote has to stand in one of its copies; `tracker verify --help` says how
    they are compared.

    \b
    tracker cite 13 --source https://example.org/a --quote "next 30 days"
    tracker cite 13 --source article.html --quote "no vote is planned" --stance contradicts
    tracker cite 11 --verdict --source 06H0NPHC07X844Q3
    """
    words = Words(quote, before, after)
    _check_words(words, unverified)
    given = meant(where)
    with app.changing("cite") as change:
        target = _target(change, id, verdict)
        saved = save(change, given)
        checked = _checked(change.db, saved.id, words, unverified)
        day = known or target.today
        check_evidence(day, target.today, target.since)
        proof: State = {"source": saved.id, "stance": stance, "known": day.isoformat()}
        said = _store(change, target, proof | words.given(), checked)
        lines = [wrapped(target.label, target.title, 6), *said, *saved_lines(change, saved)]
    tell(lines)


def _store(change: Change, target: Target, proof: State, checked: str | None) -> list[str]:
    """Add the evidence unless it is there already; lines that say so."""
    citation = {target.field: target.id, **proof}
    if cites(change.db, citation):
        return [wrapped("", "It has this evidence already; it was not stored again.", 6)]
    mark = {"unverified": 1} if checked == _UNVERIFIED else {}
    change.add("citation", {"id": change.new_id(), **citation, **mark})
    return [wrapped("", checked, 6)] if checked else []


_STANDS = "The quote stands in the saved copy."
_UNVERIFIED = "The quote is not in the saved copy; it was kept, marked unverified."
_NO_COPY = "No copy of the source is saved, so that the quote was not checked."


def _check_words(words: Words, unverified: bool) -> None:
    for name, text in words.given().items():
        if not normal(text):
            raise UsageError(f"--{name} is empty")
    if words.quote is None and (words.before or words.after or unverified):
        raise UsageError("--before, --after and --unverified go with a --quote")


def _target(change: Change, text: str, verdict: bool) -> Target:
    """The deadline, its verdict or the newest standing of the event that `text` names."""
    kind, key = either(change.db, text)
    if kind == "event":
        return _event(change, key, verdict)
    case = cases(change.db, [key])[0]
    deadline = case.deadline
    label, today = f"#{deadline.number}", Moment(None, change.now).today(deadline.zone)
    since = deadline.said_first or deadline.said
    if not verdict:
        return Target("deadline", key, label, deadline.title, today, since)
    holding = judgement(case, date.max)
    if holding is None:
        raise RecordRefused(f"{label} has no verdict: leave --verdict out")
    title = f"{deadline.title}: verdict {holding.outcome}"
    return Target("verdict", holding.id, label, title, today, since)


def _event(change: Change, key: str, verdict: bool) -> Target:
    state = change.load("event", key)
    assert state is not None
    if verdict:
        raise UsageError(f"#{state['number']} is an event and has no verdict: leave --verdict out")
    today = Moment(None, change.now).today(setting(change.db, "zone"))
    standing = newest_standing(change.db, key)
    return Target("event_standing", standing, f"#{state['number']}", state["title"], today, None)


def _checked(db: sqlite3.Connection, source: str, words: Words, unverified: bool) -> str | None:
    """What came of looking the words up in the saved copies; None where there is no quote.

    Raises RecordRefused for words that stand in none of them, unless they are kept unverified.
    """
    if words.quote is None:
        return None
    texts = saved_words(db, source)
    if not texts:
        return _NO_COPY
    for name, text in words.given().items():
        if any(stands(text, there) for there in texts):
            continue
        if unverified:
            return _UNVERIFIED
        raise RecordRefused(
            f"--{name} does not stand in the saved copy{hint(text, texts[0])}:"
            " correct it, or keep it with --unverified"
        )
    return _STANDS
