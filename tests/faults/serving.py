"""A real server process on a database of its own, for faults that need one to kill."""

from __future__ import annotations

import contextlib
import http.client
import os
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from tests.ports import free_port

CLUSTER = Path(__file__).resolve().parent.parent.parent / ".decreta-test"


@contextlib.contextmanager
def fresh_database(name: str) -> Iterator[str]:
    """The address of a new database, dropped at the end: on `DECRETA_TEST_DATABASE_URL`, else on the test cluster."""
    import psycopg

    with contextlib.ExitStack() as stack:
        url = os.environ.get("DECRETA_TEST_DATABASE_URL")
        if not url:
            from decreta.command.postgres import owner

            url = stack.enter_context(owner(CLUSTER, is_durable=False))
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"')
        try:
            yield urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
        finally:
            with psycopg.connect(url, autocommit=True) as connection:
                from tests.dropping import drop

                drop(connection.execute, name)


def set_up_django(url: str, data: Path) -> None:
    """Django in this process and, through the environment, in every server that it starts."""
    os.environ |= {
        # A full run outlasts what a sign-in is good for, and it is not what is tried here.
        "DECRETA_CONFIRM_MINUTES": "240",
        "DJANGO_SETTINGS_MODULE": "decreta.config.settings",
        "DECRETA_DATABASE_URL": url,
        "DECRETA_DATA": str(data),
        "DECRETA_SECRET_KEY": secrets.token_urlsafe(40),
        "DECRETA_LOG_LEVEL": "ERROR",
        "DECRETA_TESTING": "yes",
    }
    import django

    django.setup()
    from django.core.management import call_command

    from decreta.core.memory import keep_what_is_loaded

    call_command("migrate", verbosity=0)
    keep_what_is_loaded()


def session_of(user: Any) -> str:
    """A session of a user who has just signed in, as the gate leaves it."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

    from decreta.accounts.recent import SHOWN_KEY
    from decreta.accounts.session_store import SessionStore

    session = SessionStore()
    session[SHOWN_KEY] = time.time()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return str(session.session_key)


class Server:
    """One web process."""

    def __init__(self) -> None:
        self.port = free_port()
        self.start()

    def start(self) -> None:
        """Start it, and wait until it answers."""
        options = [
            "--port",
            str(self.port),
            "--log-level",
            "error",
            "--no-access-log",
            "--timeout-graceful-shutdown",
            "1",
        ]
        self.process = subprocess.Popen([sys.executable, "-m", "uvicorn", "decreta.config.asgi:application", *options])
        until = time.monotonic() + 60
        while time.monotonic() < until:
            if self.process.poll() is not None:
                raise RuntimeError(f"the server ended with {self.process.returncode}")
            with contextlib.suppress(OSError):
                connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
                connection.request("GET", "/accounts/login/")
                connection.getresponse().read()
                connection.close()
                return
            time.sleep(0.05)
        raise RuntimeError("the server does not answer")

    def kill(self) -> None:
        """End it as a power cut would."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        """End it."""
        self.process.terminate()
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.kill()
