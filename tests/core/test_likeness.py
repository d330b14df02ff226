"""Events that look as if they fulfilled a deadline: what is suggested, and what is not."""

import pytest

from tests.core.builders import day, deadline, hanging, on, row, verdict
from tracker.core.likeness import LIKE, Happening, asked_by, suggestion
from tracker.core.records import Case, Party

RUBIO, LAVROV, PUTIN, USHAKOV, USA = (
    Party(name.lower(), name) for name in ("Rubio", "Lavrov", "Putin", "Ushakov", "USA")
)
CALL = deadline(  # 16 to 30 October 2025, tolerated to 3 November
    title="Rubio-Lavrov call to prepare the summit",
    criterion="The two ministers speak by phone.",
    speakers=(USHAKOV,),
    bounds=(RUBIO, LAVROV),
)


def happening(first: str | None, last: str | None = None, **fields: object) -> Happening:
    standing = fields.pop("standing", "happened")
    given = {"kind": "call", "parties": (LAVROV, RUBIO, USA), **fields}
    known = row("2025-12-01", standing, first, last)
    if first is None:
        known = known.but(last=day("2025-10-20"))
    return Happening("F", 9, "They spoke", row=known, **given)  # type: ignore[arg-type]


def with_verdict(**fields: object) -> Case:
    return Case(CALL, (verdict("met", "2025-10-21", happened="2025-10-20", **fields),))


TAKEN_BACK = with_verdict(event="F").but(
    verdicts=(*with_verdict(event="F").verdicts, verdict("reopened", "2025-10-22", voids="V"))
)
VAGUE = CALL.but(first=None, last=None, tolerance=0)

PAIRS = [
    # the deadline, the event, the day asked about, whether it is suggested
    (CALL, happening("2025-10-20"), "2025-10-20", True),
    (CALL, happening("2025-10-20"), "2025-12-01", True),  # lapsed?, and nobody has looked
    (CALL, happening("2025-10-16"), "2025-10-20", True),  # the first day
    (CALL, happening("2025-10-15"), "2025-10-20", False),  # before it was said
    (CALL, happening("2025-10-30"), "2025-11-01", True),
    (CALL, happening("2025-11-03"), "2025-11-03", True),  # the last tolerated day
    (CALL, happening("2025-11-04"), "2025-11-04", False),
    (CALL.but(first=day("2025-10-20")), happening("2025-10-19"), "2025-10-20", False),
    (CALL.but(said_first=day("2025-10-10"), first=None), happening("2025-10-12"),
     "2025-10-20", True),
    (CALL, happening("2025-10-20", "2025-11-03"), "2025-11-05", True),
    (CALL, happening("2025-10-20", "2025-11-04"), "2025-11-05", False),  # perhaps too late
    (CALL, happening("2025-10-01", "2025-10-31"), "2025-11-05", False),  # perhaps before it
    (CALL, happening(None), "2025-10-20", False),  # who knows since when
    (CALL, happening("2025-10-20", standing="scheduled"), "2025-10-20", False),
    (CALL, happening("2025-10-20", standing="claimed"), "2025-10-20", False),
    (CALL, happening("2025-10-20", standing="cancelled"), "2025-10-20", False),
    (CALL, happening("2025-10-20", standing="disputed"), "2025-10-20", False),
    (CALL, happening("2025-10-20", parties=(RUBIO, LAVROV)), "2025-10-20", True),
    (CALL, happening("2025-10-20", parties=(RUBIO, PUTIN)), "2025-10-20", False),
    (CALL, happening("2025-10-20", parties=(USHAKOV,)), "2025-10-20", False),  # only said it
    (CALL, happening("2025-10-20", parties=()), "2025-10-20", False),
    (CALL.but(bounds=()), happening("2025-10-20", parties=(USHAKOV,)), "2025-10-20", True),
    (CALL.but(bounds=()), happening("2025-10-20"), "2025-10-20", False),
    (CALL.but(bounds=(), speakers=()), happening("2025-10-20"), "2025-10-20", False),
    (CALL, happening("2025-10-20", kind="meeting"), "2025-10-20", False),  # the call comes first
    (CALL, happening("2025-10-20", kind="Call "), "2025-10-20", True),
    (CALL, happening("2025-10-20", kind=None), "2025-10-20", False),
    (CALL, happening("2025-10-20", kind="statement"), "2025-10-20", False),
    (VAGUE, happening("2025-10-20"), "2025-10-20", True),
    (VAGUE, happening("2025-10-20"), "2027-10-20", True),
    (VAGUE, happening("2025-10-15"), "2025-10-20", False),
    (hanging("within", "PT72H", title="A call", bounds=(RUBIO,)), happening("2025-10-20"),
     "2025-10-20", False),  # it has no window yet
]  # fmt: skip


@pytest.mark.parametrize(("promised", "event", "today", "suggested"), PAIRS)
def test_suggestion(promised, event, today, suggested) -> None:
    case = Case(promised)
    found = on(case, today)
    assert found
    assert (suggestion(case, found, event) is not None) is suggested


@pytest.mark.parametrize(
    ("case", "suggested"),
    [
        (with_verdict(), False),
        (with_verdict(event="F"), False),
        (TAKEN_BACK, False),  # a person has looked at this very event
        (TAKEN_BACK.but(verdicts=(with_verdict().verdicts[0], TAKEN_BACK.verdicts[1])), True),
        (Case(CALL, (verdict("lapsed", "2025-11-05", reason="unknown"),)), False),
        (Case(CALL, (verdict("withdrawn", "2025-10-21"),)), False),
    ],
)
def test_what_is_judged_is_left_alone(case, suggested) -> None:
    found = on(case, "2025-12-01")
    assert found
    assert (suggestion(case, found, happening("2025-10-20")) is not None) is suggested


def test_the_event_that_a_window_hangs_on_does_not_fulfil_it() -> None:
    promised = hanging("by", None, title="A call", bounds=(RUBIO,))
    case = Case(promised, happenings={"E": (row("2025-10-20", "happened", "2025-10-20"),)})
    found = on(case, "2025-10-20")
    assert found
    event = happening("2025-10-20")
    assert suggestion(case, found, event)
    assert suggestion(case, found, event._replace(id="E")) is None


def test_the_reason_is_one_sentence() -> None:
    found = on(Case(CALL), "2025-10-20")
    assert found
    assert suggestion(Case(CALL), found, happening("2025-10-20")) == (
        "#9, “They spoke”, happened on 20 October 2025, inside the window (16 October to"
        " 3 November 2025); it is of the kind that “call” names, and who has to act took part:"
        " Rubio, Lavrov."
    )


ASKED = [
    # title, criterion, phrase, the event's kind, the word that asks for it
    ("Second Trump-Putin summit, Budapest", None, None, "meeting", "summit"),
    ("US-Russia staff talks before the summit", "a call is not enough", None, "call", None),
    ("US-Russia staff talks before the summit", None, None, "talks", "talks"),
    ("Trump to share details of the Putin call", None, None, "call", None),
    ("Senate vote on the sanctions bill", None, None, "vote", "vote"),
    ("Senate vote on the sanctions bill", None, None, "sanctions", None),
    ("Gaza ceasefire by the following Monday", None, None, "ceasefire", "ceasefire"),
    ("Gaza ceasefire by the following Monday", None, None, "attack", None),
    ("Release of living hostages", None, None, "release", "release"),
    ("Hostages freed", None, None, "exchange", "hostages"),
    ("Bill on Russia", "The President signs it.", None, "signature", "signs"),
    ("Bill on Russia", None, "to be voted or signed; the deal", "agreement", "deal"),
    ("Bill on Russia", None, None, "vote", None),
    ("A parade on the square", None, None, "parade", "parade"),
    ("A parade after the summit", None, None, "parade", "parade"),
    ("A summit, then a parade", None, None, "parade", None),
    ("Recall of the envoy", None, None, "call", None),  # whole words only
]


@pytest.mark.parametrize(("title", "criterion", "phrase", "kind", "word"), ASKED)
def test_the_first_word_that_names_a_kind_decides(title, criterion, phrase, kind, word) -> None:
    case = Case(deadline(title=title, criterion=criterion, phrase=phrase))
    assert asked_by(case, kind) == word


def test_each_kind_is_asked_for_by_plain_words() -> None:
    for kind, words in LIKE.items():
        assert f"{kind} {words}" == f"{kind} {words}".casefold()
        assert kind in words.split()
