"""The acting side of what a user does with his own account, before any post is chosen."""

from __future__ import annotations

from django.http import HttpRequest

from decreta.accounts.models import User
from decreta.core.actor import Actor


def actor_of(user: User, *, address: str = "") -> Actor:
    """A user as himself: without person, post or powers."""
    return Actor(user_id=user.pk, name=user.get_username(), address=address)


def nobody(*, address: str = "") -> Actor:
    """Somebody who has not shown who he is."""
    return Actor(name="", address=address)


def user_of(request: HttpRequest) -> User:
    """The signed-in user of a view that demands one."""
    assert isinstance(request.user, User)
    return request.user


def address_of(request: HttpRequest) -> str:
    """The client's network address; the server resolves trusted proxies before us."""
    return str(request.META.get("REMOTE_ADDR") or "")
