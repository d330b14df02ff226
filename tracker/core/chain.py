"""Chains: the deadlines that *same thing* links join, and how far their last day has slipped."""

from collections.abc import Collection
from datetime import date
from itertools import pairwise

from tracker.core.anchors import window_at
from tracker.core.record import Record
from tracker.core.records import Case, Deadline, Link
from tracker.errors import RecordRefused


def visible(link: Link, today: date) -> bool:
    """Whether the link was to be seen on `today`: known, announced, and not void."""
    return not link.void and link.known <= today and link.new.said <= today


def in_time(case: Case, link: Link, today: date) -> bool:
    """Whether the new announcement came on or before the old one's last tolerated day.

    One that came later resets a lapsed deadline; it cannot close it.
    """
    end = tolerated(case, link.old, today)
    return end is None or link.new.said <= end


def tolerated(case: Case, deadline: Deadline, today: date) -> date | None:
    """The last tolerated day by what was known on `today`; None when there is no end yet."""
    window = window_at(case, deadline, today)
    return None if window is None else last_tolerated(deadline, window.last)


def last_tolerated(deadline: Deadline, last: date | None) -> date | None:
    """`last` and the tolerance of the deadline's words, in calendar days."""
    if last is None:
        return None
    return date.fromordinal(min(last.toordinal() + deadline.tolerance, date.max.toordinal()))


def successor(case: Case, deadline: Deadline, today: date) -> Link | None:
    """The link by which a later announcement followed on `deadline`, in time or not."""
    return _first(case, today, "old", deadline)


def predecessor(case: Case, deadline: Deadline, today: date) -> Link | None:
    """The link to the announcement that `deadline` followed on."""
    return _first(case, today, "new", deadline)


def _first(case: Case, today: date, end: str, deadline: Deadline) -> Link | None:
    if not case.links:  # as with most
        return None
    found = (
        link
        for link in case.links
        if link.kind != "related" and getattr(link, end).id == deadline.id and visible(link, today)
    )
    return min(found, key=lambda link: (link.new.said, link.new.number), default=None)


def chain(case: Case, today: date) -> tuple[Deadline, ...]:
    """The announcements of one commitment known on `today`, oldest first, this one among them."""
    members = [case.deadline]
    while (back := predecessor(case, members[0], today)) and back.kind == "same":
        members.insert(0, back.old)
    while (on := successor(case, members[-1], today)) and on.kind == "same":
        members.append(on.new)
    return tuple(members)


def slips(case: Case, today: date) -> tuple[int | None, ...]:
    """The days by which each extension of the chain moved the last day, oldest first.

    None stands for an extension whose old or new last day is open. A reset is no slip.
    """
    members = chain(case, today)
    moved: list[int | None] = []
    for old, new in pairwise(members):
        link = successor(case, old, today)
        assert link is not None
        if in_time(case, link, today):
            moved.append(_moved(case, old, new, today))
    return tuple(moved)


class Course(Record):
    """How a commitment was announced over and over, as known on a day.

    `members` are its announcements, oldest first. `slips` are as `slips` gives them; `resets` is
    how often it was announced anew after it had lapsed. `slipped` is the days from the first last
    day that was announced to the newest, resets among them; None where fewer than two have one.
    """

    members: tuple[Deadline, ...]
    slips: tuple[int | None, ...]
    resets: int
    slipped: int | None


def course(case: Case, today: date) -> Course:
    """The chain of a case, with what it comes to."""
    members, moved = chain(case, today), slips(case, today)
    windows = (window_at(case, member, today) for member in members)
    ends = [window.last for window in windows if window is not None and window.last is not None]
    slipped = (ends[-1] - ends[0]).days if len(ends) > 1 else None
    return Course(members, moved, len(members) - 1 - len(moved), slipped)


def _moved(case: Case, old: Deadline, new: Deadline, today: date) -> int | None:
    before, after = window_at(case, old, today), window_at(case, new, today)
    if before is None or after is None or before.last is None or after.last is None:
        return None
    return (after.last - before.last).days


def check_link(case: Case, new: Deadline, old: Deadline) -> None:
    """Refuse a link that would loop, or give either end a second neighbour on that side.

    `case` holds the chains of both. Raises RecordRefused.
    """
    links = _counting(case)
    followed = {link.old.id: link.new for link in links}
    if old.id in followed:
        after = followed[old.id].number
        raise RecordRefused(f"#{old.number} is already followed by #{after}: link to #{after}")
    at: Deadline | None = new
    while at is not None:
        if at.id == old.id:
            raise RecordRefused(f"#{new.number} comes before #{old.number} in its chain: a loop")
        at = followed.get(at.id)
    for link in links:
        if link.new.id == new.id:
            raise RecordRefused(
                f"#{new.number} follows #{link.old.number} already, and can follow no other"
            )


def check_chain(case: Case) -> None:
    """Refuse a chain whose links, all taken together, could not have been made one by one."""
    made: tuple[Link, ...] = ()
    for link in _counting(case):
        check_link(case.but(links=made), link.new, link.old)
        made += (link,)


def unfit(case: Case, others: Collection[tuple[str, str]]) -> list[tuple[str, str]]:
    """Which of these links, by the ids of their ends, cannot be made beside the rest of the chain.

    Raises RecordRefused where the rest does not hold by itself.
    """
    links = _counting(case)
    made = tuple(link for link in links if (link.new.id, link.old.id) not in others)
    check_chain(case.but(links=made))
    found = []
    for link in links:
        if link in made:
            continue
        try:
            check_link(case.but(links=made), link.new, link.old)
            made += (link,)
        except RecordRefused:
            found.append((link.new.id, link.old.id))
    return found


def _counting(case: Case) -> list[Link]:
    return [link for link in case.links if link.kind != "related" and not link.void]
