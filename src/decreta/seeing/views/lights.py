"""The rule by which lights are judged: declared to everybody, set by who is entitled."""

from __future__ import annotations

from typing import Any
from uuid import UUID

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
from decreta.assignments.programmes import key_of
from decreta.assignments.queries.lights import light_version_of, rule_of
from decreta.core.errors import ActRefused, allows
from decreta.directives.models import Directive, Task
from decreta.directives.programmes import programme_of
from decreta.organisation.middleware import actor_of
from decreta.organisation.models import Body
from decreta.seeing.forms import LightForm
from decreta.seeing.queries.lights import bodies_beside, directives_beside, told, versions_of
from decreta.ui.methods import GET_POST


def _whose(request: HttpRequest) -> tuple[Body | None, Directive | None]:
    """What an address names; 404 for a directive that the reader does not see."""
    code, key = request.GET.get("body", ""), request.GET.get("directive", "")
    if key:
        seen = Directive.objects.visible_to(actor_of(request)).select_related("document", "body")
        found = get_object_or_404(seen, pk=_id(key))
        return found.body, found
    return (get_object_or_404(Body, code=code) if code else None), None


def _of_task(request: HttpRequest) -> tuple[Body | None, Directive | None, UUID | None]:
    """What an address names, also by a task that the reader sees; with the key of its directive where he does not see that.

    The rule is declared to everybody for whose work it holds.
    """
    key = request.GET.get("task", "")
    if not key:
        body, directive = _whose(request)
        return body, directive, directive.pk if directive is not None else None
    seen = Task.objects.visible_to(actor_of(request)).select_related("body")
    task = get_object_or_404(seen, pk=_id(key))
    directives = Directive.objects.visible_to(actor_of(request)).select_related("document", "body")
    return task.body, directives.filter(pk=task.directive_id).first(), task.directive_id


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Http404 from None


def _query(body: Body | None, directive: Directive | None) -> str:
    if directive is not None:
        return f"?directive={directive.pk}"
    return f"?body={body.code}" if body else ""


@login_required
@require_safe
def lights(request: HttpRequest) -> HttpResponse:
    """Which sign gives which light, in words, since when, and who said so."""
    (body, directive, key), by = _of_task(request), actor_of(request)
    ids = (body.pk if body else None, key)
    rule, row = rule_of(*ids)
    is_unnamed = key is not None and directive is None
    if is_unnamed and (row is None or row.programme_id is None):
        # It has none of its own any more: what holds is that of the body.
        is_unnamed, ids = False, (ids[0], None)
    context: dict[str, Any] = {
        "body": body,
        "directive": directive,
        "is_unnamed": is_unnamed,
        "query": _query(body, directive),
        "told": told(rule),
        "row": row,
        "is_own": row is not None and key_of(row) == (ids[1] or ids[0]),
        "is_of_body": directive is not None and row is not None and row.body_id is not None,
        "versions": versions_of(*ids),
        "may_set": not is_unnamed and allows(rules.may_set_light_rule, body=body, by=by),
        "bodies": bodies_beside(by),
        "directives": directives_beside(body, directive, by) if body is not None else [],
    }
    return render(request, "seeing/lights.html", context)


@login_required
@GET_POST
@idempotent
def edit(request: HttpRequest) -> HttpResponse:
    """All signs on one page; or back to the wider rule."""
    (body, directive), by = _whose(request), actor_of(request)
    if not allows(rules.may_set_light_rule, body=body, by=by):
        raise Http404
    ids = (body.pk if body else None, directive.pk if directive else None)
    rule, row = rule_of(*ids)
    version = light_version_of(*ids)
    address = reverse("seeing:lights") + _query(body, directive)
    form = LightForm(rule, version, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        is_dropped = request.POST.get("act") == "drop"
        try:
            set_light_rule(
                body=body,
                programme=programme_of(directive) if directive is not None else None,
                rule=None if is_dropped else form.rule(),
                of_version=form.cleaned_data["version"],
                by=by,
            )
        except ActRefused as refusal:
            form.take(refusal)
        else:
            messages.success(request, _("The rule is set. Past days stay judged by the rule that held then."))
            return redirect(address)
    context = {
        "body": body,
        "form": form,
        "directive": directive,
        "back": address,
        "may_drop": body is not None and row is not None and key_of(row) == (ids[1] or ids[0]),
    }
    return render(request, "seeing/set_lights.html", context, status=422 if form.errors else 200)
