"""The options that say by which days something recurs."""

from collections.abc import Callable
from typing import Any

import click

from tracker.cli.options import DAY, F

RULE = ("every", "from_", "each", "until", "count")


def every(command: F) -> F:
    """--every, --from, --each, --until and --count."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


EVERY = click.option(
    "--every", metavar="PATTERN", help='It recurs: "90 days", "Friday", or an RRULE.'
)
UNTIL = click.option("--until", type=DAY, metavar="DAY", help="It recurs up to this day.")
COUNT = click.option(
    "--count", type=click.IntRange(1), metavar="N", help="It recurs so many times in all."
)
EACH = click.option(
    "--each",
    type=click.Choice(["by", "on"]),
    help="Each instance is due by its day, from the one before on (default), or on its day alone.",
)
_OPTIONS: list[Callable[[Any], Any]] = [
    EVERY,
    click.option("--from", "from_", type=DAY, metavar="DAY", help="Its first day; with --every."),
    EACH,
    UNTIL,
    COUNT,
    click.option("--once", is_flag=True, help="Record the first alone of what the phrase repeats."),
]
