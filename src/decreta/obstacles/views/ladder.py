"""Who is told of obstacles that nobody answers: seen by everybody, set for a directive, a body, or the installation."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from decreta.accounts.idempotency import idempotent
from decreta.assignments.programmes import key_of
from decreta.core.errors import ActRefused, allows
from decreta.directives.queries.rules_beside import bodies_beside, directives_beside
from decreta.obstacles import domain, rules, words
from decreta.obstacles.forms import LadderForm
from decreta.obstacles.queries.ladders import in_force, ladder_of, newest
from decreta.obstacles.whose import Whose
from decreta.organisation.middleware import actor_of
from decreta.ui.methods import GET_POST


@login_required
@require_safe
def ladder(request: HttpRequest, body_code: str = "", pk: UUID | None = None) -> HttpResponse:
    """Which rungs hold, since when, who set them."""
    of = Whose.named(request, body_code, pk)
    held, general, by = ladder_of(*of.ids), in_force()[0], actor_of(request)
    context = {
        "of": of,
        "rungs": words.rungs(held),
        "is_own": key_of(held) == of.key,
        "is_of_body": of.directive is not None and held.body_id is not None,
        "newest": newest(*of.ids),
        "may_set": allows(rules.may_set_ladder, body=of.body, by=by),
        "bodies": bodies_beside(general.others, by),
        "directives": directives_beside(general.apart, of.body, of.directive, by),
    }
    return render(request, "obstacles/ladder.html", context)


@login_required
@GET_POST
@idempotent
def set_ladder(request: HttpRequest, body_code: str = "", pk: UUID | None = None) -> HttpResponse:
    """Every level on one page."""
    of, by = Whose.named(request, body_code, pk), actor_of(request)
    if not allows(rules.may_set_ladder, body=of.body, by=by):
        raise Http404
    version = held.version if (held := newest(*of.ids)) is not None else 0
    form = LadderForm(request.POST or None, rungs=ladder_of(*of.ids).rungs, of_version=version)
    if request.method == "POST" and form.is_valid():
        said = {"rungs": form.rungs(), "of_version": form.cleaned_data["version"]}
        try:
            domain.set_ladder(body=of.body, programme=of.programme, **said, by=by)
        except ActRefused as refusal:
            form.take(refusal)
        else:
            messages.success(request, _("The ladder is set. What has come up stays where it is."))
            return redirect(of.page_url)
    return render(request, "obstacles/set_ladder.html", {"form": form, "of": of}, status=422 if form.errors else 200)


@login_required
@require_POST
@idempotent
def drop_ladder(request: HttpRequest, body_code: str = "", pk: UUID | None = None) -> HttpResponse:
    """The directive goes back to the ladder of its body, the body to that of the installation."""
    of, by = Whose.named(request, body_code, pk), actor_of(request)
    if of.body is None or not allows(rules.may_set_ladder, body=of.body, by=by):
        raise Http404
    sent = request.POST.get("version", "")
    version = int(sent) if sent.isdecimal() and len(sent) < 9 else -1
    try:
        dropped = domain.drop_ladder(body=of.body, programme=of.programme, of_version=version, by=by)
    except ActRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The wider ladder holds again.") if dropped else _("It holds already."))
    return redirect(of.page_url)
