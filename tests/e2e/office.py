"""The demonstration that the stories play in, as a whole: where it answers, what was played, how it is broken."""

from __future__ import annotations

import http.client
import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psutil

from tests.command.parts import owner_pid, wait_for

ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Office:
    """One running demonstration."""

    address: str
    data: Path
    notice: str = os.environ.get("E2E_NOTICE", "")
    """Where the notice stands that the first half of the loop issued; empty until it was played."""

    def asks(self, module: str, *words: str) -> Any:
        """What a module of these stories prints of the demonstration, as a process of its own with its data."""
        own = {name: value for name, value in os.environ.items() if not name.startswith(("DECRETA_", "DJANGO_"))}
        wanted = {**own, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}", "DECRETA_DATA": str(self.data)}
        command = [sys.executable, "-m", f"tests.e2e.{module}", *words]
        done = subprocess.run(command, env=wanted, capture_output=True, text=True, check=False, cwd=ROOT)
        assert done.returncode == 0, done.stderr[-2000:]
        return json.loads(done.stdout)

    def kill_the_server(self) -> None:
        """Kill the process that answers browsers; its supervisor starts another."""
        before = self._server()
        os.kill(before, signal.SIGKILL)
        assert wait_for(lambda: self._server() not in {0, before} and self._answers())

    def _server(self) -> int:
        """The process of the web, 0 while there is none."""
        for child in psutil.Process(self._supervisor()).children():
            if child.status() != psutil.STATUS_ZOMBIE and child.cmdline()[2:5:2] == ["decreta.command.children", "web"]:
                return child.pid
        return 0

    def _supervisor(self) -> int:
        """The demonstration's first process, which starts the others."""
        return psutil.Process(owner_pid(self.data)).ppid()

    def _answers(self) -> bool:
        connection = http.client.HTTPConnection(urlsplit(self.address).netloc, timeout=3)
        try:
            connection.request("GET", "/static/nothing")
            return connection.getresponse().status == 404
        except OSError:
            return False
        finally:
            connection.close()
