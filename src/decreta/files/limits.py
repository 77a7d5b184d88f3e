"""How much of a file is accepted."""

from __future__ import annotations

from typing import Final

from django.conf import settings

#: The greatest file that may be stored, in bytes, unless the installation says otherwise.
DEFAULT_MAX_BYTES: Final = 100 * 1024 * 1024
#: Objects in one PDF; a real paper of a thousand pages has some tens of thousands. Each takes a kilobyte to be looked at.
MAX_PDF_OBJECTS: Final = 200_000


def max_bytes() -> int:
    """The greatest file that may be stored, in bytes (`DECRETA_FILE_MAX_BYTES`)."""
    return int(getattr(settings, "DECRETA_FILE_MAX_BYTES", DEFAULT_MAX_BYTES))


def max_request_bytes() -> int:
    """The greatest request that is read at all: four of the greatest files, and what is written beside them."""
    return 4 * max_bytes() + 5 * 1024 * 1024
