"""What users and groups have in common: what was asked for, which version is meant, what is told."""

from __future__ import annotations

import functools
import re
from typing import Any, Final

from django.http import HttpRequest
from scim2_models import (
    Context,
    ListResponse,
    PatchOp,
    PreconditionFailedException,
    Resource,
    ResponseParameters,
    SearchRequest,
)

from decreta.scim import queries
from decreta.scim.answers import body_of, location_of

_KIND_OF_ADDRESS: Final = re.compile(r"(urn:\S+:User:)?emails\[.*\](\.value)?", re.IGNORECASE)


def patched(request: HttpRequest, model: type[Resource[Any]], resource: Any) -> Any:
    """A resource as the operations that were sent would have it."""
    content = body_of(request)
    name = next((key for key in content if key.lower() == "operations"), "")
    if isinstance(content.get(name), list):
        content[name] = [_of_one_address(one) for one in content[name]]
    operations = PatchOp[model].model_validate(content, scim_ctx=Context.RESOURCE_PATCH_REQUEST)  # type: ignore[valid-type]
    wanted = resource.model_copy(deep=True)
    operations.patch(wanted)
    return wanted


def _of_one_address(operation: Any) -> Any:
    """Directories name the address by its kind (`emails[type eq "work"].value`); here a person has one."""
    path = operation.get("path") if isinstance(operation, dict) else None
    if not isinstance(path, str) or not _KIND_OF_ADDRESS.fullmatch(path):
        return operation
    found = operation | {"path": "emails"}
    return found | {"value": [{"value": operation["value"]}]} if "value" in operation else found


def is_meant(request: HttpRequest, resource: Any) -> None:
    """Refuse a change of what is no longer as the directory knows it. Raises PreconditionFailedException."""
    known = request.headers.get("If-Match", "*")
    if known.strip() != "*" and resource.meta.version not in {one.strip() for one in known.split(",")}:
        raise PreconditionFailedException


def listed(request: HttpRequest, model: type[Resource[Any]], found: Any, shown: Any) -> dict[str, Any]:
    """A list as it was asked for: filtered, one page, with the attributes that are wanted."""
    sent = body_of(request) if request.method == "POST" else {key: request.GET[key] for key in request.GET}
    asked = SearchRequest[model].model_validate(sent)  # type: ignore[valid-type]
    resources, total = queries.page(found, shown, asked, functools.partial(location_of, request))
    answer = ListResponse[model](  # type: ignore[valid-type]
        total_results=total,
        start_index=asked.start_index or 1,
        items_per_page=len(resources),
        resources=resources,
    )
    wanted: dict[str, Any] = answer.model_dump(scim_ctx=Context.RESOURCE_QUERY_RESPONSE, response_parameters=asked)
    return wanted


def told(request: HttpRequest, resource: Any, context: Context) -> dict[str, Any]:
    """One resource with the attributes that are wanted."""
    model = type(resource)
    asked = ResponseParameters[model].model_validate(  # type: ignore[valid-type]
        {key: request.GET[key] for key in ("attributes", "excludedAttributes") if key in request.GET}
    )
    found: dict[str, Any] = resource.model_dump(scim_ctx=context, response_parameters=asked)
    return found
