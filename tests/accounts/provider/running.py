"""Providers of identity in processes of their own, on loopback."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

HERE = Path(__file__).parent


class Quiet(WSGIRequestHandler):
    def log_message(self, *args: Any) -> None:
        """Nothing: the tests look at answers."""


class Threaded(ThreadingMixIn, WSGIServer):
    daemon_threads = True


def serve(application: Callable[..., Any]) -> None:
    """Answer on a free port, which is printed, until killed."""
    server = make_server("127.0.0.1", 0, application, Threaded, Quiet)
    print(server.server_port, flush=True)
    server.serve_forever()


@contextlib.contextmanager
def provider(script: str, folder: Path) -> Iterator[str]:
    """The address of a provider that keeps its things in a folder."""
    own = {name: value for name, value in os.environ.items() if not name.startswith(("DECRETA_", "DJANGO_"))}
    paths = os.pathsep.join([str(HERE.parents[2] / "src"), str(HERE.parents[2])])
    with (folder / "errors.txt").open("wb") as errors:
        command = [sys.executable, "-m", f"tests.accounts.provider.{script}", str(folder)]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, env=own | {"PYTHONPATH": paths})
    try:
        assert process.stdout is not None
        port = process.stdout.readline().decode().strip()
        assert port, (folder / "errors.txt").read_text()[-3000:]
        yield f"http://127.0.0.1:{port}"
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def key_pair(folder: Path, name: str) -> tuple[str, str]:
    """A new RSA key and its own certificate as files; their paths."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import rsa
    from cryptography.x509.oid import NameOID

    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    who = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    today = dt.datetime.now(dt.UTC)
    builder = x509.CertificateBuilder().subject_name(who).issuer_name(who).public_key(key.public_key())
    builder = builder.serial_number(x509.random_serial_number())
    builder = builder.not_valid_before(today - dt.timedelta(days=2)).not_valid_after(today + dt.timedelta(days=2))
    certificate = builder.sign(key, hashes.SHA256())
    paths = folder / f"{name}.key", folder / f"{name}.pem"
    encoding, plain = serialization.Encoding.PEM, serialization.NoEncryption()
    paths[0].write_bytes(key.private_bytes(encoding, serialization.PrivateFormat.PKCS8, plain))
    paths[1].write_bytes(certificate.public_bytes(encoding))
    return str(paths[0]), str(paths[1])
