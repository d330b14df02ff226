"""`tracker extend`: record a later announcement of the same deadline."""

from datetime import date

import click

from tracker.cli.add import stored_lines, unique
from tracker.cli.app import App
from tracker.cli.options import DAY, Evidence, evidence, pass_app
from tracker.cli.output import tell, wrapped
from tracker.cli.record import Given, citations, load_case, window
from tracker.core.chain import check_link, in_time, tolerated
from tracker.core.checks import check_extension, check_said
from tracker.core.moment import Moment
from tracker.core.wording import day_words
from tracker.store.cases import cases
from tracker.store.change import Change

COPIED = ("title", "criterion", "kind", "role", "firmness", "topic", "lead", "bounds", "zone")


@click.command("extend")
@click.argument("id")
@click.option("--said", type=DAY, required=True, metavar="DAY", help="The day of the new words.")
@click.option("--phrase", metavar="WORDS", help="The exact words that state the new time.")
@click.option("--on", type=DAY, metavar="DAY", help="The new day, by hand.")
@click.option("--first", type=DAY, metavar="DAY", help="First day of the new window, by hand.")
@click.option("--last", type=DAY, metavar="DAY", help="Last day of the new window, by hand.")
@click.option("--undated", is_flag=True, help="No new date was given.")
@click.option(
    "--by", "speakers", multiple=True, metavar="SPEAKER", help="If somebody else said it."
)
@click.option(
    "--tolerance", type=click.IntRange(0, 3650), metavar="DAYS", help="Days past the end."
)
@evidence
@pass_app
def command(
    app: App,
    id: str,
    said: date,
    phrase: str | None,
    on: date | None,
    first: date | None,
    last: date | None,
    undated: bool,
    speakers: tuple[str, ...],
    tolerance: int | None,
    proof: Evidence,
) -> None:
    """Record a later announcement of the same deadline, linked to it as the same thing.

    Said on or before the last tolerated day of the old one it counts as an extension; said later
    it is a reset: the old one lapsed, and the new one says so.

    \b
    tracker extend 10 --said 2025-10-25 --phrase "next week"
    tracker extend 10 --said 2025-10-25 --undated
    """
    with app.changing("extend") as change:
        case = load_case(change, id)
        old = case.deadline
        today = Moment(None, change.now).today(old.zone)
        check_extension(case, said, today)
        check_said(said, proof.known or said, today)
        state = change.load("deadline", old.id)
        assert state is not None
        copied = {field: state[field] for field in COPIED if field in state}
        given = Given(phrase, on, first, last, None, undated, tolerance, state.get("zone"))
        time, reading = window(change, given, said)
        new = copied | {
            "id": change.new_id(),
            "said": said.isoformat(),
            "speakers": unique(change, speakers) or state.get("speakers", []),
            "sources": [{"stance": "supports"} | c for c in citations(change, proof)],
        }
        stored = change.add("deadline", {k: v for k, v in (new | time).items() if v is not None})
        check_link(case, cases(change.db, [stored["id"]])[0].deadline, old)
        link = {
            "id": change.new_id(),
            "new": stored["id"],
            "old": old.id,
            "kind": "same",
            "known": (proof.known or said).isoformat(),
            "note": proof.note,
        }
        change.add("link", {k: v for k, v in link.items() if v is not None})
        lines = stored_lines(change, stored["id"], reading)
        lines.append(wrapped("", _link_words(change, old.id), 6))
    tell(lines)


def _link_words(change: Change, old: str) -> str:
    """Say whether the new announcement extended the old one or reset it, and why."""
    case = cases(change.db, [old])[0]
    link = next(link for link in case.links if link.old.id == old)
    end = tolerated(case, case.deadline, date.max)
    said, name = day_words(link.new.said), f"#{case.deadline.number}"
    if end is None:
        return f"Counts as an extension of {name}, which had no end."
    if in_time(case, link, date.max):
        return (
            f"Counts as an extension of {name}: said on {said}, not after its last tolerated"
            f" day, {day_words(end)}."
        )
    return (
        f"Counts as a reset of {name}, which had lapsed: said on {said}, after its last"
        f" tolerated day, {day_words(end)}."
    )
