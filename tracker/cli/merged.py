"""What came of a merge, told: what came in, what contradicts, what was left out."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from tracker.cli.output import complain, say, stream, tell, wrapped
from tracker.core.wording import count
from tracker.errors import RecordRefused
from tracker.store.conflicts import Named, row_of
from tracker.store.importing import outcomes
from tracker.store.judged import Judged
from tracker.store.summing import SHOWN, Found

_PAGE = 500


class Asked(NamedTuple):
    """What the command was told."""

    file: str
    ours: tuple[str, ...]
    theirs: tuple[str, ...]
    dry_run: bool
    form: str


class Outcome(NamedTuple):
    """What came of a merge: the staged file, what it holds, the conflicts that are left, what of
    theirs was left out, and what both judged.
    """

    staged: str
    total: Found
    left: Sequence[Named]
    outside: Sequence[Named]
    judged: Sequence[Judged]


def report(asked: Asked, name: str, outcome: Outcome) -> None:
    """Say what was merged, and what was not."""
    if asked.form == "table":
        _tell(asked, name, outcome)
    else:
        stream(asked.form, _pages(outcome))
    _tell_judged(outcome.judged)


def refuse_left(asked: Asked, name: str, left: Sequence[Named]) -> None:
    """Raise RecordRefused if conflicts are left: how many, and how they are settled."""
    if not left:
        return
    found = [each.conflict for each in left]
    open_ones = [each for each in found if not each.waits] or found
    what = count(len(open_ones), "conflict")
    rest = " would be left" if asked.dry_run else " left unmerged"
    ways = "--ours ID" if all(each.only_ours for each in open_ones) else "--ours ID or --theirs ID"
    raise RecordRefused(f"{name}: {what}{rest}: settle with {ways}")


def _tell_judged(found: Sequence[Judged]) -> None:
    """Say on stderr what both sides judged, each in its own way."""
    for each in found[:SHOWN]:
        complain(
            f"#{each.number} {each.title}: judged on both sides, {each.ours} here and"
            f" {each.theirs} there; both verdicts are kept, see `tracker show {each.number}`"
        )
    if len(found) > SHOWN:
        complain(f"and {count(len(found) - SHOWN, 'more deadline')} judged on both sides")


def _tell(asked: Asked, name: str, outcome: Outcome) -> None:
    _, total, left, out, _ = outcome
    _tell_some(len(left), (line for each in left[:SHOWN] for line in _conflict_lines(each)))
    _tell_some(len(out), (wrapped("left out", _named(each), 10) for each in out[:SHOWN]))
    if asked.dry_run:
        _tell_some(total.counts.total(), map(_change_line, total.shown))
    if not total.something and not left:
        say(wrapped("", f"{name} has nothing that is new here.", 0))
        return
    words = [f"{total.counts[what]:,} {what}" for what in ("new", "changed", "removed")]
    words += [f"{total.settled:,} settled"] if total.settled else []
    words += [f"{len(out):,} left out"] if out else []
    begin = "Would bring in" if asked.dry_run else "From"
    say(wrapped("", f"{begin} {name}: {', '.join(words)}.", 0))
    if total.renumbered:
        numbers = count(total.renumbered, "record")
        become = "would get" if asked.dry_run else "got"
        say(f"{numbers} {become} another number: theirs was taken here.")


def _tell_some(total: int, lines: Iterable[str]) -> None:
    """Print the first lines, and how many more things there are."""
    tell(lines)
    if total > SHOWN:
        say(f"and {total - SHOWN:,} more: --format ndjson has all")


def _change_line(row: dict[str, Any]) -> str:
    label = f"#{row['number']}" if row["number"] and row["changes"] else row["record"]
    return wrapped(label, f"{row['title']}: {_became(row)}", 10)


def _conflict_lines(named: Named) -> Iterator[str]:
    """A conflict: of what, and in each field what it was, what it is here, and what there."""
    conflict = named.conflict
    yield wrapped("waits" if conflict.waits else "conflict", _named(named), 10)
    for clash in conflict.clashes:
        yield wrapped(f"  {clash.field}", f"was {_short(clash.base)}", 18)
        yield wrapped("    ours", _short(clash.ours), 18)
        yield wrapped("    theirs", _short(clash.theirs), 18)


def _named(named: Named) -> str:
    """A record by its number, else by its kind and key, with its title and the reason."""
    conflict = named.conflict
    number = f"#{named.number}" if named.number else ""
    label = number if conflict.kind in ("deadline", "event") else ""
    words = [label or f"{conflict.kind}:{conflict.key}", number if not label else "", named.title]
    reason = f": {conflict.reason}" if conflict.reason else ""
    return " ".join(filter(None, words)) + reason


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


def _pages(outcome: Outcome) -> Iterator[list[dict[str, object]]]:
    """All records that came in or changed, then the conflicts and what was left out, as rows with
    fixed keys.
    """
    page: list[dict[str, object]] = []
    bare: dict[str, object] = {"reason": None, "fields": {}}
    for row in outcomes(outcome.staged):
        page.append(_fixed(row) | bare)
        if len(page) == _PAGE:
            yield page
            page = []
    page += [_fixed(row) | bare for row in outcome.total.removed]
    page += [row_of(each) | {"changes": {}} for each in outcome.left]
    page += [row_of(each) | {"changes": {}, "what": "left out"} for each in outcome.outside]
    yield page


def _fixed(row: dict[str, Any]) -> dict[str, Any]:
    names = ("record", "id", "number", "title", "what", "changes")
    return {name: row[name] for name in names}
