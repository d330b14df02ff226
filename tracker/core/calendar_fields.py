"""What the properties of an iCalendar file (RFC 5545) are here: one table for reading and writing.

A VEVENT is an event with one of its standings, a VTODO a deadline with its verdict.
"""

from collections.abc import Mapping

from tracker.core.records import EventState, Outcome

EVENT = {
    "SUMMARY": "title",
    "LOCATION": "place",
    "CATEGORIES": "topic",
    "DESCRIPTION": "note",
    "URL": "source",
    "DTSTART": "first",
    "DTEND": "last",
    "DURATION": "last",
    "STATUS": "standing",
    "LAST-MODIFIED": "known",
    "DTSTAMP": "known",
    "CREATED": "known",
}
"""The field that each property of a VEVENT fills; of several that fill one, the first counts."""

DEADLINE = {
    "SUMMARY": "title",
    "ORGANIZER": "speakers",
    "CATEGORIES": "topic",
    "DESCRIPTION": "note",
    "URL": "source",
    "DTSTART": "first",
    "DUE": "last",
    "DURATION": "last",
    "RRULE": "recurrence",
    "STATUS": "outcome",
    "COMPLETED": "happened",
    "CREATED": "said",
    "DTSTAMP": "said",
    "LAST-MODIFIED": "known",
}
"""The field that each property of a VTODO fills; likewise."""

STANDINGS: Mapping[str, EventState] = {
    "CONFIRMED": "scheduled",
    "TENTATIVE": "scheduled",
    "CANCELLED": "cancelled",
}
"""The standing of an event by its STATUS; a tentative one is unconfirmed besides."""

OUTCOMES: Mapping[str, Outcome | None] = {
    "NEEDS-ACTION": None,
    "IN-PROCESS": None,
    "COMPLETED": "met",
    "CANCELLED": "withdrawn",
}
"""The outcome of a deadline by its STATUS."""


def first_of(table: Mapping[str, str], field: str) -> tuple[str, ...]:
    """The properties that fill a field, the one that counts before the others first."""
    return tuple(name for name, filled in table.items() if filled == field)
