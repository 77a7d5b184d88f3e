"""Who is told of obstacles that nobody answers: seen by everybody, set by an administrator."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from decreta.accounts.idempotency import idempotent
from decreta.core.errors import ActRefused, allows
from decreta.obstacles import domain, rules, words
from decreta.obstacles.forms import LadderForm
from decreta.obstacles.queries.ladders import in_force, newest
from decreta.organisation.middleware import actor_of
from decreta.ui.methods import GET_POST


@login_required
@require_safe
def ladder(request: HttpRequest) -> HttpResponse:
    """Which rungs hold, since when, who set them."""
    context = {
        "rungs": [(words.when(one), words.whom(one.level)) for one in in_force()],
        "newest": newest(),
        "may_set": allows(rules.may_set_ladder, by=actor_of(request)),
    }
    return render(request, "obstacles/ladder.html", context)


@login_required
@GET_POST
@idempotent
def set_ladder(request: HttpRequest) -> HttpResponse:
    """Every level on one page."""
    by = actor_of(request)
    if not allows(rules.may_set_ladder, by=by):
        raise Http404
    held = newest()
    form = LadderForm(request.POST or None, rungs=in_force(), of_version=held.version if held is not None else 0)
    if request.method == "POST" and form.is_valid():
        try:
            domain.set_ladder(rungs=form.rungs(), of_version=form.cleaned_data["version"], by=by)
        except ActRefused as refusal:
            form.take(refusal)
        else:
            messages.success(request, _("The ladder is set. What has come up stays where it is."))
            return redirect("obstacles:ladder")
    return render(request, "obstacles/set_ladder.html", {"form": form}, status=422 if form.errors else 200)
