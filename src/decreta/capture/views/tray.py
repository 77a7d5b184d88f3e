"""The tray: what lies in it, and how files come into it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from decreta.accounts.idempotency import idempotent
from decreta.capture import domain
from decreta.capture.beside import beside_tray
from decreta.capture.enums import TrayState, Way
from decreta.capture.forms.papers import UploadForm
from decreta.capture.queries.tray import counts_in, lying_in
from decreta.capture.views.fetching import actor_of
from decreta.capture.workbench import tesseract
from decreta.core import clock
from decreta.core.errors import ActRefused
from decreta.documents.views.arrival_parts import house_of
from decreta.organisation.models import Organisation, Unit

_VIEWS = {
    "": (TrayState.WAITING,),
    "aside": (TrayState.ASIDE,),
    "left": (TrayState.REGISTERED, TrayState.RETURNED, TrayState.DROPPED),
}


@dataclass(frozen=True)
class _Refused:
    name: str
    words: list[str]


@login_required
@require_safe
def tray(request: HttpRequest) -> HttpResponse:
    """What lies in the tray of the own organisation."""
    return _shown(request, _house(request), UploadForm())


@login_required
@require_POST
@idempotent
def upload(request: HttpRequest) -> HttpResponse:
    """Lay files into the tray: each is taken or refused for itself, and the others go on."""
    house = _house(request)
    form = UploadForm(request.POST, request.FILES)
    refused: list[_Refused] = []
    taken = 0
    if form.is_valid():
        for file in form.cleaned_data["papers"]:
            try:
                taken += len(
                    domain.bring(
                        organisation=house, name=file.name, content=file.read(), way=Way.UPLOAD, by=actor_of(request)
                    )
                )
            except ActRefused as refusal:
                refused.append(_Refused(file.name, [str(problem) for problem in refusal.problems]))
    if taken:
        words = ngettext("%(n)s paper lies in the tray.", "%(n)s papers lie in the tray.", taken) % {"n": taken}
        messages.success(request, words)
    if refused or form.errors:
        return _shown(request, house, form, refused=refused)
    return redirect("capture:tray")


def _house(request: HttpRequest) -> Organisation:
    return house_of(request, "register_documents", _("Your post does not keep an incoming register."))


def _shown(request: HttpRequest, house: Organisation, form: UploadForm, **more: Any) -> HttpResponse:
    actor = actor_of(request)
    view = request.GET.get("view", "")
    view = view if view in _VIEWS else ""
    counts = counts_in(house, actor)
    context = {
        "house": house,
        "form": form,
        "beside": beside_tray(house, actor),
        "view": view,
        "papers": lying_in(house, actor, *_VIEWS[view]),
        "waiting": counts.get(TrayState.WAITING, 0),
        "aside": counts.get(TrayState.ASIDE, 0),
        "units": Unit.objects.valid_on(clock.today()).filter(organisation=house).order_by("name_vi"),
        "recognises": bool(tesseract.program()),
        **more,
    }
    is_wrong = bool(form.errors or more.get("refused"))
    return render(request, "capture/tray.html", context, status=422 if is_wrong else 200)
