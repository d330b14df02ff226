"""`tracker set`: show or change a setting."""

import click

from tracker.cli.app import App
from tracker.cli.narrowing import formats
from tracker.cli.options import pass_app, why
from tracker.cli.output import pad, rows, say, tell, wrapped
from tracker.cli.setting import asked, carry_out, lines, plan, preview, topic_plan
from tracker.core.moment import Moment
from tracker.errors import UsageError
from tracker.export.rows import Row
from tracker.store.settings import all_settings, known, parsed


@click.command("set")
@click.argument("key", required=False)
@click.argument("value", required=False)
@click.option("--topic", metavar="TOPIC", help="The lead of this topic, by its slug.")
@click.option("--unset", is_flag=True, help="Back to the default.")
@click.option("--list", "listed", is_flag=True, help="Show the settings.")
@click.option("--yes", is_flag=True, help="Change it without asking.")
@click.option("--dry-run", is_flag=True, help="Only show what would change its standing.")
@formats
@why
@pass_app
def command(
    app: App,
    key: str | None,
    value: str | None,
    topic: str | None,
    unset: bool,
    listed: bool,
    yes: bool,
    dry_run: bool,
    form: str,
) -> None:
    """Show or change a setting: lead, zone, journal_mode, hosts, or a convention.

    Another lead or zone moves deadlines: those whose standing changes now are shown first, and
    you are asked. Where nobody can be asked it takes --yes. A convention (convention.week-start)
    says how loose words are counted from now on; nothing that was recorded changes.

    Hosts (HOST or HOST:PORT, commas between them) are those that `read` may fetch from though
    their addresses are private or of this machine.

    \b
    tracker set --list
    tracker set lead 14 --dry-run
    tracker set lead 30 --topic senate-sanctions-bill --yes
    tracker set zone --unset
    tracker set convention.few 3
    tracker set hosts intranet.example,10.1.2.3:8080
    """
    app.refuse_as_of("set")
    if listed:
        if key is not None or topic is not None or unset:
            raise UsageError("--list goes alone")
        _list(app, form)
        return
    if key is None or (value is None) != unset:
        raise UsageError("give KEY and VALUE, KEY --unset, or --list")
    if topic is not None and key != "lead":
        raise UsageError(f"--topic goes with the lead, not with {key}")
    _change(app, key, value, topic, yes, dry_run)


def _change(
    app: App, key: str, value: str | None, topic: str | None, yes: bool, dry_run: bool
) -> None:
    """Show what the change moves, ask, do it; a `value` of None is the default."""
    default = known(key).default
    if not dry_run:
        app.prepare()
    moment = Moment(None, app.now())
    with app.reading() as db:
        wanted = default if value is None else parsed(key, value, db)
        if topic is not None:
            change = topic_plan(db, topic, None if value is None else wanted)
        else:
            change = plan(db, key, wanted)
        found, moved = preview(db, change, moment)
    tell(lines(change, found, moved))
    if not dry_run and (found == 0 or yes or asked(change, found)):
        say(carry_out(app, change))


def _list(app: App, form: str) -> None:
    with app.reading() as db:
        stored = dict(db.execute("SELECT key, value FROM setting"))
        leads = dict(db.execute("SELECT slug, lead FROM topic WHERE lead IS NOT NULL"))
    found = []
    for key, each in all_settings().items():
        found.append(_row(key, None, stored.pop(key, each.default), each.default, each.what))
        for slug, lead in sorted(leads.items()) if key == "lead" else ():
            found.append(_row(key, slug, lead, None, f"the same for {slug}"))
    for key, value in stored.items():  # what the store keeps about itself
        found.append(_row(key, None, value, None, "not to be set: the id of this store"))
    if form != "table":
        rows(form, found)
        return
    names, values = (max(len(str(row[name])) for row in found) for name in ("key", "value"))
    for row in found:
        label = f"{pad(str(row['key']), names)}  {pad(str(row['value']), values)} "
        say(wrapped(label, _meaning(row), len(label) + 1))


def _meaning(row: Row) -> str:
    """What a setting does, and its default where that is not what holds."""
    changed = row["default"] not in (None, row["value"])
    return f"{row['what']}; default {row['default']}" if changed else str(row["what"])


def _row(key: str, topic: str | None, value: object, default: str | None, what: str) -> Row:
    return {
        "key": key,
        "topic": topic,
        "value": str(value),
        "default": default,
        "what": what,
    }
