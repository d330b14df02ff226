"""The command line: parse, call, print. One file a command; nothing is imported before its use.

The commands of every day are stated as plain data (`stating`), and read by `ordinary` without
click, which takes longer to load than they take. All else, and whatever is wrong, is click's.
"""

import gc

# Loading click makes enough objects to set off a dozen collections, a long page as many again, and
# none finds anything: 2 ms of the morning's 45.
gc.set_threshold(500_000)

import os
import sys
from contextlib import suppress
from typing import Any, NoReturn

from tracker.errors import DiskError, TrackerError

INTERRUPTED = 130  # what shells report after Ctrl-C


def main() -> NoReturn:
    """Run the command line; what the user can mend is one line on stderr with its exit code."""
    streams = [stream for stream in (sys.stdout, sys.stderr) if stream is not None]
    for stream in streams:
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    code = run()
    with suppress(OSError):  # what could not be written was said
        for stream in streams:
            stream.flush()
    os._exit(code)  # taking the interpreter apart would cost 7 ms; everything is closed by now


def run() -> int:
    """Run the command line; give the exit code."""
    try:
        if "_TRACKER_COMPLETE" in os.environ:
            return _offers(os.environ["_TRACKER_COMPLETE"])
        return _printed(_answer())
    except (BrokenPipeError, SystemExit):
        # The reader has seen enough, as in `| head`; click leaves that way when it is printing.
        _hush()
        return 0
    except KeyboardInterrupt:
        return INTERRUPTED
    except TrackerError as error:
        return _complain(str(error), error.exit_code)
    except OSError as error:  # of some other file: the store's are TrackerErrors, as is printing
        name = f"{error.filename}: " if error.filename else ""
        return _complain(f"{name}{error.strerror or error}", DiskError.exit_code)


def _printed(code: int) -> int:
    """The code, once all is printed; it stays whatever the reader has seen of that."""
    from tracker.cli.output import flush

    try:
        flush()
    except BrokenPipeError:
        _hush()
    return code


def _hush() -> None:
    """Have what is still to be printed go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


def _answer() -> int:
    """Answer an ordinary command line without click, any other with it."""
    from tracker.cli.ordinary import ordinary

    found = ordinary(sys.argv[1:])
    if found is None:
        return _command()
    from tracker.cli.output import outlasting

    app, call = found
    try:
        with outlasting():
            return _code(call())
    except (TrackerError, OSError):
        raise
    except Exception:
        app.refuse_damaged()
        raise


def _offers(shell: str) -> int:
    """What a shell asks for behind TAB; see `completing`."""
    from tracker.cli.completing import complete

    complete(shell, sys.argv[1:])
    return 0


def _command() -> int:
    import click

    from tracker.cli.commands import cli

    try:
        result: Any = cli.main(prog_name="tracker", standalone_mode=False)
    except click.Abort:
        return INTERRUPTED
    except click.exceptions.NoArgsIsHelpError as help_page:
        help_page.show()
        return help_page.exit_code
    except click.ClickException as error:
        return _complain(_one_line(error), error.exit_code)
    return _code(result)


def _code(result: Any) -> int:
    return result if isinstance(result, int) else 0


def _one_line(error: Any) -> str:
    context = getattr(error, "ctx", None)
    hint = f" (see `{context.command_path} --help`)" if context else ""
    return str(error.format_message().rstrip(".") + hint)


def _complain(message: str, code: int) -> int:
    from tracker.cli.output import complain

    complain(message)
    return code
