"""The page of the API's description: chapters of addresses, each with what may be sent, what is given, and a call to try."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_TITLES: Final[dict[str, str | Promise]] = {
    "own": _("Oneself"),
    "structure": _("Structure"),
    "documents": _("Documents"),
    "meetings": _("Sittings"),
    "tasks": _("Tasks"),
    "figures": _("Figures"),
}
_EXAMPLE_ID: Final = "0195…"


@dataclass(frozen=True)
class Value:
    """A parameter, or a field of a body."""

    name: str
    kind: str
    is_needed: bool
    words: str
    where: str = ""


@dataclass(frozen=True)
class Address:
    """One address with one method."""

    name: str
    method: str
    path: str
    words: str
    scopes: list[str]
    acts: list[str]
    parameters: list[Value]
    fields: list[Value]
    answers: str
    call: str


@dataclass(frozen=True)
class Chapter:
    """Addresses that belong together."""

    key: str
    title: str | Promise
    addresses: list[Address]


def chapters(made: dict[str, Any], host: str) -> list[Chapter]:
    """The description in chapters."""
    found: dict[str, list[Address]] = {key: [] for key in _TITLES}
    for path, methods in made["paths"].items():
        for method, operation in methods.items():
            found[operation["tags"][0]].append(_address(made, host, path, method.upper(), operation))
    return [Chapter(key, _TITLES[key], addresses) for key, addresses in found.items()]


def _address(made: dict[str, Any], host: str, path: str, method: str, operation: dict[str, Any]) -> Address:
    schema = _body_schema(made, operation)
    return Address(
        name=operation["operationId"],
        method=method,
        path=path,
        words=operation["description"].partition("\n\nScopes:")[0],
        scopes=operation["x-scopes"],
        acts=operation.get("x-acts", []),
        parameters=list(_parameters(made, operation)),
        fields=list(_fields(made, schema)),
        answers=_answer_name(operation),
        call=_call(host, path, method, schema, made, files="multipart/form-data" in _contents(operation)),
    )


def _contents(operation: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = operation.get("requestBody", {}).get("content", {})
    return found


def _resolved(made: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in schema:
        *_way, group, name = schema["$ref"].split("/")
        schema = made["components"][group][name]
    return schema


def _body_schema(made: dict[str, Any], operation: dict[str, Any]) -> dict[str, Any]:
    schema = _contents(operation).get("application/json", {}).get("schema", {})
    return _resolved(made, schema)


def _parameters(made: dict[str, Any], operation: dict[str, Any]) -> Iterator[Value]:
    for given in operation.get("parameters", []):
        one = _resolved(made, given)
        schema = one["schema"]
        yield Value(
            one["name"], _kind(made, schema), bool(one["required"]), one.get("description", ""), where=one["in"]
        )


def _fields(made: dict[str, Any], schema: dict[str, Any]) -> Iterator[Value]:
    needed = set(schema.get("required", []))
    for name, given in schema.get("properties", {}).items():
        yield Value(name, _kind(made, given), name in needed, given.get("description", ""))


def _kind(made: dict[str, Any], given: dict[str, Any]) -> str:
    """What a value is, in a few words that programmers know."""
    if "$ref" in given:
        inner = _resolved(made, given)
        return "{ " + ", ".join(inner.get("properties", {})) + " }"
    if "anyOf" in given:
        return " | ".join(_kind(made, one) for one in given["anyOf"])
    if "enum" in given:
        return " | ".join(f"“{one}”" if isinstance(one, str) else str(one) for one in given["enum"] if one != "")
    kind = str(given.get("type", "object"))
    if kind == "array":
        return f"[ {_kind(made, given.get('items', {}))} ]"
    most = given.get("maxLength")
    return f"{given.get('format', kind)}{f' ≤ {most}' if most else ''}"


def _answer_name(operation: dict[str, Any]) -> str:
    for status in ("200", "201"):
        answer = operation["responses"].get(status)
        if answer is not None:
            for media, content in answer.get("content", {}).items():
                name = content["schema"].get("$ref", "").rpartition("/")[2]
                return f"{status} {name or media}"
    return "204"


def _call(host: str, path: str, method: str, schema: dict[str, Any], made: dict[str, Any], *, files: bool) -> str:
    """A call with curl: what is needed and no more."""
    words = ["curl", *(["-X", method] if method not in {"GET", "POST"} else [])]
    if method == "POST" and not schema:
        words += ["-X", "POST"]
    lines = [" ".join([*words, f"{host}{_example_path(path)}"]), '  -H "Authorization: Bearer $TOKEN"']
    if method != "GET":
        lines.append('  -H "Idempotency-Key: $(uuidgen)"')
    if schema:
        body = json.dumps(_example(made, schema), ensure_ascii=False)
        if files and "file" in schema.get("required", []):
            lines += [f"  -F 'json={body};type=application/json'", "  -F file=@paper.pdf"]
        else:
            lines += ['  -H "Content-Type: application/json"', f"  -d '{body}'"]
    return " \\\n".join(lines)


def _example_path(path: str) -> str:
    for name, value in (("{pk}", _EXAMPLE_ID), ("{code}", "bcdcds"), ("{ordinal}", "1")):
        path = path.replace(name, value)
    return path


def _example(made: dict[str, Any], schema: dict[str, Any]) -> Any:
    """A value of a form: only what is needed of an object."""
    schema = _resolved(made, schema)
    if "examples" in schema:
        return schema["examples"][0]
    if "enum" in schema:
        return schema["enum"][0]
    match schema.get("type"):
        case "object":
            needed = schema.get("required", [])
            return {name: _example(made, schema["properties"][name]) for name in needed}
        case "array":
            return [_example(made, schema.get("items", {}))]
        case "integer":
            return max(1, int(schema.get("minimum", 1)))
        case "boolean":
            return True
    return {"date": "2025-03-31", "date-time": "2025-03-31T09:00:00+07:00", "uuid": _EXAMPLE_ID}.get(
        str(schema.get("format")), "…"
    )
