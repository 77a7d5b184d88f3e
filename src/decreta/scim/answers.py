"""Around every address of SCIM: what is answered, what is wrong in the directory's words, the media type."""

from __future__ import annotations

import functools
import json
import logging
from collections.abc import Callable, Mapping
from typing import Any, Final

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.http.request import UnreadablePostError
from django.urls import reverse
from django.utils import translation
from pydantic import ValidationError
from scim2_models import (
    ConflictException,
    Error,
    ForbiddenException,
    InvalidSyntaxException,
    InvalidValueException,
    NotFoundException,
    SCIMException,
    ScimPolicy,
    UniquenessException,
)

from decreta.core.errors import ActRefused, NotAllowed, NotNow, Problem
from decreta.scim.gate import TooMany, actor_of

logger = logging.getLogger(__name__)
MEDIA_TYPE: Final = "application/scim+json"
#: Directories send more than means something here, and two of them write PATCH in ways of their own.
TOLERANT: Final = ScimPolicy(
    unknown=ScimPolicy.Unknown.ignore,
    remove_value_as_filter=ScimPolicy.RemoveValue.apply,
    unmatched_path_filter=ScimPolicy.UnmatchedPathFilter.create,
)
_REALM: Final = 'Bearer realm="decreta"'
#: What acts call the things that the directory calls otherwise.
_FIELDS: Final = {"login": "userName", "full_name": "displayName", "email": "emails", "language": "preferredLanguage"}
View = Callable[..., Any]


def scim(**methods: View) -> View:
    """A view of methods, each for a token with the scope `scim` that acts in an administrator's post."""

    def run(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        method = "GET" if request.method == "HEAD" else request.method or ""
        # A directory reads English; what the log keeps is in no language.
        with translation.override("en"), TOLERANT:
            try:
                by = actor_of(request)
                if method not in methods:
                    answer = _told(405, "Allowed here: " + ", ".join(methods), headers={"Allow": ", ".join(methods)})
                else:
                    answer = _as_answer(request, methods[method](request, by, *args, **kwargs))
            except Exception as error:  # noqa: BLE001 - every end is an answer; what is not meant is logged there
                answer = refusal(error)
        answer["Cache-Control"] = "no-store"
        return answer

    run.csrf_exempt = True  # type: ignore[attr-defined]
    return functools.wraps(next(iter(methods.values())))(run)


def body_of(request: HttpRequest) -> dict[str, Any]:
    """What was sent. Raises InvalidSyntaxException."""
    try:
        content = json.loads(request.body, parse_constant=_no_number)
        is_storable = _is_storable(content)
    except (ValueError, RecursionError) as error:
        raise InvalidSyntaxException(detail="The body is not JSON.") from error
    if not isinstance(content, dict):
        raise InvalidSyntaxException(detail="The body must be an object.")
    if not is_storable:
        raise InvalidValueException(detail="A text holds U+0000 or half of a character.")
    return content


def location_of(request: HttpRequest, name: str, key: Any) -> str:
    """The address of a resource."""
    return request.build_absolute_uri(reverse(f"scim:{name}", kwargs={"key": key}))


def refusal(error: Exception) -> HttpResponse:
    """What is wrong, in the directory's words."""
    if isinstance(error, ValidationError):
        return _of_error(_all_of(Error.from_validation_errors(error)))
    if isinstance(error, SCIMException):
        return _of_error(error.to_error())
    if isinstance(error, TooMany):
        return _told(429, "Too many requests.", headers={"Retry-After": str(error.wait)})
    if isinstance(error, RequestDataTooBig):
        return _told(413, "The body is too large.")
    if isinstance(error, UnreadablePostError):
        return _told(400, "The body did not arrive.")
    if isinstance(error, ActRefused):
        return _of_error(_kind_of(error)(detail=" ".join(map(_sentence, error.problems))).to_error())
    logger.error("scim: an answer that was not meant", exc_info=error)
    return _told(500, "This is our fault; it is in the installation's log.")


def nowhere(request: HttpRequest) -> HttpResponse:
    """An address that there is not."""
    answer = refusal(NotFoundException(detail="There is no such resource."))
    answer["Cache-Control"] = "no-store"
    return answer


nowhere.csrf_exempt = True  # type: ignore[attr-defined]


def _as_answer(request: HttpRequest, found: Any) -> HttpResponse:
    if isinstance(found, HttpResponse):
        return found
    content, status = found if isinstance(found, tuple) else (found, 200)
    meta = content.get("meta") or {}
    headers = {name: meta[key] for name, key in (("Location", "location"), ("ETag", "version")) if meta.get(key)}
    if status == 200 and request.method in {"GET", "HEAD"} and _is_known(request, meta.get("version")):
        return HttpResponse(status=304, headers=headers)
    return HttpResponse(json.dumps(content), status=status, content_type=MEDIA_TYPE, headers=headers)


def _is_known(request: HttpRequest, version: str | None) -> bool:
    known = request.headers.get("If-None-Match", "")
    return bool(version) and version in {one.strip() for one in known.split(",")}


def _kind_of(refused: ActRefused) -> type[SCIMException]:
    if any(problem.code in {"taken", "unique"} for problem in refused.problems):
        return UniquenessException
    if isinstance(refused, NotAllowed):
        return ForbiddenException
    return ConflictException if isinstance(refused, NotNow) else InvalidValueException


def _sentence(problem: Problem) -> str:
    field = _FIELDS.get(problem.field or "", problem.field)
    return f"{field}: {problem}" if field else str(problem)


def _all_of(found: list[Error]) -> Error:
    """Everything that is wrong, in one: SCIM has room for one error."""
    first = found[0]
    first.detail = " ".join(dict.fromkeys(one.detail or "" for one in found))
    return first


def _told(status: int, detail: str, *, headers: Mapping[str, str] | None = None) -> HttpResponse:
    return _of_error(Error(status=status, detail=detail), headers=headers)


def _of_error(told: Error, *, headers: Mapping[str, str] | None = None) -> HttpResponse:
    status = int(told.status or 400)
    more = {"WWW-Authenticate": _REALM} if status == 401 else {}
    content = json.dumps(told.model_dump())
    return HttpResponse(content, status=status, content_type=MEDIA_TYPE, headers={**more, **(headers or {})})


def _no_number(text: str) -> Any:
    raise ValueError(text)


def _is_storable(value: Any) -> bool:
    if isinstance(value, str):
        return "\x00" not in value and not any("\ud800" <= one <= "\udfff" for one in value)
    if isinstance(value, dict):
        return all(_is_storable(one) for pair in value.items() for one in pair)
    return all(map(_is_storable, value)) if isinstance(value, list) else True
