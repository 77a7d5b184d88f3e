"""Accounts."""

from __future__ import annotations

import functools
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from scim2_models import Context, InvalidValueException, MutabilityException, NotFoundException

from decreta.accounts.models import User as Account
from decreta.core.actor import Actor
from decreta.scim import queries
from decreta.scim.answers import body_of, location_of, scim
from decreta.scim.domain import users as acts
from decreta.scim.resources import User
from decreta.scim.views.common import is_meant, listed, patched, told


def many(request: HttpRequest, by: Actor) -> dict[str, Any]:
    """All, or those that a filter lets through."""
    return listed(request, User, queries.accounts(), queries.users)


def create(request: HttpRequest, by: Actor) -> tuple[dict[str, Any], int]:
    """A new one."""
    account = acts.create_user(wanted=_sent(request, Context.RESOURCE_CREATION_REQUEST), by=by)
    return told(request, _shown(request, _found(account.pk)), Context.RESOURCE_CREATION_RESPONSE), 201


def one(request: HttpRequest, by: Actor, key: str) -> dict[str, Any]:
    """One."""
    return told(request, _shown(request, _found(key)), Context.RESOURCE_QUERY_RESPONSE)


@transaction.atomic
def replace(request: HttpRequest, by: Actor, key: str) -> dict[str, Any]:
    """Let it be as it was sent; what was not sent is cleared."""
    account = _found(key, is_locked=True)
    was = _shown(request, account)
    is_meant(request, was)
    wanted = _sent(request, Context.RESOURCE_REPLACEMENT_REQUEST)
    wanted.replace(was)
    return _changed(request, account, was, wanted, Context.RESOURCE_REPLACEMENT_RESPONSE, by)


@transaction.atomic
def patch(request: HttpRequest, by: Actor, key: str) -> dict[str, Any]:
    """Change what the operations name."""
    account = _found(key, is_locked=True)
    was = _shown(request, account)
    is_meant(request, was)
    return _changed(request, account, was, patched(request, User, was), Context.RESOURCE_PATCH_RESPONSE, by)


@transaction.atomic
def remove(request: HttpRequest, by: Actor, key: str) -> HttpResponse:
    """Close it, and tell of it no longer."""
    account = _found(key, is_locked=True)
    is_meant(request, _shown(request, account))
    acts.remove_user(account=account, by=by)
    return HttpResponse(status=204)


def _changed(
    request: HttpRequest, account: Account, was: User, wanted: User, context: Context, by: Actor
) -> dict[str, Any]:
    if wanted.user_name != was.user_name:
        raise MutabilityException(detail="The user name of an account does not change: papers and the log know it.")
    if not (wanted.display_name or "").strip():
        raise InvalidValueException(detail="displayName is needed.")
    acts.change_user(account=account, was=was, wanted=wanted, by=by)
    return told(request, _shown(request, _found(account.pk)), context)


def _sent(request: HttpRequest, context: Context) -> User:
    content = body_of(request)
    lower = {key.lower(): key for key in content}
    if not content.get(lower.get("displayname", "")) and isinstance(name := content.get(lower.get("name", "")), dict):
        # Family name first, as offices here write it, when the directory gives only parts.
        parts = [str(name.get(part) or "") for part in ("familyName", "middleName", "givenName")]
        content[lower.get("displayname", "displayName")] = str(
            name.get("formatted") or " ".join(part for part in parts if part)
        )
    found: User = User.model_validate(content, scim_ctx=context)
    return found


def _found(key: Any, *, is_locked: bool = False) -> Account:
    accounts = queries.accounts().select_for_update(of=("self",)) if is_locked else queries.accounts()
    found = accounts.filter(pk=key).first() if queries.is_number(str(key)) else None
    if found is None:
        raise NotFoundException(detail="There is no such user.")
    return found


def _shown(request: HttpRequest, account: Account) -> User:
    return queries.users([account], functools.partial(location_of, request))[0]


users = scim(GET=many, POST=create)
search = scim(POST=many)
user = scim(GET=one, PUT=replace, PATCH=patch, DELETE=remove)
