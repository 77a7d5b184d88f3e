"""The receipt clock of a directive, of a body, or of the installation."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from decreta.accounts.idempotency import idempotent
from decreta.assignments import rules
from decreta.assignments.domain import set_receipt_clock
from decreta.assignments.enums import ClockUnit
from decreta.assignments.queries.receipts import own_clock, version_of
from decreta.core.errors import ActRefused, allows
from decreta.organisation.middleware import actor_of
from decreta.ui.methods import GET_POST
from decreta.urging.forms import ReceiptClockForm
from decreta.urging.whose import Whose


@login_required
@GET_POST
@idempotent
def edit(request: HttpRequest, body_code: str = "", pk: UUID | None = None) -> HttpResponse:
    """Within what time tasks have to be received or disputed."""
    of, by = Whose.named(request, body_code, pk), actor_of(request)
    if not allows(rules.may_set_ladder, body=of.body, by=by):
        raise Http404
    held = own_clock(*of.ids)
    initial = {
        "of_version": version_of(*of.ids),
        "amount": held.amount if held is not None else None,
        "unit": held.unit if held is not None else ClockUnit.WORKING_DAY.value,
    }
    form = ReceiptClockForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            made = set_receipt_clock(body=of.body, programme=of.programme, by=by, **form.cleaned_data)
        except ActRefused as refusal:
            form.take(refusal)
        else:
            said = _("The receipt clock is set. What was assigned before keeps its own.")
            messages.success(request, said if made is not None else _("It holds already."))
            return redirect(of.page_url)
    return render(request, "urging/receipt.html", {"of": of, "form": form}, status=422 if form.errors else 200)
