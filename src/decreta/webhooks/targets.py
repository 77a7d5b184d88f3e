"""To which addresses this house speaks by itself: none that leads back inside, however it is written or resolved.

A receiver is named by a stranger to the network. Judged are therefore the addresses that its name gives, at
registration and again at every sending; the connection is made to an address that was judged, so that a name which
answers otherwise a moment later (DNS rebinding) gains nothing. `DECRETA_WEBHOOK_HOSTS` names receivers within the
house: there private addresses and plain HTTP are allowed, link-local ones never but by naming their network.
"""

from __future__ import annotations

import ipaddress
import re
import socket
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

IP = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

MAX_LENGTH: Final = 500
_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)", re.IGNORECASE)
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*", re.IGNORECASE)
#: IPv6 addresses that carry an IPv4 one at their end: translation (RFC 6052, 8215) and the old compatible form.
_CARRYING = tuple(ipaddress.ip_network(one) for one in ("64:ff9b::/96", "64:ff9b:1::/48", "::/96", "::ffff:0:0:0/96"))


class Unreachable(Exception):
    """An address to which nothing is sent; the text may be shown to who gave it."""


@dataclass(frozen=True)
class Target:
    """An address in its parts. `path` carries the query."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def is_tls(self) -> bool:
        return self.scheme == "https"

    @property
    def authority(self) -> str:
        """What the Host header says."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == (443 if self.is_tls else 80) else f"{host}:{self.port}"


def read(url: str) -> Target:
    """The parts of an address. Raises Unreachable with the reason why nothing may be sent there. No look-up."""
    if len(url) > MAX_LENGTH or not url.isascii() or not url.isprintable() or " " in url or "\\" in url:
        raise Unreachable(_("This is no address of the web."))
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise Unreachable(_("This is no address of the web.")) from None
    host = (parts.hostname or "").rstrip(".")
    if parts.scheme not in ("https", "http") or not host:
        raise Unreachable(_("Give an address that begins with https://."))
    if parts.username is not None or parts.password is not None:
        raise Unreachable(_("An address must not carry a name or password."))
    if parts.fragment:
        raise Unreachable(_("An address must not end in a part after #."))
    _host_is_plain(host)
    if parts.scheme == "http" and not _is_named(host):
        raise Unreachable(_("Only https:// is allowed: what is sent must not be read on the way."))
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(parts.scheme, host, port or (443 if parts.scheme == "https" else 80), path)


def resolve(target: Target) -> str:
    """An address of the host that may be spoken to. Raises Unreachable when the name gives none or any forbidden one."""
    try:
        found = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise Unreachable(_("The name of the receiver is not known.")) from None
    addresses = [str(one[4][0]).partition("%")[0] for one in found]
    if not addresses or not all(_may_be_reached(ipaddress.ip_address(one), target.host) for one in addresses):
        raise Unreachable(_("The receiver lies in a network to which nothing is sent."))
    return addresses[0]


def _host_is_plain(host: str) -> None:
    """A name, or an IP address in its usual writing: `2130706433`, `0x7f.1` and `127.1` are neither."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        labels = host.split(".")
        if not all(_LABEL.fullmatch(label) for label in labels) or _NUMBER.fullmatch(labels[-1]):
            raise Unreachable(_("This is no name of a receiver.")) from None


def _may_be_reached(address: IP, host: str) -> bool:
    true = _carried(address)
    if any(true in network for network in _networks() if network.version == true.version):
        return True
    if true.is_link_local or true.is_multicast or true.is_unspecified or true.is_reserved:
        return False
    return true.is_global or (_is_named(host) and (true.is_private or true.is_loopback))


def _carried(address: IP) -> IP:
    """The IPv4 address within an IPv6 one, which is where the packets go."""
    if isinstance(address, ipaddress.IPv4Address):
        return address
    inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
    if inner is None and address not in (ipaddress.ip_address("::1"), ipaddress.ip_address("::")):
        inner = next((ipaddress.IPv4Address(int(address) & 0xFFFFFFFF) for net in _CARRYING if address in net), None)
    return inner or address


def _is_named(host: str) -> bool:
    """Whether the installation names a host as one of the house."""
    return host.lower() in {one.lower() for one in settings.DECRETA_WEBHOOK_HOSTS}


def _networks() -> list[Network]:
    """The networks that the installation names, such as `10.20.0.0/16`."""
    return [ipaddress.ip_network(one, strict=False) for one in settings.DECRETA_WEBHOOK_HOSTS if "/" in one]
