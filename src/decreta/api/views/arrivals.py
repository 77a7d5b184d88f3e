"""The incoming register by machine: what arrived, what is to be done with it, what answers it."""

from __future__ import annotations

import dataclasses
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from ninja import Query, Router

from decreta.accounts.scopes import Scope
from decreta.api import bodies
from decreta.api.acting import act_on, make, make_under
from decreta.api.answers import listed, one, plain, shown
from decreta.api.describing import does, reads
from decreta.api.forms import arrivals as forms
from decreta.api.forms.documents import ReasonForm
from decreta.api.forms.queries import ArrivalsQuery
from decreta.api.forms.tray import TrayArrivalForm
from decreta.api.gate import ANY, actor_of
from decreta.api.paging import Order
from decreta.api.queries import arrivals as shapes
from decreta.api.queries.pages import Arrivals, MarkTemplates
from decreta.api.references import References
from decreta.api.refusals import Mistake, Refusal
from decreta.api.things import ARRIVAL, MARK, MARK_TEMPLATE, writer
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.documents import domain
from decreta.documents.delivering import deliver, read
from decreta.documents.domain.arrival_words import Bearing, Coming
from decreta.documents.domain.arriving import Upload
from decreta.documents.enums import How, Through
from decreta.documents.models import Arrival, Document
from decreta.documents.queries.arrivals import Narrowing, Sender, sender_named
from decreta.organisation.models import Organisation

router = Router(tags=["documents"])
_ARRIVALS, _TEMPLATES = writer(Arrivals), writer(MarkTemplates)
_NEWEST_FIRST = Order(("-registered_at", "-pk"))
_BEARING = [one.name for one in dataclasses.fields(Bearing)]
_COMING = [one.name for one in dataclasses.fields(Coming)]


@reads(router, "/arrivals", Arrivals, name="arrivals", is_list=True)
def arrivals(request: HttpRequest, query: Query[ArrivalsQuery]) -> HttpResponse:
    """Arrivals that the post may see, the last registered first."""
    narrowing = Narrowing.read({"state": query.state, "year": query.year, "q": query.q})
    found = shapes.arrivals(actor_of(request), narrowing)
    page = _NEWEST_FIRST.page(found, after=query.after, limit=query.limit)
    return listed(request, _ARRIVALS, page, map(shapes.row, page.rows))


@reads(router, "/arrivals/{uuid:pk}", shapes.ArrivalShape, name="arrival", is_of_one=True)
def arrival(request: HttpRequest, pk: UUID) -> HttpResponse:
    """An arrival with its files, marks and answers."""
    found = ARRIVAL.find(actor_of(request), pk)
    read(found.document, actor_of(request), How.OPENED, Through.API)
    return shown(request, ARRIVAL, found)


@does(
    router,
    "POST",
    "/arrivals",
    "documents.register_arrival",
    "documents.note_correspondent",
    name="register_arrival",
    scope=Scope.DOCUMENTS,
    shape=shapes.ArrivalShape,
    form=forms.ArrivalForm,
    with_files=True,
    status=201,
    is_of_one=False,
)
def register(request: HttpRequest) -> HttpResponse:
    """Register a paper under the next number of the year; files come along as parts that the JSON names."""
    data = bodies.read(request, forms.ArrivalForm, with_files=True)
    known = References()
    house = known.organisation(data.organisation, "/organisation")
    sender = sender_of(known, data.sender)
    if sender is None and not data.is_new_sender and not known.mistakes:
        known.mistakes.append(Mistake(_("Nobody is known by this name."), "/sender", code="unknown_sender"))
    paper = _upload(request, data.paper, "/paper", known) if data.paper else None
    attached = [_upload(request, name, f"/attached/{place}", known) for place, name in enumerate(data.attached)]
    known.check()
    assert house is not None

    def do(by: Actor) -> Arrival:
        return domain.register_arrival(
            organisation=house,
            sender=sender or noted(house, data.sender, by),
            bearing=bearing_of(data),
            coming=coming_of(data),
            paper=paper,
            attached=[one for one in attached if one is not None],
            is_compared=data.is_compared,
            by=by,
        )

    return make(request, do, ARRIVAL)


def bearing_of(data: forms.ArrivalForm | TrayArrivalForm) -> Bearing:
    """What the paper says of itself."""
    return Bearing(**data.model_dump(include=set(_BEARING)))


def coming_of(data: forms.ArrivalForm | TrayArrivalForm) -> Coming:
    """How it came."""
    return Coming(**data.model_dump(include=set(_COMING)))


def sender_of(known: References, text: str) -> Sender | None:
    """Who is called so, by a code or by a name; None for somebody new."""
    if text.startswith(("organisation:", "body:")):
        return known.agency(text, "/sender")
    return sender_named(text, on=known.day)


def noted(house: Organisation, name: str, by: Actor) -> Sender:
    """A sender who is new; noted in the meantime by somebody else, he is found."""
    found = domain.note_correspondent(organisation=house, name=name, by=by) or sender_named(name, on=clock.today())
    if found is None:
        mistake = Mistake(_("Several are called so. Name the sender by his code."), "/sender", code="several")
        raise Refusal("invalid", mistakes=[mistake])
    return found


def _upload(request: HttpRequest, name: str, pointer: str, known: References) -> Upload | None:
    file = bodies.files_of(request).get(name)
    if file is None:
        known.mistakes.append(Mistake(_("No file of this name came along."), pointer, code="no_file"))
        return None
    return file.name or "", file.read()


@does(
    router,
    "PATCH",
    "/arrivals/{uuid:pk}",
    "documents.correct_arrival",
    name="correct_arrival",
    scope=Scope.DOCUMENTS,
    shape=shapes.ArrivalShape,
    form=forms.CorrectionForm,
)
def correct(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put right what was entered wrongly; number, sender and file stay."""
    data = bodies.read(request, forms.CorrectionForm)
    given = data.model_dump(exclude_unset=True, exclude={"reason"})
    for name in ("type_code", "arrived_on", "channel"):
        if given.get(name) in ("", None):
            given.pop(name, None)

    def do(found: Arrival, by: Actor) -> Any:
        of_paper = {name: given.get(name, getattr(found.document, name)) for name in _BEARING}
        of_arrival = {name: given.get(name, getattr(found, name)) for name in _COMING}
        return domain.correct_arrival(
            arrival=found, bearing=Bearing(**of_paper), coming=Coming(**of_arrival), reason=data.reason, by=by
        )

    return act_on(request, ARRIVAL, pk, do)


@does(
    router,
    "POST",
    "/arrivals/{uuid:pk}/return",
    "documents.return_arrival",
    name="return_arrival",
    scope=Scope.DOCUMENTS,
    shape=shapes.ArrivalShape,
    form=ReasonForm,
)
def send_back(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Enter that it was sent back: meant for another house, damaged or incomplete. It keeps its number."""
    reason = bodies.read(request, ReasonForm).reason
    return act_on(request, ARRIVAL, pk, lambda found, by: domain.return_arrival(arrival=found, reason=reason, by=by))


@does(
    router,
    "POST",
    "/arrivals/{uuid:pk}/void",
    "documents.void_arrival",
    name="void_arrival",
    scope=Scope.DOCUMENTS,
    shape=shapes.ArrivalShape,
    form=ReasonForm,
)
def void(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Make its number void, which is never given again."""
    reason = bodies.read(request, ReasonForm).reason
    return act_on(request, ARRIVAL, pk, lambda found, by: domain.void_arrival(arrival=found, reason=reason, by=by))


@does(
    router,
    "POST",
    "/arrivals/{uuid:pk}/settle",
    "documents.settle_arrival",
    name="settle_arrival",
    scope=Scope.DOCUMENTS,
    shape=shapes.ArrivalShape,
    form=ReasonForm,
)
def settle(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Lay it aside: read for information, or answered. What is still assigned must end first."""
    reason = bodies.read(request, ReasonForm).reason
    return act_on(request, ARRIVAL, pk, lambda found, by: domain.settle_arrival(arrival=found, reason=reason, by=by))


@does(
    router,
    "POST",
    "/arrivals/{uuid:pk}/reopen",
    "documents.reopen_arrival",
    name="reopen_arrival",
    scope=Scope.DOCUMENTS,
    shape=shapes.ArrivalShape,
    form=ReasonForm,
)
def reopen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a settled one up again: it waits for a directive."""
    reason = bodies.read(request, ReasonForm).reason
    return act_on(request, ARRIVAL, pk, lambda found, by: domain.reopen_arrival(arrival=found, reason=reason, by=by))


@does(
    router,
    "POST",
    "/arrivals/{uuid:pk}/marks",
    "documents.mark",
    name="write_mark",
    scope=Scope.DOCUMENTS,
    shape=shapes.MarkShape,
    form=forms.MarkForm,
    status=201,
)
def mark(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write a directive mark: it makes assignments, and those whom it names are told."""
    data = bodies.read(request, forms.MarkForm)
    known = References()
    lead = known.officer_or_unit(data.lead, "/lead")
    others = [known.officer_or_unit(text, f"/coordinating/{place}") for place, text in enumerate(data.coordinating)]
    known.check()
    assert lead is not None

    def do(found: Arrival, by: Actor) -> Any:
        return domain.mark(
            arrival=found,
            words=data.words,
            lead=lead,
            coordinating=[one for one in others if one is not None],
            due_on=data.due_on,
            by=by,
        )

    return make_under(request, ARRIVAL, pk, do, MARK)


@reads(router, "/marks/{uuid:pk}", shapes.MarkShape, name="mark", is_of_one=True)
def mark_of(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A directive mark, and who works on it."""
    return one(request, MARK, pk)


@does(
    router,
    "POST",
    "/marks/{uuid:pk}/withdraw",
    "documents.withdraw_mark",
    name="withdraw_mark",
    scope=Scope.DOCUMENTS,
    shape=shapes.MarkShape,
    form=ReasonForm,
)
def withdraw_mark(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Withdraw a mark, with a reason: what it assigned ends."""
    reason = bodies.read(request, ReasonForm).reason
    return act_on(request, MARK, pk, lambda found, by: domain.withdraw_mark(mark=found, reason=reason, by=by))


@does(
    router,
    "POST",
    "/arrivals/{uuid:pk}/replies",
    "documents.link_reply",
    name="name_reply",
    scope=Scope.DOCUMENTS,
    shape=shapes.ArrivalShape,
    form=forms.AnswerForm,
)
def name_reply(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Name a paper of the house, drafted or issued, as its answer."""
    data = bodies.read(request, forms.AnswerForm)

    def do(found: Arrival, by: Actor) -> Any:
        known = References()
        answer = Document.objects.visible_to(by).filter(pk=data.document).first()
        if answer is None:
            known.missing("/document")
        known.check()
        assert answer is not None
        return domain.link_reply(arrival=found, document=answer, by=by)

    return act_on(request, ARRIVAL, pk, do)


@reads(router, "/attachments/{uuid:pk}/file", None, name="file_of_attachment", gives=ANY)
def attachment(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """A file that came with a paper."""
    found, by = shapes.find_attachment(actor_of(request), pk), actor_of(request)
    return deliver(found.document, found.file, request=request, actor=by, through=Through.API)


@reads(router, "/mark-templates", MarkTemplates, name="mark_templates")
def mark_templates(request: HttpRequest) -> HttpResponse:
    """Marks that leaders of the own house write often."""
    return plain(_TEMPLATES, {"items": [shapes.template(one) for one in shapes.templates(actor_of(request))]})


@reads(router, "/mark-templates/{uuid:pk}", shapes.TemplateShape, name="mark_template", is_of_one=True)
def mark_template(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One of them."""
    return one(request, MARK_TEMPLATE, pk)


@does(
    router,
    "POST",
    "/mark-templates",
    "documents.keep_mark_template",
    name="keep_mark_template",
    scope=Scope.DOCUMENTS,
    shape=shapes.TemplateShape,
    form=forms.TemplateForm,
    status=201,
    is_of_one=False,
)
def keep_mark_template(request: HttpRequest) -> HttpResponse:
    """Keep a mark that is written often, for every leader of the house."""
    data = bodies.read(request, forms.TemplateForm)
    known = References()
    house = known.organisation(data.organisation, "/organisation")
    lead = known.unit(data.lead, "/lead") if data.lead is not None else None
    others = [known.unit(code, f"/coordinating/{place}") for place, code in enumerate(data.coordinating)]
    known.check()
    assert house is not None

    def do(by: Actor) -> Any:
        return domain.keep_mark_template(
            organisation=house,
            words=data.words,
            lead=lead,
            coordinating=[one for one in others if one is not None],
            working_days=data.working_days,
            by=by,
        )

    return make(request, do, MARK_TEMPLATE)


@does(
    router,
    "POST",
    "/mark-templates/{uuid:pk}/drop",
    "documents.drop_mark_template",
    name="drop_mark_template",
    scope=Scope.DOCUMENTS,
    shape=shapes.TemplateShape,
)
def drop_mark_template(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Offer it no longer; the answer is 204."""
    return act_on(request, MARK_TEMPLATE, pk, lambda found, by: domain.drop_mark_template(template=found, by=by))
