"""Looking at the parts of a running installation from outside."""

from __future__ import annotations

import json
import shutil
import time
from pathlib import Path

import psycopg

from decreta.command.postgres import owner_lock

PATIENCE = 30.0


def wait_for(condition, seconds=PATIENCE):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.1)
    return False


def answers(url):
    try:
        with psycopg.connect(url, connect_timeout=3) as connection:
            return connection.execute("SELECT 1").fetchone() == (1,)
    except psycopg.Error:
        return False


def postmaster_pid(data):
    return int((cluster_home(data) / "postmaster.pid").read_text().split("\n")[0])


def owner_pid(data):
    return json.loads(owner_lock(data).read_text())["pid"]


def cluster_home(data):
    return Path(json.loads((data / "postgres.json").read_text())["home"] or data / "postgres")


def remove(data):
    """Take away what root's cluster has outside the data directory."""
    record = json.loads((data / "postgres.json").read_text())
    shutil.rmtree(cluster_home(data))
    shutil.rmtree(record["sockets"])
