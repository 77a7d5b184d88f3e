"""Behind PgBouncer in transaction mode, with fewer connections than there are processes, nothing is lost or mixed up."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import pwd
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict

from tests.faults.serving import fresh_database
from tests.ports import free_port

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("pgbouncer", path="/usr/sbin:/usr/bin") is None, reason="pgbouncer is not here"),
]
POOL = 5


@contextlib.contextmanager
def pooler(direct: str, folder: Path):
    """A PgBouncer before a database; gives the address through it."""
    parts, port = conninfo_to_dict(direct), free_port()
    target = " ".join(
        f"{key}='{parts[key]}'" for key in ("host", "port", "dbname", "user", "password") if parts.get(key)
    )
    user = "postgres" if parts.get("host", "/").startswith("/") is False else owner_of(str(parts["host"]))
    (folder / "pgbouncer.ini").write_text(
        f"[databases]\noffice = {target} pool_size={POOL}\n[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = {port}\n"
        "auth_type = any\npool_mode = transaction\nunix_socket_dir =\nmax_client_conn = 200\n"
        "ignore_startup_parameters = extra_float_digits,options\n",
        encoding="utf-8",
    )
    folder.chmod(0o755)
    (folder / "pgbouncer.ini").chmod(0o644)
    command = [str(shutil.which("pgbouncer", path="/usr/sbin:/usr/bin")), "-q"]
    if os.geteuid() == 0:
        command += ["-u", user]
    with (folder / "pgbouncer.log").open("w") as log:
        process = subprocess.Popen([*command, str(folder / "pgbouncer.ini")], stdout=log, stderr=log)
        url = f"postgresql://office@127.0.0.1:{port}/office"
        try:
            wait_for(lambda: psycopg.connect(url, connect_timeout=3).close(), psycopg.Error, process, folder)
            yield url
        finally:
            process.terminate()
            process.wait(10)


def owner_of(directory: str) -> str:
    """Who may enter the embedded server's private socket directory."""
    return pwd.getpwuid(Path(directory).stat().st_uid).pw_name


def wait_for(attempt, error, process, folder, seconds=120):
    until = time.monotonic() + seconds
    while True:
        try:
            return attempt()
        except error:
            said = "\n".join(path.read_text()[-2000:] for path in folder.glob("*.log"))
            assert process.poll() is None and time.monotonic() < until, said
            time.sleep(0.2)


def asked(port: int, path: str) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def test_an_office_works_through_a_transaction_pooler(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pooler")
    folder.parent.chmod(0o755)
    folder.parent.parent.chmod(0o755)
    with fresh_database(f"pooled_{os.getpid()}") as direct, pooler(direct, folder) as url:
        data, port = folder / "data", free_port()
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("DECRETA_", "DJANGO_"))}
        kept |= {
            "PYTHONPATH": os.pathsep.join(filter(None, [*sys.path, str(Path.cwd())])),
            "DJANGO_SETTINGS_MODULE": "decreta.config.settings",
            "DECRETA_TESTING": "yes",
            "DECRETA_DATA": str(data),
            "DECRETA_DATABASE_URL": url,
            "DECRETA_DATABASE_LISTEN_URL": direct,
            "DECRETA_DATABASE_POOLER": "pgbouncer",
        }
        with (folder / "up.log").open("w") as log:
            words = [sys.executable, "-m", "decreta", "up", "--web", "2", "--port", str(port)]
            up = subprocess.Popen(words, env=kept, stdout=log, stderr=log)
            try:
                wait_for(lambda: asked(port, "/health/live"), OSError, up, folder)
                done = subprocess.run(
                    [sys.executable, "-m", "tests.command.pooled"],
                    check=False,
                    env=kept,
                    capture_output=True,
                    text=True,
                )
                assert done.returncode == 0, done.stderr[-3000:]
                found = json.loads(done.stdout)
                ready = asked(port, "/health/ready?strict")
                assert asked(port, "/accounts/login/")[0] == 200
            finally:
                up.send_signal(signal.SIGINT)
                up.wait(60)
        assert found["done"] == found["work"] == 66
        nought = (
            "duplicates",
            "unexplained_gaps",
            "acknowledged_and_lost",
            "left_half_issued",
            "numbers_without_entry",
        )
        assert {name: found[name] for name in nought} == dict.fromkeys(nought, 0)
        assert (found["log_waiting"], found["log_holds"], found["worker_seen"]) == (0, True, True)
        assert ready[0] == 200, ready
        assert "Traceback" not in (folder / "up.log").read_text()


def test_a_pooler_without_a_way_past_it_is_refused_in_a_sentence(tmp_path):
    with fresh_database(f"refused_{os.getpid()}") as direct:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("DECRETA_", "DJANGO_"))}
        kept |= {
            "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
            "DECRETA_DATA": str(tmp_path),
            "DECRETA_DATABASE_URL": direct,
            "DECRETA_DATABASE_POOLER": "pgbouncer",
        }
        done = subprocess.run(
            [sys.executable, "-m", "decreta", "migrate"], check=False, env=kept, capture_output=True, text=True
        )
    assert done.returncode == 1
    assert "DECRETA_DATABASE_LISTEN_URL must name the server itself" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("postgresql://nobody:secret-word@127.0.0.1:9/office", "cannot be reached"),
        ("postgresql://", "cannot be reached"),
    ],
)
def test_a_server_that_does_not_answer_is_said_without_its_password(tmp_path, url, said):
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("DECRETA_", "DJANGO_", "PG"))}
    kept |= {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "DECRETA_DATA": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-m", "decreta", "migrate"],
        check=False,
        env=kept | {"DECRETA_DATABASE_URL": url},
        capture_output=True,
        text=True,
    )
    assert (done.returncode, said in done.stderr) == (1, True)
    assert "secret-word" not in done.stderr
    assert "Traceback" not in done.stderr
