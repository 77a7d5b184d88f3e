"""Briefings: made for any day, frozen, taken along as a paper, a text document or a presentation."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from decreta.accounts.idempotency import idempotent
from decreta.accounts.recent import recently_authenticated
from decreta.core.errors import ActRefused
from decreta.directives.domain.freezing import made_with
from decreta.directives.rendering.forms import LANGUAGES
from decreta.files.queries import read
from decreta.kit import lists
from decreta.kit.responses import attached
from decreta.organisation.middleware import actor_of
from decreta.reporting.domain import briefings as acts
from decreta.reporting.forms import BriefingForm
from decreta.reporting.models import Briefing
from decreta.reporting.queries.briefings import data_of, is_whole, stands_open
from decreta.reporting.rendering import FORMS
from decreta.reporting.rendering.fitting import FITS
from decreta.reporting.rendering.forms import file_name
from decreta.reporting.rendering.said import said
from decreta.reporting.tables.briefings import BRIEFINGS
from decreta.ui.charts import Part
from decreta.ui.methods import GET_POST


@login_required
@require_safe
def briefings(request: HttpRequest) -> HttpResponse:
    """Briefings of the bodies whose tasks the actor sees."""
    actor = actor_of(request)
    may_make = actor.can("monitor_tasks") and bool(actor.body_ids | actor.served_body_ids)
    return lists.page(request, BRIEFINGS, "reporting/briefings.html", lambda shown: {"may_make": may_make})


@login_required
@GET_POST
@idempotent
def make(request: HttpRequest) -> HttpResponse:
    """Make a briefing and freeze it: of a body, as of a day, compared with an earlier one."""
    actor = actor_of(request)
    if not actor.can("monitor_tasks"):
        raise Http404
    form = BriefingForm(request.POST or None, asked=request.GET, actor=actor)
    if request.method == "POST" and form.is_valid():
        try:
            made = acts.make(form.wanted(), by=actor)
            frozen = acts.freeze_briefing(made=made, by=actor)
        except ActRefused as refusal:
            form.take(refusal)
        else:
            messages.success(request, _("The briefing is frozen. Take it along as a paper, a text or a presentation."))
            return redirect("reporting:briefing", frozen.pk)
    return render(request, "reporting/make_briefing.html", {"form": form}, status=422 if form.errors else 200)


@login_required
@require_safe
def briefing(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One briefing as it is read on the screen: the same words and figures as in every form."""
    found = _found(request, pk)
    data, language = data_of(found, actor_of(request)), (get_language() or "vi")[:2]
    told = said(data, language=language, moment=found.frozen_at, fit=FITS[0])
    context = {
        "briefing": found,
        "said": told,
        "parts": [Part(one.key, one.number, "") for one in told.states],
        "is_whole": is_whole(found),
        "is_open": stands_open(found, data),
        "forms": FORMS,
        "languages": LANGUAGES,
        "paper_language": LANGUAGES[found.paper_language],
        "same_tool": found.made_with == made_with(),
    }
    return render(request, "reporting/briefing.html", context)


@login_required
@recently_authenticated
@require_POST
def print_briefing(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """A briefing in a form and a language: the paper as it was kept, everything else made of the frozen data."""
    found = _found(request, pk)
    form, language = request.POST.get("form", ""), request.POST.get("language", "")
    if form not in FORMS or language not in LANGUAGES:
        raise Http404
    data = data_of(found, actor_of(request))
    content = _content(found, data, form, language)
    acts.print_briefing(briefing=found, form=form, language=language, by=actor_of(request))
    return attached(HttpResponse(content), f"{file_name(data, language)}.{form}", FORMS[form].media_type)


def _content(found: Briefing, data: dict[str, Any], form: str, language: str) -> bytes:
    if (form, language) == ("pdf", found.paper_language) and stands_open(found, data):
        return read(found.paper)
    return acts.file_of(data, form, language=language, moment=found.frozen_at)


def _found(request: HttpRequest, pk: UUID) -> Briefing:
    return get_object_or_404(Briefing.objects.visible_to(actor_of(request)).select_related("body", "paper"), pk=pk)
