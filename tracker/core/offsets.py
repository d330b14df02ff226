"""Tokens to zones that are named by their distance from UTC: GMT+3, +02:00, -0500."""

from tracker.core.spec import Unreadable
from tracker.core.tokens import Tokens


def offset(tokens: Tokens, at: int) -> str | None:
    """The zone of +02:00, -0500 or, behind UTC, +3."""
    sign, off = tokens[at : at + 2]
    if sign.kind not in ("dash", "plus") or sign.end != off.start:
        return None
    if off.kind == "clock":
        hours, minutes = off.value[:2]
    elif off.kind == "number" and (len(off.text) == 4 or tokens[at - 1].kind == "zone"):
        hours, minutes = divmod(off.value, 100) if len(off.text) == 4 else (off.value, 0)
    else:
        return None
    return fixed_zone(1 if sign.kind == "plus" else -1, hours, minutes)


def fixed_zone(sign: int, hours: int, minutes: int = 0) -> str:
    """An IANA name for an offset from UTC; those of whole hours count from Greenwich westwards."""
    if minutes:
        name = _ODD_ZONES.get(sign * (100 * hours + minutes))
    elif hours <= (14 if sign > 0 else 12):
        name = f"Etc/GMT{'-' if sign > 0 else '+'}{hours}" if hours else "UTC"
    else:
        name = None
    if name is None:
        raise Unreadable(f"no zone is {hours}:{minutes:02} hours off UTC")
    return name


_ODD_ZONES = {
    -930: "Pacific/Marquesas",
    430: "Asia/Kabul",
    530: "Asia/Kolkata",
    545: "Asia/Kathmandu",
    630: "Asia/Yangon",
    845: "Australia/Eucla",
    930: "Australia/Darwin",
}
"""Zones that keep a distance which is no whole hour all the year, by hours and minutes."""
