"""What the sign-in library only tells by signals."""

from __future__ import annotations

from typing import Any

from allauth.account.signals import authentication_step_completed, password_changed
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authentication_failed, authenticator_added, authenticator_removed, authenticator_reset
from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest

from decreta.accounts import recent, sessions
from decreta.accounts.actors import actor_of, address_of, nobody
from decreta.accounts.domain import entrance
from decreta.accounts.models import User


def connect() -> None:
    """Let the log see second factors and passwords change."""
    authenticator_added.connect(_added)
    authenticator_removed.connect(_removed)
    authenticator_reset.connect(_renewed)
    authentication_failed.connect(_code_refused)
    password_changed.connect(_password_changed)
    user_logged_in.connect(_shown)
    authentication_step_completed.connect(_shown_again)


def _changed(request: HttpRequest, user: User, authenticator: Authenticator, change: str) -> None:
    by = actor_of(user, address=address_of(request))
    entrance.second_factor_changed(user=user, factor=str(authenticator.type), change=change, by=by)


def _added(*, request: HttpRequest, user: User, authenticator: Authenticator, **_: Any) -> None:
    _changed(request, user, authenticator, "added")


def _removed(*, request: HttpRequest, user: User, authenticator: Authenticator, **_: Any) -> None:
    _changed(request, user, authenticator, "removed")


def _renewed(*, request: HttpRequest, user: User, authenticator: Authenticator, **_: Any) -> None:
    _changed(request, user, authenticator, "renewed")


def _code_refused(*, request: HttpRequest, user: User, **_: Any) -> None:
    entrance.sign_in_refused(user=user, step="second_factor", by=nobody(address=address_of(request)))


def _password_changed(*, request: HttpRequest, user: User, **_: Any) -> None:
    by = actor_of(user, address=address_of(request))
    sessions.follow_key(request)
    entrance.password_changed(user=user, session_key=sessions.key_of(request), by=by)


def _shown(*, request: HttpRequest, **_: Any) -> None:
    recent.note(request)
    sessions.begin(request)


def _shown_again(*, request: HttpRequest, **more: Any) -> None:
    # The first of two steps opens nothing yet: `user_logged_in` follows the last.
    if more.get("reauthenticated"):
        recent.note(request)
