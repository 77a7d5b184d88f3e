"""Jobs of this area."""

from __future__ import annotations

from decreta.accounts import idempotency, keeping, sessions, throttle
from decreta.core.jobs import periodic


@periodic("accounts.forget_idempotency_keys", cron="17 3 * * *")
def forget_idempotency_keys() -> None:
    """Delete keys that are a week old."""
    idempotency.forget_old()


@periodic("accounts.forget_kept_forms", cron="*/10 * * * *")
def forget_kept_forms() -> None:
    """Delete forms that nobody came back for."""
    keeping.forget_old()


@periodic("accounts.forget_sessions", cron="37 3 * * *")
def forget_sessions() -> None:
    """Delete what is kept of sessions that are over, and of attempts that no longer count."""
    sessions.forget_old()
    throttle.forget_old()
