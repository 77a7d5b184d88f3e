"""A real IMAP server (Dovecot) on this machine, in a directory of its own: mails are delivered into it as files."""

from __future__ import annotations

import contextlib
import getpass
import imaplib
import os
import pwd
import shutil
import socket
import ssl
import stat
import subprocess
import tempfile
import time
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.notifications.postbox import certificate
from tests.ports import free_port

DOVECOT = shutil.which("dovecot", path="/usr/sbin:/usr/local/sbin:/usr/bin:/opt/homebrew/sbin")
needs_dovecot = pytest.mark.skipif(DOVECOT is None, reason="dovecot is not here: no mailbox is read")
USER, PASSWORD = "vanthu", "mật khẩu của văn thư"

_CONFIGURATION = """
base_dir = {place}/run
state_dir = {place}/state
log_path = {place}/log
protocols = imap
listen = 127.0.0.1
ssl = required
ssl_cert = <{place}/server.pem
ssl_key = <{place}/server.key
auth_mechanisms = plain login
auth_failure_delay = 0
mail_location = maildir:~/Maildir:LAYOUT=fs
mail_max_userip_connections = 40
{users}
passdb {{
  driver = passwd-file
  args = scheme=plain {place}/users
}}
userdb {{
  driver = static
  args = uid={owner} gid={group} home={place}/mail
}}
service imap-login {{
  {jail}
  inet_listener imap {{
    port = {plain}
  }}
  inet_listener imaps {{
    port = {secure}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
  # No waiting after a wrong password.
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service stats {{
  chroot =
}}
"""


class Server:
    """The server while it stands: where it listens, and what lies in it."""

    def __init__(self, place: Path, plain: int, secure: int, owner: str) -> None:
        self.place, self.plain, self.secure, self._owner = place, plain, secure, owner
        self.trusted = place / "server.pem"
        self._count = 0

    def deliver(self, mail: EmailMessage | bytes, *, folder: str = "") -> None:
        """Lay a mail into the folder, as the server's own delivery does: written apart, then moved in."""
        self._count += 1
        inside = self.place / "mail" / "Maildir" / folder
        content = mail if isinstance(mail, bytes) else mail.as_bytes()
        part = inside / "tmp" / f"{time.time_ns()}.{self._count}.test"
        part.write_bytes(content)
        _give(part, self._owner)
        part.rename(inside / "new" / part.name)

    def make_folder(self, name: str) -> None:
        for end in ("cur", "new", "tmp"):
            (self.place / "mail" / "Maildir" / name / end).mkdir(parents=True, exist_ok=True)
        _give_all(self.place / "mail", self._owner)

    def lying(self, folder: str = "") -> list[Path]:
        """The files of the mails in a folder; their names end in the flags."""
        inside = self.place / "mail" / "Maildir" / folder
        return sorted(path for end in ("cur", "new") for path in (inside / end).iterdir())

    def number_anew(self) -> None:
        """Let the server forget its numbers: the folder gets another UIDVALIDITY."""
        time.sleep(1.1)  # a UIDVALIDITY is a moment in whole seconds
        for path in (self.place / "mail" / "Maildir").glob("dovecot*"):
            shutil.rmtree(path) if path.is_dir() else path.unlink()

    def empty(self) -> None:
        """As on the first day."""
        shutil.rmtree(self.place / "mail" / "Maildir")
        self.make_folder("")


def _somewhere() -> Path:
    """A directory that the server's unprivileged processes can walk to: not every `TMPDIR` lets others in."""
    for above in map(Path, dict.fromkeys((tempfile.gettempdir(), "/tmp", "/var/tmp", "/run"))):
        if above.is_dir() and all(
            one.stat().st_mode & stat.S_IXOTH for one in (above.resolve(), *above.resolve().parents)
        ):
            place = Path(tempfile.mkdtemp(prefix="decreta-imap-", dir=above))
            place.chmod(0o755)
            return place
    pytest.skip("no directory that others than root can walk to: no mailbox is read")


@contextlib.contextmanager
def standing() -> Iterator[Server]:
    """The server while it stands. Raises RuntimeError with what it wrote when its mailbox cannot be opened."""
    assert DOVECOT is not None
    place = _somewhere()
    certificate(place)
    plain, secure = free_port(), free_port()
    is_root = os.geteuid() == 0
    owner = "nobody" if is_root else getpass.getuser()
    group = str(pwd.getpwnam(owner).pw_gid)
    users = "" if is_root else f"default_internal_user = {owner}\ndefault_login_user = {owner}"
    (place / "users").write_text(f"{USER}:{PASSWORD}\n", encoding="utf-8")
    (place / "users").chmod(0o644)  # whatever umask another test has left to this process
    (place / "dovecot.conf").write_text(
        _CONFIGURATION.format(
            place=place,
            plain=plain,
            secure=secure,
            owner=owner,
            group=group,
            users=users,
            jail="" if is_root else "chroot =",
        ),
        encoding="utf-8",
    )
    found = Server(place, plain, secure, owner)
    found.make_folder("")
    process = subprocess.Popen([DOVECOT, "-F", "-c", str(place / "dovecot.conf")], umask=0o022)
    try:
        _wait(secure, process, place)
        _prove(found)
        yield found
    finally:
        process.terminate()
        process.wait(20)
        shutil.rmtree(place, ignore_errors=True)


def _wait(port: int, process: subprocess.Popen, place: Path) -> None:
    for _ in range(100):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        if process.poll() is not None:
            break
        time.sleep(0.1)
    log = place / "log"
    raise RuntimeError(log.read_text() if log.exists() else "dovecot did not start")


def _prove(server: Server) -> None:
    """Open the mailbox once: what keeps the server from it is said here, not by fifty tests that read nothing."""
    context = ssl.create_default_context(cafile=str(server.trusted))
    try:
        with imaplib.IMAP4_SSL("127.0.0.1", server.secure, ssl_context=context, timeout=20) as box:
            box.authenticate("PLAIN", lambda _: f"\0{USER}\0{PASSWORD}".encode())
            box.select()
    except (OSError, imaplib.IMAP4.error) as error:
        raise RuntimeError((server.place / "log").read_text(errors="replace")[-2000:]) from error


def _give(path: Path, owner: str) -> None:
    if os.geteuid() == 0:
        shutil.chown(path, owner)


def _give_all(path: Path, owner: str) -> None:
    _give(path, owner)
    for one in path.rglob("*"):
        _give(one, owner)
