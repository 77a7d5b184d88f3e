"""Papers on their way by machine: sent, received, given back, recalled, replaced."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Query, Router

from decreta.accounts.scopes import Scope
from decreta.api import bodies
from decreta.api.acting import act_on, make_under
from decreta.api.answers import listed, one, plain
from decreta.api.describing import does, reads
from decreta.api.forms import dispatch as forms
from decreta.api.gate import actor_of
from decreta.api.paging import Order
from decreta.api.queries import dispatch as shapes
from decreta.api.queries.pages import Deliveries
from decreta.api.references import References
from decreta.api.refusals import Mistake, Refusal
from decreta.api.things import DELIVERY, DOCUMENT, SENT_PAPER, writer
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.dispatch import domain
from decreta.dispatch.domain import Sending, Target
from decreta.dispatch.enums import Way
from decreta.dispatch.models import Delivery
from decreta.dispatch.queries.finding import target_named
from decreta.dispatch.queries.traces import of_document, traces
from decreta.documents import rules
from decreta.documents.models import Document

router = Router(tags=["documents"])
_LIST, _ALL = writer(Deliveries), writer(shapes.DeliveryList)
_NEWEST_FIRST = Order(("-sent_at", "-pk"))
_KINDS = frozenset({"organisation", "body", "unit", "holding"})


@reads(router, "/deliveries", Deliveries, name="deliveries", is_list=True)
def deliveries(request: HttpRequest, query: Query[forms.DeliveriesQuery]) -> HttpResponse:
    """What waits for the post to be received, or to be confirmed as recalled, the last sent first."""
    page = _NEWEST_FIRST.page(shapes.to_receive(actor_of(request)), after=query.after, limit=query.limit)
    return listed(request, _LIST, page, map(shapes.row, page.rows))


@reads(router, "/deliveries/{uuid:pk}", shapes.DeliveryShape, name="delivery", is_of_one=True)
def delivery(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A delivery with its receipts: for who sent it and for who receives it."""
    return one(request, DELIVERY, pk)


@reads(router, "/documents/{uuid:pk}/deliveries", shapes.DeliveryList, name="deliveries_of_document")
def deliveries_of(request: HttpRequest, pk: UUID) -> HttpResponse:
    """To whom a paper of the own house went, and what became of it at each."""
    actor = actor_of(request)
    document = DOCUMENT.find(actor, pk)
    if not rules.works_for(document.author, by=actor) and not actor.can("inspect_everything"):
        raise Http404
    rows = traces(of_document(document), actor)
    return plain(_ALL, {"items": [shapes.traced(row) for row in rows]})


@reads(router, "/documents/{uuid:pk}/dispatch", shapes.StandingShape, name="dispatch_of_document", is_of_one=True)
def dispatch_of(request: HttpRequest, pk: UUID) -> HttpResponse:
    """By when an issued paper is to be out, whether it is; its recall, and the papers that replace or correct it."""
    return one(request, SENT_PAPER, pk)


@does(
    router,
    "POST",
    "/documents/{uuid:pk}/deliveries",
    "dispatch.send",
    name="send_document",
    scope=Scope.DOCUMENTS,
    shape=shapes.DeliveryShape,
    form=forms.SendForm,
    status=201,
)
def send(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Send an issued paper to one recipient. Sent before that way, the delivery that there is comes back."""
    data = bodies.read(request, forms.SendForm)

    def do(document: Document, by: Actor) -> Delivery:
        target = _target(data.to, by)
        sending = Sending(target, Way(data.way), email=data.email, address=data.address, copies=data.copies)
        made = domain.send(document=document, sending=sending, by=by)
        return made or Delivery.objects.filter(document=document, recipient_key=target.key, way=data.way).latest(
            "sent_at"
        )

    return make_under(request, DOCUMENT, pk, do, DELIVERY)


def _target(text: str, by: Actor) -> Target:
    kind, _sep, code = text.partition(":")
    if kind not in _KINDS:
        return target_named(text, by=by, on=clock.today())
    known = References()
    found: Any = getattr(known, kind)(code, "/to")
    known.check()
    return Target.of(found)


@does(
    router,
    "POST",
    "/documents/{uuid:pk}/dispatch/complete",
    "dispatch.complete",
    name="complete_dispatch",
    scope=Scope.DOCUMENTS,
    shape=shapes.StandingShape,
    form=forms.CompleteForm,
)
def complete(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say that everything is sent."""
    note = bodies.read(request, forms.CompleteForm).note
    return act_on(request, SENT_PAPER, pk, lambda found, by: domain.complete(document=found, note=note, by=by))


@does(
    router,
    "POST",
    "/documents/{uuid:pk}/recall",
    "dispatch.recall",
    name="recall_document",
    scope=Scope.DOCUMENTS,
    shape=shapes.StandingShape,
    form=forms.RecallForm,
)
def recall(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Recall an issued paper: frozen at its issuer, cancelled at everybody who received it, its links ended."""
    data = bodies.read(request, forms.RecallForm)

    def do(found: Document, by: Actor) -> Any:
        paper = _paper(data.paper, by, "/paper") if data.paper is not None else None
        return domain.recall(document=found, reason=data.reason, paper=paper, by=by)

    return act_on(request, SENT_PAPER, pk, do)


@does(
    router,
    "POST",
    "/documents/{uuid:pk}/relations",
    "dispatch.relate",
    name="relate_document",
    scope=Scope.DOCUMENTS,
    shape=shapes.StandingShape,
    form=forms.RelateForm,
)
def relate(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say that it replaces or corrects an earlier paper of its issuer."""
    data = bodies.read(request, forms.RelateForm)

    def do(found: Document, by: Actor) -> Any:
        return domain.relate(later=found, earlier=_paper(data.earlier, by, "/earlier"), kind=data.kind, by=by)

    return act_on(request, SENT_PAPER, pk, do)


def _paper(key: UUID, by: Actor, pointer: str) -> Document:
    found = Document.objects.visible_to(by).filter(pk=key).first()
    if found is None:
        mistake = Mistake(_("There is no such paper, or it is not open to you."), pointer, code="unknown")
        raise Refusal("invalid", mistakes=[mistake])
    return found


@does(
    router,
    "POST",
    "/deliveries/{uuid:pk}/receive",
    "dispatch.receive",
    name="receive_delivery",
    scope=Scope.DOCUMENTS,
    shape=shapes.DeliveryShape,
    form=forms.ReceiveForm,
)
def receive(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Receive it; an organisation registers it in the same act under the next number of the year."""
    data = bodies.read(request, forms.ReceiveForm)
    return act_on(request, DELIVERY, pk, lambda found, by: domain.receive(delivery=found, by=by, **data.model_dump()))


@does(
    router,
    "POST",
    "/deliveries/{uuid:pk}/give-back",
    "dispatch.give_back",
    name="give_back_delivery",
    scope=Scope.DOCUMENTS,
    shape=shapes.DeliveryShape,
    form=forms.GiveBackForm,
)
def give_back(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give it back with a reason; of mail and paper those who sent it enter that it came back."""
    data = bodies.read(request, forms.GiveBackForm)
    return act_on(request, DELIVERY, pk, lambda found, by: domain.give_back(delivery=found, by=by, **data.model_dump()))


@does(
    router,
    "POST",
    "/deliveries/{uuid:pk}/proof",
    "dispatch.prove",
    name="prove_delivery",
    scope=Scope.DOCUMENTS,
    shape=shapes.DeliveryShape,
    form=forms.ProofForm,
)
def prove(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Record on which day a paper was taken, and by whom."""
    data = bodies.read(request, forms.ProofForm)
    return act_on(request, DELIVERY, pk, lambda found, by: domain.prove(delivery=found, by=by, **data.model_dump()))


@does(
    router,
    "POST",
    "/deliveries/{uuid:pk}/confirm-recall",
    "dispatch.confirm_recall",
    name="confirm_recall_of_delivery",
    scope=Scope.DOCUMENTS,
    shape=shapes.DeliveryShape,
    form=forms.ConfirmForm,
)
def confirm_recall(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Confirm that the recalled paper is cancelled, or was fetched back."""
    words = bodies.read(request, forms.ConfirmForm).words
    return act_on(request, DELIVERY, pk, lambda found, by: domain.confirm_recall(delivery=found, words=words, by=by))


@does(
    router,
    "POST",
    "/deliveries/{uuid:pk}/link/end",
    "dispatch.end_link",
    name="end_link_of_delivery",
    scope=Scope.DOCUMENTS,
    shape=shapes.DeliveryShape,
)
def end_link(request: HttpRequest, pk: UUID) -> HttpResponse:
    """End the link in its mail at once."""
    return act_on(request, DELIVERY, pk, lambda found, by: domain.end_link(delivery=found, by=by))


@does(
    router,
    "POST",
    "/deliveries/{uuid:pk}/link/renew",
    "dispatch.renew_link",
    name="renew_link_of_delivery",
    scope=Scope.DOCUMENTS,
    shape=shapes.DeliveryShape,
)
def renew_link(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Send a new link to the same address; the one before answers no more."""
    return act_on(request, DELIVERY, pk, lambda found, by: domain.renew_link(delivery=found, by=by))
