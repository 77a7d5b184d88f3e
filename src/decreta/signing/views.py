"""The images with which one's signatures are shown."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from decreta.accounts.idempotency import idempotent
from decreta.accounts.recent import recently_authenticated
from decreta.core.actor import Actor
from decreta.core.errors import ActRefused
from decreta.signing import domain
from decreta.signing.forms import ImageForm
from decreta.signing.models import Appearance
from decreta.ui.methods import GET_POST


@login_required
@recently_authenticated
@GET_POST
@idempotent
def appearances(request: HttpRequest) -> HttpResponse:
    """Which images are kept, without showing them, and a form for another."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    form = ImageForm(request.POST or None, request.FILES or None, actor=actor)
    if request.method == "POST" and form.is_valid():
        organ = form.organ()
        try:
            if organ is None:
                domain.keep_hand(content=form.content(), by=actor)
            else:
                domain.keep_seal(organ=organ, content=form.content(), by=actor)
        except ActRefused as refusal:
            form.take(refusal)
        else:
            messages.success(request, _("The image is kept. Papers are signed with it from now on."))
            return redirect("signing:appearances")
    kept = Appearance.objects.visible_to(actor).in_use().select_related("person", "organisation", "body")
    context = {"form": form, "kept": kept}
    return render(request, "signing/appearances.html", context, status=422 if form.errors else 200)


@login_required
@recently_authenticated
@require_POST
@idempotent
def drop(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Use an image no longer."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    domain.drop(appearance=get_object_or_404(Appearance.objects.visible_to(actor), pk=pk), by=actor)
    messages.success(request, _("The image is used no longer. Papers that show it stay as they are."))
    return redirect("signing:appearances")
