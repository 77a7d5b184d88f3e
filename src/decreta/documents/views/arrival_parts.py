"""What the pages of arrivals share: how one is found and shown, how an act on it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from decreta.assignments.views.acting import next_after
from decreta.core import clock
from decreta.core.errors import ActRefused, allows
from decreta.core.forms import ActForm
from decreta.core.requests import the_one
from decreta.documents import delivering, numbering, policies, rules
from decreta.documents.beside import beside
from decreta.documents.enums import How, Through
from decreta.documents.forms.arrivals import houses_of
from decreta.documents.models import Arrival
from decreta.documents.queries.arrival_page import arrival_page, arrival_seen
from decreta.documents.views.arrival_buttons import buttons_on
from decreta.documents.views.fetching import actor_of
from decreta.organisation.models import Organisation
from decreta.organisation.walking import onward


def arrival_of(request: HttpRequest, pk: UUID) -> Arrival:
    """An arrival that the actor may see; 404 for everybody else."""
    return the_one(arrival_seen.rows(actor_of(request), pk))


def show(request: HttpRequest, shown: Arrival, *, refusal: ActRefused | None = None) -> HttpResponse:
    """The page; after a refused act with the reasons on top."""
    page = arrival_page(shown, actor_of(request), clock.now())
    document = shown.document
    if request.method == "GET":
        delivering.read(document, actor_of(request), How.OPENED, Through.PAGE)
    said, buttons = beside(document, actor_of(request), shown), buttons_on(page, actor_of(request))
    buttons.head = [*said.buttons, *buttons.head]
    context = {
        "page": page,
        "arrival": shown,
        "document": document,
        "type_name": numbering.type_name(
            document.regime, document.type_code, on=document.issued_on or shown.arrived_on
        ),
        "buttons": buttons,
        "beside": said,
        "watermark": delivering.mark_of(actor_of(request)) if document.is_protected else None,
        "is_open": allows(rules.may_read_text, document, by=actor_of(request)),
        "may_withdraw": "withdraw_mark" in policies.arrival_acts_now(shown)
        and allows(rules.may_direct, shown, by=actor_of(request)),
        "next_up": next_after(request, request.path),
        "problems": refusal.problems if refusal else [],
    }
    return render(request, "documents/arrival.html", context, status=422 if refusal else 200)


def ask(
    request: HttpRequest,
    shown: Arrival,
    form: ActForm,
    act: Callable[[dict[str, Any]], Any],
    *checks: Callable[[], None],
    title: str,
    button: str,
    done: str,
    danger: bool = False,
    note: str = "",
    template: str = "documents/arrival_act.html",
    **more: Any,
) -> HttpResponse:
    """Show the form of an act that the checks let through; on a good answer act and go back to the arrival."""
    for check in checks:
        try:
            check()
        except ActRefused as refusal:
            return show(request, shown, refusal=refusal)
    if request.method == "POST" and form.carries_out(act):
        messages.success(request, done)
        return redirect(onward(request, "documents:arrival", pk=shown.pk))
    context = {"arrival": shown, "document": shown.document, "form": form, "title": title, "button": button}
    context |= {"danger": danger, "note": note, **more}
    return render(request, template, context, status=422 if form.errors else 200)


def only(check: Callable[..., None], *who: Any, **by: Any) -> None:
    """Who may not act here at all does not find the page."""
    if not allows(check, *who, **by):
        raise Http404


def house_of(request: HttpRequest, capability: str, refusal: str) -> Organisation:
    """The organisation whose register the post keeps. 403 with a reason where it keeps none."""
    actor = actor_of(request)
    houses = houses_of(actor) if actor.can(capability) else []
    if not houses:
        raise PermissionDenied(refusal)
    return next((one for one in houses if one.pk == actor.organisation_id), houses[0])
