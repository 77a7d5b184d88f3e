"""The list of directives without an end, the reviews of one, the acts on it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
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
from decreta.core import clock
from decreta.core.errors import ActRefused, allows
from decreta.core.forms import ActForm
from decreta.directives.models import Directive, Task
from decreta.kit import lists
from decreta.organisation.middleware import actor_of
from decreta.organisation.models import Body
from decreta.organisation.walking import onward_from
from decreta.reviews import domain, forms, rules
from decreta.reviews.queries.due import endless, rule_of, seen
from decreta.reviews.tables.reviews import REVIEWS, subject
from decreta.ui.methods import GET_POST

_A_YEAR = dt.timedelta(days=365)
_MOST = 200


def directive_of(request: HttpRequest, pk: UUID) -> Directive:
    """A directive without an end that the actor sees; 404 for anybody else."""
    found = seen(actor_of(request)).told_to(actor_of(request))  # type: ignore[attr-defined]
    return get_object_or_404(found.select_related("document", "body"), pk=pk)


@login_required
@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Directives without an end by the day of their review."""
    body = Body.objects.filter(code=request.GET.get("body", "")).first() if request.GET.get("body") else None
    months, _rule, _version = rule_of(body.pk if body is not None else None)
    may_set = allows(rules.may_set_rule, body=body, by=actor_of(request))
    context = {"months": months, "may_set": may_set, "body": body}
    return lists.page(request, REVIEWS, "reviews/reviews.html", lambda shown: context)


@login_required
@require_safe
def directive(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What is without an end in it, what was said of it before, when it is looked at next."""
    found, by = directive_of(request, pk), actor_of(request)
    tasks = Task.objects.visible_to(by).told_to(by).filter(pk__in=endless(found).values("matter_id"))
    context = {
        **_shown(found),
        "tasks": list(tasks.select_related("directive__document", "clause").order_by("ordinal", "pk")[:_MOST]),
        "steps": list(found.reviews.order_by("-ordinal")),
        "may_review": allows(rules.may_review, body=found.body, by=by),
    }
    return render(request, "reviews/directive.html", context)


@login_required
@GET_POST
@idempotent
def review(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Look at it and say what becomes of it."""
    found = _held(request, pk)
    form = forms.ReviewForm(request.POST or None, initial={"next_on": clock.today() + _A_YEAR})
    return _acted(
        request,
        found,
        form,
        lambda data: domain.review(directive=found, by=actor_of(request), **data),
        title=_("Review the directive"),
        button=_("Record review"),
        done=_("The review is recorded."),
        note=_("To end or replace tasks by a paper, propose it here and end them by that paper on their pages."),
    )


@login_required
@GET_POST
@idempotent
def move(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let it be looked at on another day."""
    found = _held(request, pk)
    return _acted(
        request,
        found,
        forms.MoveForm(request.POST or None),
        lambda data: domain.move(directive=found, by=actor_of(request), **data),
        title=_("Move the review"),
        button=_("Move review"),
        done=_("The review is moved."),
    )


@login_required
@GET_POST
@idempotent
def set_rule(request: HttpRequest) -> HttpResponse:
    """After how many months: of a body (`body`), or of the installation."""
    code, by = request.GET.get("body", ""), actor_of(request)
    body = get_object_or_404(Body, code=code) if code else None
    if not allows(rules.may_set_rule, body=body, by=by):
        raise Http404
    months, _rule, version = rule_of(body.pk if body is not None else None)
    form = forms.RuleForm(request.POST or None, initial={"months": months, "version": version})
    back = reverse("reviews:list") + (f"?body={body.code}" if body is not None else "")
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            domain.set_rule(body=body, months=given["months"], of_version=given["version"], by=by)
        except ActRefused as refusal:
            form.take(refusal)
        else:
            messages.success(request, _("The rule is set. What was reviewed or moved keeps its day."))
            return redirect(back)
    context = {"form": form, "body": body, "back": back}
    return render(request, "reviews/set_rule.html", context, status=422 if form.errors else 200)


def _held(request: HttpRequest, pk: UUID) -> Directive:
    found = directive_of(request, pk)
    if not allows(rules.may_review, body=found.body, by=actor_of(request)):
        raise Http404
    return found


def _shown(found: Directive) -> dict[str, Any]:
    return {"directive": found, "subject": subject(found), "is_due": found.review_on <= clock.today()}  # type: ignore[attr-defined]


def _acted(
    request: HttpRequest,
    found: Directive,
    form: ActForm,
    act: Callable[[dict[str, Any]], Any],
    *,
    title: str,
    button: str,
    done: str,
    note: str = "",
) -> HttpResponse:
    """Show the form; on a good answer act and go back; else show everything that is wrong."""
    here = reverse("reviews:directive", args=[found.pk])
    if request.method == "POST" and form.carries_out(act):
        messages.success(request, done)
        # Once it is closed it is no directive without an end any more.
        is_over = not endless(found).exists()
        return redirect(onward_from(request, reverse("reviews:list") if is_over else here))
    context = {**_shown(found), "form": form, "title": title, "button": button, "note": note, "back": here}
    return render(request, "reviews/act.html", context, status=422 if form.errors else 200)
