"""A running installation (`decreta up`) whose parts P1 kills: web, jobs, log, server processes, the postmaster."""

from __future__ import annotations

import contextlib
import http.client
import os
import secrets
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil

from tests.ports import free_port

PATIENCE = 240.0


class Installation:
    """One `decreta up` on a data directory of its own, with the port it listens at."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.port = free_port()
        self._log = (data.parent / "up.log").open("ab")
        self._process = subprocess.Popen(
            [sys.executable, "-m", "decreta", "up", "--data", str(data), "--port", str(self.port)],
            stdin=subprocess.DEVNULL,
            stdout=self._log,
            stderr=self._log,
        )

    def wait(self) -> None:
        """Wait until it answers. Raises RuntimeError with the end of its log."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and self._process.poll() is None:
            with contextlib.suppress(OSError, http.client.HTTPException):
                connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
                connection.request("GET", "/accounts/login/")
                if connection.getresponse().status == 200:
                    return
            time.sleep(0.1)
        raise RuntimeError(Path(self._log.name).read_text(encoding="utf-8")[-3000:])

    def kill(self, part: str) -> bool:
        """Kill a part (`web`, `jobs`, `log`, `postmaster`) with signal 9; False when it is just not running."""
        pid = self._postmaster() if part == "postmaster" else self._child(part)
        if pid is None:
            return False
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
            return True
        return False

    def stop(self) -> None:
        """Stop it as Ctrl-C does, and take away what it has written."""
        from tests.command.parts import remove

        self._process.send_signal(signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(60)
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        self._log.close()
        with contextlib.suppress(OSError, KeyError, ValueError):
            remove(self.data)

    def _child(self, kind: str) -> int | None:
        with contextlib.suppress(psutil.Error):
            for child in psutil.Process(self._process.pid).children():
                if child.status() != psutil.STATUS_ZOMBIE and child.cmdline()[2:5:2] == [
                    "decreta.command.children",
                    kind,
                ]:
                    return int(child.pid)
        return None

    def _postmaster(self) -> int | None:
        from tests.command.parts import postmaster_pid

        with contextlib.suppress(OSError, ValueError, KeyError):
            pid = postmaster_pid(self.data)
            return pid if psutil.pid_exists(pid) else None
        return None


@contextlib.contextmanager
def running(*, quick: bool) -> Iterator[Installation]:
    """An installation that runs, with Django set up on its database in this process; gone afterwards.

    A quick run leaves out what an installation does once at its first start: packing its static files.
    """
    home = Path(os.path.realpath(_temporary()))
    for name in [name for name in os.environ if name.startswith("DECRETA_")]:
        del os.environ[name]  # what the developer runs otherwise must not leak in
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "decreta.config.settings",
        "DECRETA_DATA": str(home / "data"),
        "DECRETA_SECRET_KEY": secrets.token_urlsafe(40),
        "DECRETA_LOG_LEVEL": "ERROR",
        "DECRETA_DATABASE_POOL": "8",
        "DECRETA_TESTING": "yes" if quick else "no",
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
    }
    installation = Installation(home / "data")
    try:
        installation.wait()
        os.environ["DECRETA_DATABASE_POOL"] = "0"  # writers are forked: no process shares a connection
        import django

        django.setup()
        yield installation
    finally:
        _close()
        installation.stop()
        shutil.rmtree(home, ignore_errors=True)


def _temporary() -> str:
    import tempfile

    return tempfile.mkdtemp(prefix="decreta-p1-", dir="/tmp")


def _close() -> None:
    from django.conf import settings

    if settings.configured:
        from django.db import connections

        connections.close_all()
