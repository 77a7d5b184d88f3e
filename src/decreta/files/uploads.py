"""Uploads whose name says nothing: Django drops them without a word, here they come in under a name.

`.`, `..` and names of control characters only are no names; a name in bytes that are no UTF-8 hides its whole part.
Whoever brings five files must not find four without being told.
"""

from __future__ import annotations

from typing import Any, Final

from django.http import multipartparser, request
from django.http.multipartparser import MultiPartParser

#: How a file is called that came without a name.
NAMELESS: Final = "file"
_END_OF_HEAD: Final = b"\r\n\r\n"
#: Where Django looks the two up; its stubs do not know them.
_parts: Any = multipartparser
_requests: Any = request
_read_part = _parts.parse_boundary_stream


class NamingParser(MultiPartParser):
    """Reads a request with files; each that came with a name, whatever it was, has one."""

    def sanitize_file_name(self, file_name: str) -> str:
        return super().sanitize_file_name(file_name) or NAMELESS


def read_part(stream: Any, max_header_size: int) -> Any:
    """One part of a request, its head readable: what is no UTF-8 in it is replaced, so that the part is not lost."""
    chunk: bytes = stream.read(max_header_size)
    head, end, rest = chunk.partition(_END_OF_HEAD)
    if end:
        chunk = head.decode("utf-8", "replace").encode() + end + rest
    stream.unget(chunk)
    return _read_part(stream, max_header_size)


def install() -> None:
    """Let every request be read so. Django has no setting for it; both places are where it looks the names up."""
    _requests.MultiPartParser = NamingParser
    _parts.parse_boundary_stream = read_part
