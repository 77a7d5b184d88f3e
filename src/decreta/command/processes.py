"""Small things about operating-system processes: who is alive, and dying with one's parent."""

from __future__ import annotations

import ctypes
import fcntl
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

_PR_SET_PDEATHSIG = 1


def die_with_parent(parent: int, number: signal.Signals = signal.SIGTERM) -> None:
    """Ask the kernel to send this process a signal when its parent ends, however it ends (Linux only).

    `parent` is the pid that the parent wrote down before starting us: if it is gone already, we end at once.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, int(number), 0, 0, 0)
    if os.getppid() != parent:
        sys.exit(0)


def signal_on_parent_death(number: signal.Signals) -> Callable[[], None] | None:
    """A function for `preexec_fn` that ties a program which is not ours to its parent (Linux only)."""
    if sys.platform != "linux":
        return None
    library = ctypes.CDLL(None, use_errno=True)

    def tie() -> None:
        library.prctl(_PR_SET_PDEATHSIG, int(number), 0, 0, 0)

    return tie


def is_alive(pid: int) -> bool:
    """Whether a process runs. A zombie that nobody has reaped is dead, though `kill -0` says otherwise."""
    try:
        return bool(psutil.Process(pid).status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False
    except psutil.AccessDenied:
        return True


@contextmanager
def locked(path: Path, *, shared: bool = False, wait: bool = True) -> Iterator[bool]:
    """Hold an advisory lock on a file; gives False when it is not to be had and `wait` is false.

    The kernel gives the lock back when the process ends, even by kill -9.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        mode = (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | (0 if wait else fcntl.LOCK_NB)
        try:
            fcntl.flock(descriptor, mode)
        except BlockingIOError:
            yield False
        else:
            yield True
    finally:
        os.close(descriptor)


def is_locked(path: Path, *, against_sharing: bool = False) -> bool:
    """Whether somebody holds the lock; with `against_sharing`, whether somebody holds it for himself alone."""
    with locked(path, shared=against_sharing, wait=False) as obtained:
        return not obtained
