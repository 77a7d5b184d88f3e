"""A group of processes that live and die together: a crashed one is started again, stopping stops all."""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from prometheus_client import multiprocess

_log = logging.getLogger("decreta.supervisor")

STOP_SECONDS = 12.0
_POLL_SECONDS = 0.2
_LONGEST_WAIT_SECONDS = 30.0
# Who has lived this long has not crashed at its start: the next restart is immediate again.
_SETTLED_SECONDS = 30.0


@dataclass
class Child:
    """One process of the group. `arguments` go to `python -m decreta.command.children`."""

    name: str
    arguments: tuple[str, ...]
    handed_files: tuple[int, ...] = ()
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0
    crashes: int = 0
    restart_at: float = field(default=0.0)


class Group:
    """Starts the children, watches them and stops them, whatever ends us.

    Each child leads a process group of its own, so that Ctrl-C reaches only us and what a child has started ends
    with it. Should we be killed, the kernel sends the children SIGTERM (`die_with_parent`).
    """

    def __init__(self, children: list[Child]) -> None:
        self._children = children
        self._is_stopping = False

    def run(self, *, is_ready: Callable[[], bool] | None = None) -> int:
        """Run until SIGINT or SIGTERM; the children have ended when it returns.

        `is_ready` waits for the first answer: when it gives False the start has failed and the result is 1, else 0.
        """
        previous = {number: signal.signal(number, self._stop) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            for child in self._children:
                self._start(child)
            if is_ready is not None and not is_ready() and not self._is_stopping:
                return 1
            while not self._is_stopping:
                self._watch()
                time.sleep(_POLL_SECONDS)
        finally:
            self._end()
            for number, handler in previous.items():
                signal.signal(number, handler)
        return 0

    @property
    def is_stopping(self) -> bool:
        """Whether somebody has asked the group to end."""
        return self._is_stopping

    @property
    def has_crashed(self) -> bool:
        """Whether a child has ended by itself."""
        return any(child.process is None or child.process.poll() is not None for child in self._children)

    def _stop(self, number: int, frame: object) -> None:
        self._is_stopping = True

    def _start(self, child: Child) -> None:
        command = [sys.executable, "-m", "decreta.command.children", str(os.getpid()), *child.arguments]
        child.process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            pass_fds=child.handed_files,
            process_group=0,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
        )
        child.started_at = time.monotonic()

    def _watch(self) -> None:
        now = time.monotonic()
        for child in self._children:
            if child.process is not None and child.process.poll() is not None:
                _end_group(child.process.pid, signal.SIGKILL)  # what it had started has lost its head
                _forget_measures(child.process.pid)
                child.crashes = 0 if now - child.started_at > _SETTLED_SECONDS else child.crashes + 1
                wait = min(0.25 * 2**child.crashes, _LONGEST_WAIT_SECONDS)
                _log.error("%s ended with %s, start again in %.1f s", child.name, child.process.returncode, wait)
                child.process, child.restart_at = None, now + wait
            elif child.process is None and now >= child.restart_at:
                self._start(child)

    def _end(self) -> None:
        running = [child.process for child in self._children if child.process is not None]
        for process in running:
            _end_group(process.pid, signal.SIGTERM)
        deadline = time.monotonic() + STOP_SECONDS
        for process in running:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(timeout=max(0.1, deadline - time.monotonic()))
            _end_group(process.pid, signal.SIGKILL)
            process.wait()


def _forget_measures(pid: int) -> None:
    """What a process said of the present moment (open streams) ended with it; what it counted stays."""
    if os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        multiprocess.mark_process_dead(pid)  # type: ignore[no-untyped-call]


def _end_group(leader: int, number: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(leader, number)
