"""The embedded PostgreSQL: one owner process that starts, watches and restarts it; every command holds a lease.

    with owner(data) as url:      # starts it when nobody has, keeps it while anybody needs it
        …
    url = attach(data)            # only when it runs already

The owner is a process of its own in its own session, so that Ctrl-C at the terminal does not reach it. It ends when
nobody holds a lease any more. A lease is a shared file lock: the kernel gives it back even after kill -9, so nothing
is left running. When the owner itself is killed, the postmaster goes with it and whoever holds a lease starts a new
owner.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import psycopg
from psycopg import sql

from decreta.command.cluster import (
    DATABASE,
    ROLE,
    Cluster,
    DatabaseFailedError,
    open_cluster,
    prepare_data_directory,
    read_record,
)
from decreta.command.processes import is_alive, is_locked, locked, signal_on_parent_death

_log = logging.getLogger("decreta.postgres")

START_SECONDS = 60.0
STOP_SECONDS = 30.0
_POLL_SECONDS = 0.1
_KEEP_SECONDS = 0.5
# The owner outlives its last user by this long, so that two commands in a row do not restart it.
_LINGER_SECONDS = 1.0
_LONGEST_LOG_BYTES = 10 * 1024 * 1024


class NotRunningError(DatabaseFailedError):
    """Nobody runs the embedded database of this data directory."""


def owner_lock(data: Path) -> Path:
    """The lock of the owner process; the file says its pid and start time."""
    return data / "postgres.owner"


def lease_lock(data: Path) -> Path:
    """The lock that every user of the database shares."""
    return data / "postgres.lease"


def attach(data: Path) -> str:
    """The address of the running embedded database. Raises NotRunningError."""
    record = read_record(data)
    if record is None or not is_locked(owner_lock(data)):
        raise NotRunningError(f"No embedded database is running for {data}.")
    return str(record["url"])


@contextlib.contextmanager
def owner(data: Path, *, is_durable: bool = True) -> Iterator[str]:
    """Keep the embedded database running for the duration; gives the application's address.

    Raises DatabaseFailedError when it cannot be started. `is_durable=False` (tests) trades safety for speed.
    """
    data = data.resolve()
    prepare_data_directory(data)
    stop = threading.Event()
    keeper = _Keeper(data, is_durable=is_durable)
    try:
        with locked(lease_lock(data), shared=True):
            url = keeper.wait_until_ready()
            thread = threading.Thread(target=keeper.keep, args=(stop,), name="postgres-keeper", daemon=True)
            thread.start()
            try:
                yield url
            finally:
                stop.set()
                thread.join()
    finally:
        _wait_for_last(data)
        keeper.reap()


class _Keeper:
    """A lease holder's side: an owner exists, and if it is killed there is a new one."""

    def __init__(self, data: Path, *, is_durable: bool) -> None:
        self._data = data
        self._arguments = [] if is_durable else ["--not-durable"]
        self._child: subprocess.Popen[bytes] | None = None

    def wait_until_ready(self) -> str:
        """Wait until the database answers. Raises DatabaseFailedError with the end of the owner's log."""
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            if self._child is not None and self._child.poll() not in (None, 0):
                break
            self._ensure_owner()
            record = read_record(self._data)
            if record is not None and _answers(record["url"]):
                return str(record["url"])
            time.sleep(_POLL_SECONDS)
        raise DatabaseFailedError(f"The embedded database does not start.\n{_tail(self._data / 'log' / 'owner.log')}")

    def keep(self, stop: threading.Event) -> None:
        """Start a new owner whenever there is none, less and less often when it fails at once."""
        wait = _KEEP_SECONDS
        while not stop.wait(wait):
            has_failed = self._child is not None and self._child.poll() not in (None, 0)
            wait = min(2 * wait, 10.0) if has_failed else _KEEP_SECONDS
            self._ensure_owner()

    def reap(self) -> None:
        """Collect the ended owner if it was our child; leave it alone when others still need it."""
        if self._child is None or self._child.poll() is not None:
            return
        if is_locked(owner_lock(self._data)):
            # It outlives us on purpose and belongs to init from then on: Popen shall not warn of it.
            self._child.returncode = 0
            return
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._child.wait(timeout=5)

    def _ensure_owner(self) -> None:
        if self._child is not None and self._child.poll() is None:
            return
        if is_locked(owner_lock(self._data)):
            return
        with (self._data / "log" / "owner.log").open("ab") as log:
            self._child = subprocess.Popen(
                [sys.executable, "-m", "decreta.command.postgres", str(self._data), *self._arguments],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                cwd="/",
                env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
            )


def _answers(url: str) -> bool:
    try:
        with psycopg.connect(url, connect_timeout=3) as connection:
            connection.execute("SELECT 1")
    except psycopg.Error:
        return False
    return True


def _tail(path: Path, lines: int = 15) -> str:
    try:
        return "\n".join(path.read_text(encoding="utf-8", errors="replace").splitlines()[-lines:])
    except OSError:
        return ""


def _wait_for_last(data: Path) -> None:
    """Having given our lease back: wait until the owner has stopped, unless others still need it."""
    deadline = time.monotonic() + STOP_SECONDS
    while time.monotonic() < deadline and is_locked(owner_lock(data)):
        is_stopping = is_locked(lease_lock(data), against_sharing=True)
        if not is_stopping and is_locked(lease_lock(data)):
            return
        time.sleep(_POLL_SECONDS)


class Owner:
    """The owner process: at most one per data directory."""

    def __init__(self, data: Path, *, is_durable: bool) -> None:
        self._data = data
        self._is_durable = is_durable
        self._is_stopping = False
        self._postmaster: subprocess.Popen[bytes] | None = None

    def run(self) -> int:
        """Own the cluster until asked to stop or until nobody needs it. Gives the process's exit code."""
        signal.signal(signal.SIGTERM, self._stop)
        signal.signal(signal.SIGINT, self._stop)
        with locked(owner_lock(self._data), wait=False) as obtained:
            if not obtained:
                return 0
            started = psutil.Process().create_time()
            owner_lock(self._data).write_text(json.dumps({"pid": os.getpid(), "started": started}), encoding="ascii")
            cluster = open_cluster(self._data, is_durable=self._is_durable)
            _end_leftover(cluster)
            try:
                self._supervise(cluster)
            finally:
                self._shut_down()
        return 0

    def _stop(self, number: int, frame: object) -> None:
        self._is_stopping = True

    def _has_been_stopped(self) -> bool:
        """A look at what the signal handler has written."""
        return self._is_stopping

    def _supervise(self, cluster: Cluster) -> None:
        attempts = 0
        while not self._is_stopping:
            started = time.monotonic()
            self._postmaster = _start(cluster)
            if self._wait_until_ready(cluster):
                self._watch()
            if self._has_been_stopped():
                return
            # After kill -9 its children hold the shared memory for a moment: the first new start may fail.
            attempts = 0 if time.monotonic() - started > 10 else attempts + 1
            _log.warning("the postmaster ended with %s, start again (%d)", self._postmaster.poll(), attempts)
            if attempts > 20:
                raise DatabaseFailedError(f"PostgreSQL ends as soon as it is started.\n{_tail(cluster.log)}")
            time.sleep(min(0.1 * 2**attempts, 3.0))
            _end_leftover(cluster)

    def _wait_until_ready(self, cluster: Cluster) -> bool:
        """Wait for a connection and see to role and database. False when the postmaster has ended instead."""
        while not self._is_stopping and self._postmaster is not None and self._postmaster.poll() is None:
            try:
                _ensure_database(cluster)
            except psycopg.OperationalError:
                time.sleep(_POLL_SECONDS)
            else:
                return True
        return False

    def _watch(self) -> None:
        unused_since: float | None = None
        while not self._is_stopping and self._postmaster is not None and self._postmaster.poll() is None:
            if is_locked(lease_lock(self._data)):
                unused_since = None
            elif unused_since is None:
                unused_since = time.monotonic()
            elif time.monotonic() - unused_since > _LINGER_SECONDS:
                self._is_stopping = True
            time.sleep(_POLL_SECONDS)

    def _shut_down(self) -> None:
        """Fast shutdown; whoever comes meanwhile waits at the lease until it is done."""
        if self._postmaster is None or self._postmaster.poll() is not None:
            return
        with locked(lease_lock(self._data), wait=False):
            for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
                self._postmaster.send_signal(number)
                with contextlib.suppress(subprocess.TimeoutExpired):
                    self._postmaster.wait(timeout=STOP_SECONDS)
                    return


def _start(cluster: Cluster) -> subprocess.Popen[bytes]:
    options = {
        "listen_addresses": "",
        "unix_socket_directories": str(cluster.sockets),
        "unix_socket_permissions": "0700",
        "port": "5432",
        "password_encryption": "scram-sha-256",
        "max_connections": "120",
        "shared_buffers": "256MB",
        "random_page_cost": "1.1",
        "jit": "off",
        "timezone": "UTC",
        "log_timezone": "UTC",
        "logging_collector": "off",
        "log_line_prefix": "%m [%p] ",
        "idle_in_transaction_session_timeout": "10min",
    }
    if not cluster.is_durable:
        options |= {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}
    arguments = [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
    if cluster.log.exists() and cluster.log.stat().st_size > _LONGEST_LOG_BYTES:
        cluster.log.replace(cluster.log.with_suffix(".log.1"))
    with cluster.log.open("ab") as log:
        return subprocess.Popen(
            [str(cluster.programs / "postgres"), "-D", str(cluster.home), *arguments],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd="/",
            umask=0o077,
            # A killed owner takes the postmaster along by fast shutdown; we are single-threaded, so this is safe.
            preexec_fn=signal_on_parent_death(signal.SIGINT),  # noqa: PLW1509
            **cluster.account.as_user,
        )


def _end_leftover(cluster: Cluster) -> None:
    """End a postmaster that a killed owner left, and forget a pid that now belongs to somebody else."""
    pid_file = cluster.home / "postmaster.pid"
    try:
        pid = int(pid_file.read_text(encoding="utf-8").split("\n", 1)[0])
    except (OSError, ValueError):
        return
    for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
        if not _is_postmaster(pid, cluster.home):
            break
        os.kill(pid, number)
        deadline = time.monotonic() + STOP_SECONDS / 2
        while time.monotonic() < deadline and is_alive(pid):
            time.sleep(_POLL_SECONDS)
    # We hold the owner's lock and the process is gone: the file is stale. PostgreSQL would believe a recycled pid.
    if not _is_postmaster(pid, cluster.home):
        pid_file.unlink(missing_ok=True)


def _is_postmaster(pid: int, home: Path) -> bool:
    try:
        return is_alive(pid) and str(home) in psutil.Process(pid).cmdline()
    except psutil.Error:
        return False


def _ensure_database(cluster: Cluster) -> None:
    """See to the application's role and database (idempotent)."""
    with psycopg.connect(cluster.superuser_url, autocommit=True, connect_timeout=5) as connection:
        role = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [ROLE]).fetchone()
        if role is None:
            # Hashed here, so that the password stands in no log.
            verifier = connection.pgconn.encrypt_password(cluster.password.encode(), ROLE.encode(), b"scram-sha-256")
            connection.execute(
                sql.SQL("CREATE ROLE {} LOGIN NOSUPERUSER PASSWORD {}").format(
                    sql.Identifier(ROLE), sql.Literal(verifier.decode())
                )
            )
        if not cluster.is_durable:
            connection.execute(sql.SQL("ALTER ROLE {} CREATEDB").format(sql.Identifier(ROLE)))
        database = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone()
        if database is None:
            connection.execute(
                sql.SQL("CREATE DATABASE {} OWNER {}").format(sql.Identifier(DATABASE), sql.Identifier(ROLE))
            )


def main() -> int:
    """Entry of the owner process: the data directory, and --not-durable for tests."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    try:
        return Owner(Path(sys.argv[1]), is_durable="--not-durable" not in sys.argv).run()
    except DatabaseFailedError as error:
        _log.error("%s", error)
        return 1


if __name__ == "__main__":
    sys.exit(main())
