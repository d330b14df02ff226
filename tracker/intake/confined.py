"""What strangers wrote is parsed in a child process that may use so much and no more.

The child is a Python of its own: it is given the bytes and nothing else of this process (no
environment, no open files, no folder it was started in), looks for modules where this process does,
and answers in JSON. What it uses up is bounded by the operating system, how long it takes by the
clock of the wall as well.
"""

import json
import os
import signal
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import tracker
from tracker.errors import TrackerError, TryAgain, UsageError


class Limits(NamedTuple):
    """Bytes of input, seconds of CPU, bytes of memory (all that is mapped), seconds in all.

    Starting counts too: a few hundredths of a second, half a second with trafilatura.
    """

    size: int = 2 * 2**20
    cpu: int = 5
    memory: int = 512 * 2**20
    wall: float = 20.0


LIMITS = Limits()


class TooMuch(UsageError):
    """The child took more than it may, or broke down over the bytes."""


_CHILD = """
import sys
sys.path[:] = sys.argv[1:]
from tracker.intake.confined import serve
serve()
"""
_NEEDED = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
"""Without these some Pythons do not find themselves; no other variable is passed on."""


def confined(
    function: str, data: bytes, given: dict[str, Any], name: str, limits: Limits = LIMITS
) -> dict[str, Any]:
    """What `function` ("module:name") makes of the bytes and of what else is `given`, in a child.

    `name` is what the bytes are called in errors. Raises UsageError for bytes that are too many or
    cannot be read, TooMuch where that is for what it takes to read them, TryAgain where no process
    can be started or the machine is too busy.
    """
    if len(data) > limits.size:
        raise UsageError(f"{name} is longer than {size_words(limits.size)}: save the article alone")
    request = {"function": function, "given": given, "limits": limits}
    try:
        child = subprocess.run(  # noqa: S603 - our own Python, with our own module
            [sys.executable, "-I", "-S", "-c", _CHILD, *_path()],
            input=json.dumps(request).encode() + b"\n" + data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={name: os.environ[name] for name in _NEEDED if name in os.environ},
            cwd="/",
            timeout=limits.wall,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise TryAgain(f"{name} was not read within {limits.wall:g} s: try again") from None
    except OSError as error:
        raise TryAgain(f"cannot start a process to read {name}: {error.strerror}") from None
    return _answer(child.returncode, child.stdout, name, limits)


def size_words(size: int) -> str:
    """A size in bytes as people say it, rounded to what is clear."""
    return f"{size / 2**20:.0f} MB" if size >= 2**20 else f"{size:,} bytes"


def _path() -> list[str]:
    """Where the child looks for modules: ours first, wherever this process found it."""
    ours = Path(tracker.__file__).resolve().parents[1]
    return [str(ours), *(os.path.abspath(each) for each in sys.path if each)]


def _answer(code: int, told: bytes, name: str, limits: Limits) -> dict[str, Any]:
    if code == -signal.SIGXCPU:
        raise TooMuch(f"{name} cannot be read within {limits.cpu} s: save its text alone")
    try:
        answer = json.loads(told)
    except ValueError:
        how = f"signal {-code}" if code < 0 else f"code {code}"
        raise TooMuch(f"{name} cannot be read: its reader ended with {how}") from None
    if "failed" in answer:
        raise TooMuch(f"{name} cannot be read: {answer['failed']}")
    if "refused" in answer:
        raise UsageError(f"{name} cannot be read: {answer['refused']}")
    found: dict[str, Any] = answer["answer"]
    return found


def serve() -> None:
    """The child's whole life: read one request, answer it in one line of JSON."""
    request = json.loads(sys.stdin.buffer.readline())
    limits = Limits(*request["limits"])
    _limit(limits)
    module, function = request["function"].split(":")
    try:
        answer = getattr(import_module(module), function)(
            sys.stdin.buffer.read(), **request["given"]
        )
        told = json.dumps({"answer": answer})
    except TrackerError as error:
        told = json.dumps({"refused": str(error)})
    except MemoryError:
        told = json.dumps({"failed": f"it takes more than {size_words(limits.memory)} of memory"})
    except RecursionError:
        told = json.dumps({"failed": "it is nested too deep"})
    except Exception as error:  # a parser gave way: that is said, not hidden
        told = json.dumps({"failed": f"its reader failed ({type(error).__name__}: {error})"})
    sys.stdout.write(told)


def _limit(limits: Limits) -> None:
    """Bound this process; where the system sets less already, that stays."""
    import resource

    bounds = (
        (resource.RLIMIT_CPU, limits.cpu, limits.cpu + 1),
        (resource.RLIMIT_AS, limits.memory, limits.memory),
        (resource.RLIMIT_FSIZE, 0, 0),
        (resource.RLIMIT_CORE, 0, 0),
        (resource.RLIMIT_NOFILE, 64, 64),
    )
    for kind, soft, hard in bounds:
        most = resource.getrlimit(kind)[1]
        most = hard if most == resource.RLIM_INFINITY else min(hard, most)
        resource.setrlimit(kind, (min(soft, most), most))
