"""Jobs of this area."""

from __future__ import annotations

from decreta.accounts import idempotency
from decreta.core.jobs import periodic


@periodic("accounts.forget_idempotency_keys", cron="17 3 * * *")
def forget_idempotency_keys() -> None:
    """Delete keys that are a week old."""
    idempotency.forget_old()
