"""The table of commands, and the options of `tracker` itself."""

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from tracker import __version__
from tracker.cli.app import OPTIONS, App
from tracker.cli.output import outlasting
from tracker.cli.stating import Command, taking
from tracker.errors import TrackerError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

# name: (module, the line that `tracker --help` shows)
COMMANDS = {
    "due": ("due", "What is due, what lapsed, what was met: the morning page."),
    "check": ("check", "What changed since its last run."),
    "list": ("list", "Deadlines, narrowed by where they stand, who said them, and when."),
    "search": ("search", "Deadlines, events, parties, sources and topics, by their words."),
    "show": ("show", "Everything about one deadline or event."),
    "timeline": ("timeline", "Events and windows in the order of time."),
    "explain": ("explain", 'How a phrase such as "within two weeks or so" is read.'),
    "read": ("read", "What an article announces: proposals, with quote, speaker and window."),
    "candidates": ("candidates", "Judge what articles announce: accept, edit, drop or link it."),
    "watch": ("watch", "Feeds whose new articles are read by themselves."),
    "add": ("add", "Record a deadline that somebody announced."),
    "event": ("event", "Record an event, and what becomes of it."),
    "ultimatum": ("ultimatum", "Record a demand, and what is threatened if it is not met."),
    "recurrence": ("recurrence", "What recurs: list, show, end or change it."),
    "extend": ("extend", "Record a later announcement of the same deadline."),
    "supersede": ("supersede", "Record that other terms replaced a deadline."),
    "link": ("link", "Link two deadlines: the same thing, related, demand and consequence."),
    "met": ("met", "Record that it happened."),
    "lapsed": ("lapsed", "Record that somebody looked and it did not happen."),
    "withdraw": ("withdraw", "Record that the announcer dropped it."),
    "moot": ("moot", "Record that what it assumed no longer holds."),
    "dispute": ("dispute", "Record that sources disagree about its outcome."),
    "unverifiable": ("unverifiable", "Record that nobody can observe whether it happened."),
    "look-again": ("look_again", "Record that you looked, and when to look again."),
    "in-error": ("in_error", "Record that it is a duplicate, or was misread."),
    "reopen": ("reopen", "Take a verdict back, with the reason."),
    "amend": ("amend", "Correct what is recorded of a deadline or an event."),
    "edit": ("edit", "The same in your editor, all fields at once."),
    "undo": ("undo", "Take back the last change, or another one."),
    "cite": ("cite", "Add evidence to a deadline, an event or a verdict."),
    "source": ("source", "Record sources, and keep copies of what they say."),
    "verify": ("verify", "Whether every quote stands in the saved copy of its source."),
    "party": ("party", "Who announces and who is bound, and the names they go by."),
    "topic": ("topic", "The threads that deadlines and events belong to."),
    "twins": ("twins", "Deadlines that look as if they were recorded twice."),
    "calendar": ("calendar", "Days off and days of sitting, from a file."),
    "set": ("set", "Show or change a setting: the lead, the zone, a convention."),
    "export": ("export", "Write the record as CSV, JSON or JSON Lines."),
    "import": ("import_file", "Bring in records from CSV, JSON or JSON Lines."),
    "merge": ("merge", "Bring in what was recorded in another store."),
    "log": ("log", "Who changed what, when and why."),
    "doctor": ("doctor", "Whether the store is sound, and what to do."),
    "backup": ("backup", "Copy the store to a file, safely while others write."),
    "restore": ("restore", "Put a backup in the store's place."),
    "init": ("init", "Make a store."),
    "upgrade": ("upgrade", "Bring a store of an older version to this one."),
    "completion": ("completion", "What makes a shell complete commands, ids, parties, topics."),
    "demo": ("demo", "Show the seeded timeline from a store of its own."),
}


def helped(command: click.Command) -> click.Command:
    """The command with a help option in our words.

    For its own click looks for a translation, which takes 2 ms of each command.
    """
    if command.add_help_option:
        command.add_help_option = False
        command.params.append(click.Option(("-h", "--help"), **_telling("this message", _help)))
    return command


def _telling(what: str, text: Callable[[click.Context], str]) -> dict[str, Any]:
    """The settings of an option that only prints something."""

    def tell(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
        if asked and not ctx.resilient_parsing:
            click.echo(text(ctx), color=ctx.color)
            ctx.exit()

    flag = {"is_flag": True, "is_eager": True, "expose_value": False}
    return {**flag, "help": f"Show {what} and exit.", "callback": tell}


def _help(ctx: click.Context) -> str:
    return ctx.get_help()


def _version(ctx: click.Context) -> str:
    return f"tracker, version {__version__}"


_LEAVES = ("check", "export", "list", "log")
"""Commands that stop as soon as nobody reads what they print; they end well then. All others go on,
so that their exit code says how they ended: `check` tells what nobody read once more."""

_LEAVING = (click.Abort, click.exceptions.Exit)  # how click ends a command early


class Commands(click.Group):
    """The commands of the table, each imported when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of a day's work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, if there is one."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"tracker.cli.{COMMANDS[cmd_name][0]}")
        stated = module.command
        command: click.Command = stated.clicked() if isinstance(stated, Command) else stated
        if ctx.resilient_parsing:  # a shell asks what may be typed
            from tracker.cli.completing import offering

            return offering(helped(command), cmd_name)
        return helped(command)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem]":
        """The names from the table as a shell completes them, so that this imports none either."""
        from click.shell_completion import CompletionItem

        names = [
            CompletionItem(name, help=line)
            for name, (_, line) in COMMANDS.items()
            if name.startswith(incomplete)
        ]
        return [*names, *click.Command.shell_complete(self, ctx, incomplete)]

    def invoke(self, ctx: click.Context) -> Any:
        """What nobody foresaw is our bug, unless the store turns out to be damaged."""
        try:
            return super().invoke(ctx)
        except (TrackerError, OSError, click.ClickException, *_LEAVING):
            raise
        except Exception:
            if isinstance(ctx.obj, App):
                ctx.obj.refuse_damaged()
            raise

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands from the table, so that help imports none of them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@taking(*OPTIONS)
@click.option("--version", **_telling("the version", _version))
@click.pass_context
def cli(ctx: click.Context, db: str | None, as_of: str | None, who: str | None) -> None:
    """Keep the record of announced deadlines: what was said, until when, and what became of it.

    \b
    tracker due                                          what to look at this morning
    tracker explain "within two weeks or so" --said 2025-10-16
    tracker add "Peace summit" --by "A. Minister" --said 2025-10-16 --phrase "next week"
    """
    ctx.obj = App(db, as_of, who)
    if ctx.invoked_subcommand not in _LEAVES:
        ctx.with_resource(outlasting())


helped(cli)
