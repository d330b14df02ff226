"""Ultimatums: a demand, the consequence that was threatened, and what one says of the other."""

from tracker.core.record import Record
from tracker.core.records import Case
from tracker.core.standing import Standing
from tracker.core.states import State, label
from tracker.core.wording import day_words

_MET = ("met", "met-late")
_DROPPED = ("withdrawn", "moot")
_LAPSED = ("unconfirmed", "lapsed")


class Half(Record):
    """One half of an ultimatum, and where it stands."""

    case: Case
    standing: Standing

    @property
    def name(self) -> str:
        """The number that lists show: #12."""
        return f"#{self.case.deadline.number}"


class Advice(Record):
    """What the demand says of a consequence that is not settled, and the command that records it.

    There is no command where a person has to look first.
    """

    words: str
    command: str | None


def advice(demand: Half, consequence: Half) -> Advice | None:
    """What to do about the consequence now; None while the demand runs, or once it is settled.

    `demand` is the newest announcement of what was demanded.
    """
    if not _unsettled(consequence.standing):
        return None
    state, number = demand.standing.state, consequence.case.deadline.number
    if state in _LAPSED:
        since = day_words(demand.standing.since)
        return Advice(
            f"Its demand, {demand.name}, is {label(state)} since {since}: was it carried out?", None
        )
    what = _settled(state)
    if what is None:
        return None
    words = f"Its demand, {demand.name}, {what} by {day_words(demand.standing.since)}."
    known = max(demand.standing.since, consequence.case.deadline.said)
    note = f"the demand, {demand.name}, {what}"
    return Advice(
        f"{words} Nothing may be left to carry out.",
        f'tracker moot {number} --known {known} --note "{note}"',
    )


def _unsettled(standing: Standing) -> bool:
    return standing.flag in ("open", "due") or standing.state == "unconfirmed"


def _settled(state: State) -> str | None:
    if state in _MET:
        return "was met"
    return f"was {'dropped' if state == 'moot' else state}" if state in _DROPPED else None
