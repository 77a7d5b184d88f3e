"""The pages of endpoints."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from decreta.accounts.idempotency import idempotent
from decreta.core.errors import ActRefused, allows
from decreta.core.texts import whole_number
from decreta.organisation.middleware import actor_of
from decreta.ui.listing import Pager
from decreta.ui.methods import GET_POST
from decreta.webhooks.domain import endpoints as acts
from decreta.webhooks.forms import EndpointForm, LogFilter
from decreta.webhooks.models import Endpoint
from decreta.webhooks.queries.endpoints import listed, log_of
from decreta.webhooks.rules import may_disable, may_register, may_use

_PER_PAGE = 50
_SHOWN = "webhook_secret"


@login_required
@require_safe
def endpoints(request: HttpRequest) -> HttpResponse:
    """The endpoints of one's post; an administrator sees all."""
    actor = actor_of(request)
    page = Paginator(listed(actor), _PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "pages": Pager.numbered(page.number, _PER_PAGE, page.paginator.count),
        "may_register": allows(may_register, by=actor),
        "sees_all": actor.can("administer"),
    }
    return render(request, "webhooks/list.html", context)


@login_required
@GET_POST
@idempotent
def new(request: HttpRequest) -> HttpResponse:
    """Register an endpoint. Its secret stands on its page once."""
    form = EndpointForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = acts.register_endpoint(**form.cleaned_data, by=actor_of(request))
        except ActRefused as refusal:
            form.take(refusal)
        else:
            _keep_for_showing(request, made)
            return redirect("webhooks:endpoint", made.endpoint.pk)
    return render(request, "webhooks/new.html", {"form": form}, status=422 if form.errors else 200)


@login_required
@require_safe
def endpoint(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One endpoint: its facts and the log of deliveries."""
    found, actor = fetched(request, pk), actor_of(request)
    state = LogFilter(request.GET)
    chosen = state.cleaned_data["state"] if state.is_valid() else ""
    number = whole_number(request.GET.get("page", ""), otherwise=1)
    rows = log_of(found, state=chosen)
    start = (max(number, 1) - 1) * _PER_PAGE
    context = {
        "endpoint": found,
        "secret": _shown_once(request, found),
        "deliveries": rows[start : start + _PER_PAGE],
        "pages": Pager.counted(max(number, 1), _PER_PAGE, rows),
        "states": LogFilter.base_fields["state"].choices,  # type: ignore[attr-defined]
        "chosen": chosen,
        "is_own": allows(may_use, found, by=actor),
        "may_disable": found.disabled_at is None and allows(may_disable, found, by=actor),
    }
    return render(request, "webhooks/endpoint.html", context)


def _pressed(request: HttpRequest, pk: UUID, act: Callable[..., Any], done: str) -> HttpResponse:
    """Do what a button alone asks for, and lead back to the endpoint; a refusal is said there."""
    found = fetched(request, pk)
    try:
        result = act(endpoint=found, by=actor_of(request))
    except ActRefused as refusal:
        messages.error(request, str(refusal))
    else:
        if isinstance(result, acts.Registered):
            _keep_for_showing(request, result)
        if result is not None:
            messages.success(request, done)
    return redirect("webhooks:endpoint", pk)


@login_required
@require_POST
@idempotent
def rotate(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give the endpoint a new secret."""
    return _pressed(request, pk, acts.rotate_secret, _("The endpoint has a new secret"))


@login_required
@require_POST
@idempotent
def disable(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Switch the endpoint off."""
    return _pressed(request, pk, acts.disable_endpoint, _("The endpoint is switched off"))


@login_required
@require_POST
@idempotent
def enable(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Switch the endpoint on."""
    return _pressed(request, pk, acts.enable_endpoint, _("The endpoint is switched on"))


@login_required
@require_POST
@idempotent
def ping(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Send a test."""
    return _pressed(request, pk, acts.ping, _("A test is on its way; the log below shows what is answered"))


def fetched(request: HttpRequest, pk: UUID) -> Endpoint:
    """The endpoint, if the reader may see it."""
    visible = Endpoint.objects.visible_to(actor_of(request)).select_related("holding__person", "holding__post")
    return get_object_or_404(visible, pk=pk)


def _keep_for_showing(request: HttpRequest, made: acts.Registered) -> None:
    request.session[_SHOWN] = {"endpoint": str(made.endpoint.pk), "secret": made.secret}


def _shown_once(request: HttpRequest, found: Endpoint) -> str:
    """The secret that was just made; the next look does not find it any more."""
    kept = request.session.get(_SHOWN)
    if request.method != "GET" or not kept or kept["endpoint"] != str(found.pk):
        return ""
    del request.session[_SHOWN]
    return str(kept["secret"])
