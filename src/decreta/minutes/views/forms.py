"""A form of the office looked at with minutes that there are."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from decreta.core.errors import ActRefused
from decreta.minutes.forms import TryFormForm
from decreta.minutes.models import Minutes
from decreta.minutes.queries.texts import newest
from decreta.minutes.rendering.forms import NAME
from decreta.minutes.rendering.papers import in_form
from decreta.organisation.middleware import actor_of
from decreta.writing.views.fetching import version_of, word_file

#: The latest sittings are enough to see how a form looks.
_LATEST = 20


@login_required
@require_safe
def try_form(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A version filled with the newest edition of minutes of its body, as far as the reader reads them.

    Changes nothing: to be put in force a version is filled on trial with the names of its fields.
    """
    version, actor = version_of(request, pk), actor_of(request)
    template = version.template
    if template.purpose != NAME:
        raise Http404
    read = Minutes.objects.visible_to(actor).filter(sitting__body=template.body_id, shown_at__isnull=False)
    latest = read.select_related("sitting").order_by("-sitting__starts_at")[:_LATEST]
    form = TryFormForm(request.GET if "minutes" in request.GET else None, minutes=list(latest))
    if form.is_valid():
        found = read.select_related("sitting__body", "sitting__chair_post__body", "sitting__term", "document").get(
            pk=form.cleaned_data["minutes"]
        )
        edition = newest(found)
        if edition is None:
            raise Http404
        try:
            return word_file(in_form(version, edition, reader=actor), f"{template.name}-v{version.ordinal}.docx")
        except ActRefused as refusal:
            form.take(refusal)
    context: dict[str, Any] = {"form": form, "template": template, "version": version}
    return render(request, "minutes/try_form.html", context, status=422 if form.is_bound and form.errors else 200)
