"""`tracker init`: make a store."""

import os

import click

from tracker.cli.app import App
from tracker.cli.options import pass_app
from tracker.cli.output import say
from tracker.core.plain import plain


@click.command("init")
@click.option("--seeds", is_flag=True, help="Load the starting timeline; twice changes nothing.")
@pass_app
def command(app: App, seeds: bool) -> None:
    """Make a store, with the starting timeline if --seeds is given.

    On a store that is there already, --seeds brings in what it lacks and leaves alone what a
    person has changed.

    \b
    tracker init --seeds
    tracker --db other.db init
    """
    from tracker.store.making import ensure, make
    from tracker.store.seeding import SEEDER, load_seeds

    app.refuse_as_of("init")
    if not seeds:
        make(app.path, app.now())
        say(plain(f"Made {app.path}"))
        return
    made = not os.path.lexists(app.path)
    ensure(app.path, app.now())
    if made:
        say(plain(f"Made {app.path}"))
    with app.changing("init", who=SEEDER) as change:
        loaded = load_seeds(change)
    say(f"Seeds: {loaded.added} added, {loaded.updated} updated.")
    for name in loaded.kept:
        say(plain(f"Left alone, since a person changed it: {name}"))
