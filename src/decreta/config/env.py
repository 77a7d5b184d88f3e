"""What an installation can vary, each with its default, its meaning and where the value in force came from.

A value comes from, in this order: the environment (`DECRETA_NAME`), the file named by `DECRETA_NAME_FILE`,
the data directory (what the program wrote there for itself), the default.
"""

from __future__ import annotations

import ipaddress
import json
import os
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal
from urllib.parse import parse_qsl, unquote, urlsplit

Origin = Literal["environment", "file", "data directory", "default"]

TRUE_WORDS = frozenset({"1", "true", "yes", "on"})
FALSE_WORDS = frozenset({"0", "false", "no", "off", ""})
LOOPBACK_HOSTS = frozenset({"127.0.0.1", "localhost", "::1"})


class ConfigurationError(Exception):
    """A value in the environment cannot be used; the message names the variable and says what is wrong."""


@dataclass(frozen=True)
class Variable:
    """One thing an installation can vary."""

    name: str
    meaning: str
    default: str
    parse: Callable[[str], Any] = str
    is_secret: bool = False
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Value:
    """A variable's value in force and where it came from."""

    variable: Variable
    text: str
    origin: Origin

    @property
    def shown(self) -> str:
        """The value as it may be printed: a secret is never shown."""
        if not self.text:
            return ""
        return "••••••••" if self.variable.is_secret else self.text


def _truth(text: str) -> bool:
    word = text.strip().lower()
    if word in TRUE_WORDS:
        return True
    if word in FALSE_WORDS:
        return False
    message = "must be yes or no"
    raise ValueError(message)


def _one_of(*choices: str) -> Callable[[str], str]:
    def parse(text: str) -> str:
        if text not in choices:
            raise ValueError("must be one of " + ", ".join(choices))
        return text

    return parse


def _bind(text: str) -> tuple[str, int]:
    host, separator, port = text.rpartition(":")
    if not separator or not port.isdigit() or not 0 < int(port) < 65536:
        message = "must be an address and a port, like 127.0.0.1:8300"
        raise ValueError(message)
    return host.strip("[]"), int(port)


def _minutes(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 24 * 60:
        message = "must be a number of minutes, at least 1 and at most a day"
        raise ValueError(message)
    return int(text)


def _hours(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 24 * 90:
        message = "must be a number of hours, at least 1 and at most ninety days"
        raise ValueError(message)
    return int(text)


def _words(text: str) -> tuple[str, ...]:
    return tuple(word for word in text.replace(",", " ").split() if word)


def _hosts(text: str) -> tuple[str, ...]:
    words = _words(text)
    for word in words:
        if "/" in word:
            ipaddress.ip_network(word, strict=False)
    return words


VARIABLES: tuple[Variable, ...] = (
    Variable("DATA", "directory of everything this installation writes", ".decreta", lambda text: Path(text).resolve()),
    Variable(
        "DATABASE_URL",
        "PostgreSQL to use, postgresql://user:password@host/name; empty: the embedded one in the data directory",
        "",
        is_secret=True,
        aliases=("DATABASE_URL",),
    ),
    Variable(
        "DATABASE_POOL", "greatest number of connections that one process keeps; 0: one per thread, closed", "8", int
    ),
    Variable(
        "DATABASE_POOLER",
        "'pgbouncer' when a transaction pooler stands before PostgreSQL: no prepared statements, no cursors",
        "none",
        _one_of("none", "pgbouncer"),
    ),
    Variable(
        "DATABASE_LISTEN_URL",
        "direct address of PostgreSQL for LISTEN when DATABASE_URL goes through a pooler; empty: the same",
        "",
        is_secret=True,
    ),
    Variable("SECRET_KEY", "key of sessions and signed cookies; generated for the data directory", "", is_secret=True),
    Variable("BIND", "address and port of the web process", "127.0.0.1:8300", _bind),
    Variable("PUBLIC_URL", "address at which people reach the installation; empty: the bound address", ""),
    Variable("TRUSTED_PROXIES", "addresses of reverse proxies whose forwarding headers are believed", "", _words),
    Variable("LANG", "language of people who have not chosen one", "vi", _one_of("vi", "en", "ja")),
    Variable("TIME_ZONE", "the office's time zone", "Asia/Ho_Chi_Minh"),
    Variable(
        "SECRECY_CEILING",
        "highest level of secrecy whose content may be stored; above it only a stub can be registered",
        "ordinary",
        _one_of("ordinary", "internal", "confidential", "secret", "top_secret"),
    ),
    Variable(
        "CHECKS",
        "whether a draft is approved before the checks of content and form that its rules know: 'advised' shows the "
        "signer what is missing, 'required' refuses",
        "advised",
        _one_of("advised", "required"),
    ),
    Variable(
        "MAIL_URL",
        "smtp://user:password@host:port, smtps:// for TLS, smtp+tls:// for STARTTLS; empty: files in the data directory",
        "",
        is_secret=True,
    ),
    Variable("MAIL_FROM", "sender of mails", "decreta@localhost"),
    Variable(
        "CONFIRM_MINUTES",
        "how long after signing in or confirming again one may sign, issue, export lists and change accounts",
        "15",
        _minutes,
    ),
    Variable(
        "FILES",
        "where files are: empty: the data directory; s3://bucket/prefix?endpoint=https://…&region=…: an object store",
        "",
    ),
    Variable("FILES_KEY", "access key of the object store; empty: what the machine provides", "", is_secret=True),
    Variable("FILES_SECRET", "secret of the access key", "", is_secret=True),
    Variable(
        "SCAN_FOLDER",
        "folder with one folder for each organisation, named by its code, out of which scans are taken; empty: none",
        "",
        lambda text: Path(text).resolve() if text else None,
    ),
    Variable("BACKUP_DIR", "directory of backups; empty: 'backups' in the data directory", ""),
    Variable(
        "BACKUP_PASSPHRASE", "passphrase under which a backup seals the keys; empty: unsealed", "", is_secret=True
    ),
    Variable(
        "WEBHOOK_HOSTS",
        "receivers of webhooks within the house: names, or networks such as 10.20.0.0/16; empty: none",
        "",
        _hosts,
    ),
    Variable(
        "SESSION_IDLE_MINUTES",
        "a session ends after so many minutes without a request; stricter: 30",
        "720",
        _minutes,
    ),
    Variable(
        "SESSION_HOURS", "a session ends at the latest so many hours after signing in; stricter: 12", "168", _hours
    ),
    Variable(
        "IDENTITY_FILE",
        "TOML file of providers of identity (OpenID Connect, SAML); empty: passwords and passkeys only",
        "",
    ),
    Variable("LDAP_URL", "directory that checks passwords (`decreta[ldap]`), ldaps://host; empty: none", ""),
    Variable("LDAP_BIND_DN", "name with which the directory is searched", ""),
    Variable("LDAP_BIND_PASSWORD", "password of that name", "", is_secret=True),
    Variable("LDAP_SEARCH", "where the directory keeps people, such as ou=people,dc=office,dc=example", ""),
    Variable("LDAP_FILTER", "how a user name is looked for there", "(uid=%(user)s)"),
    Variable("API_PER_MINUTE", "requests that one token may make in a minute", "600", int),
    Variable("API_REFUSALS_PER_MINUTE", "attempts without a valid token that are answered in a minute", "30", int),
    Variable("DEMO", "demonstration: a simulated clock and logins that are printed", "no", _truth),
    Variable("DEBUG", "error pages for developers; refused when the address is not a loopback address", "no", _truth),
    Variable("TESTING", "the test suite is running: cheap password hashes, unhashed static files", "no", _truth),
    Variable(
        "LOG_LEVEL", "least severe message in the log", "INFO", _one_of("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
    ),
    Variable("LOG_FORMAT", "lines for people, or 'json' for programs", "line", _one_of("line", "json")),
    Variable("METRICS_TOKEN", "bearer token for /metrics; empty: only this machine reads it", "", is_secret=True),
)
_BY_NAME = {variable.name: variable for variable in VARIABLES}


class Environment:
    """The values in force, read once from a mapping (normally `os.environ`)."""

    def __init__(self, environ: Mapping[str, str] | None = None) -> None:
        self._environ = os.environ if environ is None else environ

    def value(self, name: str) -> Value:
        """The text in force for a variable and its origin. Raises ConfigurationError for an unreadable file."""
        variable = _BY_NAME[name]
        for key in (f"DECRETA_{name}", *variable.aliases):
            if key in self._environ:
                return Value(variable, self._environ[key], "environment")
            path = self._environ.get(f"{key}_FILE")
            if path:
                return Value(variable, _read(key, path), "file")
        kept = self._from_data_directory(name)
        if kept:
            return Value(variable, kept, "data directory")
        return Value(variable, variable.default, "default")

    def __getitem__(self, name: str) -> Any:
        """The parsed value. Raises ConfigurationError naming the variable."""
        value = self.value(name)
        try:
            return value.variable.parse(value.text)
        except ValueError as error:
            message = f"DECRETA_{name}: {error} (it is {value.shown!r}, from the {value.origin})"
            raise ConfigurationError(message) from error

    def values(self) -> list[Value]:
        """Every variable with its value in force, in the order of documentation."""
        return [self.value(variable.name) for variable in VARIABLES]

    def unknown(self) -> list[str]:
        """Names that begin with DECRETA_ but mean nothing: almost always a spelling mistake."""
        known = {f"DECRETA_{variable.name}{end}" for variable in VARIABLES for end in ("", "_FILE")}
        known |= {"DECRETA_TEST_SUFFIX", "DECRETA_TEST_DATABASE_URL", "DECRETA_TEST_LISTEN_URL"}
        return sorted(key for key in self._environ if key.startswith("DECRETA_") and key not in known)

    @property
    def data(self) -> Path:
        """The data directory."""
        path: Path = self["DATA"]
        return path

    @property
    def is_embedded(self) -> bool:
        """Whether the database is the embedded one."""
        return self.value("DATABASE_URL").origin in ("data directory", "default")

    def _from_data_directory(self, name: str) -> str:
        """What the program keeps for itself in the data directory."""
        if name == "DATABASE_URL":
            return _embedded_url(self.data)
        if name == "SECRET_KEY":
            return _generated_secret(self.data)
        if name == "DEMO":
            return "yes" if (self.data / "demo").exists() else ""
        if name == "LANG" and (self.data / "language").exists():
            return (self.data / "language").read_text(encoding="ascii").strip()
        return ""


def _read(key: str, path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except OSError as error:
        message = f"{key}_FILE: cannot read {path}: {error.strerror}"
        raise ConfigurationError(message) from error


def _embedded_url(data: Path) -> str:
    """The embedded cluster's address as its owner wrote it; empty before the first start."""
    path = data / "postgres.json"
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ""
    return str(record.get("url", ""))


def _generated_secret(data: Path) -> str:
    """The installation's own key, made at the first start; empty while there is no data directory."""
    path = data / "secret-key"
    try:
        return path.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        if not data.is_dir():
            return ""
    except OSError as error:
        message = f"cannot read {path}: {error.strerror}"
        raise ConfigurationError(message) from error
    # A key appears whole or not at all: two processes that start together must end with the same one.
    fresh = path.with_name(f"secret-key.{os.getpid()}")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(48))
    try:
        os.link(fresh, path)
    except FileExistsError:
        pass
    finally:
        fresh.unlink()
    return path.read_text(encoding="ascii").strip()


@dataclass(frozen=True)
class Mail:
    """How mail leaves the installation."""

    host: str
    port: int
    user: str
    password: str
    use_ssl: bool
    use_starttls: bool


def mail_from_url(url: str) -> Mail:
    """Read DECRETA_MAIL_URL. Raises ConfigurationError for a scheme that is not a mail scheme."""
    parts = urlsplit(url)
    if parts.scheme not in ("smtp", "smtps", "smtp+tls") or not parts.hostname:
        message = "DECRETA_MAIL_URL: must look like smtp://user:password@host:port"
        raise ConfigurationError(message)
    return Mail(
        host=parts.hostname,
        port=parts.port or {"smtp": 25, "smtps": 465, "smtp+tls": 587}[parts.scheme],
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        use_ssl=parts.scheme == "smtps",
        use_starttls=parts.scheme == "smtp+tls",
    )


@dataclass(frozen=True)
class Bucket:
    """Where files are in an object store, and with which key."""

    bucket: str
    prefix: str
    endpoint: str
    region: str
    key: str
    secret: str


def files_from_url(url: str, key: str, secret: str) -> Bucket:
    """Read DECRETA_FILES. Raises ConfigurationError for what is no place in an object store."""
    parts = urlsplit(url)
    options = dict(parse_qsl(parts.query))
    endpoint = options.pop("endpoint", "")
    region = options.pop("region", "")
    is_address = not endpoint or urlsplit(endpoint).scheme in ("http", "https")
    if parts.scheme != "s3" or not parts.netloc or options or not is_address:
        message = "DECRETA_FILES: must look like s3://bucket/prefix?endpoint=https://host&region=name"
        raise ConfigurationError(message)
    return Bucket(parts.netloc, parts.path.strip("/"), endpoint, region, key, secret)


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches a bound address. A name other than `localhost` may mean any address."""
    if host in LOOPBACK_HOSTS:
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
