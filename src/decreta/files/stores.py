"""Where the bytes are: a directory of the installation, or a bucket of an object store. Whole or not at all in both."""

from __future__ import annotations

import io
import os
import secrets
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO, Final, Protocol

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from decreta.core.errors import NotNow, Problem

_PIECE: Final = 256 * 1024
_PART: Final = 16 * 1024 * 1024


class StoreUnreachable(NotNow):
    """The store does not answer. Nothing was kept."""

    def __init__(self) -> None:
        text = _("The files cannot be reached just now. Nothing was saved; try again in a few minutes.")
        super().__init__([Problem(text, code="store_unreachable")])


class Store(Protocol):
    """Bytes under their hash. `open` raises FileNotFoundError; an object store's outage is StoreUnreachable."""

    def has(self, sha256: str) -> bool: ...
    def put(self, sha256: str, content: bytes) -> None: ...
    def open(self, sha256: str) -> BinaryIO: ...


def store() -> Store:
    """The store that is configured."""
    place = settings.DECRETA_FILES
    return _bucket(place) if place else Directory(Path(settings.DECRETA_DATA) / "blobs")


class Directory:
    """`blobs/ab/cdef…` on a disk."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def path_of(self, sha256: str) -> Path:
        """Where a blob lies. Only a hash is accepted, so no name can lead elsewhere."""
        return self._root / _checked(sha256)[:2] / sha256[2:]

    def has(self, sha256: str) -> bool:
        return self.path_of(sha256).exists()

    def put(self, sha256: str, content: bytes) -> None:
        """Write aside, flush, rename: the name appears when the bytes are durable."""
        path = self.path_of(sha256)
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

    def open(self, sha256: str) -> BinaryIO:
        return self.path_of(sha256).open("rb")


class Bucket:
    """Objects `PREFIX/ab/cdef…` of an S3 store, private: they are read by us and handed on, never by an address.

    An object appears when its upload is complete, in one part or in many; an upload that is cut off leaves nothing that
    can be read. The library checks each part's checksum on its way.
    """

    def __init__(self, place: Any) -> None:
        from botocore.config import Config
        from storages.backends.s3 import S3Storage

        self._storage = S3Storage(
            bucket_name=place.bucket,
            endpoint_url=place.endpoint or None,
            region_name=place.region or None,
            access_key=place.key or None,
            secret_key=place.secret or None,
            location=place.prefix,
            default_acl=None,
            client_config=Config(
                connect_timeout=5,
                read_timeout=30,
                retries={"max_attempts": 3, "mode": "standard"},
                s3={"addressing_style": "path"} if place.endpoint else {},
            ),
        )
        self._prefix = f"{place.prefix.strip('/')}/" if place.prefix.strip("/") else ""

    def has(self, sha256: str) -> bool:
        return self._size(sha256) is not None

    def put(self, sha256: str, content: bytes) -> None:
        from boto3.s3.transfer import TransferConfig

        def upload() -> None:
            self._object(sha256).upload_fileobj(
                io.BytesIO(content),
                ExtraArgs={"ContentType": "application/octet-stream", "Metadata": {"sha256": sha256}},
                Config=TransferConfig(multipart_threshold=_PART, multipart_chunksize=_PART),
            )

        _reached(upload)
        if self._size(sha256) != len(content):
            _reached(self._object(sha256).delete)
            raise StoreUnreachable

    def open(self, sha256: str) -> BinaryIO:
        size = self._size(sha256)
        if size is None:
            raise FileNotFoundError(sha256)
        return io.BufferedReader(_Remote(self._object(sha256), size), _PIECE)

    def _object(self, sha256: str) -> Any:
        return self._storage.bucket.Object(f"{self._prefix}{_checked(sha256)[:2]}/{sha256[2:]}")

    def _size(self, sha256: str) -> int | None:
        from botocore.exceptions import ClientError

        def ask() -> int | None:
            try:
                return int(self._object(sha256).content_length)
            except ClientError as error:
                if error.response.get("ResponseMetadata", {}).get("HTTPStatusCode") == 404:
                    return None
                raise

        found: int | None = _reached(ask)
        return found


class _Remote(io.RawIOBase):
    """An object as a file that reads only the ranges that are asked for: pdf.js reads page by page."""

    def __init__(self, thing: Any, size: int) -> None:
        super().__init__()
        self._thing, self._size, self._at = thing, size, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        self._at = max(base + offset, 0)
        return self._at

    def readinto(self, buffer: Any, /) -> int:
        wanted = min(len(buffer), self._size - self._at)
        if wanted <= 0:
            return 0
        asked = f"bytes={self._at}-{self._at + wanted - 1}"

        def fetch() -> bytes:
            content: bytes = self._thing.get(Range=asked)["Body"].read()
            return content

        found = _reached(fetch)
        buffer[: len(found)] = found
        self._at += len(found)
        return len(found)


def _reached(call: Any) -> Any:
    """What a call to the store gives. Raises StoreUnreachable when it fails, whatever the library calls it."""
    from boto3.exceptions import Boto3Error
    from botocore.exceptions import BotoCoreError, ClientError

    try:
        return call()
    except (BotoCoreError, Boto3Error, ClientError) as error:
        raise StoreUnreachable from error


@cache
def _bucket(place: Any) -> Bucket:
    return Bucket(place)


def _checked(sha256: str) -> str:
    if len(sha256) != 64 or not all(digit in "0123456789abcdef" for digit in sha256):
        raise ValueError("not a SHA-256")
    return sha256


def _sync_directory(directory: Path) -> None:
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
