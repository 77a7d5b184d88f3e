"""What is printed: the arrival stamp, the first page with it, separator sheets."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from decreta.capture.queries.printing import sheet_for, stamp_of, stamped_page
from decreta.capture.views.fetching import actor_of
from decreta.capture.workbench.apart import WorkRefused
from decreta.core import clock
from decreta.documents.delivering import marked, read
from decreta.documents.enums import How, Through
from decreta.documents.models import Arrival
from decreta.documents.views.arrival_parts import house_of
from decreta.organisation.models import Unit


@login_required
@require_safe
def label(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The stamp as a label, to be stuck on the paper."""
    arrival = _arrival(request, pk)
    return _pdf(stamp_of(arrival), f"stamp-{arrival.number}.pdf")


@login_required
@require_safe
def stamped(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The first page with the stamp on it, of a protected paper under its reader's name; the file stays as it is."""
    arrival = _arrival(request, pk)
    if arrival.document.paper_id is None:
        raise Http404
    try:
        made, name = stamped_page(arrival), f"stamped-{arrival.number}.pdf"
    except WorkRefused:
        raise Http404 from None
    if not arrival.document.is_protected:
        return _pdf(made, name)
    if request.method == "GET":
        read(arrival.document, actor_of(request), How.OPENED, Through.PAGE, file=name)
    return marked(made, name, actor_of(request), How.OPENED)


@login_required
@require_safe
def sheet(request: HttpRequest) -> HttpResponse:
    """A separator sheet of the own organisation, for one of its units if one is named."""
    house = house_of(request, "register_documents", _("Your post does not keep an incoming register."))
    unit = None
    if asked := request.GET.get("unit", ""):
        units = Unit.objects.valid_on(clock.today()).filter(organisation=house)
        unit = next((one for one in units if str(one.pk) == asked), None)
        if unit is None:
            raise Http404
    return _pdf(sheet_for(house, unit), "separator-sheet.pdf")


def _arrival(request: HttpRequest, pk: UUID) -> Arrival:
    found = Arrival.objects.visible_to(actor_of(request))
    return get_object_or_404(found.select_related("organisation", "document__paper"), pk=pk)


def _pdf(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}"'
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer
