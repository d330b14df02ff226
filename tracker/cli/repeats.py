"""The options that say by which days something recurs."""

from tracker.cli.stating import OneOf, Option, Whole
from tracker.core.spans import day

RULE = ("every", "from_", "each", "until", "count")

EVERY = Option("--every", 'It recurs: "90 days", "Friday", or an RRULE.', "PATTERN")
UNTIL = Option("--until", "It recurs up to this day.", "DAY", day)
COUNT = Option("--count", "It recurs so many times in all.", "N", Whole(1))
EACH = Option(
    "--each",
    "Each instance is due by its day, from the one before on (default), or on its day alone.",
    read=OneOf(("by", "on")),
)
REPEATS = (
    EVERY,
    Option("--from", "Its first day; with --every.", "DAY", day, to="from_"),
    EACH,
    UNTIL,
    COUNT,
    Option("--once", "Record the first alone of what the phrase repeats.", takes=0),
)
