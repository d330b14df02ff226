"""What has to be known of an iCalendar file before its events and tasks are read.

The file is read twice: first for its zones and for the instances that differ from their rule, which
may stand behind what needs them.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from tracker.errors import RecordRefused
from tracker.intake.calendar_times import Time, WrongTime, Zones, known_zone, read_time
from tracker.intake.content_lines import WANTED, Line, Wrong, components
from tracker.intake.opened import Opened

_HEADING = frozenset(("UID", "RECURRENCE-ID", "TZID", "X-LIC-LOCATION", "X-WR-TIMEZONE"))


class Heading(NamedTuple):
    """What a file says of itself.

    `differing` are, by UID, the instances that have a component of their own; `left_out` counts
    the components of kinds that are not read.
    """

    zones: Zones
    differing: Mapping[str, frozenset[str]]
    left_out: Counter[str]
    wrong: list[tuple[int, Wrong]]


def is_calendar(source: Opened) -> bool:
    """Whether a file is one of iCalendar, by how it begins; it is rewound."""
    begin = source.loose.read(4096).lstrip("\ufeff \t\r\n").upper()
    source.rewind()
    return begin.startswith("BEGIN:VCALENDAR")


def heading(source: Opened, setting: str) -> Heading:
    """What the file says of itself; `setting` is the zone of what has none. It is rewound.

    Raises RecordRefused for a file without anything to read.
    """
    kinds: Counter[str] = Counter()
    locations: dict[str, str] = {}
    instances: dict[str, list[Line]] = defaultdict(list)
    named: list[tuple[int, str]] = []
    for each in components(source.loose, source.name, source.decoded, _HEADING):
        kinds[each.kind] += 1
        has = {line.name: line for line in each.lines}
        if each.kind == "VTIMEZONE" and "TZID" in has and "X-LIC-LOCATION" in has:
            locations[has["TZID"].value] = has["X-LIC-LOCATION"].value
        elif each.kind in WANTED and "RECURRENCE-ID" in has and "UID" in has:
            instances[has["UID"].value].append(has["RECURRENCE-ID"])
        elif each.kind in ("VCALENDAR", "") and "X-WR-TIMEZONE" in has:
            zone = has["X-WR-TIMEZONE"]
            named.append((zone.at, zone.value.strip()))
    source.rewind()
    return _headed(kinds, locations, instances, named, setting, source.name)


def _headed(
    kinds: Counter[str],
    locations: Mapping[str, str],
    instances: Mapping[str, list[Line]],
    named: list[tuple[int, str]],
    setting: str,
    name: str,
) -> Heading:
    if not any(kinds[kind] for kind in (*WANTED, "")):
        raise RecordRefused(f"{name} holds no event and no task: no VEVENT and no VTODO")
    wanted = "one zone by its name, such as Europe/Kyiv"
    stated = [(line, text, known_zone(text)) for line, text in named if text]
    wrong = [(at, Wrong("X-WR-TIMEZONE", text, wanted)) for at, text, zone in stated if not zone]
    found = [zone for _, _, zone in stated if zone]
    wrong += [
        (at, Wrong("X-WR-TIMEZONE", text, f"{found[0]}, as in the calendar before"))
        for at, text, zone in stated
        if zone and zone != found[0]
    ]
    zones = Zones(locations, found[0] if found else None, setting)
    differing = {
        uid: frozenset(filter(None, (_instance(line, zones) for line in lines)))
        for uid, lines in instances.items()
    }
    own = ("VCALENDAR", "VTIMEZONE", "STANDARD", "DAYLIGHT", "VALARM", *WANTED, "")
    left_out = Counter({kind: count for kind, count in kinds.items() if kind not in own})
    return Heading(zones, differing, left_out, wrong)


def _instance(line: Line, zones: Zones) -> str | None:
    try:
        return mark_of(read_time(line, zones))
    except WrongTime:
        return None  # its component says so


def mark_of(at: Time) -> str:
    """What an instance of a rule goes by: when it would have begun."""
    return at.day.isoformat() if at.clock is None else f"{at.instant:%Y%m%dT%H%M%SZ}"
