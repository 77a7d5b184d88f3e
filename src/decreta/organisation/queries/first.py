"""A fresh installation: nobody administers yet, and a one-time address leads to where it is set up."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
from typing import Final

from decreta.core import clock
from decreta.core.models import Setting
from decreta.organisation.policies import administrators

SETTING: Final = "organisation.first_account"
HOURS: Final = 24


def nobody_administers() -> bool:
    """Whether there is no account that can administer today."""
    return not administrators(on=clock.today()).exists()


def hash_of(token: str) -> str:
    """What is kept of the token: it is random and long, so a plain hash cannot be guessed back."""
    return hashlib.sha256(token.encode()).hexdigest()


def token_is_good(token: str) -> bool:
    """Whether a set-up address still leads somewhere."""
    kept = Setting.objects.filter(key=SETTING).values_list("value", flat=True).first()
    if kept is None or not hmac.compare_digest(str(kept["hash"]), hash_of(token)):
        return False
    return dt.datetime.fromisoformat(kept["until"]) > clock.real_now() and nobody_administers()
