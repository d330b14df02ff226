"""Options and commands stated as plain data: click makes its own of them, `ordinary` does without.

Here is the one place where an option is given its name, its reader and its help; whoever reads a
command line goes by that. Loading this module loads no click.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from tracker.core.record import Record

if TYPE_CHECKING:
    import click

F = TypeVar("F", bound=Callable[..., Any])
Texts = Sequence[str]


class OneOf(Record):
    """Reads one of these words; raises ValueError for any other."""

    words: Sequence[str]

    def __call__(self, text: str) -> str:
        if text not in self.words:
            raise ValueError(text)
        return text


class Whole(Record):
    """Reads a whole number; both ends count, None is open. Raises ValueError for any other."""

    least: int
    most: int | None = None

    def __call__(self, text: str) -> int:
        number = int(text)
        if number < self.least or (self.most is not None and number > self.most):
            raise ValueError(text)
        return number


class Option(Record):
    """An option, which as a decorator is given to a click command.

    `read` makes a value of a text; it raises ValueError, which click puts into words, or an error
    of ours that has them. `to` is the name by which the command is handed the value, else that of
    the option. `takes` is how many texts stand behind it; none makes it a flag. With `several` it
    may be repeated, else the last one counts; without any it is `default`. What is `of_app` is not
    handed over: it becomes that attribute of the App.
    """

    name: str
    help: str | None = None
    metavar: str | None = None
    read: Callable[[str], Any] = str
    to: str = ""
    takes: int = 1
    several: bool = False
    required: bool = False
    default: Any = None
    of_app: bool = False

    @property
    def key(self) -> str:
        """The name of its value."""
        return self.to or self.name.removeprefix("--").replace("-", "_")

    def value(self, typed: Sequence[Texts]) -> Any:
        """What the texts behind it mean, each time that it was typed; raises as `read` does."""
        if self.required and not typed:
            raise ValueError(f"{self.name} is missing")
        if not self.takes:
            return bool(typed)
        values = [self._one(texts) for texts in (typed if self.several else typed[-1:])]
        return tuple(values) if self.several else values[0] if values else self.default

    def _one(self, texts: Texts) -> Any:
        return self.read(texts[0]) if self.takes == 1 else tuple(map(self.read, texts))

    def __call__(self, command: F) -> F:
        """Give a click command this option."""
        import click

        own: dict[str, Any] = {"help": self.help, "required": self.required}
        if self.takes:
            own |= {"nargs": self.takes, "multiple": self.several}
            own |= {"type": _type(self.read), "metavar": self.metavar}
        else:
            own["is_flag"] = True
        if self.default is not None:
            own |= {"default": self.default, "show_default": True}
        if self.of_app:
            own |= {"expose_value": False, "callback": _keep}
        return click.option(self.name, self.key, **own)(command)


def _type(read: Callable[[str], Any]) -> Any:
    """The type by which click reads a value; any function will do, but these it puts into words."""
    import click

    if isinstance(read, OneOf):
        return click.Choice(read.words)
    return click.IntRange(read.least, read.most) if isinstance(read, Whole) else read


def _keep(ctx: "click.Context", param: "click.Parameter", value: Any) -> None:
    if value is not None:
        from tracker.cli.app import App

        setattr(ctx.find_object(App), param.name or "", value)


def taking(*options: Callable[[F], F]) -> Callable[[F], F]:
    """Give a click command these options, in the order in which help shows them."""

    def given(command: F) -> F:
        for option in reversed(options):
            command = option(command)
        return command

    return given


class Command(Record):
    """A command: its name, what is called with the App and the values, what may be typed."""

    name: str
    call: Callable[..., Any]
    arguments: tuple[str, ...]
    options: tuple[Option, ...]

    def clicked(self) -> "click.Command":
        """The same for click; its help is what documents the function."""
        import click

        from tracker.cli.options import pass_app

        call = taking(*map(click.argument, self.arguments), *self.options)(pass_app(self.call))
        return click.command(self.name)(call)


def stated(
    name: str, *arguments: str, options: Sequence[Option] = ()
) -> Callable[[Callable[..., Any]], Command]:
    """State a function as the command of that name."""
    return lambda call: Command(name, call, arguments, tuple(options))
