"""The page on which an officer opens or closes the gate to the outside."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from decreta.core.errors import ActRefused, allows
from decreta.organisation.domain.exposure import accept_exposure, revoke_exposure
from decreta.organisation.forms.exposure import ExposureForm
from decreta.organisation.middleware import actor_of
from decreta.organisation.models import ExposureAcceptance
from decreta.organisation.rules import may_accept_exposure
from decreta.ui.methods import GET_POST


def _concerned(request: HttpRequest) -> bool:
    actor = actor_of(request)
    return allows(may_accept_exposure, by=actor) or actor.can("administer") or actor.can("inspect_everything")


@login_required
@GET_POST
def exposure(request: HttpRequest) -> HttpResponse:
    """What stands, and the form to accept."""
    if not _concerned(request):
        raise Http404
    form = ExposureForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            accept_exposure(**form.cleaned_data, by=actor_of(request))
        except ActRefused as refusal:
            form.take(refusal)
        else:
            messages.success(request, _("The acceptance is recorded."))
            return redirect("organisation:exposure")
    context = {
        "form": form,
        "standing": ExposureAcceptance.objects.filter(revoked_at=None)
        .select_related("officer__person", "officer__post")
        .last(),
        "may_accept": allows(may_accept_exposure, by=actor_of(request)),
    }
    return render(request, "organisation/exposure.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def revoke(request: HttpRequest) -> HttpResponse:
    """Take the standing acceptance back."""
    standing = ExposureAcceptance.objects.filter(revoked_at=None).last()
    if standing is None or not allows(may_accept_exposure, by=actor_of(request)):
        raise Http404
    revoke_exposure(acceptance=standing, by=actor_of(request))
    messages.success(
        request, _("The acceptance is taken back. From its next start the software answers this machine only.")
    )
    return redirect("organisation:exposure")
