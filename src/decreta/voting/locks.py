"""The locks under which a browser keeps what is one person's alone: the codes of his papers, his key as a teller.

A tablet is handed on, and a session ends without a word. So nothing of this lies open in a browser: it is locked there,
and the lock is printed only into pages of the person whose it is. It follows from the secret of this installation, so
who signs in again has the same one; nothing is stored for it. It opens nothing that is on the server.
"""

from __future__ import annotations

from uuid import UUID

from django.utils.crypto import salted_hmac

from decreta.voting.models import Vote
from decreta.voting.sealing import to_text


def lock_of_codes(vote: Vote) -> str:
    """For the codes of what somebody casts at a place on the roll: another caster has another lock."""
    return _lock("codes", f"{vote.pk}|{vote.caster_id}")


def lock_of_key(teller: UUID) -> str:
    """For the key of a teller, by the id of his place among the tellers."""
    return _lock("key", str(teller))


def _lock(what: str, whose: str) -> str:
    return to_text(salted_hmac(f"decreta.voting.locks.{what}", whose, algorithm="sha256").digest())
