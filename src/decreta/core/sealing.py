"""Secrets that must be read again: kept enciphered with a key of the installation, another for each purpose."""

from __future__ import annotations

import base64
import hashlib

from cryptography.fernet import Fernet
from django.conf import settings


def sealed(text: str, purpose: str) -> bytes:
    """What is stored."""
    return _cipher(purpose).encrypt(text.encode())


def opened(stored: bytes | memoryview, purpose: str) -> str:
    """The text. Raises `cryptography.fernet.InvalidToken` when the installation's key is another than it was."""
    return _cipher(purpose).decrypt(bytes(stored)).decode()


def _cipher(purpose: str) -> Fernet:
    key = hashlib.sha256(f"decreta.{purpose}\0".encode() + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
