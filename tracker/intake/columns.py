"""Which field a column of somebody else's sheet fills."""

from collections.abc import Collection, Mapping, Sequence
from difflib import get_close_matches

from tracker.errors import UsageError

SPELLINGS = {"speaker": "speakers", "bound": "bounds", "by": "speakers", "due": "last"}
"""Other names of fields that a sheet may have."""

ADDED = ("line", "reason", "import_reason")
"""Columns that the file of bad rows has more; they are left out when it is read again."""


def mapping(given: Sequence[str]) -> dict[str, str]:
    """What `Due=last` and the like say: the field for each column, "" to leave it out.

    Raises UsageError for what has no "=".
    """
    found = {}
    for pair in given:
        column, sign, field = pair.rpartition("=")
        if not sign or not column.strip():
            raise UsageError(f"--map {pair!r}: write it as COLUMN=FIELD")
        found[folded(column)] = field.strip().lower()
    return found


def folded(column: str) -> str:
    """A column's name without case, and with one sign between its words."""
    return "_".join(column.replace("-", " ").replace("_", " ").casefold().split())


def named(
    column: str, mapped: Mapping[str, str], known: Collection[str]
) -> tuple[str | None, str | None]:
    """The field that a column fills, or None and what is wrong; two of None leave it out."""
    name = folded(column)
    field = mapped.get(name, name)
    if not field:  # also a column without a name
        return None, None
    if field not in known:
        field = SPELLINGS.get(field, field)
    if field in known:
        return field, None
    if name in ADDED:
        return None, None
    return None, nearest(field, known)


def nearest(field: str, known: Collection[str]) -> str:
    """The known name that is spelled most alike, in brackets; nothing where none is."""
    close = get_close_matches(field, sorted(known), 1, 0.6)
    return f" (nearest: {close[0]})" if close else ""


def renamed(
    columns: Sequence[str], mapped: Mapping[str, str], known: Collection[str], name: str
) -> list[str | None]:
    """The fields of all columns. Raises UsageError naming every column that fills none."""
    pairs = [named(column, mapped, known) for column in columns]
    found, strange = [field for field, _ in pairs], []
    for column, (_, wrong) in zip(columns, pairs, strict=True):
        if wrong is not None:
            strange.append(f"no field {column.strip()!r}{wrong}")
    missing = sorted(mapped.keys() - {folded(column) for column in columns})
    strange += [f"--map names a column {column!r} that is not there" for column in missing]
    twice = sorted({field for field in found if field and found.count(field) > 1})
    strange += [f"two columns fill {field}" for field in twice]
    if any(field is None and wrong == "" for field, wrong in pairs):
        strange.append(f"fields: {', '.join(sorted(known))}")
    if strange:
        raise UsageError(
            f"{name}: {'; '.join(strange)}. Say --map COLUMN=FIELD, or --map COLUMN= to leave it"
            " out"
        )
    return found
