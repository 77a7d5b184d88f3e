"""What stands behind the link of a mail: the paper for whoever was sent it. No account, no script, nothing else.

A wrong address, an ended, an expired and a recalled one are answered alike: nobody learns which it was.
"""

from __future__ import annotations

from typing import TypeVar

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from decreta.accounts import throttle
from decreta.core.actor import Actor
from decreta.core.errors import ActRefused
from decreta.dispatch import domain
from decreta.dispatch.enums import DeliveryState
from decreta.dispatch.forms import AcknowledgeForm
from decreta.dispatch.models import Delivery
from decreta.documents import numbering
from decreta.documents.delivering import deliver
from decreta.documents.enums import Through
from decreta.documents.queries.signatures import verdicts_of
from decreta.ui.methods import GET_POST

A = TypeVar("A", bound=HttpResponseBase)


@GET_POST
def link(request: HttpRequest, token: str) -> HttpResponse:
    """The paper with its facts and the verdict on its signatures; a button to confirm that one has it."""
    found = _found(request, token)
    if isinstance(found, HttpResponse):
        return found
    document, form = found.document, AcknowledgeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            domain.acknowledge_link(delivery=found, by=_reader(request, found), **form.cleaned_data)
        except ActRefused as refusal:
            form.take(refusal)
        else:
            return _guarded(redirect("dispatch:link", token=token))
    day = document.issued_on or found.sent_at.date()
    context = {
        "delivery": found,
        "document": document,
        "type_name": numbering.type_name(document.regime, document.type_code, on=day),
        "verification": verdicts_of(document.paper) if document.paper is not None else [],
        "is_received": found.state in {DeliveryState.RECEIVED, DeliveryState.CANCELLED},
        "form": form,
        "token": token,
    }
    return _guarded(render(request, "dispatch/link.html", context, status=422 if form.errors else 200))


@require_safe
def paper(request: HttpRequest, token: str) -> HttpResponseBase:
    """The signed paper itself. That it was fetched is noted for its sender."""
    found = _found(request, token)
    if isinstance(found, HttpResponse):
        return found
    if found.document.paper is None:
        return _nothing(request)
    if request.method == "GET":
        domain.open_link(delivery=found, by=_reader(request, found))
    document, reader = found.document, _reader(request, found)
    return _guarded(deliver(document, found.document.paper, request=request, actor=reader, through=Through.MAIL))


def _found(request: HttpRequest, token: str) -> Delivery | HttpResponse:
    """The delivery behind the address. Whoever asks for addresses that are none waits longer each time."""
    found = domain.delivery_of_token(token)
    if found is not None:
        return found
    wait = throttle.consume([throttle.link_key(str(request.META.get("REMOTE_ADDR") or ""))])
    if not wait:
        return _nothing(request)
    answer = _guarded(render(request, "dispatch/no_link.html", {"wait": wait}, status=429))
    answer["Retry-After"] = str(wait)
    return answer


def _nothing(request: HttpRequest) -> HttpResponse:
    return _guarded(render(request, "dispatch/no_link.html", status=404))


def _reader(request: HttpRequest, delivery: Delivery) -> Actor:
    """Who acts: nobody of the house; the log knows him by the name on the envelope and his address."""
    name = _("%(name)s, by the link") % {"name": delivery.name}
    return Actor(kind="outside", name=name, address=str(request.META.get("REMOTE_ADDR") or ""))


def _guarded(answer: A) -> A:
    """Kept by nobody on the way, found by no search engine, told to no other site."""
    answer["Cache-Control"] = "private, no-store"
    answer["X-Robots-Tag"] = "noindex, nofollow"
    answer["Referrer-Policy"] = "no-referrer"
    return answer
