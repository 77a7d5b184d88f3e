"""Secrets that sign what is sent: made here, shown once, kept enciphered."""

from __future__ import annotations

import base64
import os
from typing import Final

from decreta.core.sealing import opened, sealed

#: The form that libraries of Standard Webhooks read.
PREFIX: Final = "whsec_"
_OCTETS: Final = 32
_PURPOSE: Final = "webhooks"


def new_secret() -> str:
    """A secret of 256 bits."""
    return PREFIX + base64.b64encode(os.urandom(_OCTETS)).decode()


def enciphered(secret: str) -> bytes:
    """What is stored."""
    return sealed(secret, _PURPOSE)


def deciphered(stored: bytes | memoryview) -> str:
    """The secret. Raises `cryptography.fernet.InvalidToken` when the installation's key is another than it was."""
    return opened(stored, _PURPOSE)
