"""The key that signs the log's checkpoints, kept in the data directory."""

from __future__ import annotations

import base64
import hashlib
import os
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from django.conf import settings

ORIGIN = "decreta/log"


def key_path() -> Path:
    return Path(settings.DECRETA_DATA) / "log.key"


def signing_key() -> Ed25519PrivateKey:
    """The instance's log key; made at first use with mode 0600."""
    path = key_path()
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        raw = Ed25519PrivateKey.generate().private_bytes(Encoding.Raw, PrivateFormat.Raw, NoEncryption())
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return Ed25519PrivateKey.from_private_bytes(path.read_bytes())
        with os.fdopen(descriptor, "wb") as file:
            file.write(raw)
    return Ed25519PrivateKey.from_private_bytes(path.read_bytes())


def _key_hash(public: Ed25519PublicKey) -> bytes:
    raw = public.public_bytes(Encoding.Raw, PublicFormat.Raw)
    return hashlib.sha256(f"{ORIGIN}\n".encode() + b"\x01" + raw).digest()[:4]


def sign_note(text: str) -> str:
    """A signed note: the text, an empty line, and a signature line (the form of transparency logs)."""
    key = signing_key()
    signature = base64.b64encode(_key_hash(key.public_key()) + key.sign(text.encode())).decode()
    return f"{text}\n\u2014 {ORIGIN} {signature}\n"


def note_is_signed(note: str, public: Ed25519PublicKey | None = None) -> bool:
    """Whether a note carries a valid signature of this instance's key (or of the given one)."""
    public = public or signing_key().public_key()
    text, _, signature_line = note.partition("\n\n")
    parts = signature_line.split(" ")
    if len(parts) != 3:
        return False
    try:
        public.verify(base64.b64decode(parts[2])[4:], f"{text}\n".encode())
    except (InvalidSignature, ValueError):
        return False
    return True
