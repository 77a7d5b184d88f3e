"""What the log keeps of the door: sign-ins, refusals, second factors, passwords."""

from __future__ import annotations

from decreta.accounts.devices import Device
from decreta.accounts.domain.sessions import end_rows
from decreta.accounts.models import User, UserSession
from decreta.audit import Ref, act, record
from decreta.core import clock
from decreta.core.actor import Actor


@act("accounts.sign_in")
def signed_in(*, user: User, methods: list[str], session_key: str, device: Device, by: Actor) -> UserSession:
    """A user has shown who he is, by these methods (`password`, `totp`, `recovery_codes`, `webauthn`), on a device.

    A device is new to him when he has signed in before, but never with its mark.
    """
    earlier = UserSession.objects.filter(user=user)
    is_new = earlier.exists() and not earlier.filter(device_hash=device.mark_hash).exists()
    now = clock.real_now()
    session = UserSession.objects.create(
        user=user,
        session_key=session_key,
        device_hash=device.mark_hash,
        device=device.name,
        address=by.address[:45],
        started_at=now,
        seen_at=now,
    )
    facts = {"login": user.username, "methods": methods, "device": device.name, "is_new_device": is_new}
    record("accounts.signed_in", by=by, on=user, facts=facts)
    return session


@act("accounts.refuse_sign_in")
def sign_in_refused(*, user: User | None, step: str, by: Actor) -> bool:
    """Somebody could not show who he is, at a step (`password`, `second_factor`).

    What was typed as user name is not kept: people type passwords there.
    """
    facts = {"step": step, "login": user.username if user else None}
    record("accounts.sign_in_refused", by=by, on=user or Ref("accounts.user", "unknown"), facts=facts)
    return True


@act("accounts.sign_out")
def signed_out(*, user: User, session_key: str, by: Actor) -> User:
    """A user has ended his session."""
    UserSession.objects.filter(user=user, session_key=session_key).update(ended_at=clock.real_now(), session_key="")
    record("accounts.signed_out", by=by, on=user, facts={"login": user.username})
    return user


@act("accounts.change_password")
def password_changed(*, user: User, session_key: str, by: Actor) -> User:
    """A user has changed his password in the session under a key: his others end."""
    end_rows(UserSession.objects.filter(user=user).exclude(session_key=session_key))
    record("accounts.password_changed", by=by, on=user, facts={"login": user.username})
    return user


@act("accounts.change_second_factor")
def second_factor_changed(*, user: User, factor: str, change: str, by: Actor) -> User:
    """A second factor (`totp`, `webauthn`, `recovery_codes`) was `added`, `removed`, `renewed` or `renamed`."""
    record(f"accounts.second_factor_{change}", by=by, on=user, facts={"login": user.username, "factor": factor})
    return user


@act("accounts.bind_identity")
def identity_bound(*, user: User, provider: str, by: Actor) -> User:
    """An identity of a provider has come as an account's owner for the first time: from now on only this one does."""
    record("accounts.identity_bound", by=by, on=user, facts={"login": user.username, "provider": provider})
    return user
