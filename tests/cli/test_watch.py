"""`tracker watch`: feeds of real servers, in this process and in others that are killed."""

import gzip
import json
import os
import signal
import socket
from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.cli.watched import watching
from tests.intake.serving import Answer, Server, moved, ok, serving
from tests.promises.processes import finished, sound, start
from tests.store.conftest import WRITTEN
from tracker.cli.watching import TRIES
from tracker.core.reading import RULES
from tracker.store.change import changing
from tracker.store.feeds import done_with, failed, keep_only, met, rests
from tracker.store.memory import remember
from tracker.store.opening import reading

PAGE = """<!doctype html><html><head><title>Ministers meet {0}</title>
<meta property="article:published_time" content="2025-10-07T18:00:00+04:00"></head>
<body><article><p>Foreign Minister Nino Beridze said on Tuesday that Georgia would open the
crossing {0} within two weeks.</p></article></body></html>"""
UNCHANGED = ok(b"", status="304 Not Modified")


def page(name: str) -> bytes:
    return ok(PAGE.format(name).encode(), "Content-Type: text/html; charset=utf-8")


def items(*names: str, **more: str) -> list[dict[str, Any]]:
    return [{"id": name, "title": name, "url": f"/{name}", **more} for name in names]


def feed(found: list[dict[str, Any]], *fields: str) -> bytes:
    told = {"version": "https://jsonfeed.org/version/1.1", "title": "Desk news", "items": found}
    return ok(json.dumps(told).encode(), "Content-Type: application/feed+json", *fields)


@pytest.fixture
def allowed(run: Run) -> Run:
    """Fetching from this machine is allowed."""
    assert run("set", "hosts", "127.0.0.1").code == 0
    return run


def add(run: Run, server: Server, *words: str) -> str:
    result = run("watch", "add", server.url("/feed"), *words)
    assert (result.code, result.complaint) == (0, "")
    return result.out


def go(run: Run, *words: str) -> tuple[int, str, str]:
    return tuple(run("watch", "run", "--pause", "0", *words))  # type: ignore[return-value]


def listed(run: Run) -> dict[str, Any]:
    (row,) = json.loads(run("watch", "list", "--format", "json").out)
    return dict(row)


def titles(run: Run) -> list[str]:
    return [row["title"] for row in json.loads(run("candidates", "list", "--format", "json").out)]


def test_only_what_is_new_is_read(allowed: Run) -> None:
    fields = ('ETag: "1"', "Last-Modified: Mon, 09 Mar 2026 08:30:00 GMT")
    after = feed(items("b", "a"), 'ETag: "2"')
    with serving(feed(items("a"), *fields), UNCHANGED, after, page("b"), UNCHANGED) as server:
        assert add(allowed, server) == "desk-news: Desk news, 1 entry, taken as seen\n"
        assert go(allowed) == (0, "", "")
        assert go(allowed) == (
            0,
            "desk-news: Ministers meet b: c1\n"
            "`tracker candidates` shows those that wait, one by one.\n",
            "",
        )
        assert listed(allowed)["new"] == 1
        assert go(allowed) == (0, "", "")
        sent = [(server.fields(n).get("if-none-match")) for n in range(5)]
        assert sent == [None, '"1"', '"1"', None, '"2"']
        assert server.fields(1)["if-modified-since"] == "Mon, 09 Mar 2026 08:30:00 GMT"
    assert titles(allowed) == ["open the crossing b"]


def test_what_is_there_is_read_when_asked_for_and_has_the_topic(allowed: Run) -> None:
    with serving(feed(items("b", "a")), feed(items("b", "a")), page("a"), page("b")) as server:
        told = add(allowed, server, "--all", "--topic", "iran", "--title", "The desk")
        assert told.startswith("the-desk: The desk, 2 entries, which the next `tracker watch run`")
        assert go(allowed)[0] == 0
    assert titles(allowed) == ["open the crossing a", "open the crossing b"]
    assert allowed("candidates", "accept", "c1").code == 0
    assert json.loads(allowed("show", "141", "--format", "json").out)["topic"] == "iran"
    assert '"edited": false' in allowed("candidates", "show", "c1", "--format", "json").out


RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Desk</title>{}</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Desk</title>{}</feed>"""
SAID = "Nino Beridze said that Georgia would open the bridge by the end of November."


@pytest.mark.parametrize(
    "text",
    [
        RSS.format(
            f"<item><title>T</title><description>{SAID}</description>"
            "<pubDate>Sun, 02 Nov 2025 10:00:00 +0400</pubDate></item>"
        ),
        ATOM.format(
            f'<entry><id>urn:1</id><title>T</title><content type="html">&lt;p&gt;{SAID}&lt;/p&gt;'
            "</content><published>2025-11-02T10:00:00+04:00</published></entry>"
        ),
    ],
    ids=["rss", "atom"],
)
def test_an_entry_without_a_page_is_read_from_the_feed(allowed: Run, text: str) -> None:
    pytest.importorskip("feedparser")
    answer = ok(text.encode(), "Content-Type: application/xml")
    with serving(answer, answer) as server:
        add(allowed, server, "--all")
        assert go(allowed)[0] == 0
    (one,) = json.loads(allowed("candidates", "list", "--format", "json").out)
    assert (one["last"], one["published"]) == ("2025-11-30", "2025-11-02")


def test_an_article_that_announces_nothing_is_not_kept(allowed: Run, store: Path) -> None:
    dull = ok(b"<p>The road is long.</p>", "Content-Type: text/html")
    fed = feed(items("a", date_published="2025-11-02"))
    with serving(fed, fed, dull, fed) as server:
        add(allowed, server, "--all")
        assert go(allowed) == (0, "", "")
        assert go(allowed) == (0, "", "")
    with reading(str(store)) as db:
        assert db.execute("SELECT count(*) FROM article").fetchone() == (0,)


BOMB = gzip.compress(bytes(5 * 2**20), mtime=0)
FAILING = [
    (ok(b"", status="500 Oops"), 75, "the server answers 500"),
    (ok(b"", status="404 Gone"), 2, "there is no page"),
    (ok(b"", status="403 No"), 77, "not open to everybody"),
    (ok(b"x", "Content-Type: image/png"), 2, "is image/png, no page"),
    (ok(b"<p>A page", "Content-Type: text/html"), 2, "it is no feed"),
    (ok(b"\0\xff{", "Content-Type: application/xml"), 2, "it is no feed"),
    (ok(BOMB, "Content-Encoding: gzip", "Content-Type: application/json"), 2, "longer than 2 MB"),
    (moved("http://10.0.0.1/feed"), 77, "a private address"),
    (moved("file:///etc/passwd"), 2, "only http and https"),
]


@pytest.mark.parametrize(("answer", "code", "said"), FAILING)
def test_a_feed_that_fails_is_a_line(allowed: Run, answer: Answer, code: int, said: str) -> None:
    with serving(answer) as server:
        refused = allowed("watch", "add", server.url("/feed"))
    assert (refused.code, refused.out, refused.err.count("\n")) == (code, "", 1)
    assert json.loads(allowed("watch", "list", "--format", "json").out) == []
    with serving(feed([]), answer, answer, feed([])) as server:
        add(allowed, server)
        for failures in (1, 2):
            got, out, err = go(allowed)
            assert (got, out, err.count("\n")) == (code, "", 1)
            assert err.startswith("tracker: desk-news: ")
            assert said in err
            assert listed(allowed)["failures"] == failures
        assert f"failed 2 times in a row: {listed(allowed)['error']}"[:60] in " ".join(
            allowed("watch", "list").out.split()
        )
        assert go(allowed) == (0, "", "")
    assert (listed(allowed)["failures"], listed(allowed)["error"]) == (0, None)


def test_a_feed_that_fails_does_not_stop_the_others(allowed: Run) -> None:
    with (
        serving(feed([]), ok(b"", status="404 Gone")) as first,
        serving(feed([]), feed(items("a")), page("a")) as second,
    ):
        add(allowed, first, "--title", "A")
        add(allowed, second, "--title", "B")
        code, out, err = go(allowed)
    assert (code, err.count("\n")) == (2, 1)
    assert out.startswith("b: Ministers meet a: c1\n")


def test_a_feed_is_followed_where_it_moved(allowed: Run) -> None:
    with serving(moved("/new/feed"), feed([]), moved("/new/feed"), feed(items("a"))) as server:
        add(allowed, server)
        go(allowed)
    assert [line.split()[1] for line in server.requests][:4] == ["/feed", "/new/feed"] * 2


def test_an_entry_that_is_gone_is_told_once(allowed: Run) -> None:
    fed = feed(items("b", "a"), 'ETag: "1"')
    with serving(fed, fed, ok(b"", status="404 No"), page("b"), UNCHANGED) as server:
        add(allowed, server, "--all")
        code, out, err = go(allowed)
        assert (code, err.count("\n")) == (2, 1)
        assert err.startswith(f"tracker: desk-news: a: there is no page {server.url('/a')}")
        assert "Ministers meet b: c1" in out
        assert go(allowed) == (0, "", "")


def test_an_entry_whose_server_fails_is_tried_again_but_not_for_ever(allowed: Run) -> None:
    fed, down = feed(items("a"), 'ETag: "1"'), ok(b"", status="500 Oops")
    with serving(fed, *[fed, down] * TRIES, UNCHANGED) as server:
        add(allowed, server, "--all")
        for left in reversed(range(TRIES)):
            code, out, err = go(allowed)
            assert (code, out, err.endswith("; it is tried again\n")) == (75, "", left > 0)
        assert go(allowed) == (0, "", "")
        asked = [server.fields(n).get("if-none-match") for n in range(1, len(server.requests), 2)]
        assert asked == [None] * TRIES + ['"1"']


def test_an_entry_without_a_day_is_refused(allowed: Run) -> None:
    dayless = ok(f"<p>{SAID}</p>".encode(), "Content-Type: text/html")
    fed = feed(items("a"))
    with serving(fed, fed, dayless) as server:
        add(allowed, server, "--all")
        code, _, err = go(allowed)
    assert code == 2
    assert "says when it was published: `tracker read http" in err


def test_a_host_that_asks_for_a_pause_gets_it(allowed: Run, store: Path) -> None:
    busy = ok(b"", "Retry-After: 3600", status="429 Slow down")
    fed = feed(items("b", "a"), 'ETag: "1"')
    with serving(feed([]), fed, busy, fed, page("a"), page("b")) as server:
        add(allowed, server)
        code, out, err = go(allowed)
        assert (code, out, err.count("\n")) == (75, "", 1)
        assert go(allowed) == (0, "", "")  # nobody is asked before the pause is over
        assert len(server.requests) == 3
        with changing(str(store), WRITTEN, "me", "test") as change:
            (host,) = rests(change.db)
            assert host == server.host
            change.db.execute("UPDATE host_rest SET until = '2020-01-01T00:00:00.000Z'")
        assert go(allowed)[0] == 0
    assert titles(allowed) == ["open the crossing a", "open the crossing b"]


def test_a_limit_leaves_the_rest_for_the_next_run(allowed: Run) -> None:
    fed = feed(items("c", "b", "a"), 'ETag: "1"')
    with serving(fed, fed, page("a"), page("b"), fed, page("c"), UNCHANGED) as server:
        add(allowed, server, "--all")
        assert go(allowed, "--limit", "2")[1].count("Ministers meet") == 2
        assert go(allowed, "--limit", "2")[1].count("Ministers meet") == 1
        assert go(allowed, "--limit", "2") == (0, "", "")
        assert server.fields(4).get("if-none-match") is None
    assert titles(allowed) == [f"open the crossing {name}" for name in "abc"]


def test_a_dry_run_keeps_nothing(allowed: Run, store: Path) -> None:
    with serving(feed([]), feed(items("a")), ok(b"", status="500 Oops")) as server:
        add(allowed, server)
        before = store.read_bytes()
        told = go(allowed, "--dry-run")
        assert told == (0, f"desk-news: a  {server.url('/a')}\n", "")
        assert go(allowed, "--dry-run")[0] == 75
    assert store.read_bytes() == before


def test_a_feed_of_another_store_begins_with_what_is_new(allowed: Run, store: Path) -> None:
    with serving(feed(items("a")), feed(items("b", "a")), page("b")) as server:
        with changing(str(store), WRITTEN, "me", "watch add") as change:
            state = {"slug": "desk", "url": server.url("/feed"), "title": "Desk"}
            change.add("feed", state)
        first = go(allowed)
        assert first == (0, "desk: 1 entry is there already; new ones are read from now on\n", "")
        assert go(allowed)[1].startswith("desk: Ministers meet b: c1\n")


def test_adding_and_removing_are_journalled_and_undone(allowed: Run) -> None:
    with serving(feed([]), feed([]), feed([])) as server:
        add(allowed, server, "--why", "they announce first")
        again = allowed("watch", "add", server.url("/feed"))
        assert (again.code, again.err) == (5, "tracker: it is watched already, as desk-news\n")
        assert "they announce first" in allowed("log", "desk-news").out
        assert allowed("watch", "remove", "Desk news").out == "desk-news is watched no longer.\n"
        assert listed_none(allowed)
        assert allowed("undo").code == 0
        assert listed(allowed)["feed"] == "desk-news"
        assert allowed("watch", "remove", "desk-news").code == 0
        assert add(allowed, server).startswith("desk-news: ")
        assert allowed("doctor", "--format", "json").code == 0


def listed_none(run: Run) -> bool:
    return run("watch", "list").out == "No feed is watched: `tracker watch add URL`.\n"


def test_a_feed_goes_where_the_record_goes(
    run: Run, store: Path, tmp_path: Path, other: Path
) -> None:
    watching(other)
    assert run("merge", str(other)).code == 0
    assert (listed(run)["feed"], listed(run)["asked"]) == ("desk-news", None)
    file, copy = tmp_path / "all.ndjson", tmp_path / "copy.db"
    assert run("export", "ndjson", "-o", str(file)).code == 0
    assert run("--db", str(copy), "init").code == 0
    assert run("--db", str(copy), "import", str(file)).code == 0
    assert "desk-news  Desk news" in run("--db", str(copy), "watch", "list").out


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("add", "feed.xml"), 2, "only http and https are fetched"),
        (("add", "http://u:p@example.org/"), 2, "a user name or a password"),
        (("add", "http://127.0.0.1:1/"), 77, "is a loopback address"),
        (("add", "http://example.org/", "--title", " "), 2, "--title is empty"),
        (("remove", "nothing"), 4, "no feed 'nothing' is watched"),
        (("run", "--feed", "nothing"), 4, "no feed 'nothing' is watched"),
        (("run", "--limit", "0"), 2, "--limit"),
        (("run", "--pause", "nan"), 2, "--pause"),
    ],
)
def test_what_is_refused(
    run: Run, store: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    before = store.read_bytes()
    result = run("watch", *words)
    assert (result.code, result.out, result.err.count("\n")) == (code, "", 1)
    assert said in result.err
    assert store.read_bytes() == before


def test_the_past_is_not_watched(run: Run) -> None:
    for words in (("add", "http://a.example/"), ("list",), ("run",)):
        assert run("--as-of", "2025-11-15", "watch", *words).code == 2


def test_our_own_error_does_not_come_back(allowed: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    fed = feed(items("b", "a"))
    with serving(fed, fed, page("a"), fed, page("b")) as server:
        add(allowed, server, "--all")
        with monkeypatch.context() as patch:
            patch.setattr(type(RULES), "propose", broken)
            with pytest.raises(ZeroDivisionError):
                go(allowed)
        assert go(allowed)[1].startswith("desk-news: Ministers meet b: c1\n")


def held(arrived: Event, ready: Event, answer: bytes) -> Callable[[socket.socket], None]:
    """An answer that waits until it may go."""

    def send(link: socket.socket) -> None:
        arrived.set()
        assert ready.wait(60)
        link.sendall(answer)

    return send


def test_of_two_runs_at_once_one_does_the_work(allowed: Run, store: Path, tmp_path: Path) -> None:
    arrived, ready = Event(), Event()
    fed = feed(items("b", "a"), 'ETag: "1"')
    more = {"TRACKER_DB": str(store)}
    with serving(fed, fed, held(arrived, ready, page("a")), page("b"), UNCHANGED) as server:
        add(allowed, server, "--all")
        first = start(tmp_path, "watch", "run", "--pause", "0", more=more)
        assert arrived.wait(60)
        code, out, err = finished(start(tmp_path, "watch", "run", more=more))
        assert (code, out) == (0, "")
        assert err.startswith("tracker: another run is under way since ")
        assert f"(process {first.pid} on " in err
        ready.set()
        assert finished(first)[0] == 0
        assert go(allowed) == (0, "", "")
    assert titles(allowed) == ["open the crossing a", "open the crossing b"]
    sound(store)


def test_a_kill_loses_nothing_and_doubles_nothing(
    allowed: Run, store: Path, tmp_path: Path
) -> None:
    arrived, ready = Event(), Event()
    fed = feed(items("c", "b", "a"), 'ETag: "1"')
    late = held(arrived, ready, page("b"))
    with serving(fed, fed, page("a"), late, fed, page("b"), page("c"), UNCHANGED) as server:
        add(allowed, server, "--all")
        first = start(tmp_path, "watch", "run", "--pause", "0", more={"TRACKER_DB": str(store)})
        assert arrived.wait(60)
        os.kill(first.pid, signal.SIGKILL)
        assert finished(first)[0] == -signal.SIGKILL
        ready.set()
        assert titles(allowed) == ["open the crossing a"]
        assert go(allowed)[0] == 0
        assert go(allowed) == (0, "", "")
    assert titles(allowed) == [f"open the crossing {name}" for name in "abc"]
    sound(store)


def test_a_run_that_lost_its_turn_stores_nothing(
    allowed: Run, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def overtaken(*_: object) -> Any:
        with changing(str(store), WRITTEN, "me", "watch run") as change:
            at = "2025-01-01T00:00:00.000Z"
            other = {"token": "X", "host": "elsewhere", "pid": 1, "since": at, "heard": at}
            remember(change.db, "watch run", other)
        return iter(())

    fed = feed(items("a"))
    with serving(fed, fed, page("a")) as server:
        add(allowed, server, "--all")
        monkeypatch.setattr(type(RULES), "propose", overtaken)
        code, out, err = go(allowed)
    assert (code, out) == (75, "")
    assert err == "tracker: another `tracker watch run` has taken over: this one ends\n"
    with reading(str(store)) as db:
        assert met(db, server.url("/feed")) == {}


def test_entries_are_let_go_after_so_many_failures_and_forgotten_in_the_end(store: Path) -> None:
    with changing(str(store), WRITTEN, "me", "watch run") as change:
        assert [failed(change, "u", "e" * 64, 2) for _ in range(2)] == [False, True]
        done_with(change, "u", ["f" * 64])
        change.db.execute("UPDATE feed_entry SET met = '2020-01-01T00:00:00.000Z'")
        done_with(change, "u", ["0" * 64])
        keep_only(change, "u", ["e" * 64])
        assert set(met(change.db, "u")) == {"e" * 64, "0" * 64}
