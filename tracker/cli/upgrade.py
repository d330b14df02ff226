"""`tracker upgrade`: bring a store of an older version to this one."""

import click

from tracker.cli.app import App
from tracker.cli.options import pass_app
from tracker.cli.output import say
from tracker.core.plain import plain


@click.command("upgrade")
@click.option("--rebuild", is_flag=True, help="Also make the indexes anew, as `doctor` advises.")
@pass_app
def command(app: App, rebuild: bool) -> None:
    """Bring the store to this version of tracker, after keeping a copy of what it was.

    The first command that writes does the same by itself; one that only reads says so instead.

    \b
    tracker upgrade
    """
    app.refuse_as_of("upgrade")
    upgraded = app.upgrade()
    if rebuild:
        from tracker.store import upgrading

        upgrading.rebuild(app.path, app.now())
        say(plain(f"The indexes of {app.path} are made anew."))
    elif not upgraded:
        say(plain(f"{app.path} is of this version already."))
