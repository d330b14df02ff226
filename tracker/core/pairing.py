"""All deadlines of one party that look as if they were recorded twice, without comparing each."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import ceil
from operator import itemgetter

from tracker.core.alike import Numbers, likeness, numbers, pieces
from tracker.core.record import Record
from tracker.core.twins import LIKE, Look, alike

_MANY = 8  # windows that share a day with one, on average, from which on they are not all compared
_FEW = 3  # rare pieces that are looked for at once: one alone is shared by too many

_NONE: Numbers = frozenset()
_ANY: Numbers = frozenset({"any"})


def pairs(group: Iterable[Look]) -> Iterator[tuple[Look, Look, float]]:
    """All pairs of one party that look like twins; windows that share no day cost nothing."""
    found = sorted(group, key=lambda look: (look.first, look.number))
    ends = sorted(look.last for look in found)
    together = sum(at - bisect_left(ends, look.first) for at, look in enumerate(found))
    return _each(found) if together <= _MANY * len(found) else _by_pieces(found)


def _each(found: Sequence[Look]) -> Iterator[tuple[Look, Look, float]]:
    """The pairs of looks in the order of their first days, each compared with each."""
    going: list[Look] = []
    for look in found:
        going = [other for other in going if other.last >= look.first]
        for other in going:
            like = alike(look, other)
            if like is not None:
                yield look, other, like
        going.append(look)


def _by_pieces(found: Sequence[Look]) -> Iterator[tuple[Look, Look, float]]:
    """The same where too many windows share days for that.

    Two are compared only if they share some of their rarest pieces, as those have to that are
    alike (see `_rarest`). What ended before is dropped.
    """
    lasts = [look.last for look in found]
    parts = [pieces(look.folded) for look in found]
    often = Counter(piece for each in parts for piece in each)
    rank = {piece: n for n, (piece, _) in enumerate(sorted(often.items(), key=itemgetter(1, 0)))}
    rarest = [_rarest(part, rank) for part in parts]
    numbered = [numbers(look.folded) for look in found]
    any_plain = _NONE in numbered
    under: defaultdict[tuple[Numbers, str], list[int]] = defaultdict(list)
    for at, look in enumerate(found):
        named, (few, rare) = numbered[at], rarest[at]
        shared: Counter[int] = Counter()
        for kept in (named, _NONE) if named else (_ANY,):
            for piece in rare:
                if places := under.get((kept, piece)):
                    places[:] = [place for place in places if lasts[place] >= look.first]
                    shared.update(places)
        for place, times in sorted(shared.items()):
            if times >= min(few, rarest[place].few):
                like = likeness(parts[at], parts[place])
                if like >= LIKE:
                    yield look, found[place], like
        for kept in (named, _ANY)[: 1 + any_plain]:
            for piece in rare:
                under[kept, piece].append(at)


class _Rarest(Record):
    few: int
    pieces: list[str]


def _rarest(part: frozenset[str], rank: Mapping[str, int]) -> _Rarest:
    """The rarest pieces of a title, and how few of them one that is LIKE it has to share.

    Of two sets of which so much is shared, the smaller one holds at least `least` of the greater.
    If all but `least - few` of each are looked at, rarest first, then `few` of those are shared.
    """
    least = ceil(LIKE / (2 - LIKE) * len(part))
    few = min(least, _FEW)
    return _Rarest(few, sorted(part, key=rank.__getitem__)[: len(part) - least + few])
