"""A run over watched feeds: what is new in each is read, and what it announces is kept."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from tracker.cli.app import App
from tracker.cli.articles import hosts, known, origin
from tracker.cli.output import complain, say
from tracker.core.plain import plain
from tracker.core.reading import RULES, Article, Candidate
from tracker.errors import NoPermission, RecordRefused, TrackerError, TryAgain, UsageError
from tracker.intake.article import Article as Text
from tracker.intake.article import Hints, article_of
from tracker.intake.courtesy import Courtesy, Resting
from tracker.intake.feed import Entry, feed_of
from tracker.intake.fetching import Busy, Page, fetched
from tracker.store import feeds, turn
from tracker.store.change import Change
from tracker.store.feeds import Remembered, Watched
from tracker.store.proposing import Origin, propose

COMMAND = "watch run"
TRIES = 5
"""Runs in which an entry may fail, as when its server is down, before it is let go."""


class _Read(NamedTuple):
    """An entry as it was read: the article, where it is from, and what it announces."""

    article: Article
    origin: Origin
    proposals: list[Candidate]


class Run:
    """One run over feeds, which reads at most so many entries.

    `codes` are the exit codes of what failed, `found` how many candidates are new. Without a
    `claim` it is only tried: what is new is told, and neither read nor remembered.
    """

    def __init__(self, app: App, claim: turn.Turn | None, pause: float, most: int) -> None:
        with app.reading() as db:
            rests = feeds.rests(db)
        self.codes: set[int] = set()
        self.found = 0
        self._app = app
        self._claim = claim
        self._allow = hosts(app)
        self._left = most
        self._courtesy = Courtesy(pause, rests, app.now)

    def over(self, feed: Watched) -> None:
        """Read what is new in a feed. What fails is told in one line; raises TurnLost."""
        with self._app.reading() as db:
            before = feeds.remembered(db, feed.url)
        last = before or Remembered()
        try:
            page = polite(self._courtesy, feed.url, self._allow, last.etag, last.modified)
            entries = feed_of(page.body, page.address).entries if page.changed else ()
        except Resting:
            return
        except TrackerError as error:
            self._complain(feed, str(error), error)
            how = last._replace(error=str(error), failures=last.failures + 1, new=0)
            self._note(feed, how, None)
            return
        if before is None:
            self._begin(feed, page, entries)
        elif page.changed:
            self._read_new(feed, page, entries)
        else:
            self._note(feed, Remembered(last.etag, last.modified), None)

    def _begin(self, feed: Watched, page: Page, entries: Collection[Entry]) -> None:
        """A feed that came with the records of another store: what is in it now is not new."""
        say(f"{feed.slug}: {_entries(len(entries))} there already; new ones are read from now on")
        if self._claim is not None:
            with self._changing() as change:
                begin(change, feed.url, page, entries)

    def _read_new(self, feed: Watched, page: Page, entries: tuple[Entry, ...]) -> None:
        fresh = self._fresh(feed, entries)
        taken = fresh[: self._left]
        self._left -= len(taken)
        if self._claim is None:
            for entry in taken:
                say(
                    plain(f"{feed.slug}: {entry.title or entry.id}  {entry.address or ''}".rstrip())
                )
            return
        done = [self._is_done(feed, entry) for entry in taken]
        whole = all(done) and len(taken) == len(fresh)
        marks = Remembered(page.etag, page.modified) if whole else Remembered()
        self._note(feed, marks._replace(new=len(taken)), entries)

    def _fresh(self, feed: Watched, entries: tuple[Entry, ...]) -> list[Entry]:
        """The entries that are not done with, each once, the last first: most feeds begin with the
        newest.
        """
        with self._app.reading() as db:
            met = feeds.met(db, feed.url)
        named = {feeds.entry_key(each.id): each for each in reversed(entries)}
        return [each for key, each in named.items() if key not in met or not met[key].done]

    def _is_done(self, feed: Watched, entry: Entry) -> bool:
        """Read an entry and keep what it announces; gives whether it is done with."""
        try:
            self._store(feed, entry, self._read(feed, entry))
        except Resting:
            return False
        except turn.TurnLost:
            raise
        except (UsageError, NoPermission) as error:  # it would be no other the next time
            return self._let_go(feed, entry, error, 1)
        except (TryAgain, RecordRefused) as error:
            return self._let_go(feed, entry, error, TRIES)
        except TrackerError:
            raise
        except Exception:  # our bug: it must not end every run to come as well
            with self._changing() as change:
                feeds.failed(change, feed.url, feeds.entry_key(entry.id), 1)
            raise
        return True

    def _read(self, feed: Watched, entry: Entry) -> _Read:
        found = self._text(entry)
        if entry.published and (found.published is None or "published" in found.guessed):
            sure = tuple(each for each in found.guessed if each != "published")
            found = found._replace(published=entry.published, guessed=sure)
        if found.published is None:
            how = f": `tracker read {entry.address} --published DAY`" if entry.address else ""
            raise UsageError(f"neither the feed nor the page says when it was published{how}")
        day, hour, zone = found.published
        given, ours = known(self._app, found.text)
        name = found.title or entry.title or feed.title
        article = Article(name, found.text, day, hour, zone or ours)
        came = origin(found, name, entry.address)._replace(topic=feed.topic)
        return _Read(article, came, list(RULES.propose(article, given)))

    def _text(self, entry: Entry) -> Text:
        """The page that an entry names; where it names none, what the feed itself says."""
        if entry.address is None:
            hints = Hints(entry.media, "utf-8", None, entry.title, None, entry.published)
            if not entry.content:
                raise UsageError("it names no page, and says nothing itself")
            return article_of(entry.content.encode(), hints, name=entry.title or entry.id)
        page = polite(self._courtesy, entry.address, self._allow)
        return article_of(page.body, page.hints(), name=entry.address)

    def _store(self, feed: Watched, entry: Entry, read: _Read) -> None:
        """The candidates, and that the entry is done with: in one change. Else nothing is kept."""
        new = []
        with self._changing() as change:
            if read.proposals:
                new = propose(change, read.article, read.origin, read.proposals).new
            feeds.done_with(change, feed.url, [feeds.entry_key(entry.id)])
        if new:
            self.found += len(new)
            numbers = [f"c{state['number']}" for state in new]
            which = numbers[0] if len(new) == 1 else f"{numbers[0]} to {numbers[-1]}"
            say(plain(f"{feed.slug}: {read.article.name}: {which}"))

    def _let_go(self, feed: Watched, entry: Entry, error: TrackerError, most: int) -> bool:
        with self._changing() as change:
            done = feeds.failed(change, feed.url, feeds.entry_key(entry.id), most)
        again = "" if done else "; it is tried again"
        self._complain(feed, f"{entry.title or entry.id}: {error}{again}", error)
        return done

    def _complain(self, feed: Watched, words: str, error: TrackerError) -> None:
        self.codes.add(error.exit_code)
        complain(f"{feed.slug}: {words}")

    def _note(self, feed: Watched, how: Remembered, entries: Collection[Entry] | None) -> None:
        """Remember how it went; of entries that are long gone from the feed, nothing any more."""
        if self._claim is None:
            return
        with self._changing() as change:
            feeds.note(change, feed.url, how._replace(asked=change.now))
            if entries is not None:
                feeds.keep_only(change, feed.url, [feeds.entry_key(each.id) for each in entries])

    @contextmanager
    def _changing(self) -> Iterator[Change]:
        """A change of this run, which is stored only while the turn is its own."""
        assert self._claim is not None
        with self._app.changing(COMMAND) as change:
            turn.keep(change, self._claim)
            feeds.keep_rests(change, self._courtesy.rests)
            yield change


def polite(
    courtesy: Courtesy,
    url: str,
    allow: Collection[str],
    etag: str | None = None,
    modified: str | None = None,
) -> Page:
    """As `fetched`, when its host's turn has come; raises Resting where that is not yet."""
    courtesy.await_turn(url)
    try:
        return fetched(url, allow, etag, modified)
    except Busy as busy:
        courtesy.rest(busy)
        raise


def begin(change: Change, url: str, page: Page, entries: Collection[Entry]) -> None:
    """Take all that is in a feed as seen."""
    feeds.done_with(change, url, [feeds.entry_key(each.id) for each in entries])
    feeds.note(change, url, Remembered(page.etag, page.modified, change.now))


def _entries(number: int) -> str:
    return "1 entry is" if number == 1 else f"{number:,} entries are"
