"""The queue on a terminal: one candidate at a time, judged by one key; each is stored at once."""

import os
from collections import Counter

import click

from tracker.cli.app import App
from tracker.cli.candidate_draft import changed, draft
from tracker.cli.candidate_lines import Row, fact_lines, heading, kind_line
from tracker.cli.editing import edited, editor, kept
from tracker.cli.judging import accept_all, drop_all, link_to
from tracker.cli.keys import ask_key
from tracker.cli.output import bold, complain, say, tell, width, wrapped
from tracker.cli.passage import passage
from tracker.cli.proposals import stored_rows
from tracker.core.wording import day_words
from tracker.errors import TrackerError
from tracker.store.candidates import Read, Wanted, queue, reads, text_of, waiting
from tracker.store.kinds import State

KEYS = "a accept  e edit  s skip  d drop  l link  q quit  ? help"
_HELP = """\
a  accept: record it as it is shown
e  edit: its fields in your editor (VISUAL or EDITOR), then accept it
s  skip: leave it waiting, and go on
d  drop: it is nothing; asks why, and is not proposed again
l  link: it tells of a recorded deadline or event; asks for its number
q  quit: what is judged is stored, the others wait
   `tracker undo` takes the last decision back, and it waits again"""


class Shown:
    """A candidate on the screen: its state, its row, its article and the text."""

    def __init__(self, app: App, state: State) -> None:
        with app.reading() as db:
            self.state = state
            self.row: Row = stored_rows(db, [state])[0]
            self.article: Read = reads(db, [state["article"]])[state["article"]]
            self.text = text_of(db, self.article.copy)


def review(app: App) -> None:
    """Ask about each candidate that waits, until there is none or it is enough."""
    found: Counter[str] = Counter()
    drafts: dict[str, str] = {}
    below = 0
    try:
        while (state := _next(app, below)) is not None:
            below = state["number"]
            shown = Shown(app, state)
            _show(shown, _left(app, below))
            did = _ask(app, shown, drafts)
            if did == "quit":
                break
            found[did] += 1
            say("")
        _finish(app, found, any_shown=below > 0)
    finally:
        for path in drafts.values():
            complain(f"a draft is kept as {path}")


def _next(app: App, below: int) -> State | None:
    with app.reading() as db:
        found = queue(db, Wanted(states=("waiting",), beyond=below, limit=1))
    return found[0] if found else None


def _left(app: App, number: int) -> int:
    with app.reading() as db:
        return waiting(db, number)


def _show(shown: Shown, more: int) -> None:
    row, article = shown.row, shown.article
    left = f"{more:,} more after it" if more else "the last one"
    say("─" * min(width(), 80))
    tell([wrapped("", f"{article.name}, {day_words(article.published)}; {left}", 0), ""])
    tell(passage(shown.text, row))
    tell(["", heading(row), kind_line(row), *fact_lines(row), ""])


def _ask(app: App, shown: Shown, drafts: dict[str, str]) -> str:
    """Ask until the candidate is judged or left; gives what was done."""
    while True:
        key = ask_key(f"{bold(KEYS)} > ")
        say(key if key.isprintable() else "")
        if key in ("q", ""):
            return "quit"
        if key == "s":
            return "skipped"
        if key in "?h":
            tell(_HELP.splitlines())
            continue
        if key not in _DOES:
            say(f"{key!r} is no key: ? shows them.")
            continue
        try:
            done = _DOES[key](app, shown, drafts)
        except TrackerError as error:
            complain(str(error))
            continue
        if done:
            return done


def _accept(app: App, shown: Shown, drafts: dict[str, str]) -> str:
    _tell_done(app, shown, {})
    return "accepted"


def _tell_done(app: App, shown: Shown, edits: dict[str, object]) -> None:
    from tracker.cli.twins import tell_twins

    done = accept_all(app, [shown.state["id"]], edits, shown=shown.state)
    tell(done.lines)
    if done.twins:
        tell_twins(done.twins)


def _edit(app: App, shown: Shown, drafts: dict[str, str]) -> str:
    """Accept it with what is changed in an editor; a draft that is refused is gone on with."""
    id, name = shown.state["id"], f"c{shown.state['number']}"
    command = editor(f"tracker candidates accept {name} --title ...")
    with app.reading() as db:
        made = draft(db, shown.state, shown.row)
    path = drafts.get(id) or kept(made, name)
    drafts[id] = path
    text = edited(command, path)
    with app.reading() as db:
        edits = changed(db, shown.state, text)
    if edits is None:
        say("The draft is empty: nothing was stored.")
    else:
        _tell_done(app, shown, edits)
    os.unlink(drafts.pop(id))
    return "" if edits is None else "accepted"


def _drop(app: App, shown: Shown, drafts: dict[str, str]) -> str:
    reason = _line("why")
    if reason:
        tell(drop_all(app, [shown.state["id"]], reason))
    return "dropped" if reason else ""


def _link(app: App, shown: Shown, drafts: dict[str, str]) -> str:
    record = _line("the number of the deadline or event it tells of")
    if record:
        tell(link_to(app, shown.state["id"], record))
    return "linked" if record else ""


def _line(what: str) -> str:
    """A line as typed; an empty one goes back to the keys."""
    try:
        return str(click.prompt(f"{what} (empty: back)", default="", show_default=False)).strip()
    except click.Abort:
        say("")
        return ""


_DOES = {"a": _accept, "e": _edit, "d": _drop, "l": _link}


def _finish(app: App, found: Counter[str], any_shown: bool) -> None:
    with app.reading() as db:
        left = waiting(db)
    done = ", ".join(f"{n:,} {what}" for what, n in found.items())
    if not any_shown:
        say("No candidate waits: `tracker read ARTICLE` proposes some.")
        return
    waits = f"{left:,} {'waits' if left == 1 else 'wait'}" if left else "none waits any more"
    say(f"{done}; {waits}." if done else f"{waits[0].upper()}{waits[1:]}.")
