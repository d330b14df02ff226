"""One run at a time: who has the turn is remembered in the store, and taken over from the dead."""

import os
import socket
import sqlite3
from datetime import datetime, timedelta
from typing import NamedTuple

from tracker.errors import TryAgain
from tracker.store.change import Change, stamp
from tracker.store.kinds import State
from tracker.store.memory import forget, recall, remember

_NAME = "watch run"
LEASE = timedelta(minutes=10)
"""How long nothing is heard of a run before it counts as dead; one entry takes far less."""


class TurnLost(TryAgain):
    """Another run has taken over; what this one was about to store is not stored."""


class Turn(NamedTuple):
    """A run's claim; `token` is its own, `pid` is that of its process on the machine `host`."""

    token: str
    host: str
    pid: int
    since: datetime
    heard: datetime


def take(change: Change) -> tuple[Turn, bool]:
    """The claim that holds now, and whether it is ours; the caller's change has to be stored."""
    other = _held(change.db)
    if other is not None and _lives(other, change.now):
        return other, False
    mine = Turn(change.new_id(), socket.gethostname(), os.getpid(), change.now, change.now)
    remember(change.db, _NAME, _state(mine))
    return mine, True


def keep(change: Change, turn: Turn) -> None:
    """Say that the run goes on; raises TurnLost if another one has taken over."""
    held = _held(change.db)
    if held is None or held.token != turn.token:
        raise TurnLost("another `tracker watch run` has taken over: this one ends")
    remember(change.db, _NAME, _state(turn._replace(heard=change.now)))


def give_back(change: Change, turn: Turn) -> None:
    """End the claim, unless another run has taken over."""
    held = _held(change.db)
    if held is not None and held.token == turn.token:
        forget(change.db, _NAME)


def _held(db: sqlite3.Connection) -> Turn | None:
    state = recall(db, _NAME)
    if state is None:
        return None
    since, heard = (datetime.fromisoformat(state[name]) for name in ("since", "heard"))
    return Turn(state["token"], state["host"], state["pid"], since, heard)


def _state(turn: Turn) -> State:
    return turn._asdict() | {"since": stamp(turn.since), "heard": stamp(turn.heard)}


def _lives(turn: Turn, now: datetime) -> bool:
    """Whether a run may still be at work; of another machine only the time tells."""
    if abs(now - turn.heard) > LEASE:
        return False
    if turn.host != socket.gethostname() or os.name == "nt":  # there the question is a signal
        return True
    try:
        os.kill(turn.pid, 0)
    except ProcessLookupError:
        return False
    except OSError:  # it is somebody else's
        return True
    return True
