"""A press with a form: what every page does that asks for something before it acts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse

from decreta.core.forms import ActForm


def acted(
    request: HttpRequest, form: ActForm, act: Callable[[dict[str, Any]], Any], *, back: HttpResponse, done: str = ""
) -> HttpResponse | None:
    """Do with a sent form what it asks for, say that it is done, and lead back.

    Nothing where the page has to be shown: the form was not sent yet, or says everything that is wrong.
    """
    if request.method != "POST" or not form.carries_out(act):
        return None
    if done:
        messages.success(request, done)
    return back
