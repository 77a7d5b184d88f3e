"""Retrying is always safe: the same unsafe request again gives the same answer and has no second effect.

A form carries a key that was made when it was shown (`{% idempotency_key %}`). The key's row is written in
the transaction of the act, so both exist or neither does:

    @login_required
    @require_POST
    @idempotent
    def convene(request): ...

Two equal requests at once: the second waits for the first at the row's unique index, then gets its answer.
"""

from __future__ import annotations

import datetime as dt
import functools
import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import uuid4

from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render

from decreta.accounts.models import IdempotencyKey, User
from decreta.core import clock
from decreta.core.errors import DecretaError

FIELD: Final = "idempotency_key"
HEADER: Final = "Idempotency-Key"
_MAX_LENGTH: Final = 80
_LOCATION_LENGTH: Final = 500
View = Callable[..., HttpResponseBase]


class KeyReusedError(DecretaError):
    """A key came back with other content: what is meant cannot be known, so nothing is done."""


@dataclass(frozen=True)
class Answer:
    """What was answered: an HTTP status, where the browser was sent or a program finds what was made, and its words."""

    status: int
    location: str = ""
    body: str = ""


@dataclass
class Attempt:
    """One request under a key: `earlier` is the answer that was given before, if any."""

    earlier: Answer | None = None
    answer: Answer | None = field(default=None, init=False)

    def keep(self, answer: Answer) -> None:
        """Remember the answer of a success; without it the transaction is rolled back."""
        self.answer = answer


def new_key() -> str:
    """A key for one showing of a form."""
    return uuid4().hex


@contextmanager
def once(*, user: User, key: str, route: str, content_hash: str) -> Iterator[Attempt]:
    """Run what is inside at most once per user and key, in one transaction with the key's row.

    Inside, look at `attempt.earlier` first; after a success call `attempt.keep(answer)`. What ends
    without that leaves nothing behind. Raises KeyReusedError for a known key with another route or content.
    """
    with transaction.atomic():
        if not _claim(user, key, route, content_hash):
            row = IdempotencyKey.objects.get(user=user, key=key)
            if (row.route, row.content_hash) != (route, content_hash):
                raise KeyReusedError(key)
            yield Attempt(earlier=Answer(row.status or 200, row.location, row.body))
            return
        attempt = Attempt()
        yield attempt
        if attempt.answer is None:
            transaction.set_rollback(True)
            return
        IdempotencyKey.objects.filter(user=user, key=key).update(
            status=attempt.answer.status,
            location=attempt.answer.location[:_LOCATION_LENGTH],
            body=attempt.answer.body,
        )


def _claim(user: User, key: str, route: str, content_hash: str) -> bool:
    """Take a key; False when it was taken. Waits for another request that is just taking it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO accounts_idempotencykey (user_id, key, route, content_hash, location, body, created_at)"
            " VALUES (%s, %s, %s, %s, '', '', %s) ON CONFLICT DO NOTHING RETURNING id",
            [user.pk, key, route, content_hash, clock.real_now()],
        )
        return cursor.fetchone() is not None


def idempotent(view: View) -> View:
    """Make a function view's POST safe to retry. It stands inside `login_required`.

    The view runs in one transaction, so it must not be an act in several steps with nothing open
    (those take `request.idempotency_key` themselves). A success (below 400) answers with a redirect,
    `HX-Redirect` or `HX-Location`; a fragment's repetition sends the browser back to the page it came from.
    A refusal (400 and above) leaves nothing behind, and the form may be sent again with the same key.
    A request without a key is simply run: the key is what asks for protection.
    """

    @functools.wraps(view)
    def run(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        key = key_of(request)
        user = request.user
        if request.method != "POST" or not key or not isinstance(user, User):
            return view(request, *args, **kwargs)
        try:
            with once(user=user, key=key, route=route_of(request), content_hash=content_hash(request)) as attempt:
                if attempt.earlier is not None:
                    return answer_again(request, attempt.earlier)
                response = view(request, *args, **kwargs)
                if response.status_code < 400:
                    attempt.keep(_answer_of(response))
                return response
        except KeyReusedError:
            return render(request, "accounts/key_reused.html", status=409)

    run.is_idempotent = True  # type: ignore[attr-defined]
    return run


def key_of(request: HttpRequest) -> str:
    """The key of a request, from its form or its header; empty when it has none that can be kept."""
    key = request.headers.get(HEADER) or (request.POST.get(FIELD, "") if request.method == "POST" else "")
    return key if len(key) <= _MAX_LENGTH and key.isprintable() else ""


def route_of(request: HttpRequest) -> str:
    """The address that a key is bound to."""
    path = request.path_info
    return path if len(path) <= 200 else hashlib.sha256(path.encode()).hexdigest()


def content_hash(request: HttpRequest) -> str:
    """SHA-256 over everything that a form sends, its files' bytes too, without the tokens around it."""
    digest = hashlib.sha256()

    def add(*parts: bytes) -> None:
        for part in parts:
            digest.update(len(part).to_bytes(8, "big") + part)

    if request.content_type == "application/json":
        add(b"json", request.body)
    for name in sorted(request.POST):
        if name not in (FIELD, "csrfmiddlewaretoken"):
            add(b"field", name.encode(), *(value.encode() for value in request.POST.getlist(name)))
    for name in sorted(request.FILES):
        for file in request.FILES.getlist(name):
            contents = hashlib.sha256()
            for chunk in file.chunks():
                contents.update(chunk)
            file.seek(0)
            add(b"file", name.encode(), str(file.name).encode(), contents.digest())
    add(b"query", request.META.get("QUERY_STRING", "").encode())
    return digest.hexdigest()


def answer_again(request: HttpRequest, answer: Answer) -> HttpResponse:
    """The answer that was given before. A fragment is not stored: its page is fetched anew."""
    if 300 <= answer.status < 400:
        return HttpResponse(status=answer.status, headers={"Location": answer.location})
    if answer.location:
        return HttpResponse(status=answer.status, headers={"HX-Redirect": answer.location})
    back = _page_behind(request)
    if request.headers.get("HX-Request"):
        return HttpResponse(status=200, headers={"HX-Redirect": back})
    response = HttpResponseRedirect(back)
    response.status_code = 303
    return response


def _answer_of(response: HttpResponseBase) -> Answer:
    location = response.get("Location") or response.get("HX-Redirect") or response.get("HX-Location") or ""
    return Answer(response.status_code, location)


def _page_behind(request: HttpRequest) -> str:
    """The page of this site that the form stood on."""
    origin = f"{request.scheme}://{request.get_host()}"
    came_from = request.headers.get("HX-Current-URL") or request.headers.get("Referer") or ""
    path = came_from.removeprefix(origin)
    return path if came_from.startswith(f"{origin}/") else "/"


def forget_old(*, days: int = 7) -> int:
    """Delete keys that no browser will send again; returns how many."""
    limit = clock.real_now() - dt.timedelta(days=days)
    return IdempotencyKey.objects.filter(created_at__lt=limit).delete()[0]
