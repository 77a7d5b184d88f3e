"""Opening accounts and what a user changes on his own."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from decreta.accounts import closing, rules
from decreta.accounts.domain.sessions import end_rows
from decreta.accounts.models import User, UserSession
from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, Problems


@act("accounts.create")
def create_account(
    *,
    login: str,
    password: str,
    language: str,
    needs_second_factor: bool,
    by: Actor,
    at: dt.datetime | None = None,
) -> User:
    """Open an account that may sign in. The person behind it is linked by `organisation`.

    `needs_second_factor` is for administrators and signers: until they have enrolled a second factor they
    reach nothing but its pages. Raises NotAllowed, or Invalid with everything that is wrong.
    """
    rules.may_manage_accounts(by=by)
    user = User(username=User.normalize_username(login), language=language, needs_second_factor=needs_second_factor)
    problems = Problems()
    check_account(user, problems)
    try:
        validate_password(password, user)
    except ValidationError as error:
        for message in error.messages:
            problems.add(message, "password")
    problems.refuse_if_any(Invalid)
    user.set_password(password)
    user.save(force_insert=True)
    record(
        "accounts.created",
        by=by,
        on=user,
        facts={"login": user.username, "language": language, "needs_second_factor": needs_second_factor},
        at=at,
    )
    return user


@act("accounts.admit")
def admit_account(
    *,
    login: str,
    language: str,
    by: Actor,
    email: str = "",
    needs_second_factor: bool = False,
    at: dt.datetime | None = None,
) -> User:
    """Open an account for somebody whom the office's directory or provider of identity vouches for: without a password.

    Raises NotAllowed, or Invalid with everything that is wrong.
    """
    rules.may_manage_accounts(by=by)
    offered = language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    user = User(
        username=User.normalize_username(login), email=email, language=offered, needs_second_factor=needs_second_factor
    )
    user.set_unusable_password()
    problems = Problems()
    check_account(user, problems)
    problems.refuse_if_any(Invalid)
    user.save(force_insert=True)
    facts = {"login": user.username, "language": offered, "needs_second_factor": needs_second_factor}
    record("accounts.created", by=by, on=user, facts=facts | {"password": False}, at=at)
    return user


def check_account(user: User, problems: Problems) -> None:
    """What is wrong with the login, the address and the language of an account that is to be opened."""
    if user.language not in dict(settings.LANGUAGES):
        problems.add(_("This language is not offered"), "language")
    if User.objects.filter(username__iexact=user.username).exists():
        # Two logins that differ only in case would be mistaken for each other.
        problems.add(_("This user name is taken"), "login", "taken")
    _check(user, "username", "login", problems)
    check_address(user, problems)


def check_address(user: User, problems: Problems) -> None:
    """What is wrong with the address of an account; it may have none."""
    _check(user, "email", "email", problems)


def _check(user: User, name: str, field: str, problems: Problems) -> None:
    column: Any = User._meta.get_field(name)
    try:
        column.clean(getattr(user, name), user)
    except ValidationError as error:
        for message in error.messages:
            problems.add(message, field)


@act("accounts.choose_language")
def choose_language(*, user: User, language: str, by: Actor, at: dt.datetime | None = None) -> User | None:
    """Set the language that a user's pages and mails are in; None when it is the one he has."""
    rules.may_manage_own(user, by=by)
    if language not in dict(settings.LANGUAGES):
        raise Invalid.of(_("This language is not offered"), field="language")
    before = user.language
    if before == language:
        return None
    user.language = language
    user.save(update_fields=["language"])
    record("accounts.language_chosen", by=by, on=user, facts={"before": before, "after": language}, at=at)
    return user


@act("accounts.close")
def close_account(*, user: User, reason: str, by: Actor, at: dt.datetime | None = None) -> User | None:
    """End a user's right to sign in; running sessions end with it. None when it has ended before."""
    rules.may_manage_accounts(by=by)
    if not user.is_active:
        return None
    if not reason.strip():
        raise Invalid.of(_("A reason is needed"), field="reason")
    closing.may_close(user)
    user.is_active = False
    user.save(update_fields=["is_active"])
    end_rows(UserSession.objects.filter(user=user))
    user.tokens.filter(revoked_at=None).update(revoked_at=clock.real_now())
    record("accounts.closed", by=by, on=user, facts={"login": user.username, "reason": reason}, at=at)
    return user
