"""A request without an end is not read to its end.

Django puts a whole body on disk before anything of ours sees it. So what is too large is noticed here, while it comes:
by the length that it tells, else by counting. The rest is left unread; what remains is answered by `RefuseTooLarge`.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, Final

from django.http import HttpRequest, HttpResponse

from decreta.files import limits
from decreta.ui.views import error

Receive = Callable[[], Awaitable[dict[str, Any]]]
_FLAG: Final = "decreta.too_large"
#: What describes a body; a request whose body is not read has none.
_OF_BODY: Final = frozenset({b"content-length", b"content-type", b"transfer-encoding"})
_NOTHING: Final = {"type": "http.request", "body": b"", "more_body": False}


def bounded(scope: dict[str, Any], receive: Receive) -> tuple[dict[str, Any], Receive]:
    """The request with no more of its body than is read at all."""
    limit = limits.max_request_bytes()
    told = dict(scope["headers"]).get(b"content-length", b"0")
    if told.isdigit() and int(told) > limit:
        headers = [pair for pair in scope["headers"] if pair[0] not in _OF_BODY]
        found, count = {**scope, "headers": headers, _FLAG: True}, limit + 1
    else:
        found, count = dict(scope), 0
    has_ended = False

    async def counted() -> dict[str, Any]:
        nonlocal count, has_ended
        if has_ended:  # Django waits now for the sender to go
            while (message := await receive())["type"] != "http.disconnect":
                pass
            return message
        if count <= limit:
            message = await receive()
            count += len(message.get("body", b""))
            if count <= limit:
                return message
        found[_FLAG] = has_ended = True
        return _NOTHING

    return found, counted


class RefuseTooLarge:
    """Answers what was not read to its end, and hangs up: the sender would go on sending."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not getattr(request, "scope", {}).get(_FLAG):
            return self.get_response(request)
        answer = _to_a_program() if request.path.startswith("/api/") else error(request, 413)
        answer["Connection"] = "close"
        return answer


def _to_a_program() -> HttpResponse:
    from decreta.api.problems import problem  # what only programs need is read when one asks

    return problem("too-large")
