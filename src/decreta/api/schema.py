"""The OpenAPI 3.1 description: what the routers know, with bodies, scopes, headers and every refusal added."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from django.utils import translation

from decreta.accounts.scopes import Scope
from decreta.api.bodies import JSON, MULTIPART, PART
from decreta.api.describing import DOORS, Door
from decreta.api.house import house
from decreta.api.problems import MEDIA_TYPE
from decreta.api.refusals import KINDS

_REF: Final = "#/components/schemas/{model}"
DESCRIPTION: Final = (
    "The loop of an office that governs by decisions, by machine: sittings, documents, directives, tasks. The acts are "
    "those of the pages, and a token sees what its post sees. Days are written 2025-03-31, moments with their offset; "
    "an enumeration gives its code and its label in the language of `Accept-Language` (vi, en, ja). Lists go on with "
    "`after`; one thing has an `ETag`, which `If-None-Match` and `If-Match` take; an unsafe request with an "
    "`Idempotency-Key` is done once, however often it is sent."
)
_PROBLEM: Final[dict[str, Any]] = {
    "type": "object",
    "title": "Problem",
    "description": "Why a request was refused (RFC 9457), with everything that is wrong at once.",
    "required": ["type", "title", "status"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["detail"],
                "properties": {
                    "detail": {"type": "string"},
                    "pointer": {"type": "string", "description": "JSON pointer into the body."},
                    "parameter": {"type": "string", "description": "Name of a parameter or header."},
                    "code": {"type": "string"},
                },
            },
        },
    },
}
_HEADERS: Final[dict[str, dict[str, Any]]] = {
    "IfMatch": {
        "name": "If-Match",
        "in": "header",
        "required": False,
        "description": "The `ETag` under which it was read: refused with 412 when it has changed since.",
        "schema": {"type": "string", "maxLength": 200},
    },
    "IfNoneMatch": {
        "name": "If-None-Match",
        "in": "header",
        "required": False,
        "description": "The `ETag` of the form that is at hand: 304 when it is still the present one.",
        "schema": {"type": "string", "maxLength": 200},
    },
    "IdempotencyKey": {
        "name": "Idempotency-Key",
        "in": "header",
        "required": False,
        "description": "A key of one's own for this request: sent again with it, it has no second effect and the same answer.",
        "schema": {"type": "string", "minLength": 1, "maxLength": 80, "pattern": "^[!-~]+$"},
    },
}
_ALWAYS: Final = (401, 403, 404, 406, 422, 429, 500)


@cache
def description(language: str = "en") -> dict[str, Any]:
    """The whole description, in a language; made once."""
    with translation.override(language):
        made: dict[str, Any] = dict(house.get_openapi_schema(path_prefix="/api/v1/"))
        schemas = made["components"]["schemas"]
        for found in _operations(made):
            _complete(found, schemas)
        made["info"]["description"] = DESCRIPTION
        made["info"]["license"] = {"name": "EUPL-1.2", "identifier": "EUPL-1.2"}
        made["servers"] = [{"url": "/"}]
        made["components"]["schemas"]["Problem"] = _PROBLEM
        made["components"]["parameters"] = _HEADERS
        made["components"]["responses"] = dict(_refusals())
        made["components"]["securitySchemes"] = {
            "token": {"type": "http", "scheme": "bearer", "description": _scope_words()}
        }
    return made


def _scope_words() -> str:
    lines = "\n".join(f"- `{scope.value}`: {scope.label}" for scope in Scope)
    return f"A token from the account's page. Its scopes:\n\n{lines}"


def _operations(made: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for path in made["paths"].values():
        for method in path:
            yield path[method]


def _refusals() -> Iterator[tuple[str, Any]]:
    by_status: dict[int, list[str]] = {}
    for name, kind in KINDS.items():
        by_status.setdefault(kind.status, []).append(name)
    for status, names in by_status.items():
        titles = "; ".join(f"`{name}`: {KINDS[name].title}" for name in names)
        content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
        yield f"Refused{status}", {"description": titles, "content": content}


def _complete(found: dict[str, Any], schemas: dict[str, Any]) -> None:
    """Add to one operation what only we know of it."""
    door = DOORS[found["operationId"]]
    found["security"] = [{"token": list(door.scopes)}]
    found["x-scopes"] = list(door.scopes)
    if door.acts:
        found["x-acts"] = list(door.acts)
    found["description"] = found.get("description", "") + f"\n\nScopes: {', '.join(f'`{one}`' for one in door.scopes)}."
    for one in found.get("parameters", []):
        if one["schema"].get("default") == "":
            del one["schema"]["default"]  # nothing is no day and no id, it only narrows nothing
    headers = _headers_of(door)
    found["parameters"] = [
        *found.get("parameters", []),
        *({"$ref": f"#/components/parameters/{one}"} for one in headers),
    ]
    if not found["parameters"]:
        del found["parameters"]
    if door.form is not None:
        found["requestBody"] = _body(door, schemas)
    _responses(found, door)


def _headers_of(door: Door) -> list[str]:
    if door.method == "GET":
        return ["IfNoneMatch"] if door.is_of_one else []
    return ["IdempotencyKey", *(["IfMatch"] if door.is_of_one else [])]


def _body(door: Door, schemas: dict[str, Any]) -> dict[str, Any]:
    assert door.form is not None
    schema = door.form.model_json_schema(ref_template=_REF)
    schemas.update(schema.pop("$defs", {}))
    schemas[door.form.__name__] = schema
    ref = {"$ref": _REF.format(model=door.form.__name__)}
    content: dict[str, Any] = {JSON: {"schema": ref}}
    if door.with_files:
        content[MULTIPART] = {
            "schema": {
                "type": "object",
                "description": f"The part `{PART}` holds the same JSON; files are parts of the names that it gives.",
                "required": [PART],
                "properties": {PART: ref},
                "additionalProperties": {"type": "string", "contentMediaType": "application/octet-stream"},
            },
            "encoding": {PART: {"contentType": JSON}},
        }
    return {"required": True, "content": content}


def _responses(found: dict[str, Any], door: Door) -> None:
    answers: dict[str, Any] = {str(status): answer for status, answer in found["responses"].items()}
    good = answers[str(door.status)]
    if door.gives != JSON:
        good["content"] = {door.gives: {"schema": {"type": "string", "contentMediaType": "application/octet-stream"}}}
        answers["206"] = {"description": "A part of the file", "content": good["content"]}
    if door.is_of_one and door.status != 204:
        good["headers"] = {"ETag": {"schema": {"type": "string"}, "description": "The tag of this form."}}
    if door.is_list:
        good["headers"] = {"Link": {"schema": {"type": "string"}, "description": "The next page, as `rel=next`."}}
    statuses = {*_ALWAYS}
    if door.method == "GET":
        if door.is_of_one or door.gives != JSON:
            answers["304"] = {"description": "The form at hand is still the present one."}
        if door.gives != JSON:
            statuses |= {409, 416}
    else:
        answers.setdefault("204", {"description": "Done; it is no longer there for this post."})
        statuses |= {
            400,
            409,
            412,
            413,
            *({415} if door.form else {}),
            *({503} if door.name == "issue_document" else {}),
        }
    answers |= {str(status): {"$ref": f"#/components/responses/Refused{status}"} for status in statuses}
    found["responses"] = dict(sorted(answers.items()))
