"""Linking two deadlines: the checks, the row, and the words that say what the link does."""

from datetime import date

from tracker.cli.options import Evidence
from tracker.cli.record import citations, today_of
from tracker.core.chain import check_link, in_time, tolerated
from tracker.core.checks import check_extension, check_tie
from tracker.core.records import Case, LinkKind
from tracker.core.wording import day_words
from tracker.errors import RecordRefused
from tracker.store.cases import cases
from tracker.store.change import Change
from tracker.store.sources import linked

_CLOSES = {
    "same": "Counts as an extension of {old}",
    "different": "Closes {old} as superseded",
}
_COMES_LATE = {
    "same": "Counts as a reset of {old}, which had lapsed",
    "different": "Does not close {old}, which had lapsed before",
}
_LINKED: dict[LinkKind, str] = {
    "same": "as the same thing",
    "different": "as other terms",
    "related": "as related",
    "consequence": "as demand and consequence",
}


def tie(change: Change, new: str, old: str, kind: LinkKind, proof: Evidence) -> str:
    """Link the deadline `new` to `old`, by their ids; gives a sentence that says what it does.

    Known, where `proof` does not say, on the day the later one was said. Raises RecordRefused.
    """
    later, earlier = cases(change.db, [new, old])
    today = today_of(change, earlier)
    said = max(later.deadline.said, earlier.deadline.said)
    known = proof.known or said
    check_tie(later, earlier, known, today)
    _check_new(change, later, earlier, kind)
    if kind in ("same", "different"):
        check_extension(earlier, later.deadline.said, today)
        both = earlier.but(links=earlier.links + later.links)
        check_link(both, later.deadline, earlier.deadline)
    link = {
        "id": change.new_id(),
        "new": new,
        "old": old,
        "kind": kind,
        "known": known.isoformat(),
        "note": proof.note,
    }
    change.add("link", {name: value for name, value in link.items() if value is not None})
    return _words(cases(change.db, [new, old]), kind)


def cite(change: Change, deadline: str, proof: Evidence) -> None:
    """Append the sources of `proof` to those of a deadline that is recorded already."""
    added = citations(change, proof)
    state = change.load("deadline", deadline)
    assert state is not None
    if added:
        fresh = [{"stance": "supports"} | row for row in added]
        change.edit("deadline", state | {"sources": [*state.get("sources", []), *fresh]})


def _check_new(change: Change, one: Case, other: Case, kind: LinkKind) -> None:
    """Two that are related may turn out to be one thing; else a pair is linked once."""
    found = linked(change.db, one.deadline.id, other.deadline.id)
    if found is not None and (found != "related" or kind == "related"):
        raise RecordRefused(
            f"#{one.deadline.number} and #{other.deadline.number} are linked already,"
            f" {_LINKED[found]}"
        )


def _words(tied: list[Case], kind: LinkKind) -> str:
    """Say whether the new announcement closed the old one, and why; `tied` is new, old."""
    new, old = tied
    name = f"#{old.deadline.number}"
    if kind == "related":
        return f"#{new.deadline.number} is related to {name}; neither closes the other."
    if kind == "consequence":
        return f"#{new.deadline.number} is what follows if {name} is not met."
    link = next(tie for tie in old.links if tie.old.id == old.deadline.id and not tie.void)
    end, said = tolerated(old, old.deadline, date.max), day_words(link.new.said)
    if end is None:
        return f"{_CLOSES[kind].format(old=name)}, which had no end."
    if in_time(old, link, date.max):
        return (
            f"{_CLOSES[kind].format(old=name)}: said on {said}, not after its last tolerated"
            f" day, {day_words(end)}."
        )
    return (
        f"{_COMES_LATE[kind].format(old=name)}: said on {said}, after its last"
        f" tolerated day, {day_words(end)}."
    )
