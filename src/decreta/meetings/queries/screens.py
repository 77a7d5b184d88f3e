"""Who stands before a hall's screen: the key behind its address or its code, and as what it sees."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.among import Ids
from decreta.meetings.models import HallScreen, Sitting

#: Letters and figures that nobody takes for another when he reads them from a screen (32 of them).
_LETTERS: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
CODE_LENGTH: Final = 8


@dataclass(frozen=True)
class HallEye(Actor):
    """As what the screen of a hall sees: nobody of the house, and of the whole house only the hall of one sitting.

    It has no person, no post and no capability, so that `visible_to` shows it nothing anywhere.
    """

    sitting_id: UUID | None = None


@dataclass(frozen=True)
class Standing:
    """A screen that stands, as those who run its sitting are shown it: with its address's token and its code."""

    screen: HallScreen
    token: str
    code: str


def eye_of(screen: HallScreen, *, address: str = "") -> HallEye:
    """As what a screen sees and is named in the log."""
    return HallEye(kind="screen", name=_("Screen of the hall"), address=address, sitting_id=screen.sitting_id)


def token_of(screen: UUID) -> str:
    """The secret of a screen's address. It follows from the secret of the installation; the database alone has only its hash."""
    secret = salted_hmac("decreta.meetings.screens.token", str(screen), algorithm="sha256").digest()
    return base64.urlsafe_b64encode(secret).decode().rstrip("=")


def code_of(screen: UUID) -> str:
    """What is typed instead of the address."""
    secret = salted_hmac("decreta.meetings.screens.code", str(screen), algorithm="sha256").digest()
    return "".join(_LETTERS[octet % len(_LETTERS)] for octet in secret[:CODE_LENGTH])


def shown_code(code: str) -> str:
    """A code in two halves, as it is read aloud."""
    half = CODE_LENGTH // 2
    return f"{code[:half]}-{code[half:]}"


def hash_of_token(token: str) -> bytes:
    """What is stored of a token: it is long and cannot be guessed back."""
    return hashlib.sha256(token.encode()).digest()


def hash_of_code(code: str) -> bytes:
    """What is stored of a code, which is short: the hash follows from the secret of the installation too."""
    plain = "".join(one for one in code.upper() if one in _LETTERS)
    return salted_hmac("decreta.meetings.screens.typed", plain, algorithm="sha256").digest()


def screen_of_token(token: str, *, at: dt.datetime | None = None) -> HallScreen | None:
    """The screen behind an address, while it stands. One statement."""
    found = HallScreen.objects.standing(at=at or clock.now()).filter(token_hash=hash_of_token(token))
    return found.select_related("sitting").first()


def screen_of_code(code: str, *, at: dt.datetime | None = None) -> HallScreen | None:
    """The screen for which a code may be typed. One statement."""
    moment = at or clock.now()
    found = HallScreen.objects.standing(at=moment).filter(code_hash=hash_of_code(code), code_until__gt=moment)
    return found.select_related("sitting").first()


def standing_among(keys: Collection[UUID]) -> set[UUID]:
    """Those of some screens that still stand. One statement."""
    found = HallScreen.objects.standing(at=clock.now()).filter(pk__among=Ids(set(keys)))
    return set(found.values_list("pk", flat=True))


def screens_of(sitting: Sitting) -> list[Standing]:
    """The screens of a sitting that stand, with what opens them; for those who run it. One statement."""
    now = clock.now()
    return [
        Standing(one, token_of(one.pk), shown_code(code_of(one.pk)) if one.code_until and one.code_until > now else "")
        for one in HallScreen.objects.standing(at=now).filter(sitting=sitting).select_related("made_by__person")
    ]
