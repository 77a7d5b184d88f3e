"""Bytes on disk under their SHA-256: `blobs/ab/cdef…`. Written once, whole or not at all."""

from __future__ import annotations

import hashlib
import os
import secrets
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from decreta.core.errors import DecretaError


class DamagedBlobError(DecretaError):
    """The bytes on disk are missing or no longer have the hash they are stored under."""


def hash_of(content: bytes) -> str:
    """SHA-256 in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def path_of(sha256: str) -> Path:
    """Where a blob lies. Only a hash is accepted, so no name can lead elsewhere."""
    if len(sha256) != 64 or not all(digit in "0123456789abcdef" for digit in sha256):
        raise ValueError("not a SHA-256")
    return Path(settings.DECRETA_DATA) / "blobs" / sha256[:2] / sha256[2:]


def write(content: bytes) -> str:
    """Keep some bytes durably and return their hash. Writing the same bytes again changes nothing."""
    sha256 = hash_of(content)
    path = path_of(sha256)
    if path.exists():
        return sha256
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = path.with_name(f".{path.name[:16]}.{secrets.token_hex(8)}")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise
    _sync_directory(path.parent)
    # The directory's own entry must survive a power cut too.
    _sync_directory(path.parent.parent)
    return sha256


def open_blob(sha256: str) -> BinaryIO:
    """The blob for reading in pieces. Raises DamagedBlobError when it is gone."""
    try:
        return path_of(sha256).open("rb")
    except FileNotFoundError as error:
        raise DamagedBlobError(sha256) from error


def read(sha256: str) -> bytes:
    """All bytes of a blob, proven by their hash. Raises DamagedBlobError."""
    with open_blob(sha256) as file:
        content = file.read()
    if hash_of(content) != sha256:
        raise DamagedBlobError(sha256)
    return content


def _sync_directory(directory: Path) -> None:
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
