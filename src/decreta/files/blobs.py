"""Bytes under their SHA-256. Written once, whole or not at all; where they are is the store's affair."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from decreta.core.errors import DecretaError
from decreta.files.stores import Directory, store


class DamagedBlobError(DecretaError):
    """The bytes are missing or no longer have the hash they are stored under."""


def hash_of(content: bytes) -> str:
    """SHA-256 in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def path_of(sha256: str) -> Path:
    """Where a blob lies on this machine's disk, when its files are there."""
    return Directory(Path(settings.DECRETA_DATA) / "blobs").path_of(sha256)


def write(content: bytes) -> str:
    """Keep some bytes durably and return their hash. Writing the same bytes again changes nothing.

    Raises StoreUnreachable when an object store does not answer; then nothing is kept.
    """
    sha256, place = hash_of(content), store()
    if not place.has(sha256):
        place.put(sha256, content)
    return sha256


def write_from(source: BinaryIO, sha256: str) -> None:
    """Keep what a file holds, under the hash that it must have. Raises DamagedBlobError when it has another."""
    content = source.read()
    if hash_of(content) != sha256:
        raise DamagedBlobError(sha256)
    write(content)


def open_blob(sha256: str) -> BinaryIO:
    """The blob for reading in pieces. Raises DamagedBlobError when it is gone, StoreUnreachable during an outage."""
    try:
        return store().open(sha256)
    except FileNotFoundError as error:
        raise DamagedBlobError(sha256) from error


def read(sha256: str) -> bytes:
    """All bytes of a blob, proven by their hash. Raises DamagedBlobError."""
    with open_blob(sha256) as file:
        content = file.read()
    if hash_of(content) != sha256:
        raise DamagedBlobError(sha256)
    return content
