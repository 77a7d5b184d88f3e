"""Reading what is kept. Who may read a file is decided by the thing that holds it."""

from __future__ import annotations

from typing import BinaryIO

from decreta.files import blobs
from decreta.files.models import StoredFile


def read(stored_file: StoredFile) -> bytes:
    """All bytes, proven by their hash. Raises `blobs.DamagedBlobError`."""
    return blobs.read(stored_file.blob_id)


def open_blob(stored_file: StoredFile) -> BinaryIO:
    """The file for reading in pieces; the hash is not proven. Raises `blobs.DamagedBlobError` when it is gone."""
    return blobs.open_blob(stored_file.blob_id)
