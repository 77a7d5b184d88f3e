"""The page of an error, made once for each reader and status: a test that is refused ten thousand times makes it no more.

It is made by one function that is told nothing of what was asked for (`decreta.ui.views.error`), so one is like another.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any
from unittest import mock

from django.http import HttpRequest, HttpResponse

from decreta.ui import views


@contextlib.contextmanager
def made_once() -> Iterator[None]:
    """Within, the second page of an error for the same reader is its status alone."""
    made: set[tuple[Any, int, Any]] = set()
    whole = views.render

    def render(request: HttpRequest, template: str, words: dict[str, Any], *, status: int = 200) -> HttpResponse:
        page = (getattr(getattr(request, "user", None), "pk", None), status, words.get("error_title"))
        if template == "ui/error.html" and page in made:
            return HttpResponse(b"", status=status)
        made.add(page)
        return whole(request, template, words, status=status)

    with mock.patch.object(views, "render", render):
        yield
