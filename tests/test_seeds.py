"""The seed files as data: they fit the tables, hold together, and say what ../shared/data says."""

import json
import re
import sqlite3
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tracker.resources import data

Row = dict[str, Any]

TABLES = (
    *("source", "party", "topic", "event", "event_standing"),
    *("deadline", "link", "verdict", "note"),
)
"""In the order in which they load: each refers only to those before it."""

LISTS: dict[str, dict[str, tuple[str, str, dict[str, str]]]] = {
    "party": {"aliases": ("alias", "name", {"fold": "x"})},
    "event": {"parties": ("event_party", "party", {})},
    "event_standing": {"sources": ("event_source", "source", {})},
    "deadline": {
        "speakers": ("deadline_party", "party", {"part": "speaker"}),
        "bounds": ("deadline_party", "party", {"part": "bound"}),
        "sources": ("deadline_source", "source", {}),
    },
    "verdict": {"sources": ("verdict_source", "source", {})},
}
"""The lists of a row: the child table, the column of a bare value, and what is filled in."""

FILLED = {"recorded": "2026-11-24T00:00:00.000Z"}
DEFAULTS = {"tolerance": 0, "loose": 0, "confidence": "verified", "stance": "supports"}

ARTICLE: dict[str, str] = {
    "seed-01": "Second Trump-Putin summit, Budapest",
    "seed-02": "Trump-Putin phone call (two hours)",
    "seed-03": "Trump-Putin summit in Alaska",
    "seed-07": "Orban speaks to Trump by phone to prepare the summit",
    "seed-08": "US-Russia staff talks before the summit",
    "seed-09": "Rubio-Lavrov call to prepare the summit",
    "seed-10": "Trump-Zelenskyy meeting at the White House",
    "seed-14": "Conditional threat to send Tomahawk missiles to Ukraine",
    "seed-16": "Trump to share details of the Putin call with Zelenskyy",
    "seed-17": "Overnight aerial strike on Ukraine",
    "seed-19": "Ceasefire between Israel and Hamas",
    "seed-20": "2024 campaign promise to end the wars in Gaza and Ukraine",
    "seed-22": "Campaign promise: end the invasion on day one",
    "seed-24": "October attacks knock out over half of Ukraine's gas output",
    "seed-29": "Senate vote on the Russia sanctions bill",
    "seed-30": "Trump plans to brief Thune and Johnson on the call",
    "seed-31": "Claimed Indian agreement to cut purchases of Russian oil",
    "seed-33": "Oval Office clash between Trump and Zelenskyy",
    "seed-34": "Zelenskyy to meet members of Congress and the military",
    "seed-35": "Zelenskyy plans to meet energy executives",
}
"""What the records of the article are called here."""

ONE_RECORD = {"budapest-summit-2025": "seed-01", "thune-sanctions-vote-2025": "seed-29"}
"""Announced rows that are the same thing as a record of the article."""

OTHER_WINDOW = {"seed-09": ("2025-10-16", "2025-10-23")}
"""Windows that differ from the data: seed-09 opens on the day it was said (design 4.1)."""

NOT_IN_DATA = {
    "US-China trade deal or higher tariffs, extended without a date",
    "US-Iran ceasefire, extended without a date",
}
"""Successors of rows that were extended without a new date."""

LINKS_NOT_IN_DATA = {
    *((title.removesuffix(", extended without a date"), title, "same") for title in NOT_IN_DATA),
    ("End the war in 24 hours", ARTICLE["seed-22"], "related"),
    (
        "Infrastructure plan announcement (first date)",
        "Infrastructure plan filing (second date)",
        "same",
    ),
    ("Signing a full health-care plan", "Health-care plan, second date", "same"),
}
"""Links that `superseded_by` does not give; the last two are dated anew by the data's remarks."""

NO_SOURCE = {"New START expires unless replaced": "no page that was read states the announcement"}

RESETS = {
    "Qatar to accept 13 demands": "extended hours after midnight",
    "Infrastructure plan announcement (first date)": "dated anew ten days after the end",
    "Signing a full health-care plan": "dated anew a day after the end",
}
"""*Same thing* links whose new announcement came after the old one's last tolerated day."""

TOLERANCES = {
    "Second Trump-Putin summit, Budapest": ("or so", 4),
    "Rubio-Lavrov call to prepare the summit": (None, 7),
    "Letters setting unilateral tariff rates": ("about", 4),
    "Shortened deadline for Russia": ("about", 3),
    "Trump visit to China, delayed": ("about", 9),
}

KNOWN_LATER = {
    "seed-29": ("2026-08-07", "one digest, a day after the vote or on it"),
    "seed-31": ("2025-10-16", "the data gives no day; the denial is of this one"),
    "climate-100bn-2020": ("2024-05-29", "the figures for 2022 came out then"),
}
"""Verdicts known on another day than the rule gives."""


def read(table: str) -> list[Row]:
    text = data("seeds", f"{table}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def schema() -> sqlite3.Connection:
    """An empty store in memory, with every check on."""
    db = sqlite3.connect(":memory:", isolation_level=None)
    for step in sorted(data("db", "migrations").iterdir(), key=lambda step: step.name):
        db.executescript(step.read_text(encoding="utf-8"))
    db.execute("PRAGMA foreign_keys = ON")
    return db


@cache
def columns(table: str) -> list[str]:
    return [row[1] for row in schema().execute(f"PRAGMA table_info({table})")]


def insert(db: sqlite3.Connection, table: str, row: Row) -> None:
    marks = ", ".join("?" * len(row))
    db.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", list(row.values()))


def children(table: str, row: Row) -> Iterator[tuple[str, Row]]:
    """Each row of a child table that the lists of `row` stand for."""
    home = row.get("id", row.get("slug"))
    for field, (child, bare, filled) in LISTS.get(table, {}).items():
        for position, item in enumerate(row.get(field, [])):
            own = item if isinstance(item, dict) else {bare: item}
            yield child, {table: home, "position": position, **filled, **own}


def plain(table: str, row: Row, number: int) -> Row:
    """The columns of the row's own table, with what a file leaves to the store filled in."""
    own = {key: value for key, value in row.items() if not isinstance(value, list)}
    wanted = columns(table)
    own |= {key: value for key, value in FILLED.items() if key in wanted}
    if "number" in wanted:
        own["number"] = number
    if "fold" in wanted:
        own["fold"] = "x"
    return own


SEEDS = {table: read(table) for table in TABLES}
DEADLINES = {row["id"]: row for row in SEEDS["deadline"]}
EVENTS = {row["id"]: row for row in SEEDS["event"]}
SOURCES = {row["id"]: row for row in SEEDS["source"]}


def later(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days)).isoformat()


def tolerated(deadline: Row) -> str | None:
    """The last tolerated day."""
    last = deadline.get("last")
    return later(last, deadline.get("tolerance", 0)) if last else None


def jsonl(path: Path) -> dict[str, Row]:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return {row.get("id", row.get("seed_id")): row for row in rows}


def event_of(name: str) -> Row:
    return next(row for row in SEEDS["event"] if row["title"] == ARTICLE[name])


def deadline_of(name: str, announced: dict[str, Row] | None = None) -> Row:
    """The record of a name that ../shared/data uses."""
    name = ONE_RECORD.get(name, name)
    if name in ARTICLE:
        wanted = (ARTICLE[name], None)
    else:
        assert announced is not None
        wanted = (announced[name]["title"], announced[name]["announced_on"])
    found = [
        row
        for row in SEEDS["deadline"]
        if row["title"] == wanted[0] and wanted[1] in (None, row["said"])
    ]
    assert len(found) == 1, name
    return found[0]


def verdicts_of(deadline: Row) -> list[Row]:
    return [row for row in SEEDS["verdict"] if row["deadline"] == deadline["id"]]


# The files by themselves


def test_the_files_are_the_tables_and_nothing_else() -> None:
    found = {item.name for item in data("seeds").iterdir()}
    assert found == {"articles", *(f"{table}.jsonl" for table in TABLES)}


@pytest.mark.parametrize("table", TABLES)
def test_rows_are_lines_of_json_in_the_order_of_the_columns(table: str) -> None:
    known = [*columns(table), *LISTS.get(table, {})]
    for row in SEEDS[table]:
        order = [known.index(key) for key in row]
        assert order == sorted(order), row
        assert not {"number", "fold", "recorded", "version"} & row.keys(), row
    text = data("seeds", f"{table}.jsonl").read_text(encoding="utf-8")
    lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in SEEDS[table]]
    assert text == "".join(lines)


@pytest.mark.parametrize("table", TABLES)
def test_nulls_defaults_and_empty_lists_are_left_out(table: str) -> None:
    for row in SEEDS[table]:
        items = [item for value in row.values() if isinstance(value, list) for item in value]
        for part in [row, *(item for item in items if isinstance(item, dict))]:
            for key, value in part.items():
                assert value not in (None, "", []), (key, row)
                assert DEFAULTS.get(key) != value, (key, row)


def test_every_row_fits_its_table_and_every_reference_resolves() -> None:
    db = schema()
    numbers = iter(range(1, 10_000))
    for table in TABLES:
        for row in SEEDS[table]:
            insert(db, table, plain(table, row, next(numbers)))
            for child, own in children(table, row):
                insert(db, child, own)
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []


def test_ids_are_public_ids_that_rise_over_all_files() -> None:
    ids = [row["id"] for table in TABLES for row in SEEDS[table] if "id" in row]
    assert all(re.fullmatch("[0-9A-HJKMNP-TV-Z]{16}", id_) for id_ in ids)
    assert ids == sorted(ids)
    assert len(ids) == len(set(ids))


def test_no_source_or_party_or_topic_is_idle() -> None:
    used: Counter[str] = Counter()
    for table in TABLES:
        for row in SEEDS[table]:
            used[row.get("topic", "")] += 1
            used.update(str(own.get("source", own.get("party"))) for _, own in children(table, row))
    assert not [id_ for id_ in SOURCES if not used[id_]]
    parties = [row["slug"] for row in SEEDS["party"]]
    assert not [slug for slug in parties if not used[slug]]
    assert not [row["slug"] for row in SEEDS["topic"] if not used[row["slug"]]]


def test_an_address_stands_once_and_no_label_stands_for_a_title() -> None:
    urls = [row["url"] for row in SOURCES.values() if "url" in row]
    assert len(urls) == len(set(urls)) == len(SOURCES) - 1
    titles = [row.get("title", "") for row in SOURCES.values()]
    assert not [title for title in titles if re.search(r"from URL|not shown|\(Arabic", title)]


def test_other_names_lead_to_one_party() -> None:
    names = Counter(
        name for row in SEEDS["party"] for name in {row["name"], *row.get("aliases", [])}
    )
    assert not [name for name, n in names.items() if n > 1]


def test_every_deadline_has_a_source_or_a_known_reason() -> None:
    assert {row["title"] for row in DEADLINES.values() if "sources" not in row} == set(NO_SOURCE)


def test_every_deadline_says_who_spoke_or_who_is_bound() -> None:
    for row in DEADLINES.values():
        assert row.get("speakers") or row.get("bounds"), row["title"]
        assert row.get("role") is None or row.get("speakers"), row["title"]
        assert row["kind"] not in {"legal", "expiry"} or "speakers" not in row, row["title"]
        assert row["kind"] != "pledge" or row.get("bounds"), row["title"]
        assert (
            row["kind"] in {"legal", "expiry"}
            or row.get("speakers")
            or (row["title"] == ARTICLE["seed-08"])
        )


def test_windows_are_given_by_hand_and_titles_are_short() -> None:
    for row in DEADLINES.values():
        assert row["by_hand"] == 1
        assert (row["precision"] == "none") == ("last" not in row), row["title"]
        assert ("first" in row) == ("last" in row), row["title"]
        assert "last" in row or not {"phrase", "relation", "hedge"} & row.keys()
        assert row.get("hedge", "") in row.get("phrase", ""), row["title"]
    titles = [row["title"] for table in ("event", "deadline") for row in SEEDS[table]]
    assert max(map(len, titles)) <= 62
    said = Counter((row["title"], row["said"]) for row in DEADLINES.values())
    assert max(said.values()) == 1


def test_only_words_that_soften_give_a_tolerance() -> None:
    found = {
        row["title"]: (row.get("hedge"), row["tolerance"])
        for row in DEADLINES.values()
        if "tolerance" in row
    }
    assert found == TOLERANCES
    assert [row["title"] for row in DEADLINES.values() if "loose" in row] == [ARTICLE["seed-09"]]


def test_hours_stand_with_their_place() -> None:
    found = {row["last"]: (row["hour"], row["zone"]) for row in DEADLINES.values() if "hour" in row}
    assert found == {
        "2019-03-29": ("23:00", "Europe/London"),
        "2025-10-05": ("18:00", "America/New_York"),
    }


def test_verdicts_come_after_the_announcement() -> None:
    for row in SEEDS["verdict"]:
        deadline = DEADLINES[row["deadline"]]
        days: list[str] = [row[key] for key in ("happened", "known", "closed") if key in row]
        assert min(days) >= deadline["said"], deadline["title"]


def test_what_lapsed_had_an_end_that_was_past_or_an_act_that_closed_it() -> None:
    for row in SEEDS["verdict"]:
        if row["outcome"] == "lapsed":
            end = tolerated(DEADLINES[row["deadline"]])
            assert end is not None
            assert row["known"] > end or row["closed"] <= end, DEADLINES[row["deadline"]]["title"]


def test_verdicts_have_a_source_unless_they_are_recalled() -> None:
    bare = [row for row in SEEDS["verdict"] if "sources" not in row]
    assert {row["confidence"] for row in bare} == {"recalled"}


def test_what_is_disputed_has_both_sides_and_no_other_verdict_takes_any() -> None:
    for row in SEEDS["verdict"]:
        sides = {source.get("stance", "supports") for source in row.get("sources", [])}
        both = {"supports", "contradicts"}
        disputed = row["outcome"] == "disputed"
        assert (sides == both) if disputed else (sides <= {"supports"}), row["id"]


def test_one_verdict_a_deadline() -> None:
    assert max(Counter(row["deadline"] for row in SEEDS["verdict"]).values()) == 1


def test_notes_and_sources_come_no_earlier_than_the_announcement() -> None:
    for row in SEEDS["note"]:
        assert row["known"] >= DEADLINES[row["deadline"]]["said"]
    for deadline in DEADLINES.values():
        for source in deadline.get("sources", []):
            assert source.get("known", deadline["said"]) >= deadline["said"], deadline["title"]


def test_chains_are_lines_without_loops() -> None:
    chained = [row for row in SEEDS["link"] if row["kind"] != "related"]
    after = {row["old"]: row["new"] for row in chained}
    before = {row["new"]: row["old"] for row in chained}
    assert len(after) == len(before) == len(chained)
    for start in after:
        at, seen = start, {start}
        while at in after:
            at = after[at]
            assert at not in seen, DEADLINES[at]["title"]
            seen.add(at)


def test_a_later_announcement_came_in_time_or_is_a_known_reset() -> None:
    late = set()
    for row in SEEDS["link"]:
        old, new = DEADLINES[row["old"]], DEADLINES[row["new"]]
        assert row["known"] == new["said"] > old["said"]
        end = tolerated(old)
        assert end is not None
        if new["said"] > end:
            assert row["kind"] == "same"
            late.add(old["title"])
    assert late == set(RESETS)


def test_what_was_followed_in_time_has_no_verdict_of_its_own() -> None:
    for row in SEEDS["link"]:
        old = DEADLINES[row["old"]]
        if row["kind"] != "related" and old["title"] not in RESETS:
            assert verdicts_of(old) == [], old["title"]


# The files against the data they were made from


def test_every_core_item_of_the_article_is_there(shared: Path) -> None:
    core = {k: r for k, r in jsonl(shared / "data/seed_gold.jsonl").items() if r["core"]}
    assert core.keys() == ARTICLE.keys()
    for name, item in core.items():
        if item["kind"] == "event":
            row = first_standing(name)
        else:
            row = deadline_of(name)
            assert (row["said"], row.get("phrase")) == (item["said_latest"], item["phrase"])
        window = OTHER_WINDOW.get(name, (item["earliest"], item["latest"]))
        found = (row.get("first"), row.get("last"), row["precision"])
        assert found == (*window, item["precision"]), name
    assert len(EVENTS) == sum(item["kind"] == "event" for item in core.values())


def first_standing(name: str) -> Row:
    """What the article says of an event."""
    event = event_of(name)["id"]
    row = next(row for row in SEEDS["event_standing"] if row["event"] == event)
    assert row["known"] == "2025-10-16"
    return row


def test_every_announced_row_is_there(shared: Path) -> None:
    rows = jsonl(shared / "data/announced_deadlines.jsonl")
    for name, item in rows.items():
        row = deadline_of(name, rows)
        found = (row["said"], row["first"], row["last"], row.get("phrase"), row["relation"])
        keys = ("announced_on", "earliest", "latest", "phrase", "semantics")
        assert found == tuple(item[key] for key in keys), name
        assert row["kind"] == item["type"]
        assert row.get("confidence", "verified") == item["announcement_confidence"], name
        urls = {SOURCES[source["source"]].get("url") for source in row.get("sources", [])}
        assert item["source_url"] is None or item["source_url"] in urls, name
    gold = jsonl(shared / "data/seed_gold.jsonl").values()
    ours = sum(item["core"] and item["kind"] != "event" for item in gold)
    assert len(DEADLINES) == len(rows) - len(ONE_RECORD) + len(NOT_IN_DATA) + ours
    assert {row["title"] for row in DEADLINES.values()} >= NOT_IN_DATA


def test_actors_spoke_or_are_bound_by_the_rule(shared: Path) -> None:
    names = {row["slug"]: {row["name"], *row.get("aliases", [])} for row in SEEDS["party"]}
    rows = jsonl(shared / "data/announced_deadlines.jsonl")
    for name, item in rows.items():
        if name in ONE_RECORD:
            continue
        row = deadline_of(name, rows)
        spoke = item["type"] in {"pledge", "ultimatum", "target", "schedule"}
        bound = item["type"] in {"pledge", "legal", "expiry"}
        assert (bool(row.get("speakers")), bool(row.get("bounds"))) == (spoke, bound), name
        for slug in [*row.get("speakers", []), *row.get("bounds", [])]:
            found = any(each.casefold() in item["actor"].casefold() for each in names[slug])
            assert found, (name, slug)


def test_outcomes_are_verdicts_and_links(shared: Path) -> None:
    rows = jsonl(shared / "data/announced_deadlines.jsonl")
    outcomes = jsonl(shared / "data/outcomes.jsonl")
    judged = {name: item for name, item in rows.items() if name not in ONE_RECORD}
    judged |= {
        name: item
        for name, item in outcomes.items()
        if name not in {"seed-10", "seed-14", "seed-27"}
    }
    for name, item in judged.items():
        deadline = deadline_of(name, rows)
        outcome = {"met_late": "met"}.get(item["outcome"], item["outcome"])
        if outcome in {"open", "unverified", "extended", "superseded"}:
            assert [row["outcome"] for row in verdicts_of(deadline)] == (
                ["lapsed"] if name == "qatar-10-days-2017" else []
            )
        else:
            (verdict,) = verdicts_of(deadline)
            assert verdict["outcome"] == outcome, name
            assert verdict["known"] == expected_known(name, deadline, item), name
            assert outcome != "met" or verdict["happened"] == item["outcome_date"], name
    assert verdicts_of(deadline_of("seed-14")) == []


def expected_known(name: str, deadline: Row, item: Row) -> str:
    """The day on which the outcome was to be known, by the rule or by exception."""
    day, end = item["outcome_date"], tolerated(deadline)
    if name in KNOWN_LATER:
        return KNOWN_LATER[name][0]
    if item["outcome"] == "lapsed" and end is not None and day in (None, deadline["last"]):
        return later(end, 1)
    assert isinstance(day, str)
    return day


def test_links_are_those_of_the_data(shared: Path) -> None:
    rows = jsonl(shared / "data/announced_deadlines.jsonl")
    kinds = {"extended": "same", "superseded": "different"}
    expected = {
        (deadline_of(name, rows)["id"], deadline_of(item["superseded_by"], rows)["id"]): kinds[
            item["outcome"]
        ]
        for name, item in rows.items()
        if item["superseded_by"]
    }
    found = {(row["old"], row["new"]): row["kind"] for row in SEEDS["link"]}
    assert expected.items() <= found.items()
    added = {
        (DEADLINES[old]["title"], DEADLINES[new]["title"], found[old, new])
        for old, new in found.keys() - expected.keys()
    }
    assert added == LINKS_NOT_IN_DATA


def test_the_history_of_the_article_is_in_notes(shared: Path) -> None:
    states = {"open", "met", "lapsed", "withdrawn", "met_late", "disputed", "claimed"}
    expected = {
        (deadline_of(name)["id"], step["date"], step["state"])
        for name, item in jsonl(shared / "data/outcomes.jsonl").items()
        for step in item["history"]
        if step["state"] not in states
    }
    assert {(r["deadline"], r["known"], r["text"]) for r in SEEDS["note"]} == expected


def test_the_alaska_summit_fulfilled_what_was_announced() -> None:
    (row,) = (row for row in SEEDS["verdict"] if "event" in row)
    assert DEADLINES[row["deadline"]]["said"] == "2025-08-08"
    assert row["event"] == event_of("seed-03")["id"]


# What must not ship


def runs(text: str, length: int) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[i : i + length]) for i in range(len(words) - length + 1)}


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key != "url":
                yield from strings(item)


def test_no_sentence_of_the_article_ships(shared: Path) -> None:
    article = (shared / "data/article.txt").read_text(encoding="utf-8")
    gold = jsonl(shared / "data/seed_gold.jsonl").values()
    allowed = {
        article.splitlines()[0],
        *(item["phrase"] for item in gold),
    }  # headline, time phrases
    shipped = {text for rows in SEEDS.values() for row in rows for text in strings(row)}
    article_runs = runs(article, 8)
    assert not [text for text in shipped - allowed if runs(text, 8) & article_runs]


def test_no_wording_of_the_builders_remarks_ships(shared: Path) -> None:
    remarks = set()
    for name in ("announced_deadlines", "outcomes", "seed_gold"):
        for item in jsonl(shared / f"data/{name}.jsonl").values():
            for key in ("summary", "note"):
                remarks |= runs(item.get(key) or "", 6)
    own = {table: rows for table, rows in SEEDS.items() if table != "source"}
    shipped = {text for rows in own.values() for row in rows for text in strings(row)}
    assert not [text for text in shipped if runs(text, 6) & remarks]
