"""The incoming register, one arrival, its files."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from decreta.accounts.idempotency import idempotent
from decreta.core import clock
from decreta.core.errors import ActRefused
from decreta.documents import domain
from decreta.documents.delivering import deliver
from decreta.documents.enums import Through
from decreta.documents.forms.arrivals import ArrivalForm
from decreta.documents.models import Arrival, Attachment, Document
from decreta.documents.queries.arrivals import senders_like
from decreta.documents.tables.arrivals import ARRIVALS
from decreta.documents.views.arrival_parts import arrival_of, house_of, show
from decreta.documents.views.fetching import actor_of
from decreta.kit import lists
from decreta.organisation.models import Organisation
from decreta.ui import recent
from decreta.ui.methods import GET_POST


@login_required
@require_safe
def arrivals(request: HttpRequest) -> HttpResponse:
    """What arrived, newest first, narrowed by the address."""
    registers = actor_of(request).can("register_documents")
    return lists.page(request, ARRIVALS, "documents/arrivals.html", lambda shown: {"registers": registers})


@login_required
@GET_POST
@idempotent
def register(request: HttpRequest) -> HttpResponse:
    """Register a paper that arrived; the next form is open at once for who registers many."""
    house = house_of(request, "register_documents", _("Your post does not keep an incoming register."))
    form = ArrivalForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            arrival = _register(request, house, form)
        except ActRefused as refusal:
            form.take(refusal)
            form.note_refusal()
        else:
            messages.success(request, _("Registered as number %(number)s.") % {"number": arrival.number})
            if "again" in request.POST:
                return redirect("documents:register_arrival")
            return redirect("documents:arrival", pk=arrival.pk)
    context = {"form": form, "house": house}
    return render(request, "documents/register_arrival.html", context, status=422 if form.errors else 200)


def _register(request: HttpRequest, house: Organisation, form: ArrivalForm) -> Arrival:
    """Note a new sender, then register; both or neither."""
    by = actor_of(request)
    paper, attached = form.uploads()
    with transaction.atomic():
        sender = form.known_sender() or domain.note_correspondent(
            organisation=house, name=form.cleaned_data["sender"], by=by
        )
        assert sender is not None  # the form has looked for the name
        return domain.register_arrival(
            organisation=house,
            sender=sender,
            bearing=form.bearing(),
            coming=form.coming(),
            paper=paper,
            attached=attached,
            is_compared=form.cleaned_data["is_compared"],
            by=by,
        )


@login_required
@require_safe
def senders(request: HttpRequest) -> HttpResponse:
    """Names of senders for the field that is being typed into."""
    if not actor_of(request).can("register_documents"):
        raise PermissionDenied(_("Your post does not keep an incoming register."))
    words = request.GET.get("sender", "")[:100].replace("\x00", "")
    names = senders_like(words, on=clock.today()) if words.strip() else []
    return render(request, "documents/senders.html", {"names": names})


@login_required
@require_safe
def arrival(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The paper, its marks, who works on it, its history."""
    return recent.remember(request, show(request, arrival_of(request, pk)), "documents.arrival", pk)


@login_required
@require_safe
def attachment(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """A file that came with a paper, for whoever may see the paper."""
    found = get_object_or_404(
        Attachment.objects.select_related("file__blob", "document").filter(
            document__in=Document.objects.visible_to(actor_of(request))
        ),
        pk=pk,
    )
    return deliver(found.document, found.file, request=request, actor=actor_of(request), through=Through.PAGE)
