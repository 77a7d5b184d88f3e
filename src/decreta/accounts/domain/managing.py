"""What an administrator does with accounts: opened with a one-time address, opened again, second factors."""

from __future__ import annotations

from collections.abc import Iterable

from allauth.mfa.models import Authenticator
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from decreta.accounts import rules
from decreta.accounts.domain.accounts import check_account, check_address
from decreta.accounts.domain.sessions import end_rows
from decreta.accounts.models import User, UserSession
from decreta.accounts.queries import waiting_for_entry
from decreta.audit import Line, Ref, act, record, record_all
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, NotNow, Problems


@act("accounts.open")
def open_account(*, login: str, language: str, needs_second_factor: bool, by: Actor) -> User:
    """Open an account without a password: its user chooses one at a one-time address (`accounts.entry`)."""
    rules.may_manage_accounts(by=by)
    user = User(
        username=User.normalize_username(login.strip()), language=language, needs_second_factor=needs_second_factor
    )
    problems = Problems()
    check_account(user, problems)
    problems.refuse_if_any(Invalid)
    user.set_unusable_password()
    user.save(force_insert=True)
    record(
        "accounts.created",
        by=by,
        on=user,
        facts={"login": user.username, "language": language, "needs_second_factor": needs_second_factor},
    )
    return user


@act("accounts.give_entries")
def give_entries(*, users: Iterable[User], by: Actor) -> list[User] | None:
    """Hand out one-time addresses to users who have none of their own way in yet, as after an import of accounts.

    Who has chosen a password meanwhile, or may no longer sign in, is left out. None when nobody is left.
    """
    rules.may_manage_accounts(by=by)
    waiting = list(waiting_for_entry().filter(pk__in=[user.pk for user in users]).order_by("username"))
    lines = [Line(Ref.to(user), [], {"login": user.username}) for user in waiting]
    record_all("accounts.entry_given", by=by, lines=lines)
    return waiting or None


@act("accounts.renew_entry")
def renew_entry(*, user: User, reason: str, by: Actor) -> User:
    """Let a user choose a new password at a one-time address; the old one and running sessions end."""
    rules.may_manage_accounts(by=by)
    _open_with_reason(user, reason)
    user.set_unusable_password()
    user.save(update_fields=["password"])
    end_rows(UserSession.objects.filter(user=user))
    record("accounts.entry_renewed", by=by, on=user, facts={"login": user.username, "reason": reason.strip()})
    return user


@act("accounts.choose_password")
def choose_password(*, user: User, password: str, by: Actor) -> User:
    """A user chooses his password at the one-time address that he was given."""
    rules.may_manage_own(user, by=by)
    try:
        validate_password(password, user)
    except ValidationError as error:
        problems = Problems()
        for message in error.messages:
            problems.add(message, "password")
        problems.refuse_if_any(Invalid)
    user.set_password(password)
    user.save(update_fields=["password"])
    end_rows(UserSession.objects.filter(user=user))
    record("accounts.password_changed", by=by, on=user, facts={"login": user.username})
    return user


@act("accounts.reopen")
def reopen_account(*, user: User, reason: str, by: Actor) -> User | None:
    """Let a user sign in again whose account was closed. None when it is open."""
    rules.may_manage_accounts(by=by)
    if user.is_active:
        return None
    if not reason.strip():
        raise Invalid.of(_("A reason is needed"), field="reason")
    user.is_active = True
    user.save(update_fields=["is_active"])
    record("accounts.reopened", by=by, on=user, facts={"login": user.username, "reason": reason.strip()})
    return user


@act("accounts.change_address")
def change_address(*, user: User, email: str, by: Actor) -> User | None:
    """Set the address by which a provider of identity may know an account (`match = "email"`). None when it is the one it has."""
    rules.may_manage_accounts(by=by)
    before, user.email = user.email, email.strip()
    if before == user.email:
        return None
    problems = Problems()
    check_address(user, problems)
    problems.refuse_if_any(Invalid)
    user.save(update_fields=["email"])
    # A private address is no business of the log's; that it changed is.
    facts = {"login": user.username, "email": {"before": bool(before), "after": bool(user.email)}}
    record("accounts.address_changed", by=by, on=user, facts=facts)
    return user


@act("accounts.demand_second_factor")
def demand_second_factor(*, user: User, is_needed: bool, by: Actor) -> User | None:
    """Say whether a user must have a second factor; who has none then reaches nothing but its pages. None when so already."""
    rules.may_manage_accounts(by=by)
    if user.needs_second_factor == is_needed:
        return None
    if by.user_id == user.pk and not is_needed:
        raise NotNow.of(_("An administrator does not free himself of the second factor"), code="own_factor")
    user.needs_second_factor = is_needed
    user.save(update_fields=["needs_second_factor"])
    facts = {"login": user.username, "needs_second_factor": is_needed}
    record("accounts.second_factor_demanded", by=by, on=user, facts=facts)
    return user


@act("accounts.reset_second_factor")
def reset_second_factor(*, user: User, reason: str, by: Actor) -> User:
    """Take away the second factors of a user who has lost them; he enrols new ones at his next sign-in.

    His password ends with them, so that a found password alone opens nothing: he gets a one-time address.
    """
    rules.may_manage_accounts(by=by)
    if by.user_id == user.pk:
        raise NotNow.of(_("Another administrator resets your second factor"), field="reason", code="own_factor")
    _open_with_reason(user, reason)
    removed = Authenticator.objects.filter(user=user).count()
    Authenticator.objects.filter(user=user).delete()
    user.set_unusable_password()
    user.save(update_fields=["password"])
    end_rows(UserSession.objects.filter(user=user))
    record(
        "accounts.second_factor_reset",
        by=by,
        on=user,
        facts={"login": user.username, "factors": removed, "reason": reason.strip()},
    )
    return user


def _open_with_reason(user: User, reason: str) -> None:
    if not reason.strip():
        raise Invalid.of(_("A reason is needed"), field="reason")
    if not user.is_active:
        raise NotNow.of(_("This account is closed."), field="reason", code="closed")
