"""`decreta up` as a whole: real processes, real signals, and a data directory that always starts again."""

from __future__ import annotations

import contextlib
import http.client
import http.cookiejar
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

import psutil
import pytest

from tests.command.parts import postmaster_pid, remove, wait_for
from tests.ports import free_port

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    data = tmp_path_factory.mktemp("up") / "data"
    yield data
    remove(data)


@pytest.fixture(scope="module")
def port():
    return free_port()


def environment():
    own = {name: value for name, value in os.environ.items() if not name.startswith(("DECRETA_", "DJANGO_"))}
    return own | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "DECRETA_TESTING": "yes"}


def decreta(*arguments, testing="yes", **options):
    variables = environment() | {"DECRETA_TESTING": testing}
    return subprocess.Popen([sys.executable, "-m", "decreta", *arguments], env=variables, **options)


def refused(*arguments, testing="yes"):
    """Exit code and words of a command that is expected to end by itself; it never outlives its test."""
    process = decreta(*arguments, testing=testing, stderr=subprocess.PIPE, text=True)
    try:
        _, said = process.communicate(timeout=120)
    finally:
        process.kill()
        process.wait()
    return process.returncode, said


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


def test_killed_parts_are_started_again_and_a_killed_database_is_only_a_pause(data, port):
    """One after the other in one installation; in the end nothing is left of all that was started."""
    with up(data, port) as process:
        for kind in ("web", "jobs", "log"):
            assert wait_for(lambda kind=kind: children(process, kind)), kind
            before = children(process, kind)
            os.kill(before[0], signal.SIGKILL)
            assert wait_for(lambda kind=kind, before=before: children(process, kind) not in ([], before)), kind
            assert wait_for(lambda: answers(port)), kind
        before = postmaster_pid(data)
        os.kill(before, signal.SIGKILL)
        assert wait_for(lambda: was_replaced(data, before))
        time.sleep(2)
        assert all(children(process, kind) for kind in ("web", "jobs", "log"))
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
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=30) == 0


def test_address_that_others_reach_is_refused_until_somebody_answers_for_it(data):
    code, said = refused("serve", "--data", str(data), "--bind", "0.0.0.0:8399", testing="no")
    assert code == 3
    assert "no officer has accepted" in said


def test_port_that_is_taken_is_said_in_one_sentence(data):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        number = str(taken.getsockname()[1])
        code, said = refused("up", "--data", str(data), "--port", number)
    assert code == 1
    assert "Choose another port" in said
    assert "Traceback" not in said


def test_a_fresh_installation_prints_where_it_is_set_up_and_does_so_once(data, port):
    log = data.parent / "up.log"
    before = len(set_up_addresses(log))
    with up(data, port) as process:
        # Each start offers an address anew; it answers before the address is printed.
        assert wait_for(lambda: len(set_up_addresses(log)) > before)
        address = set_up_addresses(log)[-1]
        assert address.startswith(f"http://127.0.0.1:{port}/setup/")
        session = Visitor()
        assert "Decreta" in session.get(address)
        assert session.post(address, FIRST) == 302
        assert 'name="full_name"' not in session.get(address)
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) == 0
    own = ("--login", "hai", "--name", "Hai", "--password", FIRST["password"], "--organisation", "so-noi-vu")
    add = ("create-administrator", "--data", str(data), *own)
    done = decreta(*add, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    said, _ = done.communicate(timeout=90)
    assert done.returncode == 0, said
    assert "hai administers" in said


FIRST = {
    "name": "Sở Nội vụ",
    "kind": "state_agency",
    "regime": "vn-state",
    "full_name": "Trần Thị Hòa",
    "login": "hoa",
    "language": "vi",
    "password": "Rừng trúc bên sông 41",
    "again": "Rừng trúc bên sông 41",
}


def set_up_addresses(log):
    """The addresses printed so far, whole lines only."""
    said = log.read_text(errors="replace") if log.exists() else ""
    return re.findall(r"(http://\S+/setup/\S+)\n", said)


class Visitor:
    """A browser without a screen: it keeps the cookie that the form's token belongs to."""

    def __init__(self):
        self.jar = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(NoRedirect(), urllib.request.HTTPCookieProcessor(self.jar))

    def get(self, address):
        return self._ask(urllib.request.Request(address))[1]

    def post(self, address, fields):
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.get(address))[1]
        body = urllib.parse.urlencode(fields | {"csrfmiddlewaretoken": token}).encode()
        return self._ask(urllib.request.Request(address, data=body, headers={"Referer": address}))[0]

    def _ask(self, request):
        try:
            with self.opener.open(request, timeout=30) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *arguments):
        return None
