"""Records that are cheap to define: a module may hold many of them and still load at once.

A named tuple takes two tenths of a millisecond to define, a dataclass more, and a command that
records one phrase would wait for some fifty of them. Named tuples are for what an everyday command
does not load, and for what is made or read by the hundred thousand: they are quicker at that.
"""

from collections.abc import Callable
from functools import partial
from typing import Any, ClassVar, Self, dataclass_transform

try:  # as the fields of named tuples, which are read in two thirds of the time of a property
    from _collections import _tuplegetter as _field  # type: ignore[import-not-found]
except ImportError:
    from operator import itemgetter

    def _field(place: int, doc: str) -> property:
        return property(itemgetter(place), doc=doc)


new = tuple.__new__
"""Makes a record of all its values together, unchecked, as `made` does and quicker."""


@dataclass_transform(frozen_default=True)
class Record(tuple[Any, ...]):
    """Named, typed values that never change; equal when class and values are equal.

    Fields are the class's own annotations, in their order; a default stands beside its field.
    Raises TypeError when a value is missing, or is given for no field.
    """

    __slots__ = ()
    _fields: ClassVar[tuple[str, ...]] = ()
    _defaults: ClassVar[dict[str, Any]] = {}
    _behind: ClassVar[dict[int, tuple[Any, ...]]] = {}  # the defaults behind so many values
    _places: ClassVar[dict[str, int]] = {}
    made: ClassVar[Callable[[tuple[Any, ...]], Any]]
    """A record of all its values together, unchecked: for what is made for each phrase."""

    def __init_subclass__(cls) -> None:
        cls._fields = tuple(cls.__annotations__)
        cls._defaults = {name: cls.__dict__[name] for name in cls._fields if name in cls.__dict__}
        last = tuple(cls._defaults.values())  # as with arguments, they stand last
        given = len(cls._fields) - len(last)
        cls._behind = {given + count: last[count:] for count in range(len(last) + 1)}
        cls.made = partial(new, cls)
        cls._places = {name: place for place, name in enumerate(cls._fields)}
        for name, place in cls._places.items():
            setattr(cls, name, _field(place, ""))

    def __new__(cls, *values: Any, **named: Any) -> Self:
        behind = cls._behind.get(len(values))
        if named or behind is None:
            behind = cls._rest(len(values), named)
        return new(cls, values + behind)

    @classmethod
    def _rest(cls, given: int, named: dict[str, Any]) -> tuple[Any, ...]:
        """The values behind the first `given`: those in `named`, which it empties, and defaults."""
        fields, defaults = cls._fields[given:], cls._defaults
        try:
            rest = [named.pop(name) if name in named else defaults[name] for name in fields]
        except KeyError as missing:
            raise TypeError(f"{cls.__name__} wants a value for {missing}") from None
        if named or given > len(cls._fields):
            raise TypeError(f"{cls.__name__} takes {', '.join(cls._fields)}, each once")
        return tuple(rest)

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and tuple.__eq__(self, other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash((type(self), tuple(self)))

    def __repr__(self) -> str:
        said = [f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True)]
        return f"{type(self).__name__}({', '.join(said)})"

    def __getnewargs__(self) -> tuple[Any, ...]:
        return tuple(self)

    def but(self, **changes: Any) -> Self:
        """The same record with some fields changed; raises KeyError for what is no field."""
        values, places = [*self], self._places
        for name, value in changes.items():
            values[places[name]] = value
        return new(type(self), values)

    def by_name(self) -> dict[str, Any]:
        """The values by the names of their fields, in their order."""
        return dict(zip(self._fields, self, strict=True))
