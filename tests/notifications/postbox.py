"""A real mail server in the test process, which can be told to misbehave."""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import email
import ipaddress
import ssl
from collections.abc import Awaitable, Callable, Iterator
from email.policy import default as policy
from pathlib import Path

from aiosmtpd.controller import Controller
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.ports import free_port

PORT = free_port()


class Postbox:
    """What the server received. `answer` and `answer_to_recipient` say what it replies instead of taking a mail."""

    def __init__(self) -> None:
        self.received: list[email.message.EmailMessage] = []
        self.answer: str | Callable[[], Awaitable[str]] = ""
        self.answer_to_recipient = ""
        self.seen: Callable[[], None] = lambda: None

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802 - the protocol's name
        if self.answer_to_recipient:
            return self.answer_to_recipient
        envelope.rcpt_tos.append(address)
        return "250 known"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - the same
        if callable(self.answer):
            return await self.answer()
        if self.answer:
            return self.answer
        self.received.append(email.message_from_bytes(envelope.content, policy=policy))
        self.seen()
        return "250 kept"


async def never() -> str:
    """An answer that does not come."""
    await asyncio.sleep(30)
    return "250 too late"


@contextlib.contextmanager
def standing(box: Postbox, *, tls: ssl.SSLContext | None = None) -> Iterator[Postbox]:
    """The server while it stands; with `tls` it takes nothing before STARTTLS."""
    controller = Controller(
        box, hostname="127.0.0.1", port=PORT, tls_context=tls, require_starttls=tls is not None, ready_timeout=10
    )
    controller.start()
    try:
        yield box
    finally:
        controller.stop()


def _names() -> list[x509.GeneralName]:
    return [x509.IPAddress(ipaddress.ip_address("127.0.0.1")), x509.DNSName("localhost")]


def certificate(directory: Path) -> tuple[ssl.SSLContext, Path]:
    """A certificate for this machine: the server's context, and the file by which it is trusted."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(hours=1))
        .not_valid_after(now + dt.timedelta(hours=1))
        .add_extension(x509.SubjectAlternativeName(_names()), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    trusted, private = directory / "server.pem", directory / "server.key"
    trusted.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    private.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(trusted, private)
    return context, trusted
