"""Flags and states: the table behind every list, colour and page.

A flag is what readers see first; a state is the finer answer beneath it.
"""

from typing import Literal

from tracker.core.record import Record

Flag = Literal["open", "due", "met", "lapsed", "closed"]
State = Literal[
    "waiting",
    "vague",
    "running",
    "due",
    "grace",
    "review",
    "met",
    "met-late",
    "met-in-part",
    "unconfirmed",
    "lapsed",
    "extended",
    "superseded",
    "withdrawn",
    "moot",
    "disputed",
    "unverifiable",
    "in-error",
]


class StateRow(Record):
    """One row of the table: the flag that the state belongs to, and when a deadline is in it."""

    flag: Flag
    when: str


STATES: dict[State, StateRow] = {
    "waiting": StateRow("open", "its window hangs on an event that has no day yet"),
    "vague": StateRow("open", "it has no end, and its review day has not come"),
    "running": StateRow("open", "its window runs, and its lead has not begun"),
    "due": StateRow("due", "the lead has begun, and the last day has not ended"),
    "grace": StateRow("due", "the last day is over, the tolerance of its words is not"),
    "review": StateRow("due", "it has no end, and its review day has come"),
    "met": StateRow("met", "it happened on or before the last tolerated day"),
    "met-late": StateRow("met", "it happened after the last tolerated day"),
    "met-in-part": StateRow("met", "it happened, but a part is missing"),
    "unconfirmed": StateRow("lapsed", "the last tolerated day is over, and nobody has looked"),
    "lapsed": StateRow("lapsed", "somebody looked, and it did not happen"),
    "extended": StateRow("closed", "announced again in time, with a new date or none"),
    "superseded": StateRow("closed", "other terms were announced in time"),
    "withdrawn": StateRow("closed", "the announcer dropped it before the end"),
    "moot": StateRow("closed", "what it assumed no longer holds"),
    "disputed": StateRow("closed", "one source supports it, another contradicts it"),
    "unverifiable": StateRow("closed", "nobody can observe whether it happened"),
    "in-error": StateRow("closed", "a duplicate or misread; kept, and left out everywhere"),
}

FLAGS: tuple[Flag, ...] = ("due", "lapsed", "met", "open", "closed")


def label(state: State) -> str:
    """The word for a state on a page: a lapse that nobody has confirmed is `lapsed?`."""
    return "lapsed?" if state == "unconfirmed" else state.replace("-", " ", 2)
