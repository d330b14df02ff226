"""Records that are cheap to define: a module may hold many of them and still load at once.

A named tuple takes two tenths of a millisecond to define, a dataclass more, and a command that
reads one phrase would wait for some twenty of them. Use these for values that live within one
reading, and named tuples for what comes from the store.
"""

from operator import itemgetter
from typing import Any, ClassVar, Self, dataclass_transform


@dataclass_transform(frozen_default=True)
class Record(tuple[Any, ...]):
    """Named, typed values that never change; equal when class and values are equal.

    Fields are the class's own annotations, in their order; a default stands beside its field.
    Raises TypeError when a value is missing, or is given for no field.
    """

    __slots__ = ()
    _fields: ClassVar[tuple[str, ...]] = ()
    _defaults: ClassVar[tuple[Any, ...]] = ()

    def __init_subclass__(cls) -> None:
        cls._fields = tuple(cls.__annotations__)
        cls._defaults = tuple([cls.__dict__[name] for name in cls._fields if name in cls.__dict__])
        for position, name in enumerate(cls._fields):
            setattr(cls, name, property(itemgetter(position)))

    def __new__(cls, *values: Any, **named: Any) -> Self:
        missing = len(cls._fields) - len(values)
        if missing or named:
            if named or not 0 < missing <= len(cls._defaults):
                values += cls._rest(missing, named)
            else:
                values += cls._defaults[-missing:]
        return tuple.__new__(cls, values)

    @classmethod
    def _rest(cls, missing: int, named: dict[str, Any]) -> tuple[Any, ...]:
        """The values of the last fields: those given by name, and the defaults."""
        fields = cls._fields[-missing:] if missing > 0 else ()
        first = len(cls._fields) - len(cls._defaults)
        whole = dict(zip(cls._fields[first:], cls._defaults, strict=True))
        whole = {name: whole[name] for name in fields if name in whole} | named
        if len(whole) != missing or any(name not in whole for name in fields):
            raise TypeError(f"{cls.__name__} takes {', '.join(cls._fields)}")
        return tuple([whole[name] for name in fields])

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and tuple.__eq__(self, other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash((type(self), tuple(self)))

    def __repr__(self) -> str:
        said = [f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True)]
        return f"{type(self).__name__}({', '.join(said)})"

    def but(self, **changes: Any) -> Self:
        """The same record with some fields changed; raises KeyError for what is no field."""
        values = list(self)
        places = self._fields
        for name, value in changes.items():
            if name not in places:
                raise KeyError(name)
            values[places.index(name)] = value
        return tuple.__new__(type(self), values)
