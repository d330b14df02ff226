"""Stops a process exactly before or after a system call that changes a disk, and kills it there.

The kernel's own ptrace, so that the process is as it always is. Linux only.
"""

import ctypes
import os
import platform
import signal
import struct
import subprocess
from pathlib import Path
from typing import NamedTuple

from tests.promises.processes import ROOT, TRACKER, environment

CALLS = {
    "x86_64": {
        18: "pwrite",
        1: "write",
        74: "fsync",
        75: "fdatasync",
        77: "ftruncate",
        87: "unlink",
        263: "unlink",
        86: "link",
        265: "link",
        82: "rename",
        264: "rename",
        316: "rename",
        83: "mkdir",
        258: "mkdir",
        90: "chmod",
        91: "chmod",
    },
    "aarch64": {
        68: "pwrite",
        64: "write",
        82: "fsync",
        83: "fdatasync",
        46: "ftruncate",
        35: "unlink",
        37: "link",
        38: "rename",
        276: "rename",
        34: "mkdir",
        52: "chmod",
    },
}
AVAILABLE = os.uname().sysname == "Linux" and platform.machine() in CALLS
_TRACEME, _SYSCALL, _SETOPTIONS, _SYSCALL_INFO = 0, 24, 0x4200, 0x420E
_SYSGOOD, _EXITKILL = 1, 0x100000
_ENTRY, _EXIT = 1, 2


class Stopped(NamedTuple):
    """How a traced command ended: its code (-9: killed), and the moments that it came through."""

    code: int
    moments: list[str]


def run(home: Path, *words: str, kill_at: int | None = None) -> Stopped:
    """Run a command line; kill it at its moment number `kill_at`, counting from 0."""
    libc = ctypes.CDLL(None, use_errno=True)
    libc.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]
    libc.ptrace.restype = ctypes.c_long
    process = subprocess.Popen(
        [*TRACKER, *words],
        env=environment(home),
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=lambda: libc.ptrace(_TRACEME, 0, None, None),  # noqa: PLW1509
    )
    pid = process.pid
    os.waitpid(pid, 0)  # it stops when it has become the program
    libc.ptrace(_SETOPTIONS, pid, None, _SYSGOOD | _EXITKILL)
    moments: list[str] = []
    call, deliver = "", 0
    while True:
        libc.ptrace(_SYSCALL, pid, None, deliver)
        _, status = os.waitpid(pid, 0)
        if not os.WIFSTOPPED(status):
            process.returncode = os.waitstatus_to_exitcode(status)
            return Stopped(process.returncode, moments)
        deliver = os.WSTOPSIG(status)
        if deliver != signal.SIGTRAP | 0x80:
            continue
        deliver = 0
        call, moment = _moment(libc, pid, call)
        if moment:
            moments.append(moment)
            if len(moments) - 1 == kill_at:
                os.kill(pid, signal.SIGKILL)


def _moment(libc: ctypes.CDLL, pid: int, before: str) -> tuple[str, str]:
    """The call that is under way, and the moment if it is one that changes a disk."""
    info = ctypes.create_string_buffer(88)
    libc.ptrace(_SYSCALL_INFO, pid, len(info), info)
    if info.raw[0] == _ENTRY:
        (number,) = struct.unpack_from("=Q", info.raw, 24)
        call = CALLS[platform.machine()].get(number, "")
        return call, f"before {call}" if call else ""
    return "", f"after {before}" if before and info.raw[0] == _EXIT else ""
