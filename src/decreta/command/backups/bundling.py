"""Keys and the other small things of a data directory as one file, sealed under a passphrase if there is one.

Sealed means: a key from the passphrase by scrypt (RFC 7914), the bytes under ChaCha20-Poly1305 (RFC 8439). Whoever has
the backup and not the passphrase has neither the key of sessions, nor that of the log, nor those that sign papers.
"""

from __future__ import annotations

import io
import os
import tarfile
from collections.abc import Iterator
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from decreta.command.backups.layout import DATA, SEALED, BackupError

SECRET_KEY = "secret-key"  # noqa: S105 - the name of its file
# What the installation makes anew, what runs, what a backup holds apart, and backups themselves.
_APART = frozenset(
    {"postgres", "postgres.new", "postgres.json", "postgres.owner", "postgres.lease", "static", "log", "blobs"}
    | {"metrics", "backups", "drill", SECRET_KEY}
)
_MAGIC = b"decreta sealed 1\n"
_SALT, _NONCE = 16, 12


def pack(data: Path, secret_key: str, folder: Path, passphrase: str) -> None:
    """Write the bundle into a backup that is being made. The key in force goes in, wherever it came from."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as bundle:
        _add(bundle, SECRET_KEY, secret_key.encode())
        for path in _own_files(data, folder.parent):
            _add(bundle, path.relative_to(data).as_posix(), path.read_bytes())
    content = buffer.getvalue()
    if passphrase:
        _write(folder / SEALED, seal(content, passphrase))
    else:
        _write(folder / DATA, content)


def unpack(folder: Path, data: Path, passphrase: str) -> None:
    """Put a bundle's files into a new data directory. Raises BackupError when it does not open."""
    with tarfile.open(fileobj=io.BytesIO(read(folder, passphrase))) as bundle:
        bundle.extractall(data, filter="data")
    for path in data.rglob("*"):
        path.chmod(0o700 if path.is_dir() else 0o600)


def read(folder: Path, passphrase: str) -> bytes:
    """The bundle's bytes, opened. Raises BackupError."""
    sealed = folder / SEALED
    if not sealed.exists():
        return (folder / DATA).read_bytes()
    if not passphrase:
        raise BackupError(
            "The keys in this backup are sealed. Give the passphrase (DECRETA_BACKUP_PASSPHRASE or …_FILE)."
        )
    return unseal(sealed.read_bytes(), passphrase)


def seal(content: bytes, passphrase: str) -> bytes:
    """Bytes that only the passphrase opens."""
    salt, nonce = os.urandom(_SALT), os.urandom(_NONCE)
    return _MAGIC + salt + nonce + ChaCha20Poly1305(_key(passphrase, salt)).encrypt(nonce, content, _MAGIC)


def unseal(sealed: bytes, passphrase: str) -> bytes:
    """What was sealed. Raises BackupError when the passphrase is another or a byte has changed."""
    start = len(_MAGIC)
    salt, nonce = sealed[start : start + _SALT], sealed[start + _SALT : start + _SALT + _NONCE]
    try:
        return ChaCha20Poly1305(_key(passphrase, salt)).decrypt(nonce, sealed[start + _SALT + _NONCE :], _MAGIC)
    except (InvalidTag, ValueError):
        raise BackupError(f"{SEALED} does not open: another passphrase, or a byte of it has changed.") from None


def _key(passphrase: str, salt: bytes) -> bytes:
    return Scrypt(salt=salt, length=32, n=2**16, r=8, p=1).derive(passphrase.encode())


def _own_files(data: Path, backups: Path) -> Iterator[Path]:
    for entry in sorted(data.iterdir()):
        if entry.name in _APART or entry.name.startswith((".", "secret-key.")) or entry == backups:
            continue
        paths = sorted(entry.rglob("*")) if entry.is_dir() and not entry.is_symlink() else [entry]
        for path in paths:
            is_lock = path.suffix == ".lock" or path.name == "lock"
            if path.is_file() and not path.is_symlink() and not is_lock and backups not in path.parents:
                yield path


def _add(bundle: tarfile.TarFile, name: str, content: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size, member.mode = len(content), 0o600
    bundle.addfile(member, io.BytesIO(content))


def _write(path: Path, content: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
