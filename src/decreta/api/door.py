"""What stands around every address of the API: the language, errors as problem details, headers that every answer has."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.utils.translation.trans_real import get_supported_language_variant, parse_accept_lang_header

from decreta.api.problems import answer_to, problem
from decreta.files.limits import max_bytes

View = Callable[..., HttpResponseBase]
#: What a request may hold besides the file that comes with it.
_AROUND_A_FILE = 1024 * 1024


def language_of(request: HttpRequest) -> str:
    """The language that was asked for, else the installation's."""
    for asked, _quality in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        try:
            return get_supported_language_variant(asked)[:2]
        except LookupError:
            continue
    return settings.LANGUAGE_CODE[:2]


def answered(view: View) -> View:
    """A view whose every end is an answer of the API."""

    @functools.wraps(view)
    def run(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        language = language_of(request)
        with translation.override(language):
            answer = _answer(view, request, args, kwargs)
        answer["Content-Language"] = language
        answer["X-Content-Type-Options"] = "nosniff"
        if not answer.has_header("Cache-Control"):
            answer["Cache-Control"] = "private, no-cache"
        patch_vary_headers(answer, ["Accept", "Accept-Language", "Authorization"])
        return answer

    run.csrf_exempt = True  # type: ignore[attr-defined]
    return run


def _answer(view: View, request: HttpRequest, args: Any, kwargs: Any) -> HttpResponseBase:
    if _length_of(request) > max_bytes() + _AROUND_A_FILE:
        return problem("too-large")
    if "\x00" in request.path:
        return _not_there()
    if request.method == "HEAD":
        request.method = "GET"  # the server sends no body; everything else is the same
    try:
        answer = view(request, *args, **kwargs)
    except Exception as error:  # noqa: BLE001 - every end is an answer; what is not meant is logged there
        return answer_to(request, error)
    if answer.status_code == 405:
        allowed = answer["Allow"]
        return problem(
            "method-not-allowed", _("Allowed: %(methods)s") % {"methods": allowed}, headers={"Allow": allowed}
        )
    if answer.status_code == 416:
        return problem("range-not-satisfiable", headers={"Content-Range": answer["Content-Range"]})
    return answer


def _length_of(request: HttpRequest) -> int:
    text = request.headers.get("Content-Length", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 16 else 0


def _not_there() -> HttpResponse:
    return problem("not-found", _("There is nothing at this address that this post may see."))


@answered
def nowhere(request: HttpRequest) -> HttpResponse:
    """An address that there is not."""
    return _not_there()
