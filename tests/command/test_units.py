"""Units that systemd itself accepts, and that leave a service no more than it needs."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from decreta.command.units import units

PLACES = {"user": "root", "data": Path("/var/lib/decreta"), "bind": "127.0.0.1:8300", "backups": Path("/srv/backups")}


def test_every_service_is_shut_in_and_writes_only_where_it_must():
    found = units(**PLACES)
    services = [text for name, text in found.items() if name.endswith(".service")]
    assert len(services) == 5
    for text in services:
        assert {"NoNewPrivileges=yes", "ProtectSystem=strict", "CapabilityBoundingSet="} <= set(text.splitlines())
        assert "ReadWritePaths=/var/lib/decreta /srv/backups" in text
        assert "{" not in text


def test_every_timer_has_its_service():
    found = units(**PLACES)
    timers = [name for name in found if name.endswith(".timer")]
    assert timers
    assert {name.replace(".timer", ".service") for name in timers} <= set(found)


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not here")
def test_systemd_accepts_the_units(tmp_path):
    for name, text in units(**PLACES).items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    names = sorted(str(path) for path in tmp_path.iterdir())
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", "--recursive-errors=no", *names],
        check=False,
        capture_output=True,
        text=True,
    )
    ours = [line for line in done.stderr.splitlines() if "decreta" in line and "is not executable" not in line]
    assert ours == []
