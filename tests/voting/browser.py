"""The browsers of a secret ballot in Python: voters who seal, tellers who open and send on.

The same as `frontend/src/islands/ballot`; `test_sealing.py` holds the two against each other.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
from collections.abc import Mapping, Sequence
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from decreta.voting import sealing
from decreta.voting.sealing import Place


def new_key() -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(sealing.CURVE)


def seal(content: bytes, *, to: bytes, name: bytes) -> bytes:
    """Seal something to a public key under a name."""
    once = new_key()
    shared = once.exchange(ec.ECDH(), sealing.read_public(to))
    cipher, nonce = sealing.key_between(shared, sealing.public_of(once), to, name)
    return sealing.public_of(once) + cipher.encrypt(nonce, content, None)


def parted(key: bytes, *, threshold: int, into: int) -> list[bytes]:
    """The parts of a key, for the tellers 1, 2, …; as many as the threshold give it, and never one alone."""
    if not 2 <= threshold <= into:
        raise ValueError(threshold)
    factors = [key, *(os.urandom(len(key)) for _n in range(threshold - 1))]
    parts = []
    for x in range(1, into + 1):
        part = bytes(len(key))
        for factor in reversed(factors):
            part = bytes(sealing.times(a, x) ^ b for a, b in zip(part, factor, strict=True))
        parts.append(part)
    return parts


def spoken(threshold: int, keys: Sequence[bytes]) -> str:
    """The seal of a ballot, as people compare it aloud."""
    letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
    digest = hashlib.sha256(bytes([threshold]) + b"".join(keys)).digest()
    code = "".join(letters[one % len(letters)] for one in digest[:12])
    return "-".join([code[:4], code[4:8], code[8:]])


def new_code() -> str:
    return "".join(secrets.choice(sorted(sealing.CODE_LETTERS)) for _n in range(sealing.CODE_LENGTH))


def paper(place: Place, ordinal: int, code: str, *, tellers: Sequence[bytes], threshold: int) -> str:
    """A sealed voting paper."""
    key, nonce = os.urandom(sealing.KEY_LENGTH), os.urandom(12)
    content = (bytes([ordinal]) + code.encode()).ljust(sealing.CONTENT_LENGTH, b"\0")
    data = bytes([sealing.VERSION]) + nonce + AESGCM(key).encrypt(nonce, content, place.words("paper"))
    for x, (part, public) in enumerate(
        zip(parted(key, threshold=threshold, into=len(tellers)), tellers, strict=True), 1
    ):
        data += sealing.mark_of(place, x, part) + seal(part, to=public, name=place.words("part", x))
    return sealing.to_text(data)


def parts_for(
    key: ec.EllipticCurvePrivateKey, x: int, sealed: Mapping[str, Sequence[str | None]], *, ballot: str
) -> dict[str, list[str | None]]:
    """What a teller's browser opens of his sealed parts, which are all that it is given; None where one does not open."""

    def one(vote: str, unit: int, text: str | None) -> str | None:
        try:
            part = sealing.to_bytes(text or "")
            return sealing.to_text(sealing.opened(part, key=key, name=Place(ballot, vote, unit).words("part", x)))
        except sealing.UnreadableError:
            return None

    return {vote: [one(vote, n, text) for n, text in enumerate(texts, 1)] for vote, texts in sealed.items()}


def opening(parts: Mapping[str, Any], *, to: bytes, counting: str, x: int) -> str:
    """A teller's parts, sealed to the key of the count."""
    name = f"decreta|opening|1|{counting}|{x}".encode()
    return sealing.to_text(seal(json.dumps(parts).encode(), to=to, name=name))
