"""Speaking with a mail server: over TLS only, with bounds of time and size, reading without changing anything.

What the server says is not repeated: its words may carry what was sent to it. A failure has a code, and words of ours.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import imaplib
import ipaddress
import logging
import socket
import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from imapclient import IMAPClient
from imapclient.exceptions import CapabilityError

from decreta.mailroom import limits
from decreta.mailroom.enums import After, Security

# At the level of debugging the library writes every line that is sent and received.
logging.getLogger("imapclient").setLevel(logging.WARNING)

WORDS: Final[dict[str, Any]] = {
    "unknown_host": _("The name of the server is not known."),
    "forbidden_host": _("The server lies in a network that mailboxes are not read from."),
    "unreachable": _("The server cannot be reached at this port."),
    "timeout": _("The server did not answer in time."),
    "no_tls": _("The server offers no encryption in this way. Nothing was sent to it."),
    "bad_certificate": _(
        "The certificate of the server is not valid for this name, or this machine does not trust it."
    ),
    "login": _("The server does not let this user in with this password."),
    "no_folder": _("The folder is not there."),
    "no_target": _("The folder into which mails are to be moved is not there."),
    "no_move": _("The server cannot move mails without deleting them. Choose that they are marked as read."),
    "not_marked": _("The server does not let mails be marked or moved."),
    "protocol": _("The server answers something that is not IMAP, or broke off."),
    "sealed_with_another_key": _("The password was kept with another key of the installation. Enter it again."),
}


class Unreadable(Exception):
    """A mailbox cannot be read; `code` says why, in `WORDS`."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


@dataclass(frozen=True)
class Account:
    """Where a folder of mails is, and with what it opens."""

    host: str
    port: int
    security: str
    user: str
    password: str
    folder: str
    after: str = After.LEAVE
    move_to: str = ""


@dataclass(frozen=True)
class Lying:
    """A mail in the folder, before it is fetched."""

    uid: int
    size: int
    arrived_at: dt.datetime


class _Client(IMAPClient):
    """The library's client; what a server announces beyond any mail is not read into memory."""

    def _create_IMAP4(self) -> Any:  # noqa: N802 - the library's name for where a connection is made
        connection = super()._create_IMAP4()
        read = connection.read

        def bounded(size: int) -> bytes:
            if size > limits.MAIL + limits.HEAD:
                raise imaplib.IMAP4.abort("too large")
            return bytes(read(size))

        connection.read = bounded
        return connection


class Folder:
    """A folder that is open."""

    def __init__(self, client: IMAPClient, account: Account, facts: dict[bytes, Any]) -> None:
        self._client = client
        self._account = account
        self.uid_validity = int(facts.get(b"UIDVALIDITY", 0))
        self.count = int(facts.get(b"EXISTS", 0))

    def after(self, uid: int, *, since: dt.date) -> list[int]:
        """The numbers of mails behind one, of those that came since a day, the oldest first."""
        with _told():
            found = self._client.search(["UID", f"{uid + 1}:*", "SINCE", since])
        # `9:*` names the last mail even where its number is smaller.
        return sorted(int(one) for one in found if int(one) > uid)

    def looked_at(self, uids: list[int]) -> list[Lying]:
        """How large they are and when they came; those that have gone meanwhile are missing."""
        self._client.normalise_times = False
        with _told():
            rows = self._client.fetch(uids, ["RFC822.SIZE", "INTERNALDATE"]) if uids else {}
        return [
            Lying(uid, int(rows[uid][b"RFC822.SIZE"]), rows[uid][b"INTERNALDATE"])
            for uid in uids
            if {b"RFC822.SIZE", b"INTERNALDATE"} <= set(rows.get(uid, {}))
        ]

    def fetched(self, uid: int) -> bytes | None:
        """A mail as it came; None when it has gone."""
        return self._part(uid, "BODY.PEEK[]", b"BODY[]", limits.MAIL)

    def head_of(self, uid: int) -> bytes | None:
        """The beginning of its head."""
        return self._part(uid, "BODY.PEEK[HEADER]", b"BODY[HEADER]", limits.HEAD)

    def _part(self, uid: int, asked: str, named: bytes, most: int) -> bytes | None:
        with _told():
            row = self._client.fetch([uid], [f"{asked}<0.{most}>"]).get(uid, {})
        found = row.get(named + b"<0>")
        return bytes(found) if found is not None else None

    def mark(self, uid: int) -> None:
        """Do on the server what is done to mails that were taken. Done twice it changes nothing more."""
        if self._account.after == After.LEAVE:
            return
        with _told(refused="not_marked"):
            if self._account.after == After.SEEN:
                self._client.add_flags([uid], [b"\\Seen"], silent=True)
            else:
                self._client.move([uid], self._account.move_to)


@contextlib.contextmanager
def opened(account: Account) -> Iterator[Folder]:
    """The folder while it is open. Raises Unreadable."""
    with _told():
        client = _connected(account)
    try:
        with _told():
            _let_in(client, account)
            folder = Folder(client, account, _selected(client, account))
        yield folder
    finally:
        # What comes of saying goodbye is nobody's concern any more.
        with contextlib.suppress(Exception):
            client.logout()
        with contextlib.suppress(Exception):
            client.shutdown()


@contextlib.contextmanager
def _told(*, refused: str = "protocol") -> Iterator[None]:
    """What the library and the network raise, as Unreadable with a code."""
    try:
        yield
    except CapabilityError:
        raise Unreadable("no_move") from None
    except ssl.SSLCertVerificationError:
        raise Unreadable("bad_certificate") from None
    except ssl.SSLError:
        raise Unreadable("no_tls") from None
    except TimeoutError:
        raise Unreadable("timeout") from None
    except imaplib.IMAP4.abort:
        raise Unreadable("protocol") from None
    except imaplib.IMAP4.error:
        raise Unreadable(refused) from None
    except (OSError, ValueError, LookupError, AssertionError):
        raise Unreadable("protocol") from None


def _connected(account: Account) -> IMAPClient:
    _judge(account.host, account.port)
    context = ssl.create_default_context()
    try:
        client = _Client(
            account.host,
            account.port,
            ssl=account.security == Security.TLS,
            ssl_context=context,
            timeout=limits.PATIENCE,
        )
    except (ConnectionRefusedError, socket.gaierror):
        raise Unreadable("unreachable") from None
    if account.security == Security.STARTTLS:
        try:
            client.starttls(context)
        except CapabilityError:
            client.shutdown()
            raise Unreadable("no_tls") from None
        except Exception:
            client.shutdown()
            raise
    return client


def _let_in(client: IMAPClient, account: Account) -> None:
    """Sign in, where the server knows it in the way that takes every letter: LOGIN takes those of ASCII only."""
    try:
        if client.has_capability("AUTH=PLAIN"):
            client.plain_login(account.user, account.password)
        else:
            client.login(account.user, account.password)
    except imaplib.IMAP4.abort:
        raise
    except imaplib.IMAP4.error:
        raise Unreadable("login") from None


def _selected(client: IMAPClient, account: Account) -> dict[bytes, Any]:
    """Open the folder; for reading only where nothing is to be marked."""
    try:
        facts: dict[bytes, Any] = client.select_folder(account.folder, readonly=account.after == After.LEAVE)
    except imaplib.IMAP4.abort:
        raise
    except imaplib.IMAP4.error:
        raise Unreadable("no_folder") from None
    if account.after == After.MOVE:
        if not client.has_capability("MOVE"):
            # Copying and deleting would do the same, and lose the mail when something fails between the two.
            raise Unreadable("no_move")
        if not client.folder_exists(account.move_to):
            raise Unreadable("no_target")
    return facts


def _judge(host: str, port: int) -> None:
    """Mail servers lie within the house as often as outside. What is no server of mail anywhere is not spoken to."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise Unreadable("unknown_host") from None
    for one in found:
        address = ipaddress.ip_address(str(one[4][0]).partition("%")[0])
        inner = getattr(address, "ipv4_mapped", None) or address
        if inner.is_link_local or inner.is_multicast or inner.is_unspecified or inner.is_reserved:
            raise Unreadable("forbidden_host")
