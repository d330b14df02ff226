"""`tracker amend`: correct what is recorded of a deadline or an event."""

from collections.abc import Callable
from typing import Any

import click

from tracker.cli.amending import carry_out
from tracker.cli.announcing import HANGING, ON
from tracker.cli.app import App
from tracker.cli.fields import ASKING, DEADLINE, EVENT, FIELDS, Field, checked
from tracker.cli.options import DRY_RUN, READING, pass_app, why
from tracker.cli.stating import F, taking
from tracker.core.phrases import LANGUAGES
from tracker.errors import UsageError
from tracker.store.find import either


def _options(command: F) -> F:
    """An option for each field, and one that clears it where it may be empty."""
    fields = {field.name: field for field in (*EVENT, *DEADLINE)}
    for field in reversed(fields.values()):
        if field.empty:
            command = click.option(
                f"--no-{field.name}", f"no_{field.name}", is_flag=True, hidden=True
            )(command)
        command = _option(field)(command)
    return command


def _option(field: Field) -> Callable[[F], F]:
    what = f"{field.what[0].upper()}{field.what[1:]}."
    if field.name == "kind":
        what = "Of a deadline or an event."
    if field.several:
        what = f"{what[:-1]}; may be repeated, and replaces all."
    return click.option(
        f"--{field.name}", field.name, multiple=field.several, metavar=field.metavar, help=what
    )


@click.command("amend")
@click.argument("id")
@_options
@READING
@click.option(
    "--language", type=click.Choice(list(LANGUAGES)), help="Read the phrase again, in this one."
)
@ON
@taking(*HANGING)
@click.option("--undated", is_flag=True, help="It has no time.")
@click.option("--yes", is_flag=True, help="Store it without asking.")
@DRY_RUN
@why
@pass_app
def command(app: App, /, id: str, yes: bool, dry_run: bool, **options: Any) -> None:
    """Correct what is recorded of a deadline or an event; what was is kept in the journal.

    Another phrase, day said, zone, language or event changes the time: the phrase is read again,
    the old and the new window are shown first, and you are asked. Where nobody can be asked it
    takes --yes. A window given by hand stays unless --reading 1 asks for the phrase to be read.
    What an option names is replaced whole; --no-topic, --no-bound and so on empty a field.

    \b
    tracker amend 13 --title "Senate vote on the sanctions bill" --why "a typing error"
    tracker amend 13 --said 2025-10-17 --yes
    tracker amend 143 --anchor 142 --dry-run
    tracker amend 142 --place Geneva --no-topic
    """
    app.refuse_as_of("amend", "corrects what is recorded")
    if not dry_run:
        app.prepare()
    with app.reading() as db:
        named = either(db, id)
    carry_out(app, "amend", named, _wanted(named[0], id, options), yes, dry_run)


def _wanted(kind: str, id: str, options: dict[str, Any]) -> dict[str, Any]:
    """The options that were given, as the fields of a record of this kind."""
    given = {name: value for name, value in options.items() if value not in (None, (), False)}
    cleared = {name.removeprefix("no_") for name in given if name.startswith("no_")}
    named = {name: value for name, value in given.items() if not name.startswith("no_")}
    for name in cleared & named.keys():
        raise UsageError(f"give either --{name} or --no-{name}")
    if not given:
        raise UsageError("say what to amend, as --title TEXT; see `tracker amend --help`")
    fields = {field.name for field in FIELDS[kind]}
    asking = set(ASKING) if kind == "deadline" else set()
    for name in sorted((named.keys() | cleared) - fields - asking):
        other = "; its day changes by `tracker event moved`" if kind == "event" else ""
        article = "an event" if kind == "event" else "a deadline"
        raise UsageError(f"{id} is {article}, which has no --{name}{other}")
    for name, value in named.items():
        if value == "":  # as an unset variable in a script gives it
            raise UsageError(f"--{name} is empty: to empty a field that may be, say --no-{name}")
    wanted = {name: checked(kind, name, named[name]) for name in named if name in fields}
    return wanted | {name: named[name] for name in asking & named.keys()} | _empty(kind, cleared)


def _empty(kind: str, names: set[str]) -> dict[str, None]:
    for name in names:
        checked(kind, name, None)
    return dict.fromkeys(names)
