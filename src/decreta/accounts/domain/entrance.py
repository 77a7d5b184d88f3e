"""What the log keeps of the door: sign-ins, refusals, second factors, passwords."""

from __future__ import annotations

from decreta.accounts.models import User
from decreta.audit import Ref, act, record
from decreta.core.actor import Actor


@act("accounts.sign_in")
def signed_in(*, user: User, methods: list[str], by: Actor) -> User:
    """A user has shown who he is, by these methods (`password`, `totp`, `recovery_codes`)."""
    record("accounts.signed_in", by=by, on=user, facts={"login": user.username, "methods": methods})
    return user


@act("accounts.refuse_sign_in")
def sign_in_refused(*, user: User | None, step: str, by: Actor) -> bool:
    """Somebody could not show who he is, at a step (`password`, `second_factor`).

    What was typed as user name is not kept: people type passwords there.
    """
    facts = {"step": step, "login": user.username if user else None}
    record("accounts.sign_in_refused", by=by, on=user or Ref("accounts.user", "unknown"), facts=facts)
    return True


@act("accounts.sign_out")
def signed_out(*, user: User, by: Actor) -> User:
    """A user has ended his session."""
    record("accounts.signed_out", by=by, on=user, facts={"login": user.username})
    return user


@act("accounts.change_password")
def password_changed(*, user: User, by: Actor) -> User:
    """A user has changed his password."""
    record("accounts.password_changed", by=by, on=user, facts={"login": user.username})
    return user


@act("accounts.change_second_factor")
def second_factor_changed(*, user: User, factor: str, change: str, by: Actor) -> User:
    """A second factor (`totp`, `recovery_codes`) was `added`, `removed` or `renewed`."""
    record(f"accounts.second_factor_{change}", by=by, on=user, facts={"login": user.username, "factor": factor})
    return user
