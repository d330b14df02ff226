"""The law of undo: any change, then undo, gives the states before; undo of that, the states after.

Changes are command lines, made of every command that writes, on records that others made before.
"""

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cli.playing import Player
from tests.cli.test_undo import head, states
from tests.cli.watched import watching
from tests.promises.processes import faults
from tests.store.test_agenda import check_clock
from tests.store.test_change import check_journal
from tracker.cli.commands import COMMANDS
from tracker.store.opening import reading

EVENTS, DEADLINES = (1, 2), (3, 4, 5, 6, 7, 8, 9, 10)
NOT_HERE = {
    # they read, or make, keep and mend the store; and edit is amend by another way
    *("due", "check", "list", "search", "show", "timeline", "explain", "log", "doctor", "backup"),
    *(
        "read",
        "restore",
        "init",
        "upgrade",
        "demo",
        "edit",
        "completion",
        "export",
        "twins",
        "verify",
    ),
    # their files and their rules have tests of their own
    *("calendar", "import", "merge"),
}
ARTICLE = Path(__file__).parents[2] / "seeds" / "articles" / "border-crossing.txt"

number = st.sampled_from(DEADLINES).map(str)
candidate = st.sampled_from(["c1", "c2", "c3", "c4"])
event = st.sampled_from(EVENTS).map(str)
said = st.sampled_from(["2025-11-03", "2025-11-10", "2025-11-18"])
day = st.sampled_from(["2025-11-11", "2025-11-19", "2025-11-25", "2025-12-24"])
name = st.sampled_from(["Trump", "Putin", "Someone", "Zoé"])
phrase = st.sampled_from(["within two weeks or so", "by Friday", "within 72 hours of the vote"])
source = st.sampled_from(["https://example.org/a", "https://example.org/b", "A pamphlet"])
topic = st.sampled_from(["peace", "Trade"])


CHANGES: tuple[tuple[str | st.SearchStrategy[str], ...], ...] = (
    ("add", "A", "--by", name, "--said", said, "--on", day, "--topic", topic),
    ("add", "B", "--by", name, "--bound", name, "--said", said, "--phrase", phrase),
    ("add", "C", "--by", name, "--said", said, "--after", event, "--source", source),
    ("add", "D", "--by", name, "--said", said, "--undated"),
    ("event", "E", "--on", day, "--party", name, "--topic", topic),
    ("event", "moved", event, "--on", day, "--note", "x"),
    ("event", "happened", event),
    ("event", "cancelled", event, "--source", source),
    ("extend", number, "--said", said, "--on", day, "--by", name),
    ("extend", number, "--said", said, "--phrase", phrase, "--source", source),
    ("supersede", number, "--add", "S", "--said", said, "--on", day),
    ("supersede", number, "--with", number),
    ("met", number, "--happened", said, "--event", event, "--source", source, "--quote", "q"),
    ("met", number, "--happened", said, "--part", "half"),
    ("lapsed", number, "--reason", "unknown", "--searched", "x", "--closed", said),
    ("withdraw", number, "--known", said),
    ("moot", number),
    ("unverifiable", number),
    ("dispute", number, "--supports", source, "--contradicts", source),
    ("look-again", number, "--on", "2026-02-01"),
    ("in-error", number),
    ("in-error", number, "--same-as", number),
    ("reopen", number, "--why", "x"),
    ("reopen", number, "--why", "x", "--known", said),
    ("link", number, number, "--same"),
    ("link", number, number, "--related", "--source", source),
    ("set", "lead", st.sampled_from(["3", "14"]), "--yes"),
    ("set", "lead", "--unset", "--yes"),
    ("set", "lead", "20", "--topic", topic, "--yes"),
    ("set", "zone", st.sampled_from(["Europe/Kyiv", "Pacific/Kiritimati"]), "--yes"),
    ("set", "convention.few", st.sampled_from(["3", "6"])),
    ("amend", number, "--title", "T", "--by", name, "--topic", topic),
    ("amend", number, "--said", said, "--yes"),
    ("amend", number, "--phrase", phrase, "--reading", "1", "--bound", name, "--yes"),
    ("amend", number, "--last", day, "--tolerance", "2", "--yes"),
    ("amend", number, "--anchor", event, "--yes"),
    ("amend", number, "--no-topic", "--no-bound", "--lead", "9", "--yes"),
    ("amend", event, "--place", "Geneva", "--party", name),
    ("cite", number, "--source", source, "--quote", "q", "--stance", "contradicts"),
    ("cite", event, "--source", source),
    ("candidates", "accept", candidate, "--topic", topic),
    ("candidates", "accept", candidate, "--title", "T", "--as", "event"),
    ("candidates", "accept", "c2", "c3"),
    ("candidates", "drop", candidate, "--why", "x"),
    ("candidates", "link", candidate, number),
    ("watch", "remove", "desk-news"),
    ("source", "add", "https://example.org/b", "--title", "B"),
    ("party", "add", name),
    ("party", "alias", "Putin", "V. V. Putin"),
    ("party", "rename", "Trump", "D. J. T."),
    ("party", "merge", "Putin", "Trump"),
    ("topic", "add", topic),
    ("topic", "merge", "trade", "peace"),
    ("add", "F", "--by", name, "--said", said, "--every", "month", "--from", day, "--count", "3"),
    ("recurrence", "end", number),
    ("ultimatum", "G", "--by", name, "--said", said, "--on", day, "--or-else", "H"),
    ("link", number, number, "--consequence"),
    ("undo",),
    ("undo", st.integers(5, 60).map(str)),
)


def line(words: tuple[str | st.SearchStrategy[str], ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.tuples(*(st.just(word) if isinstance(word, str) else word for word in words))


def test_every_command_that_writes_is_among_them() -> None:
    assert {words[0] for words in CHANGES} == set(COMMANDS) - NOT_HERE


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with two events and a few deadlines, of which some are tied and judged."""
    store = tmp_path_factory.mktemp("base") / "tracker.db"
    play = Player(store)
    by = ("--by", "Trump", "--said", "2025-11-01")
    for words in (
        ("init",),
        ("event", "The vote", "--on", "2025-12-01", "--party", "Trump"),
        ("event", "The call", "--on", "2025-11-15", "--topic", "peace"),
        ("add", "One", *by, "--on", "2025-12-10", "--topic", "peace"),
        ("add", "Two", *by, "--phrase", "within two weeks or so", "--bound", "Putin"),
        ("add", "Three", *by, "--after", "1+72h"),
        ("add", "Four", *by, "--undated"),
        ("add", "Five", *by, "--on", "2025-11-12", "--bound", "Putin"),
        ("extend", "3", "--said", "2025-11-05", "--on", "2025-12-20"),
        ("met", "4", "--happened", "2025-11-10", "--known", "2025-11-11"),
        ("in-error", "6"),
        ("read", str(ARTICLE), "--published", "2025-10-07"),
    ):
        code, out = play(*words)
        assert code == 0, (words, out)
    watching(store)
    return store


@given(commands=st.lists(st.one_of(*map(line, CHANGES)), min_size=1, max_size=6))
@settings(max_examples=25, deadline=None)
def test_undo_gives_the_states_before_and_undo_of_that_the_states_after(base, commands) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = Path(shutil.copy(base, Path(folder, "tracker.db")))
        play = Player(store)
        for words in commands:
            before, seq = states(store), head(store)
            code, out = play(*words)
            assert code in (0, 2, 3, 4, 5), (words, out)
            after, written = states(store), head(store) > seq
            assert written or (after == before), words
            if not written or after == before:  # refused, or only a reason was told
                continue
            assert play("undo")[0] == 0, words
            assert states(store) == before, words
            assert play("undo")[0] == 0, words
            assert states(store) == after, words
        with reading(str(store)) as db:
            check_clock(db)
            check_journal(db)
        assert faults(store) == []
