"""What the writing commands share: a window from options, evidence, and the lines they print."""

from collections.abc import Callable
from datetime import date

from tracker.cli.app import App
from tracker.cli.lines import state_words
from tracker.cli.options import Evidence, Said
from tracker.cli.output import paint, tell, wrapped
from tracker.core.checks import check_verdict
from tracker.core.moment import Moment, place
from tracker.core.record import Record
from tracker.core.records import Case, Outcome, Reading
from tracker.core.standing import Standing, standing
from tracker.core.wording import count, day_words, window_words
from tracker.errors import UsageError
from tracker.store.cases import cases, in_ultimatums, setting
from tracker.store.change import Change
from tracker.store.find import find
from tracker.store.kinds import State
from tracker.store.naming import source


class Given(Record):
    """The time options of `add`, `extend` and `amend`, as typed; without a language it is ours."""

    phrase: str | None = None
    reading: int | None = None
    on: date | str | None = None
    first: date | None = None
    last: date | None = None
    after: str | None = None
    before: str | None = None
    between: tuple[str, str] | None = None
    undated: bool = False
    tolerance: int | None = None
    zone: str | None = None
    language: str | None = None


def window(change: Change, given: Given, said: Said) -> tuple[State, Reading | None]:
    """The columns that state the time, and the reading if the phrase alone gave them.

    Raises UsageError when the options contradict one another or ask for a reading that the phrase
    has not, PhraseError when the phrase cannot be read, UnknownId for an event that is not
    recorded.
    """
    hung = [each is not None for each in (given.after, given.before, given.between)]
    ways = [given.on is not None, bool(given.first or given.last), *hung, given.undated]
    if sum(ways) > 1:
        raise UsageError(
            "give one of --on, --first/--last, --after, --before, --between and --undated"
        )
    if given.reading is not None and (any(ways) or given.phrase is None):
        raise UsageError("--reading goes with a --phrase that gives the time alone")
    if given.zone is not None:
        place(given.zone)
    reading = None
    if any(ways):
        state = _by_hand(change, given)
    elif given.phrase is not None:
        state, reading = _read(change, given, said)
    else:
        raise UsageError(
            "give the time: --phrase, --on, --first/--last, --after, --before, --between, or"
            " --undated if there is none"
        )
    if given.phrase is not None:
        state["phrase"] = given.phrase
    if given.zone is not None:
        state.setdefault("zone", given.zone)
    if given.tolerance is not None:
        state["tolerance"] = given.tolerance
    return state, reading


def _by_hand(change: Change, given: Given) -> State:
    state: State = {"by_hand": 1, "precision": "day"}
    if given.undated:
        return state | {"precision": "none"}
    on = given.on if isinstance(given.on, date) else None
    if not (on or given.first or given.last):
        return state | _hanging(change, given)
    first, last = on or given.first, on or given.last
    if first and last and last < first:
        raise UsageError(f"--last {last} is before --first {first}")
    relation = "on" if on else "within" if first and last else "by" if last else "as early as"
    ends = {"first": first and first.isoformat(), "last": last and last.isoformat()}
    return state | {"relation": relation} | {name: day for name, day in ends.items() if day}


def _hanging(change: Change, given: Given) -> State:
    """The columns of a window that hangs on an event, or on two."""
    from tracker.cli import anchoring  # few windows hang on an event

    if given.between is not None:
        return anchoring.between(change, given.between)
    if isinstance(given.on, str):
        return anchoring.on(change, given.on)
    if given.after is not None:
        return anchoring.after(change, given.after)
    assert given.before is not None
    return anchoring.before(change, given.before)


def _read(change: Change, given: Given, said: Said) -> tuple[State, Reading]:
    from tracker.core.asked import Asked
    from tracker.core.phrases import lexicon, read_as
    from tracker.store.conventions import conventions
    from tracker.store.readings import time_columns

    assert given.phrase is not None
    zone = given.zone or setting(change.db, "zone")
    asked = Asked(said.last, zone, conventions(change.db), said.at)
    reading = _chosen(
        read_as(given.phrase, asked, lexicon(given.language or "en")), given.reading or 1
    )
    return time_columns(reading, zone), reading


def _chosen(reading: Reading, number: int) -> Reading:
    """The reading of that number: 1 is the one taken, the others come as `explain` lists them."""
    if number == 1:
        return reading
    if number > 1 + len(reading.alternatives):
        have = count(1 + len(reading.alternatives), "reading")
        raise UsageError(f"{reading.phrase!r} has {have}, so there is no --reading {number}")
    from tracker.cli.reading_lines import days_and_hours  # few take another reading
    from tracker.core.sentences import chosen

    other = reading.alternatives[number - 2]
    return other.but(sentence=chosen(other.sentence, days_and_hours(reading)))


def citations(change: Change, proof: Evidence) -> list[State]:
    """The sources of a record, recorded if they are new; the quote belongs to the first one.

    A quote that a saved copy of its source lacks is a doubt. Raises UsageError for one without a
    source.
    """
    if proof.quote and not proof.sources:
        raise UsageError("--quote needs the --source that it stands in")
    quotes = [proof.quote, *[None] * len(proof.sources)]
    found: list[State] = [
        {"source": source(change, url)} | ({"quote": quote} if quote else {})
        for url, quote in zip(proof.sources, quotes, strict=False)
    ]
    if proof.quote:
        from tracker.cli.quoting import lacking  # most records have none

        change.doubts += lacking(change.db, found[0]["source"], proof.quote)
    return found


def judge(
    change: Change, case: Case, outcome: Outcome, known: date, proof: Evidence, **fields: object
) -> None:
    """Append a verdict on the case, with its proof."""
    state = {
        "id": change.new_id(),
        "deadline": case.deadline.id,
        "outcome": outcome,
        "known": known.isoformat(),
        "note": proof.note,
        "sources": citations(change, proof),
    }
    days = {k: v.isoformat() if isinstance(v, date) else v for k, v in fields.items()}
    change.add("verdict", {k: v for k, v in (state | days).items() if v not in (None, [])})


def load_case(change: Change, text: str) -> Case:
    """The case that a number or id names; raises UnknownId."""
    return cases(change.db, [find(change.db, text, "deadline")])[0]


def copied(change: Change, id: str, fields: tuple[str, ...]) -> State:
    """Those of these fields that a recorded deadline has."""
    state = change.load("deadline", id)
    assert state is not None
    return {field: state[field] for field in fields if field in state}


def today_of(change: Change, case: Case) -> date:
    """The day of the change at the deadline's place."""
    return Moment(None, change.now).today(case.deadline.zone)


def report(change: Change, id: str) -> list[str]:
    """Lines that say where a deadline stands after the change: number, title, state, and why.

    They are to be printed once the change is stored.
    """
    case = cases(change.db, [id])[0]
    return standing_lines(change, case, standing_now(change, case))


def standing_now(change: Change, case: Case) -> Standing | None:
    """Where a case stands at the instant of the change."""
    return standing(case, Moment(None, change.now).at(case.deadline.zone))


def standing_lines(change: Change, case: Case, found: Standing | None) -> list[str]:
    """The lines of `report`, of a case that was read and stands so."""
    deadline = case.deadline
    lines = [wrapped(f"#{deadline.number}", deadline.title, 6)]
    if found is not None:
        words = state_words(found, today_of(change, case))
        lines += [f"{'':6}{paint(words, found.flag)}", wrapped("", found.why, 6)]
    return lines


def window_line(case: Case, found: Standing | None) -> str:
    """The stored window in words, with its tolerance."""
    deadline = case.deadline
    if deadline.anchor is not None and (found is None or found.last is None):
        words = [deadline.anchor.words, deadline.anchor.end_words]
        return f"hangs on {' and '.join(f'“{each}”' for each in words if each)}"
    first = found.first if found else deadline.first
    last = found.last if found else deadline.last
    text = window_words(first, last)
    if deadline.tolerance and found and found.tolerated:
        text += f", tolerated to {day_words(found.tolerated)}"
    return text


def settle(
    app: App,
    command: str,
    id: str,
    outcome: Outcome,
    proof: Evidence,
    fields: Callable[[Change], State] = lambda change: {},
) -> None:
    """Append a verdict, with the `fields` that the change gives, and print where it stands."""
    with app.changing(command) as change:
        case = load_case(change, id)
        own = fields(change)
        today = today_of(change, case)
        known = proof.known or today
        days = {name: own.get(name) for name in ("happened", "closed", "review")}
        check_verdict(case, outcome, known=known, today=today, **days)
        judge(change, case, outcome, known, proof, **own)
        lines = report(change, case.deadline.id)
        lines += _advice(change, case.deadline.id)
    tell(lines)


def _advice(change: Change, id: str) -> list[str]:
    """What the change says of the other half, if the deadline is one of an ultimatum."""
    if not in_ultimatums(change.db, [id]):
        return []
    from tracker.cli.halves import of_page  # few are one

    return of_page(change.db, [id], Moment(None, change.now)).get(id, [])
