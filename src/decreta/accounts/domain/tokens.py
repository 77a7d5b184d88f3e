"""Tokens with which programs act for a user."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from collections.abc import Iterable
from typing import Final
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db import connection
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from decreta.accounts import rules
from decreta.accounts.factors import SECOND
from decreta.accounts.models import ApiToken, User
from decreta.accounts.posts import posts_of
from decreta.accounts.scopes import Scope
from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, Problems

#: So that a token that has leaked somewhere is recognised as one of ours.
PREFIX: Final = "dcr_"
MAX_DAYS: Final = 366


def hash_of(token: str) -> bytes:
    """What is stored. The token is random and long: a plain hash cannot be guessed back."""
    return hashlib.sha256(token.encode()).digest()


@act("accounts.issue_token")
def issue(
    *,
    login: str,
    label: str,
    days: int,
    by: Actor,
    scopes: Iterable[str] = (Scope.READ,),
    holding_id: UUID | None = None,
    at: dt.datetime | None = None,
) -> str:
    """Issue a token for a user and return it, the only time that it can be read.

    It ends after `days` of real time and acts in one post: `holding_id`, which must be named when the user holds
    several. Raises NotAllowed, or Invalid with everything that is wrong.
    """
    user = User.objects.filter(username=login, is_active=True).first()
    if user is None:
        rules.may_manage_accounts(by=by)
        raise Invalid.of(_("There is no active account of this name"), field="login")
    rules.may_manage_own(user, by=by)
    wanted = list(dict.fromkeys(scopes))
    problems = Problems()
    if not label.strip():
        problems.add(_("Say what the token is for"), "label")
    if not 1 <= days <= MAX_DAYS:
        problems.add(_("A token is valid for at least one day and at most %(days)s") % {"days": MAX_DAYS}, "days")
    if not wanted or not set(wanted) <= set(Scope.values):
        problems.add(_("Choose what the token may do"), "scopes")
    holding = _one_post(user, holding_id, problems)
    problems.refuse_if_any(Invalid)
    token = PREFIX + secrets.token_urlsafe(32)
    issued_at = clock.real_now()
    row = ApiToken.objects.create(
        user=user,
        label=label.strip()[:120],
        token_hash=hash_of(token),
        holding_id=holding,
        scopes=wanted,
        created_at=issued_at,
        expires_at=issued_at + dt.timedelta(days=days),
    )
    record(
        "accounts.token_issued",
        by=by,
        on=row,
        about=[user],
        facts={
            "login": user.username,
            "label": row.label,
            "expires_at": row.expires_at,
            "holding": holding,
            "scopes": wanted,
        },
        at=at,
    )
    return token


def _one_post(user: User, holding_id: UUID | None, problems: Problems) -> UUID | None:
    """The post in which a token acts; who holds several says which, who holds none acts as himself."""
    held = [pk for pk, _title in posts_of(user)]
    if holding_id is None:
        if len(held) > 1:
            problems.add(_("Choose the post in which the program acts"), "holding")
        return held[0] if held else None
    if holding_id not in held:
        problems.add(_("The user does not hold this post"), "holding")
    return holding_id


@act("accounts.revoke_token")
def revoke(*, token: ApiToken, by: Actor, at: dt.datetime | None = None) -> ApiToken | None:
    """End a token at once; None when it has ended before."""
    rules.may_manage_own(token.user, by=by)
    ended = ApiToken.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=clock.real_now())
    if not ended:
        return None
    token.refresh_from_db()
    record("accounts.token_revoked", by=by, on=token, about=[token.user], facts={"label": token.label}, at=at)
    return token


def authenticate_token(token: str) -> ApiToken | None:
    """The valid token row of an active user, or None. One statement; real time.

    `has_factor` says whether the user has enrolled a second factor: who must have one and has none gets no further
    with a token than with his password.
    """
    if not token.startswith(PREFIX):
        return None
    factors = Authenticator.objects.filter(user=OuterRef("user"), type__in=SECOND)
    return (
        ApiToken.objects.select_related("user")
        .annotate(has_factor=Exists(factors))
        .filter(token_hash=hash_of(token), revoked_at=None, expires_at__gt=clock.real_now(), user__is_active=True)
        .first()
    )


def add_requests(*, token: ApiToken, number: int, minute: int) -> int:
    """Add to the requests of a token in a minute and note its use; gives how many all processes counted. One statement."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE accounts_apitoken SET last_used_at = %s, minute = %s, requests_in_minute ="
            " CASE WHEN minute = %s THEN requests_in_minute ELSE 0 END + %s WHERE id = %s RETURNING requests_in_minute",
            [clock.real_now(), minute, minute, number, token.pk],
        )
        row = cursor.fetchone()
    return int(row[0]) if row else number
