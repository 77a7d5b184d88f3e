"""The door of the pages of administration: who administers, and has shown lately that it is he where it matters.

An administrator sees the structure and the accounts; content he does not see by virtue of being one. For everybody
else these pages do not exist.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, Literal

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_POST, require_safe

from decreta.accounts.idempotency import idempotent
from decreta.accounts.recent import recently_authenticated
from decreta.core.actor import Actor
from decreta.ui.methods import GET_POST

View = Callable[..., HttpResponseBase]


def actor_of(request: HttpRequest) -> Actor:
    """In which post somebody administers: `organisation` computes it for every request."""
    found: Actor = request.actor  # type: ignore[attr-defined]
    return found


def administration(
    kind: Literal["page", "form", "button"], *, sensitive: bool = False, in_steps: bool = False
) -> Callable[[View], Any]:
    """A page that is read, a form, or a button alone, for administrators only.

    What changes who may do what, or opens a way in, is `sensitive`: before it one shows again that it is oneself. An act
    `in_steps` that is safe to repeat runs without a transaction around it.
    """
    asked = {"page": require_safe, "form": GET_POST, "button": require_POST}[kind]
    # From the inside to the outside.
    doors: list[Any] = [
        *([] if kind == "page" or in_steps else [idempotent]),
        asked,
        *([recently_authenticated] if sensitive else []),
    ]

    def decorate(view: View) -> Any:
        inner: Any = view
        for door in doors:
            inner = door(inner)

        @login_required
        @functools.wraps(inner)
        def run(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not actor_of(request).can("administer"):
                raise Http404
            answer: HttpResponseBase = inner(request, *args, **kwargs)
            return answer

        return run

    return decorate
