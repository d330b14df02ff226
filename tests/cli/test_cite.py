"""`tracker cite`: evidence is added, checked where a copy is saved, and never replaces any."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tracker.store.opening import reading

ROOT = Path(__file__).resolve().parents[2]
A, B = "https://example.org/a", "https://example.org/b"
PAGE = """\
<!DOCTYPE html>
<html><head><title>A vote</title><style>p { color: red }</style></head>
<body><p>Thune said he&rsquo;d take it up &ldquo;in the <b>next</b>
30&nbsp;days&rdquo;.</p><p>No one objected.</p><script>"in no case"</script></body></html>
"""


@pytest.fixture
def page(tmp_path: Path) -> str:
    path = tmp_path / "article.html"
    path.write_bytes(PAGE.encode())
    return str(path)


def shown(run: Run, id: str, *more: str) -> dict[str, object]:
    found: dict[str, object] = json.loads(run("show", id, "--format", "json", *more).out)
    return found


def sources(run: Run, id: str, *more: str) -> list[tuple[str, str, str]]:
    behind = shown(run, id, *more)["sources"]
    return [(row["url"], row["quote"], row["stance"]) for row in behind]  # type: ignore[attr-defined]


def test_evidence_is_added_and_nothing_is_replaced(run: Run) -> None:
    before = sources(run, "13")
    done = run("cite", "13", "--source", A, "--quote", "next 30 days")
    assert (done.code, done.err) == (0, "")
    assert "No copy of the source is saved" in done.out
    again = run("cite", "13", "--source", B, "--quote", "never", "--stance", "contradicts")
    assert again.code == 0
    assert sources(run, "13") == [
        *before,
        (A, "next 30 days", "supports"),
        (B, "never", "contradicts"),
    ]
    out = run("show", "13").out
    assert "source      “next 30 days”, https://example.org/a\n" in out
    assert "source      “never”, https://example.org/b, (contradicts)\n" in out


def test_the_same_evidence_is_stored_once(run: Run, store: Path) -> None:
    run("cite", "13", "--source", A, "--quote", "“next  30 days”")
    before = store.read_bytes()
    for quote in ('"next 30 days"', "„next 30\ndays”"):
        done = run("cite", "13", "--source", A, "--quote", quote)
        assert (done.code, done.err) == (0, "")
        assert "It has this evidence already" in done.out
    assert store.read_bytes() == before
    for other in (["--stance", "neutral"], ["--verdict"]):
        assert "already" not in run("cite", "13", "--source", A, "--quote", "next", *other).out


def test_what_a_record_was_typed_with_is_evidence_too(run: Run) -> None:
    words = ["--by", "Thune", "--said", "2025-10-20", "--undated", "--source", A]
    run("add", "A vote", *words, "--quote", "soon")
    assert "already" in run("cite", "141", "--source", A, "--quote", "soon").out


def test_a_quote_has_to_stand_in_the_saved_copy(run: Run, store: Path, page: str) -> None:
    run("source", "add", page, "--url", A)
    done = run("cite", "13", "--source", A, "--quote", 'he\'d take it up "in the next 30 days"')
    assert (done.code, "The quote stands in the saved copy." in done.out) == (0, True)
    before = store.read_bytes()
    for quote, near in (
        ("take it up in the next 20 days", 'take it up "in the next 30 days'),
        ("in no case", None),
        ("color: red", None),
    ):
        refused = run("cite", "13", "--source", A, "--quote", quote)
        assert (refused.code, refused.out, refused.err.count("\n")) == (5, "", 1)
        assert "--quote does not stand in the saved copy" in refused.err
        assert (near is None) == ("nearest" not in refused.err)
        assert (near or "") in refused.err
    assert store.read_bytes() == before


def test_a_quote_can_be_kept_unverified_and_is_marked(run: Run, page: str) -> None:
    run("source", "add", page, "--url", A)
    done = run("cite", "13", "--source", A, "--quote", "in no case", "--unverified")
    assert "kept, marked unverified" in done.out
    assert "“in no case”, https://example.org/a, (unverified" in " ".join(
        run("show", "13").out.split()
    )
    (row,) = [r for r in shown(run, "13")["sources"] if r["quote"] == "in no case"]  # type: ignore[attr-defined]
    assert row["unverified"] is True
    # One that does stand there is not marked.
    run("cite", "13", "--source", A, "--quote", "No one objected", "--unverified")
    (row,) = [r for r in shown(run, "13")["sources"] if r["quote"] == "No one objected"]  # type: ignore[attr-defined]
    assert row["unverified"] is False


def test_the_text_around_it_has_to_stand_there_too(run: Run, page: str) -> None:
    run("source", "add", page, "--url", A)
    around = ["--before", "take it up", "--after", "No one"]
    quote = ["--quote", "in the next 30 days"]
    assert run("cite", "13", "--source", A, *quote, *around).code == 0
    refused = run("cite", "13", "--source", A, "--quote", "next", "--before", "put it off")
    assert (refused.code, "--before does not stand" in refused.err) == (5, True)


def test_a_file_is_saved_with_the_evidence(run: Run, page: str) -> None:
    done = run("cite", "13", "--source", page, "--quote", "No one objected.")
    assert (done.code, done.err) == (0, "")
    assert "The quote stands in the saved copy." in done.out
    assert ", new: article.html" in done.out
    # The same text is the same source, whatever its file is called.
    other = Path(page).with_name("other.html")
    other.write_bytes(Path(page).read_bytes())
    again = run("cite", "13", "--source", str(other), "--quote", "Thune said")
    assert ", new" not in again.out
    assert "kept already" in again.out
    refused = run("cite", "13", "--source", page, "--quote", "Everyone objected.")
    assert refused.code == 5


def test_a_refused_quote_leaves_no_source_behind(run: Run, store: Path, page: str) -> None:
    before = store.read_bytes()
    assert run("cite", "13", "--source", page, "--quote", "Everyone objected.").code == 5
    assert run("source", "show", "article.html").code == 4
    assert store.read_bytes() == before


def test_a_known_source_is_named_by_id_and_title(run: Run, page: str) -> None:
    run("source", "add", "--title", "A pamphlet")
    (row,) = [
        r
        for r in json.loads(run("source", "list", "--format", "json").out)
        if r["title"] == "A pamphlet"
    ]
    assert run("cite", "13", "--source", row["id"].lower(), "--quote", "one").code == 0
    assert run("cite", "13", "--source", "A pamphlet", "--quote", "two").code == 0
    assert [quote for _, quote, _ in sources(run, "13")][-2:] == ["one", "two"]
    assert len(json.loads(run("source", "show", row["id"], "--format", "json").out)["cited"]) == 2


def test_evidence_of_an_event_goes_to_its_newest_standing(run: Run) -> None:
    done = run("cite", "4", "--source", A, "--quote", "they met")
    assert (done.code, done.err) == (0, "")
    rows = shown(run, "4")["rows"]
    assert [[s["quote"] for s in row["sources"]] for row in rows][-1][-1] == "they met"  # type: ignore[attr-defined]
    assert "“they met”, https://example.org/a" in run("show", "4").out
    assert "already" in run("cite", "4", "--source", A, "--quote", "they met").out


def test_evidence_of_a_verdict(run: Run) -> None:
    done = run("cite", "13", "--verdict", "--source", A, "--quote", "passed")
    assert "#13   Senate vote on the Russia sanctions bill: verdict met\n" in done.out
    (verdict,) = json.loads(run("show", "13", "--format", "json").out)["verdicts"]
    assert verdict["outcome"] == "met"
    assert verdict["sources"][-1]["quote"] == "passed"
    assert len(verdict["sources"]) > 1
    assert ("passed" in str(sources(run, "13"))) is False


def test_it_is_not_to_be_seen_before_it_was_known(run: Run) -> None:
    run("cite", "13", "--source", A, "--quote", "later", "--known", "2025-11-01")
    assert "later" not in run("show", "13", "--as-of", "2025-10-31").out
    assert "later" in run("show", "13", "--as-of", "2025-11-01").out
    assert "later" not in str(sources(run, "13", "--as-of", "2025-10-31"))


def test_it_is_journalled_with_its_record(run: Run, page: str) -> None:
    run("cite", "13", "--source", page, "--quote", "No one objected.")
    run("cite", "4", "--source", B)
    run("cite", "13", "--verdict", "--source", B)
    rows = json.loads(run("log", "13", "--format", "json").out)
    assert [(r["kind"], r["number"]) for r in rows[:2]] == [("citation", 13)] * 2
    out = run("log", "--limit", "3").out
    assert "  citation   #13 Senate vote on the Russia sanctions bill, new\n" in out
    assert "  citation   #4 Trump-Zelenskyy meeting at the White House, new\n" in out
    assert "    quote         No one objected.\n" in out
    assert "    source        https://example.org/b\n" in out
    assert "  copy       article.html, new\n" in out
    (first, *_) = json.loads(run("log", "4", "--format", "json").out)
    assert first["kind"] == "citation"


def test_it_changes_no_other_record(run: Run, store: Path) -> None:
    def version() -> object:
        with reading(str(store)) as db:
            return db.execute("SELECT version FROM deadline WHERE number = 13").fetchone()

    before = version()
    run("cite", "13", "--source", A, "--quote", "next 30 days")
    assert version() == before


def test_what_was_added_is_found(run: Run, page: str) -> None:
    run("cite", "13", "--source", A, "--quote", "a wombat, said Thune")
    run("cite", "4", "--source", A, "--quote", "koalas met")
    run("cite", "13", "--verdict", "--source", A, "--quote", "the quokka passed")
    for word, number, hit in (
        ("wombat", 13, "a [wombat], said Thune"),
        ("koala", 4, "[koalas] met"),
        ("quokka", 13, "the [quokka] passed"),
    ):
        (row,) = json.loads(run("search", word, "--format", "json").out)
        assert (row["number"], row["hit"]) == (number, hit)
        assert hit in run("search", word).out
    (row,) = json.loads(run("list", "--text", "wombat", "--format", "json").out)
    assert row["number"] == 13


def test_several_at_once_lose_nothing_and_store_nothing_twice(run: Run, store: Path) -> None:
    words = [sys.executable, "-m", "tracker", "--db", str(store), "cite", "13", "--source", A]
    quotes = ["one", "two", "three", "same", "same"]
    started = [
        subprocess.Popen([*words, "--quote", quote], cwd=ROOT, stdout=subprocess.DEVNULL)
        for quote in quotes
    ]
    assert [process.wait() for process in started] == [0] * len(quotes)
    added = [quote for url, quote, _ in sources(run, "13") if url == A]
    assert sorted(added) == ["one", "same", "three", "two"]
    assert run("doctor").code == 0


ERRORS = [
    # command, exit code, words of the message
    (["cite", "9999", "--source", A], 4, "no deadline #9999"),
    (["cite", "13"], 2, "Missing option '--source'"),
    (["cite", "13", "--source", ""], 2, "--source is empty"),
    (["cite", "13", "--source", A, "--quote", "\xa0 "], 2, "--quote is empty"),
    (["cite", "13", "--source", A, "--before", "x"], 2, "go with a --quote"),
    (["cite", "13", "--source", A, "--unverified"], 2, "go with a --quote"),
    (["cite", "13", "--source", "no-such-file.html"], 4, "no source 'no-such-file.html'"),
    (["cite", "13", "--source", "06H0NPHC07X844QZ"], 4, "no source '06H0NPHC07X844QZ'"),
    (["cite", "13", "--source", "ftp://example.org/a"], 5, "source"),
    (["cite", "13", "--source", A, "--stance", "denies"], 2, "'denies' is not one of"),
    (["cite", "14", "--source", A, "--verdict"], 5, "#14 has no verdict"),
    (["cite", "4", "--source", A, "--verdict"], 2, "is an event and has no verdict"),
    (["cite", "13", "--source", A, "--known", "9999-01-01"], 5, "still to come"),
    (["cite", "13", "--source", A, "--known", "2025-10-01"], 5, "before the announcement"),
    (["cite", "4", "--source", A, "--known", "9999-01-01"], 5, "still to come"),
    (["cite", "13", "--source", A, "--quote", "a\ud800"], 5, "not valid UTF-8"),
    (["--as-of", "2025-11-01", "cite", "13", "--source", A], 2, "takes no --as-of"),
    (["cite", "13", "--source", "/"], 2, "cannot read /"),
]


@pytest.mark.parametrize(("words", "code", "message"), ERRORS)
def test_errors_are_one_line(
    run: Run, store: Path, words: list[str], code: int, message: str
) -> None:
    before = store.read_bytes()
    result = run(*words)
    assert (result.code, result.out, result.err.count("\n")) == (code, "", 1), result
    assert message in result.err
    assert store.read_bytes() == before


PLAIN = ("--by", "B", "--said", "2025-10-16", "--undated")
RECORDING = [
    ("add", "A vote", *PLAIN),
    ("event", "A vote", "--on", "2025-10-16"),
    ("event", "happened", "4"),
    ("met", "14", "--happened", "2025-10-20"),
    ("extend", "14", "--said", "2025-11-20", "--undated"),
    ("link", "14", "17", "--related"),
    ("dispute", "14", "--supports", B, "--contradicts", "{source}"),
]


@pytest.mark.parametrize("command", RECORDING, ids=" ".join)
def test_a_quote_that_the_saved_copy_lacks_is_told_and_stored(
    run: Run, page: str, command: tuple[str, ...]
) -> None:
    assert run("source", "add", page, "--url", A).code == 0
    words = [word.format(source=A) for word in command]
    source = () if command[0] == "dispute" else ("--source", A)
    known = () if command[0] == "add" else ("--known", "2025-11-21")
    done = run(*words, *source, "--quote", "in the last 30 days", *known)
    assert done.code == 0
    assert done.complaint == (
        "tracker: the quote does not stand in the saved copy of its source (nearest:"
        ' “"in the next 30 days".”): it is stored as it is, and `tracker undo` takes it back\n'
    )


@pytest.mark.parametrize(
    ("quote", "url"), [("in the next\n30 days", A), ("No one  objected.", A), ("never", B)]
)
def test_a_quote_that_stands_or_is_not_saved_is_stored_silently(
    run: Run, page: str, quote: str, url: str
) -> None:
    assert run("source", "add", page, "--url", A).code == 0
    done = run("add", "A vote", *PLAIN, "--source", url, "--quote", quote)
    assert (done.code, done.complaint) == (0, "")


def test_what_has_no_quote_looks_for_none(store: Path) -> None:
    code = (
        "import sys; import tracker.cli as c;"
        " sys.argv[1:] = ['--db', sys.argv[1], *sys.argv[2:]]; c.run();"
        " print(*(n for n in sys.modules if n.endswith(('quoting', 'core.quotes', 'copies'))),"
        " file=sys.stderr)"
    )
    words = ["add", "A vote", *PLAIN, "--by", "Trump", "--source", A]
    done = subprocess.run(
        [sys.executable, "-c", code, str(store), *words],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
    )
    assert done.stderr.splitlines()[-1] == ""
