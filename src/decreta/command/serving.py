"""Starting the web process and the workers, and the gate before any address that others can reach."""

from __future__ import annotations

import http.client
import os
import shutil
import socket
import time
from pathlib import Path
from urllib.parse import urlsplit

from decreta.command.processes import is_alive
from decreta.command.supervisor import Child, Group
from decreta.config.env import Environment, is_loopback

EXPOSURE_REFUSED = 3
_ANSWER_SECONDS = 180.0


class ExposureRefusedError(Exception):
    """The address can be reached from other machines and nobody has answered for that."""


class AddressTakenError(Exception):
    """Another program listens at the address."""


def refuse_exposure(host: str) -> None:
    """The gate. Raises ExposureRefusedError unless only this machine reaches us or an acceptance is recorded.

    A public address exposes as much as a bound one: a proxy that ends there leads to us. The errors that developers
    see, and the weak hashes of the test suite, are never for others, whatever was accepted.
    """
    environment = Environment()
    public = urlsplit(environment["PUBLIC_URL"]).hostname
    reached = next((one for one in (host, public) if one and not is_loopback(one)), None)
    if reached is None:
        return
    for name in ("DEBUG", "TESTING"):
        if environment[name]:
            raise ExposureRefusedError(f"DECRETA_{name} is not for an address that others reach ({reached}).")
    from decreta.organisation.queries.exposure import exposure_is_accepted

    if not exposure_is_accepted():
        raise ExposureRefusedError(
            f"{reached} can be reached from other machines, and no officer has accepted that for this installation. "
            "Start it at a loopback address (127.0.0.1), let the officer who answers for it record the acceptance "
            "on the page “Exposure”, then start it at this address."
        )


def bind(override: str | None = None, port: int | None = None) -> tuple[str, int]:
    """The address in force: the options over DECRETA_BIND; children read the same from the environment."""
    if override:
        os.environ["DECRETA_BIND"] = override
    host, configured = Environment()["BIND"]
    if port is not None:
        os.environ["DECRETA_BIND"] = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
        return host, port
    return host, configured


def listen(host: str, port: int) -> socket.socket:
    """Open the listening socket that web processes inherit, so that a restarted one drops no connection."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        raise AddressTakenError(
            f"Cannot listen at {host}:{port}: {error.strerror}. Choose another port with --port."
        ) from error
    listening.listen(2048)
    listening.set_inheritable(True)
    return listening


def prepare_measures(data: Path) -> None:
    """A directory in which the processes of this start count; what those of the last one counted is over."""
    folder = data / "metrics" / str(os.getpid())
    for left in (data / "metrics").glob("*"):
        if not left.name.isdecimal() or not is_alive(int(left.name)):
            shutil.rmtree(left, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(folder)


def web_children(listening: socket.socket, count: int) -> list[Child]:
    """Web processes that share one socket."""
    descriptor = listening.fileno()
    return [Child(f"web {number + 1}", ("web", str(descriptor)), (descriptor,)) for number in range(count)]


def worker_children() -> list[Child]:
    """The processes of a worker. Several workers may run: the log's sequencers take turns by a lock."""
    return [Child("jobs", ("jobs",)), Child("log", ("log",))]


def wait_for_answer(group: Group, host: str, port: int) -> bool:
    """Whether the web process answers within three minutes (a busy machine is slow); at once no when a process ends at its start."""
    deadline = time.monotonic() + _ANSWER_SECONDS
    # An unspecified address is not one to connect to.
    target = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104
    while time.monotonic() < deadline and not group.is_stopping and not group.has_crashed:
        connection = http.client.HTTPConnection(target, port, timeout=5)
        try:
            connection.request("GET", "/static/")
            connection.getresponse().read()
        except OSError:
            time.sleep(0.1)
        else:
            return True
        finally:
            connection.close()
    return False


def address(host: str, port: int) -> str:
    """The address as a person types it."""
    public = Environment()["PUBLIC_URL"]
    if public:
        return str(public)
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
