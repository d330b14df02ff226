"""What `party` and `topic` have in common: adding, other names, renaming, merging."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

import click

from tracker.cli.app import App
from tracker.cli.options import DRY_RUN, pass_app, why
from tracker.cli.output import complain, tell, wrapped
from tracker.core.wording import count
from tracker.store.change import Change
from tracker.store.find import known_party, known_topic
from tracker.store.kinds import State
from tracker.store.made import NAME, Named, nearest_to
from tracker.store.naming import free_slug
from tracker.store.renaming import Merged, check_free, give, merge, rename, take

ALIAS = click.option(
    "--alias", "aliases", multiple=True, metavar="NAME", help="Another name; may be repeated."
)
SHOWN = 12  # records that a dry run of a merge names


def known(change: Change, kind: Named, name: str) -> str:
    """The slug of the party or topic that goes by `name`; raises UnknownId."""
    return (known_party if kind == "party" else known_topic)(change.db, name)


def lines(kind: Named, state: State) -> list[str]:
    """A party or topic in a line or two: slug, name, other names."""
    found = [wrapped(f"{state['slug']}  ", state[NAME[kind]], len(state["slug"]) + 2)]
    if others := state.get("aliases"):
        found.append(wrapped("", f"also {', '.join(others)}", 6))
    return found


def add(app: App, kind: Named, name: str, aliases: tuple[str, ...], **fields: Any) -> None:
    """Record a party or topic, and say which recorded one it may be."""
    with app.changing(f"{kind} add") as change:
        name = check_free(change, kind, name)
        like = nearest_to(change.db, kind, name)
        state = {"slug": free_slug(change, kind, name), NAME[kind]: name}
        change.add(kind, state | {field: value for field, value in fields.items() if value})
        stored = give(change, kind, state["slug"], aliases)
    tell(lines(kind, stored))
    if like is not None:
        complain(
            f"{like.name} ({like.slug}) is recorded too: `tracker {kind} merge` makes them one"
        )


def edits(group: click.Group, kind: Named, examples: Mapping[str, str]) -> None:
    """Give a group the commands `alias`, `rename` and `merge`; each shows its example."""

    @group.command("alias", help=_ALIAS_HELP.format(kind, examples["alias"]))
    @click.argument(kind, metavar=kind.upper())
    @click.argument("names", metavar="NAME...", nargs=-1, required=True)
    @click.option("--remove", is_flag=True, help="Take these names away.")
    @why
    @pass_app
    def alias(app: App, /, names: tuple[str, ...], remove: bool, **named: str) -> None:
        with app.changing(f"{kind} alias") as change:
            slug = known(change, kind, named[kind])
            stored = (take if remove else give)(change, kind, slug, names)
        tell(lines(kind, stored))

    @group.command("rename", help=_RENAME_HELP.format(kind, examples["rename"]))
    @click.argument(kind, metavar=kind.upper())
    @click.argument("name")
    @why
    @pass_app
    def renamed(app: App, /, name: str, **named: str) -> None:
        with app.changing(f"{kind} rename") as change:
            stored = rename(change, kind, known(change, kind, named[kind]), name)
        tell(lines(kind, stored))

    @group.command("merge", help=_MERGE_HELP.format(kind, examples["merge"]))
    @click.argument("old")
    @click.argument("into")
    @DRY_RUN
    @why
    @pass_app
    def merged(app: App, old: str, into: str, dry_run: bool) -> None:
        name = f"{kind} merge"
        with app.trying(name) if dry_run else app.changing(name) as change:
            gone, stays = known(change, kind, old), known(change, kind, into)
            done = merge(change, kind, gone, stays)
            told = _merged(change, kind, gone, done, dry_run)
        tell(told)


def _merged(change: Change, kind: Named, gone: str, done: Merged, dry_run: bool) -> list[str]:
    """What became, or in a dry run would become, of a merge."""
    counted = sorted(Counter(each for each, _ in done.moved).items())
    moved = " and ".join(count(n, name) for name, n in counted)
    told = lines(kind, done.state)
    if not dry_run:
        words = f"{moved} repointed" if moved else "nothing referred to it"
        return [*told, wrapped("", f"{gone} is merged into it: {words}.", 6)]
    words = f"{moved} would be repointed" if moved else "nothing refers to it"
    told.append(wrapped("", f"{gone} would be merged into it: {words}; nothing was stored.", 6))
    states = [change.load(*each) for each in done.moved[:SHOWN]]
    told += [wrapped(f"      #{each['number']} ", each["title"], 12) for each in states if each]
    if len(done.moved) > SHOWN:
        told.append(f"      and {len(done.moved) - SHOWN:,} more")
    return told


_ALIAS_HELP = """Give a {0} another name, or take one away.

It is then found, searched and recorded by each of its names.

\b
{1}
"""
_RENAME_HELP = """Call a {0} by another name; the one that it had stays among the others.

\b
{1}
"""
_MERGE_HELP = """Make two records of one {0} one: INTO stays, with all names of OLD.

Every deadline and event that names OLD names INTO afterwards, in one change; --dry-run lists
them.

\b
{1}
"""
