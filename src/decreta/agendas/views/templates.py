"""An agenda is kept as a template; a new agenda is filled from templates."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from decreta.accounts.idempotency import idempotent
from decreta.agendas import domain, forms
from decreta.agendas.domain.templates import keepable
from decreta.agendas.queries.templates import offered_for, templates_of
from decreta.meetings.models import Sitting
from decreta.meetings.views.common import actor_of, sent, status_of, taken
from decreta.meetings.views.preparing import prepared
from decreta.ui.methods import GET_POST


@login_required
@GET_POST
@idempotent
def keep(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Keep an agenda as a template of its body."""
    sitting = prepared(request, pk)
    form = forms.KeepForm(
        sent(request), items=keepable(sitting), names=[one.name for one in templates_of(sitting.body)]
    )
    if taken(
        request,
        form,
        lambda data: domain.keep_template(
            sitting=sitting, name=data["name"], rhythms=form.rhythms(), by=actor_of(request)
        ),
    ):
        messages.success(request, _("The template is kept; new agendas of this body can begin with it."))
        return redirect("meetings:prepare", pk=pk)
    return _page(request, sitting, form, title=_("Keep as a template"), button=_("Keep template"))


@login_required
@GET_POST
@idempotent
def fill(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Choose from the templates of the body what comes onto this agenda; what is due is chosen beforehand."""
    sitting = prepared(request, pk)
    offered = offered_for(sitting)
    form = forms.FillForm(sent(request), offered=offered)
    if taken(
        request, form, lambda _data: domain.fill_agenda(sitting=sitting, chosen=form.chosen(), by=actor_of(request))
    ):
        messages.success(request, _("The points are on the agenda."))
        return redirect("meetings:prepare", pk=pk)
    words = {"title": _("Take points from a template"), "button": _("Put on the agenda"), "is_empty": not offered}
    return _page(request, sitting, form, **words)


def _page(request: HttpRequest, sitting: Sitting, form: Any, **words: Any) -> HttpResponse:
    context = {"form": form, "sitting": sitting, **words}
    return render(request, "agendas/template.html", context, status=status_of(form))
