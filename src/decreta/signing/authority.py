"""The development certificate authority: made at first use, labelled as what it is, worth nothing outside testing."""

from __future__ import annotations

import datetime as dt
import fcntl
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID
from django.conf import settings

LABEL = "Decreta development authority, not for use outside testing"
_YEARS = 10
# An authority that was made before keys became elliptic goes on issuing.
_ISSUING = (ec.EllipticCurvePrivateKey, rsa.RSAPrivateKey)


@dataclass(frozen=True)
class Identity:
    """Somebody who signs: a stable key (a file name), the name in the certificate, and his organisation."""

    key: str
    name: str
    organisation: str


@dataclass(frozen=True)
class KeyFile:
    """A PKCS#12 file with its passphrase."""

    path: Path
    passphrase: bytes


class DevelopmentAuthority:
    """A root and an issuing authority in a directory of mode 0700; it issues a certificate to whoever signs."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def root_path(self) -> Path:
        """The root certificate (PEM), for whoever checks the papers."""
        self._set_up()
        return self.folder / "root.pem"

    @property
    def roots(self) -> list[bytes]:
        """The trusted roots, as PEM."""
        return [self.root_path.read_bytes()]

    def key_of(self, identity: Identity) -> KeyFile:
        """The key file of an identity; issued at first use."""
        self._set_up()
        path = self.folder / f"{identity.key}.p12"
        with self._locked():
            if not path.exists():
                self._issue(identity, path)
        return KeyFile(path, self._passphrase())

    def _set_up(self) -> None:
        if (self.folder / "issuing.p12").exists():
            return
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with self._locked():
            if (self.folder / "issuing.p12").exists():
                return
            _write(self.folder / "passphrase", secrets.token_urlsafe(32).encode())
            root_key = _new_key()
            root_name = _name(f"{LABEL}: root")
            root = _certificate(root_name, root_name, root_key.public_key(), root_key, ca_depth=1)
            issuing_key = _new_key()
            issuing = _certificate(
                _name(f"{LABEL}: issuing"), root_name, issuing_key.public_key(), root_key, ca_depth=0, issuer_cert=root
            )
            _write(self.folder / "root.pem", root.public_bytes(serialization.Encoding.PEM))
            _write(self.folder / "issuing.p12", self._pack("issuing", issuing_key, issuing, [root]))

    def _issue(self, identity: Identity, path: Path) -> None:
        # The root stays out of the papers: a certificate that nothing checks could be changed unnoticed.
        issuing_key, issuing, _root = pkcs12.load_key_and_certificates(
            (self.folder / "issuing.p12").read_bytes(), self._passphrase()
        )
        assert isinstance(issuing_key, _ISSUING) and issuing is not None
        key = _new_key()
        certificate = _certificate(
            _name(identity.name, identity.organisation),
            issuing.subject,
            key.public_key(),
            issuing_key,
            issuer_cert=issuing,
        )
        _write(path, self._pack(identity.key, key, certificate, [issuing]))

    def _pack(
        self, name: str, key: ec.EllipticCurvePrivateKey, certificate: x509.Certificate, chain: list[x509.Certificate]
    ) -> bytes:
        encryption = serialization.BestAvailableEncryption(self._passphrase())
        return pkcs12.serialize_key_and_certificates(name.encode(), key, certificate, chain, encryption)

    def _passphrase(self) -> bytes:
        return (self.folder / "passphrase").read_bytes()

    @contextmanager
    def _locked(self) -> Iterator[None]:
        descriptor = os.open(self.folder / "lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield
        finally:
            os.close(descriptor)


def installed() -> DevelopmentAuthority:
    """The authority of this installation, in its data directory."""
    return DevelopmentAuthority(Path(settings.DECRETA_DATA) / "authority")


def _new_key() -> ec.EllipticCurvePrivateKey:
    # P-256: as strong as RSA of 3072 bits, and a key is loaded and used in a few milliseconds instead of sixty.
    return ec.generate_private_key(ec.SECP256R1())


def _name(common: str, organisation: str = "") -> x509.Name:
    # Names in a certificate hold 64 octets (X.520).
    parts = [
        x509.NameAttribute(NameOID.COMMON_NAME, _cut(common)),
        x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, _cut(LABEL)),
    ]
    if organisation:
        parts.append(x509.NameAttribute(NameOID.ORGANIZATION_NAME, _cut(organisation)))
    return x509.Name(parts)


def _cut(text: str) -> str:
    """A text of at most 64 octets, whole words."""
    if len(text.encode()) <= 64:
        return text
    return text.encode()[:61].decode(errors="ignore").rsplit(" ", 1)[0] + "…"


def _certificate(
    subject: x509.Name,
    issuer: x509.Name,
    public_key: ec.EllipticCurvePublicKey,
    signing_key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey,
    *,
    ca_depth: int | None = None,
    issuer_cert: x509.Certificate | None = None,
) -> x509.Certificate:
    now = dt.datetime.now(dt.UTC)
    is_ca = ca_depth is not None
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(public_key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=365 * _YEARS))
        .add_extension(x509.BasicConstraints(ca=is_ca, path_length=ca_depth), critical=True)
        .add_extension(_usage(is_ca=is_ca), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public_key), critical=False)
    )
    if issuer_cert is not None:
        identifier = issuer_cert.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
        authority = x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(identifier)
        builder = builder.add_extension(authority, critical=False)
    return builder.sign(signing_key, hashes.SHA256())


def _usage(*, is_ca: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not is_ca,
        content_commitment=not is_ca,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=is_ca,
        crl_sign=is_ca,
        encipher_only=False,
        decipher_only=False,
    )


def _write(path: Path, content: bytes) -> None:
    """Write a secret at once or not at all, readable by the owner only."""
    partial = path.with_suffix(path.suffix + ".partial")
    descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
    partial.replace(path)
