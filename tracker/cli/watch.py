"""`tracker watch`: feeds whose new articles are read by themselves, for a person to judge."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from math import isnan

import click

from tracker.cli.app import App
from tracker.cli.narrowing import formats
from tracker.cli.options import pass_app, why
from tracker.cli.output import complain, fit, rows, say, tell, width, wrapped
from tracker.core.wording import count, day_words
from tracker.errors import RecordRefused, UsageError
from tracker.export.rows import Row
from tracker.store import feeds, turn
from tracker.store.feeds import Remembered, Watched


@click.group("watch")
def command() -> None:
    """Feeds (RSS, Atom, JSON Feed): what is new in them is read, and waits as candidates.

    \b
    tracker watch add https://example.org/feed.xml --topic ukraine-war
    tracker watch run
    tracker candidates
    """


@command.command("add")
@click.argument("url")
@click.option("--topic", metavar="TOPIC", help="What is accepted from it belongs to this topic.")
@click.option("--title", metavar="TEXT", help="What to call it; default its own title.")
@click.option("--all", "every", is_flag=True, help="Read what is in it already as well.")
@why
@pass_app
def add(app: App, url: str, topic: str | None, title: str | None, every: bool) -> None:
    """Watch a feed, if there is one at that address. What is in it already counts as seen.

    \b
    tracker watch add https://example.org/feed.xml
    tracker watch add https://example.org/feed.json --topic iran --title "Foreign ministry" --all
    """
    from tracker.cli.articles import hosts
    from tracker.cli.watching import begin
    from tracker.intake.addresses import target
    from tracker.intake.feed import feed_of
    from tracker.intake.fetching import fetched
    from tracker.store.naming import topic as topic_slug

    app.refuse_as_of("watch add")
    if title is not None and not title.strip():
        raise UsageError("--title is empty: leave it out, and the feed's own is taken")
    app.prepare()
    place = target(url)
    _refuse_known(app, place.address)
    page = fetched(place.address, hosts(app))
    found = feed_of(page.body, page.address, place.name)
    name = " ".join((title or found.title or place.host).split())
    with app.changing("watch add") as change:
        state = {
            "slug": feeds.free_name(change.db, name, place.address),
            "url": place.address,
            "title": name,
            **({"topic": topic_slug(change, topic)} if topic is not None else {}),
        }
        if feeds.feeds_named(change.db, place.address):
            raise RecordRefused(f"{place.name} is watched already")
        change.add("feed", state)
        feeds.forget_feed(change, place.address)
        if every:
            feeds.note(change, place.address, Remembered())
        else:
            begin(change, place.address, page, found.entries)
    many = "1 entry" if len(found.entries) == 1 else f"{len(found.entries):,} entries"
    what = "which the next `tracker watch run` reads" if every else "taken as seen"
    say(wrapped("", f"{state['slug']}: {name}, {many}, {what}", 0))


def _refuse_known(app: App, url: str) -> None:
    with app.reading() as db:
        if named := feeds.feeds_named(db, url):
            raise RecordRefused(f"it is watched already, as {named[0]}")


@command.command("list")
@formats
@pass_app
def list_(app: App, form: str) -> None:
    """The feeds that are watched: when each was last asked, what was new, what fails.

    \b
    tracker watch list
    tracker watch list --format json
    """
    app.refuse_as_of("watch list", "shows the store as it is")
    with app.reading() as db:
        found = [
            (feed, feeds.remembered(db, feed.url) or Remembered()) for feed in feeds.watched(db)
        ]
    if form != "table":
        rows(form, [_row(*each) for each in found])
        return
    if not found:
        say("No feed is watched: `tracker watch add URL`.")
    for feed, how in found:
        topic = f" ({feed.topic})" if feed.topic else ""
        say(fit(f"{feed.slug}  {feed.title}{topic}", width()))
        tell([wrapped("", feed.url, 4), wrapped("", _how(how), 4)])


def _row(feed: Watched, how: Remembered) -> Row:
    return {
        "feed": feed.slug,
        "title": feed.title,
        "url": feed.url,
        "topic": feed.topic,
        "asked": how.asked and _instant(how.asked),
        "new": how.new,
        "failures": how.failures,
        "error": how.error,
    }


def _instant(at: datetime) -> str:
    return at.isoformat(timespec="seconds").replace("+00:00", "Z")


def _how(how: Remembered) -> str:
    if how.asked is None:
        return "not asked yet"
    asked = f"asked {day_words(how.asked.date())}, {how.asked:%H:%M} UTC"
    if how.error is not None:
        return f"{asked}: failed {count(how.failures, 'time')} in a row: {how.error}"
    return f"{asked}: {how.new:,} new"


@command.command("remove")
@click.argument("name", metavar="FEED")
@why
@pass_app
def remove(app: App, name: str) -> None:
    """Watch a feed no longer. What came of it stays, and `undo` brings the feed back.

    \b
    tracker watch remove foreign-ministry
    """
    with app.changing("watch remove") as change:
        found = feeds.find_feed(change.db, name)
        change.remove("feed", found.slug)
    say(f"{found.slug} is watched no longer.")


@command.command("run")
@click.option(
    *("--feed", "chosen"), multiple=True, metavar="FEED", help="Only this one; may be repeated."
)
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=100,
    show_default=True,
    metavar="N",
    help="Read no more new entries than this; the others wait for the next run.",
)
@click.option(
    "--pause",
    type=click.FloatRange(0, 60),
    default=1.0,
    show_default=True,
    metavar="SECONDS",
    help="Between two requests to the same host.",
)
@click.option("--dry-run", is_flag=True, help="Only say what is new; nothing is read or kept.")
@pass_app
def run(app: App, chosen: tuple[str, ...], limit: int, pause: float, dry_run: bool) -> None:
    """Ask each feed for what is new, read it, and keep what it announces as candidates.

    Made for cron: it prints nothing when nothing is new. A feed or an entry that fails is told in
    one line, and the others are read all the same; the exit code is then that of the failure, 75
    if all may be otherwise later. While one run is under way another one ends at once. A kill
    loses nothing and doubles nothing. An entry whose server fails is tried in 5 runs.

    \b
    tracker watch run
    tracker watch run --feed foreign-ministry --limit 10 --dry-run
    """
    from tracker.cli.watching import Run

    app.refuse_as_of("watch run")
    if isnan(pause):
        raise UsageError("--pause is a number of seconds")
    if not dry_run:
        app.prepare()
    with app.reading() as db:
        asked = [feeds.find_feed(db, each) for each in dict.fromkeys(chosen)]
        wanted = asked or feeds.watched(db)
    if not wanted:
        say("No feed is watched: `tracker watch add URL`.")
        return
    with _turn(app, dry_run) as (claim, ours):
        if not ours:
            return
        running = Run(app, claim, pause, limit)
        for feed in wanted:
            running.over(feed)
    if running.found:
        say("`tracker candidates` shows those that wait, one by one.")
    if running.codes:
        later = running.codes == {75}
        click.get_current_context().exit(75 if later else min(running.codes - {75}))


@contextmanager
def _turn(app: App, dry_run: bool) -> Iterator[tuple[turn.Turn | None, bool]]:
    """The claim to be the one run, given back at the end; and whether it may go on."""
    if dry_run:
        yield None, True
        return
    with app.changing("watch run") as change:
        claim, ours = turn.take(change)
    if not ours:
        complain(
            f"another run is under way since {claim.since:%H:%M:%S} UTC (process {claim.pid} on"
            f" {claim.host}): nothing was done"
        )
        yield claim, False
        return
    try:
        yield claim, True
    finally:
        with app.changing("watch run") as change:
            turn.give_back(change, claim)
