"""Candidates of any text are printed harmlessly: an article and a reader may say anything."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from tests.promises.processes import sound
from tests.promises.test_text import LOCALES, NOW, TEXTS, batch, check, columns
from tracker.core.reading.records import Article, Candidate
from tracker.store.change import changing
from tracker.store.proposing import Origin, propose

LONGEST = 20_000  # characters of a text here; an article of all of them stays below a megabyte


def texts() -> Iterator[str]:
    for given in TEXTS.values():
        text = given.decode(errors="replace").replace("\0", "")[:LONGEST]
        if text.strip():
            yield text


def fill(store: Path) -> int:
    """Store an article for each text, with a candidate that has it in every place; how many."""
    with changing(str(store), NOW, "me", "read") as change:
        for n, text in enumerate(texts()):
            article = Article(f"{n}", f"{n} {text} by Friday {text}", date(2025, 10, 16))
            at = article.text.index(" by Friday") + 1
            one = Candidate(
                kind="deadline", title=text, speaker=text, role=text, bound=(text,),
                quote=article.text, quote_start=0, quote_end=len(article.text),
                phrase="by Friday", phrase_start=at, phrase_end=at + len("by Friday"),
                first=date(2025, 10, 16), last=date(2025, 10, 17), precision="day",
                hedge=text, reasons=(text,), confidence=0.5,
            )  # fmt: skip
            found = propose(change, article, Origin(text, publisher=text), [one])
            assert len(found.new) == 1, found.refused
    return n + 1


def test_any_proposal_is_printed_harmlessly(store: Path) -> None:
    many = fill(store)
    names = [f"c{n}".encode() for n in range(1, many + 1)]
    every: list[tuple[bytes, ...]] = [(b"candidates",), (b"candidates", b"list")]
    every += [(b"candidates", b"stats", b"--by", by) for by in (b"rule", b"article", b"kind")]
    every += [(b"candidates", b"show", name) for name in names]
    every += [(b"candidates", b"list", b"--format", form) for form in (b"json", b"ndjson", b"csv")]
    every += [(b"log", name) for name in names]
    half = len(names) // 2
    every += [(b"candidates", b"drop", name, b"--why", b"x") for name in names[:half]]
    every += [(b"candidates", b"accept", name) for name in names[half:]]
    every += [(b"candidates", b"list"), (b"source", b"list")]
    for words, result in zip(every, batch(store, every, LOCALES["UTF-8"]), strict=True):
        check(words, result)
        out = result.out.decode()
        if b"csv" in words:
            assert len({len(row) for row in csv.reader(io.StringIO(out))}) == 1
        elif b"json" in words:
            json.loads(out)
        elif b"ndjson" not in words and words[0] == b"candidates":
            wide = [line for line in out.split("\n") if columns(line) > 80 and "http" not in line]
            assert wide == [], (words, [line[:200] for line in wide[:3]])
    sound(store)
