"""Keys of counts that are under way, in the memory of this process and nowhere else.

A key opens what tellers send to a count. It is never written, and gone with the process: another count then begins with
another key, and the tellers' browsers send again.
"""

from __future__ import annotations

from uuid import UUID

from cryptography.hazmat.primitives.asymmetric import ec

from decreta.voting import sealing

_keys: dict[UUID, ec.EllipticCurvePrivateKey] = {}


def make(counting_id: UUID) -> str:
    """Draw a key for a count and give its public half as it travels."""
    _keys[counting_id] = ec.generate_private_key(sealing.CURVE)
    return sealing.to_text(sealing.public_of(_keys[counting_id]))


def key_of(counting_id: UUID) -> ec.EllipticCurvePrivateKey | None:
    """The key of a count, if this process has it."""
    return _keys.get(counting_id)


def drop(counting_id: UUID) -> None:
    """Forget a key."""
    _keys.pop(counting_id, None)
