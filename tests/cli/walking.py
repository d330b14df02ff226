"""Every command there is, found in the tree that click keeps."""

from collections.abc import Iterator

import click

from tracker.cli.commands import cli


def every_command() -> dict[str, click.Command]:
    """Each command that does something, by its words: "show", "party merge"."""
    context = click.Context(cli)
    named = ((name, cli.get_command(context, name)) for name in cli.list_commands(context))
    return {path: each for name, found in named if found for path, each in _below(name, found)}


def _below(path: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
    if isinstance(command, click.Group):
        for name, inner in command.commands.items():
            yield from _below(f"{path} {name}", inner)
    else:
        yield path, command
