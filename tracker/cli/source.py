"""`tracker source`: sources and the copies that are kept of them."""

from collections.abc import Iterator
from datetime import date

import click

from tracker.cli.app import App
from tracker.cli.narrowing import formats
from tracker.cli.options import DAY, pass_app, why
from tracker.cli.output import fit, say, stream, tell, width, wrapped
from tracker.cli.saving import Meant, media_by_name, read_copy, save, saved_lines
from tracker.cli.source_show import show
from tracker.core.quotes import Media
from tracker.errors import UsageError
from tracker.store.copies import copies
from tracker.store.evidence import Address, sources_after
from tracker.store.ids import as_id

PAGE = 500


@click.group("source")
def command() -> None:
    """Keep what sources say: their copies, and who cites them.

    \b
    tracker source add article.html --url https://example.org/a --published 2025-10-16
    tracker source list
    tracker source show https://example.org/a --text
    """


@command.command("add")
@click.argument("what", metavar="[FILE|-|URL|SOURCE]", required=False)
@click.option("--copy", "path", metavar="FILE", help="The saved text of a URL or a SOURCE; or -.")
@click.option("--url", metavar="URL", help="The address of what is in FILE.")
@click.option("--title", metavar="TEXT")
@click.option("--publisher", metavar="NAME")
@click.option("--published", type=DAY, metavar="DAY", help="The day it was published.")
@click.option(
    "--media",
    type=click.Choice(["text/plain", "text/html"]),
    help="What the copy is; told from its name and how it begins if left out.",
)
@why
@pass_app
def add(
    app: App,
    what: str | None,
    path: str | None,
    url: str | None,
    title: str | None,
    publisher: str | None,
    published: date | None,
    media: Media | None,
) -> None:
    """Record a source, and keep a copy of what it says.

    The copy is UTF-8 text of 10 MB at the most, kept byte by byte, so that its SHA-256 is the one
    of the file. HTML stays as it is; `verify` and `search` see what a reader sees of it, and a
    reader of articles comes later, as does fetching pages: save a page, and give it with its URL.
    Another text of the same source is kept beside the earlier ones, as the newest.

    A FILE without --url and --title goes by its content, and is titled with its name.

    \b
    tracker source add article.html --url https://example.org/a --title "Vote expected"
    tracker source add https://example.org/a --copy article.html
    curl -s https://example.org/a | tracker source add - --url https://example.org/a
    tracker source add --title "Treaty of 2026, printed"
    """
    given = _given(what, path, url, title)._replace(
        title=title, publisher=publisher, published=published
    )
    given = given._replace(media=media or media_by_name(path or given.path))
    if media is not None and given.text is None:
        raise UsageError("--media belongs to a copy: give a FILE")
    with app.changing("source add") as change:
        saved = save(change, given)
        lines = saved_lines(change, saved)
        if not copies(change.db, saved.id):
            lines.append(wrapped("", "No copy is kept: give one as --copy FILE."))
    tell(lines)


def _given(what: str | None, path: str | None, url: str | None, title: str | None) -> Meant:
    if url is not None and "://" not in url:
        raise UsageError(f"--url {url!r} is no address: write it as https://...")
    if what is not None and ("://" in what or as_id(what) is not None):
        if url is not None:
            raise UsageError("--url belongs to a FILE: the source is named already")
        text = read_copy(path) if path is not None else None
        return Meant(url=what, text=text) if "://" in what else Meant(known=what, text=text)
    if path is not None and what is not None:
        raise UsageError("--copy belongs to a URL or a source's id: a FILE is its own copy")
    if url is None and title is None and what in (None, "-"):
        raise UsageError("the source has no name: give --title or --url")
    file = what or path
    return Meant(url=url, path=what, text=read_copy(file) if file is not None else None)


@command.command("list")
@formats
@pass_app
def listing(app: App, form: str) -> None:
    """All sources, by id: title, address, and how many copies are kept.

    \b
    tracker source list
    tracker source list --format csv
    """
    app.refuse_as_of("source list", "shows all that is recorded")
    pages = _pages(app)
    if form != "table":
        stream(form, ([address._asdict() for address in page] for page in pages))
        return
    empty = True
    for page in pages:
        tell(_line(address) for address in page)
        empty = empty and not page
    if empty:
        say("No source is recorded.")


def _pages(app: App) -> Iterator[list[Address]]:
    """All sources, a page at a time; no read is open while one is printed."""
    last, page = "", None
    while page is None or len(page) == PAGE:
        with app.reading() as db:
            page = sources_after(db, last, PAGE)
        yield page
        last = page[-1].id if page else last


def _line(address: Address) -> str:
    kept = f"{address.copies} kept" if address.copies else ""
    begun = f"{address.id}  {kept:<7}  "
    return begun + fit(address.title or address.name, width() - len(begun))


command.add_command(show)
