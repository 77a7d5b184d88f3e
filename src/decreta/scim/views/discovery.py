"""What this service can do, for directories that ask."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from scim2_models import (
    AuthenticationScheme,
    Bulk,
    ChangePassword,
    Context,
    ETag,
    Filter,
    ForbiddenException,
    ListResponse,
    Meta,
    NotFoundException,
    Patch,
    Resource,
    ResourceType,
    Schema,
    ServiceProviderConfig,
    Sort,
)

from decreta.core.actor import Actor
from decreta.scim.answers import location_of, scim
from decreta.scim.queries import PAGE
from decreta.scim.resources import Group, User

_MODELS: tuple[type[Resource[Any]], ...] = (User, Group)


def config(request: HttpRequest, by: Actor) -> dict[str, Any]:
    """What is supported."""
    bearer = AuthenticationScheme(
        type=AuthenticationScheme.Type.oauthbearertoken,
        name="Token",
        description="A token with the scope “scim”, of an administrator's post.",
        primary=True,
    )
    shown = ServiceProviderConfig(
        patch=Patch(supported=True),
        bulk=Bulk(supported=False, max_operations=0, max_payload_size=0),
        filter=Filter(supported=True, max_results=PAGE),
        change_password=ChangePassword(supported=False),
        sort=Sort(supported=False),
        etag=ETag(supported=True),
        authentication_schemes=[bearer],
        meta=Meta(resource_type="ServiceProviderConfig", location=request.build_absolute_uri(request.path)),
    )
    found: dict[str, Any] = shown.model_dump(scim_ctx=Context.RESOURCE_QUERY_RESPONSE)
    return found


def resource_types(request: HttpRequest, by: Actor) -> dict[str, Any]:
    """Users and groups."""
    return _all(request, ResourceType, [_type(request, model) for model in _MODELS])


def resource_type(request: HttpRequest, by: Actor, key: str) -> dict[str, Any]:
    """One of them."""
    return _one([_type(request, model) for model in _MODELS], key)


def schemas(request: HttpRequest, by: Actor) -> dict[str, Any]:
    """Their attributes."""
    return _all(request, Schema, [_schema(request, model) for model in _MODELS])


def schema(request: HttpRequest, by: Actor, key: str) -> dict[str, Any]:
    """Those of one."""
    return _one([_schema(request, model) for model in _MODELS], key)


def _type(request: HttpRequest, model: type[Resource[Any]]) -> ResourceType:
    shown = ResourceType.from_resource(model)
    shown.description = (model.__doc__ or "").strip()
    shown.meta = Meta(resource_type="ResourceType", location=location_of(request, "resource_type", shown.id))
    return shown


def _schema(request: HttpRequest, model: type[Resource[Any]]) -> Schema:
    shown = model.to_schema()
    shown.meta = Meta(resource_type="Schema", location=location_of(request, "schema", shown.id))
    return shown


def _all(request: HttpRequest, kind: Any, found: list[Any]) -> dict[str, Any]:
    if "filter" in request.GET:
        # RFC 7644, 4: what is asked for there is told as a whole.
        raise ForbiddenException(detail="These are not filtered.")
    answer = ListResponse[kind](total_results=len(found), start_index=1, items_per_page=len(found), resources=found)
    shown: dict[str, Any] = answer.model_dump(scim_ctx=Context.RESOURCE_QUERY_RESPONSE)
    return shown


def _one(found: list[Any], key: str) -> dict[str, Any]:
    for each in found:
        if each.id.lower() == key.lower():
            shown: dict[str, Any] = each.model_dump(scim_ctx=Context.RESOURCE_QUERY_RESPONSE)
            return shown
    raise NotFoundException(detail="There is no such thing.")


config_view = scim(GET=config)
resource_types_view = scim(GET=resource_types)
resource_type_view = scim(GET=resource_type)
schemas_view = scim(GET=schemas)
schema_view = scim(GET=schema)
