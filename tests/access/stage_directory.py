"""What a directory sends to the addresses of SCIM, and on which thing."""

from __future__ import annotations

import json
from typing import Any, Final

from django.test import Client
from django.urls import reverse

CORE: Final = "urn:ietf:params:scim:schemas:core:2.0"
MESSAGES: Final = "urn:ietf:params:scim:api:messages:2.0"
METHODS: Final = {
    "scim:config": ("GET",),
    "scim:resource_types": ("GET",),
    "scim:resource_type": ("GET",),
    "scim:schemas": ("GET",),
    "scim:schema": ("GET",),
    "scim:users": ("GET", "POST"),
    "scim:search_users": ("POST",),
    "scim:user": ("GET", "PUT", "PATCH", "DELETE"),
    "scim:groups": ("GET",),
    "scim:search_groups": ("POST",),
    "scim:group": ("GET", "PUT", "PATCH"),
}


def is_directory(name: str) -> bool:
    """Whether an address is one that a directory asks for."""
    return name in METHODS


def things() -> dict[str, dict[str, Any]]:
    """The secretary's account, and a post that she does not hold."""
    from decreta.accounts.models import User
    from decreta.organisation.models import Post

    return {
        "scim:user": {"key": str(User.objects.get(username="vy").pk)},
        "scim:group": {"key": str(Post.objects.get(code="vptw-th.officer").pk)},
        "scim:resource_type": {"key": "User"},
        "scim:schema": {"key": f"{CORE}:User"},
    }


def body_of(name: str, method: str, things: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """The body of a request: of a user another name, of a post the secretary as its holder."""
    members = [{"value": things["scim:user"]["key"]}]
    user = {"schemas": [f"{CORE}:User"], "displayName": "Lý Thu Vy"}
    patch = {"schemas": [f"{MESSAGES}:PatchOp"]}
    bodies: dict[tuple[str, str], dict[str, Any]] = {
        ("scim:users", "POST"): user | {"userName": "nguoi.moi"},
        ("scim:user", "PUT"): user | {"userName": "vy"},
        ("scim:user", "PATCH"): patch
        | {"Operations": [{"op": "replace", "path": "displayName", "value": "Lý Thu Vy"}]},
        ("scim:group", "PUT"): {"schemas": [f"{CORE}:Group"], "members": members},
        ("scim:group", "PATCH"): patch | {"Operations": [{"op": "add", "path": "members", "value": members}]},
    }
    return bodies.get((name, method), {"schemas": [f"{MESSAGES}:SearchRequest"], "count": 1})


def send(client: Client, token: str, name: str, method: str, things: dict[str, dict[str, Any]]) -> Any:
    """One request of a directory."""
    url = reverse(name, kwargs=things.get(name, {}))
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    body = "" if method in {"GET", "DELETE"} else json.dumps(body_of(name, method, things))
    return client.generic(method, url, body, content_type="application/scim+json", headers=headers)
