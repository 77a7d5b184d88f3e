"""The rule by which lights are judged: declared to everybody, set by who is entitled."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from decreta.accounts.idempotency import idempotent
from decreta.assignments import rules
from decreta.assignments.domain import set_light_rule
from decreta.assignments.queries.lights import light_version_of, rule_of
from decreta.core.errors import ActRefused, allows
from decreta.organisation.middleware import actor_of
from decreta.organisation.models import Body
from decreta.seeing.forms import LightForm
from decreta.seeing.queries.lights import bodies_beside, told, versions_of
from decreta.ui.methods import GET_POST


def _body(request: HttpRequest) -> Body | None:
    code = request.GET.get("body", "")
    return get_object_or_404(Body, code=code) if code else None


def _address(body: Body | None) -> str:
    return reverse("seeing:lights") + (f"?body={body.code}" if body else "")


@login_required
@require_safe
def lights(request: HttpRequest) -> HttpResponse:
    """Which sign gives which light, in words, since when, and who said so."""
    body, by = _body(request), actor_of(request)
    rule, row = rule_of(body.pk if body else None)
    context: dict[str, Any] = {
        "body": body,
        "told": told(rule),
        "row": row,
        "is_own": row is not None and row.body_id == (body.pk if body else None),
        "versions": versions_of(body.pk if body else None),
        "may_set": allows(rules.may_set_light_rule, body=body, by=by),
        "bodies": bodies_beside(by),
    }
    return render(request, "seeing/lights.html", context)


@login_required
@GET_POST
@idempotent
def edit(request: HttpRequest) -> HttpResponse:
    """All signs on one page; or back to the rule of the installation."""
    body, by = _body(request), actor_of(request)
    if not allows(rules.may_set_light_rule, body=body, by=by):
        raise Http404
    rule, row = rule_of(body.pk if body else None)
    version = light_version_of(body.pk if body else None)
    form = LightForm(rule, version, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        is_dropped = request.POST.get("act") == "drop"
        try:
            set_light_rule(
                body=body,
                rule=None if is_dropped else form.rule(),
                of_version=form.cleaned_data["version"],
                by=by,
            )
        except ActRefused as refusal:
            form.take(refusal)
        else:
            messages.success(request, _("The rule is set. Past days stay judged by the rule that held then."))
            return redirect(_address(body))
    context = {
        "body": body,
        "form": form,
        "back": _address(body),
        "may_drop": body is not None and row is not None and row.body_id == body.pk,
    }
    return render(request, "seeing/set_lights.html", context, status=422 if form.errors else 200)
