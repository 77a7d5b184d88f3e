"""What the pages of this area share: the fetch that is the check, and a form that acts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from decreta.core.errors import ActRefused, allows
from decreta.core.forms import ActForm
from decreta.meetings import rules as sittings
from decreta.minutes.models import Minutes, Remark
from decreta.organisation.middleware import actor_of

_RELATED = ("sitting__body", "sitting__chair_post__body", "sitting__term", "document", "approved_under__sitting")


def minutes_of(request: HttpRequest, pk: UUID) -> Minutes:
    """Minutes that the actor may see; 404 for anybody else."""
    found = Minutes.objects.visible_to(actor_of(request)).select_related(*_RELATED)
    return get_object_or_404(found, pk=pk)


def remark_of(request: HttpRequest, pk: UUID) -> Remark:
    """A remark on minutes that the actor may see."""
    visible = Minutes.objects.visible_to(actor_of(request))
    found = Remark.objects.select_related("edition__minutes__sitting__body", "edition__minutes__sitting__chair_post")
    return get_object_or_404(found.filter(edition__minutes__in=visible).select_related("holding__person"), pk=pk)


def writes(request: HttpRequest, minutes: Minutes) -> bool:
    """Whether the actor writes these minutes."""
    return allows(sittings.may_run, minutes.sitting, by=actor_of(request))


def sent(request: HttpRequest) -> Any:
    """What a form was filled with; None while it is only shown."""
    return request.POST if request.method == "POST" else None


def acted(
    request: HttpRequest,
    form: ActForm,
    act: Callable[[dict[str, Any]], Any],
    *,
    template: str,
    context: dict[str, Any],
    done: str,
    to: tuple[str, UUID],
) -> HttpResponse:
    """Show the form; on a good answer act and lead on; else show everything that is wrong."""
    if request.method == "POST" and form.carries_out(act):
        messages.success(request, done)
        return redirect(to[0], to[1])
    return render(request, template, {"form": form, **context}, status=422 if form.is_bound and form.errors else 200)


def pressed(request: HttpRequest, act: Callable[[], Any], *, done: str, to: tuple[str, UUID]) -> HttpResponse:
    """Do what a button says and lead back; a refusal is said there in its own words."""
    try:
        act()
    except ActRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
    return redirect(to[0], to[1])
