"""How a user's tokens are shown to him, where he is signed in, and whose way in is still to be given."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef, QuerySet

from decreta.accounts.models import ApiToken, User, UserSession
from decreta.accounts.scopes import Scope
from decreta.core import clock


@dataclass(frozen=True)
class ShownToken:
    """A token with its post and what it may do, in the reader's words."""

    token: ApiToken
    post: str
    scopes: list[str]


def standing_sessions(user: User) -> QuerySet[UserSession]:
    """The sessions with which a user can still do something."""
    kept = Session.objects.filter(session_key=OuterRef("session_key"), expire_date__gt=clock.real_now())
    return UserSession.objects.filter(Exists(kept), user=user, ended_at=None)


def shown_tokens(tokens: Iterable[ApiToken], posts: list[tuple[UUID, str]]) -> list[ShownToken]:
    """Tokens in words. No statement besides that of the tokens."""
    titles = dict(posts)
    labels = dict(Scope.choices)
    return [
        ShownToken(one, titles.get(one.holding_id, "") if one.holding_id else "", [str(labels[s]) for s in one.scopes])
        for one in tokens
    ]


def waiting_for_entry() -> QuerySet[User]:
    """Accounts that may sign in, never did, and have no password: opened, but nobody has chosen one yet."""
    return User.objects.filter(is_active=True, last_login=None, password__startswith=UNUSABLE_PASSWORD_PREFIX)
