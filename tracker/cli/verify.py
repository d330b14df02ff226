"""`tracker verify`: whether every quote still stands in the saved copy of its source."""

import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Literal, NamedTuple

import click

from tracker.cli.app import App
from tracker.cli.narrowing import formats
from tracker.cli.options import pass_app
from tracker.cli.output import say, stream, tell, wrapped
from tracker.core.quotes import Found, normal, proved
from tracker.core.wording import count
from tracker.errors import FaultFound, UnknownId
from tracker.export.rows import Row
from tracker.store.copies import copies, kept
from tracker.store.evidence import Address, Quoted, addresses, quoted, sources_after, sources_of
from tracker.store.find import find, find_source

PAGE = 200
FAULTS = ("missing", "lost", "damaged")
_INDENT = 10
_TEXT = "damaged"  # a saved text counts as one fault, whatever was to stand in it


class Proof(NamedTuple):
    """What came of one quote; of a saved text that is damaged, `quoted` is None."""

    source: Address
    quoted: Quoted | None
    found: Found
    nearest: str | None = None


class Wanted(NamedTuple):
    """The sources that are looked at, None for all; of the records, None for all that cite them."""

    sources: list[str] | None
    records: set[str] | None


@click.command("verify")
@click.argument("ids", metavar="[ID...]", nargs=-1)
@formats
@pass_app
def command(app: App, ids: tuple[str, ...], form: str) -> int:
    """Prove that every quote still stands in the saved copy of its source; it writes nothing.

    ID is a deadline or an event, with what is cited for it and for its verdicts, or a source.
    Exits 6 when a quote stands in no copy of its source, or a saved text is not the one that its
    SHA-256 names; what is nearest is shown. Quotes without a saved copy are counted. So is one
    that was kept with --unverified, and one that only an older copy has is named; these are no
    faults. The machine formats have a row for each quote, and one for each damaged text.

    Before they are compared, quote and copy are brought to one form: runs of spaces and line ends
    are one space; what has no width (soft hyphens) is left out; quotation marks of all kinds are
    " or '. Of HTML it is what a reader sees: tags, comments, scripts and styles are left out, and
    a space stands where a paragraph or another part of the page begins or ends. All else has to
    agree letter by letter.

    \b
    tracker verify
    tracker verify 13 --format json
    """
    app.refuse_as_of("verify", "compares all that is recorded")
    pages = _pages(app, _wanted(app, ids))
    counts: Counter[str] = Counter()
    counted = _counted(pages, counts)
    if form == "table":
        for page in counted:
            for proof in page:
                tell(_lines(proof))
        say(wrapped("", _summary(counts), 0))
    else:
        stream(form, ([_row(proof) for proof in page] for page in counted))
    return FaultFound.exit_code if any(counts[found] for found in FAULTS) else 0


def _wanted(app: App, ids: Sequence[str]) -> Wanted:
    """Raises UnknownId for what is neither a deadline nor an event nor a source."""
    if not ids:
        return Wanted(None, None)
    sources: set[str] = set()
    records: set[str] = set()
    with app.reading() as db:
        for text in ids:
            sort, key = _meant(db, text)
            records.add(key)
            sources |= {key} if sort == "source" else {*sources_of(db, sort, key)}
    return Wanted(sorted(sources), records)


def _meant(db: sqlite3.Connection, text: str) -> tuple[Literal["deadline", "event", "source"], str]:
    for sort in _SORTS:
        with suppress(UnknownId):
            return sort, find(db, text, sort)
    if text.removeprefix("#").isdecimal():
        raise UnknownId(f"no deadline or event {text}: `tracker list` shows their numbers")
    return "source", find_source(db, text)


_SORTS: tuple[Literal["deadline", "event"], ...] = ("deadline", "event")


def _pages(app: App, wanted: Wanted) -> Iterator[list[Proof]]:
    """All proofs, those of some sources at a time; no read is open while they are made."""
    last = ""
    while True:
        with app.reading() as db:
            if wanted.sources is None:
                some = sources_after(db, last, PAGE)
            else:
                some = addresses(db, [id for id in wanted.sources if id > last][:PAGE])
            cited = {source.id: quoted(db, source.id) for source in some}
        for source in some:
            chosen = [one for one in cited[source.id] if one.quote and _among(one, wanted)]
            yield _proofs(app, source, chosen)
        if len(some) < PAGE:
            return
        last = some[-1].id


def _among(one: Quoted, wanted: Wanted) -> bool:
    return wanted.records is None or one.id in wanted.records or one.source in wanted.records


def _proofs(app: App, source: Address, chosen: Sequence[Quoted]) -> list[Proof]:
    if not source.copies:
        return [Proof(source, one, "no copy") for one in chosen]
    with app.reading() as db:
        texts = [kept(db, copy) for copy in copies(db, source.id)]
    sound = [normal(text.words) for text in texts if text.sound and chosen]
    damaged = [Proof(source, None, "damaged") for text in texts if not text.sound]
    return damaged + [
        Proof(source, one, *proved(one.quote or "", sound, bool(one.unverified))) for one in chosen
    ]


def _counted(pages: Iterator[list[Proof]], counts: "Counter[str]") -> Iterator[list[Proof]]:
    for page in pages:
        counts.update(proof.found if proof.quoted else _TEXT for proof in page)
        yield page


def _row(proof: Proof) -> Row:
    one = proof.quoted
    return {
        "record": (one.sort if one.kind != "verdict" else "verdict") if one else "copy",
        "id": one.id if one else None,
        "number": one.number if one else None,
        "source": proof.source.id,
        "url": proof.source.url,
        "title": proof.source.title,
        "quote": one.quote if one else None,
        "stance": one.stance if one else None,
        "found": proof.found,
        "nearest": proof.nearest,
    }


_COUNTED: dict[Found, str] = {
    "older": "in an older one only",
    "missing": "in none",
    "unverified": "in none and marked unverified",
    "lost": "in a damaged one",
    "no copy": "without one",
}
_TOLD: dict[Found, str] = {
    "missing": "does not stand in the saved copy of",
    "older": "stands only in an older copy of",
    "lost": "was to stand in the damaged copy of",
}


def _lines(proof: Proof) -> Iterator[str]:
    """Of what is a fault, or only in an older copy."""
    name, one = proof.source.name, proof.quoted
    if one is None:
        yield wrapped("fault", f"a saved copy is not what its SHA-256 names: {name}", _INDENT)
    elif words := _TOLD.get(proof.found):
        verdict = ", of its verdict," if one.kind == "verdict" else ""
        label = f"#{one.number}"
        yield wrapped(label, f"“{one.quote}”{verdict} {words} {name}", _INDENT)
        if proof.found == "missing":
            near = f"nearest: “{proof.nearest}”" if proof.nearest else "nothing is near it"
            yield wrapped("", near, _INDENT)


def _summary(counts: "Counter[str]") -> str:
    total = sum(counts.values()) - counts[_TEXT]
    parts = [f"{counts['stands']:,} in the saved copy"]
    parts += [f"{counts[found]:,} {words}" for found, words in _COUNTED.items() if counts[found]]
    damaged = f"; {count(counts[_TEXT], 'saved text')} damaged" if counts[_TEXT] else ""
    return f"{count(total, 'quote')}: {', '.join(parts)}{damaged}."
