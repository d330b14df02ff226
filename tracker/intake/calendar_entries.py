"""Events and tasks of an iCalendar file as plain values: what each says, and all that is wrong."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from tracker.core.calendar_fields import DEADLINE, EVENT, OUTCOMES, STANDINGS, first_of
from tracker.core.revision import Revision, stamp
from tracker.core.series import SINGLE, mark_day
from tracker.core.wording import day_words
from tracker.intake.calendar_entry import Entry
from tracker.intake.calendar_heading import Heading, mark_of
from tracker.intake.calendar_rules import repeated, rule_of
from tracker.intake.calendar_times import (
    Time,
    WrongTime,
    later,
    plain_clock,
    read_duration,
    read_time,
)
from tracker.intake.content_lines import WANTED, Component, Line, Wrong, components
from tracker.intake.opened import Opened

_RULES = frozenset(("RRULE", "RDATE", "EXRULE", "EXDATE", "RECURRENCE-ID"))
_PROPERTIES = frozenset((*EVENT, *DEADLINE, *_RULES, "UID", "SEQUENCE", "X-WR-TIMEZONE"))
_LONGEST_UID = 1_000  # characters; the standard has at most 255 in mind
_NEVER = "00001231T000000Z"  # what Google's and Microsoft's servers write for no day at all
_ENDED = timedelta(hours=23, minutes=59, seconds=59)
_DAY = timedelta(days=1)
_ADDRESS = re.compile(r"(?:mailto:)?\S+@\S+", re.IGNORECASE)


def entries(source: Opened, head: Heading) -> Iterator[Entry]:
    """The events and tasks of the file, in its order."""
    for each in components(source.loose, source.name, source.decoded, _PROPERTIES):
        if each.kind in WANTED:
            yield _Reading(each, head).entry()
        elif each.wrong:
            bare = Entry(each.line, "\n".join(each.raw), "", ("", ""))
            yield bare._replace(wrong=tuple(each.wrong))


class _Reading:
    """A component, and what was found wrong with it so far."""

    def __init__(self, component: Component, head: Heading) -> None:
        self._head = head
        self._zones = head.zones
        self._kind = component.kind
        self._wrong = list(component.wrong)
        self._at = component
        self._fields = EVENT if component.kind == "VEVENT" else DEADLINE
        self._has: dict[str, list[Line]] = defaultdict(list)
        for line in component.lines:
            self._has[line.name].append(line)

    def entry(self) -> Entry:
        entry = self._common()
        try:
            whole = self._event(entry) if self._kind == "VEVENT" else self._task(entry)
        except WrongTime as error:
            whole, self._wrong = entry, [*self._wrong, error.wrong]
        if self._wrong:
            return entry._replace(wrong=tuple(dict.fromkeys(self._wrong)))
        return whole

    def _one(self, name: str) -> Line | None:
        """The property, which is there once at most."""
        found = self._has.get(name, ())
        if len(found) > 1:
            self._wrong.append(Wrong(name, found[1].value[:80], f"{name} once only", found[1].at))
        return found[0] if found and found[0].value.strip() else None

    def _text(self, field: str) -> str | None:
        line = self._one(first_of(self._fields, field)[0])
        text = unescaped(line.value) if line else ""
        return text.strip() or None

    def _time(self, name: str) -> Time | None:
        line = self._one(name)
        try:
            return read_time(line, self._zones) if line else None
        except WrongTime as error:
            self._wrong.append(error.wrong)
            return None

    def _stamp(self, field: str, zone: str) -> tuple[date | None, str | None]:
        """The day of the first property that fills the field, and its name."""
        for name in first_of(self._fields, field):
            if found := self._stamped(name):
                return _at(found, zone, self._has[name][0]).day, name
        return None, None

    def _stamped(self, name: str) -> Time | None:
        line = self._one(name)
        return None if line is None or line.value.strip() == _NEVER else self._time(name)

    def _choice(self, choices: Mapping[str, object]) -> str:
        line = self._one("STATUS")
        status = line.value.strip().upper() if line else ""
        if line and status not in choices:
            self._wrong.append(Wrong("STATUS", status, f"one of {', '.join(choices)}", line.at))
        return status

    def _revision(self) -> Revision:
        """How old the copy is by its own words."""
        line = self._one("SEQUENCE")
        text = line.value.strip() if line else "0"
        if line and not re.fullmatch(r"\+?\d{1,9}", text, re.ASCII):
            self._wrong.append(Wrong("SEQUENCE", text[:80], "a whole number, 0 or more", line.at))
            text = "0"
        modified, stamped = (self._stamped(name) for name in ("LAST-MODIFIED", "DTSTAMP"))
        return Revision(
            int(text),
            stamp(modified.instant) if modified else "",
            stamp(stamped.instant) if stamped else "",
            "RECURRENCE-ID" in self._has,
        )

    def _common(self) -> Entry:
        title = " ".join((self._text("title") or "").split())
        if not title:
            self._wrong.append(Wrong("SUMMARY", "", "what it is about; there is nothing"))
        uid = self._one("UID")
        if uid and len(uid.value) > _LONGEST_UID:
            wants = f"at most {_LONGEST_UID:,} characters"
            self._wrong.append(Wrong("UID", uid.value[:80], wants, uid.at))
        url = self._text("source")
        start = self._has.get("DTSTART") or self._has.get("DUE")
        begins = start[0].value if start else ""
        key = uid.value if uid else f"\n{title}\n{begins}"[-_LONGEST_UID:]
        categories = [line.value for line in self._has.get("CATEGORIES", ())]
        return Entry(
            self._at.line,
            "\n".join(self._at.raw),
            self._kind,
            (key, ""),
            title=title,
            topics=tuple(name for text in categories for name in split(text) if name),
            note=self._text("note"),
            url=url if url and url.lower().startswith(("http://", "https://")) else None,
            revision=self._revision(),
            lines={name: lines[0].at for name, lines in self._has.items() if lines},
        )

    def _start(self) -> tuple[Time | None, Line | None]:
        return self._time("DTSTART"), self._one("DTSTART")

    def _event(self, entry: Entry) -> Entry:
        status = self._choice(STANDINGS)
        start, line = self._start()
        if start is None or line is None:
            if not any(wrong.property == "DTSTART" for wrong in self._wrong):
                self._wrong.append(Wrong("DTSTART", "", "the day or hour when it begins"))
            self._time("DTEND")  # what else is wrong is said as well
            self._stamp("known", "UTC")
            return entry
        end = self._end(start, "DTEND")
        known, known_by = self._stamp("known", start.zone)
        entry = entry._replace(
            place=self._text("place"),
            zone=None if start.floating else start.zone,
            known=known,
            known_by=known_by,
            standing=STANDINGS.get(status, "scheduled"),
            tentative=status == "TENTATIVE",
        )
        return self._placed(entry, start, end, line)

    def _placed(self, entry: Entry, start: Time, end: Time | None, line: Line) -> Entry:
        """The event in its place, or in those of its instances."""
        uid = entry.key[0]
        if instance := self._one("RECURRENCE-ID"):
            if "RANGE" in instance.params:
                wants = "one instance: a RANGE changes all that come after"
                raise WrongTime(instance, wants)
            mark = mark_of(read_time(instance, self._zones))
            return _when(entry, start, end)._replace(key=(uid, mark))
        self._refuse("RDATE", "EXRULE")
        rule = self._one("RRULE")
        if rule is None:
            return _when(entry, start, end)._replace(series={SINGLE: start.day})
        try:
            return self._repeated(_when(entry, start, end), start, end, rule)
        except OverflowError:
            raise WrongTime(rule, "days in the years 1 to 9999") from None

    def _repeated(self, entry: Entry, start: Time, end: Time | None, rule: Line) -> Entry:
        uid = entry.key[0]
        left_out = {mark_of(at) for at in self._left_out()}
        others = self._head.differing.get(uid, frozenset())
        series = {mark: mark_day(mark, start.zone) for mark in others}
        found = []
        for day in repeated(rule, start):
            begins = start.on(day)
            mark = mark_of(begins)
            names = {mark, day.isoformat()}  # some programs name the day alone
            if names & left_out or names & others:
                continue
            series[mark] = day
            ends = end and _end_of(begins, start, end)
            found.append(_when(entry, begins, ends)._replace(key=(uid, mark)))
        return entry._replace(series=series, instances=tuple(found))

    def _left_out(self) -> Iterator[Time]:
        for line in self._has.get("EXDATE", ()):
            for value in line.value.split(","):
                yield read_time(line, self._zones, value.strip())

    def _refuse(self, *names: str) -> None:
        for name in names:
            if found := self._has.get(name):
                wants = f"no {name}: record those days one by one"
                raise WrongTime(found[0], wants)

    def _end(self, start: Time, name: str) -> Time | None:
        """When it ends, by the clocks of the place where it begins; None if nothing says so."""
        end, length = self._time(name), self._one("DURATION")
        line = self._one(name) or length
        if line is None or (self._one(name) and end is None):
            return None
        if end is None:
            return later(start, line, read_duration(line))
        if length is not None:
            raise WrongTime(length, f"{name} or DURATION, not both")
        if (end.clock is None) != (start.clock is None):
            raise WrongTime(line, "a day if DTSTART is a day, else an hour")
        end = _at(end, start.zone, line) if name == "DTEND" else end
        if end.instant < start.instant:
            raise WrongTime(line, f"nothing before DTSTART, {start.day}")
        return end

    def _task(self, entry: Entry) -> Entry:
        status = self._choice(OUTCOMES)
        start, line = self._start()
        due = self._due(start)
        if due is None:
            if not self._wrong:
                wants = "the day or hour by which it is due: a deadline has one"
                self._wrong.append(Wrong("DUE", "", wants))
            self._stamp("said", "UTC")  # what else is wrong is said as well
            self._stamp("known", "UTC")
            return entry
        known, known_by = self._stamp("known", due.zone)
        said, said_by = self._stamp("said", due.zone)
        clock = due.clock if due.clock and _length(due) != _ENDED else None
        entry = entry._replace(
            first=_at(start, due.zone, line).day if start and line else None,
            last=due.day,
            hour=plain_clock(clock) if clock else None,
            zone=None if due.floating else due.zone,
            floating=due.floating and clock is not None,
            speaker=self._speaker(),
            said=said,
            said_by=said_by,
            known=known,
            known_by=known_by,
            outcome=OUTCOMES.get(status),
            happened=self._happened(status, due.zone),
            skipped=_skipped(due),
        )
        return self._recurring(entry, start, due)

    def _due(self, start: Time | None) -> Time | None:
        if start is not None:
            return self._end(start, "DUE")
        if length := self._one("DURATION"):
            raise WrongTime(length, "DUE, or a DTSTART from which to count")
        return self._time("DUE")

    def _speaker(self) -> str | None:
        line = self._one("ORGANIZER")
        name = " ".join(line.params.get("CN", "").split()) if line else ""
        return name if name and not _ADDRESS.fullmatch(name) else None

    def _happened(self, status: str, zone: str) -> date | None:
        at, line = self._time("COMPLETED"), self._one("COMPLETED")
        if status != "COMPLETED":
            return None
        if line is None:
            self._wrong.append(Wrong("COMPLETED", "", "the day it was done, as STATUS says it was"))
        return _at(at, zone, line).day if at and line else None

    def _recurring(self, entry: Entry, start: Time | None, due: Time) -> Entry:
        if instance := self._one("RECURRENCE-ID"):
            raise WrongTime(instance, "a rule or a single task: amend that instance by hand")
        if (rule := self._one("RRULE")) is None:
            return entry
        self._refuse("RDATE", "EXRULE", "EXDATE")
        if entry.outcome is not None:
            raise WrongTime(self._has["STATUS"][0], "none with an RRULE: say which one was done")
        return entry._replace(rule=rule_of(rule, start, due))


def _length(at: Time) -> timedelta:
    clock = at.clock
    assert clock is not None
    return timedelta(hours=clock.hour, minutes=clock.minute, seconds=clock.second)


def _when(entry: Entry, start: Time, end: Time | None) -> Entry:
    """The event with its days; one that ends at midnight ends the day before."""
    last = end.day if end else start.day
    if end and end.day > start.day and (end.clock is None or not _length(end)):
        last -= _DAY
    clock = None
    if start.clock is not None:
        until = (
            f" to {plain_clock(end.clock)}"
            if end and end.clock and end.instant > start.instant
            else ""
        )
        clock = f"{plain_clock(start.clock)}{until} ({start.zone})"
    floating = start.floating and clock is not None
    skipped = tuple(words for at in (start, end) if at for words in _skipped(at))
    return entry._replace(
        first=start.day, last=last, clock=clock, floating=floating, skipped=skipped
    )


def _end_of(begins: Time, start: Time, end: Time) -> Time:
    """The end of an instance: by the same clock, or after as long where the clocks jump."""
    if begins.skipped or start.skipped:
        return begins.after(end.instant - start.instant)
    return end.on(end.day + (begins.day - start.day))


def _at(at: Time, zone: str, line: Line) -> Time:
    """The time by the clocks of another zone; raises WrongTime for the property that has it."""
    try:
        return at.at(zone)
    except OverflowError:
        raise WrongTime(line, "a day in the years 1 to 9999") from None


def _skipped(at: Time) -> tuple[str, ...]:
    """What became of an hour that the clocks jump over, in words."""
    if at.skipped is None or at.clock is None:
        return ()
    hours = f"{plain_clock(at.skipped)} is {plain_clock(at.clock)}"
    return (f"{hours} on {day_words(at.day)} ({at.zone})",)


def unescaped(text: str) -> str:
    """The text that a property of type TEXT holds."""
    return re.sub(r"\\(.)", lambda match: "\n" if match[1] in "nN" else match[1], text)


def split(text: str) -> list[str]:
    """The texts of a list, whose commas are escaped."""
    return [unescaped(part).strip() for part in re.findall(r"(?:\\.|[^,\\])+", text)]
