"""Acts by machine: found by who may see it, unchanged since it was read, done once however often it is sent."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from decreta.accounts.actors import user_of
from decreta.accounts.idempotency import HEADER, Answer, content_hash, key_of, once, route_of
from decreta.api.answers import Thing, check_unchanged, tag_of
from decreta.api.gate import actor_of
from decreta.api.refusals import Mistake, Refusal
from decreta.core.actor import Actor

T = TypeVar("T")
_TYPE = "application/json; charset=utf-8"


def act_on(request: HttpRequest, thing: Thing[T], key: Any, do: Callable[[T, Actor], Any]) -> HttpResponse:
    """Do something to a thing; the answer is the thing as it is now, or nothing (204) when it is gone for the actor."""

    def run() -> HttpResponse:
        actor = actor_of(request)
        found = thing.find(actor, key)
        check_unchanged(request, thing, found)
        do(found, actor)
        return _as_it_is_now(request, thing, key)

    return once_only(request, run)


def make_under(
    request: HttpRequest,
    thing: Thing[T],
    key: Any,
    do: Callable[[T, Actor], Any],
    made: Thing[Any],
) -> HttpResponse:
    """Do something to a thing that makes another; the answer is what was made, and where it is."""

    def run() -> HttpResponse:
        actor = actor_of(request)
        found = thing.find(actor, key)
        check_unchanged(request, thing, found)
        return _made(request, made, do(found, actor))

    return once_only(request, run)


def make(request: HttpRequest, do: Callable[[Actor], Any], made: Thing[Any]) -> HttpResponse:
    """Make something new."""
    return once_only(request, lambda: _made(request, made, do(actor_of(request))))


def once_only(request: HttpRequest, run: Callable[[], HttpResponse]) -> HttpResponse:
    """Run an act in one transaction; under an idempotency key at most once, with the same answer every time."""
    key = checked_key(request)
    if not key:
        with transaction.atomic():
            return run()
    user = user_of(request)
    with once(
        user=user, key=key, route=f"{request.method} {route_of(request)}"[:200], content_hash=content_hash(request)
    ) as attempt:
        if attempt.earlier is not None:
            return _again(attempt.earlier)
        answer = run()
        attempt.keep(Answer(answer.status_code, answer.get("Location", ""), answer.content.decode()))
        return answer


def checked_key(request: HttpRequest) -> str:
    """The idempotency key of a request; one that cannot be kept is refused, not ignored."""
    key = key_of(request)
    if request.headers.get(HEADER) and not key:
        raise Refusal(
            "invalid",
            mistakes=[Mistake(_("Use at most 80 printable characters."), parameter=HEADER, code="unusable_key")],
        )
    return key


def _again(earlier: Answer) -> HttpResponse:
    """The answer that was given before."""
    answer = HttpResponse(earlier.body, status=earlier.status, content_type=_TYPE)
    if earlier.location:
        answer["Location"] = earlier.location
    if earlier.body:
        answer["ETag"] = tag_of(earlier.body.encode())
    else:
        del answer["Content-Type"]
    answer["Idempotency-Replayed"] = "true"
    return answer


def _as_it_is_now(request: HttpRequest, thing: Thing[Any], key: Any) -> HttpResponse:
    actor = actor_of(request)
    try:
        found = thing.find(actor, key)
    except Http404:
        return HttpResponse(status=204)
    body = thing.body(found, actor)
    return HttpResponse(body, content_type=_TYPE, headers={"ETag": tag_of(body)})


def _made(request: HttpRequest, thing: Thing[Any], made: Any) -> HttpResponse:
    answer = _as_it_is_now(request, thing, thing.key(made))
    if answer.status_code == 200:
        answer.status_code = 201
        answer["Location"] = thing.address(made)
    return answer
