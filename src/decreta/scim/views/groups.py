"""Posts. They are set up by the office's administrators; the directory says who holds them."""

from __future__ import annotations

import functools
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest
from scim2_models import Context, NotFoundException

from decreta.core.actor import Actor
from decreta.organisation.models import Post
from decreta.scim import queries
from decreta.scim.answers import body_of, location_of, scim
from decreta.scim.domain.groups import set_holders
from decreta.scim.resources import Group
from decreta.scim.views.common import is_meant, listed, patched, told


def many(request: HttpRequest, by: Actor) -> dict[str, Any]:
    """All, or those that a filter lets through."""
    return listed(request, Group, queries.posts(), queries.groups)


def one(request: HttpRequest, by: Actor, key: str) -> dict[str, Any]:
    """One."""
    return told(request, _shown(request, _found(key)), Context.RESOURCE_QUERY_RESPONSE)


@transaction.atomic
def replace(request: HttpRequest, by: Actor, key: str) -> dict[str, Any]:
    """Exactly these hold it."""
    post = _found(key, is_locked=True)
    is_meant(request, _shown(request, post))
    wanted = Group.model_validate(body_of(request), scim_ctx=Context.RESOURCE_REPLACEMENT_REQUEST)
    return _held(request, post, wanted, Context.RESOURCE_REPLACEMENT_RESPONSE, by)


@transaction.atomic
def patch(request: HttpRequest, by: Actor, key: str) -> dict[str, Any]:
    """Add or remove holders."""
    post = _found(key, is_locked=True)
    was = _shown(request, post)
    is_meant(request, was)
    return _held(request, post, patched(request, Group, was), Context.RESOURCE_PATCH_RESPONSE, by)


def _held(request: HttpRequest, post: Post, wanted: Group, context: Context, by: Actor) -> dict[str, Any]:
    set_holders(post=post, wanted={member.value or "" for member in wanted.members or ()}, by=by)
    return told(request, _shown(request, post), context)


def _found(key: str, *, is_locked: bool = False) -> Post:
    posts = queries.posts().select_for_update(of=("self",)) if is_locked else queries.posts()
    try:
        found = posts.filter(pk=UUID(key)).first()
    except ValueError:
        found = None
    if found is None:
        raise NotFoundException(detail="There is no such group.")
    return found


def _shown(request: HttpRequest, post: Post) -> Group:
    return queries.groups([post], functools.partial(location_of, request))[0]


groups = scim(GET=many)
search = scim(POST=many)
group = scim(GET=one, PUT=replace, PATCH=patch)
