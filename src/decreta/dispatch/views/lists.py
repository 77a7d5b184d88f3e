"""Lists: what is to be sent, what is to be received; the dispatch book."""

from __future__ import annotations

import datetime as dt

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from decreta.core import clock
from decreta.dispatch.enums import Way
from decreta.dispatch.models import Delivery
from decreta.dispatch.models.deliveries import sent_by_house
from decreta.dispatch.queries.receiving import received_by
from decreta.dispatch.rendering.labels import dispatch_book
from decreta.dispatch.tables.arriving import ARRIVING
from decreta.dispatch.tables.sending import SENDING
from decreta.documents.views.fetching import actor_of
from decreta.kit import lists
from decreta.organisation.models import Organisation

#: So many days stand in one book.
_DAYS = 31
_ROWS = 2000


@login_required
@require_safe
def sending(request: HttpRequest) -> HttpResponse:
    """Issued papers that are to go out, and those that went. Who sends nothing is led to what he receives."""
    actor = actor_of(request)
    return lists.page(
        request,
        SENDING,
        "dispatch/list.html",
        lambda shown: {"today": clock.today(), "receives": received_by(actor) is not None},
    )


@login_required
@require_safe
def arriving(request: HttpRequest) -> HttpResponse:
    """What waits to be received."""
    sends = actor_of(request).can("issue_documents")
    return lists.page(request, ARRIVING, "dispatch/arriving.html", lambda shown: {"sends": sends})


@login_required
@require_safe
def book(request: HttpRequest) -> HttpResponse:
    """The dispatch book of some days as a paper to be signed in: `?from=2025-03-18&to=2025-03-19`, today by itself."""
    actor = actor_of(request)
    if not actor.can("issue_documents"):
        raise Http404
    first = _day(request.GET.get("from", "")) or clock.today()
    last = min(max(_day(request.GET.get("to", "")) or first, first), first + dt.timedelta(days=_DAYS))
    found = Delivery.objects.visible_to(actor).filter(sent_by_house(actor), way=Way.PAPER)
    rows = found.filter(sent_at__gte=clock.start_of_day(first), sent_at__lt=clock.end_of_day(last))
    rows = rows.select_related("document__body", "document__organisation").defer("document__search")
    house = Organisation.objects.filter(pk__in=[actor.organisation_id]).first() if actor.organisation_id else None
    made = dispatch_book(
        rows.order_by("sent_at", "pk")[:_ROWS],
        house=house.name_vi if house is not None else "",
        first=first,
        last=last,
        moment=clock.now(),
    )
    return pdf(made, f"dispatch-book-{first}.pdf")


def _day(text: str) -> dt.date | None:
    """A day of the address; what is none narrows nothing."""
    try:
        return dt.date.fromisoformat(text[:10])
    except ValueError:
        return None


def pdf(made: bytes, name: str) -> HttpResponse:
    """A paper that was made for this request."""
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(as_attachment=False, filename=name) or "inline"
    response["Cache-Control"] = "private, no-store"
    return response
