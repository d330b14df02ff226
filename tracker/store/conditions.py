"""What the conditions of a table want, in words: read from the SQL that made it."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

_QUOTED = r"'((?:[^']|'')*)'"
# What a condition looks like, and what it wants: {0} and {1} are what the groups found.
_WORDS = (
    (r"(\w+) IN \((.+)\)", "one of {1}"),
    (r"\w+ IS date\(.*", "a day of the calendar, written as 2025-10-16"),
    (r"\w+ IS strftime\('%H:%M'.*", "a clock time such as 18:00"),
    (r"\w+ GLOB '\?{4}-.*", "an instant in UTC such as 2025-10-16T09:30:00.000Z"),
    (r"\w+ GLOB 'http.*", "an address that begins with http:// or https://"),
    (r"length\(\w+\) = 16", "an id of 16 letters and digits"),
    (r"length\(\w+\) = 64", "64 hexadecimal digits"),
    (r".* NOT GLOB '\*\[\^a-z0-9-\].*", "lower-case letters, digits and hyphens"),
    (r"\w+ <> ''", "a text that is not empty"),
    (r"(\w+) <> (\w+)", "another than {1}"),
    (r"\w+ >= (\d+)", "a whole number, {0} or more"),
    (r"\w+ > (\d+)", "a whole number, more than {0}"),
    (r"(\w+) <= (\w+)", "{0} not after {1}"),
    (r"(\w+) >= (\w+)", "{1} or more"),
    (r"\w+ BETWEEN (\d+) AND (\d+)", "a whole number from {0} to {1}"),
    (r"\w+ = (\d+)", "{0} or nothing"),
    (r"\w+ GLOB 'FREQ=\*'", "a rule that begins with FREQ=, such as FREQ=MONTHLY"),
    (r"\((\w+) = '(\w+)'\) = \((\w+) IS NOT NULL\)", "{2} if {0} is {1}, and only then"),
    (
        r"\((\w+) IN \((.+)\)\) = \((\w+) IS NOT NULL OR (\w+) IS NOT NULL\)",
        "{2} or {3} if {0} is one of {1}, and only then",
    ),
    (r"(\w+) IS NOT NULL OR (\w+) IS NOT NULL", "{0} or {1}"),
    (r"(\w+) IS NULL OR (\w+) IS NULL", "{0} or {1}, and not both"),
    (r"\((\w+) IS NULL\) = \((\w+) IS NOT NULL\)", "{0} or {1}, and not both"),
    (r"\((\w+) IS NULL\) = \((\w+) IS NULL\)", "{0} and {1} together"),
    (r"(\w+) IS NULL OR (\w+) IS NOT NULL", "no {0} without {1}"),
    (r"(\w+) IS NULL OR (\w+) IS NOT NULL OR (\w+) IS NOT NULL", "no {0} without {1} or {2}"),
    (r"(\w+) IS NULL OR \((\w+) IS NULL AND (\w+) IS NULL\)", "no {1} and no {2} beside it"),
    (r"(\w+) IS NOT NULL OR \((\w+) IS NULL AND (\w+) IS NULL\)", "{0} beside {1} or {2}"),
    (r"(\w+) > 0 AND (\w+) IS NOT NULL OR \1 IS NULL AND \2 IS NULL", "{0} and {1} together"),
    (r"\((\w+) IS NULL\) \+ \((\w+) IS NULL\) \+ \((\w+) IS NULL\) = 2", "one of {0}, {1}, {2}"),
)


class Condition(NamedTuple):
    """A condition of a table, the column to name for it, and what it wants in words."""

    sql: str
    column: str
    wants: str


@cache
def conditions(made: str, columns: Sequence[str]) -> tuple[Condition, ...]:
    """The CHECKs in the SQL that made a table which has these columns."""
    found = []
    for sql in _checks(_bare(made)):
        names = [name for name in re.findall(r'"?(\w+)"?', sql) if name in columns]
        wanted = _wanted(" ".join(sql.split()))
        found.append(Condition(sql, names[-1] if "IS NOT NULL)" in sql else names[0], wanted))
    return tuple(found)


def _bare(made: str) -> str:
    """The SQL without its comments."""
    return re.sub(rf"({_QUOTED})|--[^\n]*", lambda found: found[1] or "", made)


def _checks(made: str) -> Iterator[str]:
    for found in re.finditer(r"\bCHECK\s*\(", made):
        depth, quoted = 1, False
        for at in range(found.end(), len(made)):
            sign = made[at]
            quoted ^= sign == "'"
            depth += 0 if quoted else {"(": 1, ")": -1}.get(sign, 0)
            if not depth:
                yield made[found.end() : at]
                break


def _wanted(sql: str) -> str:
    for shape, words in _WORDS:
        if found := re.fullmatch(shape, sql):
            groups = [", ".join(re.findall(_QUOTED, each)) or each for each in found.groups()]
            return words.format(*groups)
    return f"what fulfils {sql}"
