"""What a store stands on: versions, modes, room, clocks, and how long ago it was looked after."""

import glob
import os
import platform
import shlex
import shutil
import sqlite3
import stat
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import NamedTuple

from tracker import __version__
from tracker.core.wording import count
from tracker.store.cases import setting
from tracker.store.copying import SCRATCH
from tracker.store.memory import recall
from tracker.store.opening import reading
from tracker.store.remark import Remark
from tracker.store.settings import has_wal_fix
from tracker.store.zonedata import zone_data

CHECK_DAYS = 2  # after so many days without a check there is advice
BACKUP_DAYS = 7
ROOM = 3  # a backup, an upgrade and a scratch copy each take the store's size once
UNFINISHED = ("new", SCRATCH)
NETWORK = {
    *("nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ceph", "9p", "ncpfs", "lustre"),
    *("fuse.sshfs", "fuse.glusterfs", "fuse.rclone", "fuse.s3fs", "davfs", "fuse.davfs"),
}
_SYNCHRONOUS = ("off", "normal", "full", "extra")


class Scene(NamedTuple):
    """What each look is handed: the store open as every command opens it, and the instant."""

    path: str
    now: datetime
    db: sqlite3.Connection

    @property
    def folder(self) -> str:
        return os.path.dirname(os.path.abspath(self.path))


Seen = tuple[str, str | None]
"""What was seen, and what to do if something is to be done."""


def surroundings(path: str, now: datetime) -> list[Remark]:
    """Look round the store at `path`; there is advice at most. Raises as `reading` does."""
    with reading(path) as db:
        scene = Scene(path, now, db)
        return [_remark(name, look, scene) for name, look in LOOKS.items()]


def _remark(name: str, look: Callable[[Scene], Seen], scene: Scene) -> Remark:
    try:
        found, remedy = look(scene)
    except (sqlite3.Error, OSError, ValueError, TypeError, KeyError) as error:
        return Remark(name, "advice", f"cannot be told ({error})", "see what else is said here")
    return Remark(name, "advice" if remedy else "ok", found, remedy)


def _versions(scene: Scene) -> Seen:
    python, sqlite = platform.python_version(), sqlite3.sqlite_version
    return f"tracker {__version__}, Python {python}, SQLite {sqlite}", None


def _journal(scene: Scene) -> Seen:
    (level,) = scene.db.execute("PRAGMA synchronous").fetchone()
    (mode,) = scene.db.execute("PRAGMA journal_mode").fetchone()
    found = f"{mode}, synchronous {_SYNCHRONOUS[level]}"
    wanted = setting(scene.db, "journal_mode")
    if wanted != mode:
        return f"{found}, not {wanted} as set", f"tracker set journal_mode {wanted}"
    if mode != "wal":
        return found, None if level == 3 else "report this: every commit has to be synced"
    if has_wal_fix(sqlite3.sqlite_version_info):
        return found, None
    found += f"; SQLite {sqlite3.sqlite_version} can lose commits in this mode"
    return found, "tracker set journal_mode delete, or a newer SQLite"


def _zones(scene: Scene) -> Seen:
    return zone_data(scene.now.year)


def _modes(scene: Scene) -> Seen:
    if os.name != "posix":
        return "not looked at on this system", None
    file, folder = os.stat(scene.path), os.stat(scene.folder)
    wanted = ((scene.path, file, 0o600), (scene.folder, folder, 0o700))
    found = f"file {file.st_mode & 0o777:o}, folder {folder.st_mode & 0o777:o}"
    if folder.st_mode & stat.S_ISVTX:  # such as /tmp: others need it, so its mode is left alone
        remedy = "keep the store in a folder of its own: this one is for everybody"
        return f"{found}, shared", remedy
    todo = [
        f"chmod {mode:o} {shlex.quote(path)}"
        for path, has, mode in wanted
        if has.st_mode & 0o777 & ~mode
    ]
    return found, " && ".join(todo) or None


def _names(scene: Scene) -> Seen:
    names = os.stat(scene.path).st_nlink
    if names <= 1:
        return "one name", None
    return f"the file has {names} names: hard links", "remove the others: a store needs one name"


def _left_over(scene: Scene) -> Seen:
    base = glob.escape(os.path.abspath(scene.path))
    found = [path for end in UNFINISHED for path in glob.glob(f"{base}.*.{end}")]
    if not found:
        return "nothing was left by a command that was killed", None
    todo = f"if no command is running: rm {' '.join(map(shlex.quote, sorted(found)))}"
    return f"{count(len(found), 'file')} left by commands that were killed", todo


def _space(scene: Scene) -> Seen:
    size, free = os.stat(scene.path).st_size, shutil.disk_usage(scene.folder).free
    found = f"the store takes {_mb(size)}, {_mb(free)} are free"
    return found, None if free >= ROOM * size else "make room, or move the store to a larger disk"


def _mb(size: int) -> str:
    return f"{size / 1e6:,.1f} MB"


def _disk(scene: Scene) -> Seen:
    kind = _file_system(os.path.realpath(scene.path))
    if kind not in NETWORK:
        return f"file system {kind or 'not known'}", None
    return (
        f"{kind}, a network file system, whose locks cannot be relied on",
        "keep the store on a local disk, and backups there",
    )


def _file_system(path: str) -> str | None:
    """The type of the file system that holds `path`, where /proc/mounts tells."""
    try:
        with open("/proc/mounts", encoding="utf-8", errors="surrogateescape") as mounts:
            fields = [line.split() for line in mounts]
    except OSError:
        return None
    places = [(field[1].replace("\\040", " "), field[2]) for field in fields]
    over = [p for p in places if path.startswith(p[0].rstrip("/") + "/")]
    return max(over, key=lambda place: len(place[0]))[1] if over else None


def _clock(scene: Scene) -> Seen:
    row = scene.db.execute("SELECT at FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
    if row is None or datetime.fromisoformat(row[0]) <= scene.now:
        return "not behind the newest change", None
    found = f"the machine's clock is behind the newest change, of {row[0]}"
    return found, "set the machine's clock: what is due depends on it"


def _checked(scene: Scene) -> Seen:
    return _age(scene, "check", CHECK_DAYS, "run `tracker check` daily, from cron for instance")


def _backed_up(scene: Scene) -> Seen:
    found, remedy = _age(scene, "backup", BACKUP_DAYS, "run `tracker backup FILE --keep 7` daily")
    path = (recall(scene.db, "backup") or {}).get("path")
    if path and not os.path.exists(path):
        return f"{found}; {path} is not there any more", "run `tracker backup FILE` again"
    return found, remedy


def _age(scene: Scene, name: str, days: int, remedy: str) -> Seen:
    kept = recall(scene.db, name)
    if not kept or "at" not in kept:
        return f"no {name} yet", remedy
    age = scene.now - datetime.fromisoformat(kept["at"])
    return f"last {name} {kept['at']}", remedy if age > timedelta(days=days) else None


LOOKS: dict[str, Callable[[Scene], Seen]] = {
    "versions": _versions,
    "journal mode": _journal,
    "time zones": _zones,
    "modes": _modes,
    "names": _names,
    "left over": _left_over,
    "space": _space,
    "disk": _disk,
    "clock": _clock,
    "last check": _checked,
    "last backup": _backed_up,
}
