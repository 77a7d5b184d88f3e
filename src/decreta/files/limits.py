"""How much of a file is accepted."""

from __future__ import annotations

from typing import Final

from django.conf import settings

#: The greatest file that may be stored, in bytes, unless the installation says otherwise.
DEFAULT_MAX_BYTES: Final = 100 * 1024 * 1024
#: Objects in one PDF; a real paper of a thousand pages has some tens of thousands.
MAX_PDF_OBJECTS: Final = 400_000


def max_bytes() -> int:
    """The greatest file that may be stored, in bytes (`DECRETA_FILE_MAX_BYTES`)."""
    return int(getattr(settings, "DECRETA_FILE_MAX_BYTES", DEFAULT_MAX_BYTES))
