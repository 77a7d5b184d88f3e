"""Registers and the numbers in them."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from decreta.accounts.idempotency import idempotent
from decreta.accounts.recent import recently_authenticated
from decreta.core.errors import ActRefused, allows
from decreta.documents import rules
from decreta.documents.domain.closing import close_register as close
from decreta.documents.domain.closing import order_closing
from decreta.documents.domain.registers import open_register as open_at
from decreta.documents.domain.registers import void_number
from decreta.documents.domain.reserving import reserve_numbers
from decreta.documents.domain.stubs import register_stub
from decreta.documents.enums import Direction
from decreta.documents.forms.drafts import ReasonForm, RegisterForm, StubForm
from decreta.documents.forms.registers import ReserveForm
from decreta.documents.models import Number, Series
from decreta.documents.queries.registers import registers_for, series_open_to
from decreta.documents.views.fetching import actor_of
from decreta.kit.exporting import FORMS
from decreta.ui.methods import GET_POST


@login_required
@require_safe
def registers(request: HttpRequest) -> HttpResponse:
    """Registers of the issuers that the actor works for."""
    actor = actor_of(request)
    context = {"registers": registers_for(actor), "keeps": actor.can("issue_documents"), "forms": FORMS}
    return render(request, "documents/registers.html", context)


@login_required
@GET_POST
@idempotent
def open_register(request: HttpRequest) -> HttpResponse:
    """Open a register at a number, or move it up."""
    if not actor_of(request).can("issue_documents"):
        raise PermissionDenied(_("Your post keeps no registers."))
    form = RegisterForm(request.POST or None, actor=actor_of(request))
    if request.method == "POST" and form.is_valid():
        try:
            series = open_at(**form.cleaned_data, by=actor_of(request))
        except ActRefused as refusal:
            form.take(refusal)
        else:
            messages.success(
                request, _("The register goes on with number %(number)s.") % {"number": series.next_number}
            )
            return redirect("documents:registers")
    return render(request, "documents/open_register.html", {"form": form}, status=422 if form.errors else 200)


@login_required
@GET_POST
@idempotent
def stub(request: HttpRequest) -> HttpResponse:
    """Number a secret paper that is kept elsewhere."""
    if not actor_of(request).can("issue_documents"):
        raise PermissionDenied(_("Your post keeps no registers."))
    form = StubForm(request.POST or None, actor=actor_of(request))
    if request.method == "POST" and form.is_valid():
        try:
            made = register_stub(**form.cleaned_data, by=actor_of(request))
        except ActRefused as refusal:
            form.take(refusal)
        else:
            messages.success(request, _("Registered as %(symbol)s.") % {"symbol": made.symbol})
            return redirect("documents:document", pk=made.pk)
    return render(request, "documents/stub.html", {"form": form}, status=422 if form.errors else 200)


@login_required
@GET_POST
@idempotent
def reserve(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Reserve the next numbers of a register."""
    actor, series = actor_of(request), _series(request, pk)
    if not allows(rules.may_keep_registers, series.issuer, by=actor):
        raise PermissionDenied(_("Your post keeps no registers."))
    form = ReserveForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            numbers = reserve_numbers(series=series, by=actor, **form.cleaned_data)
        except ActRefused as refusal:
            form.take(refusal)
        else:
            which = ", ".join(str(one.number) for one in numbers)
            messages.success(request, _("Reserved: %(numbers)s.") % {"numbers": which})
            return redirect("documents:registers")
    context = {"form": form, "series": series}
    return render(request, "documents/reserve.html", context, status=422 if form.errors else 200)


@login_required
@GET_POST
@idempotent
def void_reserved(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Make a number void that was reserved and is not needed."""
    actor = actor_of(request)
    found = Number.objects.filter(document=None, series__in=series_open_to(actor))
    number = get_object_or_404(found.select_related("series__body", "series__organisation", "series__term"), pk=pk)
    if not allows(rules.may_keep_registers, number.series.issuer, by=actor):
        raise PermissionDenied(_("Your post keeps no registers."))
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            void_number(number=number, by=actor, **form.cleaned_data)
        except ActRefused as refusal:
            form.take(refusal)
        else:
            messages.success(request, _("The number is void and will not be given again."))
            return redirect("documents:registers")
    context = {"form": form, "series": number.series, "number": number}
    return render(request, "documents/void_reserved.html", context, status=422 if form.errors else 200)


def _series(request: HttpRequest, pk: UUID) -> Series:
    found = series_open_to(actor_of(request), directions=tuple(Direction))
    return get_object_or_404(found.select_related("body", "organisation", "term"), pk=pk)


@login_required
@recently_authenticated
@GET_POST
def close_register(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Close a register whose year or term is over, in steps: sent twice, it is closed once."""
    actor, series = actor_of(request), _series(request, pk)
    if not allows(rules.may_close_register, series.issuer, by=actor, direction=series.direction):
        raise PermissionDenied(_("Your post keeps no registers."))
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        name = f"{_('Close register')}: {series.issuer.name}, {series.period}"
        try:
            job = order_closing(series=series, by=actor, title=name, **form.cleaned_data)
            if job is not None:
                return redirect("kit:job", job.pk)
            closed = close(series=series, by=actor, **form.cleaned_data)
        except ActRefused as refusal:
            form.take(refusal)
        else:
            if closed is None:
                messages.info(request, _("This register was closed before."))
            else:
                words = _("The register is closed with number %(number)s.")
                messages.success(request, words % {"number": closed.next_number - 1})
            return redirect("documents:registers")
    context = {"form": form, "series": series, "last": series.next_number - 1}
    return render(request, "documents/close_register.html", context, status=422 if form.errors else 200)
