"""Problem details (RFC 9457): every refusal in one form, in the language that was asked for, everything wrong at once."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.utils.translation import gettext as _
from ninja.errors import HttpError, ValidationError

from decreta.accounts.idempotency import KeyReusedError
from decreta.api.mistakes import mistakes_of
from decreta.api.refusals import KINDS, Mistake, Refusal
from decreta.core.errors import ActRefused, Invalid, NotAllowed, NotNow, Stale

logger = logging.getLogger(__name__)
MEDIA_TYPE = "application/problem+json"
#: Where each kind of problem is explained.
EXPLAINED_AT = "/api/v1/docs/#problem-"
_OF_STATUS = {404: "not-found", 405: "method-not-allowed", 416: "range-not-satisfiable"}


def problem(
    kind: str, detail: Any = "", mistakes: Iterable[Mistake] = (), headers: Mapping[str, Any] | None = None
) -> HttpResponse:
    """The answer to a request that is refused."""
    known = KINDS[kind]
    data: dict[str, Any] = {"type": f"{EXPLAINED_AT}{kind}", "title": str(known.title), "status": known.status}
    if detail:
        data["detail"] = str(detail)
    errors = [one.as_data() for one in mistakes]
    if errors:
        data["errors"] = errors
    # A half of a character that was sent to us is written as JSON escapes it.
    body = json.dumps(data, ensure_ascii=False).encode("utf-8", "backslashreplace")
    answer = HttpResponse(body, status=known.status, content_type=f"{MEDIA_TYPE}; charset=utf-8")
    for name, value in (headers or {}).items():
        answer[name] = str(value)
    answer["Cache-Control"] = "no-store"
    return answer


def answer_to(request: HttpRequest, error: Exception) -> HttpResponse:
    """What a request is answered that ended with an error. An error of ours is logged, and not told."""
    match error:
        case Refusal():
            return problem(error.kind, error.detail, error.mistakes, error.headers)
        case ActRefused():
            return _refused(error)
        case ValidationError():
            return problem("invalid", mistakes=mistakes_of(error.errors))
        case KeyReusedError():
            return problem("idempotency-key-reused", _("Send other content under another key. Nothing was done."))
        case Http404():
            return problem("not-found", _("There is nothing at this address that this post may see."))
        case PermissionDenied():
            return problem("not-allowed", error)
        case RequestDataTooBig():
            return problem("too-large")
        case SuspiciousOperation() | MultiPartParserError():
            return problem("malformed")
        case HttpError() if error.status_code < 500:
            return problem(_OF_STATUS.get(error.status_code, "malformed"))
        case _:
            logger.error("%s %s", request.method, request.path, exc_info=error)
            return problem("server-error", _("It is noted in the server's log. Send the request again later."))


def _refused(refusal: ActRefused) -> HttpResponse:
    """A refused act: its problems with their fields, its kind by who, when or what was wrong."""
    mistakes = [Mistake(one.message, f"/{one.field}" if one.field else "", code=one.code) for one in refusal.problems]
    match refusal:
        case NotAllowed():
            kind = "not-allowed"
        case Stale():
            kind = "stale"
        case NotNow():
            kind = "not-now"
        case Invalid():
            kind = "invalid"
        case _:
            kind = "invalid"
    return problem(kind, refusal, mistakes)
