"""How a secret voting paper is sealed, as the server needs it: it opens, it never seals.

A paper is made in the voter's browser (`frontend/src/islands/ballot`). There a key is drawn for this paper alone, the
paper encrypted with it, and the key parted among the tellers (Shamir, over the field of AES), each part sealed to the
public key that the teller's browser made. So whoever has what the server keeps has nothing that opens a paper.

All lengths are constant: a paper says nothing by its size. What a paper is bound to (ballot, place on the roll) is
authenticated: nobody can hand in another's paper as his own, to look for its code twice in the list.

    paper    version 1 | nonce 12 | sealed content 32 + 16 | for each teller: mark of the part 16 | sealed part 113
    content  number of the option 1 | code 12 | nothing 19
    sealed   one-time public key 65 | encrypted | 16
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

VERSION: Final = 1
CURVE: Final = ec.SECP256R1()
PUBLIC_LENGTH: Final = 65
KEY_LENGTH: Final = 32
CONTENT_LENGTH: Final = 32
CODE_LENGTH: Final = 12
#: Without letters and figures that are taken for one another.
CODE_LETTERS: Final = frozenset("ABCDEFGHJKLMNPQRSTUVWXYZ23456789")
_NONCE, _TAG, _MARK = 12, 16, 16
_PART: Final = PUBLIC_LENGTH + KEY_LENGTH + _TAG
_HEAD: Final = 1 + _NONCE + CONTENT_LENGTH + _TAG
_REDUCING: Final = 0x11B


class UnreadableError(Exception):
    """What was sealed cannot be opened: made for another, changed, or never a paper."""


@dataclass(frozen=True)
class Place:
    """What a paper is bound to: a ballot, a place on its roll, and which of the place's papers it is."""

    ballot: str
    vote: str
    unit: int

    def words(self, kind: str, *more: object) -> bytes:
        """The name under which something is sealed."""
        return "|".join(["decreta", kind, "1", self.ballot, self.vote, str(self.unit), *map(str, more)]).encode()


@dataclass(frozen=True)
class Said:
    """What stands on a paper: the number of the option, and the code by which its voter finds it."""

    ordinal: int
    code: str


@dataclass(frozen=True)
class Sealed:
    """A voting paper as it is kept, taken apart."""

    nonce: bytes
    content: bytes
    marks: Sequence[bytes]
    parts: Sequence[bytes]


def to_text(data: bytes) -> str:
    """Bytes as they travel."""
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def to_bytes(text: str) -> bytes:
    """The reverse. Raises UnreadableError."""
    try:
        if not text.isascii() or "+" in text or "/" in text:
            raise UnreadableError
        return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError) as error:
        raise UnreadableError from error


def read_public(data: bytes) -> ec.EllipticCurvePublicKey:
    """A public key, if it is one: a point of the curve, written in full. Raises UnreadableError."""
    if len(data) != PUBLIC_LENGTH:
        raise UnreadableError
    try:
        return ec.EllipticCurvePublicKey.from_encoded_point(CURVE, data)
    except ValueError as error:
        raise UnreadableError from error


def public_of(key: ec.EllipticCurvePrivateKey) -> bytes:
    """The public half, as it travels."""
    return key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def key_between(shared: bytes, once: bytes, own: bytes, name: bytes) -> tuple[AESGCM, bytes]:
    """The cipher and the nonce that follow from a one-time exchange."""
    length = KEY_LENGTH + _NONCE
    made = HKDF(algorithm=hashes.SHA256(), length=length, salt=once + own, info=name).derive(shared)
    return AESGCM(made[:KEY_LENGTH]), made[KEY_LENGTH:]


def opened(sealed: bytes, *, key: ec.EllipticCurvePrivateKey, name: bytes) -> bytes:
    """What was sealed to a key, under a name. Raises UnreadableError."""
    once = sealed[:PUBLIC_LENGTH]
    shared = key.exchange(ec.ECDH(), read_public(once))
    cipher, nonce = key_between(shared, once, public_of(key), name)
    try:
        return cipher.decrypt(nonce, sealed[PUBLIC_LENGTH:], None)
    except (InvalidTag, ValueError) as error:
        raise UnreadableError from error


def taken_apart(text: str, *, tellers: int) -> Sealed:
    """A paper by its parts. Raises UnreadableError for what has not the one form that it can have."""
    data = to_bytes(text)
    if len(data) != _HEAD + tellers * (_MARK + _PART) or data[0] != VERSION:
        raise UnreadableError
    rest = [data[start : start + _MARK + _PART] for start in range(_HEAD, len(data), _MARK + _PART)]
    return Sealed(
        data[1 : 1 + _NONCE], data[1 + _NONCE : _HEAD], [one[:_MARK] for one in rest], [one[_MARK:] for one in rest]
    )


def mark_of(place: Place, teller: int, part: bytes) -> bytes:
    """By which a part is known to be the one that the voter gave to a teller. A part is a random number of 256 bits, so its mark tells nothing of it."""
    return hashlib.sha256(place.words("mark", teller) + b"|" + part).digest()[:_MARK]


def is_part(paper: Sealed, place: Place, teller: int, part: bytes) -> bool:
    """Whether this is the part that the voter gave to the teller with this number."""
    if not 1 <= teller <= len(paper.marks) or len(part) != KEY_LENGTH:
        return False
    return hmac.compare_digest(paper.marks[teller - 1], mark_of(place, teller, part))


def joined(parts: Mapping[int, bytes]) -> bytes:
    """The key whose parts these are, by the number of the teller: the polynomial through them, at nought."""
    key = bytes(KEY_LENGTH)
    for x, part in parts.items():
        factor = 1
        for other in parts:
            if other != x:
                factor = times(factor, times(other, inverse(other ^ x)))
        key = bytes(a ^ times(b, factor) for a, b in zip(key, part, strict=True))
    return key


def read(paper: Sealed, place: Place, key: bytes) -> Said:
    """What stands on a paper. Raises UnreadableError for a wrong key and for what is no vote."""
    try:
        content = AESGCM(key).decrypt(paper.nonce, paper.content, place.words("paper"))
    except (InvalidTag, ValueError) as error:
        raise UnreadableError from error
    code = content[1 : 1 + CODE_LENGTH]
    if any(content[1 + CODE_LENGTH :]) or not set(code) <= {ord(one) for one in CODE_LETTERS}:
        raise UnreadableError
    return Said(content[0], code.decode())


def times(a: int, b: int) -> int:
    """The product in the field of 256 elements."""
    product = 0
    while b:
        if b & 1:
            product ^= a
        a <<= 1
        if a & 0x100:
            a ^= _REDUCING
        b >>= 1
    return product


def inverse(a: int) -> int:
    """The element by which a is multiplied to one: a to the power of 254."""
    result = 1
    for _n in range(7):
        a = times(a, a)
        result = times(result, a)
    return result
