"""A proposal from an article, in lines for people; made of its row for machines."""

from datetime import date
from typing import Any

from tracker.cli.output import bold, wrapped
from tracker.core.plain import plain
from tracker.core.reading.claims import proposer
from tracker.core.reading.records import WRITER
from tracker.core.wording import window_words

Row = dict[str, Any]

KIND_WORDS = {
    "deadline": "deadline",
    "event_past": "event",
    "event_scheduled": "scheduled event",
    "undated_commitment": "commitment",
}


def candidate_lines(row: Row) -> list[str]:
    """What it is, the words, who said them, the window and why, and what is recorded of it."""
    return [
        heading(row),
        kind_line(row),
        wrapped("quote", f"“{row['quote']}”", 10),
        *fact_lines(row),
    ]


def heading(row: Row) -> str:
    """Its number, if it has one, and its title."""
    number = row.get("number")
    return bold(wrapped(f"c{number}", row["title"], 6) if number else wrapped("", row["title"], 0))


def kind_line(row: Row) -> str:
    """What it is, how sure its reader is, and which one that is unless it is our rules."""
    by = proposer(row["reasons"])
    sure = f"{KIND_WORDS[row['kind']]}, {row['confidence']:.0%} sure"
    return wrapped("kind", f"{sure}, proposed by {by}" if by else sure, 10)


def fact_lines(row: Row) -> list[str]:
    """Who said it, who is bound, the window and why, what is recorded of it, and its state."""
    lines = [wrapped("said by", speaker_words(row), 10)]
    if row["bound"]:
        lines.append(wrapped("bound", ", ".join(row["bound"]), 10))
    if row["first"] or row["last"]:
        lines.append(wrapped("window", _window(row), 10))
    if row["sentence"] is not None:
        lines.append(wrapped("", row["sentence"], 10))
    labels = ["recorded", *[""] * len(row["suggestions"])]
    lines += [
        wrapped(label, made["why"], 10)
        for label, made in zip(labels, row["suggestions"], strict=False)
    ]
    if row.get("state", "waiting") != "waiting":
        lines.append(wrapped("state", state_words(row), 10))
    return lines


def state_words(row: Row) -> str:
    """What became of a stored candidate: accepted as #141; dropped: no deadline at all."""
    match row["state"]:
        case "dropped":
            return f"dropped: {row['reason']}"
        case "accepted":
            how = ", edited" if row["edited"] else ""
            return f"accepted as #{row['record']}{how}"
        case "linked":
            return f"tells of #{row['record']}"
    return str(row["state"])


def brief_state(row: Row) -> str:
    """The same for a column: waiting, dropped, as #141, of #12."""
    ties = {"accepted": "as", "linked": "of"}
    return f"{ties[row['state']]} #{row['record']}" if row["state"] in ties else str(row["state"])


def speaker_words(row: Row) -> str:
    """Who said it, with what the text calls him."""
    who = "the article itself" if row["speaker"] == WRITER else row["speaker"]
    return f"{who} ({row['role']})" if row["role"] else str(who)


def window_of(row: Row) -> str:
    """The window in words."""
    first, last = (date.fromisoformat(row[end]) if row[end] else None for end in ("first", "last"))
    return window_words(first, last)


def _window(row: Row) -> str:
    words = window_of(row)
    return f"{words}, for “{plain(row['phrase'])}”" if row["phrase"] else words
