"""`decreta up` as a whole: real processes, real signals, and a data directory that always starts again."""

from __future__ import annotations

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from tests.command.parts import postmaster_pid, remove, wait_for

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    data = tmp_path_factory.mktemp("up") / "data"
    yield data
    remove(data)


@pytest.fixture(scope="module")
def port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def environment():
    own = {name: value for name, value in os.environ.items() if not name.startswith(("DECRETA_", "DJANGO_"))}
    return own | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "DECRETA_TESTING": "yes"}


def decreta(*arguments, testing="yes", **options):
    variables = environment() | {"DECRETA_TESTING": testing}
    return subprocess.Popen([sys.executable, "-m", "decreta", *arguments], env=variables, **options)


def was_replaced(data, before):
    """Whether another postmaster runs; while it starts there is no file with its number."""
    try:
        return postmaster_pid(data) != before
    except (FileNotFoundError, ValueError):
        return False


@contextlib.contextmanager
def up(data, port):
    log = (data.parent / "up.log").open("ab")
    process = decreta("up", "--data", str(data), "--port", str(port), stdout=log, stderr=log)
    try:
        assert wait_for(lambda: answers(port), 90), Path(log.name).read_text()[-3000:]
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
        log.close()


def answers(port):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=3)
    try:
        connection.request("GET", "/static/nothing")
        return connection.getresponse().status == 404
    except OSError:
        return False
    finally:
        connection.close()


def children(process, kind):
    """The processes of one kind, by their command line."""
    return [
        child.pid
        for child in psutil.Process(process.pid).children()
        if child.status() != psutil.STATUS_ZOMBIE and child.cmdline()[2:3] == ["decreta.command.children"]
        if child.cmdline()[4] == kind
    ]


def left_over(data, pids):
    def belongs(process):
        with contextlib.suppress(psutil.Error):
            is_dead = process.status() == psutil.STATUS_ZOMBIE
            return not is_dead and (process.pid in pids or str(data) in " ".join(process.cmdline()))
        return False

    return [process.pid for process in psutil.process_iter() if belongs(process)]


@pytest.mark.parametrize("kind", ["web", "jobs", "log"])
def test_killed_part_is_started_again(data, port, kind):
    with up(data, port) as process:
        assert wait_for(lambda: children(process, kind))
        before = children(process, kind)
        os.kill(before[0], signal.SIGKILL)
        assert wait_for(lambda: children(process, kind) not in ([], before))
        assert wait_for(lambda: answers(port))
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) == 0


def test_killed_database_is_only_a_pause(data, port):
    with up(data, port) as process:
        before = postmaster_pid(data)
        os.kill(before, signal.SIGKILL)
        assert wait_for(lambda: was_replaced(data, before))
        time.sleep(2)
        assert all(children(process, kind) for kind in ("web", "jobs", "log"))
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=30) == 0


def test_interrupt_stops_everything_that_was_started(data, port):
    with up(data, port) as process:
        pids = {child.pid for child in psutil.Process(process.pid).children(recursive=True)}
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) == 0
    assert left_over(data, pids) == []


def test_killed_supervisor_takes_everything_along_and_the_next_start_works(data, port):
    with up(data, port) as process:
        pids = {child.pid for child in psutil.Process(process.pid).children(recursive=True)}
        process.kill()
        process.wait()
        assert wait_for(lambda: left_over(data, pids) == [])
    with up(data, port) as process:
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) == 0


def test_address_that_others_reach_is_refused_until_somebody_answers_for_it(data):
    command = ("serve", "--data", str(data), "--bind", "0.0.0.0:8399")
    process = decreta(*command, testing="no", stderr=subprocess.PIPE, text=True)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 3
    assert "no officer has accepted" in said


def test_port_that_is_taken_is_said_in_one_sentence(data):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        number = str(taken.getsockname()[1])
        process = decreta("up", "--data", str(data), "--port", number, stderr=subprocess.PIPE, text=True)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "Choose another port" in said
    assert "Traceback" not in said
