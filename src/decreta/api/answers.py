"""Answers: what is shown goes out as JSON, one thing with the tag of its present form, a list with where it goes on."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, TypeVar
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from pydantic import TypeAdapter

from decreta.api.gate import actor_of
from decreta.api.paging import Page
from decreta.api.refusals import Refusal
from decreta.core.actor import Actor

T = TypeVar("T")
_TYPE = "application/json; charset=utf-8"


@dataclass(frozen=True)
class Thing(Generic[T]):
    """One kind of thing: how the actor finds it (404 else), how it is shown, and in which shape; `path` has its key."""

    shape: Any
    path: str
    find: Callable[[Actor, Any], T]
    show: Callable[[T, Actor], Any]
    key: Callable[[T], Any]

    @cached_property
    def written(self) -> TypeAdapter[Any]:
        """What writes the shape."""
        return TypeAdapter(self.shape)

    def body(self, thing: T, actor: Actor) -> bytes:
        """The thing as the actor sees it now, in the language of the request."""
        return self.written.dump_json(self.show(thing, actor))

    def address(self, thing: T) -> str:
        """Where it is found."""
        return f"/api/v1{self.path.format(self.key(thing))}"


def tag_of(body: bytes) -> str:
    """The strong tag of a form; it ends with the form's language, so that it can be compared whatever is asked in."""
    return f'"{hashlib.sha256(body).hexdigest()[:32]}.{(translation.get_language() or "vi")[:2]}"'


def one(request: HttpRequest, thing: Thing[T], key: Any) -> HttpResponse:
    """One thing; 304 when the asker has its present form."""
    actor = actor_of(request)
    return shown(request, thing, thing.find(actor, key))


def shown(request: HttpRequest, thing: Thing[T], found: T) -> HttpResponse:
    """A thing that was found."""
    body = thing.body(found, actor_of(request))
    tag = tag_of(body)
    if _names(request.headers.get("If-None-Match", ""), tag):
        return HttpResponse(status=304, headers={"ETag": tag})
    return HttpResponse(body, content_type=_TYPE, headers={"ETag": tag})


def check_unchanged(request: HttpRequest, thing: Thing[T], found: T) -> None:
    """Refuse (412) when the asker names a form (`If-Match`) that is no longer the present one."""
    asked = request.headers.get("If-Match", "")
    if not asked or asked.strip() == "*":
        return
    for language in {tag.strip().rstrip('"').rpartition(".")[2] for tag in asked.split(",")} & {"vi", "en", "ja"}:
        with translation.override(language):
            if _names(asked, tag_of(thing.body(found, actor_of(request)))):
                return
    raise Refusal("changed")


def _names(header: str, tag: str) -> bool:
    """Whether a header names a tag (a strong comparison, but that proxies may have marked it as weak)."""
    return any(part.strip().removeprefix("W/") in {tag, "*"} for part in header.split(","))


def listed(
    request: HttpRequest, shape: TypeAdapter[Any], page: Page[Any], rows: Iterable[Any], **more: Any
) -> HttpResponse:
    """A page of a list, with the address of the next one in `next` and in the `Link` header."""
    following = None
    if page.after:
        query = request.GET.copy()
        query["after"] = page.after
        following = f"{request.path}?{urlencode(list(query.lists()), doseq=True)}"
    answer = plain(shape, {"items": list(rows), "after": page.after or None, "next": following, **more})
    if following:
        answer["Link"] = f'<{following}>; rel="next"'
    return answer


def plain(shape: TypeAdapter[Any], data: Any, *, status: int = 200) -> HttpResponse:
    """Data that is no thing with a life of its own."""
    return HttpResponse(shape.dump_json(data), status=status, content_type=_TYPE)
